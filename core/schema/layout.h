/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_LAYOUT_H
#define HC_SCHEMA_LAYOUT_H

/*
 * What a run reads for the subjects of one root: which columns of which
 * entities, and how their rows hang together. Made by the plan of the run from
 * the names that its rules mention; read by the store (to scan), by the
 * evaluator and by the script engine (to find a field's column).
 */

#include "schema/entity.h"

#define HC_STEPS_MAX 3

/* A field of a frame's entity, or of a record it refers to ("firm.size"). */
typedef struct hc_layout_column {
	const char *path;
	const hc_field *field;                 /* the last of the path */
	size_t step_count;                     /* references followed before it */
	const hc_field *steps[HC_STEPS_MAX];
} hc_layout_column;

typedef struct hc_layout_frame {
	const hc_entity *entity;
	/* How a row names its root: references to follow, the last of which holds the
	 * root's id. None for the root frame itself. */
	size_t key_count;
	const hc_field *key[HC_STEPS_MAX];
	bool at_home;            /* the entity lies within this root: its rows are stored by it */
	size_t column_count;     /* [0] is the identifier */
	hc_layout_column *columns;
} hc_layout_frame;

/* A collection: rows of `child` that refer to rows of `parent` by `via`. */
typedef struct hc_layout_link {
	size_t parent;           /* frame */
	size_t child;            /* frame */
	const hc_field *via;
	size_t via_column;       /* of the child frame: the reference's text; 0 when the row's root is the parent */
} hc_layout_link;

typedef struct hc_layout {
	const hc_entity *root;
	size_t frame_count;      /* [0] is the root's */
	hc_layout_frame *frames;
	size_t link_count;
	hc_layout_link *links;
} hc_layout;

/* The column of `frame` with this path; -1 when the layout does not read it. */
int hc_layout_find(const hc_layout_frame *frame, const char *path, size_t length);

/* The frame of a subject entity (one that lies at home in this root); -1 when none. */
int hc_layout_subject(const hc_layout *layout, const hc_entity *entity);

/* Whether records of `entity` are read: as a frame, or as what a row refers to. */
bool hc_layout_reads(const hc_layout *layout, const hc_entity *entity);

/* Whether references to records of `entity` are followed. */
bool hc_layout_follows(const hc_layout *layout, const hc_entity *entity);

#endif

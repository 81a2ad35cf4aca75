/* SPDX-License-Identifier: MIT */
#ifndef HC_DATA_BLOCK_H
#define HC_DATA_BLOCK_H

/*
 * A block: some root subjects (64 of them) with all their records, as
 * the store hands it to the evaluator.
 *
 * A frame is the rows of one entity as columns. A link says which rows of a
 * child frame belong to which row of a parent frame. Rows whose reference is
 * missing might belong to any parent of the same root; they are the strays.
 */

#include "data/column.h"

typedef struct hc_frame {
	size_t rows;
	size_t strays;   /* the last of the rows: no root of theirs is known, so they are subjects of no block */
	size_t room;     /* rows that every column has memory for */
	size_t column_count;
	hc_column *columns;
} hc_frame;

typedef struct hc_link {
	/* Rows of the child that surely belong to parent row p:
	 * order[start[p]] .. order[start[p + 1] - 1]; where `order` is NULL the row numbers themselves. */
	size_t parents;
	uint32_t *start;
	uint32_t *order;
	/* Rows that may belong to parent p: strays[stray_start[p]] .. strays[stray_end[p] - 1]; the parents of a root share them. */
	uint32_t *stray_start;
	uint32_t *stray_end;
	uint32_t *strays;
	/* Rows that may belong to any parent at all: [any_from, any_to). */
	uint32_t any_from;
	uint32_t any_to;
	/* Bit p: the children of parent p are not known at all (the register is absent). */
	uint64_t *absent;
} hc_link;

typedef struct hc_block {
	size_t frame_count;
	hc_frame *frames; /* [0] holds the root subjects */
	size_t link_count;
	hc_link *links;
} hc_block;

bool hc_frame_init(hc_frame *frame, const hc_type *types, size_t column_count);
void hc_frame_drop(hc_frame *frame);
void hc_frame_clear(hc_frame *frame);

/* Makes room for one more row. False when out of memory. */
bool hc_frame_grow(hc_frame *frame);
static inline bool hc_frame_reserve(hc_frame *frame)
{
	return frame->rows < frame->room || hc_frame_grow(frame);
}

void hc_link_drop(hc_link *link);

/*
 * Fills `link` from `parent_of`: for each child row the row number of its
 * parent, HC_PARENT_NONE for a row that belongs to nobody, or HC_PARENT_STRAY
 * for one whose reference is missing; `root_of` gives the root of each child
 * row and `parent_root` that of each parent row, so that strays reach only
 * parents of the same root. Children stand in the order of their roots, those
 * of HC_ROOT_ANY, which reach all, last. Memory: O(children + parents).
 */
#define HC_PARENT_NONE UINT32_MAX
#define HC_PARENT_STRAY (UINT32_MAX - 1)
#define HC_ROOT_ANY UINT32_MAX
bool hc_link_build(hc_link *link, size_t parents, size_t children, const uint32_t *parent_of,
                   const uint32_t *root_of, const uint32_t *parent_root);

void hc_block_drop(hc_block *block);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_H
#define HC_STORE_SCAN_H

/*
 * Reading records into blocks: for a range of roots, the rows of every frame
 * of a layout, linked. Each table is read once, in the order of its roots.
 */

#include "data/block.h"
#include "schema/layout.h"
#include "store/database.h"
#include "store/twins.h"

typedef struct hc_scan hc_scan;

/* Only what lies within one record: "entity:id". */
typedef struct hc_within {
	const hc_entity *entity; /* NULL: everything */
	const char *id;
} hc_within;

/* A value that was passed over: of the wrong type, outside its range, a reference to nothing. */
typedef void (*hc_scan_notice)(void *context, const char *entity, const char *id, const char *field, hc_label text);

/*
 * A run of roots. Without `within` the chunks leave no gap, so that rows whose
 * root is not there are met as well: `low` is the last root before the chunk
 * and `high` its own last, NULL at the open ends. With `within` they are the
 * first and the last root of the chunk.
 */
typedef struct hc_chunk {
	const char *low;
	const char *high;
} hc_chunk;

/*
 * Prepares the scan of `layout` and sorts what is not stored in the order of
 * the roots, so that nothing has to be opened later. Borrows the database,
 * which must be held, the layout and `twins`, which knows the layout's derived
 * fields (NULL when it has none). Of what has to be sorted only the roots of
 * `span` are, which all chunks asked for lie in. A database serves one scan at a time.
 */
hc_status hc_scan_new(hc_scan **out, hc_database *database, const hc_layout *layout, hc_within within, const hc_chunk *span,
                      const hc_twins *twins, hc_scan_notice notice, void *context, hc_error *err);
void hc_scan_free(hc_scan *scan); /* NULL is accepted */

/*
 * Fills the scan's block with the roots of `chunk` and their records. Chunks
 * must be asked for in ascending order. The block is borrowed until the next call.
 * HC_EDATA: the file is damaged, a root has no identifier that is a text, or a
 * record is met twice.
 */
hc_status hc_scan_fill(hc_scan *scan, const hc_chunk *chunk, const hc_block **out, hc_error *err);

/* The chunks of `size` roots, in order; none when there is no root and `within` is given, else one at least. All from `arena`. */
hc_status hc_scan_chunks(hc_database *database, const hc_layout *layout, hc_within within, size_t size,
                         hc_arena *arena, hc_chunk **out, size_t *count, int64_t *roots, hc_error *err);

/* Whether `within` can bound subjects of this layout: its entity is the root, is referred to by it, or lies in it. */
bool hc_within_reaches(const hc_layout *layout, hc_within within);

/*
 * How many rows of `frame` there are to judge: those of the roots that lie
 * within, or that one row; of the roots of `chunk` only, unless it is NULL.
 */
hc_status hc_scan_count(hc_database *database, const hc_layout *layout, size_t frame, hc_within within, const hc_chunk *chunk,
                        int64_t *out, hc_error *err);

/* Whether `within` names a record inside a root, so that only that one record is judged. */
bool hc_within_inside(const hc_layout *layout, hc_within within);

/* Whether there is such a record. */
hc_status hc_within_check(hc_database *database, hc_within within, bool *exists, hc_error *err);

#endif

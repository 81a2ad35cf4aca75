/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_INTERNAL_H
#define HC_STORE_SCAN_INTERNAL_H

/* What the files of the scan share: its state, and the steps from a row of SQLite's to a block. */

#include "store/handle.h"
#include "store/scan.h"
#include "store/scan_sql.h"

/* One frame being read. */
typedef struct hc_scan_reader {
	const hc_layout_frame *layout;
	hc_frame *frame;          /* the block's */
	hc_scan_way way;
	sqlite3_stmt *statement;
	bool on_row;              /* sorted: the statement stands on a row not yet taken */
	uint32_t *root_of;        /* parallel to the frame's rows */
	size_t root_capacity;
	size_t root_hint;
	hc_frame strays;          /* sorted: rows without a root, part of every block */
	bool failed;              /* out of memory while reading */
	bool past;                /* range: a row came that lies after the chunk */
	bool twice;               /* a record came twice, the last of the frame */
} hc_scan_reader;

struct hc_scan {
	hc_database *database;
	const hc_layout *layout;
	hc_within within;
	const hc_twins *twins;    /* NULL: no field of the layout is derived */
	hc_scan_notice notice;
	void *context;
	hc_block block;
	hc_scan_reader *readers;  /* parallel to the layout's frames */
	hc_scan_reader *filling;  /* whose rows the aggregate is given */
	const char *high;         /* the last root of the range being read; NULL: there is no end to look for */
	size_t high_length;
};

/* Takes one row; values[0] names its root. What goes wrong is left in the reader. */
void hc_scan_take_row(hc_scan *scan, hc_scan_reader *reader, sqlite3_value **values);

/* Notes the root of row `row`; false when out of memory. */
bool hc_scan_push_root(hc_scan_reader *reader, size_t row, uint32_t root);

/* The id in row `row`, as far as it fits; "?" where it is not known. */
void hc_scan_copy_id(char out[256], const hc_column *ids, size_t row);

/* Passes on that `field` of row `row` was passed over. */
void hc_scan_tell(hc_scan *scan, const hc_scan_reader *reader, const hc_frame *frame, size_t row, const char *field,
                  hc_label why);

/* What is told of a reference that leads nowhere. */
extern const hc_label hc_scan_dangling;

/* Builds link `k` of the block from the frames, which are filled. */
hc_status hc_scan_link(hc_scan *scan, size_t k, hc_error *err);

#endif

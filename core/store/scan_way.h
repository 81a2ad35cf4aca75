/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_WAY_H
#define HC_STORE_SCAN_WAY_H

/* How the rows of a table can be read in the order of their roots. */

#include "base/text.h"
#include "store/scan.h"

typedef enum hc_scan_way {
	HC_SCAN_RANGE,  /* the table is stored by the root: one range of it for each chunk, through an aggregate */
	HC_SCAN_SORTED, /* it is not: one statement that SQLite sorts, stepped along */
} hc_scan_way;

/*
 * Whether `table` is stored by a primary key (WITHOUT ROWID) that begins with
 * `first` and then `second` (NULL: whatever comes then), both rising and
 * compared byte by byte.
 */
hc_status hc_scan_key_rises(bool *out, hc_database *database, const char *table, const char *first, const char *second, hc_error *err);

/*
 * Adds what follows a table's name in a statement so that SQLite reads the
 * table itself: another index of the file may have another order, and say what
 * the table does not.
 */
hc_status hc_scan_add_by(hc_text *sql, hc_database *database, const char *table, hc_error *err);

/*
 * A range where the table is stored by the root's id and then its own, and the
 * former holds texts only.
 */
hc_status hc_scan_way_of(hc_scan_way *out, hc_database *database, const hc_layout_frame *frame, hc_error *err);

#endif

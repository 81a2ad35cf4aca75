/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_SQL_H
#define HC_STORE_SCAN_SQL_H

/* The statements that read a frame. */

#include "base/text.h"
#include "store/scan.h"

/* How a frame's rows come in the order of their roots. */
typedef enum hc_scan_way {
	HC_SCAN_RANGE,  /* the table is stored by the root: one range of it for each chunk, through an aggregate */
	HC_SCAN_SORTED, /* it is not: one statement that SQLite sorts, stepped along */
} hc_scan_way;

/* Stored by the root's id (WITHOUT ROWID, that column leads the primary key and holds texts only), or to be sorted. */
hc_status hc_scan_way_of(hc_scan_way *out, hc_database *database, const hc_layout_frame *frame, hc_error *err);

/*
 * Adds the statement: the root's id, then the frame's columns. A range is
 * given by ?1 and ?2: after ?1 (from ?1 on, with `within`) up to and with ?2.
 * Sorted rows whose root's id is no text come first.
 */
void hc_scan_sql(hc_text *sql, const hc_layout_frame *frame, hc_scan_way way, hc_within within);

/* Adds "SELECT count(*)" of the frame's rows whose root is there, lies within, and is of the chunk (NULL: of any). */
void hc_scan_count_sql(hc_text *sql, const hc_layout_frame *frame, const hc_entity *root, hc_within within, const hc_chunk *chunk);

/* Adds "SELECT identifier FROM root … ORDER BY identifier" for the roots that lie within, and of the chunk (NULL: of any). */
void hc_scan_roots_sql(hc_text *sql, const hc_entity *root, hc_within within, const hc_chunk *chunk);

/* Binds the ends of a range to ?1 and ?2. */
struct sqlite3_stmt;
void hc_scan_bind(struct sqlite3_stmt *statement, const char *low, const char *high);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_SQL_H
#define HC_STORE_SCAN_SQL_H

/* The statements that read a frame. */

#include "base/text.h"
#include "store/scan_way.h"

/*
 * Adds the statement: the root's id, then the frame's columns. A range begins
 * after ?1 (at ?1, with `within`) and has no end: whoever takes the rows stops
 * at the first that comes after, because SQLite would compare every row's key.
 * Sorted rows are those from ?1 (NULL: from the first) up to and with ?2, and
 * before them all whose root's id is no text. `by` is that of hc_scan_add_by.
 */
void hc_scan_sql(hc_text *sql, const hc_layout_frame *frame, hc_scan_way way, const char *by, hc_within within);

/* Adds "SELECT count(*)" of the frame's rows whose root is there, lies within, and is of the chunk (NULL: of any). */
void hc_scan_count_sql(hc_text *sql, const hc_layout_frame *frame, const hc_entity *root, hc_within within, const hc_chunk *chunk);

/* Adds "SELECT identifier FROM root … ORDER BY identifier" for the roots that lie within, and of the chunk (NULL: of any). */
void hc_scan_roots_sql(hc_text *sql, const hc_entity *root, hc_within within, const hc_chunk *chunk);

/*
 * Whether a derived column is one of the rows' own, and what they are apart by
 * is their root's id: then the value in its place is what is the same, and is
 * looked up by whoever takes the row, who has both in hand.
 */
bool hc_scan_twin_at_hand(const hc_layout_frame *frame, const hc_layout_column *column);

struct sqlite3_stmt;

/* Binds where a range begins; NULL: with the first row. */
void hc_scan_bind_low(struct sqlite3_stmt *statement, const char *low);

/* Binds the ends of sorted rows; NULL: open. */
void hc_scan_bind_span(struct sqlite3_stmt *statement, const char *low, const char *high);

#endif

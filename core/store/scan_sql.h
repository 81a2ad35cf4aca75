/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_SQL_H
#define HC_STORE_SCAN_SQL_H

/* The statements that read a frame. */

#include "base/text.h"
#include "store/scan_way.h"

/*
 * Adds the statement: the root's id, then the frame's columns. A range is
 * given by ?1 and ?2: after ?1 (from ?1 on, with `within`) up to and with ?2.
 * Sorted rows are those of a range as well (?1 NULL: from the first on), and
 * before them all whose root's id is no text. `by` is that of
 * hc_scan_add_by.
 */
void hc_scan_sql(hc_text *sql, const hc_layout_frame *frame, hc_scan_way way, const char *by, hc_within within);

/* Adds "SELECT count(*)" of the frame's rows whose root is there, lies within, and is of the chunk (NULL: of any). */
void hc_scan_count_sql(hc_text *sql, const hc_layout_frame *frame, const hc_entity *root, hc_within within, const hc_chunk *chunk);

/* Adds "SELECT identifier FROM root … ORDER BY identifier" for the roots that lie within, and of the chunk (NULL: of any). */
void hc_scan_roots_sql(hc_text *sql, const hc_entity *root, hc_within within, const hc_chunk *chunk);

/* Binds the ends of a range to ?1 and ?2. */
struct sqlite3_stmt;
void hc_scan_bind(struct sqlite3_stmt *statement, const char *low, const char *high);

#endif

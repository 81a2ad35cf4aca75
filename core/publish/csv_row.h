/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_CSV_ROW_H
#define HC_PUBLISH_CSV_ROW_H

/*
 * Rows of RFC 4180, in which a text that a spreadsheet would run as a formula
 * gets an apostrophe before it. A file of them begins with HC_CSV_MARK.
 */

#include "base/text.h"
#include "store/ledger.h"

#include <stdio.h>

/* A byte order mark: spreadsheets take a file without one for the local encoding. */
#define HC_CSV_MARK "\xEF\xBB\xBF"

typedef struct hc_csv_row {
	hc_text line; /* the cells so far */
	size_t cells; /* how many there are: the first may be empty */
	hc_text cell; /* a cell that is put together, for hc_csv_add_cell */
} hc_csv_row;

void hc_csv_init(hc_csv_row *row);
void hc_csv_drop(hc_csv_row *row);

/* Each adds one cell. A word or a number of ours as it is; a text from the records or the rules, NULL for the empty cell. */
void hc_csv_add(hc_csv_row *row, const char *text);
void hc_csv_add_guarded(hc_csv_row *row, const char *text);
void hc_csv_add_integer(hc_csv_row *row, bool given, int64_t value);

/* The actual or required value of a result; "low..high" of one that is not exactly known. */
void hc_csv_add_value(hc_csv_row *row, const hc_result *result, hc_interval value, const char *exact);

/* The clauses that a result cites, with blanks between them. */
void hc_csv_add_clauses(hc_csv_row *row, const hc_ledger_rule *rule, const hc_result *result);

/* What was put together in `cell`, which is empty afterwards. */
void hc_csv_add_cell(hc_csv_row *row);

/* Ends the row, writes it, and begins the next. */
hc_status hc_csv_write(hc_csv_row *row, FILE *out, hc_error *err);

#endif

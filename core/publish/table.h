/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_TABLE_H
#define HC_PUBLISH_TABLE_H

/*
 * An edition as tables of rows and typed cells: what a spreadsheet and a CSV
 * file hold is said once, here, and each writes it in its own way.
 */

#include "base/arena.h"
#include "publish/edition.h"

/* X(code, file's name, English, Chinese) */
#define HC_TABLE_LIST(X) \
	X(HC_TABLE_OWNERS, "owners", "List", "名单") \
	X(HC_TABLE_FINDINGS, "findings", "Findings", "问题") \
	X(HC_TABLE_MISSING, "missing", "Missing data", "缺失数据") \
	X(HC_TABLE_RULES, "rules", "Rules", "规则")

typedef enum hc_table_kind {
#define X(code, name, en, zh) code,
	HC_TABLE_LIST(X)
#undef X
	HC_TABLE_COUNT
} hc_table_kind;

const char *hc_table_name(hc_table_kind kind);
hc_label hc_table_label(hc_table_kind kind);

typedef enum hc_cell_kind { HC_CELL_NONE, HC_CELL_TEXT, HC_CELL_WHOLE, HC_CELL_NUMBER, HC_CELL_SHARE, HC_CELL_DATE } hc_cell_kind;

typedef struct hc_cell {
	hc_cell_kind kind;
	hc_date date;
	const char *text;   /* of a text */
	double number;      /* of a whole number, a number or a share (0 to 1) */
	double line;        /* of a number or a share: what it is held against, so that it does not look the same; NAN: nothing */
} hc_cell;

typedef struct hc_table_column {
	const char *name;   /* for programs, the same in every language */
	hc_label label;
	int width;          /* in characters, about */
} hc_table_column;

/* So many facets of owners have a column: where owners stand, and where entries do. */
enum { HC_TABLE_COLUMNS = 64, HC_TABLE_FACETS = 16, HC_TABLE_ENTRY_FACETS = 2 };

typedef struct hc_table {
	hc_table_kind kind;
	size_t column_count;
	size_t printed;     /* so many columns go on paper */
	hc_table_column columns[HC_TABLE_COLUMNS];
} hc_table;

/* The columns of a table of this edition, which lend it their names. */
void hc_table_describe(hc_table *out, const hc_edition *edition, hc_table_kind kind);

/* Called for each row; cells live during the call. */
typedef hc_status (*hc_see_row)(void *context, const hc_cell *cells, hc_error *err);

/* Makes rows of one table in one language. The table and the edition must outlive it; NULL may be freed. */
typedef struct hc_table_rows hc_table_rows;
hc_status hc_table_rows_new(hc_table_rows **out, const hc_table *table, hc_edition *edition, hc_lang lang, hc_see_row see,
                            void *context, hc_error *err);
void hc_table_rows_free(hc_table_rows *rows);

/* Whose entries follow (NULL: of none). */
hc_status hc_table_rows_owner(hc_table_rows *rows, const hc_edition_owner *owner, hc_error *err);

/* For the table of owners: the earliest deadline of each, in their order (HC_DATE_NEVER: none); borrowed until it is written. */
void hc_table_rows_deadlines(hc_table_rows *rows, const hc_date *deadlines, size_t count);

/* The rows of one entry: of findings one, of missing data one for each field. */
hc_status hc_table_rows_entry(hc_table_rows *rows, const hc_entry *entry, hc_error *err);

/* All rows of a table that is not made of entries. */
hc_status hc_table_rows_all(hc_table_rows *rows, hc_error *err);

#endif

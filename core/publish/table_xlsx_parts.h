/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_TABLE_XLSX_PARTS_H
#define HC_PUBLISH_TABLE_XLSX_PARTS_H

/* What the files that write a workbook share. */

#include "publish/tables.h"

#include <xlsxwriter.h>

/* Decimals that a number is shown with, at most; a format for each, made when first wanted. */
enum { HC_XLSX_DECIMALS = 10 };

/* One of the tables: the sheet that it is on now. */
typedef struct hc_xlsx_table {
	hc_table table;
	lxw_worksheet *worksheet;
	lxw_row_t row;
	int number;    /* of the sheets of this table */
} hc_xlsx_table;

struct hc_table_xlsx {
	lxw_workbook *workbook;
	hc_edition *edition;
	hc_lang lang;
	lxw_format *heading, *text, *date, *whole, *left_date, *left_whole, *title;
	lxw_format *shares[HC_XLSX_DECIMALS + 1], *numbers[HC_XLSX_DECIMALS + 1];
	lxw_error failed;   /* the first failure of the library */
	hc_text built;
	char *folder;       /* for the library's temporary files */
	hc_xlsx_table tables[HC_TABLE_COUNT];
};

/* The first failure counts. */
void hc_xlsx_note(hc_table_xlsx *book, lxw_error code);
hc_status hc_xlsx_status(const hc_table_xlsx *book, hc_error *err);

/* A sheet with A4 pages; `name` must be one that the library takes. */
hc_status hc_xlsx_add_sheet(lxw_worksheet **out, hc_table_xlsx *book, const char *name, hc_error *err);

bool hc_xlsx_make_formats(hc_table_xlsx *book); /* false when out of memory */

/* Cells. A text is made visible and cut to what a cell may hold; it never becomes a formula or a link. */
void hc_xlsx_put_text(hc_table_xlsx *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);
void hc_xlsx_put_date(hc_table_xlsx *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, hc_date date, lxw_format *format);
void hc_xlsx_put_cell(hc_table_xlsx *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const hc_cell *cell);

/* The first sheet: what was checked, sums, and what one must know of them. */
hc_status hc_xlsx_write_summary(hc_table_xlsx *book, hc_error *err);

/* The library's temporary files: a failure is remembered from the beginning on (an errno; 0: none). The end closes what the library left open. */
void hc_xlsx_files_begin(void);
int hc_xlsx_files_failure(void);
void hc_xlsx_files_end(void);

#endif

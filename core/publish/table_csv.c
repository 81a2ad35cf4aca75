/* SPDX-License-Identifier: MIT */
/* Rows of csv_row: numbers and words of ours as they are, texts guarded. */

#include "publish/tables.h"

#include "publish/csv_row.h"

#include <stdio.h>

typedef struct writer {
	FILE *out;
	const hc_table *table;
	hc_csv_row row;
} writer;

static void add_cell(hc_csv_row *row, const hc_cell *cell)
{
	char text[32] = "";

	switch (cell->kind) {
	case HC_CELL_TEXT:
		hc_csv_add_guarded(row, cell->text);
		return;
	case HC_CELL_WORD:
		hc_csv_add(row, cell->text);
		return;
	case HC_CELL_WHOLE:
		snprintf(text, sizeof text, "%.0f", cell->number);
		break;
	case HC_CELL_NUMBER:
	case HC_CELL_SHARE:
		snprintf(text, sizeof text, "%.15g", cell->number);
		break;
	case HC_CELL_DATE:
		hc_date_write(text, cell->date);
		break;
	case HC_CELL_NONE:
		break;
	}
	hc_csv_add(row, text);
}

static hc_status write_row(void *context, const hc_cell *cells, hc_error *err)
{
	writer *w = context;
	size_t i;

	for (i = 0; i < w->table->column_count; i++)
		add_cell(&w->row, &cells[i]);
	return hc_csv_write(&w->row, w->out, err);
}

hc_status hc_table_csv(FILE *out, hc_edition *edition, hc_table_kind kind, hc_lang lang, hc_error *err)
{
	writer w = { .out = out };
	hc_status status;
	hc_table table;
	size_t i;

	hc_table_describe(&table, edition, kind);
	w.table = &table;
	hc_csv_init(&w.row);
	fputs(HC_CSV_MARK, out);
	for (i = 0; i < table.column_count; i++)
		hc_csv_add(&w.row, table.columns[i].name);
	status = hc_csv_write(&w.row, out, err);
	if (status == HC_OK)
		status = hc_table_read(&table, edition, lang, write_row, &w, err);
	hc_csv_drop(&w.row);
	return status;
}

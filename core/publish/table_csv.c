/* SPDX-License-Identifier: MIT */
/* Rows of csv_row: numbers as they are, texts guarded. */

#include "publish/tables.h"

#include "base/memory.h"
#include "publish/csv_row.h"

#include <stdio.h>

struct hc_table_csv {
	FILE *file;
	const hc_table *table;
	hc_csv_row row;
};

hc_status hc_table_csv_begin(hc_table_csv **out, FILE *file, const hc_table *table, hc_error *err)
{
	hc_table_csv *csv = hc_memory_alloc(sizeof *csv);
	size_t i;

	*out = csv;
	if (!csv)
		return hc_error_nomem(err);
	csv->file = file;
	csv->table = table;
	hc_csv_init(&csv->row);
	fputs(HC_CSV_MARK, file);
	for (i = 0; i < table->column_count; i++)
		hc_csv_add(&csv->row, table->columns[i].name);
	return hc_csv_write(&csv->row, file, err);
}

static void add_cell(hc_csv_row *row, const hc_cell *cell)
{
	char text[32] = "";

	switch (cell->kind) {
	case HC_CELL_TEXT:
		hc_csv_add_guarded(row, cell->text);
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

hc_status hc_table_csv_row(hc_table_csv *csv, const hc_cell *cells, hc_error *err)
{
	size_t i;

	for (i = 0; i < csv->table->column_count; i++)
		add_cell(&csv->row, &cells[i]);
	return hc_csv_write(&csv->row, csv->file, err);
}

void hc_table_csv_drop(hc_table_csv *csv)
{
	if (!csv)
		return;
	hc_csv_drop(&csv->row);
	hc_memory_free(csv);
}

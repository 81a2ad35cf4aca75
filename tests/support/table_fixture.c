/* SPDX-License-Identifier: MIT */
#include "support/table_fixture.h"

#include "support/ledger_fixture.h"

enum { OPEN = 1u << HC_FAIL | 1u << HC_BROKEN | 1u << HC_UNKNOWN | 1u << HC_WAIVED };

static hc_ledger *ledger;
hc_edition *table_editions[HC_EDITION_COUNT];

int table_editions_open(void **state)
{
	(void)state;
	ledger = fixture_ledger(NULL, 1);
	return ledger && hc_edition_open(&table_editions[HC_PUBLIC], ledger, HC_PUBLIC, NULL, NULL) == HC_OK &&
	                       hc_edition_open(&table_editions[HC_AUDITOR], ledger, HC_AUDITOR, NULL, NULL) == HC_OK &&
	                       hc_edition_open(&table_editions[HC_SUBJECT], ledger, HC_SUBJECT, "school:S2", NULL) == HC_OK
	               ? 0
	               : -1;
}

int table_editions_close(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < HC_EDITION_COUNT; i++)
		hc_edition_close(table_editions[i]);
	hc_ledger_close(ledger);
	return 0;
}

typedef struct filling {
	hc_table_rows *rows;
	hc_table_csv *csv;
	hc_table_xlsx *book;
	hc_table_markdown *markdown;
	hc_table_json *json;
	hc_table_kind kind;
} filling;

static hc_status put_row(void *context, const hc_cell *cells, hc_error *err)
{
	const filling *f = context;

	return f->csv ? hc_table_csv_row(f->csv, cells, err) : hc_table_xlsx_row(f->book, f->kind, cells, err);
}

static hc_status see_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	const filling *f = context;

	if (f->markdown)
		return hc_table_markdown_owner(f->markdown, owner, err);
	return f->rows ? hc_table_rows_owner(f->rows, owner, err) : HC_OK;
}

static hc_status see_entry(void *context, const hc_entry *entry, hc_error *err)
{
	const filling *f = context;

	if (f->markdown)
		return hc_table_markdown_entry(f->markdown, entry, err);
	return f->json ? hc_table_json_entry(f->json, entry, err) : hc_table_rows_entry(f->rows, entry, err);
}

static hc_status fill_table(filling *f, const hc_table *table, hc_edition *edition, hc_lang lang, hc_error *err)
{
	static const hc_date deadlines[] = { 18000, HC_DATE_NEVER, 17970 };
	hc_status status = hc_table_rows_new(&f->rows, table, edition, lang, put_row, f, err);

	if (status == HC_OK && (table->kind == HC_TABLE_FINDINGS || table->kind == HC_TABLE_MISSING)) {
		status = hc_edition_read_by_owner(edition, OPEN, see_owner, see_entry, f, err);
	} else if (status == HC_OK) {
		hc_table_rows_deadlines(f->rows, deadlines, 3);
		status = hc_table_rows_all(f->rows, err);
	}
	hc_table_rows_free(f->rows);
	f->rows = NULL;
	return status;
}

hc_status table_write_csv(FILE *out, hc_table_kind kind, hc_edition *edition, hc_lang lang, hc_error *err)
{
	hc_table table;
	filling f = { .kind = kind };
	hc_status status;

	hc_table_describe(&table, edition, kind);
	status = hc_table_csv_begin(&f.csv, out, &table, err);
	if (status == HC_OK)
		status = fill_table(&f, &table, edition, lang, err);
	hc_table_csv_drop(f.csv);
	return status;
}

hc_status table_write_markdown(FILE *out, hc_edition *edition, hc_lang lang, hc_error *err)
{
	filling f = { 0 };
	hc_status status = hc_table_markdown_begin(&f.markdown, out, edition, lang, err);

	if (status == HC_OK)
		status = hc_edition_read_by_owner(edition, OPEN, see_owner, see_entry, &f, err);
	hc_table_markdown_drop(f.markdown);
	return status;
}

hc_status table_write_json(FILE *out, hc_edition *edition, hc_error *err)
{
	filling f = { 0 };
	hc_status status = hc_table_json_begin(&f.json, out, edition, err);

	if (status == HC_OK)
		status = hc_edition_read_by_owner(edition, OPEN, see_owner, see_entry, &f, err);
	if (status == HC_OK)
		hc_table_json_end(f.json);
	hc_table_json_drop(f.json);
	return status;
}

hc_status table_write_book(const char *path, hc_edition *edition, hc_lang lang, hc_error *err)
{
	filling f = { 0 };
	hc_status status = hc_table_xlsx_begin(&f.book, path, edition, lang, err);

	for (f.kind = HC_TABLE_OWNERS; status == HC_OK && f.kind < HC_TABLE_COUNT; f.kind++) {
		hc_table table;

		hc_table_describe(&table, edition, f.kind);
		status = fill_table(&f, &table, edition, lang, err);
	}
	if (status == HC_OK)
		status = hc_table_xlsx_end(f.book, err);
	hc_table_xlsx_drop(f.book);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The tables as one workbook. Rows go to disk as they come (constant memory).
 * The workbook is dated by the audit, so that the same edition gives the same
 * bytes. Every text is written as a text: none becomes a formula or a link.
 */

#include "publish/table_xlsx_parts.h"

#include "base/memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { ROWS_MAX = 1048575 };

typedef struct hc_table_xlsx book;

/* ---- failures ---- */

void hc_xlsx_note(book *b, lxw_error code)
{
	if (b->failed == LXW_NO_ERROR)
		b->failed = code;
}

static hc_status not_written(hc_error *err, const char *why)
{
	return hc_error_add(err, HC_EWRITE, NULL, 0, "the workbook cannot be written: %s", "无法写入工作簿：%s", why);
}

hc_status hc_xlsx_status(const book *b, hc_error *err)
{
	int code = hc_xlsx_files_failure();

	if (b->failed == LXW_ERROR_MEMORY_MALLOC_FAILED || code == ENOMEM)
		return hc_error_nomem(err);
	if (code)
		return not_written(err, strerror(code));
	return b->failed == LXW_NO_ERROR ? HC_OK : not_written(err, lxw_strerror(b->failed));
}

/* ---- sheets ---- */

hc_status hc_xlsx_add_sheet(lxw_worksheet **out, book *b, const char *name, hc_error *err)
{
	*out = workbook_add_worksheet(b->workbook, name);
	/* A sheet has a file for its rows: memory is not all that it can lack. */
	if (!*out)
		return hc_xlsx_files_failure() ? hc_xlsx_status(b, err) : hc_error_nomem(err);
	worksheet_set_landscape(*out);
	worksheet_set_paper(*out, 9); /* A4 */
	worksheet_fit_to_pages(*out, 1, 0);
	hc_xlsx_note(b, worksheet_set_footer(*out, "&C&P / &N"));
	return HC_OK;
}

static void end_sheet(book *b, const hc_xlsx_table *t)
{
	lxw_col_t last = (lxw_col_t)(t->table.column_count - 1);
	lxw_row_t end = t->row > 1 ? t->row - 1 : 1;

	if (!t->worksheet)
		return;
	hc_xlsx_note(b, worksheet_autofilter(t->worksheet, 0, 0, end, last));
	hc_xlsx_note(b, worksheet_print_area(t->worksheet, 0, 0, end, (lxw_col_t)(t->table.printed - 1)));
}

/* In both languages, one below the other. */
static void put_heading(book *b, lxw_worksheet *worksheet, lxw_col_t column, hc_label label)
{
	hc_text_clear(&b->built);
	hc_text_add_visible(&b->built, hc_label_text(label, HC_ZH));
	hc_text_add(&b->built, "\n");
	hc_text_add_visible(&b->built, hc_label_text(label, HC_EN));
	if (b->built.failed)
		hc_xlsx_note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
	hc_xlsx_note(b, worksheet_write_string(worksheet, 0, column, hc_text_get(&b->built), b->heading));
}

/* Whether another table's sheet bears this name. */
static bool is_taken(const book *b, const char *name)
{
	hc_table_kind kind;

	for (kind = HC_TABLE_OWNERS + 1; kind < HC_TABLE_COUNT; kind++) {
		if (strcmp(name, hc_label_text(hc_table_label(kind), b->lang)) == 0)
			return true;
	}
	return false;
}

/* The sheet of owners is named after them, where a sheet can bear the name ("名单 2" must fit as well). */
static void add_name(hc_text *out, const book *b, hc_table_kind kind)
{
	const hc_ledger_term *term = kind == HC_TABLE_OWNERS ? hc_edition_term(b->edition, hc_edition_facts(b->edition)->owner_entity) : NULL;
	const char *name = "";

	if (term && b->lang == HC_EN)
		name = hc_label_text(term->plural.en ? term->plural : term->label, HC_EN);
	else if (term)
		name = hc_label_text(term->plural.zh ? term->plural : term->label, HC_ZH);
	if (!name[0] || hc_utf8_columns(name) > 24 || is_taken(b, name) || workbook_validate_sheet_name(b->workbook, name) != LXW_NO_ERROR)
		name = hc_label_text(hc_table_label(kind), b->lang);
	hc_text_add_visible(out, name);
	if (out->length > 0)
		out->bytes[0] = (char)toupper((unsigned char)out->bytes[0]);
}

static hc_status add_table_sheet(book *b, hc_xlsx_table *t, hc_error *err)
{
	hc_text name;
	hc_status status;

	hc_text_init(&name);
	add_name(&name, b, t->table.kind);
	if (++t->number > 1)
		hc_text_addf(&name, " %d", t->number);
	status = name.failed ? hc_error_nomem(err) : hc_xlsx_add_sheet(&t->worksheet, b, hc_text_get(&name), err);
	hc_text_drop(&name);
	return status;
}

static hc_status begin_sheet(book *b, hc_xlsx_table *t, hc_error *err)
{
	hc_status status;
	size_t i;

	end_sheet(b, t);
	status = add_table_sheet(b, t, err);
	if (status != HC_OK)
		return status;
	for (i = 0; i < t->table.column_count; i++)
		hc_xlsx_note(b, worksheet_set_column(t->worksheet, (lxw_col_t)i, (lxw_col_t)i, t->table.columns[i].width, NULL));
	hc_xlsx_note(b, worksheet_set_row(t->worksheet, 0, 32, NULL));
	worksheet_freeze_panes(t->worksheet, 1, 2);
	hc_xlsx_note(b, worksheet_repeat_rows(t->worksheet, 0, 0));
	for (i = 0; i < t->table.column_count; i++)
		put_heading(b, t->worksheet, (lxw_col_t)i, t->table.columns[i].label);
	t->row = 1;
	return hc_xlsx_status(b, err);
}

/* So high that the texts that go on paper can be read whole: not every program fits rows to wrapped texts by itself. */
static double height_of(const hc_xlsx_table *t, const hc_cell *cells)
{
	enum { LINE = 15, HIGHEST = 400 };
	size_t most = 1, lines, i;

	for (i = 0; i < t->table.printed; i++) {
		if (cells[i].kind != HC_CELL_TEXT)
			continue;
		lines = 1 + hc_utf8_columns(cells[i].text) / (size_t)t->table.columns[i].width;
		most = lines > most ? lines : most;
	}
	return most * LINE < HIGHEST ? (double)(most * LINE) : HIGHEST;
}

hc_status hc_table_xlsx_row(book *b, hc_table_kind kind, const hc_cell *cells, hc_error *err)
{
	hc_xlsx_table *t = &b->tables[kind];
	hc_status status = t->row > ROWS_MAX ? begin_sheet(b, t, err) : HC_OK;
	size_t i;

	if (status != HC_OK)
		return status;
	hc_xlsx_note(b, worksheet_set_row(t->worksheet, t->row, height_of(t, cells), NULL));
	for (i = 0; i < t->table.column_count; i++)
		hc_xlsx_put_cell(b, t->worksheet, t->row, (lxw_col_t)i, &cells[i]);
	t->row++;
	return hc_xlsx_status(b, err);
}

/* ---- the workbook ---- */

/* The day of the audit, as seconds; of 0 the library would make the present. */
static void date_workbook(book *b)
{
	lxw_doc_properties properties = { 0 };

	properties.created = (time_t)hc_edition_facts(b->edition)->as_of * 86400;
	if (properties.created == 0)
		properties.created = 1;
	hc_xlsx_note(b, workbook_set_properties(b->workbook, &properties));
}

static hc_status begin(book *b, hc_error *err)
{
	hc_status status = hc_xlsx_make_formats(b) ? hc_xlsx_write_summary(b, err) : hc_error_nomem(err);
	hc_table_kind kind;

	date_workbook(b);
	for (kind = HC_TABLE_OWNERS; status == HC_OK && kind < HC_TABLE_COUNT; kind++) {
		hc_table_describe(&b->tables[kind].table, b->edition, kind);
		status = begin_sheet(b, &b->tables[kind], err);
	}
	return status;
}

/* The folder of `path`, in its place. */
static void keep_folder(char *path)
{
	char *end = strrchr(path, '/');

	if (!end)
		snprintf(path, 2, "."); /* `path` has a character at least */
	else
		end[end == path ? 1 : 0] = '\0';
}

hc_status hc_table_xlsx_begin(hc_table_xlsx **out, const char *path, hc_edition *edition, hc_lang lang, hc_error *err)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	book *b = hc_memory_alloc(sizeof *b);

	*out = b;
	if (!b)
		return hc_error_nomem(err);
	b->folder = hc_memory_copy_text(path);
	if (!b->folder)
		return hc_error_nomem(err);
	keep_folder(b->folder);
	options.tmpdir = b->folder;
	b->edition = edition;
	b->lang = lang;
	hc_xlsx_files_begin();
	b->workbook = workbook_new_opt(path, &options);
	return b->workbook ? begin(b, err) : hc_error_nomem(err);
}

hc_status hc_table_xlsx_end(book *b, hc_error *err)
{
	hc_table_kind kind;

	for (kind = HC_TABLE_OWNERS; kind < HC_TABLE_COUNT; kind++)
		end_sheet(b, &b->tables[kind]);
	hc_xlsx_note(b, workbook_close(b->workbook));
	b->workbook = NULL;
	return hc_xlsx_status(b, err);
}

void hc_table_xlsx_drop(book *b)
{
	if (!b)
		return;
	/* The library ends a workbook by writing it. One that nobody wants any more is taken apart instead. */
	lxw_workbook_free(b->workbook);
	hc_xlsx_files_end();
	hc_text_drop(&b->built);
	hc_memory_free(b->folder);
	hc_memory_free(b);
}

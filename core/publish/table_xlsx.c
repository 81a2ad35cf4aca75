/* SPDX-License-Identifier: MIT */
/*
 * The tables as one workbook. Rows go to disk as they come (constant memory).
 * The workbook is dated by the audit, so that the same edition gives the same
 * bytes. Every text is written as a text: none becomes a formula or a link.
 */

#include "publish/tables.h"

#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

enum { ROWS_MAX = 1048575, TEXT_MAX = 32000, DECIMALS_MAX = 10, SHARE_FORMATS = DECIMALS_MAX - 1 };

/* One of the tables: the sheet that it is on now. */
typedef struct sheet {
	hc_table table;
	lxw_worksheet *worksheet;
	lxw_row_t row;
	int number; /* of the sheets of this table */
} sheet;

struct hc_table_xlsx {
	lxw_workbook *workbook;
	hc_edition *edition;
	hc_lang lang;
	lxw_format *heading, *wrapped, *date, *whole, *number, *title;
	lxw_format *shares[SHARE_FORMATS]; /* with 2 decimals and more; made when first wanted */
	lxw_error failed;
	hc_text text;
	char *folder;       /* for the library's temporary files */
	sheet sheets[HC_TABLE_COUNT];
};

typedef hc_table_xlsx book;

/* The first failure counts. */
static void note(book *b, lxw_error code)
{
	if (b->failed == LXW_NO_ERROR)
		b->failed = code;
}

static hc_status status_of(const book *b, hc_error *err)
{
	if (b->failed == LXW_NO_ERROR)
		return b->text.failed ? hc_error_nomem(err) : HC_OK;
	if (b->failed == LXW_ERROR_MEMORY_MALLOC_FAILED)
		return hc_error_nomem(err);
	return hc_error_add(err, HC_EWRITE, NULL, 0, "the workbook cannot be written: %s", "无法写入工作簿：%s", lxw_strerror(b->failed));
}

/* ---- cells ---- */

/* A text as a cell can hold it: what is invisible made visible, not too long. */
static const char *fit(book *b, const char *text)
{
	size_t at = 0, count = 0;

	hc_text_clear(&b->text);
	hc_text_add_visible(&b->text, text);
	text = hc_text_get(&b->text);
	for (; text[at] && count < TEXT_MAX; count++) {
		at++;
		while (((unsigned char)text[at] & 0xC0) == 0x80)
			at++;
	}
	if (text[at] && b->text.length > at) {
		b->text.bytes[at] = '\0';
		b->text.length = at;
		hc_text_add(&b->text, "…");
	}
	return hc_text_get(&b->text);
}

static void put_text(book *b, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
	note(b, worksheet_write_string(worksheet, row, column, fit(b, text), format));
}

/* As many decimals as it takes for the share not to look like the line it is held against. */
static lxw_format *share_format(book *b, const hc_cell *cell)
{
	char code[24] = "0.";
	int decimals = 2;
	double scale = 1e4;

	while (decimals < DECIMALS_MAX && isfinite(cell->line) && cell->number != cell->line &&
	       round(cell->number * scale) == round(cell->line * scale)) {
		decimals++;
		scale *= 10;
	}
	if (!b->shares[decimals - 2]) {
		b->shares[decimals - 2] = workbook_add_format(b->workbook);
		snprintf(code, sizeof code, "0.%.*s%%", decimals, "0000000000");
		if (b->shares[decimals - 2])
			format_set_num_format(b->shares[decimals - 2], code);
	}
	return b->shares[decimals - 2];
}

static void put_date(book *b, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column, hc_date date)
{
	lxw_datetime when = { 0 };

	hc_date_split(date, &when.year, &when.month, &when.day);
	/* Spreadsheets begin with 1900. */
	if (when.year >= 1900)
		note(b, worksheet_write_datetime(worksheet, row, column, &when, b->date));
}

static void put_cell(book *b, lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t column, const hc_cell *cell)
{
	switch (cell->kind) {
	case HC_CELL_TEXT:
	case HC_CELL_WORD:
		put_text(b, worksheet, row, column, cell->text, b->wrapped);
		break;
	case HC_CELL_WHOLE:
		note(b, worksheet_write_number(worksheet, row, column, cell->number, b->whole));
		break;
	case HC_CELL_NUMBER:
		note(b, worksheet_write_number(worksheet, row, column, cell->number, cell->number == floor(cell->number) ? b->whole : b->number));
		break;
	case HC_CELL_SHARE:
		note(b, worksheet_write_number(worksheet, row, column, cell->number, share_format(b, cell)));
		break;
	case HC_CELL_DATE:
		put_date(b, worksheet, row, column, cell->date);
		break;
	case HC_CELL_NONE:
		break;
	}
}

/* ---- sheets ---- */

static void end_sheet(book *b, const sheet *s)
{
	lxw_col_t last = (lxw_col_t)(s->table.column_count - 1);

	lxw_row_t end = s->row > 1 ? s->row - 1 : 1;

	if (!s->worksheet)
		return;
	note(b, worksheet_autofilter(s->worksheet, 0, 0, end, last));
	note(b, worksheet_print_area(s->worksheet, 0, 0, end, (lxw_col_t)(s->table.printed - 1)));
}

/* In both languages, one below the other. */
static void put_heading(book *b, lxw_worksheet *worksheet, lxw_col_t column, hc_label label)
{
	hc_text_clear(&b->text);
	hc_text_add_visible(&b->text, hc_label_text(label, HC_ZH));
	hc_text_add(&b->text, "\n");
	hc_text_add_visible(&b->text, hc_label_text(label, HC_EN));
	note(b, worksheet_write_string(worksheet, 0, column, hc_text_get(&b->text), b->heading));
}

static hc_status begin_sheet(book *b, sheet *s, hc_error *err)
{
	char name[64];
	size_t i;

	end_sheet(b, s);
	s->number++;
	if (s->number == 1)
		snprintf(name, sizeof name, "%.28s", hc_label_text(hc_table_label(s->table.kind), b->lang));
	else
		snprintf(name, sizeof name, "%.24s %d", hc_label_text(hc_table_label(s->table.kind), b->lang), s->number);
	s->worksheet = workbook_add_worksheet(b->workbook, name);
	if (!s->worksheet)
		return hc_error_nomem(err);
	for (i = 0; i < s->table.column_count; i++)
		note(b, worksheet_set_column(s->worksheet, (lxw_col_t)i, (lxw_col_t)i, s->table.columns[i].width, NULL));
	note(b, worksheet_set_row(s->worksheet, 0, 32, NULL));
	worksheet_freeze_panes(s->worksheet, 1, 2);
	worksheet_set_landscape(s->worksheet);
	worksheet_set_paper(s->worksheet, 9); /* A4 */
	worksheet_fit_to_pages(s->worksheet, 1, 0);
	note(b, worksheet_repeat_rows(s->worksheet, 0, 0));
	note(b, worksheet_set_footer(s->worksheet, "&C&P / &N"));
	for (i = 0; i < s->table.column_count; i++)
		put_heading(b, s->worksheet, (lxw_col_t)i, s->table.columns[i].label);
	s->row = 1;
	return status_of(b, err);
}

/* So high that the texts that go on paper can be read whole: not every program fits rows to wrapped texts by itself. */
static double height_of(const sheet *s, const hc_cell *cells)
{
	enum { LINE = 15, HIGHEST = 400 };
	size_t most = 1, lines, i;

	for (i = 0; i < s->table.printed; i++) {
		if (cells[i].kind != HC_CELL_TEXT)
			continue;
		lines = 1 + hc_utf8_columns(cells[i].text) / (size_t)s->table.columns[i].width;
		most = lines > most ? lines : most;
	}
	return most * LINE < HIGHEST ? (double)(most * LINE) : HIGHEST;
}

hc_status hc_table_xlsx_row(hc_table_xlsx *b, hc_table_kind kind, const hc_cell *cells, hc_error *err)
{
	sheet *s = &b->sheets[kind];
	hc_status status = s->row > ROWS_MAX ? begin_sheet(b, s, err) : HC_OK;
	size_t i;

	if (status == HC_OK)
		note(b, worksheet_set_row(s->worksheet, s->row, height_of(s, cells), NULL));
	for (i = 0; status == HC_OK && i < s->table.column_count; i++)
		put_cell(b, s->worksheet, s->row, (lxw_col_t)i, &cells[i]);
	s->row++;
	return status == HC_OK ? status_of(b, err) : status;
}

/* ---- the summary ---- */

typedef struct summary {
	book *b;
	lxw_worksheet *worksheet;
	lxw_row_t row;
} summary;

static void say(summary *s, const char *zh, const char *en, lxw_format *format)
{
	put_text(s->b, s->worksheet, s->row, 0, s->b->lang == HC_ZH ? zh : en, format);
}

static void say_text(summary *s, const char *zh, const char *en, const char *text)
{
	say(s, zh, en, NULL);
	put_text(s->b, s->worksheet, s->row++, 1, text, NULL);
}

static void say_date(summary *s, const char *zh, const char *en, hc_date date)
{
	if (date == HC_DATE_NEVER)
		return;
	say(s, zh, en, NULL);
	put_date(s->b, s->worksheet, s->row++, 1, date);
}

static void say_count(summary *s, const char *label, int64_t count)
{
	put_text(s->b, s->worksheet, s->row, 0, label, NULL);
	note(s->b, worksheet_write_number(s->worksheet, s->row++, 1, (double)count, s->b->whole));
}

static void say_heading(summary *s, const char *zh, const char *en)
{
	s->row++;
	say(s, zh, en, s->b->heading);
	s->row++;
}

static hc_status write_summary(book *b, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(b->edition);
	const int64_t *totals = hc_edition_totals(b->edition);
	summary s = { b, workbook_add_worksheet(b->workbook, b->lang == HC_ZH ? "摘要" : "Summary"), 0 };
	size_t i;

	if (!s.worksheet)
		return hc_error_nomem(err);
	worksheet_set_column(s.worksheet, 0, 0, 34, NULL);
	worksheet_set_column(s.worksheet, 1, 1, 24, NULL);
	worksheet_set_paper(s.worksheet, 9);
	say(&s, "核查结果", "Audit findings", b->title);
	s.row += 2;
	say_date(&s, "核查日期", "As of", facts->as_of);
	say_date(&s, "数据时点", "Records of", facts->records_date);
	say_text(&s, "版本", "Edition", hc_label_text(hc_edition_label(hc_edition_of(b->edition)), b->lang));
	if (hc_edition_within(b->edition))
		say_text(&s, "仅", "Only", hc_edition_within(b->edition));
	say_text(&s, "程序", "Program", facts->program);
	say_heading(&s, "结论", "Verdicts");
	for (i = 0; i < facts->level_count; i++)
		say_count(&s, hc_label_text(facts->levels[i].label, b->lang), facts->levels[i].owners);
	say_heading(&s, "结果", "Results");
	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		say_count(&s, hc_label_text(hc_outcome_label((hc_outcome)i), b->lang), totals[i]);
	if (hc_edition_of(b->edition) == HC_PUBLIC) {
		say_heading(&s, "说明", "Note");
		say(&s, "公开版不含个人信息；1 至 4 人的人数写作“少于 5”，可由此推算的数字不显示。",
		    "This edition holds nothing of any person: numbers of people from 1 to 4 are given as “fewer than 5”, and what tells them is withheld.",
		    NULL);
	}
	return status_of(b, err);
}

/* ---- the workbook ---- */

static bool make_formats(book *b)
{
	lxw_format **formats[] = { &b->heading, &b->wrapped, &b->date, &b->whole, &b->number, &b->title };
	size_t i;

	for (i = 0; i < sizeof formats / sizeof *formats; i++) {
		*formats[i] = workbook_add_format(b->workbook);
		if (!*formats[i])
			return false;
		format_set_align(*formats[i], LXW_ALIGN_VERTICAL_TOP);
	}
	format_set_bold(b->heading);
	format_set_text_wrap(b->heading);
	format_set_bg_color(b->heading, 0xE3E6EA);
	format_set_bottom(b->heading, LXW_BORDER_THIN);
	format_set_text_wrap(b->wrapped);
	format_set_num_format(b->date, "yyyy-mm-dd");
	format_set_num_format(b->whole, "#,##0");
	format_set_num_format(b->number, "#,##0.00##");
	format_set_bold(b->title);
	format_set_font_size(b->title, 16);
	return true;
}

/* The day of the audit, as seconds. */
static void date_workbook(const book *b)
{
	lxw_doc_properties properties = { 0 };

	properties.created = (time_t)hc_edition_facts(b->edition)->as_of * 86400;
	workbook_set_properties(b->workbook, &properties);
}

static hc_status begin(book *b, hc_error *err)
{
	hc_status status = make_formats(b) ? write_summary(b, err) : hc_error_nomem(err);
	hc_table_kind kind;

	date_workbook(b);
	for (kind = HC_TABLE_OWNERS; status == HC_OK && kind < HC_TABLE_COUNT; kind++) {
		hc_table_describe(&b->sheets[kind].table, b->edition, kind);
		status = begin_sheet(b, &b->sheets[kind], err);
	}
	return status;
}

hc_status hc_table_xlsx_begin(hc_table_xlsx **out, const char *path, hc_edition *edition, hc_lang lang, hc_error *err)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	hc_table_xlsx *b = hc_memory_alloc(sizeof *b);

	*out = b;
	if (b)
		b->folder = hc_memory_copy_text(path);
	if (!b || !b->folder)
		return hc_error_nomem(err);
	if (strrchr(b->folder, '/'))
		*strrchr(b->folder, '/') = '\0';
	options.tmpdir = b->folder;
	b->edition = edition;
	b->lang = lang;
	b->workbook = workbook_new_opt(path, &options);
	return b->workbook ? begin(b, err) : hc_error_nomem(err);
}

/* The library closes a workbook by writing it, also one that nobody wants any more. */
static void close_workbook(book *b)
{
	if (b->workbook)
		note(b, workbook_close(b->workbook));
	b->workbook = NULL;
}

hc_status hc_table_xlsx_end(hc_table_xlsx *b, hc_error *err)
{
	hc_table_kind kind;

	for (kind = HC_TABLE_OWNERS; kind < HC_TABLE_COUNT; kind++)
		end_sheet(b, &b->sheets[kind]);
	close_workbook(b);
	return status_of(b, err);
}

void hc_table_xlsx_drop(hc_table_xlsx *b)
{
	if (!b)
		return;
	close_workbook(b);
	hc_text_drop(&b->text);
	hc_memory_free(b->folder);
	hc_memory_free(b);
}

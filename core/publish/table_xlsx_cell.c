/* SPDX-License-Identifier: MIT */
/*
 * Cells of a workbook. A cell holds the number itself; what is seen of it is
 * its format, which has as many decimals as it takes for the number not to
 * look like the line that it is held against.
 */

#include "publish/table_xlsx_parts.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { UNITS_MAX = 32767 }; /* of UTF-16, in a cell */

/* ---- texts ---- */

/* Whether "_x0007_" stands at `text`, which spreadsheets read as the character of that number. */
static bool is_escape(const char *text)
{
	int i;

	if (text[0] != '_' || text[1] != 'x')
		return false;
	for (i = 2; i < 6; i++) {
		if (!isxdigit((unsigned char)text[i]))
			return false;
	}
	return text[6] == '_';
}

/* `text` so that a spreadsheet shows just that: its own escapes escaped. */
static void add_plain(hc_text *out, const char *text)
{
	const char *at = text;

	hc_text_clear(out);
	while ((at = strchr(at, '_')) != NULL) {
		if (is_escape(at)) {
			hc_text_add_bytes(out, text, (size_t)(at - text));
			hc_text_add(out, "_x005F");
			text = at;
		}
		at++;
	}
	hc_text_add(out, text);
}

/* Cuts `text` behind the last character that leaves room for an ellipsis. */
static void cut(hc_text *text)
{
	size_t at = 0, next, units = 0, fits = 0;

	while (at < text->length && units <= UNITS_MAX) {
		next = at + 1;
		while (next < text->length && ((unsigned char)text->bytes[next] & 0xC0) == 0x80)
			next++;
		units += next - at == 4 ? 2 : 1;
		if (units < UNITS_MAX)
			fits = next;
		at = next;
	}
	if (units <= UNITS_MAX)
		return;
	text->bytes[fits] = '\0';
	text->length = fits;
	hc_text_add(text, "…");
}

void hc_xlsx_put_text(hc_table_xlsx *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
	hc_text visible;

	hc_text_init(&visible);
	hc_text_add_visible(&visible, text);
	add_plain(&book->built, hc_text_get(&visible));
	cut(&book->built);
	if (visible.failed || book->built.failed)
		hc_xlsx_note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
	hc_text_drop(&visible);
	hc_xlsx_note(book, worksheet_write_string(sheet, row, column, hc_text_get(&book->built), format));
}

/* ---- numbers ---- */

/* How many decimals it takes, from `least`, for both numbers not to look the same; `scale` is 10 to the power of `least`. */
static int decimals_of(double number, double line, int least, double scale)
{
	int decimals = least;

	while (decimals < HC_XLSX_DECIMALS && isfinite(line) && number != line && round(number * scale) == round(line * scale)) {
		decimals++;
		scale *= 10;
	}
	return decimals;
}

static lxw_format *format_of(hc_table_xlsx *book, lxw_format **place, const char *begin, int decimals, const char *end)
{
	char code[32];

	if (*place)
		return *place;
	*place = workbook_add_format(book->workbook);
	if (!*place) {
		hc_xlsx_note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	snprintf(code, sizeof code, "%s%.*s%s", begin, decimals, "0000000000", end);
	format_set_num_format(*place, code);
	format_set_align(*place, LXW_ALIGN_VERTICAL_TOP);
	return *place;
}

static lxw_format *share_format(hc_table_xlsx *book, const hc_cell *cell)
{
	int decimals = decimals_of(cell->number, cell->line, 2, 1e4);

	return format_of(book, &book->shares[decimals], "0.", decimals, "%");
}

/* Up to four decimals are there when they are needed. */
static lxw_format *number_format(hc_table_xlsx *book, const hc_cell *cell)
{
	int decimals = decimals_of(cell->number, cell->line, 4, 1e4);

	if (decimals > 4)
		return format_of(book, &book->numbers[decimals], "#,##0.", decimals, "");
	return cell->number == floor(cell->number) ? book->whole : format_of(book, &book->numbers[4], "#,##0.00##", 0, "");
}

static void put_number(hc_table_xlsx *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format)
{
	/* A workbook has no word for an infinite number. */
	if (isfinite(number))
		hc_xlsx_note(book, worksheet_write_number(sheet, row, column, number, format));
}

void hc_xlsx_put_date(hc_table_xlsx *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, hc_date date, lxw_format *format)
{
	lxw_datetime when = { 0 };
	char text[11];

	hc_date_split(date, &when.year, &when.month, &when.day);
	if (when.year >= 1900) {
		hc_xlsx_note(book, worksheet_write_datetime(sheet, row, column, &when, format));
		return;
	}
	/* Spreadsheets' dates begin with 1900. */
	hc_date_write(text, date);
	hc_xlsx_put_text(book, sheet, row, column, text, book->text);
}

void hc_xlsx_put_cell(hc_table_xlsx *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const hc_cell *cell)
{
	switch (cell->kind) {
	case HC_CELL_TEXT:
		hc_xlsx_put_text(book, sheet, row, column, cell->text, book->text);
		break;
	case HC_CELL_WHOLE:
		put_number(book, sheet, row, column, cell->number, book->whole);
		break;
	case HC_CELL_NUMBER:
		put_number(book, sheet, row, column, cell->number, number_format(book, cell));
		break;
	case HC_CELL_SHARE:
		put_number(book, sheet, row, column, cell->number, share_format(book, cell));
		break;
	case HC_CELL_DATE:
		hc_xlsx_put_date(book, sheet, row, column, cell->date, book->date);
		break;
	case HC_CELL_NONE:
		break;
	}
}

/* ---- formats ---- */

bool hc_xlsx_make_formats(hc_table_xlsx *book)
{
	lxw_format **formats[] = { &book->heading, &book->text, &book->date, &book->whole, &book->left_date, &book->left_whole, &book->title };
	size_t i;

	for (i = 0; i < sizeof formats / sizeof *formats; i++) {
		*formats[i] = workbook_add_format(book->workbook);
		if (!*formats[i])
			return false;
		format_set_align(*formats[i], LXW_ALIGN_VERTICAL_TOP);
	}
	format_set_bold(book->heading);
	format_set_text_wrap(book->heading);
	format_set_bg_color(book->heading, 0xE3E6EA);
	format_set_bottom(book->heading, LXW_BORDER_THIN);
	format_set_text_wrap(book->text);
	format_set_num_format(book->date, "yyyy-mm-dd");
	format_set_num_format(book->left_date, "yyyy-mm-dd");
	format_set_num_format(book->whole, "#,##0");
	format_set_num_format(book->left_whole, "#,##0");
	format_set_align(book->left_date, LXW_ALIGN_LEFT);
	format_set_align(book->left_whole, LXW_ALIGN_LEFT);
	format_set_bold(book->title);
	format_set_font_size(book->title, 16);
	return true;
}

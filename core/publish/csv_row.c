/* SPDX-License-Identifier: MIT */
/* What is a number or a list of ours is no formula, and is not guarded. */

#include "publish/csv_row.h"

#include "publish/day.h"
#include "publish/file.h"

#include <string.h>

void hc_csv_init(hc_csv_row *row)
{
	row->cells = 0;
	hc_text_init(&row->line);
	hc_text_init(&row->cell);
}

void hc_csv_drop(hc_csv_row *row)
{
	hc_text_drop(&row->line);
	hc_text_drop(&row->cell);
}

static bool must_quote(const char *text)
{
	size_t length = strlen(text);

	return strpbrk(text, ",\"\r\n") != NULL || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

void hc_csv_add(hc_csv_row *row, const char *text)
{
	const char *quote;

	if (row->cells++ > 0)
		hc_text_add(&row->line, ",");
	if (!must_quote(text)) {
		hc_text_add(&row->line, text);
		return;
	}
	hc_text_add(&row->line, "\"");
	while ((quote = strchr(text, '"')) != NULL) {
		hc_text_add_bytes(&row->line, text, (size_t)(quote - text) + 1);
		hc_text_add(&row->line, "\"");
		text = quote + 1;
	}
	hc_text_add(&row->line, text);
	hc_text_add(&row->line, "\"");
}

void hc_csv_add_guarded(hc_csv_row *row, const char *text)
{
	hc_text guarded;

	if (!text || !text[0] || !strchr("=+-@\t\r", text[0])) {
		hc_csv_add(row, text ? text : "");
		return;
	}
	hc_text_init(&guarded);
	hc_text_addf(&guarded, "'%s", text);
	hc_csv_add(row, hc_text_get(&guarded));
	row->line.failed |= guarded.failed;
	hc_text_drop(&guarded);
}

void hc_csv_add_integer(hc_csv_row *row, bool given, int64_t value)
{
	char digits[24] = "";

	if (given)
		snprintf(digits, sizeof digits, "%lld", (long long)value);
	hc_csv_add(row, digits);
}

/* Adds an end of a value: a date, a whole number, or a decimal of fifteen digits; nothing of an open one. */
static void add_end(hc_text *out, const hc_result *result, hc_fraction end)
{
	char date[11];

	if (result->kind == HC_KIND_DATE)
		hc_text_add(out, hc_day_write(date, result, end) ? date : "");
	else if (end.den == 1)
		hc_text_addf(out, "%lld", (long long)end.num);
	else if (hc_fraction_is_finite(end))
		hc_text_addf(out, "%.15g", hc_fraction_double(end));
}

/* The cell's failure becomes the line's, which clearing the cell would forget. */
static void empty_cell(hc_csv_row *row)
{
	row->line.failed |= row->cell.failed;
	hc_text_clear(&row->cell);
}

void hc_csv_add_value(hc_csv_row *row, const hc_result *result, hc_interval value, const char *exact)
{
	if ((result->kind == HC_KIND_BOOLEAN || result->kind == HC_KIND_TEXT) && exact) {
		hc_csv_add_guarded(row, exact);
		return;
	}
	if (!hc_interval_is_none(value)) {
		add_end(&row->cell, result, value.low);
		if (!hc_interval_is_exact(value)) {
			hc_text_add(&row->cell, "..");
			add_end(&row->cell, result, value.high);
		}
	}
	hc_csv_add(row, hc_text_get(&row->cell));
	empty_cell(row);
}

void hc_csv_add_clauses(hc_csv_row *row, const hc_ledger_rule *rule, const hc_result *result)
{
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		if (!hc_ledger_cites(result, i))
			continue;
		hc_text_add(&row->cell, row->cell.length > 0 ? " " : "");
		hc_text_add(&row->cell, rule->clauses[i].id);
	}
	hc_csv_add_cell(row);
}

void hc_csv_add_cell(hc_csv_row *row)
{
	hc_csv_add_guarded(row, hc_text_get(&row->cell));
	empty_cell(row);
}

hc_status hc_csv_write(hc_csv_row *row, FILE *out, hc_error *err)
{
	hc_text_add(&row->line, "\r\n");
	row->cells = 0;
	return hc_file_put(out, &row->line, err);
}

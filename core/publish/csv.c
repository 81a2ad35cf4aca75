/* SPDX-License-Identifier: MIT */
/*
 * RFC 4180 with a byte order mark, because spreadsheets take a file without
 * one for the local encoding. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it; what is a number or a list of ours does not.
 * The first line holds the keys of the record, the same in every language.
 */

#include "publish/formats.h"

#include "publish/day.h"
#include "publish/file.h"
#include "publish/sentence.h"

#include <string.h>

static const char header[] =
	"\xEF\xBB\xBFrule,title,subject_entity,subject_id,subject_name,owner_id,result,severity,comparison,actual,"
	"actual_exact,required,required_exact,unit,shortfall,shortfall_unit,clauses,verified,missing,evidence_count,"
	"evidence,reason,message\r\n";

typedef struct writer {
	FILE *out;
	hc_ledger *ledger;
	hc_lang lang;
	hc_text row;
	hc_text cell; /* of cells that are put together */
} writer;

static bool must_quote(const char *text)
{
	size_t length = strlen(text);

	return strpbrk(text, ",\"\r\n") != NULL || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

/* Adds one cell as it is. */
static void add_raw(writer *w, const char *text)
{
	const char *quote;

	if (w->row.length > 0)
		hc_text_add(&w->row, ",");
	if (!must_quote(text)) {
		hc_text_add(&w->row, text);
		return;
	}
	hc_text_add(&w->row, "\"");
	while ((quote = strchr(text, '"')) != NULL) {
		hc_text_add_bytes(&w->row, text, (size_t)(quote - text) + 1);
		hc_text_add(&w->row, "\"");
		text = quote + 1;
	}
	hc_text_add(&w->row, text);
	hc_text_add(&w->row, "\"");
}

/* Adds a text from the records or the rules; NULL is the empty cell. */
static void add_guarded(writer *w, const char *text)
{
	hc_text guarded;

	if (!text || !text[0] || !strchr("=+-@\t\r", text[0])) {
		add_raw(w, text ? text : "");
		return;
	}
	hc_text_init(&guarded);
	hc_text_addf(&guarded, "'%s", text);
	add_raw(w, hc_text_get(&guarded));
	w->row.failed |= guarded.failed;
	hc_text_drop(&guarded);
}

/* Adds the cell that was put together. Its failure becomes the row's, which clearing the cell would forget. */
static void add_cell(writer *w, bool guarded)
{
	w->row.failed |= w->cell.failed;
	if (guarded)
		add_guarded(w, hc_text_get(&w->cell));
	else
		add_raw(w, hc_text_get(&w->cell));
}

static void add_integer(writer *w, bool given, int64_t value)
{
	char digits[24] = "";

	if (given)
		snprintf(digits, sizeof digits, "%lld", (long long)value);
	add_raw(w, digits);
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

/* Adds a value; "low..high" of one that is not exactly known. */
static void add_value(writer *w, const hc_result *result, hc_interval value, const char *exact)
{
	if ((result->kind == HC_KIND_BOOLEAN || result->kind == HC_KIND_TEXT) && exact) {
		add_guarded(w, exact);
		return;
	}
	hc_text_clear(&w->cell);
	if (!hc_interval_is_none(value)) {
		add_end(&w->cell, result, value.low);
		if (!hc_interval_is_exact(value)) {
			hc_text_add(&w->cell, "..");
			add_end(&w->cell, result, value.high);
		}
	}
	add_cell(w, false);
}

/* An exact number is ours; an exact text is the records'. */
static void add_exact(writer *w, hc_kind kind, const char *exact)
{
	if (kind == HC_KIND_NUMBER)
		add_raw(w, exact ? exact : "");
	else
		add_guarded(w, exact);
}

static void add_item(hc_text *cell, const char *text)
{
	if (cell->length > 0)
		hc_text_add(cell, " ");
	hc_text_add(cell, text);
}

static void add_clauses(writer *w, const hc_ledger_rule *rule, const hc_result *result)
{
	size_t i;

	hc_text_clear(&w->cell);
	for (i = 0; i < rule->clause_count; i++)
		if (hc_ledger_cites(result, i))
			add_item(&w->cell, rule->clauses[i].id);
	add_cell(w, true);
}

static void add_missing(writer *w, const hc_result *result)
{
	size_t i;

	hc_text_clear(&w->cell);
	for (i = 0; i < result->missing_count; i++) {
		add_item(&w->cell, result->missing[i].field);
		hc_text_addf(&w->cell, ":%lld", (long long)result->missing[i].rows);
	}
	add_cell(w, true);
}

static void add_evidence(writer *w, const hc_result *result)
{
	size_t i;

	hc_text_clear(&w->cell);
	for (i = 0; i < result->evidence_named; i++) {
		add_item(&w->cell, result->evidence[i].entity);
		hc_text_addf(&w->cell, ":%s", result->evidence[i].id);
	}
	add_cell(w, true);
}

static void add_result(writer *w, const hc_result *result)
{
	const hc_ledger_rule *rule = &hc_ledger_facts_of(w->ledger)->rules[result->rule];

	add_guarded(w, rule->id);
	add_guarded(w, hc_label_text(rule->title, w->lang));
	add_guarded(w, rule->entity);
	add_guarded(w, result->subject_id);
	add_guarded(w, result->subject_name);
	add_guarded(w, result->owner_id);
	add_raw(w, hc_outcome_word(result->outcome));
	add_raw(w, hc_severity_word(rule->severity));
	add_raw(w, hc_comparison_word(result->comparison));
	add_value(w, result, result->actual, result->actual_exact);
	add_exact(w, result->kind, result->actual_exact);
	add_value(w, result, result->required, result->required_exact);
	add_exact(w, result->kind, result->required_exact);
	add_guarded(w, result->unit);
	add_integer(w, result->has_shortfall, result->shortfall);
	add_guarded(w, result->has_shortfall ? result->shortfall_unit : NULL);
	add_clauses(w, rule, result);
	add_raw(w, hc_verified_word(result->verified));
	add_missing(w, result);
	add_integer(w, true, result->evidence_count);
	add_evidence(w, result);
	add_guarded(w, hc_label_text(result->reason, w->lang));
	hc_text_clear(&w->cell);
	hc_sentence_add_message(&w->cell, w->ledger, result, w->lang);
	add_cell(w, true);
}

static hc_status write_row(void *context, const hc_result *result, hc_error *err)
{
	writer *w = context;

	hc_text_clear(&w->row);
	add_result(w, result);
	hc_text_add(&w->row, "\r\n");
	if (w->row.failed)
		return hc_error_nomem(err);
	if (fwrite(w->row.bytes, 1, w->row.length, w->out) != w->row.length)
		return hc_file_check(w->out, err);
	return HC_OK;
}

hc_status hc_format_csv(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err)
{
	const hc_ledger_query all = { 0 };
	writer w = { .out = out, .ledger = ledger, .lang = options->lang };
	hc_status status;

	hc_text_init(&w.row);
	hc_text_init(&w.cell);
	fputs(header, out);
	status = hc_ledger_read(ledger, &all, write_row, &w, err);
	hc_text_drop(&w.row);
	hc_text_drop(&w.cell);
	return status;
}

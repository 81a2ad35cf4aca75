/* SPDX-License-Identifier: MIT */
/* A row for each result. The first line holds the keys of the record, the same in every language. */

#include "publish/formats.h"

#include "publish/csv_row.h"
#include "publish/sentence.h"

static const char header[] =
	HC_CSV_MARK "rule,title,subject_entity,subject_id,subject_name,owner_id,result,severity,comparison,actual,"
	"actual_exact,required,required_exact,unit,shortfall,shortfall_unit,clauses,verified,missing,evidence_count,"
	"evidence,reason,message\r\n";

typedef struct writer {
	FILE *out;
	hc_ledger *ledger;
	hc_lang lang;
	hc_csv_row row;
} writer;

/* An exact number is ours; an exact text is the records'. */
static void add_exact(writer *w, hc_kind kind, const char *exact)
{
	if (kind == HC_KIND_NUMBER)
		hc_csv_add(&w->row, exact ? exact : "");
	else
		hc_csv_add_guarded(&w->row, exact);
}

static void add_item(hc_text *cell, const char *text)
{
	if (cell->length > 0)
		hc_text_add(cell, " ");
	hc_text_add(cell, text);
}

static void add_missing(writer *w, const hc_result *result)
{
	size_t i;

	for (i = 0; i < result->missing_count; i++) {
		add_item(&w->row.cell, result->missing[i].field);
		hc_text_addf(&w->row.cell, ":%lld", (long long)result->missing[i].rows);
	}
	hc_csv_add_cell(&w->row);
}

static void add_evidence(writer *w, const hc_result *result)
{
	size_t i;

	for (i = 0; i < result->evidence_named; i++) {
		add_item(&w->row.cell, result->evidence[i].entity);
		hc_text_addf(&w->row.cell, ":%s", result->evidence[i].id);
	}
	hc_csv_add_cell(&w->row);
}

static void add_result(writer *w, const hc_result *result)
{
	const hc_ledger_rule *rule = &hc_ledger_facts_of(w->ledger)->rules[result->rule];

	hc_csv_add_guarded(&w->row, rule->id);
	hc_csv_add_guarded(&w->row, hc_label_text(rule->title, w->lang));
	hc_csv_add_guarded(&w->row, rule->entity);
	hc_csv_add_guarded(&w->row, result->subject_id);
	hc_csv_add_guarded(&w->row, result->subject_name);
	hc_csv_add_guarded(&w->row, result->owner_id);
	hc_csv_add(&w->row, hc_outcome_word(result->outcome));
	hc_csv_add(&w->row, hc_severity_word(rule->severity));
	hc_csv_add(&w->row, hc_comparison_word(result->comparison));
	hc_csv_add_value(&w->row, result, result->actual, result->actual_exact);
	add_exact(w, result->kind, result->actual_exact);
	hc_csv_add_value(&w->row, result, result->required, result->required_exact);
	add_exact(w, result->kind, result->required_exact);
	hc_csv_add_guarded(&w->row, result->unit);
	hc_csv_add_integer(&w->row, result->has_shortfall, result->shortfall);
	hc_csv_add_guarded(&w->row, result->has_shortfall ? result->shortfall_unit : NULL);
	hc_csv_add_clauses(&w->row, rule, result);
	hc_csv_add(&w->row, hc_verified_word(result->verified));
	add_missing(w, result);
	hc_csv_add_integer(&w->row, true, result->evidence_count);
	add_evidence(w, result);
	hc_csv_add_guarded(&w->row, hc_label_text(result->reason, w->lang));
	hc_sentence_add_message(&w->row.cell, w->ledger, result, w->lang);
	hc_csv_add_cell(&w->row);
}

static hc_status write_row(void *context, const hc_result *result, hc_error *err)
{
	writer *w = context;

	add_result(w, result);
	return hc_csv_write(&w->row, w->out, err);
}

hc_status hc_format_csv(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err)
{
	const hc_ledger_query all = { 0 };
	writer w = { .out = out, .ledger = ledger, .lang = options->lang };
	hc_status status;

	hc_csv_init(&w.row);
	fputs(header, out);
	status = hc_ledger_read(ledger, &all, write_row, &w, err);
	hc_csv_drop(&w.row);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * What programs read of a publication: what it was made from, the rules with
 * their lines, every owner, and every result that is not met or not known. A
 * number that is withheld is null; the words say that it is.
 */

#include "publish/tables.h"

#include "base/memory.h"
#include "publish/json_document.h"
#include "publish/record.h"

#include <math.h>
#include <string.h>

struct hc_table_json {
	hc_json_document document;
	hc_edition *edition;
};

typedef hc_table_json writer;

/* ---- the head ---- */

static hc_status put_head(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(w->edition);
	hc_status status = hc_json_put_key(&w->document, "program", hc_record_text(facts->program), err);

	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "edition", json_string(hc_edition_word(hc_edition_of(w->edition))), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "within", hc_record_text(hc_edition_within(w->edition)), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "as_of", hc_record_day(facts->as_of), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "records_date", hc_record_day(facts->records_date), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "earlier_as_of", hc_record_day(facts->earlier), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "audit_within", hc_record_text(facts->within), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "totals", hc_record_totals(hc_edition_totals(w->edition)), err);
	return status;
}

static hc_status put_levels(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(w->edition);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, "verdicts");
	for (i = 0; status == HC_OK && i < facts->level_count; i++) {
		json_t *item = json_object();
		bool ok = hc_record_set(item, "name", json_string(facts->levels[i].name)) &&
		          hc_record_set(item, "label", hc_record_label(facts->levels[i].label)) &&
		          hc_record_set(item, "owners", json_integer(facts->levels[i].owners));

		status = hc_json_put_item(&w->document, hc_record_whole(item, ok), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

/* By what owners can be told apart: the keys of each owner's facets. */
static hc_status put_facets(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(w->edition);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, "facets");
	for (i = 0; status == HC_OK && i < facts->facet_count; i++) {
		json_t *item = json_object();
		bool ok = hc_record_set(item, "name", json_string(facts->facets[i].name)) &&
		          hc_record_set(item, "entity", hc_record_text(facts->facets[i].entity)) &&
		          hc_record_set(item, "label", hc_record_label(facts->facets[i].label));

		status = hc_json_put_item(&w->document, hc_record_whole(item, ok), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static json_t *clause_ids(const hc_ledger_rule *rule, const hc_entry *entry)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < rule->clause_count; i++) {
		if (!entry || hc_entry_cites(entry, i))
			out = hc_record_add(out, json_string(rule->clauses[i].id));
	}
	return out;
}

static hc_status put_rules(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(w->edition);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, "rules");
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		const hc_ledger_rule *rule = &facts->rules[i];
		json_t *item = json_object();
		bool ok = hc_record_set(item, "id", json_string(rule->id)) && hc_record_set(item, "title", hc_record_label(rule->title)) &&
		          hc_record_set(item, "area", json_string(rule->area)) &&
		          hc_record_set(item, "severity", json_string(hc_severity_word(rule->severity))) &&
		          hc_record_set(item, "entity", json_string(rule->entity)) &&
		          hc_record_set(item, "state", json_string(rule->state)) &&
		          hc_record_set(item, "clauses", clause_ids(rule, NULL)) &&
		          hc_record_set(item, "totals", hc_record_totals(rule->totals));

		status = hc_json_put_item(&w->document, hc_record_whole(item, ok), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static hc_status put_limits(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(w->edition);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, "limits");
	for (i = 0; status == HC_OK && i < facts->figure_count; i++) {
		const hc_ledger_figure *figure = &facts->figures[i];
		json_t *item = json_object();
		bool ok = hc_record_set(item, "name", json_string(figure->limit)) &&
		          hc_record_set(item, "title", hc_record_label(figure->title)) &&
		          hc_record_set(item, "unit", hc_record_text(figure->unit)) &&
		          hc_record_set(item, "value", hc_record_label(figure->value)) &&
		          hc_record_set(item, "whom", figure->whom.zh ? hc_record_label(figure->whom) : json_null()) &&
		          hc_record_set(item, "from", hc_record_day(figure->from)) && hc_record_set(item, "to", hc_record_day(figure->to)) &&
		          hc_record_set(item, "clause", hc_record_text(figure->clause)) &&
		          hc_record_set(item, "verified", json_string(hc_verified_word(figure->verified))) &&
		          hc_record_set(item, "basis", figure->basis.zh ? hc_record_label(figure->basis) : json_null());

		status = hc_json_put_item(&w->document, hc_record_whole(item, ok), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

/* ---- owners ---- */

static json_t *facets_of(const hc_ledger_facts *facts, const hc_ledger_facet_value *values)
{
	json_t *out = json_object();
	size_t i;

	for (i = 0; out && i < facts->facet_count; i++) {
		const hc_ledger_facet_value *value = values ? &values[i] : NULL;
		json_t *item = json_null();

		if (value && value->value) {
			item = json_object();
			item = hc_record_whole(item, hc_record_set(item, "value", json_string(value->value)) &&
			                           hc_record_set(item, "label", hc_record_label(value->label)));
		}
		if (!hc_record_set(out, facts->facets[i].name, item))
			out = hc_record_whole(out, false);
	}
	return out;
}

static hc_status put_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	writer *w = context;
	const hc_ledger_facts *facts = hc_edition_facts(w->edition);
	json_t *item = json_object();
	bool ok = hc_record_set(item, "id", json_string(owner->id)) &&
	          hc_record_set(item, "name", hc_record_text(owner->name)) &&
	          hc_record_set(item, "verdict", json_string(facts->levels[owner->level].name)) &&
	          hc_record_set(item, "facets", facets_of(facts, owner->facets)) &&
	          hc_record_set(item, "totals", hc_record_totals_by_severity(owner->totals));

	return hc_json_put_item(&w->document, hc_record_whole(item, ok), err);
}

/* ---- results ---- */

static json_t *number(bool known, double value)
{
	if (!known || !isfinite(value))
		return json_null();
	return value == floor(value) && fabs(value) < 1e15 ? json_integer((json_int_t)value) : json_real(value);
}

/* Two ends, where what was measured (required) is not one number. */
static json_t *range(bool known, double low, double high)
{
	if (!known || low == high)
		return json_null();
	return hc_record_add(hc_record_add(json_array(), number(true, low)), number(true, high));
}

static json_t *words(const hc_entry *entry, void (*add)(hc_text *, const hc_entry *, hc_lang))
{
	hc_text zh, en;
	json_t *out = NULL;

	hc_text_init(&zh);
	hc_text_init(&en);
	add(&zh, entry, HC_ZH);
	add(&en, entry, HC_EN);
	if (!zh.failed && !en.failed)
		out = zh.length + en.length == 0 ? json_null() : hc_record_label((hc_label){ hc_text_get(&zh), hc_text_get(&en) });
	hc_text_drop(&zh);
	hc_text_drop(&en);
	return out;
}

static bool set_values(json_t *item, const hc_entry *entry)
{
	double actual = 0, required = 0, low = 0, high = 0, line_low = 0, line_high = 0;
	bool has_actual = hc_entry_actual(entry, &actual), has_required = hc_entry_required(entry, &required);
	bool open = hc_entry_actual_range(entry, &low, &high), band = hc_entry_required_range(entry, &line_low, &line_high);
	int64_t shortfall;
	bool is_short = hc_entry_shortfall(entry, &shortfall);
	hc_comparison comparison = hc_entry_comparison(entry);

	return hc_record_set(item, "comparison", comparison == HC_NO_COMPARISON ? json_null() : json_string(hc_comparison_word(comparison))) &&
	       hc_record_set(item, "actual", number(has_actual, actual)) && hc_record_set(item, "actual_range", range(open, low, high)) &&
	       hc_record_set(item, "actual_exact", hc_record_text(hc_entry_actual_exact(entry))) &&
	       hc_record_set(item, "required", number(has_required, required)) &&
	       hc_record_set(item, "required_range", range(band, line_low, line_high)) &&
	       hc_record_set(item, "required_exact", hc_record_text(hc_entry_required_exact(entry))) &&
	       hc_record_set(item, "unit", hc_record_text(hc_entry_unit(entry))) &&
	       hc_record_set(item, "shortfall", is_short ? json_integer(shortfall) : json_null()) &&
	       hc_record_set(item, "shortfall_unit", hc_record_text(hc_entry_shortfall_unit(entry)));
}

static json_t *missing_of(const hc_entry *entry)
{
	json_t *out = json_array();
	int64_t rows;
	size_t i;

	for (i = 0; out && i < hc_entry_missing_count(entry); i++) {
		const char *field = hc_entry_missing(entry, i, &rows);
		json_t *item = json_object();

		out = hc_record_add(
			out, hc_record_whole(item, hc_record_set(item, "field", json_string(field)) &&
		                                           hc_record_set(item, "rows",
		                                                         rows < 0 ? json_null() : json_integer(rows))));
	}
	return out;
}

static json_t *evidence_of(const hc_entry *entry)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < hc_entry_evidence_named(entry); i++) {
		const hc_ref *ref = hc_entry_evidence(entry, i);
		json_t *item = json_object();

		out = hc_record_add(out,
		                    hc_record_whole(item, hc_record_set(item, "entity", json_string(ref->entity)) &&
		                                                  hc_record_set(item, "id", json_string(ref->id))));
	}
	return out;
}

static bool set_term(json_t *item, const hc_entry *entry)
{
	const hc_term_of_finding *term = hc_entry_term(entry);
	bool due = term && term->deadline != HC_DATE_NEVER;

	return hc_record_set(item, "found", term ? hc_record_day(term->found) : json_null()) &&
	       hc_record_set(item, "deadline", due ? hc_record_day(term->deadline) : json_null()) &&
	       hc_record_set(item, "days_left", due ? json_integer(term->days_left) : json_null());
}

hc_status hc_table_json_entry(hc_table_json *w, const hc_entry *entry, hc_error *err)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	int64_t evidence = hc_entry_evidence_count(entry);
	json_t *item = json_object();
	bool ok = hc_record_set(item, "rule", json_string(rule->id)) &&
	          hc_record_set(
			  item, "subject",
			  hc_record_named(rule->entity, hc_entry_subject_id(entry), hc_entry_subject_name(entry))) &&
	          hc_record_set(item, "owner",
	                        hc_record_named(hc_edition_facts(w->edition)->owner_entity, hc_entry_owner_id(entry),
	                                        hc_entry_owner_name(entry))) &&
	          hc_record_set(item, "result", json_string(hc_outcome_word(hc_entry_outcome(entry)))) &&
	          hc_record_set(item, "severity", json_string(hc_severity_word(rule->severity))) &&
	          set_values(item, entry) && hc_record_set(item, "clauses", clause_ids(rule, entry)) &&
	          hc_record_set(item, "verified", json_string(hc_verified_word(hc_entry_verified(entry)))) &&
	          hc_record_set(item, "limit", hc_record_text(hc_entry_limit(entry))) &&
	          hc_record_set(item, "missing", missing_of(entry)) &&
	          hc_record_set(item, "evidence", evidence_of(entry)) &&
	          hc_record_set(item, "evidence_count", evidence < 0 ? json_null() : json_integer(evidence)) &&
	          set_term(item, entry) && hc_record_set(item, "message", words(entry, hc_entry_add_message)) &&
	          hc_record_set(item, "note", words(entry, hc_entry_add_doubts));

	return hc_json_put_item(&w->document, hc_record_whole(item, ok), err);
}

hc_status hc_table_json_begin(hc_table_json **out, FILE *file, hc_edition *edition, hc_error *err)
{
	hc_table_json *w = hc_memory_alloc(sizeof *w);
	hc_status status;

	*out = w;
	if (!w)
		return hc_error_nomem(err);
	w->edition = edition;
	hc_json_begin(&w->document, file);
	status = put_head(w, err);
	if (status == HC_OK)
		status = put_levels(w, err);
	if (status == HC_OK)
		status = put_facets(w, err);
	if (status == HC_OK)
		status = put_rules(w, err);
	if (status == HC_OK)
		status = put_limits(w, err);
	hc_json_open_list(&w->document, "owners");
	if (status == HC_OK)
		status = hc_edition_read_owners(edition, put_owner, w, err);
	hc_json_close_list(&w->document);
	hc_json_open_list(&w->document, "results");
	return status;
}

void hc_table_json_end(hc_table_json *w)
{
	hc_json_close_list(&w->document);
	hc_json_end(&w->document);
}

void hc_table_json_drop(hc_table_json *w)
{
	hc_memory_free(w);
}

/* SPDX-License-Identifier: MIT */
/* Everything that is in the ledger, as one document: a line for each rule, verdict and result. */

#include "publish/formats.h"
#include "publish/json_document.h"
#include "publish/record.h"

#include <string.h>

typedef struct writer {
	hc_json_document document;
	hc_ledger *ledger;
	hc_lang lang;
} writer;

static hc_status put_head(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->ledger);
	char as_of[11], records[11];
	hc_status status;

	hc_date_write(as_of, facts->as_of);
	hc_date_write(records, facts->records_date);
	status = hc_json_put_key(&w->document, "program", hc_record_text(facts->program), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "as_of", json_string(as_of), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "records_date",
		                         facts->records_date == HC_DATE_NEVER ? json_null() : json_string(records), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "within", hc_record_text(facts->within), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "rules_not_chosen", json_integer((json_int_t)facts->rules_not_chosen), err);
	return status;
}

static json_t *clauses_of(const hc_ledger_rule *rule)
{
	json_t *out = json_array(), *item;
	size_t i;

	for (i = 0; out && i < rule->clause_count; i++) {
		item = json_object();
		item = hc_record_whole(
			item, hc_record_set(item, "id", json_string(rule->clauses[i].id)) &&
				      hc_record_set(item, "document", hc_record_label(rule->clauses[i].document)) &&
				      hc_record_set(item, "number", hc_record_text(rule->clauses[i].number)) &&
				      hc_record_set(item, "duty", hc_record_label(rule->clauses[i].duty)) &&
				      hc_record_set(item, "verified",
		                                    json_string(hc_verified_word(rule->clauses[i].verified))));
		out = hc_record_add(out, item);
	}
	return out;
}

static json_t *rule_record(const hc_ledger_rule *rule, bool runs)
{
	json_t *out = json_object();

	return hc_record_whole(
		out,
		hc_record_set(out, "id", json_string(rule->id)) &&
			hc_record_set(out, "title", hc_record_label(rule->title)) &&
			(runs || hc_record_set(out, "state", json_string(rule->state))) &&
			hc_record_set(out, "severity", json_string(hc_severity_word(rule->severity))) &&
			hc_record_set(out, "entity", json_string(rule->entity)) &&
			hc_record_set(out, "clauses", clauses_of(rule)) &&
			hc_record_set(out, "verified", json_string(hc_verified_word(hc_ledger_rule_verified(rule)))) &&
			(!runs || hc_record_set(out, "totals", hc_record_totals(rule->totals))));
}

static hc_status put_rules(writer *w, const char *key, bool runs, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->ledger);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, key);
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		if (hc_ledger_runs(&facts->rules[i]) == runs)
			status = hc_json_put_item(&w->document, rule_record(&facts->rules[i], runs), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static hc_status put_limits(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->ledger);
	const hc_ledger_limit *limit;
	hc_status status = HC_OK;
	char review_by[11];
	json_t *item;
	size_t i;

	hc_json_open_list(&w->document, "limits");
	for (i = 0; status == HC_OK && i < facts->limit_count; i++) {
		limit = &facts->limits[i];
		hc_date_write(review_by, limit->review_by);
		item = json_object();
		item = hc_record_whole(
			item, hc_record_set(item, "name", json_string(limit->name)) &&
				      hc_record_set(item, "title", hc_record_label(limit->title)) &&
				      hc_record_set(item, "verified", json_string(hc_verified_word(limit->verified))) &&
				      hc_record_set(item, "outdated", json_boolean(limit->outdated)) &&
				      hc_record_set(item, "review_by",
		                                    limit->outdated ? json_string(review_by) : json_null()) &&
				      hc_record_set(item, "basis",
		                                    limit->basis.zh ? hc_record_label(limit->basis) : json_null()));
		status = hc_json_put_item(&w->document, item, err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static hc_status put_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	writer *w = context;
	const hc_ledger_level *level = &hc_ledger_facts_of(w->ledger)->levels[verdict->level];
	json_t *item = json_object();

	item = hc_record_whole(
		item,
		hc_record_set(item, "owner", hc_record_owner(w->ledger, verdict->owner_id, verdict->owner_name)) &&
			hc_record_set(item, "verdict", json_string(level->name)) &&
			hc_record_set(item, "label", hc_record_label(level->label)) &&
			hc_record_set(item, "totals", hc_record_totals_by_severity(verdict->totals)));
	return hc_json_put_item(&w->document, item, err);
}

typedef struct standings {
	writer *w;
	const hc_ledger_project *project;
} standings;

static hc_status put_standing(void *context, const hc_ledger_standing *standing, hc_error *err)
{
	const standings *s = context;

	return hc_json_put_item(&s->w->document, hc_record_standing(s->w->ledger, s->project, standing), err);
}

static hc_status put_projects(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->ledger);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, "projects");
	for (i = 0; status == HC_OK && i < facts->project_count; i++)
		status = hc_json_put_item(&w->document, hc_record_project(&facts->projects[i]), err);
	hc_json_close_list(&w->document);
	hc_json_open_list(&w->document, "standings");
	for (i = 0; status == HC_OK && i < facts->project_count; i++) {
		standings s = { w, &facts->projects[i] };

		status = hc_ledger_read_standings(w->ledger, i, put_standing, &s, err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static hc_status put_problem(void *context, const hc_ledger_problem *problem, hc_error *err)
{
	writer *w = context;
	json_t *item = json_object();

	item = hc_record_whole(item, hc_record_set(item, "entity", json_string(problem->entity)) &&
	                                     hc_record_set(item, "id", json_string(problem->id)) &&
	                                     hc_record_set(item, "field", hc_record_text(problem->field)) &&
	                                     hc_record_set(item, "text", hc_record_label(problem->text)));
	return hc_json_put_item(&w->document, item, err);
}

static json_t *subject_of(const hc_ledger_waiver *waiver)
{
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "entity", json_string(waiver->entity)) &&
	                                    hc_record_set(out, "id", json_string(waiver->id)));
}

static hc_status put_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	writer *w = context;
	json_t *item = json_object();

	item = hc_record_whole(item,
	                       hc_record_set(item, "rule", json_string(waiver->rule)) &&
	                               hc_record_set(item, "subject", subject_of(waiver)) &&
	                               hc_record_set(item, "basis", json_string(waiver->basis)) &&
	                               hc_record_set(item, "approver", json_string(waiver->approver)) &&
	                               hc_record_set(item, "from", hc_record_day(waiver->from)) &&
	                               hc_record_set(item, "to", hc_record_day(waiver->to)) &&
	                               hc_record_set(item, "justification", json_string(waiver->justification)) &&
	                               hc_record_set(item, "state", json_string(hc_waiver_state_word(waiver->state))) &&
	                               hc_record_set(item, "ends_soon", json_boolean(waiver->ends_soon)));
	return hc_json_put_item(&w->document, item, err);
}

static hc_status put_result(void *context, const hc_result *result, hc_error *err)
{
	writer *w = context;
	json_t *record;
	hc_status status = hc_record_new(&record, w->ledger, result, w->lang, err);

	return status == HC_OK ? hc_json_put_item(&w->document, record, err) : status;
}

static hc_status put_lists(writer *w, hc_error *err)
{
	const hc_ledger_query all = { 0 };
	hc_status status;

	hc_json_open_list(&w->document, "verdicts");
	status = hc_ledger_read_verdicts(w->ledger, put_verdict, w, err);
	hc_json_close_list(&w->document);
	if (status != HC_OK)
		return status;
	status = put_projects(w, err);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "problems");
	status = hc_ledger_read_problems(w->ledger, put_problem, w, err);
	hc_json_close_list(&w->document);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "waivers");
	status = hc_ledger_read_waivers(w->ledger, put_waiver, w, err);
	hc_json_close_list(&w->document);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "results");
	status = hc_ledger_read(w->ledger, &all, put_result, w, err);
	hc_json_close_list(&w->document);
	return status;
}

hc_status hc_format_json(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err)
{
	writer w = { .ledger = ledger, .lang = options->lang };
	hc_status status;

	hc_json_begin(&w.document, out);
	status = put_head(&w, err);
	if (status == HC_OK)
		status = put_rules(&w, "rules", true, err);
	if (status == HC_OK)
		status = put_rules(&w, "not_run", false, err);
	if (status == HC_OK)
		status = hc_json_put_key(&w.document, "totals", hc_record_totals(hc_ledger_totals(ledger)), err);
	if (status == HC_OK)
		status = put_limits(&w, err);
	if (status == HC_OK)
		status = put_lists(&w, err);
	if (status == HC_OK)
		hc_json_end(&w.document);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The document for programs (schemas/diff.schema.json), findings by rule and
 * subject. Either side of a finding is the record of its result, or null.
 */

#include "publish/diff_format.h"

#include "publish/json_document.h"
#include "publish/record.h"

typedef struct writer {
	hc_json_document document;
	const hc_diff *diff;
	hc_lang lang;
} writer;

/* {"new":{"findings":3,"records":2,"requirement":1,…},…} */
static json_t *totals_of(const int64_t totals[HC_DIFF_STATES][HC_DIFF_CAUSES])
{
	json_t *out = json_object(), *one;
	int64_t sum;
	bool ok = true;
	int state, cause;

	for (state = 0; ok && state < HC_DIFF_STATES; state++) {
		one = json_object();
		for (cause = 0, sum = 0; cause < HC_DIFF_CAUSES; cause++)
			sum += totals[state][cause];
		ok = hc_record_set(one, "findings", json_integer(sum));
		for (cause = 0; ok && cause < HC_DIFF_CAUSES; cause++)
			ok = hc_record_set(one, hc_diff_cause_word((hc_diff_cause)cause), json_integer(totals[state][cause]));
		ok = hc_record_set(out, hc_diff_word((hc_diff_state)state), hc_record_whole(one, ok)) && ok;
	}
	return hc_record_whole(out, ok);
}

static json_t *side_facts(const hc_ledger *ledger)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	json_t *out = json_object();
	bool ok = hc_record_set(out, "as_of", hc_record_day(facts->as_of)) &&
	          hc_record_set(out, "earlier", hc_record_day(facts->earlier)) &&
	          hc_record_set(out, "within", hc_record_text(facts->within)) &&
	          hc_record_set(out, "totals", hc_record_totals(hc_ledger_totals(ledger)));

	return hc_record_whole(out, ok);
}

static hc_status put_head(writer *w, hc_error *err)
{
	hc_json_document *document = &w->document;
	hc_status status =
		hc_json_put_key(document, "program", hc_record_text(hc_ledger_facts_of(w->diff->to)->program), err);

	if (status == HC_OK)
		status = hc_json_put_key(document, "from", side_facts(w->diff->from), err);
	if (status == HC_OK)
		status = hc_json_put_key(document, "to", side_facts(w->diff->to), err);
	if (status == HC_OK)
		status = hc_json_put_key(document, "same_records", json_boolean(w->diff->same_records), err);
	if (status == HC_OK)
		status = hc_json_put_key(document, "totals", totals_of(w->diff->totals), err);
	return status == HC_OK ? hc_json_put_key(document, "overdue", json_integer(w->diff->overdue), err) : status;
}

/* ---- owners, rules and limits ---- */

static json_t *verdict_of(const hc_diff *diff, const hc_owner_change *owner)
{
	json_t *out = json_object();
	bool ok = hc_record_set(out, "owner", hc_record_owner(diff->to, owner->owner_id, owner->owner_name)) &&
	          hc_record_set(out, "from", hc_record_level(diff->from, owner->from)) &&
	          hc_record_set(out, "to", hc_record_level(diff->to, owner->to));

	return hc_record_whole(out, ok);
}

static hc_status put_verdict(void *context, const hc_owner_change *owner, hc_error *err)
{
	writer *w = context;

	return owner->changed ? hc_json_put_item(&w->document, verdict_of(w->diff, owner), err) : HC_OK;
}

static hc_status put_owner(void *context, const hc_diff_owner *owner, hc_error *err)
{
	writer *w = context;
	json_t *item = json_object();
	const hc_owner_change *verdict = &owner->verdict;

	item = hc_record_whole(item,
	             hc_record_set(item, "owner", hc_record_owner(w->diff->to, verdict->owner_id, verdict->owner_name)) &&
	                     hc_record_set(item, "totals", totals_of(owner->totals)) &&
	                     hc_record_set(item, "overdue", json_integer(owner->overdue)));
	return hc_json_put_item(&w->document, item, err);
}

/* A list of the ids of rules that take part in the one audit only. */
static hc_status put_alone(writer *w, const char *key, const hc_ledger *ledger, const hc_ledger *other, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, key);
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		if (hc_changes_rule_alone(&facts->rules[i], other))
			status = hc_json_put_item(&w->document, json_string(facts->rules[i].id), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static hc_status put_rules(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->diff->to);
	hc_status status = put_alone(w, "rules_from_only", w->diff->from, w->diff->to, err);
	size_t i;

	if (status == HC_OK)
		status = put_alone(w, "rules_to_only", w->diff->to, w->diff->from, err);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "rules_changed");
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		if (hc_diff_rule_changed(w->diff, facts->rules[i].id))
			status = hc_json_put_item(&w->document, json_string(facts->rules[i].id), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static json_t *values_of(const hc_ledger_figure *figure)
{
	json_t *out;

	if (!figure)
		return json_null();
	out = json_object();
	return hc_record_whole(out, hc_record_set(out, "value", hc_record_label(figure->value)) && hc_record_set(out, "from", hc_record_day(figure->from)) &&
	                          hc_record_set(out, "to", hc_record_day(figure->to)) &&
	                          hc_record_set(out, "whom", figure->whom.zh ? hc_record_label(figure->whom) : json_null()));
}

static hc_status put_limit(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err)
{
	writer *w = context;
	json_t *item = json_object();

	item = hc_record_whole(item, hc_record_set(item, "name", json_string((to ? to : from)->limit)) &&
	                           hc_record_set(item, "from", values_of(from)) && hc_record_set(item, "to", values_of(to)));
	return hc_json_put_item(&w->document, item, err);
}

/* Takes both sides. */
static json_t *finding_of(const hc_diff_finding *f, json_t *from, json_t *to)
{
	json_t *out = json_object();
	bool ok = hc_record_set(out, "state", json_string(hc_diff_word(f->state))) &&
	          hc_record_set(out, "cause", json_string(hc_diff_cause_word(f->cause))) &&
	          hc_record_set(out, "rule", json_string(f->rule->id)) &&
	          hc_record_set(out, "severity", json_string(hc_severity_word(f->rule->severity))) &&
	          hc_record_set(out, "subject_id", json_string(f->either->subject_id)) &&
	          hc_record_set(out, "owner_id", hc_record_text(f->owner_id)) && hc_record_set(out, "found", hc_record_day(f->found)) &&
	          hc_record_set(out, "deadline", hc_record_day(f->deadline)) &&
	          hc_record_set(out, "days_left", f->deadline != HC_DATE_NEVER ? json_integer(f->days_left) : json_null()) &&
	          hc_record_set(out, "overdue", json_boolean(hc_diff_is_overdue(f))) &&
	          hc_record_set(out, "shortfall_growth", f->measured ? json_integer(f->grows) : json_null());

	/* Each is taken, also when it cannot be set. */
	ok = hc_record_set(out, "from", from) && ok;
	ok = hc_record_set(out, "to", to) && ok;
	return hc_record_whole(out, ok);
}

static hc_status put_finding(void *context, const hc_diff_finding *f, hc_error *err)
{
	writer *w = context;
	json_t *from = NULL, *to = NULL;
	hc_status status = hc_record_side(&from, w->diff->from, f->from, w->lang, err);

	if (status == HC_OK)
		status = hc_record_side(&to, w->diff->to, f->to, w->lang, err);
	if (status == HC_OK)
		return hc_json_put_item(&w->document, finding_of(f, from, to), err);
	json_decref(from);
	return status;
}

static hc_status put_lists(writer *w, hc_error *err)
{
	hc_status status;

	hc_json_open_list(&w->document, "verdicts");
	status = hc_changes_read_owners(&w->diff->changes, put_verdict, w, err);
	hc_json_close_list(&w->document);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "owners");
	status = hc_diff_read_owners(w->diff, put_owner, w, err);
	hc_json_close_list(&w->document);
	if (status == HC_OK)
		status = put_rules(w, err);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "limits");
	status = hc_diff_read_limits(w->diff, put_limit, w, err);
	hc_json_close_list(&w->document);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "findings");
	status = hc_diff_read(w->diff, false, put_finding, w, err);
	hc_json_close_list(&w->document);
	return status;
}

hc_status hc_diff_json(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err)
{
	writer w = { .diff = diff, .lang = options->lang };
	hc_status status;

	hc_json_begin(&w.document, out);
	status = put_head(&w, err);
	if (status == HC_OK)
		status = put_lists(&w, err);
	if (status == HC_OK)
		hc_json_end(&w.document);
	return status;
}

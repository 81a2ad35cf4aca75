/* SPDX-License-Identifier: MIT */
/* The document for programs (schemas/changes.schema.json). Either side of a change is the record of its result, or
 * null. */

#include "publish/changes_format.h"

#include "publish/change_lines.h"
#include "publish/json_document.h"
#include "publish/record.h"

typedef struct writer {
	hc_json_document document;
	const hc_changes *changes;
	hc_lang lang;
} writer;

/* ---- the two sides ---- */

static json_t *verdicts_of(const hc_ledger_facts *facts)
{
	json_t *out = json_object();
	bool ok = out != NULL;
	size_t i;

	for (i = 0; ok && i < facts->level_count; i++)
		ok = hc_record_set(out, facts->levels[i].name, json_integer(facts->levels[i].owners));
	return hc_record_whole(out, ok);
}

static json_t *side_of(const hc_ledger *ledger)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	json_t *out = json_object();
	char as_of[11];

	hc_date_write(as_of, facts->as_of);
	return hc_record_whole(out, hc_record_set(out, "as_of", json_string(as_of)) &&
	                          hc_record_set(out, "totals", hc_record_totals(hc_ledger_totals(ledger))) &&
	                          hc_record_set(out, "verdicts", verdicts_of(facts)));
}

static hc_status put_head(writer *w, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->changes->to);
	hc_status status;

	status = hc_json_put_key(&w->document, "program", hc_record_text(facts->program), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "within", hc_record_text(facts->within), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "from", side_of(w->changes->from), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "to", side_of(w->changes->to), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "owners", json_integer(w->changes->owners), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "owners_changed", json_integer(w->changes->owners_changed), err);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "pairs", json_integer(w->changes->pairs), err);
	return status == HC_OK ? hc_json_put_key(&w->document, "pairs_changed", json_integer(w->changes->changed), err)
	                       : status;
}

static json_t *transition_of(int from, int to, int64_t pairs)
{
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "from", json_string(hc_change_end_word(from))) &&
	                          hc_record_set(out, "to", json_string(hc_change_end_word(to))) &&
	                          hc_record_set(out, "pairs", json_integer(pairs)));
}

static hc_status put_transitions(writer *w, hc_error *err)
{
	hc_status status = HC_OK;
	int from, to;

	hc_json_open_list(&w->document, "transitions");
	for (from = 0; from < HC_ENDS; from++) {
		for (to = 0; status == HC_OK && to < HC_ENDS; to++) {
			if (w->changes->transitions[from][to] > 0)
				status = hc_json_put_item(
					&w->document, transition_of(from, to, w->changes->transitions[from][to]), err);
		}
	}
	hc_json_close_list(&w->document);
	return status;
}

/* ---- rules and projects ---- */

static json_t *rule_of(const hc_ledger_rule *rule)
{
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "id", json_string(rule->id)) &&
	                          hc_record_set(out, "title", hc_record_label(rule->title)) &&
	                          hc_record_set(out, "severity", json_string(hc_severity_word(rule->severity))) &&
	                          hc_record_set(out, "entity", json_string(rule->entity)));
}

/* The rules of `ledger` that do not run in `other`. */
static hc_status put_rules(writer *w, const char *key, const hc_ledger *ledger, const hc_ledger *other, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(&w->document, key);
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		if (hc_changes_rule_alone(&facts->rules[i], other))
			status = hc_json_put_item(&w->document, rule_of(&facts->rules[i]), err);
	}
	hc_json_close_list(&w->document);
	return status;
}

static json_t *project_side(const hc_ledger *ledger, const char *name)
{
	const hc_ledger_project *project = hc_changes_find_project(ledger, name);

	return project ? hc_record_project(project) : json_null();
}

static json_t *project_of(const hc_changes *changes, const char *name)
{
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "name", json_string(name)) &&
	                          hc_record_set(out, "from", project_side(changes->from, name)) &&
	                          hc_record_set(out, "to", project_side(changes->to, name)));
}

/* Those of `ledger` that are not in `listed`, which may be NULL. */
static hc_status put_projects(writer *w, const hc_ledger *ledger, const hc_ledger *listed, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < facts->project_count; i++) {
		if (!listed || !hc_changes_find_project(listed, facts->projects[i].name))
			status = hc_json_put_item(&w->document, project_of(w->changes, facts->projects[i].name), err);
	}
	return status;
}

/* ---- owners and changes ---- */

static hc_status put_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	writer *w = context;
	const hc_changes *changes = w->changes;
	json_t *out = json_object();

	out = hc_record_whole(
		out, hc_record_set(out, "owner", hc_record_owner(changes->to, owner->owner_id, owner->owner_name)) &&
			     hc_record_set(out, "from", hc_record_level(changes->from, owner->from)) &&
			     hc_record_set(out, "to", hc_record_level(changes->to, owner->to)) &&
			     hc_record_set(out, "changed", json_boolean(owner->changed)));
	return hc_json_put_item(&w->document, out, err);
}

static hc_status put_change(void *context, const hc_change *change, hc_error *err)
{
	writer *w = context;
	json_t *from, *to = NULL, *out = json_object();
	hc_status status = hc_record_side(&from, w->changes->from, change->pair.from, w->lang, err);
	bool ok;

	if (status == HC_OK)
		status = hc_record_side(&to, w->changes->to, change->pair.to, w->lang, err);
	if (status != HC_OK) {
		json_decref(from);
		json_decref(out);
		return status;
	}
	ok = hc_record_set(out, "rule", json_string(change->rule->id)) &&
	     hc_record_set(out, "subject_id", json_string(change->either->subject_id)) &&
	     hc_record_set(out, "outcome_changed", json_boolean(change->outcome)) &&
	     hc_record_set(out, "required_changed", json_boolean(change->required)) &&
	     hc_record_set(out, "shortfall_changed", json_boolean(change->shortfall)) &&
	     hc_record_set(out, "shortfall_growth", change->measured ? json_integer(change->grows) : json_null());
	/* Each takes its side also when it fails. */
	ok = hc_record_set(out, "from", from) && ok;
	ok = hc_record_set(out, "to", to) && ok;
	return hc_json_put_item(&w->document, hc_record_whole(out, ok), err);
}

static hc_status put_lists(writer *w, hc_error *err)
{
	hc_ledger *from = w->changes->from, *to = w->changes->to;
	hc_status status = put_rules(w, "rules_from_only", from, to, err);

	if (status == HC_OK)
		status = put_rules(w, "rules_to_only", to, from, err);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "projects");
	status = put_projects(w, from, NULL, err);
	if (status == HC_OK)
		status = put_projects(w, to, from, err);
	hc_json_close_list(&w->document);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "verdicts");
	status = hc_changes_read_owners(w->changes, put_owner, w, err);
	hc_json_close_list(&w->document);
	if (status != HC_OK)
		return status;
	hc_json_open_list(&w->document, "changes");
	status = hc_changes_read(w->changes, put_change, w, err);
	hc_json_close_list(&w->document);
	return status;
}

hc_status hc_changes_json(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err)
{
	writer w = { .changes = changes, .lang = options->lang };
	hc_status status;

	hc_json_begin(&w.document, out);
	status = put_head(&w, err);
	if (status == HC_OK)
		status = put_transitions(&w, err);
	if (status == HC_OK)
		status = put_lists(&w, err);
	if (status == HC_OK)
		hc_json_end(&w.document);
	return status;
}

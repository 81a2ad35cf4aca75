/* SPDX-License-Identifier: MIT */
/* The document for programs (schemas/diff.schema.json). Either side of a finding is the record of its result, or null. */

#include "publish/diff_format.h"

#include "publish/json_document.h"
#include "publish/record.h"

typedef struct writer {
	hc_json_document document;
	const hc_diff *diff;
	hc_lang lang;
} writer;

static json_t *whole(json_t *made, bool ok)
{
	if (ok)
		return made;
	json_decref(made);
	return NULL;
}

static json_t *day(hc_date date)
{
	char text[11];

	if (date <= HC_DATE_MIN || date >= HC_DATE_MAX)
		return json_null();
	hc_date_write(text, date);
	return json_string(text);
}

static json_t *counts_of(const hc_diff *diff, hc_diff_state state)
{
	json_t *out = json_object();
	bool ok = hc_record_set(out, "findings", json_integer(hc_diff_total(diff, state)));
	int i;

	for (i = 0; ok && i < HC_DIFF_CAUSES; i++)
		ok = hc_record_set(out, hc_diff_cause_word((hc_diff_cause)i), json_integer(diff->totals[state][i]));
	return whole(out, ok);
}

static hc_status put_head(writer *w, hc_error *err)
{
	json_t *totals = json_object();
	bool ok = true;
	hc_status status = hc_json_put_key(&w->document, "from", day(hc_ledger_facts_of(w->diff->from)->as_of), err);
	int i;

	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "to", day(hc_ledger_facts_of(w->diff->to)->as_of), err);
	for (i = 0; ok && i < HC_DIFF_STATES; i++)
		ok = hc_record_set(totals, hc_diff_word((hc_diff_state)i), counts_of(w->diff, (hc_diff_state)i));
	totals = whole(totals, ok);
	if (status == HC_OK)
		status = hc_json_put_key(&w->document, "totals", totals, err);
	else
		json_decref(totals);
	return status == HC_OK ? hc_json_put_key(&w->document, "overdue", json_integer(w->diff->overdue), err) : status;
}

static json_t *level_of(const hc_ledger *ledger, size_t level)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);

	return level < facts->level_count ? json_string(facts->levels[level].name) : json_null();
}

static hc_status put_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	writer *w = context;
	json_t *item;

	if (!owner->changed)
		return HC_OK;
	item = json_object();
	item = whole(item, hc_record_set(item, "owner", hc_record_owner(w->diff->to, owner->owner_id, owner->owner_name)) &&
	                           hc_record_set(item, "from", level_of(w->diff->from, owner->from)) &&
	                           hc_record_set(item, "to", level_of(w->diff->to, owner->to)));
	return hc_json_put_item(&w->document, item, err);
}

static json_t *values_of(const hc_ledger_figure *figure)
{
	json_t *out;

	if (!figure)
		return json_null();
	out = json_object();
	return whole(out, hc_record_set(out, "value", hc_record_label(figure->value)) && hc_record_set(out, "from", day(figure->from)) &&
	                          hc_record_set(out, "to", day(figure->to)) &&
	                          hc_record_set(out, "whom", figure->whom.zh ? hc_record_label(figure->whom) : json_null()));
}

static hc_status put_limit(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err)
{
	writer *w = context;
	json_t *item = json_object();

	item = whole(item, hc_record_set(item, "name", json_string((to ? to : from)->limit)) &&
	                           hc_record_set(item, "from", values_of(from)) && hc_record_set(item, "to", values_of(to)));
	return hc_json_put_item(&w->document, item, err);
}

static hc_status side_of(json_t **out, hc_ledger *ledger, const hc_result *result, hc_lang lang, hc_error *err)
{
	*out = result ? NULL : json_null();
	return result ? hc_record_new(out, ledger, result, lang, err) : HC_OK;
}

static hc_status put_finding(void *context, const hc_diff_finding *f, hc_error *err)
{
	writer *w = context;
	json_t *from = NULL, *to = NULL, *item;
	hc_status status = side_of(&from, w->diff->from, f->from, w->lang, err);

	if (status == HC_OK)
		status = side_of(&to, w->diff->to, f->to, w->lang, err);
	if (status != HC_OK) {
		json_decref(from);
		return status;
	}
	item = json_object();
	if (!hc_record_set(item, "state", json_string(hc_diff_word(f->state))) ||
	    !hc_record_set(item, "cause", json_string(hc_diff_cause_word(f->cause)))) {
		json_decref(from);
		json_decref(to);
		return hc_json_put_item(&w->document, whole(item, false), err);
	}
	/* Either is taken, also when it cannot be set. */
	bool ok = hc_record_set(item, "from", from);
	ok = hc_record_set(item, "to", to) && ok;
	item = whole(item, ok && hc_record_set(item, "shortfall_growth", f->measured ? json_integer(f->grows) : json_null()) &&
	                           hc_record_set(item, "found", day(f->found)) && hc_record_set(item, "deadline", day(f->deadline)) &&
	                           hc_record_set(item, "days_left",
	                                         f->deadline != HC_DATE_NEVER ? json_integer(f->days_left) : json_null()));
	return hc_json_put_item(&w->document, item, err);
}

hc_status hc_diff_json(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err)
{
	writer w = { .diff = diff, .lang = options->lang };
	hc_status status;

	hc_json_begin(&w.document, out);
	status = put_head(&w, err);
	hc_json_open_list(&w.document, "verdicts");
	if (status == HC_OK)
		status = hc_changes_read_owners(&diff->changes, put_owner, &w, err);
	hc_json_close_list(&w.document);
	hc_json_open_list(&w.document, "limits");
	if (status == HC_OK)
		status = hc_diff_read_limits(diff, put_limit, &w, err);
	hc_json_close_list(&w.document);
	hc_json_open_list(&w.document, "findings");
	if (status == HC_OK)
		status = hc_diff_read(diff, true, put_finding, &w, err);
	hc_json_close_list(&w.document);
	hc_json_end(&w.document);
	return status;
}

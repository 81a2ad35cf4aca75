/* SPDX-License-Identifier: MIT */
/*
 * The ledger's results on their way into entries. Results of rules on persons
 * are gathered, in the public edition, until the next rule or owner begins;
 * every other result is an entry by itself. One is held at a time.
 */

#include "publish/edition_internal.h"

#include "publish/sentence.h"

#include <string.h>

/* ---- one result ---- */

static hc_status read_term(hc_entry *entry, hc_edition *edition, const hc_result *result, hc_error *err)
{
	hc_ledger_history history;
	bool any = false;
	hc_status status = HC_OK;

	if (result->outcome != HC_PASS && result->outcome != HC_NOT_APPLICABLE)
		status = hc_ledger_find_history(&history, &any, edition->ledger, entry->rule->id, result->subject_id, err);
	entry->has_term = status == HC_OK && any && history.resolved == HC_DATE_NEVER;
	if (entry->has_term)
		entry->term = (hc_term_of_finding){ history.found, history.deadline,
			                            history.deadline == HC_DATE_NEVER ? 0 : history.deadline - edition->facts.as_of,
			                            history.times };
	return status;
}

hc_status hc_edition_make_entry(hc_entry *out, hc_edition *edition, const hc_result *result, hc_error *err)
{
	const hc_ledger_verdict *verdict;
	hc_arena arena = out->arena;
	hc_status status = hc_ledger_find_verdict(&verdict, edition->ledger, result->owner_id, err);

	hc_arena_empty(&arena);
	*out = (hc_entry){ .ledger = edition->ledger, .rule = &edition->rules[result->rule], .result = *result, .arena = arena };
	if (status != HC_OK)
		return status;
	out->owner_name = verdict ? verdict->owner_name : NULL;
	status = read_term(out, edition, result, err);
	if (status == HC_OK && edition->kind == HC_PUBLIC && !hc_entry_redact(out))
		status = hc_error_nomem(err);
	return status;
}

hc_status hc_edition_entry(const hc_entry **out, hc_edition *edition, int slot, const hc_result *result, hc_error *err)
{
	hc_status status;

	*out = NULL;
	if (!result || hc_edition_groups(edition, result->rule) ||
	    (edition->owner_id && !hc_text_same(result->owner_id, edition->owner_id)))
		return HC_OK;
	status = hc_edition_make_entry(&edition->slots[slot], edition, result, err);
	if (status == HC_OK)
		*out = &edition->slots[slot];
	return status;
}

/* ---- groups ---- */

typedef struct group {
	bool open;
	unsigned rule;
	char *owner_id;                   /* of the arena; NULL: none */
	int64_t counts[HC_OUTCOME_COUNT];
	hc_verified verified;
	size_t missing_count;
	hc_missing missing[8];            /* of those that are unknown */
	bool has_term;
	hc_term_of_finding term;
	hc_arena arena;
} group;

/* The gravest first. */
static hc_outcome gravest(const int64_t counts[HC_OUTCOME_COUNT])
{
	static const hc_outcome order[] = { HC_FAIL, HC_BROKEN, HC_UNKNOWN, HC_WAIVED, HC_PASS, HC_NOT_APPLICABLE };
	size_t i = 0;

	while (counts[order[i]] == 0)
		i++;
	return order[i];
}

static bool add_missing(group *g, const hc_missing *missing)
{
	size_t i = 0;

	while (i < g->missing_count && strcmp(g->missing[i].field, missing->field) != 0)
		i++;
	if (i == sizeof g->missing / sizeof *g->missing)
		return true;
	if (i == g->missing_count) {
		g->missing[i] = (hc_missing){ hc_arena_text(&g->arena, missing->field), 0 };
		g->missing_count++;
	}
	g->missing[i].rows += missing->rows;
	return g->missing[i].field != NULL;
}

/* Those that have waited longest stand for all. */
static void add_term(group *g, const hc_entry *entry)
{
	if (!entry->has_term)
		return;
	if (!g->has_term || entry->term.found < g->term.found)
		g->term.found = entry->term.found;
	if (entry->term.deadline != HC_DATE_NEVER &&
	    (g->term.deadline == HC_DATE_NEVER || entry->term.deadline < g->term.deadline)) {
		g->term.deadline = entry->term.deadline;
		g->term.days_left = entry->term.days_left;
	}
	if (!g->has_term || entry->term.times > g->term.times)
		g->term.times = entry->term.times;
	g->has_term = true;
}

static bool open_group(group *g, const hc_result *result)
{
	hc_arena arena = g->arena;

	hc_arena_empty(&arena);
	*g = (group){ .open = true, .rule = result->rule, .verified = HC_TEXT_READ, .term = { .deadline = HC_DATE_NEVER }, .arena = arena };
	g->owner_id = hc_arena_text(&g->arena, result->owner_id);
	return g->owner_id || !result->owner_id;
}

static bool add_to_group(group *g, const hc_entry *entry, const hc_result *result)
{
	bool ok = g->open || open_group(g, result);
	size_t i;

	if (!ok)
		return false;
	g->counts[result->outcome]++;
	if (result->verified < g->verified)
		g->verified = result->verified;
	for (i = 0; ok && result->outcome == HC_UNKNOWN && i < result->missing_count; i++)
		ok = add_missing(g, &result->missing[i]);
	add_term(g, entry);
	return ok;
}

static void close_group(hc_entry *out, group *g)
{
	hc_outcome outcome = gravest(g->counts);
	size_t i;

	out->members = hc_entry_people(g->counts[outcome]);
	out->has_term = g->has_term && outcome != HC_PASS && outcome != HC_NOT_APPLICABLE;
	out->term = g->term;
	for (i = 0; i < g->missing_count; i++)
		g->missing[i].rows = hc_entry_people(g->missing[i].rows);
	out->result = (hc_result){ .rule = g->rule, .owner_id = g->owner_id, .outcome = outcome, .verified = g->verified,
		                   .actual = { HC_FRACTION_NONE, HC_FRACTION_NONE }, .required = { HC_FRACTION_NONE, HC_FRACTION_NONE } };
	if (outcome == HC_UNKNOWN) {
		out->result.missing = g->missing;
		out->result.missing_count = g->missing_count;
	}
	g->open = false;
}

/* ---- reading ---- */

typedef struct reading {
	hc_edition *edition;
	unsigned outcomes;
	hc_see_owner see_owner;
	hc_see_entry see_entry;
	void *context;
	hc_ledger_cursor *cursor;
	const hc_result *result; /* in hand; NULL: no more */
	hc_entry entry;
	group group;
} reading;

static hc_status show(reading *r, hc_error *err)
{
	if (r->outcomes && !(r->outcomes & 1u << r->entry.result.outcome))
		return HC_OK;
	return r->see_entry(r->context, &r->entry, err);
}

static hc_status end_group(reading *r, hc_error *err)
{
	const hc_ledger_verdict *verdict;
	hc_arena arena = r->entry.arena;
	hc_status status;

	if (!r->group.open)
		return HC_OK;
	r->entry = (hc_entry){ .ledger = r->edition->ledger, .rule = &r->edition->rules[r->group.rule], .arena = arena };
	close_group(&r->entry, &r->group);
	status = hc_ledger_find_verdict(&verdict, r->edition->ledger, r->group.owner_id, err);
	if (status != HC_OK)
		return status;
	r->entry.owner_name = verdict ? verdict->owner_name : NULL;
	return show(r, err);
}

/* Gives the result in hand, or keeps it in a group. */
static hc_status give(reading *r, hc_error *err)
{
	const hc_result *result = r->result;
	bool groups = hc_edition_groups(r->edition, result->rule);
	hc_status status = HC_OK;

	if (r->group.open && (!groups || r->group.rule != result->rule || !hc_text_same(r->group.owner_id, result->owner_id)))
		status = end_group(r, err);
	if (status == HC_OK)
		status = hc_edition_make_entry(&r->entry, r->edition, result, err);
	if (status != HC_OK)
		return status;
	if (!groups)
		return show(r, err);
	return add_to_group(&r->group, &r->entry, result) ? HC_OK : hc_error_nomem(err);
}

static hc_status next(reading *r, hc_error *err)
{
	return hc_ledger_cursor_next(&r->result, r->cursor, err);
}

/* A group's outcome is known only when all its results are: then SQL may leave none out. */
static unsigned asked_for(const hc_edition *edition, unsigned outcomes)
{
	return edition->grouping ? 0 : outcomes;
}

static hc_status begin(reading *r, const hc_ledger_query *query, hc_error *err)
{
	hc_status status = hc_ledger_cursor_open(&r->cursor, r->edition->ledger, query, err);

	return status == HC_OK ? next(r, err) : status;
}

static hc_status end(reading *r, hc_status status, hc_error *err)
{
	if (status == HC_OK)
		status = end_group(r, err);
	hc_ledger_cursor_close(r->cursor);
	hc_arena_drop(&r->entry.arena);
	hc_arena_drop(&r->group.arena);
	return status;
}

static hc_status see_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	reading *r = context;
	hc_edition *edition = r->edition;
	hc_edition_owner owner = { verdict->owner_id, verdict->owner_name, verdict->level, { { 0 } }, verdict->facets };
	hc_status status = HC_OK;

	if (edition->owner_id && strcmp(edition->owner_id, verdict->owner_id) != 0)
		return HC_OK;
	memcpy(owner.totals, verdict->totals, sizeof owner.totals);
	if (edition->grouping)
		status = hc_edition_count_groups(edition, verdict->owner_id, owner.totals, err);
	if (status == HC_OK)
		status = r->see_owner(r->context, &owner, err);
	while (r->cursor && status == HC_OK && r->result && r->result->owner_id &&
	       strcmp(r->result->owner_id, verdict->owner_id) <= 0) {
		status = give(r, err);
		if (status == HC_OK)
			status = next(r, err);
	}
	return status == HC_OK ? end_group(r, err) : status;
}

hc_status hc_edition_read_owners(hc_edition *edition, hc_see_owner see, void *context, hc_error *err)
{
	reading r = { .edition = edition, .see_owner = see, .context = context };

	return hc_ledger_read_verdicts(edition->ledger, see_verdict, &r, err);
}

/* What has no owner. */
static hc_status read_rest(reading *r, hc_error *err)
{
	bool told = false;
	hc_status status = HC_OK;

	while (status == HC_OK && r->result) {
		if (!r->result->owner_id && !told)
			status = r->see_owner(r->context, NULL, err);
		told = told || !r->result->owner_id;
		if (status == HC_OK && !r->result->owner_id)
			status = give(r, err);
		if (status == HC_OK)
			status = next(r, err);
	}
	return status;
}

hc_status hc_edition_read_by_owner(hc_edition *edition, unsigned outcomes, hc_see_owner owner, hc_see_entry entry,
                                   void *context, hc_error *err)
{
	reading r = { .edition = edition, .outcomes = outcomes, .see_owner = owner, .see_entry = entry, .context = context };
	const hc_ledger_query query = { .by_owner = true, .owner_id = edition->owner_id, .outcomes = asked_for(edition, outcomes) };
	hc_status status = begin(&r, &query, err);

	if (status == HC_OK)
		status = hc_ledger_read_verdicts(edition->ledger, see_verdict, &r, err);
	if (status == HC_OK && !edition->owner_id)
		status = read_rest(&r, err);
	return end(&r, status, err);
}

hc_status hc_edition_read_rule(hc_edition *edition, size_t rule, unsigned outcomes, hc_see_entry entry, void *context,
                               hc_error *err)
{
	bool groups = hc_edition_groups(edition, rule);
	reading r = { .edition = edition, .outcomes = outcomes, .see_entry = entry, .context = context };
	const hc_ledger_query query = { .rule_id = edition->rules[rule].id, .owner_id = edition->owner_id, .by_owner = groups,
		                        .outcomes = groups ? 0 : outcomes };
	hc_status status = begin(&r, &query, err);

	while (status == HC_OK && r.result) {
		status = give(&r, err);
		if (status == HC_OK)
			status = next(&r, err);
	}
	return end(&r, status, err);
}

/* ---- an owner's totals ---- */

static hc_status count_result(void *context, const hc_result *result, hc_error *err)
{
	int64_t *counts = context;

	(void)err;
	counts[result->outcome]++;
	return HC_OK;
}

hc_status hc_edition_count_groups(hc_edition *edition, const char *owner_id,
                                  int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT], hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;
	int k;

	for (i = 0; status == HC_OK && i < edition->facts.rule_count; i++) {
		const hc_ledger_rule *rule = &edition->rules[i];
		const hc_ledger_query query = { .rule_id = rule->id, .owner_id = owner_id };
		int64_t counts[HC_OUTCOME_COUNT] = { 0 }, any = 0;

		if (!hc_ledger_runs(rule) || !hc_edition_groups(edition, i))
			continue;
		status = hc_ledger_read(edition->ledger, &query, count_result, counts, err);
		for (k = 0; k < HC_OUTCOME_COUNT; k++) {
			totals[rule->severity][k] -= counts[k];
			any += counts[k];
		}
		if (any > 0)
			totals[rule->severity][gravest(counts)]++;
	}
	return status;
}

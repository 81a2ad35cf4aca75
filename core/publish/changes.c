/* SPDX-License-Identifier: MIT */
/*
 * Everything is compared by name: positions of rules and levels are each
 * ledger's own.
 */

#include "publish/changes.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

/* ---- rules and projects ---- */

bool hc_changes_rule_alone(const hc_ledger_rule *rule, const hc_ledger *other)
{
	return hc_ledger_runs(rule) && !hc_ledger_runs(hc_ledger_find_rule(other, rule->id));
}

const hc_ledger_project *hc_changes_find_project(const hc_ledger *ledger, const char *name)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	for (i = 0; i < facts->project_count; i++) {
		if (strcmp(facts->projects[i].name, name) == 0)
			return &facts->projects[i];
	}
	return NULL;
}

/* ---- pairs ---- */

int hc_change_end(const hc_result *result)
{
	return result ? (int)result->outcome : HC_NO_RESULT;
}

static bool is_required(const hc_result *result)
{
	return !hc_interval_is_none(result->required) || result->required_exact;
}

static bool same_requirement(const hc_result *a, const hc_result *b)
{
	return a->comparison == b->comparison && hc_text_same(a->unit, b->unit) &&
	       hc_interval_same(a->required, b->required) &&
	       hc_text_same(a->required_exact, b->required_exact);
}

static void compare_values(hc_change *change, const hc_result *from, const hc_result *to)
{
	bool same_unit = hc_text_same(from->shortfall_unit, to->shortfall_unit);

	change->required = is_required(from) && is_required(to) && !same_requirement(from, to);
	change->measured = from->has_shortfall && to->has_shortfall && same_unit;
	if (change->measured)
		change->grows = to->shortfall - from->shortfall;
	change->shortfall = change->measured ? change->grows != 0 : from->has_shortfall || to->has_shortfall;
}

hc_change hc_change_of(const hc_changes *changes, hc_pair pair)
{
	hc_change change = { .pair = pair, .either = pair.to ? pair.to : pair.from };
	const hc_ledger *ledger = pair.to ? changes->to : changes->from;

	change.rule = &hc_ledger_facts_of(ledger)->rules[change.either->rule];
	change.outcome = hc_change_end(pair.from) != hc_change_end(pair.to);
	if (pair.from && pair.to)
		compare_values(&change, pair.from, pair.to);
	return change;
}

bool hc_change_any(const hc_change *change)
{
	return change->outcome || change->required || change->shortfall;
}

static hc_status count_pairs(hc_changes *changes, hc_error *err)
{
	hc_pairs *pairs = NULL;
	hc_change change;
	hc_pair pair;
	hc_status status = hc_pairs_open(&pairs, changes->from, changes->to, false, err);

	while (status == HC_OK && (status = hc_pairs_next(&pair, pairs, err)) == HC_OK && (pair.from || pair.to)) {
		change = hc_change_of(changes, pair);
		changes->pairs++;
		changes->changed += hc_change_any(&change);
		if (change.required)
			changes->required[pair.to->rule]++;
		changes->transitions[hc_change_end(pair.from)][hc_change_end(pair.to)]++;
	}
	hc_pairs_close(pairs);
	return status;
}

hc_status hc_changes_read(const hc_changes *changes, hc_see_change see, void *context, hc_error *err)
{
	hc_pairs *pairs = NULL;
	hc_change change;
	hc_pair pair;
	hc_status status = hc_pairs_open(&pairs, changes->from, changes->to, false, err);

	while (status == HC_OK && (status = hc_pairs_next(&pair, pairs, err)) == HC_OK && (pair.from || pair.to)) {
		change = hc_change_of(changes, pair);
		if (hc_change_any(&change))
			status = see(context, &change, err);
	}
	hc_pairs_close(pairs);
	return status;
}

/* ---- owners ---- */

static size_t levels_of(const hc_ledger *ledger)
{
	return hc_ledger_facts_of(ledger)->level_count;
}

bool hc_changes_same_level(const hc_changes *changes, size_t from, size_t to)
{
	const hc_ledger_facts *before = hc_ledger_facts_of(changes->from), *after = hc_ledger_facts_of(changes->to);

	if (from == before->level_count || to == after->level_count)
		return from == before->level_count && to == after->level_count;
	return strcmp(before->levels[from].name, after->levels[to].name) == 0;
}

int64_t hc_changes_verdicts(const hc_changes *changes, size_t from, size_t to)
{
	return changes->verdicts[from * (levels_of(changes->to) + 1) + to];
}

/* Either verdict may be NULL, not both. */
static hc_owner_change owner_of(const hc_changes *changes, const hc_ledger_verdict *from, const hc_ledger_verdict *to)
{
	const hc_ledger_verdict *either = to ? to : from;
	hc_owner_change owner = {
		.owner_id = either->owner_id,
		.owner_name = either->owner_name,
		.from = from ? from->level : levels_of(changes->from),
		.to = to ? to->level : levels_of(changes->to),
	};

	owner.changed = !hc_changes_same_level(changes, owner.from, owner.to);
	return owner;
}

typedef struct reading {
	const hc_changes *changes;
	hc_see_owner_change see;
	void *context;
} reading;

static hc_status see_from(void *context, const hc_ledger_verdict *from, hc_error *err)
{
	const reading *r = context;
	const hc_ledger_verdict *to;
	hc_status status = hc_ledger_find_verdict(&to, r->changes->to, from->owner_id, err);
	hc_owner_change owner;

	if (status != HC_OK)
		return status;
	owner = owner_of(r->changes, from, to);
	return r->see(r->context, &owner, err);
}

/* Those that only `to` knows. */
static hc_status see_to(void *context, const hc_ledger_verdict *to, hc_error *err)
{
	const reading *r = context;
	const hc_ledger_verdict *from;
	hc_status status = hc_ledger_find_verdict(&from, r->changes->from, to->owner_id, err);
	hc_owner_change owner;

	if (status != HC_OK || from)
		return status;
	owner = owner_of(r->changes, NULL, to);
	return r->see(r->context, &owner, err);
}

hc_status hc_changes_read_owners(const hc_changes *changes, hc_see_owner_change see, void *context, hc_error *err)
{
	reading r = { changes, see, context };
	hc_status status = hc_ledger_read_verdicts(changes->from, see_from, &r, err);

	return status == HC_OK ? hc_ledger_read_verdicts(changes->to, see_to, &r, err) : status;
}

hc_status hc_changes_find_owner(hc_owner_change *out, const hc_changes *changes, const char *owner_id, hc_error *err)
{
	const hc_ledger_verdict *from = NULL, *to = NULL;
	hc_status status = hc_ledger_find_verdict(&from, changes->from, owner_id, err);

	if (status == HC_OK)
		status = hc_ledger_find_verdict(&to, changes->to, owner_id, err);
	if (from || to)
		*out = owner_of(changes, from, to);
	else
		*out = (hc_owner_change){ owner_id, NULL, levels_of(changes->from), levels_of(changes->to), false };
	return status;
}

static hc_status count_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	hc_changes *changes = context;

	(void)err;
	changes->owners++;
	changes->owners_changed += owner->changed;
	changes->verdicts[owner->from * (levels_of(changes->to) + 1) + owner->to]++;
	return HC_OK;
}

/* ---- owner by owner ---- */

static bool raises_nothing(const hc_result *result)
{
	return !result || result->outcome == HC_PASS || result->outcome == HC_NOT_APPLICABLE;
}

static bool is_told(const hc_change *change)
{
	return hc_change_any(change) && !(raises_nothing(change->pair.from) && raises_nothing(change->pair.to));
}

typedef struct grouping {
	const hc_changes *changes;
	hc_see_owner_change owner;
	void *context;
	char *owner_id; /* whose group is open; NULL: that of subjects without an owner, or none yet */
	bool open;
} grouping;

static hc_status open_group(grouping *g, const char *owner_id, hc_error *err)
{
	hc_owner_change owner;
	hc_status status;

	if (g->open && hc_text_same(g->owner_id, owner_id))
		return HC_OK;
	hc_memory_free(g->owner_id);
	g->owner_id = owner_id ? hc_memory_copy_text(owner_id) : NULL;
	g->open = true;
	if (!owner_id)
		return g->owner(g->context, NULL, err);
	if (!g->owner_id)
		return hc_error_nomem(err);
	status = hc_changes_find_owner(&owner, g->changes, owner_id, err);
	return status == HC_OK ? g->owner(g->context, &owner, err) : status;
}

hc_status hc_changes_read_by_owner(const hc_changes *changes, hc_see_owner_change owner, hc_see_change see,
                                   void *context, hc_error *err)
{
	grouping g = { .changes = changes, .owner = owner, .context = context };
	hc_pairs *pairs = NULL;
	hc_change change;
	hc_pair pair;
	hc_status status = hc_pairs_open(&pairs, changes->from, changes->to, true, err);

	while (status == HC_OK && (status = hc_pairs_next(&pair, pairs, err)) == HC_OK && (pair.from || pair.to)) {
		change = hc_change_of(changes, pair);
		if (!is_told(&change))
			continue;
		status = open_group(&g, change.either->owner_id, err);
		if (status == HC_OK)
			status = see(context, &change, err);
	}
	hc_pairs_close(pairs);
	hc_memory_free(g.owner_id);
	return status;
}

/* ---- making ---- */

hc_status hc_changes_make(hc_changes *out, hc_ledger *from, hc_ledger *to, hc_error *err)
{
	hc_status status;

	*out = (hc_changes){ .from = from, .to = to };
	out->verdicts = hc_memory_alloc((levels_of(from) + 1) * (levels_of(to) + 1) * sizeof *out->verdicts);
	out->required = hc_memory_alloc((hc_ledger_facts_of(to)->rule_count + 1) * sizeof *out->required);
	if (!out->verdicts || !out->required)
		return hc_error_nomem(err);
	status = hc_changes_read_owners(out, count_owner, out, err);
	return status == HC_OK ? count_pairs(out, err) : status;
}

void hc_changes_drop(hc_changes *changes)
{
	hc_memory_free(changes->verdicts);
	hc_memory_free(changes->required);
	changes->verdicts = changes->required = NULL;
}

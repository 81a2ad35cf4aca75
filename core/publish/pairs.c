/* SPDX-License-Identifier: MIT */
/* A merge of two sorted readings: the side that is behind, or both, moves on. */

#include "publish/pairs.h"

#include "base/memory.h"

#include <string.h>

typedef struct side {
	const hc_ledger_rule *rules;
	hc_ledger_cursor *cursor;
	const hc_result *result; /* the next to give; NULL: no more */
	bool given;
} side;

struct hc_pairs {
	bool by_owner;
	side from, to;
};

static hc_status open_side(side *s, hc_ledger *ledger, bool by_owner, hc_error *err)
{
	const hc_ledger_query query = { .by_owner = by_owner };

	s->rules = hc_ledger_facts_of(ledger)->rules;
	s->given = true;
	return hc_ledger_cursor_open(&s->cursor, ledger, &query, err);
}

hc_status hc_pairs_open(hc_pairs **out, hc_ledger *from, hc_ledger *to, bool by_owner, hc_error *err)
{
	hc_pairs *pairs = hc_memory_alloc(sizeof *pairs);
	hc_status status;

	*out = NULL;
	if (!pairs)
		return hc_error_nomem(err);
	pairs->by_owner = by_owner;
	status = open_side(&pairs->from, from, by_owner, err);
	if (status == HC_OK)
		status = open_side(&pairs->to, to, by_owner, err);
	if (status == HC_OK)
		*out = pairs;
	else
		hc_pairs_close(pairs);
	return status;
}

static const hc_ledger_rule *rule_of(const side *s)
{
	return &s->rules[s->result->rule];
}

/* Those without an owner last, then the gravest first. */
static int compare_owners(const side *a, const side *b)
{
	const char *left = a->result->owner_id, *right = b->result->owner_id;
	int order = left && right ? strcmp(left, right) : !left - !right;

	return order ? order : (int)rule_of(b)->severity - (int)rule_of(a)->severity;
}

/* Which side is behind: below 0 the first, above 0 the second, 0: both give the same pair. */
static int compare(const hc_pairs *pairs)
{
	const side *from = &pairs->from, *to = &pairs->to;
	int order = 0;

	if (!from->result || !to->result)
		return !from->result - !to->result;
	if (pairs->by_owner)
		order = compare_owners(from, to);
	if (order == 0)
		order = strcmp(rule_of(from)->id, rule_of(to)->id);
	return order ? order : strcmp(from->result->subject_id, to->result->subject_id);
}

static hc_status move_on(side *s, hc_error *err)
{
	if (!s->given)
		return HC_OK;
	s->given = false;
	return hc_ledger_cursor_next(&s->result, s->cursor, err);
}

hc_status hc_pairs_next(hc_pair *out, hc_pairs *pairs, hc_error *err)
{
	hc_status status = move_on(&pairs->from, err);
	int order;

	*out = (hc_pair){ NULL, NULL };
	if (status == HC_OK)
		status = move_on(&pairs->to, err);
	if (status != HC_OK)
		return status;
	order = compare(pairs);
	pairs->from.given = order <= 0;
	pairs->to.given = order >= 0;
	out->from = pairs->from.given ? pairs->from.result : NULL;
	out->to = pairs->to.given ? pairs->to.result : NULL;
	return HC_OK;
}

void hc_pairs_close(hc_pairs *pairs)
{
	if (!pairs)
		return;
	hc_ledger_cursor_close(pairs->from.cursor);
	hc_ledger_cursor_close(pairs->to.cursor);
	hc_memory_free(pairs);
}

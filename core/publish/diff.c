/* SPDX-License-Identifier: MIT */
/* A walk over both ledgers at once, from pairs of results to findings and what became of them. */

#include "publish/diff_cause.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

static const struct {
	const char *word;
	hc_label label;
} states[HC_DIFF_STATES] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_DIFF_LIST(X)
#undef X
}, causes[HC_DIFF_CAUSES] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_DIFF_CAUSE_LIST(X)
#undef X
};

const char *hc_diff_word(hc_diff_state state)
{
	return states[state].word;
}

hc_label hc_diff_label(hc_diff_state state)
{
	return states[state].label;
}

const char *hc_diff_cause_word(hc_diff_cause cause)
{
	return causes[cause].word;
}

hc_label hc_diff_cause_label(hc_diff_cause cause)
{
	return causes[cause].label;
}

/* ---- one finding ---- */

static bool fails(const hc_result *result)
{
	return result && result->outcome == HC_FAIL;
}

static hc_diff_state standing(const hc_diff_finding *f)
{
	if (!f->measured || f->grows == 0)
		return HC_DIFF_PERSISTING;
	return f->grows > 0 ? HC_DIFF_WORSE : HC_DIFF_BETTER;
}

static hc_diff_state ended(const hc_result *to)
{
	if (!to)
		return HC_DIFF_GONE;
	if (to->outcome == HC_WAIVED)
		return HC_DIFF_WAIVED;
	return to->outcome == HC_PASS || to->outcome == HC_NOT_APPLICABLE ? HC_DIFF_RESOLVED : HC_DIFF_UNDECIDED;
}

/* The days that are remembered, and whether an audit had found it before. */
static hc_status remember(const hc_diff *diff, hc_diff_finding *f, bool *again, hc_error *err)
{
	const hc_date day = hc_ledger_facts_of(diff->from)->as_of;
	const bool carries = hc_ledger_facts_of(diff->to)->earlier != HC_DATE_NEVER;
	hc_ledger_history before, now;
	bool had = false, has = false;
	hc_status status = hc_ledger_find_history(&now, &has, diff->to, f->rule->id, f->either->subject_id, err);

	if (status == HC_OK)
		status = hc_ledger_find_history(&before, &had, diff->from, f->rule->id, f->either->subject_id, err);
	if (status != HC_OK)
		return status;
	*again = had || (has && (now.times > 1 || now.found < day));
	if (had && (!has || (!carries && before.resolved == HC_DATE_NEVER)))
		now = before;
	if (had || has) {
		f->found = now.found;
		f->deadline = now.deadline;
	}
	return HC_OK;
}

static bool stands(hc_diff_state state)
{
	return state != HC_DIFF_RESOLVED && state != HC_DIFF_GONE && state != HC_DIFF_WAIVED;
}

bool hc_diff_is_overdue(const hc_diff_finding *finding)
{
	return finding->deadline != HC_DATE_NEVER && finding->days_left < 0;
}

static hc_status look(const hc_diff *diff, hc_pair pair, hc_diff_finding *f, hc_error *err)
{
	bool again = false;
	hc_status status;

	*f = (hc_diff_finding){ .from = pair.from, .to = pair.to, .found = HC_DATE_NEVER, .deadline = HC_DATE_NEVER };
	f->either = pair.to ? pair.to : pair.from;
	f->ledger = pair.to ? diff->to : diff->from;
	f->rule = &hc_ledger_facts_of(f->ledger)->rules[f->either->rule];
	f->owner_id = f->either->owner_id;
	f->measured = fails(pair.from) && fails(pair.to) && pair.from->has_shortfall && pair.to->has_shortfall &&
	              hc_text_same(pair.from->shortfall_unit, pair.to->shortfall_unit);
	if (f->measured)
		f->grows = pair.to->shortfall - pair.from->shortfall;
	status = remember(diff, f, &again, err);
	if (status == HC_OK)
		status = hc_diff_find_cause(&f->cause, diff, f, err);
	if (status != HC_OK)
		return status;
	if (fails(pair.to))
		f->state = fails(pair.from) ? standing(f) : again ? HC_DIFF_REOPENED : HC_DIFF_NEW;
	else
		f->state = ended(pair.to);
	if (!stands(f->state))
		f->deadline = HC_DATE_NEVER;
	if (f->deadline != HC_DATE_NEVER)
		f->days_left = f->deadline - hc_ledger_facts_of(diff->to)->as_of;
	return HC_OK;
}

/* ---- reading ---- */

/*
 * By owner, a pair whose owner or severity is another in each ledger comes as
 * two halves: it is told where the later audit has it, with its other half.
 */
static hc_status complete(const hc_diff *diff, hc_pair *pair, hc_ledger_cursor **cursor, hc_error *err)
{
	const hc_ledger *own = pair->to ? diff->to : diff->from;
	hc_ledger *other = pair->to ? diff->from : diff->to;
	const hc_result *half = pair->to ? pair->to : pair->from, *found;
	const char *rule = hc_ledger_facts_of(own)->rules[half->rule].id;
	hc_status status;

	if ((pair->from && pair->to) || (!pair->to && !fails(pair->from)) || !hc_diff_runs(other, rule))
		return HC_OK;
	status = hc_diff_seek(&found, cursor, other, rule, half->subject_id, err);
	if (found && pair->to)
		pair->from = found;
	else if (found)
		pair->from = NULL;
	return status;
}

hc_status hc_diff_read(const hc_diff *diff, bool by_owner, hc_see_finding see, void *context, hc_error *err)
{
	hc_ledger_cursor *cursor = NULL;
	hc_pairs *pairs = NULL;
	hc_diff_finding finding;
	hc_pair pair;
	hc_status status = hc_pairs_open(&pairs, diff->from, diff->to, by_owner, err);

	while (status == HC_OK && (status = hc_pairs_next(&pair, pairs, err)) == HC_OK && (pair.from || pair.to)) {
		if (by_owner)
			status = complete(diff, &pair, &cursor, err);
		if (status != HC_OK || (!fails(pair.from) && !fails(pair.to)))
			continue;
		status = look(diff, pair, &finding, err);
		if (status == HC_OK)
			status = see(context, &finding, err);
	}
	hc_ledger_cursor_close(cursor);
	hc_pairs_close(pairs);
	return status;
}

static int64_t sum_of(const int64_t counts[HC_DIFF_CAUSES])
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_DIFF_CAUSES; i++)
		sum += counts[i];
	return sum;
}

typedef struct gathering {
	const hc_diff *diff;
	hc_see_diff_owner see;
	void *context;
	bool open;       /* `owner` holds one, of: */
	char *owner_id;  /* NULL: none */
	hc_diff_owner owner;
} gathering;

static hc_status close_owner(gathering *g, hc_error *err)
{
	hc_status status = HC_OK;

	if (!g->open)
		return HC_OK;
	if (g->owner_id)
		status = hc_changes_find_owner(&g->owner.verdict, &g->diff->changes, g->owner_id, err);
	if (status == HC_OK)
		status = g->see(g->context, &g->owner, err);
	hc_memory_free(g->owner_id);
	g->owner_id = NULL;
	g->open = false;
	return status;
}

static hc_status gather(void *context, const hc_diff_finding *finding, hc_error *err)
{
	gathering *g = context;
	hc_status status = HC_OK;

	if (g->open && !hc_text_same(g->owner_id, finding->owner_id))
		status = close_owner(g, err);
	if (status != HC_OK)
		return status;
	if (!g->open) {
		g->owner = (hc_diff_owner){ .overdue = 0 };
		g->owner_id = finding->owner_id ? hc_memory_copy_text(finding->owner_id) : NULL;
		if (finding->owner_id && !g->owner_id)
			return hc_error_nomem(err);
		g->open = true;
	}
	g->owner.totals[finding->state][finding->cause]++;
	g->owner.overdue += hc_diff_is_overdue(finding);
	return HC_OK;
}

hc_status hc_diff_read_owners(const hc_diff *diff, hc_see_diff_owner see, void *context, hc_error *err)
{
	gathering g = { .diff = diff, .see = see, .context = context };
	hc_status status = hc_diff_read(diff, true, gather, &g, err);

	if (status == HC_OK)
		status = close_owner(&g, err);
	hc_memory_free(g.owner_id);
	return status;
}

int64_t hc_diff_owner_total(const hc_diff_owner *owner, hc_diff_state state)
{
	return sum_of(owner->totals[state]);
}

/* ---- making ---- */

static hc_status count(void *context, const hc_diff_finding *finding, hc_error *err)
{
	hc_diff *diff = context;

	(void)err;
	diff->totals[finding->state][finding->cause]++;
	diff->overdue += hc_diff_is_overdue(finding);
	if (finding->state == HC_DIFF_NEW || finding->state == HC_DIFF_REOPENED || finding->state == HC_DIFF_WORSE)
		diff->grave[finding->rule->severity]++;
	if (finding->state == HC_DIFF_UNDECIDED)
		diff->undecided[finding->rule->severity]++;
	return HC_OK;
}

hc_status hc_diff_make(hc_diff *out, hc_ledger *from, hc_ledger *to, hc_error *err)
{
	char first[11], second[11];
	hc_date before = hc_ledger_facts_of(from)->as_of, after = hc_ledger_facts_of(to)->as_of;
	hc_status status;

	*out = (hc_diff){ .from = from, .to = to };
	if (before > after) {
		hc_date_write(first, before);
		hc_date_write(second, after);
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "the first audit (%s) is later than the second (%s): give the older one first",
		                    "第一个核查（%s）晚于第二个（%s）：请先给出较早的", first, second);
	}
	status = hc_changes_make(&out->changes, from, to, err);
	if (status == HC_OK)
		status = hc_diff_hold_laws(out, err);
	return status == HC_OK ? hc_diff_read(out, false, count, out, err) : status;
}

void hc_diff_drop(hc_diff *diff)
{
	hc_changes_drop(&diff->changes);
	hc_memory_free(diff->laws);
	diff->laws = NULL;
}

int64_t hc_diff_total(const hc_diff *diff, hc_diff_state state)
{
	return sum_of(diff->totals[state]);
}

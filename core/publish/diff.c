/* SPDX-License-Identifier: MIT */
/*
 * A walk over both ledgers at once. Whether a rule changed is told by the
 * digest of its file, and whether its requirement did by what it required of
 * this subject.
 */

#include "publish/diff.h"

#include <stdlib.h>
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

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_fraction(hc_fraction a, hc_fraction b)
{
	return a.num == b.num && a.den == b.den;
}

static bool same_interval(hc_interval a, hc_interval b)
{
	return same_fraction(a.low, b.low) && same_fraction(a.high, b.high);
}

/* ---- rules ---- */

static int compare_rule(const void *id, const void *rule)
{
	return strcmp(id, ((const hc_ledger_rule *)rule)->id);
}

static const hc_ledger_rule *find_rule(const hc_ledger *ledger, const char *id)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);

	return facts->rule_count ? bsearch(id, facts->rules, facts->rule_count, sizeof *facts->rules, compare_rule) : NULL;
}

static bool runs(const hc_ledger *ledger, const char *id)
{
	const hc_ledger_rule *rule = find_rule(ledger, id);

	return rule && strcmp(rule->state, "runs") == 0;
}

/* "area/name.lua" of a rule's id: what its file is called in the sources. */
static bool is_file_of(const char *file, const char *id)
{
	size_t length = strlen(id), i;

	for (i = 0; i < length; i++) {
		if (file[i] != id[i] && !(file[i] == '/' && id[i] == '.'))
			return false;
	}
	return strcmp(file + length, ".lua") == 0;
}

static const char *digest_of(const hc_ledger *ledger, const char *id)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	for (i = 0; i < facts->source_count; i++) {
		if (strcmp(facts->sources[i].kind, "rules") == 0 && is_file_of(facts->sources[i].file, id))
			return facts->sources[i].sha256;
	}
	return NULL;
}

bool hc_diff_rule_changed(const hc_diff *diff, const char *rule)
{
	return !same_text(digest_of(diff->from, rule), digest_of(diff->to, rule));
}

/* ---- limits ---- */

/* The figure of a limit for the same subjects and from the same day; NULL when there is none. */
static const hc_ledger_figure *find_figure(const hc_ledger *ledger, const hc_ledger_figure *like)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	for (i = 0; i < facts->figure_count; i++) {
		const hc_ledger_figure *figure = &facts->figures[i];

		if (strcmp(figure->limit, like->limit) == 0 && figure->from == like->from && same_text(figure->whom.zh, like->whom.zh))
			return figure;
	}
	return NULL;
}

static bool same_figure(const hc_ledger_figure *a, const hc_ledger_figure *b)
{
	return same_text(a->value.zh, b->value.zh) && same_text(a->unit, b->unit) && a->to == b->to;
}

/* Whether the rule reads a limit whose values are others than before. */
static bool limit_changed(const hc_diff *diff, const hc_ledger_rule *rule)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(diff->to);
	size_t i, k;

	for (i = 0; i < facts->figure_count; i++) {
		const hc_ledger_figure *twin = NULL;

		for (k = 0; k < rule->limit_count && strcmp(rule->limits[k], facts->figures[i].limit) != 0; k++)
			;
		if (k < rule->limit_count)
			twin = find_figure(diff->from, &facts->figures[i]);
		if (k < rule->limit_count && (!twin || !same_figure(&facts->figures[i], twin)))
			return true;
	}
	return false;
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

static bool same_requirement(const hc_result *a, const hc_result *b)
{
	return a->comparison == b->comparison && same_interval(a->required, b->required) &&
	       same_text(a->required_exact, b->required_exact) && same_text(a->limit, b->limit);
}

static bool same_measure(const hc_result *a, const hc_result *b)
{
	return same_interval(a->actual, b->actual) && same_text(a->actual_exact, b->actual_exact) &&
	       a->evidence_count == b->evidence_count && a->missing_count == b->missing_count;
}

static hc_diff_cause cause_of(const hc_diff *diff, const hc_diff_finding *f)
{
	bool requirement, rule;

	if (!f->from || !f->to) {
		const hc_ledger *lacking = f->from ? diff->to : diff->from;

		return runs(lacking, f->rule->id) ? HC_DIFF_RECORDS : HC_DIFF_REQUIREMENT;
	}
	/* One that does not reach the subject any more requires nothing that could be compared. */
	rule = hc_diff_rule_changed(diff, f->rule->id);
	requirement = rule ||
	              (f->from->outcome != HC_NOT_APPLICABLE && f->to->outcome != HC_NOT_APPLICABLE && !same_requirement(f->from, f->to));
	if (!requirement)
		return HC_DIFF_RECORDS;
	if (!same_measure(f->from, f->to))
		return HC_DIFF_BOTH;
	return f->to->kind == HC_KIND_DATE && !rule && !limit_changed(diff, f->rule) ? HC_DIFF_TIME : HC_DIFF_REQUIREMENT;
}

/* What the ledgers remember: the later one, if it carries the earlier on, else the earlier. */
static hc_status remember(const hc_diff *diff, hc_diff_finding *f, bool *again, hc_error *err)
{
	const char *subject = (f->to ? f->to : f->from)->subject_id;
	hc_ledger_history before, now;
	bool had = false, has = false;
	hc_status status = hc_ledger_find_history(&now, &has, diff->to, f->rule->id, subject, err);

	if (status == HC_OK)
		status = hc_ledger_find_history(&before, &had, diff->from, f->rule->id, subject, err);
	if (status != HC_OK)
		return status;
	*again = (has && now.times > 1) || (had && before.resolved != HC_DATE_NEVER);
	/* Set when it was first found, and not anew as long as it stands. */
	if (has && had && before.resolved == HC_DATE_NEVER && before.found < now.found)
		now = before;
	if (has) {
		f->found = now.found;
		f->deadline = now.deadline;
	} else if (had) {
		f->found = before.found;
		f->deadline = before.deadline;
	}
	return HC_OK;
}

static bool stands(hc_diff_state state)
{
	return state != HC_DIFF_RESOLVED && state != HC_DIFF_GONE && state != HC_DIFF_WAIVED;
}

static hc_status look(const hc_diff *diff, hc_pair pair, hc_diff_finding *f, hc_error *err)
{
	bool again = false;
	hc_status status;

	*f = (hc_diff_finding){ .from = pair.from, .to = pair.to, .found = HC_DATE_NEVER, .deadline = HC_DATE_NEVER };
	f->ledger = pair.to ? diff->to : diff->from;
	f->rule = &hc_ledger_facts_of(f->ledger)->rules[(pair.to ? pair.to : pair.from)->rule];
	f->owner_id = (pair.to ? pair.to : pair.from)->owner_id;
	f->measured = fails(pair.from) && fails(pair.to) && pair.from->has_shortfall && pair.to->has_shortfall &&
	              same_text(pair.from->shortfall_unit, pair.to->shortfall_unit);
	if (f->measured)
		f->grows = pair.to->shortfall - pair.from->shortfall;
	status = remember(diff, f, &again, err);
	if (status != HC_OK)
		return status;
	if (fails(pair.to))
		f->state = fails(pair.from) ? standing(f) : again ? HC_DIFF_REOPENED : HC_DIFF_NEW;
	else
		f->state = ended(pair.to);
	f->cause = cause_of(diff, f);
	if (!stands(f->state))
		f->deadline = HC_DATE_NEVER;
	if (f->deadline != HC_DATE_NEVER)
		f->days_left = f->deadline - hc_ledger_facts_of(diff->to)->as_of;
	return HC_OK;
}

/* ---- reading ---- */

hc_status hc_diff_read(const hc_diff *diff, bool by_owner, hc_see_finding see, void *context, hc_error *err)
{
	hc_pairs *pairs = NULL;
	hc_diff_finding finding;
	hc_pair pair;
	hc_status status = hc_pairs_open(&pairs, diff->from, diff->to, by_owner, err);

	while (status == HC_OK && (status = hc_pairs_next(&pair, pairs, err)) == HC_OK && (pair.from || pair.to)) {
		if (!fails(pair.from) && !fails(pair.to))
			continue;
		status = look(diff, pair, &finding, err);
		if (status == HC_OK)
			status = see(context, &finding, err);
	}
	hc_pairs_close(pairs);
	return status;
}

static hc_status count(void *context, const hc_diff_finding *finding, hc_error *err)
{
	hc_diff *diff = context;

	(void)err;
	diff->totals[finding->state][finding->cause]++;
	diff->overdue += finding->deadline != HC_DATE_NEVER && finding->days_left < 0;
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
	return status == HC_OK ? hc_diff_read(out, false, count, out, err) : status;
}

void hc_diff_drop(hc_diff *diff)
{
	hc_changes_drop(&diff->changes);
}

int64_t hc_diff_total(const hc_diff *diff, hc_diff_state state)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_DIFF_CAUSES; i++)
		sum += diff->totals[state][i];
	return sum;
}

/* Those that the other audit has otherwise or not; once each. */
static hc_status read_side(const hc_diff *diff, bool later, hc_see_limit see, void *context, hc_error *err)
{
	const hc_ledger *own = later ? diff->to : diff->from, *other = later ? diff->from : diff->to;
	const hc_ledger_facts *facts = hc_ledger_facts_of(own);
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < facts->figure_count; i++) {
		const hc_ledger_figure *figure = &facts->figures[i], *twin = find_figure(other, figure);

		if (twin && (later || same_figure(figure, twin)))
			continue;
		status = later ? see(context, NULL, figure, err) : see(context, figure, twin, err);
	}
	return status;
}

hc_status hc_diff_read_limits(const hc_diff *diff, hc_see_limit see, void *context, hc_error *err)
{
	hc_status status = read_side(diff, false, see, context, err);

	return status == HC_OK ? read_side(diff, true, see, context, err) : status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The records or the law? What a rule is made of is compared once, rule by
 * rule, by the digests and figures that both ledgers carry; what it found is
 * compared pair by pair. diff.h says what follows from which.
 */

#include "publish/diff_cause.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

enum { FILE_CHANGED = 1, LIMIT_CHANGED = 2 };

/* ---- rules ---- */

bool hc_diff_runs(const hc_ledger *ledger, const char *rule)
{
	return hc_ledger_runs(hc_ledger_find_rule(ledger, rule));
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

/* NULL where the ledger names none. */
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
	const char *from = digest_of(diff->from, rule), *to = digest_of(diff->to, rule);

	return from && to && strcmp(from, to) != 0;
}

static const char *records_of(const hc_ledger *ledger)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	for (i = 0; i < facts->source_count; i++) {
		if (strcmp(facts->sources[i].kind, "records") == 0)
			return facts->sources[i].sha256;
	}
	return NULL;
}

/* ---- limits ---- */

/* The figure in force for the same limit and subjects; NULL when there is none. `*known`: the limit has figures at all. */
static const hc_ledger_figure *twin_of(const hc_ledger_figure *figure, const hc_ledger *ledger, bool *known)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	*known = false;
	for (i = 0; i < facts->figure_count; i++) {
		const hc_ledger_figure *twin = &facts->figures[i];

		if (strcmp(twin->limit, figure->limit) != 0)
			continue;
		*known = true;
		if (twin->from <= facts->as_of && facts->as_of <= twin->to && hc_text_same(twin->whom.zh, figure->whom.zh) &&
		    hc_text_same(twin->whom.en, figure->whom.en))
			return twin;
	}
	return NULL;
}

static bool same_value(const hc_ledger_figure *a, const hc_ledger_figure *b)
{
	return hc_text_same(a->value.zh, b->value.zh) && hc_text_same(a->value.en, b->value.en) && hc_text_same(a->unit, b->unit);
}

/* Those of `own` that are in force and in `other` not so, or not; of the `later` ledger only what the other has no value for. */
static hc_status read_side(const hc_ledger *own, const hc_ledger *other, bool later, hc_see_limit see, void *context, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(own);
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < facts->figure_count; i++) {
		const hc_ledger_figure *figure = &facts->figures[i], *twin;
		bool known;

		if (facts->as_of < figure->from || figure->to < facts->as_of)
			continue;
		twin = twin_of(figure, other, &known);
		if (!known || (twin && (later || same_value(figure, twin))))
			continue;
		status = later ? see(context, NULL, figure, err) : see(context, figure, twin, err);
	}
	return status;
}

hc_status hc_diff_read_limits(const hc_diff *diff, hc_see_limit see, void *context, hc_error *err)
{
	hc_status status = read_side(diff->from, diff->to, false, see, context, err);

	return status == HC_OK ? read_side(diff->to, diff->from, true, see, context, err) : status;
}

/* Marks every rule of the later audit that reads the limit. */
static hc_status mark_readers(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err)
{
	hc_diff *diff = context;
	const hc_ledger_facts *facts = hc_ledger_facts_of(diff->to);
	const char *limit = (to ? to : from)->limit;
	size_t i, k;

	(void)err;
	for (i = 0; i < facts->rule_count; i++) {
		for (k = 0; k < facts->rules[i].limit_count; k++) {
			if (strcmp(facts->rules[i].limits[k], limit) == 0)
				diff->laws[i] |= LIMIT_CHANGED;
		}
	}
	return HC_OK;
}

hc_status hc_diff_hold_laws(hc_diff *diff, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(diff->to);
	const char *before = records_of(diff->from), *after = records_of(diff->to);
	size_t i;

	diff->laws = hc_memory_alloc(facts->rule_count + 1);
	if (!diff->laws)
		return hc_error_nomem(err);
	diff->same_records = before && after && strcmp(before, after) == 0;
	for (i = 0; i < facts->rule_count; i++) {
		if (hc_diff_rule_changed(diff, facts->rules[i].id))
			diff->laws[i] |= FILE_CHANGED;
	}
	return hc_diff_read_limits(diff, mark_readers, diff, err);
}

/* ---- one finding ---- */

hc_status hc_diff_seek(const hc_result **out, hc_ledger_cursor **cursor, hc_ledger *ledger, const char *rule,
                       const char *subject_id, hc_error *err)
{
	const hc_ledger_query query = { .rule_id = rule, .subject_id = subject_id };
	hc_status status;

	*out = NULL;
	hc_ledger_cursor_close(*cursor);
	*cursor = NULL;
	status = hc_ledger_cursor_open(cursor, ledger, &query, err);
	return status == HC_OK ? hc_ledger_cursor_next(out, *cursor, err) : status;
}

/* Any rule that runs has a result for every subject of its kind. Without one, nothing tells that the subject is not there. */
static hc_status knows_subject(bool *out, hc_ledger *ledger, const hc_diff_finding *f, hc_error *err)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	hc_ledger_cursor *cursor = NULL;
	const hc_result *result;
	hc_status status;
	size_t i;

	*out = true;
	for (i = 0; i < facts->rule_count; i++) {
		if (hc_ledger_runs(&facts->rules[i]) && strcmp(facts->rules[i].entity, f->rule->entity) == 0)
			break;
	}
	if (i == facts->rule_count)
		return HC_OK;
	status = hc_diff_seek(&result, &cursor, ledger, facts->rules[i].id, f->either->subject_id, err);
	*out = result != NULL;
	hc_ledger_cursor_close(cursor);
	return status;
}

static hc_status cause_of_half(hc_diff_cause *out, const hc_diff *diff, const hc_diff_finding *f, hc_error *err)
{
	hc_ledger *lacking = f->from ? diff->to : diff->from;
	bool known = false;
	hc_status status = HC_OK;

	if (!hc_diff_runs(lacking, f->rule->id))
		status = knows_subject(&known, lacking, f, err);
	*out = known ? HC_DIFF_REQUIREMENT : HC_DIFF_RECORDS;
	return status;
}

static bool is_required(const hc_result *result)
{
	return !hc_interval_is_none(result->required) || result->required_exact;
}

static bool requires_another(const hc_result *a, const hc_result *b)
{
	return a->comparison != b->comparison || !hc_interval_same(a->required, b->required) ||
	       !hc_text_same(a->required_exact, b->required_exact) || !hc_text_same(a->unit, b->unit);
}

static bool is_measured(const hc_result *result)
{
	return !hc_interval_is_none(result->actual) || result->actual_exact;
}

/* Evidence is named for a fail alone: it is compared between two of them. */
static bool measures_another(const hc_result *a, const hc_result *b)
{
	if (!is_measured(a) || !is_measured(b))
		return (a->outcome == HC_UNKNOWN) != (b->outcome == HC_UNKNOWN);
	return !hc_interval_same(a->actual, b->actual) || !hc_text_same(a->actual_exact, b->actual_exact) ||
	       (a->outcome == b->outcome && a->evidence_count != b->evidence_count);
}

static hc_diff_cause cause_of_pair(const hc_diff *diff, const hc_result *from, const hc_result *to)
{
	unsigned law = diff->laws[to->rule];
	bool comparable = is_required(from) && is_required(to);
	bool required = comparable && requires_another(from, to), measured = measures_another(from, to);
	bool changed = required || measured || from->outcome != to->outcome || from->shortfall != to->shortfall;
	bool moved = (law & FILE_CHANGED) || ((law & LIMIT_CHANGED) && (required || !comparable));

	if (!changed)
		return HC_DIFF_RECORDS;
	if (moved)
		return measured && !diff->same_records ? HC_DIFF_BOTH : HC_DIFF_REQUIREMENT;
	/* A waiver is given and ends without either. */
	if (!required && !measured && (from->outcome == HC_WAIVED || to->outcome == HC_WAIVED))
		return HC_DIFF_RECORDS;
	return diff->same_records || (required && !measured && to->kind == HC_KIND_DATE) ? HC_DIFF_TIME : HC_DIFF_RECORDS;
}

hc_status hc_diff_find_cause(hc_diff_cause *out, const hc_diff *diff, const hc_diff_finding *f, hc_error *err)
{
	if (!f->from || !f->to)
		return cause_of_half(out, diff, f, err);
	*out = cause_of_pair(diff, f->from, f->to);
	return HC_OK;
}

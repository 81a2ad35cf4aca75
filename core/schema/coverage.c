/* SPDX-License-Identifier: MIT */
/*
 * Each clause looks up to its wholes, one dot at a time, and nothing looks
 * down: a whole that only its parts' rules check is a hole, because nobody has
 * said that the parts are all of it.
 */

#include "schema/coverage.h"

#include <string.h>

static const struct {
	const char *word;
	hc_label label;
} states[] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_COVERAGE_LIST(X)
#undef X
};

const char *hc_coverage_word(hc_coverage_state state)
{
	return states[state].word;
}

hc_label hc_coverage_label(hc_coverage_state state)
{
	return states[state].label;
}

static bool says(hc_label label)
{
	return label.zh || label.en;
}

/* The clause that `part` is part of: the one before the last dot of its number. NULL when there is none. */
static const hc_clause *whole_of(const hc_clause *part)
{
	const char *dot = strrchr(part->number, '.');
	size_t i, length = dot ? (size_t)(dot - part->number) : 0;

	for (i = 0; dot && i < part->document->clause_count; i++) {
		const hc_clause *clause = &part->document->clauses[i];

		if (strlen(clause->number) == length && memcmp(clause->number, part->number, length) == 0)
			return clause;
	}
	return NULL;
}

static bool cites(const hc_citation *citation, const hc_clause *clause)
{
	size_t i = 0;

	while (i < citation->clause_count && citation->clauses[i] != clause)
		i++;
	return i < citation->clause_count;
}

static bool carries(const hc_citation *citation, const hc_clause *clause)
{
	for (; clause; clause = whole_of(clause)) {
		if (cites(citation, clause))
			return true;
		if (says(clause->unchecked))
			return false;
	}
	return false;
}

/* What no rule checks of a clause that rules carry: its own words, else those of the nearest whole with any. */
static hc_label left_of(const hc_clause *clause)
{
	while (clause && !says(clause->partly) && !says(clause->unchecked))
		clause = whole_of(clause);
	return clause ? clause->partly : (hc_label){ NULL, NULL };
}

/* The rule that cites an `unchecked` clause; NULL when none does. */
static const char *contrary_of(const hc_coverage *coverage, const hc_clause *clause)
{
	size_t i;

	for (i = 0; says(clause->unchecked) && i < coverage->citation_count; i++) {
		if (cites(&coverage->citations[i], clause))
			return coverage->citations[i].rule;
	}
	return NULL;
}

static bool cover_clause(hc_covered_clause *out, hc_coverage *coverage, const hc_clause *clause)
{
	size_t i;

	out->clause = clause;
	out->rules = hc_arena_alloc(&coverage->arena, (coverage->citation_count + 1) * sizeof *out->rules);
	if (!out->rules)
		return false;
	for (i = 0; i < coverage->citation_count; i++) {
		if (carries(&coverage->citations[i], clause))
			out->rules[out->rule_count++] = coverage->citations[i].rule;
	}
	out->left = says(clause->unchecked) ? clause->unchecked : left_of(clause);
	out->state = says(clause->unchecked) ? HC_UNCHECKED : says(out->left) ? HC_PARTLY : HC_CHECKED;
	return true;
}

static bool cover_document(hc_covered_document *out, hc_coverage *coverage, const hc_document *document)
{
	size_t i;

	out->document = document;
	out->clause_count = document->clause_count;
	out->clauses = hc_arena_alloc(&coverage->arena, (document->clause_count + 1) * sizeof *out->clauses);
	if (!out->clauses)
		return false;
	for (i = 0; i < document->clause_count; i++) {
		if (!cover_clause(&out->clauses[i], coverage, &document->clauses[i]))
			return false;
		out->totals[out->clauses[i].state]++;
		coverage->totals[out->clauses[i].state]++;
	}
	return true;
}

static hc_status check_clause(const hc_coverage *coverage, const hc_covered_clause *covered, hc_error *err)
{
	const hc_clause *clause = covered->clause;
	const char *file = clause->document->file, *contrary = contrary_of(coverage, clause);

	if (contrary)
		return hc_error_add(err, HC_ERULE, file, clause->line,
		                    "the clause \"%s\" is said to be \"unchecked\", but the rule %s cites it",
		                    "条款 \"%s\" 标为 \"unchecked\"，但规则 %s 引用了它", clause->id, contrary);
	if (covered->rule_count > 0 || says(clause->unchecked))
		return HC_OK;
	if (says(clause->partly))
		return hc_error_add(err, HC_ERULE, file, clause->line,
		                    "the clause \"%s\" is said to be \"partly\" checked, but no rule checks it",
		                    "条款 \"%s\" 标为 \"partly\"，但没有规则核查它", clause->id);
	return hc_error_add(err, HC_ERULE, file, clause->line,
	                    "no rule checks the clause \"%s\", and it has no \"unchecked\" that says why",
	                    "没有规则核查条款 \"%s\"，也没有用 \"unchecked\" 说明原因", clause->id);
}

static hc_status check_document(const hc_coverage *coverage, const hc_covered_document *covered, hc_error *err)
{
	hc_status first = HC_OK, status;
	size_t i;

	for (i = 0; i < covered->document->clause_count; i++) {
		status = check_clause(coverage, &covered->clauses[i], err);
		first = first == HC_OK ? status : first;
	}
	return first;
}

hc_status hc_coverage_make(hc_coverage *out, const hc_law *law, const hc_citation *citations, size_t citation_count,
                           hc_error *err)
{
	hc_status first = HC_OK, status;
	size_t i;

	memset(out, 0, sizeof *out);
	hc_arena_init(&out->arena);
	out->citation_count = citation_count;
	out->citations = citations;
	out->documents = hc_arena_alloc(&out->arena, (law->document_count + 1) * sizeof *out->documents);
	if (!out->documents)
		return hc_error_nomem(err);
	out->document_count = law->document_count;
	for (i = 0; i < out->document_count; i++) {
		if (!cover_document(&out->documents[i], out, &law->documents[i]))
			return hc_error_nomem(err);
		status = check_document(out, &out->documents[i], err);
		first = first == HC_OK ? status : first;
	}
	return first;
}

/* Whether a word names the clause: its id, the whole's that it is part of, or the document's. */
static bool is_named(const hc_clause *clause, const char *const *words)
{
	for (; *words; words++) {
		size_t length = strlen(*words);

		if (strcmp(clause->document->id, *words) == 0 ||
		    (strncmp(clause->id, *words, length) == 0 && (clause->id[length] == '\0' || clause->id[length] == '.')))
			return true;
	}
	return false;
}

/* Moves the clauses that are named to the front and forgets the others. */
static void narrow_document(hc_covered_document *covered, const char *const *words)
{
	size_t kept = 0, i;

	memset(covered->totals, 0, sizeof covered->totals);
	for (i = 0; i < covered->clause_count; i++) {
		if (!is_named(covered->clauses[i].clause, words))
			continue;
		covered->totals[covered->clauses[i].state]++;
		covered->clauses[kept++] = covered->clauses[i];
	}
	covered->clause_count = kept;
}

/* Whether the rule carries a clause that is left. */
static bool is_left(const hc_coverage *coverage, const char *rule)
{
	size_t d, c, r;

	for (d = 0; d < coverage->document_count; d++) {
		for (c = 0; c < coverage->documents[d].clause_count; c++) {
			const hc_covered_clause *clause = &coverage->documents[d].clauses[c];

			for (r = 0; r < clause->rule_count; r++) {
				if (clause->rules[r] == rule)
					return true;
			}
		}
	}
	return false;
}

hc_status hc_coverage_narrow(hc_coverage *coverage, const char *const *words, hc_error *err)
{
	hc_citation *left = hc_arena_alloc(&coverage->arena, (coverage->citation_count + 1) * sizeof *left);
	size_t documents = 0, citations = 0, i;
	int state;

	if (!left)
		return hc_error_nomem(err);
	memset(coverage->totals, 0, sizeof coverage->totals);
	for (i = 0; i < coverage->document_count; i++) {
		hc_covered_document *covered = &coverage->documents[i];

		narrow_document(covered, words);
		for (state = 0; state < HC_COVERAGE_COUNT; state++)
			coverage->totals[state] += covered->totals[state];
		if (covered->clause_count > 0)
			coverage->documents[documents++] = *covered;
	}
	coverage->document_count = documents;
	for (i = 0; i < coverage->citation_count; i++) {
		if (is_left(coverage, coverage->citations[i].rule))
			left[citations++] = coverage->citations[i];
	}
	coverage->citations = left;
	coverage->citation_count = citations;
	return HC_OK;
}

void hc_coverage_drop(hc_coverage *coverage)
{
	hc_arena_drop(&coverage->arena);
}

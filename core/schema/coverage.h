/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_COVERAGE_H
#define HC_SCHEMA_COVERAGE_H

/*
 * The register held against the rules: for every clause which rules carry it,
 * and whether that is all of it.
 *
 * A rule carries the clauses that it cites and their parts. A clause whose
 * number goes on behind a dot ("7.2") is part of the clause before that dot
 * ("7"), where the document has one. A part without words of its own takes
 * `partly` from the nearest whole that has some. An `unchecked` whole hands
 * nothing down, and neither reaches a part that says `unchecked` itself.
 */

#include "schema/law.h"

/* X(code, word, English, Chinese) - the words are a contract. */
#define HC_COVERAGE_LIST(X) \
	X(HC_CHECKED, "checked", "checked", "已核查") \
	X(HC_PARTLY, "partly", "partly checked", "部分核查") \
	X(HC_UNCHECKED, "unchecked", "not checked", "未核查")

typedef enum hc_coverage_state {
#define X(code, word, en, zh) code,
	HC_COVERAGE_LIST(X)
#undef X
	HC_COVERAGE_COUNT
} hc_coverage_state;

const char *hc_coverage_word(hc_coverage_state state);
hc_label hc_coverage_label(hc_coverage_state state);

/* A rule, as far as the register can know it. Borrowed. */
typedef struct hc_citation {
	const char *rule; /* its id */
	size_t clause_count;
	const hc_clause *const *clauses;
} hc_citation;

typedef struct hc_covered_clause {
	const hc_clause *clause;
	hc_coverage_state state;
	hc_label left;      /* what of it no rule checks, or why none does; empty when checked */
	size_t rule_count;
	const char **rules; /* ids of the rules that carry it, in the order of the citations */
} hc_covered_clause;

typedef struct hc_covered_document {
	const hc_document *document;
	size_t totals[HC_COVERAGE_COUNT]; /* of its clauses */
	size_t clause_count;
	hc_covered_clause *clauses;       /* in the document's order */
} hc_covered_document;

typedef struct hc_coverage {
	hc_arena arena;
	size_t citation_count;
	const hc_citation *citations;
	size_t document_count;
	hc_covered_document *documents; /* in the law's order */
	size_t totals[HC_COVERAGE_COUNT];
} hc_coverage;

/*
 * Holds the law against `citations` (by rule id). Every hole is a problem
 * (HC_ERULE) with the register's file:line: a clause that no rule carries
 * without a word why, one that is `unchecked` and cited all the same, one that
 * is `partly` checked, but by nothing. Borrows both, which must outlive `out`;
 * hc_coverage_drop ends it in every case.
 */
hc_status hc_coverage_make(hc_coverage *out, const hc_law *law, const hc_citation *citations, size_t citation_count,
                           hc_error *err);
/* Leaves only the documents, and the clauses with their parts, whose ids `words` names (NULL-terminated), and their rules. */
hc_status hc_coverage_narrow(hc_coverage *coverage, const char *const *words, hc_error *err);

void hc_coverage_drop(hc_coverage *coverage);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_FACTS_H
#define HC_AUDIT_FACTS_H

#include "audit/plan.h"
#include "schema/coverage.h"

/* Where a run comes from. All borrowed. */
typedef struct hc_origin {
	const char *program;             /* "hecha 0.1.0" */
	size_t source_count;
	const hc_ledger_source *sources; /* sorted by kind, pack and file */
	size_t choice_count;
	const hc_ledger_choice *choices;
	const hc_coverage *coverage;     /* the register; NULL: not to be kept */
	hc_ledger *earlier;              /* the audit whose findings are carried on; NULL: none */
} hc_origin;

/*
 * What the ledger says about the run itself: what it was made from, rules with
 * their clauses and limits, the register, the levels of verdicts, the words
 * for entities, fields and units, and the limits that are placeholders or past
 * their review. All in `arena`.
 */
hc_status hc_facts_make(hc_ledger_facts *out, const hc_plan *plan, const hc_origin *origin, hc_arena *arena, hc_error *err);

/* Of these the limits and the register; false when out of memory. */
bool hc_facts_add_law(hc_ledger_facts *out, const hc_plan *plan, const hc_coverage *coverage, hc_arena *arena);

/* Of these the projects; false when out of memory. */
bool hc_facts_add_projects(hc_ledger_facts *out, const hc_plan *plan, hc_arena *arena);

#endif

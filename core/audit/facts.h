/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_FACTS_H
#define HC_AUDIT_FACTS_H

#include "audit/plan.h"

/*
 * What the ledger says about the run itself: rules with their clauses, the
 * levels of verdicts, the words for entities, fields and units, and the limits
 * that are placeholders or past their review. All in `arena`.
 */
hc_status hc_facts_make(hc_ledger_facts *out, const hc_plan *plan, const char *program, hc_arena *arena, hc_error *err);

/* Of these the projects; false when out of memory. */
bool hc_facts_add_projects(hc_ledger_facts *out, const hc_plan *plan, hc_arena *arena);

#endif

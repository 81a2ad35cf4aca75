/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_LAYOUT_PLAN_H
#define HC_AUDIT_LAYOUT_PLAN_H

/* From the names that rules mention to the columns that a run reads. */

#include "rule/rule.h"
#include "schema/layout.h"

/*
 * Makes the layout for the subjects that lie within `root`, for the rules that
 * `runs` marks (parallel to the list); with `examples` also what their
 * examples give. Everything comes from `arena`. False when out of memory. A
 * root without rules has only its own frame.
 */
bool hc_layout_plan(hc_layout *out, const hc_law *law, const hc_entity *root, const hc_rule_list *rules,
                    const bool *runs, bool examples, hc_arena *arena, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_WAIVE_H
#define HC_AUDIT_WAIVE_H

/*
 * Waivers at work. Where results are made a fail becomes waived; where they
 * come together it shows what became of each waiver.
 */

#include "audit/plan.h"

#define HC_WAIVER_SOON_DAYS 30 /* a waiver that ends within so many days of the audit date is reported */

/*
 * Turns a fail of rule number `rule` whose subject has a waiver in force into
 * a waived result: numbers and evidence stay, the reason says on what basis,
 * by whom and for how long, and then what the fail's own reason was. Texts are
 * `arena`'s.
 */
hc_status hc_waive(hc_result *result, const hc_plan *plan, size_t rule, hc_arena *arena, hc_error *err);

/* What the waivers of a plan have met so far. */
typedef struct hc_waiver_watch {
	const hc_plan *plan;
	hc_waiver_state *states; /* parallel to the waivers; NULL when there are none */
} hc_waiver_watch;

hc_status hc_waiver_watch_init(hc_waiver_watch *watch, const hc_plan *plan, hc_error *err);
void hc_waiver_watch_drop(hc_waiver_watch *watch);

/* Notes a result of the ledger. HC_EINTERNAL when it is waived without a waiver in force, or fails under one. */
hc_status hc_waiver_watch_see(hc_waiver_watch *watch, const hc_result *result, hc_error *err);

/* Writes every waiver and what became of it, after the last result. */
hc_status hc_waiver_watch_write(const hc_waiver_watch *watch, hc_ledger *ledger, hc_error *err);

#endif

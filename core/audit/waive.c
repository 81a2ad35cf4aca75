/* SPDX-License-Identifier: MIT */
/*
 * A waived result is still a line of the ledger with its numbers; only what
 * it is called changes, and who answers for that. The parent decides what
 * became of each waiver, because no worker sees all results; it looks each
 * result up anew, so that a worker cannot waive what nobody has excused.
 */
#include "audit/waive.h"

#include "base/memory.h"

static const hc_waiver *in_force(const hc_plan *plan, size_t rule, const char *subject_id)
{
	return plan->waivers ? hc_waivers_find(plan->waivers, plan->rules->rules[rule].id, subject_id, plan->as_of) : NULL;
}

/* `own` is what the fail itself gave as its reason; NULL when nothing. */
static hc_label reason_of(const hc_waiver *waiver, hc_label own, hc_arena *arena)
{
	char from[11], to[11];
	hc_date_write(from, waiver->from);
	hc_date_write(to, waiver->to);
	return (hc_label){
		hc_arena_format(arena, "%s，由%s批准，有效期 %s 至 %s%s%s", waiver->basis, waiver->approver, from, to,
		                own.zh ? "；不符合之处：" : "", own.zh ? own.zh : ""),
		hc_arena_format(arena, "%s, approved by %s, from %s to %s%s%s", waiver->basis, waiver->approver, from, to,
		                own.en ? "; what failed: " : "", own.en ? own.en : ""),
	};
}

hc_status hc_waive(hc_result *result, const hc_plan *plan, size_t rule, hc_arena *arena, hc_error *err)
{
	const hc_waiver *waiver = result->outcome == HC_FAIL ? in_force(plan, rule, result->subject_id) : NULL;
	if (!waiver)
		return HC_OK;
	result->outcome = HC_WAIVED;
	result->reason = reason_of(waiver, result->reason, arena);
	return result->reason.zh && result->reason.en ? HC_OK : hc_error_nomem(err);
}

static hc_waiver_state state_before(const hc_waiver *waiver, hc_date as_of)
{
	return as_of < waiver->from ? HC_WAIVER_NOT_YET_VALID : as_of > waiver->to ? HC_WAIVER_EXPIRED : HC_WAIVER_MATCHES_NOTHING;
}

hc_status hc_waiver_watch_init(hc_waiver_watch *watch, const hc_plan *plan, hc_error *err)
{
	*watch = (hc_waiver_watch){plan, NULL};
	if (!plan->waivers || !plan->waivers->count)
		return HC_OK;
	watch->states = hc_memory_alloc(plan->waivers->count * sizeof *watch->states);
	if (!watch->states)
		return hc_error_nomem(err);
	for (size_t i = 0; i < plan->waivers->count; i++)
		watch->states[i] = state_before(&plan->waivers->items[i], plan->as_of);
	return HC_OK;
}

void hc_waiver_watch_drop(hc_waiver_watch *watch)
{
	hc_memory_free(watch->states);
}

hc_status hc_waiver_watch_see(hc_waiver_watch *watch, const hc_result *result, hc_error *err)
{
	const hc_plan *plan = watch->plan;
	size_t rule = plan->listed[result->rule];
	const hc_waiver *waiver = in_force(plan, rule, result->subject_id);

	if (waiver)
		watch->states[waiver - plan->waivers->items] = result->outcome == HC_WAIVED ? HC_WAIVER_IN_FORCE : HC_WAIVER_NOT_NEEDED;
	if (result->outcome == (waiver ? HC_FAIL : HC_WAIVED))
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the result of rule %s for %s does not go with its waivers",
		                    "规则 %s 对 %s 的结果与豁免不符", plan->rules->rules[rule].id, result->subject_id);
	return HC_OK;
}

hc_status hc_waiver_watch_write(const hc_waiver_watch *watch, hc_ledger *ledger, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t i = 0; watch->states && i < watch->plan->waivers->count && !status; i++) {
		const hc_waiver *waiver = &watch->plan->waivers->items[i];
		hc_date as_of = watch->plan->as_of;
		bool soon = as_of >= waiver->from && as_of <= waiver->to && waiver->to - as_of <= HC_WAIVER_SOON_DAYS;
		hc_ledger_waiver line = {waiver->rule, waiver->entity->name, waiver->subject_id, waiver->basis, waiver->approver,
		                         waiver->justification, waiver->from, waiver->to, watch->states[i], soon};
		status = hc_ledger_add_waiver(ledger, &line, err);
	}
	return status;
}

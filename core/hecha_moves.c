/* SPDX-License-Identifier: MIT */
/*
 * Whether the examples of rules stand at the lines of the law. It joins three
 * rooms (the law's values, the rules' names, the engine's examples), so it
 * stands beside hecha_pack.c. A value is moved where it lies, in the pack's
 * own law: the engine reads the law anew for every example, so a check sees
 * what an audit under that law would see.
 */
#include "hecha_internal.h"
#include "schema/limit_move.h"

typedef struct moving {
	hc_pack *pack;
	const hc_limit *limit;   /* in hand */
	size_t usually;          /* examples that fail with the limit as it is */
	hc_moves_report *report;
	void (*unnoticed)(void *context, const hc_unnoticed *unnoticed);
	void *context;
} moving;

static void ignore(void *context, const hc_script_failure *failure)
{
	(void)context;
	(void)failure;
}

/* How many examples fail, of all rules that read the limit in hand. */
static hc_status count_failed(const moving *m, size_t *failed, hc_error *err)
{
	const hc_rule_list *rules = hc_script_rules(m->pack->script);
	hc_status status = HC_OK;

	*failed = 0;
	for (size_t i = 0; i < rules->count && !status; i++)
		if (hc_rule_names(&rules->rules[i], m->limit->name))
			status = hc_pack_run_examples(m->pack, i, failed, ignore, NULL, err);
	return status;
}

static void tell(const moving *m, const hc_limit_value *value, const hc_limit_move *move, hc_arena *arena)
{
	hc_unnoticed unnoticed = {.limit = m->limit->name, .file = m->limit->file, .line = m->limit->line};
	if (value) {
		unnoticed.line = value->line;
		unnoticed.value = hc_pack_value_text(m->limit, value, arena);
		unnoticed.moved = hc_pack_amount_text(m->limit, &move->value, arena);
		unnoticed.left_out = move->left_out;
	}
	if (m->unnoticed)
		m->unnoticed(m->context, &unnoticed);
}

static hc_status move_value(moving *m, hc_limit_value *value, hc_error *err)
{
	const hc_limit_value kept = *value;
	hc_limit_move *moves = NULL;
	size_t count = 0, failed;
	hc_arena arena;

	hc_arena_init(&arena);
	hc_status status = hc_limit_moves(&moves, &count, m->limit, value, &arena, err);
	for (size_t i = 0; i < count && !status; i++) {
		*value = moves[i].value;
		status = count_failed(m, &failed, err);
		*value = kept;
		m->report->moves++;
		if (failed != m->usually)
			m->report->noticed++;
		else if (!status)
			tell(m, value, &moves[i], &arena);
	}
	hc_arena_drop(&arena);
	return status;
}

static hc_status move_limit(moving *m, hc_limit *limit, hc_error *err)
{
	m->limit = limit;
	hc_status status = count_failed(m, &m->usually, err);
	for (size_t i = 0; i < limit->value_count && !status; i++)
		status = move_value(m, &limit->values[i], err);
	return status;
}

static bool is_read(const hc_limit *limit, const hc_rule_list *list, const hc_rule_choice *choice)
{
	for (size_t i = 0; i < list->count; i++)
		if (hc_rule_names(&list->rules[i], limit->name) && hc_rule_choose(&list->rules[i], choice, 0) != HC_RULE_NOT_SELECTED)
			return true;
	return false;
}

hc_status hc_pack_move_limits(hc_pack *pack, const char *const *rules, hc_moves_report *report,
                              void (*unnoticed)(void *context, const hc_unnoticed *unnoticed), void *context,
                              hc_error *err)
{
	const hc_rule_list *list = hc_script_rules(pack->script);
	moving m = {.pack = pack, .report = report, .unnoticed = unnoticed, .context = context};
	hc_rule_choice choice;
	hc_status status = hc_pack_choose(&choice, pack, rules, err);

	*report = (hc_moves_report){0, 0, 0};
	for (size_t i = 0; i < pack->law->limit_count && !status; i++) {
		hc_limit *limit = &pack->law->limits[i];
		if (is_read(limit, list, &choice)) {
			status = move_limit(&m, limit, err);
		} else if (!choice.rule_count) {
			m.limit = limit;
			report->unread++;
			tell(&m, NULL, NULL, NULL);
		}
	}
	return status;
}

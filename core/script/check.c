/* SPDX-License-Identifier: MIT */
/*
 * One rule on one subject. The rule's functions run once in each world, and
 * the results are put together. What is missing is noted on the way, wherever
 * something is in doubt: passes, which are most of the ledger, hardly pay for it.
 */

#include "base/text.h"
#include "script/limit.h"
#include "script/record.h"
#include "script/rowtest.h"
#include "script/steady.h"
#include "script/verdict.h"

#include <string.h>

typedef struct judged {
	hc_result result;
	const lack *lacks;
	bool any;
	bool disagree;
} judged;

/* The text at `index` of the stack, kept for the result; NULL when it is none. */
static const char *reason_text(lua_State *L, int index)
{
	size_t length;
	const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : NULL;
	if (text && (length > HC_SCRIPT_TEXT_MAX || strlen(text) != length || !hc_text_is_visible(text)))
		luaL_error(L, "a reason is a text of at most %d bytes without control characters", HC_SCRIPT_TEXT_MAX);
	return text ? run_text(L, text) : NULL;
}

static hc_label reason_at(lua_State *L, int index)
{
	hc_label reason = {NULL, NULL};
	index = lua_absindex(L, index);
	if (lua_type(L, index) == LUA_TSTRING) {
		reason.zh = reason.en = reason_text(L, index);
	} else if (lua_type(L, index) == LUA_TTABLE) {
		lua_getfield(L, index, "zh");
		lua_getfield(L, index, "en");
		reason.zh = reason_text(L, -2);
		reason.en = reason_text(L, -1);
		lua_pop(L, 2);
	}
	return reason;
}

static void ask_applies(lua_State *L, int rule)
{
	if (lua_getfield(L, rule, "applies") == LUA_TFUNCTION) {
		record_push(L, (unsigned)script_of(L)->frame, (uint32_t)script_of(L)->row);
		limit_push_table(L);
		lua_call(L, 2, 1);
		hc_label reason = reason_at(L, -1);
		if (reason.en || reason.zh)
			outside(L, reason);
		if (lua_type(L, -1) != LUA_TNIL && lua_type(L, -1) != LUA_TBOOLEAN)
			luaL_error(L, "applies must return a reason or nothing");
	}
	lua_pop(L, 1);
}

/* Runs inside the protected call: reach, applies, check; leaves a verdict. */
static int run_body(lua_State *L)
{
	hc_script *script = script_of(L);
	lua_rawgeti(L, LUA_REGISTRYINDEX, script->loaded[script->rule].table);
	rowtest_reset(L);
	script->verified = limit_reach(L, &script->rules.rules[script->rule]);
	ask_applies(L, 1);
	lua_getfield(L, 1, "check");
	record_push(L, (unsigned)script->frame, (uint32_t)script->row);
	limit_push_table(L);
	lua_call(L, 2, 1);
	if (lua_type(L, -1) == LUA_TBOOLEAN)
		verdict_push(L, lua_toboolean(L, -1) ? HC_PASS : HC_FAIL, HC_NO_COMPARISON);
	verdict *v = verdict_at(L, -1);
	if (!v)
		return luaL_error(L, "the check returned no verdict");
	if (script->naming)
		verdict_name_evidence(L, v);
	return 1;
}

static char *arena_text(hc_arena *arena, const char *text)
{
	return text ? hc_arena_text(arena, text) : NULL;
}

static void take_error(hc_script *script, hc_result *out)
{
	lua_State *L = script->L;
	const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "the rule raised an error";
	hc_text shown;

	hc_text_init(&shown);
	hc_text_add_visible(&shown, text);
	const char *all = hc_text_get(&shown);
	const char *copy = hc_arena_copy(&script->run_arena, all, hc_utf8_cut(all, HC_SCRIPT_MESSAGE_MAX));
	hc_text_drop(&shown);
	out->outcome = HC_BROKEN;
	out->reason = (hc_label){copy, copy};
}

static void keep_nothing(hc_result *out)
{
	static const char text[] = "the rule keeps something from one subject for the next";
	*out = (hc_result){.outcome = HC_BROKEN, .reason = {text, text}};
	out->actual = out->required = (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
}

/* One world. */
static void run_world(hc_script *script, hc_result *out, const lack **lacks)
{
	lua_State *L = script->L;
	hc_interval none = {HC_FRACTION_NONE, HC_FRACTION_NONE};

	memset(out, 0, sizeof *out);
	out->actual = out->required = none;
	*lacks = NULL;
	script->turn = ++script->last_turn;
	script->verified = HC_TEXT_READ;
	script->limit = NULL;
	script->clauses = 0;
	script->row_worlds = NULL;
	lua_settop(L, 0);
	lua_pushcfunction(L, run_body);
	int code = call_limited(script, 0, 1);
	if (code == LUA_OK) {
		verdict *v = thing_at(L, -1, THING_VERDICT);
		*out = v->result;
		*lacks = v->lacks;
	} else if (script->ending == ENDED_UNDECIDED) {
		out->outcome = HC_UNKNOWN;
		*lacks = script->lacks;
	} else if (script->ending == ENDED_OUTSIDE) {
		out->outcome = HC_NOT_APPLICABLE;
		out->reason = script->reason;
	} else {
		take_error(script, out);
	}
	lua_settop(L, 0);
	lua_rawgeti(L, LUA_REGISTRYINDEX, script->loaded[script->rule].shared);
	if (!steady_restore(L, -1) && out->outcome != HC_BROKEN)
		keep_nothing(out);
	out->clauses = script->clauses;
	out->verified = script->verified;
	if (!out->limit && script->limit)
		out->limit = script->limit->name;
	lua_settop(L, 0);
}

static hc_fraction lower(hc_fraction a, hc_fraction b)
{
	return hc_fraction_compare(a, b) < 0 ? a : b;
}

static hc_fraction higher(hc_fraction a, hc_fraction b)
{
	return hc_fraction_compare(a, b) > 0 ? a : b;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Puts another world's result to those before. */
static void merge(judged *all, const hc_result *next)
{
	hc_result *r = &all->result;
	bool numbers = !hc_interval_is_none(r->actual) && !hc_interval_is_none(next->actual) && r->kind == next->kind;
	bool lines = !hc_interval_is_none(r->required) && !hc_interval_is_none(next->required) && r->kind == next->kind;

	all->disagree = all->disagree || r->outcome != next->outcome;
	if (!same_text(r->actual_exact, next->actual_exact))
		r->actual_exact = NULL;
	if (!same_text(r->required_exact, next->required_exact))
		r->required_exact = NULL;
	if (!same_text(r->binding, next->binding))
		r->binding = NULL;
	if (!same_text(r->limit, next->limit))
		r->limit = NULL;
	r->clauses |= next->clauses;
	r->actual.low = numbers ? lower(r->actual.low, next->actual.low) : HC_FRACTION_NONE;
	r->actual.high = numbers ? higher(r->actual.high, next->actual.high) : HC_FRACTION_NONE;
	r->required.low = lines ? lower(r->required.low, next->required.low) : HC_FRACTION_NONE;
	r->required.high = lines ? higher(r->required.high, next->required.high) : HC_FRACTION_NONE;
	r->has_shortfall = r->has_shortfall && next->has_shortfall;
	r->has_margin = r->has_margin && next->has_margin;
	r->shortfall = next->shortfall < r->shortfall ? next->shortfall : r->shortfall;
	r->margin = next->margin < r->margin ? next->margin : r->margin;
	if (next->verified < r->verified)
		r->verified = next->verified;
}

static judged judge(hc_script *script)
{
	judged all;
	const lack *choices = NULL;

	memset(&all, 0, sizeof all);
	memset(&script->worlds, 0, sizeof script->worlds);
	allow_anew(script, HC_SCRIPT_STEPS_MAX);
	do {
		hc_result other;
		hc_result *result = all.any ? &other : &all.result;
		const lack *lacks;
		script->naming = !all.any;
		run_world(script, result, &lacks);
		all.lacks = lacks_join(script, lacks, all.lacks);
		for (size_t i = 0; i < script->worlds.count; i++)
			choices = lacks_add(script, choices, script->worlds.choices[i].field, 1);
		if (result->outcome == HC_BROKEN) {
			all.result = *result;
			all.disagree = false;
			return all;
		}
		if (all.any)
			merge(&all, result);
		all.any = true;
	} while (worlds_next(&script->worlds));
	if (all.disagree) {
		all.lacks = lacks_join(script, choices, all.lacks);
		all.result.outcome = HC_UNKNOWN;
		all.result.has_shortfall = all.result.has_margin = false;
		all.result.reason = (hc_label){NULL, NULL};
		all.result.evidence_count = 0;
		all.result.evidence_named = 0;
	}
	return all;
}

static bool copy_missing(const lack *lacks, hc_arena *arena, hc_result *out)
{
	size_t count = 0;
	for (const lack *at = lacks; at; at = at->next)
		count++;
	hc_missing *missing = hc_arena_alloc(arena, (count + 1) * sizeof *missing);
	if (!missing)
		return false;
	out->missing_count = 0;
	for (const lack *at = lacks; at; at = at->next) {
		size_t i = out->missing_count;
		size_t place = 0;
		while (place < i && strcmp(missing[place].field, at->field) < 0)
			place++;
		if (place < i && strcmp(missing[place].field, at->field) == 0) {
			if (at->rows > missing[place].rows)
				missing[place].rows = at->rows;
			continue;
		}
		memmove(&missing[place + 1], &missing[place], (i - place) * sizeof *missing);
		missing[place] = (hc_missing){hc_arena_text(arena, at->field), at->rows};
		if (!missing[place].field)
			return false;
		out->missing_count++;
	}
	out->missing = missing;
	return true;
}

static bool copy_evidence(hc_arena *arena, hc_result *out)
{
	hc_ref *refs = hc_arena_alloc(arena, (out->evidence_named + 1) * sizeof *refs);
	if (!refs)
		return false;
	for (size_t i = 0; i < out->evidence_named; i++) {
		refs[i] = (hc_ref){out->evidence[i].entity, hc_arena_text(arena, out->evidence[i].id)};
		if (!refs[i].id)
			return false;
	}
	out->evidence = refs;
	return true;
}

/* Moves everything that the run made into the caller's arena. */
static bool copy_out(const judged *all, hc_arena *arena, hc_result *out)
{
	*out = all->result;
	out->actual_exact = arena_text(arena, out->actual_exact);
	out->required_exact = arena_text(arena, out->required_exact);
	out->unit = arena_text(arena, out->unit);
	out->shortfall_unit = arena_text(arena, out->shortfall_unit);
	out->reason.zh = arena_text(arena, out->reason.zh);
	out->reason.en = arena_text(arena, out->reason.en);
	return copy_evidence(arena, out) && copy_missing(out->outcome == HC_UNKNOWN ? all->lacks : NULL, arena, out);
}

hc_status hc_script_check(hc_script *script, size_t rule, size_t frame, size_t row, hc_arena *arena,
                          hc_result *out, hc_error *err)
{
	script->rule = rule;
	script->frame = frame;
	script->row = row;
	hc_arena_empty(&script->run_arena);
	forget_filters(script);
	judged all = judge(script);
	if (!copy_out(&all, arena, out))
		return hc_error_nomem(err);
	out->rule = (unsigned)rule;
	return HC_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * Running a rule's examples: each becomes a block, is judged like any subject,
 * and what it expects is held against the result, one failure for each
 * difference.
 */
#include "script/example.h"

#include "base/text.h"
#include "script/token.h"
#include "script/value.h"

#include <stdlib.h>
#include <string.h>

typedef struct running {
	hc_script *script;
	const hc_rule *rule;
	const hc_layout *layout;
	size_t position, subject;
	size_t *failed;
	void (*failure)(void *, const hc_script_failure *);
	void *context;
	hc_script_failure now;
	bool bad;
	hc_block block;       /* the example in hand */
	hc_arena arena;       /* what its result is made of */
	hc_text wanted, got;
	hc_error *err;
} running;

static void differ(running *r, const char *what, const char *expected, const char *actual)
{
	r->now.what = what;
	r->now.expected = expected;
	r->now.actual = actual;
	r->bad = true;
	r->failure(r->context, &r->now);
}

static void expect_text(running *r, int example, const char *key, const char *actual)
{
	lua_State *L = r->script->L;
	int type = lua_getfield(L, example, key);
	if (type == LUA_TSTRING || type == LUA_TNUMBER) {
		const char *expected = lua_tostring(L, -1);
		if (strcmp(expected, actual ? actual : "") != 0)
			differ(r, key, expected, actual ? actual : "-");
	}
	lua_pop(L, 1);
}

static void expect_number(running *r, int example, const char *key, bool given, int64_t actual)
{
	char text[32] = "-";
	if (given)
		snprintf(text, sizeof text, "%lld", (long long)actual);
	expect_text(r, example, key, text);
}

static void expect_reason(running *r, int example, const hc_result *result)
{
	lua_State *L = r->script->L;
	if (lua_getfield(L, example, "reason") == LUA_TSTRING) {
		const char *expected = lua_tostring(L, -1), *zh = result->reason.zh, *en = result->reason.en;
		if ((!zh || strcmp(zh, expected) != 0) && (!en || strcmp(en, expected) != 0))
			differ(r, "reason", expected, en ? en : zh ? zh : "-");
	}
	lua_pop(L, 1);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void expect_missing(running *r, int example, const hc_result *result)
{
	lua_State *L = r->script->L;
	const char *names[64];
	size_t count = 0;

	if (lua_getfield(L, example, "missing") != LUA_TTABLE) {
		lua_pop(L, 1);
		return;
	}
	hc_text_clear(&r->wanted);
	hc_text_clear(&r->got);
	int list = lua_gettop(L);
	for (lua_Integer i = 1; count < 64 && lua_rawgeti(L, list, i) == LUA_TSTRING; i++) {
		names[count++] = lua_tostring(L, -1); /* the list keeps it */
		lua_pop(L, 1);
	}
	qsort(names, count, sizeof *names, by_text);
	for (size_t i = 0; i < count; i++)
		hc_text_addf(&r->wanted, "%s%s", i ? ", " : "", names[i]);
	for (size_t i = 0; i < result->missing_count; i++)
		hc_text_addf(&r->got, "%s%s", i ? ", " : "", result->missing[i].field);
	if (strcmp(hc_text_get(&r->wanted), hc_text_get(&r->got)) != 0)
		differ(r, "missing", hc_text_get(&r->wanted), hc_text_get(&r->got));
	lua_settop(L, list - 1);
}

static void compare(running *r, int example, const hc_result *result)
{
	const char *why = result->outcome == HC_BROKEN ? result->reason.en : hc_outcome_word(result->outcome);
	lua_State *L = r->script->L;
	lua_getfield(L, example, "result");
	if (strcmp(lua_tostring(L, -1), hc_outcome_word(result->outcome)) != 0)
		differ(r, "result", lua_tostring(L, -1), why ? why : "error");
	lua_pop(L, 1);
	expect_number(r, example, "shortfall", result->has_shortfall, result->shortfall);
	expect_number(r, example, "margin", result->has_margin, result->margin);
	expect_number(r, example, "evidence_count", true, result->evidence_count);
	expect_text(r, example, "actual", result->actual_exact);
	expect_text(r, example, "required", result->required_exact);
	expect_text(r, example, "binding", result->binding);
	expect_missing(r, example, result);
	expect_reason(r, example, result);
}

/* Inside a protected call: 1 the example, 2 a light pointer to the block, 3 to the running. */
static int fill(lua_State *L)
{
	hc_block *block = lua_touserdata(L, 2);
	running *r = lua_touserdata(L, 3);
	lua_getfield(L, 1, r->rule->subject->name);
	example_fill(L, -1, r->layout, r->subject, block);
	return 0;
}

static hc_status judge(running *r, int example)
{
	hc_result result;
	hc_arena_empty(&r->arena);
	r->script->layout = NULL; /* another rule's layout may have stood at the same address */
	lua_State *L = r->script->L;
	lua_pushvalue(L, example);
	int kept = luaL_ref(L, LUA_REGISTRYINDEX);
	hc_status status = hc_script_begin(r->script, r->layout, &r->block, r->err);
	if (!status)
		status = hc_script_check(r->script, r->position, r->subject, 0, &r->arena, &result, r->err);
	lua_settop(L, 0);
	lua_rawgeti(L, LUA_REGISTRYINDEX, kept);
	luaL_unref(L, LUA_REGISTRYINDEX, kept);
	if (!status)
		compare(r, 1, &result);
	return status;
}

static hc_date date_of(running *r, int example)
{
	hc_date date = r->script->as_of;
	size_t length;
	lua_State *L = r->script->L;
	if (lua_getfield(L, example, "as_of") == LUA_TSTRING) {
		const char *text = lua_tolstring(L, -1, &length);
		if (!hc_date_read(&date, text, length))
			differ(r, "as_of", "a date", text);
	}
	lua_pop(L, 1);
	return date;
}

/* The example is on top of the stack, alone. */
static hc_status run_one(running *r)
{
	lua_State *L = r->script->L;
	hc_script *script = r->script;
	hc_date usual = script->as_of, wanted = date_of(r, 1);
	hc_status status = HC_OK;

	int kept = luaL_ref(L, LUA_REGISTRYINDEX);
	if (wanted != usual)
		status = load_again(script, r->position, wanted, r->err);
	lua_settop(L, 0);
	script->turn = ++script->last_turn;
	allow_anew(script, HC_SCRIPT_STEPS_MAX);
	lua_pushcfunction(L, fill);
	lua_rawgeti(L, LUA_REGISTRYINDEX, kept);
	lua_pushlightuserdata(L, &r->block);
	lua_pushlightuserdata(L, r);
	if (!status && call_limited(script, 3, 0) != LUA_OK) {
		differ(r, "example", "records of the schema", lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "an error");
	} else if (!status) {
		lua_settop(L, 0);
		lua_rawgeti(L, LUA_REGISTRYINDEX, kept);
		status = judge(r, 1);
	}
	hc_block_drop(&r->block);
	luaL_unref(L, LUA_REGISTRYINDEX, kept);
	if (wanted != usual && !status)
		status = load_again(script, r->position, usual, r->err);
	return status;
}

static unsigned line_of(const running *r, const char *name)
{
	const loaded *of = &r->script->loaded[r->position];
	unsigned line = 1;
	for (size_t at = 0;;) {
		token it = token_next(of->source, of->source_length, at, &line);
		if (it.kind == TOKEN_END || it.kind == TOKEN_BROKEN)
			return r->rule->line;
		if (it.kind == TOKEN_TEXT && strlen(name) == it.inner_length && memcmp(of->source + it.inner, name, it.inner_length) == 0)
			return it.line;
		at = it.start + it.length;
	}
}

static hc_status run_all(void *context)
{
	running *r = context;
	lua_State *L = r->script->L;
	hc_status status = load_again(r->script, r->position, r->script->as_of, r->err); /* with its examples, which no audit keeps */

	if (status)
		return status;
	lua_settop(L, 0);
	lua_rawgeti(L, LUA_REGISTRYINDEX, r->script->loaded[r->position].table);
	lua_getfield(L, -1, "examples");
	int list = luaL_ref(L, LUA_REGISTRYINDEX);
	for (size_t i = 1; i <= r->rule->example_count && !status; i++) {
		lua_settop(L, 0);
		lua_rawgeti(L, LUA_REGISTRYINDEX, list);
		lua_rawgeti(L, -1, (lua_Integer)i);
		lua_remove(L, 1);
		lua_rawgeti(L, -1, 1);
		char name[256];
		snprintf(name, sizeof name, "%s", lua_tostring(L, -1));
		lua_pop(L, 1);
		r->now = (hc_script_failure){r->rule, name, line_of(r, name), NULL, NULL, NULL};
		r->bad = false;
		status = run_one(r);
		*r->failed += r->bad;
	}
	luaL_unref(L, LUA_REGISTRYINDEX, list);
	return status;
}

hc_status hc_script_run_examples(hc_script *script, size_t rule, const hc_layout *layout, size_t *failed,
                                 void (*failure)(void *context, const hc_script_failure *failure), void *context,
                                 hc_error *err)
{
	running r = {.script = script, .rule = &script->rules.rules[rule], .layout = layout, .position = rule,
	             .failed = failed, .failure = failure, .context = context, .err = err};
	int subject = hc_layout_subject(layout, r.rule->subject);

	if (subject < 0)
		return hc_error_add(err, HC_EINTERNAL, r.rule->file, r.rule->line, "the layout has no frame for the subject",
		                    "布局中没有规则对象的表");
	r.subject = (size_t)subject;
	hc_arena_init(&r.arena);
	hc_text_init(&r.wanted);
	hc_text_init(&r.got);
	hc_status status = run_protected(script, run_all, &r, err);
	hc_block_drop(&r.block);
	hc_arena_drop(&r.arena);
	hc_text_drop(&r.wanted);
	hc_text_drop(&r.got);
	return status;
}

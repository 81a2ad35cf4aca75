/* SPDX-License-Identifier: MIT */
/*
 * The rule's function may leave early on one row (a missing number decides)
 * or fail; both must pass through the evaluation of the filter, which is C
 * and knows no Lua. So each call is protected, "undecided" becomes "perhaps",
 * and an error waits in the registry until the selection has returned.
 */
#include "script/rowtest.h"

#include "script/record.h"
#include "script/trace.h"

#include <string.h>

static const char functions_key = 0, failure_key = 0;

/* A field that rows lack, and how many. */
typedef struct lacking {
	const char *field;
	int64_t rows;
	struct lacking *next;
} lacking;

typedef struct rowtest {
	lua_State *L;
	unsigned frame;
	lua_Integer slot; /* the function, and its record after it, in the registry's list */
	lacking *lacks;        /* of the rows that it could not decide */
	uint64_t *undecided;   /* which these are: each counts once, however often it is asked about */
	trace *trace; /* NULL: its rows are not alike */
} rowtest;

void rowtest_reset(lua_State *L)
{
	if (!script_of(L)->row_tests)
		return;
	script_of(L)->row_tests = false;
	lua_pushnil(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &functions_key);
	lua_pushnil(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &failure_key);
}

/* Pushes the list of this run's functions. */
static void push_functions(lua_State *L)
{
	script_of(L)->row_tests = true;
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key) == LUA_TTABLE)
		return;
	lua_pop(L, 1);
	lua_newtable(L);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &functions_key);
}

/* One call in one world; `lacks` is why it could not decide. */
static hc_sure call(rowtest *test, uint32_t row, const lack **lacks, bool *failed)
{
	lua_State *L = test->L;
	hc_script *script = script_of(L);
	hc_sure answer = HC_UNSURE;
	int top = lua_gettop(L);

	if (!lua_checkstack(L, 10)) {
		*failed = true;
		return answer;
	}
	lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key);
	lua_rawgeti(L, -1, test->slot);
	lua_rawgeti(L, -2, test->slot + 1);
	record_move(L, -1, row);
	ending before = script->ending;
	script->ending = ENDED_NORMALLY;
	if (test->trace)
		trace_begin(L, test->trace);
	int code = lua_pcall(L, 1, 1, 0);
	if (code == LUA_OK) {
		answer = lua_toboolean(L, -1) ? HC_SURE_YES : HC_SURE_NO;
		trace_end(L, answer == HC_SURE_YES);
	} else if (script->ending == ENDED_UNDECIDED) {
		*lacks = script->lacks;
		if (test->trace)
			trace_undecided(L, test->trace, *lacks);
	} else {
		*failed = true;
		lua_rawsetp(L, LUA_REGISTRYINDEX, &failure_key);
	}
	trace_stop(L);
	if (!*failed)
		script->ending = before;
	lua_settop(L, top);
	return answer;
}

/* One row more lacks the field; false when out of memory. */
static bool lack_field(rowtest *test, const char *field)
{
	hc_script *script = script_of(test->L);
	lacking *known = test->lacks;
	while (known && known->field != field && strcmp(known->field, field) != 0)
		known = known->next;
	if (!known) {
		known = hc_arena_alloc(&script->run_arena, sizeof *known);
		if (!known)
			return false;
		script->charged += sizeof *known;
		*known = (lacking){field, 0, test->lacks};
		test->lacks = known;
	}
	known->rows++;
	return true;
}

/* The row could not be decided for want of these fields; false when out of memory. */
static bool lack_row(rowtest *test, uint32_t row, const lack *fields)
{
	hc_script *script = script_of(test->L);
	size_t bytes = (script->block->frames[test->frame].rows / 64 + 1) * sizeof *test->undecided;
	if (!test->undecided) {
		test->undecided = hc_arena_alloc(&script->run_arena, bytes);
		script->charged += bytes;
	}
	if (!test->undecided)
		return false;
	if (test->undecided[row / 64] >> (row % 64) & 1)
		return true;
	test->undecided[row / 64] |= UINT64_C(1) << (row % 64);
	bool ok = true;
	for (; fields && ok; fields = fields->next)
		ok = lack_field(test, fields->field);
	return ok;
}

/* Asks the function about the row in one world. */
static hc_sure ask(rowtest *test, const tested *of, const lack **lacks, bool *failed)
{
	hc_script *script = script_of(test->L);
	worlds *outer = script->row_worlds;
	unsigned outer_frame = script->test_frame;
	uint32_t outer_row = script->test_row;

	script->row_worlds = of->ways;
	script->test_frame = of->frame;
	script->test_row = of->row;
	hc_sure answer = call(test, of->row, lacks, failed);
	script->row_worlds = outer;
	script->test_frame = outer_frame;
	script->test_row = outer_row;
	return answer;
}

/* The answer about the row in every world that the function tells apart. */
static hc_sure judge(rowtest *test, size_t row, bool *failed)
{
	hc_script *script = script_of(test->L);
	worlds ways;
	tested of = {script, test->frame, (uint32_t)row, &ways};
	hc_sure answer = HC_UNSURE;
	const lack *lacks = NULL;
	bool first = true;

	ways.count = 0;
	do {
		hc_sure here = HC_UNSURE;
		const lack *here_lacks = NULL;
		if (!test->trace || !trace_follow(test->trace, &of, &here, &here_lacks))
			here = ask(test, &of, &here_lacks, failed);
		lacks = lacks_join(script, here_lacks, lacks);
		answer = first || here == answer ? here : HC_UNSURE;
		first = false;
		for (size_t i = 0; i < ways.count; i++)
			lacks = lacks_add(script, lacks, ways.choices[i].field, 1);
	} while (!*failed && answer != HC_UNSURE && worlds_next(&ways));
	if (answer == HC_UNSURE && !*failed)
		*failed = !lack_row(test, (uint32_t)row, lacks);
	return answer;
}

/* The rows of a word. What one of them is asked may tell of the others, so these are led along whenever there is more to follow. */
static hc_judged judge_rows(void *context, size_t word, uint64_t open, bool *failed)
{
	rowtest *test = context;
	const hc_frame *frame = &script_of(test->L)->block->frames[test->frame];
	hc_judged out = {0, 0};
	size_t size = 0;

	while (open && !*failed) {
		if (test->trace && trace_size(test->trace) > size) {
			uint64_t yes;
			size = trace_size(test->trace);
			open &= ~trace_follow_rows(test->trace, frame, word, open, &yes);
			out.sure |= yes;
			out.can |= yes;
			continue;
		}
		unsigned bit = (unsigned)__builtin_ctzll(open);
		hc_sure sure = judge(test, word * 64 + bit, failed);
		out.sure |= (uint64_t)(sure == HC_SURE_YES) << bit;
		out.can |= (uint64_t)(sure != HC_SURE_NO) << bit;
		open &= open - 1;
	}
	return out;
}

void rowtest_condition(lua_State *L, hc_condition *out, unsigned frame, int index)
{
	rowtest *test = run_alloc(L, sizeof *test);
	const hc_script *script = script_of(L);
	index = lua_absindex(L, index);
	push_functions(L);
	test->L = L;
	test->frame = frame;
	test->slot = (lua_Integer)lua_rawlen(L, -1) + 1;
	lua_pushvalue(L, index);
	lua_rawseti(L, -2, test->slot);
	record_push(L, frame, 0);
	if (!script->loaded[script->rule].assigns) {
		test->trace = trace_new(L);
		record_follow(L, -1, test->trace);
	}
	lua_rawseti(L, -2, test->slot + 1);
	lua_pop(L, 1);
	memset(out, 0, sizeof *out);
	out->kind = HC_TESTED;
	out->test = judge_rows;
	out->context = test;
}

int rowtest_raise(lua_State *L)
{
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &failure_key) == LUA_TNIL)
		luaL_error(L, "out of memory");
	lua_error(L);
}

const lack *rowtest_lacks(const hc_condition *condition)
{
	const rowtest *test = condition->context;
	const lack *all = NULL;
	for (const lacking *at = test->lacks; at; at = at->next)
		all = lacks_add(script_of(test->L), all, at->field, at->rows);
	return all;
}

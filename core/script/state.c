/* SPDX-License-Identifier: MIT */
/*
 * The engine's life and its limits. Memory is counted by the allocator that
 * Lua was given, instructions by a count hook; both end the run with an error
 * that the rule cannot catch, because the sandbox has no pcall. A run that
 * cannot decide leaves in the same way, with a marker as its error value.
 */
#include "script/state.h"

#include "base/memory.h"
#include "script/calendar.h"
#include "script/condition.h"
#include "script/limit.h"
#include "script/record.h"
#include "script/verdict.h"

#include <string.h>
#include <time.h>

static const char ended_marker = 0;

/*
 * A text of many bytes or a table of many places is one instruction to make.
 * Small ones are not counted: texts of up to 40 bytes are shared, and whether
 * one was there already depends on who came before.
 */
#define LARGE_BYTES 1024
#define BYTES_A_STEP 64
#define BYTES_COLLECTED_A_STEP 256

/* Charges without raising an error: the instruction hook soon does. */
static void take_steps(hc_script *script, size_t steps)
{
	script->steps_left -= steps < script->steps_left ? steps : script->steps_left;
}

static void *allocate(void *context, void *ptr, size_t old_size, size_t new_size)
{
	hc_script *script = context;
	size_t old = ptr ? old_size : 0;

	if (new_size == 0) {
		pool_resize(&script->pool, ptr, old, 0);
		script->memory_used -= old;
		return NULL;
	}
	/* For a new object Lua tells its kind in `old_size`. A text beyond measure would make one instruction cost milliseconds. */
	if (!ptr && old_size == LUA_TSTRING && new_size > HC_TEXT_BYTES_MAX + 64)
		return NULL;
	if (!ptr && new_size >= LARGE_BYTES)
		take_steps(script, new_size / BYTES_A_STEP);
	if (new_size > old && script->memory_used + (new_size - old) > script->memory_limit) {
		take_steps(script, script->memory_used / BYTES_COLLECTED_A_STEP); /* Lua looks through all it has for what is free */
		return NULL;
	}
	void *grown = pool_resize(&script->pool, ptr, old, new_size);
	if (grown)
		script->memory_used += new_size - old;
	return grown;
}

#define HOOK_STEPS 1000

/* What lives is the rules, the same in every collection; what is made for a subject dies with it. So they are made rarer. */
#define GC_PAUSE 400

static void charge_steps_at(lua_State *L, size_t steps, int level);
static void charge_memory_at(lua_State *L, size_t bytes, int level);
static void stop(lua_State *L, int level, const char *why, int limit) __attribute__((noreturn));

static int64_t processor_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/*
 * Instructions are the measure, because they are the same on every machine.
 * But some take long whatever C charges (keys that all collide, thousands of
 * arguments); the clock is for them.
 */
static void count_steps(lua_State *L, lua_Debug *unused)
{
	hc_script *script = script_of(L);
	int64_t now = processor_ms();

	(void)unused;
	script->began = script->began < 0 ? now : script->began;
	if (now - script->began > HC_SCRIPT_PROCESSOR_SECONDS_MAX * 1000)
		stop(L, 0, "the rule ran for too long (over %d seconds)", HC_SCRIPT_PROCESSOR_SECONDS_MAX);
	charge_steps_at(L, HOOK_STEPS, 0);
	charge_memory_at(L, 0, 0);
}

static int open_words(lua_State *L);

hc_status hc_script_new(hc_script **out, const hc_law *law, hc_error *err)
{
	hc_script *script = hc_memory_alloc(sizeof *script);
	if (!script)
		return hc_error_nomem(err);
	script->law = law;
	script->schema = law->schema;
	script->memory_limit = SIZE_MAX;
	script->include_unverified = true;
	hc_arena_init(&script->arena);
	hc_arena_init(&script->block_arena);
	hc_arena_init(&script->intern_arena);
	hc_arena_init(&script->run_arena);
	script->L = lua_newstate(allocate, script);
	if (!script->L) {
		hc_script_free(script);
		return hc_error_nomem(err);
	}
	*(hc_script **)lua_getextraspace(script->L) = script;
	lua_pushcfunction(script->L, open_words);
	if (lua_pcall(script->L, 0, 0, 0) != LUA_OK) {
		hc_script_free(script);
		return hc_error_nomem(err);
	}
	lua_gc(script->L, LUA_GCINC, GC_PAUSE, 0, 0);
	*out = script;
	return HC_OK;
}

void hc_script_free(hc_script *script)
{
	if (!script)
		return;
	if (script->L)
		lua_close(script->L);
	pool_drop(&script->pool);
	for (size_t i = 0; i < script->rules.count; i++)
		hc_memory_free(script->loaded[i].source);
	hc_memory_free(script->loaded);
	hc_memory_free(script->rules.rules);
	hc_arena_drop(&script->arena);
	hc_arena_drop(&script->block_arena);
	hc_arena_drop(&script->intern_arena);
	hc_arena_drop(&script->run_arena);
	hc_memory_free(script);
}

typedef struct protected_work {
	hc_status (*work)(void *context);
	void *context;
	hc_status status;
} protected_work;

static int do_work(lua_State *L)
{
	protected_work *p = lua_touserdata(L, 1);
	lua_settop(L, 0);
	p->status = p->work(p->context);
	return 0;
}

hc_status run_protected(hc_script *script, hc_status (*work)(void *context), void *context, hc_error *err)
{
	protected_work p = {work, context, HC_OK};
	lua_settop(script->L, 0);
	lua_pushcfunction(script->L, do_work);
	lua_pushlightuserdata(script->L, &p);
	int code = lua_pcall(script->L, 1, 0, 0);
	lua_settop(script->L, 0);
	return code == LUA_OK ? p.status : hc_error_nomem(err);
}

void allow_anew(hc_script *script, uint64_t steps)
{
	script->steps_left = steps;
	script->charged = 0;
	script->began = -1;
	script->pass = script->last_turn + 1;
}

int call_limited(hc_script *script, int arguments, int results)
{
	script->ending = ENDED_NORMALLY;
	script->memory_limit = (script->turn ? script->memory_base : script->memory_used) + HC_SCRIPT_MEMORY_MAX;
	if (!script->turn && script->memory_limit > HC_SCRIPT_PACKS_MEMORY_MAX)
		script->memory_limit = HC_SCRIPT_PACKS_MEMORY_MAX;
	lua_sethook(script->L, count_steps, LUA_MASKCOUNT, HOOK_STEPS); /* counts from here, not from where the last run ended */
	int code = lua_pcall(script->L, arguments, results, 0);
	script->memory_limit = SIZE_MAX;
	if (code == LUA_ERRMEM)
		lua_gc(script->L, LUA_GCCOLLECT);
	else if (code == LUA_OK || lua_touserdata(script->L, -1) != &ended_marker)
		script->ending = ENDED_NORMALLY;
	return code;
}

int undecided(lua_State *L, const lack *lacks)
{
	hc_script *script = script_of(L);
	script->ending = ENDED_UNDECIDED;
	script->lacks = lacks;
	lua_pushlightuserdata(L, (void *)(uintptr_t)&ended_marker);
	lua_error(L);
}

int outside(lua_State *L, hc_label reason)
{
	hc_script *script = script_of(L);
	script->ending = ENDED_OUTSIDE;
	script->reason = reason;
	lua_pushlightuserdata(L, (void *)(uintptr_t)&ended_marker);
	lua_error(L);
}

const lack *lacks_add(hc_script *script, const lack *list, const char *field, int64_t count)
{
	for (const lack *at = list; at; at = at->next)
		if ((at->field == field || strcmp(at->field, field) == 0) && at->rows >= count)
			return list;
	lack *added = hc_arena_alloc(&script->run_arena, sizeof *added);
	if (!added)
		return list;
	script->charged += sizeof *added; /* called outside of runs too, where no error can be raised */
	*added = (lack){field, count, list};
	return added;
}

const lack *lacks_join(hc_script *script, const lack *a, const lack *b)
{
	if (!a || a == b)
		return b;
	if (!b)
		return a;
	for (; a; a = a->next)
		b = lacks_add(script, b, a->field, a->rows);
	return b;
}

const char *field_name(const hc_script *script, size_t frame, size_t column)
{
	return script->layout->frames[frame].columns[column].field->full_name;
}

/* `level` of the stack is where the rule stands: 0 in the hook, 1 in a word of ours. */
static void stop(lua_State *L, int level, const char *why, int limit)
{
	luaL_where(L, level);
	lua_pushfstring(L, why, limit);
	lua_concat(L, 2);
	lua_error(L);
}

static void charge_memory_at(lua_State *L, size_t bytes, int level)
{
	hc_script *script = script_of(L);
	script->charged += bytes;
	if (script->charged > HC_SCRIPT_MEMORY_MAX)
		stop(L, level, "the rule took too much memory (over %d bytes)", (int)HC_SCRIPT_MEMORY_MAX);
}

void charge_memory(lua_State *L, size_t bytes)
{
	charge_memory_at(L, bytes, 1);
}

static void charge_steps_at(lua_State *L, size_t steps, int level)
{
	hc_script *script = script_of(L);
	if (script->steps_left >= steps) {
		script->steps_left -= steps;
		return;
	}
	script->steps_left = 0;
	stop(L, level, "the rule ran for too long (over %d instructions)", HC_SCRIPT_STEPS_MAX);
}

void charge_steps(lua_State *L, size_t steps)
{
	charge_steps_at(L, steps, 1);
}

void *run_alloc(lua_State *L, size_t size)
{
	charge_memory(L, size);
	hc_script *script = script_of(L);
	/* What a file makes as it loads lives on. */
	void *memory = hc_arena_alloc(script->turn ? &script->run_arena : &script->arena, size);
	if (!memory)
		luaL_error(L, "out of memory");
	return memory;
}

char *run_text(lua_State *L, const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(run_alloc(L, size), text, size);
}

static int open_words(lua_State *L)
{
	sandbox_open(L);
	value_open(L);
	calendar_open(L);
	condition_open(L);
	rows_open(L);
	record_open(L);
	limit_open(L);
	verdict_open(L);
	return 0;
}

void hc_script_include_unverified(hc_script *script, bool include)
{
	script->include_unverified = include;
}

void forget_filters(hc_script *script)
{
	if (script->intern_arena.total + script->block_arena.total <= HC_SCRIPT_CACHE_MAX)
		return;
	hc_arena_empty(&script->intern_arena);
	hc_arena_empty(&script->block_arena);
	memset(script->chains, 0, sizeof script->chains);
	memset(script->specs, 0, sizeof script->specs);
	script->overlap.chain = NULL;
}

static int push_layout(lua_State *L)
{
	record_layout(L);
	return 0;
}

hc_status hc_script_begin(hc_script *script, const hc_layout *layout, const hc_block *block, hc_error *err)
{
	hc_arena_empty(&script->block_arena);
	script->block = block;
	script->block_number++;
	if (layout == script->layout)
		return HC_OK;
	script->layout = layout;
	script->layout_number++;
	lua_settop(script->L, 0);
	lua_pushcfunction(script->L, push_layout);
	return lua_pcall(script->L, 0, 0, 0) == LUA_OK ? HC_OK : hc_error_nomem(err);
}

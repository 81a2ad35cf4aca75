/* SPDX-License-Identifier: MIT */
/*
 * A collection looks as if its filter were evaluated at once. In fact a chain
 * of filters is interned and evaluated in C: for the record that asks first, as
 * it may be the only one (a filter with a value of its own in it), and once for
 * the whole block as soon as another asks, which answers all other records and
 * all other rules with the same chain. Only a chain with a row test (a Lua
 * function) is evaluated for each subject by itself.
 */
#include "script/rows.h"

#include "script/condition.h"
#include "script/includes.h"
#include "script/record.h"
#include "script/rowtest.h"

#include <string.h>

rows *rows_at(lua_State *L, int index)
{
	rows *of = thing_at(L, index, THING_ROWS);
	if (of && of->turn != script_of(L)->turn)
		luaL_error(L, "a collection was kept from another subject");
	return of;
}

rows *rows_check(lua_State *L, int index)
{
	rows *of = rows_at(L, index);
	if (!of)
		luaL_argerror(L, index, "a collection is wanted here");
	return of;
}

static rows *push(lua_State *L, const rows *like, chain *with)
{
	rows *made = thing_push(L, THING_ROWS, sizeof *made, 0);
	*made = *like;
	made->thing = THING_ROWS;
	made->chain = with;
	made->turn = script_of(L)->turn;
	return made;
}

static chain *make_chain(lua_State *L, hc_arena *arena, const chain *before, unsigned frame)
{
	chain *made = hc_arena_alloc(arena, sizeof *made);
	if (!made)
		luaL_error(L, "out of memory");
	made->before = before;
	made->frame = frame;
	made->layout = script_of(L)->layout_number;
	hc_filter_init(&made->filter, arena);
	if (before) {
		made->tests = before->tests;
		if (!hc_filter_add_all(&made->filter, &before->filter))
			luaL_error(L, "out of memory");
	}
	return made;
}

/* A chain costs a check what it takes, whoever made it. */
static chain *charged(lua_State *L, chain *c)
{
	if (c->charged_for != script_of(L)->pass)
		charge_memory(L, c->bytes);
	c->charged_for = script_of(L)->pass;
	return c;
}

/* The interned chain `before` + `last` on `frame`; before NULL and last NULL is the whole frame. */
static chain *find_chain(lua_State *L, const chain *before, const spec *last, unsigned frame)
{
	hc_script *script = script_of(L);
	size_t hash = ((uintptr_t)before / 16 * 31 + (uintptr_t)last / 16) * 31 + frame;
	chain **bucket = &script->chains[hash % (sizeof script->chains / sizeof *script->chains)];

	for (chain *c = *bucket; c; c = c->next)
		if (c->before == before && c->last == last && c->frame == frame && c->layout == script->layout_number)
			return charged(L, c);
	bool lasting = !before || !before->tests;
	hc_arena *arena = lasting ? &script->intern_arena : &script->run_arena;
	size_t total = arena->total;
	chain *made = make_chain(L, arena, before, frame);
	made->last = last;
	if (last)
		condition_compile(L, last, frame, &made->filter, made->filter.arena);
	made->bytes = arena->total - total;
	if (lasting) {
		made->next = *bucket;
		*bucket = made;
	}
	return charged(L, made);
}

rows *rows_push(lua_State *L, unsigned link, size_t parent)
{
	unsigned frame = (unsigned)script_of(L)->layout->links[link].child;
	rows of = {.frame = frame, .link = link, .parent = parent};
	return push(L, &of, find_chain(L, NULL, NULL, frame));
}

rows *rows_push_where(lua_State *L, const rows *of, int index)
{
	if (lua_type(L, index) == LUA_TFUNCTION) {
		hc_condition test;
		hc_arena *arena = &script_of(L)->run_arena;
		size_t total = arena->total;
		chain *made = make_chain(L, arena, of->chain, of->frame);
		made->tests = true;
		rowtest_condition(L, &test, of->frame, index);
		if (!hc_filter_add(&made->filter, &test))
			luaL_error(L, "out of memory");
		charge_memory(L, arena->total - total);
		return push(L, of, made);
	}
	return push(L, of, find_chain(L, of->chain, condition_spec(L, index), of->frame));
}

static const hc_link *link_of(lua_State *L, const rows *of)
{
	return &script_of(L)->block->links[of->link];
}

static int visit_own(const hc_link *link, size_t parent, rows_visit visit, void *context)
{
	int answer = 0;
	for (uint32_t i = link->start[parent]; i < link->start[parent + 1] && !answer; i++)
		answer = visit(context, link->order ? link->order[i] : i, true);
	if (link->stray_start)
		for (uint32_t i = link->stray_start[parent]; i < link->stray_end[parent] && !answer; i++)
			answer = visit(context, link->strays[i], false);
	return answer;
}

int rows_each_own(lua_State *L, const rows *of, rows_visit visit, void *context)
{
	const hc_link *link = link_of(L, of);
	charge_steps(L, (link->start[of->parent + 1] - link->start[of->parent]) / 8);
	if (link->stray_start)
		charge_steps(L, (link->stray_end[of->parent] - link->stray_start[of->parent]) / 8);
	return visit_own(link, of->parent, visit, context);
}

int rows_each_any(lua_State *L, const rows *of, rows_visit visit, void *context)
{
	const hc_link *link = link_of(L, of);
	int answer = 0;
	charge_steps(L, (link->any_to - link->any_from) / 8);
	for (uint32_t i = link->any_from; i < link->any_to && !answer; i++)
		answer = visit(context, i, false);
	return answer;
}

int rows_each(lua_State *L, const rows *of, rows_visit visit, void *context)
{
	int answer = rows_each_own(L, of, visit, context);
	return answer ? answer : rows_each_any(L, of, visit, context);
}

static int mark(void *context, uint32_t row, bool sure)
{
	uint64_t *bits = context;
	(void)sure;
	bits[row >> 6] |= UINT64_C(1) << (row & 63);
	return 0;
}

static void mark_between(uint64_t *bits, uint32_t from, uint32_t to)
{
	for (size_t word = from / 64; from < to && word <= (to - 1) / 64; word++)
		bits[word] |= rows_bits_between(word, from, to);
}

int rows_each_sure(lua_State *L, const rows *of, const uint64_t *bits, rows_visit visit, void *context)
{
	const hc_link *link = link_of(L, of);
	uint32_t from = link->start[of->parent], to = link->start[of->parent + 1];
	int answer = 0;
	charge_steps(L, (to - from) / 8);
	for (uint32_t i = from; link->order && i < to && !answer; i++)
		if ((bits[link->order[i] >> 6] >> (link->order[i] & 63)) & 1)
			answer = visit(context, link->order[i], true);
	for (size_t word = from / 64; !link->order && from < to && word <= (to - 1) / 64; word++)
		for (uint64_t left = bits[word] & rows_bits_between(word, from, to); left && !answer; left &= left - 1)
			answer = visit(context, (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll(left), true);
	return answer;
}

/* A bitmap of the collection's own rows and those that may be; what it takes is charged with the selection that it is for. */
static uint64_t *rows_of_subject(lua_State *L, const rows *of, hc_arena *arena)
{
	size_t words = script_of(L)->block->frames[of->frame].rows / 64 + 1;
	uint64_t *bits = hc_arena_alloc(arena, words * sizeof *bits);
	const hc_link *link = link_of(L, of);
	if (!bits)
		luaL_error(L, "out of memory");
	if (link->order)
		visit_own(link, of->parent, mark, bits);
	else
		mark_between(bits, link->start[of->parent], link->start[of->parent + 1]);
	if (!link->order && link->stray_start)
		for (uint32_t i = link->stray_start[of->parent]; i < link->stray_end[of->parent]; i++)
			mark(bits, link->strays[i], false);
	mark_between(bits, link->any_from, link->any_to);
	return bits;
}

/* How long a filter takes for one row, in the time of one range. */
static size_t weight(const hc_filter *filter)
{
	size_t all = 1;
	for (size_t i = 0; i < filter->count; i++)
		all += 1 + filter->conditions[i].range_count / 8 + filter->conditions[i].text_count / 2;
	return all;
}

/* What evaluating the filters of `of` takes (`times` in a row), once in a check, done or found done. */
static void charge_selection(lua_State *L, const rows *of, uint64_t *charged_for, size_t times)
{
	hc_script *script = script_of(L);
	const hc_filter *filter = &of->chain->filter;
	size_t count = script->block->frames[of->frame].rows;
	if (*charged_for == script->pass)
		return;
	*charged_for = script->pass;
	charge_memory(L, times * (count / 8 * 3 + 24 + (times > 1 ? weight(filter) * sizeof *filter->conditions : 0)));
	charge_steps(L, times * (count / 16 * weight(filter) + 100));
}

/* Evaluates a chain without row tests over the rows of the collection alone, or (`all`) over the frame. */
static void select_rows(lua_State *L, const rows *of, bool all, hc_selection *out)
{
	hc_script *script = script_of(L);
	const uint64_t *within = all ? NULL : rows_of_subject(L, of, &script->block_arena);
	if (!hc_filter_select(out, &of->chain->filter, &script->block->frames[of->frame], within, &script->block_arena))
		rowtest_raise(L);
}

const hc_selection *rows_selection(lua_State *L, const rows *of)
{
	hc_script *script = script_of(L);
	chain *c = of->chain;
	uint64_t wanted = c->tests ? script->turn : script->block_number;

	charge_selection(L, of, &c->selection_charged_for, 1);
	if (c->selected_for == wanted)
		return &c->selection;
	if (c->tests) {
		/* A test's own instructions count, too. */
		if (!hc_filter_select(&c->selection, &c->filter, &script->block->frames[of->frame], rows_of_subject(L, of, &script->run_arena), &script->run_arena))
			rowtest_raise(L);
	} else if (c->asked_for == wanted) {
		if (c->asker_link == of->link && c->asker == of->parent)
			return &c->selection;
		select_rows(L, of, true, &c->selection);
	} else {
		select_rows(L, of, false, &c->selection);
		c->asked_for = wanted;
		c->asker_link = of->link;
		c->asker = of->parent;
		return &c->selection;
	}
	c->selected_for = wanted;
	return &c->selection;
}

const uint64_t *rows_rest(lua_State *L, const rows *part, const rows *whole)
{
	hc_script *script = script_of(L);
	chain *c = part->chain;
	const hc_frame *frame = &script->block->frames[part->frame];

	if (c->tests || c == whole->chain) {
		const hc_selection *all = rows_selection(L, whole), *good = rows_selection(L, part);
		size_t words = (frame->rows + 63) / 64;
		charge_steps(L, words / 4);
		uint64_t *rest = run_alloc(L, (words + 1) * sizeof *rest);
		for (size_t i = 0; i < words && c != whole->chain; i++)
			rest[i] = all->can[i] & ~good->sure[i];
		return rest;
	}
	charge_selection(L, part, &c->rest_charged_for, c->filter.count);
	if (c->rest_for == script->block_number && c->rest_of == whole->chain)
		return c->rest;
	if (!hc_filter_select_rest(&c->rest, &whole->chain->filter, &c->filter, frame, NULL, &script->block_arena))
		luaL_error(L, "out of memory");
	c->rest_of = whole->chain;
	c->rest_for = script->block_number;
	return c->rest;
}

bool rows_absent(lua_State *L, const rows *of)
{
	return (link_of(L, of)->absent[of->parent / 64] >> (of->parent % 64)) & 1;
}

const char *rows_unit(lua_State *L, const rows *of)
{
	return script_of(L)->layout->frames[of->frame].entity->name;
}

bool rows_within(const rows *part, const rows *whole)
{
	if (part->link != whole->link || part->parent != whole->parent)
		return false;
	for (const chain *c = part->chain; c; c = c->before)
		if (c == whole->chain)
			return true;
	return false;
}

const rows *rows_keep(lua_State *L, const rows *of)
{
	rows *kept = run_alloc(L, sizeof *kept);
	*kept = *of;
	return kept;
}

void rows_push_count(lua_State *L, int index)
{
	const rows *of = rows_check(L, index);
	const hc_link *link = link_of(L, of);
	hc_count count = {0, 0};
	const hc_selection *selection = NULL;

	if (rows_absent(L, of)) {
		hc_interval open = {hc_fraction_whole(0), HC_FRACTION_INFINITE};
		value_push_number(L, open, rows_unit(L, of), rows_lacks(L, of, NULL));
		return;
	}
	if (of->chain->filter.count || link->stray_start || link->any_to) {
		selection = rows_selection(L, of);
		count = hc_count_rows(link, of->parent, selection);
	} else {
		count.certain = (int64_t)link->start[of->parent + 1] - link->start[of->parent];
	}
	hc_interval range = {hc_fraction_whole(count.certain), hc_fraction_whole(count.certain + count.possible)};
	value_push_number(L, range, rows_unit(L, of), count.possible ? rows_lacks(L, of, selection) : NULL);
	value_at(L, -1)->counted = rows_keep(L, of);
}

static int where(lua_State *L)
{
	rows_push_where(L, rows_check(L, 1), 2);
	return 1;
}

static int count(lua_State *L)
{
	rows_check(L, 1);
	rows_push_count(L, 1);
	return 1;
}

typedef struct next_search {
	const hc_selection *selection;
	int64_t after;
	int64_t found;
	bool doubtful;
} next_search;

static int find_next(void *context, uint32_t row, bool sure)
{
	next_search *s = context;
	uint64_t bit = UINT64_C(1) << (row & 63);
	if (!(s->selection->can[row >> 6] & bit))
		return 0;
	if (!sure || !(s->selection->sure[row >> 6] & bit))
		s->doubtful = true;
	if ((int64_t)row > s->after && (s->found < 0 || (int64_t)row < s->found))
		s->found = row;
	return 0;
}

/* The next of rows that stand together: no look back at those before. False where they do not. */
static bool walks_on(lua_State *L, const rows *of, next_search *s)
{
	const hc_link *link = link_of(L, of);
	if (link->order || link->stray_start || link->any_to > link->any_from)
		return false;
	uint32_t row = link->start[of->parent], end = link->start[of->parent + 1];
	for (row = s->after >= row ? (uint32_t)s->after + 1 : row; row < end && s->found < 0; row++)
		(void)find_next(s, row, true);
	return true;
}

/* `for row in rows do`: called with the state (unused) and the row before. */
static int next_row(lua_State *L)
{
	const rows *of = rows_check(L, 1);
	const hc_selection *selection = rows_selection(L, of);
	next_search s = {selection, record_row(L, 3), -1, false};
	if (rows_absent(L, of))
		return undecided(L, rows_lacks(L, of, selection));
	if (s.after < 0 || !walks_on(L, of, &s))
		rows_each(L, of, find_next, &s);
	if (s.doubtful)
		return undecided(L, rows_lacks(L, of, selection));
	if (s.found < 0)
		lua_pushnil(L);
	else
		record_push(L, of->frame, (uint32_t)s.found);
	return 1;
}

void rows_open(lua_State *L)
{
	static const luaL_Reg methods[] = {
		{"where", where},         {"count", count},     {"sum", rows_sum},     {"members", rows_members},   {"most", rows_most},
		{"least", rows_least},    {"group", rows_group}, {"at_once", rows_at_once}, {NULL, NULL},
	};
	thing_open(L, THING_ROWS);
	value_set_arithmetic(L);
	luaL_newlib(L, methods);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, next_row);
	lua_setfield(L, -2, "__call");
	lua_pop(L, 1);
	lua_pushcfunction(L, count);
	sandbox_add(L, "count");
}

/* SPDX-License-Identifier: MIT */
/*
 * What is reckoned over the rows of a collection. Each answer is the interval
 * of all ways to fill: a row that is perhaps there counts at its best and at
 * its worst, a missing value goes from the field's lowest to its highest.
 */
#include "script/rows.h"

#include "script/record.h"
#include "script/trace.h"

#include <stdlib.h>
#include <string.h>

typedef struct reckoning {
	lua_State *L;
	const rows *of;
	const hc_selection *selection;
	const hc_column *column;
	const hc_field *field;
	int column_number;
	int64_t missing;          /* rows whose value is missing */
	hc_interval total;
	hc_interval most, least;  /* over the sure rows, widened by the others */
	size_t sure, perhaps;
} reckoning;

static bool has(const uint64_t *bits, uint32_t row)
{
	return (bits[row >> 6] >> (row & 63)) & 1;
}

int rows_column(lua_State *L, const rows *of, int index, bool numeric)
{
	size_t length;
	const char *path = luaL_checklstring(L, index, &length);
	const hc_layout_frame *frame = &script_of(L)->layout->frames[of->frame];
	int column = hc_layout_find(frame, path, length);
	if (column < 0)
		luaL_error(L, "a %s has no field '%s'", frame->entity->name, short_name(L, index));
	hc_type type = frame->columns[column].field->type;
	if (numeric && type != HC_INTEGER && type != HC_REAL)
		luaL_error(L, "%s.%s is no number", frame->entity->name, path);
	return column;
}

/* What the collection's filter says of the column itself; NULL when nothing. */
static const hc_condition *condition_on(const rows *of, int column)
{
	const hc_filter *filter = &of->chain->filter;
	for (size_t i = 0; i < filter->count; i++)
		if (filter->conditions[i].kind == HC_IN_RANGES && filter->conditions[i].column == column && filter->conditions[i].range_count)
			return &filter->conditions[i];
	return NULL;
}

/* Where the value of a row that is kept can lie. */
static hc_interval range_of(reckoning *r, uint32_t row)
{
	const hc_field *f = r->field;
	int64_t scale = f->type == HC_REAL ? HC_REAL_SCALE : 1;
	if (hc_column_known(r->column, row))
		return hc_interval_exact(hc_fraction_of(hc_column_number(r->column, row), scale));
	r->missing++;
	hc_interval all = {f->has_low ? hc_fraction_of(f->low, scale) : HC_FRACTION_MINUS_INFINITE,
	                   f->has_high ? hc_fraction_of(f->high, scale) : HC_FRACTION_INFINITE};
	const hc_condition *own = condition_on(r->of, r->column_number);
	if (own && own->ranges[0].low > f->low)
		all.low = hc_fraction_of(own->ranges[0].low, scale);
	if (own && own->ranges[own->range_count - 1].high < f->high)
		all.high = hc_fraction_of(own->ranges[own->range_count - 1].high, scale);
	return all;
}

static int reckon(void *context, uint32_t row, bool sure)
{
	reckoning *r = context;
	hc_interval zero = hc_interval_exact(hc_fraction_whole(0));
	if (!has(r->selection->can, row))
		return 0;
	hc_interval in = range_of(r, row);
	sure = sure && has(r->selection->sure, row);
	if (sure) {
		r->total = hc_interval_add(r->total, in);
		r->most = r->sure ? hc_interval_max(r->most, in) : in;
		r->least = r->sure ? hc_interval_min(r->least, in) : in;
		r->sure++;
	} else {
		hc_interval with_zero = {hc_interval_min(in, zero).low, hc_interval_max(in, zero).high};
		r->total = hc_interval_add(r->total, with_zero);
		r->perhaps++;
	}
	return 0;
}

/* The rows that are perhaps there can only raise the most and lower the least. */
static int widen(void *context, uint32_t row, bool sure)
{
	reckoning *r = context;
	if (!has(r->selection->can, row) || (sure && has(r->selection->sure, row)))
		return 0;
	hc_interval in = range_of(r, row);
	if (hc_fraction_compare(in.high, r->most.high) > 0)
		r->most.high = in.high;
	if (hc_fraction_compare(in.low, r->least.low) < 0)
		r->least.low = in.low;
	return 0;
}

static void start(lua_State *L, reckoning *r)
{
	memset(r, 0, sizeof *r);
	r->L = L;
	r->of = rows_check(L, 1);
	r->column_number = rows_column(L, r->of, 2, true);
	r->selection = rows_selection(L, r->of);
	r->column = &script_of(L)->block->frames[r->of->frame].columns[r->column_number];
	r->field = script_of(L)->layout->frames[r->of->frame].columns[r->column_number].field;
	r->total = hc_interval_exact(hc_fraction_whole(0));
}

static const lack *lacks_of(reckoning *r)
{
	hc_script *script = script_of(r->L);
	const lack *lacks = rows_lacks(r->L, r->of, r->selection);
	if (r->missing)
		lacks = lacks_add(script, lacks, field_name(script, r->of->frame, (size_t)r->column_number), r->missing);
	return lacks;
}

int rows_sum(lua_State *L)
{
	reckoning r;
	start(L, &r);
	rows_each(L, r.of, reckon, &r);
	if (rows_absent(L, r.of))
		r.total = (hc_interval){r.field->has_low && r.field->low >= 0 ? hc_fraction_whole(0) : HC_FRACTION_MINUS_INFINITE,
		                        HC_FRACTION_INFINITE};
	value_push_number(L, r.total, r.field->unit, hc_interval_is_exact(r.total) ? NULL : lacks_of(&r));
	return 1;
}

static int extreme(lua_State *L, bool most)
{
	static const hc_label nothing = {"没有相关记录", "there are no such records"};
	reckoning r;
	start(L, &r);
	if (rows_absent(L, r.of))
		return undecided(L, rows_lacks(L, r.of, r.selection));
	rows_each(L, r.of, reckon, &r);
	if (!r.sure && !r.perhaps)
		return outside(L, nothing);
	if (!r.sure)
		return undecided(L, lacks_of(&r));
	rows_each(L, r.of, widen, &r);
	hc_interval answer = most ? r.most : r.least;
	value_push_number(L, answer, r.field->unit, hc_interval_is_exact(answer) ? NULL : lacks_of(&r));
	return 1;
}

int rows_most(lua_State *L)
{
	return extreme(L, true);
}

int rows_least(lua_State *L)
{
	return extreme(L, false);
}

/* ---- group ---- */

typedef struct grouping {
	reckoning base;
	uint32_t *first; /* one row of each group */
	size_t count;
	bool doubtful;
} grouping;

static int compare_rows(const reckoning *r, uint32_t a, uint32_t b)
{
	size_t m, n;
	if (r->column->type != HC_TEXT) {
		int64_t x = hc_column_number(r->column, a), y = hc_column_number(r->column, b);
		return x < y ? -1 : x > y;
	}
	const char *s = hc_column_text(r->column, a, &m), *t = hc_column_text(r->column, b, &n);
	int order = memcmp(s, t, m < n ? m : n);
	return order ? order : m < n ? -1 : m > n;
}

static int by_value(const void *a, const void *b, void *reckoned)
{
	return compare_rows(reckoned, *(const uint32_t *)a, *(const uint32_t *)b);
}

/* Leaves one row of each value in `first`, sorted by value. */
static void sort_groups(grouping *g)
{
	size_t kept = 0;
	charge_steps(g->base.L, g->count / 2);
	qsort_r(g->first, g->count, sizeof *g->first, by_value, &g->base);
	for (size_t i = 0; i < g->count; i++)
		if (!kept || compare_rows(&g->base, g->first[kept - 1], g->first[i]) != 0)
			g->first[kept++] = g->first[i];
	g->count = kept;
}

static int take_row(void *context, uint32_t row, bool sure)
{
	grouping *g = context;
	reckoning *r = &g->base;
	if (!has(r->selection->can, row))
		return 0;
	if (!sure || !has(r->selection->sure, row) || !hc_column_known(r->column, row)) {
		r->missing += !hc_column_known(r->column, row);
		g->doubtful = true;
		return 0;
	}
	g->first[g->count++] = row;
	return 0;
}

/* Upvalues: the collection, the field's path, the list of keys, the position. A row test that moves it on is not followed. */
static int next_group(lua_State *L)
{
	trace_stop(L);
	lua_Integer at = lua_tointeger(L, lua_upvalueindex(4)) + 1;
	lua_pushinteger(L, at);
	lua_replace(L, lua_upvalueindex(4));
	if (lua_geti(L, lua_upvalueindex(3), at) == LUA_TNIL)
		return 1;
	lua_createtable(L, 0, 1);
	lua_pushvalue(L, lua_upvalueindex(2));
	lua_pushvalue(L, -3);
	lua_settable(L, -3);
	rows_push_where(L, rows_check(L, lua_upvalueindex(1)), lua_gettop(L));
	lua_remove(L, -2);
	return 2;
}

static int count_row(void *context, uint32_t row, bool sure)
{
	(void)row;
	(void)sure;
	++*(size_t *)context;
	return 0;
}

int rows_group(lua_State *L)
{
	grouping g;
	size_t all = 0;
	memset(&g, 0, sizeof g);
	g.base.L = L;
	g.base.of = rows_check(L, 1);
	g.base.column_number = rows_column(L, g.base.of, 2, false);
	g.base.selection = rows_selection(L, g.base.of);
	g.base.column = &script_of(L)->block->frames[g.base.of->frame].columns[g.base.column_number];
	g.base.field = script_of(L)->layout->frames[g.base.of->frame].columns[g.base.column_number].field;
	rows_each(L, g.base.of, count_row, &all);
	g.first = run_alloc(L, (all + 1) * sizeof *g.first);
	rows_each(L, g.base.of, take_row, &g);
	if (g.doubtful || rows_absent(L, g.base.of))
		return undecided(L, lacks_of(&g.base));
	sort_groups(&g);
	lua_settop(L, 2);
	lua_createtable(L, (int)g.count, 0);
	for (size_t i = 0; i < g.count; i++) {
		record_push_field(L, g.base.of->frame, g.first[i], g.base.column_number);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, next_group, 4);
	return 1;
}

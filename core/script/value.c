/* SPDX-License-Identifier: MIT */
/*
 * Values carry what Lua's own numbers cannot: exactness, a unit, where they
 * come from, and what they could be when the records do not say. Arithmetic
 * works on intervals; a comparison that Lua must decide ends the run as
 * undecided unless it comes out the same for every way to fill.
 */
#include "script/value.h"

#include "script/calendar.h"
#include "script/rows.h"
#include "script/trace.h"

#include <math.h>
#include <string.h>

value *value_push(lua_State *L, value_kind kind)
{
	value *v = thing_push(L, THING_VALUE, sizeof *v, 0);
	v->kind = kind;
	v->scale = 1;
	v->turn = script_of(L)->turn;
	return v;
}

void value_push_number(lua_State *L, hc_interval range, const char *unit, const lack *lacks)
{
	if (hc_interval_is_none(range))
		luaL_error(L, "the number is not defined or too large");
	value *v = value_push(L, VALUE_NUMBER);
	v->range = range;
	v->unit = unit;
	v->lacks = lacks;
}

void value_push_date(lua_State *L, hc_date date)
{
	value_push(L, VALUE_DATE)->range = hc_interval_exact(hc_fraction_whole(date));
}

value *value_peek(lua_State *L, int index)
{
	return thing_at(L, index, THING_VALUE);
}

value *value_at(lua_State *L, int index)
{
	value *v = value_peek(L, index);
	if (v && v->turn && v->turn != script_of(L)->turn)
		luaL_error(L, "a value was kept from another record");
	if (v && v->followed && v->followed == script_of(L)->tracing)
		trace_stop(L);
	return v;
}

/* Replaces a Lua number (or a collection) at `index` by a value. NULL when it is none. */
value *number_at(lua_State *L, int index)
{
	value *v = value_at(L, index);
	if (v)
		return v->kind == VALUE_NUMBER ? v : NULL;
	index = lua_absindex(L, index);
	if (lua_type(L, index) == LUA_TNUMBER) {
		hc_fraction number = lua_isinteger(L, index) ? hc_fraction_whole(lua_tointeger(L, index))
		                                             : hc_fraction_from_double(lua_tonumber(L, index));
		value_push_number(L, hc_interval_exact(number), NULL, NULL);
	} else if (rows_at(L, index)) {
		rows_push_count(L, index);
	} else {
		return NULL;
	}
	lua_replace(L, index);
	return value_at(L, index);
}

value *number_check(lua_State *L, int index)
{
	value *v = number_at(L, index);
	if (!v)
		luaL_argerror(L, index, "a number is wanted here");
	return v;
}

value *date_check(lua_State *L, int index)
{
	value *v = value_at(L, index);
	if (v && v->kind == VALUE_DATE)
		return v;
	size_t length = 0;
	hc_date date;
	const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : "";
	if (!hc_date_read(&date, text, length))
		luaL_argerror(L, index, "a date is wanted here");
	index = lua_absindex(L, index);
	value_push_date(L, date);
	lua_replace(L, index);
	return value_at(L, index);
}

const hc_label value_nothing = {"没有可计算的对象（整体为零）", "there is nothing to measure (the whole is zero)"};

/* A share of nothing takes part in no arithmetic; what may be one makes the answer one that may be. */
static void inherit_void(lua_State *L, const value *a, const value *b)
{
	if (a->is_void || b->is_void)
		outside(L, value_nothing);
	value_at(L, -1)->may_be_void = a->may_be_void || b->may_be_void;
}

bool value_exists(hc_fraction number, value_kind kind)
{
	if (kind == VALUE_NUMBER)
		return !hc_fraction_is_none(number);
	int64_t low = kind == VALUE_DATE ? HC_DATE_MIN : HC_MONTH_MIN, high = kind == VALUE_DATE ? HC_DATE_MAX : HC_MONTH_MAX;
	return number.den == 1 && number.num >= low && number.num <= high;
}

bool value_range_exists(hc_interval range, value_kind kind)
{
	return hc_interval_is_exact(range) ? value_exists(range.low, kind) : !hc_interval_is_none(range);
}

/* Numbers and dates may be added and subtracted: a date and days is a date, two dates are days. */
static int add_or_subtract(lua_State *L, bool subtract)
{
	hc_script *script = script_of(L);
	value *a = value_at(L, 1), *b = value_at(L, 2);
	bool date_a = a && a->kind != VALUE_NUMBER, date_b = b && b->kind != VALUE_NUMBER;

	if (!date_a)
		a = number_check(L, 1);
	if (!date_b)
		b = number_check(L, 2);
	if ((a->kind > VALUE_MONTH || b->kind > VALUE_MONTH) || (date_a && date_b && (!subtract || a->kind != b->kind)) ||
	    (!date_a && date_b && subtract))
		return luaL_error(L, "these cannot be added or subtracted");
	hc_interval range = subtract ? hc_interval_sub(a->range, b->range) : hc_interval_add(a->range, b->range);
	const lack *lacks = lacks_join(script, a->lacks, b->lacks);
	if (date_a != date_b) {
		if (!value_range_exists(range, (date_a ? a : b)->kind))
			return luaL_error(L, "no day of the calendar");
		value *v = value_push(L, date_a ? a->kind : b->kind);
		v->range = range;
		v->lacks = lacks;
	} else {
		const char *unit = date_a ? (a->kind == VALUE_MONTH ? "month" : "day") : a->unit ? a->unit : b->unit;
		value_push_number(L, range, unit, lacks);
	}
	inherit_void(L, a, b);
	return 1;
}

static int add(lua_State *L)
{
	return add_or_subtract(L, false);
}

static int subtract(lua_State *L)
{
	return add_or_subtract(L, true);
}

static int multiply(lua_State *L)
{
	value *a = number_check(L, 1), *b = number_check(L, 2);
	const char *unit = a->unit && b->unit ? (strchr(a->unit, '/') ? NULL : a->unit) : a->unit ? a->unit : b->unit;
	value_push_number(L, hc_interval_mul(a->range, b->range), unit, lacks_join(script_of(L), a->lacks, b->lacks));
	inherit_void(L, a, b);
	return 1;
}

static int divide(lua_State *L)
{
	value *a = number_check(L, 1), *b = number_check(L, 2);
	hc_interval quotient = hc_interval_div(a->range, b->range);
	if (b->range.low.num == 0 && b->range.high.num == 0)
		return luaL_error(L, "a division by zero: write per(a, b)");
	value_push_number(L, quotient, b->unit ? NULL : a->unit, lacks_join(script_of(L), a->lacks, b->lacks));
	inherit_void(L, a, b);
	return 1;
}

static int divide_whole(lua_State *L)
{
	divide(L);
	value *v = value_at(L, -1);
	v->range = hc_interval_floor(v->range);
	return 1;
}

static int negate(lua_State *L)
{
	value *a = number_check(L, 1);
	value_push_number(L, hc_interval_sub(hc_interval_exact(hc_fraction_whole(0)), a->range), a->unit, a->lacks);
	inherit_void(L, a, a);
	return 1;
}

/* Makes both sides of a comparison values of one kind; false when one is an act that is on no record. */
static bool comparable(lua_State *L, value **a, value **b)
{
	for (int i = 1; i <= 2; i++)
		if (lua_type(L, i) == LUA_TBOOLEAN && !lua_toboolean(L, i))
			return false;
	*a = value_at(L, 1);
	*b = value_at(L, 2);
	if ((*a && (*a)->kind == VALUE_DATE) || (*b && (*b)->kind == VALUE_DATE)) {
		*a = date_check(L, 1);
		*b = date_check(L, 2);
	} else if (!*a || !*b || (*a)->kind != VALUE_MONTH || (*b)->kind != VALUE_MONTH) {
		*a = number_check(L, 1);
		*b = number_check(L, 2);
	}
	return true;
}

static int decide(lua_State *L, hc_sure sure, const value *a, const value *b)
{
	if (a->is_void || b->is_void)
		return outside(L, value_nothing);
	if (sure == HC_UNSURE || a->may_be_void || b->may_be_void)
		return undecided(L, lacks_join(script_of(L), a->lacks, b->lacks));
	lua_pushboolean(L, sure == HC_SURE_YES);
	return 1;
}

static int below(lua_State *L)
{
	value *a, *b;
	if (!comparable(L, &a, &b)) {
		lua_pushboolean(L, 0);
		return 1;
	}
	return decide(L, hc_interval_below(a->range, b->range), a, b);
}

static int at_most(lua_State *L)
{
	value *a, *b;
	if (!comparable(L, &a, &b)) {
		lua_pushboolean(L, 0);
		return 1;
	}
	return decide(L, hc_interval_at_most(a->range, b->range), a, b);
}

bool values_equal(lua_State *L, int a, int b)
{
	value *x = value_at(L, a), *y = value_at(L, b);
	a = lua_absindex(L, a);
	b = lua_absindex(L, b);
	if (!x && !y && !rows_at(L, a) && !rows_at(L, b))
		return lua_rawequal(L, a, b);
	if ((x && x->kind == VALUE_TEXT) || (y && y->kind == VALUE_TEXT))
		undecided(L, lacks_join(script_of(L), x ? x->lacks : NULL, y ? y->lacks : NULL));
	if (lua_type(L, a) == LUA_TBOOLEAN || lua_type(L, b) == LUA_TBOOLEAN || lua_isnil(L, a) || lua_isnil(L, b))
		return false;
	if ((x && x->kind == VALUE_DATE) || (y && y->kind == VALUE_DATE)) {
		x = date_check(L, a);
		y = date_check(L, b);
	} else if (!x || !y || x->kind != y->kind || x->kind == VALUE_SET) {
		x = number_check(L, a);
		y = number_check(L, b);
	}
	hc_sure sure = hc_interval_equal(x->range, y->range);
	if (x->is_void || y->is_void)
		outside(L, value_nothing);
	if (sure == HC_UNSURE || x->may_be_void || y->may_be_void)
		undecided(L, lacks_join(script_of(L), x->lacks, y->lacks));
	return sure == HC_SURE_YES;
}

static int is(lua_State *L)
{
	lua_settop(L, 2);
	lua_pushboolean(L, values_equal(L, 1, 2));
	return 1;
}

static int equals(lua_State *L)
{
	lua_pushboolean(L, values_equal(L, 1, 2));
	return 1;
}

static int refuse_text(lua_State *L)
{
	return luaL_error(L, "a rule builds no messages: the finding says what was read");
}

static int read_name(lua_State *L)
{
	value *v = value_at(L, 1);
	const char *name = short_name(L, 2);
	if (v && v->limit && v->limit->kind == HC_LIMIT_DAY && strcmp(name, "in_year") == 0) {
		trace_push_word(L, calendar_in_year, TRACE_IN_YEAR);
		return 1;
	}
	return luaL_error(L, "a %s has no '%s'",
	                  !v || v->kind == VALUE_NUMBER ? "number" : v->kind == VALUE_DATE ? "date" : "value", name);
}

static int rounded(lua_State *L, hc_interval (*round)(hc_interval))
{
	value *v = number_check(L, 1);
	value_push_number(L, round(v->range), v->unit, v->lacks);
	inherit_void(L, v, v);
	return 1;
}

static int to_floor(lua_State *L)
{
	return rounded(L, hc_interval_floor);
}

static int to_ceil(lua_State *L)
{
	return rounded(L, hc_interval_ceil);
}

static int extreme(lua_State *L, hc_interval (*choose)(hc_interval, hc_interval))
{
	int count = lua_gettop(L);
	value *best = number_check(L, 1);
	charge_steps(L, (size_t)count);
	hc_interval range = best->range;
	const lack *lacks = best->lacks;
	const char *unit = best->unit;
	bool may_be_void = best->may_be_void;
	for (int i = 2; i <= count; i++) {
		value *v = number_check(L, i);
		range = choose(range, v->range);
		lacks = lacks_join(script_of(L), lacks, v->lacks);
		unit = unit ? unit : v->unit;
		may_be_void = may_be_void || v->may_be_void;
		if (v->is_void)
			return outside(L, value_nothing);
	}
	value_push_number(L, range, unit, hc_interval_is_exact(range) && !may_be_void ? NULL : lacks);
	value_at(L, -1)->may_be_void = may_be_void;
	return best->is_void ? outside(L, value_nothing) : 1;
}

static int to_max(lua_State *L)
{
	return extreme(L, hc_interval_max);
}

static int to_min(lua_State *L)
{
	return extreme(L, hc_interval_min);
}

static const trace_word arithmetic[] = {
	{"__add", add, TRACE_ADD},         {"__sub", subtract, TRACE_SUBTRACT},  {"__mul", multiply, TRACE_MULTIPLY},
	{"__div", divide, TRACE_DIVIDE},   {"__idiv", divide_whole, TRACE_NOTHING}, {"__unm", negate, TRACE_NEGATE},
	{"__lt", below, TRACE_BELOW},      {"__le", at_most, TRACE_AT_MOST},     {"__eq", equals, TRACE_EQUAL},
	{"__concat", refuse_text, TRACE_NOTHING},
};

static const trace_word words[] = {
	{"is", is, TRACE_EQUAL},
	{"floor", to_floor, TRACE_NOTHING},
	{"ceil", to_ceil, TRACE_NOTHING},
	{"max", to_max, TRACE_NOTHING},
	{"min", to_min, TRACE_NOTHING},
};

void value_set_arithmetic(lua_State *L)
{
	for (size_t i = 0; i < sizeof arithmetic / sizeof *arithmetic; i++) {
		trace_push_word(L, arithmetic[i].word, arithmetic[i].op);
		lua_setfield(L, -2, arithmetic[i].name);
	}
}

void value_open(lua_State *L)
{
	thing_open(L, THING_VALUE);
	value_set_arithmetic(L);
	lua_pushcfunction(L, read_name);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, refuse_text);
	lua_setfield(L, -2, "__tostring");
	lua_pop(L, 1);
	trace_add_words(L, words, sizeof words / sizeof *words);
}

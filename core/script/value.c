/* SPDX-License-Identifier: MIT */
/*
 * Values carry what Lua's own numbers cannot: exactness, a unit, where they
 * come from, and what they could be when the records do not say. Arithmetic
 * works on intervals; a comparison that Lua must decide ends the run as
 * undecided unless it comes out the same for every way to fill.
 */
#include "script/value.h"

#include "script/rows.h"

#include <math.h>
#include <string.h>

#define VALUE "hecha.value"

value *value_push(lua_State *L, value_kind kind)
{
	value *v = lua_newuserdatauv(L, sizeof *v, 0);
	memset(v, 0, sizeof *v);
	v->kind = kind;
	v->scale = 1;
	v->turn = script_of(L)->turn;
	luaL_setmetatable(L, VALUE);
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

value *value_at(lua_State *L, int index)
{
	value *v = luaL_testudata(L, index, VALUE);
	if (v && v->turn && v->turn != script_of(L)->turn)
		luaL_error(L, "a value was kept from another record");
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

/* Whether an exact answer is a date (a month) there is; one that is not exact is held to what there is where it is read. */
static bool is_calendar(hc_interval range, value_kind kind)
{
	int64_t low = kind == VALUE_DATE ? HC_DATE_MIN : HC_MONTH_MIN, high = kind == VALUE_DATE ? HC_DATE_MAX : HC_MONTH_MAX;
	if (!hc_interval_is_exact(range))
		return !hc_interval_is_none(range);
	return range.low.den == 1 && range.low.num >= low && range.low.num <= high;
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
		if (!is_calendar(range, (date_a ? a : b)->kind))
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

static int in_year(lua_State *L);

static int read_name(lua_State *L)
{
	value *v = value_at(L, 1);
	const char *name = short_name(L, 2);
	if (v && v->limit && v->limit->kind == HC_LIMIT_DAY && strcmp(name, "in_year") == 0) {
		lua_pushcfunction(L, in_year);
		return 1;
	}
	return luaL_error(L, "a %s has no '%s'",
	                  !v || v->kind == VALUE_NUMBER ? "number" : v->kind == VALUE_DATE ? "date" : "value", name);
}

/* A day of the year is kept as month * 100 + day. */
static int in_year(lua_State *L)
{
	value *day = value_at(L, 1), *year = number_check(L, 2);
	luaL_argcheck(L, day && day->limit && day->limit->kind == HC_LIMIT_DAY, 1, "a day of the year is wanted here");
	int64_t packed = day->range.low.num;
	if (!hc_interval_is_exact(year->range) || year->range.low.den != 1)
		return undecided(L, year->lacks);
	luaL_argcheck(L, year->range.low.num >= 1 && year->range.low.num <= 9999, 2, "not a year");
	const hc_limit *limit = day->limit;
	value_push_date(L, hc_date_make((int)year->range.low.num, (int)(packed / 100), (int)(packed % 100)));
	value_at(L, -1)->limit = limit;
	return 1;
}

static int to_date(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TSTRING);
	date_check(L, 1);
	lua_settop(L, 1);
	return 1;
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

static hc_date day_of(hc_fraction f)
{
	return f.den == 1 && f.num >= HC_DATE_MIN && f.num <= HC_DATE_MAX ? (hc_date)f.num
	                                                                  : f.num < 0 ? HC_DATE_MIN : HC_DATE_MAX;
}

static hc_interval days(hc_date low, hc_date high)
{
	return (hc_interval){hc_fraction_whole(low), hc_fraction_whole(high)};
}

static int moved_by_months(lua_State *L, int sign)
{
	if (lua_type(L, 1) == LUA_TBOOLEAN)
		return luaL_argerror(L, 1, "the act is on no record: ask for it first");
	value *from = date_check(L, 1);
	value *count = number_check(L, 2);
	if (!hc_interval_is_exact(count->range))
		return undecided(L, count->lacks);
	luaL_argcheck(L, count->range.low.den == 1 && count->range.low.num > -120000 && count->range.low.num < 120000, 2,
	              "a whole number of months is wanted here");
	int months = sign * (int)count->range.low.num;
	value *v = value_push(L, VALUE_DATE);
	v->range = days(hc_date_add_months(day_of(from->range.low), months),
	                hc_date_add_months(day_of(from->range.high), months));
	v->lacks = from->lacks;
	return 1;
}

static int months_before(lua_State *L)
{
	return moved_by_months(L, -1);
}

static int months_after(lua_State *L)
{
	return moved_by_months(L, 1);
}

static int years(lua_State *L)
{
	value *from = date_check(L, 1), *to = date_check(L, 2);
	int least = hc_date_years(day_of(from->range.high), day_of(to->range.low));
	int most = hc_date_years(day_of(from->range.low), day_of(to->range.high));
	value_push_number(L, (hc_interval){hc_fraction_whole(least), hc_fraction_whole(most)}, "year",
	                  lacks_join(script_of(L), from->lacks, to->lacks));
	return 1;
}

static int year_number(hc_fraction day)
{
	int year, month, date;
	hc_date_split(day_of(day), &year, &month, &date);
	return year;
}

static int year_of(lua_State *L)
{
	value *d = date_check(L, 1);
	value_push_number(L, (hc_interval){hc_fraction_whole(year_number(d->range.low)),
	                                   hc_fraction_whole(year_number(d->range.high))}, NULL, d->lacks);
	return 1;
}

static int month_of(lua_State *L)
{
	value *d = date_check(L, 1);
	value *v = value_push(L, VALUE_MONTH);
	v->range = days(hc_month_of(day_of(d->range.low)), hc_month_of(day_of(d->range.high)));
	v->lacks = d->lacks;
	return 1;
}

static hc_month month_at(hc_fraction f)
{
	return f.num < HC_MONTH_MIN ? HC_MONTH_MIN : f.num > HC_MONTH_MAX ? HC_MONTH_MAX : (hc_month)f.num;
}

static int last_day(lua_State *L)
{
	value *m = value_at(L, 1);
	luaL_argcheck(L, m && m->kind == VALUE_MONTH, 1, "a month is wanted here");
	value *v = value_push(L, VALUE_DATE);
	v->range = days(hc_month_last(month_at(m->range.low)), hc_month_last(month_at(m->range.high)));
	v->lacks = m->lacks;
	return 1;
}

const luaL_Reg value_arithmetic[] = {
	{"__add", add},           {"__sub", subtract}, {"__mul", multiply}, {"__div", divide}, {"__idiv", divide_whole},
	{"__unm", negate},        {"__lt", below},     {"__le", at_most},   {"__eq", equals},  {"__concat", refuse_text},
	{NULL, NULL},
};

static const luaL_Reg words[] = {
	{"is", is},         {"date", to_date},  {"floor", to_floor}, {"ceil", to_ceil},
	{"max", to_max},    {"min", to_min},    {"months_before", months_before}, {"months_after", months_after},
	{"years", years},   {"year_of", year_of}, {"month_of", month_of}, {"last_day", last_day},
	{NULL, NULL},
};

void value_open(lua_State *L)
{
	push_metatable(L, VALUE);
	luaL_setfuncs(L, value_arithmetic, 0);
	lua_pushcfunction(L, read_name);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, refuse_text);
	lua_setfield(L, -2, "__tostring");
	lua_pop(L, 1);
	for (const luaL_Reg *word = words; word->name; word++) {
		lua_pushcfunction(L, word->func);
		sandbox_add(L, word->name);
	}
}

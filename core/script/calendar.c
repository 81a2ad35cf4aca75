/* SPDX-License-Identifier: MIT */
/* A day that is not known is an interval of days, and what is made of it again one. */
#include "script/calendar.h"

#include "script/trace.h"

/* A day of the year is kept as month * 100 + day. */
hc_date calendar_day_in_year(hc_fraction packed, int year)
{
	return hc_date_make(year, (int)(packed.num / 100), (int)(packed.num % 100));
}

int calendar_in_year(lua_State *L)
{
	value *day = value_at(L, 1), *year = number_check(L, 2);
	luaL_argcheck(L, day && day->limit && day->limit->kind == HC_LIMIT_DAY, 1, "a day of the year is wanted here");
	hc_fraction packed = day->range.low;
	if (!hc_interval_is_exact(year->range) || year->range.low.den != 1)
		return undecided(L, year->lacks);
	luaL_argcheck(L, year->range.low.num >= 1 && year->range.low.num <= 9999, 2, "not a year");
	const hc_limit *limit = day->limit;
	value_push_date(L, calendar_day_in_year(packed, (int)year->range.low.num));
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

hc_date calendar_day(hc_fraction f)
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
	luaL_argcheck(L, count->range.low.den == 1 && count->range.low.num >= -CALENDAR_MONTHS_MAX && count->range.low.num <= CALENDAR_MONTHS_MAX, 2,
	              "a whole number of months is wanted here");
	int months = sign * (int)count->range.low.num;
	value *v = value_push(L, VALUE_DATE);
	v->range = days(hc_date_add_months(calendar_day(from->range.low), months),
	                hc_date_add_months(calendar_day(from->range.high), months));
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
	int least = hc_date_years(calendar_day(from->range.high), calendar_day(to->range.low));
	int most = hc_date_years(calendar_day(from->range.low), calendar_day(to->range.high));
	value_push_number(L, (hc_interval){hc_fraction_whole(least), hc_fraction_whole(most)}, "year",
	                  lacks_join(script_of(L), from->lacks, to->lacks));
	return 1;
}

int calendar_year(hc_fraction day)
{
	int year, month, date;
	hc_date_split(calendar_day(day), &year, &month, &date);
	return year;
}

static int year_of(lua_State *L)
{
	value *d = date_check(L, 1);
	value_push_number(L, (hc_interval){hc_fraction_whole(calendar_year(d->range.low)),
	                                   hc_fraction_whole(calendar_year(d->range.high))}, NULL, d->lacks);
	return 1;
}

static int month_of(lua_State *L)
{
	value *d = date_check(L, 1);
	value *v = value_push(L, VALUE_MONTH);
	v->range = days(hc_month_of(calendar_day(d->range.low)), hc_month_of(calendar_day(d->range.high)));
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

static const trace_word words[] = {
	{"date", to_date, TRACE_NOTHING},
	{"months_before", months_before, TRACE_MONTHS_BEFORE},
	{"months_after", months_after, TRACE_MONTHS_AFTER},
	{"years", years, TRACE_YEARS},
	{"year_of", year_of, TRACE_YEAR_OF},
	{"month_of", month_of, TRACE_NOTHING},
	{"last_day", last_day, TRACE_NOTHING},
};

void calendar_open(lua_State *L)
{
	trace_add_words(L, words, sizeof words / sizeof *words);
}

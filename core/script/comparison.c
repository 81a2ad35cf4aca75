/* SPDX-License-Identifier: MIT */
/*
 * `at_least`, `at_most`, `within` and `equal`: three-valued comparison of what
 * was measured with what is required, and how both are written exactly.
 */
#include "script/verdict.h"

#include "base/date.h"
#include "base/text.h"
#include "script/condition.h"

#include <string.h>

static hc_kind kind_of(const value *v)
{
	return v->kind == VALUE_DATE || v->kind == VALUE_MONTH ? HC_KIND_DATE : HC_KIND_NUMBER;
}

/* The exact text of a value; NULL when it is not exact. `share`: as num/den unless whole. */
static const char *exact_text(lua_State *L, const value *v, bool share)
{
	char text[2 * HC_FRACTION_TEXT + 2];
	if (!hc_interval_is_exact(v->range))
		return NULL;
	if (v->kind == VALUE_DATE) {
		hc_date_write(text, (hc_date)v->range.low.num);
	} else if (v->kind == VALUE_MONTH) {
		hc_month_write(text, (hc_month)v->range.low.num);
	} else if (v->ratio != NO_RATIO && v->scale == 1 && hc_interval_is_exact(v->part) && hc_interval_is_exact(v->whole)) {
		hc_fraction_write(text, v->part.low);
		size_t length = strlen(text);
		text[length] = '/';
		hc_fraction_write(text + length + 1, v->whole.low);
	} else if (share && v->range.low.den != 1 && hc_fraction_is_finite(v->range.low)) {
		snprintf(text, sizeof text, "%lld/%lld", (long long)v->range.low.num, (long long)v->range.low.den);
	} else {
		hc_fraction_write(text, v->range.low);
	}
	return run_text(L, text);
}

static void describe(lua_State *L, verdict *to, const value *actual, const value *required)
{
	hc_result *r = &to->result;
	bool share = actual->ratio == RATIO_SHARE;
	r->kind = kind_of(actual);
	r->actual = actual->range;
	r->required = required->range;
	r->actual_exact = exact_text(L, actual, share);
	r->required_exact = exact_text(L, required, share);
	r->unit = actual->ratio == RATIO_PER && actual->scale != 1 ? required->unit
	          : actual->unit ? actual->unit : required->unit;
	r->limit = required->limit ? required->limit->name : NULL;
	to->lacks = lacks_join(script_of(L), actual->lacks, required->lacks);
}

/* An act that is on no record meets no date. */
static bool not_on_record(lua_State *L, hc_comparison comparison)
{
	if (lua_type(L, 1) != LUA_TBOOLEAN || lua_toboolean(L, 1))
		return false;
	verdict *v = verdict_push(L, HC_FAIL, comparison);
	v->result.kind = HC_KIND_DATE;
	v->result.actual = v->result.required = (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
	v->result.actual_exact = "none";
	if (lua_type(L, 2) != LUA_TBOOLEAN) {
		value *required = date_check(L, 2);
		v->result.required = required->range;
		v->result.required_exact = exact_text(L, required, false);
	}
	return true;
}

static verdict *push_void(lua_State *L, const value *actual, hc_comparison comparison)
{
	verdict *v = verdict_push(L, HC_NOT_APPLICABLE, comparison);
	v->result.reason = value_nothing;
	v->lacks = actual->lacks;
	return v;
}

static hc_outcome outcome_of(hc_sure sure, const value *actual, const value *required)
{
	if (actual->may_be_void || required->may_be_void)
		return HC_UNKNOWN;
	return sure == HC_SURE_YES ? HC_PASS : sure == HC_SURE_NO ? HC_FAIL : HC_UNKNOWN;
}

static hc_interval line_of(lua_State *L, int index, const char *name)
{
	hc_interval none = {HC_FRACTION_NONE, HC_FRACTION_NONE};
	lua_getfield(L, index, name);
	value *v = lua_isboolean(L, -1) || lua_isnil(L, -1) ? NULL : number_check(L, -1);
	hc_interval line = v ? v->range : none;
	lua_pop(L, 1);
	return line;
}

/* The third argument: which of two lines is the stricter one. */
static const char *binding_line(lua_State *L, int index, bool at_least)
{
	if (lua_type(L, index) != LUA_TTABLE)
		return NULL;
	hc_interval absolute = line_of(L, index, "absolute"), unit = line_of(L, index, "per_unit");
	if (hc_interval_is_none(absolute))
		return hc_interval_is_none(unit) ? NULL : "per_unit";
	if (hc_interval_is_none(unit))
		return "absolute";
	hc_sure unit_is_lower = hc_interval_at_most(unit, absolute);
	if (unit_is_lower == HC_UNSURE)
		return NULL;
	return (unit_is_lower == HC_SURE_YES) == at_least ? "absolute" : "per_unit";
}

/* Evidence of a share: those of the whole that fall short (or the part that is too large); of a count: its rows. */
static void show(lua_State *L, verdict *to, const value *actual, bool at_least)
{
	if (to->result.outcome != HC_FAIL || !actual->counted)
		return;
	const hc_selection *counted = rows_selection(L, actual->counted);
	if (!at_least) {
		to->shown = actual->counted;
		to->shown_bits = counted->sure;
	} else if (actual->among) {
		const hc_selection *among = rows_selection(L, actual->among);
		size_t words = (script_of(L)->block->frames[actual->among->frame].rows + 63) / 64;
		uint64_t *bits = run_alloc(L, (words + 1) * sizeof *bits);
		for (size_t i = 0; i < words; i++)
			bits[i] = among->sure[i] & ~counted->can[i];
		to->shown = actual->among;
		to->shown_bits = bits;
	}
}

static void pair_at(lua_State *L, value **actual, value **required)
{
	value *a = value_at(L, 1);
	if (a && a->kind == VALUE_MONTH) {
		*actual = a;
		*required = value_at(L, 2);
		luaL_argcheck(L, *required && (*required)->kind == VALUE_MONTH, 2, "a month is wanted here");
	} else if (a && a->kind == VALUE_DATE) {
		*required = date_check(L, 2);
		*actual = date_check(L, 1);
	} else {
		*actual = number_check(L, 1);
		*required = number_check(L, 2);
	}
}

static int compare(lua_State *L, bool at_least)
{
	hc_comparison comparison = at_least ? HC_AT_LEAST : HC_AT_MOST;
	value *actual, *required;

	luaL_argcheck(L, lua_gettop(L) <= 3, 4, "too many values");
	if (not_on_record(L, comparison))
		return 1;
	pair_at(L, &actual, &required);
	if (actual->is_void || required->is_void) {
		push_void(L, actual, comparison);
		return 1;
	}
	hc_sure sure = at_least ? hc_interval_at_most(required->range, actual->range)
	                        : hc_interval_at_most(actual->range, required->range);
	const char *binding = binding_line(L, 3, at_least);
	verdict *v = verdict_push(L, outcome_of(sure, actual, required), comparison);
	describe(L, v, actual, required);
	v->result.binding = binding;
	shortfall_fill(&v->result, actual, required, at_least);
	show(L, v, actual, at_least);
	return 1;
}

int word_at_least(lua_State *L)
{
	return lua_gettop(L) == 1 ? condition_at_least(L) : compare(L, true);
}

int word_at_most(lua_State *L)
{
	return lua_gettop(L) == 1 ? condition_at_most(L) : compare(L, false);
}

static int both_text(lua_State *L, verdict *v, const value *low, const value *high, bool share)
{
	const char *from = exact_text(L, low, share), *to = exact_text(L, high, share);
	v->result.required = (hc_interval){low->range.low, high->range.high};
	v->result.required_exact = from && to ? run_text(L, lua_pushfstring(L, "%s..%s", from, to)) : NULL;
	if (from && to)
		lua_pop(L, 1);
	return 1;
}

int word_within(lua_State *L)
{
	if (lua_gettop(L) == 2)
		return condition_within(L);
	if (not_on_record(L, HC_WITHIN))
		return both_text(L, verdict_at(L, -1), date_check(L, 2), date_check(L, 3), false);
	value *probe = value_at(L, 1);
	bool date = probe && probe->kind == VALUE_DATE;
	value *low = date ? date_check(L, 2) : number_check(L, 2), *high = date ? date_check(L, 3) : number_check(L, 3);
	value *actual = date ? date_check(L, 1) : number_check(L, 1);
	if (actual->is_void || low->is_void || high->is_void) {
		push_void(L, actual, HC_WITHIN);
		return 1;
	}
	hc_sure above = hc_interval_at_most(low->range, actual->range), under = hc_interval_at_most(actual->range, high->range);
	hc_sure sure = above == HC_SURE_NO || under == HC_SURE_NO ? HC_SURE_NO
	               : above == HC_SURE_YES && under == HC_SURE_YES ? HC_SURE_YES : HC_UNSURE;
	verdict *v = verdict_push(L, outcome_of(sure, actual, low->may_be_void ? low : high), HC_WITHIN);
	describe(L, v, actual, low);
	shortfall_fill(&v->result, actual, above == HC_SURE_NO ? low : high, above == HC_SURE_NO);
	v->result.has_margin = false;
	return both_text(L, v, low, high, actual->ratio == RATIO_SHARE);
}

/* The text at `index` as a person is shown it; NULL when it is too long for that. */
static const char *plain_text(lua_State *L, int index)
{
	size_t length;
	const char *text = lua_tolstring(L, index, &length);
	if (length > HC_SCRIPT_TEXT_MAX)
		return NULL;
	char *room = run_alloc(L, 10 * length + 1); /* a byte becomes \u{XXXXXX} at most */
	hc_text shown;
	hc_text_init(&shown);
	hc_text_add_visible(&shown, text);
	if (shown.length)
		memcpy(room, hc_text_get(&shown), shown.length);
	hc_text_drop(&shown);
	return room;
}

/* The exact text of anything that can be equal to something; NULL for what is not known. */
static const char *any_text(lua_State *L, int index)
{
	value *v = value_at(L, index);
	if (v)
		return v->kind == VALUE_TEXT || v->kind == VALUE_SET ? NULL : exact_text(L, v, false);
	if (lua_type(L, index) == LUA_TBOOLEAN)
		return lua_toboolean(L, index) ? "true" : "false";
	return lua_type(L, index) == LUA_TSTRING ? plain_text(L, index) : NULL;
}

static verdict *push_equal(lua_State *L, hc_outcome outcome, hc_kind kind)
{
	verdict *v = verdict_push(L, outcome, HC_EQUAL);
	v->result.kind = kind;
	v->result.actual = v->result.required = (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
	v->result.actual_exact = any_text(L, 1);
	v->result.required_exact = any_text(L, 2);
	return v;
}

static int equal_numbers(lua_State *L)
{
	value *actual, *required;
	pair_at(L, &actual, &required);
	if (actual->is_void || required->is_void) {
		push_void(L, actual, HC_EQUAL);
		return 1;
	}
	hc_outcome outcome = outcome_of(hc_interval_equal(actual->range, required->range), actual, required);
	verdict *v = verdict_push(L, outcome, HC_EQUAL);
	describe(L, v, actual, required);
	if (outcome == HC_FAIL)
		shortfall_fill(&v->result, actual, required, hc_fraction_compare(actual->range.high, required->range.low) < 0);
	return 1;
}

int word_equal(lua_State *L)
{
	luaL_argcheck(L, lua_gettop(L) == 2, 2, "equal takes two values");
	value *a = value_at(L, 1), *b = value_at(L, 2);
	if ((a && a->kind == VALUE_TEXT) || (b && b->kind == VALUE_TEXT)) {
		verdict *v = push_equal(L, HC_UNKNOWN, HC_KIND_TEXT);
		v->lacks = lacks_join(script_of(L), a ? a->lacks : NULL, b ? b->lacks : NULL);
		return 1;
	}
	if (lua_type(L, 1) == LUA_TBOOLEAN && (b && b->kind == VALUE_DATE)) {
		not_on_record(L, HC_EQUAL);
		return 1;
	}
	int type = lua_type(L, 1);
	if (type == LUA_TBOOLEAN || type == LUA_TSTRING) {
		luaL_argcheck(L, lua_type(L, 2) == type, 2, "the two are of different types");
		push_equal(L, lua_rawequal(L, 1, 2) ? HC_PASS : HC_FAIL, type == LUA_TBOOLEAN ? HC_KIND_BOOLEAN : HC_KIND_TEXT);
		return 1;
	}
	return equal_numbers(L);
}

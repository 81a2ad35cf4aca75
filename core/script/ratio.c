/* SPDX-License-Identifier: MIT */
/*
 * `share` and `per`. A share is of a part within its whole, so both are filled
 * in one way: for the lowest share each uncertain row goes into the whole
 * without the part if it can, for the highest into the part; a row that
 * cannot be undecided about one of them is not counted as if it could.
 */
#include "script/verdict.h"

#include "script/rows.h"

#include <string.h>

#define UNIT_MAX 100 /* bytes; a unit of units of units is none */

static bool has(const uint64_t *bits, uint32_t row)
{
	return (bits[row >> 6] >> (row & 63)) & 1;
}

typedef struct sharing {
	const hc_selection *whole, *part;
	const uint64_t *rest;     /* may be in the whole and not in the part */
	int64_t low_part, low_whole, high_part, high_whole, least_whole, most_whole;
} sharing;

/* Where one row goes for the lowest and for the highest share. */
static int place(void *context, uint32_t row, bool sure)
{
	sharing *s = context;
	bool in = has(s->whole->can, row), out = !sure || !has(s->whole->sure, row);
	bool part = has(s->part->can, row), rest = has(s->rest, row);
	if (!in)
		return 0;
	s->most_whole++;
	s->least_whole += !out;
	if (rest)
		s->low_whole++;
	else if (!out)
		s->low_whole++, s->low_part++;
	if (part)
		s->high_whole++, s->high_part++;
	else if (!out)
		s->high_whole++;
	return 0;
}

static hc_fraction ratio_of(int64_t part, int64_t whole, int64_t otherwise)
{
	return whole ? hc_fraction_of(part, whole) : hc_fraction_whole(otherwise);
}

static void share_fill(value *v, const sharing *s)
{
	v->range.low = ratio_of(s->low_part, s->low_whole, 1);
	v->range.high = ratio_of(s->high_part, s->high_whole, 0);
	v->best_part[0] = hc_fraction_whole(s->low_part);
	v->best_whole[0] = hc_fraction_whole(s->low_whole);
	v->best_part[1] = hc_fraction_whole(s->high_part);
	v->best_whole[1] = hc_fraction_whole(s->high_whole);
	v->part = (hc_interval){v->best_part[0], v->best_part[1]};
	v->whole = (hc_interval){hc_fraction_whole(s->least_whole), hc_fraction_whole(s->most_whole)};
	v->is_void = s->most_whole == 0;
	v->may_be_void = s->least_whole == 0;
}

/* With nothing uncertain two counts are enough. */
static bool share_is_exact(hc_script *script, value *v, sharing *s)
{
	const rows *of = v->counted;
	const hc_link *link = &script->block->links[of->link];
	hc_count whole = hc_count_rows(link, of->parent, s->whole), part = hc_count_rows(link, of->parent, s->part);
	if (whole.possible || part.possible)
		return false;
	s->low_whole = s->high_whole = s->least_whole = s->most_whole = whole.certain;
	s->low_part = s->high_part = part.certain;
	share_fill(v, s);
	return true;
}

static void share_of_rows(lua_State *L, value *v, const rows *part, const rows *whole)
{
	hc_script *script = script_of(L);
	sharing s;

	memset(&s, 0, sizeof s);
	v->unit = "share";
	v->part_unit = v->whole_unit = rows_unit(L, part);
	if (rows_absent(L, whole)) {
		v->range = (hc_interval){hc_fraction_whole(0), hc_fraction_whole(1)};
		v->may_be_void = true;
		v->lacks = rows_lacks(L, whole, NULL);
		return;
	}
	s.whole = rows_selection(L, whole);
	s.part = rows_selection(L, part);
	v->counted = rows_keep(L, part);
	v->among = rows_keep(L, whole);
	if (share_is_exact(script, v, &s))
		return;
	s.rest = rows_rest(L, part, whole);
	rows_each(L, whole, place, &s);
	share_fill(v, &s);
	v->lacks = lacks_join(script, rows_lacks(L, whole, s.whole), rows_lacks(L, part, s.part));
}

static void ratio_of_numbers(lua_State *L, value *v, const value *a, const value *b)
{
	v->part = a->range;
	v->whole = b->range;
	v->part_unit = a->unit;
	v->whole_unit = b->unit;
	v->best_part[0] = a->range.low;
	v->best_whole[0] = b->range.high;
	v->best_part[1] = a->range.high;
	v->best_whole[1] = b->range.low;
	v->lacks = lacks_join(script_of(L), a->lacks, b->lacks);
	v->is_void = (b->range.high.num == 0 && b->range.high.den && a->range.high.num == 0 && a->range.high.den) ||
	             a->is_void || b->is_void;
	v->may_be_void = (b->range.low.num <= 0 && a->range.low.num <= 0) || a->may_be_void || b->may_be_void;
	v->range = v->is_void ? hc_interval_exact(hc_fraction_whole(0)) : hc_interval_div(a->range, b->range);
}

/* Figures that are known and give no ratio (below zero by zero, too large to be written) are the rule's own. */
static void refuse_undefined(lua_State *L, const value *v, const value *a, const value *b)
{
	bool known = hc_interval_is_exact(a->range) && hc_interval_is_exact(b->range);
	if (!v->is_void && (hc_interval_is_none(v->range) || (known && !hc_interval_is_exact(v->range))))
		luaL_error(L, "the ratio is not defined or too large");
}

int word_share(lua_State *L)
{
	const rows *part = rows_at(L, 1), *whole = rows_at(L, 2);
	lua_settop(L, 2);
	if (part && whole) {
		if (!rows_within(part, whole))
			return luaL_error(L, "share: the part must be made from the whole with :where");
		value *v = value_push(L, VALUE_NUMBER);
		v->ratio = RATIO_SHARE;
		share_of_rows(L, v, part, whole);
		return 1;
	}
	value *a = number_check(L, 1), *b = number_check(L, 2);
	value *v = value_push(L, VALUE_NUMBER);
	v->ratio = RATIO_SHARE;
	ratio_of_numbers(L, v, a, b);
	v->unit = "share";
	/* A share of nothing is no share, whatever the part. */
	v->is_void = (b->range.high.den && b->range.high.num <= 0) || a->is_void || b->is_void;
	v->may_be_void = b->range.low.num <= 0 || a->may_be_void || b->may_be_void;
	if (v->is_void)
		v->range = hc_interval_exact(hc_fraction_whole(0));
	refuse_undefined(L, v, a, b);
	return 1;
}

int word_per(lua_State *L)
{
	lua_Integer scale = luaL_optinteger(L, 3, 1);
	luaL_argcheck(L, scale >= 1 && scale <= 1000000, 3, "a whole number from 1 is wanted here");
	lua_settop(L, 2);
	value *a = number_check(L, 1), *b = number_check(L, 2);
	value *v = value_push(L, VALUE_NUMBER);
	v->ratio = RATIO_PER;
	v->scale = scale;
	ratio_of_numbers(L, v, a, b);
	hc_fraction times = hc_fraction_whole(scale);
	v->range = (hc_interval){hc_fraction_mul(v->range.low, times), hc_fraction_mul(v->range.high, times)};
	refuse_undefined(L, v, a, b);
	if (scale == 1 && v->part_unit && v->whole_unit)
		v->unit = lua_pushfstring(L, "%s/%s", v->part_unit, v->whole_unit);
	if (v->unit) {
		v->unit = strlen(v->unit) <= UNIT_MAX ? run_text(L, v->unit) : NULL;
		lua_pop(L, 1);
	}
	return 1;
}

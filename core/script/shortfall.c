/* SPDX-License-Identifier: MIT */
/*
 * How much is short, and how near a pass was: always the smallest whole number
 * of the natural unit that would change the answer, in exact fractions. Where
 * the measure is an interval the end that favours the subject is taken, so a
 * shortfall never claims more than is sure.
 */
#include "script/verdict.h"

#include <string.h>

static bool whole(hc_fraction f, int64_t *out)
{
	if (!hc_fraction_is_finite(f) || f.den != 1)
		return false;
	*out = f.num > 0 ? f.num : 0;
	return true;
}

static void set_shortfall(hc_result *result, hc_fraction amount, const char *unit)
{
	result->has_shortfall = whole(hc_fraction_ceil(amount), &result->shortfall);
	result->shortfall_unit = result->has_shortfall ? unit : NULL;
}

static void set_margin(hc_result *result, hc_fraction amount, const char *unit)
{
	result->has_margin = whole(hc_fraction_floor(amount), &result->margin);
	result->shortfall_unit = result->has_margin ? unit : NULL;
}

/* How much of the part is wanted (or still allowed) at this whole. */
static hc_fraction part_at(const value *v, hc_fraction line, hc_fraction of_whole)
{
	return hc_fraction_div(hc_fraction_mul(line, of_whole), hc_fraction_whole(v->scale));
}

static void ratio_at_least(hc_result *result, const value *v, hc_fraction line)
{
	int end = result->outcome == HC_FAIL ? 1 : 0;
	hc_fraction wanted = part_at(v, line, v->best_whole[end]);
	if (result->outcome == HC_FAIL && v->ratio == RATIO_SHARE)
		wanted = hc_fraction_ceil(wanted);
	if (result->outcome == HC_FAIL)
		set_shortfall(result, hc_fraction_sub(wanted, v->best_part[end]), v->part_unit);
	else
		set_margin(result, hc_fraction_sub(v->best_part[end], wanted), v->part_unit);
}

/* So many of the first for each of the second: what is wanted is more of the second. A share: fewer of the part. */
static void ratio_at_most(hc_result *result, const value *v, hc_fraction line)
{
	int end = result->outcome == HC_FAIL ? 0 : 1;
	if (v->ratio == RATIO_SHARE) {
		hc_fraction allowed = hc_fraction_floor(part_at(v, line, v->best_whole[end]));
		if (result->outcome == HC_FAIL)
			set_shortfall(result, hc_fraction_sub(v->best_part[end], allowed), v->part_unit);
		else
			set_margin(result, hc_fraction_sub(allowed, v->best_part[end]), v->part_unit);
		return;
	}
	if (line.num <= 0)
		return;
	hc_fraction wanted = hc_fraction_ceil(hc_fraction_div(hc_fraction_mul(v->best_part[end], hc_fraction_whole(v->scale)), line));
	if (result->outcome == HC_FAIL)
		set_shortfall(result, hc_fraction_sub(wanted, v->best_whole[end]), v->whole_unit);
	else
		set_margin(result, hc_fraction_sub(v->best_whole[end], wanted), v->whole_unit);
}

static void plain(hc_result *result, const value *v, const value *required, bool at_least)
{
	const char *unit = v->kind == VALUE_DATE ? "day" : v->kind == VALUE_MONTH ? "month" : result->unit;
	bool fail = result->outcome == HC_FAIL;
	if (unit && strcmp(unit, "share") == 0)
		return; /* a rate by itself: nothing is counted in it */
	hc_fraction actual = at_least == fail ? v->range.high : v->range.low;
	hc_fraction line = at_least == fail ? required->range.low : required->range.high;
	hc_fraction over = at_least ? hc_fraction_sub(actual, line) : hc_fraction_sub(line, actual);
	if (fail)
		set_shortfall(result, hc_fraction_sub(hc_fraction_whole(0), over), unit);
	else
		set_margin(result, over, unit);
}

void shortfall_fill(hc_result *result, const value *actual, const value *required, bool at_least)
{
	if (result->outcome != HC_FAIL && result->outcome != HC_PASS)
		return;
	if (actual->ratio == NO_RATIO) {
		plain(result, actual, required, at_least);
		return;
	}
	bool lenient = at_least == (result->outcome == HC_FAIL);
	hc_fraction line = lenient ? required->range.low : required->range.high;
	if (at_least)
		ratio_at_least(result, actual, line);
	else
		ratio_at_most(result, actual, line);
}

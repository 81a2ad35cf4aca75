/* SPDX-License-Identifier: MIT */
/*
 * Interval arithmetic over exact fractions. Sums, differences and products of
 * independent quantities take their extremes at the ends; a quotient does so
 * where the divisor keeps one sign, which is every quotient of counts and
 * amounts; by nothing at all it is infinite.
 */
#include "data/interval.h"

static hc_fraction lesser(hc_fraction a, hc_fraction b)
{
	if (hc_fraction_is_none(a) || hc_fraction_is_none(b))
		return HC_FRACTION_NONE;
	return hc_fraction_compare(a, b) <= 0 ? a : b;
}

static hc_fraction greater(hc_fraction a, hc_fraction b)
{
	if (hc_fraction_is_none(a) || hc_fraction_is_none(b))
		return HC_FRACTION_NONE;
	return hc_fraction_compare(a, b) >= 0 ? a : b;
}

hc_interval hc_interval_exact(hc_fraction value)
{
	return (hc_interval){value, value};
}

bool hc_interval_is_none(hc_interval value)
{
	return hc_fraction_is_none(value.low) || hc_fraction_is_none(value.high);
}

bool hc_interval_is_exact(hc_interval value)
{
	return !hc_interval_is_none(value) && hc_fraction_compare(value.low, value.high) == 0;
}

/* Known to be so without comparing: fractions are reduced. */
static bool is_one(hc_interval a)
{
	return a.low.num == a.high.num && a.low.den == a.high.den;
}

hc_interval hc_interval_add(hc_interval a, hc_interval b)
{
	return (hc_interval){hc_fraction_add(a.low, b.low), hc_fraction_add(a.high, b.high)};
}

hc_interval hc_interval_sub(hc_interval a, hc_interval b)
{
	return (hc_interval){hc_fraction_sub(a.low, b.high), hc_fraction_sub(a.high, b.low)};
}

hc_interval hc_interval_mul(hc_interval a, hc_interval b)
{
	if (is_one(a) && is_one(b))
		return hc_interval_exact(hc_fraction_mul(a.low, b.low));
	hc_fraction ll = hc_fraction_mul(a.low, b.low), lh = hc_fraction_mul(a.low, b.high);
	hc_fraction hl = hc_fraction_mul(a.high, b.low), hh = hc_fraction_mul(a.high, b.high);
	return (hc_interval){lesser(lesser(ll, lh), lesser(hl, hh)), greater(greater(ll, lh), greater(hl, hh))};
}

static bool below_zero(hc_fraction value)
{
	return value.num < 0;
}

hc_interval hc_interval_div(hc_interval a, hc_interval b)
{
	if (hc_interval_is_none(a) || hc_interval_is_none(b))
		return (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
	if (!below_zero(a.low) && !below_zero(b.low)) {
		if (a.high.num == 0 && b.high.num == 0)
			return (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
		hc_fraction low = a.low.num == 0 ? hc_fraction_whole(0) : hc_fraction_div(a.low, b.high);
		hc_fraction high = is_one(a) && is_one(b) ? low : a.high.num == 0 ? hc_fraction_whole(0) : hc_fraction_div(a.high, b.low);
		return (hc_interval){low, high};
	}
	if (below_zero(b.low) && !below_zero(b.high) && b.high.num != 0)
		return (hc_interval){HC_FRACTION_MINUS_INFINITE, HC_FRACTION_INFINITE};
	if (b.low.num == 0 || b.high.num == 0)
		return (hc_interval){HC_FRACTION_MINUS_INFINITE, HC_FRACTION_INFINITE};
	hc_interval inverse = {hc_fraction_div(hc_fraction_whole(1), b.high), hc_fraction_div(hc_fraction_whole(1), b.low)};
	return hc_interval_mul(a, inverse);
}

hc_interval hc_interval_floor(hc_interval a)
{
	return (hc_interval){hc_fraction_floor(a.low), hc_fraction_floor(a.high)};
}

hc_interval hc_interval_ceil(hc_interval a)
{
	return (hc_interval){hc_fraction_ceil(a.low), hc_fraction_ceil(a.high)};
}

hc_interval hc_interval_max(hc_interval a, hc_interval b)
{
	return (hc_interval){greater(a.low, b.low), greater(a.high, b.high)};
}

hc_interval hc_interval_min(hc_interval a, hc_interval b)
{
	return (hc_interval){lesser(a.low, b.low), lesser(a.high, b.high)};
}

hc_sure hc_interval_at_most(hc_interval a, hc_interval b)
{
	if (hc_interval_is_none(a) || hc_interval_is_none(b))
		return HC_UNSURE;
	if (hc_fraction_compare(a.high, b.low) <= 0)
		return HC_SURE_YES;
	if (hc_fraction_compare(a.low, b.high) > 0)
		return HC_SURE_NO;
	return HC_UNSURE;
}

hc_sure hc_interval_below(hc_interval a, hc_interval b)
{
	if (hc_interval_is_none(a) || hc_interval_is_none(b))
		return HC_UNSURE;
	if (hc_fraction_compare(a.high, b.low) < 0)
		return HC_SURE_YES;
	if (hc_fraction_compare(a.low, b.high) >= 0)
		return HC_SURE_NO;
	return HC_UNSURE;
}

hc_sure hc_interval_equal(hc_interval a, hc_interval b)
{
	if (hc_interval_is_none(a) || hc_interval_is_none(b))
		return HC_UNSURE;
	if (hc_fraction_compare(a.high, b.low) < 0 || hc_fraction_compare(a.low, b.high) > 0)
		return HC_SURE_NO;
	if (hc_interval_is_exact(a) && hc_interval_is_exact(b))
		return HC_SURE_YES;
	return HC_UNSURE;
}

bool hc_interval_same(hc_interval a, hc_interval b)
{
	return a.low.num == b.low.num && a.low.den == b.low.den && a.high.num == b.high.num && a.high.den == b.high.den;
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/interval.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define F(n, d) {(n), (d)}
#define INF {1, 0}
#define MINUS {-1, 0}
#define NOTHING {{0, 0}, {0, 0}}

static bool same(hc_interval a, hc_interval b)
{
	return a.low.num == b.low.num && a.low.den == b.low.den && a.high.num == b.high.num && a.high.den == b.high.den;
}

static void show(const char *name, hc_interval got)
{
	char low[HC_FRACTION_TEXT], high[HC_FRACTION_TEXT];
	hc_fraction_write(low, got.low);
	hc_fraction_write(high, got.high);
	print_error("%s gives %s to %s\n", name, low, high);
}

static const struct { const char *name; hc_interval (*of)(hc_interval, hc_interval); hc_interval a, b, want; } pairs[] = {
	{"add", hc_interval_add, {F(1, 2), F(2, 1)}, {F(1, 3), F(3, 1)}, {F(5, 6), F(5, 1)}},
	{"add to the infinite", hc_interval_add, {F(0, 1), INF}, {F(1, 1), F(2, 1)}, {F(1, 1), INF}},
	{"subtract", hc_interval_sub, {F(1, 1), F(4, 1)}, {F(1, 1), F(2, 1)}, {F(-1, 1), F(3, 1)}},
	{"subtract from itself", hc_interval_sub, {F(0, 1), F(3, 1)}, {F(0, 1), F(3, 1)}, {F(-3, 1), F(3, 1)}},
	{"multiply", hc_interval_mul, {F(2, 1), F(3, 1)}, {F(4, 1), F(5, 1)}, {F(8, 1), F(15, 1)}},
	{"multiply with a sign", hc_interval_mul, {F(-1, 1), F(2, 1)}, {F(3, 1), F(4, 1)}, {F(-4, 1), F(8, 1)}},
	{"multiply two with a sign", hc_interval_mul, {F(-3, 1), F(2, 1)}, {F(-5, 1), F(4, 1)}, {F(-12, 1), F(15, 1)}},
	{"multiply nothing by the infinite", hc_interval_mul, {F(0, 1), F(0, 1)}, {F(0, 1), INF}, {F(0, 1), F(0, 1)}},
	{"multiply too far", hc_interval_mul, {F(INT64_MAX, 1), F(INT64_MAX, 1)}, {F(2, 1), F(2, 1)}, NOTHING},
	{"divide", hc_interval_div, {F(2, 1), F(6, 1)}, {F(2, 1), F(3, 1)}, {F(2, 3), F(3, 1)}},
	{"divide by what may be nothing", hc_interval_div, {F(2, 1), F(6, 1)}, {F(0, 1), F(3, 1)}, {F(2, 3), INF}},
	{"divide by nothing", hc_interval_div, {F(2, 1), F(6, 1)}, {F(0, 1), F(0, 1)}, {INF, INF}},
	{"divide what may be nothing by nothing", hc_interval_div, {F(0, 1), F(6, 1)}, {F(0, 1), F(0, 1)}, {F(0, 1), INF}},
	{"divide nothing by nothing", hc_interval_div, {F(0, 1), F(0, 1)}, {F(0, 1), F(0, 1)}, NOTHING},
	{"divide nothing by what may be nothing", hc_interval_div, {F(0, 1), F(0, 1)}, {F(0, 1), F(3, 1)}, {F(0, 1), F(0, 1)}},
	{"divide the negative", hc_interval_div, {F(-4, 1), F(2, 1)}, {F(1, 1), F(2, 1)}, {F(-4, 1), F(2, 1)}},
	{"divide by the negative", hc_interval_div, {F(2, 1), F(4, 1)}, {F(-2, 1), F(-1, 1)}, {F(-4, 1), F(-1, 1)}},
	{"divide by either sign", hc_interval_div, {F(2, 1), F(4, 1)}, {F(-1, 1), F(1, 1)}, {MINUS, INF}},
	{"the greater", hc_interval_max, {F(1, 1), F(5, 1)}, {F(2, 1), F(3, 1)}, {F(2, 1), F(5, 1)}},
	{"the lesser", hc_interval_min, {F(1, 1), F(5, 1)}, {F(2, 1), F(3, 1)}, {F(1, 1), F(3, 1)}},
	{"the greater of the infinite", hc_interval_max, {F(1, 1), INF}, {F(2, 1), F(2, 1)}, {F(2, 1), INF}},
	{"what is none stays none", hc_interval_add, NOTHING, {F(1, 1), F(1, 1)}, NOTHING},
	{"the greater of none", hc_interval_max, NOTHING, {F(1, 1), F(1, 1)}, NOTHING},
};

static void arithmetic_takes_every_way_to_fill(void **state)
{
	size_t failed = 0;
	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		hc_interval got = pairs[i].of(pairs[i].a, pairs[i].b);
		if (!same(got, pairs[i].want)) {
			show(pairs[i].name, got);
			failed++;
		}
	}
	assert_int_equal(failed, 0);
}

static const struct { const char *name; hc_interval a, b; hc_sure at_most, below, equal; } compared[] = {
	{"below", {F(1, 1), F(2, 1)}, {F(3, 1), F(4, 1)}, HC_SURE_YES, HC_SURE_YES, HC_SURE_NO},
	{"touching", {F(1, 1), F(2, 1)}, {F(2, 1), F(4, 1)}, HC_SURE_YES, HC_UNSURE, HC_UNSURE},
	{"overlapping", {F(1, 1), F(3, 1)}, {F(2, 1), F(4, 1)}, HC_UNSURE, HC_UNSURE, HC_UNSURE},
	{"touching from above", {F(4, 1), F(5, 1)}, {F(2, 1), F(4, 1)}, HC_UNSURE, HC_SURE_NO, HC_UNSURE},
	{"above", {F(5, 1), F(6, 1)}, {F(2, 1), F(4, 1)}, HC_SURE_NO, HC_SURE_NO, HC_SURE_NO},
	{"the same", {F(1, 3), F(1, 3)}, {F(1, 3), F(1, 3)}, HC_SURE_YES, HC_SURE_NO, HC_SURE_YES},
	{"nearly the same", {F(2997, 10000), F(2997, 10000)}, {F(3, 10), F(3, 10)}, HC_SURE_YES, HC_SURE_YES, HC_SURE_NO},
	{"anything", {MINUS, INF}, {F(0, 1), F(0, 1)}, HC_UNSURE, HC_UNSURE, HC_UNSURE},
	{"endless", {F(1, 1), INF}, {F(0, 1), F(0, 1)}, HC_SURE_NO, HC_SURE_NO, HC_SURE_NO},
	{"none", NOTHING, {F(0, 1), F(0, 1)}, HC_UNSURE, HC_UNSURE, HC_UNSURE},
};

static void a_comparison_is_sure_when_every_filling_agrees(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(compared); i++) {
		hc_interval a = compared[i].a, b = compared[i].b;
		if (hc_interval_at_most(a, b) != compared[i].at_most || hc_interval_below(a, b) != compared[i].below ||
		    hc_interval_equal(a, b) != compared[i].equal || hc_interval_equal(b, a) != compared[i].equal)
			fail_msg("%s", compared[i].name);
	}
}

static void rounding_moves_both_ends(void **state)
{
	const hc_interval a = {F(-3, 2), F(7, 3)}, floor = {F(-2, 1), F(2, 1)}, ceil = {F(-1, 1), F(3, 1)};

	(void)state;
	assert_true(same(hc_interval_floor(a), floor));
	assert_true(same(hc_interval_ceil(a), ceil));
}

static void exact_and_none_are_told(void **state)
{
	const hc_interval exact = {F(1, 2), F(1, 2)}, wide = {F(1, 2), F(1, 1)}, none = NOTHING, half = {{0, 0}, F(1, 1)};

	(void)state;
	assert_true(same(hc_interval_exact((hc_fraction)F(1, 2)), exact));
	assert_true(hc_interval_is_exact(exact));
	assert_false(hc_interval_is_exact(wide));
	assert_false(hc_interval_is_exact(none));
	assert_true(hc_interval_is_none(none));
	assert_true(hc_interval_is_none(half));
	assert_false(hc_interval_is_none(wide));
}

/* Small intervals of either sign: each operation holds every point of the two, and its ends are points of theirs. */
static void arithmetic_on_small_numbers_is_tight(void **state)
{
	static hc_interval (*const of[])(hc_interval, hc_interval) = {hc_interval_add, hc_interval_sub, hc_interval_mul, hc_interval_max, hc_interval_min};
	static hc_fraction (*const points[])(hc_fraction, hc_fraction) = {hc_fraction_add, hc_fraction_sub, hc_fraction_mul, NULL, NULL};

	(void)state;
	for (int code = 0; code < 5 * 7 * 7 * 7 * 7; code++) {
		int64_t n[4];
		for (int k = 0, rest = code / 5; k < 4; k++, rest /= 7)
			n[k] = rest % 7 - 3;
		if (n[0] > n[1] || n[2] > n[3])
			continue;
		hc_interval a = {hc_fraction_whole(n[0]), hc_fraction_whole(n[1])}, b = {hc_fraction_whole(n[2]), hc_fraction_whole(n[3])};
		hc_interval got = of[code % 5](a, b), want = {HC_FRACTION_INFINITE, HC_FRACTION_MINUS_INFINITE};
		for (int64_t x = n[0]; x <= n[1]; x++)
			for (int64_t y = n[2]; y <= n[3]; y++) {
				hc_fraction p = points[code % 5] ? points[code % 5](hc_fraction_whole(x), hc_fraction_whole(y))
				                : hc_fraction_whole((code % 5 == 3) == (x > y) ? x : y);
				want.low = hc_fraction_compare(p, want.low) < 0 ? p : want.low;
				want.high = hc_fraction_compare(p, want.high) > 0 ? p : want.high;
			}
		if (!same(got, want))
			fail_msg("operation %d on %lld..%lld and %lld..%lld", code % 5, (long long)n[0], (long long)n[1], (long long)n[2], (long long)n[3]);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(arithmetic_takes_every_way_to_fill),
		cmocka_unit_test(a_comparison_is_sure_when_every_filling_agrees),
		cmocka_unit_test(rounding_moves_both_ends),
		cmocka_unit_test(exact_and_none_are_told),
		cmocka_unit_test(arithmetic_on_small_numbers_is_tight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

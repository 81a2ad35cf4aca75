/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fraction.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const hc_fraction none = { 0, 0 }, infinite = { 1, 0 }, minus_infinite = { -1, 0 };

static void check(const char *name, hc_fraction got, hc_fraction want)
{
	if (got.num != want.num || got.den != want.den)
		fail_msg("%s: got %lld/%lld, want %lld/%lld", name, (long long)got.num, (long long)got.den,
		         (long long)want.num, (long long)want.den);
}

static void a_fraction_is_reduced_with_its_sign_above(void **state)
{
	static const struct { const char *name; int64_t num, den; hc_fraction want; } cases[] = {
		{ "lowest terms", 2, 4, { 1, 2 } },
		{ "a negative denominator", 3, -6, { -1, 2 } },
		{ "both negative", -3, -6, { 1, 2 } },
		{ "zero", 0, -7, { 0, 1 } },
		{ "an infinity", 5, 0, { 1, 0 } },
		{ "the other infinity", -5, 0, { -1, 0 } },
		{ "nothing over nothing", 0, 0, { 0, 0 } },
		{ "the least integer", INT64_MIN, 1, { INT64_MIN, 1 } },
		{ "the least integer over itself", INT64_MIN, INT64_MIN, { 1, 1 } },
		{ "the least integer turned round does not fit", INT64_MIN, -1, { 0, 0 } },
		{ "a denominator that does not fit", 1, INT64_MIN, { 0, 0 } },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		check(cases[i].name, hc_fraction_of(cases[i].num, cases[i].den), cases[i].want);
}

static void a_double_becomes_what_a_person_wrote(void **state)
{
	static const struct { const char *name; double value; hc_fraction want; } cases[] = {
		{ "zero", 0.0, { 0, 1 } },
		{ "minus zero", -0.0, { 0, 1 } },
		{ "a whole number", 1200.0, { 1200, 1 } },
		{ "three tenths", 0.3, { 3, 10 } },
		{ "a tenth", 0.1, { 1, 10 } },
		{ "a third", 1.0 / 3, { 1, 3 } },
		{ "minus two thirds", -2.0 / 3, { -2, 3 } },
		{ "a seventh above one", 8.0 / 7, { 8, 7 } },
		{ "29.97 percent", 0.2997, { 2997, 10000 } },
		{ "a tenth and a millionth", 0.100001, { 100001, 1000000 } },
		{ "past six decimals the simplest counts", 0.100000001, { 10000000, 99999999 } },
		{ "a decimal that a simpler fraction would pass for", 8123456.654321, { INT64_C(8123456654321), 1000000 } },
		{ "a number with six decimals", 123456.654321, { 123456654321, 1000000 } },
		{ "a half", 0.5, { 1, 2 } },
		{ "a power of two", 0x1p-40, { 1, INT64_C(1) << 40 } },
		{ "above what a double holds to the unit", 0x1p60, { INT64_C(1) << 60, 1 } },
		{ "one above one", 1 + 0x1p-52, { 0, 0 } },
		{ "too small", 1e-30, { 0, 0 } },
		{ "too large", 1e30, { 0, 0 } },
		{ "the first that does not fit", 0x1p63, { 0, 0 } },
		{ "no number", NAN, { 0, 0 } },
		{ "infinity", INFINITY, { 0, 0 } },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		hc_fraction got = hc_fraction_from_double(cases[i].value);

		if (strcmp(cases[i].name, "one above one") == 0) {
			assert_true(hc_fraction_double(got) == cases[i].value);
			assert_true(got.den > 1);
			continue;
		}
		check(cases[i].name, got, cases[i].want);
	}
}

static void every_small_fraction_comes_back_from_its_double(void **state)
{
	int64_t num, den;

	(void)state;
	for (den = 1; den <= 300; den++) {
		for (num = -den; num <= 2 * den; num += 7) {
			hc_fraction want = hc_fraction_of(num, den);

			check("back from a double", hc_fraction_from_double((double)num / (double)den), want);
		}
	}
}

static void a_double_and_its_fraction_are_one_number(void **state)
{
	double value = 0.1, sums = 0;
	int i;

	(void)state;
	for (i = 0; i < 200; i++) {
		sums += value;
		if (hc_fraction_double(hc_fraction_from_double(sums)) != sums)
			fail_msg("the sum of %d tenths reads as another double", i + 1);
	}
	assert_int_not_equal(hc_fraction_from_double(0.1 + 0.2).den, 10);
}

static void a_written_number_is_read_exactly(void **state)
{
	static const struct { const char *text; bool ok; hc_fraction want; } cases[] = {
		{ "12", true, { 12, 1 } },          { "-0.30", true, { -3, 10 } },
		{ "1/3", true, { 1, 3 } },          { "-2/6", true, { -1, 3 } },
		{ "30%", true, { 3, 10 } },         { "12.5%", true, { 1, 8 } },
		{ "-5%", true, { -1, 20 } },        { "0", true, { 0, 1 } },
		{ "-0", true, { 0, 1 } },           { "007", true, { 7, 1 } },
		{ "0.000001", true, { 1, 1000000 } },
		{ "9223372036854775807", true, { INT64_MAX, 1 } },
		{ "9223372036854775808", false, { 0, 0 } },
		{ "-9223372036854775808", true, { INT64_MIN, 1 } },
		{ "-9223372036854775809", false, { 0, 0 } },
		{ "4611686018427387904.5", false, { 0, 0 } },
		{ "0.00000000000000000001", false, { 0, 0 } },
		{ "", false, { 0, 0 } },            { "-", false, { 0, 0 } },
		{ "+1", false, { 0, 0 } },          { ".5", false, { 0, 0 } },
		{ "5.", false, { 0, 0 } },          { "1.2.3", false, { 0, 0 } },
		{ "1e3", false, { 0, 0 } },         { " 1", false, { 0, 0 } },
		{ "1 ", false, { 0, 0 } },          { "1/0", false, { 0, 0 } },
		{ "1/", false, { 0, 0 } },          { "/3", false, { 0, 0 } },
		{ "1/-3", false, { 0, 0 } },        { "1.5/3", false, { 0, 0 } },
		{ "1/3/5", false, { 0, 0 } },       { "1/3%", false, { 0, 0 } },
		{ "%", false, { 0, 0 } },           { "inf", false, { 0, 0 } },
		{ "--1", false, { 0, 0 } },         { "1,200", false, { 0, 0 } },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		hc_fraction got = none;

		if (hc_fraction_read(&got, cases[i].text, strlen(cases[i].text)) != cases[i].ok)
			fail_msg("\"%s\" was %s", cases[i].text, cases[i].ok ? "refused" : "accepted");
		check(cases[i].text, got, cases[i].want);
	}
}

static void a_number_is_written_as_a_person_would_and_read_again(void **state)
{
	static const struct { hc_fraction value; const char *want; } cases[] = {
		{ { 1200, 1 }, "1200" },      { { 0, 1 }, "0" },
		{ { -7, 1 }, "-7" },          { { 3, 10 }, "0.3" },
		{ { -3, 10 }, "-0.3" },       { { 1, 8 }, "0.125" },
		{ { 1, 1000000 }, "0.000001" },
		{ { 1000001, 1000000 }, "1.000001" },
		{ { 1, 10000000 }, "1/10000000" },
		{ { 1, 3 }, "1/3" },          { { -22, 7 }, "-22/7" },
		{ { INT64_MIN, 1 }, "-9223372036854775808" },
		{ { INT64_MAX, 1000000 }, "9223372036854.775807" },
		{ { INT64_MIN, INT64_MAX }, "-9223372036854775808/9223372036854775807" },
		{ { INT64_MAX, 2 }, "4611686018427387903.5" },
		{ { INT64_MIN, 15625 }, "-590295810358705.651712" },
		{ { 1, 0 }, "inf" },          { { -1, 0 }, "-inf" },
		{ { 0, 0 }, "none" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		char out[HC_FRACTION_TEXT];

		hc_fraction_write(out, cases[i].value);
		assert_string_equal(out, cases[i].want);
		if (cases[i].value.den) {
			hc_fraction again = none;
			assert_true(hc_fraction_read(&again, out, strlen(out)));
			check(out, again, cases[i].value);
		}
	}
}

typedef hc_fraction (*operation)(hc_fraction, hc_fraction);

static void arithmetic_is_exact_and_none_when_it_does_not_fit(void **state)
{
	static const struct { const char *name; operation run; hc_fraction a, b, want; } cases[] = {
		{ "a third and a sixth", hc_fraction_add, { 1, 3 }, { 1, 6 }, { 1, 2 } },
		{ "to nothing", hc_fraction_add, { 1, 3 }, { -1, 3 }, { 0, 1 } },
		{ "a sum that does not fit", hc_fraction_add, { INT64_MAX, 1 }, { 1, 1 }, { 0, 0 } },
		{ "the largest sum that fits", hc_fraction_add, { INT64_MAX, 1 }, { 0, 1 }, { INT64_MAX, 1 } },
		{ "a common denominator that does not fit", hc_fraction_add, { 1, INT64_MAX }, { 1, INT64_MAX - 1 }, { 0, 0 } },
		{ "the extremes", hc_fraction_add, { INT64_MIN, INT64_MAX }, { INT64_MIN, INT64_MAX - 1 }, { 0, 0 } },
		{ "a halved third", hc_fraction_sub, { 1, 3 }, { 1, 6 }, { 1, 6 } },
		{ "below the least", hc_fraction_sub, { INT64_MIN, 1 }, { 1, 1 }, { 0, 0 } },
		{ "the least from itself", hc_fraction_sub, { INT64_MIN, 1 }, { INT64_MIN, 1 }, { 0, 1 } },
		{ "a product in lowest terms", hc_fraction_mul, { 2, 3 }, { 3, 4 }, { 1, 2 } },
		{ "a product that does not fit", hc_fraction_mul, { INT64_MAX, 1 }, { 2, 1 }, { 0, 0 } },
		{ "a product that fits when reduced", hc_fraction_mul, { INT64_MAX, 2 }, { 2, 1 }, { INT64_MAX, 1 } },
		{ "a quotient", hc_fraction_div, { 2, 1 }, { 10, 1 }, { 1, 5 } },
		{ "by a negative", hc_fraction_div, { 1, 1 }, { -4, 1 }, { -1, 4 } },
		{ "by zero", hc_fraction_div, { 3, 1 }, { 0, 1 }, { 1, 0 } },
		{ "a negative by zero", hc_fraction_div, { -3, 1 }, { 0, 1 }, { -1, 0 } },
		{ "zero by zero", hc_fraction_div, { 0, 1 }, { 0, 1 }, { 0, 0 } },
		{ "zero by something", hc_fraction_div, { 0, 1 }, { 9, 1 }, { 0, 1 } },
		{ "infinity and a number", hc_fraction_add, { 1, 0 }, { -5, 1 }, { 1, 0 } },
		{ "a number and minus infinity", hc_fraction_add, { 5, 1 }, { -1, 0 }, { -1, 0 } },
		{ "infinity and its contrary", hc_fraction_add, { 1, 0 }, { -1, 0 }, { 0, 0 } },
		{ "infinity twice", hc_fraction_add, { 1, 0 }, { 1, 0 }, { 1, 0 } },
		{ "infinity less infinity", hc_fraction_sub, { 1, 0 }, { 1, 0 }, { 0, 0 } },
		{ "a number less infinity", hc_fraction_sub, { 4, 1 }, { 1, 0 }, { -1, 0 } },
		{ "infinity less a number", hc_fraction_sub, { 1, 0 }, { 4, 1 }, { 1, 0 } },
		{ "zero times infinity", hc_fraction_mul, { 0, 1 }, { 1, 0 }, { 0, 1 } },
		{ "a negative times infinity", hc_fraction_mul, { -2, 1 }, { 1, 0 }, { -1, 0 } },
		{ "infinity times minus infinity", hc_fraction_mul, { 1, 0 }, { -1, 0 }, { -1, 0 } },
		{ "by infinity", hc_fraction_div, { 7, 1 }, { -1, 0 }, { 0, 1 } },
		{ "infinity by infinity", hc_fraction_div, { 1, 0 }, { 1, 0 }, { 0, 0 } },
		{ "infinity by a negative", hc_fraction_div, { 1, 0 }, { -2, 1 }, { -1, 0 } },
		{ "infinity by zero", hc_fraction_div, { 1, 0 }, { 0, 1 }, { 1, 0 } },
	};
	static const operation all[] = { hc_fraction_add, hc_fraction_sub, hc_fraction_mul, hc_fraction_div };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		check(cases[i].name, cases[i].run(cases[i].a, cases[i].b), cases[i].want);
	for (i = 0; i < COUNT(all); i++) {
		check("none stays none", all[i](none, hc_fraction_whole(1)), none);
		check("none stays none on the right", all[i](hc_fraction_whole(0), none), none);
		check("none meets infinity", all[i](none, infinite), none);
	}
}

static void floor_and_ceil_round_towards_their_own_side(void **state)
{
	static const struct { const char *name; hc_fraction value; hc_fraction floor, ceil; } cases[] = {
		{ "seven halves", { 7, 2 }, { 3, 1 }, { 4, 1 } },
		{ "minus seven halves", { -7, 2 }, { -4, 1 }, { -3, 1 } },
		{ "a whole number", { 5, 1 }, { 5, 1 }, { 5, 1 } },
		{ "zero", { 0, 1 }, { 0, 1 }, { 0, 1 } },
		{ "just below zero", { -1, INT64_MAX }, { -1, 1 }, { 0, 1 } },
		{ "the least", { INT64_MIN, 1 }, { INT64_MIN, 1 }, { INT64_MIN, 1 } },
		{ "infinity", { 1, 0 }, { 1, 0 }, { 1, 0 } },
		{ "none", { 0, 0 }, { 0, 0 }, { 0, 0 } },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		check(cases[i].name, hc_fraction_floor(cases[i].value), cases[i].floor);
		check(cases[i].name, hc_fraction_ceil(cases[i].value), cases[i].ceil);
	}
}

static void comparison_is_exact_to_the_last_unit(void **state)
{
	static const struct { const char *name; hc_fraction a, b; int want; } cases[] = {
		{ "29.97 percent is below 30", { 2997, 10000 }, { 3, 10 }, -1 },
		{ "equal", { 1, 3 }, { 1, 3 }, 0 },
		{ "negatives", { -1, 2 }, { -1, 3 }, -1 },
		{ "neighbours that are one double", { INT64_MAX - 1, INT64_MAX }, { INT64_MAX - 2, INT64_MAX - 1 }, 1 },
		{ "the ends", { INT64_MIN, 1 }, { INT64_MAX, 1 }, -1 },
		{ "infinity is above all", { 1, 0 }, { INT64_MAX, 1 }, 1 },
		{ "minus infinity is below all", { -1, 0 }, { INT64_MIN, 1 }, -1 },
		{ "the infinities", { -1, 0 }, { 1, 0 }, -1 },
		{ "infinity and itself", { 1, 0 }, { 1, 0 }, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		if (hc_fraction_compare(cases[i].a, cases[i].b) != cases[i].want
		    || hc_fraction_compare(cases[i].b, cases[i].a) != -cases[i].want)
			fail_msg("%s", cases[i].name);
	}
}

static void the_special_values_know_what_they_are(void **state)
{
	(void)state;
	assert_true(hc_fraction_is_none(none));
	assert_false(hc_fraction_is_none(infinite));
	assert_false(hc_fraction_is_finite(none));
	assert_false(hc_fraction_is_finite(minus_infinite));
	assert_true(hc_fraction_is_finite(hc_fraction_whole(0)));
	assert_true(isnan(hc_fraction_double(none)));
	assert_true(isinf(hc_fraction_double(infinite)));
	assert_true(hc_fraction_double(minus_infinite) < 0);
	assert_true(hc_fraction_double(hc_fraction_of(3, 10)) == 0.3);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fraction_is_reduced_with_its_sign_above),
		cmocka_unit_test(a_double_becomes_what_a_person_wrote),
		cmocka_unit_test(every_small_fraction_comes_back_from_its_double),
		cmocka_unit_test(a_double_and_its_fraction_are_one_number),
		cmocka_unit_test(a_written_number_is_read_exactly),
		cmocka_unit_test(a_number_is_written_as_a_person_would_and_read_again),
		cmocka_unit_test(arithmetic_is_exact_and_none_when_it_does_not_fit),
		cmocka_unit_test(floor_and_ceil_round_towards_their_own_side),
		cmocka_unit_test(comparison_is_exact_to_the_last_unit),
		cmocka_unit_test(the_special_values_know_what_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

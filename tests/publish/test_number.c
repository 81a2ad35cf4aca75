/* SPDX-License-Identifier: MIT */
/* Numbers as people read them: never on the other side of a line than they are. */

#include "publish/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

static void a_number_never_prints_over_its_line(void **state)
{
	static const struct {
		const char *name;
		hc_fraction value, line;
		hc_rounding rounding;
		bool percent;
		const char *want;
	} cases[] = {
		{ "a whole number", { 1150, 1 }, { 1200, 1 }, HC_ROUND_DOWN, false, "1,150" },
		{ "nothing", { 0, 1 }, { 0, 0 }, HC_ROUND_DOWN, false, "0" },
		{ "a negative number", { -1234567, 1 }, { 0, 0 }, HC_ROUND_DOWN, false, "-1,234,567" },
		{ "a short decimal", { 315, 10 }, { 33, 1 }, HC_ROUND_DOWN, false, "31.5" },
		{ "a small negative decimal", { -1, 4 }, { 0, 0 }, HC_ROUND_DOWN, false, "-0.25" },
		{ "20 %", { 1, 5 }, { 3, 10 }, HC_ROUND_DOWN, true, "20" },
		{ "29.97 % stays", { 2997, 10000 }, { 3, 10 }, HC_ROUND_DOWN, true, "29.97" },
		{ "0.29999 is 29.999 %", { 29999, 100000 }, { 3, 10 }, HC_ROUND_DOWN, true, "29.999" },
		{ "just below 30 %", { 2999999, 10000000 }, { 3, 10 }, HC_ROUND_DOWN, true, "29.99" },
		{ "just below 30 %, rounded to the nearest", { 2999999, 10000000 }, { 3, 10 }, HC_ROUND_NEAREST, true, "29.99999" },
		{ "just above 30 %, cut", { 3000001, 10000000 }, { 3, 10 }, HC_ROUND_DOWN, true, "30.00001" },
		{ "just above 20, at most", { 1100001, 55000 }, { 20, 1 }, HC_ROUND_UP, false, "20.01" },
		{ "just above 20, cut", { 1100001, 55000 }, { 20, 1 }, HC_ROUND_DOWN, false, "20.00001" },
		{ "a third, cut", { 1, 3 }, { 3, 10 }, HC_ROUND_DOWN, true, "33.33" },
		{ "two thirds, up", { 2, 3 }, { 3, 10 }, HC_ROUND_UP, true, "66.67" },
		{ "a negative third, cut", { -1, 3 }, { 0, 0 }, HC_ROUND_DOWN, false, "-0.34" },
		{ "exactly a line that does not end", { 1, 3 }, { 1, 3 }, HC_ROUND_DOWN, true, "33.33" },
		{ "no line at all", { 2, 3 }, { 0, 0 }, HC_ROUND_DOWN, true, "66.66" },
		{ "very large", { INT64_MAX, 3 }, { INT64_MAX, 7 }, HC_ROUND_DOWN, false, "3,074,457,345,618,258,602.33" },
		{ "very large by very small", { INT64_MAX, INT64_MAX - 2 }, { INT64_MAX - 4, INT64_MAX - 1 }, HC_ROUND_DOWN, false, "1" },
		{ "infinite", { 1, 0 }, { 0, 0 }, HC_ROUND_DOWN, false, "inf" },
	};
	hc_text out;
	size_t i;

	(void)state;
	hc_text_init(&out);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_text_clear(&out);
		hc_number_add(&out, cases[i].value, cases[i].line, cases[i].rounding, cases[i].percent);
		if (strcmp(hc_text_get(&out), cases[i].want) != 0)
			fail_msg("%s: want %s, got %s", cases[i].name, cases[i].want, hc_text_get(&out));
	}
	hc_text_drop(&out);
}

static void an_exact_text_gets_separators_in_its_whole_numbers_only(void **state)
{
	static const char *const cases[][2] = {
		{ "2/10", "2/10" }, { "1150/55", "1,150/55" }, { "-1234567", "-1,234,567" }, { "1234.56789", "1,234.56789" },
		{ "999", "999" }, { "", "" }, { "a1000b", "a1,000b" },
	};
	hc_text out;
	size_t i;

	(void)state;
	hc_text_init(&out);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_text_clear(&out);
		hc_number_add_exact(&out, cases[i][0]);
		assert_string_equal(hc_text_get(&out), cases[i][1]);
	}
	hc_text_clear(&out);
	hc_number_add_whole(&out, INT64_MIN);
	assert_string_equal(hc_text_get(&out), "-9,223,372,036,854,775,808");
	hc_text_drop(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_never_prints_over_its_line),
		cmocka_unit_test(an_exact_text_gets_separators_in_its_whole_numbers_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

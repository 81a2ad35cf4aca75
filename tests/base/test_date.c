/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static hc_date day(const char *text)
{
	hc_date date;

	if (!hc_date_read(&date, text, strlen(text)))
		fail_msg("%s is no date", text);
	return date;
}

static void check(const char *name, hc_date got, const char *want)
{
	char out[11];

	hc_date_write(out, got);
	if (strcmp(out, want) != 0)
		fail_msg("%s: got %s, want %s", name, out, want);
}

static void a_day_has_its_number(void **state)
{
	static const struct { const char *text; hc_date number; } cases[] = {
		{ "1970-01-01", 0 },           { "1969-12-31", -1 },       { "1970-03-01", 59 },
		{ "2000-02-29", 11016 },       { "2019-03-22", 17977 },    { "2000-03-01", 11017 },
		{ "0001-01-01", HC_DATE_MIN }, { "9999-12-31", HC_DATE_MAX },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		if (day(cases[i].text) != cases[i].number)
			fail_msg("%s is day %d", cases[i].text, day(cases[i].text));
		check("back", cases[i].number, cases[i].text);
	}
}

static void only_days_of_the_calendar_are_read(void **state)
{
	static const char *const refused[] = {
		"", "2019", "2019-03", "2019-3-22", "2019/03/22", "2019-03-32", "2019-02-29", "1900-02-29", "2019-00-10",
		"2019-13-01", "2019-04-31", "2019-03-00", "0000-01-01", "20190322", "2019-03-22 ", " 2019-03-22",
		"2019-03-2x", "-019-03-22", "+019-03-22", "never", "2019-03-22T00:00",
	};
	size_t i;
	hc_date date = 7;

	(void)state;
	for (i = 0; i < COUNT(refused); i++) {
		if (hc_date_read(&date, refused[i], strlen(refused[i])))
			fail_msg("\"%s\" was accepted", refused[i]);
	}
	assert_int_equal(date, 7);
	assert_true(hc_date_read(&date, "2000-02-29x", 10));
}

/* Whether ten characters are a day, told one at a time. */
static bool is_day(const char *text)
{
	int year, month, date_of_month, held;

	for (size_t i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9')
			return false;
	if (sscanf(text, "%d-%d-%d", &year, &month, &date_of_month) != 3 || year < 1 || month < 1 || month > 12)
		return false;
	hc_date_split(hc_date_make(year, month, date_of_month), &year, &month, &held);
	return held == date_of_month;
}

/* Any byte in any place of some days: hyphens among digits, and what differs from a digit in one bit. */
static void no_other_byte_passes_for_a_digit_or_a_hyphen(void **state)
{
	static const char *const days[] = { "2019-03-22", "2000-02-29", "1999-12-31", "0010-10-10" };

	(void)state;
	for (size_t i = 0; i < COUNT(days); i++) {
		for (size_t place = 0; place < 10; place++) {
			for (int byte = 1; byte < 256; byte++) {
				char text[11];
				hc_date date;

				memcpy(text, days[i], sizeof text);
				text[place] = (char)byte;
				if (hc_date_read(&date, text, 10) != is_day(text))
					fail_msg("%s: \\x%02x in place %zu", days[i], (unsigned)byte, place);
			}
		}
	}
}

static void every_day_of_the_calendar_comes_back(void **state)
{
	int year, month, date_of_month;
	hc_date date, read;
	char text[11];

	(void)state;
	for (date = HC_DATE_MIN; date <= HC_DATE_MAX; date++) {
		hc_date_split(date, &year, &month, &date_of_month);
		hc_date_write(text, date);
		if (hc_date_make(year, month, date_of_month) != date || !hc_date_read(&read, text, 10) || read != date)
			fail_msg("day %d comes back as %d-%d-%d, %s", date, year, month, date_of_month, text);
	}
}

static void a_date_out_of_the_calendar_is_held_at_its_end(void **state)
{
	(void)state;
	check("day 31 of February", hc_date_make(2019, 2, 31), "2019-02-28");
	check("day 31 of a leap February", hc_date_make(2020, 2, 31), "2020-02-29");
	check("day 0", hc_date_make(2019, 2, 0), "2019-02-01");
	check("year 0", hc_date_make(0, 5, 5), "0001-01-01");
	check("year 10000", hc_date_make(10000, 5, 5), "9999-12-31");
	check("never", HC_DATE_NEVER, "never");
	check("before the first", HC_DATE_MIN - 1, "0001-01-01");
	check("after the last", HC_DATE_MAX + 1, "9999-12-31");
}

static void months_are_added_to_the_same_day_or_the_last(void **state)
{
	static const struct { const char *from; int months; const char *want; } cases[] = {
		{ "2019-01-31", 1, "2019-02-28" },  { "2020-01-31", 1, "2020-02-29" },
		{ "2019-03-22", 12, "2020-03-22" }, { "2019-03-22", -12, "2018-03-22" },
		{ "2020-02-29", 12, "2021-02-28" }, { "2019-12-15", 1, "2020-01-15" },
		{ "2019-01-15", -1, "2018-12-15" }, { "2019-05-31", -3, "2019-02-28" },
		{ "2019-05-31", 0, "2019-05-31" },  { "9999-12-01", 1, "9999-12-31" },
		{ "0001-01-20", -1, "0001-01-01" }, { "2019-01-01", INT32_MAX, "9999-12-31" },
		{ "2019-01-01", INT32_MIN, "0001-01-01" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		check(cases[i].from, hc_date_add_months(day(cases[i].from), cases[i].months), cases[i].want);
	assert_int_equal(hc_date_add_months(HC_DATE_NEVER, 12), HC_DATE_NEVER);
}

static void an_age_is_the_birthdays_that_have_come(void **state)
{
	static const struct { const char *from, *to; int want; } cases[] = {
		{ "2003-03-22", "2019-03-22", 16 }, { "2003-03-23", "2019-03-22", 15 },
		{ "2003-03-21", "2019-03-22", 16 }, { "2004-02-29", "2019-02-28", 15 },
		{ "2004-02-29", "2020-02-28", 15 }, { "2004-02-29", "2020-02-29", 16 },
		{ "2019-03-22", "2019-03-22", 0 },  { "2019-03-22", "2019-03-21", -1 },
		{ "2019-03-22", "2018-03-22", -1 }, { "2019-03-22", "2018-03-21", -2 },
		{ "2003-12-31", "2019-01-01", 15 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		int got = hc_date_years(day(cases[i].from), day(cases[i].to));

		if (got != cases[i].want)
			fail_msg("from %s to %s: got %d, want %d", cases[i].from, cases[i].to, got, cases[i].want);
	}
}

static void a_month_is_read_and_written(void **state)
{
	static const char *const refused[] = { "", "2019", "2019-3", "2019-00", "2019-13", "0000-05", "2019-03-01", "2019/03" };
	hc_month month;
	char out[8];
	size_t i;

	(void)state;
	assert_true(hc_month_read(&month, "2019-03", 7));
	assert_int_equal(month, 2019 * 12 + 2);
	hc_month_write(out, month);
	assert_string_equal(out, "2019-03");
	assert_int_equal(hc_month_of(day("2019-03-22")), month);
	check("its first day", hc_month_first(month), "2019-03-01");
	check("its last day", hc_month_last(month), "2019-03-31");
	check("the last of a leap February", hc_month_last(2020 * 12 + 1), "2020-02-29");
	hc_month_write(out, HC_MONTH_MIN);
	assert_string_equal(out, "0001-01");
	hc_month_write(out, HC_MONTH_MAX);
	assert_string_equal(out, "9999-12");
	for (i = 0; i < COUNT(refused); i++) {
		if (hc_month_read(&month, refused[i], strlen(refused[i])))
			fail_msg("\"%s\" was accepted", refused[i]);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_has_its_number),
		cmocka_unit_test(only_days_of_the_calendar_are_read),
		cmocka_unit_test(no_other_byte_passes_for_a_digit_or_a_hyphen),
		cmocka_unit_test(every_day_of_the_calendar_comes_back),
		cmocka_unit_test(a_date_out_of_the_calendar_is_held_at_its_end),
		cmocka_unit_test(months_are_added_to_the_same_day_or_the_last),
		cmocka_unit_test(an_age_is_the_birthdays_that_have_come),
		cmocka_unit_test(a_month_is_read_and_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/limits.h"
#include "fixture.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define MILLION HC_REAL_SCALE

static const hc_member kinds[] = {
	{ .name = "general", .label = { "普通中专", "general school" } },
	{ .name = "adult", .label = { "成人中专", "adult school" } },
	{ .name = "none", .label = { "无类别", "no kind" } },
};

static const hc_member topics[] = {
	{ .name = "name", .label = { "校名", "name of the school" } },
	{ .name = "food", .label = { "食品、饮水", "food, water" } },
	{ .name = "fire", .label = { "消防", "fire" } },
	{ .name = "food_store", .label = { "食品", "store" } },
};

static const hc_field text = { .name = "name", .type = HC_TEXT };
static const hc_field whole = { .name = "students", .type = HC_INTEGER, .low = 0, .high = 200000 };
static const hc_field any_whole = { .name = "balance", .type = HC_INTEGER, .low = -HC_NUMBER_MAX, .high = HC_NUMBER_MAX };
static const hc_field real = { .name = "land", .type = HC_REAL, .low = -HC_NUMBER_MAX * MILLION, .high = HC_NUMBER_MAX * MILLION };
static const hc_field share = { .name = "rate", .type = HC_REAL, .low = 0, .high = MILLION, .unit = "share" };
static const hc_field date = { .name = "on", .type = HC_DATE, .low = HC_DATE_MIN, .high = HC_DATE_MAX };
static const hc_field act = { .name = "filed_on", .type = HC_DATE, .act = true, .low = HC_DATE_NEVER, .high = HC_DATE_MAX };
static const hc_field month = { .name = "month", .type = HC_MONTH, .low = HC_MONTH_MIN, .high = HC_MONTH_MAX };
static const hc_field yes_no = { .name = "open", .type = HC_BOOLEAN, .low = 0, .high = 1 };
static const hc_field kind = { .name = "kind", .type = HC_ENUM, .low = 0, .high = 2, .member_count = 3, .members = kinds };
static const hc_field set = { .name = "topics", .type = HC_SET, .low = 0, .high = 15, .member_count = 4, .members = topics };

static const char not_number[] = "not a number", not_whole[] = "not a whole number", not_date[] = "not a date, such as 2019-03-22",
	no_day[] = "no day of the calendar", not_month[] = "not a month, such as 2019-03", not_allowed[] = "none of the allowed values",
	not_list[] = "not a list of the allowed values", not_yes_no[] = "neither yes nor no", empty[] = "empty",
	below[] = "below the lowest value that the schema allows", above[] = "above the highest value that the schema allows",
	huge[] = "larger than any number that the records can hold";

#define MONTH_2019_03 (2019 * 12 + 2)
#define DAY_2019_03_22 17977

static const struct { const hc_field *field; const char *text; int64_t want; const char *why; } values[] = {
	{ &whole, "0", 0, NULL },                  { &whole, "1200", 1200, NULL },
	{ &whole, "1,200", 1200, NULL },           { &whole, "  1200 ", 1200, NULL },
	{ &whole, "\xE3\x80\x80" "12\xC2\xA0", 12, NULL },
	{ &whole, "1200.0", 1200, NULL },          { &whole, "1200.00", 1200, NULL },
	{ &whole, "1.2e3", 1200, NULL },           { &whole, "1.2E+03", 1200, NULL },
	{ &whole, "120000e-2", 1200, NULL },       { &whole, "200000", 200000, NULL },
	{ &whole, "200001", 0, above },            { &whole, "-1", 0, below },
	{ &whole, "1200.5", 0, not_whole },        { &whole, "12e-1", 0, not_whole },
	{ &whole, "1e-40", 0, not_whole },
	{ &whole, "1,20", 0, not_number },         { &whole, "12,00", 0, not_number },
	{ &whole, "1200,000", 0, not_number },     { &whole, ",200", 0, not_number },
	{ &whole, "1,", 0, not_number },           { &whole, "1.", 0, not_number },
	{ &whole, ".5", 0, not_number },           { &whole, "abc", 0, not_number },
	{ &whole, "12 00", 0, not_number },        { &whole, "+5", 0, not_number },
	{ &whole, "--5", 0, not_number },          { &whole, "5人", 0, not_number },
	{ &whole, "1e", 0, not_number },           { &whole, "1e999", 0, not_number },
	{ &whole, "0x10", 0, not_number },         { &whole, "nan", 0, not_number },
	{ &whole, "inf", 0, not_number },          { &whole, "30%", 0, not_number },
	{ &whole, "1000000000001", 0, huge },      { &whole, "1e40", 0, huge },
	{ &whole, "999999999999999999999999999999999999", 0, huge },
	{ &whole, "9999999999999999999999999999999999999999", 0, not_number },
	{ &whole, "", 0, empty },                  { &whole, "  ", 0, empty },
	{ &any_whole, "-1,234,567", -1234567, NULL },
	{ &any_whole, "1000000000000", HC_NUMBER_MAX, NULL },
	{ &any_whole, "-1000000000000", -HC_NUMBER_MAX, NULL },
	{ &any_whole, "-0", 0, NULL },
	{ &real, "33", 33 * MILLION, NULL },       { &real, "33.5", 33500000, NULL },
	{ &real, "-33.123456", -33123456, NULL },  { &real, "40,000.25", 40000250000, NULL },
	{ &real, "0.1234567", 123457, NULL },      { &real, "0.1234564", 123456, NULL },
	{ &real, "-0.1234565", -123457, NULL },    { &real, "0.30000000000000004", 300000, NULL },
	{ &real, "1E-7", 0, NULL },                { &real, "5E-7", 1, NULL },
	{ &real, "1000000000000", HC_NUMBER_MAX * MILLION, NULL },
	{ &real, "1000000000000.1", 0, huge },     { &real, "30%", 0, not_number },
	{ &share, "0.3", 300000, NULL },           { &share, "30%", 300000, NULL },
	{ &share, "29.97%", 299700, NULL },        { &share, "100 %", 0, not_number },
	{ &share, "12.5％", 125000, NULL },        { &share, "101%", 0, above },
	{ &share, "1.000001", 0, above },          { &share, "-0.000001", 0, below },
	{ &date, "2019-03-22", DAY_2019_03_22, NULL },
	{ &date, "2019/3/22", DAY_2019_03_22, NULL },
	{ &date, "2019/03/22", DAY_2019_03_22, NULL },
	{ &date, "2019-3-22", DAY_2019_03_22, NULL },
	{ &date, "2019.3.22", DAY_2019_03_22, NULL },
	{ &date, "2019年3月22日", DAY_2019_03_22, NULL },
	{ &date, " 2019年03月22日 ", DAY_2019_03_22, NULL },
	{ &date, "2019-02-29", 0, no_day },        { &date, "2019/13/1", 0, no_day },
	{ &date, "2019年2月30日", 0, no_day },     { &date, "0000-01-01", 0, no_day },
	{ &date, "2019年3月22", 0, not_date },     { &date, "2019-03/22", 0, not_date },
	{ &date, "22/3/2019", 0, not_date },       { &date, "20190322", 0, not_date },
	{ &date, "2019-03", 0, not_date },         { &date, "43546", 0, not_date },
	{ &date, "19-03-22", 0, not_date },        { &date, "2019-03-022", 0, not_date },
	{ &date, "", 0, empty },
	{ &act, "2019-03-22", DAY_2019_03_22, NULL },
	{ &act, "", HC_DATE_NEVER, NULL },         { &act, " ", HC_DATE_NEVER, NULL },
	{ &act, "never", 0, not_date },
	{ &month, "2019-03", MONTH_2019_03, NULL }, { &month, "2019/3", MONTH_2019_03, NULL },
	{ &month, "2019年3月", MONTH_2019_03, NULL }, { &month, "2019.03", MONTH_2019_03, NULL },
	{ &month, "2019-13", 0, not_month },       { &month, "2019-00", 0, not_month },
	{ &month, "2019-03-22", 0, not_month },    { &month, "2019年3", 0, not_month },
	{ &month, "201903", 0, not_month },        { &month, "0000-01", 0, not_month },
	{ &yes_no, "1", 1, NULL },    { &yes_no, "0", 0, NULL },   { &yes_no, "yes", 1, NULL },
	{ &yes_no, "No", 0, NULL },   { &yes_no, "TRUE", 1, NULL }, { &yes_no, "false", 0, NULL },
	{ &yes_no, "Y", 1, NULL },    { &yes_no, "n", 0, NULL },   { &yes_no, "是", 1, NULL },
	{ &yes_no, "否", 0, NULL },   { &yes_no, "有", 1, NULL },  { &yes_no, "无", 0, NULL },
	{ &yes_no, "2", 0, not_yes_no }, { &yes_no, "maybe", 0, not_yes_no }, { &yes_no, "yess", 0, not_yes_no },
	{ &yes_no, "", 0, empty },
	{ &kind, "general", 0, NULL },             { &kind, "成人中专", 1, NULL },
	{ &kind, "adult school", 1, NULL },        { &kind, " none ", 2, NULL },
	{ &kind, "General", 0, not_allowed },      { &kind, "gener", 0, not_allowed },
	{ &kind, "1", 0, not_allowed },            { &kind, "general,adult", 0, not_allowed },
	{ &kind, "", 0, empty },
	{ &set, "", 0, NULL },                     { &set, "无", 0, NULL },
	{ &set, "none", 0, NULL },                 { &set, "name", 1, NULL },
	{ &set, "name,fire", 5, NULL },            { &set, "fire, name", 5, NULL },
	{ &set, "name,name", 1, NULL },            { &set, "校名，消防", 5, NULL },
	{ &set, "校名、消防", 5, NULL },           { &set, "name；fire ; food", 7, NULL },
	{ &set, "食品、饮水", 2, NULL },           { &set, "食品、消防", 12, NULL },
	{ &set, "food, water, fire", 6, NULL },    { &set, "消防、食品、饮水、食品", 14, NULL },
	{ &set, "food_store", 8, NULL },           { &set, "name,", 1, NULL },
	{ &set, "name,,fire", 0, not_list },       { &set, "name fire", 0, not_list },
	{ &set, "names", 0, not_list },            { &set, "name,none", 0, not_list },
	{ &set, ",", 0, not_list },                { &set, "食品、饮", 0, not_list },
	{ &text, "12", 0, "a text has no number" },
};

static void a_value_is_read_as_people_write_it_or_refused_with_the_reason(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(values); i++) {
		hc_label why = { NULL, NULL };
		int64_t got = 0;
		bool ok = hc_field_read(values[i].field, values[i].text, strlen(values[i].text), &got, &why);

		if (ok != (values[i].why == NULL))
			fail_msg("%s = \"%s\": %s", values[i].field->name, values[i].text, ok ? "accepted" : why.en);
		if (got != values[i].want)
			fail_msg("%s = \"%s\": got %lld", values[i].field->name, values[i].text, (long long)got);
		if (ok || !values[i].why)
			continue;
		if (strcmp(why.en, values[i].why) != 0)
			fail_msg("%s = \"%s\": because \"%s\"", values[i].field->name, values[i].text, why.en);
		if (!why.zh || !hc_utf8_valid(why.zh, strlen(why.zh)) || hc_utf8_columns(why.zh) == strlen(why.zh))
			fail_msg("%s = \"%s\": no Chinese reason", values[i].field->name, values[i].text);
	}
}

static void a_value_is_read_to_its_length_and_no_further(void **state)
{
	hc_label why;
	int64_t got;

	(void)state;
	assert_true(hc_field_read(&whole, "120099", 4, &got, &why));
	assert_int_equal(got, 1200);
	assert_true(hc_field_read(&date, "2019-03-2", 9, &got, &why));
	assert_true(hc_field_read(&kind, "adult,general", 5, &got, &why));
	assert_int_equal(got, 1);
	assert_true(hc_field_read(&set, "name,fire", 4, &got, &why));
	assert_int_equal(got, 1);
}

static void a_long_text_is_refused_in_time(void **state)
{
	static char many[HC_TEXT_BYTES_MAX];
	hc_label why;
	int64_t got;
	size_t i;

	(void)state;
	for (i = 0; i + 5 <= sizeof many; i += 5) {
		memset(many + i, ',', 5);
		memcpy(many + i, topics[2].name, 4);
	}
	assert_true(hc_field_read(&set, many, i, &got, &why));
	assert_int_equal(got, 4);
	memset(many, '1', sizeof many);
	assert_false(hc_field_read(&whole, many, sizeof many, &got, &why));
	memset(many, ' ', sizeof many);
	assert_false(hc_field_read(&whole, many, sizeof many, &got, &why));
	memset(many, ',', sizeof many);
	assert_false(hc_field_read(&set, many, sizeof many, &got, &why));
}

static void a_member_is_found_by_its_name_and_both_labels(void **state)
{
	(void)state;
	assert_int_equal(hc_field_member(&kind, "adult", 5), 1);
	assert_int_equal(hc_field_member(&kind, "普通中专", strlen("普通中专")), 0);
	assert_int_equal(hc_field_member(&kind, "no kind", 7), 2);
	assert_int_equal(hc_field_member(&kind, "adults", 6), -1);
	assert_int_equal(hc_field_member(&kind, "adult", 4), -1);
	assert_int_equal(hc_field_member(&whole, "adult", 5), -1);
}

static void a_column_integer_is_held_to_the_range(void **state)
{
	static const struct { const hc_field *field; int64_t value; const char *why; } cases[] = {
		{ &whole, 0, NULL },        { &whole, 200000, NULL },          { &whole, -1, below },
		{ &whole, 200001, above },  { &act, HC_DATE_NEVER, NULL },     { &act, HC_DATE_NEVER + 1, below },
		{ &act, HC_DATE_MIN, NULL }, { &date, HC_DATE_NEVER, below },  { &date, (int64_t)HC_DATE_MAX + 1, above },
		{ &kind, 2, NULL },         { &kind, 3, above },               { &kind, -1, below },
		{ &yes_no, 2, above },      { &set, 15, NULL },                { &set, 16, above },
		{ &month, 11, below },      { &share, MILLION, NULL },         { &share, MILLION + 1, above },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		hc_label why = { NULL, NULL };
		bool ok = hc_field_check(cases[i].field, cases[i].value, &why);

		if (ok != (cases[i].why == NULL) || (!ok && strcmp(why.en, cases[i].why) != 0))
			fail_msg("%s = %lld: %s", cases[i].field->name, (long long)cases[i].value, ok ? "accepted" : why.en);
	}
}

static void what_is_written_is_what_the_records_hold_and_reads_back(void **state)
{
	static const struct { const hc_field *field; int64_t value; const char *want; } cases[] = {
		{ &whole, 1200, "1200" },                 { &any_whole, -HC_NUMBER_MAX, "-1000000000000" },
		{ &real, 1200500000, "1200.5" },          { &real, -1, "-0.000001" },
		{ &real, 33 * MILLION, "33" },            { &real, 0, "0" },
		{ &real, -33123456, "-33.123456" },       { &real, HC_NUMBER_MAX * MILLION, "1000000000000" },
		{ &date, DAY_2019_03_22, "2019-03-22" },  { &act, HC_DATE_NEVER, "" },
		{ &act, DAY_2019_03_22, "2019-03-22" },   { &month, MONTH_2019_03, "2019-03" },
		{ &yes_no, 1, "1" },                      { &yes_no, 0, "0" },
		{ &kind, 1, "adult" },                    { &set, 0, "" },
		{ &set, 5, "name,fire" },                 { &set, 15, "name,food,fire,food_store" },
	};
	hc_arena arena;
	size_t i;

	(void)state;
	hc_arena_init(&arena);
	for (i = 0; i < COUNT(cases); i++) {
		const char *written = hc_field_write(cases[i].field, cases[i].value, &arena);
		hc_label why = { NULL, NULL };
		int64_t back = 7;

		assert_string_equal(written, cases[i].want);
		if (!hc_field_read(cases[i].field, written, strlen(written), &back, &why) || back != cases[i].value)
			fail_msg("%s: \"%s\" reads back as %lld", cases[i].field->name, written, (long long)back);
	}
	assert_string_equal(hc_field_write(&kind, 3, &arena), "");
	assert_string_equal(hc_field_write(&kind, -1, &arena), "");
	hc_arena_drop(&arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_is_read_as_people_write_it_or_refused_with_the_reason),
		cmocka_unit_test(a_value_is_read_to_its_length_and_no_further),
		cmocka_unit_test(a_long_text_is_refused_in_time),
		cmocka_unit_test(a_member_is_found_by_its_name_and_both_labels),
		cmocka_unit_test(a_column_integer_is_held_to_the_range),
		cmocka_unit_test(what_is_written_is_what_the_records_hold_and_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

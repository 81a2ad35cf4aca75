/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

#include <stdio.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static hc_law *load(fixture *f, const hc_schema *schema)
{
	const char *const folders[] = { f->rules };

	return hc_law_load(schema, folders, 1, &f->err);
}

static void values_come_with_what_they_and_their_clauses_say(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	const hc_limit *limit;
	const hc_limit_value *value;
	char date[11];
	hc_law *law;

	fixture_write_rules(f);
	law = load(f, schema);
	assert_string_equal(fixture_problems(f), "");
	assert_non_null(law);
	assert_int_equal(law->limit_count, 4);
	assert_string_equal(law->limits[0].name, "deadline");
	limit = hc_law_limit(law, "min_students");
	assert_int_equal(limit->kind, HC_LIMIT_NUMBER);
	assert_string_equal(limit->unit, "student");
	assert_string_equal(limit->title.zh, "在校生下限");
	assert_string_equal(limit->outside.en, "there is no value");
	assert_int_equal(limit->line, 2);
	assert_int_equal(limit->value_count, 3);
	value = &limit->values[0];
	assert_int_equal(value->number.num, 960);
	hc_date_write(date, value->from);
	assert_string_equal(date, "2001-07-02");
	hc_date_write(date, value->to);
	assert_string_equal(date, "2010-07-05");
	assert_int_equal(value->verified, HC_UNVERIFIED);
	assert_string_equal(value->clause->id, "setup-2001:5");
	assert_false(value->has_review);
	assert_int_equal(value->line, 7);
	value = &limit->values[1];
	assert_true(value->has_review);
	hc_date_write(date, value->review_by);
	assert_string_equal(date, "2030-01-01");
	assert_int_equal(value->verified, HC_TEXT_READ);
	assert_int_equal(value->where.count, 1);
	assert_int_equal(limit->values[2].verified, HC_CITY);
	hc_law_free(law);
	hc_schema_free(schema);
}

static void a_limit_is_a_number_a_list_or_a_day(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	const hc_limit *limit;
	hc_law *law;

	fixture_write_rules(f);
	law = load(f, schema);
	assert_non_null(law);
	limit = hc_law_limit(law, "min_share");
	assert_int_equal(limit->values[0].number.num, 1);
	assert_int_equal(limit->values[0].number.den, 3);
	limit = hc_law_limit(law, "topics");
	assert_int_equal(limit->kind, HC_LIMIT_LIST);
	assert_null(limit->unit);
	assert_int_equal(limit->values[0].text_count, 2);
	assert_string_equal(limit->values[0].texts[1], "fire");
	limit = hc_law_limit(law, "deadline");
	assert_int_equal(limit->kind, HC_LIMIT_DAY);
	assert_int_equal(limit->values[0].month, 11);
	assert_int_equal(limit->values[0].day, 20);
	hc_law_free(law);
	hc_schema_free(schema);
}

#define LIMIT "limits:\n  line:\n    title: { zh: 甲, en: A }\n    values:\n"
#define C6 ", clause: \"setup-2010:6\" }\n"
#define C5 ", clause: \"setup-2001:5\" }\n"

/* Loads the fixture's pack with these limits and compares the problems; an empty `want` must load. */
static void check(fixture *f, const hc_schema *schema, const char *name, const char *text, const char *want)
{
	hc_law *law;

	fixture_write(f, "rules/limits.yaml", text);
	law = load(f, schema);
	if (strcmp(fixture_problems(f), want) != 0)
		fail_msg("%s: got\n%s", name, hc_text_get(&f->shown));
	if ((law == NULL) == (want[0] == '\0'))
		fail_msg("%s: the law was %s", name, law ? "accepted" : "refused");
	hc_law_free(law);
}

static void every_problem_of_a_limit_is_told_with_its_line(void **state)
{
	static const struct { const char *name, *text, *want; } cases[] = {
		{ "another shape", "limits: [ a ]\n", "rules/limits.yaml:1: \"limits\" must give the limits (name: { title: …, values: … })\n" },
		{ "nothing that is needed", "limits:\n  line: { colour: red }\n",
		  "rules/limits.yaml:2: unknown key \"colour\"; known here: title, unit, outside, values\n"
		  "rules/limits.yaml:2: the key \"title\" is missing\n"
		  "rules/limits.yaml:2: \"values\" must list the limit's values\n" },
		{ "a name that cannot be", "limits:\n  Min: { title: { zh: 甲, en: A }, values: [ { value: 1, clause: \"setup-2010:6\" } ] }\n",
		  "rules/limits.yaml:2: \"Min\" cannot be a name: use small letters, digits and _, begin with a letter, and avoid words of Lua\n" },
		{ "an unknown unit", "limits:\n  line:\n    title: { zh: 甲, en: A }\n    unit: furlong\n    values: [ { value: 1, clause: \"setup-2010:6\" } ]\n",
		  "rules/limits.yaml:4: \"furlong\" is neither a unit of units.yaml nor an entity\n" },
		{ "an unknown clause", LIMIT "      - { value: 1, clause: \"setup-2010:99\" }\n      - { value: 1, clause: setup-2010 }\n",
		  "rules/limits.yaml:5: there is no clause \"setup-2010:99\" in the register\n"
		  "rules/limits.yaml:6: there is no clause \"setup-2010\" in the register\n" },
		{ "no clause and no value", LIMIT "      - { from: 2011-01-01 }\n",
		  "rules/limits.yaml:5: the key \"value\" is missing\nrules/limits.yaml:5: the key \"clause\" is missing\n" },
		{ "a value that is none", LIMIT "      - { value: many" C6,
		  "rules/limits.yaml:5: \"value\" must be a number, such as 1200, 0.30 or 1/3\n" },
		{ "a map for a value", LIMIT "      - { value: { a: b }" C6,
		  "rules/limits.yaml:5: \"value\" must be a number, such as 1200, 0.30 or 1/3\n" },
		{ "a list of lists", LIMIT "      - { value: [a, [b]]" C6, "rules/limits.yaml:5: the items of a list must be texts\n" },
		{ "days that are none", "limits:\n  line:\n    title: { zh: 甲, en: A }\n    values:\n      - { to: 2011-01-01, day: 02-30" C6
		                        "      - { from: 2011-01-02, day: 2019-11-20" C6,
		  "rules/limits.yaml:5: \"day\" must be a day of the year, such as 11-20\n"
		  "rules/limits.yaml:6: \"day\" must be a day of the year, such as 11-20\n" },
		{ "a value and a day", LIMIT "      - { value: 1, day: 11-20" C6, "rules/limits.yaml:5: a value has \"value\" or \"day\", not both\n" },
		{ "two kinds", LIMIT "      - { to: 2011-01-01, value: 1" C6 "      - { from: 2011-01-02, value: [a]" C6,
		  "rules/limits.yaml:6: the values of a limit must be of one kind: all numbers, all lists or all days\n" },
		{ "dates beyond the clause's", LIMIT "      - { from: 2010-07-05, value: 1" C6
		                               "      - { to: 2010-07-06, where: { kind: arts }, value: 1" C5,
		  "rules/limits.yaml:5: this value is in force outside the dates of its clause \"setup-2010:6\"\n"
		  "rules/limits.yaml:6: this value is in force outside the dates of its clause \"setup-2001:5\"\n" },
		{ "dates upside down", LIMIT "      - { from: 2015-01-01, to: 2014-12-31, value: 1" C6,
		  "rules/limits.yaml:5: this ends on 2014-12-31, before it begins on 2015-01-01\n" },
		{ "how sure, in an unknown word", LIMIT "      - { value: 1, verified: sure" C6,
		  "rules/limits.yaml:5: \"verified\" is \"sure\", but must be one of: unverified city summary text\n" },
		{ "a review that is no date", LIMIT "      - { value: 1, review_by: soon" C6,
		  "rules/limits.yaml:5: \"review_by\" must be a date, such as 2019-03-22\n" },
		{ "an owner that cannot be", LIMIT "      - { value: 1, where: { kind: blue }" C6,
		  "rules/limits.yaml:5: \"blue\" is no value of \"kind\": none of the allowed values\n" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	fixture_write_rules(f);
	for (i = 0; i < COUNT(cases); i++)
		check(f, schema, cases[i].name, cases[i].text, cases[i].want);
	hc_schema_free(schema);
}

#define TWICE(line, other) "rules/limits.yaml:" line ": two values of \"line\" hold at once: here and in rules/limits.yaml:" \
	other "; part their dates or their \"where\"\n"
#define GAP(line, from, to, other) "rules/limits.yaml:" line ": \"line\" has no value from " from " to " to \
	", between the one in rules/limits.yaml:" other " and this one\n"

static void values_neither_overlap_nor_leave_a_gap(void **state)
{
	static const struct { const char *name, *values, *want; } cases[] = {
		{ "one after the other", "      - { value: 1" C5 "      - { value: 2" C6, "" },
		{ "in any order", "      - { value: 2" C6 "      - { value: 1" C5, "" },
		{ "one day twice", "      - { to: 2015-01-01, value: 1" C6 "      - { from: 2015-01-01, value: 2" C6, TWICE("6", "5") },
		{ "the day after", "      - { to: 2015-01-01, value: 1" C6 "      - { from: 2015-01-02, value: 2" C6, "" },
		{ "a day missing", "      - { to: 2015-01-01, value: 1" C6 "      - { from: 2015-01-03, value: 2" C6,
		  GAP("6", "2015-01-02", "2015-01-02", "5") },
		{ "a gap told in order of dates", "      - { from: 2016-01-01, value: 1" C6 "      - { to: 2014-12-31, value: 2" C6,
		  GAP("5", "2015-01-01", "2015-12-31", "6") },
		{ "two gaps", "      - { to: 2011-12-31, value: 1" C6 "      - { from: 2013-01-01, to: 2013-12-31, value: 2" C6
		              "      - { from: 2015-01-01, value: 3" C6,
		  GAP("6", "2012-01-01", "2012-12-31", "5") GAP("7", "2014-01-01", "2014-12-31", "6") },
		{ "other owners", "      - { value: 1, where: { kind: general }" C6 "      - { value: 2, where: { kind: [adult, arts] }" C6, "" },
		{ "an owner in both", "      - { value: 1, where: { kind: [general, adult] }" C6 "      - { value: 2, where: { kind: [adult, arts] }" C6,
		  TWICE("6", "5") },
		{ "an owner in all and in one", "      - { value: 1" C6 "      - { value: 2, where: { kind: arts }" C6, TWICE("6", "5") },
		{ "parted by one field of two", "      - { value: 1, where: { kind: general, newly_built: true }" C6
		                                "      - { value: 2, where: { kind: general, newly_built: false }" C6, "" },
		{ "different fields part nobody", "      - { value: 1, where: { kind: general }" C6 "      - { value: 2, where: { newly_built: true }" C6,
		  TWICE("6", "5") },
		{ "parted by a date of the owner", "      - { value: 1, where: { founded_on: { before: 2022-01-01 } }" C6
		                                   "      - { value: 2, where: { founded_on: { from: 2022-01-01 } }" C6, "" },
		{ "three at once", "      - { value: 1" C6 "      - { value: 2" C6 "      - { value: 3" C6,
		  TWICE("6", "5") TWICE("7", "5") TWICE("7", "6") },
		{ "a gap for other owners is none", "      - { to: 2012-01-01, where: { kind: general }, value: 1" C6
		                                    "      - { from: 2014-01-01, where: { kind: adult }, value: 2" C6, "" },
		{ "a gap for the same owners, told otherwise", "      - { to: 2012-01-01, where: { kind: [general, adult], newly_built: true }, value: 1" C6
		                                               "      - { from: 2014-01-01, where: { newly_built: true, kind: [adult, general] }, value: 2" C6,
		  GAP("6", "2012-01-02", "2013-12-31", "5") },
		{ "ends that are open are no gaps", "      - { from: 2012-01-01, to: 2013-01-01, value: 1" C6, "" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_text text;
	size_t i;

	fixture_write_rules(f);
	hc_text_init(&text);
	for (i = 0; i < COUNT(cases); i++) {
		hc_text_clear(&text);
		hc_text_addf(&text, "%s%s", LIMIT, cases[i].values);
		check(f, schema, cases[i].name, hc_text_get(&text), cases[i].want);
	}
	hc_text_drop(&text);
	hc_schema_free(schema);
}

static void a_document_that_cannot_be_read_is_one_problem(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);

	fixture_write_rules(f);
	fixture_write(f, "rules/regulations/setup-2010.yaml", "a: [\n");
	assert_null(load(f, schema));
	assert_string_equal(fixture_problems(f), "rules/regulations/setup-2010.yaml:2: this is not YAML: did not find expected node content\n");
	hc_schema_free(schema);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(values_come_with_what_they_and_their_clauses_say, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_limit_is_a_number_a_list_or_a_day, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_problem_of_a_limit_is_told_with_its_line, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(values_neither_overlap_nor_leave_a_gap, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_document_that_cannot_be_read_is_one_problem, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

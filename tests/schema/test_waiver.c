/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

#include "base/memory.h"
#include "schema/waiver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Parts of a waiver; REST is what it must have besides its rule, subject and dates. */
#define LAND "rule: campus.land, subject: \"school:2\""
#define YEAR "from: 2019-01-01, to: 2019-12-31"
#define REST "basis: 文件〔2019〕5号, approver: 市局, justification: 在建"

/* Two rules, one of schools and one of students. */
static const hc_entity *entity_of(const void *schema, const char *rule)
{
	if (strcmp(rule, "campus.land") == 0)
		return hc_schema_find(schema, "school");
	return strcmp(rule, "rolls.name") == 0 ? hc_schema_find(schema, "student") : NULL;
}

static hc_waivers *load(fixture *f, const hc_schema *schema, const char *text)
{
	char path[128];

	fixture_write(f, "waivers.yaml", text);
	snprintf(path, sizeof path, "%s/waivers.yaml", f->folder);
	return hc_waivers_load(path, schema, entity_of, schema, &f->err);
}

static hc_date day(const char *text)
{
	hc_date date = 0;

	assert_true(hc_date_read(&date, text, strlen(text)));
	return date;
}

static void a_waiver_comes_with_all_it_says(void **state)
{
	static const char text[] = "waivers:\n"
				   "  - rule: campus.land\n"
				   "    subject: \"school:42:A\"\n"
				   "    basis: 文件〔2019〕5号\n"
				   "    approver: \"  市局 \"\n"
				   "    from: 2019-01-01\n"
				   "    to: 2019-12-31\n"
				   "    justification: |\n"
				   "      The new campus\n"
				   "      is  being built.\n";
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_waivers *waivers = load(f, schema, text);
	const hc_waiver *waiver;

	assert_string_equal(fixture_problems(f), "");
	assert_non_null(waivers);
	assert_int_equal(waivers->count, 1);
	waiver = &waivers->items[0];
	assert_string_equal(waiver->rule, "campus.land");
	assert_ptr_equal(waiver->entity, hc_schema_find(schema, "school"));
	assert_string_equal(waiver->subject_id, "42:A");
	assert_string_equal(waiver->basis, "文件〔2019〕5号");
	assert_string_equal(waiver->approver, "市局");
	assert_string_equal(waiver->justification, "The new campus is being built.");
	assert_int_equal(waiver->from, day("2019-01-01"));
	assert_int_equal(waiver->to, day("2019-12-31"));
	assert_int_equal(waiver->line, 2);
	hc_waivers_free(waivers);
	hc_schema_free(schema);
}

static void a_file_may_list_no_waiver(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_waivers *waivers = load(f, schema, "waivers: []\n");

	assert_non_null(waivers);
	assert_int_equal(waivers->count, 0);
	assert_null(hc_waivers_find(waivers, "campus.land", "1", day("2019-03-22")));
	hc_waivers_free(waivers);
	hc_schema_free(schema);
}

static void the_waiver_in_force_is_found_by_rule_subject_and_day(void **state)
{
	static const char text[] =
		"waivers:\n"
		"  - { rule: campus.land, subject: \"school:2\", from: 2020-01-01, to: 2020-06-30, " REST " }\n"
		"  - { rule: rolls.name, subject: \"student:1\", from: 2019-01-01, to: 2019-12-31, " REST " }\n"
		"  - { rule: campus.land, subject: \"school:2\", from: 2019-01-01, to: 2019-12-31, " REST " }\n"
		"  - { rule: campus.land, subject: \"school:10\", from: 2019-03-22, to: 2019-03-22, " REST " }\n";
	static const struct {
		const char *name, *rule, *subject, *date;
		unsigned line; /* 0: none */
	} cases[] = {
		{ "the first day", "campus.land", "2", "2019-01-01", 4 },
		{ "the last day", "campus.land", "2", "2019-12-31", 4 },
		{ "the day after: the next one", "campus.land", "2", "2020-01-01", 2 },
		{ "the very last day", "campus.land", "2", "2020-06-30", 2 },
		{ "the day after all", "campus.land", "2", "2020-07-01", 0 },
		{ "the day before all", "campus.land", "2", "2018-12-31", 0 },
		{ "a waiver of one day", "campus.land", "10", "2019-03-22", 5 },
		{ "the day before it", "campus.land", "10", "2019-03-21", 0 },
		{ "the day after it", "campus.land", "10", "2019-03-23", 0 },
		{ "another rule of the same day", "rolls.name", "1", "2019-03-22", 3 },
		{ "a subject of another rule", "campus.land", "1", "2019-03-22", 0 },
		{ "a rule before all", "a.rule", "2", "2019-03-22", 0 },
		{ "a rule after all", "z.rule", "2", "2019-03-22", 0 },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_waivers *waivers = load(f, schema, text);
	size_t i;

	assert_string_equal(fixture_problems(f), "");
	assert_non_null(waivers);
	for (i = 0; i < COUNT(cases); i++) {
		const hc_waiver *found = hc_waivers_find(waivers, cases[i].rule, cases[i].subject, day(cases[i].date));

		if ((found ? found->line : 0) != cases[i].line)
			fail_msg("%s: want line %u, got line %u", cases[i].name, cases[i].line,
			         found ? found->line : 0);
	}
	assert_null(hc_waivers_find(NULL, "campus.land", "2", day("2019-03-22")));
	hc_waivers_free(waivers);
	hc_schema_free(schema);
}

/* Files, and all the problems that each must give. */
static const struct {
	const char *name, *text, *want;
} wrong[] = {
	{ "no list", "waivers:\n  a: b\n", "waivers.yaml:2: \"waivers\" must list the waivers\n" },
	{ "nothing", "other: []\n",
	  "waivers.yaml:1: unknown key \"other\"; known here: waivers\n"
	  "waivers.yaml:1: \"waivers\" must list the waivers\n" },
	{ "a list alone", "- a\n", "waivers.yaml:1: keys and values (key: value) must stand here\n" },
	{ "a waiver that is a word", "waivers:\n  - everything\n",
	  "waivers.yaml:2: keys and values (key: value) must stand here\n" },
	{ "no YAML", "waivers: [\n", NULL },
	{ "an unknown rule", "waivers:\n  - { rule: campus.lnd, subject: \"school:2\", " YEAR ", " REST " }\n",
	  "waivers.yaml:2: there is no rule \"campus.lnd\"; \"hecha rules\" lists them\n" },
	{ "an unknown entity", "waivers:\n  - { rule: campus.land, subject: \"castle:2\", " YEAR ", " REST " }\n",
	  "waivers.yaml:2: there is no entity \"castle\"\n" },
	{ "an entity of other rules",
	  "waivers:\n  - { rule: campus.land, subject: \"student:2\", " YEAR ", " REST " }\n",
	  "waivers.yaml:2: the subject is \"student\", but the subjects of the rule \"campus.land\" are of "
	  "\"school\"\n" },
	{ "a subject without an entity", "waivers:\n  - { rule: campus.land, subject: \"2\", " YEAR ", " REST " }\n",
	  "waivers.yaml:2: the subject \"2\" must be written as \"entity:id\"\n" },
	{ "a subject without an id", "waivers:\n  - { rule: campus.land, subject: \"school:\", " YEAR ", " REST " }\n",
	  "waivers.yaml:2: the subject \"school:\" must be written as \"entity:id\"\n" },
	{ "an end before the beginning", "waivers:\n  - { " LAND ", from: 2019-12-31, to: 2019-01-01, " REST " }\n",
	  "waivers.yaml:2: this ends on 2019-01-01, before it begins on 2019-12-31\n" },
	{ "no date of the calendar", "waivers:\n  - { " LAND ", from: 2019-02-29, to: 2019-12-31, " REST " }\n",
	  "waivers.yaml:2: \"from\" must be a date, such as 2019-03-22\n" },
	{ "blanks alone", "waivers:\n  - { " LAND ", " YEAR ", basis: \" \", approver: a, justification: b }\n",
	  "waivers.yaml:2: \"basis\" must be a text that is not empty\n" },
	{ "an unknown key", "waivers:\n  - { " LAND ", " YEAR ", " REST ", until: never }\n",
	  "waivers.yaml:2: unknown key \"until\"; known here: rule, subject, basis, approver, from, to, "
	  "justification\n" },
	{ "two that share a day",
	  "waivers:\n  - { " LAND ", from: 2019-12-31, to: 2020-12-31, " REST " }\n  - { " LAND ", " YEAR ", " REST
	  " }\n",
	  "waivers.yaml:2: a second waiver of \"campus.land\" for 2 in the same days; the other is on line "
	  "3\n" },
	{ "one within a longer one, and a third",
	  "waivers:\n  - { " LAND ", " YEAR ", " REST " }\n"
	  "  - { " LAND ", from: 2019-02-01, to: 2019-02-28, " REST " }\n"
	  "  - { " LAND ", from: 2019-05-01, to: 2020-02-28, " REST " }\n",
	  "waivers.yaml:3: a second waiver of \"campus.land\" for 2 in the same days; the other is on line 2\n"
	  "waivers.yaml:4: a second waiver of \"campus.land\" for 2 in the same days; the other is on line "
	  "2\n" },
};

static void a_problem_is_told_with_file_and_line(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	for (i = 0; i < COUNT(wrong); i++) {
		const char *got;

		if (load(f, schema, wrong[i].text))
			fail_msg("%s: accepted", wrong[i].name);
		got = fixture_problems(f);
		if (wrong[i].want ? strcmp(got, wrong[i].want) != 0 : strncmp(got, "waivers.yaml:", 13) != 0)
			fail_msg("%s:\nwant %s\ngot  %s", wrong[i].name, wrong[i].want ? wrong[i].want : "a problem",
			         got);
	}
	hc_schema_free(schema);
}

static void every_key_is_required(void **state)
{
	static const char *const pairs[][2] = {
		{ "rule", "campus.land" },  { "subject", "\"school:2\"" }, { "basis", "b" },
		{ "approver", "a" },        { "from", "2019-01-01" },      { "to", "2019-12-31" },
		{ "justification", "why" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t left, i;

	for (left = 0; left < COUNT(pairs); left++) {
		char text[512] = "waivers:\n  -\n", want[128];

		for (i = 0; i < COUNT(pairs); i++)
			if (i != left)
				snprintf(text + strlen(text), sizeof text - strlen(text), "    %s: %s\n", pairs[i][0],
				         pairs[i][1]);
		snprintf(want, sizeof want, "waivers.yaml:3: the key \"%s\" is missing\n", pairs[left][0]);
		assert_null(load(f, schema, text));
		assert_string_equal(fixture_problems(f), want);
	}
	hc_schema_free(schema);
}

static void all_problems_are_told_at_once(void **state)
{
	static const char text[] = "waivers:\n"
				   "  - { rule: no.rule, subject: \"castle:2\", from: x, to: 2019-12-31, " REST " }\n"
				   "  - { rule: campus.land, subject: \"school:2\", to: 2019-12-31, " REST " }\n"
				   "  - { rule: campus.land, subject: \"school:2\", from: 2019-01-01, " REST " }\n"
				   "  - { rule: campus.land, subject: \"student:2\", " YEAR ", " REST " }\n"
				   "  - { rule: campus.land, subject: \"school:2\", " YEAR ", " REST " }\n";
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);

	assert_null(load(f, schema, text));
	assert_string_equal(fixture_problems(f),
	                    "waivers.yaml:2: there is no rule \"no.rule\"; \"hecha rules\" lists them\n"
	                    "waivers.yaml:2: there is no entity \"castle\"\n"
	                    "waivers.yaml:2: \"from\" must be a date, such as 2019-03-22\n"
	                    "waivers.yaml:3: the key \"from\" is missing\n"
	                    "waivers.yaml:4: the key \"to\" is missing\n"
	                    "waivers.yaml:5: the subject is \"student\", but the subjects of the rule \"campus.land\" "
	                    "are of \"school\"\n");
	hc_schema_free(schema);
}

static void a_file_that_is_not_there_is_an_input_that_is_not_there(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	char path[128];

	snprintf(path, sizeof path, "%s/none.yaml", f->folder);
	assert_null(hc_waivers_load(path, schema, entity_of, schema, &f->err));
	assert_int_equal(f->err.status, HC_EINPUT);
	assert_non_null(strstr(fixture_problems(f), "none.yaml"));
	assert_null(hc_waivers_load(path, schema, entity_of, schema, NULL));
	hc_schema_free(schema);
}

static size_t allowed; /* allocations until one fails */

static void *fail_in_time(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	if (allowed == 0)
		return NULL;
	allowed--;
	return realloc(ptr, size);
}

static void running_out_of_memory_is_reported_and_nothing_leaks(void **state)
{
	static const char text[] =
		"waivers:\n"
		"  - { rule: campus.land, subject: \"school:2\", from: 2019-01-01, to: 2019-12-31, " REST " }\n"
		"  - { rule: rolls.name, subject: \"student:2\", from: 2019-01-01, to: 2019-12-31, " REST " }\n";
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_waivers *waivers = NULL;
	size_t at;

	for (at = 0; !waivers && at < 2000; at++) {
		allowed = at;
		hc_memory_set_hook(fail_in_time);
		waivers = load(f, schema, text);
		hc_memory_set_hook(NULL);
		if (!waivers && f->err.status != HC_ENOMEM)
			fail_msg("allocation %zu: %s", at, fixture_problems(f));
		hc_error_drop(&f->err);
	}
	assert_non_null(waivers);
	assert_true(at > 20);
	hc_waivers_free(waivers);
	hc_schema_free(schema);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
	const struct CMUnitTest tests[] = {
		TEST(a_waiver_comes_with_all_it_says),
		TEST(a_file_may_list_no_waiver),
		TEST(the_waiver_in_force_is_found_by_rule_subject_and_day),
		TEST(a_problem_is_told_with_file_and_line),
		TEST(every_key_is_required),
		TEST(all_problems_are_told_at_once),
		TEST(a_file_that_is_not_there_is_an_input_that_is_not_there),
		TEST(running_out_of_memory_is_reported_and_nothing_leaks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

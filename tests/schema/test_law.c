/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static hc_law *load(fixture *f, const hc_schema *schema)
{
	const char *const folders[] = { f->rules };

	return hc_law_load(schema, folders, 1, &f->err);
}

/* The fixture's own pack; the test fails when it does not load. */
static hc_law *load_good(fixture *f, const hc_schema *schema)
{
	hc_law *law;

	fixture_write_rules(f);
	law = load(f, schema);
	if (!law)
		fail_msg("the rules do not load:\n%s", fixture_problems(f));
	return law;
}

static void check_date(hc_date got, const char *want)
{
	char out[11];

	hc_date_write(out, got);
	assert_string_equal(out, want);
}

static void documents_and_clauses_come_with_their_dates_and_reach(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_law *law = load_good(f, schema);
	const hc_document *old = &law->documents[0], *new = &law->documents[1];
	const hc_clause *six = hc_law_clause(law, "setup-2010:6"), *seven = hc_law_clause(law, "setup-2010:7");

	assert_int_equal(law->document_count, 2);
	assert_string_equal(old->id, "setup-2001");
	assert_null(old->number);
	assert_string_equal(old->superseded_by, "setup-2010");
	check_date(old->to, "2010-07-05");
	assert_string_equal(new->number, "教职成〔2010〕12号");
	assert_string_equal(new->title.en, "Set-up standard");
	check_date(new->from, "2010-07-06");
	check_date(new->to, "9999-12-31");
	assert_int_equal(new->clause_count, 2);
	assert_ptr_equal(six->document, new);
	assert_string_equal(six->number, "6");
	assert_string_equal(six->duty.zh, "规模");
	assert_int_equal(six->verified, HC_TEXT_READ);
	assert_int_equal(six->line, 8);
	check_date(six->from, "2010-07-06");
	assert_int_equal(six->reach.count, 1);
	assert_int_equal(six->reach.parts[0].ranges[0].high, 1);
	assert_string_equal(six->outside.en, "for general and adult schools only");
	assert_int_equal(seven->verified, HC_SUMMARY);
	check_date(seven->from, "2011-01-01");
	check_date(seven->to, "2020-12-31");
	assert_int_equal(seven->reach.parts[0].ranges[0].low, 2);
	assert_string_equal(seven->outside.en, "for arts schools only");
	assert_int_equal(hc_law_clause(law, "setup-2001:5")->reach.count, 0);
	assert_null(hc_law_clause(law, "setup-2001:5")->outside.en);
	hc_law_free(law);
	hc_schema_free(schema);
}

static void clauses_and_limits_are_found_by_their_whole_names(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_law *law = load_good(f, schema);

	assert_null(hc_law_clause(law, "setup-2010"));
	assert_null(hc_law_clause(law, "setup-2010:"));
	assert_null(hc_law_clause(law, "setup-2010:66"));
	assert_null(hc_law_clause(law, "setup:6"));
	assert_null(hc_law_clause(law, ""));
	assert_null(hc_law_limit(law, "min"));
	assert_string_equal(hc_law_limit(law, "min_students")->name, "min_students");
	hc_law_free(law);
	hc_law_free(NULL);
	hc_schema_free(schema);
}

static void verdicts_come_in_their_order(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_law *law = load_good(f, schema);

	assert_ptr_equal(law->owner, hc_schema_find(schema, "school"));
	assert_int_equal(law->verdicts_verified, HC_CITY);
	assert_int_equal(law->verdict_count, 3);
	assert_string_equal(law->verdicts[0].name, "unqualified");
	assert_int_equal(law->verdicts[0].severities, 1u << HC_KEY);
	assert_int_equal(law->verdicts[0].outcomes, 1u << HC_FAIL);
	assert_int_equal(law->verdicts[1].severities, 1u << HC_KEY | 1u << HC_MAJOR);
	assert_int_equal(law->verdicts[1].outcomes, 1u << HC_UNKNOWN | 1u << HC_BROKEN);
	assert_false(law->verdicts[1].always);
	assert_true(law->verdicts[2].always);
	assert_string_equal(law->verdicts[2].label.zh, "合格");
	hc_law_free(law);
	hc_schema_free(schema);
}

static const struct { const char *name, *text, *want; } registers[] = {
	{ "nothing that is needed", "number: x\n",
	  "rules/regulations/new.yaml:1: the key \"title\" is missing\n"
	  "rules/regulations/new.yaml:1: the key \"from\" is missing\n"
	  "rules/regulations/new.yaml:1: \"clauses\" must give the clauses (number: { duty: …, verified: … })\n" },
	{ "unknown keys", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nin_force: true\n"
	                  "clauses: { 1: { duty: { zh: 甲, en: A }, verified: text, threshold: 3 } }\n",
	  "rules/regulations/new.yaml:3: unknown key \"in_force\"; known here: number, title, from, to, superseded_by, reach, outside, source, clauses\n"
	  "rules/regulations/new.yaml:4: unknown key \"threshold\"; known here: duty, verified, from, to, reach, outside, extends, partly, unchecked\n" },
	{ "what extends nothing", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nclauses:\n"
	                          "  1: { duty: { zh: 甲, en: A }, verified: text, extends: \"setup-2010:99\" }\n"
	                          "  2: { duty: { zh: 甲, en: A }, verified: text, extends: \"setup-2010:6\" }\n"
	                          "  3: { duty: { zh: 甲, en: A }, verified: text, extends: \"new:2\" }\n",
	  "rules/regulations/new.yaml:4: \"extends\": \"setup-2010:99\" is no clause of the register, or extends another itself\n"
	  "rules/regulations/new.yaml:6: \"extends\": \"new:2\" is no clause of the register, or extends another itself\n" },
	{ "checked in part and not at all", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nclauses:\n"
	                                    "  1: { duty: { zh: 甲, en: A }, verified: text, partly: { zh: 乙, en: B }, unchecked: { zh: 丙, en: C } }\n",
	  "rules/regulations/new.yaml:4: the clause \"new:1\" is either \"partly\" checked or \"unchecked\", not both\n" },
	{ "a date that is none", "title: { zh: 甲, en: A }\nfrom: 2010-02-30\nclauses: { 1: { duty: { zh: 甲, en: A }, verified: text } }\n",
	  "rules/regulations/new.yaml:2: \"from\" must be a date, such as 2019-03-22\n" },
	{ "dates upside down", "title: { zh: 甲, en: A }\nfrom: 2010-01-02\nto: 2010-01-01\nclauses: { 1: { duty: { zh: 甲, en: A }, verified: text } }\n",
	  "rules/regulations/new.yaml:1: this ends on 2010-01-01, before it begins on 2010-01-02\n"
	  "rules/regulations/new.yaml:4: this ends on 2010-01-01, before it begins on 2010-01-02\n" },
	{ "a clause beyond its document", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nto: 2012-01-01\nclauses:\n"
	                                 "  a: { duty: { zh: 甲, en: A }, verified: text, from: 2009-12-31 }\n"
	                                 "  b: { duty: { zh: 甲, en: A }, verified: text, to: 2012-01-02 }\n",
	  "rules/regulations/new.yaml:5: the clause \"new:a\" is in force outside its document's dates\n"
	  "rules/regulations/new.yaml:6: the clause \"new:b\" is in force outside its document's dates\n" },
	{ "a clause that says little", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nclauses:\n  1: {}\n  2: text\n",
	  "rules/regulations/new.yaml:4: the key \"duty\" is missing\n"
	  "rules/regulations/new.yaml:4: the key \"verified\" is missing\n"
	  "rules/regulations/new.yaml:5: keys and values (key: value) must stand here\n" },
	{ "how sure, in an unknown word", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nclauses: { 1: { duty: { zh: 甲, en: A }, verified: seen } }\n",
	  "rules/regulations/new.yaml:3: \"verified\" is \"seen\", but must be one of: unverified city summary text\n" },
	{ "a reach without a reason", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nreach: { kind: arts }\n"
	                              "clauses: { 1: { duty: { zh: 甲, en: A }, verified: text, reach: { kind: adult } } }\n",
	  "rules/regulations/new.yaml:1: the key \"outside\" is missing\n"
	  "rules/regulations/new.yaml:4: the key \"outside\" is missing\n" },
	{ "a reason without a reach", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\noutside: { zh: 甲, en: A }\n"
	                              "clauses: { 1: { duty: { zh: 甲, en: A }, verified: text } }\n",
	  "rules/regulations/new.yaml:3: \"outside\" without \"reach\": nobody is outside\n" },
	{ "a reach over an unknown field", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nreach: { colour: red }\noutside: { zh: 甲, en: A }\n"
	                                   "clauses: { 1: { duty: { zh: 甲, en: A }, verified: text } }\n",
	  "rules/regulations/new.yaml:3: \"school\" has no field \"colour\"\n" },
	{ "clause numbers that cannot be cited", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nclauses:\n"
	                                         "  \"a b\": { duty: { zh: 甲, en: A }, verified: text }\n"
	                                         "  \"a:b\": { duty: { zh: 甲, en: A }, verified: text }\n",
	  "rules/regulations/new.yaml:4: the clause \"a b\" must be without spaces, colons, commas and stars\n"
	  "rules/regulations/new.yaml:5: the clause \"a:b\" must be without spaces, colons, commas and stars\n" },
	{ "superseded by nothing", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nsuperseded_by: newer\n"
	                           "clauses: { 1: { duty: { zh: 甲, en: A }, verified: text } }\n",
	  "rules/regulations/new.yaml:0: \"superseded_by\": there is no document \"newer\"\n" },
	{ "superseded by itself", "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nsuperseded_by: new\n"
	                          "clauses: { 1: { duty: { zh: 甲, en: A }, verified: text } }\n",
	  "rules/regulations/new.yaml:0: \"new\" cannot supersede itself\n" },
	{ "broken YAML", "title: [\n", "rules/regulations/new.yaml:2: this is not YAML: did not find expected node content\n" },
};

static void every_problem_of_the_register_is_told_with_its_line(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	fixture_write_rules(f);
	for (i = 0; i < COUNT(registers); i++) {
		fixture_write(f, "rules/regulations/new.yaml", registers[i].text);
		if (load(f, schema))
			fail_msg("%s: accepted", registers[i].name);
		if (f->err.status != HC_ESCHEMA || strcmp(fixture_problems(f), registers[i].want) != 0)
			fail_msg("%s: got\n%s", registers[i].name, hc_text_get(&f->shown));
	}
	hc_schema_free(schema);
}

static void every_problem_of_the_verdicts_is_told_with_its_line(void **state)
{
	static const struct { const char *name, *text, *want; } cases[] = {
		{ "nothing that is needed", "colour: red\n",
		  "rules/verdicts.yaml:1: unknown key \"colour\"; known here: owner, verified, verdicts, deadlines\n"
		  "rules/verdicts.yaml:1: the key \"owner\" is missing\n"
		  "rules/verdicts.yaml:1: the key \"verified\" is missing\n"
		  "rules/verdicts.yaml:1: \"verdicts\" must list the verdicts\n" },
		{ "deadlines that are none", "owner: school\nverified: city\nverdicts: [ { name: ok, label: { zh: 甲, en: A } } ]\n"
		                             "deadlines: { grave: 3, key: 0, major: soon, minor: 3661 }\n",
		  "rules/verdicts.yaml:4: \"grave\" is no severity\n"
		  "rules/verdicts.yaml:4: a deadline is a number of days from 1 to 3660\n"
		  "rules/verdicts.yaml:4: a deadline is a number of days from 1 to 3660\n"
		  "rules/verdicts.yaml:4: a deadline is a number of days from 1 to 3660\n" },
		{ "an unknown owner is one problem", "owner: firm\nverified: city\nverdicts: [ { name: ok, label: { zh: 甲, en: A } } ]\n",
		  "rules/verdicts.yaml:1: there is no entity \"firm\"\n" },
		{ "no last line", "owner: school\nverified: city\nverdicts:\n"
		                  "  - { name: bad, label: { zh: 甲, en: A }, when: { severity: key, result: fail } }\n",
		  "rules/verdicts.yaml:4: the last verdict has no \"when\", and every other has one\n" },
		{ "a dead line", "owner: school\nverified: city\nverdicts:\n"
		                 "  - { name: ok, label: { zh: 甲, en: A } }\n  - { name: better, label: { zh: 甲, en: A } }\n",
		  "rules/verdicts.yaml:4: the last verdict has no \"when\", and every other has one\n" },
		{ "unknown words", "owner: school\nverified: city\nverdicts:\n"
		                   "  - { name: bad, label: { zh: 甲, en: A }, when: { severity: [grave], result: [fails, [fail]] } }\n"
		                   "  - { name: ok, label: { zh: 甲, en: A } }\n",
		  "rules/verdicts.yaml:4: \"grave\" is no severity\nrules/verdicts.yaml:4: \"fails\" is no result\n"
		  "rules/verdicts.yaml:4: \"\" is no result\n" },
		{ "half a condition", "owner: school\nverified: city\nverdicts:\n"
		                      "  - { name: bad, label: { zh: 甲, en: A }, when: { severity: [] } }\n"
		                      "  - { name: ok, label: { zh: 甲, en: A } }\n",
		  "rules/verdicts.yaml:4: \"when\" needs \"severity\": a list of words\n"
		  "rules/verdicts.yaml:4: \"when\" needs \"result\": a list of words\n" },
		{ "a name twice", "owner: school\nverified: city\nverdicts:\n"
		                  "  - { name: ok, label: { zh: 甲, en: A }, when: { severity: key, result: fail } }\n"
		                  "  - { name: ok, label: { zh: 甲, en: A } }\n",
		  "rules/verdicts.yaml:5: the verdict \"ok\" stands twice (first on line 4)\n" },
		{ "no label and a bad name", "owner: school\nverified: city\nverdicts: [ { name: Not OK } ]\n",
		  "rules/verdicts.yaml:3: \"Not OK\" cannot be a name: use small letters, digits and _, begin with a letter, and avoid words of Lua\n"
		  "rules/verdicts.yaml:3: the key \"label\" is missing\n" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	fixture_write_rules(f);
	for (i = 0; i < COUNT(cases); i++) {
		fixture_write(f, "rules/verdicts.yaml", cases[i].text);
		if (load(f, schema))
			fail_msg("%s: accepted", cases[i].name);
		if (strcmp(fixture_problems(f), cases[i].want) != 0)
			fail_msg("%s: got\n%s", cases[i].name, hc_text_get(&f->shown));
	}
	hc_schema_free(schema);
}

static void a_document_s_id_is_its_file_s_name(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);

	fixture_write_rules(f);
	fixture_write(f, "rules/regulations/New law.yaml",
	              "title: { zh: 甲, en: A }\nfrom: 2010-01-01\nclauses: { 1: { duty: { zh: 甲, en: A }, verified: text } }\n");
	assert_null(load(f, schema));
	assert_string_equal(fixture_problems(f), "rules/regulations/New law.yaml:0: \"New law\" cannot be a document's id: "
	                                         "use small letters, digits and -\n");
	hc_schema_free(schema);
}

static const char own_limits[] =
	"limits:\n"
	"  own_line:\n"
	"    title: { zh: 自定, en: Own }\n"
	"    values: [ { value: 5, clause: \"setup-2010:6\" }]\n";

static void packs_are_one_namespace(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	char mine[160];
	const char *const folders[] = { f->rules, mine };
	hc_law *law;

	snprintf(mine, sizeof mine, "%s/mine/", f->folder);
	fixture_write_rules(f);
	fixture_write(f, "mine/limits.yaml", own_limits);
	fixture_write(f, "mine/regulations/own-2019.yaml",
	              "title: { zh: 甲, en: A }\nfrom: 2019-01-01\nclauses: { 1: { duty: { zh: 甲, en: A }, verified: city } }\n");
	law = hc_law_load(schema, folders, 2, &f->err);
	assert_string_equal(fixture_problems(f), "");
	assert_non_null(law);
	assert_int_equal(law->document_count, 3);
	assert_string_equal(law->documents[0].id, "own-2019");
	assert_ptr_equal(hc_law_clause(law, "own-2019:1")->document, &law->documents[0]);
	assert_int_equal(law->limit_count, 5);
	assert_ptr_equal(hc_law_limit(law, "own_line")->values[0].clause, hc_law_clause(law, "setup-2010:6"));
	hc_law_free(law);
	hc_schema_free(schema);
}

static void a_name_in_two_packs_is_a_problem(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	char mine[160];
	const char *const folders[] = { f->rules, mine };

	snprintf(mine, sizeof mine, "%s/mine", f->folder);
	fixture_write_rules(f);
	fixture_write(f, "rules/limits.yaml", own_limits);
	fixture_write(f, "mine/limits.yaml", own_limits);
	fixture_write(f, "mine/verdicts.yaml", "owner: school\n");
	fixture_write(f, "mine/regulations/setup-2001.yaml",
	              "title: { zh: 甲, en: A }\nfrom: 2019-01-01\nclauses: { 1: { duty: { zh: 甲, en: A }, verified: city } }\n");
	assert_null(hc_law_load(schema, folders, 2, &f->err));
	assert_string_equal(fixture_problems(f),
	                    "mine/verdicts.yaml:0: a second file of verdicts; rules/verdicts.yaml is in force already: exactly one pack has one\n"
	                    "rules/regulations/setup-2001.yaml:0: the document \"setup-2001\" is there twice; the other is mine/regulations/setup-2001.yaml\n"
	                    "rules/limits.yaml:2: the limit \"own_line\" is there twice; the other is in mine/limits.yaml:2\n");
	hc_schema_free(schema);
}

static void areas_of_all_packs_have_names(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "staffing: { zh: 人员, en: Staff }\n", "" },
		{ "- staffing\n", "mine/areas.yaml:1: must give labels by area (area: { zh: …, en: … })\n" },
		{ "size: { zh: 规模, en: Sizes }\nOld One: { zh: 旧 }\n",
		  "mine/areas.yaml:1: the area \"size\" is named twice\n"
		  "mine/areas.yaml:2: \"Old One\" cannot be a name: use small letters, digits and _, begin with a letter, and avoid words of Lua\n"
		  "mine/areas.yaml:2: the key \"en\" is missing\n" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	char mine[160];
	const char *const folders[] = { f->rules, mine };
	size_t i;

	snprintf(mine, sizeof mine, "%s/mine", f->folder);
	fixture_write_rules(f);
	fixture_write(f, "rules/areas.yaml", "size: { zh: 规模, en: Size }\n");
	for (i = 0; i < COUNT(cases); i++) {
		fixture_write(f, "mine/areas.yaml", cases[i].text);
		hc_law *law = hc_law_load(schema, folders, 2, &f->err);
		if (strcmp(fixture_problems(f), cases[i].want) != 0)
			fail_msg("%s: got\n%s", cases[i].text, hc_text_get(&f->shown));
		assert_int_equal(law != NULL, cases[i].want[0] == '\0');
		if (law) {
			assert_string_equal(hc_law_area(law, "size")->label.en, "Size");
			assert_string_equal(hc_law_area(law, "staffing")->label.zh, "人员");
			assert_null(hc_law_area(law, "land"));
		}
		hc_law_free(law);
	}
	hc_schema_free(schema);
}

static void a_pack_may_be_empty_but_somebody_must_say_the_verdicts(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);

	fixture_write(f, "rules/readme.md", "");
	f->err.lang = HC_ZH;
	assert_null(load(f, schema));
	assert_string_equal(fixture_problems(f), "rules:0: 规则包中没有 verdicts.yaml\n");
	assert_null(hc_law_load(schema, NULL, 0, &f->err));
	assert_string_equal(fixture_problems(f), ":0: 规则包中没有 verdicts.yaml\n");
	hc_schema_free(schema);
}

/* Refuses the n-th allocation, or all from the n-th on; counts what is held. */
static size_t calls, refused, held;
static bool for_good;

static void *failing(void *ptr, size_t size)
{
	void *block;

	if (size == 0) {
		held -= ptr != NULL;
		free(ptr);
		return NULL;
	}
	calls++;
	if (calls == refused || (for_good && calls > refused))
		return NULL;
	block = realloc(ptr, size);
	held += block && !ptr;
	return block;
}

static void memory_that_runs_out_anywhere_leaves_nothing_behind(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_law *law = NULL;
	int round;

	fixture_write_rules(f);
	for (round = 0; round < 2; round++) {
		for_good = round == 1;
		for (refused = 1;; refused++) {
			calls = held = 0;
			hc_memory_set_hook(failing);
			law = load(f, schema);
			if (law)
				break;
			if (f->err.status != HC_ENOMEM)
				fail_msg("allocation %zu: status %d", refused, (int)f->err.status);
			hc_error_drop(&f->err);
			if (held != 0)
				fail_msg("allocation %zu: %zu blocks are left", refused, held);
		}
		/* Compiled with tiny pages, an arena takes each request from the allocator. */
		assert_true(refused > 300);
		hc_law_free(law);
		hc_memory_set_hook(NULL);
		assert_int_equal(held, 0);
	}
	hc_schema_free(schema);
}

static void the_shipped_law_loads(void **state)
{
	static const char *const folders[] = { HC_SOURCE_DIR "/rules" };
	fixture *f = *state;
	hc_schema *schema = hc_schema_load(HC_SOURCE_DIR "/schemas", &f->err);
	hc_law *law;

	assert_non_null(schema);
	law = hc_law_load(schema, folders, 1, &f->err);
	if (!law)
		fail_msg("%s", fixture_problems(f));
	hc_law_free(law);
	hc_schema_free(schema);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(documents_and_clauses_come_with_their_dates_and_reach, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(clauses_and_limits_are_found_by_their_whole_names, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(verdicts_come_in_their_order, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_problem_of_the_register_is_told_with_its_line, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_problem_of_the_verdicts_is_told_with_its_line, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_document_s_id_is_its_file_s_name, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(packs_are_one_namespace, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_name_in_two_packs_is_a_problem, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(areas_of_all_packs_have_names, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_pack_may_be_empty_but_somebody_must_say_the_verdicts, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(memory_that_runs_out_anywhere_leaves_nothing_behind, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(the_shipped_law_loads, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* What the texts leave open is decided in one file; what it leaves stays a placeholder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char left_open[] =
	"limits:\n"
	"  left_open:\n"
	"    title: { zh: 待定, en: Open }\n"
	"    values:\n"
	"      - { from: 2011-01-01, to: 2012-12-31, value: 5, clause: \"setup-2010:6\", verified: city }\n"
	"      - { from: 2013-01-01, value: 6, clause: \"setup-2010:6\", verified: city }\n"
	"  share_open:\n"
	"    title: { zh: 比例, en: Share }\n"
	"    unit: share\n"
	"    values: [ { value: 0.5, clause: \"setup-2010:6\", verified: city } ]\n"
	"  settled:\n"
	"    title: { zh: 已定, en: Settled }\n"
	"    values: [ { where: { kind: general }, value: 7, clause: \"setup-2010:6\" } ]\n";

static const char one_project[] =
	"projects:\n"
	"  - { name: one, title: { zh: 甲, en: A }, clauses: [\"setup-2010:6\"], rules: [a.b], verified: city, undetermined: { zh: 乙, en: B },\n"
	"      classes: [ { name: bad, label: { zh: 丙, en: C }, more_than: 0 }, { name: good, label: { zh: 丁, en: D } } ] }\n";

/* The law with these decisions; NULL with problems. */
static hc_law *decide(fixture *f, const hc_schema *schema, const char *decisions)
{
	char mine[160];
	const char *const folders[] = { f->rules, mine };

	snprintf(mine, sizeof mine, "%s/mine", f->folder);
	fixture_write_rules(f);
	fixture_write(f, "mine/limits.yaml", left_open);
	fixture_write(f, "mine/projects.yaml", one_project);
	fixture_write(f, "mine/decisions.yaml", decisions);
	return hc_law_load(schema, folders, 2, &f->err);
}

/* "2011-01-01 – 2012-12-31: 5 city; …": the values of a limit in their order. */
static const char *values_of(fixture *f, const hc_law *law, const char *name)
{
	const hc_limit *limit = hc_law_limit(law, name);
	char from[11], to[11];
	size_t i;

	hc_text_clear(&f->shown);
	for (i = 0; i < limit->value_count; i++) {
		const hc_limit_value *value = &limit->values[i];

		hc_date_write(from, value->from);
		hc_date_write(to, value->to);
		hc_text_addf(&f->shown, "%s – %s: %lld %s%s%s\n", from, value->to == HC_DATE_MAX ? "" : to, (long long)value->number.num,
		             hc_verified_word(value->verified), value->basis.en ? " by " : "", value->basis.en ? value->basis.en : "");
	}
	return hc_text_get(&f->shown);
}

static const struct { const char *name, *text, *want; } decided[] = {
	{ "nothing decided", "limits:\n",
	  "2011-01-01 – 2012-12-31: 5 city\n2013-01-01 – : 6 city\n" },
	{ "once for all the time", "limits: { left_open: { value: 9, basis: { zh: 会, en: us } } }\n",
	  "2011-01-01 – 2012-12-31: 9 city by us\n2013-01-01 – : 9 city by us\n" },
	{ "from a day on", "limits: { left_open: { value: 9, from: 2012-06-01, basis: { zh: 会, en: us } } }\n",
	  "2011-01-01 – 2012-05-31: 5 city\n2013-01-01 – : 9 city by us\n2012-06-01 – 2012-12-31: 9 city by us\n" },
	{ "for some days within", "limits: { left_open: { value: 9, from: 2014-01-01, to: 2014-12-31, basis: { zh: 会, en: us } } }\n",
	  "2011-01-01 – 2012-12-31: 5 city\n2013-01-01 – 2013-12-31: 6 city\n2014-01-01 – 2014-12-31: 9 city by us\n"
	  "2015-01-01 – : 6 city\n" },
	{ "differently from year to year",
	  "limits:\n  left_open:\n    - { value: 8, to: 2012-12-31, basis: { zh: 会, en: us } }\n"
	  "    - { value: 9, from: 2013-01-01, basis: { zh: 会, en: them } }\n",
	  "2011-01-01 – 2012-12-31: 8 city by us\n2013-01-01 – : 9 city by them\n" },
};

static void a_decision_takes_the_place_of_the_placeholder_in_its_days(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	for (i = 0; i < COUNT(decided); i++) {
		hc_law *law = decide(f, schema, decided[i].text);

		if (!law)
			fail_msg("%s: %s", decided[i].name, fixture_problems(f));
		if (strcmp(values_of(f, law, "left_open"), decided[i].want) != 0)
			fail_msg("%s: got\n%s", decided[i].name, hc_text_get(&f->shown));
		hc_law_free(law);
	}
	hc_schema_free(schema);
}

static void lines_of_ones_own_verdicts_and_classes_are_decided_too(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_law *law = decide(f, schema, "limits: { settled: { value: 3, where: { kind: arts }, clause: \"setup-2010:6\" } }\n"
	                                "verdicts: { basis: { zh: 细则, en: the rules } }\n"
	                                "projects:\n  one:\n    basis: { zh: 细则, en: the rules }\n    classes:\n"
	                                "      - { name: bad, label: { zh: 丙, en: C }, more_than: 2 }\n"
	                                "      - { name: fair, label: { zh: 戊, en: E }, more_than: 0 }\n"
	                                "      - { name: good, label: { zh: 丁, en: D } }\n");

	assert_string_equal(fixture_problems(f), "");
	assert_int_equal(hc_law_limit(law, "settled")->value_count, 2);
	assert_int_equal(hc_law_limit(law, "settled")->values[1].number.num, 3);
	assert_int_equal(law->verdicts_verified, HC_CITY);
	assert_string_equal(law->verdicts_basis.en, "the rules");
	assert_int_equal(law->projects[0].verified, HC_CITY);
	assert_string_equal(law->projects[0].basis.en, "the rules");
	assert_int_equal(law->projects[0].class_count, 3);
	assert_int_equal(law->projects[0].classes[0].over, 2);
	hc_law_free(law);
	hc_schema_free(schema);
}

#define BASIS "basis: { zh: 会, en: us }"

static const struct { const char *name, *text, *want; } refused[] = {
	{ "what is no limit", "limits: { left_opens: { value: 9, " BASIS " } }\n",
	  "mine/decisions.yaml:1: there is no limit \"left_opens\"; the nearest is \"left_open\"\n" },
	{ "without a basis", "limits: { left_open: { value: 9 } }\n", "mine/decisions.yaml:1: the key \"basis\" is missing\n" },
	{ "what the text does not leave open", "limits: { settled: { value: 9, " BASIS " } }\n",
	  "mine/decisions.yaml:1: nothing of \"settled\" is left open in this time; a line of your own needs a \"clause\"\n" },
	{ "before anything is open", "limits: { left_open: { value: 9, to: 2010-12-31, " BASIS " } }\n",
	  "mine/decisions.yaml:1: nothing of \"left_open\" is left open in this time; a line of your own needs a \"clause\"\n" },
	{ "twice for the same days",
	  "limits:\n  left_open:\n    - { value: 8, to: 2013-06-30, " BASIS " }\n    - { value: 9, from: 2013-06-30, " BASIS " }\n",
	  "mine/decisions.yaml:4: \"left_open\" is decided twice for the same days: here and in mine/decisions.yaml:3\n" },
	{ "another kind of value", "limits: { left_open: { value: [a], " BASIS " } }\n",
	  "mine/decisions.yaml:1: the values of a limit must be of one kind: all numbers, all lists or all days\n" },
	{ "a line for those who have one", "limits: { settled: { value: 3, where: { kind: general }, clause: \"setup-2010:6\" } }\n",
	  "mine/decisions.yaml:1: two values of \"settled\" hold at once: here and in mine/limits.yaml:13; part their dates or their \"where\"\n" },
	{ "projects there are not, without a basis", "projects: { reach: { basis: { zh: 会, en: us } }, one: { classes: [] } }\n",
	  "mine/decisions.yaml:1: there is no project \"reach\"\nmine/decisions.yaml:1: the key \"basis\" is missing\n"
	  "mine/decisions.yaml:1: \"classes\" must be a list\n" },
	{ "a share over one, and nothing", "limits: { share_open: { value: 90, " BASIS " }, left_open: [] }\n",
	  "mine/decisions.yaml:1: a share lies between 0 and 1 (0.90 is 90 %)\nmine/decisions.yaml:1: \"left_open\" decides nothing\n" },
	{ "words for values", "limits: yes\nverdicts: { verified: text }\n",
	  "mine/decisions.yaml:1: \"limits\" must give decisions (limit: { value: … })\n"
	  "mine/decisions.yaml:2: unknown key \"verified\"; known here: basis, verdicts, deadlines\n"
	  "mine/decisions.yaml:2: the key \"basis\" is missing\n" },
};

static void every_problem_of_the_decisions_is_told_with_its_line(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	for (i = 0; i < COUNT(refused); i++) {
		if (decide(f, schema, refused[i].text))
			fail_msg("%s: accepted", refused[i].name);
		if (strcmp(fixture_problems(f), refused[i].want) != 0)
			fail_msg("%s: got\n%s", refused[i].name, hc_text_get(&f->shown));
	}
	hc_schema_free(schema);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_decision_takes_the_place_of_the_placeholder_in_its_days, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(lines_of_ones_own_verdicts_and_classes_are_decided_too, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_problem_of_the_decisions_is_told_with_its_line, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

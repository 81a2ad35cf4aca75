/* SPDX-License-Identifier: MIT */
/* Projects stand beside the verdicts: indicators, who is counted, classes, goals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "fixture.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define NAMED "name: p, title: { zh: 甲, en: A }, verified: city, undetermined: { zh: 乙, en: B }"
#define CLASSES "classes: [ { name: bad, label: { zh: 丙, en: C }, more_than: 0 }, { name: good, label: { zh: 丁, en: D } } ]"

static hc_law *load(fixture *f, const hc_schema *schema, const char *projects)
{
	const char *const folders[] = { f->rules };

	fixture_write_rules(f);
	fixture_write(f, "rules/projects.yaml", projects);
	return hc_law_load(schema, folders, 1, &f->err);
}

static void a_project_is_read_whole(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_law *law = load(f, schema, "projects:\n  - { " NAMED ", clauses: [\"setup-2010:6\"], rules: [a.b, c.d], " CLASSES
	                              ", goals: [ { by: 2023-12-31, share: 0.80, clause: \"setup-2010:7\" } ] }\n");
	const hc_project *project;

	assert_string_equal(fixture_problems(f), "");
	assert_int_equal(law->project_count, 1);
	project = &law->projects[0];
	assert_string_equal(project->name, "p");
	assert_ptr_equal(project->clauses[0], hc_law_clause(law, "setup-2010:6"));
	assert_int_equal(project->rule_count, 2);
	assert_string_equal(project->rules[1], "c.d");
	assert_int_equal(project->class_count, 2);
	assert_int_equal(project->classes[0].over, 0);
	assert_int_equal(project->classes[1].over, -1);
	assert_string_equal(project->undetermined.en, "B");
	assert_int_equal(project->goals[0].share.num, 4);
	assert_ptr_equal(project->goals[0].clause, hc_law_clause(law, "setup-2010:7"));
	hc_law_free(law);
	hc_schema_free(schema);
}

static const struct { const char *name, *text, *want; } refused[] = {
	{ "nothing that is needed", "projects: [ {} ]\n",
	  "rules/projects.yaml:1: the key \"name\" is missing\nrules/projects.yaml:1: the key \"title\" is missing\n"
	  "rules/projects.yaml:1: the key \"undetermined\" is missing\n"
	  "rules/projects.yaml:1: the key \"verified\" is missing\nrules/projects.yaml:1: \"clauses\" must be a list\n"
	  "rules/projects.yaml:1: \"rules\" must be a list\nrules/projects.yaml:1: \"classes\" must be a list\n" },
	{ "no list", "projects: none\n", "rules/projects.yaml:1: \"projects\" must be a list\n" },
	{ "a clause there is not", "projects: [ { " NAMED ", clauses: [\"setup-2010:99\"], rules: [a.b], " CLASSES " } ]\n",
	  "rules/projects.yaml:1: there is no clause \"setup-2010:99\" in the register\n" },
	{ "classes that do not fall",
	  "projects:\n  - " "{ " NAMED ", clauses: [\"setup-2010:6\"], rules: [a.b],\n      classes: [ { name: x, label: { zh: 甲, en: A }, more_than: 1 },\n"
	       "        { name: y, label: { zh: 甲, en: A }, more_than: 1 }, { name: z, label: { zh: 甲, en: A } } ] }\n",
	  "rules/projects.yaml:4: \"more_than\" must be whole numbers that fall from class to class, down to 0, and the last class has none\n"
	  "rules/projects.yaml:3: the last class but one must have \"more_than: 0\"\n" },
	{ "a goal over one, classes of one name",
	  "projects:\n  - { " NAMED ", clauses: [\"setup-2010:6\"], rules: [a.b], goals: [ { by: 2023-12-31, share: 80 } ],\n"
	  "      classes: [ { name: x, label: { zh: 甲, en: A }, more_than: 1 }, { name: x, label: { zh: 甲, en: A }, more_than: 0 },\n"
	  "        { name: undetermined, label: { zh: 甲, en: A } } ] }\n",
	  "rules/projects.yaml:3: the class \"x\" is there already\nrules/projects.yaml:4: the class \"undetermined\" is there already\n"
	  "rules/projects.yaml:2: a share lies between 0 and 1 (0.90 is 90 %)\n" },
	{ "a last class with a number",
	  "projects:\n  - { " NAMED ", clauses: [\"setup-2010:6\"], rules: [a.b], classes: [ { name: x, label: { zh: 甲, en: A }, more_than: 0 } ] }\n",
	  "rules/projects.yaml:2: \"more_than\" must be whole numbers that fall from class to class, down to 0, and the last class has none\n" },
};

static void every_problem_of_a_project_is_told_with_its_line(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	for (i = 0; i < COUNT(refused); i++) {
		if (load(f, schema, refused[i].text))
			fail_msg("%s: accepted", refused[i].name);
		if (strcmp(fixture_problems(f), refused[i].want) != 0)
			fail_msg("%s: got\n%s", refused[i].name, hc_text_get(&f->shown));
	}
	hc_schema_free(schema);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_project_is_read_whole, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_problem_of_a_project_is_told_with_its_line, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

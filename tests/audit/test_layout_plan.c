/* SPDX-License-Identifier: MIT */
/* From the words of rules to what is read: their fields and no others, and what the engine itself needs. */
#include "audit/fixture.h"

#include "audit/layout_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void show_frame(hc_text *out, const hc_layout_frame *frame)
{
	hc_text_addf(out, "%s%s", frame->entity->name, frame->at_home ? "" : " as guest");
	for (size_t k = 0; k < frame->key_count; k++)
		hc_text_addf(out, " @%s", frame->key[k]->name);
	hc_text_add(out, ":");
	for (size_t c = 0; c < frame->column_count; c++)
		hc_text_addf(out, " %s", frame->columns[c].path);
	hc_text_add(out, "\n");
}

static void show_layout(hc_text *out, const hc_layout *layout)
{
	for (size_t i = 0; i < layout->frame_count; i++)
		show_frame(out, &layout->frames[i]);
	for (size_t k = 0; k < layout->link_count; k++) {
		const hc_layout_link *link = &layout->links[k];
		const hc_layout_frame *child = &layout->frames[link->child];
		hc_text_addf(out, "%s has %s by %s in %s\n", layout->frames[link->parent].entity->name, child->entity->name,
		             link->via->name, link->via_column ? child->columns[link->via_column].path : "its root");
	}
}

typedef struct word_rule {
	const char *subject, *clause, *names, *follows;
} word_rule;

static const struct {
	const char *name, *root;
	word_rule rules[4];
	const char *want;
} cases[] = {
	{"without a rule, the owner with its name", "school", {{NULL, NULL, NULL, NULL}}, "school: school_id name\n"},
	{"a root that no rule is about and no owner lies in", "firm", {{NULL, NULL, NULL, NULL}}, "firm: firm_id name\n"},
	{"only the fields named", "school", {{"school", "standard:4", "area", ""}}, "school: school_id area name\n"},
	{"names that no field has", "school", {{"school", "standard:4", "at_least check min_nothing salary", ""}},
	 "school: school_id name\n"},
	{"fields of two rules, each once", "school",
	 {{"school", "standard:4", "area", ""}, {"school", "standard:4", "area city_id", ""}}, "school: school_id area city_id name\n"},
	{"what a clause reaches by", "school", {{"school", "standard:6", "area", ""}}, "school: school_id area name kind\n"},
	{"what a limit's values are for", "school", {{"school", "standard:4", "area min_area", ""}},
	 "school: school_id area name kind\n"},
	{"what the owner of a subject is chosen by", "school", {{"teacher", "standard:6", "degree", ""}},
	 "school: school_id name\nteacher @school_id: teacher_id degree name school_id school.kind\n"},
	{"a record referred to: its fields are named too", "school", {{"teacher", "standard:4", "degree mentor", "mentor"}},
	 "school: school_id name\nteacher @school_id: teacher_id degree mentor.degree mentor.mentor.degree mentor.mentor.mentor.degree"
	 " name school_id\n"},
	{"a reference that is only a word is not followed", "school", {{"teacher", "standard:4", "degree mentor", ""}},
	 "school: school_id name\nteacher @school_id: teacher_id degree name school_id\n"},
	{"a collection", "school", {{"school", "standard:4", "degree teachers", "teachers"}},
	 "school: school_id name\nteacher @school_id: teacher_id degree\nschool has teacher by school_id in its root\n"},
	{"a collection that is only a word is not read", "school", {{"school", "standard:4", "degree teachers", ""}},
	 "school: school_id name\n"},
	{"a collection of what another rule is about", "school",
	 {{"school", "standard:4", "degree teachers", "teachers"}, {"teacher", "standard:4", "dual", ""}},
	 "school: school_id name\nteacher @school_id: teacher_id degree dual name school_id\n"
	 "school has teacher by school_id in its root\n"},
	{"a collection inside the root", "school", {{"teacher", "standard:4", "grade students", "students"}},
	 "school: school_id name\nteacher @school_id: teacher_id name school_id\nstudent @school_id: student_id grade tutor_id\n"
	 "teacher has student by tutor_id in tutor_id\n"},
	{"a collection through a record referred to", "school", {{"school", "standard:4", "degree students tutor", "students tutor"}},
	 "school: school_id name\nstudent @school_id: student_id tutor.degree\n"
	 "school has student by school_id in its root\n"},
	{"guests", "firm", {{"firm", "standard:4", "internships paid", "internships"}},
	 "firm: firm_id name\ninternship as guest @firm_id: internship_id paid\nfirm has internship by firm_id in its root\n"},
	{"guests of two parents are read once", "firm",
	 {{"firm", "standard:4", "internships paid", "internships"}, {"post", "standard:4", "internships staff", "internships"}},
	 "firm: firm_id name\npost @firm_id: post_id staff\ninternship as guest @firm_id: internship_id paid post_id\n"
	 "firm has internship by firm_id in its root\npost has internship by post_id in post_id\n"},
	{"rules about other roots are read elsewhere", "firm", {{"school", "standard:4", "area", ""}}, "firm: firm_id name\n"},
	{"records above", "city", {{"city", "standard:4", "area schools", "schools"}},
	 "city: city_id name\nschool as guest @city_id: school_id area\ncity has school by city_id in its root\n"},
};

static void add_rules(audit_fixture *f, const word_rule *rules)
{
	static const char *const ids[] = {"a.a", "b.b", "c.c", "d.d"};
	f->list.count = 0;
	for (size_t i = 0; i < 4 && rules[i].subject; i++)
		audit_add_rule(f, ids[i], rules[i].subject, rules[i].clause, rules[i].names, rules[i].follows);
}

static void what_is_read_is_what_rules_name(void **state)
{
	static const bool runs[4] = {true, true, true, true};
	audit_fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_layout layout;
		hc_arena arena;
		add_rules(f, cases[i].rules);
		hc_arena_init(&arena);
		hc_text_clear(&f->shown);
		assert_true(hc_layout_plan(&layout, f->law, hc_schema_find(f->schema, cases[i].root), &f->list, runs, false, &arena, &f->err));
		show_layout(&f->shown, &layout);
		if (strcmp(hc_text_get(&f->shown), cases[i].want) != 0)
			fail_msg("%s:\n got:\n%s\nwant:\n%s", cases[i].name, hc_text_get(&f->shown), cases[i].want);
		hc_arena_drop(&arena);
	}
}

static void a_rule_that_does_not_run_reads_nothing(void **state)
{
	static const word_rule rules[4] = {{"school", "standard:4", "area", ""}, {"school", "standard:6", "city_id teachers", "teachers"}};
	static const bool runs[4] = {true, false};
	audit_fixture *f = *state;
	hc_layout layout;
	hc_arena arena;

	hc_arena_init(&arena);
	add_rules(f, rules);
	assert_true(hc_layout_plan(&layout, f->law, hc_schema_find(f->schema, "school"), &f->list, runs, false, &arena, &f->err));
	hc_text_clear(&f->shown);
	show_layout(&f->shown, &layout);
	assert_string_equal(hc_text_get(&f->shown), "school: school_id area name\n");
	hc_arena_drop(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_read_is_what_rules_name, audit_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_rule_that_does_not_run_reads_nothing, audit_begin, audit_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

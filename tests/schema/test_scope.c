/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

#include "base/date.h"

#include <inttypes.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Reads "where: …" over the fixture's owner. */
static bool read_scope(fixture *f, const hc_schema *schema, hc_arena *arena, const char *where, hc_scope *out)
{
	const char *text = hc_arena_format(arena, "where: %s\n", where);
	hc_yaml *root = hc_yaml_read(arena, text, strlen(text), "f", &f->err);

	if (!root)
		fail_msg("%s", fixture_problems(f));
	return hc_scope_read(out, root, "where", hc_schema_find(schema, "school"), arena, &f->err);
}

/* "kind 0..1 2..2; name a b" */
static void show(hc_text *out, const hc_scope *scope)
{
	size_t i, j;

	hc_text_clear(out);
	for (i = 0; i < scope->count; i++) {
		const hc_scope_part *part = &scope->parts[i];

		hc_text_addf(out, "%s%s", i ? "; " : "", part->field->name);
		for (j = 0; j < part->range_count; j++)
			hc_text_addf(out, " %" PRId64 "..%" PRId64, part->ranges[j].low, part->ranges[j].high);
		for (j = 0; j < part->text_count; j++)
			hc_text_addf(out, " %s", part->texts[j]);
	}
}

static void a_scope_is_read_into_ranges_and_texts(void **state)
{
	static const struct { const char *where, *want; } cases[] = {
		{ "{ kind: general }", "kind 0..0" },
		{ "{ kind: [arts, general] }", "kind 0..0 2..2" },
		{ "{ kind: [arts, general, adult] }", "kind 0..2" },
		{ "{ kind: [general, general] }", "kind 0..0" },
		{ "{ newly_built: true, kind: adult }", "newly_built 1..1; kind 1..1" },
		{ "{ newly_built: [true, false] }", "newly_built 0..1" },
		{ "{ founded_on: { before: 1970-01-02 } }", "founded_on -25567..0" },
		{ "{ founded_on: { from: 1970-01-02 } }", "founded_on 1..2932896" },
		{ "{ founded_on: { from: 1970-01-02, before: 1970-01-03 } }", "founded_on 1..1" },
		{ "{ founded_on: 1970-01-02 }", "founded_on 1..1" },
		{ "{ students: { from: 1000 } }", "students 1000..200000" },
		{ "{ students: { from: 1000, before: 2000 } }", "students 1000..1999" },
		{ "{ students: [30, 10, 20, 11] }", "students 10..11 20..20 30..30" },
		{ "{ rate: { before: 0.5 } }", "rate 0..499999" },
		{ "{ opened: { from: 0001-02 } }", "opened 13..119999" },
		{ "{ listed_on: { before: 1970-01-01 } }", "listed_on -2147483648..-1" },
		{ "{ school_id: [S2, S1] }", "school_id S1 S2" },
		{ "{ name: only }", "name only" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_arena arena;
	hc_text shown;
	hc_scope scope;
	size_t i;

	hc_arena_init(&arena);
	hc_text_init(&shown);
	for (i = 0; i < COUNT(cases); i++) {
		if (!read_scope(f, schema, &arena, cases[i].where, &scope))
			fail_msg("%s: %s", cases[i].where, fixture_problems(f));
		show(&shown, &scope);
		if (strcmp(hc_text_get(&shown), cases[i].want) != 0)
			fail_msg("%s: got %s", cases[i].where, hc_text_get(&shown));
	}
	hc_text_drop(&shown);
	hc_arena_drop(&arena);
	hc_schema_free(schema);
}

static void a_condition_that_cannot_be_is_a_problem(void **state)
{
	static const struct { const char *where, *want; } cases[] = {
		{ "{}", "f:1: \"where\" must give conditions, as { field: value }\n" },
		{ "general", "f:1: \"where\" must give conditions, as { field: value }\n" },
		{ "{ colour: red, kind: blue }",
		  "f:1: \"school\" has no field \"colour\"\nf:1: \"blue\" is no value of \"kind\": none of the allowed values\n" },
		{ "{ topics: [name] }", "f:1: the condition on \"topics\": a field of type set cannot limit whom this reaches\n" },
		{ "{ kind: [] }", "f:1: the condition on \"kind\": the list is empty\n" },
		{ "{ kind: [general, [adult]] }", "f:1: the condition on \"kind\": not a single value\n" },
		{ "\n  kind:\n    - general\n    - blue\n    - green",
		  "f:4: \"blue\" is no value of \"kind\": none of the allowed values\n"
		  "f:5: \"green\" is no value of \"kind\": none of the allowed values\n" },
		{ "{ kind: { from: general } }", "f:1: the condition on \"kind\": only numbers, dates and months take from and before\n" },
		{ "{ founded_on: { after: 2000-01-01 } }", "f:1: unknown key \"after\"; known here: from, before\n" },
		{ "{ founded_on: { from: soon } }", "f:1: the condition on \"founded_on\": not a date, such as 2019-03-22\n" },
		{ "{ founded_on: { from: [] } }", "f:1: the condition on \"founded_on\": not a single value\n" },
		{ "{ founded_on: { from: 2000-01-01, before: 2000-01-01 } }",
		  "f:1: the condition on \"founded_on\": the range is empty: before is not above from\n" },
		{ "{ students: -1 }", "f:1: \"-1\" is no value of \"students\": below the lowest value that the schema allows\n" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_arena arena;
	hc_scope scope;
	size_t i;

	hc_arena_init(&arena);
	for (i = 0; i < COUNT(cases); i++) {
		if (read_scope(f, schema, &arena, cases[i].where, &scope))
			fail_msg("%s: accepted", cases[i].where);
		if (strcmp(fixture_problems(f), cases[i].want) != 0)
			fail_msg("%s: got\n%s", cases[i].where, hc_text_get(&f->shown));
	}
	hc_arena_drop(&arena);
	hc_schema_free(schema);
}

static void an_absent_scope_reaches_everybody(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_arena arena;
	hc_scope scope;
	hc_yaml *root;

	hc_arena_init(&arena);
	root = hc_yaml_read(&arena, "a: 1\n", 5, "f", &f->err);
	assert_true(hc_scope_read(&scope, root, "where", hc_schema_find(schema, "school"), &arena, &f->err));
	assert_int_equal(scope.count, 0);
	hc_arena_drop(&arena);
	hc_schema_free(schema);
}

static void two_scopes_are_disjoint_when_one_field_parts_them(void **state)
{
	static const struct { const char *a, *b; bool disjoint, same; } cases[] = {
		{ "{ kind: general }", "{ kind: adult }", true, false },
		{ "{ kind: general }", "{ kind: [adult, general] }", false, false },
		{ "{ kind: [general, arts] }", "{ kind: adult }", true, false },
		{ "{ kind: [general, arts] }", "{ kind: [arts, general] }", false, true },
		{ "{ kind: general }", "{ newly_built: true }", false, false },
		{ "{ kind: general, newly_built: true }", "{ newly_built: false, kind: general }", true, false },
		{ "{ kind: general, newly_built: true }", "{ newly_built: true, kind: general }", false, true },
		{ "{ kind: general, newly_built: true }", "{ newly_built: true }", false, false },
		{ "{ founded_on: { before: 2022-01-01 } }", "{ founded_on: { from: 2022-01-01 } }", true, false },
		{ "{ founded_on: { before: 2022-01-02 } }", "{ founded_on: { from: 2022-01-01 } }", false, false },
		{ "{ students: [1, 5, 9] }", "{ students: [2, 6, 10] }", true, false },
		{ "{ students: [1, 5, 9] }", "{ students: { from: 9 } }", false, false },
		{ "{ school_id: [a, c] }", "{ school_id: [b, d] }", true, false },
		{ "{ school_id: [a, c] }", "{ school_id: [c, b] }", false, false },
		{ "{ school_id: [a, c] }", "{ school_id: [c, a] }", false, true },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	const hc_scope everybody = { 0, NULL };
	hc_arena arena;
	hc_scope a, b;
	size_t i;

	hc_arena_init(&arena);
	for (i = 0; i < COUNT(cases); i++) {
		read_scope(f, schema, &arena, cases[i].a, &a);
		read_scope(f, schema, &arena, cases[i].b, &b);
		if (hc_scope_disjoint(&a, &b) != cases[i].disjoint || hc_scope_disjoint(&b, &a) != cases[i].disjoint)
			fail_msg("%s and %s: disjoint is wrong", cases[i].a, cases[i].b);
		if (hc_scope_same(&a, &b) != cases[i].same || hc_scope_same(&b, &a) != cases[i].same)
			fail_msg("%s and %s: same is wrong", cases[i].a, cases[i].b);
		assert_false(hc_scope_disjoint(&a, &everybody));
		assert_false(hc_scope_disjoint(&everybody, &a));
		assert_false(hc_scope_same(&everybody, &a));
	}
	assert_true(hc_scope_same(&everybody, &everybody));
	hc_arena_drop(&arena);
	hc_schema_free(schema);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_scope_is_read_into_ranges_and_texts, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_condition_that_cannot_be_is_a_problem, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(an_absent_scope_reaches_everybody, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(two_scopes_are_disjoint_when_one_field_parts_them, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

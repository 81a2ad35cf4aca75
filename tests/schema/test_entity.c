/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void things_are_found_by_their_names(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	hc_entity *school = hc_schema_find(schema, "school"), *student = hc_schema_find(schema, "student");

	assert_string_equal(school->name, "school");
	assert_null(hc_schema_find(schema, "schools"));
	assert_null(hc_schema_find(schema, "units"));
	assert_ptr_equal(hc_schema_find_plural(schema, "roll"), student);
	assert_null(hc_schema_find_plural(schema, "student"));
	assert_ptr_equal(hc_entity_find(school, "kind")->entity, school);
	assert_null(hc_entity_find(school, "Kind"));
	assert_string_equal(hc_entity_find_reference(student, "school")->name, "school_id");
	assert_null(hc_entity_find_reference(student, "school_id"));
	assert_null(hc_entity_find_reference(school, "school"));
	assert_string_equal(hc_entity_reference_to(student, school)->name, "school_id");
	assert_null(hc_entity_reference_to(school, student));
	assert_ptr_equal(hc_entity_root(student), school);
	assert_ptr_equal(hc_entity_root(school), school);
	hc_schema_free(schema);
	hc_schema_free(NULL);
}

static void a_unit_is_called_by_its_label_or_its_name(void **state)
{
	static const struct { const char *unit; hc_lang lang; size_t size; const char *want; } cases[] = {
		{ "m2", HC_EN, 64, "m²" },           { "m2", HC_ZH, 64, "平方米" },
		{ "student", HC_EN, 64, "student" }, { "student", HC_ZH, 64, "学生" },
		{ "m2/student", HC_EN, 64, "m²/student" },
		{ "m2/student", HC_ZH, 64, "平方米/学生" },
		{ "furlong", HC_ZH, 64, "furlong" }, { "m2/furlong", HC_ZH, 64, "平方米/furlong" },
		{ "", HC_EN, 64, "" },
		{ "m2", HC_ZH, 10, "平方米" },       { "m2", HC_ZH, 9, "平方" },
		{ "m2", HC_ZH, 4, "平" },            { "m2", HC_ZH, 3, "" },
		{ "m2", HC_ZH, 1, "" },              { "m2/student", HC_EN, 6, "m²/s" },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		char out[64] = "untouched";

		hc_schema_unit_label(schema, cases[i].unit, cases[i].lang, out, cases[i].size);
		if (strcmp(out, cases[i].want) != 0)
			fail_msg("%s in %zu bytes: \"%s\"", cases[i].unit, cases[i].size, out);
	}
	hc_schema_unit_label(schema, "m2", HC_EN, NULL, 0);
	hc_schema_free(schema);
}

static void a_type_has_the_word_that_schemas_use(void **state)
{
	static const char *const words[] = { "text", "integer", "real", "date", "month", "boolean", "enum", "set" };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(words); i++)
		assert_string_equal(hc_type_word((hc_type)i), words[i]);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(things_are_found_by_their_names, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_unit_is_called_by_its_label_or_its_name, fixture_begin, fixture_end),
		cmocka_unit_test(a_type_has_the_word_that_schemas_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

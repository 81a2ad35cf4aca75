/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "schema/yaml.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* One reader, so that all can stand in one table; writes what it read into `out`. */
typedef bool (*reader)(const hc_yaml *map, bool required, hc_text *out, hc_error *err);

static bool as_text(const hc_yaml *map, bool required, hc_text *out, hc_error *err)
{
	const char *text;

	if (!hc_yaml_text(map, "k", required, &text, err))
		return false;
	hc_text_add(out, text);
	return true;
}

static bool as_boolean(const hc_yaml *map, bool required, hc_text *out, hc_error *err)
{
	bool value;

	if (!hc_yaml_boolean(map, "k", required, &value, err))
		return false;
	hc_text_add(out, value ? "yes" : "no");
	return true;
}

static bool as_fraction(const hc_yaml *map, bool required, hc_text *out, hc_error *err)
{
	hc_fraction value;
	char shown[HC_FRACTION_TEXT];

	if (!hc_yaml_fraction(map, "k", required, &value, err))
		return false;
	hc_fraction_write(shown, value);
	hc_text_add(out, shown);
	return true;
}

static bool as_date(const hc_yaml *map, bool required, hc_text *out, hc_error *err)
{
	hc_date value;
	char shown[11];

	if (!hc_yaml_date(map, "k", required, &value, err))
		return false;
	hc_date_write(shown, value);
	hc_text_add(out, shown);
	return true;
}

static bool as_label(const hc_yaml *map, bool required, hc_text *out, hc_error *err)
{
	hc_label value;

	if (!hc_yaml_label(map, "k", required, &value, err))
		return false;
	hc_text_addf(out, "%s/%s", value.zh, value.en);
	return true;
}

static void a_value_is_what_its_reader_asks_for_or_a_problem(void **state)
{
	static const struct { const char *yaml; reader read; bool required; const char *want, *problems; } cases[] = {
		{ "k: some text", as_text, true, "some text", "" },
		{ "k: 12", as_text, true, "12", "" },
		{ "k: no", as_text, true, "no", "" },
		{ "o: 1", as_text, false, NULL, "" },
		{ "o: 1", as_text, true, NULL, "f:1: the key \"k\" is missing\n" },
		{ "k:", as_text, true, NULL, "f:1: \"k\" must be a text that is not empty\n" },
		{ "k: \"\"", as_text, false, NULL, "f:1: \"k\" must be a text that is not empty\n" },
		{ "o: 1\nk: [a]", as_text, false, NULL, "f:2: \"k\" must be a text that is not empty\n" },
		{ "k: true", as_boolean, true, "yes", "" },
		{ "k: false", as_boolean, true, "no", "" },
		{ "k: yes", as_boolean, true, NULL, "f:1: \"k\" must be true or false\n" },
		{ "k: \"true\"", as_boolean, true, NULL, "f:1: \"k\" must be true or false\n" },
		{ "k: { a: b }", as_boolean, false, NULL, "f:1: \"k\" must be true or false\n" },
		{ "o: 1", as_boolean, false, NULL, "" },
		{ "k: 1200", as_fraction, true, "1200", "" },
		{ "k: 0.30", as_fraction, true, "0.3", "" },
		{ "k: 1/3", as_fraction, true, "1/3", "" },
		{ "k: 30%", as_fraction, true, "0.3", "" },
		{ "k: 1e3", as_fraction, true, NULL, "f:1: \"k\" must be a number, such as 1200, 0.30 or 1/3\n" },
		{ "k: many", as_fraction, true, NULL, "f:1: \"k\" must be a number, such as 1200, 0.30 or 1/3\n" },
		{ "k: [1]", as_fraction, true, NULL, "f:1: \"k\" must be a number, such as 1200, 0.30 or 1/3\n" },
		{ "o: 1", as_fraction, true, NULL, "f:1: the key \"k\" is missing\n" },
		{ "k: 2019-03-22", as_date, true, "2019-03-22", "" },
		{ "k: 2019-02-29", as_date, true, NULL, "f:1: \"k\" must be a date, such as 2019-03-22\n" },
		{ "k: 2019", as_date, false, NULL, "f:1: \"k\" must be a date, such as 2019-03-22\n" },
		{ "o: 1", as_date, false, NULL, "" },
		{ "k: { zh: 中, en: e }", as_label, true, "中/e", "" },
		{ "k: text", as_label, true, NULL, "f:1: \"k\" must be a text in both languages: { zh: …, en: … }\n" },
		{ "k: { zh: 中 }", as_label, true, NULL, "f:1: the key \"en\" is missing\n" },
		{ "k:\n  zh: 中\n  en: e\n  fr: f", as_label, true, NULL, "f:4: unknown key \"fr\"; known here: zh, en\n" },
		{ "k: { zh: [], en: '' }", as_label, true, NULL,
		  "f:1: \"zh\" must be a text that is not empty\nf:1: \"en\" must be a text that is not empty\n" },
		{ "o: 1", as_label, true, NULL, "f:1: the key \"k\" is missing\n" },
		{ "[ not, a, map ]", as_text, false, NULL, "" },
	};
	fixture *f = *state;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		hc_arena arena;
		hc_text out;
		hc_yaml *root;

		hc_arena_init(&arena);
		hc_text_init(&out);
		root = hc_yaml_read(&arena, cases[i].yaml, strlen(cases[i].yaml), "f", &f->err);
		if (cases[i].read(root, cases[i].required, &out, &f->err) != (cases[i].want != NULL))
			fail_msg("%s: %s", cases[i].yaml, cases[i].want ? "refused" : "accepted");
		if (cases[i].want && strcmp(hc_text_get(&out), cases[i].want) != 0)
			fail_msg("%s: got %s", cases[i].yaml, hc_text_get(&out));
		if (strcmp(fixture_problems(f), cases[i].problems) != 0)
			fail_msg("%s: got\n%s", cases[i].yaml, hc_text_get(&f->shown));
		hc_text_drop(&out);
		hc_arena_drop(&arena);
	}
}

static void every_unknown_key_is_a_problem_at_its_line(void **state)
{
	static const char *const known[] = { "a", "b", NULL };
	static const char text[] = "a: 1\nc: 2\nb: 3\nd: 4\n";
	fixture *f = *state;
	hc_arena arena;
	hc_yaml *root;

	hc_arena_init(&arena);
	root = hc_yaml_read(&arena, text, strlen(text), "f", &f->err);
	assert_false(hc_yaml_only(root, known, &f->err));
	assert_string_equal(fixture_problems(f), "f:2: unknown key \"c\"; known here: a, b\n"
	                                         "f:4: unknown key \"d\"; known here: a, b\n");
	assert_false(hc_yaml_only(root->items[0], known, &f->err));
	assert_string_equal(fixture_problems(f), "f:1: keys and values (key: value) must stand here\n");
	root = hc_yaml_read(&arena, "b: 1\n", 5, "f", &f->err);
	assert_true(hc_yaml_only(root, known, &f->err));
	hc_arena_drop(&arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_value_is_what_its_reader_asks_for_or_a_problem, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_unknown_key_is_a_problem_at_its_line, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

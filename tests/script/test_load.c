/* SPDX-License-Identifier: MIT */
/*
 * What a rule file must be. Each case changes some lines of a file that is
 * right; the problems are compared whole, with file and line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "support/pack_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *const right[] = {
	"return rule {",
	"  id = \"bad.rule\",",
	"  title = { zh = \"题\", en = \"A title\" },",
	"  clauses = { \"standard:1\" },",
	"  severity = \"major\",",
	"  subject = \"school\",",
	"  check = function(school, limits)",
	"    return at_least(school.students, limits.min_two)",
	"  end,",
	"  examples = {",
	"    { \"low\", result = \"fail\", school = { students = 1 } },",
	"  },",
	"}",
};

/* Lines `first` to `last` become `instead`. */
static const struct { const char *name; unsigned first, last; const char *instead, *problems; } cases[] = {
	{"nothing wrong", 2, 2, "  id = \"bad.rule\",", ""},
	{"another id", 2, 2, "  id = \"bad.other\",", "bad/rule.lua:2: id: 'bad.other' is not the file's path, which makes 'bad.rule'\n"},
	{"no id", 2, 2, "", "bad/rule.lua:1: id: a text is wanted\n"},
	{"an id that is no text", 2, 2, "  id = 5,", "bad/rule.lua:2: id: a text is wanted\n"},
	{"a title in no language", 3, 3, "  title = \"A title\",", "bad/rule.lua:3: title: written { zh = …, en = … }\n"},
	{"a title in one language", 3, 3, "  title = { en = \"A title\" },", "bad/rule.lua:3: title: wanted in both languages\n"},
	{"no title", 3, 3, "", "bad/rule.lua:1: title: written { zh = …, en = … }\n"},
	{"an unknown clause", 4, 4, "  clauses = {\n\"standard:1\",\n\"standard:9\" },", "bad/rule.lua:6: clauses: 'standard:9' is not in the register\n"},
	{"no clause", 4, 4, "  clauses = {},", "bad/rule.lua:4: clauses: a list of one to sixteen clauses is wanted\n"},
	{"clauses that are no list", 4, 4, "  clauses = \"standard:1\",", "bad/rule.lua:4: clauses: a list of one to sixteen clauses is wanted\n"},
	{"another severity", 5, 5, "  severity = \"severe\",", "bad/rule.lua:5: severity: 'severe' is not one of key, major, minor, note\n"},
	{"no severity", 5, 5, "", "bad/rule.lua:1: severity: a text is wanted\n"},
	{"another subject", 6, 6, "  subject = \"hospital\",", "bad/rule.lua:6: subject: there is no entity 'hospital'\n"},
	{"a plural as subject", 6, 6, "  subject = \"schools\",", "bad/rule.lua:6: subject: there is no entity 'schools'\n"},
	{"no check", 7, 9, "", "bad/rule.lua:1: check: a function is wanted\n"},
	{"a check that is none", 7, 9, "  check = at_least(1),", "bad/rule.lua:7: check: a function is wanted\n"},
	{"applies that is none", 6, 6, "  subject = \"school\", applies = true,", "bad/rule.lua:6: applies: a function is wanted\n"},
	{"an unknown limit", 8, 8, "    local low = limits.min_two\n    return at_least(school.students, limits.min_three)",
	 "bad/rule.lua:9: there is no limit 'min_three'\n"},
	{"an unknown key", 6, 6, "  subject = \"school\",\n  applys = function() end,", "bad/rule.lua:7: rule: unknown key 'applys'\n"},
	{"no examples", 10, 12, "", "bad/rule.lua:1: examples: a list is wanted\n"},
	{"examples that are none", 10, 12, "  examples = 5,", "bad/rule.lua:10: examples: a list is wanted\n"},
	{"an empty list of examples", 10, 12, "  examples = {},", "bad/rule.lua:10: examples: no example fails: a rule must show what it catches\n"},
	{"no failing example", 11, 11, "    { \"low\", result = \"pass\", school = {} },",
	 "bad/rule.lua:10: examples: no example fails: a rule must show what it catches\n"},
	{"an example without a name", 11, 11, "    { result = \"fail\", school = {} }, { \"low\", result = \"fail\", school = {} },",
	 "bad/rule.lua:10: examples: an example begins with its name\n"},
	{"an example that is no table", 11, 11, "    5, { \"low\", result = \"fail\", school = {} },", "bad/rule.lua:10: examples: each example is a table\n"},
	{"an example with another result", 11, 11, "    { \"low\", result = \"fail\", school = {} },\n    { \"odd\", result = \"failed\", school = {} },",
	 "bad/rule.lua:12: example 'odd': result must be pass, fail, unknown, notapplicable or error\n"},
	{"an example that is waived", 11, 11, "    { \"low\", result = \"fail\", school = {} },\n    { \"odd\", result = \"waived\", school = {} },",
	 "bad/rule.lua:12: example 'odd': result must be pass, fail, unknown, notapplicable or error\n"},
	{"an example without its record", 11, 11, "    { \"low\", result = \"fail\" },", "bad/rule.lua:11: example 'low': it has no record of the rule's subject\n"},
	{"unknown keys, in their order", 6, 6, "  subject = \"school\", f = 1, c = 1, a = 1, e = 1, b = 1, d = 1,",
	 "bad/rule.lua:6: rule: unknown key 'a'\nbad/rule.lua:6: rule: unknown key 'b'\nbad/rule.lua:6: rule: unknown key 'c'\n"
	 "bad/rule.lua:6: rule: unknown key 'd'\nbad/rule.lua:6: rule: unknown key 'e'\nbad/rule.lua:6: rule: unknown key 'f'\n"},
	{"an example with an unknown key", 11, 11, "    { \"low\", result = \"fail\", school = {},\n      shortfal = 1 },",
	 "bad/rule.lua:12: examples: unknown key 'shortfal'\n"},
	{"an example of another entity", 11, 11, "    { \"low\", result = \"fail\", teacher = {} },",
	 "bad/rule.lua:11: example 'low': it has no record of the rule's subject\nbad/rule.lua:11: examples: unknown key 'teacher'\n"},
	{"no Lua", 8, 8, "    return at_least(", "bad/rule.lua:9: unexpected symbol near 'end'\n"},
	{"an unknown word at the top", 1, 1, "local odd = os.time()\nreturn rule {", "bad/rule.lua:1: 'os' is not a word of rules\n"},
	{"a wrong filter at the top", 1, 1, "local odd = filter { 1 }\nreturn rule {", "bad/rule.lua:1: a filter is written { field = condition }\n"},
	{"comparisons in a row", 8, 8, "    return 1 < school.students == true", "bad/rule.lua:8: comparisons in a row: put one of them in brackets\n"},
	{"nothing returned", 1, 1, "local odd = rule {", "bad/rule.lua:0: the file must return one rule { }\n"},
	{"a table returned", 1, 1, "return {", "bad/rule.lua:0: the file must return one rule { }\n"},
	{"an empty file", 1, 13, "", "bad/rule.lua:0: the file must return one rule { }\n"},
	{"an endless file", 1, 1, "while true do end\nreturn rule {", "bad/rule.lua:1: the rule ran for too long (over 10000000 instructions)\n"},
	{"an error of its own", 1, 1, "\nerror(\"not today\")\nreturn rule {", "bad/rule.lua:2: not today\n"},
	{"all at once", 2, 6, "  id = \"x.y\", title = 1,\n  clauses = { \"a:b\", \"standard:1\", \"c:d\" },\n  severity = \"bad\",\n  subject = \"nobody\", extra = 1,",
	 "bad/rule.lua:5: rule: unknown key 'extra'\n"
	 "bad/rule.lua:2: id: 'x.y' is not the file's path, which makes 'bad.rule'\n"
	 "bad/rule.lua:2: title: written { zh = …, en = … }\n"
	 "bad/rule.lua:3: clauses: 'a:b' is not in the register\n"
	 "bad/rule.lua:3: clauses: 'c:d' is not in the register\n"
	 "bad/rule.lua:4: severity: 'bad' is not one of key, major, minor, note\n"
	 "bad/rule.lua:5: subject: there is no entity 'nobody'\n"},
};

static int begin(void **state)
{
	pack *p = calloc(1, sizeof *p);
	*state = p;
	return p && pack_open(p) ? 0 : -1;
}

static int end(void **state)
{
	pack_close(*state);
	free(*state);
	return 0;
}

static bool write_changed(pack *p, const char *name, unsigned first, unsigned last, const char *instead)
{
	hc_text text;
	hc_text_init(&text);
	for (unsigned line = 1; line <= COUNT(right); line++) {
		if (line == first)
			hc_text_addf(&text, "%s\n", instead);
		else if (line < first || line > last)
			hc_text_addf(&text, "%s\n", right[line - 1]);
	}
	bool ok = !text.failed && pack_write(p, name, hc_text_get(&text));
	hc_text_drop(&text);
	return ok;
}

static void every_problem_is_told_with_file_and_line(void **state)
{
	pack *p = *state;
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(write_changed(p, "bad/rule.lua", cases[i].first, cases[i].last, cases[i].instead));
		bool loaded = pack_load_written(p);
		hc_status status = p->err.status;
		const char *problems = pack_problems(p);
		bool ok = loaded == !*cases[i].problems && (loaded || status == HC_ERULE) && strcmp(problems, cases[i].problems) == 0;
		if (!ok)
			print_error("%s\n    says     %s    expected %s\n", cases[i].name, problems, cases[i].problems);
		failed += !ok;
	}
	assert_int_equal(failed, 0);
}

static void the_problems_of_all_files_come_in_their_order(void **state)
{
	pack *p = *state;

	assert_true(write_changed(p, "zoo/b.lua", 2, 2, "  id = \"zoo.b\", odd = 1,"));
	assert_true(write_changed(p, "bad/rule.lua", 5, 5, ""));
	assert_true(write_changed(p, "bad/good.lua", 2, 2, "  id = \"bad.good\","));
	assert_true(write_changed(p, "zoo/a.lua", 8, 8, "return ("));
	assert_false(pack_load_written(p));
	assert_string_equal(pack_problems(p),
	                    "bad/rule.lua:1: severity: a text is wanted\n"
	                    "zoo/a.lua:9: unexpected symbol near 'end'\n"
	                    "zoo/b.lua:2: rule: unknown key 'odd'\n");
}

static void problems_are_told_in_chinese_too(void **state)
{
	pack *p = *state;

	p->err.lang = HC_ZH;
	assert_true(write_changed(p, "bad/rule.lua", 2, 3, "  id = \"x\", title = 5, odd = 1,"));
	assert_false(pack_load_written(p));
	assert_string_equal(pack_problems(p),
	                    "bad/rule.lua:2: rule：未知的键“odd”\n"
	                    "bad/rule.lua:2: id：“x”与文件路径不符，应为“bad.rule”\n"
	                    "bad/rule.lua:2: title：应写作 { zh = …, en = … }\n");
}

static void a_field_that_is_not_is_refused(void **state)
{
	pack *p = *state;

	assert_true(write_changed(p, "bad/rule.lua", 8, 8, "    return at_least(school.studnets, limits.min_two)"));
	assert_false(pack_load_written(p));
	const char *problems = pack_problems(p);
	assert_non_null(strstr(problems, "bad/rule.lua:8: "));
	assert_non_null(strstr(problems, "'studnets'"));
}

static void a_rule_stands_once_in_all_packs(void **state)
{
	pack *p = *state;

	assert_true(write_changed(p, "bad/rule.lua", 2, 2, right[1]));
	const char *const twice[] = {p->folder, p->folder};
	assert_int_equal(hc_script_new(&p->script, p->law, &p->err), HC_OK);
	assert_int_equal(hc_script_load(p->script, twice, 2, &p->err), HC_ERULE);
	assert_string_equal(pack_problems(p), "bad/rule.lua:2: rule 'bad.rule' stands in bad/rule.lua too\n");
}

static void what_is_no_rule_file_is_passed_over(void **state)
{
	pack *p = *state;

	assert_true(write_changed(p, "bad/rule.lua", 2, 2, right[1]));
	assert_true(pack_write(p, "bad/notes.txt", "no Lua"));
	assert_true(pack_write(p, "bad/.hidden.lua", "no Lua"));
	assert_true(pack_write(p, "bad/rule.lua~", "no Lua"));
	assert_true(pack_load_written(p));
	assert_int_equal(hc_script_rules(p->script)->count, 1);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
	pack *p = *state;

	assert_false(pack_load(p, "/tmp/hecha-no-such-folder"));
	assert_int_equal(p->err.status, HC_EINPUT);
	assert_string_equal(pack_problems(p), "/tmp/hecha-no-such-folder:0: cannot be read: No such file or directory\n");
}

/* However a file asks for the date, what it makes of it is made again for another. */
static void a_file_that_sees_the_date_is_run_again_for_another(void **state)
{
	static const char *const tops[] = {
		"if as_of > date \"2030-01-01\" then error(\"too late\") end return rule {",
		"if _ENV[\"as\" .. \"_of\"] > date \"2030-01-01\" then error(\"too late\") end return rule {",
		"local all = _ENV if all.as_of > date \"2030-01-01\" then error(\"too late\") end return rule {",
	};
	pack *p = *state;

	for (size_t i = 0; i < COUNT(tops); i++) {
		assert_true(write_changed(p, "bad/rule.lua", 1, 1, tops[i]));
		assert_true(pack_load_written(p));
		assert_int_equal(hc_script_set_date(p->script, hc_date_make(2029, 12, 31), &p->err), HC_OK);
		assert_int_equal(hc_script_set_date(p->script, hc_date_make(2030, 1, 2), &p->err), HC_ERULE);
		assert_string_equal(pack_problems(p), "bad/rule.lua:1: too late\n");
	}
}

static void only_text_is_loaded(void **state)
{
	static const struct { const char *bytes, *problems; } files[] = {
		{"\033Lua\x54", "bad/rule.lua:0: attempt to load a binary chunk (mode is 't')\n"},
		{"return rule { title = \"\xff\" }", "bad/rule.lua:0: not UTF-8 text\n"},
		{"return rule { title = \"\xed\xa0\x80\" }", "bad/rule.lua:0: not UTF-8 text\n"},
	};
	pack *p = *state;

	for (size_t i = 0; i < COUNT(files); i++) {
		assert_true(pack_write(p, "bad/rule.lua", files[i].bytes));
		assert_false(pack_load_written(p));
		assert_string_equal(pack_problems(p), files[i].problems);
	}
}

static char *repeated(const char *before, const char *part, size_t times, const char *after)
{
	hc_text text;
	hc_text_init(&text);
	hc_text_add(&text, before);
	for (size_t i = 0; i < times; i++)
		hc_text_add(&text, part);
	hc_text_add(&text, after);
	return hc_text_take(&text);
}

/* Lua's own limits and ours: each is a problem of the file, not of the program. */
static void files_out_of_all_measure_are_refused(void **state)
{
	static const struct { const char *name, *before, *part; size_t times; const char *after, *text; } files[] = {
		{"a file of two megabytes", "-- ", "x", 2 << 20, "", "a rule file of over 1048576 bytes"},
		{"brackets in brackets", "return ", "(", 100000, "1", "overflow"},
		{"tables in tables", "return ", "{", 100000, "", "overflow"},
		{"functions in functions", "return ", "function() return ", 10000, "", "overflow"},
		{"a long chain of texts", "return 'a'", " .. 'a'", 100000, "", "overflow"},
		{"very many variables", "", "local x = 1 ", 300, "", "too many local variables"},
		{"a name without end", "return ", "x", 900000, "", "not enough memory"},
		{"a long name", "return ", "x", 60000, "", "is not a word of rules"},
		{"brackets that do not close", "return a == ", "(", 200000, "", "bad/rule.lua"},
		{"equalities in brackets", "return ", "(a == ", 6000, "b", "bad/rule.lua"},
		{"equalities without end", "return a", " and b == c", 40000, "", "bad/rule.lua"},
	};
	pack *p = *state;
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(files); i++) {
		char *source = repeated(files[i].before, files[i].part, files[i].times, files[i].after);
		assert_non_null(source);
		assert_true(pack_write(p, "bad/rule.lua", source));
		free(source);
		bool loaded = pack_load_written(p);
		const char *problems = pack_problems(p);
		bool ok = !loaded && strstr(problems, files[i].text) && strlen(problems) < 4096;
		if (!ok)
			print_error("%s: %s: %.300s (%zu bytes)\n", files[i].name, loaded ? "is loaded" : "is refused", problems, strlen(problems));
		failed += !ok;
	}
	assert_int_equal(failed, 0);
}

static void a_loaded_rule_says_what_its_file_says(void **state)
{
	pack *p = *state;

	assert_true(write_changed(p, "bad/rule.lua", 4, 4, "  clauses = { \"standard:2\", \"standard:1\" },"));
	assert_true(pack_load_written(p));
	const hc_rule *rule = hc_rule_find(hc_script_rules(p->script), "bad.rule");
	assert_non_null(rule);
	assert_string_equal(rule->area, "bad");
	assert_string_equal(rule->title.en, "A title");
	assert_string_equal(rule->title.zh, "题");
	assert_int_equal(rule->severity, HC_MAJOR);
	assert_string_equal(rule->subject->name, "school");
	assert_int_equal(rule->clause_count, 2);
	assert_string_equal(rule->clauses[0]->id, "standard:2");
	assert_string_equal(rule->clauses[1]->id, "standard:1");
	assert_int_equal(rule->example_count, 1);
	assert_int_equal(rule->line, 2);
	assert_true(hc_rule_names(rule, "students"));
	assert_true(hc_rule_follows(rule, "min_two"));
	assert_false(hc_rule_names(rule, "teachers"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_problem_is_told_with_file_and_line, begin, end),
		cmocka_unit_test_setup_teardown(the_problems_of_all_files_come_in_their_order, begin, end),
		cmocka_unit_test_setup_teardown(problems_are_told_in_chinese_too, begin, end),
		cmocka_unit_test_setup_teardown(a_field_that_is_not_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_rule_stands_once_in_all_packs, begin, end),
		cmocka_unit_test_setup_teardown(what_is_no_rule_file_is_passed_over, begin, end),
		cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_told, begin, end),
		cmocka_unit_test_setup_teardown(a_file_that_sees_the_date_is_run_again_for_another, begin, end),
		cmocka_unit_test_setup_teardown(only_text_is_loaded, begin, end),
		cmocka_unit_test_setup_teardown(files_out_of_all_measure_are_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_loaded_rule_says_what_its_file_says, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* What one cell of a form becomes, or which problem it is. */
#include "store/fixture.h"

#include "store/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int begin_with_a_school(void **state)
{
	fixture *f;

	fixture_begin(state);
	f = *state;
	fixture_run(f->records, "INSERT INTO school(school_id, name) VALUES('S1', '甲校')");
	return 0;
}

static hc_status import_one(fixture *f, const char *name, bool replace)
{
	hc_import_file file = { fixture_path(f, name), NULL };
	hc_import_report report;

	return hc_import(f->records, f->schema, &file, 1, replace, &report, &f->err);
}

static void cells_become_values(void **state)
{
	/* `want` is the value's SQL literal: '' and NULL are different. */
	static const struct { const char *name, *field, *cell, *want; } cases[] = {
		{ "left empty", "remarks", "", "NULL" },
		{ "written as empty", "remarks", "\"\"", "''" },
		{ "blanks are no statement", "remarks", "\"  \"", "NULL" },
		{ "none", "remarks", "None", "''" },
		{ "none in Chinese", "remarks", "无", "''" },
		{ "spaces of both widths cut", "remarks", " \t　可　以　 ", "'可　以'" },
		{ "a quote", "remarks", "\"say \"\"so\"\"\"", "'say \"so\"'" },
		{ "a comma", "remarks", "\"a, b\"", "'a, b'" },
		{ "a line end", "remarks", "\"a\nb\"", "'a\nb'" },
		{ "zeros in front stay", "remarks", "007", "'007'" },
		{ "a name may be 无", "name", "无", "'无'" },
		{ "an empty name is not known", "name", "\"\"", "NULL" },
		{ "a reference to none", "mentor_id", "无", "''" },
		{ "member by name", "degree", "bachelor", "'bachelor'" },
		{ "member by label", "degree", "本科", "'bachelor'" },
		{ "member not known", "degree", "\"\"", "NULL" },
		{ "yes", "dual_qualified", "是", "1" },
		{ "no", "dual_qualified", "no", "0" },
		{ "integer", "courses", "12", "12" },
		{ "integer in wide digits", "courses", "１２", "12" },
		{ "integer quoted", "courses", "\"12\"", "12" },
		{ "integer quoted and empty", "courses", "\"\"", "NULL" },
		{ "date", "hired_on", "2019-03-22", "'2019-03-22'" },
		{ "date of a spreadsheet", "hired_on", "2019/3/2", "'2019-03-02'" },
		{ "date in Chinese", "hired_on", "2019年3月2日", "'2019-03-02'" },
		{ "date in wide digits", "hired_on", "２０１９－０３－２２", "'2019-03-22'" },
		{ "month", "first_month", "2019年3月", "'2019-03'" },
	};
	fixture *f = *state;
	char text[400], sql[200];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "teacher_id,school_id,%s\nT1,S1,%s\n", cases[i].field, cases[i].cell);
		fixture_write_text(f, "teacher.csv", text);
		if (import_one(f, "teacher.csv", true) != HC_OK)
			fail_msg("%s: %s", cases[i].name, fixture_problems(f));
		snprintf(sql, sizeof sql, "SELECT quote(%s) FROM teacher", cases[i].field);
		if (strcmp(fixture_ask(f, f->records, sql), cases[i].want) != 0)
			fail_msg("%s: %s, not %s", cases[i].name, hc_text_get(&f->shown), cases[i].want);
	}
}

static void cells_of_a_school_become_values(void **state)
{
	static const struct { const char *name, *field, *cell, *want; } cases[] = {
		{ "real", "land_area_m2", "1200.5", "1200.5" },
		{ "real with a wide comma and point", "land_area_m2", "\"1，200．5\"", "1200.5" },
		{ "real with separators", "land_area_m2", "\"12,345.25\"", "12345.25" },
		{ "set in the schema's order", "safety", "\"food,fire\"", "'fire,food'" },
		{ "set by labels", "safety", "保安、消防", "'fire,guards'" },
		{ "set not known", "safety", "", "NULL" },
		{ "empty set", "safety", "\"\"", "''" },
		{ "empty set in words", "safety", "none", "''" },
	};
	fixture *f = *state;
	char text[400], sql[200];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "school_id,name,%s\nS1,甲校,%s\n", cases[i].field, cases[i].cell);
		fixture_write_text(f, "school.csv", text);
		if (import_one(f, "school.csv", true) != HC_OK)
			fail_msg("%s: %s", cases[i].name, fixture_problems(f));
		snprintf(sql, sizeof sql, "SELECT quote(%s) FROM school", cases[i].field);
		if (strcmp(fixture_ask(f, f->records, sql), cases[i].want) != 0)
			fail_msg("%s: %s, not %s", cases[i].name, hc_text_get(&f->shown), cases[i].want);
	}
}

static void a_bad_cell_is_a_problem_that_says_where_and_why(void **state)
{
	static const struct { const char *name, *heading, *cell, *message; } cases[] = {
		{ "member", "学历", "本课", "teacher.csv:2: 学历 (degree) \"本课\": not one of 中专, 专科, 本科" },
		{ "member under the English label", "Degree", "PhD",
		  "teacher.csv:2: Degree (degree) \"PhD\": not one of secondary, associate, bachelor" },
		{ "member under the field's name", "degree", "PhD",
		  "teacher.csv:2: degree \"PhD\": not one of secondary, associate, bachelor" },
		{ "yes or no", "双师型", "也许", "teacher.csv:2: 双师型 (dual_qualified) \"也许\": neither yes nor no" },
		{ "word for a number", "courses", "three", "teacher.csv:2: courses \"three\": not a number (0 to 50)" },
		{ "half a course", "courses", "2.5", "teacher.csv:2: courses \"2.5\": not a whole number (0 to 50)" },
		{ "below", "courses", "-1",
		  "teacher.csv:2: courses \"-1\": below the lowest value that the schema allows (0 to 50)" },
		{ "above", "courses", "５１",
		  "teacher.csv:2: courses \"５１\": above the highest value that the schema allows (0 to 50)" },
		{ "no day", "hired_on", "2019-02-30", "teacher.csv:2: hired_on \"2019-02-30\": no day of the calendar" },
		{ "none for a date", "hired_on", "无", "teacher.csv:2: hired_on \"无\": not a date, such as 2019-03-22" },
		{ "a day for a month", "first_month", "2019-03-22",
		  "teacher.csv:2: first_month \"2019-03-22\": not a month, such as 2019-03" },
		{ "a control character", "remarks", "a\x01" "b",
		  "teacher.csv:2: remarks \"a\\u{0001}b\": holds a control character" },
		{ "another", "remarks", "a\xC2\x85" "b", "teacher.csv:2: remarks \"a\\u{0085}b\": holds a control character" },
		{ "a line end in a name", "name", "\"a\nb\"", "teacher.csv:2: name \"a\\u{000A}b\": holds a line break or control character" },
		{ "a reference to nobody", "导师编号", "T9",
		  "teacher.csv:2: Mentor (mentor_id) \"T9\": no such teacher in the forms or in the database" },
		{ "a cell too many", "remarks", "a,b",
		  "teacher.csv:2: cell 4 \"b\" stands under no heading; is there a comma too many?" },
		{ "a stray quote", "remarks", "a\"b",
		  "teacher.csv:2: a quote \" stands inside a cell; put the whole cell in quotes and double those in it; "
		  "the rest of the file was not read" },
		{ "an unclosed quote", "remarks", "\"a",
		  "teacher.csv:2: a cell that begins here does not end (is a quote \" not closed?); "
		  "the rest of the file was not read" },
	};
	fixture *f = *state;
	char text[400];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_status status;

		snprintf(text, sizeof text, "teacher_id,school_id,%s\nT1,S1,%s\n", cases[i].heading, cases[i].cell);
		fixture_write_text(f, "teacher.csv", text);
		status = import_one(f, "teacher.csv", false);
		if (strcmp(fixture_problems(f), cases[i].message) != 0)
			fail_msg("%s:\n got: %s\nwant: %s", cases[i].name, hc_text_get(&f->shown), cases[i].message);
		assert_int_equal(status, HC_EDATA);
		assert_string_equal(fixture_ask(f, f->records, "SELECT count(*) FROM teacher"), "0");
	}
}

static void problems_can_be_chinese(void **state)
{
	fixture *f = *state;

	hc_error_init(&f->err, HC_ZH);
	fixture_write_text(f, "教师.csv", "教师编号,学校标识码,学历,课程数\nT1,S1,本课,51\nT1,S9,本科,1\nT2,,,\n");
	assert_int_equal(import_one(f, "教师.csv", false), HC_EDATA);
	assert_string_equal(fixture_problems(f),
	                    "教师.csv:2: 学历 (degree)“本课”：不是以下之一：中专、专科、本科\n"
	                    "教师.csv:2: 课程数 (courses)“51”：高于模式允许的最大值（0 至 50）\n"
	                    "教师.csv:3: teacher_id“T1”在表格中重复；首次出现在 教师.csv:2\n"
	                    "教师.csv:4: 学校标识码 (school_id)：为空，但每行都必须填写");
}

static void a_long_value_is_refused_and_shown_short(void **state)
{
	fixture *f = *state;
	size_t length = (64 << 10) + 1, head;
	char *text = malloc(length + 100);

	assert_non_null(text);
	head = (size_t)sprintf(text, "teacher_id,school_id,remarks\nT1,S1,");
	memset(text + head, 'x', length);
	fixture_write(f, "teacher.csv", text, head + length - 1);
	assert_int_equal(import_one(f, "teacher.csv", false), HC_OK);
	fixture_write(f, "teacher.csv", text, head + length);
	assert_int_equal(import_one(f, "teacher.csv", true), HC_EDATA);
	assert_string_equal(fixture_problems(f),
	                    "teacher.csv:2: remarks \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\": longer than 65536 bytes");
	free(text);
}

static void a_cell_without_an_end_does_not_fill_the_memory(void **state)
{
	fixture *f = *state;
	size_t length = 2 << 20;
	char *text = malloc(length);

	assert_non_null(text);
	memset(text, '\n', length);
	memcpy(text, "teacher_id,school_id\nT1,S1\nT2,\"S1", 33);
	text[33] = 'x';
	fixture_write(f, "teacher.csv", text, length);
	assert_int_equal(import_one(f, "teacher.csv", false), HC_EDATA);
	assert_string_equal(fixture_problems(f),
	                    "teacher.csv:3: a cell that begins here does not end (is a quote \" not closed?); "
	                    "the rest of the file was not read");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(cells_become_values, begin_with_a_school, fixture_end),
		cmocka_unit_test_setup_teardown(cells_of_a_school_become_values, begin_with_a_school, fixture_end),
		cmocka_unit_test_setup_teardown(a_bad_cell_is_a_problem_that_says_where_and_why, begin_with_a_school, fixture_end),
		cmocka_unit_test_setup_teardown(problems_can_be_chinese, begin_with_a_school, fixture_end),
		cmocka_unit_test_setup_teardown(a_long_value_is_refused_and_shown_short, begin_with_a_school, fixture_end),
		cmocka_unit_test_setup_teardown(a_cell_without_an_end_does_not_fill_the_memory, begin_with_a_school, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/status.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static size_t calls, refused_from;

static void *refusing(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	if (++calls >= refused_from)
		return NULL;
	return realloc(ptr, size);
}

static void problems_are_kept_in_order_with_their_place(void **state)
{
	hc_error err;
	hc_status status;

	(void)state;
	hc_error_init(&err, HC_EN);
	status = hc_error_add(&err, HC_ESCHEMA, "a.yaml", 3, "no field \"%s\" at %d", "没有字段 \"%s\" %d", "x", 7);
	assert_int_equal(status, HC_ESCHEMA);
	hc_error_add(&err, HC_EDATA, NULL, 0, "second", "第二");
	assert_int_equal(err.count, 2);
	assert_int_equal(err.status, HC_ESCHEMA);
	assert_int_equal(err.problems[0].status, HC_ESCHEMA);
	assert_string_equal(err.problems[0].file, "a.yaml");
	assert_int_equal(err.problems[0].line, 3);
	assert_string_equal(err.problems[0].text, "no field \"x\" at 7");
	assert_int_equal(err.problems[1].status, HC_EDATA);
	assert_null(err.problems[1].file);
	assert_string_equal(err.problems[1].text, "second");
	hc_error_drop(&err);
	assert_int_equal(err.count, 0);
	assert_int_equal(err.status, HC_OK);
}

static void problems_speak_the_language_of_the_list(void **state)
{
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_ZH);
	hc_error_add(&err, HC_EDATA, NULL, 0, "row %d", "第 %d 行", 4);
	assert_string_equal(err.problems[0].text, "第 4 行");
	hc_error_drop(&err);
	assert_int_equal(err.lang, HC_ZH);
	assert_int_equal(hc_error_nomem(&err), HC_ENOMEM);
	assert_string_equal(err.problems[0].text, "内存不足");
	hc_error_drop(&err);
}

static void past_the_limit_problems_are_counted(void **state)
{
	hc_error err;
	int i;

	(void)state;
	hc_error_init(&err, HC_EN);
	for (i = 0; i < HC_PROBLEMS_MAX + 5; i++)
		hc_error_add(&err, HC_EDATA, "f", (unsigned)i, "problem %d", "问题 %d", i);
	assert_int_equal(err.count, HC_PROBLEMS_MAX);
	assert_int_equal(err.dropped, 5);
	assert_string_equal(err.problems[HC_PROBLEMS_MAX - 1].text, "problem 199");
	hc_error_drop(&err);
}

static void without_a_list_only_the_status_comes_back(void **state)
{
	(void)state;
	assert_int_equal(hc_error_add(NULL, HC_EINPUT, NULL, 0, "x", "x"), HC_EINPUT);
	assert_int_equal(hc_error_nomem(NULL), HC_ENOMEM);
}

static void a_problem_that_finds_no_memory_is_counted_as_dropped(void **state)
{
	hc_error err;
	size_t n;

	(void)state;
	for (n = 1; n <= 3; n++) {
		hc_error_init(&err, HC_EN);
		calls = 0;
		refused_from = n;
		hc_memory_set_hook(refusing);
		assert_int_equal(hc_error_add(&err, HC_EDATA, "file", 1, "x", "x"), HC_ENOMEM);
		hc_memory_set_hook(NULL);
		assert_int_equal(err.status, HC_ENOMEM);
		assert_int_equal(err.count, 0);
		assert_int_equal(err.dropped, 1);
		hc_error_drop(&err);
	}
}

static void a_file_that_the_system_refuses_is_told_in_its_words(void **state)
{
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_EN);
	assert_int_equal(hc_error_file(&err, HC_EINPUT, "a.db", EIO), HC_EINPUT);
	assert_int_equal(hc_error_file(&err, HC_EWRITE, "b.db", ENOSPC), HC_EWRITE);
	assert_int_equal(hc_error_file(&err, HC_EWRITE, "c.db", ENOMEM), HC_ENOMEM);
	assert_string_equal(err.problems[0].text, "cannot be read: Input/output error");
	assert_string_equal(err.problems[1].text, "cannot be written: No space left on device");
	assert_string_equal(err.problems[2].file, "c.db");
	hc_error_drop(&err);
}

static void problems_without_a_file_can_be_given_one(void **state)
{
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_EN);
	hc_error_add(&err, HC_EWRITE, NULL, 0, "one", "一");
	hc_error_add(&err, HC_EWRITE, "own", 0, "two", "二");
	hc_error_add(&err, HC_EWRITE, NULL, 0, "three", "三");
	hc_error_name(&err, 1, "giv\x1b[en");
	assert_null(err.problems[0].file);
	assert_string_equal(err.problems[1].file, "own");
	assert_string_equal(err.problems[2].file, "giv\\u{001B}[en");
	hc_error_name(NULL, 0, "given");
	hc_error_drop(&err);
}

static void every_status_has_words_and_its_exit_code(void **state)
{
	static const struct { hc_status status; int exit_code; } cases[] = {
		{ HC_OK, 0 },       { HC_EUSAGE, 64 },    { HC_EDATA, 65 },  { HC_ESCHEMA, 65 }, { HC_ERULE, 65 },
		{ HC_EINPUT, 66 },  { HC_EINTERNAL, 70 }, { HC_ENOMEM, 70 }, { HC_EWRITE, 73 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(hc_status_exit(cases[i].status), cases[i].exit_code);
		assert_true(strlen(hc_status_text(cases[i].status, HC_EN)) > 0);
		assert_true(strcmp(hc_status_text(cases[i].status, HC_EN), hc_status_text(cases[i].status, HC_ZH)) != 0);
	}
	assert_string_equal(hc_status_text(HC_EDATA, HC_EN), "bad data");
	assert_string_equal(hc_status_text(HC_EDATA, HC_ZH), "数据有误");
}

static void a_label_falls_back_to_the_other_language(void **state)
{
	(void)state;
	assert_string_equal(hc_label_text((hc_label){ "中", "en" }, HC_ZH), "中");
	assert_string_equal(hc_label_text((hc_label){ "中", "en" }, HC_EN), "en");
	assert_string_equal(hc_label_text((hc_label){ NULL, "en" }, HC_ZH), "en");
	assert_string_equal(hc_label_text((hc_label){ "中", NULL }, HC_EN), "中");
	assert_string_equal(hc_label_text((hc_label){ NULL, NULL }, HC_EN), "");
}

static void nothing_in_a_problem_is_obeyed_by_a_terminal(void **state)
{
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_EN);
	hc_error_add(&err, HC_EDATA, "a\x1b[2J.db", 0, "holds %s", "%s", "a\nb \xe2\x80\xae \xc2\x9b \xff 学校");
	assert_string_equal(err.problems[0].file, "a\\u{001B}[2J.db");
	assert_string_equal(err.problems[0].text, "holds a\\u{000A}b \\u{202E} \\u{009B} \\x{FF} 学校");
	hc_error_drop(&err);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(problems_are_kept_in_order_with_their_place),
		cmocka_unit_test(problems_speak_the_language_of_the_list),
		cmocka_unit_test(past_the_limit_problems_are_counted),
		cmocka_unit_test(without_a_list_only_the_status_comes_back),
		cmocka_unit_test(a_problem_that_finds_no_memory_is_counted_as_dropped),
		cmocka_unit_test(a_file_that_the_system_refuses_is_told_in_its_words),
		cmocka_unit_test(problems_without_a_file_can_be_given_one),
		cmocka_unit_test(every_status_has_words_and_its_exit_code),
		cmocka_unit_test(a_label_falls_back_to_the_other_language),
		cmocka_unit_test(nothing_in_a_problem_is_obeyed_by_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char folder[64], path[96];
static hc_text text;
static hc_error err;

static int begin(void **state)
{
	(void)state;
	hc_text_init(&text);
	hc_error_init(&err, HC_EN);
	snprintf(folder, sizeof folder, "/tmp/hecha-file-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/f", folder);
	return 0;
}

static int end(void **state)
{
	char command[96];

	(void)state;
	hc_text_drop(&text);
	hc_error_drop(&err);
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

/* A file of `length` bytes, all of them "x". */
static void write_file(size_t length)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	for (size_t i = 0; i < length; i++)
		fputc('x', file);
	assert_int_equal(fclose(file), 0);
}

static void a_file_is_read_up_to_a_byte_over_the_limit(void **state)
{
	static const struct { size_t size, most, length; } cases[] = {
		{ 0, 10, 0 }, { 9, 10, 9 }, { 10, 10, 10 }, { 11, 10, 11 }, { 12, 10, 11 }, { 100000, 10, 11 }, { 0, 0, 0 }, { 5, 0, 1 },
		{ 200000, 200000, 200000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		write_file(cases[i].size);
		assert_int_equal(hc_file_read(&text, path, "shown", cases[i].most, &err), HC_OK);
		if (text.length != cases[i].length || strspn(hc_text_get(&text), "x") != text.length || hc_text_get(&text)[text.length])
			fail_msg("%zu bytes, at most %zu: %zu", cases[i].size, cases[i].most, text.length);
		hc_text_drop(&text);
	}
}

/* The system tells no size for these, and their bytes come all the same. */
static void a_file_that_hides_its_size_is_read_to_its_end(void **state)
{
	(void)state;
	assert_int_equal(hc_file_read(&text, "/proc/self/maps", "shown", 4 << 20, &err), HC_OK);
	assert_true(text.length > 100);
	assert_non_null(strstr(hc_text_get(&text), "test_base_file"));
}

static void what_is_no_file_is_told(void **state)
{
	(void)state;
	assert_int_equal(hc_file_read(&text, path, "shown", 10, &err), HC_EINPUT);
	assert_int_equal(hc_file_read(&text, folder, "shown", 10, &err), HC_EINPUT);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(hc_file_read(&text, path, "shown", 10, &err), HC_EINPUT);
	assert_int_equal(hc_file_read(&text, "/dev/zero", "shown", 10, &err), HC_EINPUT);
	assert_string_equal(err.problems[0].file, "shown");
	assert_string_equal(err.problems[0].text, "cannot be read: No such file or directory");
	assert_string_equal(err.problems[1].text, "cannot be read: Is a directory");
	assert_string_equal(err.problems[2].text, "cannot be read: no regular file");
	assert_string_equal(err.problems[3].text, "cannot be read: no regular file");
	assert_int_equal(text.length, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_file_is_read_up_to_a_byte_over_the_limit, begin, end),
		cmocka_unit_test_setup_teardown(a_file_that_hides_its_size_is_read_to_its_end, begin, end),
		cmocka_unit_test_setup_teardown(what_is_no_file_is_told, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

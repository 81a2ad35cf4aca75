/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/memory.h"
#include "data/column.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { MANY = 1000 };

/* The ends of what each type holds. */
static const struct { hc_type type; int64_t low, high; } types[] = {
	{HC_INTEGER, INT64_MIN, INT64_MAX}, {HC_REAL, INT64_MIN, INT64_MAX}, {HC_DATE, HC_DATE_NEVER, HC_DATE_MAX},
	{HC_MONTH, HC_MONTH_MIN, HC_MONTH_MAX}, {HC_BOOLEAN, 0, 1}, {HC_ENUM, 0, 31}, {HC_SET, 0, 0x7fffffff},
};

static void numbers_come_back_as_they_went_in(void **state)
{
	(void)state;
	for (size_t t = 0; t < COUNT(types); t++) {
		hc_column column;
		hc_column_init(&column, types[t].type);
		for (size_t i = 0; i < MANY; i++) {
			if (i % 3 == 2)
				assert_true(hc_column_add_missing(&column));
			else
				assert_true(hc_column_add_number(&column, i % 3 ? types[t].low : types[t].high));
		}
		assert_int_equal(column.count, MANY);
		for (size_t i = 0; i < MANY; i++) {
			assert_int_equal(hc_column_known(&column, i), i % 3 != 2);
			if (i % 3 != 2)
				assert_true(hc_column_number(&column, i) == (i % 3 ? types[t].low : types[t].high));
		}
		hc_column_drop(&column);
	}
}

static void texts_come_back_as_they_went_in(void **state)
{
	static const char odd[] = "a\0b";
	char text[32];
	hc_column column;
	size_t length;

	(void)state;
	hc_column_init(&column, HC_TEXT);
	assert_true(hc_column_add_text(&column, "", 0));
	assert_true(hc_column_add_missing(&column));
	assert_true(hc_column_add_text(&column, odd, 3));
	for (int i = 0; i < MANY; i++) {
		int n = snprintf(text, sizeof text, "学校 %d", i);
		assert_true(hc_column_add_text(&column, text, (size_t)n));
	}
	(void)hc_column_text(&column, 0, &length);
	assert_true(hc_column_known(&column, 0));
	assert_int_equal(length, 0);
	assert_false(hc_column_known(&column, 1));
	assert_memory_equal(hc_column_text(&column, 2, &length), odd, 3);
	assert_int_equal(length, 3);
	for (int i = 0; i < MANY; i++) {
		int n = snprintf(text, sizeof text, "学校 %d", i);
		const char *found = hc_column_text(&column, (size_t)i + 3, &length);
		assert_int_equal(length, n);
		assert_memory_equal(found, text, length);
	}
	hc_column_drop(&column);
}

static void a_text_of_a_megabyte_fits(void **state)
{
	char *text = malloc(1 << 20);
	hc_column column;
	size_t length;

	(void)state;
	assert_non_null(text);
	memset(text, 'x', 1 << 20);
	hc_column_init(&column, HC_TEXT);
	assert_true(hc_column_add_text(&column, "first", 5));
	assert_true(hc_column_add_text(&column, text, 1 << 20));
	assert_memory_equal(hc_column_text(&column, 1, &length), text, 1 << 20);
	assert_int_equal(length, 1 << 20);
	assert_memory_equal(hc_column_text(&column, 0, &length), "first", 5);
	hc_column_drop(&column);
	free(text);
}

static void a_cleared_column_begins_again(void **state)
{
	hc_column column;
	size_t length;

	(void)state;
	hc_column_init(&column, HC_TEXT);
	for (int i = 0; i < MANY; i++)
		assert_true(hc_column_add_missing(&column));
	hc_column_clear(&column);
	assert_int_equal(column.count, 0);
	assert_true(hc_column_add_text(&column, "x", 1));
	assert_true(hc_column_known(&column, 0));
	assert_memory_equal(hc_column_text(&column, 0, &length), "x", 1);
	assert_int_equal(length, 1);
	hc_column_drop(&column);
}

static size_t calls, refused_at;

static void *refusing(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	return ++calls == refused_at ? NULL : realloc(ptr, size);
}

static void without_memory_a_column_stays_as_it_was(void **state)
{
	size_t failures = 0;

	(void)state;
	hc_memory_set_hook(refusing);
	for (refused_at = 1; refused_at <= 8; refused_at++) {
		hc_column column;
		size_t added = 0, length;
		calls = 0;
		hc_column_init(&column, HC_TEXT);
		for (int i = 0; i < MANY; i++) {
			if (hc_column_add_text(&column, "twelve bytes", 12))
				added++;
			else
				failures++;
			assert_int_equal(column.count, added);
		}
		for (size_t i = 0; i < added; i++)
			assert_memory_equal(hc_column_text(&column, i, &length), "twelve bytes", 12);
		hc_column_drop(&column);
	}
	hc_memory_set_hook(NULL);
	assert_true(failures >= 6);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_come_back_as_they_went_in),
		cmocka_unit_test(texts_come_back_as_they_went_in),
		cmocka_unit_test(a_text_of_a_megabyte_fits),
		cmocka_unit_test(a_cleared_column_begins_again),
		cmocka_unit_test(without_memory_a_column_stays_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

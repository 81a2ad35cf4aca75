/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static size_t calls, refused_at;

static void *counting(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	if (++calls == refused_at)
		return NULL;
	return realloc(ptr, size);
}

static int with_counting(void **state)
{
	(void)state;
	calls = 0;
	refused_at = 0;
	hc_memory_set_hook(counting);
	return 0;
}

static int without(void **state)
{
	(void)state;
	hc_memory_set_hook(NULL);
	return 0;
}

static void memory_comes_zero_filled(void **state)
{
	unsigned char *bytes = hc_memory_alloc(1000);
	size_t i;

	(void)state;
	assert_non_null(bytes);
	for (i = 0; i < 1000; i++)
		assert_int_equal(bytes[i], 0);
	hc_memory_free(bytes);
	hc_memory_free(NULL);
}

static void no_bytes_are_still_a_block(void **state)
{
	void *block = hc_memory_alloc(0);

	(void)state;
	assert_non_null(block);
	hc_memory_free(block);
}

static void a_refused_resize_leaves_the_old_block(void **state)
{
	char *text = hc_memory_copy_text("kept");

	(void)state;
	refused_at = calls + 1;
	assert_null(hc_memory_resize(text, 1 << 20));
	assert_string_equal(text, "kept");
	hc_memory_free(text);
}

static void every_way_to_memory_can_be_refused(void **state)
{
	int *items = NULL;
	size_t capacity = 0;

	(void)state;
	refused_at = 1;
	assert_null(hc_memory_alloc(8));
	refused_at = 2;
	assert_null(hc_memory_copy_text("text"));
	refused_at = 3;
	assert_null(hc_memory_resize(NULL, 8));
	refused_at = 4;
	assert_int_equal(hc_memory_grow(&items, &capacity, 0, sizeof *items), 0);
	assert_null(items);
	assert_int_equal(capacity, 0);
}

static void it_is_remembered_that_memory_ran_out(void **state)
{
	char *text = hc_memory_copy_text("text");

	(void)state;
	hc_memory_free(hc_memory_resize(text, 0));
	assert_false(hc_memory_ran_out());
	refused_at = calls + 1;
	assert_null(hc_memory_alloc(8));
	hc_memory_free(hc_memory_alloc(8));
	assert_true(hc_memory_ran_out());
	hc_memory_set_hook(counting);
	assert_false(hc_memory_ran_out());
}

static void an_array_grows_and_keeps_its_items(void **state)
{
	size_t *items = NULL, capacity = 0, count;

	(void)state;
	for (count = 0; count < 1000; count++) {
		assert_int_equal(hc_memory_grow(&items, &capacity, count, sizeof *items), 1);
		assert_true(capacity > count);
		items[count] = count;
	}
	for (count = 0; count < 1000; count++)
		assert_int_equal(items[count], count);
	assert_true(calls < 12);
	refused_at = calls + 1;
	assert_int_equal(hc_memory_grow(&items, &capacity, capacity, sizeof *items), 0);
	assert_int_equal(items[999], 999);
	hc_memory_free(items);
}

static void an_array_too_large_to_count_is_refused(void **state)
{
	char *items = NULL;
	size_t capacity = SIZE_MAX / 4 + 1;

	(void)state;
	assert_int_equal(hc_memory_grow(&items, &capacity, capacity, 8), 0);
	assert_int_equal(calls, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(memory_comes_zero_filled, with_counting, without),
		cmocka_unit_test_setup_teardown(no_bytes_are_still_a_block, with_counting, without),
		cmocka_unit_test_setup_teardown(a_refused_resize_leaves_the_old_block, with_counting, without),
		cmocka_unit_test_setup_teardown(every_way_to_memory_can_be_refused, with_counting, without),
		cmocka_unit_test_setup_teardown(it_is_remembered_that_memory_ran_out, with_counting, without),
		cmocka_unit_test_setup_teardown(an_array_grows_and_keeps_its_items, with_counting, without),
		cmocka_unit_test_setup_teardown(an_array_too_large_to_count_is_refused, with_counting, without),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

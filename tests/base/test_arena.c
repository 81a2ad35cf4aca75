/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static size_t live, asked;
static int refuse;

/* Counts blocks that are held; a resize of a block does not occur in an arena. */
static void *counting(void *ptr, size_t size)
{
	void *block;

	if (size == 0) {
		live -= ptr != NULL;
		free(ptr);
		return NULL;
	}
	if (refuse)
		return NULL;
	block = realloc(ptr, size);
	asked++;
	live += block != NULL;
	return block;
}

static int begin(void **state)
{
	(void)state;
	live = asked = 0;
	refuse = 0;
	hc_memory_set_hook(counting);
	return 0;
}

static int end(void **state)
{
	(void)state;
	hc_memory_set_hook(NULL);
	return live == 0 ? 0 : -1;
}

static void what_is_taken_is_zero_aligned_and_apart(void **state)
{
	hc_arena arena;
	unsigned char *blocks[500];
	size_t i, j;

	(void)state;
	hc_arena_init(&arena);
	for (i = 0; i < 500; i++) {
		blocks[i] = hc_arena_alloc(&arena, i);
		assert_non_null(blocks[i]);
		assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
		for (j = 0; j < i; j++)
			assert_int_equal(blocks[i][j], 0);
		memset(blocks[i], (int)(i % 251) + 1, i);
	}
	for (i = 0; i < 500; i++) {
		for (j = 0; j < i; j++)
			assert_int_equal(blocks[i][j], i % 251 + 1);
	}
	hc_arena_drop(&arena);
}

static void an_emptied_arena_hands_out_zeros_again_without_asking(void **state)
{
	hc_arena arena;
	unsigned char *block;
	size_t round, i, before;

	(void)state;
	hc_arena_init(&arena);
	memset(hc_arena_alloc(&arena, 300000), 0xff, 300000);
	hc_arena_empty(&arena);
	before = asked;
	for (round = 0; round < 5; round++) {
		block = hc_arena_alloc(&arena, 300000);
		for (i = 0; i < 300000; i += 997)
			assert_int_equal(block[i], 0);
		memset(block, 0xff, 300000);
		hc_arena_empty(&arena);
	}
	assert_int_equal(asked, before);
	assert_int_equal(live, 1);
	hc_arena_drop(&arena);
	hc_arena_empty(&arena);
	assert_non_null(hc_arena_alloc(&arena, 1));
	hc_arena_drop(&arena);
}

static void texts_are_copied_and_printed(void **state)
{
	hc_arena arena;
	char large[40000];

	(void)state;
	hc_arena_init(&arena);
	assert_string_equal(hc_arena_copy(&arena, "abcdef", 3), "abc");
	assert_string_equal(hc_arena_copy(&arena, "", 0), "");
	assert_string_equal(hc_arena_text(&arena, "核查"), "核查");
	assert_null(hc_arena_text(&arena, NULL));
	assert_string_equal(hc_arena_format(&arena, "%s:%d", "file", 12), "file:12");
	memset(large, 'x', sizeof large - 1);
	large[sizeof large - 1] = '\0';
	assert_string_equal(hc_arena_format(&arena, "%s", large), large);
	hc_arena_drop(&arena);
}

static void memory_that_is_refused_is_null_and_harmless(void **state)
{
	hc_arena arena;
	char *text;

	(void)state;
	hc_arena_init(&arena);
	refuse = 1;
	assert_null(hc_arena_alloc(&arena, 8));
	assert_null(hc_arena_format(&arena, "%d", 1));
	refuse = 0;
	text = hc_arena_text(&arena, "kept");
	refuse = 1;
	assert_null(hc_arena_alloc(&arena, 1 << 20));
	assert_null(hc_arena_alloc(&arena, SIZE_MAX));
	assert_null(hc_arena_copy(&arena, text, SIZE_MAX));
	assert_string_equal(text, "kept");
	hc_arena_drop(&arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_taken_is_zero_aligned_and_apart, begin, end),
		cmocka_unit_test_setup_teardown(an_emptied_arena_hands_out_zeros_again_without_asking, begin, end),
		cmocka_unit_test_setup_teardown(texts_are_copied_and_printed, begin, end),
		cmocka_unit_test_setup_teardown(memory_that_is_refused_is_null_and_harmless, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

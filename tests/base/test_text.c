/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void *refusing(void *ptr, size_t size)
{
	if (size == 0)
		free(ptr);
	return NULL;
}

static void a_text_grows_from_pieces(void **state)
{
	hc_text text;
	int i;

	(void)state;
	hc_text_init(&text);
	assert_string_equal(hc_text_get(&text), "");
	hc_text_add(&text, "ab");
	hc_text_add_bytes(&text, "cdef", 2);
	hc_text_addf(&text, "-%d-%s", 42, "核");
	assert_string_equal(hc_text_get(&text), "abcd-42-核");
	hc_text_clear(&text);
	assert_string_equal(hc_text_get(&text), "");
	for (i = 0; i < 10000; i++)
		hc_text_addf(&text, "%d,", i % 10);
	assert_int_equal(text.length, 20000);
	assert_int_equal(strlen(hc_text_get(&text)), 20000);
	hc_text_drop(&text);
}

static void a_text_can_be_taken_away(void **state)
{
	hc_text text;
	char *taken;

	(void)state;
	hc_text_init(&text);
	taken = hc_text_take(&text);
	assert_string_equal(taken, "");
	hc_memory_free(taken);
	hc_text_add(&text, "mine");
	taken = hc_text_take(&text);
	assert_string_equal(taken, "mine");
	assert_string_equal(hc_text_get(&text), "");
	hc_memory_free(taken);
}

static void a_failed_text_stays_failed_until_its_end(void **state)
{
	hc_text text;

	(void)state;
	hc_text_init(&text);
	hc_text_add(&text, "ab");
	hc_memory_set_hook(refusing);
	hc_text_addf(&text, "%200d", 1);
	hc_memory_set_hook(NULL);
	assert_true(text.failed);
	hc_text_add(&text, "more");
	assert_string_equal(hc_text_get(&text), "ab");
	assert_null(hc_text_take(&text));
	assert_false(text.failed);
}

static void only_valid_utf8_is_valid(void **state)
{
	static const struct { const char *name, *bytes; size_t length; bool valid; } cases[] = {
		{ "nothing", "", 0, true },
		{ "ASCII", "abc", 3, true },
		{ "Chinese", "核查", 6, true },
		{ "four bytes", "\xF0\x9F\x8F\xAB", 4, true },
		{ "the last code point", "\xF4\x8F\xBF\xBF", 4, true },
		{ "a zero inside", "a\0b", 3, true },
		{ "cut short", "\xE6\xA0", 2, false },
		{ "a lone continuation", "\x80", 1, false },
		{ "overlong stroke", "\xC0\xAF", 2, false },
		{ "overlong in three", "\xE0\x9F\xBF", 3, false },
		{ "the first in three", "\xE0\xA0\x80", 3, true },
		{ "a surrogate", "\xED\xA0\x80", 3, false },
		{ "the last before the surrogates", "\xED\x9F\xBF", 3, true },
		{ "the first behind the surrogates", "\xEE\x80\x80", 3, true },
		{ "the last in three", "\xEF\xBF\xBF", 3, true },
		{ "Chinese and ASCII in turns", "核a查bc（d），。", 22, true },
		{ "Chinese without its last byte", "核\xE6\x9F", 5, false },
		{ "Chinese with ASCII in its place", "核\xE6\x9F" "a", 6, false },
		{ "Chinese with a letter inside", "核\xE6" "a\xA5", 6, false },
		{ "past the last code point", "\xF4\x90\x80\x80", 4, false },
		{ "never a byte of UTF-8", "\xFF", 1, false },
		{ "GBK", "\xBA\xCB\xB2\xE9", 4, false },
		{ "a good start", "abc\xC3", 4, false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		if (hc_utf8_valid(cases[i].bytes, cases[i].length) != cases[i].valid)
			fail_msg("%s", cases[i].name);
	}
}

static void columns_are_those_of_a_terminal(void **state)
{
	static const struct { const char *text; size_t columns; } cases[] = {
		{ "", 0 }, { "abc", 3 }, { "核查", 4 }, { "m²", 2 }, { "a核b", 4 }, { "e\xCC\x81", 1 }, { "（一）", 6 },
		{ "a\tb", 2 }, { "\xEF\xBB\xBFx", 1 }, { "…", 1 }, { "\xFF", 1 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		if (hc_utf8_columns(cases[i].text) != cases[i].columns)
			fail_msg("\"%s\" takes %zu columns", cases[i].text, hc_utf8_columns(cases[i].text));
	}
}

static void a_text_is_cut_between_whole_characters(void **state)
{
	static const struct { const char *text; size_t columns, bytes; } cases[] = {
		{ "abc", 2, 2 }, { "abc", 9, 3 }, { "abc", 0, 0 }, { "核查", 4, 6 }, { "核查", 3, 3 }, { "核查", 1, 0 },
		{ "e\xCC\x81x", 1, 3 }, { "", 5, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		if (hc_utf8_fit(cases[i].text, cases[i].columns) != cases[i].bytes)
			fail_msg("\"%s\" in %zu columns: %zu bytes", cases[i].text, cases[i].columns,
			         hc_utf8_fit(cases[i].text, cases[i].columns));
	}
}

static void bytes_are_cut_between_whole_characters(void **state)
{
	static const struct { const char *text; size_t bytes, want; } cases[] = {
		{ "abc", 2, 2 }, { "abc", 9, 3 }, { "", 0, 0 }, { "中文", 6, 6 }, { "中文", 5, 3 }, { "中文", 3, 3 }, { "中文", 2, 0 },
		{ "a中", 3, 1 }, { "\xbf\xbf\xbf", 2, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (hc_utf8_cut(cases[i].text, cases[i].bytes) != cases[i].want)
			fail_msg("\"%s\" at %zu: %zu", cases[i].text, cases[i].bytes, hc_utf8_cut(cases[i].text, cases[i].bytes));
}

static void what_a_terminal_would_act_on_becomes_visible(void **state)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "plain 核查 m²", "plain 核查 m²" },
		{ "\x1b[31mred", "\\u{001B}[31mred" },
		{ "a\nb\tc\x7f", "a\\u{000A}b\\u{0009}c\\u{007F}" },
		{ "\xC2\x9B" "1m", "\\u{009B}1m" },
		{ "abc\xE2\x80\xAE" "def", "abc\\u{202E}def" },
		{ "\xE2\x81\xA6x\xE2\x81\xA9", "\\u{2066}x\\u{2069}" },
		{ "\xD8\x9C\xE2\x80\x8E\xE2\x80\x8F", "\\u{061C}\\u{200E}\\u{200F}" },
		{ "\xE2\x80\xA8", "\\u{2028}" },
		{ "\xEF\xBB\xBFx", "\\u{FEFF}x" },
		{ "a\xFFz", "a\\x{FF}z" },
	};
	size_t i;
	hc_text text;

	(void)state;
	hc_text_init(&text);
	for (i = 0; i < COUNT(cases); i++) {
		hc_text_clear(&text);
		hc_text_add_visible(&text, cases[i].text);
		if (hc_text_is_visible(cases[i].text) != (strcmp(hc_text_get(&text), cases[i].text) == 0))
			fail_msg("%s: wrong about whether all is visible", hc_text_get(&text));
		assert_string_equal(hc_text_get(&text), cases[i].want);
	}
	hc_text_drop(&text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_grows_from_pieces),
		cmocka_unit_test(a_text_can_be_taken_away),
		cmocka_unit_test(a_failed_text_stays_failed_until_its_end),
		cmocka_unit_test(only_valid_utf8_is_valid),
		cmocka_unit_test(columns_are_those_of_a_terminal),
		cmocka_unit_test(a_text_is_cut_between_whole_characters),
		cmocka_unit_test(bytes_are_cut_between_whole_characters),
		cmocka_unit_test(what_a_terminal_would_act_on_becomes_visible),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

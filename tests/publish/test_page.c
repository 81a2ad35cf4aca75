/* SPDX-License-Identifier: MIT */
/* Lines that fold, columns that align, styles that do not count. */

#include "publish/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static void long_texts_continue_under_their_first_word(void **state)
{
	static const struct { const char *name; size_t columns; const char *text, *want; } cases[] = {
		{ "a text that fits", 40, "one two three", "    one two three\n" },
		{ "words", 24, "one two three four five six", "    one two three four\n    five six\n" },
		{ "exactly as wide", 24, "one two three four f", "    one two three four f\n" },
		{ "Chinese: a mark that closes does not begin a line", 24, "实际不少于十二名教师，要求二十名", "    实际不少于十二名教\n    师，要求二十名\n" },
		{ "Chinese that ends with its line", 24, "实际不少于十二名老师们，要求", "    实际不少于十二名老师\n    们，要求\n" },
		{ "a word longer than the line stays whole", 24, "abcdefghijklmnopqrstuvwxyz end", "    abcdefghijklmnopqrstuvwxyz\n    end\n" },
		{ "a line too narrow is not folded", 20, "one two three four five six", "    one two three four five six\n" },
		{ "no width, no folding", 0, "one two three four five six", "    one two three four five six\n" },
		{ "an empty text", 40, "", "    \n" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *written = NULL;
		size_t length = 0;
		FILE *out = open_memstream(&written, &length);
		hc_page page = { out, false, cases[i].columns, 0 };

		assert_non_null(out);
		hc_page_tab(&page, 4);
		hc_page_fold(&page, HC_PLAIN, cases[i].text);
		fclose(out);
		if (strcmp(written, cases[i].want) != 0)
			fail_msg("%s: want\n%sgot\n%s", cases[i].name, cases[i].want, written);
		free(written);
	}
}

static void columns_align_under_wide_characters_and_styles(void **state)
{
	static const char *const labels[] = { "ab", "教师", "é" };
	char *written = NULL;
	size_t length = 0, i;
	FILE *out = open_memstream(&written, &length);
	hc_page page = { out, true, 0, 0 };

	(void)state;
	assert_non_null(out);
	for (i = 0; i < 3; i++) {
		hc_page_put(&page, i == 1 ? HC_BAD : HC_PLAIN, labels[i]);
		hc_page_tab(&page, 6);
		hc_page_put(&page, HC_PLAIN, "|");
		hc_page_end(&page);
	}
	hc_page_put(&page, HC_PLAIN, "longer than six");
	hc_page_tab(&page, 6);
	hc_page_put(&page, HC_PLAIN, "|");
	fclose(out);
	assert_string_equal(written, "ab    |\n\x1b[31m教师\x1b[0m  |\n\xC3\xA9     |\nlonger than six |");
	free(written);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_texts_continue_under_their_first_word),
		cmocka_unit_test(columns_align_under_wide_characters_and_styles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

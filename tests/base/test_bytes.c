/* SPDX-License-Identifier: MIT */
/* Every length and every place, in memory of just that size: nothing beside it is looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/bytes.h"

#include <stdlib.h>

enum { LONGEST = 40 };

static char *letters(size_t length)
{
	char *made = malloc(length ? length : 1);

	assert_non_null(made);
	for (size_t i = 0; i < length; i++)
		made[i] = (char)('a' + i % 26);
	return made;
}

static void one_byte_that_differs_is_seen_wherever_it_stands(void **state)
{
	(void)state;
	for (size_t length = 0; length <= LONGEST; length++) {
		char *a = letters(length), *b = letters(length);

		assert_true(hc_bytes_same(a, b, length));
		for (size_t i = 0; i < length; i++) {
			b[i] ^= 1;
			assert_false(hc_bytes_same(a, b, length));
			b[i] ^= 1;
		}
		free(a);
		free(b);
	}
}

static void one_byte_that_is_not_plain_is_seen_wherever_it_stands(void **state)
{
	static const struct {
		char byte;
		bool plain;
	} cases[] = { { '\0', false }, { '\x01', true }, { '\x7f', true }, { '\x80', false }, { '\xff', false } };

	(void)state;
	for (size_t length = 0; length <= LONGEST; length++) {
		char *text = letters(length);

		assert_true(hc_bytes_plain(text, length));
		for (size_t i = 0; i < length * 5; i++) {
			text[i / 5] = cases[i % 5].byte;
			assert_int_equal(hc_bytes_plain(text, length), cases[i % 5].plain);
			text[i / 5] = 'a';
		}
		free(text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_byte_that_differs_is_seen_wherever_it_stands),
		cmocka_unit_test(one_byte_that_is_not_plain_is_seen_wherever_it_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From FIPS 180-4's examples. */
static const struct {
	const char *name, *text, *want;
} cases[] = {
	{ "nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void bytes_have_the_name_that_the_standard_gives_them(void **state)
{
	hc_digest *digest = hc_digest_new();
	char text[HC_DIGEST_TEXT];
	size_t i;

	(void)state;
	assert_non_null(digest);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_digest_add(digest, cases[i].text, strlen(cases[i].text));
		hc_digest_write(text, digest);
		if (strcmp(text, cases[i].want) != 0)
			fail_msg("%s: %s", cases[i].name, text);
	}
	hc_digest_free(digest);
}

static void a_file_has_the_name_of_its_bytes(void **state)
{
	char path[] = HC_BUILD_DIR "/digest-XXXXXX", text[HC_DIGEST_TEXT];
	int file = mkstemp(path);
	FILE *out = fdopen(file, "w");
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_EN);
	fputs("abc", out);
	fclose(out);
	assert_int_equal(hc_digest_file(text, path, path, &err), HC_OK);
	assert_string_equal(text, cases[1].want);
	remove(path);
	assert_int_equal(hc_digest_file(text, path, "shown", &err), HC_EINPUT);
	assert_string_equal(err.problems[0].file, "shown");
	hc_error_drop(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_have_the_name_that_the_standard_gives_them),
		cmocka_unit_test(a_file_has_the_name_of_its_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/digest_apart.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file of a few megabytes; its name stays in `path`. */
static void make_file(char path[64])
{
	strcpy(path, "/tmp/hecha-apart-XXXXXX");
	int file = mkstemp(path);
	FILE *stream = file >= 0 ? fdopen(file, "wb") : NULL;
	assert_non_null(stream);
	for (unsigned i = 0; i < 1000000; i++)
		fprintf(stream, "%u\n", i);
	assert_int_equal(fclose(stream), 0);
}

static void the_digest_made_apart_is_that_of_the_file(void **state)
{
	char path[64], apart_text[HC_DIGEST_TEXT], text[HC_DIGEST_TEXT];
	hc_digest_apart apart;
	hc_error err;

	(void)state;
	make_file(path);
	hc_error_init(&err, HC_EN);
	hc_digest_apart_begin(&apart, path);
	assert_true(apart.pid > 0);
	assert_int_equal(hc_digest_apart_end(apart_text, &apart, path, path, &err), HC_OK);
	assert_int_equal(hc_digest_file(text, path, path, &err), HC_OK);
	assert_string_equal(apart_text, text);
	assert_int_equal(apart.pid, 0);
	assert_true(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
	hc_error_drop(&err);
	unlink(path);
}

static void a_file_that_cannot_be_read_is_told_with_its_reason(void **state)
{
	char text[HC_DIGEST_TEXT];
	hc_digest_apart apart;
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_EN);
	hc_digest_apart_begin(&apart, "/tmp/no-such-file-here");
	assert_int_equal(hc_digest_apart_end(text, &apart, "/tmp/no-such-file-here", "records.db", &err), HC_EINPUT);
	assert_int_equal(err.count, 1);
	assert_string_equal(err.problems[0].file, "records.db");
	assert_non_null(strstr(err.problems[0].text, strerror(ENOENT)));
	hc_error_drop(&err);
}

static void a_process_that_dies_is_made_up_for(void **state)
{
	char path[64], apart_text[HC_DIGEST_TEXT], text[HC_DIGEST_TEXT];
	hc_digest_apart apart;
	hc_error err;

	(void)state;
	make_file(path);
	hc_error_init(&err, HC_EN);
	hc_digest_apart_begin(&apart, path);
	assert_true(apart.pid > 0);
	kill(apart.pid, SIGKILL);
	assert_int_equal(hc_digest_apart_end(apart_text, &apart, path, path, &err), HC_OK);
	assert_int_equal(hc_digest_file(text, path, path, &err), HC_OK);
	assert_string_equal(apart_text, text);
	hc_error_drop(&err);
	unlink(path);
}

static void nothing_is_left_of_one_that_is_given_up(void **state)
{
	char path[64];
	hc_digest_apart apart;

	(void)state;
	make_file(path);
	hc_digest_apart_begin(&apart, path);
	hc_digest_apart_drop(&apart);
	hc_digest_apart_drop(&apart);
	assert_true(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
	unlink(path);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_digest_made_apart_is_that_of_the_file),
		cmocka_unit_test(a_file_that_cannot_be_read_is_told_with_its_reason),
		cmocka_unit_test(a_process_that_dies_is_made_up_for),
		cmocka_unit_test(nothing_is_left_of_one_that_is_given_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* A damaged file ends the scan with a message, or gives what it holds; it never ends the program. */
#include "support/scan_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PAGE = 4096 };

static const char rows[] =
	"INSERT INTO school(school_id, name) VALUES ('S1', 'First'), ('S2', 'Second');"
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
	" INSERT INTO teacher(teacher_id, school_id, name, degree)"
	" SELECT 'T' || i, 'S' || (i % 2 + 1), 'Somebody called ' || i, 'master' FROM n;";

static const char *const words[] = {"school name", "teacher @school_id name degree school.name", "link school teacher school_id", NULL};

typedef struct file {
	char *bytes;
	size_t length;
} file;

static file read_file(const char *path)
{
	FILE *in = fopen(path, "rb");
	file got = {NULL, 0};

	assert_non_null(in);
	assert_int_equal(fseek(in, 0, SEEK_END), 0);
	got.length = (size_t)ftell(in);
	rewind(in);
	got.bytes = malloc(got.length);
	assert_int_equal(fread(got.bytes, 1, got.length, in), got.length);
	fclose(in);
	return got;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	fclose(out);
}

static bool is_refused(const char *shown)
{
	return strncmp(shown, "HC_EDATA: ", 10) == 0 && (strstr(shown, "is damaged") || strstr(shown, "cannot be used"));
}

static void a_page_of_rubbish_ends_the_scan(void **state)
{
	scan_fixture *f = *state;

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		scan_ask ask = {.path = scan_make(f, (scan_tables)tables, rows), .layout = scan_layout(f, words)};
		file whole = read_file(ask.path);
		char *sound = strdup(scan_show(f, &ask)), *hurt = malloc(whole.length);
		size_t refused = 0;

		for (size_t page = 1; page < whole.length / PAGE; page++) {
			memcpy(hurt, whole.bytes, whole.length);
			memset(hurt + page * PAGE, 0xa5, PAGE);
			write_file(ask.path, hurt, whole.length);
			const char *shown = scan_show(f, &ask);
			refused += is_refused(shown);
			/* A page that the scan does not need changes nothing. */
			if (!is_refused(shown))
				scan_assert(scan_tables_word((scan_tables)tables), shown, sound);
		}
		assert_in_range(refused, 5, whole.length / PAGE);
		free(sound);
		free(hurt);
		free(whole.bytes);
	}
}

static void a_file_that_was_cut_off_ends_the_scan(void **state)
{
	scan_fixture *f = *state;
	scan_ask ask = {.path = scan_make(f, SCAN_OURS, rows), .layout = scan_layout(f, words)};
	file whole = read_file(ask.path);

	for (size_t pages = 1; pages < whole.length / PAGE / 2; pages++) {
		write_file(ask.path, whole.bytes, pages * PAGE);
		const char *shown = scan_show(f, &ask);
		if (!is_refused(shown))
			fail_msg("%zu pages: %s", pages, shown);
	}
	free(whole.bytes);
}

/* What comes out may be wrong, and is wrong in the file; nothing else can be asked of single bytes. */
static void any_byte_may_be_any_other(void **state)
{
	enum { TRIES = 200 };
	scan_fixture *f = *state;
	uint32_t random = 12345;

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		scan_ask ask = {.path = scan_make(f, (scan_tables)tables, rows), .layout = scan_layout(f, words)};
		file whole = read_file(ask.path);
		size_t refused = 0;
		for (int i = 0; i < TRIES; i++) {
			char before[8];
			size_t at[8];
			for (size_t k = 0; k < 8; k++) {
				random = random * 1664525 + 1013904223;
				at[k] = 100 + random % (whole.length - 100);
				/* Every second change hits a page's head, where the structure is. */
				at[k] = k % 2 ? at[k] : at[k] / PAGE * PAGE + random / PAGE % 64 + (at[k] < PAGE ? 100 : 0);
				before[k] = whole.bytes[at[k]];
				whole.bytes[at[k]] = (char)(random >> 24);
			}
			write_file(ask.path, whole.bytes, whole.length);
			refused += strncmp(scan_show(f, &ask), "HC_EDATA: ", 10) == 0;
			for (size_t k = 8; k-- > 0;)
				whole.bytes[at[k]] = before[k];
		}
		assert_in_range(refused, TRIES / 10, TRIES);
		free(whole.bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_page_of_rubbish_ends_the_scan, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_file_that_was_cut_off_ends_the_scan, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(any_byte_may_be_any_other, scan_begin, scan_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

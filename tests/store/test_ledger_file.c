/* SPDX-License-Identifier: MIT */
/*
 * The ledger as a file: there when it is whole and not before, and the same
 * bytes whatever the order the results came in.
 */

#include "support/ledger_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/hecha-ledger-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static size_t count_files(void)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		count += entry->d_name[0] != '.';
	closedir(dir);
	return count;
}

static int remove_folder(void **state)
{
	char path[512];
	DIR *dir = opendir(folder);
	struct dirent *entry;

	(void)state;
	while (dir && (entry = readdir(dir)) != NULL) {
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			unlink(path);
	}
	if (dir)
		closedir(dir);
	return rmdir(folder);
}

static const char *in_folder(const char *name)
{
	static char paths[4][128];
	static unsigned next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

static void put_file(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(bytes, file);
	assert_int_equal(fclose(file), 0);
}

/* The whole file, to be freed; its length in `length`. */
static char *take_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "r");
	char *bytes = malloc(1 << 20);

	assert_non_null(file);
	assert_non_null(bytes);
	*length = fread(bytes, 1, 1 << 20, file);
	fclose(file);
	return bytes;
}

static hc_status count_result(void *context, const hc_result *result, hc_error *err)
{
	size_t *count = context;

	(void)err;
	assert_string_equal(result->subject_id, fixture_result(*count)->subject_id);
	++*count;
	return HC_OK;
}

static void a_saved_ledger_stands_on_its_own(void **state)
{
	const hc_ledger_query all = { 0 };
	const char *path = in_folder("audit.db");
	hc_ledger *ledger = fixture_ledger(path, 1), *opened = NULL;
	size_t at = 0;

	(void)state;
	assert_non_null(ledger);
	hc_ledger_close(ledger);
	assert_int_equal(count_files(), 1);
	assert_int_equal(hc_ledger_open(&opened, path, NULL), HC_OK);
	assert_int_equal(hc_ledger_facts_of(opened)->rules[5].totals[HC_BROKEN], 1);
	assert_int_equal(hc_ledger_facts_of(opened)->levels[0].owners, 1);
	assert_int_equal(hc_ledger_totals(opened)[HC_FAIL], 9);
	assert_int_equal(hc_ledger_read(opened, &all, count_result, &at, NULL), HC_OK);
	assert_int_equal(at, FIXTURE_RESULTS);
	hc_ledger_close(opened);
}

static void the_bytes_do_not_show_the_order_of_adding(void **state)
{
	size_t length, other_length;
	char *bytes, *other;
	unsigned seed;

	(void)state;
	hc_ledger_close(fixture_ledger(in_folder("a.db"), 0));
	bytes = take_file(in_folder("a.db"), &length);
	assert_true(length > 4096);
	for (seed = 1; seed < 5; seed++) {
		hc_ledger_close(fixture_ledger(in_folder("b.db"), seed));
		other = take_file(in_folder("b.db"), &other_length);
		assert_int_equal(other_length, length);
		assert_memory_equal(other, bytes, length);
		free(other);
	}
	free(bytes);
}

static void a_second_result_is_refused_and_spoils_the_ledger(void **state)
{
	hc_ledger *ledger = fixture_filled(in_folder("audit.db"), 0);
	const hc_result *twice = NULL;
	hc_result *more = calloc(3, sizeof *more);
	hc_error err;
	size_t i;

	(void)state;
	assert_non_null(more);
	for (i = 0; i < 3; i++)
		more[i] = *fixture_result(4);
	more[0].subject_id = "new";
	hc_error_init(&err, HC_EN);
	assert_int_equal(hc_ledger_add(ledger, more, 3, &twice, &err), HC_EDATA);
	assert_ptr_equal(twice, &more[1]);
	free(more);
	assert_int_equal(err.count, 0);
	assert_int_equal(hc_ledger_finish(ledger, fixture_expected(), NULL, &err), HC_EINTERNAL);
	hc_ledger_close(ledger);
	hc_error_drop(&err);
	assert_int_equal(count_files(), 0);
}

static void a_book_that_does_not_close_is_not_put_in_place(void **state)
{
	static const struct { const char *name; int64_t more; const char *text; } cases[] = {
		{ "one result is missing", 1, "rule training.hours has 7 results for 8 subjects" },
		{ "one result is too much", -1, "rule training.hours has 7 results for 6 subjects" },
	};
	int64_t expected[FIXTURE_RULES];
	hc_ledger *ledger;
	hc_error err;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		memcpy(expected, fixture_expected(), sizeof expected);
		expected[6] += cases[i].more;
		hc_error_init(&err, HC_EN);
		ledger = fixture_filled(in_folder("audit.db"), 0);
		if (hc_ledger_finish(ledger, expected, NULL, &err) != HC_EINTERNAL || strcmp(err.problems[0].text, cases[i].text) != 0)
			fail_msg("%s: %s", cases[i].name, err.count ? err.problems[0].text : "finished");
		hc_ledger_close(ledger);
		hc_error_drop(&err);
		assert_int_equal(count_files(), 0);
	}
}

static void a_killed_or_closed_writer_leaves_what_was_there(void **state)
{
	const char *path = in_folder("audit.db");
	size_t length;
	char *bytes;
	int status;
	pid_t child;

	(void)state;
	put_file(path, "the old one");
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (fixture_filled(path, 0))
			raise(SIGKILL);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	hc_ledger_close(fixture_filled(path, 0));
	assert_int_equal(count_files(), 1);
	bytes = take_file(path, &length);
	assert_int_equal(length, strlen("the old one"));
	free(bytes);
	hc_ledger_close(fixture_ledger(path, 0));
	assert_int_equal(count_files(), 1);
	bytes = take_file(path, &length);
	assert_memory_equal(bytes, "SQLite format 3", 15);
	free(bytes);
}

static void a_place_that_cannot_be_written_is_refused_at_once(void **state)
{
	hc_ledger *ledger;

	(void)state;
	assert_int_equal(hc_ledger_create(&ledger, in_folder("no/audit.db"), fixture_facts(), NULL), HC_EWRITE);
	assert_null(ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_saved_ledger_stands_on_its_own, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(the_bytes_do_not_show_the_order_of_adding, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_second_result_is_refused_and_spoils_the_ledger, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_book_that_does_not_close_is_not_put_in_place, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_killed_or_closed_writer_leaves_what_was_there, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_place_that_cannot_be_written_is_refused_at_once, make_folder, remove_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

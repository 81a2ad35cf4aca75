/* SPDX-License-Identifier: MIT */
/*
 * Parts put together are the ledger that was never cut, byte for byte; and
 * what is no whole set of parts of one run is told, all of it, and not merged.
 */

#include "support/ledger_fixture.h"
#include "support/refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATHS = 8, LENGTH = 64 };

static char folder[LENGTH];
static char paths[PATHS][2 * LENGTH]; /* 0: what is merged; from 1: the parts */
static const char *names[PATHS];

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/hecha-merge-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	for (int i = 0; i < PATHS; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/%d.db", folder, i);
		names[i] = paths[i];
	}
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	for (int i = 0; i < PATHS; i++)
		unlink(paths[i]);
	return rmdir(folder);
}

static void make_parts(unsigned of)
{
	for (unsigned number = 1; number <= of; number++) {
		hc_ledger *part = fixture_part(paths[number], number, of);
		assert_non_null(part);
		hc_ledger_close(part);
	}
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

static void parts_in_any_order_make_the_whole_ledger(void **state)
{
	static const struct { unsigned of; const char *order; } cases[] = {
		{ 1, "1" }, { 2, "12" }, { 2, "21" }, { 3, "312" }, { 7, "7163524" },
	};
	size_t length, other_length;
	char *whole, *other;

	(void)state;
	hc_ledger_close(fixture_ledger(paths[0], 0));
	whole = take_file(paths[0], &length);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *parts[PATHS];
		hc_ledger *merged = NULL;

		make_parts(cases[i].of);
		for (unsigned k = 0; k < cases[i].of; k++)
			parts[k] = names[cases[i].order[k] - '0'];
		assert_int_equal(hc_ledger_merge(&merged, paths[0], parts, cases[i].of, NULL), HC_OK);
		assert_int_equal(hc_ledger_totals(merged)[HC_FAIL], 9);
		assert_int_equal(hc_ledger_facts_of(merged)->levels[0].owners, 1);
		assert_int_equal(hc_ledger_facts_of(merged)->part.of, 0);
		hc_ledger_close(merged);
		other = take_file(paths[0], &other_length);
		assert_int_equal(other_length, length);
		assert_memory_equal(other, whole, length);
		free(other);
	}
	free(whole);
}

static void change(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* All problems of a merge of parts 1 to `count`, without the folder. */
static void problems_of(size_t count, hc_status *status, char out[2048])
{
	hc_ledger *merged = NULL;
	hc_error err;
	size_t at = 0;

	hc_error_init(&err, HC_EN);
	*status = hc_ledger_merge(&merged, paths[0], names + 1, count, &err);
	assert_true((*status == HC_OK) == (merged != NULL));
	out[0] = '\0';
	for (size_t i = 0; i < err.count; i++) {
		const char *file = err.problems[i].file;
		at += (size_t)snprintf(out + at, 2048 - at, "%s: %s\n", file ? file + strlen(folder) + 1 : "", err.problems[i].text);
	}
	hc_ledger_close(merged);
	hc_error_drop(&err);
}

/* What becomes of three parts, of which the second is changed. */
static void what_is_no_set_of_parts_is_told_and_not_merged(void **state)
{
	static const struct { const char *name, *sql; size_t count; hc_status want; const char *problem; } cases[] = {
		{ "all is well", "SELECT 1", 3, HC_OK, "" },
		{ "a part is missing", "SELECT 1", 2, HC_EINPUT, ": of 3 parts these are missing: 3\n" },
		{ "two are the same", "UPDATE part SET number=1", 3, HC_EINPUT, "is part 1 of 3, as " },
		{ "of other parts", "UPDATE part SET parts=4", 3, HC_EINPUT, "not the same: the number of parts\n" },
		{ "of another day", "UPDATE manifest SET value='2019-03-23' WHERE key='as_of'", 3, HC_EINPUT, "not the same: the date (--as-of)\n" },
		{ "another program", "UPDATE manifest SET value='hecha 9' WHERE key='program'", 3, HC_EINPUT, "not the same: the program: hecha 9\n" },
		{ "of a piece", "INSERT OR REPLACE INTO manifest VALUES('within','school:S9')", 3, HC_EINPUT, "not the same: --within\n" },
		{ "made from more", "INSERT INTO source VALUES('rules',0,'zz/top.lua','00')", 3, HC_EINPUT, "not the same: rules/zz/top.lua\n" },
		{ "with a choice", "INSERT INTO choice VALUES(9,'rule','campus.*')", 3, HC_EINPUT, "not the same: the options that choose rules\n" },
		{ "a rule that is another", "UPDATE rule SET id='a.a' WHERE rule=0", 3, HC_EINPUT, "though not what they came from\n" },
		{ "fewer are expected", "UPDATE share SET whole=0", 3, HC_EINPUT, "though not what they came from\n" },
		{ "one is said to be missing", "UPDATE share SET here=here+1 WHERE rule=4", 3, HC_EDATA, "2.db: is not complete: rule " },
		{ "shares of some rules only", "DELETE FROM share WHERE rule=6", 3, HC_EDATA, "(table share)" },
		{ "one is missing", "DELETE FROM result WHERE rule=4", 3, HC_EDATA, "2.db: is not complete: rule " },
		{ "a whole ledger", "PRAGMA application_id=1751475052", 3, HC_EINPUT, "2.db: is a whole saved audit, no part of one\n" },
		{ "another format", "PRAGMA user_version=99", 3, HC_EINPUT, "2.db: is an audit saved in format 99" },
	};
	char problems[2048];
	hc_status status;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		make_parts(3);
		change(paths[2], cases[i].sql);
		unlink(paths[0]);
		problems_of(cases[i].count, &status, problems);
		if (status != cases[i].want || !strstr(problems, cases[i].problem))
			fail_msg("%s: status %d\n%s", cases[i].name, (int)status, problems);
		if ((status == HC_OK) != (access(paths[0], F_OK) == 0))
			fail_msg("%s: what stands there does not go with the status", cases[i].name);
	}
}

static void a_part_is_no_ledger(void **state)
{
	hc_ledger *opened = NULL;
	hc_error err;

	(void)state;
	make_parts(1);
	hc_error_init(&err, HC_EN);
	assert_int_equal(hc_ledger_open(&opened, paths[1], &err), HC_EINPUT);
	assert_null(opened);
	assert_string_equal(err.problems[0].text, "is one part of an audit: put all its parts together first, with `hecha merge`");
	hc_error_drop(&err);
}

static void only_the_like_is_replaced(void **state)
{
	(void)state;
	make_parts(1);
	hc_ledger_close(fixture_ledger(paths[0], 0));
	assert_int_equal(hc_ledger_may_replace(paths[1], true, NULL), HC_OK);
	assert_int_equal(hc_ledger_may_replace(paths[0], false, NULL), HC_OK);
	assert_int_equal(hc_ledger_may_replace(paths[1], false, NULL), HC_EWRITE);
	assert_int_equal(hc_ledger_may_replace(paths[0], true, NULL), HC_EWRITE);
	assert_int_equal(hc_ledger_may_replace(paths[2], true, NULL), HC_OK);
}

static void a_part_that_does_not_close_is_not_put_in_place(void **state)
{
	hc_ledger_facts facts = *fixture_facts();
	hc_ledger *part = NULL;

	(void)state;
	facts.part = (hc_part){ 1, 2 };
	assert_int_equal(hc_ledger_create(&part, paths[1], &facts, NULL), HC_OK);
	assert_int_equal(hc_ledger_add_shares(part, fixture_expected(), fixture_expected(), NULL), HC_OK);
	assert_int_equal(hc_ledger_finish(part, fixture_expected(), NULL, NULL), HC_EINTERNAL);
	hc_ledger_close(part);
	assert_int_not_equal(access(paths[1], F_OK), 0);
}

static void running_out_of_memory_is_a_status_wherever_it_happens(void **state)
{
	hc_status status = HC_ENOMEM;
	long at;

	(void)state;
	make_parts(2);
	for (at = 0; status != HC_OK && at < 5000; at++) {
		hc_ledger *merged = NULL;

		refuse_allocation(at);
		status = hc_ledger_merge(&merged, paths[0], names + 1, 2, NULL);
		hc_ledger_close(merged);
		refusal_ended();
		if (status != HC_OK && (status != HC_ENOMEM || access(paths[0], F_OK) == 0))
			fail_msg("allocation %ld: status %d, or something was written", at, (int)status);
	}
	assert_int_equal(status, HC_OK);
	assert_true(at > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(parts_in_any_order_make_the_whole_ledger, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(what_is_no_set_of_parts_is_told_and_not_merged, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_part_is_no_ledger, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(only_the_like_is_replaced, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(a_part_that_does_not_close_is_not_put_in_place, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(running_out_of_memory_is_a_status_wherever_it_happens, make_folder, remove_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

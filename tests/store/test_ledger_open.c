/* SPDX-License-Identifier: MIT */
/*
 * A saved audit may have been made by anyone: what is none is refused, what
 * was changed is found, and nothing in it is believed unchecked.
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

static char path[64];

static int make_path(void **state)
{
	int file;

	(void)state;
	snprintf(path, sizeof path, "/tmp/hecha-open-XXXXXX");
	file = mkstemp(path);
	return file < 0 ? -1 : close(file);
}

static int remove_path(void **state)
{
	(void)state;
	return unlink(path);
}

static hc_status count_result(void *context, const hc_result *result, hc_error *err)
{
	(void)err;
	(void)result;
	++*(int *)context;
	return HC_OK;
}

static hc_status see_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	(void)context;
	(void)verdict;
	(void)err;
	return HC_OK;
}

static hc_status see_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	(void)context;
	(void)waiver;
	(void)err;
	return HC_OK;
}

/* Opens the file and reads everything in it. */
static hc_status open_and_read(hc_error *err)
{
	const hc_ledger_query all = { 0 };
	hc_ledger *ledger = NULL;
	int count = 0;
	hc_status status = hc_ledger_open(&ledger, path, err);

	if (status == HC_OK)
		status = hc_ledger_read(ledger, &all, count_result, &count, err);
	if (status == HC_OK)
		status = hc_ledger_read_verdicts(ledger, see_verdict, NULL, err);
	if (status == HC_OK)
		status = hc_ledger_read_waivers(ledger, see_waiver, NULL, err);
	hc_ledger_close(ledger);
	return status;
}

static void change(const char *sql)
{
	sqlite3 *db = NULL;
	char *message = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	sqlite3_close(db);
}

static void what_is_no_ledger_or_was_changed_is_refused(void **state)
{
	static const struct { const char *name; const char *sql; hc_status want; } cases[] = {
		{ "another application", "PRAGMA application_id=1", HC_EINPUT },
		{ "another format", "PRAGMA user_version=99", HC_EINPUT },
		{ "a table is gone", "DROP TABLE evidence", HC_EDATA },
		{ "a column more", "ALTER TABLE result ADD COLUMN x TEXT", HC_EDATA },
		{ "a view in a table's place", "DROP TABLE term; CREATE VIEW term AS SELECT 1", HC_EDATA },
		{ "no date", "DELETE FROM manifest WHERE key='as_of'", HC_EDATA },
		{ "a date that is none", "UPDATE manifest SET value='2019-02-30' WHERE key='as_of'", HC_EDATA },
		{ "an unknown word for sureness", "UPDATE manifest SET value='sure' WHERE key='verdicts_verified'", HC_EDATA },
		{ "an unknown severity", "UPDATE rule SET severity='fatal' WHERE rule=3", HC_EDATA },
		{ "a gap in the rules", "DELETE FROM rule WHERE rule=2", HC_EDATA },
		{ "a gap in the levels", "DELETE FROM level WHERE level=1", HC_EDATA },
		{ "a clause without its sureness", "UPDATE clause SET verified=''", HC_EDATA },
		{ "a result of no rule", "UPDATE result SET rule=77 WHERE subject_id='C1'", HC_EDATA },
		{ "a result of a negative rule", "UPDATE result SET rule=-1 WHERE subject_id='C1'", HC_EDATA },
		{ "an unknown outcome", "UPDATE result SET outcome='great' WHERE subject_id='C1'", HC_EDATA },
		{ "a kind out of range", "UPDATE result SET kind=9 WHERE subject_id='C1'", HC_EDATA },
		{ "a number that is none", "UPDATE result SET actual_low='six' WHERE subject_id='C1'", HC_EDATA },
		{ "a division by nothing", "UPDATE result SET actual_low='1/0' WHERE subject_id='C1'", HC_EDATA },
		{ "a number in a blob", "UPDATE result SET required_low=x'00' WHERE subject_id='C1'", HC_EDATA },
		{ "an end without a beginning", "UPDATE result SET actual_low=NULL, actual_high=3 WHERE subject_id='C1'", HC_EDATA },
		{ "evidence that is not there", "DELETE FROM evidence", HC_EDATA },
		{ "a huge number of missing fields", "UPDATE result SET missing=9000000000000000000", HC_EDATA },
		{ "a negative number of missing fields", "UPDATE result SET missing=-1", HC_EDATA },
		{ "an id that is no UTF-8", "UPDATE result SET subject_id=CAST(x'ff' AS TEXT) WHERE subject_id='C1'", HC_EDATA },
		{ "a verdict of no level", "UPDATE verdict SET level=4", HC_EDATA },
		{ "totals of an unknown severity", "UPDATE verdict_total SET severity='fatal' WHERE owner_id='S1' AND severity='key'", HC_EDATA },
		{ "a waiver in no state", "UPDATE waiver SET state='fine' WHERE id='P9'", HC_EDATA },
		{ "a waiver until no day", "UPDATE waiver SET last_day='2019-02-30' WHERE id='P9'", HC_EDATA },
		{ "a basis that is no UTF-8", "UPDATE waiver SET basis=CAST(x'ff' AS TEXT) WHERE id='P9'", HC_EDATA },
		{ "nothing changed", "SELECT 1", HC_OK },
	};
	hc_status status;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_error err;

		hc_error_init(&err, HC_EN);
		hc_ledger_close(fixture_ledger(path, 0));
		change(cases[i].sql);
		status = open_and_read(&err);
		if (status != cases[i].want)
			fail_msg("%s: want %d, got %d (%s)", cases[i].name, (int)cases[i].want, (int)status,
			         err.count ? err.problems[0].text : "no message");
		if (status != HC_OK && (err.count != 1 || !err.problems[0].file || strcmp(err.problems[0].file, path) != 0))
			fail_msg("%s: %zu problems, and the file must be named", cases[i].name, err.count);
		hc_error_drop(&err);
	}
}

static void a_file_that_is_no_database_is_refused(void **state)
{
	static const char *const contents[] = { "", "a,b,c\n1,2,3\n", "SQLite format 3" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof contents / sizeof *contents; i++) {
		FILE *file = fopen(path, "w");

		assert_non_null(file);
		fputs(contents[i], file);
		fclose(file);
		assert_int_equal(open_and_read(NULL), HC_EINPUT);
	}
}

static void a_ledger_that_was_cut_is_never_read_to_the_end_unnoticed(void **state)
{
	static char bytes[1 << 20];
	hc_status status;
	FILE *file;
	size_t size, pages, at;

	(void)state;
	hc_ledger_close(fixture_ledger(path, 0));
	file = fopen(path, "r");
	assert_non_null(file);
	size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	pages = size / 4096;
	assert_true(pages > 10);
	for (at = 1; at < pages; at++) {
		file = fopen(path, "w");
		assert_non_null(file);
		fwrite(bytes, 1, at * 4096, file);
		fclose(file);
		status = open_and_read(NULL);
		if (status != HC_EDATA && status != HC_EINPUT)
			fail_msg("cut to %zu pages of %zu: status %d", at, pages, (int)status);
	}
}

static void running_out_of_memory_is_a_status_wherever_it_happens(void **state)
{
	hc_status status = HC_ENOMEM;
	long at;
	bool refused;

	(void)state;
	hc_ledger_close(fixture_ledger(path, 0));
	for (at = 0; status != HC_OK && at < 1000; at++) {
		refuse_allocation(at);
		status = open_and_read(NULL);
		refused = refusal_ended();
		if (status != HC_OK && status != HC_ENOMEM)
			fail_msg("allocation %ld: status %d", at, (int)status);
	}
	assert_int_equal(status, HC_OK);
	assert_true(at > 5);
	for (at = 0; at < 1000; at++) {
		hc_ledger *ledger;

		refuse_allocation(at);
		ledger = fixture_ledger(NULL, 0);
		hc_ledger_close(ledger);
		refused = refusal_ended();
		if (ledger && !refused)
			break;
	}
	assert_true(at > 5 && at < 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_no_ledger_or_was_changed_is_refused, make_path, remove_path),
		cmocka_unit_test_setup_teardown(a_file_that_is_no_database_is_refused, make_path, remove_path),
		cmocka_unit_test_setup_teardown(a_ledger_that_was_cut_is_never_read_to_the_end_unnoticed, make_path, remove_path),
		cmocka_unit_test_setup_teardown(running_out_of_memory_is_a_status_wherever_it_happens, make_path, remove_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

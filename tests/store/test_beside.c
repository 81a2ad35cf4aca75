/* SPDX-License-Identifier: MIT */
/* What lies beside a database is not believed: no log is read, no pipe waited at, no file removed that a journal names. */
#include "store/fixture.h"

#include "store/handle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char *read_file(const char *path, size_t *length)
{
	FILE *in = fopen(path, "rb");
	char *bytes;

	assert_non_null(in);
	assert_int_equal(fseek(in, 0, SEEK_END), 0);
	*length = (size_t)ftell(in);
	rewind(in);
	bytes = malloc(*length + 1);
	assert_int_equal(fread(bytes, 1, *length, in), *length);
	fclose(in);
	return bytes;
}

static void copy_file(fixture *f, const char *from, const char *to)
{
	size_t length;
	char *bytes = read_file(fixture_path(f, from), &length);

	fixture_write(f, to, bytes, length);
	free(bytes);
}

static void assert_opens(fixture *f, hc_handle_mode mode, const char *message)
{
	hc_database *database = NULL;
	hc_status status = hc_handle_open(&database, fixture_path(f, "left.db"), mode, &f->err);
	const char *problems = fixture_problems(f);

	hc_database_close(database);
	if (strncmp(problems, message, strlen(message)) != 0 || (!*message && *problems))
		fail_msg("mode %d\n got: %s\nwant: %s", (int)mode, problems, message);
	assert_int_equal(status, *message ? HC_EINPUT : HC_OK);
}

/* A database whose newest rows are in its log, with a header that does not say so. */
static void leave_log(fixture *f)
{
	sqlite3 *other = NULL;
	size_t length;
	char *bytes;

	assert_int_equal(sqlite3_open(f->records, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "PRAGMA journal_mode = WAL; INSERT INTO school(school_id) VALUES('S1')", NULL, NULL, NULL),
	                 SQLITE_OK);
	copy_file(f, "records.db", "left.db");
	copy_file(f, "records.db-wal", "left.db-wal");
	sqlite3_close(other);
	bytes = read_file(fixture_path(f, "left.db"), &length);
	bytes[18] = bytes[19] = 1;
	fixture_write(f, "left.db", bytes, length);
	free(bytes);
}

static void a_log_is_neither_read_nor_written(void **state)
{
	fixture *f = *state;

	leave_log(f);
	for (int mode = HC_HANDLE_READ; mode <= HC_HANDLE_CHANGE; mode++)
		assert_opens(f, (hc_handle_mode)mode, "left.db: has a write-ahead log beside it (left.db-wal)");
	assert_int_equal(access(fixture_path(f, "left.db-shm"), F_OK), -1);
	assert_int_equal(unlink(fixture_path(f, "left.db-wal")), 0);
	fixture_write(f, "left.db-wal", "", 0);
	assert_opens(f, HC_HANDLE_READ, "");
}

static void nobody_waits_at_a_pipe(void **state)
{
	fixture *f = *state;

	copy_file(f, "records.db", "left.db");
	assert_int_equal(mkfifo(fixture_path(f, "left.db-journal"), 0644), 0);
	for (int mode = HC_HANDLE_READ; mode <= HC_HANDLE_CHANGE; mode++)
		assert_opens(f, (hc_handle_mode)mode, "left.db: has a journal beside it that is no regular file (left.db-journal)");
	assert_int_equal(unlink(fixture_path(f, "left.db-journal")), 0);
	assert_int_equal(mkfifo(fixture_path(f, "left.db-wal"), 0644), 0);
	assert_opens(f, HC_HANDLE_READ, "left.db: has a write-ahead log beside it (left.db-wal)");
}

static void add_big_endian(hc_text *out, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		hc_text_add_bytes(out, (const char[]){(char)(number >> shift & 0xff)}, 1);
}

/* The journal of a change that was broken off, which says that `path` is the one of all databases of that change. */
static void leave_journal(fixture *f, const char *path)
{
	sqlite3 *other = NULL;
	size_t length;
	uint32_t sum = 0;
	hc_text journal;
	char *bytes;

	assert_int_equal(sqlite3_open(f->records, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "PRAGMA cache_size = 5; BEGIN; WITH RECURSIVE n(i) AS"
	                                     " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
	                                     " INSERT INTO school(school_id) SELECT i FROM n", NULL, NULL, NULL), SQLITE_OK);
	copy_file(f, "records.db", "left.db");
	bytes = read_file(fixture_path(f, "records.db-journal"), &length);
	sqlite3_close(other);
	hc_text_init(&journal);
	hc_text_add_bytes(&journal, bytes, length);
	add_big_endian(&journal, (1 << 30) / 4096 + 1);
	hc_text_add(&journal, path);
	add_big_endian(&journal, (uint32_t)strlen(path));
	for (const char *c = path; *c; c++)
		sum += (unsigned char)*c;
	add_big_endian(&journal, sum);
	hc_text_add_bytes(&journal, bytes, 8); /* what a journal begins with ends it too */
	fixture_write(f, "left.db-journal", journal.bytes, journal.length);
	hc_text_drop(&journal);
	free(bytes);
}

static void a_journal_has_no_other_file_removed(void **state)
{
	fixture *f = *state;
	char victim[128];

	snprintf(victim, sizeof victim, "%s", fixture_path(f, "letter.txt"));
	fixture_write_text(f, "letter.txt", "Dear colleague");
	leave_journal(f, victim);
	assert_opens(f, HC_HANDLE_READ, "left.db: holds a change that was broken off; ");
	assert_opens(f, HC_HANDLE_CHANGE, "left.db: holds a change of several databases that was broken off (left.db-journal); ");
	assert_int_equal(access(victim, F_OK), 0);
	/* What it would do is what SQLite does with it. */
	fixture_run(fixture_path(f, "left.db"), "SELECT count(*) FROM school");
	assert_int_equal(access(victim, F_OK), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_log_is_neither_read_nor_written, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(nobody_waits_at_a_pipe, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_journal_has_no_other_file_removed, fixture_begin, fixture_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

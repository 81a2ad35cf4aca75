/* SPDX-License-Identifier: MIT */
/* What is done with records databases of every kind: made, opened, refused, held against the schema. */
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

static void assert_text(const char *name, const char *got, const char *want)
{
	if (strcmp(got, want) != 0)
		fail_msg("%s:\n got: %s\nwant: %s", name, got, want);
}

static void assert_holds(const char *name, const char *got, const char *want)
{
	if (!strstr(got, want))
		fail_msg("%s:\n  got: %s\nwithout: %s", name, got, want);
}

/* Opens and checks `path`; whatever status comes first. */
static hc_status open_and_check(fixture *f, const char *path)
{
	hc_database *database = NULL;
	hc_status status = hc_database_open(&database, path, &f->err);

	if (status == HC_OK)
		status = hc_database_check(database, f->schema, &f->err);
	hc_database_close(database);
	return status;
}

static void a_new_database_is_one_that_an_audit_accepts(void **state)
{
	fixture *f = *state;
	hc_database *database = NULL;

	assert_int_equal(hc_database_open(&database, f->records, &f->err), HC_OK);
	assert_int_equal(hc_database_check(database, f->schema, &f->err), HC_OK);
	assert_int_equal(hc_database_integrity(database, NULL, &f->err), HC_OK);
	hc_database_close(database);
	assert_text("tables", fixture_ask(f, f->records, "SELECT name || strict || wr FROM pragma_table_list"
	                                                 " WHERE name NOT LIKE 'sqlite%' ORDER BY 1"),
	            "city11|school11|teacher11");
	assert_text("key", fixture_ask(f, f->records, "SELECT name FROM pragma_table_info('teacher') WHERE pk ORDER BY pk"),
	            "school_id|teacher_id");
	assert_int_equal(fixture_count_files(f), 1);
}

static void a_new_database_takes_what_the_schema_allows_and_nothing_else(void **state)
{
	static const struct { const char *name, *sql; bool taken; } cases[] = {
		{ "nothing known", "INSERT INTO teacher(teacher_id, school_id) VALUES('T2', 'S1')", true },
		{ "no identifier", "INSERT INTO teacher(school_id) VALUES('S1')", false },
		{ "lies within nothing", "INSERT INTO teacher(teacher_id) VALUES('T2')", false },
		{ "the identifier again, elsewhere", "INSERT INTO teacher(teacher_id, school_id) VALUES('T1', 'S2')", false },
		{ "a reference to nothing", "UPDATE teacher SET school_id = 'S9', mentor_id = 'T9'", true },
		{ "a member", "UPDATE teacher SET degree = 'bachelor'", true },
		{ "no member", "UPDATE teacher SET degree = 'Bachelor'", false },
		{ "no boolean", "UPDATE teacher SET dual_qualified = 2", false },
		{ "text for a number", "UPDATE teacher SET courses = 'three'", false },
		{ "the lowest", "UPDATE teacher SET courses = 0", true },
		{ "below the lowest", "UPDATE teacher SET courses = -1", false },
		{ "above the highest", "UPDATE teacher SET courses = 51", false },
		{ "the highest real", "UPDATE school SET land_area_m2 = 10000000", true },
		{ "above the highest real", "UPDATE school SET land_area_m2 = 10000000.5", false },
		{ "a date", "UPDATE teacher SET hired_on = '2019-03-22'", true },
		{ "a date without zeros", "UPDATE teacher SET hired_on = '2019-3-22'", false },
		{ "a date and time", "UPDATE teacher SET hired_on = '2019-03-22 00:00'", false },
		{ "a month", "UPDATE teacher SET first_month = '2019-03'", true },
		{ "a month with a day", "UPDATE teacher SET first_month = '2019-03-22'", false },
		{ "any set", "UPDATE school SET safety = 'fire,water'", true },
	};
	fixture *f = *state;
	sqlite3 *db = NULL;
	size_t i;

	fixture_run(f->records, "INSERT INTO school(school_id) VALUES('S1'); "
	                        "INSERT INTO teacher(teacher_id, school_id) VALUES('T1', 'S1')");
	assert_int_equal(sqlite3_open(f->records, &db), SQLITE_OK);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		int code;

		sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
		code = sqlite3_exec(db, cases[i].sql, NULL, NULL, NULL);
		if (code != (cases[i].taken ? SQLITE_OK : SQLITE_CONSTRAINT))
			fail_msg("%s: %s", cases[i].name, sqlite3_errmsg(db));
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	}
	sqlite3_close(db);
}

static void making_a_database_leaves_what_is_there_alone(void **state)
{
	fixture *f = *state;

	fixture_write_text(f, "letter.txt", "Dear colleague");
	assert_int_equal(hc_database_init(fixture_path(f, "letter.txt"), f->schema, &f->err), HC_EWRITE);
	assert_text("message", fixture_problems(f),
	            "letter.txt: exists already and is not overwritten; choose another name or remove it first");
	assert_int_equal(symlink("nowhere", fixture_path(f, "link")), 0);
	assert_int_equal(hc_database_init(fixture_path(f, "link"), f->schema, &f->err), HC_EWRITE);
	assert_int_equal(hc_database_init(fixture_path(f, "none/records.db"), f->schema, &f->err), HC_EWRITE);
	assert_holds("no folder", fixture_problems(f), "none/records.db: cannot be written: No such file or directory");
	assert_int_equal(hc_database_init("/proc/records.db", f->schema, &f->err), HC_EWRITE);
	assert_int_equal(fixture_count_files(f), 3);
}

static void what_is_no_database_is_refused_with_one_clear_message(void **state)
{
	static const struct { const char *file, *message; } cases[] = {
		{ "none.db", "none.db: cannot be read: No such file or directory" },
		{ "folder", "folder: is a folder, no records database" },
		{ "empty.db", "empty.db: is an empty file, no records database" },
		{ "teacher.csv",
		  "teacher.csv: is no SQLite database, or an encrypted one (forms are loaded with `hecha import`)" },
		{ "short.db", "short.db: is no SQLite database, or an encrypted one (forms are loaded with `hecha import`)" },
		{ "encrypted.db", "encrypted.db: is no SQLite database, or an encrypted one" },
		{ "pipe", "pipe: is no regular file" },
		{ "wal.db", "wal.db: is in write-ahead (WAL) mode, where reading alone would write beside it; "
		            "run `PRAGMA journal_mode = DELETE` on it first" },
	};
	fixture *f = *state;
	char header[4096] = "SQLite format 3";
	size_t i;

	assert_int_equal(mkdir(fixture_path(f, "folder"), 0755), 0);
	assert_int_equal(mkfifo(fixture_path(f, "pipe"), 0644), 0);
	fixture_write_text(f, "empty.db", "");
	fixture_write_text(f, "teacher.csv", "teacher_id,name\nT1,某人\nT2,另一人\n");
	fixture_write_text(f, "short.db", "SQLite format 3");
	memset(header + 16, 0x5A, sizeof header - 16);
	fixture_write(f, "encrypted.db", header, sizeof header);
	fixture_run(fixture_path(f, "wal.db"), "PRAGMA journal_mode = WAL; CREATE TABLE a(b)");
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_database *database = NULL;

		if (hc_database_open(&database, fixture_path(f, cases[i].file), &f->err) != HC_EINPUT)
			fail_msg("%s was not refused", cases[i].file);
		assert_null(database);
		assert_text(cases[i].file, fixture_problems(f), cases[i].message);
	}
	assert_int_equal(access(fixture_path(f, "wal.db-shm"), F_OK), -1);
}

static void a_name_that_looks_like_a_uri_is_a_name(void **state)
{
	fixture *f = *state;
	hc_database *database = NULL;
	char *before = getcwd(NULL, 0);

	fixture_run(fixture_path(f, "other.db"), "CREATE TABLE only_here(a)");
	assert_int_equal(chdir(f->folder), 0);
	assert_int_equal(rename("other.db", "file:records.db?mode=rw"), 0);
	assert_int_equal(hc_database_open(&database, "file:records.db?mode=rw", &f->err), HC_OK);
	assert_int_equal(hc_database_check(database, f->schema, &f->err), HC_EDATA);
	hc_database_close(database);
	assert_int_equal(chdir(before), 0);
	free(before);
}

static void a_locked_database_is_refused_after_a_moment(void **state)
{
	fixture *f = *state;
	hc_database *database = NULL;
	sqlite3 *other = NULL;

	assert_int_equal(sqlite3_open(f->records, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(hc_database_open(&database, f->records, &f->err), HC_EINPUT);
	assert_text("message", fixture_problems(f),
	            "records.db: is locked by another program; close it there and try again");
	sqlite3_close(other);
}

static void copy_file(const char *from, const char *to)
{
	char bytes[4096];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t got;

	assert_non_null(in);
	assert_non_null(out);
	while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
		assert_int_equal(fwrite(bytes, 1, got, out), got);
	fclose(in);
	assert_int_equal(fclose(out), 0);
}

/* The files as a writer leaves them that was killed: half of its rows, and the journal that takes them back. */
static void a_change_that_was_broken_off_is_not_read(void **state)
{
	fixture *f = *state;
	hc_database *database = NULL;
	sqlite3 *other = NULL;

	assert_int_equal(sqlite3_open(f->records, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "PRAGMA cache_size = 5; BEGIN; WITH RECURSIVE n(i) AS"
	                                     " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
	                                     " INSERT INTO school(school_id) SELECT i FROM n", NULL, NULL, NULL), SQLITE_OK);
	copy_file(f->records, fixture_path(f, "left.db"));
	copy_file(fixture_path(f, "records.db-journal"), fixture_path(f, "left.db-journal"));
	sqlite3_close(other);
	assert_int_equal(hc_database_open(&database, fixture_path(f, "left.db"), &f->err), HC_EINPUT);
	assert_text("message", fixture_problems(f),
	            "left.db: holds a change that was broken off; the next `hecha import` into it takes that back");
	assert_int_equal(hc_handle_open(&database, fixture_path(f, "left.db"), HC_HANDLE_CHANGE, &f->err), HC_OK);
	hc_database_close(database);
	assert_text("rows", fixture_ask(f, fixture_path(f, "left.db"), "SELECT count(*) FROM school"), "0");
}

static void damage_is_bad_data(void **state)
{
	fixture *f = *state;
	hc_database *database = NULL;
	hc_status status;
	FILE *file;

	fixture_run(f->records, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
	                        "INSERT INTO school(school_id, name) SELECT 'S' || i, 'name of ' || i FROM n");
	file = fopen(f->records, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, 4096 * 8, SEEK_SET), 0);
	assert_int_equal(fwrite("damage damage damage", 1, 20, file), 20);
	fclose(file);
	status = hc_database_open(&database, f->records, &f->err);
	if (status == HC_OK)
		status = hc_database_integrity(database, NULL, &f->err);
	hc_database_close(database);
	assert_int_equal(status, HC_EDATA);
	assert_holds("message", fixture_problems(f), "records.db: fails the integrity check: ");
}

/* What another program may have made of the tables. */
static void tables_that_could_change_or_hide_values_are_refused(void **state)
{
	static const struct { const char *name, *sql, *message; } cases[] = {
		{ "no table", "DROP TABLE city",
		  "records.db: has no table city; `hecha init` makes a database with all tables" },
		{ "no column", "ALTER TABLE city DROP COLUMN name; ALTER TABLE school DROP COLUMN safety",
		  "records.db: table city has no column name\nrecords.db: table school has no column safety" },
		{ "a view", "ALTER TABLE city RENAME TO c; CREATE VIEW city AS SELECT * FROM c",
		  "records.db: city is a view or a virtual table; it must be an ordinary table" },
		{ "a virtual table", "DROP TABLE city; CREATE VIRTUAL TABLE city USING fts5(city_id, name, reporting_date)",
		  "records.db: city is a view or a virtual table; it must be an ordinary table" },
		{ "an identifier that loses its zeros",
		  "DROP TABLE city; CREATE TABLE city(city_id INTEGER PRIMARY KEY, name TEXT, reporting_date TEXT)",
		  "records.db: table city: column city_id is declared INTEGER, which would turn a text like 007 into a number; "
		  "declare it TEXT" },
		{ "a name without a known type",
		  "DROP TABLE city; CREATE TABLE city(city_id TEXT, name STRING, reporting_date TEXT)",
		  "records.db: table city: column name is declared STRING, which would turn a text like 007 into a number; "
		  "declare it TEXT" },
		{ "an identifier without regard to case",
		  "DROP TABLE city; CREATE TABLE city(city_id TEXT COLLATE NOCASE, name TEXT, reporting_date TEXT)",
		  "records.db: table city: column city_id compares by NOCASE; identifiers and references must compare byte by byte" },
		{ "a computed column",
		  "DROP TABLE city; CREATE TABLE city(city_id TEXT, name AS (upper(city_id)), reporting_date TEXT)",
		  "records.db: table city: column name is computed by the database; it must be stored" },
		{ "UTF-16", NULL, "records.db: stores its texts as UTF-16; copy its tables into a database made by `hecha init`" },
		{ "another database", "DROP TABLE city; DROP TABLE school; DROP TABLE teacher; CREATE TABLE songs(a)",
		  "records.db: is no records database: it has none of the tables; `hecha init` makes one" },
	};
	fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		unlink(f->records);
		if (cases[i].sql) {
			assert_int_equal(hc_database_init(f->records, f->schema, &f->err), HC_OK);
			fixture_run(f->records, cases[i].sql);
		} else {
			fixture_run(f->records, "PRAGMA encoding = 'UTF-16le'; CREATE TABLE city(city_id, name, reporting_date);"
			                        "CREATE TABLE school(school_id, city_id, name, land_area_m2, safety);"
			                        "CREATE TABLE teacher(teacher_id, school_id, name, degree, dual_qualified, hired_on,"
			                        " first_month, courses, remarks, mentor_id)");
		}
		if (open_and_check(f, f->records) != HC_EDATA)
			fail_msg("%s was accepted", cases[i].name);
		assert_text(cases[i].name, fixture_problems(f), cases[i].message);
	}
}

static void tables_of_other_programs_that_keep_every_value_are_accepted(void **state)
{
	static const struct { const char *name, *sql; } cases[] = {
		{ "no types", "CREATE TABLE city(city_id, name, reporting_date)" },
		{ "types of other databases", "CREATE TABLE city(city_id VARCHAR(20), name NVARCHAR(50), reporting_date DATE)" },
		{ "other case and more columns", "CREATE TABLE City(City_ID TEXT, NAME CLOB, reporting_date DATETIME, more INT)" },
		{ "strict ANY", "CREATE TABLE city(city_id ANY, name TEXT, reporting_date TEXT) STRICT" },
	};
	fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_status status;

		fixture_run(f->records, "DROP TABLE city");
		fixture_run(f->records, cases[i].sql);
		status = open_and_check(f, f->records);
		assert_text(cases[i].name, fixture_problems(f), "");
		assert_int_equal(status, HC_OK);
	}
}

/* The connection itself refuses, whatever a statement says: what a file brings along cannot run. */
static void an_opened_database_can_only_be_read(void **state)
{
	static const struct { const char *sql; int code; } cases[] = {
		{ "SELECT count(*), max(length(name)) FROM city WHERE typeof(name) = 'text'", SQLITE_OK },
		{ "INSERT INTO city(city_id) VALUES('C1')", SQLITE_AUTH },
		{ "DELETE FROM city", SQLITE_AUTH },
		{ "CREATE TABLE more(a)", SQLITE_AUTH },
		{ "CREATE TEMP TABLE more(a)", SQLITE_AUTH },
		{ "ATTACH '/tmp/other.db' AS other", SQLITE_AUTH },
		{ "PRAGMA writable_schema = ON", SQLITE_AUTH },
		{ "PRAGMA query_only = OFF", SQLITE_AUTH },
		{ "SELECT load_extension('x')", SQLITE_ERROR },
		{ "SELECT randomblob(1000000000)", SQLITE_ERROR },
		{ "SELECT * FROM trap", SQLITE_ERROR },
		{ "SELECT * FROM words", SQLITE_ERROR },
	};
	fixture *f = *state;
	hc_database *database = NULL;
	size_t i;

	fixture_run(f->records, "CREATE VIEW trap AS SELECT * FROM city; CREATE VIRTUAL TABLE words USING fts5(a)");
	assert_int_equal(hc_database_open(&database, f->records, &f->err), HC_OK);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		sqlite3_stmt *statement = NULL;
		int code = sqlite3_prepare_v2(database->db, cases[i].sql, -1, &statement, NULL);

		sqlite3_finalize(statement);
		if (code != cases[i].code)
			fail_msg("%s: %d, not %d", cases[i].sql, code, cases[i].code);
	}
	hc_database_close(database);
}

static void the_snapshot_is_the_one_date_that_is_there(void **state)
{
	static const struct { const char *name, *sql, *message; } cases[] = {
		{ "one", "('C1', '2019-03-22')", "" },
		{ "the same twice, and one not known", "('C1', '2019-03-22'), ('C2', '2019-03-22'), ('C3', NULL)", "" },
		{ "two", "('C1', '2019-03-22'), ('C2', '2019-03-23')",
		  "records.db: city.reporting_date: several different dates; one database is one snapshot" },
		{ "no row", NULL, "records.db: city.reporting_date: no row says on what day the records stood so; "
		                  "fill it in or give --as-of" },
		{ "not known", "('C1', NULL)", "records.db: city.reporting_date: no row says on what day the records stood so; "
		                               "fill it in or give --as-of" },
		{ "no day", "('C1', '2019-02-30')", "records.db: city.reporting_date \"2019-02-30\": is no date (YYYY-MM-DD)" },
	};
	fixture *f = *state;
	char sql[200];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_database *database = NULL;
		hc_date date = 0;
		hc_status status;

		fixture_run(f->records, "DELETE FROM city");
		snprintf(sql, sizeof sql, "INSERT INTO city(city_id, reporting_date) VALUES%s", cases[i].sql ? cases[i].sql : "");
		if (cases[i].sql)
			fixture_run(f->records, sql);
		assert_int_equal(hc_database_open(&database, f->records, &f->err), HC_OK);
		status = hc_database_snapshot(database, f->schema, &date, &f->err);
		hc_database_close(database);
		assert_text(cases[i].name, fixture_problems(f), cases[i].message);
		assert_int_equal(status, cases[i].message[0] ? HC_EDATA : HC_OK);
		if (status == HC_OK)
			assert_int_equal(date, hc_date_make(2019, 3, 22));
	}
}

static void a_held_state_stays_and_a_commit_changes_the_version(void **state)
{
	fixture *f = *state;
	hc_database *database = NULL;
	sqlite3 *other = NULL;
	int64_t before = 0, after = 0;

	assert_int_equal(hc_database_open(&database, f->records, &f->err), HC_OK);
	assert_int_equal(hc_database_version(database, &before, &f->err), HC_OK);
	assert_int_equal(hc_database_hold(database, &f->err), HC_OK);
	assert_int_equal(sqlite3_open(f->records, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "INSERT INTO city(city_id) VALUES('C1')", NULL, NULL, NULL), SQLITE_BUSY);
	hc_database_release(database);
	hc_database_release(database);
	assert_int_equal(hc_database_version(database, &after, &f->err), HC_OK);
	assert_int_equal(before, after);
	assert_int_equal(sqlite3_exec(other, "INSERT INTO city(city_id) VALUES('C1')", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(hc_database_version(database, &after, &f->err), HC_OK);
	assert_int_not_equal(before, after);
	sqlite3_close(other);
	hc_database_close(database);
}

static void messages_can_be_chinese(void **state)
{
	fixture *f = *state;
	hc_database *database = NULL;

	hc_error_init(&f->err, HC_ZH);
	assert_int_equal(hc_database_open(&database, fixture_path(f, "none.db"), &f->err), HC_EINPUT);
	assert_holds("missing", fixture_problems(f), "none.db: 无法读取：");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_new_database_is_one_that_an_audit_accepts, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_new_database_takes_what_the_schema_allows_and_nothing_else, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(making_a_database_leaves_what_is_there_alone, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(what_is_no_database_is_refused_with_one_clear_message, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_name_that_looks_like_a_uri_is_a_name, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_locked_database_is_refused_after_a_moment, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_change_that_was_broken_off_is_not_read, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(damage_is_bad_data, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(tables_that_could_change_or_hide_values_are_refused, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(tables_of_other_programs_that_keep_every_value_are_accepted, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(an_opened_database_can_only_be_read, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(the_snapshot_is_the_one_date_that_is_there, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_held_state_stays_and_a_commit_changes_the_version, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(messages_can_be_chinese, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

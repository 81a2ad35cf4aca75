/* SPDX-License-Identifier: MIT */
/*
 * However others have stored and indexed a table, its rows come as they would
 * from one without any order; and a table that lies out of its order is told.
 */
#include "support/scan_fixture.h"

#include "store/scan_sound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char rows[] =
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)"
	" INSERT INTO school(school_id, name) SELECT substr('sSs', i % 3 + 1, 1) || i, 'School ' || i FROM n;"
	"WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 90)"
	" INSERT INTO teacher(teacher_id, school_id, name, degree)"
	" SELECT 'T' || i, school_id, 'Somebody ' || (97 - i), 'master' FROM n, school WHERE i % 9 + 1 = CAST(substr(school_id, 2) AS INTEGER);";

static const char *const words[] = {"school name", "teacher @school_id name degree", "link school teacher school_id", NULL};

#define TEACHERS "ALTER TABLE teacher RENAME TO old; CREATE TABLE teacher (teacher_id, school_id, name, degree, mentor_id, dual, hired_on," \
	" first_month, courses, hours, tasks, tested_on, PRIMARY KEY ("
#define SCHOOLS "ALTER TABLE school RENAME TO old; CREATE TABLE school (school_id, name, city_id, kind, area, PRIMARY KEY ("
#define AS_BEFORE ")) WITHOUT ROWID; INSERT INTO teacher (teacher_id, school_id, name, degree) SELECT teacher_id, school_id, name, degree" \
	" FROM old; DROP TABLE old"
#define SCHOOLS_AS_BEFORE ")) WITHOUT ROWID; INSERT INTO school (school_id, name) SELECT school_id, name FROM old; DROP TABLE old"

static const struct {
	const char *name;
	scan_tables tables;
	const char *sql;
} orders[] = {
	{"an index that has all and begins with the root", SCAN_OURS, "CREATE INDEX i ON teacher(school_id, name, degree, teacher_id)"},
	{"an index of a table in no order", SCAN_PLAIN, "CREATE INDEX i ON teacher(school_id, name, degree, teacher_id)"},
	{"by the root, then by the name", SCAN_PLAIN, TEACHERS "school_id, name, teacher_id" AS_BEFORE},
	{"falling roots", SCAN_PLAIN, TEACHERS "school_id DESC, teacher_id" AS_BEFORE},
	{"falling identifiers", SCAN_PLAIN, TEACHERS "school_id, teacher_id DESC" AS_BEFORE},
	{"roots in no regard to case", SCAN_PLAIN, TEACHERS "school_id COLLATE NOCASE, teacher_id" AS_BEFORE},
	{"by the identifier alone", SCAN_PLAIN, TEACHERS "teacher_id" AS_BEFORE},
	{"the roots themselves fall", SCAN_PLAIN, SCHOOLS "school_id DESC" SCHOOLS_AS_BEFORE},
	{"the roots themselves in no regard to case", SCAN_PLAIN, SCHOOLS "school_id COLLATE NOCASE" SCHOOLS_AS_BEFORE},
};

static void the_order_in_which_others_store_changes_nothing(void **state)
{
	static const size_t sizes[] = {1, 3, 64};
	scan_fixture *f = *state;
	char name[120];

	scan_ask plain = {.path = scan_make(f, SCAN_PLAIN, rows), .layout = scan_layout(f, words)};
	char *wanted = strdup(scan_show(f, &plain));
	assert_non_null(strstr(wanted, "school s9 has teacher T17 "));
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		const char *path = scan_make(f, orders[i].tables, rows);
		scan_run_sql(path, orders[i].sql);
		for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
			snprintf(name, sizeof name, "%s, chunks of %zu", orders[i].name, sizes[s]);
			scan_ask ask = {.path = path, .layout = plain.layout, .size = sizes[s]};
			scan_assert(name, scan_show(f, &ask), wanted);
		}
	}
	free(wanted);
}

static void a_record_is_met_twice_whatever_stands_between(void **state)
{
	scan_fixture *f = *state;
	const char *path = scan_make(f, SCAN_PLAIN, rows);

	scan_run_sql(path, "UPDATE teacher SET teacher_id = 'T17' WHERE teacher_id = 'T35';" TEACHERS "school_id, name" AS_BEFORE);
	scan_ask ask = {.path = path, .layout = scan_layout(f, words)};
	scan_assert("twice", scan_show(f, &ask), "HC_EDATA: teacher 'T17' is there twice, or refers to a record that is");
}

enum { PAGE = 4096 };

/* Swaps the first two leaves that hold `text`; whether there were two. */
static bool swap_pages(const char *path, const char *text)
{
	static char pages[2][PAGE];
	long at[2];
	size_t found = 0, length = strlen(text);
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	for (long page = PAGE; found < 2 && fseek(file, page, SEEK_SET) == 0 && fread(pages[found], 1, PAGE, file) == PAGE; page += PAGE)
		if (pages[found][0] == 10 && memmem(pages[found], PAGE, text, length))
			at[found++] = page;
	for (size_t i = 0; i < found && found == 2; i++) {
		assert_int_equal(fseek(file, at[1 - i], SEEK_SET), 0);
		assert_int_equal(fwrite(pages[i], 1, PAGE, file), PAGE);
	}
	assert_int_equal(fclose(file), 0);
	return found == 2;
}

static hc_status check_pieces(scan_fixture *f, const char *path, const char *entity, bool followed, const char *const *ends, size_t more)
{
	hc_database *database = NULL;
	hc_readers *readers;
	hc_readers_cut cut = {hc_schema_find(f->schema, "school"), more, ends};

	hc_error_drop(&f->err);
	assert_int_equal(hc_database_open(&database, path, &f->err), HC_OK);
	assert_int_equal(hc_readers_open(&readers, database, more, &cut, 1, &f->err), HC_OK);
	hc_status status = hc_scan_check_sound(readers, hc_schema_find(f->schema, entity), followed, NULL, &f->err);
	hc_readers_close(readers);
	hc_database_close(database);
	return status;
}

static hc_status check_sound(scan_fixture *f, const char *path, const char *entity, bool followed)
{
	return check_pieces(f, path, entity, followed, NULL, 0);
}

static void a_table_out_of_its_order_is_damaged(void **state)
{
	scan_fixture *f = *state;

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		const char *path = scan_make(f, (scan_tables)tables,
		                             "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
		                             " INSERT INTO school(school_id, name) SELECT 'S' || i, 'School of that number' FROM n");
		assert_int_equal(check_sound(f, path, "school", false), HC_OK);
		assert_int_equal(check_sound(f, path, "teacher", false), HC_OK);
		/* Rows by number come as they lie. */
		assert_int_equal(swap_pages(path, "School of that number"), tables != SCAN_PLAIN);
		assert_int_equal(check_sound(f, path, "school", false), tables == SCAN_PLAIN ? HC_OK : HC_EDATA);
		if (tables != SCAN_PLAIN)
			assert_string_equal(f->err.problems[0].text, "is damaged (the rows of table school are out of order)");
		assert_int_equal(check_sound(f, path, "teacher", false), HC_OK);
	}
}

/* The places of all leaves of a clustered table that hold `text`; their number. */
static size_t find_leaves(const char *bytes, size_t length, const char *text, size_t *places, size_t most)
{
	size_t found = 0;

	for (size_t at = PAGE; at + PAGE <= length && found < most; at += PAGE)
		if (bytes[at] == 10 && memmem(bytes + at, PAGE, text, strlen(text)))
			places[found++] = at;
	return found;
}

static void replace_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* Whichever piece the leaves are in, and where pieces meet: as seen by one reader, so by several. */
static void several_readers_see_what_one_sees(void **state)
{
	static const char *const ends[] = {"S12", "S20", "S25"};
	scan_fixture *f = *state;
	const char *path = scan_make(f, SCAN_OURS,
	                             "INSERT INTO school(school_id) WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
	                             " SELECT 'S' || i FROM n;"
	                             "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
	                             " INSERT INTO teacher(teacher_id, school_id, name)"
	                             " SELECT 'T' || i, 'S' || (i * 7 % 20 + 10), 'Somebody called ' || i FROM n");
	static char sound[1 << 20], hurt[1 << 20];
	size_t leaves[64], tried = 0;
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	size_t length = fread(sound, 1, sizeof sound, file);
	assert_int_equal(fclose(file), 0);
	assert_in_range(length, PAGE, sizeof sound - 1);
	size_t count = find_leaves(sound, length, "Somebody called", leaves, 64);
	assert_in_range(count, 10, 63);
	for (size_t more = 0; more < 4; more++)
		assert_int_equal(check_pieces(f, path, "teacher", false, ends, more), HC_OK);
	for (size_t from = 0; from < count; from++) {
		for (size_t to = 0; to < count; to++) {
			if (from == to)
				continue;
			/* One leaf written over another; where it comes first, exchanged as well. */
			memcpy(hurt, sound, length);
			memcpy(hurt + leaves[to], sound + leaves[from], PAGE);
			if (from < to && (from + to) % 2)
				memcpy(hurt + leaves[from], sound + leaves[to], PAGE);
			replace_file(path, hurt, length);
			assert_int_equal(check_pieces(f, path, "teacher", false, ends, tried++ % 4), HC_EDATA);
			assert_string_equal(f->err.problems[0].text, "is damaged (the rows of table teacher are out of order)");
		}
	}
	assert_in_range(tried, 90, 10000);
}

static void an_index_is_not_taken_for_its_table(void **state)
{
	scan_fixture *f = *state;

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		const char *path = scan_make(f, (scan_tables)tables, rows);
		scan_ask ask = {.path = path, .layout = scan_layout(f, words)};
		char *wanted = strdup(scan_show(f, &ask));
		/* One that holds other rows than the table: the rows were changed while it was out of sight. */
		scan_run_sql(path, "CREATE INDEX i ON teacher(school_id, teacher_id, name, degree);"
		                   "CREATE INDEX j ON school(school_id, name);"
		                   "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name IN ('i', 'j');"
		                   "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name IN ('i', 'j')");
		scan_run_sql(path, "DELETE FROM teacher WHERE teacher_id = 'T17'; UPDATE teacher SET degree = 'bachelor' WHERE teacher_id = 'T18'");
		char *changed = strdup(scan_show(f, &ask));
		scan_run_sql(path, "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM kept");
		assert_string_not_equal(wanted, changed);
		scan_assert(scan_tables_word((scan_tables)tables), scan_show(f, &ask), changed);
		/* A reference that is followed would go by it. */
		assert_int_equal(check_sound(f, path, "teacher", false), HC_OK);
		assert_int_equal(check_sound(f, path, "teacher", true), HC_EDATA);
		assert_non_null(strstr(f->err.problems[0].text, " index i"));
		free(wanted);
		free(changed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_order_in_which_others_store_changes_nothing, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_record_is_met_twice_whatever_stands_between, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_table_out_of_its_order_is_damaged, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(several_readers_see_what_one_sees, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(an_index_is_not_taken_for_its_table, scan_begin, scan_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

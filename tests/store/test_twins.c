/* SPDX-License-Identifier: MIT */
/*
 * A derived field says what stands in other rows of the table: for sure, not
 * at all, or not known, and never by chance.
 */
#include "support/scan_fixture.h"

#include "store/scan_sound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[] = {"school", "teacher @school_id also_elsewhere", NULL};

/* Where schools' tables are cut: between neighbours, and where nobody is. */
static const char *const ends[] = {"S1", "S2", "S20"};

/* The twins of a database for the derived fields of `layout`, found by as many readers more. */
static hc_twins *find(scan_fixture *f, const char *path, const hc_layout *layout, size_t more)
{
	hc_database *database = NULL;
	hc_readers *readers;
	hc_readers_cut cut = {hc_schema_find(f->schema, "school"), more, ends};
	hc_twins *twins = NULL;

	assert_int_equal(hc_database_open(&database, path, &f->err), HC_OK);
	assert_int_equal(hc_database_hold(database, &f->err), HC_OK);
	assert_int_equal(hc_readers_open(&readers, database, more, &cut, 1, &f->err), HC_OK);
	assert_int_equal(hc_twins_want(&twins, f->schema, layout, &f->err), HC_OK);
	assert_int_equal(hc_scan_check_sound(readers, hc_schema_find(f->schema, "teacher"), false, twins, &f->err), HC_OK);
	assert_int_equal(hc_twins_find(twins, &f->err), HC_OK);
	hc_readers_close(readers);
	hc_database_close(database);
	return twins;
}

static void expect_in(scan_fixture *f, scan_tables tables, const char *name, const char *rows, const char *const *read,
                      const char *within, const char *want)
{
	for (size_t more = 0; more < 4; more++) {
		char named[128];
		const char *path = scan_make(f, tables, rows);
		const hc_layout *layout = scan_layout(f, read);
		hc_twins *twins = find(f, path, layout, more);
		scan_ask ask = {.path = path, .layout = layout, .twins = twins, .within = within ? "school" : NULL, .within_id = within};

		snprintf(named, sizeof named, "%s (%s, %zu readers)", name, scan_tables_word(tables), more + 1);
		scan_assert(named, scan_show(f, &ask), want);
		hc_twins_free(twins);
	}
}

#define SCHOOLS "INSERT INTO school(school_id) VALUES ('S1'), ('S2'), ('S3');"
#define TEACHERS SCHOOLS "INSERT INTO teacher(teacher_id, school_id, name, dual) VALUES "
#define NO_CHILDREN "school S1\nschool S2\nschool S3\n"

static const struct {
	const char *name, *rows, *within, *want;
} cases[] = {
	{"nobody is there twice", TEACHERS "('T1', 'S1', 'Ada', 1), ('T2', 'S2', 'Bob', 1)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=0\nteacher T2 also_elsewhere=0\n"},
	{"both rows of a value show it", TEACHERS "('T1', 'S1', 'Ada', 1), ('T2', 'S2', 'Ada', 1), ('T3', 'S2', 'Bob', 1)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=1\nteacher T2 also_elsewhere=1\nteacher T3 also_elsewhere=0\n"},
	{"twice in one place is not apart", TEACHERS "('T1', 'S1', 'Ada', 1), ('T2', 'S1', 'Ada', 1)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=0\nteacher T2 also_elsewhere=0\n"},
	{"the other row must meet the conditions, the row itself need not",
	 TEACHERS "('T1', 'S1', 'Ada', 0), ('T2', 'S2', 'Ada', 1)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=1\nteacher T2 also_elsewhere=0\n"},
	{"not known where the other row's condition is missing",
	 TEACHERS "('T1', 'S1', 'Ada', 1), ('T2', 'S2', 'Ada', NULL)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=-\nteacher T2 also_elsewhere=1\n"},
	{"a sure twin decides, whatever else is missing",
	 TEACHERS "('T1', 'S1', 'Ada', 1), ('T2', 'S2', 'Ada', NULL), ('T3', 'S3', 'Ada', 1)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=1\nteacher T2 also_elsewhere=1\nteacher T3 also_elsewhere=1\n"},
	{"not known of a row without the value, which casts no doubt on others",
	 TEACHERS "('T1', 'S1', NULL, 1), ('T2', 'S2', 'Ada', 1)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=-\nteacher T2 also_elsewhere=0\n"},
	{"the empty text is known to be none", TEACHERS "('T1', 'S1', '', 1), ('T2', 'S2', '', 1)", NULL,
	 NO_CHILDREN "teacher T1 also_elsewhere=0\nteacher T2 also_elsewhere=0\n"},
	{"a twin outside of what is judged", TEACHERS "('T1', 'S1', 'Ada', 1), ('T2', 'S2', 'Ada', 1)", "S1",
	 "school S1\nteacher T1 also_elsewhere=1\n"},
};

static void a_derived_field_is_found_in_all_rows(void **state)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int tables = 0; tables < SCAN_KINDS; tables++)
			expect_in(*state, (scan_tables)tables, cases[i].name, cases[i].rows, words, cases[i].within, cases[i].want);
}

/* A row's own field is looked up where the row is taken, one of a record referred to where SQLite has that record. */
static void a_derived_field_of_a_record_referred_to_is_that_of_the_record(void **state)
{
	static const char rows[] = SCHOOLS "INSERT INTO teacher(teacher_id, school_id, name, dual, mentor_id) VALUES"
		" ('T1', 'S1', 'Ada', 1, NULL), ('T2', 'S2', 'Ada', 1, 'T3'), ('T3', 'S2', 'Bob', 1, 'T2'), ('T4', 'S2', 'Cy', 1, 'T9')";
	static const char *const both[] = {"school", "teacher @school_id mentor.also_elsewhere also_elsewhere", NULL};
	static const char want[] = NO_CHILDREN "teacher T1 mentor.also_elsewhere=- also_elsewhere=1\n"
		"teacher T2 mentor.also_elsewhere=0 also_elsewhere=1\nteacher T3 mentor.also_elsewhere=1 also_elsewhere=0\n"
		"teacher T4 mentor.also_elsewhere=- also_elsewhere=0\n";

	for (int tables = 0; tables < SCAN_KINDS; tables++)
		expect_in(*state, (scan_tables)tables, "of the mentor", rows, both, NULL, want);
}

/* Only others' tables hold these: a whole number that would do for yes, bytes; and rows that name no school by a text. */
static void a_value_that_is_no_text_is_nobody_s_twin(void **state)
{
	static const char rows[] = TEACHERS "('T1', 'S1', 1, 1), ('T2', 'S2', 1, 1), ('T3', 'S1', x'416461', 1), ('T4', 'S2', 1.5, 1),"
		" ('T5', 'S3', '1', 1), ('T6', 7, 'Ada', 1), ('T7', 'S3', 'Ada', 1)";
	static const char want[] = "! teacher T6 school_id: refers to a record that is not there\n"
		NO_CHILDREN "teacher T1 also_elsewhere=-\nteacher T2 also_elsewhere=-\nteacher T3 also_elsewhere=-\n"
		"teacher T4 also_elsewhere=-\nteacher T5 also_elsewhere=0\nteacher T6 also_elsewhere=1\nteacher T7 also_elsewhere=0\n";

	expect_in(*state, SCAN_CLUSTERED, "no text", rows, words, NULL, want);
	expect_in(*state, SCAN_PLAIN, "no text", rows, words, NULL, want);
}

/* Row `i` of a table in which many values are there several times. */
static void value_of(unsigned i, unsigned *value, unsigned *place)
{
	unsigned mixed = (i ^ i >> 15) * 0x2c1b3c6du;
	mixed = (mixed ^ mixed >> 12) * 0x297a2d39u;
	*value = mixed >> 7 & 4095;
	*place = mixed >> 20 & 7;
}

static void many_rows_agree_with_a_plain_count(void **state)
{
	enum { ROWS = 4000, VALUES = 4096, PLACES = 8 };
	static bool there[VALUES][PLACES];
	scan_fixture *f = *state;
	unsigned value, place, twice = 0;
	hc_text rows;

	hc_text_init(&rows);
	hc_text_add(&rows, "INSERT INTO teacher(teacher_id, school_id, name, dual) VALUES ");
	for (unsigned i = 0; i < ROWS; i++) {
		value_of(i, &value, &place);
		there[value][place] = true;
		hc_text_addf(&rows, "%s('T%u', 'S%u', 'N%u', 1)", i ? ", " : "", i, place, value);
	}
	hc_twins *twins = find(f, scan_make(f, SCAN_OURS, hc_text_get(&rows)), scan_layout(f, words), 3);
	hc_text_drop(&rows);
	const hc_entity *teacher = hc_schema_find(f->schema, "teacher");
	size_t number = hc_entity_find(teacher, "also_elsewhere")->twin->number;
	for (unsigned i = 0; i < ROWS; i++) {
		char name[16], school[16];
		bool want = false;
		value_of(i, &value, &place);
		for (unsigned other = 0; other < PLACES; other++)
			want = want || (other != place && there[value][other]);
		snprintf(name, sizeof name, "N%u", value);
		snprintf(school, sizeof school, "S%u", place);
		assert_int_equal(hc_twins_look(twins, number, name, strlen(name), school, strlen(school)),
		                 want ? HC_SURE_YES : HC_SURE_NO);
		twice += want;
	}
	assert_in_range(twice, ROWS / 4, ROWS - ROWS / 4);
	hc_twins_free(twins);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_derived_field_is_found_in_all_rows, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_derived_field_of_a_record_referred_to_is_that_of_the_record, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_value_that_is_no_text_is_nobody_s_twin, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(many_rows_agree_with_a_plain_count, scan_begin, scan_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

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
	hc_twins *twins = NULL;

	assert_int_equal(hc_database_open(&database, path, &f->err), HC_OK);
	assert_int_equal(hc_database_hold(database, &f->err), HC_OK);
	assert_int_equal(hc_readers_open(&readers, database, hc_schema_find(f->schema, "school"), ends, more, &f->err), HC_OK);
	assert_int_equal(hc_twins_want(&twins, f->schema, layout, &f->err), HC_OK);
	assert_int_equal(hc_scan_check_sound(readers, hc_schema_find(f->schema, "teacher"), false, twins, &f->err), HC_OK);
	assert_int_equal(hc_twins_find(twins, &f->err), HC_OK);
	hc_readers_close(readers);
	hc_database_close(database);
	return twins;
}

static void expect(scan_fixture *f, const char *name, const char *rows, const char *within, const char *want)
{
	for (size_t run = 0; run < SCAN_KINDS * 4; run++) {
		char named[128];
		size_t tables = run / 4, more = run % 4;
		const char *path = scan_make(f, (scan_tables)tables, rows);
		const hc_layout *layout = scan_layout(f, words);
		hc_twins *twins = find(f, path, layout, more);
		scan_ask ask = {.path = path, .layout = layout, .twins = twins, .within = within ? "school" : NULL, .within_id = within};

		snprintf(named, sizeof named, "%s (%s, %zu readers)", name, scan_tables_word((scan_tables)tables), more + 1);
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
		expect(*state, cases[i].name, cases[i].rows, cases[i].within, cases[i].want);
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
		cmocka_unit_test_setup_teardown(many_rows_agree_with_a_plain_count, scan_begin, scan_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

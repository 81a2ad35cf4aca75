/* SPDX-License-Identifier: MIT */
/* Reading only what lies within one record: the root, one that the root refers to, or one that lies in it. */
#include "support/scan_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char rows[] =
	"INSERT INTO city(city_id) VALUES ('C1'), ('C2'), ('C3');"
	"INSERT INTO school(school_id, city_id) VALUES ('S1', 'C1'), ('S2', 'C2'), ('S3', 'C1'), ('S4', NULL), ('S5', 'C1');"
	"INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 'S1'), ('T2', 'S1'), ('T3', 'S2'), ('T4', 'S3'), ('T5', 'S4'),"
	" ('T6', 'S5'), ('T7', 'S9');"
	"INSERT INTO student(student_id, school_id) VALUES ('A1', 'S1'), ('A2', 'S2');"
	"INSERT INTO firm(firm_id) VALUES ('F1'), ('F2');"
	"INSERT INTO internship(internship_id, school_id, firm_id) VALUES ('I1', 'S1', 'F1'), ('I2', 'S2', 'F1'), ('I3', 'S1', NULL);";

static const char *const by_school[] = {"school", "teacher @school_id", "student @school_id", "link school teacher school_id",
                                        "link school student school_id", NULL};
static const char *const by_firm[] = {"firm", "internship @firm_id", "link firm internship firm_id", NULL};

static const struct {
	const char *name;
	const char *const *words;
	const char *within, *id;
	const char *want;
	int64_t roots, teachers; /* to judge; teachers -1: not asked */
} cases[] = {
	{"the root itself", by_school, "school", "S1",
	 "school S1\nschool S1 has student A1\nschool S1 has teacher T1 T2\nstudent A1\nteacher T1\nteacher T2\n", 1, 2},
	{"what the root refers to", by_school, "city", "C1",
	 "school S1\nschool S1 has student A1\nschool S1 has teacher T1 T2\nschool S3\nschool S3 has student absent\n"
	 "school S3 has teacher T4\nschool S5\nschool S5 has student absent\nschool S5 has teacher T6\nstudent A1\n"
	 "teacher T1\nteacher T2\nteacher T4\nteacher T6\n", 3, 4},
	{"a record in the root brings the whole root, of which it alone is judged", by_school, "teacher", "T3",
	 "school S2\nschool S2 has student A2\nschool S2 has teacher T3\nstudent A2\nteacher T3\n", 0, 1},
	{"a record in a root that is not there", by_school, "teacher", "T7", "", 0, 0},
	{"nothing lies there", by_school, "city", "C3", "", 0, 0},
	{"no such record", by_school, "school", "S9", "", 0, 0},
	{"a quote in the id is part of it", by_school, "school", "S1' OR '1'='1", "", 0, 0},
	{"guests come along, and those that may be", by_firm, "firm", "F2", "firm F2\nfirm F2 has internship perhaps I3\n", 1, -1},
	{"everything", by_firm, NULL, NULL,
	 "firm F1\nfirm F1 has internship I1 I2 perhaps I3\nfirm F2\nfirm F2 has internship perhaps I3\n", 2, -1},
};

static int64_t count(scan_fixture *f, const char *path, const hc_layout *layout, size_t frame, hc_within within)
{
	hc_database *database = NULL;
	int64_t found = -1;

	assert_int_equal(hc_database_open(&database, path, &f->err), HC_OK);
	assert_int_equal(hc_scan_count(database, layout, frame, within, NULL, &found, &f->err), HC_OK);
	hc_database_close(database);
	return found;
}

static void only_what_lies_within_is_read_and_counted(void **state)
{
	static const size_t sizes[] = {1, 2, 64};
	scan_fixture *f = *state;
	char name[200];

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		const char *path = scan_make(f, (scan_tables)tables, rows);
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			const hc_layout *layout = scan_layout(f, cases[i].words);
			hc_within within = {cases[i].within ? hc_schema_find(f->schema, cases[i].within) : NULL, cases[i].id};
			for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
				snprintf(name, sizeof name, "%s: %s, chunks of %zu", cases[i].name, scan_tables_word((scan_tables)tables), sizes[s]);
				scan_ask ask = {.path = path, .layout = layout, .within = cases[i].within, .within_id = cases[i].id, .size = sizes[s]};
				scan_assert(name, scan_show(f, &ask), cases[i].want);
			}
			if (count(f, path, layout, 0, within) != cases[i].roots)
				fail_msg("%s: %d roots", name, (int)count(f, path, layout, 0, within));
			if (cases[i].teachers >= 0 && count(f, path, layout, 1, within) != cases[i].teachers)
				fail_msg("%s: %d teachers", name, (int)count(f, path, layout, 1, within));
		}
	}
}

/* The chunks that are counted are those that are read. */
static void what_is_counted_in_chunks_adds_up_to_all(void **state)
{
	static const char *const bounds[] = {NULL, "C1"};
	scan_fixture *f = *state;
	const hc_layout *layout = scan_layout(f, by_school);
	hc_database *database = NULL;
	hc_chunk *chunks;
	size_t found;
	int64_t roots, here;

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		const char *path = scan_make(f, (scan_tables)tables, rows);
		assert_int_equal(hc_database_open(&database, path, &f->err), HC_OK);
		for (size_t i = 0; i < 2; i++) {
			hc_within within = {bounds[i] ? hc_schema_find(f->schema, "city") : NULL, bounds[i]};
			int64_t sums[2] = {0, 0};
			assert_int_equal(hc_scan_chunks(database, layout, within, 2, &f->arena, &chunks, &found, &roots, &f->err), HC_OK);
			for (size_t k = 0; k < 2 * found; k++) {
				assert_int_equal(hc_scan_count(database, layout, k % 2, within, &chunks[k / 2], &here, &f->err), HC_OK);
				sums[k % 2] += here;
			}
			assert_int_equal(found, bounds[i] ? 2 : 3);
			assert_int_equal(sums[0], count(f, path, layout, 0, within));
			assert_int_equal(sums[1], count(f, path, layout, 1, within));
			assert_int_equal(hc_scan_count(database, layout, 1, within, &chunks[0], &here, &f->err), HC_OK);
			assert_int_equal(here, 3); /* S1, S2: T1, T2, T3; of C1 S1, S3: T1, T2, T4 */
		}
		hc_database_close(database);
	}
}

static void a_bound_reaches_roots_that_can_lie_within_it(void **state)
{
	static const struct {
		const char *root, *within;
		bool reaches, inside;
	} bounds[] = {
		{"school", "school", true, false},     {"school", "city", true, false},     {"school", "teacher", true, true},
		{"school", "internship", true, true},  {"school", "firm", false, true},     {"school", "post", false, true},
		{"firm", "firm", true, false},         {"firm", "post", true, true},        {"firm", "city", false, true},
		{"city", "city", true, false},         {"city", "school", false, true},     {"school", NULL, true, false},
	};
	scan_fixture *f = *state;

	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
		const char *const words[] = {bounds[i].root, NULL};
		const hc_layout *layout = scan_layout(f, words);
		hc_within within = {bounds[i].within ? hc_schema_find(f->schema, bounds[i].within) : NULL, "X"};
		if (hc_within_reaches(layout, within) != bounds[i].reaches)
			fail_msg("%s within %s reaches", bounds[i].root, bounds[i].within);
		if (hc_within_inside(layout, within) != bounds[i].inside)
			fail_msg("%s within %s inside", bounds[i].root, bounds[i].within);
	}
}

static void a_record_is_found_by_its_whole_identifier(void **state)
{
	static const struct { const char *id; bool there; } ids[] = {
		{"S1", true}, {"S", false}, {"s1", false}, {"S1 ", false}, {"", false}, {"' OR 1 --", false},
	};
	scan_fixture *f = *state;
	hc_database *database = NULL;

	assert_int_equal(hc_database_open(&database, scan_make(f, SCAN_PLAIN, rows), &f->err), HC_OK);
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		bool exists = !ids[i].there;
		hc_within within = {hc_schema_find(f->schema, "school"), ids[i].id};
		assert_int_equal(hc_within_check(database, within, &exists, &f->err), HC_OK);
		if (exists != ids[i].there)
			fail_msg("'%s'", ids[i].id);
	}
	hc_database_close(database);
}

/* The chunks as "low..high", an open end left empty. */
static const char *chunks_of(scan_fixture *f, const char *path, const char *within, size_t size)
{
	static const char *const words[] = {"school", NULL};
	hc_database *database = NULL;
	hc_chunk *chunks;
	size_t found;
	int64_t roots;
	hc_within bound = {within ? hc_schema_find(f->schema, "city") : NULL, within};

	hc_text_clear(&f->shown);
	assert_int_equal(hc_database_open(&database, path, &f->err), HC_OK);
	assert_int_equal(hc_scan_chunks(database, scan_layout(f, words), bound, size, &f->arena, &chunks, &found, &roots, &f->err), HC_OK);
	hc_database_close(database);
	for (size_t i = 0; i < found; i++)
		hc_text_addf(&f->shown, "%s..%s ", chunks[i].low ? chunks[i].low : "", chunks[i].high ? chunks[i].high : "");
	hc_text_addf(&f->shown, "%d", (int)roots);
	return hc_text_get(&f->shown);
}

static void chunks_leave_no_gap_unless_they_are_bounded(void **state)
{
	static const struct { const char *name, *within; size_t size; const char *want; } cuts[] = {
		{"one each", NULL, 1, "..S1 S1..S2 S2..S3 S3..S4 S4..S5 S5.. 5"},
		{"two each", NULL, 2, "..S2 S2..S4 S4.. 5"},
		{"more than there are", NULL, 64, ".. 5"},
		{"bounded, one each", "C1", 1, "S1..S1 S3..S3 S5..S5 3"},
		{"bounded, two each", "C1", 2, "S1..S3 S5..S5 3"},
		{"bounded, all", "C1", 64, "S1..S5 3"},
		{"bounded, none", "C3", 64, "0"},
	};
	scan_fixture *f = *state;

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		const char *path = scan_make(f, (scan_tables)tables, rows);
		for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
			scan_assert(cuts[i].name, chunks_of(f, path, cuts[i].within, cuts[i].size), cuts[i].want);
	}
	scan_assert("no roots", chunks_of(f, scan_make(f, SCAN_PLAIN, ""), NULL, 64), ".. 0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(only_what_lies_within_is_read_and_counted, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(what_is_counted_in_chunks_adds_up_to_all, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_bound_reaches_roots_that_can_lie_within_it, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_record_is_found_by_its_whole_identifier, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(chunks_leave_no_gap_unless_they_are_bounded, scan_begin, scan_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Blocks: the same rows, links, strays and notices come out of a database
 * whoever made its tables, in whatever order its rows stand, and however many
 * roots a chunk has.
 */
#include "support/scan_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Nothing wrong with these. */
static const char sound[] =
	"INSERT INTO city(city_id, name) VALUES ('C1', 'East'), ('C2', 'West');"
	"INSERT INTO school(school_id, city_id, name, kind, area) VALUES"
	" ('S1', 'C1', 'First', 'general', 1200.5), ('S2', 'C2', 'Second', 'special', 30), ('S3', NULL, NULL, NULL, NULL),"
	" ('S10', 'C1', 'Tenth', 'general', 0);"
	"INSERT INTO teacher(teacher_id, school_id, degree, dual, mentor_id) VALUES"
	" ('T1', 'S1', 'master', 1, NULL), ('T2', 'S1', 'bachelor', 0, 'T1'), ('T3', 'S1', NULL, NULL, 'T2'),"
	" ('T4', 'S2', 'bachelor', 1, 'T1'), ('T5', 'S10', 'associate', 0, 'T5');"
	"INSERT INTO student(student_id, school_id, tutor_id, grade) VALUES"
	" ('A1', 'S1', 'T1', 1), ('A2', 'S1', 'T1', 2), ('A3', 'S1', 'T2', 3), ('A4', 'S10', 'T5', 1);"
	"INSERT INTO firm(firm_id, name, staff, filed_on) VALUES"
	" ('F1', 'One', 10, '2018-01-01'), ('F2', 'Two', NULL, NULL), ('F3', NULL, 3, NULL);"
	"INSERT INTO post(post_id, firm_id, staff) VALUES ('P1', 'F1', 4), ('P2', 'F1', 6), ('P3', 'F2', 1);"
	"INSERT INTO internship(internship_id, school_id, student_id, firm_id, post_id, paid) VALUES"
	" ('I1', 'S1', 'A1', 'F1', 'P1', 1), ('I2', 'S1', 'A3', 'F1', 'P2', 0), ('I3', 'S10', 'A4', 'F2', 'P3', NULL),"
	" ('I4', 'S1', 'A2', 'F2', NULL, 1);";

typedef struct reading {
	const char *name;
	const char *const words[8];
	const char *want;
} reading;

static const reading readings[] = {
	{"columns of a root and of its records",
	 {"school name kind area", "teacher @school_id degree dual", "link school teacher school_id"},
	 "school S1 has teacher T1 T2 T3\nschool S1 name=First kind=general area=1200.5\n"
	 "school S10 has teacher T5\nschool S10 name=Tenth kind=general area=0\n"
	 "school S2 has teacher T4\nschool S2 name=Second kind=special area=30\n"
	 "school S3 has teacher\nschool S3 name=- kind=- area=-\n"
	 "teacher T1 degree=master dual=1\nteacher T2 degree=bachelor dual=0\nteacher T3 degree=- dual=-\n"
	 "teacher T4 degree=bachelor dual=1\nteacher T5 degree=associate dual=0\n"},
	{"fields one and two references away, the same record by two ways",
	 {"school city.name", "teacher @school_id mentor.degree mentor.mentor.degree school.kind school.city.name"},
	 "school S1 city.name=East\nschool S10 city.name=East\nschool S2 city.name=West\nschool S3 city.name=-\n"
	 "teacher T1 mentor.degree=- mentor.mentor.degree=- school.kind=general school.city.name=East\n"
	 "teacher T2 mentor.degree=master mentor.mentor.degree=- school.kind=general school.city.name=East\n"
	 "teacher T3 mentor.degree=bachelor mentor.mentor.degree=master school.kind=general school.city.name=East\n"
	 "teacher T4 mentor.degree=- mentor.mentor.degree=- school.kind=special school.city.name=West\n"
	 "teacher T5 mentor.degree=associate mentor.mentor.degree=associate school.kind=general school.city.name=East\n"},
	{"an act not done is known, that of no record is not",
	 {"school", "internship @school_id firm.filed_on firm.staff post.staff"},
	 "internship I1 firm.filed_on=2018-01-01 firm.staff=10 post.staff=4\n"
	 "internship I2 firm.filed_on=2018-01-01 firm.staff=10 post.staff=6\n"
	 "internship I3 firm.filed_on=never firm.staff=- post.staff=1\n"
	 "internship I4 firm.filed_on=never firm.staff=- post.staff=-\n"
	 "school S1\nschool S10\nschool S2\nschool S3\n"},
	{"children of records inside the root, and a register that is absent",
	 {"school", "teacher @school_id", "student @school_id tutor_id", "link school student school_id",
	  "link teacher student tutor_id"},
	 "school S1\nschool S1 has student A1 A2 A3\nschool S10\nschool S10 has student A4\nschool S2\nschool S2 has student absent\n"
	 "school S3\nschool S3 has student absent\nstudent A1 tutor_id=T1\nstudent A2 tutor_id=T1\nstudent A3 tutor_id=T2\n"
	 "student A4 tutor_id=T5\nteacher T1\nteacher T1 has student A1 A2\nteacher T2\nteacher T2 has student A3\n"
	 "teacher T3\nteacher T3 has student\nteacher T4\nteacher T4 has student absent\nteacher T5\nteacher T5 has student A4\n"},
	{"guests: children that lie within other roots",
	 {"firm name staff", "internship @firm_id paid", "link firm internship firm_id"},
	 "firm F1 has internship I1 I2\nfirm F1 name=One staff=10\nfirm F2 has internship I3 I4\nfirm F2 name=Two staff=-\n"
	 "firm F3 has internship\nfirm F3 name=- staff=3\n"},
	{"guests of records inside the root, which may be of any when they name none",
	 {"firm", "post @firm_id staff", "internship @post_id @firm_id post_id", "link firm post firm_id",
	  "link post internship post_id"},
	 "firm F1\nfirm F1 has post P1 P2\nfirm F2\nfirm F2 has post P3\nfirm F3\nfirm F3 has post\n"
	 "post P1 has internship I1 perhaps I4\npost P1 staff=4\npost P2 has internship I2 perhaps I4\npost P2 staff=6\n"
	 "post P3 has internship I3 perhaps I4\npost P3 staff=1\n"},
};

static void every_kind_of_table_and_every_size_of_chunk_gives_the_same_blocks(void **state)
{
	static const size_t sizes[] = {1, 2, 3, 64};
	scan_fixture *f = *state;
	char name[200];

	for (int tables = 0; tables < SCAN_KINDS; tables++) {
		const char *path = scan_make(f, (scan_tables)tables, sound);
		for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
			const hc_layout *layout = scan_layout(f, readings[i].words);
			for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
				snprintf(name, sizeof name, "%s: %s, chunks of %zu", readings[i].name, scan_tables_word((scan_tables)tables), sizes[s]);
				scan_ask ask = {.path = path, .layout = layout, .size = sizes[s]};
				scan_assert(name, scan_show(f, &ask), readings[i].want);
			}
		}
	}
}

/* Rows that only the tables of others can hold are in none of ours. */
typedef struct hurt {
	const char *name;
	scan_tables from, to; /* the kinds of tables that take such rows */
	const char *rows;
	const char *const words[8];
	const char *want;
} hurt;

static const hurt hurts[] = {
	{"a missing reference to the root may be any root's", SCAN_PLAIN, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'), ('S2');"
	 "INSERT INTO teacher(teacher_id, school_id, degree) VALUES ('T1', 'S1', 'master'), ('T2', NULL, 'bachelor');",
	 {"school", "teacher @school_id", "link school teacher school_id"},
	 "! teacher T2 school_id: does not say what it lies within, and is not judged itself\n"
	 "school S1\nschool S1 has teacher T1 perhaps T2\nschool S2\nschool S2 has teacher perhaps T2\nteacher T1\nteacher T2\n"},
	{"a missing reference to a guest's root may be any root's", SCAN_OURS, SCAN_PLAIN,
	 "INSERT INTO firm(firm_id) VALUES ('F1'), ('F2'); INSERT INTO school(school_id) VALUES ('S1');"
	 "INSERT INTO internship(internship_id, school_id, firm_id) VALUES ('I1', 'S1', NULL), ('I2', 'S1', 'F2');",
	 {"firm", "internship @firm_id", "link firm internship firm_id"},
	 "firm F1\nfirm F1 has internship perhaps I1\nfirm F2\nfirm F2 has internship I2 perhaps I1\n"},
	{"rows of a root that is not there are told of and belong to nobody", SCAN_PLAIN, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S2'), ('S4');"
	 "INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 'S1'), ('T2', 'S2'), ('T3', 'S3'), ('T4', 'S5'), ('T5', '');",
	 {"school", "teacher @school_id", "link school teacher school_id"},
	 "! teacher T1 school_id: refers to a record that is not there\n"
	 "! teacher T3 school_id: refers to a record that is not there\n"
	 "! teacher T4 school_id: refers to a record that is not there\n"
	 "! teacher T5 school_id: refers to a record that is not there\n"
	 "school S2\nschool S2 has teacher T2\nschool S4\nschool S4 has teacher\nteacher T2\n"},
	{"rows of a root that is not there, in tables of ours", SCAN_OURS, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S2'), ('S4');"
	 "INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 'S1'), ('T2', 'S2'), ('T3', 'S3'), ('T4', 'S5');",
	 {"school", "teacher @school_id", "link school teacher school_id"},
	 "! teacher T1 school_id: refers to a record that is not there\n"
	 "! teacher T3 school_id: refers to a record that is not there\n"
	 "! teacher T4 school_id: refers to a record that is not there\n"
	 "school S2\nschool S2 has teacher T2\nschool S4\nschool S4 has teacher\nteacher T2\n"},
	{"without any root all rows are told of", SCAN_OURS, SCAN_PLAIN,
	 "INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 'S1');",
	 {"school", "teacher @school_id", "link school teacher school_id"},
	 "! teacher T1 school_id: refers to a record that is not there\n"},
	{"a reference inside the root to nothing, or into another root, may be anything of this root", SCAN_OURS, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'), ('S2');"
	 "INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 'S1'), ('T2', 'S1'), ('T3', 'S2');"
	 "INSERT INTO student(student_id, school_id, tutor_id) VALUES ('A1', 'S1', 'T9'), ('A2', 'S1', 'T3'), ('A3', 'S1', 'T1'),"
	 " ('A4', 'S2', NULL), ('A5', 'S2', 'T3');",
	 {"school", "teacher @school_id", "student @school_id tutor_id tutor.degree", "link teacher student tutor_id"},
	 "! student A1 tutor_id: refers to a record that is not there\n"
	 "! student A2 tutor_id: refers to a record that is not there\n"
	 "school S1\nschool S2\n"
	 "student A1 tutor_id=T9 tutor.degree=-\nstudent A2 tutor_id=T3 tutor.degree=-\nstudent A3 tutor_id=T1 tutor.degree=-\n"
	 "student A4 tutor_id=- tutor.degree=-\nstudent A5 tutor_id=T3 tutor.degree=-\n"
	 "teacher T1\nteacher T1 has student A3 perhaps A1 A2\nteacher T2\nteacher T2 has student perhaps A1 A2\n"
	 "teacher T3\nteacher T3 has student A5 perhaps A4\n"},
	{"a way to the root that is broken is told of", SCAN_OURS, SCAN_PLAIN,
	 "INSERT INTO firm(firm_id) VALUES ('F1'); INSERT INTO post(post_id, firm_id) VALUES ('P1', 'F1');"
	 "INSERT INTO internship(internship_id, school_id, firm_id, post_id) VALUES ('I1', 'S1', 'F1', 'P9'), ('I2', 'S1', 'F1', 'P1');",
	 {"firm", "post @firm_id", "internship @post_id @firm_id post_id", "link post internship post_id"},
	 "! internship I1 post_id: refers to a record that is not there, or that lies within none\n"
	 "firm F1\npost P1\npost P1 has internship I2 perhaps I1\n"},
	{"references of other types than text refer to nothing known", SCAN_CLUSTERED, SCAN_PLAIN,
	 "INSERT INTO firm(firm_id) VALUES ('7'), ('F2');"
	 "INSERT INTO internship(internship_id, school_id, firm_id) VALUES ('I1', 'S1', 7), ('I2', 'S1', x'4632'), ('I3', 'S1', 'F2');",
	 {"firm", "internship @firm_id", "link firm internship firm_id"},
	 "! internship I1 firm_id: refers to a record that is not there\n"
	 "! internship I2 firm_id: refers to a record that is not there\n"
	 "firm 7\nfirm 7 has internship perhaps I1 I2\nfirm F2\nfirm F2 has internship I3 perhaps I1 I2\n"},
	{"so do those that place a row", SCAN_CLUSTERED, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('7'), ('S2');"
	 "INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 7), ('T2', x'5332'), ('T3', 'S2');",
	 {"school", "teacher @school_id", "link school teacher school_id"},
	 "! teacher T1 school_id: refers to a record that is not there\n"
	 "! teacher T2 school_id: refers to a record that is not there\n"
	 "school 7\nschool 7 has teacher perhaps T1 T2\nschool S2\nschool S2 has teacher T3 perhaps T1 T2\n"
	 "teacher T1\nteacher T2\nteacher T3\n"},
	{"a root without an identifier ends the scan", SCAN_PLAIN, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'), (NULL);", {"school"},
	 "HC_EDATA: a school has no school_id that is a text"},
	{"so does one whose identifier is a number", SCAN_CLUSTERED, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'), (4201000001);", {"school"},
	 "HC_EDATA: a school has no school_id that is a text"},
	{"so does one whose identifier holds a zero byte", SCAN_CLUSTERED, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'), (CAST(x'533200' AS TEXT));", {"school"},
	 "HC_EDATA: a school has no school_id that is a text"},
	{"a root that is there twice ends the scan", SCAN_PLAIN, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'), ('S2'), ('S1');", {"school"},
	 "HC_EDATA: school 'S1' is there twice, or refers to a record that is"},
	{"so does a record that is there twice in its root", SCAN_PLAIN, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'); INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 'S1'), ('T1', 'S1');",
	 {"school", "teacher @school_id"}, "HC_EDATA: teacher 'T1' is there twice, or refers to a record that is"},
	{"so does a reference to a record that is there twice", SCAN_PLAIN, SCAN_PLAIN,
	 "INSERT INTO school(school_id) VALUES ('S1'); INSERT INTO firm(firm_id, staff) VALUES ('F1', 1), ('F1', 2);"
	 "INSERT INTO internship(internship_id, school_id, firm_id) VALUES ('I1', 'S1', 'F1');",
	 {"school", "internship @school_id firm.staff"},
	 "HC_EDATA: internship 'I1' is there twice, or refers to a record that is"},
};

static void what_is_wrong_with_references_is_told_and_never_lost(void **state)
{
	static const size_t sizes[] = {1, 2, 64};
	scan_fixture *f = *state;
	char name[200];

	for (size_t i = 0; i < sizeof hurts / sizeof *hurts; i++) {
		const hc_layout *layout = scan_layout(f, hurts[i].words);
		for (int tables = (int)hurts[i].from; tables <= (int)hurts[i].to; tables++) {
			const char *path = scan_make(f, (scan_tables)tables, hurts[i].rows);
			for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
				snprintf(name, sizeof name, "%s: %s, chunks of %zu", hurts[i].name, scan_tables_word((scan_tables)tables), sizes[s]);
				scan_ask ask = {.path = path, .layout = layout, .size = sizes[s]};
				scan_assert(name, scan_show(f, &ask), hurts[i].want);
			}
		}
	}
}

/* Many roots with a few rows each, so that hundreds of chunks and both ways of reading are met. */
static const char many[] =
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)"
	" INSERT INTO school(school_id, name) SELECT 'S' || i, 'School ' || i FROM n;"
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
	" INSERT INTO teacher(teacher_id, school_id, courses) SELECT 'T' || i, 'S' || (i * i % 151), i % 50 FROM n;"
	"INSERT INTO firm(firm_id) SELECT 'F' || substr(school_id, 2) FROM school;"
	"INSERT INTO internship(internship_id, school_id, firm_id)"
	" SELECT 'I' || teacher_id, school_id, 'F' || (courses * 3) FROM teacher;";

static const char *const by_school[] = {"school name", "teacher @school_id courses", "internship @school_id firm_id",
                                        "link school teacher school_id", "link school internship school_id", NULL};
static const char *const by_firm[] = {"firm", "internship @firm_id school_id", "link firm internship firm_id", NULL};

/* The lines of chunk `first` of `every`, from both databases, must be the same; they are added to `all`. */
static void compare_part(scan_fixture *f, const char *ours, const char *plain, const hc_layout *layout, size_t every,
                         size_t first, hc_text *all)
{
	char name[80];
	scan_ask ask = {.path = ours, .layout = layout, .size = 7, .every = every, .first = first};
	char *want = strdup(scan_show(f, &ask));

	snprintf(name, sizeof name, "from chunk %zu every %zu", first, every);
	ask.path = plain;
	scan_assert(name, scan_show(f, &ask), want);
	hc_text_add(all, want);
	free(want);
}

static size_t count_lines(const char *text)
{
	size_t count = 0;
	for (; (text = strchr(text, '\n')) != NULL; text++)
		count++;
	return count;
}

static void a_scan_passes_over_the_chunks_that_others_read(void **state)
{
	scan_fixture *f = *state;
	const char *ours = scan_make(f, SCAN_OURS, many), *plain = scan_make(f, SCAN_PLAIN, many);
	const char *const *const words[] = {by_school, by_firm};

	for (size_t i = 0; i < 2; i++) {
		const hc_layout *layout = scan_layout(f, words[i]);
		for (size_t every = 1; every <= 4; every++) {
			hc_text all;
			hc_text_init(&all);
			for (size_t first = 0; first < every; first++)
				compare_part(f, ours, plain, layout, every, first, &all);
			scan_ask ask = {.path = ours, .layout = layout};
			/* No line stands in two parts: all parts together have as many as a scan in large chunks. */
			assert_int_equal(count_lines(hc_text_get(&all)), count_lines(scan_show(f, &ask)));
			hc_text_drop(&all);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_kind_of_table_and_every_size_of_chunk_gives_the_same_blocks, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(what_is_wrong_with_references_is_told_and_never_lost, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_scan_passes_over_the_chunks_that_others_read, scan_begin, scan_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Every value that a table can hold becomes a value of its field, or is missing and told of. */
#include "support/scan_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WRONG_TYPE "of the wrong type"
#define RANGE "outside the range allowed"
#define MEMBER "not one of the values allowed"
#define DATE "not a date"
#define UTF8 "not valid UTF-8 text"

/* `value` as SQL writes it; `want` is what is read, "-" where it is missing; `why` what is told of it, NULL for nothing. */
static const struct {
	const char *field, *value, *want, *why;
} cases[] = {
	{"courses", "12", "12", NULL},
	{"courses", "0", "0", NULL},
	{"courses", "50", "50", NULL},
	{"courses", "NULL", "-", NULL},
	{"courses", "'12'", "12", NULL},
	{"courses", "' 12 '", "12", NULL},
	{"courses", "12.0", "12", NULL},
	{"courses", "12.5", "-", WRONG_TYPE},
	{"courses", "'12.5'", "-", "not a whole number"},
	{"courses", "51", "-", RANGE},
	{"courses", "-1", "-", RANGE},
	{"courses", "9223372036854775807", "-", RANGE},
	{"courses", "(-9223372036854775807 - 1)", "-", RANGE},
	{"courses", "9e999", "-", RANGE},
	{"courses", "-9e999", "-", RANGE},
	{"courses", "1e300", "-", RANGE},
	{"courses", "'many'", "-", "not a number"},
	{"courses", "''", "-", "empty"},
	{"courses", "x'3132'", "-", WRONG_TYPE},
	{"courses", "CAST(x'3100' AS TEXT)", "-", "not a number"},

	{"hours", "12", "12", NULL},
	{"hours", "12.25", "12.25", NULL},
	{"hours", "0.1234564", "0.123456", NULL},
	{"hours", "0.1234566", "0.123457", NULL},
	{"hours", "'12.25'", "12.25", NULL},
	{"hours", "100.000001", "-", RANGE},
	{"hours", "-0.000001", "-", RANGE},
	{"hours", "-0.0", "0", NULL},
	{"hours", "9e999", "-", RANGE},
	{"hours", "9223372036854775807", "-", RANGE},
	{"hours", "x'00'", "-", WRONG_TYPE},

	{"dual", "1", "1", NULL},
	{"dual", "0", "0", NULL},
	{"dual", "'1'", "1", NULL},
	{"dual", "1.0", "1", NULL},
	{"dual", "2", "-", RANGE},
	{"dual", "256", "-", RANGE},
	{"dual", "-1", "-", RANGE},
	{"dual", "'maybe'", "-", "neither yes nor no"},
	{"dual", "NULL", "-", NULL},

	{"degree", "'master'", "master", NULL},
	{"degree", "'Master'", "-", MEMBER},
	{"degree", "'maste'", "-", MEMBER},
	{"degree", "''", "-", MEMBER},
	{"degree", "2", "-", WRONG_TYPE},
	{"degree", "CAST(x'6d617374657200' AS TEXT)", "-", MEMBER},
	{"degree", "x'6d6173746572'", "-", WRONG_TYPE},

	{"tasks", "'class'", "class", NULL},
	{"tasks", "'lab,class'", "class,lab", NULL},
	{"tasks", "''", "", NULL},
	{"tasks", "NULL", "-", NULL},
	{"tasks", "'class,'", "-", MEMBER},
	{"tasks", "'class,cooking'", "-", MEMBER},
	{"tasks", "1", "-", WRONG_TYPE},

	{"hired_on", "'2019-02-28'", "2019-02-28", NULL},
	{"hired_on", "'2019-02-29'", "-", DATE},
	{"hired_on", "'2019-2-8'", "-", DATE},
	{"hired_on", "'2019-02-28 '", "-", DATE},
	{"hired_on", "''", "-", DATE},
	{"hired_on", "20190228", "-", WRONG_TYPE},
	{"hired_on", "2458543.5", "-", WRONG_TYPE},

	{"first_month", "'2019-02'", "2019-02", NULL},
	{"first_month", "'2019-13'", "-", DATE},
	{"first_month", "'2019-02-01'", "-", DATE},

	{"tested_on", "'2019-02-28'", "2019-02-28", NULL},
	{"tested_on", "NULL", "never", NULL},
	{"tested_on", "''", "never", NULL},
	{"tested_on", "'soon'", "-", DATE},
	{"tested_on", "x''", "-", WRONG_TYPE},

	{"name", "'李'", "李", NULL},
	{"name", "''", "", NULL},
	{"name", "NULL", "-", NULL},
	{"name", "7", "-", WRONG_TYPE},
	{"name", "7.5", "-", WRONG_TYPE},
	{"name", "x'414243'", "-", WRONG_TYPE},
	{"name", "CAST(x'ff41' AS TEXT)", "-", UTF8},
	{"name", "CAST(x'e69d' AS TEXT)", "-", UTF8},
	{"name", "CAST(x'eda080' AS TEXT)", "-", UTF8},
	{"name", "CAST(x'c080' AS TEXT)", "-", UTF8},
	{"name", "CAST(x'41004200' AS TEXT)", "-", UTF8},
	{"name", "hex(zeroblob(40000))", "-", "too long a text"},
};

static void expect(hc_text *out, size_t i, const char *prefix)
{
	if (cases[i].why)
		hc_text_addf(out, "! teacher T1 %s: %s\n", cases[i].field, cases[i].why);
	hc_text_addf(out, "school S1\nteacher T1 %s%s=%s\n", prefix, cases[i].field, cases[i].want);
}

static void every_value_is_read_or_missing_and_told_of(void **state)
{
	scan_fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *frame = hc_arena_format(&f->arena, "teacher @school_id %s", cases[i].field);
		const char *const words[] = {"school", frame, NULL};
		const char *rows = hc_arena_format(&f->arena, "INSERT INTO school(school_id) VALUES ('S1');"
			"INSERT INTO teacher(teacher_id, school_id, %s) VALUES ('T1', 'S1', %s);", cases[i].field, cases[i].value);
		scan_ask ask = {.path = scan_make(f, i % 2 ? SCAN_PLAIN : SCAN_CLUSTERED, rows), .layout = scan_layout(f, words)};
		hc_text want;

		hc_text_init(&want);
		expect(&want, i, "");
		scan_assert(hc_arena_format(&f->arena, "%s = %s", cases[i].field, cases[i].value), scan_show(f, &ask), hc_text_get(&want));
		hc_text_drop(&want);
		remove(ask.path);
	}
}

/* The mentor's value, read from the row of another: told of once more where the way to it is read, and of the mentor. */
static void a_value_of_a_record_referred_to_is_told_of_that_record(void **state)
{
	static const char rows[] =
		"INSERT INTO school(school_id) VALUES ('S1');"
		"INSERT INTO teacher(teacher_id, school_id, mentor_id, degree) VALUES ('T1', 'S1', NULL, 'doctor'), ('T2', 'S1', 'T1', 'master'),"
		" ('T3', 'S1', 'T2', 'master');";
	static const struct {
		const char *frame, *want;
	} ways[] = {
		{"teacher @school_id mentor_id mentor.degree",
		 "! teacher T1 degree: " MEMBER "\nschool S1\nteacher T1 mentor_id=- mentor.degree=-\n"
		 "teacher T2 mentor_id=T1 mentor.degree=-\nteacher T3 mentor_id=T2 mentor.degree=master\n"},
		{"teacher @school_id mentor.degree",
		 "! teacher T2 mentor.degree: " MEMBER "\nschool S1\nteacher T1 mentor.degree=-\n"
		 "teacher T2 mentor.degree=-\nteacher T3 mentor.degree=master\n"},
		{"teacher @school_id mentor.mentor_id mentor.mentor.degree",
		 "! teacher T1 degree: " MEMBER "\nschool S1\nteacher T1 mentor.mentor_id=- mentor.mentor.degree=-\n"
		 "teacher T2 mentor.mentor_id=- mentor.mentor.degree=-\nteacher T3 mentor.mentor_id=T1 mentor.mentor.degree=-\n"},
	};
	scan_fixture *f = *state;
	scan_ask ask = {.path = scan_make(f, SCAN_PLAIN, rows)};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const char *const words[] = {"school", ways[i].frame, NULL};
		ask.layout = scan_layout(f, words);
		scan_assert(ways[i].frame, scan_show(f, &ask), ways[i].want);
	}
}

static void identifiers_as_long_as_a_text_may_be_are_told_of_in_part(void **state)
{
	/* 253 bytes, then a character of three that does not fit into what is told. */
	static const char rows[] =
		"INSERT INTO school(school_id) VALUES ('S1');"
		"INSERT INTO teacher(teacher_id, school_id, courses) VALUES ('T' || substr(hex(zeroblob(200)), 1, 252) || '李李', 'S1', 99);";
	static const char *const words[] = {"school", "teacher @school_id courses", NULL};
	scan_fixture *f = *state;
	char want[400];
	scan_ask ask = {.path = scan_make(f, SCAN_CLUSTERED, rows), .layout = scan_layout(f, words)};

	snprintf(want, sizeof want, "! teacher T%0252d courses: " RANGE "\n", 0);
	assert_memory_equal(scan_show(f, &ask), want, strlen(want));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_value_is_read_or_missing_and_told_of, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(a_value_of_a_record_referred_to_is_told_of_that_record, scan_begin, scan_end),
		cmocka_unit_test_setup_teardown(identifiers_as_long_as_a_text_may_be_are_told_of_in_part, scan_begin, scan_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

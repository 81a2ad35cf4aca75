/* SPDX-License-Identifier: MIT */
/* Whole files: encodings, line ends, headings, names; repeated rows and references; all or nothing. */
#include "store/fixture.h"

#include "base/limits.h"
#include "base/memory.h"
#include "store/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

enum { FILES_MAX = 4 };

/* Imports up to four files of the folder into its records. */
static hc_status import_files(fixture *f, const char *const *names, bool replace, hc_import_report *report)
{
	hc_import_file files[FILES_MAX];
	hc_import_report unread;
	size_t count;

	for (count = 0; count < FILES_MAX && names[count]; count++)
		files[count] = (hc_import_file){ fixture_path(f, names[count]), NULL };
	return hc_import(f->records, f->schema, files, count, replace, report ? report : &unread, &f->err);
}

static hc_status import_one(fixture *f, const char *name)
{
	return import_files(f, (const char *const[]){ name, NULL }, false, NULL);
}

static void assert_problems(fixture *f, const char *name, const char *want)
{
	if (strcmp(fixture_problems(f), want) != 0)
		fail_msg("%s:\n got: %s\nwant: %s", name, hc_text_get(&f->shown), want);
}

static void assert_count(fixture *f, const char *name, const char *table, const char *want)
{
	char sql[100];

	snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
	if (strcmp(fixture_ask(f, f->records, sql), want) != 0)
		fail_msg("%s: %s has %s rows, not %s", name, table, hc_text_get(&f->shown), want);
}

#define HEAD "school_id,name\n"
#define HEAD_GB "school_id,\xD1\xA7\xD0\xA3\xC3\xFB\xB3\xC6\n" /* 学校名称 */
#define JIA "\xE7\x94\xB2" /* 甲 in UTF-8 */
#define JIA_GB "\xBC\xD7"  /* and in GB18030 */

static void files_are_read_in_the_encodings_that_schools_send(void **state)
{
	static const struct { const char *name, *bytes; } cases[] = {
		{ "UTF-8", HEAD "S1," JIA "\n" },
		{ "UTF-8 with a byte order mark", "\xEF\xBB\xBF" HEAD "S1," JIA "\n" },
		{ "GB18030", HEAD_GB "S1," JIA_GB "\n" },
		{ "GB18030 with its byte order mark", "\x84\x31\x95\x33" HEAD_GB "S1," JIA_GB "\n" },
		{ "CRLF", "school_id,name\r\nS1," JIA "\r\n" },
		{ "CR", "school_id,name\rS1," JIA "\r" },
		{ "no line end at the end", HEAD "S1," JIA },
		{ "empty lines and empty rows", "\n,,\n" HEAD "\n,,\r\n  \nS1," JIA "\n\n" },
		{ "columns without a heading or a value", "school_id,name,,\nS1," JIA ",,,,\n" },
	};
	fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		fixture_write_text(f, "school.csv", cases[i].bytes);
		fixture_run(f->records, "DELETE FROM school");
		if (import_one(f, "school.csv") != HC_OK)
			fail_msg("%s: %s", cases[i].name, fixture_problems(f));
		if (strcmp(fixture_ask(f, f->records, "SELECT school_id || name FROM school"), "S1" JIA) != 0)
			fail_msg("%s: %s", cases[i].name, hc_text_get(&f->shown));
	}
}

static void a_character_may_lie_across_the_pieces_that_are_read(void **state)
{
	static const struct { const char *name, *character; } cases[] = {
		{ "UTF-8", JIA }, { "UTF-8, four bytes", "\xF0\xA0\x80\x80" }, { "GB18030", JIA_GB },
		{ "GB18030, four bytes", "\x95\x32\x82\x36" },
	};
	fixture *f = *state;
	char *text = malloc(200000);
	size_t i, shift, used;

	assert_non_null(text);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (shift = 0; shift < 4; shift++) {
			used = (size_t)sprintf(text, "school_id,name\n");
			used += (size_t)sprintf(text + used, "S0,%.*s\n", (int)shift + 1, "xxxx");
			/* 65536 is a piece: rows of the character alone on both sides of it. */
			while (used < 70000)
				used += (size_t)sprintf(text + used, "S%zu,%s%s%s%s\n", used, cases[i].character, cases[i].character,
				                        cases[i].character, cases[i].character);
			fixture_write(f, "school.csv", text, used);
			fixture_run(f->records, "DELETE FROM school");
			if (import_one(f, "school.csv") != HC_OK)
				fail_msg("%s, %zu: %s", cases[i].name, shift, fixture_problems(f));
			if (strcmp(fixture_ask(f, f->records, "SELECT DISTINCT length(name) FROM school WHERE school_id <> 'S0'"),
			           "4") != 0)
				fail_msg("%s, %zu: %s", cases[i].name, shift, hc_text_get(&f->shown));
		}
	}
	free(text);
}

static void text_in_no_encoding_is_refused_with_its_line(void **state)
{
	static const struct { const char *name, *bytes, *message; } cases[] = {
		{ "UTF-8 with a broken character", HEAD "S1," JIA "\nS2," JIA "\xFF\n", "school.csv:3" },
		{ "UTF-8 that is cut off", HEAD "S1," JIA "\nS2," JIA "\nS3,\xE7\x94", "school.csv:4" },
		{ "GB18030 with a broken character", HEAD_GB "S1," JIA_GB "\r\nS2," JIA_GB "\xFF\r\n", "school.csv:3" },
		{ "UTF-16", "\xFF\xFEs\x01", "school.csv:1" },
	};
	fixture *f = *state;
	char want[200];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		fixture_write_text(f, "school.csv", cases[i].bytes);
		assert_int_equal(import_one(f, "school.csv"), HC_EDATA);
		snprintf(want, sizeof want, "%s: the text is neither UTF-8 nor GB18030; save the file as \"CSV UTF-8\"",
		         cases[i].message);
		assert_problems(f, cases[i].name, want);
	}
}

static void lines_are_those_of_the_file_whatever_the_cells_hold(void **state)
{
	static const struct { const char *name, *bytes, *message; } cases[] = {
		{ "quoted line ends", "school_id,name,safety\nS1,\"a\nb\n\",fire\nS2,x,water\n", "school.csv:5" },
		{ "quoted CRLF", "school_id,safety,name\r\nS1,\"fire,\r\nfood\",x\r\nS2,water,x\r\n", "school.csv:4" },
		{ "CR alone", "school_id,safety,name\rS1,\"fire,\rfood\",x\rS2,water,x\r", "school.csv:4" },
		{ "empty lines", "school_id,safety,name\n\n\r\n\rS2,water,x\n", "school.csv:5" },
		{ "a cell further down than its row", "school_id,name,safety\nS1,x,fire\nS2,\"\n\nx\",water\n", "school.csv:5" },
	};
	fixture *f = *state;
	char want[200];
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		fixture_write_text(f, "school.csv", cases[i].bytes);
		assert_int_equal(import_one(f, "school.csv"), HC_EDATA);
		snprintf(want, sizeof want, "%s: safety \"water\": not a comma-separated list of fire, food, guards",
		         cases[i].message);
		if (!strstr(fixture_problems(f), want))
			fail_msg("%s: %s", cases[i].name, hc_text_get(&f->shown));
	}
}

static void headings_are_fields_by_any_of_their_names(void **state)
{
	static const char *const headings[] = {
		"school_id,name", "学校标识码,学校名称", "School number,School name", "SCHOOL NUMBER, school NAME ", "\"School_ID\",　学校名称",
	};
	fixture *f = *state;
	char text[200];
	size_t i;

	for (i = 0; i < sizeof headings / sizeof *headings; i++) {
		snprintf(text, sizeof text, "%s\nS1,x\n", headings[i]);
		fixture_write_text(f, "school.csv", text);
		fixture_run(f->records, "DELETE FROM school");
		import_one(f, "school.csv");
		assert_problems(f, headings[i], "");
		assert_count(f, headings[i], "school", "1");
	}
}

static void headings_that_fit_no_field_are_problems(void **state)
{
	static const struct { const char *text, *message; } cases[] = {
		{ "school_id,name,land_aera_m2\nS1,x,1\n",
		  "school.csv:1: heading \"land_aera_m2\" is no field of school; the nearest is Land area (land_area_m2)" },
		{ "school_id,名称\nS1,x\n",
		  "school.csv:1: heading \"名称\" is no field of school; the nearest is School name (name)\n"
		  "school.csv:1: no column for School name (name), which every row must have" },
		{ "school_id,name,%\nS1,x,1\n", "school.csv:1: heading \"%\" is no field of school" },
		{ "school_id,name,学校名称\nS1,x,y\n",
		  "school.csv:1: two headings for name: \"name\" in column 2 and \"学校名称\" in column 3" },
		{ "name,safety\nx,water\ny,fire\n",
		  "school.csv:1: no column for School number (school_id), which every row must have" },
		{ "school_id,name\nS1,\nS2,x\n,y\n",
		  "school.csv:2: name: empty, but every row must have it\n"
		  "school.csv:4: school_id: empty, but every row must have it" },
		{ "", "school.csv: is empty; its first row must hold the headings" },
		{ "\n\n", "school.csv: is empty; its first row must hold the headings" },
	};
	fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		fixture_write_text(f, "school.csv", cases[i].text);
		assert_int_equal(import_one(f, "school.csv"), HC_EDATA);
		assert_problems(f, cases[i].text, cases[i].message);
	}
}

static void a_file_is_named_after_what_it_holds(void **state)
{
	static const struct { const char *file, *entity; hc_status status; } cases[] = {
		{ "school.csv", NULL, HC_OK }, { "schools.csv", NULL, HC_OK }, { "学校.csv", NULL, HC_OK },
		{ "School-2019.csv", NULL, HC_OK }, { "学校_2019.csv", NULL, HC_OK }, { "school.2019.csv", NULL, HC_OK },
		{ "school", NULL, HC_OK }, { "list.csv", "school", HC_OK }, { "list.csv", "学校", HC_OK },
		{ "list.csv", NULL, HC_EDATA }, { "school_list.csv", NULL, HC_EDATA }, { "school.csv", "kitchen", HC_EUSAGE },
	};
	fixture *f = *state;
	hc_import_report report;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_import_file file = { fixture_path(f, cases[i].file), cases[i].entity };
		hc_status status;

		fixture_write_text(f, cases[i].file, HEAD "S1,x\n");
		status = hc_import(f->records, f->schema, &file, 1, true, &report, &f->err);
		if (status != cases[i].status)
			fail_msg("%s: %d", cases[i].file, (int)status);
		if (status != HC_OK && !strstr(fixture_problems(f), "city (城市), school (学校), teacher (教师)"))
			fail_msg("%s: %s", cases[i].file, hc_text_get(&f->shown));
	}
}

static void files_that_cannot_be_read_are_named(void **state)
{
	static const struct { const char *file, *message; hc_status status; } cases[] = {
		{ "school.csv", "school.csv: cannot be read: No such file or directory", HC_EINPUT },
		{ "school-folder", "school-folder: is no regular file", HC_EINPUT },
		{ "school.xlsx", "school.xlsx: spreadsheets are not read; save it as CSV (comma separated, UTF-8)", HC_EDATA },
		{ "school.XLS", "school.XLS: spreadsheets are not read; save it as CSV (comma separated, UTF-8)", HC_EDATA },
	};
	fixture *f = *state;
	size_t i;

	assert_int_equal(mkdir(fixture_path(f, "school-folder"), 0755), 0);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(import_one(f, cases[i].file), cases[i].status);
		assert_problems(f, cases[i].file, cases[i].message);
	}
}

static void files_may_refer_to_each_other_in_any_order(void **state)
{
	fixture *f = *state;
	hc_import_report report;

	fixture_write_text(f, "teacher.csv", "teacher_id,school_id,mentor_id\nT1,S1,T2\nT2,S1,T2\nT3,S0,\n");
	fixture_write_text(f, "school.csv", "school_id,name,city_id\nS1,x,C1\n");
	fixture_write_text(f, "city.csv", "city_id,reporting_date\nC1,2019-03-22\n");
	fixture_run(f->records, "INSERT INTO school(school_id) VALUES('S0')");
	import_files(f, (const char *const[]){ "teacher.csv", "school.csv", "city.csv", NULL }, false, &report);
	assert_problems(f, "import", "");
	assert_int_equal(report.entity_count, 3);
	assert_string_equal(report.entities[0].entity->name, "teacher");
	assert_int_equal(report.entities[0].rows, 3);
	assert_int_equal(report.entities[2].rows, 1);
	assert_string_equal(fixture_ask(f, f->records, "SELECT teacher_id FROM teacher ORDER BY 1"), "T1|T2|T3");
}

static void repeated_rows_and_references_to_nothing_are_problems(void **state)
{
	fixture *f = *state;

	fixture_run(f->records, "INSERT INTO school(school_id, name) VALUES('S1', 'old')");
	fixture_write_text(f, "school.csv", "school_id,name,city_id\nS2,x,C9\nS1,new,\n");
	fixture_write_text(f, "school-more.csv", "school_id,name\nS2,again\n");
	fixture_write_text(f, "teacher.csv", "teacher_id,school_id,degree\nT1,S1,\nT1,S2,\nT2,S3,PhD\nT3,S2,\n");
	assert_int_equal(import_files(f, (const char *const[]){ "teacher.csv", "school.csv", "school-more.csv", NULL }, false,
	                              NULL), HC_EDATA);
	assert_problems(f, "import",
	                "teacher.csv:3: teacher_id \"T1\" is in the forms twice; first in teacher.csv:2\n"
	                "teacher.csv:4: degree \"PhD\": not one of secondary, associate, bachelor\n"
	                "school.csv:3: school_id \"S1\" is in the database already; to replace its row, import with --replace\n"
	                "school-more.csv:2: school_id \"S2\" is in the forms twice; first in school.csv:2\n"
	                "teacher.csv:4: School number (school_id) \"S3\": no such school in the forms or in the database\n"
	                "school.csv:2: City (city_id) \"C9\": no such city in the forms or in the database");
	assert_string_equal(fixture_ask(f, f->records, "SELECT name FROM school"), "old");
	assert_count(f, "all or nothing", "teacher", "0");
}

static void a_form_that_cannot_be_read_does_not_make_others_wrong(void **state)
{
	static const char *const broken[] = { "name\nx\n", "school_id,name\n\"S1\"x,y\n", "", "school_id,name\n\xFF\n" };
	fixture *f = *state;
	size_t i;

	fixture_write_text(f, "teacher.csv", "teacher_id,school_id\nT1,S1\n");
	for (i = 0; i < sizeof broken / sizeof *broken; i++) {
		fixture_write_text(f, "school.csv", broken[i]);
		assert_int_equal(import_files(f, (const char *const[]){ "school.csv", "teacher.csv", NULL }, false, NULL), HC_EDATA);
		if (strstr(fixture_problems(f), "teacher.csv"))
			fail_msg("%s", hc_text_get(&f->shown));
	}
}

static void replacing_takes_the_place_of_the_row_wherever_it_lay(void **state)
{
	fixture *f = *state;
	hc_import_report report;

	fixture_run(f->records, "INSERT INTO school(school_id, name) VALUES('S1', 'a'), ('S2', 'b');"
	                        "INSERT INTO teacher(teacher_id, school_id, name, courses) VALUES('T1', 'S1', 'old', 3)");
	fixture_write_text(f, "teacher.csv", "teacher_id,school_id,name\nT1,S2,new\nT2,S2,more\n");
	import_files(f, (const char *const[]){ "teacher.csv", NULL }, true, &report);
	assert_problems(f, "import", "");
	assert_int_equal(report.entities[0].rows, 2);
	assert_string_equal(fixture_ask(f, f->records, "SELECT teacher_id || school_id || name || quote(courses) FROM teacher"),
	                    "T1S2newNULL|T2S2moreNULL");
	fixture_write_text(f, "teacher.csv", "teacher_id,school_id,name\nT1,S2,new\nT1,S2,more\n");
	assert_int_equal(import_files(f, (const char *const[]){ "teacher.csv", NULL }, true, NULL), HC_EDATA);
	assert_problems(f, "twice in the files", "teacher.csv:3: teacher_id \"T1\" is in the forms twice; first in teacher.csv:2");
}

static void past_the_limit_problems_are_counted(void **state)
{
	fixture *f = *state;
	hc_text text;
	int i;

	hc_text_init(&text);
	hc_text_add(&text, "teacher_id,school_id,courses\n");
	for (i = 0; i < 300; i++)
		hc_text_addf(&text, "T%d,S1,many\n", i);
	fixture_write_text(f, "teacher.csv", hc_text_get(&text));
	hc_text_drop(&text);
	assert_int_equal(import_one(f, "teacher.csv"), HC_EDATA);
	assert_int_equal(f->err.count, HC_PROBLEMS_MAX);
	assert_int_equal(f->err.dropped, 600 - HC_PROBLEMS_MAX);
}

static void only_a_records_database_of_this_schema_is_imported_into(void **state)
{
	static const struct { const char *name, *sql, *message; } cases[] = {
		{ "of another program", "PRAGMA application_id = 1",
		  "records.db: is no records database; make one with `hecha init` and import into that" },
		{ "of another version", "PRAGMA user_version = 99",
		  "records.db: has tables of another version; make a new database with `hecha init`" },
		{ "of another schema", "ALTER TABLE school DROP COLUMN name", "records.db: table school has no column name" },
		{ "with narrower tables", "DROP TABLE school; CREATE TABLE school(school_id TEXT PRIMARY KEY, city_id TEXT,"
		  " name TEXT CHECK(name <> 'x'), land_area_m2 REAL, safety TEXT)",
		  "school.csv:2: the database refuses the row (CHECK constraint failed: name <> 'x'); was it made from other schemas?" },
	};
	fixture *f = *state;
	size_t i;

	fixture_write_text(f, "school.csv", HEAD "S1,x\n");
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		unlink(f->records);
		assert_int_equal(hc_database_init(f->records, f->schema, &f->err), HC_OK);
		fixture_run(f->records, cases[i].sql);
		assert_int_equal(import_one(f, "school.csv"), HC_EDATA);
		assert_problems(f, cases[i].name, cases[i].message);
	}
}

/* A trigger that someone put into the file does not run. */
static void what_the_file_defines_does_not_run(void **state)
{
	fixture *f = *state;

	fixture_run(f->records, "CREATE TRIGGER t AFTER INSERT ON school BEGIN DELETE FROM school; END");
	fixture_write_text(f, "school.csv", HEAD "S1,x\n");
	assert_int_equal(import_one(f, "school.csv"), HC_OK);
	assert_count(f, "trigger", "school", "1");
}

static void a_locked_database_is_left_alone(void **state)
{
	fixture *f = *state;
	sqlite3 *other = NULL;

	fixture_write_text(f, "school.csv", HEAD "S1,x\n");
	assert_int_equal(sqlite3_open(f->records, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(import_one(f, "school.csv"), HC_EINPUT);
	assert_problems(f, "lock", "records.db: is locked by another program; close it there and try again");
	sqlite3_close(other);
	assert_int_equal(import_one(f, "school.csv"), HC_OK);
}

/* As root every file can be written: the import is then tried as nobody. */
static void a_database_that_cannot_be_written_is_said_so(void **state)
{
	fixture *f = *state;
	bool root = geteuid() == 0;
	hc_status file, folder;

	fixture_write_text(f, "school.csv", HEAD "S1,x\n");
	assert_int_equal(chmod(f->folder, 0555), 0);
	assert_int_equal(chmod(f->records, 0444), 0);
	if (root)
		assert_int_equal(seteuid(65534), 0);
	file = import_one(f, "school.csv");
	if (root)
		assert_int_equal(seteuid(0), 0);
	assert_problems(f, "file", "records.db: is write-protected");
	assert_int_equal(chmod(f->records, 0666), 0);
	if (root)
		assert_int_equal(seteuid(65534), 0);
	folder = import_one(f, "school.csv");
	if (root)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(chmod(f->folder, 0755), 0);
	assert_int_equal(file, HC_EWRITE);
	assert_problems(f, "folder", "records.db: cannot be written: its folder is write-protected");
	assert_int_equal(folder, HC_EWRITE);
}

static long allocations_left;
static bool for_good; /* all that follow fail as well */

static void *failing(void *ptr, size_t size)
{
	if (size && (allocations_left == 0 || (allocations_left < 0 && for_good)))
		return allocations_left = -1, NULL;
	allocations_left -= size && allocations_left > 0;
	if (!size) {
		free(ptr);
		return NULL;
	}
	return realloc(ptr, size);
}

/* Fails every allocation, until none is there to fail; how many there were. Some that fail alone are tried again. */
static long fail_each(fixture *f, bool all_that_follow, const char *before)
{
	bool failed = true;
	long n;

	for_good = all_that_follow;
	for (n = 0; failed && n < 1000; n++) {
		assert_count(f, "before", "school", before);
		allocations_left = n;
		hc_memory_set_hook(failing);
		hc_status status = import_files(f, (const char *const[]){ "school.csv", "teacher.csv", NULL }, !for_good, NULL);
		hc_memory_set_hook(NULL);
		failed = allocations_left < 0;
		if (for_good)
			hc_error_drop(&f->err); /* there may be no memory for words */
		else
			assert_problems(f, "message", status == HC_OK ? "" : "-: out of memory");
		assert_true(status == HC_ENOMEM || (status == HC_OK && !(for_good && failed)));
	}
	return n;
}

static void without_memory_nothing_is_loaded_and_nothing_leaks(void **state)
{
	fixture *f = *state;

	fixture_write_text(f, "school.csv", "school_id,学校名称,safety\nS1,x,fire\nS2,\"y, y\",\n");
	fixture_write_text(f, "teacher.csv", "teacher_id,school_id,hired_on\nT1,S1,2019-03-22\n");
	long all = fail_each(f, true, "0");
	assert_count(f, "after", "school", "2");
	long one = fail_each(f, false, "2");
	assert_in_range(all, 21, 999);
	assert_in_range(one, 21, 999);
	assert_count(f, "after", "school", "2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(files_are_read_in_the_encodings_that_schools_send, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_character_may_lie_across_the_pieces_that_are_read, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(text_in_no_encoding_is_refused_with_its_line, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(lines_are_those_of_the_file_whatever_the_cells_hold, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(headings_are_fields_by_any_of_their_names, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(headings_that_fit_no_field_are_problems, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_file_is_named_after_what_it_holds, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(files_that_cannot_be_read_are_named, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(files_may_refer_to_each_other_in_any_order, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(repeated_rows_and_references_to_nothing_are_problems, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(a_form_that_cannot_be_read_does_not_make_others_wrong, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(replacing_takes_the_place_of_the_row_wherever_it_lay, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(past_the_limit_problems_are_counted, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(only_a_records_database_of_this_schema_is_imported_into, fixture_begin,
		                                fixture_end),
		cmocka_unit_test_setup_teardown(what_the_file_defines_does_not_run, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_locked_database_is_left_alone, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(without_memory_nothing_is_loaded_and_nothing_leaks, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_database_that_cannot_be_written_is_said_so, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

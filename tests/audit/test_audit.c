/* SPDX-License-Identifier: MIT */
/* An audit from end to end, over the public header: the schema of tests/support/schemas, the rules of tests/audit/pack. */
#include "hecha.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

typedef struct city {
	char folder[64], records[96];
	hc_pack *pack;
	hc_error err;
	char *shown; /* a line for each result */
} city;

/* A rule that never ends takes its time. */
static const char *const no_broken[] = {"firms.broken", NULL};

static const char rows[] =
	"INSERT INTO city(city_id, reporting_date) VALUES ('C1', '2018-06-01'), ('C2', NULL);"
	"INSERT INTO school(school_id, city_id, name, kind, area) VALUES ('S1', 'C1', 'First', 'general', 100),"
	" ('S2', 'C1', 'Second', 'special', 40), ('S3', 'C2', 'Third', 'general', NULL), ('S4', NULL, 'Fourth', NULL, 60);"
	"INSERT INTO teacher(teacher_id, school_id, degree, courses, dual) VALUES ('T1', 'S1', 'master', 20, 1),"
	" ('T2', 'S1', 'master', 21, 0), ('T3', 'S2', 'bachelor', 1, NULL), ('T4', 'S3', NULL, NULL, 1), ('T5', 'S3', NULL, 3, 1),"
	" ('T6', 'S3', NULL, 50, 1);"
	"INSERT INTO student(student_id, school_id, tutor_id) VALUES ('A1', 'S1', 'T1'), ('A2', 'S2', 'T3'), ('A3', 'S3', 'T4');"
	"INSERT INTO firm(firm_id, name, staff) VALUES ('F1', 'One', 10), ('F2', 'Two', 0), ('F3', 'Three', 1), ('F4', 'Four', NULL);"
	"INSERT INTO internship(internship_id, school_id, firm_id, paid) VALUES ('I1', 'S1', 'F1', 0), ('I2', 'S2', 'F1', 1),"
	" ('I3', 'S1', 'F2', 1), ('I4', 'S2', 'F3', NULL);";

static void fail_with_problems(const city *c, const char *name)
{
	fail_msg("%s: %s", name, c->err.count ? c->err.problems[0].text : "?");
}

static void run_sql(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

static int begin(void **state)
{
	static const char *const folders[] = {HC_SOURCE_DIR "/tests/audit/pack"};
	city *c = calloc(1, sizeof *c);

	assert_non_null(c);
	*state = c;
	snprintf(c->folder, sizeof c->folder, "/tmp/hecha-whole-XXXXXX");
	assert_non_null(mkdtemp(c->folder));
	snprintf(c->records, sizeof c->records, "%s/records.db", c->folder);
	hc_error_init(&c->err, HC_EN);
	if (hc_pack_open(&c->pack, HC_SOURCE_DIR "/tests/support/schemas", folders, 1, &c->err) ||
	    hc_records_init(c->records, c->pack, &c->err))
		fail_with_problems(c, "the pack");
	run_sql(c->records, rows);
	return 0;
}

static int end(void **state)
{
	city *c = *state;
	DIR *listing = opendir(c->folder);
	struct dirent *entry;
	char path[400];

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL) {
		snprintf(path, sizeof path, "%s/%s", c->folder, entry->d_name);
		unlink(path);
	}
	closedir(listing);
	rmdir(c->folder);
	hc_pack_free(c->pack);
	hc_error_drop(&c->err);
	free(c->shown);
	free(c);
	return 0;
}

static char *read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;

	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	*length = (size_t)ftell(file);
	rewind(file);
	bytes = calloc(1, *length + 1);
	assert_int_equal(fread(bytes, 1, *length, file), *length);
	fclose(file);
	return bytes;
}

/* The text of the first "key":"…" in `line`. */
static const char *value_of(const char *line, const char *key, char out[80])
{
	char start[40];
	snprintf(start, sizeof start, "\"%s\":\"", key);
	const char *found = strstr(line, start);
	assert_non_null(found);
	found += strlen(start);
	snprintf(out, 80, "%.*s", (int)strcspn(found, "\""), found);
	return out;
}

/* Turns jsonl into "rule subject result" lines. */
static void show(city *c, const char *lines)
{
	char rule[80], id[80], result[80];
	size_t length;
	FILE *out;

	free(c->shown);
	out = open_memstream(&c->shown, &length);
	for (; *lines; lines += strcspn(lines, "\n") + 1)
		fprintf(out, "%s %s %s\n", value_of(lines, "rule", rule), value_of(lines, "id", id), value_of(lines, "result", result));
	fclose(out);
}

/* Runs the audit, writes it as jsonl to folder/<name>.jsonl and shows it. */
static hc_audit *audit(city *c, const hc_audit_options *options, const char *name)
{
	hc_write_options how = {HC_EN, false, 80};
	hc_audit *made = NULL;
	char path[128];
	size_t length;

	snprintf(path, sizeof path, "%s/%s.jsonl", c->folder, name);
	if (hc_audit_run(&made, c->records, c->pack, options, &c->err) || hc_audit_write(made, "jsonl", path, NULL, &how, &c->err))
		fail_with_problems(c, name);
	char *lines = read_file(path, &length);
	show(c, lines);
	free(lines);
	return made;
}

static const char in_2018[] =
	"firms.broken F1 pass\nfirms.broken F2 error\nfirms.broken F3 error\nfirms.broken F4 unknown\n"
	"firms.paid F1 fail\nfirms.paid F2 pass\nfirms.paid F3 unknown\nfirms.paid F4 pass\n"
	"size.area S1 pass\nsize.area S2 fail\nsize.area S3 unknown\nsize.area S4 unknown\n"
	"size.teachers S1 pass\nsize.teachers S2 fail\nsize.teachers S3 pass\nsize.teachers S4 fail\n"
	"size.tutors S1 notapplicable\nsize.tutors S2 fail\nsize.tutors S3 notapplicable\nsize.tutors S4 unknown\n"
	"staff.courses T1 pass\nstaff.courses T2 fail\nstaff.courses T3 pass\nstaff.courses T4 unknown\nstaff.courses T5 pass\n"
	"staff.courses T6 fail\n";

static int64_t total_of(const hc_audit *made)
{
	int64_t total = 0;
	for (int o = 0; o < HC_OUTCOME_COUNT; o++)
		total += hc_audit_count(made, (hc_outcome)o, HC_NOTE);
	return total;
}

static void every_rule_judges_every_subject_once(void **state)
{
	hc_audit_options options = {.jobs = 1};
	hc_audit *made = audit(*state, &options, "all");

	assert_string_equal(((city *)*state)->shown, in_2018);
	assert_int_equal(total_of(made), 4 + 4 + 4 + 4 + 4 + 6);
	assert_int_equal(hc_audit_count(made, HC_FAIL, HC_KEY), 2);
	assert_int_equal(hc_audit_count(made, HC_FAIL, HC_MAJOR), 3);
	assert_int_equal(hc_audit_count(made, HC_BROKEN, HC_NOTE), 2);
	hc_audit_free(made);
}

static void owners_get_the_verdict_of_all_their_results(void **state)
{
	city *c = *state;
	hc_audit_options options = {.jobs = 1, .skip_rules = no_broken};
	char *text = NULL;
	size_t length;
	hc_write_options how = {HC_EN, false, 80};
	hc_audit *made = audit(c, &options, "verdicts");
	FILE *out = open_memstream(&text, &length);

	assert_int_equal(hc_audit_write(made, "text", NULL, out, &how, &c->err), HC_OK);
	fclose(out);
	/* S2 and S4 have too few teachers; S1 and S3 have enough, and nothing of weight fails. */
	if (!strstr(text, "2 unqualified") || !strstr(text, "2 qualified"))
		fail_msg("%s", text);
	free(text);
	hc_audit_free(made);
}

static void the_date_chooses_clauses_and_limits(void **state)
{
	static const struct { const char *as_of, *s1, *s3; } dates[] = {
		{"2018-12-31", "size.teachers S1 pass\n", "size.teachers S3 pass\n"},
		{"2019-01-01", "size.teachers S1 fail\n", "size.teachers S3 pass\n"},
		{"2009-12-31", NULL, NULL},
	};
	city *c = *state;

	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		hc_audit_options options = {.jobs = 2, .as_of = dates[i].as_of, .skip_rules = no_broken};
		hc_audit *made = audit(c, &options, "dates");
		if (dates[i].s1 ? !strstr(c->shown, dates[i].s1) || !strstr(c->shown, dates[i].s3) : c->shown[0] != '\0')
			fail_msg("as of %s:\n%s", dates[i].as_of, c->shown);
		hc_audit_free(made);
	}
}

static void the_first_and_the_last_day_are_of_no_audit(void **state)
{
	static const struct { const char *as_of; hc_status status; } days[] = {
		{"0001-01-01", HC_EUSAGE}, {"0001-01-02", HC_OK}, {"9999-12-30", HC_OK}, {"9999-12-31", HC_EUSAGE}, {"9999-12-32", HC_EUSAGE},
	};
	city *c = *state;

	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		hc_audit_options options = {.as_of = days[i].as_of};
		hc_audit *made = NULL;
		hc_status status = hc_audit_run(&made, c->records, c->pack, &options, &c->err);
		if (status != days[i].status || (status && !strstr(c->err.problems[0].text, days[i].as_of)))
			fail_msg("as of %s: status %d", days[i].as_of, (int)status);
		hc_error_drop(&c->err);
		hc_audit_free(made);
	}
}

static void options_choose_rules_and_subjects(void **state)
{
	static const char *const area[] = {"size.area", NULL}, *const size[] = {"size", NULL}, *const staff[] = {"staff", NULL};
	static const char *const fourth[] = {"standard:4", NULL};
	static const struct { const char *name; hc_audit_options options; const char *want; } cases[] = {
		{"one rule", {.rules = area}, "size.area S1 pass\nsize.area S2 fail\nsize.area S3 unknown\nsize.area S4 unknown\n"},
		{"an area without a rule, in a city", {.rules = size, .skip_rules = area, .within = "city:C1"},
		 "size.teachers S1 pass\nsize.teachers S2 fail\nsize.tutors S1 notapplicable\nsize.tutors S2 fail\n"},
		{"a clause, in a firm", {.clauses = fourth, .within = "firm:F1"}, "firms.broken F1 pass\nfirms.paid F1 fail\n"},
		{"a teacher", {.within = "teacher:T6"}, "staff.courses T6 fail\n"},
		{"what is not verified as well", {.rules = staff, .include_unverified = true, .within = "school:S2"},
		 "staff.courses T3 pass\nstaff.unverified T3 unknown\n"},
	};
	city *c = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_audit *made = audit(c, &cases[i].options, "chosen");
		if (strcmp(c->shown, cases[i].want) != 0)
			fail_msg("%s:\n%s", cases[i].name, c->shown);
		hc_audit_free(made);
	}
}

static void assert_same_file(const city *c, const char *one, const char *two)
{
	char path[128];
	size_t lengths[2];
	char *bytes[2];

	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", c->folder, i ? two : one);
		bytes[i] = read_file(path, &lengths[i]);
	}
	if (lengths[0] != lengths[1] || memcmp(bytes[0], bytes[1], lengths[0]) != 0)
		fail_msg("%s and %s differ", one, two);
	free(bytes[0]);
	free(bytes[1]);
}

static const char many[] =
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
	" INSERT INTO school(school_id, kind, area) SELECT 'X' || i, 'general', i FROM n;"
	"INSERT INTO teacher(teacher_id, school_id, courses) SELECT 'X' || school_id, school_id, area % 50 FROM school;"
	"INSERT INTO firm(firm_id, staff) SELECT 'X' || school_id, 9 FROM school;"
	"INSERT INTO internship(internship_id, school_id, firm_id, paid)"
	" SELECT 'X' || school_id, school_id, 'X' || school_id, area % 2 FROM school;";

static void the_number_of_workers_changes_no_byte(void **state)
{
	static const struct { unsigned jobs; const char *name, *save, *jsonl; } runs[] = {
		{1, "one", "one.db", "one.jsonl"}, {2, "two", "two.db", "two.jsonl"}, {5, "five", "five.db", "five.jsonl"},
	};
	city *c = *state;
	char path[128];

	run_sql(c->records, many);
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s", c->folder, runs[i].save);
		hc_audit_options options = {.jobs = runs[i].jobs, .save = path, .skip_rules = no_broken};
		hc_audit *made = audit(c, &options, runs[i].name);
		assert_int_equal(total_of(made), 3 * 304 + 310 + 308);
		hc_audit_free(made);
		assert_same_file(c, "one.db", runs[i].save);
		assert_same_file(c, "one.jsonl", runs[i].jsonl);
	}
}

static void parts_are_merged_to_the_whole(void **state)
{
	enum { PARTS = 3 };
	city *c = *state;
	char whole[128], merged[128], parts[PARTS][128];
	const char *names[PARTS];
	hc_audit *made = NULL;

	run_sql(c->records, many);
	snprintf(whole, sizeof whole, "%s/whole.db", c->folder);
	snprintf(merged, sizeof merged, "%s/merged.db", c->folder);
	hc_audit_options options = {.jobs = 2, .save = whole, .skip_rules = no_broken, .parts = PARTS};
	for (options.part = 0; options.part <= PARTS + 1; options.part += PARTS + 1) {
		assert_int_equal(hc_audit_run(&made, c->records, c->pack, &options, &c->err), HC_EUSAGE);
		hc_error_drop(&c->err);
	}
	for (options.part = 1; options.part <= PARTS; options.part++) {
		options.save = parts[options.part - 1];
		names[options.part - 1] = options.save;
		snprintf(parts[options.part - 1], sizeof parts[0], "%s/part%u.db", c->folder, options.part);
		if (hc_audit_run(&made, c->records, c->pack, &options, &c->err))
			fail_with_problems(c, "a part");
		hc_audit_free(made);
	}
	options = (hc_audit_options){.save = whole, .skip_rules = no_broken};
	hc_audit_free(audit(c, &options, "whole"));
	if (hc_audit_merge(&made, merged, names, PARTS, &c->err))
		fail_with_problems(c, "the merge");
	assert_int_equal(total_of(made), 3 * 304 + 310 + 308);
	hc_audit_free(made);
	assert_same_file(c, "whole.db", "merged.db");
}

static void a_hurt_file_ends_the_audit_with_nothing_written(void **state)
{
	enum { PAGE = 4096 };
	city *c = *state;
	char save[128];
	size_t length;
	char *sound = read_file(c->records, &length);

	snprintf(save, sizeof save, "%s/audit.db", c->folder);
	size_t refused = 0;
	for (size_t page = 1; page < length / PAGE; page++) {
		hc_audit_options options = {.jobs = 2, .save = save, .skip_rules = no_broken};
		hc_audit *made = NULL;
		FILE *file = fopen(c->records, "wb");
		fwrite(sound, 1, page * PAGE, file);
		for (int i = 0; i < PAGE; i++)
			fputc(0xa5, file);
		fwrite(sound + (page + 1) * PAGE, 1, length - (page + 1) * PAGE, file);
		fclose(file);
		hc_status status = hc_audit_run(&made, c->records, c->pack, &options, &c->err);
		if (status && (status != HC_EDATA || access(save, F_OK) == 0))
			fail_msg("page %zu: status %d, %s", page, (int)status, c->err.problems[0].text);
		refused += status == HC_EDATA;
		hc_error_drop(&c->err);
		hc_audit_free(made);
		unlink(save);
	}
	assert_in_range(refused, 5, length / PAGE);
	free(sound);
}

/* It may be any owner's; nobody can be told of it but by the note. */
static void a_subject_that_lies_nowhere_counts_for_all_and_is_not_judged(void **state)
{
	static const char *const rules[] = {"size.teachers", "staff.courses", NULL};
	city *c = *state;

	run_sql(c->records,
	        "CREATE TABLE plain AS SELECT * FROM teacher; DROP TABLE teacher; ALTER TABLE plain RENAME TO teacher;"
	        "INSERT INTO teacher(teacher_id, school_id, courses) VALUES ('T7', NULL, 50)");
	for (unsigned jobs = 1; jobs <= 2; jobs++) {
		hc_audit_options options = {.jobs = jobs, .rules = rules};
		hc_audit *made = audit(c, &options, "nowhere");
		assert_string_equal(c->shown,
		                    "size.teachers S1 pass\nsize.teachers S2 unknown\nsize.teachers S3 pass\nsize.teachers S4 fail\n"
		                    "staff.courses T1 pass\nstaff.courses T2 fail\nstaff.courses T3 pass\nstaff.courses T4 unknown\n"
		                    "staff.courses T5 pass\nstaff.courses T6 fail\n");
		hc_audit_free(made);
	}
}

/* Rows that the audit cannot judge: nothing twice, nothing without a name. */
static void records_that_nobody_can_tell_apart_end_the_audit(void **state)
{
	static const struct { const char *name, *row, *problem; } cases[] = {
		{"a school twice", "('S1', 'C1', 'Again', 'general', 1)", "school 'S1' is there twice"},
		{"a school without a number", "(NULL, 'C1', 'Nameless', 'general', 1)", "a school has no school_id"},
		{"a school whose number is a number", "(42, 'C1', 'Nameless', 'general', 1)", "a school has no school_id"},
	};
	city *c = *state;
	char sql[600];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_audit_options options = {.jobs = 2, .skip_rules = no_broken};
		hc_audit *made = NULL;
		snprintf(sql, sizeof sql,
		         "DROP TABLE IF EXISTS plain; CREATE TABLE plain(school_id, city_id, name, kind, area);"
		         "INSERT INTO plain SELECT DISTINCT school_id, city_id, name, kind, area FROM school"
		         " WHERE typeof(school_id) = 'text' AND name <> 'Again';"
		         "INSERT INTO plain VALUES %s; DROP TABLE school; ALTER TABLE plain RENAME TO school;", cases[i].row);
		run_sql(c->records, sql);
		hc_status status = hc_audit_run(&made, c->records, c->pack, &options, &c->err);
		if (status != HC_EDATA || !strstr(c->err.problems[0].text, cases[i].problem))
			fail_msg("%s: status %d, %s", cases[i].name, (int)status, c->err.count ? c->err.problems[0].text : "");
		hc_error_drop(&c->err);
		hc_audit_free(made);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_rule_judges_every_subject_once, begin, end),
		cmocka_unit_test_setup_teardown(owners_get_the_verdict_of_all_their_results, begin, end),
		cmocka_unit_test_setup_teardown(the_date_chooses_clauses_and_limits, begin, end),
		cmocka_unit_test_setup_teardown(the_first_and_the_last_day_are_of_no_audit, begin, end),
		cmocka_unit_test_setup_teardown(options_choose_rules_and_subjects, begin, end),
		cmocka_unit_test_setup_teardown(the_number_of_workers_changes_no_byte, begin, end),
		cmocka_unit_test_setup_teardown(parts_are_merged_to_the_whole, begin, end),
		cmocka_unit_test_setup_teardown(a_hurt_file_ends_the_audit_with_nothing_written, begin, end),
		cmocka_unit_test_setup_teardown(a_subject_that_lies_nowhere_counts_for_all_and_is_not_judged, begin, end),
		cmocka_unit_test_setup_teardown(records_that_nobody_can_tell_apart_end_the_audit, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * What each format writes, held against files that were read by a person
 * (golden/): hostile names, results of every kind, notes of every kind.
 */

#include "publish/file.h"
#include "publish/format.h"
#include "support/ledger_fixture.h"
#include "support/written.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct { const char *format; hc_lang lang; const char *golden; } outputs[] = {
	{ "text", HC_EN, "text.en.txt" },       { "text", HC_ZH, "text.zh.txt" },
	{ "markdown", HC_EN, "markdown.en.md" }, { "markdown", HC_ZH, "markdown.zh.md" },
	{ "csv", HC_EN, "csv.en.csv" },         { "csv", HC_ZH, "csv.zh.csv" },
	{ "junit", HC_EN, "junit.en.xml" },     { "jsonl", HC_EN, "jsonl.en.jsonl" },
	{ "json", HC_ZH, "json.zh.json" },
};

enum { OUTPUTS = sizeof outputs / sizeof *outputs };

static hc_status write_it(FILE *out, const char *format, void *ledger, const hc_format_options *options, hc_error *err)
{
	hc_status status = hc_format_find(format)->write(out, ledger, options, err);

	return status == HC_OK ? hc_file_check(out, err) : status;
}

static written of(hc_ledger *ledger)
{
	assert_non_null(ledger);
	return (written){ write_it, ledger, 80 };
}

static void every_format_writes_what_was_agreed_whatever_the_order(void **state)
{
	size_t i;
	unsigned seed;

	(void)state;
	for (seed = 0; seed < 3; seed++) {
		const written w = of(fixture_ledger(NULL, seed));

		for (i = 0; i < OUTPUTS; i++)
			written_as_agreed(&w, outputs[i].format, outputs[i].lang, outputs[i].golden);
		hc_ledger_close(w.subject);
	}
}

static void colours_are_there_only_when_asked_for_and_change_nothing_else(void **state)
{
	const written w = of(fixture_ledger(NULL, 0));

	(void)state;
	written_alike_in_colours(&w, "text", HC_EN);
	hc_ledger_close(w.subject);
}

/* A ledger of one rule that runs, with one failed subject of this id and name. */
static hc_ledger *one_result(const char *id, const char *name)
{
	const int64_t expected[FIXTURE_RULES] = { 1 };
	const hc_result result = { .rule = 0, .subject_id = id, .subject_name = name, .owner_id = id, .outcome = HC_FAIL,
	                           .actual = { { -5, 1 }, { -5, 1 } }, .actual_exact = "-5" };
	hc_ledger *ledger = NULL;

	assert_int_equal(hc_ledger_create(&ledger, NULL, fixture_facts(), NULL), HC_OK);
	assert_int_equal(hc_ledger_add(ledger, &result, 1, NULL, NULL), HC_OK);
	assert_int_equal(hc_ledger_finish(ledger, expected, NULL, NULL), HC_OK);
	return ledger;
}

static void csv_guards_texts_that_a_spreadsheet_would_run(void **state)
{
	static const struct { const char *name, *want; } cases[] = {
		{ "=1+1", ",'=1+1," },        { "+1", ",'+1," },    { "-1", ",'-1," },          { "@SUM(A1)", ",'@SUM(A1)," },
		{ "\t=1", ",'\t=1," },        { "\r=1", ",\"'\r=1\"," }, { "a=1", ",a=1," },    { "a,b", ",\"a,b\"," },
		{ "say \"a\"", ",\"say \"\"a\"\"\"," }, { "two\nlines", ",\"two\nlines\"," },   { " a", ",\" a\"," },
		{ "=\"a\"", ",\"'=\"\"a\"\"\"," },
	};
	size_t i, length;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const written w = of(one_result("S1", cases[i].name));
		char *got = written_take(&w, "csv", HC_EN, &length);

		if (!strstr(got, cases[i].want))
			fail_msg("%s: want %s in %s", cases[i].name, cases[i].want, got);
		/* Our own numbers stay numbers. */
		assert_non_null(strstr(got, ",-5,-5,"));
		free(got);
		hc_ledger_close(w.subject);
	}
}

static void junit_replaces_what_xml_cannot_hold(void **state)
{
	const written w = of(one_result("S1", "a\x01" "b\x0B" "c\xEF\xBF\xBF" "d\t\n'&"));
	size_t length;
	char *got = written_take(&w, "junit", HC_EN, &length);

	(void)state;
	assert_non_null(strstr(got, "name=\"S1 a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD" "d&#9;&#10;&apos;&amp;\""));
	assert_null(strstr(got, "time"));
	free(got);
	hc_ledger_close(w.subject);
}

static void markdown_lets_no_name_out_of_its_cell(void **state)
{
	const written w = of(one_result("S|1", "![x](http://y)`<b>*_~#\n## z www.a a@b"));
	size_t length;
	char *got = written_take(&w, "markdown", HC_EN, &length);

	(void)state;
	assert_non_null(strstr(got, "| \\!\\[x\\](http&#58;//y)\\`&lt;b&gt;\\*\\_\\~\\#\\\\u{000A}\\#\\# z www&#46;a a&#64;b S\\|1 |"));
	free(got);
	hc_ledger_close(w.subject);
}

static void many_owners_are_listed_only_where_something_is_wrong(void **state)
{
	int64_t expected[FIXTURE_RULES] = { 0 };
	hc_ledger_verdict verdict = { .level = 3 };
	hc_ledger *ledger = NULL;
	written w;
	char id[8], *got;
	size_t length;
	int i;

	(void)state;
	assert_int_equal(hc_ledger_create(&ledger, NULL, fixture_facts(), NULL), HC_OK);
	for (i = 0; i < 41; i++) {
		snprintf(id, sizeof id, "S%d", 100 + i);
		verdict.owner_id = id;
		verdict.level = i == 7 ? 2 : 3;
		assert_int_equal(hc_ledger_add_verdict(ledger, &verdict, NULL), HC_OK);
	}
	assert_int_equal(hc_ledger_finish(ledger, expected, NULL, NULL), HC_OK);
	w = of(ledger);
	got = written_take(&w, "text", HC_EN, &length);
	assert_non_null(strstr(got, "conditional   S107"));
	assert_null(strstr(got, "S108"));
	assert_non_null(strstr(got, "40 schools not listed: qualified"));
	assert_non_null(strstr(got, "41 schools: 0 unqualified, 0 undetermined, 1 conditional, 40 qualified"));
	free(got);
	hc_ledger_close(ledger);
}

static void a_full_disk_is_an_error(void **state)
{
	const written w = of(fixture_ledger(NULL, 0));
	const hc_format *format;

	(void)state;
	for (format = hc_formats; format->name; format++)
		written_to_a_full_disk(&w, format->name);
	hc_ledger_close(w.subject);
}

static void running_out_of_memory_never_gives_half_a_report_as_a_whole_one(void **state)
{
	const written w = of(fixture_ledger(NULL, 0));
	const hc_format *format;

	(void)state;
	for (format = hc_formats; format->name; format++)
		written_without_memory(&w, format->name);
	hc_ledger_close(w.subject);
}

static void a_file_is_replaced_whole_or_not_at_all(void **state)
{
	const hc_format_options options = { HC_EN, false, 0 };
	char folder[] = "/tmp/hecha-format-XXXXXX", path[64], missing[80];
	hc_ledger *ledger = fixture_ledger(NULL, 0);
	const hc_format *format = hc_format_find("csv");
	struct stat about;
	struct dirent *entry;
	size_t files = 0;
	DIR *dir;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/out.csv", folder);
	snprintf(missing, sizeof missing, "%s/none/out.csv", folder);
	assert_int_equal(hc_format_write_file(format, path, ledger, &options, NULL), HC_OK);
	assert_int_equal(hc_format_write_file(format, path, ledger, &options, NULL), HC_OK);
	assert_int_equal(stat(path, &about), 0);
	assert_true(about.st_size > 1000);
	assert_int_equal(hc_format_write_file(format, folder, ledger, &options, NULL), HC_EWRITE);
	assert_int_equal(hc_format_write_file(format, missing, ledger, &options, NULL), HC_EWRITE);
	assert_int_equal(hc_format_write_file(format, "/dev/null", ledger, &options, NULL), HC_OK);
	assert_int_equal(stat("/dev/null", &about), 0);
	assert_true(S_ISCHR(about.st_mode));
	dir = opendir(folder);
	while ((entry = readdir(dir)) != NULL)
		files += entry->d_name[0] != '.';
	closedir(dir);
	assert_int_equal(files, 1);
	unlink(path);
	rmdir(folder);
	hc_ledger_close(ledger);
}

static void a_format_is_found_by_its_name(void **state)
{
	const hc_format *format;

	(void)state;
	for (format = hc_formats; format->name; format++) {
		assert_ptr_equal(hc_format_find(format->name), format);
		assert_non_null(format->about.zh);
		assert_non_null(format->about.en);
	}
	assert_null(hc_format_find("pdf"));
	assert_null(hc_format_find(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_writes_what_was_agreed_whatever_the_order),
		cmocka_unit_test(colours_are_there_only_when_asked_for_and_change_nothing_else),
		cmocka_unit_test(csv_guards_texts_that_a_spreadsheet_would_run),
		cmocka_unit_test(junit_replaces_what_xml_cannot_hold),
		cmocka_unit_test(markdown_lets_no_name_out_of_its_cell),
		cmocka_unit_test(many_owners_are_listed_only_where_something_is_wrong),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_report_as_a_whole_one),
		cmocka_unit_test(a_file_is_replaced_whole_or_not_at_all),
		cmocka_unit_test(a_format_is_found_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

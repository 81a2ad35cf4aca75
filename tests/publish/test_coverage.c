/* SPDX-License-Identifier: MIT */
/*
 * What each format writes of a small register, held against files that were
 * read by a person (golden/), and the JSON against its schema.
 */

#include "publish/coverage_format.h"
#include "publish/file.h"
#include "support/json_schema.h"
#include "support/refusal.h"
#include "support/written.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FROM 17897 /* 2019-01-01 */
#define TO 18261   /* 2019-12-31 */

static hc_document documents[2];

static hc_clause plan[] = {
	{ .id = "plan-2019:7", .number = "7", .document = &documents[0], .verified = HC_TEXT_READ, .from = FROM, .to = TO,
	  .duty = { "校企合作企业应当备案，建立活动日志，每年报送统计年报，加强实习管理", "Partner enterprises are filed, keep a diary and report every year; internships are managed." } },
	{ .id = "plan-2019:7.1", .number = "7.1", .document = &documents[0], .verified = HC_SUMMARY, .from = FROM, .to = TO,
	  .duty = { "备案", "File them." } },
	{ .id = "plan-2019:month.05-2", .number = "month.05-2", .document = &documents[0], .verified = HC_CITY, .from = FROM,
	  .to = TO, .duty = { "五月检查", "Inspect in May." }, .partly = { "记录中没有检查的次数", "How often is in no record." } },
	{ .id = "plan-2019:month.06-1", .number = "month.06-1", .document = &documents[0], .verified = HC_UNVERIFIED,
	  .from = FROM, .to = TO, .duty = { "宣传", "Advertise | <b>loudly</b>" },
	  .unchecked = { "倡导性条款，没有可核查的标准", "A campaign without a criterion\x01, see [x](http://y)" } },
};

static hc_clause law[] = {
	{ .id = "running:3", .number = "3", .document = &documents[1], .verified = HC_TEXT_READ, .from = HC_DATE_MIN, .to = HC_DATE_MAX,
	  .duty = { "办学条件", "Have what it takes." } },
};

static hc_document documents[2] = {
	{ .id = "plan-2019", .number = "示例〔2019〕1号", .title = { "2019 年工作要点", "Plan for 2019" }, .from = FROM, .to = TO,
	  .clause_count = 4, .clauses = plan, .file = "rules/regulations/plan-2019.yaml" },
	{ .id = "running", .title = { "办学条例", "Law on running" }, .from = HC_DATE_MIN, .to = HC_DATE_MAX,
	  .clause_count = 1, .clauses = law, .file = "rules/regulations/running.yaml" },
};

static const hc_clause *const diary[] = { &plan[0] };
static const hc_clause *const filed[] = { &plan[1], &law[0], &plan[2] };
static const hc_citation citations[] = { { "training.diary", 1, diary }, { "training.filed_in_time", 3, filed } };

static hc_law register_of_two = { .document_count = 2, .documents = documents };
static hc_coverage coverage;

static int make_coverage(void **state)
{
	(void)state;
	return hc_coverage_make(&coverage, &register_of_two, citations, 2, NULL) == HC_OK ? 0 : -1;
}

static int drop_coverage(void **state)
{
	(void)state;
	hc_coverage_drop(&coverage);
	return 0;
}

static hc_status write_it(FILE *out, const char *format, void *subject, const hc_format_options *options, hc_error *err)
{
	return hc_coverage_format_find(format)->write(out, subject, options, err);
}

static const written whole = { write_it, &coverage, 72 };

static void every_format_writes_what_was_agreed(void **state)
{
	static const struct { const char *format; hc_lang lang; const char *golden; } outputs[] = {
		{ "text", HC_EN, "coverage.en.txt" },    { "text", HC_ZH, "coverage.zh.txt" },
		{ "markdown", HC_EN, "coverage.en.md" }, { "markdown", HC_ZH, "coverage.zh.md" },
		{ "json", HC_EN, "coverage.json" },      { "json", HC_ZH, "coverage.json" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof outputs / sizeof *outputs; i++)
		written_as_agreed(&whole, outputs[i].format, outputs[i].lang, outputs[i].golden);
}

static void spoil(json_t *document)
{
	json_object_set_new(json_object_get(document, "totals"), "checked", json_string("3"));
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	size_t length;
	char *text = written_take(&whole, "json", HC_EN, &length);

	(void)state;
	json_schema_check("coverage.schema.json", text, spoil);
	free(text);
}

static void colours_change_nothing_else(void **state)
{
	(void)state;
	written_alike_in_colours(&whole, "text", HC_ZH);
}

static void a_full_disk_is_an_error(void **state)
{
	const hc_coverage_format *format;

	(void)state;
	for (format = hc_coverage_formats; format->name; format++)
		written_to_a_full_disk(&whole, format->name);
}

static void running_out_of_memory_never_gives_half_a_report_as_a_whole_one(void **state)
{
	static const char *const formats[] = { "text", "markdown" };
	const hc_format_options options = { HC_ZH, true, 60 };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		const hc_coverage_format *format = hc_coverage_format_find(formats[i]);
		hc_status status = HC_ENOMEM;
		long at;
		bool refused;

		for (at = 0; status != HC_OK; at++) {
			FILE *out = fopen("/dev/null", "w");

			refuse_allocation(at);
			status = format->write(out, &coverage, &options, NULL);
			refused = refusal_ended();
			fclose(out);
			assert_true(status == HC_ENOMEM || (status == HC_OK && !refused));
		}
		assert_true(at > 1);
	}
}

static void a_file_is_replaced_whole_or_not_at_all(void **state)
{
	const hc_format_options options = { HC_EN, false, 0 };
	const hc_coverage_format *format = hc_coverage_format_find("markdown");
	char folder[] = "/tmp/hecha-coverage-XXXXXX", path[64], missing[80];
	struct stat about;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/out.md", folder);
	snprintf(missing, sizeof missing, "%s/none/out.md", folder);
	assert_int_equal(hc_coverage_write_file(format, path, &coverage, &options, NULL), HC_OK);
	assert_int_equal(hc_coverage_write_file(format, path, &coverage, &options, NULL), HC_OK);
	assert_int_equal(stat(path, &about), 0);
	assert_true(about.st_size > 500);
	assert_int_equal(hc_coverage_write_file(format, missing, &coverage, &options, NULL), HC_EWRITE);
	assert_int_equal(hc_coverage_write_file(format, folder, &coverage, &options, NULL), HC_EWRITE);
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
}

static void a_format_is_found_by_its_name(void **state)
{
	const hc_coverage_format *format;

	(void)state;
	for (format = hc_coverage_formats; format->name; format++) {
		assert_ptr_equal(hc_coverage_format_find(format->name), format);
		assert_non_null(format->about.zh);
		assert_non_null(format->about.en);
	}
	assert_null(hc_coverage_format_find("csv"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_writes_what_was_agreed),
		cmocka_unit_test(the_json_keeps_to_its_schema_and_a_change_would_be_seen),
		cmocka_unit_test(colours_change_nothing_else),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_report_as_a_whole_one),
		cmocka_unit_test(a_file_is_replaced_whole_or_not_at_all),
		cmocka_unit_test(a_format_is_found_by_its_name),
	};

	return cmocka_run_group_tests(tests, make_coverage, drop_coverage);
}

/* SPDX-License-Identifier: MIT */
/*
 * What each format writes of a small register, held against files that were
 * read by a person (golden/), and the JSON against its schema.
 */

#include "publish/coverage_format.h"
#include "publish/file.h"
#include "support/colours.h"
#include "support/json_schema.h"
#include "support/refusal.h"

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

/* What the format writes, to be freed. */
static char *take(const char *format, hc_lang lang, bool colour, size_t *length)
{
	const hc_format_options options = { lang, colour, 72 };
	char *written = NULL;
	FILE *out = open_memstream(&written, length);

	assert_non_null(out);
	assert_int_equal(hc_coverage_format_find(format)->write(out, &coverage, &options, NULL), HC_OK);
	fclose(out);
	return written;
}

static char *take_golden(const char *name)
{
	char path[512];
	char *text = calloc(1, 1 << 16);
	FILE *file;

	snprintf(path, sizeof path, "%s/tests/publish/golden/%s", HC_SOURCE_DIR, name);
	file = fopen(path, "r");
	if (!file || !text)
		fail_msg("%s cannot be read", path);
	fread(text, 1, (1 << 16) - 1, file);
	fclose(file);
	return text;
}

static void every_format_writes_what_was_agreed(void **state)
{
	static const struct { const char *format; hc_lang lang; const char *golden; } outputs[] = {
		{ "text", HC_EN, "coverage.en.txt" },    { "text", HC_ZH, "coverage.zh.txt" },
		{ "markdown", HC_EN, "coverage.en.md" }, { "markdown", HC_ZH, "coverage.zh.md" },
		{ "json", HC_EN, "coverage.json" },      { "json", HC_ZH, "coverage.json" },
	};
	size_t i, length;

	(void)state;
	for (i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		char *got = take(outputs[i].format, outputs[i].lang, false, &length), *want = take_golden(outputs[i].golden);

		if (strcmp(got, want) != 0)
			fail_msg("%s: got\n%s", outputs[i].golden, got);
		free(got);
		free(want);
	}
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	json_t *schema = json_load_file(HC_SOURCE_DIR "/schemas/coverage.schema.json", JSON_REJECT_DUPLICATES, NULL);
	size_t length;
	char *written = take("json", HC_EN, false, &length);
	json_t *document = json_loads(written, JSON_REJECT_DUPLICATES, NULL), *required, *value;
	const char *key;
	size_t i = 0;

	(void)state;
	assert_true(json_schema_allows(schema, document));
	required = json_object_get(schema, "required");
	json_object_foreach(document, key, value)
		assert_string_equal(key, json_string_value(json_array_get(required, i++)));
	assert_int_equal(i, json_array_size(required));
	json_object_set_new(json_object_get(document, "totals"), "checked", json_string("3"));
	assert_false(json_schema_allows(schema, document));
	json_decref(document);
	json_decref(schema);
	free(written);
}

static void colours_change_nothing_else(void **state)
{
	size_t length, coloured_length;
	char *plain = take("text", HC_ZH, false, &length), *coloured = take("text", HC_ZH, true, &coloured_length);

	(void)state;
	assert_true(colours_alone_differ(plain, length, coloured, coloured_length));
	free(plain);
	free(coloured);
}

static void a_full_disk_is_an_error(void **state)
{
	const hc_format_options options = { HC_EN, false, 0 };
	const hc_coverage_format *format;

	(void)state;
	for (format = hc_coverage_formats; format->name; format++) {
		FILE *full = fopen("/dev/full", "w");

		assert_non_null(full);
		if (format->write(full, &coverage, &options, NULL) != HC_EWRITE)
			fail_msg("%s: no error", format->name);
		fclose(full);
	}
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

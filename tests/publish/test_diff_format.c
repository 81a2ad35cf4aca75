/* SPDX-License-Identifier: MIT */
/*
 * What became of findings from ledger_fixture to later_fixture, as each format
 * writes it, held against files that were read by a person (golden/).
 */

#include "base/text.h"
#include "publish/diff_format.h"
#include "publish/file.h"
#include "support/colours.h"
#include "support/json_schema.h"
#include "support/later_fixture.h"
#include "support/refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static hc_ledger *from, *to;
static hc_diff diff;

static int make_diff(void **state)
{
	(void)state;
	from = fixture_ledger(NULL, 1);
	to = later_ledger();
	return from && to && hc_diff_make(&diff, from, to, NULL) == HC_OK ? 0 : -1;
}

static int drop_diff(void **state)
{
	(void)state;
	hc_diff_drop(&diff);
	hc_ledger_close(from);
	hc_ledger_close(to);
	return 0;
}

/* "S1: new 1, worse 1; overdue 1" */
static hc_status note_owner(void *context, const hc_diff_owner *owner, hc_error *err)
{
	int state;

	(void)err;
	hc_text_addf(context, "%s:", owner->verdict.owner_id ? owner->verdict.owner_id : "others");
	for (state = 0; state < HC_DIFF_STATES; state++) {
		if (hc_diff_owner_total(owner, (hc_diff_state)state) > 0)
			hc_text_addf(context, " %s %d", hc_diff_word((hc_diff_state)state),
			             (int)hc_diff_owner_total(owner, (hc_diff_state)state));
	}
	hc_text_addf(context, "; overdue %d\n", (int)owner->overdue);
	return HC_OK;
}

static void the_sums_of_owners_are_theirs(void **state)
{
	hc_text seen;

	(void)state;
	hc_text_init(&seen);
	assert_int_equal(hc_diff_read_owners(&diff, note_owner, &seen, NULL), HC_OK);
	assert_string_equal(hc_text_get(&seen),
	                    "S1: worse 1 persisting 1 waived 1; overdue 2\n"
	                    "S2: new 1 persisting 2; overdue 2\n"
	                    "S3: new 1 persisting 2 better 1; overdue 3\n"
	                    "others: resolved 1; overdue 0\n");
	hc_text_drop(&seen);
	assert_int_equal(diff.overdue, 7);
	assert_int_equal(diff.totals[HC_DIFF_WORSE][HC_DIFF_REQUIREMENT], 1);
	assert_int_equal(diff.grave[HC_KEY], 2);
	assert_int_equal(diff.grave[HC_NOTE], 1);
}

/* ---- formats ---- */

/* What the format writes, to be freed. */
static char *take(const char *format, hc_lang lang, bool colour, size_t *length)
{
	const hc_format_options options = { lang, colour, 80 };
	char *written = NULL;
	FILE *out = open_memstream(&written, length);

	assert_non_null(out);
	assert_int_equal(hc_diff_format_find(format)->write(out, &diff, &options, NULL), HC_OK);
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
	assert_int_not_equal(fread(text, 1, (1 << 16) - 1, file), 0);
	fclose(file);
	return text;
}

static void every_format_writes_what_was_agreed(void **state)
{
	static const struct { const char *format; hc_lang lang; const char *golden; } outputs[] = {
		{ "text", HC_EN, "diff.en.txt" },    { "text", HC_ZH, "diff.zh.txt" },
		{ "markdown", HC_EN, "diff.en.md" }, { "markdown", HC_ZH, "diff.zh.md" },
		{ "csv", HC_EN, "diff.en.csv" },     { "json", HC_EN, "diff.en.json" },
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

/* Both sides of every finding, null or records of results. */
static void check_sides(const json_t *document, const json_t *result_schema)
{
	static const char *const sides[] = { "from", "to" };
	json_t *finding;
	size_t i, side;

	json_array_foreach(json_object_get(document, "findings"), i, finding)
	{
		for (side = 0; side < 2; side++) {
			const json_t *record = json_object_get(finding, sides[side]);

			if (!json_is_null(record) && !json_schema_allows(result_schema, record))
				fail_msg("finding %zu, %s: no record of a result", i, sides[side]);
		}
	}
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	json_t *schema = json_load_file(HC_SOURCE_DIR "/schemas/diff.schema.json", JSON_REJECT_DUPLICATES, NULL);
	json_t *result_schema = json_load_file(HC_SOURCE_DIR "/schemas/result.schema.json", JSON_REJECT_DUPLICATES, NULL);
	size_t length, i = 0;
	char *written = take("json", HC_ZH, false, &length);
	json_t *document = json_loads(written, JSON_REJECT_DUPLICATES, NULL), *required, *value;
	const char *key;

	(void)state;
	assert_true(json_schema_allows(schema, document));
	check_sides(document, result_schema);
	required = json_object_get(schema, "required");
	json_object_foreach(document, key, value)
		assert_string_equal(key, json_string_value(json_array_get(required, i++)));
	assert_int_equal(i, json_array_size(required));
	json_object_set_new(json_array_get(json_object_get(document, "findings"), 0), "state", json_string("lost"));
	assert_false(json_schema_allows(schema, document));
	json_decref(document);
	json_decref(schema);
	json_decref(result_schema);
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
	const hc_diff_format *format;

	(void)state;
	for (format = hc_diff_formats; format->name; format++) {
		FILE *full = fopen("/dev/full", "w");
		hc_status status;

		assert_non_null(full);
		status = format->write(full, &diff, &options, NULL);
		if (status == HC_OK)
			status = hc_file_check(full, NULL);
		if (status != HC_EWRITE)
			fail_msg("%s: status %d", format->name, (int)status);
		fclose(full);
	}
}

static void running_out_of_memory_never_gives_half_a_report_as_a_whole_one(void **state)
{
	const hc_format_options options = { HC_ZH, true, 60 };
	const hc_diff_format *format;

	(void)state;
	for (format = hc_diff_formats; format->name; format++) {
		size_t whole_length, length;
		char *whole = NULL, *got = NULL;
		FILE *out = open_memstream(&whole, &whole_length);
		hc_status status = format->write(out, &diff, &options, NULL);
		long at;
		bool refused;

		fclose(out);
		assert_int_equal(status, HC_OK);
		for (at = 0; at < 5000; at++) {
			out = open_memstream(&got, &length);
			refuse_allocation(at);
			status = format->write(out, &diff, &options, NULL);
			refused = refusal_ended();
			fclose(out);
			if (status == HC_OK && (length != whole_length || memcmp(got, whole, length) != 0))
				fail_msg("%s: allocation %ld failed and the output is another", format->name, at);
			free(got);
			if (!refused)
				break;
		}
		if (at < 5)
			fail_msg("%s: no allocation was refused", format->name);
		free(whole);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sums_of_owners_are_theirs),
		cmocka_unit_test(every_format_writes_what_was_agreed),
		cmocka_unit_test(the_json_keeps_to_its_schema_and_a_change_would_be_seen),
		cmocka_unit_test(colours_change_nothing_else),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_report_as_a_whole_one),
	};

	return cmocka_run_group_tests(tests, make_diff, drop_diff);
}

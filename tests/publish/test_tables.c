/* SPDX-License-Identifier: MIT */
/*
 * The files that programs and people read of a publication, of an edition for
 * those who see all and of one for those who see nothing of a person, held
 * against files that were read by a person (golden/).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/json_schema.h"
#include "support/refusal.h"
#include "support/table_fixture.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

typedef enum format { CSV_OWNERS, CSV_FINDINGS, CSV_MISSING, CSV_RULES, MARKDOWN, JSON, FORMATS } format;

static hc_status write_format(FILE *out, format kind, hc_edition *edition, hc_lang lang, hc_error *err)
{
	if (kind < MARKDOWN)
		return table_write_csv(out, (hc_table_kind)kind, edition, lang, err);
	return kind == MARKDOWN ? table_write_markdown(out, edition, lang, err) : table_write_json(out, edition, err);
}

/* What the format writes, to be freed. */
static char *take(format kind, hc_edition_kind edition, hc_lang lang)
{
	char *written = NULL;
	size_t length;
	FILE *out = open_memstream(&written, &length);
	hc_error err;

	assert_non_null(out);
	hc_error_init(&err, HC_EN);
	if (write_format(out, kind, table_editions[edition], lang, &err) != HC_OK)
		fail_msg("format %d: %s", (int)kind, err.count ? err.problems[0].text : hc_status_text(err.status, HC_EN));
	hc_error_drop(&err);
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

static void every_text_says_what_was_agreed(void **state)
{
	static const struct { format kind; hc_edition_kind edition; hc_lang lang; const char *golden; } outputs[] = {
		{ CSV_OWNERS, HC_AUDITOR, HC_ZH, "table_owners.zh.csv" },
		{ CSV_FINDINGS, HC_AUDITOR, HC_EN, "table_findings.auditor.en.csv" },
		{ CSV_FINDINGS, HC_PUBLIC, HC_ZH, "table_findings.public.zh.csv" },
		{ CSV_MISSING, HC_PUBLIC, HC_EN, "table_missing.public.en.csv" },
		{ CSV_RULES, HC_SUBJECT, HC_EN, "table_rules.subject.en.csv" },
		{ MARKDOWN, HC_PUBLIC, HC_ZH, "table_findings.public.zh.md" },
		{ MARKDOWN, HC_AUDITOR, HC_EN, "table_findings.auditor.en.md" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		char *got = take(outputs[i].kind, outputs[i].edition, outputs[i].lang), *want = take_golden(outputs[i].golden);

		if (strcmp(got, want) != 0)
			fail_msg("%s: got\n%s", outputs[i].golden, got);
		free(got);
		free(want);
	}
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	json_t *schema = json_load_file(HC_SOURCE_DIR "/schemas/publication.schema.json", JSON_REJECT_DUPLICATES, NULL), *value;
	const json_t *required = json_object_get(schema, "required");
	const char *key;
	size_t i;
	int edition;

	(void)state;
	for (edition = 0; edition < HC_EDITION_COUNT; edition++) {
		char *written = take(JSON, (hc_edition_kind)edition, HC_ZH);
		json_t *document = json_loads(written, JSON_REJECT_DUPLICATES, NULL);


		assert_true(json_schema_allows(schema, document));
		i = 0;
		json_object_foreach(document, key, value)
			assert_string_equal(key, json_string_value(json_array_get(required, i++)));
		assert_int_equal(i, json_array_size(required));
		json_object_set_new(json_array_get(json_object_get(document, "results"), 0), "evidence_count", json_string("8"));
		assert_false(json_schema_allows(schema, document));
		json_decref(document);
		free(written);
	}
	json_decref(schema);
}

/* The result of a rule and subject in a document. */
static const json_t *result_of(const json_t *document, const char *rule, const char *subject)
{
	const json_t *result;
	size_t i;

	json_array_foreach(json_object_get(document, "results"), i, result)
	{
		const char *id = json_string_value(json_object_get(json_object_get(result, "subject"), "id"));

		if (strcmp(json_string_value(json_object_get(result, "rule")), rule) == 0 && id && strcmp(id, subject) == 0)
			return result;
	}
	fail_msg("no result of %s on %s", rule, subject);
	return NULL;
}

static void what_is_withheld_is_null_and_stands_in_words_alone(void **state)
{
	char *all = take(JSON, HC_AUDITOR, HC_EN), *shown = take(JSON, HC_PUBLIC, HC_EN);
	json_t *whole = json_loads(all, 0, NULL), *public = json_loads(shown, 0, NULL);
	const json_t *result = result_of(whole, "staffing.dual", "S1");

	(void)state;
	assert_int_equal(json_integer_value(json_object_get(result, "evidence_count")), 8);
	assert_true(json_number_value(json_object_get(result, "actual")) == 0.2);
	assert_string_equal(json_string_value(json_object_get(result, "actual_exact")), "2/10");
	result = result_of(public, "staffing.dual", "S1");
	assert_true(json_is_null(json_object_get(result, "actual")));
	assert_true(json_is_null(json_object_get(result, "actual_exact")));
	assert_non_null(strstr(json_string_value(json_object_get(json_object_get(result, "message"), "en")), "withheld"));
	result = result_of(public, "staffing.dual", "S2");
	assert_true(json_is_null(json_object_get(json_array_get(json_object_get(result, "missing"), 1), "rows")));
	assert_non_null(strstr(all, "\"=I2\""));
	assert_null(strstr(shown, "\"=I2\""));
	assert_null(strstr(shown, "dual.lua"));
	json_decref(whole);
	json_decref(public);
	free(all);
	free(shown);
}

/* ---- what runs out ---- */

static void a_full_disk_is_an_error(void **state)
{
	int kind;

	(void)state;
	for (kind = 0; kind < FORMATS; kind++) {
		FILE *full = fopen("/dev/full", "w");
		hc_status status;

		assert_non_null(full);
		setvbuf(full, NULL, _IONBF, 0);
		status = write_format(full, (format)kind, table_editions[HC_AUDITOR], HC_EN, NULL);
		fclose(full);
		if (status != HC_EWRITE)
			fail_msg("format %d: status %d", kind, (int)status);
	}
}

static void running_out_of_memory_never_gives_half_a_file_as_a_whole_one(void **state)
{
	int kind;

	(void)state;
	for (kind = 0; kind < FORMATS; kind++) {
		char *whole = take((format)kind, HC_PUBLIC, HC_ZH), *got = NULL;
		size_t length;
		long at;

		for (at = 0; at < 5000; at++) {
			FILE *out = open_memstream(&got, &length);
			hc_status status;
			bool refused;

			refuse_allocation(at);
			status = write_format(out, (format)kind, table_editions[HC_PUBLIC], HC_ZH, NULL);
			refused = refusal_ended();
			fclose(out);
			if (status == HC_OK && strcmp(got, whole) != 0)
				fail_msg("format %d: allocation %ld failed and the output is another", kind, at);
			free(got);
			if (!refused)
				break;
		}
		if (at < 5 || at == 5000)
			fail_msg("format %d: %ld allocations were refused", kind, at);
		free(whole);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_says_what_was_agreed),
		cmocka_unit_test(the_json_keeps_to_its_schema_and_a_change_would_be_seen),
		cmocka_unit_test(what_is_withheld_is_null_and_stands_in_words_alone),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_file_as_a_whole_one),
	};

	return cmocka_run_group_tests(tests, table_editions_open, table_editions_close);
}

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
#include "support/table_fixture.h"
#include "support/written.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const formats[] = { "owners.csv", "findings.csv", "missing.csv", "rules.csv", "markdown", "json" };

enum { CSV_FORMATS = 4, FORMATS = sizeof formats / sizeof *formats };

static hc_status write_it(FILE *out, const char *format, void *edition, const hc_format_options *options, hc_error *err)
{
	int kind;

	for (kind = 0; kind < CSV_FORMATS; kind++) {
		if (strcmp(format, formats[kind]) == 0)
			return table_write_csv(out, (hc_table_kind)kind, edition, options->lang, err);
	}
	return strcmp(format, "json") == 0 ? table_write_json(out, edition, err)
	                                   : table_write_markdown(out, edition, options->lang, err);
}

static written of(hc_edition_kind edition)
{
	return (written){ write_it, table_editions[edition], 0 };
}

static void every_text_says_what_was_agreed(void **state)
{
	static const struct { const char *format; hc_edition_kind edition; hc_lang lang; const char *golden; } outputs[] = {
		{ "owners.csv", HC_AUDITOR, HC_ZH, "table_owners.zh.csv" },
		{ "findings.csv", HC_AUDITOR, HC_EN, "table_findings.auditor.en.csv" },
		{ "findings.csv", HC_PUBLIC, HC_ZH, "table_findings.public.zh.csv" },
		{ "missing.csv", HC_PUBLIC, HC_EN, "table_missing.public.en.csv" },
		{ "rules.csv", HC_SUBJECT, HC_EN, "table_rules.subject.en.csv" },
		{ "markdown", HC_PUBLIC, HC_ZH, "table_findings.public.zh.md" },
		{ "markdown", HC_AUDITOR, HC_EN, "table_findings.auditor.en.md" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		const written w = of(outputs[i].edition);

		written_as_agreed(&w, outputs[i].format, outputs[i].lang, outputs[i].golden);
	}
}

static void spoil(json_t *document)
{
	json_object_set_new(json_array_get(json_object_get(document, "results"), 0), "evidence_count", json_string("8"));
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	size_t length;
	int edition;

	(void)state;
	for (edition = 0; edition < HC_EDITION_COUNT; edition++) {
		const written w = of((hc_edition_kind)edition);
		char *text = written_take(&w, "json", HC_ZH, &length);

		json_schema_check("publication.schema.json", text, spoil);
		free(text);
	}
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
	const written auditors = of(HC_AUDITOR), publics = of(HC_PUBLIC);
	size_t length;
	char *all = written_take(&auditors, "json", HC_EN, &length), *shown = written_take(&publics, "json", HC_EN, &length);
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

/* Whoever closes the file looks at what was kept back; each write that failed the tables must see themselves. */
static void a_full_disk_is_seen_at_the_first_write(void **state)
{
	const hc_format_options options = { HC_EN, false, 0 };
	int i;

	(void)state;
	for (i = 0; i < FORMATS; i++) {
		FILE *full = fopen("/dev/full", "w");
		hc_status status;

		assert_non_null(full);
		setvbuf(full, NULL, _IONBF, 0);
		status = write_it(full, formats[i], table_editions[HC_AUDITOR], &options, NULL);
		fclose(full);
		if (status != HC_EWRITE)
			fail_msg("%s: status %d", formats[i], (int)status);
	}
}

static void running_out_of_memory_never_gives_half_a_file_as_a_whole_one(void **state)
{
	const written w = of(HC_PUBLIC);
	int i;

	(void)state;
	for (i = 0; i < FORMATS; i++)
		written_without_memory(&w, formats[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_says_what_was_agreed),
		cmocka_unit_test(the_json_keeps_to_its_schema_and_a_change_would_be_seen),
		cmocka_unit_test(what_is_withheld_is_null_and_stands_in_words_alone),
		cmocka_unit_test(a_full_disk_is_seen_at_the_first_write),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_file_as_a_whole_one),
	};

	return cmocka_run_group_tests(tests, table_editions_open, table_editions_close);
}

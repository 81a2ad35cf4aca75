/* SPDX-License-Identifier: MIT */
/* The record for programs against its schema. */

#include "publish/format.h"
#include "support/json_schema.h"
#include "support/ledger_fixture.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static json_t *schema;

static int load_schema(void **state)
{
	(void)state;
	schema = json_load_file(HC_SOURCE_DIR "/schemas/result.schema.json", JSON_REJECT_DUPLICATES, NULL);
	return schema ? 0 : -1;
}

static int drop_schema(void **state)
{
	(void)state;
	json_decref(schema);
	return 0;
}

/* What the format writes, to be freed. */
static char *take_output(const char *format)
{
	const hc_format_options options = { HC_EN, false, 0 };
	hc_ledger *ledger = fixture_ledger(NULL, 5);
	char *written = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&written, &length);

	assert_non_null(ledger);
	assert_non_null(out);
	assert_int_equal(hc_format_find(format)->write(out, ledger, &options, NULL), HC_OK);
	fclose(out);
	hc_ledger_close(ledger);
	return written;
}

static void check_record(const json_t *record, size_t at)
{
	if (!json_schema_allows(schema, record)) {
		char *text = json_dumps(record, 0);

		fail_msg("result %zu does not keep to the schema: %s", at, text);
	}
}

static void every_line_of_jsonl_keeps_to_the_schema(void **state)
{
	char *written = take_output("jsonl"), *line = written, *end;
	size_t count = 0;

	(void)state;
	while ((end = strchr(line, '\n')) != NULL) {
		json_t *record = json_loadb(line, (size_t)(end - line), JSON_REJECT_DUPLICATES, NULL);

		assert_non_null(record);
		check_record(record, count++);
		json_decref(record);
		line = end + 1;
	}
	assert_string_equal(line, "");
	assert_int_equal(count, FIXTURE_RESULTS);
	free(written);
}

static void the_json_document_holds_the_same_records(void **state)
{
	static const char *const keys[] = {
		"program", "as_of", "records_date", "within", "rules_not_chosen", "rules", "not_run", "totals", "limits", "verdicts", "projects",
		"standings", "problems", "waivers", "results",
	};
	char *written = take_output("json");
	json_t *document = json_loads(written, JSON_REJECT_DUPLICATES, NULL), *results;
	const char *key;
	json_t *value;
	size_t i = 0;

	(void)state;
	assert_non_null(document);
	json_object_foreach(document, key, value) {
		assert_true(i < sizeof keys / sizeof *keys);
		assert_string_equal(key, keys[i++]);
	}
	assert_int_equal(i, sizeof keys / sizeof *keys);
	results = json_object_get(document, "results");
	assert_int_equal(json_array_size(results), FIXTURE_RESULTS);
	for (i = 0; i < FIXTURE_RESULTS; i++)
		check_record(json_array_get(results, i), i);
	assert_int_equal(json_array_size(json_object_get(document, "rules")), 5);
	assert_int_equal(json_array_size(json_object_get(document, "not_run")), 2);
	assert_int_equal(json_array_size(json_object_get(document, "verdicts")), FIXTURE_VERDICTS);
	assert_int_equal(json_array_size(json_object_get(document, "problems")), 3);
	assert_int_equal(json_array_size(json_object_get(document, "waivers")), FIXTURE_WAIVERS);
	assert_int_equal(json_integer_value(json_object_get(json_object_get(document, "totals"), "fail")), 9);
	json_decref(document);
	free(written);
}

static void keys_stand_in_the_order_of_the_contract(void **state)
{
	char *written = take_output("jsonl");
	json_t *record = json_loads(written, JSON_DISABLE_EOF_CHECK, NULL), *value;
	json_t *required = json_object_get(schema, "required");
	const char *key;
	size_t i = 0;

	(void)state;
	assert_non_null(record);
	json_object_foreach(record, key, value)
		assert_string_equal(key, json_string_value(json_array_get(required, i++)));
	assert_int_equal(i, json_array_size(required));
	json_decref(record);
	free(written);
}

static void a_record_that_does_not_keep_to_it_would_be_seen(void **state)
{
	static const struct { const char *name, *key, *value; } changes[] = {
		{ "an unknown outcome", "result", "\"great\"" },  { "a text for a count", "evidence_count", "\"8\"" },
		{ "a key too many", "margin", "1" },              { "a fraction of a shortfall", "shortfall", "1.5" },
		{ "an owner without an id", "owner", "{\"entity\":\"x\",\"name\":null}" },
		{ "a range of one end", "actual_range", "[1]" },  { "missing as texts", "missing", "[\"a.b\"]" },
	};
	char *written = take_output("jsonl");
	json_t *record;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof changes / sizeof *changes; i++) {
		record = json_loads(written, JSON_DISABLE_EOF_CHECK, NULL);
		json_object_set_new(record, changes[i].key, json_loads(changes[i].value, JSON_DECODE_ANY, NULL));
		if (json_schema_allows(schema, record))
			fail_msg("%s: accepted", changes[i].name);
		json_decref(record);
	}
	record = json_loads(written, JSON_DISABLE_EOF_CHECK, NULL);
	json_object_del(record, "message");
	assert_false(json_schema_allows(schema, record));
	json_decref(record);
	free(written);
}

static void numbers_are_as_short_as_they_read(void **state)
{
	char *written = take_output("jsonl");

	(void)state;
	assert_non_null(strstr(written, "\"actual\":0.2,\"actual_exact\":\"2/10\",\"required\":0.3,\"required_exact\":\"3/10\""));
	assert_non_null(strstr(written, "\"actual\":1150,\"actual_exact\":\"1150\",\"required\":1200,"));
	assert_non_null(strstr(written, "\"actual\":null,\"actual_exact\":null,\"actual_range\":[0.2,0.5],\"required\":0.3,"));
	assert_non_null(strstr(written, "\"actual_range\":[0,null]"));
	assert_non_null(strstr(written, "\"actual\":\"2019-03-01\",\"actual_exact\":\"2019-03-01\",\"required\":\"2019-03-22\","));
	assert_non_null(strstr(written, "\"actual\":false,\"actual_exact\":\"false\",\"required\":true,"));
	assert_non_null(strstr(written, "\"required\":null,\"required_exact\":null,\"required_range\":[0.15,0.3]"));
	assert_non_null(strstr(written, "\"owner\":null,"));
	free(written);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_of_jsonl_keeps_to_the_schema),
		cmocka_unit_test(the_json_document_holds_the_same_records),
		cmocka_unit_test(keys_stand_in_the_order_of_the_contract),
		cmocka_unit_test(a_record_that_does_not_keep_to_it_would_be_seen),
		cmocka_unit_test(numbers_are_as_short_as_they_read),
	};

	return cmocka_run_group_tests(tests, load_schema, drop_schema);
}

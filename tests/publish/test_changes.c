/* SPDX-License-Identifier: MIT */
/*
 * What changes from ledger_fixture to later_fixture, and what each format
 * writes of it, held against files that were read by a person (golden/).
 */

#include "base/text.h"
#include "publish/changes_format.h"
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
static hc_changes changes;

static int make_changes(void **state)
{
	(void)state;
	from = fixture_ledger(NULL, 1);
	to = later_ledger();
	return from && to && hc_changes_make(&changes, from, to, NULL) == HC_OK ? 0 : -1;
}

static int drop_changes(void **state)
{
	(void)state;
	hc_changes_drop(&changes);
	hc_ledger_close(from);
	hc_ledger_close(to);
	return 0;
}

/* ---- what changes ---- */

static void transitions_add_up_to_all_pairs(void **state)
{
	int64_t sum = 0;
	int a, b;

	(void)state;
	for (a = 0; a < HC_ENDS; a++) {
		for (b = 0; b < HC_ENDS; b++)
			sum += changes.transitions[a][b];
	}
	assert_int_equal(changes.pairs, 20);
	assert_int_equal(sum, changes.pairs);
	assert_int_equal(changes.transitions[HC_PASS][HC_FAIL], 1);
	assert_int_equal(changes.transitions[HC_FAIL][HC_PASS], 1);
	assert_int_equal(changes.transitions[HC_WAIVED][HC_NO_RESULT], 1);
	assert_int_equal(changes.transitions[HC_NO_RESULT][HC_FAIL], 1);
	assert_int_equal(changes.transitions[HC_BROKEN][HC_NOT_APPLICABLE], 1);
	assert_int_equal(changes.transitions[HC_NO_RESULT][HC_NO_RESULT], 0);
}

/* "future/S2 o" with a letter for each thing that changes, and the growth of the shortfall. */
static hc_status note_change(void *context, const hc_change *change, hc_error *err)
{
	(void)err;
	hc_text_addf(context, "%s/%s %s%s%s", strchr(change->rule->id, '.') + 1, change->either->subject_id,
	             change->outcome ? "o" : "", change->required ? "r" : "", change->shortfall ? "s" : "");
	if (change->measured)
		hc_text_addf(context, "%+d", (int)change->grows);
	hc_text_add(context, "\n");
	return HC_OK;
}

static void each_change_says_what_changes_and_by_how_much(void **state)
{
	hc_text seen;

	(void)state;
	hc_text_init(&seen);
	assert_int_equal(hc_changes_read(&changes, note_change, &seen, NULL), HC_OK);
	assert_string_equal(hc_text_get(&seen),
	                    "books/S1 o\nbooks/S2 o\nbooks/S3 o\nfuture/S1 o\nfuture/S2 o\nfuture/S4 o\nbases/C1 ors\n"
	                    "scale/S1 rs+300\nscale/S3 ors\ndual/S3 o\nhours/P1 o+0\nhours/P2 r\nhours/P6 s-2\nhours/P7 s\n");
	assert_int_equal(changes.changed, 14);
	hc_text_drop(&seen);
}

static hc_status note_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	(void)err;
	if (owner)
		hc_text_addf(context, "%s %zu %zu%s\n", owner->owner_id, owner->from, owner->to, owner->changed ? " changed" : "");
	else
		hc_text_add(context, "others\n");
	return HC_OK;
}

static void owners_of_either_side_have_two_verdicts_or_one(void **state)
{
	hc_owner_change stranger;
	hc_text seen;

	(void)state;
	hc_text_init(&seen);
	assert_int_equal(hc_changes_read_owners(&changes, note_owner, &seen, NULL), HC_OK);
	assert_string_equal(hc_text_get(&seen), "S1 0 0\nS2 1 2 changed\nS3 2 0 changed\nS4 4 3 changed\n");
	assert_int_equal(changes.owners, 4);
	assert_int_equal(changes.owners_changed, 3);
	assert_int_equal(hc_changes_verdicts(&changes, 2, 0), 1);
	assert_int_equal(hc_changes_verdicts(&changes, 4, 3), 1);
	assert_int_equal(hc_changes_verdicts(&changes, 0, 2), 0);
	assert_int_equal(hc_changes_find_owner(&stranger, &changes, "S9", NULL), HC_OK);
	assert_false(stranger.changed);
	assert_int_equal(stranger.to, 4);
	hc_text_drop(&seen);
}

static void what_raises_nothing_on_either_side_is_not_told_to_readers(void **state)
{
	hc_text seen;

	(void)state;
	hc_text_init(&seen);
	assert_int_equal(hc_changes_read_by_owner(&changes, note_owner, note_change, &seen, NULL), HC_OK);
	assert_string_equal(hc_text_get(&seen),
	                    "S1 0 0\nscale/S1 rs+300\nhours/P1 o+0\nS2 1 2 changed\nfuture/S2 o\n"
	                    "S3 2 0 changed\nscale/S3 ors\ndual/S3 o\nhours/P6 s-2\nhours/P7 s\nbooks/S3 o\nothers\nbases/C1 ors\n");
	hc_text_drop(&seen);
}

static void a_rule_is_alone_where_it_runs_on_one_side(void **state)
{
	const hc_ledger_rule *early = hc_ledger_facts_of(from)->rules, *late = hc_ledger_facts_of(to)->rules;
	const hc_ledger_rule gone = { .id = "no.rule", .state = "runs" };

	(void)state;
	assert_true(hc_changes_rule_alone(&early[0], to));   /* campus.books */
	assert_false(hc_changes_rule_alone(&late[0], from));
	assert_false(hc_changes_rule_alone(&early[1], to));  /* campus.future */
	assert_true(hc_changes_rule_alone(&late[1], from));
	assert_false(hc_changes_rule_alone(&early[2], to));  /* city.bases: both */
	assert_false(hc_changes_rule_alone(&early[3], to));  /* enrolment.guess: neither */
	assert_true(hc_changes_rule_alone(&gone, to));
}

static void nothing_changes_from_a_ledger_to_itself(void **state)
{
	hc_changes none;
	hc_text seen;

	(void)state;
	hc_text_init(&seen);
	assert_int_equal(hc_changes_make(&none, from, from, NULL), HC_OK);
	assert_int_equal(none.pairs, FIXTURE_RESULTS);
	assert_int_equal(none.changed, 0);
	assert_int_equal(none.owners_changed, 0);
	assert_int_equal(hc_changes_read(&none, note_change, &seen, NULL), HC_OK);
	assert_string_equal(hc_text_get(&seen), "");
	hc_changes_drop(&none);
	hc_text_drop(&seen);
}

/* ---- formats ---- */

/* What the format writes, to be freed. */
static char *take(const char *format, hc_lang lang, bool colour, size_t *length)
{
	const hc_format_options options = { lang, colour, 80 };
	char *written = NULL;
	FILE *out = open_memstream(&written, length);

	assert_non_null(out);
	assert_int_equal(hc_changes_format_find(format)->write(out, &changes, &options, NULL), HC_OK);
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
		{ "text", HC_EN, "changes.en.txt" },    { "text", HC_ZH, "changes.zh.txt" },
		{ "markdown", HC_EN, "changes.en.md" }, { "markdown", HC_ZH, "changes.zh.md" },
		{ "csv", HC_EN, "changes.en.csv" },     { "json", HC_EN, "changes.en.json" },
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

/* Both sides of every change, null or records of results. */
static void check_sides(const json_t *document, const json_t *result_schema)
{
	static const char *const sides[] = { "from", "to" };
	json_t *change;
	size_t i, side;

	json_array_foreach(json_object_get(document, "changes"), i, change)
	{
		for (side = 0; side < 2; side++) {
			const json_t *record = json_object_get(change, sides[side]);

			if (!json_is_null(record) && !json_schema_allows(result_schema, record))
				fail_msg("change %zu, %s: no record of a result", i, sides[side]);
		}
	}
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	json_t *schema = json_load_file(HC_SOURCE_DIR "/schemas/changes.schema.json", JSON_REJECT_DUPLICATES, NULL);
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
	json_object_set_new(json_array_get(json_object_get(document, "changes"), 0), "outcome_changed", json_string("yes"));
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
	const hc_changes_format *format;

	(void)state;
	for (format = hc_changes_formats; format->name; format++) {
		FILE *full = fopen("/dev/full", "w");
		hc_status status;

		assert_non_null(full);
		status = format->write(full, &changes, &options, NULL);
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
	const hc_changes_format *format;

	(void)state;
	for (format = hc_changes_formats; format->name; format++) {
		size_t whole_length, length;
		char *whole = take(format->name, HC_ZH, false, &whole_length), *got = NULL;
		FILE *out = open_memstream(&got, &length);
		hc_status status = format->write(out, &changes, &options, NULL);
		long at;
		bool refused;

		fclose(out);
		free(whole);
		assert_int_equal(status, HC_OK);
		whole = got;
		whole_length = length;
		for (at = 0; at < 5000; at++) {
			out = open_memstream(&got, &length);
			refuse_allocation(at);
			status = format->write(out, &changes, &options, NULL);
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

static void running_out_of_memory_never_gives_half_the_sums(void **state)
{
	hc_changes got;
	hc_status status;
	long at;
	bool refused;

	(void)state;
	for (at = 0; at < 1000; at++) {
		refuse_allocation(at);
		status = hc_changes_make(&got, from, to, NULL);
		refused = refusal_ended();
		if (status == HC_OK)
			assert_int_equal(got.pairs, changes.pairs);
		hc_changes_drop(&got);
		if (!refused)
			break;
	}
	assert_int_equal(status, HC_OK);
	assert_in_range(at, 5, 999);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(transitions_add_up_to_all_pairs),
		cmocka_unit_test(each_change_says_what_changes_and_by_how_much),
		cmocka_unit_test(owners_of_either_side_have_two_verdicts_or_one),
		cmocka_unit_test(what_raises_nothing_on_either_side_is_not_told_to_readers),
		cmocka_unit_test(a_rule_is_alone_where_it_runs_on_one_side),
		cmocka_unit_test(nothing_changes_from_a_ledger_to_itself),
		cmocka_unit_test(every_format_writes_what_was_agreed),
		cmocka_unit_test(the_json_keeps_to_its_schema_and_a_change_would_be_seen),
		cmocka_unit_test(colours_change_nothing_else),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_report_as_a_whole_one),
		cmocka_unit_test(running_out_of_memory_never_gives_half_the_sums),
	};

	return cmocka_run_group_tests(tests, make_changes, drop_changes);
}

/* SPDX-License-Identifier: MIT */
/*
 * What changes from ledger_fixture to later_fixture, and what each format
 * writes of it, held against files that were read by a person (golden/).
 */

#include "base/text.h"
#include "publish/changes_format.h"
#include "publish/file.h"
#include "support/json_schema.h"
#include "support/later_fixture.h"
#include "support/refusal.h"
#include "support/written.h"

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

static hc_status write_it(FILE *out, const char *format, void *subject, const hc_format_options *options, hc_error *err)
{
	hc_status status = hc_changes_format_find(format)->write(out, subject, options, err);

	return status == HC_OK ? hc_file_check(out, err) : status;
}

static const written whole = { write_it, &changes, 80 };

static void every_format_writes_what_was_agreed(void **state)
{
	static const struct { const char *format; hc_lang lang; const char *golden; } outputs[] = {
		{ "text", HC_EN, "changes.en.txt" },    { "text", HC_ZH, "changes.zh.txt" },
		{ "markdown", HC_EN, "changes.en.md" }, { "markdown", HC_ZH, "changes.zh.md" },
		{ "csv", HC_EN, "changes.en.csv" },     { "json", HC_EN, "changes.en.json" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof outputs / sizeof *outputs; i++)
		written_as_agreed(&whole, outputs[i].format, outputs[i].lang, outputs[i].golden);
}

static void spoil(json_t *document)
{
	json_object_set_new(json_array_get(json_object_get(document, "changes"), 0), "outcome_changed", json_string("yes"));
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	size_t length;
	char *text = written_take(&whole, "json", HC_ZH, &length);

	(void)state;
	json_schema_check("changes.schema.json", text, spoil);
	json_schema_check_sides(text, "changes");
	free(text);
}

static void colours_change_nothing_else(void **state)
{
	(void)state;
	written_alike_in_colours(&whole, "text", HC_ZH);
}

static void a_full_disk_is_an_error(void **state)
{
	const hc_changes_format *format;

	(void)state;
	for (format = hc_changes_formats; format->name; format++)
		written_to_a_full_disk(&whole, format->name);
}

static void running_out_of_memory_never_gives_half_a_report_as_a_whole_one(void **state)
{
	const hc_changes_format *format;

	(void)state;
	for (format = hc_changes_formats; format->name; format++)
		written_without_memory(&whole, format->name);
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

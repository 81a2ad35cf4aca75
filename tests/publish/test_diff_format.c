/* SPDX-License-Identifier: MIT */
/*
 * What became of findings from ledger_fixture to later_fixture, as each format
 * writes it, held against files that were read by a person (golden/).
 */

#include "base/text.h"
#include "publish/diff_format.h"
#include "publish/file.h"
#include "support/json_schema.h"
#include "support/later_fixture.h"
#include "support/written.h"

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

static hc_status write_it(FILE *out, const char *format, void *subject, const hc_format_options *options, hc_error *err)
{
	hc_status status = hc_diff_format_find(format)->write(out, subject, options, err);

	return status == HC_OK ? hc_file_check(out, err) : status;
}

static const written whole = { write_it, &diff, 80 };

static void every_format_writes_what_was_agreed(void **state)
{
	static const struct { const char *format; hc_lang lang; const char *golden; } outputs[] = {
		{ "text", HC_EN, "diff.en.txt" },    { "text", HC_ZH, "diff.zh.txt" },
		{ "markdown", HC_EN, "diff.en.md" }, { "markdown", HC_ZH, "diff.zh.md" },
		{ "csv", HC_EN, "diff.en.csv" },     { "json", HC_EN, "diff.en.json" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof outputs / sizeof *outputs; i++)
		written_as_agreed(&whole, outputs[i].format, outputs[i].lang, outputs[i].golden);
}

static void spoil(json_t *document)
{
	json_object_set_new(json_array_get(json_object_get(document, "findings"), 0), "state", json_string("lost"));
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	size_t length;
	char *text = written_take(&whole, "json", HC_ZH, &length);

	(void)state;
	json_schema_check("diff.schema.json", text, spoil);
	json_schema_check_sides(text, "findings");
	free(text);
}

static void colours_change_nothing_else(void **state)
{
	(void)state;
	written_alike_in_colours(&whole, "text", HC_ZH);
}

static void a_full_disk_is_an_error(void **state)
{
	const hc_diff_format *format;

	(void)state;
	for (format = hc_diff_formats; format->name; format++)
		written_to_a_full_disk(&whole, format->name);
}

static void running_out_of_memory_never_gives_half_a_report_as_a_whole_one(void **state)
{
	const hc_diff_format *format;

	(void)state;
	for (format = hc_diff_formats; format->name; format++)
		written_without_memory(&whole, format->name);
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

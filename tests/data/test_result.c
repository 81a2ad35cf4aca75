/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/result.h"

#include <string.h>

/* The words are a contract: files and other programs hold them. */
static const char *const outcomes[] = {"pass", "fail", "unknown", "notapplicable", "waived", "error"};
static const char *const severities[] = {"note", "minor", "major", "key"};
static const char *const verified[] = {"unverified", "city", "summary", "text"};
static const char *const comparisons[] = {"", "at_least", "at_most", "within", "equal", "none", "every", "includes"};

static void the_words_are_those_of_the_contract(void **state)
{
	(void)state;
	assert_int_equal(HC_OUTCOME_COUNT, sizeof outcomes / sizeof *outcomes);
	assert_int_equal(HC_SEVERITY_COUNT, sizeof severities / sizeof *severities);
	assert_int_equal(HC_VERIFIED_COUNT, sizeof verified / sizeof *verified);
	assert_int_equal(HC_COMPARISON_COUNT, sizeof comparisons / sizeof *comparisons);
	for (unsigned i = 0; i < HC_OUTCOME_COUNT; i++)
		assert_string_equal(hc_outcome_word((hc_outcome)i), outcomes[i]);
	for (unsigned i = 0; i < HC_SEVERITY_COUNT; i++)
		assert_string_equal(hc_severity_word((hc_severity)i), severities[i]);
	for (unsigned i = 0; i < HC_VERIFIED_COUNT; i++)
		assert_string_equal(hc_verified_word((hc_verified)i), verified[i]);
	for (unsigned i = 0; i < HC_COMPARISON_COUNT; i++)
		assert_string_equal(hc_comparison_word((hc_comparison)i), comparisons[i]);
}

static void words_are_found_again(void **state)
{
	hc_outcome outcome;
	hc_severity severity;
	hc_verified sure;
	hc_comparison comparison;

	(void)state;
	for (unsigned i = 0; i < HC_OUTCOME_COUNT; i++)
		assert_true(hc_outcome_find(&outcome, outcomes[i]) && outcome == i);
	for (unsigned i = 0; i < HC_SEVERITY_COUNT; i++)
		assert_true(hc_severity_find(&severity, severities[i]) && severity == i);
	for (unsigned i = 0; i < HC_VERIFIED_COUNT; i++)
		assert_true(hc_verified_find(&sure, verified[i]) && sure == i);
	for (unsigned i = 0; i < HC_COMPARISON_COUNT; i++)
		assert_true(hc_comparison_find(&comparison, comparisons[i]) && comparison == i);
}

static void other_words_are_none(void **state)
{
	hc_outcome outcome = HC_WAIVED;
	hc_severity severity;

	(void)state;
	assert_false(hc_outcome_find(&outcome, "failed"));
	assert_false(hc_outcome_find(&outcome, "PASS"));
	assert_false(hc_outcome_find(&outcome, ""));
	assert_false(hc_outcome_find(&outcome, NULL));
	assert_int_equal(outcome, HC_WAIVED);
	assert_false(hc_severity_find(&severity, "severe"));
}

static void a_number_from_a_file_that_is_none_has_no_word(void **state)
{
	(void)state;
	assert_string_equal(hc_outcome_word((hc_outcome)HC_OUTCOME_COUNT), "");
	assert_string_equal(hc_severity_word((hc_severity)99), "");
	assert_null(hc_outcome_label((hc_outcome)99).en);
	assert_null(hc_verified_label((hc_verified)99).zh);
}

static void labels_are_in_both_languages(void **state)
{
	(void)state;
	for (unsigned i = 0; i < HC_OUTCOME_COUNT; i++)
		assert_true(strlen(hc_outcome_label((hc_outcome)i).zh) && strlen(hc_outcome_label((hc_outcome)i).en));
	for (unsigned i = 0; i < HC_SEVERITY_COUNT; i++)
		assert_true(strlen(hc_severity_label((hc_severity)i).zh) && strlen(hc_severity_label((hc_severity)i).en));
	for (unsigned i = 0; i < HC_VERIFIED_COUNT; i++)
		assert_true(strlen(hc_verified_label((hc_verified)i).zh) && strlen(hc_verified_label((hc_verified)i).en));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_words_are_those_of_the_contract),
		cmocka_unit_test(words_are_found_again),
		cmocka_unit_test(other_words_are_none),
		cmocka_unit_test(a_number_from_a_file_that_is_none_has_no_word),
		cmocka_unit_test(labels_are_in_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Two ledgers side by side: every rule and subject once, whatever each of them knows. */

#include "publish/pairs.h"

#include "base/text.h"
#include "support/later_fixture.h"
#include "support/refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* Adds the walk: "area.rule/subject" behind "<" (only from), ">" (only to) or "=" (both). */
static hc_status add_walk(hc_text *out, hc_ledger *from, hc_ledger *to, bool by_owner)
{
	hc_pairs *pairs = NULL;
	hc_pair pair;
	hc_status status = hc_pairs_open(&pairs, from, to, by_owner, NULL);

	while (status == HC_OK && (status = hc_pairs_next(&pair, pairs, NULL)) == HC_OK && (pair.from || pair.to)) {
		const hc_result *result = pair.to ? pair.to : pair.from;
		const hc_ledger_facts *facts = hc_ledger_facts_of(pair.to ? to : from);
		const char *side = !pair.to ? "<" : !pair.from ? ">" : "=";

		hc_text_addf(out, "%s%s/%s ", side, strchr(facts->rules[result->rule].id, '.') + 1, result->subject_id);
	}
	hc_pairs_close(pairs);
	return status;
}

static void check_walk(hc_ledger *from, hc_ledger *to, bool by_owner, const char *want)
{
	hc_text walk;

	hc_text_init(&walk);
	assert_int_equal(add_walk(&walk, from, to, by_owner), HC_OK);
	assert_string_equal(hc_text_get(&walk), want);
	hc_text_drop(&walk);
	hc_ledger_close(from);
	hc_ledger_close(to);
}

static void rules_and_subjects_of_either_side_come_once_in_order(void **state)
{
	(void)state;
	check_walk(fixture_ledger(NULL, 2), later_ledger(), false,
	           "<books/S1 <books/S2 <books/S3 >future/S1 >future/S2 >future/S4 =bases/C1 =scale/S1 =scale/S2 =scale/S3 "
	           "=dual/S1 =dual/S2 =dual/S3 =hours/P1 =hours/P2 =hours/P3 =hours/P4 =hours/P5 =hours/P6 =hours/P7 ");
	check_walk(later_ledger(), fixture_ledger(NULL, 2), false,
	           ">books/S1 >books/S2 >books/S3 <future/S1 <future/S2 <future/S4 =bases/C1 =scale/S1 =scale/S2 =scale/S3 "
	           "=dual/S1 =dual/S2 =dual/S3 =hours/P1 =hours/P2 =hours/P3 =hours/P4 =hours/P5 =hours/P6 =hours/P7 ");
}

static void by_owner_the_gravest_come_first_and_those_without_an_owner_last(void **state)
{
	(void)state;
	check_walk(fixture_ledger(NULL, 2), later_ledger(), true,
	           "=scale/S1 =dual/S1 =hours/P1 <books/S1 >future/S1 =scale/S2 =dual/S2 =hours/P2 =hours/P3 =hours/P4 <books/S2 "
	           ">future/S2 =scale/S3 =dual/S3 =hours/P5 =hours/P6 =hours/P7 <books/S3 >future/S4 =bases/C1 ");
}

static void an_empty_side_leaves_the_other(void **state)
{
	(void)state;
	check_walk(empty_ledger(), later_ledger(), false,
	           ">future/S1 >future/S2 >future/S4 >bases/C1 >scale/S1 >scale/S2 >scale/S3 >dual/S1 >dual/S2 >dual/S3 "
	           ">hours/P1 >hours/P2 >hours/P3 >hours/P4 >hours/P5 >hours/P6 >hours/P7 ");
	check_walk(fixture_ledger(NULL, 0), empty_ledger(), true,
	           "<scale/S1 <dual/S1 <hours/P1 <books/S1 <scale/S2 <dual/S2 <hours/P2 <hours/P3 <hours/P4 <books/S2 <scale/S3 "
	           "<dual/S3 <hours/P5 <hours/P6 <hours/P7 <books/S3 <bases/C1 ");
	check_walk(empty_ledger(), empty_ledger(), false, "");
}

static void past_the_last_there_is_nothing_again_and_again(void **state)
{
	hc_ledger *ledger = fixture_ledger(NULL, 0), *none = empty_ledger();
	hc_pairs *pairs = NULL;
	hc_pair pair;
	size_t i;

	(void)state;
	assert_int_equal(hc_pairs_open(&pairs, ledger, none, false, NULL), HC_OK);
	for (i = 0; i < FIXTURE_RESULTS + 3; i++) {
		assert_int_equal(hc_pairs_next(&pair, pairs, NULL), HC_OK);
		assert_true((pair.from != NULL) == (i < FIXTURE_RESULTS));
		assert_null(pair.to);
	}
	hc_pairs_close(pairs);
	hc_pairs_close(NULL);
	hc_ledger_close(ledger);
	hc_ledger_close(none);
}

static void running_out_of_memory_never_gives_a_shorter_walk(void **state)
{
	hc_ledger *from = fixture_ledger(NULL, 0), *to = later_ledger();
	hc_text whole, got;
	hc_status status;
	long at;
	bool refused;

	(void)state;
	hc_text_init(&whole);
	hc_text_init(&got);
	assert_int_equal(add_walk(&whole, from, to, true), HC_OK);
	for (at = 0; at < 1000; at++) {
		hc_text_clear(&got);
		refuse_allocation(at);
		status = add_walk(&got, from, to, true);
		refused = refusal_ended();
		if (status == HC_OK && !got.failed)
			assert_string_equal(hc_text_get(&got), hc_text_get(&whole));
		else if (status != HC_OK)
			assert_int_equal(status, HC_ENOMEM);
		if (!refused)
			break;
	}
	assert_in_range(at, 5, 999);
	hc_text_drop(&whole);
	hc_text_drop(&got);
	hc_ledger_close(from);
	hc_ledger_close(to);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_and_subjects_of_either_side_come_once_in_order),
		cmocka_unit_test(by_owner_the_gravest_come_first_and_those_without_an_owner_last),
		cmocka_unit_test(an_empty_side_leaves_the_other),
		cmocka_unit_test(past_the_last_there_is_nothing_again_and_again),
		cmocka_unit_test(running_out_of_memory_never_gives_a_shorter_walk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Waivers at work: what a fail under one becomes, and what the parent finds out about each. */

#include "audit/waive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define EXACT(n) \
	{ \
		{ (n), 1 }, \
		{ \
			(n), 1 \
		} \
	}

static const hc_entity school = { .name = "school" };

/* The ledger has the second and the third of these. */
static hc_rule rules[] = {
	{ .id = "campus.books", .area = "campus", .subject = &school },
	{ .id = "campus.land", .area = "campus", .subject = &school },
	{ .id = "campus.track", .area = "campus", .subject = &school },
};
static const hc_rule_list rule_list = { COUNT(rules), rules };
static size_t listed[] = { 1, 2 };

enum { LAND, TRACK }; /* in the ledger */

static hc_date day(int year, int month, int of_month)
{
	return hc_date_make(year, month, of_month);
}

/* A plan of 22 March 2019 under `waivers`. */
static hc_plan plan_under(const hc_waivers *waivers)
{
	return (hc_plan){ .rules = &rule_list,
		          .waivers = waivers,
		          .as_of = day(2019, 3, 22),
		          .listed_count = COUNT(listed),
		          .listed = listed };
}

static hc_waiver land_of(const char *id, hc_date from, hc_date to)
{
	return (hc_waiver){ "campus.land", &school, id, "order 5", "the bureau", "being built", from, to, 2 };
}

static void a_fail_under_a_waiver_in_force_is_waived_and_nothing_else_is(void **state)
{
	static const struct {
		const char *name;
		size_t rule;
		const char *subject;
		hc_outcome before, after;
	} cases[] = {
		{ "a fail", 1, "S1", HC_FAIL, HC_WAIVED },
		{ "a pass", 1, "S1", HC_PASS, HC_PASS },
		{ "an unknown", 1, "S1", HC_UNKNOWN, HC_UNKNOWN },
		{ "what does not apply", 1, "S1", HC_NOT_APPLICABLE, HC_NOT_APPLICABLE },
		{ "a broken rule", 1, "S1", HC_BROKEN, HC_BROKEN },
		{ "a fail of another subject", 1, "S10", HC_FAIL, HC_FAIL },
		{ "a fail of another rule", 2, "S1", HC_FAIL, HC_FAIL },
		{ "a fail under a waiver that was over the day before", 1, "S2", HC_FAIL, HC_FAIL },
		{ "a fail under a waiver that begins the day after", 1, "S3", HC_FAIL, HC_FAIL },
		{ "a fail under a waiver of that day alone", 1, "S4", HC_FAIL, HC_WAIVED },
	};
	hc_waiver items[] = {
		land_of("S1", day(2019, 1, 1), day(2019, 12, 31)),
		land_of("S2", day(2019, 1, 1), day(2019, 3, 21)),
		land_of("S3", day(2019, 3, 23), day(2019, 12, 31)),
		land_of("S4", day(2019, 3, 22), day(2019, 3, 22)),
	};
	const hc_waivers waivers = { .count = COUNT(items), .items = items };
	const hc_plan under = plan_under(&waivers), without = plan_under(NULL);
	hc_arena arena;
	size_t i;

	(void)state;
	hc_arena_init(&arena);
	for (i = 0; i < COUNT(cases); i++) {
		hc_result result = { .subject_id = cases[i].subject, .outcome = cases[i].before };

		assert_int_equal(hc_waive(&result, &without, cases[i].rule, &arena, NULL), HC_OK);
		if (result.outcome != cases[i].before || result.reason.en)
			fail_msg("%s: changed without waivers", cases[i].name);
		assert_int_equal(hc_waive(&result, &under, cases[i].rule, &arena, NULL), HC_OK);
		if (result.outcome != cases[i].after || (result.reason.en != NULL) != (cases[i].after == HC_WAIVED))
			fail_msg("%s: became %s", cases[i].name, hc_outcome_word(result.outcome));
	}
	hc_arena_drop(&arena);
}

static void a_waived_result_keeps_its_numbers_and_says_by_whose_leave(void **state)
{
	static const hc_ref evidence[] = { { "site", "L1" } };
	const hc_result before = { .subject_id = "S1",
		                   .outcome = HC_FAIL,
		                   .comparison = HC_AT_LEAST,
		                   .actual = EXACT(39800),
		                   .required = EXACT(40000),
		                   .actual_exact = "39800",
		                   .has_shortfall = true,
		                   .shortfall = 200,
		                   .evidence_count = 1,
		                   .evidence_named = 1,
		                   .evidence = evidence };
	hc_waiver item = land_of("S1", day(2019, 1, 1), day(2019, 12, 31));
	const hc_waivers waivers = { .count = 1, .items = &item };
	const hc_plan plan = plan_under(&waivers);
	hc_result after = before;
	hc_arena arena;

	(void)state;
	hc_arena_init(&arena);
	assert_int_equal(hc_waive(&after, &plan, 1, &arena, NULL), HC_OK);
	assert_string_equal(after.reason.en, "order 5, approved by the bureau, from 2019-01-01 to 2019-12-31");
	assert_string_equal(after.reason.zh, "order 5，由the bureau批准，有效期 2019-01-01 至 2019-12-31");
	after.outcome = before.outcome;
	after.reason = before.reason;
	assert_memory_equal(&after, &before, sizeof before);
	after.reason = (hc_label){ "缺少：操场", "lacking: a yard" };
	assert_int_equal(hc_waive(&after, &plan, 1, &arena, NULL), HC_OK);
	assert_string_equal(after.reason.en, "order 5, approved by the bureau, from 2019-01-01 to 2019-12-31;"
	                                     " what failed: lacking: a yard");
	assert_string_equal(after.reason.zh, "order 5，由the bureau批准，有效期 2019-01-01 至 2019-12-31；"
	                                     "不符合之处：缺少：操场");
	hc_arena_drop(&arena);
}

static const hc_ledger_rule ledger_rules[] = {
	{ .id = "campus.land", .area = "campus", .severity = HC_KEY, .entity = "school", .state = "runs" },
	{ .id = "campus.track", .area = "campus", .severity = HC_KEY, .entity = "school", .state = "runs" },
};

static hc_ledger *new_ledger(void)
{
	const hc_ledger_facts facts = {
		.program = "test", .owner_entity = "school", .rule_count = COUNT(ledger_rules), .rules = ledger_rules
	};
	hc_ledger *ledger = NULL;

	assert_int_equal(hc_ledger_create(&ledger, NULL, &facts, NULL), HC_OK);
	return ledger;
}

typedef struct want {
	const char *id;
	hc_waiver_state state;
	bool ends_soon;
} want;

typedef struct reading {
	const want *wants;
	size_t count, at;
} reading;

static hc_status expect_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	reading *r = context;
	const want *wanted = &r->wants[r->at++];

	(void)err;
	assert_true(r->at <= r->count);
	assert_string_equal(waiver->id, wanted->id);
	if (waiver->state != wanted->state || waiver->ends_soon != wanted->ends_soon)
		fail_msg("%s: %s%s", waiver->id, hc_waiver_state_word(waiver->state),
		         waiver->ends_soon ? ", ends soon" : "");
	assert_string_equal(waiver->entity, "school");
	assert_string_equal(waiver->basis, "order 5");
	assert_string_equal(waiver->approver, "the bureau");
	assert_string_equal(waiver->justification, "being built");
	return HC_OK;
}

static const want wants[] = {
	{ "a used", HC_WAIVER_IN_FORCE, false },
	{ "b used, 30 days left", HC_WAIVER_IN_FORCE, true },
	{ "c used, 31 days left", HC_WAIVER_IN_FORCE, false },
	{ "d used on its last day", HC_WAIVER_IN_FORCE, true },
	{ "e passes", HC_WAIVER_NOT_NEEDED, false },
	{ "f not known", HC_WAIVER_NOT_NEEDED, false },
	{ "g nobody", HC_WAIVER_MATCHES_NOTHING, false },
	{ "h nobody, 1 day left", HC_WAIVER_MATCHES_NOTHING, true },
	{ "i over, and fails", HC_WAIVER_EXPIRED, false },
	{ "j over, and nobody", HC_WAIVER_EXPIRED, false },
	{ "k to come, and fails", HC_WAIVER_NOT_YET_VALID, false },
	{ "l of the other rule", HC_WAIVER_MATCHES_NOTHING, false },
};

static void every_waiver_is_reported_with_what_became_of_it(void **state)
{
	const hc_date first = day(2019, 1, 1), last = day(2019, 12, 31), over = day(2019, 3, 21),
		      next = day(2019, 3, 23);
	hc_waiver items[] = {
		land_of(wants[0].id, first, last),
		land_of(wants[1].id, first, day(2019, 4, 21)),
		land_of(wants[2].id, first, day(2019, 4, 22)),
		land_of(wants[3].id, first, day(2019, 3, 22)),
		land_of(wants[4].id, first, last),
		land_of(wants[5].id, first, last),
		land_of(wants[6].id, first, last),
		land_of(wants[7].id, first, next),
		land_of(wants[8].id, first, over),
		land_of(wants[9].id, first, over),
		land_of(wants[10].id, next, next),
		land_of(wants[11].id, first, last),
	};
	const struct {
		unsigned rule;
		size_t waiver;
		hc_outcome outcome;
	} results[] = {
		{ LAND, 10, HC_FAIL },   { TRACK, 11, HC_FAIL }, { LAND, 8, HC_FAIL },
		{ LAND, 5, HC_UNKNOWN }, { LAND, 4, HC_PASS },   { LAND, 3, HC_WAIVED },
		{ LAND, 2, HC_WAIVED },  { LAND, 1, HC_WAIVED }, { LAND, 0, HC_WAIVED },
	};
	const hc_waivers waivers = { .count = COUNT(items), .items = items };
	const hc_plan plan = plan_under(&waivers);
	const int64_t expected[] = { 0, 0 };
	reading r = { wants, COUNT(wants), 0 };
	hc_ledger *ledger = new_ledger();
	hc_waiver_watch watch;
	size_t i;

	(void)state;
	assert_int_equal(hc_waiver_watch_init(&watch, &plan, NULL), HC_OK);
	for (i = 0; i < COUNT(results); i++) {
		const hc_result result = { .rule = results[i].rule,
			                   .subject_id = wants[results[i].waiver].id,
			                   .outcome = results[i].outcome };

		if (hc_waiver_watch_see(&watch, &result, NULL) != HC_OK)
			fail_msg("%s: refused", result.subject_id);
	}
	assert_int_equal(hc_waiver_watch_write(&watch, ledger, NULL), HC_OK);
	assert_int_equal(hc_ledger_finish(ledger, expected, NULL, NULL), HC_OK);
	assert_int_equal(hc_ledger_read_waivers(ledger, expect_waiver, &r, NULL), HC_OK);
	assert_int_equal(r.at, COUNT(wants));
	hc_waiver_watch_drop(&watch);
	hc_ledger_close(ledger);
}

static void a_result_that_does_not_go_with_the_waivers_is_refused(void **state)
{
	hc_waiver item = land_of("S1", day(2019, 1, 1), day(2019, 12, 31));
	const hc_waivers waivers = { .count = 1, .items = &item };
	const struct {
		const char *name;
		const hc_waivers *waivers;
		const char *subject;
		hc_outcome outcome;
		hc_status status;
	} cases[] = {
		{ "waived under a waiver", &waivers, "S1", HC_WAIVED, HC_OK },
		{ "failed under a waiver", &waivers, "S1", HC_FAIL, HC_EINTERNAL },
		{ "waived without one for it", &waivers, "S2", HC_WAIVED, HC_EINTERNAL },
		{ "failed without one for it", &waivers, "S2", HC_FAIL, HC_OK },
		{ "waived without any", NULL, "S1", HC_WAIVED, HC_EINTERNAL },
		{ "failed without any", NULL, "S1", HC_FAIL, HC_OK },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		const hc_plan plan = plan_under(cases[i].waivers);
		const hc_result result = { .rule = LAND, .subject_id = cases[i].subject, .outcome = cases[i].outcome };
		hc_waiver_watch watch;
		hc_status status = hc_waiver_watch_init(&watch, &plan, NULL);

		assert_int_equal(status, HC_OK);
		status = hc_waiver_watch_see(&watch, &result, NULL);
		hc_waiver_watch_drop(&watch);
		if (status != cases[i].status)
			fail_msg("%s: status %d", cases[i].name, (int)status);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fail_under_a_waiver_in_force_is_waived_and_nothing_else_is),
		cmocka_unit_test(a_waived_result_keeps_its_numbers_and_says_by_whose_leave),
		cmocka_unit_test(every_waiver_is_reported_with_what_became_of_it),
		cmocka_unit_test(a_result_that_does_not_go_with_the_waivers_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

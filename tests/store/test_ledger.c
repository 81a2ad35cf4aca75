/* SPDX-License-Identifier: MIT */
/* The ledger as its users need it: what goes in comes out, in order and complete, and nothing else gets in. */

#include "support/ledger_fixture.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_fraction(hc_fraction a, hc_fraction b)
{
	return a.num == b.num && a.den == b.den;
}

static bool same_lists(const hc_result *a, const hc_result *b)
{
	size_t i;

	if (a->missing_count != b->missing_count || a->evidence_named != b->evidence_named)
		return false;
	for (i = 0; i < a->missing_count; i++) {
		if (!same_text(a->missing[i].field, b->missing[i].field) || a->missing[i].rows != b->missing[i].rows)
			return false;
	}
	for (i = 0; i < a->evidence_named; i++) {
		if (!same_text(a->evidence[i].entity, b->evidence[i].entity) || !same_text(a->evidence[i].id, b->evidence[i].id))
			return false;
	}
	return true;
}

static bool same_result(const hc_result *a, const hc_result *b)
{
	return a->rule == b->rule && same_text(a->subject_id, b->subject_id) && same_text(a->subject_name, b->subject_name)
	    && same_text(a->owner_id, b->owner_id) && a->outcome == b->outcome && a->comparison == b->comparison
	    && a->kind == b->kind && same_fraction(a->actual.low, b->actual.low) && same_fraction(a->actual.high, b->actual.high)
	    && same_fraction(a->required.low, b->required.low) && same_fraction(a->required.high, b->required.high)
	    && same_text(a->actual_exact, b->actual_exact) && same_text(a->required_exact, b->required_exact)
	    && same_text(a->unit, b->unit) && a->has_shortfall == b->has_shortfall && a->shortfall == b->shortfall
	    && same_text(a->shortfall_unit, b->shortfall_unit) && a->has_margin == b->has_margin && a->margin == b->margin
	    && same_text(a->binding, b->binding) && a->verified == b->verified && same_text(a->limit, b->limit)
	    && a->evidence_count == b->evidence_count && same_text(a->reason.zh, b->reason.zh)
	    && same_text(a->reason.en, b->reason.en) && same_lists(a, b);
}

static hc_status expect_next(void *context, const hc_result *result, hc_error *err)
{
	size_t *at = context;

	(void)err;
	if (*at >= FIXTURE_RESULTS || !same_result(result, fixture_result(*at)))
		fail_msg("result %zu (rule %u, subject %s) is not as it was added", *at, result->rule, result->subject_id);
	++*at;
	return HC_OK;
}

static void what_is_added_is_read_back_by_rule_and_subject(void **state)
{
	const hc_ledger_query all = { 0 };
	unsigned seed;

	(void)state;
	for (seed = 0; seed < 4; seed++) {
		hc_ledger *ledger = fixture_ledger(NULL, seed);
		size_t at = 0;

		assert_non_null(ledger);
		assert_int_equal(hc_ledger_read(ledger, &all, expect_next, &at, NULL), HC_OK);
		assert_int_equal(at, FIXTURE_RESULTS);
		hc_ledger_close(ledger);
	}
}

static hc_status note_subject(void *context, const hc_result *result, hc_error *err)
{
	(void)err;
	hc_text_addf(context, "%u%s ", result->rule, result->subject_id);
	return HC_OK;
}

static void a_query_gives_what_it_asks_for_in_its_order(void **state)
{
	static const struct { const char *name; hc_ledger_query query; const char *want; } cases[] = {
		{ "one rule", { .rule_id = "staffing.dual" }, "5S1 5S2 5S3 " },
		{ "a rule that is not there", { .rule_id = "no.rule" }, "" },
		{ "one rule and subject", { .rule_id = "staffing.dual", .subject_id = "S2" }, "5S2 " },
		{ "a subject that is not there", { .rule_id = "staffing.dual", .subject_id = "S9" }, "" },
		{ "one outcome", { .outcomes = 1u << HC_UNKNOWN }, "4S2 5S2 " },
		{ "passes of one owner", { .outcomes = 1u << HC_PASS, .owner_id = "S3" }, "4S3 " },
		{ "one owner", { .owner_id = "S1" }, "0S1 4S1 5S1 6P1 " },
		{ "an owner with a quote", { .owner_id = "S1' OR 1" }, "" },
		{ "by owner, key first, those without an owner last", { .by_owner = true },
		  "4S1 5S1 6P1 0S1 4S2 5S2 6P2 6P3 6P4 0S2 4S3 5S3 6P5 6P6 6P7 0S3 2C1 " },
		{ "fails by owner", { .outcomes = 1u << HC_FAIL, .by_owner = true }, "4S1 5S1 6P1 6P3 6P4 6P5 6P6 6P7 2C1 " },
		{ "fails of one rule and owner", { .outcomes = 1u << HC_FAIL, .owner_id = "S2", .rule_id = "training.hours", .by_owner = true },
		  "6P3 6P4 " },
	};
	hc_ledger *ledger = fixture_ledger(NULL, 3);
	hc_text seen;
	size_t i;

	(void)state;
	assert_non_null(ledger);
	hc_text_init(&seen);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_text_clear(&seen);
		assert_int_equal(hc_ledger_read(ledger, &cases[i].query, note_subject, &seen, NULL), HC_OK);
		if (strcmp(hc_text_get(&seen), cases[i].want) != 0)
			fail_msg("%s: want \"%s\", got \"%s\"", cases[i].name, cases[i].want, hc_text_get(&seen));
	}
	hc_text_drop(&seen);
	hc_ledger_close(ledger);
}

static void two_cursors_do_not_disturb_each_other(void **state)
{
	const hc_ledger_query all = { 0 }, none = { .rule_id = "no.rule" };
	hc_ledger *ledger = fixture_ledger(NULL, 1);
	hc_ledger_cursor *slow = NULL, *fast = NULL, *empty = NULL;
	const hc_result *here, *ahead;
	size_t at;

	(void)state;
	assert_int_equal(hc_ledger_cursor_open(&slow, ledger, &all, NULL), HC_OK);
	assert_int_equal(hc_ledger_cursor_open(&fast, ledger, &all, NULL), HC_OK);
	assert_int_equal(hc_ledger_cursor_open(&empty, ledger, &none, NULL), HC_OK);
	assert_int_equal(hc_ledger_cursor_next(&ahead, fast, NULL), HC_OK);
	for (at = 0; at < FIXTURE_RESULTS; at++) {
		assert_int_equal(hc_ledger_cursor_next(&here, slow, NULL), HC_OK);
		assert_int_equal(hc_ledger_cursor_next(&ahead, fast, NULL), HC_OK);
		assert_true(same_result(here, fixture_result(at)));
		assert_true(at + 1 == FIXTURE_RESULTS ? !ahead : same_result(ahead, fixture_result(at + 1)));
	}
	for (at = 0; at < 3; at++) {
		assert_int_equal(hc_ledger_cursor_next(&here, slow, NULL), HC_OK);
		assert_null(here);
		assert_int_equal(hc_ledger_cursor_next(&here, empty, NULL), HC_OK);
		assert_null(here);
	}
	hc_ledger_cursor_close(slow);
	hc_ledger_cursor_close(fast);
	hc_ledger_cursor_close(empty);
	hc_ledger_cursor_close(NULL);
	hc_ledger_close(ledger);
}

static hc_status stop_at_third(void *context, const hc_result *result, hc_error *err)
{
	(void)result;
	(void)err;
	return ++*(int *)context == 3 ? HC_EWRITE : HC_OK;
}

static void a_reader_that_fails_stops_the_reading(void **state)
{
	const hc_ledger_query all = { 0 };
	hc_ledger *ledger = fixture_ledger(NULL, 0);
	int seen = 0;

	(void)state;
	assert_int_equal(hc_ledger_read(ledger, &all, stop_at_third, &seen, NULL), HC_EWRITE);
	assert_int_equal(seen, 3);
	hc_ledger_close(ledger);
}

static void check_facts(const hc_ledger *ledger)
{
	static const int64_t totals[HC_OUTCOME_COUNT] = { 3, 9, 2, 1, 1, 1 };
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger), *want = fixture_facts();
	const hc_ledger_term *term = hc_ledger_find_term(ledger, "internship");

	assert_string_equal(facts->program, want->program);
	assert_int_equal(facts->as_of, want->as_of);
	assert_string_equal(facts->owner_entity, want->owner_entity);
	assert_string_equal(facts->within, want->within);
	assert_int_equal(facts->verdicts_verified, want->verdicts_verified);
	assert_int_equal(facts->records_date, want->records_date);
	assert_int_equal(facts->rule_count, FIXTURE_RULES);
	assert_string_equal(facts->rules[5].id, "staffing.dual");
	assert_string_equal(facts->rules[5].title.zh, want->rules[5].title.zh);
	assert_int_equal(facts->rules[5].clause_count, 2);
	assert_string_equal(facts->rules[5].clauses[1].id, "plan-2019:11");
	assert_null(facts->rules[5].clauses[1].number);
	assert_int_equal(facts->rules[5].clauses[1].verified, HC_CITY);
	assert_int_equal(facts->rules[5].totals[HC_BROKEN], 1);
	assert_int_equal(facts->level_count, 4);
	assert_int_equal(facts->levels[0].owners, 1);
	assert_int_equal(facts->levels[3].owners, 0);
	assert_int_equal(facts->limit_count, 3);
	assert_null(facts->limits[1].basis.zh);
	assert_string_equal(facts->limits[2].basis.zh, want->limits[2].basis.zh);
	assert_string_equal(facts->limits[2].basis.en, want->limits[2].basis.en);
	assert_null(facts->verdicts_basis.zh);
	assert_true(facts->limits[1].outdated);
	assert_int_equal(facts->limits[1].review_by, want->limits[1].review_by);
	assert_memory_equal(hc_ledger_totals(ledger), totals, sizeof totals);
	assert_non_null(term);
	assert_string_equal(term->counter, "条");
	assert_string_equal(term->plural.en, "internships");
	assert_null(hc_ledger_find_term(ledger, "nothing"));
	assert_null(hc_ledger_find_term(ledger, NULL));
}

typedef struct standings {
	hc_text shown;
} standings;

static hc_status show_standing(void *context, const hc_ledger_standing *standing, hc_error *err)
{
	standings *s = context;

	(void)err;
	hc_text_addf(&s->shown, "%s class %zu: %lld failed, %lld undecided\n", standing->owner_id, standing->class,
	             (long long)standing->failed, (long long)standing->undecided);
	return HC_OK;
}

static void owners_stand_where_their_indicators_put_them(void **state)
{
	hc_ledger *ledger = fixture_ledger(NULL, 1);
	const hc_ledger_project *project = &hc_ledger_facts_of(ledger)->projects[0];
	standings s;

	(void)state;
	hc_text_init(&s.shown);
	assert_int_equal(hc_ledger_facts_of(ledger)->project_count, 1);
	assert_string_equal(project->rules[2], "staffing.dual");
	assert_string_equal(project->clauses[1], "setup-2010:7");
	assert_int_equal(project->class_count, 4);
	assert_int_equal(project->classes[0].owners, 1);
	assert_int_equal(project->classes[2].owners, 0);
	assert_int_equal(project->classes[3].owners, 2);
	assert_int_equal(project->goal_count, 2);
	assert_int_equal(project->goals[0].share.num, 4);
	assert_null(project->goals[1].clause);
	assert_int_equal(hc_ledger_read_standings(ledger, 0, show_standing, &s, NULL), HC_OK);
	assert_string_equal(hc_text_get(&s.shown), "S1 class 0: 2 failed, 0 undecided\n"
	                                           "S2 class 3: 0 failed, 2 undecided\n"
	                                           "S3 class 3: 0 failed, 1 undecided\n");
	hc_text_drop(&s.shown);
	hc_ledger_close(ledger);
}

static void the_facts_are_read_back_with_what_was_counted(void **state)
{
	hc_ledger *ledger = fixture_ledger(NULL, 1);

	(void)state;
	assert_non_null(ledger);
	check_facts(ledger);
	hc_ledger_close(ledger);
}

static hc_status expect_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	size_t *at = context;
	const hc_ledger_verdict *want = fixture_verdict(*at);

	(void)err;
	assert_string_equal(verdict->owner_id, want->owner_id);
	assert_string_equal(verdict->owner_name, want->owner_name);
	assert_int_equal(verdict->level, want->level);
	assert_memory_equal(verdict->totals, want->totals, sizeof want->totals);
	++*at;
	return HC_OK;
}

static void verdicts_are_read_by_owner_and_found_by_id(void **state)
{
	hc_ledger *ledger = fixture_ledger(NULL, 2);
	const hc_ledger_verdict *found;
	size_t at = 0;

	(void)state;
	assert_int_equal(hc_ledger_read_verdicts(ledger, expect_verdict, &at, NULL), HC_OK);
	assert_int_equal(at, FIXTURE_VERDICTS);
	for (at = FIXTURE_VERDICTS; at > 0; at--) {
		size_t same = at - 1;

		assert_int_equal(hc_ledger_find_verdict(&found, ledger, fixture_verdict(same)->owner_id, NULL), HC_OK);
		assert_non_null(found);
		expect_verdict(&same, found, NULL);
	}
	assert_int_equal(hc_ledger_find_verdict(&found, ledger, "S9", NULL), HC_OK);
	assert_null(found);
	assert_int_equal(hc_ledger_find_verdict(&found, ledger, NULL, NULL), HC_OK);
	assert_null(found);
	hc_ledger_close(ledger);
}

static hc_status note_problem(void *context, const hc_ledger_problem *problem, hc_error *err)
{
	(void)err;
	hc_text_addf(context, "%s %s %s|", problem->entity, problem->id, problem->field ? problem->field : "-");
	return HC_OK;
}

static void a_problem_is_listed_once(void **state)
{
	hc_ledger *ledger = fixture_ledger(NULL, 1);
	hc_text seen;

	(void)state;
	hc_text_init(&seen);
	assert_int_equal(hc_ledger_read_problems(ledger, note_problem, &seen, NULL), HC_OK);
	assert_string_equal(hc_text_get(&seen), "school S4 -|teacher T1 degree|teacher T9 hired_on|");
	hc_text_drop(&seen);
	hc_ledger_close(ledger);
}

static hc_status expect_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	size_t *at = context;
	const hc_ledger_waiver *want = fixture_waiver(*at);

	(void)err;
	if (*at >= FIXTURE_WAIVERS || !same_text(waiver->rule, want->rule) || !same_text(waiver->entity, want->entity) ||
	    !same_text(waiver->id, want->id) || !same_text(waiver->basis, want->basis) ||
	    !same_text(waiver->approver, want->approver) || !same_text(waiver->justification, want->justification) ||
	    waiver->from != want->from || waiver->to != want->to || waiver->state != want->state ||
	    waiver->ends_soon != want->ends_soon)
		fail_msg("waiver %zu (%s, %s) is not as it was added", *at, waiver->rule, waiver->id);
	++*at;
	return HC_OK;
}

static void waivers_are_read_back_by_rule_subject_and_day(void **state)
{
	unsigned seed;

	(void)state;
	for (seed = 0; seed < 4; seed++) {
		hc_ledger *ledger = fixture_ledger(NULL, seed);
		size_t at = 0;

		assert_int_equal(hc_ledger_read_waivers(ledger, expect_waiver, &at, NULL), HC_OK);
		assert_int_equal(at, FIXTURE_WAIVERS);
		hc_ledger_close(ledger);
	}
}

static void a_waiver_that_is_there_already_spoils_the_ledger(void **state)
{
	hc_ledger *ledger = fixture_filled(NULL, 0);

	(void)state;
	assert_int_not_equal(hc_ledger_add_waiver(ledger, fixture_waiver(1), NULL), HC_OK);
	assert_int_equal(hc_ledger_finish(ledger, fixture_expected(), NULL, NULL), HC_EINTERNAL);
	hc_ledger_close(ledger);
}

static void a_second_verdict_is_refused(void **state)
{
	hc_ledger *ledger = fixture_filled(NULL, 0);

	(void)state;
	assert_int_equal(hc_ledger_add_verdict(ledger, fixture_verdict(1), NULL), HC_EINTERNAL);
	assert_int_equal(hc_ledger_finish(ledger, fixture_expected(), NULL, NULL), HC_EINTERNAL);
	hc_ledger_close(ledger);
}

static void a_result_that_is_not_well_formed_is_refused(void **state)
{
	static const struct { const char *name; hc_result result; } cases[] = {
		{ "a rule that is not there", { .rule = FIXTURE_RULES, .subject_id = "S1" } },
		{ "a rule that does not run", { .rule = 1, .subject_id = "S1" } },
		{ "an outcome that is not there", { .rule = 0, .subject_id = "S1", .outcome = HC_OUTCOME_COUNT } },
		{ "a comparison that is not there", { .rule = 0, .subject_id = "S1", .comparison = HC_COMPARISON_COUNT } },
		{ "a kind that is not there", { .rule = 0, .subject_id = "S1", .kind = (hc_kind)7 } },
		{ "no subject", { .rule = 0 } },
	};
	hc_ledger *ledger;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(hc_ledger_create(&ledger, NULL, fixture_facts(), NULL), HC_OK);
		if (hc_ledger_add(ledger, &cases[i].result, 1, NULL, NULL) != HC_EINTERNAL)
			fail_msg("%s: accepted", cases[i].name);
		hc_ledger_close(ledger);
	}
}

static void a_finished_ledger_takes_nothing_more(void **state)
{
	const hc_result more = { .rule = 0, .subject_id = "S7" };
	hc_ledger *ledger = fixture_ledger(NULL, 0);

	(void)state;
	assert_int_equal(hc_ledger_add(ledger, &more, 1, NULL, NULL), HC_EINTERNAL);
	assert_int_equal(hc_ledger_add_waiver(ledger, fixture_waiver(0), NULL), HC_EINTERNAL);
	assert_int_equal(hc_ledger_finish(ledger, fixture_expected(), NULL, NULL), HC_EINTERNAL);
	hc_ledger_close(ledger);
}

static void rules_that_are_not_sorted_are_refused(void **state)
{
	const hc_ledger_rule rules[2] = {
		{ .id = "b.x", .area = "b", .entity = "school", .state = "runs" },
		{ .id = "a.x", .area = "a", .entity = "school", .state = "runs" },
	};
	hc_ledger_facts facts = *fixture_facts();
	hc_ledger *ledger;

	(void)state;
	facts.rule_count = 2;
	facts.rules = rules;
	assert_int_equal(hc_ledger_create(&ledger, NULL, &facts, NULL), HC_EINTERNAL);
	assert_null(ledger);
}

static void bytes_that_are_no_utf8_are_replaced(void **state)
{
	const hc_result hostile = { .rule = 0, .subject_id = "S\xFF", .subject_name = "a\xE4\xBD" "b\xC0\x80\xED\xA0\x80" "乙" };
	const hc_ledger_query all = { 0 };
	hc_ledger *ledger;
	hc_text seen;

	(void)state;
	hc_text_init(&seen);
	assert_int_equal(hc_ledger_create(&ledger, NULL, fixture_facts(), NULL), HC_OK);
	assert_int_equal(hc_ledger_add(ledger, &hostile, 1, NULL, NULL), HC_OK);
	assert_int_equal(hc_ledger_read(ledger, &all, note_subject, &seen, NULL), HC_OK);
	assert_string_equal(hc_text_get(&seen), "0S\xEF\xBF\xBD ");
	hc_text_drop(&seen);
	hc_ledger_close(ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_added_is_read_back_by_rule_and_subject),
		cmocka_unit_test(a_query_gives_what_it_asks_for_in_its_order),
		cmocka_unit_test(two_cursors_do_not_disturb_each_other),
		cmocka_unit_test(a_reader_that_fails_stops_the_reading),
		cmocka_unit_test(owners_stand_where_their_indicators_put_them),
		cmocka_unit_test(the_facts_are_read_back_with_what_was_counted),
		cmocka_unit_test(verdicts_are_read_by_owner_and_found_by_id),
		cmocka_unit_test(a_problem_is_listed_once),
		cmocka_unit_test(waivers_are_read_back_by_rule_subject_and_day),
		cmocka_unit_test(a_waiver_that_is_there_already_spoils_the_ledger),
		cmocka_unit_test(a_second_verdict_is_refused),
		cmocka_unit_test(a_result_that_is_not_well_formed_is_refused),
		cmocka_unit_test(a_finished_ledger_takes_nothing_more),
		cmocka_unit_test(rules_that_are_not_sorted_are_refused),
		cmocka_unit_test(bytes_that_are_no_utf8_are_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

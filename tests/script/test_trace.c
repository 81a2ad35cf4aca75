/* SPDX-License-Identifier: MIT */
/*
 * A row test that is followed says what it says when it is asked about every
 * row. A rule that assigns to what is there already is never followed, so each
 * test is judged twice, in a rule that does not and in one that does.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "fillings.h"
#include "support/pack_fixture.h"

#include <stdio.h>
#include <string.h>

enum { CASES = 60 };

static const char *const bodies[] = {
	"return t.dual",
	"return not t.dual and t.rank == 'senior'",
	"return t.rank == 'senior' or t.hours > 1",
	"return t.hours >= t.level",
	"return t.hours == t.level",
	"return t.hours + t.bonus < 2",
	"return 2 * t.hours - t.level > t.bonus",
	"return t.pay * 3 / 2 <= limits.min_share * 4",
	"return -t.bonus >= 1",
	"return 1 / t.hours > 0.4",
	"return t.hired_on < t.left_on",
	"return t.hired_on + 1 == t.left_on",
	"return t.left_on - t.hired_on >= t.hours",
	"return (t.filed_on or as_of) > t.hired_on",
	"return t.filed_on and t.filed_on < months_after(t.hired_on, t.level)",
	"return months_before(t.left_on, 1) < date '2017-12-02'",
	"return years(t.hired_on, as_of) >= t.level",
	"return year_of(t.hired_on) == 2018 and t.level > 1",
	"return month_of(t.hired_on) == month_of(t.left_on)",
	"return max(t.hours, t.level) > 2",
	"return floor(t.pay) == 1",
	"return t.badge == 'a'",
	"return t.badge ~= 'b' and t.dual",
	"return t.course.level == 'high' and t.course.weeks > t.hours",
	"return school.newly_built and t.dual",
	"return t.hours > school.seats",
	"if t.full_time then return t.hours > 1 elseif t.dual then return t.level < 3 end return t.rank == 'none'",
	"for i = 1, 3 do if t.level == i and t.hours >= i then return true end end return false",
	"local ranks = { none = 0, junior = 1, senior = 2 } return t.level > ranks[t.rank]",
	"return school.teachers:where { level = at_least(t.level) }:count() > 2",
	"return school.teachers:where(function(o) return o.level > t.level end):count() > 1",
	"return (first and first.level or 0) < t.level",
};

#define COUNT (sizeof bodies / sizeof *bodies)

/* Rules followed.rNN and asked.rNN. */
static void write_pair(pack *p, size_t number)
{
	static const char *const areas[] = {"followed", "asked"};
	char name[64], text[1024];
	for (size_t i = 0; i < 2; i++) {
		snprintf(name, sizeof name, "%s/r%02zu.lua", areas[i], number);
		snprintf(text, sizeof text,
		         "%s return rule { id = '%s.r%02zu', title = { zh = '题', en = 'T' }, clauses = { 'standard:1' }, severity = 'key',\n"
		         "subject = 'school', check = function(school, limits) local first\n"
		         "return none(school.teachers:where(function(t) %s end)) end,\n"
		         "examples = { { 'x', result = 'fail', school = {} } } }\n",
		         i ? "local n = 0 n = n + 1" : "", areas[i], number, bodies[number]);
		assert_true(pack_write(p, name, text));
	}
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Everything but the file that an error names. */
static bool same_result(const hc_result *a, const hc_result *b)
{
	bool same = a->outcome == b->outcome && hc_interval_same(a->actual, b->actual) && a->has_shortfall == b->has_shortfall &&
	            a->shortfall == b->shortfall && a->verified == b->verified && same_text(a->limit, b->limit) &&
	            a->missing_count == b->missing_count && a->evidence_count == b->evidence_count && a->evidence_named == b->evidence_named;
	for (size_t i = 0; same && i < a->missing_count; i++)
		same = strcmp(a->missing[i].field, b->missing[i].field) == 0 && a->missing[i].rows == b->missing[i].rows;
	for (size_t i = 0; same && i < a->evidence_named; i++)
		same = strcmp(a->evidence[i].id, b->evidence[i].id) == 0;
	return same;
}

static hc_result judge(pack *p, const char *area, size_t number, const hc_layout *layout, const hc_block *block, size_t row,
                       hc_arena *arena)
{
	hc_result result;
	char id[64];
	snprintf(id, sizeof id, "%s.r%02zu", area, number);
	assert_int_equal(hc_script_begin(p->script, layout, block, &p->err), HC_OK);
	assert_int_equal(hc_script_check(p->script, pack_find(p, id), 0, row, arena, &result, &p->err), HC_OK);
	return result;
}

static bool try_case(pack *p, size_t number, const hc_layout *layout, uint64_t seed, bool seen[HC_OUTCOME_COUNT])
{
	static fillings f;
	fill_random random = {seed};
	hc_arena arena;
	bool ok = true;

	hc_arena_init(&arena);
	assert_true(fillings_make(&f, layout, &random));
	for (size_t row = 0; ok && row <= f.ways; row++) {
		hc_result followed = judge(p, "followed", number, layout, &f.block, row, &arena);
		hc_result asked = judge(p, "asked", number, layout, &f.block, row, &arena);
		seen[asked.outcome] = true;
		ok = same_result(&followed, &asked);
		if (!ok)
			print_error("%s\n  seed %llu, subject %zu: followed %s, asked %s\n", bodies[number], (unsigned long long)seed, row,
			            hc_outcome_word(followed.outcome), hc_outcome_word(asked.outcome));
	}
	hc_block_drop(&f.block);
	hc_arena_drop(&arena);
	return ok;
}

static void a_followed_row_test_says_what_it_says_when_it_is_asked(void **state)
{
	size_t failed = 0, decided = 0;
	pack p;

	(void)state;
	assert_true(pack_open(&p));
	for (size_t i = 0; i < COUNT; i++)
		write_pair(&p, i);
	if (!pack_load_written(&p))
		fail_msg("%s", pack_problems(&p));
	for (size_t i = 0; i < COUNT; i++) {
		bool seen[HC_OUTCOME_COUNT] = {false};
		char id[64];
		hc_layout *layout = hc_arena_alloc(&p.arena, sizeof *layout);
		snprintf(id, sizeof id, "asked.r%02zu", i);
		assert_true(layout && pack_layout(&p, pack_find(&p, id), layout));
		bool ok = true;
		for (uint64_t seed = 1; ok && seed <= CASES; seed++)
			ok = try_case(&p, i, layout, seed * 7919 + i, seen);
		failed += !ok;
		decided += seen[HC_PASS] && seen[HC_FAIL];
	}
	pack_close(&p);
	assert_int_equal(failed, 0);
	assert_in_range(decided, COUNT * 3 / 4, COUNT); /* the cases say something */
}

/* Asked about every row, this test would take more than a rule may. */
static void rows_that_are_alike_do_not_pass_through_lua(void **state)
{
	static const char slow[] = "return rule { id = 'a.slow', title = { zh = '题', en = 'T' }, clauses = { 'standard:1' }, severity = 'key',\n"
	                           "subject = 'school', check = function(school, limits) %s\n"
	                           "return none(school.teachers:where(function(t) for i = 1, %d do end return %s end)) end,\n"
	                           "examples = { { 'x', result = 'fail', school = {} } } }\n";
	static const char assigns[] = "local n = 0 n = n + 1";
	static const struct { const char *top, *test; hc_outcome outcome; } tries[] = {
		{"", "not t.dual", HC_PASS},
		{assigns, "not t.dual", HC_BROKEN},
		{"", "t.hours > 1", HC_UNKNOWN}, /* no row says when */
		{"", "t.rank == 'senior'", HC_UNKNOWN},
		{assigns, "t.hours > 1", HC_BROKEN},
	};
	enum { ROWS = 1000 };

	(void)state;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		pack p;
		hc_block block;
		hc_arena arena;
		hc_result result;
		char text[1024];
		hc_arena_init(&arena);
		assert_true(pack_open(&p));
		snprintf(text, sizeof text, slow, tries[i].top, HC_SCRIPT_STEPS_MAX / ROWS * 2, tries[i].test);
		assert_true(pack_write(&p, "a/slow.lua", text));
		if (!pack_load_written(&p))
			fail_msg("%s", pack_problems(&p));
		hc_layout *layout = hc_arena_alloc(&p.arena, sizeof *layout);
		assert_true(layout && pack_layout(&p, 0, layout) && pack_block(&block, layout, 1, ROWS, "dual"));
		assert_int_equal(hc_script_begin(p.script, layout, &block, &p.err), HC_OK);
		assert_int_equal(hc_script_check(p.script, 0, 0, 0, &arena, &result, &p.err), HC_OK);
		if (result.outcome != tries[i].outcome)
			fail_msg("%s: %s: %s", tries[i].test, hc_outcome_word(result.outcome), result.reason.en ? result.reason.en : "-");
		hc_block_drop(&block);
		hc_arena_drop(&arena);
		pack_close(&p);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_followed_row_test_says_what_it_says_when_it_is_asked),
		cmocka_unit_test(rows_that_are_alike_do_not_pass_through_lua),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/memory.h"
#include "data/filter.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define NEVER HC_DATE_NEVER
#define MOST INT64_MAX
#define LEAST INT64_MIN

/* The frame: what each column holds in the rows; `x` is missing. */
enum { ROWS = 6, X = 77777 };
enum { RANK, COUNTED, FLAG, DAY, ACT, NAME, SKILLS, OTHER, COLUMNS };

static const hc_type types[COLUMNS] = {HC_ENUM, HC_INTEGER, HC_BOOLEAN, HC_DATE, HC_DATE, HC_TEXT, HC_SET, HC_INTEGER};
static const hc_domain domains[COLUMNS] = {{0, 2}, {0, 9}, {0, 1}, {10, 20}, {HC_DATE_MIN, HC_DATE_MAX}, {0, 0}, {0, 7}, {3, 5}};
static const int64_t values[COLUMNS][ROWS] = {
	[RANK] = {0, 1, 2, X, 2, X},
	[COUNTED] = {0, 5, 9, X, X, 4},
	[FLAG] = {1, 0, X, 1, 0, 1},
	[DAY] = {10, 15, 20, X, 12, X},
	[ACT] = {NEVER, 15, 9, NEVER, 30, 15},
	[SKILLS] = {0, 1, 7, X, 6, 2},
	[OTHER] = {3, 5, 4, 4, X, X},
};
static const char *const names[ROWS] = {"a", "b", "", NULL, "a", "ab"};

typedef struct bench {
	hc_frame frame;
	hc_arena arena;
} bench;

static int begin(void **state)
{
	bench *b = calloc(1, sizeof *b);
	*state = b;
	if (!b || !hc_frame_init(&b->frame, types, COLUMNS))
		return -1;
	hc_arena_init(&b->arena);
	for (size_t c = 0; c < COLUMNS; c++)
		for (size_t row = 0; row < ROWS; row++) {
			hc_column *column = &b->frame.columns[c];
			const char *name = names[row];
			bool ok = c == NAME ? (name ? hc_column_add_text(column, name, strlen(name)) : hc_column_add_missing(column))
			          : values[c][row] == X ? hc_column_add_missing(column) : hc_column_add_number(column, values[c][row]);
			if (!ok)
				return -1;
		}
	b->frame.rows = ROWS;
	return 0;
}

static int end(void **state)
{
	bench *b = *state;
	hc_frame_drop(&b->frame);
	hc_arena_drop(&b->arena);
	free(b);
	return 0;
}

/* What a case says of a condition; made into an hc_condition in the arena. */
typedef struct wish {
	bool given;
	hc_condition_kind kind;
	uint16_t column;
	bool negated;
	size_t count;
	hc_range ranges[3];
	const char *texts[3];
	int64_t mask, want;
	hc_relation relation;
	uint16_t other;
} wish;

#define RANGE(column, ...) {true, HC_IN_RANGES, column, false, COUNT(((hc_range[]){__VA_ARGS__})), {__VA_ARGS__}, {NULL}, 0, 0, HC_SAME, 0}
#define TEXTS(column, negated, ...) {true, HC_IN_TEXTS, column, negated, COUNT(((const char *[]){__VA_ARGS__})), {{0, 0}}, {__VA_ARGS__}, 0, 0, HC_SAME, 0}
#define MASK(column, negated, mask, want) {true, HC_HAS_MASK, column, negated, 0, {{0, 0}}, {NULL}, mask, want, HC_SAME, 0}
#define COMPARE(column, negated, relation, other) {true, HC_COMPARES, column, negated, 0, {{0, 0}}, {NULL}, 0, 0, relation, other}

/* Each row: y surely kept, n not kept, ? perhaps. */
static const struct { const char *name; wish first, second, third; const char *kept; } cases[] = {
	{"no condition", {0}, {0}, {0}, "yyyyyy"},

	/* ranges; a missing member can be 0..2, a missing count 0..9 */
	{"a member", RANGE(RANK, {2, 2}), {0}, {0}, "nny?y?"},
	{"all members", RANGE(RANK, {0, 2}), {0}, {0}, "yyyyyy"},
	{"no member", RANGE(RANK, {3, 9}), {0}, {0}, "nnnnnn"},
	{"nothing at all", {true, HC_IN_RANGES, RANK, false, 0, {{0, 0}}, {NULL}, 0, 0, HC_SAME, 0}, {0}, {0}, "nnnnnn"},
	{"a count from five", RANGE(COUNTED, {5, MOST}), {0}, {0}, "nyy??n"},
	{"a count from nothing", RANGE(COUNTED, {0, MOST}), {0}, {0}, "yyyyyy"},
	{"a count in two ranges", RANGE(COUNTED, {LEAST, 0}, {9, MOST}), {0}, {0}, "yny??n"},
	{"a count in ranges that are all there can be but one", RANGE(COUNTED, {LEAST, 4}, {6, MOST}), {0}, {0}, "yny??y"},
	{"a flag", RANGE(FLAG, {1, 1}), {0}, {0}, "yn?yny"},
	{"a day", RANGE(DAY, {11, 15}), {0}, {0}, "nyn?y?"},
	{"a day that is sure", RANGE(DAY, {10, 20}), {0}, {0}, "yyyyyy"},
	{"an act by a day", RANGE(ACT, {HC_DATE_MIN, 15}), {0}, {0}, "nyynny"},
	{"an act not done", RANGE(ACT, {LEAST, NEVER}), {0}, {0}, "ynnynn"},

	/* merged on one column */
	{"a member twice", RANGE(RANK, {1, 2}), RANGE(RANK, {0, 1}), {0}, "nyn?n?"},
	{"members that exclude each other", RANGE(RANK, {0, 0}), RANGE(RANK, {2, 2}), {0}, "nnnnnn"},
	{"counts that leave all there can be", RANGE(COUNTED, {-5, 9}), RANGE(COUNTED, {0, 50}), {0}, "yyyyyy"},
	{"three times", RANGE(COUNTED, {0, 8}), RANGE(COUNTED, {4, 9}), RANGE(COUNTED, {5, 9}), "nyn??n"},

	/* several columns */
	{"two columns", RANGE(RANK, {2, 2}), RANGE(COUNTED, {9, 9}), {0}, "nny??n"},
	{"two columns, one surely not", RANGE(RANK, {2, 2}), RANGE(FLAG, {1, 1}), {0}, "nn??n?"},
	{"two columns, both perhaps", RANGE(COUNTED, {1, 9}), RANGE(RANK, {1, 2}), {0}, "nyy???"},

	/* texts */
	{"a text", TEXTS(NAME, false, "a"), {0}, {0}, "ynn?yn"},
	{"one of two texts", TEXTS(NAME, false, "b", "ab"), {0}, {0}, "nyn?ny"},
	{"another text", TEXTS(NAME, true, "a"), {0}, {0}, "nyy?ny"},
	{"the empty text", TEXTS(NAME, false, ""), {0}, {0}, "nny?nn"},
	{"a text and another", TEXTS(NAME, false, "a", "b"), TEXTS(NAME, true, "a"), {0}, "nyn?nn"},

	/* sets */
	{"a member of a set", MASK(SKILLS, false, 2, 2), {0}, {0}, "nny?yy"},
	{"two members", MASK(SKILLS, false, 3, 3), {0}, {0}, "nny?nn"},
	{"not both members", MASK(SKILLS, true, 3, 3), {0}, {0}, "yyn?yy"},
	{"an empty set", MASK(SKILLS, false, 7, 0), {0}, {0}, "ynn?nn"},
	{"a set with something", MASK(SKILLS, true, 7, 0), {0}, {0}, "nyy?yy"},
	{"no member asked for", MASK(SKILLS, false, 0, 0), {0}, {0}, "yyyyyy"},

	/* against another column, whose missing values are 3..5 */
	{"less", COMPARE(COUNTED, false, HC_LESS, OTHER), {0}, {0}, "ynn???"},
	{"less or equal", COMPARE(COUNTED, false, HC_LESS_EQUAL, OTHER), {0}, {0}, "yyn???"},
	{"the same", COMPARE(COUNTED, false, HC_SAME, OTHER), {0}, {0}, "nyn???"},
	{"different", COMPARE(COUNTED, false, HC_DIFFERENT, OTHER), {0}, {0}, "yny???"},
	{"more or equal", COMPARE(COUNTED, false, HC_MORE_EQUAL, OTHER), {0}, {0}, "nyy???"},
	{"more", COMPARE(COUNTED, false, HC_MORE, OTHER), {0}, {0}, "nny???"},
	{"not more", COMPARE(COUNTED, true, HC_MORE, OTHER), {0}, {0}, "yyn???"},
	{"an act by another day", COMPARE(ACT, false, HC_LESS_EQUAL, DAY), {0}, {0}, "nyynn?"},
	{"an act not by another day", COMPARE(ACT, true, HC_LESS_EQUAL, DAY), {0}, {0}, "ynnyy?"},
	{"a day from an act", COMPARE(DAY, false, HC_MORE_EQUAL, ACT), {0}, {0}, "nyynn?"},
	{"an act at another time", COMPARE(ACT, false, HC_DIFFERENT, DAY), {0}, {0}, "nnyny?"},
	{"surely less within what can be", COMPARE(OTHER, false, HC_MORE, RANK), {0}, {0}, "yyyyyy"},
};

static bool add_wish(hc_filter *filter, const wish *w, hc_arena *arena)
{
	hc_condition c = {.kind = w->kind, .column = w->column, .negated = w->negated, .domain = domains[w->column],
	                  .mask = w->mask, .want = w->want, .relation = w->relation, .other = w->other,
	                  .other_domain = domains[w->other]};
	if (!w->given)
		return true;
	if (w->kind == HC_IN_RANGES && !hc_ranges_normalise(arena, w->ranges, w->count, &c.ranges, &c.range_count))
		return false;
	if (w->kind == HC_IN_TEXTS) {
		c.texts = hc_arena_alloc(arena, 4 * sizeof *c.texts);
		for (; c.texts && c.text_count < w->count; c.text_count++)
			c.texts[c.text_count] = hc_arena_text(arena, w->texts[c.text_count]);
	}
	return hc_filter_add(filter, &c);
}

static void kept_text(char out[ROWS + 1], const hc_selection *s)
{
	for (size_t row = 0; row < ROWS; row++) {
		bool sure = s->sure[0] >> row & 1, can = s->can[0] >> row & 1;
		out[row] = sure && can ? 'y' : can ? '?' : sure ? '!' : 'n';
	}
	out[ROWS] = '\0';
}

static void rows_are_kept_surely_perhaps_or_not(void **state)
{
	bench *b = *state;
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		hc_filter filter, copy;
		hc_selection selection;
		char kept[ROWS + 1], again[ROWS + 1];
		hc_filter_init(&filter, &b->arena);
		hc_filter_init(&copy, &b->arena);
		assert_true(add_wish(&filter, &cases[i].first, &b->arena) && add_wish(&filter, &cases[i].second, &b->arena) &&
		            add_wish(&filter, &cases[i].third, &b->arena));
		assert_true(hc_filter_select(&selection, &filter, &b->frame, NULL, &b->arena));
		kept_text(kept, &selection);
		assert_true(hc_filter_add_all(&copy, &filter) && hc_filter_add_all(&copy, &filter));
		assert_true(hc_filter_select(&selection, &copy, &b->frame, NULL, &b->arena));
		kept_text(again, &selection);
		if (strcmp(kept, cases[i].kept) != 0 || strcmp(again, kept) != 0) {
			print_error("%s: keeps %s, added twice %s, expected %s\n", cases[i].name, kept, again, cases[i].kept);
			failed++;
		}
		assert_int_equal(selection.can[0] >> ROWS, 0);
	}
	assert_int_equal(failed, 0);
}

static void the_contrary_keeps_the_others(void **state)
{
	bench *b = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		hc_filter filter, contrary;
		hc_selection one, other;
		hc_condition not;
		if (!cases[i].first.given || cases[i].second.given)
			continue;
		hc_filter_init(&filter, &b->arena);
		hc_filter_init(&contrary, &b->arena);
		assert_true(add_wish(&filter, &cases[i].first, &b->arena));
		assert_true(hc_condition_negate(&not, &filter.conditions[0], &b->arena) && hc_filter_add(&contrary, &not));
		assert_true(hc_filter_select(&one, &filter, &b->frame, NULL, &b->arena));
		assert_true(hc_filter_select(&other, &contrary, &b->frame, NULL, &b->arena));
		uint64_t all = (UINT64_C(1) << ROWS) - 1;
		if (other.sure[0] != (all & ~one.can[0]) || other.can[0] != (all & ~one.sure[0]))
			fail_msg("%s", cases[i].name);
	}
}

static void only_rows_within_are_looked_at(void **state)
{
	bench *b = *state;
	const wish rank = RANGE(RANK, {2, 2});
	const uint64_t within = 0x2c; /* rows 2, 3 and 5 */
	hc_filter filter;
	hc_selection selection;
	char kept[ROWS + 1];

	hc_filter_init(&filter, &b->arena);
	assert_true(add_wish(&filter, &rank, &b->arena));
	assert_true(hc_filter_select(&selection, &filter, &b->frame, &within, &b->arena));
	kept_text(kept, &selection);
	assert_string_equal(kept, "nny?n?");
}

/* Which rows may be in the whole and not in the part. */
static const struct { const char *name; wish whole, more, second; const char *rest; } rests[] = {
	{"another column", RANGE(FLAG, {1, 1}), RANGE(RANK, {2, 2}), {0}, "ynnyny"},
	{"the same column", RANGE(RANK, {1, 2}), RANGE(RANK, {2, 2}), {0}, "nynyny"},
	{"the part is the whole", RANGE(RANK, {1, 2}), RANGE(RANK, {0, 2}), {0}, "nnnnnn"},
	{"the part is nothing", RANGE(RANK, {1, 2}), RANGE(RANK, {0, 0}), {0}, "nyyyyy"},
	{"of everything", {0}, RANGE(COUNTED, {0, 5}), {0}, "nnyyyn"},
	{"two more", RANGE(FLAG, {1, 1}), RANGE(RANK, {0, 0}), RANGE(COUNTED, {0, 3}), "nnyyny"},
	{"what is sure of the part", RANGE(COUNTED, {5, 9}), RANGE(COUNTED, {0, 9}), {0}, "nnnnnn"},
};

static void the_rest_is_filled_in_one_way_with_the_whole(void **state)
{
	bench *b = *state;
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(rests); i++) {
		hc_filter whole, part;
		uint64_t *rest;
		char got[ROWS + 1] = "";
		hc_filter_init(&whole, &b->arena);
		hc_filter_init(&part, &b->arena);
		assert_true(add_wish(&whole, &rests[i].whole, &b->arena) && hc_filter_add_all(&part, &whole));
		assert_true(add_wish(&part, &rests[i].more, &b->arena) && add_wish(&part, &rests[i].second, &b->arena));
		assert_true(hc_filter_select_rest(&rest, &whole, &part, &b->frame, NULL, &b->arena));
		for (size_t row = 0; row < ROWS; row++)
			got[row] = (rest[0] >> row & 1) ? 'y' : 'n';
		if (strcmp(got, rests[i].rest) != 0) {
			print_error("%s: the rest is %s, expected %s\n", rests[i].name, got, rests[i].rest);
			failed++;
		}
	}
	assert_int_equal(failed, 0);
}

typedef struct asked {
	char rows[ROWS + 1];
	size_t fail_at;
} asked;

static hc_judged odd_rows(void *context, size_t word, uint64_t open, bool *failed)
{
	asked *a = context;
	hc_judged out = {0, 0};
	for (size_t row = 0; word == 0 && row < ROWS && !*failed; row++) {
		if (!(open >> row & 1))
			continue;
		a->rows[row] = 'x';
		*failed = row == a->fail_at;
		out.sure |= (uint64_t)(row % 2 && row != 3) << row;
		out.can |= (uint64_t)(row % 2) << row;
	}
	return out;
}

static void a_row_test_sees_only_what_the_cheap_conditions_left(void **state)
{
	bench *b = *state;
	asked a = {"......", 99};
	const hc_condition test = {.kind = HC_TESTED, .test = odd_rows, .context = &a};
	const wish flag = RANGE(FLAG, {1, 1});
	hc_filter filter;
	hc_selection selection;
	char kept[ROWS + 1];

	hc_filter_init(&filter, &b->arena);
	assert_true(hc_filter_add(&filter, &test) && add_wish(&filter, &flag, &b->arena));
	assert_true(hc_filter_select(&selection, &filter, &b->frame, NULL, &b->arena));
	kept_text(kept, &selection);
	assert_string_equal(kept, "nnn?ny");
	assert_string_equal(a.rows, "x.xx.x");
}

static void a_row_test_that_fails_stops_all(void **state)
{
	bench *b = *state;
	asked a = {"......", 2};
	const hc_condition test = {.kind = HC_TESTED, .test = odd_rows, .context = &a};
	hc_filter filter;
	hc_selection selection;

	hc_filter_init(&filter, &b->arena);
	assert_true(hc_filter_add(&filter, &test));
	assert_false(hc_filter_select(&selection, &filter, &b->frame, NULL, &b->arena));
	assert_string_equal(a.rows, "xxx...");
}

/* 200 rows, some missing, against the plain meaning: words and their last bits. */
static void many_rows_are_judged_like_one(void **state)
{
	enum { MANY = 200 };
	static const hc_type widths[] = {HC_ENUM, HC_DATE, HC_INTEGER};

	(void)state;
	for (size_t t = 0; t < COUNT(widths); t++) {
		hc_arena arena;
		hc_frame frame;
		hc_filter filter;
		hc_selection selection;
		hc_range range = {2, 4};
		hc_condition c = {.kind = HC_IN_RANGES, .domain = {0, 6}, .range_count = 1, .ranges = &range};
		hc_arena_init(&arena);
		hc_filter_init(&filter, &arena);
		assert_true(hc_frame_init(&frame, &widths[t], 1));
		for (; frame.rows < MANY; frame.rows++)
			assert_true(frame.rows % 5 == 0 ? hc_column_add_missing(&frame.columns[0])
			                                : hc_column_add_number(&frame.columns[0], (int64_t)frame.rows % 7));
		assert_true(hc_filter_add(&filter, &c) && hc_filter_select(&selection, &filter, &frame, NULL, &arena));
		for (size_t row = 0; row < MANY; row++) {
			bool missing = row % 5 == 0, in = row % 7 >= 2 && row % 7 <= 4;
			assert_int_equal(selection.sure[row / 64] >> (row % 64) & 1, !missing && in);
			assert_int_equal(selection.can[row / 64] >> (row % 64) & 1, missing || in);
		}
		hc_frame_drop(&frame);
		hc_arena_drop(&arena);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rows_are_kept_surely_perhaps_or_not, begin, end),
		cmocka_unit_test_setup_teardown(the_contrary_keeps_the_others, begin, end),
		cmocka_unit_test_setup_teardown(only_rows_within_are_looked_at, begin, end),
		cmocka_unit_test_setup_teardown(the_rest_is_filled_in_one_way_with_the_whole, begin, end),
		cmocka_unit_test_setup_teardown(a_row_test_sees_only_what_the_cheap_conditions_left, begin, end),
		cmocka_unit_test_setup_teardown(a_row_test_that_fails_stops_all, begin, end),
		cmocka_unit_test(many_rows_are_judged_like_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/ranges.h"

#include <stdio.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define LEAST INT64_MIN
#define MOST INT64_MAX

enum { RANGES = 5 };

typedef struct list {
	size_t count;
	hc_range ranges[RANGES];
} list;

static bool same(const hc_range *ranges, size_t count, const list *wanted)
{
	bool ok = count == wanted->count;
	for (size_t i = 0; ok && i < count; i++)
		ok = ranges[i].low == wanted->ranges[i].low && ranges[i].high == wanted->ranges[i].high;
	for (size_t i = 0; !ok && i < count; i++)
		print_error("    %lld..%lld\n", (long long)ranges[i].low, (long long)ranges[i].high);
	return ok;
}

static const struct { const char *name; list from, to; } normal[] = {
	{"nothing", {0, {{0, 0}}}, {0, {{0, 0}}}},
	{"one", {1, {{1, 5}}}, {1, {{1, 5}}}},
	{"an empty one falls out", {2, {{5, 1}, {7, 7}}}, {1, {{7, 7}}}},
	{"sorted", {3, {{7, 9}, {1, 2}, {4, 5}}}, {3, {{1, 2}, {4, 5}, {7, 9}}}},
	{"those that touch are one", {2, {{3, 4}, {1, 2}}}, {1, {{1, 4}}}},
	{"those that overlap are one", {3, {{1, 5}, {3, 8}, {2, 4}}}, {1, {{1, 8}}}},
	{"one within another", {2, {{1, 9}, {3, 4}}}, {1, {{1, 9}}}},
	{"twice the same", {2, {{3, 3}, {3, 3}}}, {1, {{3, 3}}}},
	{"everything and more", {2, {{LEAST, MOST}, {1, 2}}}, {1, {{LEAST, MOST}}}},
	{"to the end", {2, {{5, MOST}, {7, MOST}}}, {1, {{5, MOST}}}},
	{"from the beginning", {2, {{LEAST, 2}, {LEAST, LEAST}}}, {1, {{LEAST, 2}}}},
};

static void ranges_are_sorted_and_joined(void **state)
{
	hc_arena arena;
	hc_range *out;
	size_t count;

	(void)state;
	hc_arena_init(&arena);
	for (size_t i = 0; i < COUNT(normal); i++) {
		assert_true(hc_ranges_normalise(&arena, normal[i].from.ranges, normal[i].from.count, &out, &count));
		if (!same(out, count, &normal[i].to))
			fail_msg("%s", normal[i].name);
	}
	hc_arena_drop(&arena);
}

static const struct { const char *name; list a, b, both; } common[] = {
	{"nothing with something", {0, {{0, 0}}}, {1, {{1, 5}}}, {0, {{0, 0}}}},
	{"apart", {1, {{1, 2}}}, {1, {{3, 4}}}, {0, {{0, 0}}}},
	{"one number", {1, {{1, 3}}}, {1, {{3, 4}}}, {1, {{3, 3}}}},
	{"within", {1, {{1, 9}}}, {1, {{3, 4}}}, {1, {{3, 4}}}},
	{"comb and comb", {3, {{1, 3}, {5, 7}, {9, 11}}}, {2, {{2, 5}, {7, 10}}}, {4, {{2, 3}, {5, 5}, {7, 7}, {9, 10}}}},
	{"everything", {1, {{LEAST, MOST}}}, {2, {{1, 2}, {5, MOST}}}, {2, {{1, 2}, {5, MOST}}}},
	{"the ends", {2, {{LEAST, LEAST}, {MOST, MOST}}}, {1, {{LEAST, MOST}}}, {2, {{LEAST, LEAST}, {MOST, MOST}}}},
};

static void what_is_in_both_is_found_from_either_side(void **state)
{
	hc_arena arena;
	hc_range *out;
	size_t count;

	(void)state;
	hc_arena_init(&arena);
	for (size_t i = 0; i < COUNT(common); i++) {
		const list *a = &common[i].a, *b = &common[i].b;
		assert_true(hc_ranges_intersect(&arena, a->ranges, a->count, b->ranges, b->count, &out, &count));
		if (!same(out, count, &common[i].both))
			fail_msg("%s", common[i].name);
		assert_true(hc_ranges_intersect(&arena, b->ranges, b->count, a->ranges, a->count, &out, &count));
		if (!same(out, count, &common[i].both))
			fail_msg("%s, the other way", common[i].name);
	}
	hc_arena_drop(&arena);
}

static const struct { const char *name; list of, rest; } contraries[] = {
	{"nothing", {0, {{0, 0}}}, {1, {{LEAST, MOST}}}},
	{"everything", {1, {{LEAST, MOST}}}, {0, {{0, 0}}}},
	{"one number", {1, {{5, 5}}}, {2, {{LEAST, 4}, {6, MOST}}}},
	{"two", {2, {{1, 2}, {5, 6}}}, {3, {{LEAST, 0}, {3, 4}, {7, MOST}}}},
	{"from the beginning", {1, {{LEAST, 5}}}, {1, {{6, MOST}}}},
	{"to the end", {1, {{5, MOST}}}, {1, {{LEAST, 4}}}},
	{"both ends", {2, {{LEAST, LEAST}, {MOST, MOST}}}, {1, {{LEAST + 1, MOST - 1}}}},
};

static void the_contrary_is_all_else_and_its_contrary_the_same_again(void **state)
{
	hc_arena arena;
	hc_range *rest, *again;
	size_t count, again_count;

	(void)state;
	hc_arena_init(&arena);
	for (size_t i = 0; i < COUNT(contraries); i++) {
		const list *of = &contraries[i].of;
		assert_true(hc_ranges_complement(&arena, of->ranges, of->count, &rest, &count));
		assert_true(hc_ranges_complement(&arena, rest, count, &again, &again_count));
		if (!same(rest, count, &contraries[i].rest) || !same(again, again_count, of))
			fail_msg("%s", contraries[i].name);
	}
	hc_arena_drop(&arena);
}

static const struct { list in; int64_t low, high; bool touch, cover; } asked[] = {
	{{0, {{0, 0}}}, 1, 2, false, false},
	{{1, {{1, 5}}}, 1, 5, true, true},
	{{1, {{1, 5}}}, 2, 3, true, true},
	{{1, {{1, 5}}}, 0, 3, true, false},
	{{1, {{1, 5}}}, 5, 6, true, false},
	{{1, {{1, 5}}}, 6, 7, false, false},
	{{2, {{1, 2}, {4, 5}}}, 1, 5, true, false},
	{{2, {{1, 2}, {4, 5}}}, 3, 3, false, false},
	{{2, {{1, 2}, {4, 5}}}, 4, 4, true, true},
	{{1, {{LEAST, MOST}}}, LEAST, MOST, true, true},
	{{1, {{LEAST, 4}}}, LEAST, MOST, true, false},
};

static void some_and_all_of_a_domain_are_told_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(asked); i++) {
		const list *in = &asked[i].in;
		if (hc_ranges_touch(in->ranges, in->count, asked[i].low, asked[i].high) != asked[i].touch ||
		    hc_ranges_cover(in->ranges, in->count, asked[i].low, asked[i].high) != asked[i].cover)
			fail_msg("case %zu", i);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_are_sorted_and_joined),
		cmocka_unit_test(what_is_in_both_is_found_from_either_side),
		cmocka_unit_test(the_contrary_is_all_else_and_its_contrary_the_same_again),
		cmocka_unit_test(some_and_all_of_a_domain_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

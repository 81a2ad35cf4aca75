/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/filter.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { PARENTS = 4, CHILDREN = 8 };
#define NONE HC_PARENT_NONE
#define STRAY HC_PARENT_STRAY
#define ANY HC_ROOT_ANY

/* Eight children; all rows are kept surely but row 1 (perhaps) and row 2 (not). */
static const struct {
	const char *name;
	uint32_t parent_of[CHILDREN], root_of[CHILDREN];
	hc_count counts[PARENTS];
	bool ordered; /* no list of row numbers is needed */
} cases[] = {
	{"in order", {0, 0, 0, 1, 1, 3, 3, 3}, {0}, {{1, 1}, {2, 0}, {0, 0}, {3, 0}}, true},
	{"all of one", {2, 2, 2, 2, 2, 2, 2, 2}, {0}, {{0, 0}, {0, 0}, {6, 1}, {0, 0}}, true},
	{"mixed", {3, 0, 3, 0, 1, 0, 3, 1}, {0}, {{2, 1}, {2, 0}, {0, 0}, {2, 0}}, false},
	{"some of nobody", {NONE, 0, 0, NONE, 1, 1, NONE, 2}, {0}, {{0, 1}, {2, 0}, {1, 0}, {0, 0}}, false},
	{"strays of the first root", {0, 0, 0, 1, STRAY, STRAY, 3, 3}, {0, 0, 0, 0, 0, 0, 1, 1}, {{1, 3}, {1, 2}, {0, 0}, {2, 0}}, false},
	{"strays of the second root", {0, 0, 0, 1, 2, 3, STRAY, STRAY}, {0, 0, 0, 0, 1, 1, 1, 1}, {{1, 1}, {1, 0}, {1, 2}, {1, 2}}, false},
	{"strays that are not kept", {0, STRAY, STRAY, 1, 1, 2, 3, 3}, {0, 0, 0, 0, 0, 1, 1, 1}, {{1, 1}, {2, 1}, {1, 0}, {2, 0}}, false},
	{"strays of any root", {0, 0, 1, 1, 2, 3, STRAY, STRAY}, {0, 0, 0, 0, 1, 1, ANY, ANY}, {{1, 3}, {1, 2}, {1, 2}, {1, 2}}, false},
	{"strays of both kinds", {0, 0, 1, 1, 2, STRAY, STRAY, STRAY}, {0, 0, 0, 0, 1, 1, ANY, ANY}, {{1, 3}, {1, 2}, {1, 3}, {0, 3}}, false},
	{"one stray of any root, the first row", {STRAY, 0, 1, 1, 2, 3, 3, 3}, {ANY, 0, 0, 0, 1, 1, 1, 1}, {{0, 2}, {1, 1}, {1, 1}, {3, 1}}, false},
	{"only strays", {STRAY, STRAY, STRAY, STRAY, STRAY, STRAY, STRAY, STRAY}, {0, 0, 0, 0, 1, 1, 1, 1}, {{0, 3}, {0, 3}, {0, 4}, {0, 4}}, false},
	{"nobody's only", {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE}, {0}, {{0, 0}, {0, 0}, {0, 0}, {0, 0}}, false},
};

static const uint32_t parent_root[PARENTS] = {0, 0, 1, 1};

static void children_are_counted_with_their_parents(void **state)
{
	uint64_t sure = 0xf9, can = 0xfb;
	const hc_selection selection = {&sure, &can};
	hc_link link;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(hc_link_build(&link, PARENTS, CHILDREN, cases[i].parent_of, cases[i].root_of, parent_root));
		assert_int_equal(link.order == NULL, cases[i].ordered);
		for (size_t p = 0; p < PARENTS; p++) {
			hc_count count = hc_count_rows(&link, p, &selection);
			if (count.certain != cases[i].counts[p].certain || count.possible != cases[i].counts[p].possible)
				fail_msg("%s: parent %zu has %lld and %lld", cases[i].name, p, (long long)count.certain, (long long)count.possible);
		}
		hc_link_drop(&link);
	}
}

static void no_children_are_none(void **state)
{
	uint64_t none = 0;
	const hc_selection selection = {&none, &none};
	hc_link link;

	(void)state;
	assert_true(hc_link_build(&link, PARENTS, 0, NULL, NULL, parent_root));
	for (size_t p = 0; p < PARENTS; p++)
		assert_int_equal(hc_count_rows(&link, p, &selection).certain, 0);
	hc_link_drop(&link);
	assert_true(hc_link_build(&link, 0, 0, NULL, NULL, NULL));
	hc_link_drop(&link);
}

/* As many parents as strays, all of one root: what each pair costs would be ten thousand millions of. */
static void many_strays_of_many_parents_are_kept_once(void **state)
{
	enum { MANY = 100000 };
	uint32_t *parent_of = malloc(MANY * sizeof *parent_of), *root = calloc(MANY, sizeof *root);
	uint64_t *bits = malloc((MANY / 64 + 1) * sizeof *bits);
	const hc_selection selection = {bits, bits};
	hc_link link;

	(void)state;
	assert_true(parent_of && root && bits);
	memset(bits, 0xff, (MANY / 64 + 1) * sizeof *bits);
	for (size_t i = 0; i < MANY; i++)
		parent_of[i] = STRAY;
	assert_true(hc_link_build(&link, MANY, MANY, parent_of, root, root));
	for (size_t p = 0; p < MANY; p += MANY - 1) {
		hc_count count = hc_count_rows(&link, p, &selection);
		assert_int_equal(count.certain, 0);
		assert_int_equal(count.possible, MANY);
	}
	hc_link_drop(&link);
	free(parent_of);
	free(root);
	free(bits);
}

/* Counting goes by words of 64 rows: every begin and end within four of them. */
static void rows_are_counted_over_words(void **state)
{
	enum { ROWS = 256 };
	uint64_t sure[5] = {0}, can[5] = {0};
	const hc_selection selection = {sure, can};
	uint32_t parent_of[ROWS], roots[ROWS] = {0};

	(void)state;
	for (size_t row = 0; row < ROWS; row++) {
		sure[row / 64] |= (uint64_t)(row % 3 == 0) << (row % 64);
		can[row / 64] |= (uint64_t)(row % 3 != 2) << (row % 64);
	}
	for (size_t from = 0; from < ROWS; from += 7) {
		for (size_t to = from; to <= ROWS; to += 5) {
			hc_link link;
			int64_t certain = 0, possible = 0;
			for (size_t row = 0; row < ROWS; row++) {
				bool inside = row >= from && row < to;
				parent_of[row] = row < from ? 0 : inside ? 1 : 2;
				certain += inside && row % 3 == 0;
				possible += inside && row % 3 == 1;
			}
			assert_true(hc_link_build(&link, 3, ROWS, parent_of, roots, roots));
			assert_null(link.order);
			hc_count count = hc_count_rows(&link, 1, &selection);
			assert_int_equal(count.certain, certain);
			assert_int_equal(count.possible, possible);
			hc_link_drop(&link);
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(children_are_counted_with_their_parents),
		cmocka_unit_test(no_children_are_none),
		cmocka_unit_test(many_strays_of_many_parents_are_kept_once),
		cmocka_unit_test(rows_are_counted_over_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

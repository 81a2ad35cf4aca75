/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "schema/limit_move.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *topics[] = {"name", "fire", "cost"};
static const char *days[] = {"2016-03-01", "later"};

static const struct {
	const char *name;
	hc_limit_kind kind;
	const char *unit;
	hc_limit_value value;
	const char *moved;           /* each move and a stroke */
} cases[] = {
	{ "a whole number by one", HC_LIMIT_NUMBER, "hour", { .number = { 1200, 1 } }, "1199|1201|" },
	{ "a number without a unit by one", HC_LIMIT_NUMBER, NULL, { .number = { 8, 1 } }, "7|9|" },
	{ "a part by a hundredth", HC_LIMIT_NUMBER, "hour", { .number = { 1, 5 } }, "0.19|0.21|" },
	{ "a third by a hundredth", HC_LIMIT_NUMBER, NULL, { .number = { 1, 3 } }, "97/300|103/300|" },
	{ "a whole share by a hundredth", HC_LIMIT_NUMBER, "share", { .number = { 1, 1 } }, "0.99|1.01|" },
	{ "one down to nothing", HC_LIMIT_NUMBER, NULL, { .number = { 1, 1 } }, "0|2|" },
	{ "nothing only up", HC_LIMIT_NUMBER, NULL, { .number = { 0, 1 } }, "1|" },
	{ "less than a hundredth only up", HC_LIMIT_NUMBER, "share", { .number = { 1, 200 } }, "0.015|" },
	{ "a figure too large to be moved stays", HC_LIMIT_NUMBER, NULL, { .number = { INT64_MAX - 1, INT64_MAX } }, "" },
	{ "a day", HC_LIMIT_DAY, NULL, { .month = 11, .day = 20 }, "11-19|11-21|" },
	{ "a day over the end of a month", HC_LIMIT_DAY, NULL, { .month = 3, .day = 1 }, "02-28|03-02|" },
	{ "the day that ordinary years lack", HC_LIMIT_DAY, NULL, { .month = 2, .day = 29 }, "02-27|03-01|" },
	{ "the first of January only later", HC_LIMIT_DAY, NULL, { .month = 1, .day = 1 }, "01-02|" },
	{ "the last of December only earlier", HC_LIMIT_DAY, NULL, { .month = 12, .day = 31 }, "12-30|" },
	{ "a list without each member", HC_LIMIT_LIST, NULL, { .texts = topics, .text_count = 3 },
	  "fire,cost, -name|name,cost, -fire|name,fire, -cost|" },
	{ "a list of one without it", HC_LIMIT_LIST, NULL, { .texts = topics, .text_count = 1 }, " -name|" },
	{ "a date in a list by a day", HC_LIMIT_LIST, NULL, { .texts = days, .text_count = 2 },
	  "2016-02-29,later,|2016-03-02,later,|2016-03-01, -later|" },
};

static void show(hc_text *out, hc_limit_kind kind, const hc_limit_move *move)
{
	char number[HC_FRACTION_TEXT];

	hc_fraction_write(number, move->value.number);
	if (kind == HC_LIMIT_NUMBER)
		hc_text_add(out, number);
	else if (kind == HC_LIMIT_DAY)
		hc_text_addf(out, "%02d-%02d", move->value.month, move->value.day);
	for (size_t i = 0; kind == HC_LIMIT_LIST && i < move->value.text_count; i++)
		hc_text_addf(out, "%s,", move->value.texts[i]);
	hc_text_addf(out, "%s%s|", move->left_out ? " -" : "", move->left_out ? move->left_out : "");
}

static void a_value_moves_by_one_unit_each_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		hc_limit limit = { .kind = cases[i].kind, .unit = cases[i].unit };
		hc_limit_move *moves = NULL;
		size_t count = 0;
		hc_arena arena;
		hc_text shown, wanted;
		hc_error err;

		hc_arena_init(&arena);
		hc_text_init(&shown);
		hc_text_init(&wanted);
		hc_error_init(&err, HC_EN);
		assert_int_equal(hc_limit_moves(&moves, &count, &limit, &cases[i].value, &arena, &err), HC_OK);
		hc_text_addf(&shown, "%s: ", cases[i].name);
		for (size_t m = 0; m < count; m++)
			show(&shown, limit.kind, &moves[m]);
		hc_text_addf(&wanted, "%s: %s", cases[i].name, cases[i].moved);
		assert_string_equal(hc_text_get(&shown), hc_text_get(&wanted));
		hc_text_drop(&shown);
		hc_text_drop(&wanted);
		hc_arena_drop(&arena);
		hc_error_drop(&err);
	}
}

static void only_the_figure_is_another(void **state)
{
	const hc_limit limit = { .kind = HC_LIMIT_NUMBER };
	const hc_limit_value value = { .number = { 3, 1 }, .from = 7, .to = 9, .verified = HC_CITY, .line = 12 };
	hc_limit_move *moves = NULL;
	size_t count = 0;
	hc_arena arena;
	hc_error err;

	(void)state;
	hc_arena_init(&arena);
	hc_error_init(&err, HC_EN);
	assert_int_equal(hc_limit_moves(&moves, &count, &limit, &value, &arena, &err), HC_OK);
	assert_int_equal(count, 2);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(moves[i].value.from, 7);
		assert_int_equal(moves[i].value.to, 9);
		assert_int_equal(moves[i].value.verified, HC_CITY);
		assert_int_equal(moves[i].value.line, 12);
		assert_null(moves[i].left_out);
	}
	hc_arena_drop(&arena);
	hc_error_drop(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_moves_by_one_unit_each_way),
		cmocka_unit_test(only_the_figure_is_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

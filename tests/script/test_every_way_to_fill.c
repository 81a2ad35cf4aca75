/* SPDX-License-Identifier: MIT */
/*
 * What a result means when cells are missing, tried against the meaning
 * itself: every way to fill them is judged as well. A sure result must be that
 * of every filling; where a rule is of a kind for which the engine promises
 * the tightest answer, it must be sure whenever all fillings agree, and its
 * numbers must span exactly theirs.
 *
 *     test_script_every_way_to_fill [SEED [CASES]]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fillings.h"
#include "shapes.h"
#include "support/pack_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed = 20190322;
static unsigned cases = 40;

typedef struct trial {
	pack *p;
	const shape *of;
	size_t rule;
	unsigned number;
	fillings f;
	hc_arena arena;
	hc_result partial, full[FILLINGS_MAX];
	char why[256];
} trial;

static bool write_rule(pack *p, const shape *of)
{
	hc_text text;
	char name[64];

	hc_text_init(&text);
	snprintf(name, sizeof name, "shapes/%s.lua", of->name);
	hc_text_addf(&text, "return rule {\n id = \"shapes.%s\", title = { zh = \"形\", en = \"A shape\" }, severity = \"major\",\n", of->name);
	hc_text_addf(&text, " subject = \"school\", clauses = { \"%s\" },\n", of->clause ? of->clause : "standard:1");
	if (of->applies)
		hc_text_addf(&text, " applies = function(school) local all = school.teachers %s end,\n", of->applies);
	hc_text_addf(&text, " check = function(school, limits) local all = school.teachers %s end,\n", of->check);
	hc_text_add(&text, " examples = { { \"one\", result = \"fail\", school = {} } },\n}\n");
	bool ok = !text.failed && pack_write(p, name, hc_text_get(&text));
	hc_text_drop(&text);
	return ok;
}

static bool wrong(trial *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool wrong(trial *t, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	vsnprintf(t->why, sizeof t->why, format, list);
	va_end(list);
	return false;
}

static bool is_sure(hc_outcome outcome)
{
	return outcome == HC_PASS || outcome == HC_FAIL || outcome == HC_NOT_APPLICABLE;
}

/* Nothing is unknown where nothing is missing, and no shape is broken. */
static bool fillings_are_sure(trial *t)
{
	for (size_t i = 0; i < t->f.ways; i++)
		if (!is_sure(t->full[i].outcome))
			return wrong(t, "filling %zu is %s: %s", i, hc_outcome_word(t->full[i].outcome),
			             t->full[i].reason.en ? t->full[i].reason.en : t->full[i].missing_count ? t->full[i].missing[0].field : "-");
	return true;
}

static bool is_sound(trial *t)
{
	if (t->partial.outcome == HC_BROKEN)
		return wrong(t, "the result is an error: %s", t->partial.reason.en ? t->partial.reason.en : "-");
	for (size_t i = 0; is_sure(t->partial.outcome) && i < t->f.ways; i++)
		if (t->full[i].outcome != t->partial.outcome)
			return wrong(t, "the result is %s, but %s for filling %zu", hc_outcome_word(t->partial.outcome),
			             hc_outcome_word(t->full[i].outcome), i);
	return true;
}

static bool is_exact(trial *t)
{
	for (size_t i = 1; i < t->f.ways; i++)
		if (t->full[i].outcome != t->full[0].outcome)
			return true;
	if (t->partial.outcome != t->full[0].outcome)
		return wrong(t, "every filling gives %s, but the result is %s", hc_outcome_word(t->full[0].outcome),
		             hc_outcome_word(t->partial.outcome));
	return true;
}

static bool has_numbers(const hc_result *r)
{
	return !hc_interval_is_none(r->actual);
}

/* The numbers of the fillings lie within the result's, and where `tight` its ends are theirs. */
static bool spans(trial *t, bool tight)
{
	hc_interval own = t->partial.actual, all = {HC_FRACTION_NONE, HC_FRACTION_NONE};
	char low[HC_FRACTION_TEXT], high[HC_FRACTION_TEXT];

	if (!has_numbers(&t->partial))
		return true;
	for (size_t i = 0; i < t->f.ways; i++) {
		if (!has_numbers(&t->full[i]))
			continue;
		hc_interval in = t->full[i].actual;
		all = hc_interval_is_none(all) ? in : (hc_interval){hc_interval_min(all, in).low, hc_interval_max(all, in).high};
	}
	if (hc_interval_is_none(all))
		return true;
	hc_fraction_write(low, all.low);
	hc_fraction_write(high, all.high);
	if (hc_fraction_compare(all.low, own.low) < 0 || hc_fraction_compare(all.high, own.high) > 0)
		return wrong(t, "the fillings measure from %s to %s, which is not within the result's range", low, high);
	bool finite = hc_fraction_is_finite(own.low) && hc_fraction_is_finite(own.high);
	if (tight && finite && (hc_fraction_compare(all.low, own.low) != 0 || hc_fraction_compare(all.high, own.high) != 0))
		return wrong(t, "the result's range is wider than that of the fillings, %s to %s", low, high);
	return true;
}

/* What is said to be short, or still allowed, is so for every filling. */
static bool claims_no_more_than_is_sure(trial *t)
{
	for (size_t i = 0; i < t->f.ways; i++) {
		const hc_result *full = &t->full[i];
		if (t->partial.has_shortfall && full->has_shortfall && full->shortfall < t->partial.shortfall)
			return wrong(t, "a shortfall of %lld, but %lld for filling %zu", (long long)t->partial.shortfall,
			             (long long)full->shortfall, i);
		if (t->partial.has_margin && full->has_margin && full->margin < t->partial.margin)
			return wrong(t, "a margin of %lld, but %lld for filling %zu", (long long)t->partial.margin, (long long)full->margin, i);
	}
	return true;
}

static bool names_what_is_missing(trial *t)
{
	if (t->partial.outcome != HC_UNKNOWN)
		return true;
	if (!t->partial.missing_count)
		return wrong(t, "the result is unknown and names nothing that is missing");
	for (size_t i = 0; i < t->partial.missing_count; i++)
		if (!fillings_lack(&t->f, t->partial.missing[i].field))
			return wrong(t, "the result names %s, which is not missing", t->partial.missing[i].field);
	return true;
}

static bool every_filling_is(const trial *t, hc_outcome outcome)
{
	for (size_t i = 0; i < t->f.ways; i++)
		if (t->full[i].outcome != outcome)
			return false;
	return true;
}

static bool same_numbers(hc_interval a, hc_interval b)
{
	return a.low.num == b.low.num && a.low.den == b.low.den && a.high.num == b.high.num && a.high.den == b.high.den;
}

/* Rows that may belong to any subject are to this one what its own strays are (a most at once may be told less closely). */
static bool strays_of_any_are_alike(trial *t)
{
	hc_result again;
	const hc_result *r = &t->partial;
	hc_block_drop(&t->f.block);
	if (!fillings_make_alone(&t->f) || hc_script_begin(t->p->script, t->f.layout, &t->f.block, &t->p->err) ||
	    hc_script_check(t->p->script, t->rule, 0, 0, &t->arena, &again, &t->p->err))
		return wrong(t, "out of memory");
	if (t->of->promise != SHAPE_EXACT)
		return !is_sure(again.outcome) || every_filling_is(t, again.outcome) ||
		       wrong(t, "with strays of any subject the result is %s", hc_outcome_word(again.outcome));
	if (again.outcome != r->outcome || !same_numbers(again.actual, r->actual) || again.has_shortfall != r->has_shortfall ||
	    again.shortfall != r->shortfall || again.has_margin != r->has_margin || again.margin != r->margin ||
	    again.evidence_count != r->evidence_count)
		return wrong(t, "the result is %s, but %s with strays of any subject", hc_outcome_word(r->outcome), hc_outcome_word(again.outcome));
	if (again.missing_count != r->missing_count)
		return wrong(t, "%zu missing fields, but %zu with strays of any subject", r->missing_count, again.missing_count);
	for (size_t i = 0; i < r->missing_count; i++)
		if (strcmp(again.missing[i].field, r->missing[i].field) != 0 || again.missing[i].rows != r->missing[i].rows)
			return wrong(t, "%lld rows lack %s, but %lld lack %s with strays of any subject", (long long)r->missing[i].rows,
			             r->missing[i].field, (long long)again.missing[i].rows, again.missing[i].field);
	return true;
}

static bool judge_all(trial *t)
{
	hc_script *script = t->p->script;
	if (hc_script_begin(script, t->f.layout, &t->f.block, &t->p->err) ||
	    hc_script_check(script, t->rule, 0, 0, &t->arena, &t->partial, &t->p->err))
		return wrong(t, "out of memory");
	for (size_t i = 0; i < t->f.ways; i++)
		if (hc_script_check(script, t->rule, 0, i + 1, &t->arena, &t->full[i], &t->p->err))
			return wrong(t, "out of memory");
	return fillings_are_sure(t) && is_sound(t) && names_what_is_missing(t) && (t->of->promise != SHAPE_EXACT || is_exact(t)) &&
	       (t->of->promise == SHAPE_MIXED || spans(t, t->of->promise == SHAPE_EXACT)) && (t->of->promise == SHAPE_MIXED || claims_no_more_than_is_sure(t)) && strays_of_any_are_alike(t);
}

static bool try_case(trial *t, const hc_layout *layout, uint64_t from)
{
	fill_random random = {from};
	hc_arena_init(&t->arena);
	bool ok = fillings_make(&t->f, layout, &random) && judge_all(t);
	if (!ok) {
		hc_text shown;
		hc_text_init(&shown);
		fillings_describe(&t->f, &shown);
		print_error("%s: %s\n    seed %llu, case %u:  %s\n%s", t->of->name, t->why, (unsigned long long)seed, t->number,
		            t->of->check, hc_text_get(&shown));
		hc_text_drop(&shown);
	}
	hc_block_drop(&t->f.block);
	hc_arena_drop(&t->arena);
	return ok;
}

/* One failing case of a shape is shown; the shape then ends. */
static bool try_shape(pack *p, const shape *of)
{
	char id[64];
	hc_layout *layout = hc_arena_alloc(&p->arena, sizeof *layout); /* an engine knows a layout by its address */
	trial *t = calloc(1, sizeof *t);
	bool ok = t && layout;

	snprintf(id, sizeof id, "shapes.%s", of->name);
	size_t rule = pack_find(p, id);
	ok = ok && rule != SIZE_MAX && pack_layout(p, rule, layout);
	for (unsigned number = 0; ok && number < cases; number++) {
		uint64_t from = seed * 1000003 + number;
		for (const char *c = of->name; *c; c++)
			from = from * 31 + (unsigned char)*c;
		*t = (trial){.p = p, .of = of, .rule = rule, .number = number};
		ok = try_case(t, layout, from);
	}
	free(t);
	return ok;
}

static void a_sure_result_is_that_of_every_way_to_fill(void **state)
{
	size_t failed = 0;
	pack p;

	(void)state;
	if (!pack_open(&p))
		fail_msg("%s", pack_problems(&p));
	for (size_t i = 0; i < shape_count; i++)
		assert_true(write_rule(&p, &shapes[i]));
	if (!pack_load_written(&p))
		fail_msg("%s", pack_problems(&p));
	for (size_t i = 0; i < shape_count; i++)
		failed += !try_shape(&p, &shapes[i]);
	pack_close(&p);
	if (failed)
		fail_msg("%zu of %zu shapes", failed, shape_count);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sure_result_is_that_of_every_way_to_fill),
	};

	if (argc > 1)
		seed = strtoull(argv[1], NULL, 10);
	if (argc > 2)
		cases = (unsigned)strtoul(argv[2], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

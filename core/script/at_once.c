/* SPDX-License-Identifier: MIT */
/*
 * How many rows of a collection run at once, at most: their first days and the
 * days after their last, in order, and the highest count on the way. A row
 * whose end is missing runs to the end of time at the most, and surely on no
 * day at all.
 *
 * Rows that may belong to anybody are the same for every subject, so they are
 * put in order once for a block. Where they are many, even going along them
 * would cost their number times that of the subjects: then how many of them run
 * at once is added to the subject's own, a bound.
 */
#include "script/rows.h"

#include <stdlib.h>
#include <string.h>

#define ANYBODY_FEW 256

/* A day on which a row begins (2 * day + 1), or the day after it has ended (2 * day): in order as they are counted. */
typedef int32_t moment;

typedef struct timeline {
	size_t sure_count, all_count;
	moment *sure, *all;              /* of the rows that surely and possibly run; sorted */
	int64_t starts_missing, ends_missing;
	int64_t most;                    /* of all */
} timeline;

/* What a rule asked for. */
typedef struct asked {
	const rows *of;
	const hc_selection *selection;
	int from_number, to_number;
	const hc_column *from, *to;
	timeline *into;
} asked;

static void add_span(moment *list, size_t *count, hc_date from, hc_date to)
{
	if (from > to)
		return;
	list[(*count)++] = 2 * from + 1;
	list[(*count)++] = 2 * (to + 1);
}

static bool has(const uint64_t *bits, uint32_t row)
{
	return (bits[row >> 6] >> (row & 63)) & 1;
}

static int add_row(void *context, uint32_t row, bool sure)
{
	const asked *a = context;
	timeline *t = a->into;
	if (!has(a->selection->can, row))
		return 0;
	bool starts = hc_column_known(a->from, row), ends = hc_column_known(a->to, row);
	hc_date from = starts ? (hc_date)hc_column_number(a->from, row) : HC_DATE_MIN;
	hc_date to = ends ? (hc_date)hc_column_number(a->to, row) : HC_DATE_MAX;
	t->starts_missing += !starts;
	t->ends_missing += !ends;
	add_span(t->all, &t->all_count, from, to);
	if (sure && starts && ends && has(a->selection->sure, row))
		add_span(t->sure, &t->sure_count, from, to);
	return 0;
}

static int count_row(void *context, uint32_t row, bool sure)
{
	(void)row;
	(void)sure;
	++*(size_t *)context;
	return 0;
}

static int by_day(const void *a, const void *b)
{
	const moment *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Most lists are short: few of them run at once. */
static void sort_moments(moment *list, size_t count)
{
	if (count > 32) {
		qsort(list, count, sizeof *list, by_day);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		moment here = list[i];
		size_t at = i;
		for (; at && list[at - 1] > here; at--)
			list[at] = list[at - 1];
		list[at] = here;
	}
}

/* The highest count along two sorted lists together. */
static int64_t highest(const moment *a, size_t a_count, const moment *b, size_t b_count)
{
	int64_t now = 0, most = 0;
	size_t i = 0, k = 0;
	while (i < a_count || k < b_count) {
		moment here = k == b_count || (i < a_count && a[i] <= b[k]) ? a[i++] : b[k++];
		now += here & 1 ? 1 : -1;
		most = now > most ? now : most;
	}
	return most;
}

/* Fills a timeline from the rows that `each` goes through. */
static void fill(lua_State *L, asked *a, timeline *into, int (*each)(lua_State *, const rows *, rows_visit, void *))
{
	size_t count = 0;
	memset(into, 0, sizeof *into);
	each(L, a->of, count_row, &count);
	into->sure = run_alloc(L, (2 * count + 1) * sizeof *into->sure);
	into->all = run_alloc(L, (2 * count + 1) * sizeof *into->all);
	a->into = into;
	each(L, a->of, add_row, a);
	sort_moments(into->sure, into->sure_count);
	if (into->all_count == into->sure_count)
		into->all = into->sure;
	else
		sort_moments(into->all, into->all_count);
}

/* The rows that may belong to anybody: kept for the block, unless a row test chose them. */
static const timeline *of_anybody(lua_State *L, asked *a)
{
	hc_script *script = script_of(L);
	struct overlap *last = &script->overlap;
	const chain *c = a->of->chain;
	timeline *made;

	if (last->chain == c && last->from == a->from_number && last->to == a->to_number && last->block == script->block_number && !c->tests)
		return last->anybody;
	made = c->tests ? run_alloc(L, sizeof *made) : hc_arena_alloc(&script->block_arena, sizeof *made);
	if (!made)
		luaL_error(L, "out of memory");
	fill(L, a, made, rows_each_any);
	made->most = highest(made->all, made->all_count, NULL, 0);
	if (c->tests)
		return made;
	moment *kept = hc_arena_alloc(&script->block_arena, (made->all_count + 1) * sizeof *kept);
	if (!kept)
		luaL_error(L, "out of memory");
	memcpy(kept, made->all, made->all_count * sizeof *kept);
	made->all = kept;
	*last = (struct overlap){c, a->from_number, a->to_number, script->block_number, made};
	return made;
}

static void read_columns(lua_State *L, asked *a)
{
	a->of = rows_check(L, 1);
	a->from_number = rows_column(L, a->of, 2, false);
	a->to_number = rows_column(L, a->of, 3, false);
	const hc_frame *frame = &script_of(L)->block->frames[a->of->frame];
	a->from = &frame->columns[a->from_number];
	a->to = &frame->columns[a->to_number];
	if (a->from->type != HC_DATE || a->to->type != HC_DATE)
		luaL_error(L, "at_once takes two dates");
	a->selection = rows_selection(L, a->of);
}

static const lack *add_missing(lua_State *L, const lack *lacks, const asked *a, int column, int64_t missing)
{
	hc_script *script = script_of(L);
	return missing ? lacks_add(script, lacks, field_name(script, a->of->frame, (size_t)column), missing) : lacks;
}

int rows_at_once(lua_State *L)
{
	static const timeline nobody;
	asked a;
	timeline own;

	read_columns(L, &a);
	const hc_link *link = &script_of(L)->block->links[a.of->link];
	fill(L, &a, &own, rows_each_own);
	const timeline *any = link->any_from < link->any_to ? of_anybody(L, &a) : &nobody;
	bool few = link->any_to - link->any_from <= ANYBODY_FEW;
	int64_t least = highest(own.sure, own.sure_count, NULL, 0);
	int64_t most = few ? highest(own.all, own.all_count, any->all, any->all_count)
	                   : highest(own.all, own.all_count, NULL, 0) + any->most;
	hc_interval range = {hc_fraction_whole(least), rows_absent(L, a.of) ? HC_FRACTION_INFINITE : hc_fraction_whole(most)};
	const lack *lacks = NULL;
	if (!hc_interval_is_exact(range)) {
		lacks = rows_lacks(L, a.of, a.selection);
		lacks = add_missing(L, lacks, &a, a.from_number, own.starts_missing + any->starts_missing);
		lacks = add_missing(L, lacks, &a, a.to_number, own.ends_missing + any->ends_missing);
	}
	value_push_number(L, range, rows_unit(L, a.of), lacks);
	return 1;
}

/* SPDX-License-Identifier: MIT */
/*
 * Filters over rows with missing values, against every way to fill them: what
 * is surely kept is kept by each, what may be kept is kept by one; and where
 * no two conditions look at one column, the answer is no wider than that.
 */
#include "fuzz/ground.h"

#include "base/date.h"
#include "data/filter.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER, FLAG, RANK, DAY, TASKS, NAME, OTHER, COLUMNS };
enum { HIGHEST = 3, CONDITIONS = 4, MISSING = -1, ROWS = 70 };

static const hc_type types[COLUMNS] = {HC_INTEGER, HC_BOOLEAN, HC_ENUM, HC_DATE, HC_SET, HC_TEXT, HC_INTEGER};
static const int64_t highest[COLUMNS] = {HIGHEST, 1, 2, HIGHEST, 3, 3, HIGHEST};
static char *const names[] = {(char *)"a", (char *)"b", (char *)"", (char *)"elsewhere"};

typedef int64_t row[COLUMNS]; /* MISSING, a number, or the position of a name */

typedef struct trial {
	hc_arena arena;
	hc_filter whole, part;      /* `part` has the conditions of `whole`, and more */
	hc_condition conditions[CONDITIONS];
	bool inside[CONDITIONS][HIGHEST + 1]; /* of a condition on ranges: the numbers in them */
	size_t count, whole_count;
	hc_frame frame;
	row rows[ROWS];
} trial;

static void take_ranges(trial *t, size_t number, ground_bytes *from)
{
	hc_condition *c = &t->conditions[number];
	unsigned mask = (unsigned)ground_take(from, 1);

	c->ranges = hc_arena_alloc(&t->arena, (HIGHEST + 1) * sizeof *c->ranges);
	for (int64_t i = 0; i <= HIGHEST; i++) {
		t->inside[number][i] = mask >> i & 1;
		if (!t->inside[number][i])
			continue;
		if (i && t->inside[number][i - 1])
			c->ranges[c->range_count - 1].high = i;
		else
			c->ranges[c->range_count++] = (hc_range){i, i};
	}
	if (mask & 0x80) { /* the contrary, which is ranges as well */
		hc_condition made = *c;
		ground_must(hc_condition_negate(c, &made, &t->arena), "memory");
		for (int64_t i = 0; i <= HIGHEST; i++)
			t->inside[number][i] = !t->inside[number][i];
		c->mask = 1; /* unused by ranges: here it remembers that an act on no record is inside */
	}
}

static void take_condition(trial *t, size_t number, ground_bytes *from)
{
	static const hc_condition_kind kinds[COLUMNS] = {HC_IN_RANGES, HC_IN_RANGES, HC_IN_RANGES, HC_IN_RANGES, HC_HAS_MASK, HC_IN_TEXTS, HC_COMPARES};
	hc_condition *c = &t->conditions[number];
	unsigned column = (unsigned)ground_take(from, 1) % COLUMNS;

	*c = (hc_condition){.kind = kinds[column], .column = (uint16_t)(column == OTHER ? NUMBER : column)};
	c->domain = (hc_domain){0, highest[c->column]};
	if (c->kind == HC_IN_RANGES) {
		take_ranges(t, number, from);
		return;
	}
	unsigned how = (unsigned)ground_take(from, 1);
	c->negated = how & 1;
	c->mask = how >> 1 & 3;
	c->want = how >> 3 & 3 & c->mask;
	c->texts = (char **)names + (how >> 1 & 1);
	c->text_count = 1 + (how >> 2 & 1);
	c->relation = (hc_relation)((how >> 1) % (HC_MORE + 1));
	c->other = how & 0x80 ? DAY : OTHER;
	c->other_domain = (hc_domain){0, HIGHEST};
	if (c->kind == HC_COMPARES && how & 0x40)
		c->column = DAY;
}

static void take_row(trial *t, size_t number, ground_bytes *from)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		hc_column *column = &t->frame.columns[i];
		unsigned what = (unsigned)ground_take(from, 1);
		int64_t value = what & 0x80 ? MISSING : (int64_t)(what % (unsigned)(highest[i] + 1));
		if (i == DAY && what == 0x7f)
			value = HC_DATE_NEVER;
		t->rows[number][i] = value;
		bool ok = value == MISSING ? hc_column_add_missing(column)
		          : i == NAME      ? hc_column_add_text(column, names[value], strlen(names[value]))
		                           : hc_column_add_number(column, value);
		ground_must(ok, "memory");
	}
	t->frame.rows++;
}

static bool compares(hc_relation relation, int64_t a, int64_t b)
{
	switch (relation) {
	case HC_LESS: return a < b;
	case HC_LESS_EQUAL: return a <= b;
	case HC_SAME: return a == b;
	case HC_DIFFERENT: return a != b;
	case HC_MORE_EQUAL: return a >= b;
	default: return a > b;
	}
}

/* Whether the condition keeps a row that has no missing value. */
static bool keeps(const trial *t, size_t number, const int64_t *values)
{
	const hc_condition *c = &t->conditions[number];
	int64_t value = values[c->column];
	bool kept = false;

	if (c->kind == HC_IN_RANGES)
		return value == HC_DATE_NEVER ? c->mask : t->inside[number][value];
	if (c->kind == HC_HAS_MASK)
		kept = (value & c->mask) == c->want;
	else if (c->kind == HC_IN_TEXTS)
		for (size_t i = 0; i < c->text_count; i++)
			kept = kept || strcmp(c->texts[i], names[value]) == 0;
	else if (value == HC_DATE_NEVER || values[c->other] == HC_DATE_NEVER)
		kept = types[c->column] == HC_DATE ? false : compares(c->relation, value, values[c->other]);
	else
		kept = compares(c->relation, value, values[c->other]);
	return kept != c->negated;
}

typedef struct answer {
	bool all, some, rest; /* kept by every way to fill, by one; by one of the first conditions but not of all */
} answer;

static void try_fill(const trial *t, const int64_t *values, answer *found)
{
	bool whole = true, part = true;

	for (size_t i = 0; i < t->count; i++) {
		bool kept = keeps(t, i, values);
		part = part && kept;
		whole = whole && (kept || i >= t->whole_count);
	}
	found->all = found->all && part;
	found->some = found->some || part;
	found->rest = found->rest || (whole && !part);
}

/* Fills what is missing of the columns that a condition looks at. */
static void try_every(const trial *t, unsigned looks, int64_t *values, size_t column, answer *found)
{
	if (column == COLUMNS) {
		try_fill(t, values, found);
	} else if (values[column] != MISSING || !(looks >> column & 1)) {
		try_every(t, looks, values, column + 1, found);
	} else {
		for (values[column] = 0; values[column] <= highest[column]; values[column]++)
			try_every(t, looks, values, column + 1, found);
		values[column] = MISSING;
	}
}

static unsigned looks_of(const hc_condition *c)
{
	return 1u << c->column | (c->kind == HC_COMPARES ? 1u << c->other : 0);
}

/* Whether no column is looked at by two conditions, ranges on one column being one. */
static bool is_exact(const trial *t)
{
	unsigned ranges = 0, others = 0;

	for (size_t i = 0; i < t->count; i++) {
		const hc_condition *c = &t->conditions[i];
		unsigned looks = looks_of(c);
		if ((others & looks) || (c->kind != HC_IN_RANGES && (ranges & looks)) || (c->kind == HC_COMPARES && c->column == c->other))
			return false;
		*(c->kind == HC_IN_RANGES ? &ranges : &others) |= looks;
	}
	return true;
}

static void check(trial *t)
{
	hc_selection selection;
	uint64_t *rest;
	bool exact = is_exact(t);
	unsigned looks = 0;

	for (size_t i = 0; i < t->count; i++)
		looks |= looks_of(&t->conditions[i]);
	ground_must(hc_filter_select(&selection, &t->part, &t->frame, NULL, &t->arena) &&
	            hc_filter_select_rest(&rest, &t->whole, &t->part, &t->frame, NULL, &t->arena), "memory");
	for (size_t i = 0; i < t->frame.rows; i++) {
		answer found = {true, false, false};
		uint64_t bit = UINT64_C(1) << (i & 63);
		bool sure = selection.sure[i >> 6] & bit, can = selection.can[i >> 6] & bit;
		row values;
		memcpy(values, t->rows[i], sizeof values);
		try_every(t, looks, values, 0, &found);
		ground_must(!sure || found.all, "what is surely kept is kept by every way to fill");
		ground_must(can || !found.some, "what some way keeps may be kept");
		ground_must(rest[i >> 6] & bit || !found.rest, "what some way leaves out may be left out");
		ground_must(!exact || (sure == found.all && can == found.some), "no doubt that there need not be");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	ground_bytes from = {bytes, size};
	trial *t = calloc(1, sizeof *t);

	ground_must(t && hc_frame_init(&t->frame, types, COLUMNS), "memory");
	hc_arena_init(&t->arena);
	hc_filter_init(&t->whole, &t->arena);
	hc_filter_init(&t->part, &t->arena);
	unsigned head = (unsigned)ground_take(&from, 1);
	t->count = head % (CONDITIONS + 1);
	t->whole_count = t->count ? (head >> 4) % (t->count + 1) : 0;
	for (size_t i = 0; i < t->count; i++) {
		take_condition(t, i, &from);
		ground_must(hc_filter_add(&t->part, &t->conditions[i]) &&
		            (i >= t->whole_count || hc_filter_add(&t->whole, &t->conditions[i])), "memory");
	}
	for (size_t i = 0; from.left && i < ROWS; i++)
		take_row(t, i, &from);
	check(t);
	hc_frame_drop(&t->frame);
	hc_arena_drop(&t->arena);
	free(t);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Evaluating filters over a frame, column by column, 64 rows to a word. Each
 * condition narrows two bitmaps: `sure`, the rows it keeps whatever is
 * missing, and `can`, the rows it keeps for some way to fill.
 */
#include "base/date.h"
#include "data/filter.h"

#include <string.h>

static size_t words_of(size_t rows)
{
	return (rows + 63) / 64;
}

/* A bit for each of 64 bytes that are 0 or 1: eight of them are gathered by one multiplication. */
static uint64_t gather(const uint8_t inside[64])
{
	uint64_t bits = 0, eight;
	for (unsigned i = 0; i < 8; i++) {
		memcpy(&eight, inside + 8 * i, sizeof eight);
		bits |= (eight * UINT64_C(0x0102040810204080) >> 56) << (8 * i);
	}
	return bits;
}

/*
 * Bits of the 64 rows from `at` whose value lies in low..high. A column has
 * room for 64 at a time (hc_column_grow), so the last rows of a frame need no
 * loop of their own. One loop per width keeps them vectorised.
 */
static uint64_t bits_in_range(const hc_column *column, size_t at, hc_range range)
{
	uint8_t inside[64];

	if (column->width == 1) {
		if (range.low > INT8_MAX || range.high < INT8_MIN)
			return 0;
		const int8_t *v = (const int8_t *)column->values + at;
		int8_t low = (int8_t)(range.low < INT8_MIN ? INT8_MIN : range.low), high = (int8_t)(range.high > INT8_MAX ? INT8_MAX : range.high);
		for (size_t i = 0; i < 64; i++)
			inside[i] = (uint8_t)((v[i] >= low) & (v[i] <= high));
	} else if (column->width == 4) {
		if (range.low > INT32_MAX || range.high < INT32_MIN)
			return 0;
		const int32_t *v = (const int32_t *)column->values + at;
		int32_t low = (int32_t)(range.low < INT32_MIN ? INT32_MIN : range.low), high = (int32_t)(range.high > INT32_MAX ? INT32_MAX : range.high);
		for (size_t i = 0; i < 64; i++)
			inside[i] = (uint8_t)((v[i] >= low) & (v[i] <= high));
	} else {
		const int64_t *v = (const int64_t *)column->values + at;
		for (size_t i = 0; i < 64; i++)
			inside[i] = (uint8_t)((v[i] >= range.low) & (v[i] <= range.high));
	}
	return gather(inside);
}

/* What a condition says of a row whose field is missing, as words of 64 of them. */
static hc_judged judge_missing(const hc_condition *c)
{
	bool sure = hc_ranges_cover(c->ranges, c->range_count, c->domain.low, c->domain.high);
	bool can = hc_ranges_touch(c->ranges, c->range_count, c->domain.low, c->domain.high);
	return (hc_judged){sure ? ~UINT64_C(0) : 0, can ? ~UINT64_C(0) : 0};
}

static hc_judged judge_ranges(const hc_condition *c, const hc_frame *frame, size_t word, hc_judged missing)
{
	const hc_column *column = &frame->columns[c->column];
	uint64_t known = column->known[word], inside = 0;

	for (size_t i = 0; i < c->range_count; i++)
		inside |= bits_in_range(column, word * 64, c->ranges[i]);
	return (hc_judged){(inside & known) | (missing.sure & ~known), (inside & known) | (missing.can & ~known)};
}

static bool is_one_of(const hc_condition *c, const hc_column *column, size_t row)
{
	size_t length;
	const char *text = hc_column_text(column, row, &length);
	for (size_t i = 0; i < c->text_count; i++)
		if (strlen(c->texts[i]) == length && memcmp(c->texts[i], text, length) == 0)
			return true;
	return false;
}

static hc_sure judge_text(const hc_condition *c, const hc_frame *frame, size_t row)
{
	const hc_column *column = &frame->columns[c->column];
	if (!hc_column_known(column, row))
		return HC_UNSURE;
	return is_one_of(c, column, row) ? HC_SURE_YES : HC_SURE_NO;
}

static hc_sure judge_mask(const hc_condition *c, const hc_frame *frame, size_t row)
{
	const hc_column *column = &frame->columns[c->column];
	if (!hc_column_known(column, row))
		return c->mask ? HC_UNSURE : HC_SURE_YES;
	return (hc_column_number(column, row) & c->mask) == c->want ? HC_SURE_YES : HC_SURE_NO;
}

static hc_domain possible(const hc_column *column, size_t row, hc_domain domain)
{
	if (!hc_column_known(column, row))
		return domain;
	int64_t value = hc_column_number(column, row);
	return (hc_domain){value, value};
}

static hc_sure both(hc_sure a, hc_sure b)
{
	if (a == HC_SURE_NO || b == HC_SURE_NO)
		return HC_SURE_NO;
	return a == HC_SURE_YES && b == HC_SURE_YES ? HC_SURE_YES : HC_UNSURE;
}

static hc_sure inverse(hc_sure a)
{
	return a == HC_UNSURE ? HC_UNSURE : a == HC_SURE_YES ? HC_SURE_NO : HC_SURE_YES;
}

static hc_sure at_most(hc_domain a, hc_domain b)
{
	return a.high <= b.low ? HC_SURE_YES : a.low > b.high ? HC_SURE_NO : HC_UNSURE;
}

static hc_sure stands(hc_relation relation, hc_domain a, hc_domain b)
{
	switch (relation) {
	case HC_LESS:
		return inverse(at_most(b, a));
	case HC_LESS_EQUAL:
		return at_most(a, b);
	case HC_SAME:
		return both(at_most(a, b), at_most(b, a));
	case HC_DIFFERENT:
		return inverse(both(at_most(a, b), at_most(b, a)));
	case HC_MORE_EQUAL:
		return at_most(b, a);
	default:
		return inverse(at_most(a, b));
	}
}

static hc_sure judge_comparison(const hc_condition *c, const hc_frame *frame, size_t row)
{
	hc_domain a = possible(&frame->columns[c->column], row, c->domain);
	hc_domain b = possible(&frame->columns[c->other], row, c->other_domain);
	if (frame->columns[c->column].type == HC_DATE &&
	    ((a.low == HC_DATE_NEVER && a.high == HC_DATE_NEVER) || (b.low == HC_DATE_NEVER && b.high == HC_DATE_NEVER)))
		return HC_SURE_NO;
	return stands(c->relation, a, b);
}

static hc_sure judge_row(const hc_condition *c, const hc_frame *frame, size_t row)
{
	if (c->kind == HC_IN_TEXTS)
		return judge_text(c, frame, row);
	return c->kind == HC_HAS_MASK ? judge_mask(c, frame, row) : judge_comparison(c, frame, row);
}

/* Judges only the rows that `open` still has. */
static hc_judged judge_rows(const hc_condition *c, const hc_frame *frame, size_t word, uint64_t open, bool *failed)
{
	hc_judged out = {0, 0};
	if (c->kind == HC_TESTED)
		out = c->test(c->context, word, open, failed);
	for (uint64_t left = c->kind == HC_TESTED ? 0 : open; left; left &= left - 1) {
		unsigned bit = (unsigned)__builtin_ctzll(left);
		hc_sure sure = judge_row(c, frame, word * 64 + bit);
		out.sure |= (uint64_t)(sure == HC_SURE_YES) << bit;
		out.can |= (uint64_t)(sure != HC_SURE_NO) << bit;
	}
	return c->negated ? (hc_judged){open & ~out.can, open & ~out.sure} : out;
}

/* The words of a bitmap that rows of interest stand in. */
typedef struct span {
	size_t from, to;
} span;

static span span_of(const uint64_t *bits, size_t words)
{
	span all = {0, words};
	while (bits && all.from < all.to && !bits[all.from])
		all.from++;
	while (bits && all.from < all.to && !bits[all.to - 1])
		all.to--;
	return all;
}

static bool narrow(hc_selection *selection, const hc_condition *c, const hc_frame *frame, span where)
{
	bool failed = false;
	hc_judged missing = c->kind == HC_IN_RANGES ? judge_missing(c) : (hc_judged){0, 0};

	for (size_t word = where.from; word < where.to && !failed; word++) {
		if (!selection->can[word])
			continue;
		hc_judged judged = c->kind == HC_IN_RANGES ? judge_ranges(c, frame, word, missing)
		                                           : judge_rows(c, frame, word, selection->can[word], &failed);
		selection->sure[word] &= judged.sure;
		selection->can[word] &= judged.can;
	}
	return !failed;
}

bool hc_filter_select(hc_selection *out, const hc_filter *filter, const hc_frame *frame, const uint64_t *within,
                      hc_arena *arena)
{
	size_t words = words_of(frame->rows);
	span where = span_of(within, words);

	out->sure = hc_arena_alloc(arena, (words + 1) * sizeof *out->sure);
	out->can = hc_arena_alloc(arena, (words + 1) * sizeof *out->can);
	if (!out->sure || !out->can)
		return false;
	for (size_t word = where.from; word < where.to; word++) {
		size_t rows = frame->rows - word * 64;
		uint64_t all = rows < 64 ? (UINT64_C(1) << rows) - 1 : ~UINT64_C(0);
		out->sure[word] = out->can[word] = within ? within[word] & all : all;
	}
	/* The tests that a rule wrote come last: they see only rows that the cheap conditions left. */
	for (size_t i = 0; i < filter->count; i++)
		if (filter->conditions[i].kind != HC_TESTED && !narrow(out, &filter->conditions[i], frame, where))
			return false;
	for (size_t i = 0; i < filter->count; i++)
		if (filter->conditions[i].kind == HC_TESTED && !narrow(out, &filter->conditions[i], frame, where))
			return false;
	return true;
}

bool hc_filter_select_rest(uint64_t **out, const hc_filter *whole, const hc_filter *part, const hc_frame *frame,
                           const uint64_t *within, hc_arena *arena)
{
	size_t words = words_of(frame->rows);

	*out = hc_arena_alloc(arena, (words + 1) * sizeof **out);
	if (!*out)
		return false;
	for (size_t i = 0; i < part->count; i++) {
		hc_filter rest;
		hc_selection selection;
		hc_condition contrary;
		hc_filter_init(&rest, arena);
		if (!hc_filter_add_all(&rest, whole) || !hc_condition_negate(&contrary, &part->conditions[i], arena) ||
		    !hc_filter_add(&rest, &contrary) || !hc_filter_select(&selection, &rest, frame, within, arena))
			return false;
		for (size_t word = 0; word < words; word++)
			(*out)[word] |= selection.can[word];
	}
	return true;
}

static int64_t bits_between(const uint64_t *bits, size_t from, size_t to)
{
	int64_t count = 0;
	if (from >= to)
		return 0;
	size_t first = from / 64, last = (to - 1) / 64;
	for (size_t word = first; word <= last; word++) {
		uint64_t value = bits[word];
		if (word == first)
			value &= ~UINT64_C(0) << (from & 63);
		if (word == last)
			value &= ~UINT64_C(0) >> (63 - ((to - 1) & 63));
		count += value ? __builtin_popcountll(value) : 0;
	}
	return count;
}

static bool bit_of(const uint64_t *bits, uint32_t row)
{
	return (bits[row >> 6] >> (row & 63)) & 1;
}

hc_count hc_count_rows(const hc_link *link, size_t parent, const hc_selection *selection)
{
	hc_count count = {0, 0};
	uint32_t from = link->start[parent], to = link->start[parent + 1];

	if (!link->order) {
		count.certain = bits_between(selection->sure, from, to);
		count.possible = bits_between(selection->can, from, to);
	} else {
		for (uint32_t i = from; i < to; i++) {
			count.certain += bit_of(selection->sure, link->order[i]);
			count.possible += bit_of(selection->can, link->order[i]);
		}
	}
	count.possible -= count.certain;
	if (link->stray_start)
		for (uint32_t i = link->stray_start[parent]; i < link->stray_end[parent]; i++)
			count.possible += bit_of(selection->can, link->strays[i]);
	count.possible += bits_between(selection->can, link->any_from, link->any_to);
	return count;
}

/* SPDX-License-Identifier: MIT */
#ifndef HC_DATA_FILTER_H
#define HC_DATA_FILTER_H

/*
 * Filters over a frame, three-valued: a row is kept for sure, kept perhaps,
 * or not kept.
 *
 * A filter is a conjunction of conditions, at most one of a kind per column:
 * conditions on the same column are merged when they are added, so that a row
 * with that field missing is judged by what the merged condition allows
 * within the field's possible values, which makes the answer exact.
 */

#include "data/block.h"
#include "data/interval.h"
#include "data/ranges.h"

/* What a column can hold: the numbers from `low` to `high` (of a set: the mask of all members). */
typedef struct hc_domain {
	int64_t low;
	int64_t high;
} hc_domain;

typedef enum hc_condition_kind {
	HC_IN_RANGES,  /* the number lies in one of the ranges */
	HC_IN_TEXTS,   /* the text is one of (or, negated, none of) the texts */
	HC_HAS_MASK,   /* (set & mask) == want, or negated */
	HC_COMPARES,   /* the number stands in `relation` to another column's; an act on no record stands in none */
	HC_TESTED,     /* a callback decides */
} hc_condition_kind;

typedef enum hc_relation { HC_LESS, HC_LESS_EQUAL, HC_SAME, HC_DIFFERENT, HC_MORE_EQUAL, HC_MORE } hc_relation;

/* What is decided about 64 rows, a word of a bitmap: which are kept for sure, and which for sure or perhaps. */
typedef struct hc_judged {
	uint64_t sure;
	uint64_t can;
} hc_judged;

/* Decides the rows `open` of word `word`; sets *failed to stop. */
typedef hc_judged (*hc_row_test)(void *context, size_t word, uint64_t open, bool *failed);

typedef struct hc_condition {
	hc_condition_kind kind;
	uint16_t column;
	bool negated;            /* of every kind but ranges, which are complemented instead */
	hc_domain domain;
	size_t range_count;      /* sorted, disjoint, not touching */
	hc_range *ranges;
	size_t text_count;
	char **texts;            /* zero-terminated */
	int64_t mask, want;
	hc_relation relation;
	uint16_t other;          /* the column compared with */
	hc_domain other_domain;
	hc_row_test test;
	void *context;
} hc_condition;

typedef struct hc_filter {
	size_t count;
	size_t capacity;
	hc_condition *conditions;
	hc_arena *arena; /* owns everything the filter points to */
} hc_filter;

/* An empty filter (keeps every row) whose memory comes from `arena`. */
void hc_filter_init(hc_filter *filter, hc_arena *arena);

/* Copies the conditions of `from` into `filter`. False when out of memory. */
bool hc_filter_add_all(hc_filter *filter, const hc_filter *from);

/*
 * Adds one condition, merging ranges on a column that has some already. What
 * the condition points to must live as long as the filter. False when out of memory.
 */
bool hc_filter_add(hc_filter *filter, const hc_condition *condition);

/* The contrary of `condition`, in `arena`. False when out of memory. */
bool hc_condition_negate(hc_condition *out, const hc_condition *condition, hc_arena *arena);

/* Which rows of a frame a filter keeps: bit set in `sure` for surely, in `can` for surely or perhaps. */
typedef struct hc_selection {
	uint64_t *sure;
	uint64_t *can;
} hc_selection;

/*
 * Evaluates `filter` over the rows of `frame` that the bitmap `within` has
 * (NULL: all; a filter with row tests wants it). The bitmaps come from `arena`
 * and have a bit for each row, rounded up to 64. False when out of memory or
 * a row test failed.
 */
bool hc_filter_select(hc_selection *out, const hc_filter *filter, const hc_frame *frame, const uint64_t *within,
                      hc_arena *arena);

/*
 * Which rows may be in `whole` and yet not in `part`, a filter that has all
 * conditions of `whole` and more: a bitmap of `arena` in `out`. What is missing
 * is filled in one way for both. False as above.
 */
bool hc_filter_select_rest(uint64_t **out, const hc_filter *whole, const hc_filter *part, const hc_frame *frame,
                           const uint64_t *within, hc_arena *arena);

/*
 * How many rows satisfy a filter when some fields are missing: at least
 * `certain`, at most `certain + possible`. Exact when `possible` is 0.
 */
typedef struct hc_count {
	int64_t certain;
	int64_t possible;
} hc_count;

/* Counts the rows of parent `parent` that the selection keeps (strays only perhaps). O(rows). */
hc_count hc_count_rows(const hc_link *link, size_t parent, const hc_selection *selection);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Sorted disjoint ranges make "one of these members", "at least", "other
 * than" and "not on record" the same thing, so that conditions on one field
 * merge by intersection and a missing value is judged exactly.
 */
#include "data/ranges.h"

#include <stdlib.h>
#include <string.h>

static int by_low(const void *a, const void *b)
{
	const hc_range *x = a, *y = b;
	return x->low < y->low ? -1 : x->low > y->low;
}

bool hc_ranges_normalise(hc_arena *arena, const hc_range *ranges, size_t count, hc_range **out, size_t *out_count)
{
	hc_range *sorted = hc_arena_alloc(arena, (count + 1) * sizeof *sorted);
	size_t used = 0, kept = 0;

	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++)
		if (ranges[i].low <= ranges[i].high)
			sorted[used++] = ranges[i];
	qsort(sorted, used, sizeof *sorted, by_low);
	for (size_t i = 0; i < used; i++) {
		bool touches = kept && (sorted[kept - 1].high == INT64_MAX || sorted[i].low <= sorted[kept - 1].high + 1);
		if (!touches)
			sorted[kept++] = sorted[i];
		else if (sorted[i].high > sorted[kept - 1].high)
			sorted[kept - 1].high = sorted[i].high;
	}
	*out = sorted;
	*out_count = kept;
	return true;
}

bool hc_ranges_intersect(hc_arena *arena, const hc_range *a, size_t a_count, const hc_range *b, size_t b_count,
                         hc_range **out, size_t *out_count)
{
	hc_range *both = hc_arena_alloc(arena, (a_count + b_count + 1) * sizeof *both);
	size_t count = 0;

	if (!both)
		return false;
	for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
		int64_t low = a[i].low > b[j].low ? a[i].low : b[j].low;
		int64_t high = a[i].high < b[j].high ? a[i].high : b[j].high;
		if (low <= high)
			both[count++] = (hc_range){low, high};
		if (a[i].high < b[j].high)
			i++;
		else
			j++;
	}
	*out = both;
	*out_count = count;
	return true;
}

bool hc_ranges_complement(hc_arena *arena, const hc_range *ranges, size_t count, hc_range **out, size_t *out_count)
{
	hc_range *rest = hc_arena_alloc(arena, (count + 1) * sizeof *rest);
	size_t used = 0;
	int64_t low = INT64_MIN;

	if (!rest)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (ranges[i].low > low)
			rest[used++] = (hc_range){low, ranges[i].low - 1};
		if (ranges[i].high == INT64_MAX)
			goto done;
		low = ranges[i].high + 1;
	}
	rest[used++] = (hc_range){low, INT64_MAX};
done:
	*out = rest;
	*out_count = used;
	return true;
}

bool hc_ranges_touch(const hc_range *ranges, size_t count, int64_t low, int64_t high)
{
	for (size_t i = 0; i < count; i++)
		if (ranges[i].low <= high && ranges[i].high >= low)
			return true;
	return false;
}

bool hc_ranges_cover(const hc_range *ranges, size_t count, int64_t low, int64_t high)
{
	for (size_t i = 0; i < count; i++)
		if (ranges[i].low <= low && ranges[i].high >= high)
			return true;
	return false;
}

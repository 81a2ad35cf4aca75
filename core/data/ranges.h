/* SPDX-License-Identifier: MIT */
#ifndef HC_DATA_RANGES_H
#define HC_DATA_RANGES_H

/* Sets of whole numbers as sorted, disjoint ranges that do not touch. Results come from `arena`; false when out of memory. */

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct hc_range {
	int64_t low;
	int64_t high;
} hc_range;

/* Sorts and merges `ranges` (empty ones, low > high, fall out). */
bool hc_ranges_normalise(hc_arena *arena, const hc_range *ranges, size_t count, hc_range **out, size_t *out_count);

/* What is in both. */
bool hc_ranges_intersect(hc_arena *arena, const hc_range *a, size_t a_count, const hc_range *b, size_t b_count,
                         hc_range **out, size_t *out_count);

/* All other 64-bit numbers. */
bool hc_ranges_complement(hc_arena *arena, const hc_range *ranges, size_t count, hc_range **out, size_t *out_count);

/* Whether some number (every number) of low..high is in the ranges. */
bool hc_ranges_touch(const hc_range *ranges, size_t count, int64_t low, int64_t high);
bool hc_ranges_cover(const hc_range *ranges, size_t count, int64_t low, int64_t high);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Building filters. Conditions on ranges of one column become one condition,
 * by intersection; that is what makes a missing value exact: the merged ranges
 * either allow some of the field's possible values or none, all or not all.
 */
#include "data/filter.h"

#include <string.h>

void hc_filter_init(hc_filter *filter, hc_arena *arena)
{
	memset(filter, 0, sizeof *filter);
	filter->arena = arena;
}

static hc_condition *find_ranges(hc_filter *filter, uint16_t column)
{
	for (size_t i = 0; i < filter->count; i++)
		if (filter->conditions[i].kind == HC_IN_RANGES && filter->conditions[i].column == column)
			return &filter->conditions[i];
	return NULL;
}

static bool append(hc_filter *filter, const hc_condition *condition)
{
	if (filter->count == filter->capacity) {
		size_t capacity = filter->capacity ? filter->capacity * 2 : 4;
		hc_condition *grown = hc_arena_alloc(filter->arena, capacity * sizeof *grown);
		if (!grown)
			return false;
		if (filter->count)
			memcpy(grown, filter->conditions, filter->count * sizeof *grown);
		filter->conditions = grown;
		filter->capacity = capacity;
	}
	filter->conditions[filter->count++] = *condition;
	return true;
}

bool hc_filter_add(hc_filter *filter, const hc_condition *condition)
{
	hc_condition *same = condition->kind == HC_IN_RANGES ? find_ranges(filter, condition->column) : NULL;
	if (!same)
		return append(filter, condition);
	return hc_ranges_intersect(filter->arena, same->ranges, same->range_count, condition->ranges,
	                           condition->range_count, &same->ranges, &same->range_count);
}

bool hc_filter_add_all(hc_filter *filter, const hc_filter *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (!hc_filter_add(filter, &from->conditions[i]))
			return false;
	return true;
}

bool hc_condition_negate(hc_condition *out, const hc_condition *condition, hc_arena *arena)
{
	*out = *condition;
	if (condition->kind == HC_IN_RANGES)
		return hc_ranges_complement(arena, condition->ranges, condition->range_count, &out->ranges,
		                            &out->range_count);
	out->negated = !condition->negated;
	return true;
}

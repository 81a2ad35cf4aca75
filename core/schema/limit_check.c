/* SPDX-License-Identifier: MIT */
/*
 * Whether the values of a limit can be told apart. Two values that can hold
 * for one owner on one day would make an audit depend on their order; a day
 * between two values for the same owners would silently make a requirement
 * not applicable. A limit has a handful of values, so pairs are compared.
 */

#include "schema/law_load.h"

static bool dates_meet(const hc_limit_value *a, const hc_limit_value *b)
{
	return a->from <= b->to && b->from <= a->to;
}

static bool overlap(const hc_limit_value *a, const hc_limit_value *b)
{
	return dates_meet(a, b) && !hc_scope_disjoint(&a->where, &b->where);
}

static void check_overlaps(const hc_limit *limit, size_t place, hc_error *err)
{
	const hc_limit_value *value = &limit->values[place];
	size_t i;

	for (i = 0; i < place; i++) {
		if (!overlap(&limit->values[i], value))
			continue;
		hc_error_add(err, HC_ESCHEMA, value->file, value->line,
		             "two values of \"%s\" hold at once: here and in %s:%u; part their dates or their \"where\"",
		             "\"%s\" 的两个取值同时有效：此处与 %s:%u；请区分其日期或 \"where\"", limit->name,
		             limit->values[i].file, limit->values[i].line);
	}
}

/* The value for the same owners that follows `value` soonest; NULL when it is the last. */
static const hc_limit_value *next_value(const hc_limit *limit, const hc_limit_value *value)
{
	const hc_limit_value *next = NULL;
	size_t i;

	for (i = 0; i < limit->value_count; i++) {
		const hc_limit_value *other = &limit->values[i];

		if (other->from > value->to && (!next || other->from < next->from) &&
		    hc_scope_same(&other->where, &value->where))
			next = other;
	}
	return next;
}

static void check_gap(const hc_limit *limit, const hc_limit_value *value, hc_error *err)
{
	const hc_limit_value *next = next_value(limit, value);
	char first[11], last[11];

	if (!next || next->from == value->to + 1)
		return;
	hc_date_write(first, value->to + 1);
	hc_date_write(last, next->from - 1);
	hc_error_add(err, HC_ESCHEMA, next->file, next->line,
	             "\"%s\" has no value from %s to %s, between the one in %s:%u and this one",
	             "\"%s\" 在 %s 至 %s 之间没有取值（%s:%u 的取值与此处之间）", limit->name, first, last,
	             value->file, value->line);
}

void hc_limit_check(const hc_limit *limit, hc_error *err)
{
	size_t i;

	for (i = 0; i < limit->value_count; i++) {
		check_overlaps(limit, i, err);
		check_gap(limit, &limit->values[i], err);
	}
}

/* SPDX-License-Identifier: MIT */
/*
 * The way back from a column's integer to what the records hold. What is
 * written here is read back to the same integer; there is one way to write
 * each value, so equal records give equal bytes.
 */

#include "schema/entity.h"

#include "base/date.h"
#include "base/limits.h"

#include <inttypes.h>
#include <string.h>

static const char *write_real(int64_t value, hc_arena *arena)
{
	uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	uint64_t whole = magnitude / (uint64_t)HC_REAL_SCALE, part = magnitude % (uint64_t)HC_REAL_SCALE;
	const char *sign = value < 0 ? "-" : "";
	int decimals = 6;

	if (part == 0)
		return hc_arena_format(arena, "%s%" PRIu64, sign, whole);
	while (part % 10 == 0) {
		part /= 10;
		decimals--;
	}
	return hc_arena_format(arena, "%s%" PRIu64 ".%0*" PRIu64, sign, whole, decimals, part);
}

static const char *write_date(int64_t value, hc_arena *arena)
{
	char out[11];

	if (value == HC_DATE_NEVER)
		return hc_arena_text(arena, "");
	hc_date_write(out, (hc_date)value);
	return hc_arena_text(arena, out);
}

static const char *write_month(int64_t value, hc_arena *arena)
{
	char out[8];

	hc_month_write(out, (hc_month)value);
	return hc_arena_text(arena, out);
}

static const char *write_set(const hc_field *field, int64_t mask, hc_arena *arena)
{
	size_t i, length = 0;
	char *out, *end;

	for (i = 0; i < field->member_count; i++)
		length += strlen(field->members[i].name) + 1;
	out = hc_arena_alloc(arena, length + 1);
	if (!out)
		return NULL;
	end = out;
	for (i = 0; i < field->member_count; i++) {
		if (!(mask >> i & 1))
			continue;
		if (end > out)
			*end++ = ',';
		length = strlen(field->members[i].name);
		memcpy(end, field->members[i].name, length);
		end += length;
	}
	return out;
}

const char *hc_field_write(const hc_field *field, int64_t value, hc_arena *arena)
{
	switch (field->type) {
	case HC_REAL:
		return write_real(value, arena);
	case HC_DATE:
		return write_date(value, arena);
	case HC_MONTH:
		return write_month(value, arena);
	case HC_ENUM:
		if (value < 0 || (size_t)value >= field->member_count)
			return hc_arena_text(arena, "");
		return field->members[value].name;
	case HC_SET:
		return write_set(field, value, arena);
	case HC_TEXT:
	case HC_INTEGER:
	case HC_BOOLEAN:
		break;
	}
	return hc_arena_format(arena, "%" PRId64, value);
}

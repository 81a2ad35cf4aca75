/* SPDX-License-Identifier: MIT */
/*
 * Values are kept as narrow as their type allows (one byte for a boolean or
 * an enumeration, four for a date or a set), because a filter over a block is
 * bound by the memory it walks. A missing value still takes its place, so row
 * numbers are positions.
 */
#include "data/column.h"

#include "base/memory.h"

#include <string.h>

static uint8_t width_of(hc_type type)
{
	switch (type) {
	case HC_BOOLEAN:
	case HC_ENUM:
		return 1;
	case HC_DATE:
	case HC_MONTH:
	case HC_SET:
		return 4;
	default:
		return 8;
	}
}

void hc_column_init(hc_column *column, hc_type type)
{
	memset(column, 0, sizeof *column);
	column->type = type;
	column->width = width_of(type);
}

void hc_column_drop(hc_column *column)
{
	hc_memory_free(column->values);
	hc_memory_free(column->known);
	hc_memory_free(column->bytes);
	hc_column_init(column, column->type);
}

void hc_column_clear(hc_column *column)
{
	column->count = 0;
	column->bytes_used = 0;
}

bool hc_column_grow(hc_column *column)
{
	size_t capacity = column->capacity ? column->capacity * 2 : 256;
	void *values = hc_memory_resize(column->values, capacity * column->width);
	if (!values)
		return false;
	/* Filters look at whole words of 64 rows, also behind the last. */
	memset((char *)values + column->capacity * column->width, 0, (capacity - column->capacity) * column->width);
	column->values = values;
	uint64_t *known = hc_memory_resize(column->known, capacity / 8);
	if (!known)
		return false;
	column->known = known;
	column->capacity = capacity;
	return true;
}

bool hc_column_add_text(hc_column *column, const char *bytes, size_t length)
{
	if (column->count == column->capacity && !hc_column_grow(column))
		return false;
	if (column->bytes_capacity - column->bytes_used < length || !column->bytes) {
		size_t capacity = column->bytes_capacity ? column->bytes_capacity : 4096;
		while (capacity - column->bytes_used < length)
			capacity *= 2;
		if (capacity > UINT32_MAX)
			return false;
		char *grown = hc_memory_resize(column->bytes, capacity);
		if (!grown)
			return false;
		column->bytes = grown;
		column->bytes_capacity = capacity;
	}
	memcpy(column->bytes + column->bytes_used, bytes, length);
	hc_slice slice = {(uint32_t)column->bytes_used, (uint32_t)length};
	((hc_slice *)column->values)[column->count] = slice;
	column->bytes_used += length;
	column->known[column->count >> 6] |= UINT64_C(1) << (column->count & 63);
	column->count++;
	return true;
}

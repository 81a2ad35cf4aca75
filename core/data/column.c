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

static bool grow(hc_column *column)
{
	if (column->count < column->capacity)
		return true;
	size_t capacity = column->capacity ? column->capacity * 2 : 256;
	void *values = hc_memory_resize(column->values, capacity * column->width);
	if (!values)
		return false;
	column->values = values;
	uint64_t *known = hc_memory_resize(column->known, capacity / 8);
	if (!known)
		return false;
	column->known = known;
	column->capacity = capacity;
	return true;
}

static void set_known(hc_column *column, size_t row, bool known)
{
	uint64_t bit = UINT64_C(1) << (row & 63);
	if (known)
		column->known[row >> 6] |= bit;
	else
		column->known[row >> 6] &= ~bit;
}

static void put_number(hc_column *column, size_t row, int64_t value)
{
	if (column->width == 1)
		((int8_t *)column->values)[row] = (int8_t)value;
	else if (column->width == 4)
		((int32_t *)column->values)[row] = (int32_t)value;
	else
		((int64_t *)column->values)[row] = value;
}

bool hc_column_add_missing(hc_column *column)
{
	if (!grow(column))
		return false;
	put_number(column, column->count, 0);
	set_known(column, column->count++, false);
	return true;
}

bool hc_column_add_number(hc_column *column, int64_t value)
{
	if (!grow(column))
		return false;
	put_number(column, column->count, value);
	set_known(column, column->count++, true);
	return true;
}

bool hc_column_add_text(hc_column *column, const char *bytes, size_t length)
{
	if (!grow(column))
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
	set_known(column, column->count++, true);
	return true;
}

bool hc_column_known(const hc_column *column, size_t row)
{
	return (column->known[row >> 6] >> (row & 63)) & 1;
}

int64_t hc_column_number(const hc_column *column, size_t row)
{
	if (column->width == 1)
		return ((const int8_t *)column->values)[row];
	if (column->width == 4)
		return ((const int32_t *)column->values)[row];
	return ((const int64_t *)column->values)[row];
}

const char *hc_column_text(const hc_column *column, size_t row, size_t *length)
{
	hc_slice slice = ((const hc_slice *)column->values)[row];
	*length = slice.length;
	return column->bytes ? column->bytes + slice.start : "";
}

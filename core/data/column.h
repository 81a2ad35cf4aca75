/* SPDX-License-Identifier: MIT */
#ifndef HC_DATA_COLUMN_H
#define HC_DATA_COLUMN_H

/*
 * One field of many rows: values of one type side by side, with a bitmap of
 * which are known.
 *
 * Every type but text is an integer inside: an integer itself; a real in
 * units of 1/HC_REAL_SCALE; a date or month by its number; a boolean as 0 or
 * 1; an enumeration by the position of its member; a set as a mask of its
 * members' positions. An act date  is never missing: an empty one
 * is HC_DATE_NEVER.
 */

#include "base/arena.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum hc_type {
	HC_TEXT,
	HC_INTEGER,
	HC_REAL,
	HC_DATE,
	HC_MONTH,
	HC_BOOLEAN,
	HC_ENUM,
	HC_SET,
} hc_type;

typedef struct hc_slice {
	uint32_t start;
	uint32_t length;
} hc_slice;

typedef struct hc_column {
	hc_type type;
	uint8_t width;   /* bytes of one value: 1, 4 or 8 */
	size_t count;
	size_t capacity;
	void *values;    /* int8_t, int32_t or int64_t; hc_slice for text */
	uint64_t *known; /* bit i: value i is known */
	char *bytes;     /* of text columns */
	size_t bytes_used;
	size_t bytes_capacity;
} hc_column;

void hc_column_init(hc_column *column, hc_type type);
void hc_column_drop(hc_column *column);
void hc_column_clear(hc_column *column); /* no rows; keeps the memory */

/* Makes room for one more. False when out of memory (the column is as it was). */
bool hc_column_grow(hc_column *column);

/* Each appends one value; false as above. They stand here because every value of the records passes through them. */
bool hc_column_add_text(hc_column *column, const char *bytes, size_t length);

/* The same where there is room for the value, which becomes the last, that of row `row`. */
static inline void hc_column_set(hc_column *column, size_t row, int64_t value, bool known)
{
	uint64_t bit = UINT64_C(1) << (row & 63);
	if (column->width == 1)
		((int8_t *)column->values)[row] = (int8_t)value;
	else if (column->width == 4)
		((int32_t *)column->values)[row] = (int32_t)value;
	else
		((int64_t *)column->values)[row] = value;
	column->known[row >> 6] = known ? column->known[row >> 6] | bit : column->known[row >> 6] & ~bit;
	column->count = row + 1;
}

static inline bool hc_column_put(hc_column *column, int64_t value, bool known)
{
	if (column->count == column->capacity && !hc_column_grow(column))
		return false;
	hc_column_set(column, column->count, value, known);
	return true;
}

static inline bool hc_column_add_missing(hc_column *column)
{
	return hc_column_put(column, 0, false);
}

static inline bool hc_column_add_number(hc_column *column, int64_t value)
{
	return hc_column_put(column, value, true);
}

/* Whether row `row` has a value. */
static inline bool hc_column_known(const hc_column *column, size_t row)
{
	return (column->known[row >> 6] >> (row & 63)) & 1;
}

/* The integer inside, for every type but text. Undefined where missing. */
static inline int64_t hc_column_number(const hc_column *column, size_t row)
{
	if (column->width == 1)
		return ((const int8_t *)column->values)[row];
	if (column->width == 4)
		return ((const int32_t *)column->values)[row];
	return ((const int64_t *)column->values)[row];
}

/* The bytes of a text value (not zero-terminated); borrowed until the column changes. */
static inline const char *hc_column_text(const hc_column *column, size_t row, size_t *length)
{
	hc_slice slice = ((const hc_slice *)column->values)[row];
	*length = slice.length;
	return column->bytes ? column->bytes + slice.start : "";
}

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Reading is most of the work of an audit, so each type has its own short way
 * and nothing is allocated. What SQLite holds in another type than the schema
 * says, or outside the field's range, is a value the records do not say.
 */
#include "store/scan_value.h"

#include "base/bytes.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/text.h"
#include "store/scan_sql.h"

#include <math.h>
#include <string.h>

static const hc_label wrong_type = {"类型不对", "of the wrong type"};
static const hc_label not_a_member = {"不在允许的取值中", "not one of the values allowed"};
static const hc_label not_a_date = {"不是日期", "not a date"};
static const hc_label out_of_range = {"超出允许范围", "outside the range allowed"};
static const hc_label not_text = {"不是有效的 UTF-8 文本", "not valid UTF-8 text"};
static const hc_label too_long = {"文本过长", "too long a text"};

/* The column's integer for a number; false with a reason. */
static bool read_number(const hc_field *field, int type, sqlite3_value *value, int64_t *out, hc_label *why)
{
	double real;

	if (type == SQLITE_INTEGER) {
		int64_t whole = sqlite3_value_int64(value);
		if (whole > HC_NUMBER_MAX || whole < -HC_NUMBER_MAX)
			return *why = out_of_range, false;
		*out = field->type == HC_REAL ? whole * HC_REAL_SCALE : whole;
		return true;
	}
	if (type != SQLITE_FLOAT)
		return *why = wrong_type, false;
	real = sqlite3_value_double(value);
	if (!(fabs(real) <= (double)HC_NUMBER_MAX))
		return *why = out_of_range, false;
	if (field->type == HC_REAL)
		*out = llround(real * (double)HC_REAL_SCALE);
	else if (real == floor(real))
		*out = (int64_t)real;
	else
		return *why = wrong_type, false;
	return true;
}

static inline bool read_member(const hc_field *field, const char *text, size_t length, int64_t *out)
{
	for (size_t i = 0; i < field->member_count; i++)
		if (field->members[i].length == length && hc_bytes_same(field->members[i].name, text, length))
			return *out = (int64_t)i, true;
	return false;
}

/* A comma-separated list of members. */
static bool read_set(const hc_field *field, const char *text, size_t length, int64_t *out)
{
	int64_t member;
	*out = 0;
	for (size_t from = 0, i = 0; i <= length && length; i++) {
		if (i < length && text[i] != ',')
			continue;
		if (!read_member(field, text + from, i - from, &member))
			return false;
		*out |= INT64_C(1) << member;
		from = i + 1;
	}
	return true;
}

/* The column's integer for what is written as a text. */
static bool read_written(const hc_field *field, const char *text, size_t length, int64_t *out, hc_label *why)
{
	hc_date number;
	bool ok;

	if (field->type == HC_DATE || field->type == HC_MONTH) {
		ok = field->type == HC_DATE ? hc_date_read(&number, text, length) : hc_month_read(&number, text, length);
		*out = ok ? number : 0;
		*why = ok ? *why : not_a_date;
	} else {
		ok = field->type == HC_ENUM ? read_member(field, text, length, out) : read_set(field, text, length, out);
		*why = ok ? *why : not_a_member;
	}
	return ok;
}

/* An identifier is printed, compared and sorted, so a zero byte is no part of a text. */
static bool is_bad_text(const char *text, size_t length, hc_label *why)
{
	if (!text)
		*why = wrong_type;
	else if (length > HC_TEXT_BYTES_MAX)
		*why = too_long;
	else if (!hc_bytes_plain(text, length) && (memchr(text, 0, length) || !hc_utf8_valid(text, length)))
		*why = not_text;
	else
		return false;
	return true;
}

static bool is_number(const hc_field *field)
{
	return field->type == HC_INTEGER || field->type == HC_REAL || field->type == HC_BOOLEAN;
}

/* The text or number of a value that is there; false with a reason. */
static bool read_known(const hc_field *field, int type, const char *text, size_t length, sqlite3_value *value, int64_t *out, hc_label *why)
{
	bool ok;

	if (is_number(field))
		ok = text ? hc_field_read(field, text, length, out, why) : read_number(field, type, value, out, why);
	else
		ok = text ? read_written(field, text, length, out, why) : (*why = wrong_type, false);
	if (ok && (*out < field->low || *out > field->high)) {
		*why = out_of_range;
		ok = false;
	}
	return ok;
}

hc_scan_took hc_scan_value(hc_column *column, const hc_field *field, bool joined, sqlite3_value *value, hc_label *why)
{
	int type = sqlite3_value_type(value);
	const char *text = NULL; /* others may have declared any column as text */
	int64_t number = 0;
	size_t length = 0;
	bool ok;

	if (type == SQLITE_NULL && (joined || !field->act))
		return hc_column_add_missing(column) ? HC_TOOK_VALUE : HC_TOOK_NO_MEMORY;
	if (type == SQLITE_TEXT) {
		text = (const char *)sqlite3_value_text(value);
		if (!text)
			return HC_TOOK_NO_MEMORY;
		length = (size_t)sqlite3_value_bytes(value);
	}
	if (field->act && (type == SQLITE_NULL || (text && !length)))
		return hc_column_add_number(column, HC_DATE_NEVER) ? HC_TOOK_VALUE : HC_TOOK_NO_MEMORY;
	if (field->type == HC_TEXT) {
		if (is_bad_text(text, length, why))
			return hc_column_add_missing(column) ? HC_TOOK_NOTHING : HC_TOOK_NO_MEMORY;
		return hc_column_add_text(column, text, length) ? HC_TOOK_VALUE : HC_TOOK_NO_MEMORY;
	}
	ok = read_known(field, type, text, length, value, &number, why);
	if (!hc_column_put(column, ok ? number : 0, ok))
		return HC_TOOK_NO_MEMORY;
	return ok ? HC_TOOK_VALUE : HC_TOOK_NOTHING;
}

#define NOT_PLAIN INT64_MAX

/* What the rows of a frame are read by. */
typedef struct reading {
	const hc_layout_frame *layout;
	const hc_twins *twins;
	sqlite3_value *root; /* of the row in hand: what names it */
} reading;

/* A derived field whose twins can be looked up here; NOT_PLAIN where that does not say. */
static int64_t plain_twin(const reading *of, const hc_layout_column *as, const char *same, size_t length)
{
	const char *apart;

	if (!of->twins || !hc_scan_twin_at_hand(of->layout, as) || !(apart = (const char *)sqlite3_value_text(of->root)))
		return NOT_PLAIN;
	hc_sure found = hc_twins_look(of->twins, as->field->twin->number, same, length, apart, (size_t)sqlite3_value_bytes(of->root));
	return found == HC_UNSURE ? NOT_PLAIN : found == HC_SURE_YES;
}

/* The column's integer for a text that is as the field says; anything else is not plain. */
static inline int64_t plain_written(const reading *of, const hc_layout_column *as, const char *text, size_t length)
{
	const hc_field *field = as->field;
	int64_t member;
	hc_date date;

	if (field->type == HC_ENUM)
		return read_member(field, text, length, &member) ? member : NOT_PLAIN;
	if (field->type == HC_DATE)
		return hc_date_read(&date, text, length) ? date : NOT_PLAIN;
	return field->twin ? plain_twin(of, as, text, length) : NOT_PLAIN;
}

/* Appends a value as nearly all are, of the type that the field says and within its range; false when it is another. */
static inline bool take_plain(hc_column *column, size_t row, const reading *of, const hc_layout_column *as, sqlite3_value *value)
{
	const hc_field *field = as->field;
	int type = sqlite3_value_type(value);
	int64_t number = NOT_PLAIN;

	if (type == SQLITE_TEXT) {
		const char *text = (const char *)sqlite3_value_text(value);
		size_t length = (size_t)sqlite3_value_bytes(value);
		if (text && field->type == HC_TEXT)
			return length <= HC_TEXT_BYTES_MAX && hc_bytes_plain(text, length) && hc_column_add_text(column, text, length);
		if (text)
			number = plain_written(of, as, text, length);
	} else if (type == SQLITE_NULL && (as->step_count || !field->act)) {
		hc_column_set(column, row, 0, false);
		return true;
	} else if (type == SQLITE_INTEGER && (field->type == HC_INTEGER || field->type == HC_BOOLEAN) && !field->twin) {
		number = sqlite3_value_int64(value);
	}
	if (number < field->low || number > field->high)
		return false;
	hc_column_set(column, row, number, true);
	return true;
}

bool hc_scan_row(hc_frame *frame, const hc_layout_frame *layout, const hc_twins *twins, sqlite3_value **values, hc_scan_bad *bad)
{
	reading of = {layout, twins, *values++};
	size_t row = frame->rows;
	hc_column *column = frame->columns, *end = column + frame->column_count;

	bad->count = 0;
	if (!hc_frame_reserve(frame))
		return false;
	for (const hc_layout_column *as = layout->columns; column < end; column++, as++, values++) {
		if (take_plain(column, row, &of, as, *values))
			continue;
		if (hc_scan_twin_at_hand(layout, as)) {
			hc_column_set(column, row, 0, false);
			continue;
		}
		hc_scan_took took = hc_scan_value(column, as->field, as->step_count > 0, *values, &bad->of[bad->count].why);
		if (took == HC_TOOK_NO_MEMORY)
			return false;
		if (took == HC_TOOK_NOTHING)
			bad->of[bad->count++].column = (size_t)(column - frame->columns);
	}
	frame->rows++;
	return true;
}

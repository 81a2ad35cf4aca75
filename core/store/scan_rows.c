/* SPDX-License-Identifier: MIT */
/*
 * A row of SQLite's becomes a row of a frame. Its root is looked for where the
 * last row's was, because rows of one root arrive together. Every value that
 * is passed over on the way is told of, with the record that holds it.
 */
#include "store/scan_internal.h"

#include "base/bytes.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/scan_value.h"

#include <string.h>

const hc_label hc_scan_dangling = {"所指的记录不存在", "refers to a record that is not there"};
static const hc_label placeless = {"没有说明属于哪条记录，本身不作判定", "does not say what it lies within, and is not judged itself"};
static const hc_label nowhere = {"所指的记录不存在，或不属于任何记录", "refers to a record that is not there, or that lies within none"};

void hc_scan_copy_id(char out[256], const hc_column *ids, size_t row)
{
	size_t length;
	const char *text = hc_column_known(ids, row) ? hc_column_text(ids, row, &length) : (length = 1, "?");
	if (length > 255)
		for (length = 255; !hc_utf8_valid(text, length);)
			length--;
	memcpy(out, text, length);
	out[length] = '\0';
}

void hc_scan_tell(hc_scan *scan, const hc_scan_reader *r, const hc_frame *frame, size_t row, const char *field,
                  hc_label why)
{
	char id[256];
	hc_scan_copy_id(id, &frame->columns[0], row);
	if (scan->notice)
		scan->notice(scan->context, r->layout->entity->name, id, field, why);
}

/* The column of the frame that holds what `column` was reached by: the reference to its record; NULL when it is not read. */
static const hc_column *reference_of(const hc_scan_reader *r, const hc_frame *frame, const hc_layout_column *column)
{
	for (size_t c = 0; c < r->layout->column_count; c++) {
		const hc_layout_column *other = &r->layout->columns[c];
		if (other->field == column->steps[column->step_count - 1] && other->step_count + 1 == column->step_count &&
		    memcmp(other->steps, column->steps, other->step_count * sizeof *other->steps) == 0)
			return &frame->columns[c];
	}
	return NULL;
}

/* A value of column `c` in the last row that is none of its field's. It is told of the record that holds it. */
static void tell_value(hc_scan *scan, hc_scan_reader *r, const hc_frame *frame, size_t c, hc_label why)
{
	const hc_layout_column *column = &r->layout->columns[c];
	const hc_column *reference = column->step_count ? reference_of(r, frame, column) : NULL;
	char id[256];

	if (!reference || !hc_column_known(reference, frame->rows - 1)) {
		hc_scan_tell(scan, r, frame, frame->rows - 1, column->path, why);
		return;
	}
	hc_scan_copy_id(id, reference, frame->rows - 1);
	if (scan->notice)
		scan->notice(scan->context, column->field->entity->name, id, column->field->name, why);
}

/* The root row with this id; HC_PARENT_NONE when the chunk has none. Rows mostly come in the roots' order. */
static uint32_t find_root(hc_scan *scan, hc_scan_reader *r, const char *id, size_t length)
{
	const hc_column *ids = &scan->block.frames[0].columns[0];
	size_t low = 0, high = scan->block.frames[0].rows;

	for (int tries = 0; tries < 2 && r->root_hint < high; tries++, r->root_hint++) {
		size_t n;
		const char *text = hc_column_text(ids, r->root_hint, &n);
		if (n == length && hc_bytes_same(text, id, n))
			return (uint32_t)r->root_hint;
		if (tries == 1)
			break;
	}
	while (low < high) {
		size_t middle = (low + high) / 2, n;
		const char *text = hc_column_text(ids, middle, &n);
		int order = memcmp(text, id, n < length ? n : length);
		if (order == 0)
			order = n < length ? -1 : n > length;
		if (order == 0) {
			r->root_hint = middle;
			return (uint32_t)middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return HC_PARENT_NONE;
}

bool hc_scan_push_root(hc_scan_reader *r, size_t row, uint32_t root)
{
	if (row >= r->root_capacity && !hc_memory_grow(&r->root_of, &r->root_capacity, row, sizeof *r->root_of))
		return false;
	r->root_of[row] = root;
	return true;
}

/* Appends the row to `frame`; false when out of memory. Reports what is no value of its field. */
static bool take_values(hc_scan *scan, hc_scan_reader *r, hc_frame *frame, sqlite3_value **values)
{
	hc_scan_bad bad;

	if (!hc_scan_row(frame, r->layout, scan->twins, values, &bad))
		return false;
	for (size_t i = 0; i < bad.count; i++)
		tell_value(scan, r, frame, bad.of[i].column, bad.of[i].why);
	return true;
}

/*
 * Whether the last two rows are of one record: rows of one root come in the
 * order of their ids. Where an identifier is not unique in its table, that
 * record comes twice, or whatever refers to it does.
 */
static bool is_twice(const hc_scan_reader *r, uint32_t root)
{
	const hc_frame *frame = r->frame;
	size_t row = frame->rows - 1, length, before;

	if (row == 0 || (r->layout->key_count && r->root_of[row - 1] != root) || !hc_column_known(&frame->columns[0], row) ||
	    !hc_column_known(&frame->columns[0], row - 1))
		return false;
	const char *id = hc_column_text(&frame->columns[0], row, &length);
	const char *last = hc_column_text(&frame->columns[0], row - 1, &before);
	return length == before && hc_bytes_same(id, last, length);
}

static void drop_last_row(hc_frame *frame)
{
	frame->rows--;
	for (size_t c = 0; c < frame->column_count; c++)
		frame->columns[c].count--;
}

/* A row whose root is not known. Where it does name the way there, the way is broken. */
static void take_stray(hc_scan *scan, hc_scan_reader *r, sqlite3_value **values)
{
	const hc_field *via = r->layout->key[0];
	bool direct = r->layout->key_count == 1;

	if (r->failed || !take_values(scan, r, &r->strays, values)) {
		r->failed = true;
		return;
	}
	int column = direct ? -1 : hc_layout_find(r->layout, via->name, strlen(via->name));
	if (r->layout->at_home && direct && sqlite3_value_type(values[0]) == SQLITE_NULL)
		hc_scan_tell(scan, r, &r->strays, r->strays.rows - 1, via->name, placeless);
	else if (direct || column >= 0)
		if (sqlite3_value_type(values[column + 1]) != SQLITE_NULL)
			hc_scan_tell(scan, r, &r->strays, r->strays.rows - 1, via->name, direct ? hc_scan_dangling : nowhere);
}

/* Whether a root comes after those that are read. */
static bool is_past(const hc_scan *scan, const char *id, size_t length)
{
	if (!scan->high)
		return false;
	int order = memcmp(id, scan->high, length < scan->high_length ? length : scan->high_length);
	return order > 0 || (order == 0 && length > scan->high_length);
}

/* The root of a row that names it by a text. Rows stand in the order of their roots: where one is past the chunk, so are all that follow. */
static uint32_t root_of(hc_scan *scan, hc_scan_reader *r, sqlite3_value *value)
{
	const char *id = (const char *)sqlite3_value_text(value);
	size_t length = (size_t)sqlite3_value_bytes(value);
	uint32_t root = (uint32_t)r->frame->rows;

	r->failed = r->failed || !id;
	if (id && r->layout->key_count)
		root = find_root(scan, r, id, length);
	if (id && (!r->layout->key_count || root == HC_PARENT_NONE))
		r->past = is_past(scan, id, length);
	return root;
}

void hc_scan_take_row(hc_scan *scan, hc_scan_reader *r, sqlite3_value **values)
{
	hc_frame *frame = r->frame;
	size_t row = frame->rows;
	uint32_t root = (uint32_t)row;
	bool named = sqlite3_value_type(values[0]) == SQLITE_TEXT;

	if (!named && r->layout->key_count) {
		take_stray(scan, r, values);
		return;
	}
	if (named)
		root = root_of(scan, r, values[0]);
	if (r->past || (root == HC_PARENT_NONE && scan->within.entity))
		return;
	if (r->failed || !take_values(scan, r, frame, values) || !hc_scan_push_root(r, row, root)) {
		r->failed = true;
		return;
	}
	if (root == HC_PARENT_NONE) {
		hc_scan_tell(scan, r, frame, row, r->layout->key[0]->name, hc_scan_dangling);
		drop_last_row(frame);
	} else if (is_twice(r, root)) {
		r->twice = true;
	}
}

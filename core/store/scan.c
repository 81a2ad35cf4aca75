/* SPDX-License-Identifier: MIT */
/*
 * Tables stored by their root are read one range for each chunk, and SQLite
 * hands the rows to an aggregate of ours without returning to us for each.
 * Tables stored otherwise are sorted by SQLite (in its own temporary file,
 * bounded memory) and stepped along. Either way a row arrives with its root's
 * id, and rows of one root arrive together.
 */
#include "store/scan.h"

#include "base/limits.h"
#include "base/memory.h"
#include "store/handle.h"
#include "store/scan_sql.h"
#include "store/scan_value.h"

#include <string.h>

typedef struct reader {
	const hc_layout_frame *layout;
	hc_frame *frame;          /* the block's */
	hc_scan_way way;
	sqlite3_stmt *statement;
	bool on_row;              /* sorted: the statement stands on a row not yet taken */
	uint32_t *root_of;        /* parallel to the frame's rows */
	size_t root_capacity;
	size_t root_hint;
	hc_frame strays;          /* sorted: rows without a root, part of every block */
	bool failed;              /* out of memory while reading */
} reader;

struct hc_scan {
	hc_database *database;
	const hc_layout *layout;
	hc_within within;
	hc_scan_notice notice;
	void *context;
	hc_block block;
	reader *readers;          /* parallel to the layout's frames */
	reader *filling;          /* whose rows the aggregate is given */
};

static const hc_label dangling = {"所指的记录不存在", "refers to a record that is not there"};

static void tell(hc_scan *scan, reader *r, const hc_column *ids, size_t row, const hc_field *field, hc_label why)
{
	char id[256] = "?";
	size_t length;
	if (hc_column_known(ids, row)) {
		const char *text = hc_column_text(ids, row, &length);
		length = length < sizeof id - 1 ? length : sizeof id - 1;
		memcpy(id, text, length);
		id[length] = '\0';
	}
	if (scan->notice)
		scan->notice(scan->context, r->layout->entity->name, id, field ? field->name : NULL, why);
}

/* The root row with this id; HC_PARENT_NONE when the chunk has none. Rows mostly come in the roots' order. */
static uint32_t find_root(hc_scan *scan, reader *r, const char *id, size_t length)
{
	const hc_column *ids = &scan->block.frames[0].columns[0];
	size_t low = 0, high = scan->block.frames[0].rows;

	for (int tries = 0; tries < 2 && r->root_hint < high; tries++, r->root_hint++) {
		size_t n;
		const char *text = hc_column_text(ids, r->root_hint, &n);
		if (n == length && memcmp(text, id, n) == 0)
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

static bool push_root(reader *r, size_t row, uint32_t root)
{
	if (row >= r->root_capacity && !hc_memory_grow(&r->root_of, &r->root_capacity, row, sizeof *r->root_of))
		return false;
	r->root_of[row] = root;
	return true;
}

/* Appends the values to `frame`; false when out of memory. Reports what is no value of its field. */
static bool take_values(hc_scan *scan, reader *r, hc_frame *frame, sqlite3_value **values)
{
	hc_label why;
	for (size_t c = 0; c < frame->column_count; c++) {
		const hc_field *field = r->layout->columns[c].field;
		if (!hc_scan_value(&frame->columns[c], field, values[c], &why))
			return false;
		if (why.en && r->layout->columns[c].step_count == 0)
			tell(scan, r, &frame->columns[0], frame->rows, field, why);
	}
	frame->rows++;
	return true;
}

static void drop_last_row(hc_frame *frame)
{
	frame->rows--;
	for (size_t c = 0; c < frame->column_count; c++)
		frame->columns[c].count--;
}

/* One row: values[0] names its root. */
static void take_row(hc_scan *scan, reader *r, sqlite3_value **values)
{
	hc_frame *frame = r->frame;
	size_t row = frame->rows;
	uint32_t root = (uint32_t)row;

	if (r->layout->key_count) {
		if (sqlite3_value_type(values[0]) != SQLITE_TEXT) {
			r->failed = r->failed || !take_values(scan, r, &r->strays, values + 1);
			if (!r->failed && sqlite3_value_type(values[0]) != SQLITE_NULL)
				tell(scan, r, &r->strays.columns[0], r->strays.rows - 1, r->layout->key[0], dangling);
			return;
		}
		root = find_root(scan, r, (const char *)sqlite3_value_text(values[0]), (size_t)sqlite3_value_bytes(values[0]));
		if (root == HC_PARENT_NONE && scan->within.entity)
			return;
	}
	if (r->failed || !take_values(scan, r, frame, values + 1) || !push_root(r, row, root)) {
		r->failed = true;
		return;
	}
	if (root == HC_PARENT_NONE) {
		tell(scan, r, &frame->columns[0], row, r->layout->key[0], dangling);
		drop_last_row(frame);
	}
}

static void sink_step(sqlite3_context *context, int count, sqlite3_value **values)
{
	hc_scan *scan = sqlite3_user_data(context);
	(void)count;
	if (!scan->filling->failed)
		take_row(scan, scan->filling, values);
}

static void sink_done(sqlite3_context *context)
{
	sqlite3_result_null(context);
}

static hc_status read_range(hc_scan *scan, reader *r, const hc_chunk *chunk, hc_error *err)
{
	bool row;
	scan->filling = r;
	hc_scan_bind(r->statement, chunk->low, chunk->high);
	hc_status status = hc_handle_step(&row, scan->database, r->statement, err);
	sqlite3_reset(r->statement);
	return status;
}

/* Whether the row the statement stands on comes after the chunk. */
static bool is_after(sqlite3_stmt *statement, const hc_chunk *chunk)
{
	if (!chunk->high || sqlite3_column_type(statement, 0) != SQLITE_TEXT)
		return false;
	return strcmp((const char *)sqlite3_column_text(statement, 0), chunk->high) > 0;
}

/* Whether it comes before (a worker is not given every chunk). */
static bool is_before(const hc_scan *scan, sqlite3_stmt *statement, const hc_chunk *chunk)
{
	if (!chunk->low || sqlite3_column_type(statement, 0) != SQLITE_TEXT)
		return false;
	int order = strcmp((const char *)sqlite3_column_text(statement, 0), chunk->low);
	return scan->within.entity ? order < 0 : order <= 0;
}

static hc_status read_sorted(hc_scan *scan, reader *r, const hc_chunk *chunk, hc_error *err)
{
	sqlite3_value *values[HC_FIELDS_MAX + 1];
	hc_status status = HC_OK;

	while (r->on_row && !r->failed && !status && !is_after(r->statement, chunk)) {
		for (size_t c = 0; c <= r->layout->column_count; c++)
			values[c] = sqlite3_column_value(r->statement, (int)c);
		if (!is_before(scan, r->statement, chunk))
			take_row(scan, r, values);
		status = hc_handle_step(&r->on_row, scan->database, r->statement, err);
	}
	return status;
}

static bool copy_row(hc_frame *to, const hc_frame *from, size_t row)
{
	for (size_t c = 0; c < from->column_count; c++) {
		const hc_column *column = &from->columns[c];
		bool ok;
		size_t length;
		if (!hc_column_known(column, row)) {
			ok = hc_column_add_missing(&to->columns[c]);
		} else if (column->type == HC_TEXT) {
			const char *text = hc_column_text(column, row, &length);
			ok = hc_column_add_text(&to->columns[c], text, length);
		} else {
			ok = hc_column_add_number(&to->columns[c], hc_column_number(column, row));
		}
		if (!ok)
			return false;
	}
	to->rows++;
	return true;
}

static hc_status fill_frame(hc_scan *scan, reader *r, const hc_chunk *chunk, hc_error *err)
{
	hc_frame_clear(r->frame);
	r->root_hint = 0;
	hc_status status = r->way == HC_SCAN_RANGE ? read_range(scan, r, chunk, err) : read_sorted(scan, r, chunk, err);
	if (status)
		return status;
	for (size_t i = 0; i < r->strays.rows && !r->failed; i++)
		r->failed = !copy_row(r->frame, &r->strays, i) || !push_root(r, r->frame->rows - 1, HC_ROOT_ANY);
	return r->failed ? hc_error_nomem(err) : HC_OK;
}

/* ---- links ---- */

/* The row of `parent` in root `root` whose id is the text; HC_PARENT_NONE when there is none. */
static uint32_t find_parent(const hc_frame *parent, const uint32_t *parent_root, uint32_t root, const char *id, size_t length,
                            const uint32_t *root_start)
{
	for (uint32_t row = root_start[root]; row < root_start[root + 1]; row++) {
		size_t n;
		const char *text = hc_column_text(&parent->columns[0], row, &n);
		if (parent_root[row] == root && n == length && memcmp(text, id, n) == 0)
			return row;
	}
	return HC_PARENT_NONE;
}

/* Where the rows of each root begin; rows of a frame stand in the order of their roots, strays last. */
static uint32_t *starts_of(const reader *r, size_t roots)
{
	uint32_t *start = hc_memory_alloc((roots + 2) * sizeof *start);
	if (!start)
		return NULL;
	for (size_t i = 0; i < r->frame->rows; i++)
		if (r->root_of[i] < roots)
			start[r->root_of[i] + 1]++;
	for (size_t i = 0; i < roots; i++)
		start[i + 1] += start[i];
	return start;
}

static uint32_t parent_row(hc_scan *scan, reader *child, const reader *parent, const hc_layout_link *link,
                           const uint32_t *start, size_t row)
{
	const hc_column *via = &child->frame->columns[link->via_column];
	size_t length;

	if (child->root_of[row] == HC_ROOT_ANY)
		return HC_PARENT_STRAY;
	if (!link->via_column)
		return child->root_of[row];
	if (!hc_column_known(via, row))
		return HC_PARENT_STRAY;
	const char *id = hc_column_text(via, row, &length);
	if (!length)
		return HC_PARENT_NONE;
	uint32_t found = find_parent(parent->frame, parent->root_of, child->root_of[row], id, length, start);
	if (found == HC_PARENT_NONE) {
		tell(scan, child, &child->frame->columns[0], row, link->via, dangling);
		return HC_PARENT_STRAY;
	}
	return found;
}

/* A register that every root must have: where a root has no row of it, nothing is known for its records. */
static void mark_absent(hc_link *made, const reader *child, const reader *parent, const uint32_t *child_start)
{
	for (size_t p = 0; p < made->parents; p++) {
		uint32_t root = parent->root_of[p];
		if (child->layout->entity->expected && child_start[root] == child_start[root + 1])
			made->absent[p / 64] |= UINT64_C(1) << (p % 64);
	}
}

static hc_status build_link(hc_scan *scan, size_t k, hc_error *err)
{
	const hc_layout_link *link = &scan->layout->links[k];
	reader *child = &scan->readers[link->child], *parent = &scan->readers[link->parent];
	size_t roots = scan->block.frames[0].rows, children = child->frame->rows;
	uint32_t *start = starts_of(parent, roots), *child_start = starts_of(child, roots);
	uint32_t *parent_of = hc_memory_alloc((children + 1) * sizeof *parent_of);
	hc_status status = HC_OK;

	hc_link_drop(&scan->block.links[k]);
	if (!start || !child_start || !parent_of) {
		status = hc_error_nomem(err);
		goto done;
	}
	for (size_t i = 0; i < children; i++)
		parent_of[i] = parent_row(scan, child, parent, link, start, i);
	if (!hc_link_build(&scan->block.links[k], parent->frame->rows, children, parent_of, child->root_of, parent->root_of)) {
		status = hc_error_nomem(err);
		goto done;
	}
	if (child->layout->at_home)
		mark_absent(&scan->block.links[k], child, parent, child_start);
done:
	hc_memory_free(start);
	hc_memory_free(child_start);
	hc_memory_free(parent_of);
	return status;
}

hc_status hc_scan_fill(hc_scan *scan, const hc_chunk *chunk, const hc_block **out, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t i = 0; i < scan->layout->frame_count && !status; i++)
		status = fill_frame(scan, &scan->readers[i], chunk, err);
	for (size_t k = 0; k < scan->layout->link_count && !status; k++)
		status = build_link(scan, k, err);
	*out = &scan->block;
	return status;
}

/* ---- life ---- */

static hc_status open_reader(hc_scan *scan, size_t i, hc_error *err)
{
	reader *r = &scan->readers[i];
	hc_type types[HC_FIELDS_MAX];
	hc_text sql;

	r->layout = &scan->layout->frames[i];
	r->frame = &scan->block.frames[i];
	for (size_t c = 0; c < r->layout->column_count; c++)
		types[c] = r->layout->columns[c].field->type;
	if (!hc_frame_init(r->frame, types, r->layout->column_count) || !hc_frame_init(&r->strays, types, r->layout->column_count))
		return hc_error_nomem(err);
	hc_status status = hc_scan_way_of(&r->way, scan->database, r->layout, err);
	if (status)
		return status;
	hc_text_init(&sql);
	hc_scan_sql(&sql, r->layout, r->way, scan->within);
	status = sql.failed ? hc_error_nomem(err) : hc_handle_prepare(&r->statement, scan->database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	if (!status && r->way == HC_SCAN_SORTED)
		status = hc_handle_step(&r->on_row, scan->database, r->statement, err);
	return status;
}

hc_status hc_scan_new(hc_scan **out, hc_database *database, const hc_layout *layout, hc_within within,
                      hc_scan_notice notice, void *context, hc_error *err)
{
	hc_scan *scan = hc_memory_alloc(sizeof *scan);
	hc_status status = HC_OK;

	if (!scan)
		return hc_error_nomem(err);
	*scan = (hc_scan){.database = database, .layout = layout, .within = within, .notice = notice, .context = context};
	scan->block.frames = hc_memory_alloc(layout->frame_count * sizeof *scan->block.frames);
	scan->block.links = hc_memory_alloc((layout->link_count + 1) * sizeof *scan->block.links);
	scan->readers = hc_memory_alloc(layout->frame_count * sizeof *scan->readers);
	if (!scan->block.frames || !scan->block.links || !scan->readers) {
		status = hc_error_nomem(err);
		goto done;
	}
	scan->block.frame_count = layout->frame_count;
	scan->block.link_count = layout->link_count;
	if (sqlite3_create_function(database->db, "hc_sink", -1, SQLITE_UTF8, scan, NULL, sink_step, sink_done) != SQLITE_OK)
		status = hc_handle_fail(database, err);
	for (size_t i = 0; i < layout->frame_count && !status; i++)
		status = open_reader(scan, i, err);
done:
	if (status)
		hc_scan_free(scan);
	else
		*out = scan;
	return status;
}

void hc_scan_free(hc_scan *scan)
{
	if (!scan)
		return;
	for (size_t i = 0; scan->readers && i < scan->layout->frame_count; i++) {
		sqlite3_finalize(scan->readers[i].statement);
		hc_memory_free(scan->readers[i].root_of);
		hc_frame_drop(&scan->readers[i].strays);
	}
	hc_memory_free(scan->readers);
	hc_block_drop(&scan->block);
	hc_memory_free(scan);
}

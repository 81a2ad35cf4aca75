/* SPDX-License-Identifier: MIT */
/*
 * Tables stored by their root are read one range for each chunk, and SQLite
 * hands the rows to an aggregate of ours without returning to us for each.
 * Tables stored otherwise are sorted by SQLite (in its own temporary file,
 * bounded memory), as far as they will be asked for, and stepped along. Either
 * way a row arrives with its root's id, and rows of one root arrive together.
 */
#include "store/scan_internal.h"

#include "base/limits.h"
#include "base/memory.h"

#include <string.h>

/* Whether no row that follows is to be taken. */
static bool has_ended(const hc_scan_reader *r)
{
	return r->past || r->twice || r->failed;
}

/* An aggregate ends its statement by an error of its own. */
static void sink_step(sqlite3_context *context, int count, sqlite3_value **values)
{
	hc_scan *scan = sqlite3_user_data(context);
	(void)count;
	hc_scan_take_row(scan, scan->filling, values);
	if (has_ended(scan->filling))
		sqlite3_result_error_code(context, SQLITE_ABORT);
}

static void sink_done(sqlite3_context *context)
{
	sqlite3_result_null(context);
}

/* hc_twin(number, same, apart): 1, 0, or NULL where it is not known. */
static void look_up_twin(sqlite3_context *context, int count, sqlite3_value **values)
{
	const hc_scan *scan = sqlite3_user_data(context);
	(void)count;
	if (!scan->twins || sqlite3_value_type(values[1]) != SQLITE_TEXT)
		return;
	const char *same = (const char *)sqlite3_value_text(values[1]), *apart = (const char *)sqlite3_value_text(values[2]);
	hc_sure found = same && apart ? hc_twins_look(scan->twins, (size_t)sqlite3_value_int64(values[0]), same,
	                                              (size_t)sqlite3_value_bytes(values[1]), apart, (size_t)sqlite3_value_bytes(values[2]))
	                              : HC_UNSURE;
	if (found != HC_UNSURE)
		sqlite3_result_int(context, found == HC_SURE_YES);
}

static hc_status read_range(hc_scan *scan, hc_scan_reader *r, const hc_chunk *chunk, hc_error *err)
{
	bool row;
	scan->filling = r;
	hc_scan_bind_low(r->statement, chunk->low);
	hc_status status = hc_handle_step(&row, scan->database, r->statement, NULL);
	if (status)
		status = has_ended(r) ? HC_OK : hc_handle_fail(scan->database, err);
	sqlite3_reset(r->statement);
	return status;
}

/* Whether the row the statement stands on comes after the chunk. */
static bool is_after(sqlite3_stmt *statement, const hc_chunk *chunk)
{
	if (!chunk->high || sqlite3_column_type(statement, 0) != SQLITE_TEXT)
		return false;
	const char *id = hc_handle_text(statement, 0);
	return id && strcmp(id, chunk->high) > 0;
}

/* Whether it comes before (a worker is not given every chunk). */
static bool is_before(const hc_scan *scan, sqlite3_stmt *statement, const hc_chunk *chunk)
{
	if (!chunk->low || sqlite3_column_type(statement, 0) != SQLITE_TEXT)
		return false;
	const char *id = hc_handle_text(statement, 0);
	int order = id ? strcmp(id, chunk->low) : 1;
	return scan->within.entity ? order < 0 : order <= 0;
}

static hc_status read_sorted(hc_scan *scan, hc_scan_reader *r, const hc_chunk *chunk, hc_error *err)
{
	sqlite3_value *values[HC_FIELDS_MAX + 1];
	hc_status status = HC_OK;

	while (r->on_row && !r->failed && !r->twice && !status && !is_after(r->statement, chunk)) {
		for (size_t c = 0; c <= r->layout->column_count; c++)
			values[c] = sqlite3_column_value(r->statement, (int)c);
		if (!is_before(scan, r->statement, chunk))
			hc_scan_take_row(scan, r, values);
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

/* What no audit can be made of: a record that is there twice, a root without a name. */
static hc_status check_rows(const hc_scan *scan, const hc_scan_reader *r, hc_error *err)
{
	const hc_entity *entity = r->layout->entity;
	char id[256];

	if (r->twice) {
		hc_scan_copy_id(id, &r->frame->columns[0], r->frame->rows - 1);
		return hc_error_add(err, HC_EDATA, scan->database->path, 0, "%s '%s' is there twice, or refers to a record that is",
		                    "%s “%s”重复，或所指的记录重复", entity->name, id);
	}
	for (size_t row = 0; !r->layout->key_count && row < r->frame->rows; row++)
		if (!hc_column_known(&r->frame->columns[0], row))
			return hc_error_add(err, HC_EDATA, scan->database->path, 0, "a %s has no %s that is a text",
			                    "一条 %s 记录没有文本形式的 %s", entity->name, entity->identifier->name);
	return HC_OK;
}

static hc_status fill_frame(hc_scan *scan, hc_scan_reader *r, const hc_chunk *chunk, hc_error *err)
{
	hc_frame_clear(r->frame);
	r->root_hint = 0;
	r->past = false;
	scan->high = r->way == HC_SCAN_RANGE ? chunk->high : NULL;
	scan->high_length = scan->high ? strlen(scan->high) : 0;
	hc_status status = r->way == HC_SCAN_RANGE ? read_range(scan, r, chunk, err) : read_sorted(scan, r, chunk, err);
	if (!status)
		status = check_rows(scan, r, err);
	if (status)
		return status;
	for (size_t i = 0; i < r->strays.rows && !r->failed; i++)
		r->failed = !copy_row(r->frame, &r->strays, i) || !hc_scan_push_root(r, r->frame->rows - 1, HC_ROOT_ANY);
	r->frame->strays = r->strays.rows;
	return r->failed ? hc_error_nomem(err) : HC_OK;
}

hc_status hc_scan_fill(hc_scan *scan, const hc_chunk *chunk, const hc_block **out, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t i = 0; i < scan->layout->frame_count && !status; i++)
		status = fill_frame(scan, &scan->readers[i], chunk, err);
	for (size_t k = 0; k < scan->layout->link_count && !status; k++)
		status = hc_scan_link(scan, k, err);
	*out = &scan->block;
	return status;
}

/* ---- life ---- */

/* Sorts the rows of the span, and those that may belong to any root. */
static hc_status sort(hc_scan *scan, hc_scan_reader *r, const hc_chunk *span, hc_error *err)
{
	hc_scan_bind_span(r->statement, span->low, span->high);
	return hc_handle_step(&r->on_row, scan->database, r->statement, err);
}

static hc_status open_reader(hc_scan *scan, size_t i, const hc_chunk *span, hc_error *err)
{
	hc_scan_reader *r = &scan->readers[i];
	hc_type types[HC_FIELDS_MAX];
	hc_text sql, by;

	r->layout = &scan->layout->frames[i];
	r->frame = &scan->block.frames[i];
	for (size_t c = 0; c < r->layout->column_count; c++)
		types[c] = r->layout->columns[c].field->type;
	if (!hc_frame_init(r->frame, types, r->layout->column_count) || !hc_frame_init(&r->strays, types, r->layout->column_count))
		return hc_error_nomem(err);
	hc_text_init(&sql);
	hc_text_init(&by);
	hc_status status = hc_scan_way_of(&r->way, scan->database, r->layout, err);
	if (!status)
		status = hc_scan_add_by(&by, scan->database, r->layout->entity->name, err);
	if (!status)
		hc_scan_sql(&sql, r->layout, r->way, hc_text_get(&by), scan->within);
	if (!status)
		status = sql.failed || by.failed ? hc_error_nomem(err) : hc_handle_prepare(&r->statement, scan->database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	hc_text_drop(&by);
	if (!status && r->way == HC_SCAN_SORTED)
		status = sort(scan, r, span, err);
	return status;
}

hc_status hc_scan_new(hc_scan **out, hc_database *database, const hc_layout *layout, hc_within within, const hc_chunk *span,
                      const hc_twins *twins, hc_scan_notice notice, void *context, hc_error *err)
{
	hc_scan *scan = hc_memory_alloc(sizeof *scan);
	hc_status status = HC_OK;

	if (!scan)
		return hc_error_nomem(err);
	*scan = (hc_scan){.database = database, .layout = layout, .within = within, .twins = twins, .notice = notice, .context = context};
	scan->block.frames = hc_memory_alloc(layout->frame_count * sizeof *scan->block.frames);
	scan->block.links = hc_memory_alloc((layout->link_count + 1) * sizeof *scan->block.links);
	scan->readers = hc_memory_alloc(layout->frame_count * sizeof *scan->readers);
	if (!scan->block.frames || !scan->block.links || !scan->readers) {
		status = hc_error_nomem(err);
		goto done;
	}
	scan->block.frame_count = layout->frame_count;
	scan->block.link_count = layout->link_count;
	if (sqlite3_create_function(database->db, "hc_sink", -1, SQLITE_UTF8, scan, NULL, sink_step, sink_done) != SQLITE_OK ||
	    sqlite3_create_function(database->db, "hc_twin", 3, SQLITE_UTF8, scan, look_up_twin, NULL, NULL) != SQLITE_OK)
		status = hc_handle_fail(database, err);
	for (size_t i = 0; i < layout->frame_count && !status; i++)
		status = open_reader(scan, i, span, err);
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

/* SPDX-License-Identifier: MIT */
/*
 * SQLite believes that a table lies in the order of its key: it goes straight
 * to where a range should begin, and stops where it should end. It believes as
 * well that an index says what its table holds. In a file whose pages were
 * swapped, or written to the wrong place, rows would be passed over, or others
 * found, without a word. So the keys are read through once, before anything is
 * decided on them. Tables of ours are looked up in by that key too; the
 * indexes of other tables are left to SQLite's own check.
 */
#include "store/scan_sound.h"

#include "store/handle.h"
#include "store/scan_way.h"

#include <string.h>

/* A value of the last row's key: what kind it is of, and its bytes where it is a text. */
typedef struct part {
	int kind;
	hc_text text;
} part;

typedef struct walk {
	bool begun, broken;
	part first, second;
} walk;

/* Numbers come before texts, and blobs after them. */
static int kind_of(sqlite3_value *value)
{
	int type = sqlite3_value_type(value);
	return type == SQLITE_TEXT ? 1 : type == SQLITE_BLOB ? 2 : 0;
}

/* How `last` stands to a value: below 0 before it. Numbers, and blobs, are as good as one another: no record is called so. */
static int compare(const part *last, sqlite3_value *value)
{
	int kind = kind_of(value);
	if (last->kind != kind || kind != 1)
		return last->kind - kind;
	const void *text = sqlite3_value_blob(value);
	size_t length = (size_t)sqlite3_value_bytes(value), least = length < last->text.length ? length : last->text.length;
	int order = least ? memcmp(hc_text_get(&last->text), text, least) : 0;
	return order ? order : (last->text.length > length) - (last->text.length < length);
}

static void keep(part *last, sqlite3_value *value)
{
	hc_text_clear(&last->text);
	last->kind = kind_of(value);
	if (last->kind == 1)
		hc_text_add_bytes(&last->text, sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value));
}

/* hc_order(first, second), where `second` is '' in a table that is stored by its first alone. */
static void take_row(sqlite3_context *context, int count, sqlite3_value **values)
{
	walk *w = sqlite3_aggregate_context(context, sizeof *w);
	(void)count;
	if (!w)
		return;
	int order = w->begun ? compare(&w->first, values[0]) : -1;
	if (order > 0 || (order == 0 && w->first.kind == 1 && compare(&w->second, values[1]) >= 0))
		w->broken = true;
	if (order || !w->begun)
		keep(&w->first, values[0]);
	keep(&w->second, values[1]);
	w->begun = true;
}

static void end_walk(sqlite3_context *context)
{
	walk *w = sqlite3_aggregate_context(context, sizeof *w);
	if (!w || w->first.text.failed || w->second.text.failed)
		sqlite3_result_error_nomem(context);
	else
		sqlite3_result_int(context, w->broken);
	if (!w)
		return;
	hc_text_drop(&w->first.text);
	hc_text_drop(&w->second.text);
}

static void add_walk(hc_text *sql, const hc_entity *entity, const char *first, const char *second)
{
	hc_text_add(sql, "SELECT hc_order(");
	hc_handle_add_name(sql, first);
	hc_text_add(sql, ", ");
	if (second)
		hc_handle_add_name(sql, second);
	else
		hc_text_add(sql, "''");
	hc_text_add(sql, ") FROM ");
	hc_handle_add_name(sql, entity->name);
}

static hc_status walk_along(hc_database *database, const hc_entity *entity, const char *first, const char *second, hc_error *err)
{
	int64_t broken = 0;
	hc_text sql;

	hc_text_init(&sql);
	add_walk(&sql, entity, first, second);
	hc_status status = hc_scan_add_by(&sql, database, entity->name, err);
	if (!status && sql.failed)
		status = hc_error_nomem(err);
	if (!status && sqlite3_create_function(database->db, "hc_order", 2, SQLITE_UTF8, NULL, NULL, take_row, end_walk) != SQLITE_OK)
		status = hc_handle_fail(database, err);
	if (!status)
		status = hc_handle_integer(&broken, database, hc_text_get(&sql), err);
	if (!status && broken)
		status = hc_error_add(err, HC_EDATA, database->path, 0, "is damaged (the rows of table %s are out of order)",
		                      "已损坏（表 %s 的行顺序混乱）", entity->name);
	hc_text_drop(&sql);
	return status;
}

enum { INDEX_ORIGIN = 3 }; /* of index_list: "c" made by itself, "u" and "pk" with the table */

/* Whether the table has an index by which references may be followed into it; `others`: beside the keys it was made with. */
static hc_status has_index(bool *out, hc_database *database, const char *table, bool others, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	bool row = false;
	hc_status status = hc_handle_pragma(&statement, database, "index_list", table, err);

	*out = false;
	while (!status && !(status = hc_handle_step(&row, database, statement, err)) && row) {
		const char *origin = hc_handle_text(statement, INDEX_ORIGIN);
		*out = *out || !others || (origin && *origin == 'c');
	}
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_scan_check_sound(hc_database *database, const hc_entity *entity, bool followed, hc_error *err)
{
	const char *own = entity->identifier->name, *first = entity->within ? entity->within->name : own;
	const char *second = entity->within ? own : NULL;
	bool rises, indexed = false;

	hc_status status = hc_scan_key_rises(&rises, database, entity->name, first, second, err);
	if (!status && rises)
		status = walk_along(database, entity, first, second, err);
	if (!status && followed)
		status = has_index(&indexed, database, entity->name, rises, err);
	return !status && indexed ? hc_database_integrity(database, entity->name, err) : status;
}

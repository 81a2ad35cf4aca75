/* SPDX-License-Identifier: MIT */
/*
 * SQLite believes that a table lies in the order of its key: it goes straight
 * to where a range should begin, and stops where it should end. It believes as
 * well that an index says what its table holds. In a file whose pages were
 * swapped, or written to the wrong place, rows would be passed over, or others
 * found, without a word. So the keys are read through once, before anything is
 * decided on them, and what is looked for in the whole table (twins.h) is
 * noted in the same reading. Tables of ours are looked up in by that key too;
 * the indexes of other tables are left to SQLite's own check.
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

/* One value of a row's key. Numbers come before texts, and blobs after them. */
typedef struct key {
	int kind;
	size_t length;
	const void *bytes;
} key;

static key key_of(sqlite3_value *value)
{
	int type = sqlite3_value_type(value);
	if (type != SQLITE_TEXT)
		return (key){type == SQLITE_BLOB ? 2 : 0, 0, NULL};
	const void *bytes = sqlite3_value_blob(value);
	return (key){1, (size_t)sqlite3_value_bytes(value), bytes};
}

/* How `last` stands to a value: below 0 before it. Numbers, and blobs, are as good as one another: no record is called so. */
static int compare(const part *last, key now)
{
	if (last->kind != now.kind || now.kind != 1)
		return last->kind - now.kind;
	size_t least = now.length < last->text.length ? now.length : last->text.length;
	int order = least ? memcmp(hc_text_get(&last->text), now.bytes, least) : 0;
	return order ? order : (last->text.length > now.length) - (last->text.length < now.length);
}

static void keep(part *last, key now)
{
	hc_text_clear(&last->text);
	last->kind = now.kind;
	if (now.length)
		hc_text_add_bytes(&last->text, now.bytes, now.length);
}

/* hc_order(first, second), where `second` is '' in a table that is stored by its first alone. */
static void take_row(sqlite3_context *context, int count, sqlite3_value **values)
{
	walk *w = sqlite3_aggregate_context(context, sizeof *w);
	(void)count;
	if (!w)
		return;
	key first = key_of(values[0]), second = key_of(values[1]);
	int order = w->begun ? compare(&w->first, first) : -1;
	int within = order == 0 && first.kind == 1 ? compare(&w->second, second) : -1;
	if (order > 0 || within > 0 || (within == 0 && second.kind == 1))
		w->broken = true;
	if (order || !w->begun)
		keep(&w->first, first);
	keep(&w->second, second);
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

/* Adds what is asked of each row while the table is read; nothing when nothing is. */
static void add_asked(hc_text *sql, const hc_entity *entity, bool rises, const hc_twins *twins)
{
	if (rises) {
		hc_text_add(sql, "hc_order(");
		hc_handle_add_name(sql, entity->within ? entity->within->name : entity->identifier->name);
		hc_text_add(sql, ", ");
		if (entity->within)
			hc_handle_add_name(sql, entity->identifier->name);
		else
			hc_text_add(sql, "''");
		hc_text_add(sql, ")");
	}
	hc_twins_add_notes(sql, twins, entity);
}

static hc_status read_along(hc_database *database, const hc_entity *entity, const char *asked, bool rises, hc_error *err)
{
	int64_t broken = 0;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_addf(&sql, "SELECT %s%s FROM ", rises ? "" : "0", asked);
	hc_handle_add_name(&sql, entity->name);
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

hc_status hc_scan_check_sound(hc_database *database, const hc_entity *entity, bool followed, const hc_twins *twins, hc_error *err)
{
	const char *own = entity->identifier->name, *first = entity->within ? entity->within->name : own;
	bool rises, indexed = false;
	hc_text asked;

	hc_text_init(&asked);
	hc_status status = hc_scan_key_rises(&rises, database, entity->name, first, entity->within ? own : NULL, err);
	if (!status)
		add_asked(&asked, entity, rises, twins);
	if (!status && asked.failed)
		status = hc_error_nomem(err);
	if (!status && asked.length)
		status = read_along(database, entity, hc_text_get(&asked), rises, err);
	if (!status && followed)
		status = has_index(&indexed, database, entity->name, rises, err);
	hc_text_drop(&asked);
	return !status && indexed ? hc_database_integrity(database, entity->name, err) : status;
}

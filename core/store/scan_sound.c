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

#include "base/memory.h"
#include "store/handle.h"
#include "store/scan_way.h"

#include <string.h>

/* A value of the last row's key: what kind it is of, and its bytes where it is a text. */
typedef struct part {
	int kind;
	hc_text text;
} part;

/* A reader's way along its piece. */
typedef struct walk {
	bool begun, broken;
	int64_t rows;
	part first, second;
} walk;

/* One value of a row's key. Numbers come before texts, and blobs after them. */
typedef struct key {
	int kind;
	size_t length;
	const void *bytes;
} key;

enum { NUMBER, TEXT, BLOB, AFTER_ALL };

static key key_of(sqlite3_value *value)
{
	int type = sqlite3_value_type(value);
	if (type != SQLITE_TEXT)
		return (key){type == SQLITE_BLOB ? BLOB : NUMBER, 0, NULL};
	const void *bytes = sqlite3_value_blob(value);
	return (key){TEXT, (size_t)sqlite3_value_bytes(value), bytes};
}

/* How `last` stands to a value: below 0 before it. Numbers, and blobs, are as good as one another: no record is called so. */
static int compare(const part *last, key now)
{
	if (last->kind != now.kind || now.kind != TEXT)
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

/* The rows of a piece come after all those of `low`; NULL: it is the first. */
static void begin_walk(walk *w, const char *low)
{
	*w = (walk){.begun = low != NULL};
	hc_text_init(&w->first.text);
	hc_text_init(&w->second.text);
	if (low)
		keep(&w->first, (key){TEXT, strlen(low), low});
	w->second.kind = AFTER_ALL;
}

static void drop_walk(walk *w)
{
	hc_text_drop(&w->first.text);
	hc_text_drop(&w->second.text);
}

/* hc_order(first, second), where `second` is '' in a table that is stored by its first alone. */
static void take_row(sqlite3_context *context, int count, sqlite3_value **values)
{
	walk *w = sqlite3_user_data(context);
	(void)count;
	key first = key_of(values[0]), second = key_of(values[1]);
	int order = w->begun ? compare(&w->first, first) : -1;
	int within = order == 0 && first.kind == TEXT ? compare(&w->second, second) : -1;
	if (order > 0 || within > 0 || (within == 0 && second.kind == TEXT))
		w->broken = true;
	if (order || !w->begun)
		keep(&w->first, first);
	keep(&w->second, second);
	w->begun = true;
	w->rows++;
}

static void end_walk(sqlite3_context *context)
{
	sqlite3_result_null(context);
}

/* One table, read once by several readers. */
typedef struct reading {
	hc_readers *readers;
	size_t of;
	const hc_entity *entity;
	hc_twins *twins;
	bool rises;
	walk *walks; /* of each reader */
} reading;

/* Adds what is asked of each row while the table is read. */
static void add_asked(hc_text *sql, const reading *r, size_t number)
{
	const hc_entity *entity = r->entity;
	hc_text_add(sql, "SELECT ");
	if (r->rises) {
		hc_text_add(sql, "hc_order(");
		hc_handle_add_name(sql, entity->within ? entity->within->name : entity->identifier->name);
		hc_text_add(sql, ", ");
		if (entity->within)
			hc_handle_add_name(sql, entity->identifier->name);
		else
			hc_text_add(sql, "''");
		hc_text_add(sql, ")");
	} else {
		hc_text_add(sql, "NULL");
	}
	hc_twins_add_notes(sql, r->twins, entity, number);
	hc_text_add(sql, " FROM ");
	hc_handle_add_name(sql, entity->name);
}

static hc_status read_piece(void *context, size_t number, hc_database *database, hc_error *err)
{
	reading *r = context;
	walk *w = &r->walks[number];
	int64_t unused;
	hc_text sql;

	hc_text_init(&sql);
	begin_walk(w, hc_readers_low(r->readers, r->entity, number));
	add_asked(&sql, r, number);
	hc_status status = hc_scan_add_by(&sql, database, r->entity->name, err);
	hc_readers_add_piece(&sql, r->readers, r->entity, number, r->of);
	hc_text_add(&sql, "1");
	if (!status && sql.failed)
		status = hc_error_nomem(err);
	if (!status && sqlite3_create_function(database->db, "hc_order", 2, SQLITE_UTF8, w, NULL, take_row, end_walk) != SQLITE_OK)
		status = hc_handle_fail(database, err);
	if (!status)
		status = hc_handle_integer(&unused, database, hc_text_get(&sql), err);
	if (!status && (w->first.text.failed || w->second.text.failed))
		status = hc_error_nomem(err);
	drop_walk(w);
	hc_text_drop(&sql);
	return status;
}

/* The rows on the table's own pages, whatever an index says. */
static hc_status count_rows(int64_t *out, hc_database *database, const hc_entity *entity, hc_error *err)
{
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT count(*) FROM ");
	hc_handle_add_name(&sql, entity->name);
	hc_status status = hc_scan_add_by(&sql, database, entity->name, err);
	if (!status)
		status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(out, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return status;
}

/*
 * Whether the pieces lie in order, each and together, and have all rows: those of a table
 * whose pages lie in wrong places may be in none of them, but are counted.
 */
static hc_status is_whole(const reading *r, int64_t counted, hc_error *err)
{
	bool broken = false;
	int64_t rows = 0;

	for (size_t i = 0; i < r->of; i++) {
		broken = broken || r->walks[i].broken;
		rows += r->walks[i].rows;
	}
	if (!broken && (r->of == 1 || rows == counted))
		return HC_OK;
	return hc_error_add(err, HC_EDATA, hc_readers_get(r->readers, 0)->path, 0, "is damaged (the rows of table %s are out of order)",
	                    "已损坏（表 %s 的行顺序混乱）", r->entity->name);
}

/* Reads the table once, if anything is asked of it. */
static hc_status read_along(reading *r, hc_error *err)
{
	bool noted = hc_twins_wants(r->twins, r->entity);
	int64_t rows = 0;
	hc_status status = HC_OK;

	if (!r->rises && !noted)
		return HC_OK;
	r->of = hc_readers_of(r->readers, r->entity, r->rises);
	r->walks = hc_memory_alloc(r->of * sizeof *r->walks);
	if (!r->walks)
		return hc_error_nomem(err);
	if (r->of > 1 || noted)
		status = count_rows(&rows, hc_readers_get(r->readers, 0), r->entity, err);
	if (!status && noted)
		status = hc_twins_begin(r->twins, r->readers, r->entity, rows, r->of, err);
	if (!status)
		status = hc_readers_run(r->readers, r->of, read_piece, r, err);
	if (!status && r->rises)
		status = is_whole(r, rows, err);
	hc_memory_free(r->walks);
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

hc_status hc_scan_check_sound(hc_readers *readers, const hc_entity *entity, bool followed, hc_twins *twins, hc_error *err)
{
	const char *own = entity->identifier->name, *first = entity->within ? entity->within->name : own;
	hc_database *database = hc_readers_get(readers, 0);
	reading r = {.readers = readers, .entity = entity, .twins = twins};
	bool indexed = false;

	hc_status status = hc_scan_key_rises(&r.rises, database, entity->name, first, entity->within ? own : NULL, err);
	if (!status)
		status = read_along(&r, err);
	if (!status && followed)
		status = has_index(&indexed, database, entity->name, r.rises, err);
	return !status && indexed ? hc_database_integrity(database, entity->name, err) : status;
}

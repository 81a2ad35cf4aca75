/* SPDX-License-Identifier: MIT */
/*
 * A table comes from anyone: its primary key may fall, or compare without
 * regard to case, and then its rows lie in an order that is none of ours. So
 * what the key really is decides, not that there is one.
 */
#include "store/scan_way.h"

#include "store/handle.h"

#include <string.h>

static bool column_is(sqlite3_stmt *statement, int column, const char *text)
{
	const char *got = hc_handle_text(statement, column);
	return got && strcmp(got, text) == 0;
}

enum { LIST_NAME = 1, LIST_WITHOUT_ROWID = 4 }; /* of table_list */
enum { INDEX_NAME = 1, INDEX_ORIGIN = 3 };      /* of index_list */
enum { KEY_POSITION, KEY_NAME = 2, KEY_FALLS, KEY_COLLATION }; /* of index_xinfo */

static hc_status is_clustered(bool *out, hc_database *database, const char *table, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	bool row = false;
	hc_status status = hc_handle_pragma(&statement, database, "table_list", table, err);

	*out = false;
	while (!status && !(status = hc_handle_step(&row, database, statement, err)) && row)
		*out = *out || sqlite3_column_int(statement, LIST_WITHOUT_ROWID);
	sqlite3_finalize(statement);
	return status;
}

/* Adds the name of the table's primary key to `out`, where it has one. */
static hc_status add_primary_key(hc_text *out, hc_database *database, const char *table, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	const char *name;
	bool row = false;
	hc_status status = hc_handle_pragma(&statement, database, "index_list", table, err);

	while (!status && !(status = hc_handle_step(&row, database, statement, err)) && row)
		if (column_is(statement, INDEX_ORIGIN, "pk") && (name = hc_handle_text(statement, INDEX_NAME)))
			hc_text_add(out, name);
	sqlite3_finalize(statement);
	return status ? status : out->failed ? hc_error_nomem(err) : HC_OK;
}

/* Whether the columns of index `key` begin with `first` and `second`, rising and byte by byte. */
static hc_status begins_with(bool *out, hc_database *database, const char *key, const char *first, const char *second, hc_error *err)
{
	const char *const wanted[] = {first, second};
	sqlite3_stmt *statement = NULL;
	bool row = false;
	hc_status status = hc_handle_pragma(&statement, database, "index_xinfo", key, err);

	*out = true;
	while (!status && !(status = hc_handle_step(&row, database, statement, err)) && row) {
		int position = sqlite3_column_int(statement, KEY_POSITION);
		if (position < 2 && wanted[position] &&
		    (!column_is(statement, KEY_NAME, wanted[position]) || sqlite3_column_int(statement, KEY_FALLS) ||
		     !column_is(statement, KEY_COLLATION, "BINARY")))
			*out = false;
	}
	sqlite3_finalize(statement);
	return status;
}

/* The name of the primary key that stores the table; "" where its rows are stored by number. */
static hc_status find_key(hc_text *key, hc_database *database, const char *table, hc_error *err)
{
	bool clustered = false;
	hc_status status = is_clustered(&clustered, database, table, err);
	return !status && clustered ? add_primary_key(key, database, table, err) : status;
}

hc_status hc_scan_key_rises(bool *out, hc_database *database, const char *table, const char *first, const char *second, hc_error *err)
{
	hc_text key;

	hc_text_init(&key);
	*out = false;
	hc_status status = find_key(&key, database, table, err);
	if (!status && key.length)
		status = begins_with(out, database, hc_text_get(&key), first, second, err);
	hc_text_drop(&key);
	return status;
}

hc_status hc_scan_add_by(hc_text *sql, hc_database *database, const char *table, hc_error *err)
{
	hc_text key;

	hc_text_init(&key);
	hc_status status = find_key(&key, database, table, err);
	if (!status && key.length) {
		hc_text_add(sql, " INDEXED BY ");
		hc_handle_add_name(sql, hc_text_get(&key));
	} else if (!status) {
		hc_text_add(sql, " NOT INDEXED");
	}
	hc_text_drop(&key);
	return status;
}

/* Whether `column`, which leads the table's primary key, holds what no range reaches: numbers, blobs, or the empty text, where a range begins. */
static hc_status has_other_keys(bool *out, hc_database *database, const char *table, const char *column, hc_error *err)
{
	int64_t found = 0;
	hc_text sql;

	hc_text_init(&sql);
	for (int i = 0; i < 2; i++) {
		hc_text_add(&sql, i ? ") + (SELECT count(*) FROM (SELECT 1 FROM " : "SELECT (SELECT count(*) FROM (SELECT 1 FROM ");
		hc_handle_add_name(&sql, table);
		hc_text_add(&sql, " WHERE ");
		hc_handle_add_name(&sql, column);
		hc_text_add(&sql, i ? " >= x'' LIMIT 1)" : " <= '' LIMIT 1)");
	}
	hc_text_add(&sql, ")");
	hc_status status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(&found, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	*out = found > 0;
	return status;
}

hc_status hc_scan_way_of(hc_scan_way *out, hc_database *database, const hc_layout_frame *frame, hc_error *err)
{
	const char *own = frame->entity->identifier->name, *table = frame->entity->name;
	const char *leading = frame->key_count ? frame->key[0]->name : own;
	bool rises, others = true;

	hc_status status = hc_scan_key_rises(&rises, database, table, leading, frame->key_count ? own : NULL, err);
	if (!status && rises && frame->key_count < 2)
		status = has_other_keys(&others, database, table, leading, err);
	*out = others ? HC_SCAN_SORTED : HC_SCAN_RANGE;
	return status;
}

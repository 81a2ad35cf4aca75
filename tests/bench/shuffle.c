/* SPDX-License-Identifier: MIT */
/*
 * The same rows as another program would have stored them: plain tables,
 * declared types, a primary key, rows in no order.
 */
#include "bench/shuffle.h"

#include "bench/cell.h"
#include "bench/fill.h"

#include <stdio.h>
#include <string.h>

#define SQL_MAX 8192

/* SQL: a number that puts the row with this identifier anywhere. */
static void anywhere(sqlite3_context *context, int count, sqlite3_value **values)
{
	const unsigned char *text = sqlite3_value_text(values[0]);
	uint64_t hash = (uint64_t)(uintptr_t)sqlite3_user_data(context);

	(void)count;
	for (; text && *text; text++)
		hash = cell_mix(hash ^ *text);
	sqlite3_result_int64(context, (int64_t)hash);
}

/* "CREATE TABLE t(a TEXT PRIMARY KEY, b INTEGER)": what another program would have made of the same columns. */
static bool make_plain(sqlite3 *db, const table *in)
{
	char sql[SQL_MAX], ask[128];
	sqlite3_stmt *columns = NULL;
	int length = snprintf(sql, sizeof sql, "CREATE TABLE main.%s(", in->entity);
	bool first = true;

	snprintf(ask, sizeof ask, "PRAGMA source.table_info(%s)", in->entity);
	if (!fill_prepare(&columns, db, ask))
		return false;
	for (; sqlite3_step(columns) == SQLITE_ROW; first = false) {
		const char *name = (const char *)sqlite3_column_text(columns, 1), *type = (const char *)sqlite3_column_text(columns, 2);
		length += snprintf(sql + length, sizeof sql - (size_t)length, "%s%s %s%s", first ? "" : ", ", name, type,
		                   strcmp(name, in->columns[0].name) == 0 ? " PRIMARY KEY" : "");
	}
	sqlite3_finalize(columns);
	snprintf(sql + length, sizeof sql - (size_t)length, ")");
	if (!fill_run(db, sql))
		return false;
	snprintf(sql, sizeof sql, "INSERT INTO main.%s SELECT * FROM source.%s ORDER BY anywhere(%s)", in->entity, in->entity,
	         in->columns[0].name);
	return fill_run(db, sql);
}

/* Makes the tables that the nation has no rows of as well. */
static bool make_empty(sqlite3 *db)
{
	sqlite3_stmt *tables = NULL;
	bool ok = fill_prepare(&tables, db, "SELECT name FROM source.sqlite_schema WHERE type = 'table' AND name NOT IN"
	                               " (SELECT name FROM main.sqlite_schema)");
	while (ok && sqlite3_step(tables) == SQLITE_ROW) {
		char sql[256];
		snprintf(sql, sizeof sql, "CREATE TABLE main.%s AS SELECT * FROM source.%s", sqlite3_column_text(tables, 0),
		         sqlite3_column_text(tables, 0));
		ok = fill_run(db, sql);
	}
	sqlite3_finalize(tables);
	return ok;
}

bool shuffle(const char *path, const char *source, const nation *of)
{
	table all[NATION_TABLES];
	int count = nation_tables(all, of);
	sqlite3 *db = NULL;
	char *attach = sqlite3_mprintf("ATTACH %Q AS source", source);
	bool ok = attach && sqlite3_open(path, &db) == SQLITE_OK && fill_run(db, attach) && fill_run(db, FILL_QUICKLY);

	ok = ok && sqlite3_create_function(db, "anywhere", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, (void *)(uintptr_t)of->seed,
	                                   anywhere, NULL, NULL) == SQLITE_OK;
	for (int i = 0; ok && i < count; i++)
		ok = make_plain(db, &all[i]);
	ok = ok && make_empty(db) && fill_run(db, "COMMIT");
	sqlite3_free(attach);
	sqlite3_close(db);
	return ok;
}

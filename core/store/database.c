/* SPDX-License-Identifier: MIT */
/*
 * What the other rooms may do with a records database beside scanning it. The
 * opening itself is in handle.c. Everything here reads: a database that is
 * audited is never changed, not even by a journal beside it.
 */

#include "store/database.h"

#include "store/handle.h"

#include <string.h>

hc_status hc_database_open(hc_database **out, const char *path, hc_error *err)
{
	return hc_handle_open(out, path, HC_HANDLE_READ, err);
}

void hc_database_close(hc_database *database)
{
	hc_handle_close(database);
}

hc_status hc_database_integrity(hc_database *database, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status, found = HC_OK;
	bool row = false;

	status = hc_handle_prepare(&statement, database, "PRAGMA integrity_check", err);
	if (status == HC_OK)
		status = hc_handle_step(&row, database, statement, err);
	while (status == HC_OK && row) {
		const char *text = hc_handle_text(statement, 0);

		if (text && strcmp(text, "ok") != 0)
			found = hc_error_add(err, HC_EDATA, database->path, 0, "fails the integrity check: %s",
			                     "完整性检查未通过：%s", text);
		status = hc_handle_step(&row, database, statement, err);
	}
	sqlite3_finalize(statement);
	return found != HC_OK ? found : status;
}

hc_status hc_database_version(hc_database *database, int64_t *out, hc_error *err)
{
	return hc_handle_integer(out, database, "PRAGMA data_version", err);
}

hc_status hc_database_hold(hc_database *database, hc_error *err)
{
	int64_t tables;
	hc_status status = hc_handle_exec(database, "BEGIN", err);

	if (status != HC_OK)
		return status;
	status = hc_handle_integer(&tables, database, "SELECT count(*) FROM sqlite_schema", err);
	if (status != HC_OK)
		hc_database_release(database);
	return status;
}

void hc_database_release(hc_database *database)
{
	/* Nothing was written: there is nothing that could fail to be kept. */
	if (!sqlite3_get_autocommit(database->db))
		sqlite3_exec(database->db, "ROLLBACK", NULL, NULL, NULL);
}

/* What is read of the snapshot; `must`: it is a problem when the records do not tell it in one way. */
typedef struct snapshot {
	const hc_database *database;
	const hc_field *field;
	bool must;
	hc_date date;
} snapshot;

static hc_status not_told(snapshot *s, const char *value, const char *en, const char *zh, hc_error *err)
{
	const hc_field *field = s->field;

	s->date = HC_DATE_NEVER;
	if (!s->must)
		return HC_OK;
	return hc_error_add(err, HC_EDATA, s->database->path, 0, "%s.%s%s%s%s: %s", "%s.%s%s%s%s：%s", field->entity->name,
	                    field->name, value ? " \"" : "", value ? value : "", value ? "\"" : "",
	                    err && err->lang == HC_ZH ? zh : en);
}

/* Reads the distinct values that are there; they must be one date. */
static hc_status read_snapshot(snapshot *s, hc_database *database, sqlite3_stmt *statement, hc_error *err)
{
	size_t count = 0;
	bool row = false;
	hc_status status;

	while ((status = hc_handle_step(&row, database, statement, err)) == HC_OK && row) {
		const char *text = hc_handle_text(statement, 0);
		int length = sqlite3_column_bytes(statement, 0);

		if (!text)
			return hc_error_nomem(err);
		if (count++)
			return not_told(s, NULL, "several different dates; one database is one snapshot",
			                "有多个不同的日期；一个数据库只能是一个时点的快照", err);
		if (!hc_date_read(&s->date, text, (size_t)length))
			return not_told(s, text, "is no date (YYYY-MM-DD)", "不是日期（YYYY-MM-DD）", err);
	}
	if (status == HC_OK && !count)
		return not_told(s, NULL, "no row says on what day the records stood so; fill it in or give --as-of",
		                "没有任何一行说明数据的时点；请填写，或用 --as-of 指定", err);
	return status;
}

static hc_status find_snapshot(snapshot *s, hc_database *database, hc_error *err)
{
	const hc_field *field = s->field;
	sqlite3_stmt *statement = NULL;
	hc_status status;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT DISTINCT ");
	hc_handle_add_name(&sql, field->name);
	hc_text_add(&sql, " FROM ");
	hc_handle_add_name(&sql, field->entity->name);
	hc_text_add(&sql, " WHERE ");
	hc_handle_add_name(&sql, field->name);
	hc_text_add(&sql, " IS NOT NULL LIMIT 2");
	status = sql.failed ? hc_error_nomem(err) : hc_handle_prepare(&statement, database, hc_text_get(&sql), err);
	if (status == HC_OK)
		status = read_snapshot(s, database, statement, err);
	sqlite3_finalize(statement);
	hc_text_drop(&sql);
	return status;
}

hc_status hc_database_snapshot(hc_database *database, const hc_schema *schema, hc_date *out, hc_error *err)
{
	snapshot s = { database, schema->snapshot, true, HC_DATE_NEVER };
	hc_status status = find_snapshot(&s, database, err);

	*out = s.date;
	return status;
}

hc_status hc_database_snapshot_or_never(hc_database *database, const hc_schema *schema, hc_date *out, hc_error *err)
{
	snapshot s = { database, schema->snapshot, false, HC_DATE_NEVER };
	hc_status status = find_snapshot(&s, database, err);

	*out = s.date;
	return status;
}

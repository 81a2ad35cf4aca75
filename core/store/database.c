/* SPDX-License-Identifier: MIT */
/*
 * What the other rooms may do with a records database beside scanning it. The
 * opening itself is in handle.c. Everything here reads: a database that is
 * audited is never changed, not even by a journal beside it.
 */

#include "store/database.h"

#include "base/limits.h"
#include "store/handle.h"

#include <string.h>
#include <sys/stat.h>

enum { STEPS_AT_ONCE = 1000000 };

/* SQLite's callback, every so many steps: whether to break off. */
static int count_steps(void *context)
{
	hc_database *database = context;

	database->steps_left -= STEPS_AT_ONCE;
	return database->steps_left < 0;
}

/*
 * What a file says of the sizes of its tables (sqlite_stat1) decides whether
 * SQLite looks a record up or reads a whole table for it, again for each row:
 * figures that lie could keep an audit busy for days. An audit takes steps in
 * proportion to the file, whatever is in it.
 */
hc_status hc_database_open(hc_database **out, const char *path, hc_error *err)
{
	hc_status status = hc_handle_open(out, path, HC_HANDLE_READ, err);

	if (status != HC_OK)
		return status;
	(*out)->steps_left = (*out)->file.size * HC_RECORDS_STEPS_A_BYTE + HC_RECORDS_STEPS_LEAST;
	sqlite3_progress_handler((*out)->db, STEPS_AT_ONCE, count_steps, *out);
	return HC_OK;
}

void hc_database_close(hc_database *database)
{
	hc_handle_close(database);
}

/* SQLite puts a heading over what it finds in the pages of a database, and all of that into one text: the first line says it. */
static hc_status add_integrity_problem(const hc_database *database, const char *text, hc_error *err)
{
	static const char heading[] = "*** in database main ***\n";

	if (strncmp(text, heading, sizeof heading - 1) == 0)
		text += sizeof heading - 1;
	return hc_error_add(err, HC_EDATA, database->path, 0, "fails the integrity check: %.*s", "完整性检查未通过：%.*s",
	                    (int)strcspn(text, "\n"), text);
}

hc_status hc_database_integrity(hc_database *database, const char *table, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status, found = HC_OK;
	bool row = false;

	status = hc_handle_pragma(&statement, database, "integrity_check", table, err);
	if (status == HC_OK)
		status = hc_handle_step(&row, database, statement, err);
	while (status == HC_OK && row) {
		const char *text = hc_handle_text(statement, 0);

		if (text && strcmp(text, "ok") != 0)
			found = add_integrity_problem(database, text, err);
		status = hc_handle_step(&row, database, statement, err);
	}
	sqlite3_finalize(statement);
	return found != HC_OK ? found : status;
}

hc_database_file hc_database_file_of(const hc_database *database)
{
	return database->file;
}

bool hc_database_file_same(hc_database_file a, hc_database_file b)
{
	return a.device == b.device && a.number == b.number && a.size == b.size && a.seconds == b.seconds &&
	       a.nanoseconds == b.nanoseconds;
}

/* SQLite knows whether the name leads to the file that it opened, and we whether that is still as it was. */
hc_status hc_database_unchanged(hc_database *database, hc_error *err)
{
	struct stat about;
	int moved = 0;

	if (sqlite3_file_control(database->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && !moved &&
	    stat(database->path, &about) == 0 && hc_database_file_same(hc_handle_file(&about), database->file))
		return HC_OK;
	return hc_error_add(err, HC_EINPUT, database->path, 0, "was changed while it was read: run it again",
	                    "在读取时被修改：请重新运行");
}

hc_status hc_database_version(hc_database *database, int64_t *out, hc_error *err)
{
	return hc_handle_integer(out, database, "PRAGMA data_version", err);
}

hc_status hc_database_hold(hc_database *database, hc_error *err)
{
	int64_t tables;
	hc_status status;

	/* The last release had no memory for its word. */
	if (!sqlite3_get_autocommit(database->db))
		return hc_error_nomem(err);
	status = hc_handle_exec(database, "BEGIN", err);
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

hc_status hc_database_open_again(hc_database **out, const char *path, hc_database_file file, hc_error *err)
{
	hc_status status = hc_database_open(out, path, err);

	if (status == HC_OK)
		status = hc_database_hold(*out, err);
	if (status == HC_OK)
		status = hc_database_unchanged(*out, err);
	if (status == HC_OK && !hc_database_file_same((*out)->file, file))
		status = hc_error_add(err, HC_EINPUT, path, 0, "was changed while the audit began: run it again",
		                      "在核查开始时被修改：请重新运行");
	return status;
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
	hc_text_add(&sql, " COLLATE BINARY FROM ");
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

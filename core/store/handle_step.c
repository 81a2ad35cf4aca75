/* SPDX-License-Identifier: MIT */
/*
 * Statements, and the one place that turns an SQLite error into a status. An
 * error is told apart by what the user can do about it: wait or close another
 * program, bring another file, repair it, make room; SQLite's own words follow
 * only where they add something.
 */

#include "store/handle.h"

#include "base/memory.h"

#include <errno.h>
#include <string.h>

static hc_status fail_reading(struct hc_database *database, int code, hc_error *err)
{
	const char *path = database->path, *words = sqlite3_errmsg(database->db);

	switch (code) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return hc_error_add(err, HC_EINPUT, path, 0,
		                    "is locked by another program; close it there and try again",
		                    "被其他程序锁定，请关闭该程序后再试");
	case SQLITE_NOTADB:
		return hc_error_add(err, HC_EINPUT, path, 0, "is no SQLite database, or an encrypted one",
		                    "不是 SQLite 数据库，或已加密");
	case SQLITE_CORRUPT:
	case SQLITE_FORMAT:
		return hc_error_add(err, HC_EDATA, path, 0, "is damaged (%s)", "已损坏（%s）", words);
	case SQLITE_TOOBIG:
		return hc_error_add(err, HC_EDATA, path, 0, "holds a value that is too long (%s)", "含有过长的值（%s）",
		                    words);
	default:
		return hc_error_add(err, HC_EINPUT, path, 0, "cannot be read (%s)", "无法读取（%s）", words);
	}
}

static hc_status fail_writing(struct hc_database *database, int extended, hc_error *err)
{
	const char *path = database->path, *words = sqlite3_errmsg(database->db);

	if (extended == SQLITE_FULL)
		return hc_error_add(err, HC_EWRITE, path, 0, "cannot be written: the disk is full",
		                    "无法写入：磁盘已满");
	if (extended == SQLITE_READONLY_DIRECTORY)
		return hc_error_add(err, HC_EWRITE, path, 0, "cannot be written: its folder is write-protected",
		                    "无法写入：所在文件夹为只读");
	return hc_error_add(err, HC_EWRITE, path, 0, "cannot be written (%s)", "无法写入（%s）", words);
}

hc_status hc_handle_fail(struct hc_database *database, hc_error *err)
{
	int extended = sqlite3_extended_errcode(database->db), code = extended & 0xff;

	if (extended == SQLITE_READONLY_ROLLBACK || extended == SQLITE_READONLY_RECOVERY)
		return hc_error_add(
			err, HC_EINPUT, database->path, 0,
			"holds a change that was broken off; the next `hecha import` into it takes that back",
			"含有中断的更改；下一次对它执行 `hecha import` 时会撤销");
	switch (code) {
	case SQLITE_NOMEM: /* also what SQLite says, without asking for any, of a size that no memory holds */
		if (errno == ENOMEM)
			return hc_error_nomem(err);
		return hc_error_add(err, HC_EDATA, database->path, 0, "is damaged (a size in it is beyond all bounds)",
		                    "已损坏（其中的长度超出一切界限）");
	case SQLITE_FULL:
	case SQLITE_READONLY:
		return fail_writing(database, extended, err);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return database->writes ? fail_writing(database, extended, err) : fail_reading(database, code, err);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
	case SQLITE_FORMAT:
	case SQLITE_TOOBIG:
		return fail_reading(database, code, err);
	case SQLITE_CONSTRAINT:
		return hc_error_add(err, HC_EDATA, database->path, 0, "refuses a row (%s)", "拒绝了一行数据（%s）",
		                    sqlite3_errmsg(database->db));
	case SQLITE_INTERRUPT:
		return hc_error_add(err, HC_EDATA, database->path, 0,
		                    "takes far more work to read than its size accounts for; if it has a table sqlite_stat1, run `ANALYZE` "
		                    "on it, or drop that table",
		                    "读取所需的工作量远超其大小；如含有表 sqlite_stat1，请对它执行 `ANALYZE` 或删除该表");
	case SQLITE_ERROR: /* also what SQLite says of a schema that it cannot make sense of */
		return hc_error_add(err, HC_EDATA, database->path, 0, "cannot be used: %s", "无法使用：%s",
		                    sqlite3_errmsg(database->db));
	default:
		return hc_error_add(err, HC_EINTERNAL, database->path, 0, "SQLite error %d: %s", "SQLite 错误 %d：%s",
		                    extended, sqlite3_errmsg(database->db));
	}
}

hc_status hc_handle_prepare(sqlite3_stmt **out, struct hc_database *database, const char *sql, hc_error *err)
{
	*out = NULL;
	if (sqlite3_prepare_v3(database->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) != SQLITE_OK)
		return hc_handle_fail(database, err);
	return HC_OK;
}

hc_status hc_handle_pragma(sqlite3_stmt **out, struct hc_database *database, const char *pragma, const char *about, hc_error *err)
{
	hc_status status;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_addf(&sql, "PRAGMA main.%s", pragma);
	if (about) {
		hc_text_add(&sql, "(");
		hc_handle_add_name(&sql, about);
		hc_text_add(&sql, ")");
	}
	status = sql.failed ? hc_error_nomem(err) : hc_handle_prepare(out, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return status;
}

hc_status hc_handle_exec(struct hc_database *database, const char *sql, hc_error *err)
{
	if (sqlite3_exec(database->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return hc_handle_fail(database, err);
	return HC_OK;
}

hc_status hc_handle_step(bool *row, struct hc_database *database, sqlite3_stmt *statement, hc_error *err)
{
	int code = sqlite3_step(statement);

	if (row)
		*row = code == SQLITE_ROW;
	if (code == SQLITE_ROW || code == SQLITE_DONE)
		return HC_OK;
	return hc_handle_fail(database, err);
}

const char *hc_handle_text(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	if (!text && sqlite3_column_type(statement, column) != SQLITE_NULL)
		hc_memory_note();
	return text;
}

void hc_handle_bind_copy(sqlite3_stmt *statement, int at, const char *text)
{
	if (sqlite3_bind_text(statement, at, text, -1, SQLITE_TRANSIENT) != SQLITE_OK)
		hc_memory_note();
}

hc_status hc_handle_integer(int64_t *out, struct hc_database *database, const char *sql, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	bool row = false;
	hc_status status = hc_handle_prepare(&statement, database, sql, err);

	*out = 0;
	if (status == HC_OK)
		status = hc_handle_step(&row, database, statement, err);
	if (row)
		*out = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return status;
}

static void add_quoted(hc_text *sql, const char *text, char quote)
{
	const char *end;

	hc_text_add_bytes(sql, &quote, 1);
	while ((end = strchr(text, quote)) != NULL) {
		hc_text_add_bytes(sql, text, (size_t)(end - text) + 1);
		hc_text_add_bytes(sql, &quote, 1);
		text = end + 1;
	}
	hc_text_add(sql, text);
	hc_text_add_bytes(sql, &quote, 1);
}

void hc_handle_add_name(hc_text *sql, const char *name)
{
	add_quoted(sql, name, '"');
}

void hc_handle_add_literal(hc_text *sql, const char *text)
{
	add_quoted(sql, text, '\'');
}

void hc_handle_add_file(hc_text *sql, const char *path)
{
	hc_text name;

	hc_text_init(&name);
	hc_text_addf(&name, "%s%s", path[0] == '/' ? "" : "./", path);
	hc_handle_add_literal(sql, hc_text_get(&name));
	sql->failed |= name.failed;
	hc_text_drop(&name);
}

/* SPDX-License-Identifier: MIT */
/*
 * A database comes from someone else, so the connection is closed to all that
 * a file could bring along before the first byte of it is interpreted: what it
 * defines to be run, modules, oversized values. The file is looked at before
 * SQLite makes sense of it, because SQLite takes an empty file for an empty database and
 * says "not a database" of a CSV file only at the first read.
 */

#include "store/handle.h"

#include "base/limits.h"
#include "base/memory.h"
#include "store/beside.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAIT_MS = 1000, HEADER_BYTES = 20, WAL_FORMAT = 2 };

static hc_status refuse(const char *path, const char *en, const char *zh, hc_error *err)
{
	return hc_error_add(err, HC_EINPUT, path, 0, "%s", "%s", err && err->lang == HC_ZH ? zh : en);
}

hc_database_file hc_handle_file(const struct stat *about)
{
	return (hc_database_file){ about->st_dev, about->st_ino, about->st_size, about->st_mtim.tv_sec, about->st_mtim.tv_nsec };
}

/* Before SQLite opens it, which would wait for a pipe. Without opening it: see look_at_header. */
static hc_status look_at(const char *path, hc_database_file *which, hc_error *err)
{
	struct stat info;

	if (stat(path, &info) != 0 || access(path, R_OK) != 0)
		return hc_error_file(err, HC_EINPUT, path, errno);
	if (S_ISDIR(info.st_mode))
		return refuse(path, "is a folder, no records database", "是文件夹，不是数据库", err);
	if (!S_ISREG(info.st_mode))
		return refuse(path, "is no regular file", "不是普通文件", err);
	if (info.st_size == 0)
		return refuse(path, "is an empty file, no records database", "是空文件，不是数据库", err);
	*which = hc_handle_file(&info);
	return HC_OK;
}

/*
 * Read through SQLite's own descriptor: closing another one of the same file
 * would drop the locks of every connection that this process has to it.
 */
static hc_status look_at_header(struct hc_database *database, hc_error *err)
{
	unsigned char header[HEADER_BYTES];
	const char *path = database->path;
	sqlite3_file *file = NULL;
	int code = sqlite3_file_control(database->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

	if (code == SQLITE_OK)
		code = file->pMethods->xRead(file, header, sizeof header, 0);
	if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
		return hc_error_file(err, HC_EINPUT, path, EIO);
	if (code != SQLITE_OK || memcmp(header, "SQLite format 3", 16) != 0)
		return refuse(path, "is no SQLite database, or an encrypted one (forms are loaded with `hecha import`)",
		              "不是 SQLite 数据库，或已加密（表格请用 `hecha import` 导入）", err);
	if (header[18] == WAL_FORMAT || header[19] == WAL_FORMAT)
		return refuse(
			path,
			"is in write-ahead (WAL) mode, where reading alone would write beside it; "
			"run `PRAGMA journal_mode = DELETE` on it first",
			"处于预写日志（WAL）模式，仅读取也会在旁边写文件；请先对它执行 `PRAGMA journal_mode = DELETE`",
			err);
	return HC_OK;
}

static bool is_one_of(const char *name, const char *const *list, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (sqlite3_stricmp(name, list[i]) == 0)
			return true;
	}
	return false;
}

/* SQLite's callback: what a connection that only reads may do. */
static int allow_reading(void *context, int action, const char *first, const char *second, const char *database,
                         const char *trigger)
{
	static const char *const functions[] = {
		"abs",   "coalesce", "count", "glob",   "group_concat", "ifnull", "instr", "length", "like",
		"hc_order", "hc_sink", "hc_twin", "hc_twin_again", "hc_twin_keep", "hc_twin_note", "lower", "max", "min", "nullif",
		"substr", "sum", "total", "typeof", "upper",
	};
	static const char *const pragmas[] = {
		"application_id", "data_version", "encoding",   "index_list",   "index_xinfo",
		"integrity_check", "table_list",  "table_xinfo", "user_version",
	};
	bool allowed;

	(void)context;
	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_TRANSACTION:
		allowed = true;
		break;
	case SQLITE_FUNCTION:
		allowed = is_one_of(second, functions, sizeof functions / sizeof *functions);
		break;
	case SQLITE_PRAGMA:
		allowed = is_one_of(first, pragmas, sizeof pragmas / sizeof *pragmas);
		break;
	default:
		allowed = false;
	}
	return allowed ? SQLITE_OK : SQLITE_DENY;
}

static void set_switches(sqlite3 *db)
{
	static const struct {
		int option;
		int value;
	} switches[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
		{ SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof switches / sizeof *switches; i++)
		sqlite3_db_config(db, switches[i].option, switches[i].value, NULL);
}

static void set_limits(sqlite3 *db)
{
	static const struct {
		int id;
		int value;
	} limits[] = {
		{ SQLITE_LIMIT_LENGTH, HC_TEXT_BYTES_MAX * (HC_FIELDS_MAX + 28) }, /* a row of full cells */
		{ SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 200 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 100 },
		{ SQLITE_LIMIT_VDBE_OP, 1 << 20 },
		{ SQLITE_LIMIT_FUNCTION_ARG, HC_FIELDS_MAX + 1 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 },
		{ SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
		{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db, limits[i].id, limits[i].value);
}

static hc_status defend(struct hc_database *database, hc_handle_mode mode, hc_error *err)
{
	hc_status status;

	set_switches(database->db);
	set_limits(database->db);
	sqlite3_drop_modules(database->db, NULL); /* no virtual table of the file's can connect */
	sqlite3_busy_timeout(database->db, WAIT_MS);
	status = hc_handle_exec(database, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", err);
	if (status == HC_OK && mode == HC_HANDLE_READ) {
		status = hc_handle_exec(database, "PRAGMA query_only = ON", err);
		sqlite3_set_authorizer(database->db, allow_reading, NULL);
	}
	return status;
}

/* Reads the schema, so that a file that cannot be read is refused here. */
static hc_status touch(struct hc_database *database, hc_handle_mode mode, hc_error *err)
{
	int64_t tables;
	hc_status status;

	if (mode == HC_HANDLE_MAKE)
		return HC_OK;
	status = hc_handle_integer(&tables, database, "SELECT count(*) FROM sqlite_schema", err);
	if (status == HC_OK && mode == HC_HANDLE_CHANGE && sqlite3_db_readonly(database->db, "main") == 1)
		status = hc_error_add(err, HC_EWRITE, database->path, 0, "is write-protected", "是只读文件");
	return status;
}

/* SQLite reads a name that begins with "file:" as a URI and ":memory:" as none; a leading folder makes it a name. */
static hc_status open_file(struct hc_database *database, hc_handle_mode mode, hc_error *err)
{
	static const int flags[] = {
		[HC_HANDLE_READ] = SQLITE_OPEN_READONLY,
		[HC_HANDLE_CHANGE] = SQLITE_OPEN_READWRITE,
		[HC_HANDLE_MAKE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	};
	hc_status status = HC_OK;
	hc_text name;

	hc_text_init(&name);
	if (database->path[0] != '\0' && database->path[0] != '/')
		hc_text_add(&name, "./");
	hc_text_add(&name, database->path);
	if (name.failed)
		status = hc_error_nomem(err);
	else if (sqlite3_open_v2(hc_text_get(&name), &database->db,
	                         flags[mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
		status = database->db ? hc_handle_fail(database, err) : hc_error_nomem(err);
	hc_text_drop(&name);
	return status;
}

hc_status hc_handle_open(struct hc_database **out, const char *path, hc_handle_mode mode, hc_error *err)
{
	struct hc_database *database = NULL;
	hc_database_file file = { 0 };
	hc_status status = HC_OK;

	*out = NULL;
	if (mode != HC_HANDLE_MAKE)
		status = look_at(path, &file, err);
	if (status != HC_OK)
		goto done;
	database = hc_memory_alloc(sizeof *database);
	if (database)
		database->path = hc_memory_copy_text(path ? path : "");
	if (!database || !database->path) {
		status = hc_error_nomem(err);
		goto done;
	}
	database->file = file;
	database->writes = mode != HC_HANDLE_READ;
	status = open_file(database, mode, err);
	if (status == HC_OK && mode != HC_HANDLE_MAKE)
		status = look_at_header(database, err);
	if (status == HC_OK && mode != HC_HANDLE_MAKE)
		status = hc_beside_check(database, err);
	if (status == HC_OK)
		status = defend(database, mode, err);
	if (status == HC_OK)
		status = touch(database, mode, err);
done:
	if (status == HC_OK)
		*out = database;
	else
		hc_handle_close(database);
	return status;
}

void hc_handle_close(struct hc_database *database)
{
	if (!database)
		return;
	sqlite3_close_v2(database->db);
	hc_memory_free(database->path);
	hc_memory_free(database);
}

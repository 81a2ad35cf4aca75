/* SPDX-License-Identifier: MIT */
/*
 * SQLite believes what it finds beside a database: it reads a write-ahead log
 * as the newest rows, waits at a pipe, and takes back a change of several
 * databases by removing the file that the journal names, whatever file that
 * is. A folder that someone sent may hold such a thing. A plain journal of one
 * database is as good as the file itself.
 */
#include "store/beside.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const unsigned char magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

/* The last part of a path, as the messages name it. */
static const char *last_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* Both ends of a journal that belongs to a change of several databases are the same eight bytes. */
static bool names_another(const char *path, off_t size)
{
	unsigned char first[sizeof magic], last[sizeof magic];
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	if (file < 0)
		return false; /* SQLite says why */
	bool both = pread(file, first, sizeof first, 0) == sizeof first &&
	            pread(file, last, sizeof last, size - (off_t)sizeof last) == sizeof last;
	close(file);
	return both && memcmp(first, magic, sizeof magic) == 0 && memcmp(last, magic, sizeof magic) == 0;
}

static hc_status check_log(const struct hc_database *database, const char *path, hc_error *err)
{
	struct stat about;
	if (lstat(path, &about) != 0 || (S_ISREG(about.st_mode) && about.st_size == 0))
		return HC_OK;
	return hc_error_add(err, HC_EINPUT, database->path, 0,
	                    "has a write-ahead log beside it (%s); open it in the program that wrote it and run "
	                    "`PRAGMA journal_mode = DELETE`, or remove the log if it is none of its own",
	                    "旁边有预写日志（%s）；请用写入它的程序打开并执行 `PRAGMA journal_mode = DELETE`；若日志不属于它，请删除", last_of(path));
}

static hc_status check_journal(const struct hc_database *database, const char *path, hc_error *err)
{
	struct stat about;
	if (lstat(path, &about) != 0)
		return HC_OK;
	if (!S_ISREG(about.st_mode))
		return hc_error_add(err, HC_EINPUT, database->path, 0, "has a journal beside it that is no regular file (%s); remove that",
		                    "旁边的日志不是普通文件（%s）；请删除它", last_of(path));
	if (database->writes && names_another(path, about.st_size))
		return hc_error_add(err, HC_EINPUT, database->path, 0,
		                    "holds a change of several databases that was broken off (%s); open it in the program that wrote it",
		                    "含有跨多个数据库的中断更改（%s）；请用写入它的程序打开", last_of(path));
	return HC_OK;
}

hc_status hc_beside_check(const struct hc_database *database, hc_error *err)
{
	const char *name = sqlite3_db_filename(database->db, "main");
	if (!name || !*name)
		return HC_OK;
	hc_status status = check_log(database, sqlite3_filename_wal(name), err);
	return status ? status : check_journal(database, sqlite3_filename_journal(name), err);
}

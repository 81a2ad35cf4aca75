/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_HANDLE_H
#define HC_STORE_HANDLE_H

/*
 * The SQLite connection behind the files of this room, for this room only:
 * opening with the defences on, running statements, and the one place where an
 * SQLite error becomes a status and a message.
 */

#include "base/status.h"
#include "base/text.h"
#include "store/database.h"

#include <sqlite3.h>
#include <stdint.h>

struct hc_database {
	sqlite3 *db;
	char *path; /* as the user gave it, for messages; "" for one without a name */
	hc_database_file file; /* of one that was there */
	bool writes;
	int64_t steps_left; /* of those that hc_database_open allows */
};

/* What the header of a records database says it is ("hech"), and the format of its tables. */
#define HC_RECORDS_APPLICATION 0x68656368
#define HC_RECORDS_FORMAT 1

typedef enum hc_handle_mode {
	HC_HANDLE_READ,   /* an existing database, for reading only */
	HC_HANDLE_CHANGE, /* an existing database whose rows will be changed */
	HC_HANDLE_MAKE,   /* an empty file (or, with path NULL, a temporary database) to make tables in */
} hc_handle_mode;

/*
 * Opens `path`. In every mode: nothing that the file itself defines can run
 * (triggers, views, virtual tables, unsafe functions), no extension, no
 * ATTACH, limits on lengths. READ and CHANGE look at the file first and refuse
 * with HC_EINPUT what is no SQLite database, or has a log beside it that must
 * not be read (beside.h); READ also has an authorizer that
 * allows reading only. A lock is waited for for a second.
 */
hc_status hc_handle_open(struct hc_database **out, const char *path, hc_handle_mode mode, hc_error *err);
void hc_handle_close(struct hc_database *database); /* NULL is accepted */

/* What of a file's description tells it from others and from its later states. */
struct stat;
hc_database_file hc_handle_file(const struct stat *about);

/*
 * Adds the connection's last error as one problem that names the file, and
 * returns its status: HC_EINPUT for what cannot be read now (locked, no
 * database), HC_EDATA for what is damaged, HC_EWRITE for what cannot be
 * written, HC_ENOMEM, or HC_EINTERNAL for a statement of ours that is wrong.
 */
hc_status hc_handle_fail(struct hc_database *database, hc_error *err);

/* Prepares a statement that will be used often. To be ended with sqlite3_finalize. */
hc_status hc_handle_prepare(sqlite3_stmt **out, struct hc_database *database, const char *sql, hc_error *err);

/* Prepares "PRAGMA pragma(about)", or without brackets where `about` is NULL. */
hc_status hc_handle_pragma(sqlite3_stmt **out, struct hc_database *database, const char *pragma, const char *about, hc_error *err);

/* Runs statements that give no rows. */
hc_status hc_handle_exec(struct hc_database *database, const char *sql, hc_error *err);

/* Steps: `*row` tells whether there is a row. For a statement without rows `row` may be NULL. */
hc_status hc_handle_step(bool *row, struct hc_database *database, sqlite3_stmt *statement, hc_error *err);

/* The text of a column, until the next step; NULL for none, and when out of memory, which is remembered (hc_memory_note). */
const char *hc_handle_text(sqlite3_stmt *statement, int column);

/* Binds a copy of `text`. Lack of memory is remembered (hc_memory_note). */
void hc_handle_bind_copy(sqlite3_stmt *statement, int at, const char *text);

/* The one integer that `sql` gives (0 when it gives no row). */
hc_status hc_handle_integer(int64_t *out, struct hc_database *database, const char *sql, hc_error *err);

/* Adds `name` as an SQL name ("a""b"), or `text` as an SQL text ('a''b'). */
void hc_handle_add_name(hc_text *sql, const char *name);
void hc_handle_add_literal(hc_text *sql, const char *text);

/* Adds a file's name as an SQL text that SQLite takes for a file: not for a URI ("file:…") and not for none (":memory:"). */
void hc_handle_add_file(hc_text *sql, const char *path);

#endif

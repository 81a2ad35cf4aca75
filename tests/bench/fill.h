/* SPDX-License-Identifier: MIT */
#ifndef HC_BENCH_FILL_H
#define HC_BENCH_FILL_H

#include "bench/nation.h"

#include <sqlite3.h>

/* How databases are written here: at once, by one, and not to be kept when it fails. */
#define FILL_QUICKLY "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;" \
	             "PRAGMA cache_size=-65536; PRAGMA temp_store=FILE; BEGIN"

/* Both tell on standard error what went wrong. */
bool fill_run(sqlite3 *db, const char *sql);
bool fill_prepare(sqlite3_stmt **out, sqlite3 *db, const char *sql);

/* Makes `path` as `hecha init` does and fills it with the nation. */
bool fill(const char *path, const nation *of);

#endif

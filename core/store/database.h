/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_DATABASE_H
#define HC_STORE_DATABASE_H

/*
 * A records database: opening it safely, making an empty one, and holding it
 * against the schema. The folder store/ is the only user of sqlite3.h;
 * this header keeps the handle opaque for the other rooms.
 */

#include "base/date.h"
#include "schema/entity.h"

typedef struct hc_database hc_database;

/*
 * Opens `path` for reading only, with SQLite's defences on: defensive,
 * trusted_schema off, cell size check, an authorizer that allows reading
 * only, length limits, no extension, no mutexes. Refused with one clear
 * message (HC_EINPUT): no such file, a folder, empty, not a database or an
 * encrypted one, locked by another process (waits up to a second first), in
 * write-ahead mode (reading would write beside it). HC_EDATA: damaged, or
 * (from any call later on) such that reading takes work out of all proportion.
 */
hc_status hc_database_open(hc_database **out, const char *path, hc_error *err);

/* Closes; NULL is accepted. */
void hc_database_close(hc_database *database);

/*
 * Holds every table that the schema names against it: each entity's table and
 * each field's column must be there, stored and not computed (a view, virtual
 * table or generated column is refused). Refused as well is what would change
 * values or their order: a text declared as a number (007 becomes 7), an
 * identifier or reference that does not compare byte by byte, UTF-16. Numbers
 * declared TEXT, dates declared DATE, and no types at all are accepted, as are
 * more tables and columns. All problems at once (HC_EDATA).
 */
hc_status hc_database_check(hc_database *database, const hc_schema *schema, hc_error *err);

/* SQLite's full integrity check, of one table and its indexes or (NULL) of all; the first problems it reports become HC_EDATA. */
hc_status hc_database_integrity(hc_database *database, const char *table, hc_error *err);

/* Which file it is, and in what state it was opened. */
typedef struct hc_database_file {
	uint64_t device, number;
	int64_t size, seconds, nanoseconds; /* the last two: when it was written to */
} hc_database_file;

hc_database_file hc_database_file_of(const hc_database *database);
bool hc_database_file_same(hc_database_file a, hc_database_file b);

/* HC_EINPUT when the file was written to since it was opened, in whatever way, or another has taken its place. */
hc_status hc_database_unchanged(hc_database *database, hc_error *err);

/* A number that changes when any other connection commits to the file. */
hc_status hc_database_version(hc_database *database, int64_t *out, hc_error *err);

/* Begins a read transaction and reads once, so that all later reads see this state. */
hc_status hc_database_hold(hc_database *database, hc_error *err);
void hc_database_release(hc_database *database);

/*
 * Opens and holds the file that `file` tells of once more, for another reader. HC_EINPUT when it was written to
 * meanwhile, or another stands in its place; to be closed in either case.
 */
hc_status hc_database_open_again(hc_database **out, const char *path, hc_database_file file, hc_error *err);

/*
 * The snapshot date: the one value of schema->snapshot. HC_EDATA when there is
 * no row, several different values, or none that is a date.
 */
hc_status hc_database_snapshot(hc_database *database, const hc_schema *schema, hc_date *out, hc_error *err);

/* The same; HC_DATE_NEVER where the records do not tell it. */
hc_status hc_database_snapshot_or_never(hc_database *database, const hc_schema *schema, hc_date *out, hc_error *err);

/*
 * Makes an empty records database at `path` (which must not exist): a STRICT
 * table for each entity, clustered by what it lies within (WITHOUT ROWID,
 * primary key within + identifier; a root by its identifier), the identifier
 * UNIQUE, with CHECK constraints for booleans, enumerations, dates and ranges.
 * Written to a temporary file beside it, synced, renamed.
 */
hc_status hc_database_init(const char *path, const hc_schema *schema, hc_error *err);

#endif

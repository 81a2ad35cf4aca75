/* SPDX-License-Identifier: MIT */
/*
 * Rows of any values, in a sound database: stored by their root or in no
 * order, they give the same results, or are refused both times.
 *
 * The input is rows one after the other: a byte for the table, then for each
 * column a byte that says what follows.
 */
#include "fuzz/ground.h"
#include "fuzz/trial.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* What fields hold, mostly: identifiers that meet, members, dates. */
static const char *const usual[] = {
	"S1", "S2", "S3", "T1", "T2", "T3", "T4", "U1", "U2", "F1", "F2", "P1", "P2", "I1", "I2", "C1", "", "general", "special",
	"associate", "bachelor", "master", "class", "lab", "class,lab", "lab,class", "2018-09-01", "2017-01-31", "2019-02-29",
	"2017-09", "9999-12-31", "yes", "1", "0.5", "-1", "1e3", "100", "50.5", "a name", "名字", "2019-03-22",
};
enum { USUAL = sizeof usual / sizeof *usual, MOST_ROWS = 60 };

enum what { MISSING, USUAL_TEXT, SMALL, WHOLE, REAL, TEXT, BLOB, WHATS };

static void bind(sqlite3_stmt *statement, int at, ground_bytes *from)
{
	unsigned what = (unsigned)ground_take(from, 1);
	uint64_t number;
	double real;

	/* Most bytes mean what most fields hold. */
	switch (what < 0x80 ? USUAL_TEXT : (enum what)(what % WHATS)) {
	case USUAL_TEXT:
		sqlite3_bind_text(statement, at, usual[what % USUAL], -1, SQLITE_STATIC);
		break;
	case SMALL:
		sqlite3_bind_int(statement, at, (int8_t)ground_take(from, 1));
		break;
	case WHOLE:
		sqlite3_bind_int64(statement, at, (int64_t)ground_take(from, 8));
		break;
	case REAL:
		number = ground_take(from, 8);
		memcpy(&real, &number, sizeof real);
		sqlite3_bind_double(statement, at, real);
		break;
	case TEXT:
	case BLOB: {
		size_t length = (size_t)ground_take(from, 1);
		length = length < from->left ? length : from->left;
		if (what % WHATS == TEXT)
			sqlite3_bind_text(statement, at, (const char *)from->at, (int)length, SQLITE_TRANSIENT);
		else
			sqlite3_bind_blob(statement, at, from->at, (int)length, SQLITE_TRANSIENT);
		from->at += length;
		from->left -= length;
		break;
	}
	default:
		sqlite3_bind_null(statement, at);
	}
}

static void run(sqlite3 *db, const char *sql)
{
	char *problem = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &problem) != SQLITE_OK)
		ground_must(false, problem);
}

static void add_columns(hc_text *sql, const hc_entity *entity)
{
	for (size_t i = 0; i < entity->field_count; i++)
		hc_text_addf(sql, "%s%s", i ? ", " : "", entity->fields[i].name);
}

static void make_tables(sqlite3 *db, bool clustered)
{
	const hc_schema *schema = trial_schema();
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "PRAGMA page_size = 1024; BEGIN;");
	for (size_t i = 0; i < schema->entity_count; i++) {
		const hc_entity *entity = &schema->entities[i];
		hc_text_addf(&sql, "CREATE TABLE %s (", entity->name);
		add_columns(&sql, entity);
		if (clustered)
			hc_text_addf(&sql, ", PRIMARY KEY (%s%s%s)", entity->within ? entity->within->name : "", entity->within ? ", " : "",
			             entity->identifier->name);
		hc_text_add(&sql, clustered ? ") WITHOUT ROWID;" : ");");
	}
	hc_text_add(&sql, "INSERT INTO city VALUES ('C1', NULL, '2019-03-22'); COMMIT");
	run(db, hc_text_get(&sql));
	hc_text_drop(&sql);
}

/* A database with the empty tables of either kind; they are made once and copied. */
static sqlite3 *make(const char *path, bool clustered)
{
	static char *made[2];
	static size_t sizes[2];
	sqlite3 *db = NULL;

	if (made[clustered])
		ground_write(path, made[clustered], sizes[clustered]);
	ground_must(sqlite3_open(path, &db) == SQLITE_OK, "a database can be made");
	if (!made[clustered]) {
		make_tables(db, clustered);
		made[clustered] = ground_read(path, &sizes[clustered]);
	}
	run(db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; BEGIN");
	return db;
}

/* Inserts the row at `from`; false when the tables cannot hold it. */
static bool insert(sqlite3 *db, ground_bytes *from)
{
	const hc_schema *schema = trial_schema();
	const hc_entity *entity = &schema->entities[ground_take(from, 1) % schema->entity_count];
	sqlite3_stmt *statement = NULL;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_addf(&sql, "INSERT INTO %s VALUES (?", entity->name);
	for (size_t i = 1; i < entity->field_count; i++)
		hc_text_add(&sql, ", ?");
	hc_text_add(&sql, ")");
	ground_must(sqlite3_prepare_v2(db, hc_text_get(&sql), -1, &statement, NULL) == SQLITE_OK, "a row can be prepared");
	for (size_t i = 0; i < entity->field_count; i++)
		bind(statement, (int)i + 1, from);
	bool held = sqlite3_step(statement) == SQLITE_DONE;
	sqlite3_finalize(statement);
	hc_text_drop(&sql);
	return held;
}

static void fill(const char *const paths[2], ground_bytes from)
{
	sqlite3 *clustered = make(paths[1], true), *plain = make(paths[0], false);

	for (int rows = 0; from.left && rows < MOST_ROWS; rows++) {
		ground_bytes before = from;
		if (insert(clustered, &from))
			ground_must(insert(plain, &before), "a table without keys holds any row");
	}
	run(clustered, "COMMIT");
	run(plain, "COMMIT");
	sqlite3_close(clustered);
	sqlite3_close(plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *paths[2];
	hc_status statuses[2];
	hc_text results[2];

	if (!paths[0]) {
		paths[0] = ground_path("plain.db");
		paths[1] = ground_path("clustered.db");
	}
	fill(paths, (ground_bytes){bytes, size});
	for (int i = 0; i < 2; i++) {
		hc_text_init(&results[i]);
		statuses[i] = trial_audit(&results[i], paths[i]);
	}
	ground_must(statuses[0] == statuses[1], "both are audited, or both refused");
	ground_must(statuses[0] || (results[0].length == results[1].length &&
	                            (!results[0].length || memcmp(results[0].bytes, results[1].bytes, results[0].length) == 0)),
	            "how rows are stored changes no result");
	hc_text_drop(&results[0]);
	hc_text_drop(&results[1]);
	return 0;
}

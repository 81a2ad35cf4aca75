/* SPDX-License-Identifier: MIT */
/*
 * usage: bench_generate OUT.db [--schools N] [--teachers-per-school T]
 *          [--students-per-school S] [--internships-per-school I] [--shuffled] [--seed K]
 *
 * Makes a records database of any size: the tables are those of `hecha init`,
 * filled in the order of their keys in one transaction, with nothing written
 * twice. --shuffled makes from it the database of another program: plain
 * tables, declared types, a primary key, rows in no order.
 */
#include "bench/cell.h"
#include "hecha.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COLUMNS_MAX 64
#define SQL_MAX 8192

static const char quick[] = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
			    "PRAGMA cache_size=-65536; PRAGMA temp_store=FILE; BEGIN";

typedef struct wanted {
	const char *path;
	nation of;
	bool shuffled;
} wanted;

static bool run(sqlite3 *db, const char *sql)
{
	char *message = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK)
		return true;
	fprintf(stderr, "bench_generate: %s\n%s\n", message ? message : "?", sql);
	sqlite3_free(message);
	return false;
}

static bool prepare(sqlite3_stmt **out, sqlite3 *db, const char *sql)
{
	if (sqlite3_prepare_v2(db, sql, -1, out, NULL) == SQLITE_OK)
		return true;
	fprintf(stderr, "bench_generate: %s\n%s\n", sqlite3_errmsg(db), sql);
	return false;
}

/* "INSERT INTO t(a,b) VALUES(?,?)", and the cells made ready; their number, 0 on failure. */
static int ready(sqlite3_stmt **out, cell cells[COLUMNS_MAX], sqlite3 *db, const table *in, const table *all, int count)
{
	char sql[SQL_MAX], marks[2 * COLUMNS_MAX + 1] = "";
	int columns = 0, length = snprintf(sql, sizeof sql, "INSERT INTO %s(", in->entity);

	for (; in->columns[columns].name && columns < COLUMNS_MAX; columns++) {
		if (!cell_init(&cells[columns], &in->columns[columns], in, all, count)) {
			fprintf(stderr, "bench_generate: %s.%s is not well described\n", in->entity, in->columns[columns].name);
			return 0;
		}
		length += snprintf(sql + length, sizeof sql - (size_t)length, "%s%s", columns ? "," : "", in->columns[columns].name);
		strcat(marks, columns ? ",?" : "?");
	}
	snprintf(sql + length, sizeof sql - (size_t)length, ") VALUES(%s)", marks);
	return prepare(out, db, sql) ? columns : 0;
}

static bool fill_table(sqlite3 *db, const nation *of, const table *all, int count, int number)
{
	cell cells[COLUMNS_MAX];
	const table *in = &all[number];
	sqlite3_stmt *statement = NULL;
	int columns = ready(&statement, cells, db, in, all, count);
	bool ok = columns > 0;

	for (int64_t unit = 0; ok && unit < of->units[in->per]; unit++) {
		for (int64_t place = 0; ok && place < in->count; place++) {
			row r;
			cell_row(&r, of, in, number, unit, place);
			for (int c = 0; c < columns; c++)
				cell_bind(statement, c + 1, &cells[c], &r);
			ok = sqlite3_step(statement) == SQLITE_DONE;
			sqlite3_reset(statement);
		}
	}
	if (!ok && columns)
		fprintf(stderr, "bench_generate: %s: %s\n", in->entity, sqlite3_errmsg(db));
	sqlite3_finalize(statement);
	return ok;
}

static bool init(const char *path)
{
	hc_pack *pack = NULL;
	hc_error err;

	hc_error_init(&err, HC_EN);
	hc_status status = hc_pack_open_schemas(&pack, HC_SOURCE_DIR "/schemas", &err);
	if (status == HC_OK)
		status = hc_records_init(path, pack, &err);
	for (size_t i = 0; i < err.count; i++)
		fprintf(stderr, "bench_generate: %s: %s\n", err.problems[i].file ? err.problems[i].file : path, err.problems[i].text);
	hc_pack_free(pack);
	hc_error_drop(&err);
	return status == HC_OK;
}

static bool fill(const char *path, const nation *of)
{
	table all[NATION_TABLES];
	int count = nation_tables(all, of);
	sqlite3 *db = NULL;
	bool ok = init(path) && sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK && run(db, quick);

	for (int i = 0; ok && i < count; i++)
		ok = fill_table(db, of, all, count, i);
	ok = ok && run(db, "COMMIT");
	sqlite3_close(db);
	return ok;
}

/* ---- shuffled ---- */

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
	if (!prepare(&columns, db, ask))
		return false;
	for (; sqlite3_step(columns) == SQLITE_ROW; first = false) {
		const char *name = (const char *)sqlite3_column_text(columns, 1), *type = (const char *)sqlite3_column_text(columns, 2);
		length += snprintf(sql + length, sizeof sql - (size_t)length, "%s%s %s%s", first ? "" : ", ", name, type,
		                   strcmp(name, in->columns[0].name) == 0 ? " PRIMARY KEY" : "");
	}
	sqlite3_finalize(columns);
	snprintf(sql + length, sizeof sql - (size_t)length, ")");
	if (!run(db, sql))
		return false;
	snprintf(sql, sizeof sql, "INSERT INTO main.%s SELECT * FROM source.%s ORDER BY anywhere(%s)", in->entity, in->entity,
	         in->columns[0].name);
	return run(db, sql);
}

/* Makes the tables that the nation has no rows of as well. */
static bool make_empty(sqlite3 *db)
{
	sqlite3_stmt *tables = NULL;
	bool ok = prepare(&tables, db, "SELECT name FROM source.sqlite_schema WHERE type = 'table' AND name NOT IN"
	                               " (SELECT name FROM main.sqlite_schema)");
	while (ok && sqlite3_step(tables) == SQLITE_ROW) {
		char sql[256];
		snprintf(sql, sizeof sql, "CREATE TABLE main.%s AS SELECT * FROM source.%s", sqlite3_column_text(tables, 0),
		         sqlite3_column_text(tables, 0));
		ok = run(db, sql);
	}
	sqlite3_finalize(tables);
	return ok;
}

static bool shuffle(const char *path, const char *source, const nation *of)
{
	table all[NATION_TABLES];
	int count = nation_tables(all, of);
	sqlite3 *db = NULL;
	char *attach = sqlite3_mprintf("ATTACH %Q AS source", source);
	bool ok = attach && sqlite3_open(path, &db) == SQLITE_OK && run(db, attach) && run(db, quick);

	ok = ok && sqlite3_create_function(db, "anywhere", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, (void *)(uintptr_t)of->seed,
	                                   anywhere, NULL, NULL) == SQLITE_OK;
	for (int i = 0; ok && i < count; i++)
		ok = make_plain(db, &all[i]);
	ok = ok && make_empty(db) && run(db, "COMMIT");
	sqlite3_free(attach);
	sqlite3_close(db);
	return ok;
}

/* ---- command ---- */

static void print_rows(const nation *of)
{
	table all[NATION_TABLES];
	int count = nation_tables(all, of);
	int64_t total = 0;

	for (int i = 0; i < count; i++) {
		int64_t rows = of->units[all[i].per] * all[i].count;
		printf("%-17s %10" PRId64 "\n", all[i].entity, rows);
		total += rows;
	}
	printf("%-17s %10" PRId64 "\n", "total", total);
}

static bool read_options(wanted *out, int argc, char **argv)
{
	static const struct option options[] = {
		{"schools", required_argument, NULL, 'n'},
		{"students-per-school", required_argument, NULL, 's'},
		{"teachers-per-school", required_argument, NULL, 't'},
		{"internships-per-school", required_argument, NULL, 'i'},
		{"seed", required_argument, NULL, 'k'},
		{"shuffled", no_argument, NULL, 'x'},
		{NULL, 0, NULL, 0},
	};
	nation *of = &out->of;
	int option;

	*out = (wanted){.of = {.seed = 1, .units = {[SCHOOL] = 100}, .students = 100, .teachers = 85, .internships = 100}};
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		char *end = NULL;
		int64_t number = optarg ? strtoll(optarg, &end, 10) : 0;
		int64_t *into = option == 'n' ? &of->units[SCHOOL] : option == 's' ? &of->students
		              : option == 't' ? &of->teachers : option == 'i' ? &of->internships : NULL;
		if (option == '?' || (end && (*end || end == optarg || number < 0 || number > 100000000)))
			return false;
		if (into)
			*into = number;
		else if (option == 'k')
			of->seed = (uint64_t)number;
		else
			out->shuffled = true;
	}
	of->units[CITY] = (of->units[SCHOOL] + 99) / 100;
	of->units[DISTRICT] = (of->units[SCHOOL] + 9) / 10;
	of->units[ENTERPRISE] = of->units[SCHOOL] * 4;
	out->path = argv[optind];
	return optind + 1 == argc && of->units[SCHOOL] > 0;
}

int main(int argc, char **argv)
{
	wanted w;
	char source[4096];

	if (!read_options(&w, argc, argv)) {
		fprintf(stderr, "usage: bench_generate OUT.db [--schools N] [--students-per-school S] [--teachers-per-school T]"
		                " [--internships-per-school I] [--shuffled] [--seed K]\n");
		return 64;
	}
	if (access(w.path, F_OK) == 0) {
		fprintf(stderr, "bench_generate: %s exists already\n", w.path);
		return 73;
	}
	snprintf(source, sizeof source, "%s.ordered", w.path);
	bool ok = fill(w.shuffled ? source : w.path, &w.of) && (!w.shuffled || shuffle(w.path, source, &w.of));
	if (w.shuffled)
		unlink(source);
	if (ok)
		print_rows(&w.of);
	return ok ? 0 : 70;
}

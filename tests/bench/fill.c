/* SPDX-License-Identifier: MIT */
/*
 * The tables are those of `hecha init`, filled in the order of their keys in
 * one transaction, with nothing written twice.
 */
#include "bench/fill.h"

#include "bench/cell.h"
#include "bench/plant.h"
#include "hecha.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 64
#define SQL_MAX 8192

/* One table, its cells, and those that plants put in their place. */
typedef struct filling {
	const nation *of;
	const table *all, *in;
	int table_count, columns;
	cell cells[COLUMNS_MAX];
	const plant_part *parts[PLANT_COUNT];
	cell *planted[PLANT_COUNT][COLUMNS_MAX]; /* NULL: as in cells */
} filling;

bool fill_run(sqlite3 *db, const char *sql)
{
	char *message = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK)
		return true;
	fprintf(stderr, "bench_generate: %s\n%s\n", message ? message : "?", sql);
	sqlite3_free(message);
	return false;
}

bool fill_prepare(sqlite3_stmt **out, sqlite3 *db, const char *sql)
{
	if (sqlite3_prepare_v2(db, sql, -1, out, NULL) == SQLITE_OK)
		return true;
	fprintf(stderr, "bench_generate: %s\n%s\n", sqlite3_errmsg(db), sql);
	return false;
}

static bool init_cell(cell *out, const filling *f, const column *of)
{
	if (out && cell_init(out, of, f->in, f->all, f->table_count))
		return true;
	fprintf(stderr, "bench_generate: %s.%s is not well described\n", f->in->entity, of->name);
	return false;
}

/* "INSERT INTO t(a,b) VALUES(?,?)", and the cells made ready. */
static bool init_cells(sqlite3_stmt **out, filling *f, sqlite3 *db)
{
	char sql[SQL_MAX], marks[2 * COLUMNS_MAX + 1] = "";
	int length = snprintf(sql, sizeof sql, "INSERT INTO %s(", f->in->entity);

	for (; f->in->columns[f->columns].name && f->columns < COLUMNS_MAX; f->columns++) {
		const column *of = &f->in->columns[f->columns];
		if (!init_cell(&f->cells[f->columns], f, of))
			return false;
		length += snprintf(sql + length, sizeof sql - (size_t)length, "%s%s", f->columns ? "," : "", of->name);
		strcat(marks, f->columns ? ",?" : "?");
	}
	snprintf(sql + length, sizeof sql - (size_t)length, ") VALUES(%s)", marks);
	return fill_prepare(out, db, sql);
}

/* The cells that a plant puts in the place of others. */
static bool init_plant(filling *f, int plant)
{
	f->parts[plant] = plant_part_of(plant, f->in->entity);
	for (const column *of = f->parts[plant] ? f->parts[plant]->columns : NULL; of && of->name; of++) {
		int c = 0;
		while (c < f->columns && strcmp(f->in->columns[c].name, of->name) != 0)
			c++;
		cell *made = c < f->columns ? malloc(sizeof *made) : NULL;
		if (!init_cell(made, f, of)) {
			free(made);
			return false;
		}
		f->planted[plant][c] = made;
	}
	return true;
}

static void drop_plants(filling *f)
{
	for (int p = 0; p < PLANT_COUNT; p++)
		for (int c = 0; c < f->columns; c++)
			free(f->planted[p][c]);
}

/* The row that the plant changes in its first table, which another of its rows may refer to. */
static int64_t planted_row(const filling *f, int plant, int64_t school)
{
	for (int t = 0; t < f->table_count; t++)
		if (plant_part_of(plant, f->all[t].entity) == plant_first(plant))
			return school * plant_rows(&f->all[t]) + plant_place(f->of, plant, &f->all[t], school);
	return -1;
}

static bool fill_row(sqlite3_stmt *statement, const filling *f, int number, int64_t unit, int64_t place, int plant)
{
	row r;

	cell_row(&r, f->of, f->in, number, unit, place);
	if (plant >= 0)
		r.planted = planted_row(f, plant, unit / plant_units(f->in));
	for (int c = 0; c < f->columns; c++) {
		const cell *planted = plant >= 0 ? f->planted[plant][c] : NULL;
		cell_bind(statement, c + 1, planted ? planted : &f->cells[c], &r);
	}
	bool ok = sqlite3_step(statement) == SQLITE_DONE;
	sqlite3_reset(statement);
	return ok;
}

/* The rows of one unit; a plant changes one of its school's or all. */
static bool fill_unit(sqlite3_stmt *statement, const filling *f, int number, int64_t unit)
{
	int64_t units = plant_units(f->in);
	int plant = units ? plant_in(f->of, unit / units) : -1;
	const plant_part *part = plant >= 0 ? f->parts[plant] : NULL;
	int64_t changed = part ? plant_place(f->of, plant, f->in, unit / units) - unit % units * f->in->count : -1;
	bool ok = true;

	for (int64_t place = 0; ok && place < f->in->count; place++)
		ok = fill_row(statement, f, number, unit, place, part && (part->every_row || place == changed) ? plant : -1);
	return ok;
}

static bool fill_table(sqlite3 *db, const nation *of, const table *all, int count, int number)
{
	filling f = {.of = of, .all = all, .in = &all[number], .table_count = count};
	sqlite3_stmt *statement = NULL;
	bool ok = init_cells(&statement, &f, db);

	for (int p = 0; ok && p < PLANT_COUNT; p++)
		ok = init_plant(&f, p);
	for (int64_t unit = 0; ok && unit < of->units[f.in->per]; unit++)
		ok = fill_unit(statement, &f, number, unit);
	if (!ok)
		fprintf(stderr, "bench_generate: %s: %s\n", f.in->entity, sqlite3_errmsg(db));
	drop_plants(&f);
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

bool fill(const char *path, const nation *of)
{
	table all[NATION_TABLES];
	int count = nation_tables(all, of);
	sqlite3 *db = NULL;
	bool ok = init(path) && sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK && fill_run(db, FILL_QUICKLY);

	for (int i = 0; ok && i < count; i++)
		ok = fill_table(db, of, all, count, i);
	ok = ok && fill_run(db, "COMMIT");
	sqlite3_close(db);
	return ok;
}

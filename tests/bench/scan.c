/* SPDX-License-Identifier: MIT */
/*
 * usage: bench_scan [--rules DIR]… [--rule ID]… RECORDS.db
 *
 * The raw scan that audits are measured against: one connection of plain
 * SQLite steps once over every table that the rules read, in the table's own
 * order, over the columns that they read, and looks at each value. Which these
 * are is taken from the plan of a real run. The options choose rules as those
 * of `hecha audit` do. Prints JSON.
 */
#include "base/limits.h"
#include "bench/planned.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <string.h>
#include <time.h>

#define TABLES_MAX 64

typedef struct reading {
	const hc_entity *entity;
	bool columns[HC_FIELDS_MAX];
} reading;

typedef struct totals {
	int64_t tables, columns, rows, values, sum;
	double seconds, cpu; /* on the clock, of the processor */
} totals;

static double now(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A field of a table, or those that a derived field follows from. */
static void add_field(reading *readings, size_t *count, const hc_field *field)
{
	size_t i = 0;

	if (field->twin) {
		add_field(readings, count, field->twin->same);
		add_field(readings, count, field->twin->apart);
		for (size_t c = 0; c < field->twin->condition_count; c++)
			add_field(readings, count, field->twin->conditions[c].field);
		return;
	}
	while (i < *count && readings[i].entity != field->entity)
		i++;
	if (i == *count) {
		readings[i] = (reading){.entity = field->entity};
		++*count;
	}
	readings[i].columns[field->position] = true;
}

/* The columns of a frame, those of the records they lead to, and the references on the way. */
static void add_frame(reading *readings, size_t *count, const hc_layout_frame *frame)
{
	for (size_t k = 0; k < frame->key_count; k++)
		add_field(readings, count, frame->key[k]);
	for (size_t c = 0; c < frame->column_count; c++) {
		for (size_t s = 0; s < frame->columns[c].step_count; s++)
			add_field(readings, count, frame->columns[c].steps[s]);
		add_field(readings, count, frame->columns[c].field);
	}
}

static size_t find_columns(reading *readings, const hc_plan *plan)
{
	size_t count = 0;

	for (size_t r = 0; r < plan->root_count; r++)
		for (size_t f = 0; f < plan->roots[r].layout.frame_count; f++)
			add_frame(readings, &count, &plan->roots[r].layout.frames[f]);
	return count;
}

/* Looks at a value, so that SQLite has to decode it. */
static int64_t look(sqlite3_stmt *statement, int column)
{
	switch (sqlite3_column_type(statement, column)) {
	case SQLITE_INTEGER:
		return sqlite3_column_int64(statement, column);
	case SQLITE_FLOAT:
		return (int64_t)sqlite3_column_double(statement, column);
	case SQLITE_TEXT:
		return sqlite3_column_text(statement, column)[0] + sqlite3_column_bytes(statement, column);
	default:
		return 0;
	}
}

static bool scan_table(totals *to, sqlite3 *db, const reading *of)
{
	char sql[8192] = "SELECT ";
	size_t length = strlen(sql);
	sqlite3_stmt *statement = NULL;
	int columns = 0, code;

	for (size_t i = 0; i < of->entity->field_count; i++)
		if (of->columns[i])
			length += (size_t)snprintf(sql + length, sizeof sql - length, "%s%s", columns++ ? "," : "", of->entity->fields[i].name);
	/* NOT INDEXED: an index over all its columns would be another way than the table's. */
	snprintf(sql + length, sizeof sql - length, " FROM %s NOT INDEXED", of->entity->name);
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		return false;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		to->rows++;
		for (int c = 0; c < columns; c++)
			to->sum += look(statement, c);
		to->values += columns;
	}
	to->tables++;
	to->columns += columns;
	sqlite3_finalize(statement);
	return code == SQLITE_DONE;
}

static bool scan(totals *to, const char *path, const hc_plan *plan)
{
	reading readings[TABLES_MAX];
	size_t count = find_columns(readings, plan);
	sqlite3 *db = NULL;
	double begin = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
	bool ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;

	for (size_t i = 0; ok && i < count; i++)
		ok = scan_table(to, db, &readings[i]);
	if (!ok)
		fprintf(stderr, "bench_scan: %s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	to->seconds = now(CLOCK_MONOTONIC) - begin;
	to->cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
	return ok;
}

int main(int argc, char **argv)
{
	planned_wanted w;
	planned of;
	totals found = {0};
	bool ok = false;

	if (planned_options(&w, argc, argv) != argc - 1) {
		fprintf(stderr, "usage: bench_scan [--rules DIR]... [--rule ID]... RECORDS.db\n");
		return 64;
	}
	w.path = argv[argc - 1];
	if (planned_make(&of, &w))
		ok = scan(&found, w.path, &of.plan);
	if (ok)
		printf("{\"tables\": %" PRId64 ", \"columns\": %" PRId64 ", \"rows\": %" PRId64 ", \"values\": %" PRId64
		       ", \"sum\": %" PRId64 ", \"seconds\": %.4f, \"cpu_seconds\": %.4f}\n",
		       found.tables, found.columns, found.rows, found.values, found.sum, found.seconds, found.cpu);
	planned_drop(&of);
	return ok ? 0 : 70;
}

/* SPDX-License-Identifier: MIT */
#ifndef HC_BENCH_CELL_H
#define HC_BENCH_CELL_H

#include "bench/nation.h"

#include <sqlite3.h>

#define CELL_CHOICES 64
#define CELL_TURNS 20

/* A column made ready: its words cut apart, its identifiers' prefix found. */
typedef struct cell {
	const column *of;
	const char *prefix;
	int choice_count;
	struct {
		const char *text;
		int length, weight;
	} choices[CELL_CHOICES];
	int turn_count;
	struct {
		int first, total; /* its first choice, the sum of its weights */
	} turns[CELL_TURNS];
	hc_date from, to;     /* of a DAY */
} cell;

/* The row at hand. */
typedef struct row {
	const nation *of;
	const table *in;
	uint64_t chance;      /* moves with every draw */
	int64_t unit, place;  /* which of the unit's rows it is */
	hc_date day;
	int64_t enterprise;
	int64_t planted;      /* the row that PLANTED_… refers to */
} row;

/* Makes `out` ready. False when the words are not of the column's kind. */
bool cell_init(cell *out, const column *of, const table *in, const table *tables, int table_count);

/* Goes to row `place` of `unit`. */
void cell_row(row *r, const nation *of, const table *in, int number, int64_t unit, int64_t place);

/* Binds the row's cell to parameter `at`. */
void cell_bind(sqlite3_stmt *statement, int at, const cell *c, row *r);

/* A number as good as any, the same for the same input. */
uint64_t cell_mix(uint64_t value);

#endif

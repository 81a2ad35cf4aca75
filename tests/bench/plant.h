/* SPDX-License-Identifier: MIT */
#ifndef HC_BENCH_PLANT_H
#define HC_BENCH_PLANT_H

/*
 * Breaches planted on purpose: which rule a school breaches, and what its rows
 * hold for that instead of what nation.c says. A school breaches one rule at
 * most, and exactly once, so the findings to expect are the schools chosen.
 */

#include "bench/nation.h"

#define PLANT_COUNT 20

/* What a plant changes in one table. */
typedef struct plant_part {
	const char *entity;
	bool every_row;        /* of the school; else one of them */
	const column *columns; /* up to a name of NULL */
} plant_part;

/* Below and above, a school of that many teachers breaches some of the rules without being planted. */
#define PLANT_TEACHERS_LEAST 72
#define PLANT_TEACHERS_MOST 118

const char *plant_rule(int plant);

/* What is planted in this school; -1 for nothing. */
int plant_in(const nation *of, int64_t school);

/* What the plant changes in the table; NULL for nothing. */
const plant_part *plant_part_of(int plant, const char *entity);

/* Its first part. */
const plant_part *plant_first(int plant);

/* Units of the table, and rows, for each school; 0 for a table of cities or districts. */
int64_t plant_units(const table *in);
int64_t plant_rows(const table *in);

/* Which of these rows a part that is not for every row changes. */
int64_t plant_place(const nation *of, int plant, const table *in, int64_t school);

/* How many subjects fail the rule because of the plant. */
int64_t plant_findings(const nation *of, int plant);

#endif

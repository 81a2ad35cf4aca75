/* SPDX-License-Identifier: MIT */
#ifndef HC_BENCH_NATION_H
#define HC_BENCH_NATION_H

/*
 * A nation of schools that does not exist: its tables, and what their cells
 * hold. A cell depends on the seed, its table, its row and what is planted in
 * its school alone, so tables can be made one after the other, and a larger
 * nation begins with the smaller.
 */

#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

/* What the rows of a table are counted by, and stored by. */
typedef enum group {
	CITY,
	DISTRICT,
	SCHOOL,
	ENTERPRISE,
	GROUP_COUNT
} group;

/* How many: of each unit, and rows for each school. */
typedef struct nation {
	uint64_t seed;
	int64_t units[GROUP_COUNT];
	int64_t students, teachers, internships;
	int64_t breaches; /* of a thousand schools, for each rule of plant.c */
} nation;

#define SCHOOLS_A_CITY 100
#define SCHOOLS_A_DISTRICT 10
#define ENTERPRISES_A_SCHOOL 4

/* What a cell holds. */
typedef enum kind {
	ID,           /* of the row itself */
	OWNER,        /* of the unit that the row is counted by */
	HOME_CITY,    /* of a school */
	HOME_DISTRICT,
	ANY_SCHOOL,   /* of the city */
	ANY_PROGRAMME, /* of the school */
	EACH_PROGRAMME, /* of the school but for its last `low`, as many rows for each */
	ANY_STUDENT,  /* of the school, not in the first year */
	ANY_ENTERPRISE, /* near the school */
	ANY_POST,     /* of that enterprise */
	PLANTED_STUDENT, /* the row that the same plant changed in that table */
	PLANTED_ENTERPRISE,
	NAMED,        /* words and the row's number */
	TWIN,         /* the same, of the row at this place in the first of two schools */
	WORDS,        /* words as they stand */
	FLAG,         /* 1 in `low` of a thousand cases, else 0 */
	PICK,         /* one of "word:weight word:weight…"; several such with "|" between take turns by the row's place */
	SUBSET,       /* of "word word…", each in `low` of a thousand cases */
	WHOLE,        /* `low` to `high` */
	TENTHS,       /* the same, in tenths */
	SCALED,       /* `low` to `high` for a thousand students of the school (the city, interns of the enterprise) */
	DAY,          /* between two dates, in steps of `low` days */
	AFTER,        /* `low` to `high` days after the last DAY of the row */
	GRADE,        /* 1 to 3, by the row's place in its school */
	ENTRY,        /* the first of September when that grade began; a DAY */
} kind;

typedef struct column {
	const char *name;
	kind kind;
	int missing;  /* in a thousand cells */
	int64_t low, high;
	const char *words;
} column;

typedef struct table {
	const char *entity;
	const char *prefix; /* of its identifiers */
	group per;
	int64_t count;      /* rows for each unit */
	const column *columns; /* up to a name of NULL */
} table;

/* Fills `out` with every table, in any order; their number. At most NATION_TABLES. */
#define NATION_TABLES 32
int nation_tables(table out[NATION_TABLES], const nation *of);

#endif

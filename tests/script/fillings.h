/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_SCRIPT_FILLINGS_H
#define HC_TESTS_SCRIPT_FILLINGS_H

/*
 * A random small subject of which some cells are missing, and all ways to
 * fill them, as one block: root row 0 is the subject as it stands, each other
 * root row the same with one filling, with rows of its own in every frame.
 */

#include "base/text.h"
#include "data/block.h"
#include "schema/layout.h"

enum { FILLINGS_MAX = 72, CELLS_MAX = 512, CHILDREN_MAX = 6 };

/* One cell: what it can hold, and what it holds. A cell without a field is whether a row belongs to the subject. */
typedef struct fill_cell {
	size_t frame, row, column;
	const hc_field *field;
	size_t choice_count;
	int64_t choices[8];      /* of a text: positions in a list of texts */
	size_t chosen;
	bool missing;
} fill_cell;

typedef struct fillings {
	const hc_layout *layout;
	size_t cell_count;
	fill_cell cells[CELLS_MAX];
	size_t children[32];     /* rows of each frame for one subject; frame 0 has 1 */
	size_t order[32][CHILDREN_MAX]; /* of those rows in the block */
	size_t missing_count;
	size_t ways;
	size_t last_way;         /* of the block: the ways, or 0 for the subject alone */
	bool strays_of_any;      /* strays may belong to any root */
	hc_block block;
} fillings;

/* The same numbers for the same seed on every machine. */
typedef struct fill_random {
	uint64_t state;
} fill_random;

/* Makes the case; its block must be dropped with hc_block_drop. False when out of memory. */
bool fillings_make(fillings *out, const hc_layout *layout, fill_random *random);

/*
 * Makes the block again with the subject alone, its strays being rows that may
 * belong to any subject of any root. Drop the block before it first.
 */
bool fillings_make_alone(fillings *f);

/* Adds the subject as it stands to `out`, a line for each row, missing cells as "?", strays marked. */
void fillings_describe(const fillings *f, hc_text *out);

/* Whether a cell of this field ("entity.field") is missing. */
bool fillings_lack(const fillings *f, const char *name);

#endif

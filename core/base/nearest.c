/* SPDX-License-Identifier: MIT */
/*
 * Levenshtein's distance in one row of a table. A name counts as near when at
 * most a third of it would have to change; longer words than any of ours are
 * near to nothing, which keeps the row small and the time bounded.
 */
#include "base/nearest.h"

#include <stdint.h>
#include <string.h>

enum { longest = 80 };

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t hc_nearest_edits(const char *a, const char *b)
{
	size_t row[longest + 1], a_length = strlen(a), b_length = strlen(b);

	if (a_length > longest || b_length > longest)
		return SIZE_MAX;
	for (size_t j = 0; j <= b_length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t change = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			row[j] = smaller(change, smaller(row[j], row[j - 1]) + 1);
		}
	}
	return row[b_length];
}

void hc_nearest_init(hc_nearest *nearest, const char *given)
{
	nearest->given = given;
	nearest->best = NULL;
	nearest->distance = 0;
}

void hc_nearest_offer(hc_nearest *nearest, const char *name)
{
	size_t edits = hc_nearest_edits(nearest->given, name);

	if (edits == SIZE_MAX || edits > (strlen(name) + 2) / 3)
		return;
	if (!nearest->best || edits < nearest->distance) {
		nearest->best = name;
		nearest->distance = edits;
	}
}

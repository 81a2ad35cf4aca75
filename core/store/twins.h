/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_TWINS_H
#define HC_STORE_TWINS_H

/*
 * Derived fields (hc_twin): which values stand in several rows of a table that
 * lie apart. Found once for the whole table, before any block is read, because
 * the rows of one subject do not show it. Holds only what is there twice.
 */

#include "data/interval.h"
#include "schema/layout.h"
#include "store/database.h"

typedef struct hc_twins hc_twins;

/*
 * Finds the twins of every derived field that `layout` reads and `*twins` does
 * not have yet; `*twins` is NULL or of an earlier call, and is to be freed
 * also after a failure. Reads each table twice; memory: four bytes a row of the
 * table while it runs (64 MB at most), and what is there twice.
 */
hc_status hc_twins_find(hc_twins **twins, hc_database *database, const hc_schema *schema, const hc_layout *layout,
                        hc_error *err);
void hc_twins_free(hc_twins *twins); /* NULL is accepted */

/*
 * The derived field `number` (hc_twin.number) of a row of the table with these
 * values. A few comparisons. Every row of the table counts, whether or not what
 * it lies within is there.
 */
hc_sure hc_twins_look(const hc_twins *twins, size_t number, const char *same, size_t same_length, const char *apart,
                      size_t apart_length);

#endif

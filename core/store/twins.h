/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_TWINS_H
#define HC_STORE_TWINS_H

/*
 * Derived fields (hc_twin): which values stand in several rows of a table that
 * lie apart. Found once for the whole table, before any block is read, because
 * the rows of one subject do not show it. Holds only what is there twice.
 */

#include "base/text.h"
#include "data/interval.h"
#include "schema/layout.h"
#include "store/database.h"

typedef struct hc_twins hc_twins;

/*
 * Wants the twins of every derived field that `layout` reads; `*twins` is NULL
 * or of an earlier call, and is to be freed also after a failure. Then each
 * table is read once with what hc_twins_add_notes says, and hc_twins_find reads
 * it again. Memory in between: four bytes a row of the table (34 MB at most).
 */
hc_status hc_twins_want(hc_twins **twins, hc_database *database, const hc_schema *schema, const hc_layout *layout,
                        hc_error *err);

/* Adds to the list of what a statement selects from the entity's table what notes its values; nothing where nothing is wanted of it. */
void hc_twins_add_notes(hc_text *sql, const hc_twins *twins, const hc_entity *entity);

/* Finds what was wanted, once the tables were read with notes. Keeps what is there twice. NULL is accepted. */
hc_status hc_twins_find(hc_twins *twins, hc_database *database, hc_error *err);
void hc_twins_free(hc_twins *twins); /* NULL is accepted */

/*
 * The derived field `number` (hc_twin.number) of a row of the table with these
 * values. A few comparisons. Every row of the table counts, whether or not what
 * it lies within is there.
 */
hc_sure hc_twins_look(const hc_twins *twins, size_t number, const char *same, size_t same_length, const char *apart,
                      size_t apart_length);

#endif

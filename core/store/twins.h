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
#include "store/readers.h"

typedef struct hc_twins hc_twins;

/*
 * Wants the twins of every derived field that `layout` reads; `*twins` is NULL
 * or of an earlier call, and is to be freed also after a failure. Then each
 * table of such fields is read once with what hc_twins_add_notes says, and
 * hc_twins_find reads it again. Memory in between: a sieve (sieve.h).
 */
hc_status hc_twins_want(hc_twins **twins, const hc_schema *schema, const hc_layout *layout, hc_error *err);

/* Whether anything is wanted of the entity's table. */
bool hc_twins_wants(const hc_twins *twins, const hc_entity *entity);

/* Before that table, which has about so many rows, is read with notes by `of` of the readers, who are needed to the end of hc_twins_find. */
hc_status hc_twins_begin(hc_twins *twins, hc_readers *readers, const hc_entity *entity, int64_t rows, size_t of, hc_error *err);

/* Adds to the list of what the statement of a reader selects from the entity's table what notes its values; nothing where nothing is wanted of it. */
void hc_twins_add_notes(hc_text *sql, const hc_twins *twins, const hc_entity *entity, size_t reader);

/* Finds what was wanted, once the tables were read with notes. Keeps what is there twice. NULL is accepted. */
hc_status hc_twins_find(hc_twins *twins, hc_error *err);
void hc_twins_free(hc_twins *twins); /* NULL is accepted */

/*
 * The derived field `number` (hc_twin.number) of a row of the table with these
 * values. A few comparisons. Every row of the table counts, whether or not what
 * it lies within is there.
 */
hc_sure hc_twins_look(const hc_twins *twins, size_t number, const char *same, size_t same_length, const char *apart,
                      size_t apart_length);

#endif

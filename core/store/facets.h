/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_FACETS_H
#define HC_STORE_FACETS_H

/*
 * By what the owners of verdicts can be told apart in a list: each enumerated
 * field of theirs, and each record that they refer to, by its name. Nothing that
 * is personal or about a person.
 */

#include "store/database.h"
#include "store/ledger.h"

typedef struct hc_facet {
	const hc_field *field;
	const hc_field *name; /* of a reference: the name of what it refers to; NULL: it has none */
} hc_facet;

typedef struct hc_facets {
	size_t count;
	hc_facet *facets;
	size_t owner_count;
	const char **owners;           /* ids */
	hc_ledger_facet_value *values; /* `count` for each owner, in turn */
} hc_facets;

/* Reads those of every owner of a held database into `arena`. A value that is none of its field's is not known. */
hc_status hc_facets_read(hc_facets *out, hc_database *database, const hc_entity *owner, hc_arena *arena, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_SCOPE_H
#define HC_SCHEMA_SCOPE_H

/*
 * Which owners a clause or a value of a limit reaches: a conjunction over
 * fields of the entity that gets a verdict, as YAML writes it:
 *
 *     where: { colour: [red, green], new: true, made: { before: 2022-01-01 } }
 *
 * A scalar is one value, a list is any of them; `before`, `from` give a range
 * of dates or numbers (`before` excludes its end, `from` includes it).
 */

#include "data/filter.h"
#include "schema/entity.h"
#include "schema/yaml.h"

typedef struct hc_scope_part {
	const hc_field *field;
	size_t range_count;
	hc_range *ranges;        /* of every type but text: sorted, disjoint */
	size_t text_count;
	const char **texts;      /* of text: sorted */
	unsigned line;
} hc_scope_part;

typedef struct hc_scope {
	size_t count;            /* 0: reaches every owner, and subjects without one */
	hc_scope_part *parts;
} hc_scope;

/* Reads key `key` of `map` (absent: the empty scope). False when there were problems. */
bool hc_scope_read(hc_scope *out, const hc_yaml *map, const char *key, const hc_entity *owner,
                   hc_arena *arena, hc_error *err);

/* Whether no owner can be in both. */
bool hc_scope_disjoint(const hc_scope *a, const hc_scope *b);

/* Whether both are written with the same conditions, in whatever order. */
bool hc_scope_same(const hc_scope *a, const hc_scope *b);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_WAIVER_H
#define HC_SCHEMA_WAIVER_H

/*
 * Waivers: what an authority excuses, whom, on what basis and for how long. A
 * file of them belongs to one audit and to no pack of rules:
 *
 *   waivers:
 *     - rule: area.rule
 *       subject: "entity:id"
 *       basis: the document that allows it
 *       approver: who granted it
 *       from: 2019-01-01      # the first day
 *       to: 2019-12-31        # the last
 *       justification: why
 */

#include "base/date.h"
#include "schema/entity.h"

typedef struct hc_waiver {
	const char *rule; /* its id */
	const hc_entity *entity;
	const char *subject_id;
	const char *basis, *approver, *justification; /* each on one line */
	hc_date from, to;                             /* inclusive */
	unsigned line;
} hc_waiver;

typedef struct hc_waivers {
	hc_arena arena;
	size_t count;
	hc_waiver *items; /* sorted by rule, subject id and first day; those of one rule and subject share no day */
} hc_waivers;

/* What the subjects of rule `id` are; NULL when there is no such rule. */
typedef const hc_entity *(*hc_waiver_entity)(const void *context, const char *id);

/*
 * Reads the waivers of `path`. Unknown rules (by `entity_of`, which is given
 * `context`), subjects of another entity than the rule's, wrong dates, missing
 * and unknown keys, and waivers that overlap: all are problems with file:line,
 * all at once. NULL on failure; free with hc_waivers_free. Borrows `schema`.
 */
hc_waivers *hc_waivers_load(const char *path, const hc_schema *schema, hc_waiver_entity entity_of, const void *context,
                            hc_error *err);
void hc_waivers_free(hc_waivers *waivers); /* NULL is accepted */

/* The waiver of this rule and subject that is in force on `date`; NULL when none, or `waivers` is NULL. */
const hc_waiver *hc_waivers_find(const hc_waivers *waivers, const char *rule, const char *subject_id, hc_date date);

#endif

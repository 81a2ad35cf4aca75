/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_PLAN_H
#define HC_AUDIT_PLAN_H

/*
 * The plan of a run, made before any worker starts and the same for all: which
 * rules run, what is read for them, in which chunks.
 */

#include "rule/rule.h"
#include "schema/waiver.h"
#include "store/facets.h"
#include "store/ledger.h"
#include "store/part.h"
#include "store/scan.h"

/* Everything for the subjects of one root. */
typedef struct hc_plan_root {
	hc_layout layout;
	hc_chunk *chunks;
	size_t chunk_count;
	size_t first_chunk;      /* number of its first chunk in the run */
	bool sorted;             /* tables are not stored by it: every worker sorts what it reads of them */
} hc_plan_root;

typedef struct hc_plan {
	hc_arena arena;
	const hc_law *law;
	const hc_rule_list *rules;
	const hc_waivers *waivers; /* set after the plan is made; NULL: none */
	hc_date as_of;
	hc_date records_date;    /* set after the plan is made: when the records stood so; HC_DATE_NEVER: they do not say */
	hc_within within;
	const char *within_text; /* "entity:id"; NULL */
	hc_rule_state *states;   /* parallel to the rules */
	bool *runs;
	size_t listed_count;     /* rules that stand in the ledger: those that run and those left out for a reason */
	size_t *listed;          /* rule positions, in order */
	unsigned *ledger_rule;   /* a rule's position in the ledger */
	hc_part part;            /* of which these are the chunks */
	int64_t *expected;       /* parallel to `listed`: how many results there must be */
	int64_t *whole;          /* the same of all parts together */
	hc_facets facets;        /* of every owner */
	hc_twins *twins;         /* of the derived fields that the rules read */
	hc_database_file file;   /* that the plan was made for */
	size_t root_count;
	hc_plan_root *roots;
	size_t chunk_count;      /* of all roots */
} hc_plan;

/*
 * Makes the plan for a held database. `within` as "entity:id" or NULL. A part
 * of a run is as many roots of each entity as any other, but for a chunk;
 * HC_EUSAGE for one there is not. `jobs` workers are to come. All problems at once. Drop with hc_plan_drop, also after failure.
 */
hc_status hc_plan_make(hc_plan *out, hc_database *database, const hc_law *law, const hc_rule_list *rules,
                       const hc_rule_choice *choice, hc_date as_of, const char *within, hc_part part, unsigned jobs, hc_error *err);
void hc_plan_drop(hc_plan *plan);

/*
 * Which chunks of a root (by their place among its own) the worker `number` of
 * `count` may be given: any, unless something has to be sorted; then a run of
 * neighbours for each, so that together they sort it once.
 */
void hc_plan_share(const hc_plan_root *root, unsigned number, unsigned count, size_t *first, size_t *end);

/* The root and the chunk of chunk number `number`. */
const hc_plan_root *hc_plan_chunk(const hc_plan *plan, size_t number, const hc_chunk **chunk);

#endif

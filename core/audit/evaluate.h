/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_EVALUATE_H
#define HC_AUDIT_EVALUATE_H

/* All rules on all subjects of one block, and the tallies of the owners in it. */

#include "audit/judge.h"
#include "audit/plan.h"

typedef enum hc_blame_why {
	HC_BLAME_CRASHED,
	HC_BLAME_SLOW,          /* killed by the watchdog, not by itself */
	HC_BLAME_MEDDLED,       /* wrote to the worker's pipe, or closed it */
} hc_blame_why;

/* A check that cost a worker its life: it becomes an `error` when the chunk is done again. */
typedef struct hc_blame {
	size_t chunk, rule, frame, row;
	hc_blame_why why;
} hc_blame;

/* Where a worker is, in memory that it shares with its parent. */
typedef struct hc_progress {
	volatile uint64_t step;   /* counts checks; the parent watches it move */
	volatile uint32_t checking;
	volatile uint32_t rule, frame, row;
} hc_progress;

typedef struct hc_evaluation {
	const hc_plan *plan;
	const hc_judge *judge;
	hc_progress *progress;    /* may be NULL */
	size_t blame_count;
	const hc_blame *blames;
	/* Called before each check; may be NULL. */
	hc_status (*checking)(void *context, size_t rule, size_t frame, size_t row, hc_error *err);
	/* What receives the results; a status other than HC_OK stops. `rule` of a result is its position in the ledger. */
	hc_status (*result)(void *context, const hc_result *result, hc_error *err);
	hc_status (*verdict)(void *context, const hc_ledger_verdict *verdict, hc_error *err);
	void *context;
} hc_evaluation;

/* Evaluates chunk `chunk` of `root`, whose records are in `block`. */
hc_status hc_evaluate_block(const hc_evaluation *evaluation, size_t chunk, const hc_plan_root *root, const hc_block *block,
                            hc_error *err);

/* The verdict of an owner with these totals: a position in the law's levels. */
size_t hc_verdict_of(const hc_law *law, int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT]);

#endif

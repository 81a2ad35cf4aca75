/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_RUN_H
#define HC_AUDIT_RUN_H

/* A whole audit: from a database and rules to a closed ledger. */

#include "audit/facts.h"
#include "audit/judge.h"
#include "audit/plan.h"

typedef struct hc_run {
	const char *records;        /* the database's path */
	hc_database *database;      /* the same, open and not held */
	const hc_plan *plan;        /* made from it */
	const hc_judge *judge;      /* ready for the plan's date */
	int64_t version;            /* hc_database_version before the plan was made */
	unsigned jobs;
	const char *save;           /* NULL: the ledger is temporary */
	const hc_origin *origin;
	void (*progress)(void *context, uint64_t done, uint64_t total);
	void *context;
} hc_run;

/*
 * Runs it. `ledger` is set, closed and open for reading, on success only. When
 * the records change while the workers take their view of them the run ends
 * with HC_EINPUT and nothing is written.
 */
hc_status hc_run_audit(hc_ledger **ledger, const hc_run *run, hc_error *err);

#endif

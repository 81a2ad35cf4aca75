/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_CREW_H
#define HC_AUDIT_CREW_H

/*
 * The parent of the workers: hands out chunks, watches the clock, puts a fresh
 * worker in the place of a lost one, and passes on what whole chunks gave.
 */

#include "audit/judge.h"
#include "audit/plan.h"
#include "audit/relay.h"

typedef struct hc_crew_task {
	const char *records;
	const hc_plan *plan;
	const hc_judge *judge;
	unsigned jobs;                /* workers; 0 is 1, and never more than chunks */
	unsigned seconds;             /* how long one check may stand still before its worker is killed */
	hc_relay relay;               /* of finished chunks */
	/* Called when all workers have their view of the records, before any chunk, and again for a late one. */
	hc_status (*ready)(void *context, hc_error *err);
	void (*progress)(void *context, uint64_t done, uint64_t total);
	void *context;
} hc_crew_task;

/* Runs all chunks. Whatever happens, no worker is left behind. */
hc_status hc_crew_run(const hc_crew_task *task, hc_error *err);

#endif

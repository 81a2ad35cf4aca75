/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_WORKER_H
#define HC_AUDIT_WORKER_H

/* One worker: a process of its own that evaluates the chunks it is given. */

#include "audit/evaluate.h"

#include <sys/types.h>

/* What a worker is started with; everything is inherited through fork. */
typedef struct hc_worker_task {
	const char *records;       /* the database's path */
	const hc_plan *plan;
	const hc_judge *judge;
	hc_progress *progress;
	unsigned number, count;    /* the worker, of how many: its share of what has to be sorted */
	size_t blame_count;
	const hc_blame *blames;
	size_t careful;            /* a chunk of which each check is told beforehand; SIZE_MAX: none */
	int requests;              /* read end: chunk numbers, 8 bytes each; closed when there are no more */
	int answers;               /* write end: messages of audit/wire.h */
	pid_t parent;              /* who forked it; when that one dies so does the worker */
} hc_worker_task;

/*
 * The life of a worker after fork: lets go of everything it was not meant to
 * inherit, opens its own view of the records, locks itself down, says
 * HC_WIRE_READY, and answers requests until they end. Closes every other
 * descriptor of the process, the three standard ones included. Returns when it
 * is done; the caller leaves the process with _exit.
 */
void hc_worker_run(const hc_worker_task *task, hc_lang lang);

#endif

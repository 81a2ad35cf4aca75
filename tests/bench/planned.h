/* SPDX-License-Identifier: MIT */
#ifndef HC_BENCH_PLANNED_H
#define HC_BENCH_PLANNED_H

/* The plan of a real run: what the shipped rules read of a records database. */

#include "audit/plan.h"
#include "hecha_internal.h"

typedef struct planned {
	hc_error err;
	hc_pack *pack;
	hc_plan plan;
} planned;

/* Makes the plan of an audit of `path` on the records' own date. False, having said why. Drop it in either case. */
bool planned_make(planned *out, const char *path);
void planned_drop(planned *of);

/* Says the problems so far on standard error; whether there are none. */
bool planned_is_well(const planned *of);

#endif

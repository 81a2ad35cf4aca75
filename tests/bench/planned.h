/* SPDX-License-Identifier: MIT */
#ifndef HC_BENCH_PLANNED_H
#define HC_BENCH_PLANNED_H

/* The plan of a real run: what rules read of a records database. */

#include "audit/plan.h"
#include "hecha_internal.h"

#define PLANNED_CHOSEN_MAX 64

/* The records, the folders of rules, and the rules chosen (none: all). */
typedef struct planned_wanted {
	const char *path;
	const char *packs[PLANNED_CHOSEN_MAX], *rules[PLANNED_CHOSEN_MAX];
	size_t pack_count, rule_count;
} planned_wanted;

typedef struct planned {
	hc_error err;
	hc_pack *pack;
	hc_plan plan;
} planned;

/* Reads [--rules DIR]... [--rule ID]... as `hecha audit` does; the place in `argv` of what follows them, 0 when they are wrong. */
int planned_options(planned_wanted *out, int argc, char **argv);

/* Makes the plan of an audit on the records' own date. False, having said why. Drop it in either case. */
bool planned_make(planned *out, const planned_wanted *wanted);
void planned_drop(planned *of);

/* Says the problems so far on standard error; whether there are none. */
bool planned_is_well(const planned *of);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_CHANGES_H
#define HC_PUBLISH_CHANGES_H

/*
 * What changes from one ledger to another: the verdicts of owners, the results
 * of pairs, the rules that take part, the projects. Sums are made once; what
 * they are sums of is read from the ledgers as it is written.
 */

#include "publish/pairs.h"

/* In place of an outcome, for a side that has no result. */
enum { HC_NO_RESULT = HC_OUTCOME_COUNT, HC_ENDS };

typedef struct hc_changes {
	hc_ledger *from, *to;                     /* borrowed */
	int64_t pairs, changed;
	int64_t transitions[HC_ENDS][HC_ENDS];    /* pairs by the outcome they come from, then go to */
	int64_t *required;                        /* pairs whose required value changes, for each rule of `to` */
	int64_t owners, owners_changed;           /* those with a verdict on either side */
	int64_t *verdicts;                        /* owners; see hc_changes_verdicts */
} hc_changes;

/* Adds up; both ledgers must outlive `out`. `out` is to be dropped in any case. */
hc_status hc_changes_make(hc_changes *out, hc_ledger *from, hc_ledger *to, hc_error *err);
void hc_changes_drop(hc_changes *changes);

/* How many owners go from one level to another; the number of levels stands for no verdict. */
int64_t hc_changes_verdicts(const hc_changes *changes, size_t from, size_t to);

/* Whether they are one verdict: levels by name, as each ledger has its own. */
bool hc_changes_same_level(const hc_changes *changes, size_t from, size_t to);

/* One pair, and what of it changes. A value changes only where both sides have a result. */
typedef struct hc_change {
	hc_pair pair;
	const hc_result *either;      /* that of `to`, where it has one */
	const hc_ledger_rule *rule;   /* of `either` */
	bool outcome, required, shortfall;
	bool measured;                /* both have a shortfall, in one unit */
	int64_t grows;                /* by so much, when `measured`; below 0 it shrinks */
} hc_change;

hc_change hc_change_of(const hc_changes *changes, hc_pair pair);
bool hc_change_any(const hc_change *change);

/* HC_NO_RESULT for none. */
int hc_change_end(const hc_result *result);

/* An owner's two verdicts. */
typedef struct hc_owner_change {
	const char *owner_id, *owner_name; /* the name may be NULL */
	size_t from, to;                   /* positions in the levels of either ledger; their number: no verdict */
	bool changed;
} hc_owner_change;

/* By owner id, those of `from` first. */
typedef hc_status (*hc_see_owner_change)(void *context, const hc_owner_change *owner, hc_error *err);
hc_status hc_changes_read_owners(const hc_changes *changes, hc_see_owner_change see, void *context, hc_error *err);

/* One owner's, borrowed until the next search. */
hc_status hc_changes_find_owner(hc_owner_change *out, const hc_changes *changes, const char *owner_id, hc_error *err);

/* Every pair that changes, by rule and subject. */
typedef hc_status (*hc_see_change)(void *context, const hc_change *change, hc_error *err);
hc_status hc_changes_read(const hc_changes *changes, hc_see_change see, void *context, hc_error *err);

/*
 * For readers: what changes owner by owner, `owner` (NULL: no owner) before
 * the first of each. Left out is what raises nothing on either side: a pass,
 * not applicable, or no result.
 */
hc_status hc_changes_read_by_owner(const hc_changes *changes, hc_see_owner_change owner, hc_see_change see,
                                   void *context, hc_error *err);

/* Whether `rule`, of the one ledger, takes part there and not in the other. */
bool hc_changes_rule_alone(const hc_ledger_rule *rule, const hc_ledger *other);

/* The project called `name`; NULL when it is not in `ledger`. */
const hc_ledger_project *hc_changes_find_project(const hc_ledger *ledger, const char *name);

#endif

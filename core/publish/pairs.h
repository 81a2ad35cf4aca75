/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_PAIRS_H
#define HC_PUBLISH_PAIRS_H

/*
 * Two ledgers side by side: each rule and subject once, with the result of the
 * one, of the other, or of both. Neither the rules nor the records need be the
 * same. Two results are held at a time, however long the ledgers are.
 */

#include "store/ledger.h"

/* Borrowed until the next pair. */
typedef struct hc_pair {
	const hc_result *from, *to; /* either may be NULL; both: past the last */
} hc_pair;

typedef struct hc_pairs hc_pairs;

/*
 * Begins the walk; both ledgers must outlive it. In order of rule id, then
 * subject id; `by_owner`, in that of hc_ledger_query. There a pair whose owner
 * or severity is another in each ledger comes as two halves: count by rule.
 */
hc_status hc_pairs_open(hc_pairs **out, hc_ledger *from, hc_ledger *to, bool by_owner, hc_error *err);
hc_status hc_pairs_next(hc_pair *out, hc_pairs *pairs, hc_error *err);
void hc_pairs_close(hc_pairs *pairs); /* NULL is accepted */

#endif

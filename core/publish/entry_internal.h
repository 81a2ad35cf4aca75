/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_ENTRY_INTERNAL_H
#define HC_PUBLISH_ENTRY_INTERNAL_H

/* What an entry is made of; for the files of the edition only. */

#include "base/arena.h"
#include "publish/edition.h"

struct hc_entry {
	const hc_ledger *ledger;
	const hc_ledger_rule *rule;
	hc_result result;       /* as this edition shows it */
	const char *owner_name;
	bool few;               /* what was measured is a number of people that is withheld */
	bool withheld;          /* what was measured is not shown */
	bool uncounted;         /* nor how many records show it */
	int64_t members;        /* of a group: how many results have its outcome, or HC_FEW; else 0 */
	bool has_term;
	hc_term_of_finding term;
	hc_arena arena;         /* the lists that were changed */
};

/*
 * Leaves of the entry what the public may see; `result` is still the ledger's.
 * False when out of memory.
 */
bool hc_entry_redact(hc_entry *entry);

/* HC_FEW for a number of people that is withheld, the number itself otherwise. */
int64_t hc_entry_people(int64_t people);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_EDITION_INTERNAL_H
#define HC_PUBLISH_EDITION_INTERNAL_H

/* What an edition is made of; for its own files only. */

#include "publish/entry_internal.h"

struct hc_edition {
	hc_ledger *ledger;
	hc_edition_kind kind;
	const char *within;      /* "entity:id"; NULL: all */
	const char *owner_id;    /* of `within` */
	bool grouping;           /* public, and some rule that ran is on persons */
	hc_arena arena;
	hc_ledger_facts facts;
	hc_ledger_rule *rules;   /* the facts' own, to count in */
	hc_ledger_level *levels;
	int64_t owners;
	int64_t totals[HC_OUTCOME_COUNT];
	hc_entry slots[2];       /* for hc_edition_entry */
};

/* Whether the results of a rule (a position) are shown as one entry for each owner. */
bool hc_edition_groups(const hc_edition *edition, size_t rule);

/* Makes the entry of one result, as this edition shows it. */
hc_status hc_edition_make_entry(hc_entry *out, hc_edition *edition, const hc_result *result, hc_error *err);

/* Puts into `totals` what the entries of an owner count; they hold the results'. */
hc_status hc_edition_count_groups(hc_edition *edition, const char *owner_id,
                                  int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT], hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_DIFF_LINES_H
#define HC_PUBLISH_DIFF_LINES_H

/* What every format for readers says of findings in two audits, in the same words. */

#include "base/text.h"
#include "publish/diff.h"

/* All findings of all states. */
int64_t hc_diff_findings(const hc_diff *diff);

/* The heads of a table of causes: "records", "rule or limit", "both", "date". */
hc_label hc_diff_cause_head(hc_diff_cause cause);

/* Adds "12 findings". */
void hc_diff_add_count(hc_text *out, int64_t findings, hc_lang lang);

/* Adds the title, and the subject where it is not the owner itself: "Fewest boats: port P1". */
void hc_diff_add_subject(hc_text *out, const hc_diff *diff, const hc_diff_finding *finding, hc_lang lang);

/* Adds why, in brackets; nothing where the records are all there is to say. Of one that is gone, what is. */
void hc_diff_add_why(hc_text *out, const hc_diff_finding *finding, hc_lang lang);

/* Adds "overdue by 3 days", "12 days left". */
void hc_diff_add_days(hc_text *out, int64_t days_left, hc_lang lang);

/* Adds "found 2019-03-22; to be put right by 2019-06-20: 12 days left"; nothing where no deadline stands. */
void hc_diff_add_deadline(hc_text *out, const hc_diff_finding *finding, hc_lang lang);

/* Adds "Fewest boats (min_boats; flag: red): 1200 → 1500". */
void hc_diff_add_limit(hc_text *out, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_lang lang);

/*
 * What must be known to read it right: parts of the records that are others,
 * deadlines that are not carried on. Adds a text for `position` 0 and up;
 * false past the last.
 */
bool hc_diff_add_note(hc_text *out, const hc_diff *diff, int position, hc_lang lang);

#endif

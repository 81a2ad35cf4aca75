/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_DIFF_CAUSE_H
#define HC_PUBLISH_DIFF_CAUSE_H

/* Why a finding is what it became; for diff.c only. */

#include "publish/diff.h"

/* Looks once at what of each rule's law changed, and at the records. Fills `laws` and `same_records`. */
hc_status hc_diff_hold_laws(hc_diff *diff, hc_error *err);

/* Of a finding with its sides, rule and state. */
hc_status hc_diff_find_cause(hc_diff_cause *out, const hc_diff *diff, const hc_diff_finding *finding, hc_error *err);

/* Whether the rule takes part in the audit of `ledger`. */
bool hc_diff_runs(const hc_ledger *ledger, const char *rule);

/* The result of a rule and subject, borrowed until the cursor is closed or used again; NULL: there is none. Close `cursor` in any case. */
hc_status hc_diff_seek(const hc_result **out, hc_ledger_cursor **cursor, hc_ledger *ledger, const char *rule,
                       const char *subject_id, hc_error *err);

#endif

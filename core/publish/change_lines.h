/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_CHANGE_LINES_H
#define HC_PUBLISH_CHANGE_LINES_H

/* What every format for readers says of changes, in the same words. */

#include "base/text.h"
#include "publish/changes.h"

/* "pass", "no result" */
const char *hc_change_end_text(int end, hc_lang lang);

/* The same for programs: "notapplicable", "none". */
const char *hc_change_end_word(int end);

/* Adds "pass → fail"; "still fail" where the ends are one. */
void hc_change_add_transition(hc_text *out, const hc_change *change, hc_lang lang);

/* Adds "shortfall 10 → 24 boats (14 more)"; nothing where it is not measured or stays. */
void hc_change_add_growth(hc_text *out, const hc_changes *changes, const hc_change *change, hc_lang lang);

/* Adds what one side of a change says; nothing for a side without a result. */
void hc_change_add_message(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);

/* Whether both sides say the same. `failed` of `room` tells that memory ran out. */
bool hc_change_same_message(hc_text *room, const hc_changes *changes, const hc_change *change, hc_lang lang);

/* The label of a level, or "no verdict". */
const char *hc_change_level_text(const hc_ledger *ledger, size_t level, hc_lang lang);

/* Adds "5 of 40 boats change verdict". */
void hc_change_add_owners(hc_text *out, const hc_changes *changes, hc_lang lang);

/* Adds "6,123 pairs of results, 412 of which change". */
void hc_change_add_pairs(hc_text *out, const hc_changes *changes, hc_lang lang);

/* Adds "40 results": those whose required value changes. */
void hc_change_add_required(hc_text *out, int64_t results, hc_lang lang);

/* What the list of changes leaves out. */
const char *hc_change_unlisted(hc_lang lang);

#endif

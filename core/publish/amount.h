/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_AMOUNT_H
#define HC_PUBLISH_AMOUNT_H

/* Numbers with what they count, in the words of the ledger. */

#include "base/text.h"
#include "store/ledger.h"

/* What a term is called: "boats" when not `one`, "boat" when `one`; in Chinese with its counter: "艘船". */
void hc_amount_add_word(hc_text *out, const hc_ledger *ledger, const char *unit, bool one, hc_lang lang);

/*
 * Adds `number` (as text) with its unit: "12 boats", "12 艘船"; of a unit
 * like "a/b" "20.91 crates per boat", "每艘船 20.91 个箱子". Without a
 * unit, or with the unit "share", the number alone.
 */
void hc_amount_add(hc_text *out, const hc_ledger *ledger, const char *number, bool one, const char *unit, hc_lang lang);

/* Adds a label of a field for the middle of a sentence: without the capital of a heading in English. */
void hc_amount_add_label(hc_text *out, hc_label label, const char *otherwise, hc_lang lang);

#endif

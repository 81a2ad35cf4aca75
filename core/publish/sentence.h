/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_SENTENCE_H
#define HC_PUBLISH_SENTENCE_H

/*
 * Results in words, in Chinese and English: what was found, what is required,
 * what is short, and how far the figure can be trusted. Every format takes its
 * `message` here, so all say the same.
 */

#include "base/text.h"
#include "store/ledger.h"

/* Adds the one-line message of `result`, with its doubts in brackets. */
void hc_sentence_add_message(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);

/*
 * Adds how sure a figure is, in words. One that the text leaves open is a
 * placeholder until a decision gives it a basis, which is then named.
 */
void hc_sentence_add_sureness(hc_text *out, hc_verified verified, hc_label basis, hc_lang lang);

/* Adds what one must know of the figure: left open by the text, not verified, a limit past its review date. Mostly nothing. */
void hc_sentence_add_doubts(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);

/* Adds the message without the doubts. */
void hc_sentence_add(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);

/*
 * Adds the measured (required) value as a person reads it: "2/10 (20 %)",
 * "1,150 boats", "2019-03-01", "no"; of an interval "16 to 19". A share is
 * never rounded over the line: 29.97 % stays 29.97 %.
 */
void hc_sentence_add_actual(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);
void hc_sentence_add_required(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);
void hc_sentence_add_shortfall(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);

/* Adds what is missing: "flag of 3 boats", "3 艘船的船旗". */
void hc_sentence_add_missing(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);

/* Adds what became of a waiver: "expired (its last day was 2018-12-31)". */
void hc_sentence_add_waiver(hc_text *out, const hc_ledger_waiver *waiver, hc_lang lang);

/* Whether somebody must look at it: it waives nothing, or not for long. */
bool hc_sentence_waiver_is_loud(const hc_ledger_waiver *waiver);

/* In place of a number of people that is withheld because it is small: "fewer than 5 rowers". */
#define HC_FEW INT64_MAX

/* Adds "12 boats", "12 艘船", "12 m²". */
void hc_sentence_add_amount(hc_text *out, const hc_ledger *ledger, int64_t amount, const char *unit, hc_lang lang);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_ENTRY_H
#define HC_PUBLISH_ENTRY_H

/*
 * A result as an edition shows it. It is opaque, so that a format can say of
 * it only what these functions let out. Texts are put in words with
 * hc_sentence's; a number that is withheld is a word ("fewer than 5 rowers"),
 * and nothing where a number is asked for.
 */

#include "base/text.h"
#include "store/ledger.h"

/* Numbers of people below this one are withheld from the public. */
#define HC_PUBLIC_SMALL 5

typedef struct hc_entry hc_entry;

const hc_ledger_rule *hc_entry_rule(const hc_entry *entry);
size_t hc_entry_rule_position(const hc_entry *entry);
hc_outcome hc_entry_outcome(const hc_entry *entry);
hc_comparison hc_entry_comparison(const hc_entry *entry);
hc_verified hc_entry_verified(const hc_entry *entry);
const char *hc_entry_limit(const hc_entry *entry);  /* NULL: none was read */

/* The subject. Several records about persons shown as one have neither id nor name. */
const char *hc_entry_subject_id(const hc_entry *entry);   /* NULL */
const char *hc_entry_subject_name(const hc_entry *entry); /* NULL */

/* Whether it stands for several results; how many of them have its outcome is told by `add_message` alone. */
bool hc_entry_is_group(const hc_entry *entry);

const char *hc_entry_owner_id(const hc_entry *entry);   /* NULL: it has none */
const char *hc_entry_owner_name(const hc_entry *entry); /* NULL */

/* Whether it cites clause `position` of its rule. */
bool hc_entry_cites(const hc_entry *entry, size_t position);

/* Each adds a part in words, nothing where there is nothing to say. The message is everything but the doubts. */
void hc_entry_add_message(hc_text *out, const hc_entry *entry, hc_lang lang);
void hc_entry_add_doubts(hc_text *out, const hc_entry *entry, hc_lang lang);
void hc_entry_add_actual(hc_text *out, const hc_entry *entry, hc_lang lang);
void hc_entry_add_required(hc_text *out, const hc_entry *entry, hc_lang lang);
void hc_entry_add_missing(hc_text *out, const hc_entry *entry, hc_lang lang);

/*
 * Numbers, for cells and drawings. Each is false where there is none, where it
 * is withheld, and where it is no number (a date, a text). A share is a number
 * from 0 to 1.
 */
bool hc_entry_actual(const hc_entry *entry, double *out);               /* exactly known */
bool hc_entry_actual_range(const hc_entry *entry, double *low, double *high); /* known or not; an open end is infinite */
bool hc_entry_required(const hc_entry *entry, double *out);             /* the line; not of a band */
bool hc_entry_required_range(const hc_entry *entry, double *low, double *high);
const char *hc_entry_actual_exact(const hc_entry *entry);               /* "2/10"; NULL */
const char *hc_entry_required_exact(const hc_entry *entry);             /* NULL */
const char *hc_entry_unit(const hc_entry *entry);                       /* a term's name, "a/b", "share"; NULL */
bool hc_entry_shortfall(const hc_entry *entry, int64_t *out);
const char *hc_entry_shortfall_unit(const hc_entry *entry);             /* NULL: no shortfall */

/* What is missing: fields, and how many rows lack each; `rows` is -1 where the number is withheld. */
size_t hc_entry_missing_count(const hc_entry *entry);
const char *hc_entry_missing(const hc_entry *entry, size_t at, int64_t *rows);

/* How many records show it: -1 where the number is withheld. Those that are named; none of them is a person's in public. */
int64_t hc_entry_evidence_count(const hc_entry *entry);
size_t hc_entry_evidence_named(const hc_entry *entry);
const hc_ref *hc_entry_evidence(const hc_entry *entry, size_t at);

/* Of a finding: since when it stands, until when it is to be put right, how often it came back. NULL: it is none. */
typedef struct hc_term_of_finding {
	hc_date found;
	hc_date deadline;   /* HC_DATE_NEVER: none is set */
	int64_t days_left;  /* as of the audit's date; below 0: overdue by so many */
	int64_t times;
} hc_term_of_finding;

const hc_term_of_finding *hc_entry_term(const hc_entry *entry);

#endif

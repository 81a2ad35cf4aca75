/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_EDITION_H
#define HC_PUBLISH_EDITION_H

/*
 * A ledger as one kind of reader may see it. Whatever is published reads an
 * edition and never the ledger: what a reader may not see is not in it.
 *
 * The public edition shows nothing of a person. Records about a person are
 * never named; results of rules on them are one entry for each owner and rule,
 * whose outcome is the gravest; a number of people below HC_PUBLIC_SMALL, and
 * whatever would tell it, is withheld; so is what a rule that reads personal
 * fields says in words, dates or plain figures; so are the messages of broken
 * rules and the values that the audit passed over. All sums count entries, so
 * that no difference of sums tells of a person.
 *
 * The subject edition is everything about one owner, for that owner; the
 * auditor's is everything.
 */

#include "publish/entry.h"

/* X(code, word, English, Chinese) - the words are a contract. */
#define HC_EDITION_LIST(X) \
	X(HC_PUBLIC, "public", "public edition", "公开版") \
	X(HC_SUBJECT, "subject", "edition for the audited", "被核查单位版") \
	X(HC_AUDITOR, "auditor", "auditor's edition", "核查人员版")

typedef enum hc_edition_kind {
#define X(code, word, en, zh) code,
	HC_EDITION_LIST(X)
#undef X
	HC_EDITION_COUNT
} hc_edition_kind;

const char *hc_edition_word(hc_edition_kind kind);
hc_label hc_edition_label(hc_edition_kind kind);
bool hc_edition_find(hc_edition_kind *out, const char *word);

typedef struct hc_edition hc_edition;

/*
 * Begins the edition; the ledger must outlive it. `within` ("entity:id" of an
 * owner; NULL: all) leaves that owner's entries only; a subject edition needs
 * it. HC_EUSAGE when there is no such owner.
 */
hc_status hc_edition_open(hc_edition **out, hc_ledger *ledger, hc_edition_kind kind, const char *within, hc_error *err);
void hc_edition_close(hc_edition *edition); /* NULL is accepted */

hc_edition_kind hc_edition_of(const hc_edition *edition);
const char *hc_edition_within(const hc_edition *edition); /* NULL: all */

/*
 * What the audit is about. The totals of rules, the owners of levels and of
 * classes count what is in this edition.
 */
const hc_ledger_facts *hc_edition_facts(const hc_edition *edition);

/* How many owners there are, and entries with each outcome. */
int64_t hc_edition_owners(const hc_edition *edition);
const int64_t *hc_edition_totals(const hc_edition *edition);

/* The word for `name`, as hc_ledger_find_term. */
const hc_ledger_term *hc_edition_term(const hc_edition *edition, const char *name);

/* As hc_sentence_add_amount and hc_project_add_classes: "12 boats"; "met 16, not met 0: 16 boats counted". */
void hc_edition_add_amount(hc_text *out, const hc_edition *edition, int64_t amount, const char *unit, hc_lang lang);
void hc_edition_add_classes(hc_text *out, const hc_edition *edition, const hc_ledger_project *project, hc_lang lang);

/* The position of the rule `id` in the facts; their count when it is not there. */
size_t hc_edition_rule(const hc_edition *edition, const char *id);

/* An owner of a verdict. */
typedef struct hc_edition_owner {
	const char *id, *name;                       /* the name may be NULL */
	size_t level;
	int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT]; /* of entries */
	const hc_ledger_facet_value *facets;         /* parallel to the facts' facets; NULL where an owner is found by its id */
} hc_edition_owner;

typedef hc_status (*hc_see_owner)(void *context, const hc_edition_owner *owner, hc_error *err);
typedef hc_status (*hc_see_entry)(void *context, const hc_entry *entry, hc_error *err);

/* Owners by id. Borrowed during the call. */
hc_status hc_edition_read_owners(hc_edition *edition, hc_see_owner see, void *context, hc_error *err);

/*
 * Owner by owner, by id: `owner`, then `entry` for each of its entries by
 * severity (key first), rule and subject. Last, with a NULL owner before the
 * first of them, the entries without an owner; only where nothing is left out
 * (`within`). `outcomes` is a mask; 0: all.
 */
hc_status hc_edition_read_by_owner(hc_edition *edition, unsigned outcomes, hc_see_owner owner, hc_see_entry entry,
                                   void *context, hc_error *err);

/* The entries of one rule (a position in the facts), by subject; of a rule on persons in the public edition by owner. */
hc_status hc_edition_read_rule(hc_edition *edition, size_t rule, unsigned outcomes, hc_see_entry entry, void *context,
                               hc_error *err);

/* One result as this edition shows it, for whoever reads results elsewhere; NULL gives NULL. Borrowed until the next call
 * with the same `slot` (0 or 1). A result that this edition leaves out gives NULL. */
hc_status hc_edition_entry(const hc_entry **out, hc_edition *edition, int slot, const hc_result *result, hc_error *err);

/* Waivers that the edition shows; the public one without their justification. */
hc_status hc_edition_read_waivers(hc_edition *edition, hc_ledger_see_waiver see, void *context, hc_error *err);

/* Values that were passed over: the auditor's edition alone has any. */
hc_status hc_edition_read_problems(hc_edition *edition, hc_ledger_see_problem see, void *context, hc_error *err);

/* As hc_ledger_read_standings. */
hc_status hc_edition_read_standings(hc_edition *edition, size_t project, hc_ledger_see_standing see, void *context, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_HECHA_INTERNAL_H
#define HC_HECHA_INTERNAL_H

/* The pack and the audit behind hecha.h, for the hecha_*.c files that join the rooms. */

#include "audit/facts.h"
#include "hecha.h"
#include "schema/law.h"
#include "script/script.h"
#include "store/ledger.h"

struct hc_pack {
	hc_arena arena;         /* of the rules' descriptions */
	const char *schemas;    /* the folders that it was read from */
	size_t folder_count;
	const char **folders;
	hc_schema *schema;
	hc_law *law;            /* NULL: opened for its schemas only */
	hc_script *script;
	hc_rule_info *infos;    /* parallel to the script's rules */
};

struct hc_audit {
	hc_ledger *ledger;
};

/* What an audit is made from, in an arena of its own. */
typedef struct hc_sources {
	hc_arena arena;
	hc_coverage coverage;
	hc_origin origin;
} hc_sources;

/*
 * hecha_origin.c: opens the earlier audit. For a ledger that is kept, names
 * every file of the records, the pack and the options by its digest, and holds
 * the register against the rules. Ends with hc_sources_drop in every case.
 * The records, the one large file, are named while they are read (audit/run.h).
 */
hc_status hc_sources_make(hc_sources *out, hc_pack *pack, const hc_audit_options *options, hc_error *err);
void hc_sources_drop(hc_sources *sources); /* accepts one that was never made */

/* hecha_coverage.c: what the rules of the pack cite, in its arena; NULL when out of memory. */
const hc_citation *hc_pack_citations(hc_pack *pack);

/* hecha_rules.c: describes every rule of the pack for people. */
hc_status hc_pack_describe(hc_pack *pack, hc_error *err);

/* hecha_rules.c: a value of a limit with its dates, whom it is for and its clause; its figure alone. In `arena`. */
const char *hc_pack_value_text(const hc_limit *limit, const hc_limit_value *value, hc_arena *arena);
const char *hc_pack_amount_text(const hc_limit *limit, const hc_limit_value *value, hc_arena *arena);

/* hecha_pack.c: what `rules` (NULL-terminated ids or areas; NULL: all) names. Borrows it. HC_EUSAGE for an unknown id. */
hc_status hc_pack_choose(hc_rule_choice *out, const hc_pack *pack, const char *const *rules, hc_error *err);

/* hecha_pack.c: runs the examples of the rule at `position`; adds to `failed` those that do not give what they say. */
hc_status hc_pack_run_examples(hc_pack *pack, size_t position, size_t *failed,
                               void (*failure)(void *context, const hc_script_failure *failure), void *context,
                               hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_RULE_RULE_H
#define HC_RULE_RULE_H

/*
 * What a rule says of itself: its metadata, without its check. The script
 * engine fills it from the rule's file; nothing here knows Lua.
 */

#include "base/arena.h"
#include "schema/law.h"

typedef struct hc_rule {
	const char *id;               /* "area.name" */
	const char *area;             /* "area" */
	hc_label title;
	size_t clause_count;
	const hc_clause **clauses;    /* in the rule's order */
	hc_severity severity;
	const hc_entity *subject;
	size_t name_count;
	const char **names;           /* every identifier and short text of the source but for its examples, sorted: the fields it can read */
	size_t example_name_count;
	const char **example_names;   /* those of the examples, sorted: the fields that they give */
	size_t follow_count;
	const char **follows;         /* names that stand behind a dot, sorted: the references and collections it can follow */
	size_t example_count;
	const char *file;             /* shown in messages: "rules/area/name.lua" */
	unsigned line;
} hc_rule;

/* Why a rule takes no part in a run. */
typedef enum hc_rule_state { HC_RULE_RUNS, HC_RULE_NOT_SELECTED, HC_RULE_NOT_IN_FORCE, HC_RULE_UNVERIFIED } hc_rule_state;

/* What the user asked for; every list may be empty. An id ending in ".*" names a whole area. */
typedef struct hc_rule_choice {
	size_t rule_count, skip_count, clause_count;
	const char *const *rules;     /* only these rules or areas */
	const char *const *skips;     /* not these */
	const char *const *clauses;   /* only rules that cite one of these clauses or documents */
	bool include_unverified;
} hc_rule_choice;

/* Rules of one or several packs, sorted by id. Borrows everything from the script engine. */
typedef struct hc_rule_list {
	size_t count;
	hc_rule *rules;
} hc_rule_list;

const hc_rule *hc_rule_find(const hc_rule_list *list, const char *id); /* NULL when none */

/* Whether `rule` takes part in a run as of `date`. */
hc_rule_state hc_rule_choose(const hc_rule *rule, const hc_rule_choice *choice, hc_date date);

/*
 * Whether every id, area, clause and document of `choice` exists; a problem
 * (HC_EUSAGE) with the nearest name for each that does not.
 */
bool hc_rule_choice_check(const hc_rule_choice *choice, const hc_rule_list *list, const hc_law *law, hc_error *err);

/* Whether the indicators of every project are rules on owners; a problem (HC_ESCHEMA) with the nearest name for each that is not. */
bool hc_rule_check_projects(const hc_rule_list *list, const hc_law *law, hc_error *err);

/* Whether a source can mention `name` (binary search in rule->names). */
bool hc_rule_names(const hc_rule *rule, const char *name);

/* Whether its examples do. */
bool hc_rule_example_names(const hc_rule *rule, const char *name);

/* Whether a source can follow `name` from a record: a reference, a collection. */
bool hc_rule_follows(const hc_rule *rule, const char *name);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_SCRIPT_H
#define HC_SCRIPT_SCRIPT_H

/*
 * Rules as Lua: loading their files, judging a subject of a block, running
 * their examples. One hc_script is one Lua state with its sandbox; a worker
 * has one of its own. The folder script/ is the only user of lua.h.
 *
 * What a rule may cost is limited (base/limits.h): a rule that breaks, loops
 * or takes too much memory costs that rule on that subject an `error`.
 */

#include "data/block.h"
#include "data/result.h"
#include "rule/rule.h"
#include "schema/layout.h"

typedef struct hc_script hc_script;

/* An empty engine. Borrows `law` (and its schema) for its life. */
hc_status hc_script_new(hc_script **out, const hc_law *law, hc_error *err);
void hc_script_free(hc_script *script); /* NULL is accepted */

/*
 * Loads every <area>/<name>.lua of the folders. Each rule is checked whole:
 * unknown keys, wrong types, unknown clauses, limits, entities or fields, an
 * id that is not the file's path or stands twice, no failing example. All
 * problems of all files go to `err` (HC_ERULE) with file:line.
 */
hc_status hc_script_load(hc_script *script, const char *const *folders, size_t folder_count, hc_error *err);

/* The loaded rules, sorted by id; borrowed. */
const hc_rule_list *hc_script_rules(const hc_script *script);

/* Sets the date that rules see as `as_of`, and readies their checks for it. */
hc_status hc_script_set_date(hc_script *script, hc_date as_of, hc_error *err);

/* Whether clauses that are not verified reach anyone. They do in a new engine, so that examples can be run. */
void hc_script_include_unverified(hc_script *script, bool include);

/* Hands over a block and its layout (both borrowed until the next). */
hc_status hc_script_begin(hc_script *script, const hc_layout *layout, const hc_block *block, hc_error *err);

/*
 * Judges row `row` of frame `frame` by rule `rule` (a position in the list).
 * Whatever the rule does, this succeeds with a result; only running out of
 * memory itself fails. The result's texts live in `arena`.
 */
hc_status hc_script_check(hc_script *script, size_t rule, size_t frame, size_t row, hc_arena *arena,
                          hc_result *out, hc_error *err);

/* One example that did not give what it says; all borrowed during the call. */
typedef struct hc_script_failure {
	const hc_rule *rule;
	const char *example;
	unsigned line;
	const char *what, *expected, *actual;
} hc_script_failure;

/*
 * Runs the examples of rule `rule`; `layout_of` gives the layout that reads
 * what the rule can read for its subject (borrowed, from the plan of the run).
 */
hc_status hc_script_run_examples(hc_script *script, size_t rule, const hc_layout *layout, size_t *failed,
                                 void (*failure)(void *context, const hc_script_failure *failure), void *context,
                                 hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_LIMIT_H
#define HC_SCRIPT_LIMIT_H

/* Limits and clauses as they reach the subject of the run. */

#include "script/state.h"

void limit_open(lua_State *L);

/* Pushes `limits`, the second argument of a check. */
void limit_push_table(lua_State *L);

/*
 * Leaves the run as outside when none of the rule's clauses that are in force
 * reaches the subject; returns how sure the one is that does.
 */
hc_verified limit_reach(lua_State *L, const hc_rule *rule);

#endif

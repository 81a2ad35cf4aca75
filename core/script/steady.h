/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_STEADY_H
#define HC_SCRIPT_STEADY_H

/*
 * A rule must not carry anything from one subject to the next: its results
 * would depend on their order. What its functions share with their file is
 * made steady when the file is ready: tables can be read and not changed, and
 * variables are put back after every run.
 */

#include "script/state.h"

/*
 * Pushes the list of the variables that the functions of the rule's table at
 * `index` share with their file, all tables in them steady; raises an error
 * when out of memory.
 */
void steady_push(lua_State *L, int index);

/* Puts back what has changed of the list at `index`; false when something had. */
bool steady_restore(lua_State *L, int index);

/* Pushes the table that holds what the table at `index` shows: itself, but for a steady one. */
void steady_content(lua_State *L, int index);

/* Whether a rule may change the table at `index`: those of its own that are not steady. */
bool steady_is_free(lua_State *L, int index);

#endif

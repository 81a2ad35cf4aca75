/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_STEADY_H
#define HC_SCRIPT_STEADY_H

/*
 * A rule must not carry anything from one subject to the next: its results
 * would depend on their order. The plain values (numbers, texts, yes and no)
 * that its functions share with their file are kept when the file is ready and
 * put back after every run.
 */

#include "script/state.h"

/* Pushes the list of what the functions of the rule's table at `index` share with their file. */
void steady_push(lua_State *L, int index);

/* Puts back what has changed of the list at `index`; false when something had. */
bool steady_restore(lua_State *L, int index);

#endif

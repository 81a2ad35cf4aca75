/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_INCLUDES_H
#define HC_SCRIPT_INCLUDES_H

/* Sets against the members that they must have. */

#include "script/state.h"

/* includes(set, members): the verdict that all are there. With a list alone it is a condition. */
int word_includes(lua_State *L);

/* rows:members("field"): the set of the members of an enumerated field that occur in the rows. */
int rows_members(lua_State *L);

#endif

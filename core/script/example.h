/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_EXAMPLE_H
#define HC_SCRIPT_EXAMPLE_H

/* The block that a rule's example describes. */

#include "script/state.h"

/*
 * Fills `block` from the subject's table at `index`; raises an error that says
 * what is wrong with it. The block's frames must be dropped by the caller.
 */
void example_fill(lua_State *L, int index, const hc_layout *layout, size_t subject, hc_block *block);

#endif

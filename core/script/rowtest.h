/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_ROWTEST_H
#define HC_SCRIPT_ROWTEST_H

/* Row tests: `:where(function(row) … end)`, judged row by row through one reused record. */

#include "script/state.h"

/* Makes a condition of the function at `index` for the rows of `frame`. */
void rowtest_condition(lua_State *L, hc_condition *out, unsigned frame, int index);

/* Raises the error that stopped a selection: the rule's own, or out of memory. */
int rowtest_raise(lua_State *L) __attribute__((noreturn));

/* What the rows that the test could not decide lack, and how many of them. */
const lack *rowtest_lacks(const hc_condition *condition);

/* Forgets the functions of the run before. */
void rowtest_reset(lua_State *L);

#endif

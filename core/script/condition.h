/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_CONDITION_H
#define HC_SCRIPT_CONDITION_H

/*
 * The words of filters. A condition, and a whole filter, is kept as a short
 * canonical text (its *form*), so that equal filters of different rules are
 * found to be equal, and each is turned into columns and numbers once for a
 * frame.
 */

#include "script/state.h"

struct spec {
	uint64_t hash;
	const char *form;
	size_t length;
	uint64_t charged_for; /* a pass */
	struct spec *next; /* in its bucket */
};

/* Registers the words that are conditions only; one_of, other_than, done, field, filter… */
void condition_open(lua_State *L);

/* The one-argument forms of words that are verdicts too. Each pushes a condition. */
int condition_at_least(lua_State *L);
int condition_at_most(lua_State *L);
int condition_within(lua_State *L);
int condition_includes(lua_State *L);

/* The interned spec of the condition table or filter at `index`; raises an error when it is neither. */
const spec *condition_spec(lua_State *L, int index);

/* Adds what `of` says to `filter` for the columns of `frame`; raises an error for unknown fields and wrong values. */
void condition_compile(lua_State *L, const spec *of, unsigned frame, hc_filter *filter, hc_arena *arena);

#endif

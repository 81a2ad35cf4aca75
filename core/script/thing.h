/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_THING_H
#define HC_SCRIPT_THING_H

/*
 * The objects of ours that rules hold. Each begins with what it is, so that
 * asking costs one look: rules cannot make userdata, and are given no other.
 */

#include <lauxlib.h>
#include <lua.h>

typedef enum thing_kind {
	THING_VALUE,
	THING_RECORD,
	THING_ROWS,
	THING_VERDICT,
	THING_CONDITION,
	THING_FILTER,
	THING_LIMITS,
	THING_KIND_COUNT,
} thing_kind;

/* Pushes the metatable of a kind, new and locked; called once for each when the engine is made. */
void thing_open(lua_State *L, thing_kind kind);

/* Pushes an object of `size` bytes, zeroed but for its kind, with `values` Lua values of its own. */
void *thing_push(lua_State *L, thing_kind kind, size_t size, int values);

/* The object at `index`; NULL when it is of another kind or none. */
void *thing_at(lua_State *L, int index, thing_kind kind);

#endif

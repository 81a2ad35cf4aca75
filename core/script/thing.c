/* SPDX-License-Identifier: MIT */
/* Metatables stand in the registry under numbers that the engine keeps: the way that costs Lua least. */
#include "script/state.h"

#include <stdint.h>
#include <string.h>

static const char *const names[THING_KIND_COUNT] = {
	"hecha.value", "hecha.record", "hecha.rows", "hecha.verdict", "hecha.condition", "hecha.filter", "hecha.limits",
};

void thing_open(lua_State *L, thing_kind kind)
{
	lua_newtable(L);
	lua_pushstring(L, names[kind]);
	lua_setfield(L, -2, "__name");
	lua_pushliteral(L, "locked");
	lua_setfield(L, -2, "__metatable");
	lua_pushvalue(L, -1);
	script_of(L)->metatables[kind] = luaL_ref(L, LUA_REGISTRYINDEX);
}

void *thing_push(lua_State *L, thing_kind kind, size_t size, int values)
{
	void *made = memset(lua_newuserdatauv(L, size, values), 0, size);
	memcpy(made, &kind, sizeof kind);
	lua_rawgeti(L, LUA_REGISTRYINDEX, script_of(L)->metatables[kind]);
	lua_setmetatable(L, -2);
	return made;
}

void *thing_at(lua_State *L, int index, thing_kind kind)
{
	const thing_kind *made = lua_type(L, index) == LUA_TUSERDATA ? lua_touserdata(L, index) : NULL;
	return made && *made == kind ? (void *)(uintptr_t)made : NULL;
}

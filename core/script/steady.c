/* SPDX-License-Identifier: MIT */
/*
 * The list is flat: a function, the number of its upvalue, the value, and so
 * on; functions that are shared in turn are looked into a few levels deep.
 */
#include "script/steady.h"

#define DEPTH_MAX 4

static bool is_plain(int type)
{
	return type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
}

/* Adds what the function at `function` shares to the list at `list`. */
static void collect(lua_State *L, int list, int function, int depth)
{
	luaL_checkstack(L, 8, "functions in functions");
	for (int i = 1; lua_getupvalue(L, function, i); i++) {
		if (is_plain(lua_type(L, -1))) {
			lua_Integer at = (lua_Integer)lua_rawlen(L, list);
			lua_pushvalue(L, function);
			lua_rawseti(L, list, at + 1);
			lua_pushinteger(L, i);
			lua_rawseti(L, list, at + 2);
			if (lua_isnil(L, -1)) {
				lua_pop(L, 1);
				lua_pushlightuserdata(L, NULL); /* nil cannot stand in a list */
			}
			lua_rawseti(L, list, at + 3);
			continue;
		}
		if (lua_type(L, -1) == LUA_TFUNCTION && !lua_iscfunction(L, -1) && depth < DEPTH_MAX)
			collect(L, list, lua_gettop(L), depth + 1);
		lua_pop(L, 1);
	}
}

void steady_push(lua_State *L, int index)
{
	index = lua_absindex(L, index);
	lua_newtable(L);
	int list = lua_gettop(L);
	static const char *const functions[] = {"check", "applies"};
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		if (lua_getfield(L, index, functions[i]) == LUA_TFUNCTION)
			collect(L, list, lua_gettop(L), 0);
		lua_settop(L, list);
	}
}

bool steady_restore(lua_State *L, int index)
{
	bool same = true;
	index = lua_absindex(L, index);
	for (lua_Integer at = 1; lua_rawgeti(L, index, at) == LUA_TFUNCTION; at += 3) {
		lua_rawgeti(L, index, at + 1);
		int upvalue = (int)lua_tointeger(L, -1);
		lua_rawgeti(L, index, at + 2);
		if (lua_islightuserdata(L, -1)) {
			lua_pop(L, 1);
			lua_pushnil(L);
		}
		lua_getupvalue(L, -3, upvalue);
		bool kept = lua_rawequal(L, -1, -2);
		lua_pop(L, 1);
		if (!kept) {
			same = false;
			lua_setupvalue(L, -3, upvalue);
			lua_pushnil(L);
		}
		lua_pop(L, 3);
	}
	lua_pop(L, 1);
	return same;
}

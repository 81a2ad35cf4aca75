/* SPDX-License-Identifier: MIT */
/*
 * What a rule file can reach: an allow-list, read-only. Each file gets an
 * environment of its own whose unknown names are looked up in one shared
 * table that no rule can touch. Left out on purpose: everything that reaches
 * files, time, processes or addresses; everything that catches errors; every
 * string function that can run long without the instruction hook seeing it;
 * the order of a table's keys (`pairs` goes by sorted keys).
 */
#include "base/text.h"
#include "script/steady.h"
#include "script/trace.h"

#include <stdlib.h>
#include <string.h>

#define SHORT_NAME 60

static const char shared_key = 0;

const char *short_name(lua_State *L, int index)
{
	size_t length;
	if (lua_type(L, index) != LUA_TSTRING)
		return luaL_typename(L, index);
	const char *name = lua_tolstring(L, index, &length);
	if (length <= SHORT_NAME)
		return name;
	lua_pushlstring(L, name, hc_utf8_cut(name, SHORT_NAME));
	return lua_pushfstring(L, "%s...", lua_tostring(L, -1));
}

static int refuse_write(lua_State *L)
{
	return luaL_error(L, "'%s' cannot be set here: make it local", short_name(L, 2));
}

static int refuse_name(lua_State *L)
{
	if (lua_type(L, 2) == LUA_TSTRING)
		return luaL_error(L, "'%s' is not a word of rules", short_name(L, 2));
	return luaL_error(L, "this is not a word of rules");
}

static int type_word(lua_State *L)
{
	luaL_checkany(L, 1);
	lua_pushstring(L, luaL_typename(L, 1));
	return 1;
}

/* A text that shows no address. */
static int to_text(lua_State *L)
{
	int type = lua_type(L, 1);
	if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TTHREAD ||
	    (type == LUA_TUSERDATA && luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL) || type == LUA_TLIGHTUSERDATA)
		lua_pushstring(L, luaL_typename(L, 1));
	else
		luaL_tolstring(L, 1, NULL);
	return 1;
}

static int to_number(lua_State *L)
{
	size_t length;
	if (lua_type(L, 1) == LUA_TNUMBER) {
		lua_settop(L, 1);
		return 1;
	}
	const char *text = luaL_checklstring(L, 1, &length);
	charge_steps(L, length / 8);
	if (lua_stringtonumber(L, text) != length + 1)
		lua_pushnil(L);
	return 1;
}

static int raise(lua_State *L)
{
	lua_settop(L, 1);
	return luaL_error(L, "%s", lua_type(L, 1) == LUA_TSTRING ? short_name(L, 1) : "the rule raised an error");
}

static int step_indexed(lua_State *L)
{
	lua_Integer at = luaL_checkinteger(L, 2) + 1;
	lua_pushinteger(L, at);
	return lua_geti(L, 1, at) == LUA_TNIL ? 1 : 2;
}

static int each_indexed(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_pushcfunction(L, step_indexed);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

/* Upvalues: the table, its sorted keys, the position, the turn. A row test that moves it on is not followed. */
static int step_sorted(lua_State *L)
{
	trace_stop(L);
	if ((uint64_t)lua_tointeger(L, lua_upvalueindex(4)) != script_of(L)->turn)
		return luaL_error(L, "pairs: a step was kept from another subject");
	lua_Integer at = lua_tointeger(L, lua_upvalueindex(3)) + 1;
	lua_pushinteger(L, at);
	lua_replace(L, lua_upvalueindex(3));
	if (lua_geti(L, lua_upvalueindex(2), at) == LUA_TNIL)
		return 1;
	lua_pushvalue(L, -1);
	lua_gettable(L, lua_upvalueindex(1));
	return 2;
}

static bool key_before(lua_State *L, int a, int b)
{
	int type_a = lua_type(L, a), type_b = lua_type(L, b);
	if (type_a != type_b)
		return type_a < type_b;
	return lua_compare(L, a, b, LUA_OPLT);
}

/* Inserts the key on top into the sorted list at `list`, which has `count`. */
static void insert_sorted(lua_State *L, int list, lua_Integer count)
{
	lua_Integer at = count + 1;
	for (; at > 1; at--) {
		lua_geti(L, list, at - 1);
		if (!key_before(L, -2, -1)) {
			lua_pop(L, 1);
			break;
		}
		lua_seti(L, list, at);
	}
	lua_seti(L, list, at);
}

static int each_sorted(lua_State *L)
{
	lua_Integer count = 0;
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	steady_content(L, 1);
	lua_replace(L, 1);
	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, 1); count++) {
		lua_pop(L, 1);
		int type = lua_type(L, -1);
		if (type != LUA_TNUMBER && type != LUA_TSTRING)
			return luaL_error(L, "pairs: the keys must be texts or numbers");
		if (count >= 1000)
			return luaL_error(L, "pairs: over 1000 keys");
		lua_pushvalue(L, -1);
		charge_steps(L, ((size_t)count / 8 + 1) * (1 + lua_rawlen(L, -1) / 64));
		insert_sorted(L, 2, count);
	}
	lua_pushvalue(L, 1);
	lua_pushvalue(L, 2);
	lua_pushinteger(L, 0);
	lua_pushinteger(L, (lua_Integer)script_of(L)->turn);
	lua_pushcclosure(L, step_sorted, 4);
	return 1;
}

static int table_insert(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checkany(L, 2);
	lua_settop(L, 2);
	luaL_argcheck(L, steady_is_free(L, 1), 1, "this table cannot be changed here");
	lua_rawseti(L, 1, (lua_Integer)lua_rawlen(L, 1) + 1);
	return 0;
}

static int select_from(lua_State *L)
{
	int count = lua_gettop(L);
	if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
		lua_pushinteger(L, count - 1);
		return 1;
	}
	lua_Integer from = luaL_checkinteger(L, 1);
	luaL_argcheck(L, from >= 1, 1, "out of range");
	return from >= count ? 0 : count - (int)from;
}

static const luaL_Reg words[] = {
	{"type", type_word},      {"tostring", to_text},   {"tonumber", to_number}, {"error", raise},
	{"ipairs", each_indexed}, {"pairs", each_sorted},  {"insert", table_insert}, {"select", select_from},
	{NULL, NULL},
};

void sandbox_open(lua_State *L)
{
	luaL_newlib(L, words);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, refuse_name);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &shared_key);
}

void sandbox_add(lua_State *L, const char *name)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &shared_key);
	lua_insert(L, -2);
	lua_pushstring(L, name);
	lua_insert(L, -2);
	lua_rawset(L, -3);
	lua_pop(L, 1);
}

void sandbox_push_environment(lua_State *L)
{
	lua_newtable(L);
	lua_createtable(L, 0, 3);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &shared_key);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, refuse_write);
	lua_setfield(L, -2, "__newindex");
	lua_pushliteral(L, "locked");
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
}

/* SPDX-License-Identifier: MIT */
/*
 * Everything that is within reach of the rule's functions is walked once:
 * functions through their variables, tables through their keys and values. In
 * place of a table its functions get an empty one whose metatable shows a copy
 * and refuses to be written to; the table itself stays as it is for the
 * examples, which are read without metatables. The list of variables is flat:
 * a function, the number of its variable, the value, and so on.
 */
#include "script/steady.h"

static const char content_key = 0, nil_marker = 0;

/* Where the walk keeps its tables on the stack. */
enum { RULE = 1, SEEN, QUEUE, LIST };

bool steady_is_free(lua_State *L, int index)
{
	if (!lua_getmetatable(L, index))
		return true;
	lua_pop(L, 1);
	return false;
}

void steady_content(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	if (!lua_getmetatable(L, -1))
		return;
	if (lua_rawgetp(L, -1, &content_key) == LUA_TTABLE)
		lua_replace(L, -3);
	else
		lua_pop(L, 1);
	lua_pop(L, 1);
}

static int refuse_write(lua_State *L)
{
	return luaL_error(L, "a table of the file cannot be changed: it would carry something from one subject to the next");
}

static int length(lua_State *L)
{
	steady_content(L, 1);
	lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
	return 1;
}

/* Pushes a table that shows an empty copy, to be filled. */
static void push_steady(lua_State *L)
{
	lua_newtable(L);
	lua_createtable(L, 0, 5);
	lua_newtable(L);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, -3, &content_key);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, refuse_write);
	lua_setfield(L, -2, "__newindex");
	lua_pushcfunction(L, length);
	lua_setfield(L, -2, "__len");
	lua_pushliteral(L, "locked");
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
}

/* Has the value on top walked later. */
static void enqueue(lua_State *L)
{
	lua_pushvalue(L, -1);
	lua_rawseti(L, QUEUE, (lua_Integer)lua_rawlen(L, QUEUE) + 1);
}

/* Replaces the value on top by what the rule's functions get in its place. */
static void settle(lua_State *L)
{
	int type = lua_type(L, -1);
	bool walked = (type == LUA_TTABLE && steady_is_free(L, -1)) || (type == LUA_TFUNCTION && !lua_iscfunction(L, -1));

	if (!walked)
		return;
	lua_pushvalue(L, -1);
	if (lua_rawget(L, SEEN) != LUA_TNIL) {
		lua_replace(L, -2);
		return;
	}
	lua_pop(L, 1);
	enqueue(L);
	lua_pushvalue(L, -1);
	if (type == LUA_TTABLE)
		push_steady(L);
	else
		lua_pushvalue(L, -1);
	lua_pushvalue(L, -1);
	lua_replace(L, -4);
	lua_rawset(L, SEEN);
}

static void append(lua_State *L)
{
	lua_rawseti(L, LIST, (lua_Integer)lua_rawlen(L, LIST) + 1);
}

/* Lists variable `i` of the function on top once, whoever shares it; its value is above. */
static void list_variable(lua_State *L, int i)
{
	void *identity = lua_upvalueid(L, -2, i);
	if (lua_rawgetp(L, SEEN, identity) != LUA_TNIL) {
		lua_pop(L, 2);
		return;
	}
	lua_pop(L, 1);
	lua_pushboolean(L, 1);
	lua_rawsetp(L, SEEN, identity);
	lua_pushvalue(L, -2);
	append(L);
	lua_pushinteger(L, i);
	append(L);
	if (lua_isnil(L, -1)) {
		lua_pop(L, 1);
		lua_pushlightuserdata(L, (void *)(uintptr_t)&nil_marker); /* nil cannot stand in a list */
	}
	append(L);
}

/* The function on top: its variables are settled and listed. */
static void walk_function(lua_State *L)
{
	for (int i = 1; lua_getupvalue(L, -1, i); i++) {
		settle(L);
		lua_pushvalue(L, -1);
		lua_setupvalue(L, -3, i);
		list_variable(L, i);
	}
}

/* The table on top: all that is in it is settled into the copy that stands for it. */
static void walk_table(lua_State *L)
{
	int table = lua_gettop(L);
	lua_pushvalue(L, table);
	lua_rawget(L, SEEN);
	steady_content(L, -1);
	int copy = lua_gettop(L);
	for (lua_pushnil(L); lua_next(L, table); lua_settop(L, copy + 1)) {
		lua_pushvalue(L, -2);
		settle(L);
		lua_insert(L, -2);
		settle(L);
		lua_rawset(L, copy);
	}
	lua_settop(L, table);
}

void steady_push(lua_State *L, int index)
{
	static const char *const functions[] = {"check", "applies"};
	lua_pushvalue(L, index);
	lua_replace(L, RULE);
	lua_settop(L, RULE);
	for (int i = SEEN; i <= LIST; i++)
		lua_newtable(L);
	luaL_checkstack(L, 20, "variables of a file");
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		lua_getfield(L, RULE, functions[i]);
		settle(L);
		lua_pop(L, 1);
	}
	for (lua_Integer at = 1; lua_rawgeti(L, QUEUE, at) != LUA_TNIL; at++) {
		if (lua_isfunction(L, -1))
			walk_function(L);
		else
			walk_table(L);
		lua_pop(L, 1);
	}
	lua_settop(L, LIST);
}

bool steady_restore(lua_State *L, int index)
{
	bool same = true;
	index = lua_absindex(L, index);
	for (lua_Integer at = 1; lua_rawgeti(L, index, at) == LUA_TFUNCTION; at += 3) {
		lua_rawgeti(L, index, at + 1);
		int variable = (int)lua_tointeger(L, -1);
		lua_rawgeti(L, index, at + 2);
		if (lua_touserdata(L, -1) == &nil_marker) {
			lua_pop(L, 1);
			lua_pushnil(L);
		}
		lua_getupvalue(L, -3, variable);
		bool kept = lua_rawequal(L, -1, -2);
		lua_pop(L, 1);
		if (!kept) {
			same = false;
			lua_setupvalue(L, -3, variable);
			lua_pushnil(L);
		}
		lua_pop(L, 3);
	}
	lua_pop(L, 1);
	return same;
}

/* SPDX-License-Identifier: MIT */
/*
 * Writing forms. A form is one letter for the kind of condition and its
 * operands, each behind a unit separator: a number 'n', a text 't', a boolean
 * 'b', a date 'd', a month 'm' or another field 'f'. An entry of a filter is
 * the field's path, a record separator and the form; entries are sorted by
 * path and end with a group separator. Control characters never stand in
 * operands, so the parts cannot be confused.
 */
#include "script/condition.h"

#include "base/text.h"
#include "script/form.h"
#include "script/steady.h"
#include "script/value.h"

#include <string.h>

#define ENTRIES_MAX 16

typedef struct held {
	thing_kind thing;
	size_t length;
	char form[];
} held;

static void push_held(lua_State *L, thing_kind kind, const char *form, size_t length)
{
	held *h = thing_push(L, kind, sizeof *h + length + 1, 0);
	h->length = length;
	memcpy(h->form, form, length);
}

static void add_number(luaL_Buffer *b, char kind, hc_fraction f)
{
	char text[64];
	int n = snprintf(text, sizeof text, "%c%c%lld/%lld", FORM_OPERAND, kind, (long long)f.num, (long long)f.den);
	luaL_addlstring(b, text, (size_t)n);
}

static void add_text(lua_State *L, luaL_Buffer *b, char kind, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < 0x20)
			luaL_error(L, "control characters cannot stand in a condition");
	luaL_addchar(b, FORM_OPERAND);
	luaL_addchar(b, kind);
	luaL_addlstring(b, text, length);
}

/* A path goes into forms as it is, so it must be one: names and dots. */
static void check_path(lua_State *L, const char *path, size_t length)
{
	if (length == 0 || length > 255)
		luaL_error(L, "no field has such a name");
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)path[i] <= 0x20)
			luaL_error(L, "no field has such a name");
}

/* Adds the operand at `index`; exact values only. */
static void add_operand(lua_State *L, luaL_Buffer *b, int index)
{
	size_t length;
	const held *h = thing_at(L, index, THING_CONDITION);
	if (h && h->form[0] == FORM_FIELD) {
		add_text(L, b, 'f', h->form + 1, h->length - 1);
		return;
	}
	value *v = value_at(L, index);
	if (v) {
		if (v->kind > VALUE_MONTH)
			luaL_error(L, "this cannot stand in a condition");
		if (!hc_interval_is_exact(v->range))
			undecided(L, v->lacks);
		add_number(b, v->kind == VALUE_NUMBER ? 'n' : v->kind == VALUE_DATE ? 'd' : 'm', v->range.low);
	} else if (lua_type(L, index) == LUA_TNUMBER) {
		add_number(b, 'n', lua_isinteger(L, index) ? hc_fraction_whole(lua_tointeger(L, index))
		                                           : hc_fraction_from_double(lua_tonumber(L, index)));
	} else if (lua_type(L, index) == LUA_TSTRING) {
		const char *text = lua_tolstring(L, index, &length);
		add_text(L, b, 't', text, length);
	} else if (lua_type(L, index) == LUA_TBOOLEAN) {
		add_text(L, b, 'b', lua_toboolean(L, index) ? "1" : "0", 1);
	} else {
		luaL_error(L, "a value cannot be missing or a %s in a condition", luaL_typename(L, index));
	}
}

/* Pushes a condition of `kind` whose operands are the arguments, or the members of the one table argument. */
static int push_condition(lua_State *L, char kind, int least, int most)
{
	luaL_Buffer b;
	bool list = lua_type(L, 1) == LUA_TTABLE;
	int count = list ? (int)luaL_len(L, 1) : lua_gettop(L);

	if (count < least || count > most || (list && lua_gettop(L) > 1))
		return luaL_error(L, "wrong number of values in a condition");
	if (list) {
		luaL_checkstack(L, count + 8, "too many values in a condition");
		for (int i = 1; i <= count; i++)
			lua_geti(L, 1, i);
	}
	int first = list ? 2 : 1;
	luaL_buffinit(L, &b);
	luaL_addchar(&b, kind);
	for (int i = 0; i < count; i++)
		add_operand(L, &b, first + i);
	luaL_pushresult(&b);
	size_t length;
	const char *form = lua_tolstring(L, -1, &length);
	push_held(L, THING_CONDITION, form, length);
	return 1;
}

int condition_at_least(lua_State *L)
{
	return push_condition(L, FORM_AT_LEAST, 1, 1);
}

int condition_at_most(lua_State *L)
{
	return push_condition(L, FORM_AT_MOST, 1, 1);
}

int condition_within(lua_State *L)
{
	return push_condition(L, FORM_WITHIN, 2, 2);
}

int condition_includes(lua_State *L)
{
	return push_condition(L, FORM_INCLUDES, 1, HC_MEMBERS_MAX);
}

static int more_than(lua_State *L)
{
	return push_condition(L, FORM_MORE, 1, 1);
}

static int less_than(lua_State *L)
{
	return push_condition(L, FORM_LESS, 1, 1);
}

static int one_of(lua_State *L)
{
	return push_condition(L, FORM_ONE_OF, 1, 100);
}

static int other_than(lua_State *L)
{
	return push_condition(L, FORM_OTHER_THAN, 1, 100);
}

static int field(lua_State *L)
{
	luaL_Buffer b;
	size_t length;
	const char *path = luaL_checklstring(L, 1, &length);
	check_path(L, path, length);
	luaL_buffinit(L, &b);
	luaL_addchar(&b, FORM_FIELD);
	luaL_addlstring(&b, path, length);
	luaL_pushresult(&b);
	push_held(L, THING_CONDITION, lua_tostring(L, -1), length + 1);
	return 1;
}

static int except(lua_State *L)
{
	luaL_Buffer b;
	if (lua_gettop(L) != 1)
		return luaL_error(L, "except takes one condition");
	held *h = thing_at(L, 1, THING_CONDITION);
	if (!h)
		return other_than(L);
	luaL_buffinit(L, &b);
	if (h->form[0] != FORM_NOT)
		luaL_addchar(&b, FORM_NOT);
	luaL_addlstring(&b, h->form + (h->form[0] == FORM_NOT), h->length - (h->form[0] == FORM_NOT));
	luaL_pushresult(&b);
	size_t length;
	const char *form = lua_tolstring(L, -1, &length);
	push_held(L, THING_CONDITION, form, length);
	return 1;
}

/* Adds one entry "path RS form GS" for the condition at `index`. */
static void add_entry(lua_State *L, luaL_Buffer *b, const char *path, int index)
{
	const held *h = thing_at(L, index, THING_CONDITION);
	luaL_addstring(b, path);
	luaL_addchar(b, FORM_PATH_END);
	if (h && h->form[0] != FORM_FIELD) {
		luaL_addlstring(b, h->form, h->length);
	} else {
		luaL_addchar(b, FORM_ONE_OF);
		add_operand(L, b, index);
	}
	luaL_addchar(b, FORM_ENTRY_END);
}

/* Pushes the canonical text of the condition table at `index`. */
static void push_table_form(lua_State *L, int index)
{
	const char *paths[ENTRIES_MAX];
	int count = 0;
	luaL_Buffer b;

	steady_content(L, index);
	index = lua_gettop(L);
	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
		if (lua_type(L, -2) != LUA_TSTRING)
			luaL_error(L, "a filter is written { field = condition }");
		if (count == ENTRIES_MAX)
			luaL_error(L, "over %d conditions in one filter", ENTRIES_MAX);
		size_t length;
		const char *path = lua_tolstring(L, -2, &length);
		check_path(L, path, length);
		int at = count++;
		for (; at > 0 && strcmp(paths[at - 1], path) > 0; at--)
			paths[at] = paths[at - 1];
		paths[at] = path;
	}
	luaL_checkstack(L, count + 8, "too many conditions");
	for (int i = 0; i < count; i++)
		lua_getfield(L, index, paths[i]);
	luaL_buffinit(L, &b);
	for (int i = 0; i < count; i++)
		add_entry(L, &b, paths[i], index + 1 + i);
	luaL_pushresult(&b);
	lua_copy(L, -1, index);
	lua_settop(L, index);
}

static int filter(lua_State *L)
{
	size_t length;
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	push_table_form(L, 1);
	const char *form = lua_tolstring(L, -1, &length);
	push_held(L, THING_FILTER, form, length);
	return 1;
}

static const spec *charged(lua_State *L, spec *s)
{
	if (s->charged_for != script_of(L)->pass)
		charge_memory(L, sizeof *s + s->length);
	s->charged_for = script_of(L)->pass;
	return s;
}

static const spec *intern(lua_State *L, const char *form, size_t length)
{
	hc_script *script = script_of(L);
	uint64_t hash = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)form[i]) * UINT64_C(1099511628211);
	spec **bucket = &script->specs[hash % (sizeof script->specs / sizeof *script->specs)];
	charge_steps(L, length / 64);
	for (spec *s = *bucket; s; s = s->next)
		if (s->hash == hash && s->length == length && memcmp(s->form, form, length) == 0)
			return charged(L, s);
	spec *made = hc_arena_alloc(&script->intern_arena, sizeof *made);
	const char *copy = made ? hc_arena_copy(&script->intern_arena, form, length) : NULL;
	if (!copy)
		luaL_error(L, "out of memory");
	*made = (spec){hash, copy, length, 0, *bucket};
	*bucket = made;
	return charged(L, made);
}

const spec *condition_spec(lua_State *L, int index)
{
	size_t length;
	const held *h = thing_at(L, index, THING_FILTER);
	if (h)
		return intern(L, h->form, h->length);
	if (lua_type(L, index) != LUA_TTABLE)
		luaL_error(L, "a filter is written { field = condition }");
	push_table_form(L, lua_absindex(L, index));
	const char *form = lua_tolstring(L, -1, &length);
	const spec *found = intern(L, form, length);
	lua_pop(L, 1);
	return found;
}

static const luaL_Reg words[] = {
	{"one_of", one_of}, {"other_than", other_than}, {"more_than", more_than}, {"less_than", less_than},
	{"field", field},   {"except", except},         {"filter", filter},       {NULL, NULL},
};

static const struct constant {
	const char *name;
	char form[3];
} constants[] = {
	{"done", {FORM_DONE}},
	{"not_done", {FORM_NOT, FORM_DONE}},
	{"empty", {FORM_EMPTY}},
	{"not_empty", {FORM_NOT, FORM_EMPTY}},
};

void condition_open(lua_State *L)
{
	thing_open(L, THING_CONDITION);
	lua_pop(L, 1);
	thing_open(L, THING_FILTER);
	lua_pop(L, 1);
	for (const luaL_Reg *word = words; word->name; word++) {
		lua_pushcfunction(L, word->func);
		sandbox_add(L, word->name);
	}
	for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
		push_held(L, THING_CONDITION, constants[i].form, strlen(constants[i].form));
		sandbox_add(L, constants[i].name);
	}
}

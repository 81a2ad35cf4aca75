/* SPDX-License-Identifier: MIT */
/*
 * Reading a field by its name goes through one Lua table for each frame, made
 * when its layout is handed over: a name leads to a column (n), a collection
 * (-n) or the table of a record referred to.
 *
 * A missing yes/no or enumerated field has few values, so it is not carried as
 * unknown: the run is done once for each (a *world*), and the results are put
 * together afterwards. That way `if` and `and` in a rule need no care.
 */
#include "script/record.h"

#include "script/rows.h"
#include "script/trace.h"
#include "script/value.h"

#include <string.h>

typedef struct record {
	thing_kind thing;
	uint64_t turn;
	unsigned frame;
	uint32_t row;
	const trace *followed; /* the row test that is shown its rows through it; NULL */
} record;

static record *record_check(lua_State *L, int index)
{
	record *r = thing_at(L, index, THING_RECORD);
	if (!r)
		luaL_argerror(L, index, "a record is wanted here");
	if (r->turn != script_of(L)->turn)
		luaL_error(L, "a record was kept from another subject");
	return r;
}

/* Pushes a record like `like` whose names are the table on top, which it takes. */
static void push_named(lua_State *L, const record *like)
{
	record *r = thing_push(L, THING_RECORD, sizeof *r, 1);
	*r = *like;
	lua_insert(L, -2);
	lua_setiuservalue(L, -2, 1);
}

void record_push(lua_State *L, unsigned frame, uint32_t row)
{
	lua_rawgeti(L, LUA_REGISTRYINDEX, script_of(L)->names);
	lua_rawgeti(L, -1, (lua_Integer)frame + 1);
	lua_remove(L, -2);
	push_named(L, &(record){THING_RECORD, script_of(L)->turn, frame, row, NULL});
}

void record_follow(lua_State *L, int index, const trace *in)
{
	record_check(L, index)->followed = in;
}

void record_move(lua_State *L, int index, uint32_t row)
{
	record_check(L, index)->row = row;
}

int64_t record_row(lua_State *L, int index)
{
	record *r = thing_at(L, index, THING_RECORD);
	return r ? (int64_t)r->row : -1;
}

/* Sets names[path] for a dotted path, making the tables between; the names table is on top. */
static void add_path(lua_State *L, const char *path, lua_Integer code)
{
	int base = lua_gettop(L);
	for (const char *dot; (dot = strchr(path, '.')); path = dot + 1) {
		lua_pushlstring(L, path, (size_t)(dot - path));
		lua_pushvalue(L, -1);
		if (lua_rawget(L, -3) != LUA_TTABLE) {
			lua_pop(L, 1);
			lua_newtable(L);
			lua_pushvalue(L, -2);
			lua_pushvalue(L, -2);
			lua_rawset(L, -5);
		}
		lua_remove(L, -2);
	}
	lua_pushstring(L, path);
	lua_pushinteger(L, code);
	lua_rawset(L, -3);
	lua_settop(L, base);
}

void record_layout(lua_State *L)
{
	const hc_layout *layout = script_of(L)->layout;

	lua_createtable(L, (int)layout->frame_count, 0);
	for (size_t f = 0; f < layout->frame_count; f++) {
		lua_newtable(L);
		for (size_t k = 0; k < layout->link_count; k++)
			if (layout->links[k].parent == f)
				add_path(L, layout->frames[layout->links[k].child].entity->plural, -(lua_Integer)k - 1);
		for (size_t c = 0; c < layout->frames[f].column_count; c++)
			add_path(L, layout->frames[f].columns[c].path, (lua_Integer)c + 1);
		lua_rawseti(L, -2, (lua_Integer)f + 1);
	}
	lua_rawseti(L, LUA_REGISTRYINDEX, script_of(L)->names);
}

bool worlds_choose(const hc_script *script, worlds *w, unsigned frame, uint32_t row, int column, int64_t *out)
{
	const hc_field *field = script->layout->frames[frame].columns[column].field;
	for (size_t i = 0; i < w->count; i++) {
		if (w->choices[i].frame == frame && w->choices[i].row == row && w->choices[i].column == column) {
			*out = w->choices[i].value;
			return true;
		}
	}
	size_t domain = (size_t)(field->high - field->low + 1);
	size_t ways = w->count ? w->ways * domain : domain;
	if (w->count == WORLD_CHOICES_MAX || ways > HC_SCRIPT_WORLDS_MAX)
		return false;
	w->ways = ways;
	w->choices[w->count++] = (world_choice){frame, row, column, field->low, field->low, field->high, field->full_name};
	*out = field->low;
	return true;
}

static int64_t choose(lua_State *L, worlds *w, unsigned frame, uint32_t row, int column)
{
	hc_script *script = script_of(L);
	int64_t chosen;
	if (worlds_choose(script, w, frame, row, column, &chosen))
		return chosen;
	const lack *lacks = lacks_add(script, NULL, field_name(script, frame, (size_t)column), 1);
	for (size_t i = 0; i < w->count; i++)
		lacks = lacks_add(script, lacks, w->choices[i].field, 1);
	undecided(L, lacks);
}

bool worlds_next(worlds *w)
{
	while (w->count) {
		world_choice *last = &w->choices[w->count - 1];
		if (last->value < last->high) {
			last->value++;
			return true;
		}
		w->ways /= (size_t)(last->high - last->low + 1);
		w->count--;
	}
	return false;
}

int64_t record_choice(lua_State *L, unsigned frame, uint32_t row, int column)
{
	hc_script *script = script_of(L);
	const hc_column *values = &script->block->frames[frame].columns[column];
	if (hc_column_known(values, row))
		return hc_column_number(values, row);
	bool of_test = script->row_worlds && script->test_frame == frame && script->test_row == row;
	return choose(L, of_test ? script->row_worlds : &script->worlds, frame, row, column);
}

static hc_fraction end_of(const hc_field *field, bool high)
{
	if (field->type == HC_INTEGER || field->type == HC_REAL) {
		if (high ? !field->has_high : !field->has_low)
			return high ? HC_FRACTION_INFINITE : HC_FRACTION_MINUS_INFINITE;
	}
	int64_t end = high ? field->high : field->low;
	return field->type == HC_REAL ? hc_fraction_of(end, HC_REAL_SCALE) : hc_fraction_whole(end);
}

hc_interval record_missing(const hc_field *field)
{
	return (hc_interval){end_of(field, false), end_of(field, true)};
}

static void push_number(lua_State *L, const hc_field *field, bool known, int64_t number, const lack *lacks)
{
	value *v = value_push(L, field->type == HC_DATE ? VALUE_DATE : field->type == HC_MONTH ? VALUE_MONTH : VALUE_NUMBER);
	hc_fraction exact = field->type == HC_REAL ? hc_fraction_of(number, HC_REAL_SCALE) : hc_fraction_whole(number);
	v->range = known ? hc_interval_exact(exact) : record_missing(field);
	v->unit = field->unit;
	v->lacks = lacks;
}

static void push_text(lua_State *L, const hc_column *values, uint32_t row, const lack *lacks)
{
	size_t length;
	if (lacks) {
		value_push(L, VALUE_TEXT)->lacks = lacks;
		return;
	}
	const char *text = hc_column_text(values, row, &length);
	lua_pushlstring(L, text, length);
}

void record_push_field(lua_State *L, unsigned frame, uint32_t row, int column)
{
	hc_script *script = script_of(L);
	const hc_column *values = &script->block->frames[frame].columns[column];
	const hc_field *field = script->layout->frames[frame].columns[column].field;
	bool known = hc_column_known(values, row);
	bool finite = field->type == HC_BOOLEAN || field->type == HC_ENUM;
	int64_t number = finite ? record_choice(L, frame, row, column) : known && field->type != HC_TEXT ? hc_column_number(values, row) : 0;
	const lack *lacks = known || finite ? NULL : lacks_add(script, NULL, field_name(script, frame, (size_t)column), 1);

	if (field->type == HC_BOOLEAN) {
		lua_pushboolean(L, number != 0);
	} else if (field->type == HC_ENUM) {
		lua_pushstring(L, field->members[number].name);
	} else if (field->type == HC_TEXT) {
		push_text(L, values, row, lacks);
	} else if (field->type == HC_SET) {
		value *v = value_push(L, VALUE_SET);
		v->field = field;
		v->mask = known ? number : 0;
		v->open = known ? 0 : field->high;
		v->lacks = lacks;
	} else if (field->act && known && number == HC_DATE_NEVER) {
		lua_pushboolean(L, 0);
	} else {
		push_number(L, field, known, number, lacks);
	}
}

static int no_such_name(lua_State *L, const record *r)
{
	const char *entity = script_of(L)->layout->frames[r->frame].entity->name;
	return luaL_error(L, "a %s has no '%s' here", entity, short_name(L, 2));
}

static int read_name(lua_State *L)
{
	record *r = record_check(L, 1);
	lua_getiuservalue(L, 1, 1);
	lua_pushvalue(L, 2);
	int type = lua_rawget(L, -2);
	if (type == LUA_TTABLE) {
		push_named(L, r);
	} else if (type == LUA_TNUMBER) {
		lua_Integer code = lua_tointeger(L, -1);
		bool followed = r->followed && r->followed == script_of(L)->tracing;
		/* What another record lacks becomes a choice of the world, which rows of the test may share. */
		if (followed ? code < 0 : code > 0 && !hc_column_known(&script_of(L)->block->frames[r->frame].columns[code - 1], r->row))
			trace_stop(L);
		if (code > 0)
			record_push_field(L, r->frame, r->row, (int)code - 1);
		else
			rows_push(L, (unsigned)(-code - 1), r->row);
		if (followed && code > 0)
			trace_read(L, r->frame, r->row, (int)code - 1);
	} else {
		return no_such_name(L, r);
	}
	return 1;
}

static int refuse_write(lua_State *L)
{
	return luaL_error(L, "records cannot be changed");
}

void record_open(lua_State *L)
{
	lua_newtable(L);
	script_of(L)->names = luaL_ref(L, LUA_REGISTRYINDEX);
	thing_open(L, THING_RECORD);
	lua_pushcfunction(L, read_name);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, refuse_write);
	lua_setfield(L, -2, "__newindex");
	lua_pop(L, 1);
}

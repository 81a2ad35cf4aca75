/* SPDX-License-Identifier: MIT */
/*
 * An example's tables become a block like any other: one subject, the rows of
 * its collections, references as nested tables. What an example does not say
 * is missing, but for the few fields to which the schema gives an example
 * value.
 */
#include "script/example.h"

#include "base/memory.h"
#include "script/value.h"

#include <string.h>

#define TEMPLATES_MAX 20
#define ROWS_MAX 100000

typedef struct filling {
	lua_State *L;
	const hc_layout *layout;
	const hc_layout_frame *frame;
	hc_frame *into;
	int subject_index;       /* the subject's table */
	const hc_field *via;     /* of a child's rows: the reference to the subject; NULL */
} filling;

__attribute__((noreturn)) static void wrong(lua_State *L, const hc_field *field, const char *why)
{
	luaL_error(L, "example: %s.%s: %s", field->entity->name, field->name, why);
}

/* Refuses keys of the record table at `index` that `entity` does not have, down to where references end. */
static void check_keys(filling *f, int index, const hc_entity *entity, bool subject, int depth)
{
	lua_State *L = f->L;
	index = lua_absindex(L, index);
	luaL_checkstack(L, 10, "example: tables in tables");
	if (depth > HC_STEPS_MAX)
		luaL_error(L, "example: over %d references in a row", HC_STEPS_MAX);
	for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
		if (lua_type(L, -2) != LUA_TSTRING)
			luaL_error(L, "example: a %s is written { field = value }", entity->name);
		const char *key = lua_tostring(L, -2);
		const hc_field *reference = hc_entity_find_reference(entity, key);
		const hc_entity *child = hc_schema_find_plural(script_of(L)->schema, key);
		if (hc_entity_find(entity, key) || (subject && child && hc_entity_reference_to(child, entity)))
			continue;
		if (!reference || lua_type(L, -1) != LUA_TTABLE)
			luaL_error(L, "example: a %s has no '%s'", entity->name, key);
		check_keys(f, -1, reference->target, false, depth + 1);
	}
}

/* Pushes what the table at `index` says of `path`; nil when nothing. True when it has the first name of the path. */
static bool push_path(lua_State *L, int index, const char *path)
{
	bool said = false;
	const char *dot;
	lua_pushvalue(L, index);
	do {
		if (!lua_istable(L, -1)) {
			lua_pop(L, 1);
			lua_pushnil(L);
			return said;
		}
		dot = strchr(path, '.');
		lua_pushlstring(L, path, dot ? (size_t)(dot - path) : strlen(path));
		lua_rawget(L, -2);
		lua_remove(L, -2);
		if (lua_isnil(L, -1))
			return said;
		said = true;
		path = dot ? dot + 1 : path;
	} while (dot);
	return said;
}

/*
 * Pushes what the tables first..last say of `path`: the last that has its
 * first name decides. What a row does not say of the subject it belongs to is
 * what the subject says.
 */
static void push_said(filling *f, int first, int last, const char *path)
{
	lua_State *L = f->L;
	for (int i = last; i >= first; i--) {
		if (push_path(L, i, path))
			return;
		lua_pop(L, 1);
	}
	size_t length = f->via ? strlen(f->via->reference) : 0;
	if (length && strncmp(path, f->via->reference, length) == 0 && path[length] == '.')
		push_path(L, f->subject_index, path + length + 1);
	else
		lua_pushnil(L);
}

static int64_t read_members(lua_State *L, const hc_field *field)
{
	int64_t mask = 0;
	for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
		size_t length;
		const char *name = luaL_checklstring(L, -1, &length);
		int member = hc_field_member(field, name, length);
		if (member < 0)
			wrong(L, field, "not a member");
		mask |= INT64_C(1) << member;
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	return mask;
}

/* The value on top as the column's number. */
static int64_t read_number(lua_State *L, const hc_field *field)
{
	int64_t number = 0;
	hc_label why = {NULL, NULL};
	size_t length;
	value *v = value_at(L, -1);

	if (v && v->kind == VALUE_DATE && field->type == HC_DATE)
		return v->range.low.num;
	if (lua_type(L, -1) == LUA_TBOOLEAN && field->type == HC_BOOLEAN)
		return lua_toboolean(L, -1);
	if (lua_type(L, -1) == LUA_TTABLE && field->type == HC_SET)
		return read_members(L, field);
	if (lua_type(L, -1) == LUA_TNUMBER && (field->type == HC_INTEGER || field->type == HC_REAL)) {
		hc_fraction f = lua_isinteger(L, -1) ? hc_fraction_whole(lua_tointeger(L, -1)) : hc_fraction_from_double(lua_tonumber(L, -1));
		f = hc_fraction_mul(f, hc_fraction_whole(field->type == HC_REAL ? HC_REAL_SCALE : 1));
		if (f.den != 1)
			wrong(L, field, "not a number of the field");
		number = f.num;
	} else if (lua_type(L, -1) == LUA_TSTRING) {
		const char *text = lua_tolstring(L, -1, &length);
		if (!hc_field_read(field, text, length, &number, &why))
			wrong(L, field, why.en ? why.en : "not a value of the field");
	} else {
		wrong(L, field, "not a value of the field");
	}
	if (!hc_field_check(field, number, &why))
		wrong(L, field, why.en ? why.en : "out of range");
	return number;
}

static bool add_text(lua_State *L, const hc_field *field, hc_column *column)
{
	size_t length;
	if (lua_type(L, -1) != LUA_TSTRING)
		wrong(L, field, "a text is wanted");
	const char *text = lua_tolstring(L, -1, &length);
	return hc_column_add_text(column, text, length);
}

/* Adds one cell from the tables first..last. */
static void add_cell(filling *f, size_t c, int first, int last)
{
	lua_State *L = f->L;
	const hc_layout_column *column = &f->frame->columns[c];
	const hc_field *field = column->field;
	hc_column *into = &f->into->columns[c];
	bool ok;

	push_said(f, first, last, column->path);
	if (lua_isnil(L, -1) && field->example) {
		lua_pop(L, 1);
		lua_pushstring(L, field->example);
	}
	bool missing = lua_isnil(L, -1) || lua_islightuserdata(L, -1);
	bool own = lua_isnil(L, -1) && f->via && f->via == field && column->step_count == 0;
	if (own) {
		lua_pop(L, 1);
		push_said(f, f->subject_index, f->subject_index, field->target->identifier->name);
		if (lua_isnil(L, -1)) {
			lua_pop(L, 1);
			lua_pushfstring(L, "%s-1", field->target->name);
		}
		missing = false;
	}
	if (missing && c == 0) {
		lua_pop(L, 1);
		lua_pushfstring(L, "%s-%d", field->entity->name, (int)f->into->rows + 1);
		missing = false;
	}
	if (missing || (field->act && lua_type(L, -1) == LUA_TBOOLEAN))
		ok = field->act ? hc_column_add_number(into, HC_DATE_NEVER) : hc_column_add_missing(into);
	else if (field->type == HC_TEXT)
		ok = add_text(L, field, into);
	else
		ok = hc_column_add_number(into, read_number(L, field));
	if (!ok)
		luaL_error(L, "out of memory");
	lua_pop(L, 1);
}

static void add_row(filling *f, int first, int last)
{
	for (size_t c = 0; c < f->frame->column_count; c++)
		add_cell(f, c, first, last);
	f->into->rows++;
}

/* Adds the rows that the table on top describes: a record, or { n, template… }. */
static void add_rows(filling *f)
{
	lua_State *L = f->L;
	int base = lua_gettop(L), last = base;
	lua_Integer times = 1;

	if (lua_type(L, base) != LUA_TTABLE)
		luaL_error(L, "example: %s are a list of records", f->frame->entity->plural);
	if (lua_geti(L, base, 1) == LUA_TNUMBER) {
		times = luaL_checkinteger(L, -1);
		lua_pop(L, 1);
		for (lua_Integer i = 2; lua_geti(L, base, i) == LUA_TTABLE; i++) {
			luaL_checkstack(L, 10, "example: too many templates");
			if (++last - base > TEMPLATES_MAX)
				luaL_error(L, "example: over %d templates for one row", TEMPLATES_MAX);
		}
		lua_pop(L, 1);
	} else {
		lua_pop(L, 1);
		lua_pushvalue(L, base);
		last++;
	}
	if (times < 0 || times > ROWS_MAX || f->into->rows + (size_t)times > ROWS_MAX)
		luaL_error(L, "example: 0 to %d rows", ROWS_MAX);
	for (int i = base + 1; i <= last; i++)
		check_keys(f, i, f->frame->entity, false, 0);
	for (lua_Integer i = 0; i < times; i++)
		add_row(f, base + 1, last);
	lua_settop(L, base);
}

static void fill_children(filling *f, int subject_index)
{
	lua_State *L = f->L;
	if (lua_getfield(L, subject_index, f->frame->entity->plural) == LUA_TTABLE) {
		int list = lua_gettop(L);
		for (lua_Integer i = 1; lua_geti(L, list, i) != LUA_TNIL; i++) {
			add_rows(f);
			lua_pop(L, 1);
		}
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

static void make_frame(lua_State *L, const hc_layout_frame *frame, hc_frame *into)
{
	hc_type types[HC_FIELDS_MAX];
	if (frame->column_count > HC_FIELDS_MAX)
		luaL_error(L, "too many columns");
	for (size_t c = 0; c < frame->column_count; c++)
		types[c] = frame->columns[c].field->type;
	if (!hc_frame_init(into, types, frame->column_count))
		luaL_error(L, "out of memory");
}

/* Where row `row` of a collection belongs: to the subject, unless its reference is said to be unknown or another. */
static uint32_t parent_of_row(filling *f, const hc_layout_link *link, const hc_frame *child, const hc_frame *subject, size_t row)
{
	int column = hc_layout_find(&f->layout->frames[link->child], link->via->name, strlen(link->via->name));
	size_t n, m;
	if (column < 0)
		return 0;
	if (!hc_column_known(&child->columns[column], row))
		return HC_PARENT_STRAY;
	const char *id = hc_column_text(&child->columns[column], row, &n), *own = hc_column_text(&subject->columns[0], 0, &m);
	return n == m && memcmp(id, own, n) == 0 ? 0 : HC_PARENT_NONE;
}

static void make_link(filling *f, size_t k, size_t subject, hc_block *block)
{
	lua_State *L = f->L;
	const hc_layout_link *link = &f->layout->links[k];
	const hc_frame *child = &block->frames[link->child];
	size_t count = link->parent == subject ? child->rows : 0;
	uint32_t *parent_of = run_alloc(L, (count + 1) * sizeof *parent_of);
	uint32_t *roots = run_alloc(L, (count + block->frames[link->parent].rows + 1) * sizeof *roots);

	for (size_t i = 0; i < count; i++)
		parent_of[i] = parent_of_row(f, link, child, &block->frames[subject], i);
	if (!hc_link_build(&block->links[k], block->frames[link->parent].rows, count, parent_of, roots, roots))
		luaL_error(L, "out of memory");
	if (link->parent == subject && f->layout->frames[link->child].entity->expected && child->rows == 0)
		block->links[k].absent[0] |= 1;
}

void example_fill(lua_State *L, int index, const hc_layout *layout, size_t subject, hc_block *block)
{
	filling f = {L, layout, &layout->frames[subject], NULL, lua_absindex(L, index), NULL};

	index = f.subject_index;
	block->frames = hc_memory_alloc(layout->frame_count * sizeof *block->frames);
	block->links = hc_memory_alloc((layout->link_count + 1) * sizeof *block->links);
	if (!block->frames || !block->links)
		luaL_error(L, "out of memory");
	block->frame_count = layout->frame_count;
	block->link_count = layout->link_count;
	check_keys(&f, index, f.frame->entity, true, 0);
	for (size_t i = 0; i < layout->frame_count; i++)
		make_frame(L, &layout->frames[i], &block->frames[i]);
	f.into = &block->frames[subject];
	lua_pushvalue(L, index);
	add_row(&f, lua_gettop(L), lua_gettop(L));
	lua_pop(L, 1);
	for (size_t k = 0; k < layout->link_count; k++) {
		if (layout->links[k].parent != subject)
			continue;
		f.frame = &layout->frames[layout->links[k].child];
		f.into = &block->frames[layout->links[k].child];
		f.via = layout->links[k].via;
		if (!f.into->rows)
			fill_children(&f, index);
	}
	for (size_t k = 0; k < layout->link_count; k++)
		make_link(&f, k, subject, block);
}

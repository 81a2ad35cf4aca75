/* SPDX-License-Identifier: MIT */
/*
 * A limit's value is chosen by the audit date and by the record that gets the
 * verdict: the subject itself, or the one its references lead to. Its fields
 * are read as a rule would read them, so a missing one opens worlds.
 */
#include "script/limit.h"

#include "base/text.h"
#include "script/record.h"
#include "script/trace.h"
#include "script/value.h"

#include <string.h>

/* The column of the owner's `field` in the subject's frame; -1 when the subject has no owner. */
static int owner_column(hc_script *script, const hc_field *field)
{
	const hc_layout_frame *frame = &script->layout->frames[script->frame];
	for (size_t c = 0; c < frame->column_count; c++)
		if (frame->columns[c].field == field &&
		    (frame->columns[c].step_count == 0 ? frame->entity == field->entity
		                                       : frame->columns[c].steps[frame->columns[c].step_count - 1]->target == field->entity))
			return (int)c;
	return -1;
}

static bool text_in(const hc_scope_part *part, const hc_column *column, uint32_t row)
{
	size_t length;
	const char *text = hc_column_text(column, row, &length);
	for (size_t i = 0; i < part->text_count; i++)
		if (strlen(part->texts[i]) == length && memcmp(part->texts[i], text, length) == 0)
			return true;
	return false;
}

/* Whether the owner is in this part of a scope; what is missing is added to `lacks`. */
static hc_sure part_holds(lua_State *L, const hc_scope_part *part, const lack **lacks)
{
	hc_script *script = script_of(L);
	int column = owner_column(script, part->field);
	if (column < 0)
		return HC_SURE_NO;
	const hc_column *values = &script->block->frames[script->frame].columns[column];
	uint32_t row = (uint32_t)script->row;
	bool known = hc_column_known(values, row);
	if (!known && part->field->type != HC_BOOLEAN && part->field->type != HC_ENUM) {
		if (part->field->type != HC_TEXT && hc_ranges_cover(part->ranges, part->range_count, part->field->low, part->field->high))
			return HC_SURE_YES;
		*lacks = lacks_add(script, *lacks, field_name(script, script->frame, (size_t)column), 1);
		return HC_UNSURE;
	}
	if (part->field->type == HC_TEXT)
		return text_in(part, values, row) ? HC_SURE_YES : HC_SURE_NO;
	if (!known)
		trace_stop(L);
	int64_t number = known ? hc_column_number(values, row)
	                       : record_choice(L, (unsigned)script->frame, row, column);
	return hc_ranges_touch(part->ranges, part->range_count, number, number) ? HC_SURE_YES : HC_SURE_NO;
}

static hc_sure scope_holds(lua_State *L, const hc_scope *scope, const lack **lacks)
{
	hc_sure all = HC_SURE_YES;
	for (size_t i = 0; i < scope->count; i++) {
		hc_sure here = part_holds(L, &scope->parts[i], lacks);
		if (here == HC_SURE_NO)
			return HC_SURE_NO;
		all = here == HC_UNSURE ? HC_UNSURE : all;
	}
	return all;
}

/* Whether the clause counts in this run at all: in force, and verified unless the rest is asked for. */
static bool counts(const hc_script *script, const hc_clause *clause)
{
	return script->as_of >= clause->from && script->as_of <= clause->to &&
	       (script->include_unverified || clause->verified != HC_UNVERIFIED);
}

/* A clause that surely reaches the subject decides, whatever is not known of the others. */
hc_verified limit_reach(lua_State *L, const hc_rule *rule)
{
	static const hc_label not_in_force = {"审计日期没有生效的条款", "none of its clauses is in force on the audit date"};
	hc_script *script = script_of(L);
	const hc_clause *first = NULL;
	const lack *lacks = NULL;
	uint32_t perhaps = 0;
	hc_verified best = HC_UNVERIFIED;

	script->clauses = 0;
	for (size_t i = 0; i < rule->clause_count; i++) {
		const hc_clause *clause = rule->clauses[i];
		if (!counts(script, clause))
			continue;
		first = first ? first : clause;
		hc_sure here = scope_holds(L, &clause->reach, &lacks);
		script->clauses |= here == HC_SURE_YES ? UINT32_C(1) << i : 0;
		perhaps |= here == HC_UNSURE ? UINT32_C(1) << i : 0;
		if (here == HC_SURE_YES && clause->verified > best)
			best = clause->verified;
	}
	if (!first)
		outside(L, not_in_force);
	if (!script->clauses && perhaps) {
		script->clauses = perhaps;
		undecided(L, lacks);
	}
	if (!script->clauses)
		outside(L, first->outside);
	return best;
}

/* The value for the subject; NULL when there is none, or when it cannot be said (then `lacks` says why). */
static const hc_limit_value *value_in_force(lua_State *L, const hc_limit *limit, const lack **lacks)
{
	hc_date as_of = script_of(L)->as_of;
	const lack *missing = NULL;
	*lacks = NULL;
	for (size_t i = 0; i < limit->value_count; i++) {
		const hc_limit_value *v = &limit->values[i];
		hc_sure here = as_of >= v->from && as_of <= v->to ? scope_holds(L, &v->where, &missing) : HC_SURE_NO;
		if (here == HC_SURE_YES)
			return v;
		if (here == HC_UNSURE)
			*lacks = missing;
	}
	return NULL;
}

static void push_list(lua_State *L, const hc_limit_value *v)
{
	lua_createtable(L, (int)v->text_count, 0);
	for (size_t i = 0; i < v->text_count; i++) {
		lua_pushstring(L, v->texts[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
}

static void push_value(lua_State *L, const hc_limit *limit, const hc_limit_value *v)
{
	hc_script *script = script_of(L);
	if (v->verified < script->verified)
		script->verified = v->verified;
	script->limit = limit;
	if (limit->kind == HC_LIMIT_LIST) {
		push_list(L, v);
		return;
	}
	value *number = value_push(L, VALUE_NUMBER);
	number->limit = limit;
	number->unit = limit->unit;
	number->range = hc_interval_exact(limit->kind == HC_LIMIT_DAY ? hc_fraction_whole(v->month * 100 + v->day)
	                                                              : v->number);
}

/* The limit whose name is at `index`; their names are a table beside the function. */
static const hc_limit *find(lua_State *L, int index)
{
	luaL_checkstring(L, index);
	lua_pushvalue(L, index);
	lua_rawget(L, lua_upvalueindex(1));
	const hc_limit *limit = lua_touserdata(L, -1);
	if (!limit)
		luaL_error(L, "there is no limit '%s'", short_name(L, index));
	lua_pop(L, 1);
	return limit;
}

static int read_name(lua_State *L)
{
	static const hc_label none = {"在该日期对此类对象没有规定数值", "no figure is set for it on this date"};
	const hc_limit *limit = find(L, 2);
	const lack *lacks;
	const hc_limit_value *v = value_in_force(L, limit, &lacks);
	if (lacks)
		return undecided(L, lacks);
	if (!v)
		return outside(L, limit->outside.en || limit->outside.zh ? limit->outside : none);
	push_value(L, limit, v);
	return 1;
}

/* limits("name"): the value, or false; a number that could be any where it cannot be said which. */
static int ask(lua_State *L)
{
	const hc_limit *limit = find(L, 2);
	const lack *lacks;
	const hc_limit_value *v = value_in_force(L, limit, &lacks);
	if (v)
		push_value(L, limit, v);
	else if (lacks && limit->kind == HC_LIMIT_NUMBER)
		value_push_number(L, (hc_interval){HC_FRACTION_MINUS_INFINITE, HC_FRACTION_INFINITE}, limit->unit, lacks);
	else if (lacks)
		return undecided(L, lacks);
	else
		lua_pushboolean(L, 0);
	return 1;
}

static void push_names(lua_State *L)
{
	const hc_law *law = script_of(L)->law;
	lua_createtable(L, 0, (int)law->limit_count);
	for (size_t i = 0; i < law->limit_count; i++) {
		lua_pushstring(L, law->limits[i].name);
		lua_pushlightuserdata(L, &law->limits[i]);
		lua_rawset(L, -3);
	}
}

void limit_open(lua_State *L)
{
	static const luaL_Reg methods[] = {{"__index", read_name}, {"__call", ask}, {NULL, NULL}};
	thing_open(L, THING_LIMITS);
	push_names(L);
	luaL_setfuncs(L, methods, 1);
	lua_pop(L, 1);
	thing_push(L, THING_LIMITS, sizeof(thing_kind), 0);
	script_of(L)->limits = luaL_ref(L, LUA_REGISTRYINDEX);
}

void limit_push_table(lua_State *L)
{
	lua_rawgeti(L, LUA_REGISTRYINDEX, script_of(L)->limits);
}

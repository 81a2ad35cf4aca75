/* SPDX-License-Identifier: MIT */
/*
 * A set is exact, or it has members that may be there: those of rows that are
 * perhaps in a collection, and one, whichever it is, for each row that does
 * not say its member. A set that is not known at all may have any. So the most
 * that can be there is what is sure, what is open, and the spare rows put
 * where they help.
 */
#include "script/includes.h"

#include "script/condition.h"
#include "script/rows.h"
#include "script/value.h"
#include "script/verdict.h"

#include <string.h>

static int64_t count(int64_t mask)
{
	return __builtin_popcountll((uint64_t)mask);
}

static int64_t all_members(const hc_field *field)
{
	return (INT64_C(1) << field->member_count) - 1;
}

/* The mask of the members named by the table at `index`; all members where there is none. */
static int64_t members_at(lua_State *L, const value *set, int index)
{
	int64_t mask = 0;
	if (lua_gettop(L) < index)
		return all_members(set->field);
	luaL_checktype(L, index, LUA_TTABLE);
	for (lua_Integer i = 1; lua_geti(L, index, i) != LUA_TNIL; i++) {
		size_t length;
		charge_steps(L, set->field->member_count);
		const char *name = luaL_checklstring(L, -1, &length);
		int member = hc_field_member(set->field, name, length);
		if (member < 0)
			luaL_error(L, "'%s' is not a member of %s.%s", name, set->field->entity->name, set->field->name);
		mask |= INT64_C(1) << member;
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	return mask;
}

static void add_member(lua_State *L, hc_label *list, const hc_member *member)
{
	const char *zh = member->label.zh ? member->label.zh : member->name, *en = member->label.en ? member->label.en : member->name;
	list->zh = run_text(L, list->zh ? lua_pushfstring(L, "%s、%s", list->zh, zh) : lua_pushfstring(L, "%s", zh));
	list->en = run_text(L, list->en ? lua_pushfstring(L, "%s, %s", list->en, en) : lua_pushfstring(L, "%s", en));
	lua_pop(L, 2);
}

/* Names what lacks. Where rows that do not say their member may stand for some of it, only how many surely lack. */
static hc_label lacking_of(lua_State *L, const value *set, int64_t shut, int64_t sure)
{
	hc_label list = {NULL, NULL};
	for (size_t i = 0; i < set->field->member_count; i++)
		if (shut & (INT64_C(1) << i))
			add_member(L, &list, &set->field->members[i]);
	if (sure == count(shut)) {
		list.zh = run_text(L, lua_pushfstring(L, "缺少：%s", list.zh));
		list.en = run_text(L, lua_pushfstring(L, "lacking: %s", list.en));
	} else {
		list.zh = run_text(L, lua_pushfstring(L, "至少缺少其中 %d 项：%s", (int)sure, list.zh));
		list.en = run_text(L, lua_pushfstring(L, "lacking at least %d of: %s", (int)sure, list.en));
	}
	lua_pop(L, 2);
	return list;
}

static const char *number_text(lua_State *L, int64_t number)
{
	char text[HC_FRACTION_TEXT];
	hc_fraction_write(text, hc_fraction_whole(number));
	return run_text(L, text);
}

int word_includes(lua_State *L)
{
	value *set = value_at(L, 1);
	if (!set || set->kind != VALUE_SET)
		return condition_includes(L);
	int64_t wanted = members_at(L, set, 2), lacking = wanted & ~set->mask, shut = lacking & ~set->open;
	int64_t total = count(wanted), sure = total - count(lacking);
	sure += sure == 0 && set->some && wanted == all_members(set->field); /* whichever it is, it is wanted */
	int64_t most = total - count(shut) + (set->spare < count(shut) ? set->spare : count(shut));
	verdict *v = verdict_push(L, !lacking ? HC_PASS : most < total ? HC_FAIL : HC_UNKNOWN, HC_INCLUDES);
	hc_result *r = &v->result;

	r->unit = r->shortfall_unit = "item";
	r->required = hc_interval_exact(hc_fraction_whole(total));
	r->required_exact = number_text(L, total);
	r->actual = (hc_interval){hc_fraction_whole(sure), hc_fraction_whole(most)};
	r->actual_exact = sure == most ? number_text(L, sure) : NULL;
	r->has_shortfall = r->outcome == HC_FAIL;
	r->shortfall = total - most;
	v->lacks = set->lacks;
	if (r->has_shortfall)
		r->reason = lacking_of(L, set, shut, total - most);
	return 1;
}

typedef struct gathering {
	const hc_selection *selection;
	const hc_column *column;
	value *set;
	int64_t missing;
} gathering;

static int gather(void *context, uint32_t row, bool sure)
{
	gathering *g = context;
	uint64_t bit = UINT64_C(1) << (row & 63);
	if (!(g->selection->can[row >> 6] & bit))
		return 0;
	sure = sure && (g->selection->sure[row >> 6] & bit);
	if (!hc_column_known(g->column, row)) {
		g->set->spare++;
		g->set->some = g->set->some || sure;
		g->missing++;
		return 0;
	}
	int64_t member = INT64_C(1) << hc_column_number(g->column, row);
	if (sure)
		g->set->mask |= member;
	else
		g->set->open |= member;
	return 0;
}

int rows_members(lua_State *L)
{
	hc_script *script = script_of(L);
	const rows *of = rows_check(L, 1);
	size_t length;
	const char *path = luaL_checklstring(L, 2, &length);
	const hc_layout_frame *frame = &script->layout->frames[of->frame];
	int column = hc_layout_find(frame, path, length);
	if (column < 0)
		luaL_error(L, "a %s has no field '%s'", frame->entity->name, short_name(L, 2));
	if (frame->columns[column].field->type != HC_ENUM)
		luaL_error(L, "%s.%s is no enumeration", frame->entity->name, path);
	gathering g = {rows_selection(L, of), &script->block->frames[of->frame].columns[column], value_push(L, VALUE_SET), 0};
	g.set->field = frame->columns[column].field;
	rows_each(L, of, gather, &g);
	if (rows_absent(L, of))
		g.set->open = all_members(g.set->field);
	if (g.set->open | g.set->spare)
		g.set->lacks = rows_lacks(L, of, g.selection);
	if (g.missing)
		g.set->lacks = lacks_add(script, g.set->lacks, field_name(script, of->frame, (size_t)column), g.missing);
	return 1;
}

/* SPDX-License-Identifier: MIT */
/*
 * Noting what a row test does. A word is noted before it runs, because one that
 * cannot decide does not come back.
 */
#include "script/trace_steps.h"

#include "base/date.h"
#include "script/record.h"

trace *trace_new(lua_State *L)
{
	return run_alloc(L, sizeof(trace));
}

size_t trace_size(const trace *of)
{
	return of->steps;
}

void trace_stop(lua_State *L)
{
	trace *of = script_of(L)->tracing;
	if (of)
		of->at = NULL;
	script_of(L)->tracing = NULL;
}

void trace_begin(lua_State *L, trace *of)
{
	trace_stop(L);
	of->at = of->steps < TRACE_STEPS_MAX ? &of->first : NULL;
	of->slots = 0;
	of->wide = 0;
	of->asking = false;
	script_of(L)->tracing = of->at ? of : NULL;
}

static bool same_operand(const operand *a, const operand *b)
{
	return a->slot == b->slot && a->value.num == b->value.num && a->value.den == b->value.den;
}

static bool same_step(const step *a, const step *b)
{
	return a->kind == b->kind && a->op == b->op && a->column == b->column && a->answer == b->answer &&
	       same_operand(&a->a, &b->a) && same_operand(&a->b, &b->b);
}

/* The step of the row in hand, which other rows may have taken before; NULL when it cannot be followed. */
static step *take_step(lua_State *L, trace *of, const step *like)
{
	step **at = of->at;
	if (!*at && of->steps < TRACE_STEPS_MAX) {
		step *made = run_alloc(L, sizeof *made);
		*made = *like;
		if (made->members)
			made->ways = run_alloc(L, made->members * sizeof(step *));
		*at = made;
		of->steps++;
	}
	if (!*at || !same_step(*at, like)) {
		of->at = NULL;
		trace_stop(L);
		return NULL;
	}
	return *at;
}

static void take_fork(lua_State *L, trace *of, const step *like, hc_sure outcome)
{
	step *here = take_step(L, of, like);
	if (here)
		of->at = &here->to[outcome];
}

void trace_end(lua_State *L, bool answer)
{
	trace *of = script_of(L)->tracing;
	if (of)
		take_step(L, of, &(step){.kind = STEP_ANSWER, .answer = answer});
	trace_stop(L);
}

void trace_undecided(lua_State *L, trace *of, const lack *lacks)
{
	if (of->at && of->asking)
		take_fork(L, of, &of->asked, HC_UNSURE);
	if (of->at && of->asking)
		take_step(L, of, &(step){.kind = STEP_UNDECIDED, .lacks = lacks});
	of->at = NULL;
}

/* A step that made the value on top of the stack. */
static void take_value(lua_State *L, trace *of, const step *like, hc_sure outcome)
{
	value *made = value_peek(L, -1);
	if (!made || of->slots == TRACE_SLOTS_MAX) {
		trace_stop(L);
		return;
	}
	step *here = take_step(L, of, like);
	if (!here)
		return;
	here->result = like->result;
	of->at = &here->to[outcome];
	made->followed = of;
	made->slot = ++of->slots;
	if (outcome == HC_UNSURE || like->a.wide || like->b.wide)
		of->wide |= UINT64_C(1) << made->slot;
}

static void take_member(lua_State *L, trace *of, const hc_field *field, int column, int64_t number)
{
	step like = {.kind = STEP_MEMBER, .column = column, .low = field->low, .members = (size_t)(field->high - field->low + 1)};
	step *here = take_step(L, of, &like);
	if (here)
		of->at = &here->ways[number - field->low];
}

void trace_read(lua_State *L, unsigned frame, uint32_t row, int number)
{
	hc_script *script = script_of(L);
	trace *of = script->tracing;
	const hc_column *column = &script->block->frames[frame].columns[number];
	const hc_field *field = script->layout->frames[frame].columns[number].field;

	if (!of)
		return;
	if (column->type == HC_TEXT || column->type == HC_SET) {
		trace_stop(L);
	} else if (column->type == HC_BOOLEAN || column->type == HC_ENUM) {
		take_member(L, of, field, number, record_choice(L, frame, row, number));
	} else {
		bool known = hc_column_known(column, row), done = !known || hc_column_number(column, row) != HC_DATE_NEVER;
		if (field->act)
			take_fork(L, of, &(step){.kind = STEP_DONE, .column = number}, done ? HC_SURE_YES : HC_SURE_NO);
		step like = {.kind = STEP_READ, .column = number, .range = record_missing(field)};
		if (of->at && done)
			take_value(L, of, &like, known ? HC_SURE_YES : HC_UNSURE);
	}
}

/* What the word is given at `index`: a value of the row, or a constant that is exactly known. */
static bool operand_at(lua_State *L, const trace *of, int index, unsigned slot, operand *out)
{
	size_t length;
	hc_date date;
	const value *v = value_peek(L, index);

	*out = (operand){slot, (of->wide >> slot) & 1, {0, 0}};
	if (slot || lua_gettop(L) < index)
		return true;
	if (v) {
		out->value = v->range.low;
		return v->kind <= VALUE_MONTH && hc_interval_is_exact(v->range) && !v->is_void && !v->may_be_void;
	}
	if (lua_isinteger(L, index)) {
		out->value = hc_fraction_whole(lua_tointeger(L, index));
		return true;
	}
	if (lua_type(L, index) == LUA_TNUMBER) {
		out->value = hc_fraction_from_double(lua_tonumber(L, index));
		return !hc_fraction_is_none(out->value);
	}
	if (lua_type(L, index) != LUA_TSTRING)
		return false;
	const char *text = lua_tolstring(L, index, &length);
	bool is_date = hc_date_read(&date, text, length);
	out->value = hc_fraction_whole(is_date ? date : 0);
	return is_date;
}

/* The step that a word will be; false when it cannot be followed. */
static bool step_of_word(lua_State *L, const trace *of, trace_op op, const unsigned slots[2], step *out)
{
	*out = (step){.kind = op < TRACE_BELOW ? STEP_COMPUTE : STEP_COMPARE, .op = op};
	return operand_at(L, of, 1, slots[0], &out->a) && operand_at(L, of, 2, slots[1], &out->b);
}

static unsigned slot_at(lua_State *L, int index, const trace *of)
{
	const value *v = value_peek(L, index);
	return v && v->followed == of ? v->slot : 0;
}

static int followed_word(lua_State *L)
{
	lua_CFunction word = lua_tocfunction(L, lua_upvalueindex(2));
	hc_script *script = script_of(L);
	trace *of = script->tracing;
	if (!of)
		return word(L);
	unsigned slots[2] = {slot_at(L, 1, of), slot_at(L, 2, of)};
	/* A comparison with an act that is on no record is false, whatever the row says. */
	bool plain = lua_type(L, 1) == LUA_TBOOLEAN || lua_type(L, 2) == LUA_TBOOLEAN;
	bool noted = (slots[0] || slots[1]) && !plain;
	if (noted && !step_of_word(L, of, (trace_op)lua_tointeger(L, lua_upvalueindex(1)), slots, &of->asked)) {
		trace_stop(L);
		return word(L);
	}
	of->asking = noted;
	script->tracing = NULL;
	int count = word(L);
	script->tracing = of;
	of->asking = false;
	if (noted && of->asked.kind == STEP_COMPARE) {
		take_fork(L, of, &of->asked, lua_toboolean(L, -1) ? HC_SURE_YES : HC_SURE_NO);
	} else if (noted) {
		of->asked.result = value_peek(L, -1)->kind;
		take_value(L, of, &of->asked, HC_SURE_YES);
	}
	return count;
}

void trace_push_word(lua_State *L, lua_CFunction word, trace_op op)
{
	if (op == TRACE_NOTHING) {
		lua_pushcfunction(L, word);
		return;
	}
	lua_pushinteger(L, op);
	lua_pushcfunction(L, word);
	lua_pushcclosure(L, followed_word, 2);
}

void trace_add_words(lua_State *L, const trace_word *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		trace_push_word(L, words[i].word, words[i].op);
		sandbox_add(L, words[i].name);
	}
}

/* SPDX-License-Identifier: MIT */
/*
 * Steps form a tree: every row begins at its root and takes the same steps
 * until one of them forks. Only values that are known are followed, so that
 * one fraction stands for each; an operand that no field of the row leads to is
 * a constant of the run.
 */
#include "script/trace.h"

#include "script/calendar.h"

#define STEPS_MAX 200
#define SLOTS_MAX 32

typedef enum step_kind {
	STEP_READ,    /* a field */
	STEP_COMPUTE, /* of two operands */
	STEP_COMPARE, /* forks by the truth of a comparison */
	STEP_MEMBER,  /* forks by a yes/no or an enumerated field */
	STEP_DONE,    /* forks by whether an act was done */
	STEP_ANSWER,
} step_kind;

typedef struct operand {
	unsigned slot;     /* what the row made it, from 1; 0: a constant */
	hc_fraction value; /* of a constant */
} operand;

typedef struct step {
	step_kind kind;
	trace_op op;
	value_kind result; /* of STEP_COMPUTE */
	int column;
	operand a, b;
	bool answer;
	struct step *next; /* of a step that does not fork */
	struct way *ways;
	hc_fraction last_a, last_b, last; /* of STEP_COMPUTE: what it made last; rows of one class are much alike */
	bool last_exists, any_last;
} step;

typedef struct way {
	int64_t outcome;
	step *to; /* NULL: it was not followed to its end */
	struct way *next;
} way;

struct trace {
	step *first;
	size_t steps;
	step **at;      /* where the next step of the row in hand belongs; NULL: not followed */
	unsigned slots; /* made so far for the row in hand */
};

trace *trace_new(lua_State *L)
{
	return run_alloc(L, sizeof(trace));
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
	of->at = of->steps < STEPS_MAX ? &of->first : NULL;
	of->slots = 0;
	script_of(L)->tracing = of->at ? of : NULL;
}

static bool same_operand(const operand *a, const operand *b)
{
	return a->slot == b->slot && a->value.num == b->value.num && a->value.den == b->value.den;
}

static bool same_step(const step *a, const step *b)
{
	return a->kind == b->kind && a->op == b->op && a->result == b->result && a->column == b->column && a->answer == b->answer &&
	       same_operand(&a->a, &b->a) && same_operand(&a->b, &b->b);
}

/* The step of the row in hand, which other rows may have taken before; NULL when it cannot be followed. */
static step *take_step(lua_State *L, trace *of, const step *like)
{
	step **at = of->at;
	if (!*at && of->steps < STEPS_MAX) {
		step *made = run_alloc(L, sizeof *made);
		*made = *like;
		*at = made;
		of->steps++;
	}
	if (!*at || !same_step(*at, like)) {
		trace_stop(L);
		return NULL;
	}
	of->at = &(*at)->next;
	return *at;
}

static void take_fork(lua_State *L, trace *of, const step *like, int64_t outcome)
{
	step *here = take_step(L, of, like);
	if (!here)
		return;
	way *found = here->ways;
	while (found && found->outcome != outcome)
		found = found->next;
	if (!found) {
		found = run_alloc(L, sizeof *found);
		*found = (way){outcome, NULL, here->ways};
		here->ways = found;
	}
	of->at = &found->to;
}

void trace_end(lua_State *L, bool answer)
{
	trace *of = script_of(L)->tracing;
	if (of)
		take_step(L, of, &(step){.kind = STEP_ANSWER, .answer = answer});
	trace_stop(L);
}

/* A step that made the value on top of the stack. */
static void take_value(lua_State *L, trace *of, const step *like)
{
	value *made = value_peek(L, -1);
	if (!made || of->slots == SLOTS_MAX) {
		trace_stop(L);
	} else if (take_step(L, of, like)) {
		made->followed = of;
		made->slot = ++of->slots;
	}
}

void trace_read(lua_State *L, const hc_column *column, uint32_t row, int number)
{
	trace *of = script_of(L)->tracing;
	step like = {.kind = STEP_READ, .column = number};

	if (column->type == HC_TEXT || column->type == HC_SET || !hc_column_known(column, row)) {
		trace_stop(L);
	} else if (column->type == HC_BOOLEAN || column->type == HC_ENUM) {
		like.kind = STEP_MEMBER;
		take_fork(L, of, &like, hc_column_number(column, row));
	} else {
		bool done = hc_column_number(column, row) != HC_DATE_NEVER;
		if (column->type == HC_DATE) {
			like.kind = STEP_DONE;
			take_fork(L, of, &like, done);
			like.kind = STEP_READ;
		}
		if (done && script_of(L)->tracing)
			take_value(L, of, &like);
	}
}

/* What the word took at `index`: a value of the row, or a constant that is exactly known. */
static bool operand_at(lua_State *L, int index, unsigned slot, operand *out)
{
	*out = (operand){slot, {0, 0}};
	if (slot || lua_gettop(L) <= index)
		return true;
	const value *v = value_peek(L, index);
	if (!v || v->kind > VALUE_MONTH || !hc_interval_is_exact(v->range) || v->is_void || v->may_be_void)
		return false;
	out->value = v->range.low;
	return true;
}

/* The word has left its answer on top of its operands. */
static void note_word(lua_State *L, trace *of, trace_op op, const unsigned slots[2])
{
	step like = {.kind = op < TRACE_BELOW ? STEP_COMPUTE : STEP_COMPARE, .op = op};
	if (!operand_at(L, 1, slots[0], &like.a) || !operand_at(L, 2, slots[1], &like.b)) {
		trace_stop(L);
	} else if (like.kind == STEP_COMPARE) {
		take_fork(L, of, &like, lua_toboolean(L, -1));
	} else {
		like.result = value_peek(L, -1)->kind;
		take_value(L, of, &like);
	}
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
	script->tracing = NULL;
	int count = word(L);
	script->tracing = of;
	/* A comparison with an act that is on no record is false, whatever the row says. */
	bool plain = lua_type(L, 1) == LUA_TBOOLEAN || lua_type(L, 2) == LUA_TBOOLEAN;
	if ((slots[0] || slots[1]) && !plain)
		note_word(L, of, (trace_op)lua_tointeger(L, lua_upvalueindex(1)), slots);
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

/* ---- following ---- */

static bool is_between(hc_fraction number, int64_t low, int64_t high)
{
	return number.den == 1 && number.num >= low && number.num <= high;
}

/* What the words of value.c make of exact values; false where they would refuse. */
static bool compute(hc_fraction *out, const step *s, hc_fraction a, hc_fraction b)
{
	switch (s->op) {
	case TRACE_ADD:
		*out = hc_fraction_add(a, b);
		break;
	case TRACE_SUBTRACT:
		*out = hc_fraction_sub(a, b);
		break;
	case TRACE_MULTIPLY:
		*out = hc_fraction_mul(a, b);
		break;
	case TRACE_DIVIDE:
		*out = b.num ? hc_fraction_div(a, b) : HC_FRACTION_NONE;
		break;
	case TRACE_NEGATE:
		*out = hc_fraction_sub(hc_fraction_whole(0), a);
		break;
	case TRACE_MONTHS_BEFORE:
	case TRACE_MONTHS_AFTER:
		if (!is_between(b, -CALENDAR_MONTHS_MAX, CALENDAR_MONTHS_MAX))
			return false;
		*out = hc_fraction_whole(hc_date_add_months((hc_date)a.num, (int)(s->op == TRACE_MONTHS_AFTER ? b.num : -b.num)));
		break;
	case TRACE_YEARS:
		*out = hc_fraction_whole(hc_date_years((hc_date)a.num, (hc_date)b.num));
		break;
	case TRACE_YEAR_OF:
		*out = hc_fraction_whole(calendar_year(a));
		break;
	default:
		if (!is_between(b, 1, 9999))
			return false;
		*out = hc_fraction_whole(calendar_day_in_year(a, (int)b.num));
	}
	return value_exists(*out, s->result);
}

static bool holds(trace_op op, hc_fraction a, hc_fraction b)
{
	int order = hc_fraction_compare(a, b);
	return op == TRACE_BELOW ? order < 0 : op == TRACE_AT_MOST ? order <= 0 : order == 0;
}

static hc_fraction take_operand(const operand *from, const hc_fraction *slots)
{
	return from->slot ? slots[from->slot] : from->value;
}

/* Where a row with `outcome` goes on; NULL: nobody knows. */
static step *way_of(const step *s, int64_t outcome)
{
	const way *w = s->ways;
	while (w && w->outcome != outcome)
		w = w->next;
	return w ? w->to : NULL;
}

/* The same, unless the operands are those of the row before. */
static bool compute_again(hc_fraction *out, step *s, hc_fraction a, hc_fraction b)
{
	bool same = s->any_last && a.num == s->last_a.num && a.den == s->last_a.den && b.num == s->last_b.num && b.den == s->last_b.den;
	if (!same) {
		s->last_exists = compute(&s->last, s, a, b);
		s->last_a = a;
		s->last_b = b;
		s->any_last = true;
	}
	*out = s->last;
	return s->last_exists;
}

hc_sure trace_follow(const trace *of, const hc_frame *frame, uint32_t row)
{
	hc_fraction slots[SLOTS_MAX + 1];
	unsigned count = 0;
	step *s = of->first;

	while (s && s->kind != STEP_ANSWER) {
		if (s->kind == STEP_COMPUTE) {
			if (!compute_again(&slots[count + 1], s, take_operand(&s->a, slots), take_operand(&s->b, slots)))
				return HC_UNSURE;
			count++;
			s = s->next;
		} else if (s->kind == STEP_COMPARE) {
			s = way_of(s, holds(s->op, take_operand(&s->a, slots), take_operand(&s->b, slots)));
		} else {
			const hc_column *column = &frame->columns[s->column];
			if (!hc_column_known(column, row))
				return HC_UNSURE;
			int64_t number = hc_column_number(column, row);
			if (s->kind == STEP_READ)
				slots[++count] = column->type == HC_REAL ? hc_fraction_of(number, HC_REAL_SCALE) : hc_fraction_whole(number);
			s = s->kind == STEP_READ ? s->next : way_of(s, s->kind == STEP_DONE ? number != HC_DATE_NEVER : number);
		}
	}
	return !s ? HC_UNSURE : s->answer ? HC_SURE_YES : HC_SURE_NO;
}

/* SPDX-License-Identifier: MIT */
/*
 * Steps form a tree: every row begins at its root and takes the same steps
 * until one of them forks. What is not known is followed as well: a missing
 * number is the same interval for every row that lacks it, so what is missing
 * forks the way, and a word that cannot decide ends it. Most rows lack nothing;
 * for these one fraction stands for each value. An operand that no field of the
 * row leads to is a constant of the run.
 */
#include "script/trace.h"

#include "base/date.h"
#include "script/calendar.h"
#include "script/record.h"

#define STEPS_MAX 200
#define SLOTS_MAX 32

typedef enum step_kind {
	STEP_COMPUTE,   /* of two operands; forks by whether they are known well enough */
	STEP_COMPARE,   /* forks by the truth of a comparison */
	STEP_READ,      /* a field; forks by whether it is known */
	STEP_MEMBER,    /* forks by a yes/no or an enumerated field */
	STEP_DONE,      /* forks by whether an act was done */
	STEP_ANSWER,
	STEP_UNDECIDED,
} step_kind;

typedef struct operand {
	unsigned slot;     /* what the row made it, from 1; 0: a constant */
	bool wide;         /* what the row made may be an interval */
	hc_fraction value; /* of a constant */
} operand;

typedef struct step {
	step_kind kind;
	trace_op op;
	value_kind result; /* of STEP_COMPUTE */
	int column;
	operand a, b;
	hc_interval range; /* of a field that is missing */
	int64_t low;       /* of STEP_MEMBER: the first member's number */
	size_t members;
	struct step **ways; /* of STEP_MEMBER, by member; where nobody went: NULL */
	struct step *to[HC_UNSURE + 1]; /* of the others that fork: the way if not, if so, and where it is not known */
	bool answer;
	const lack *lacks; /* of STEP_UNDECIDED */
	hc_fraction last_a, last_b, last; /* of STEP_COMPUTE: what it made last; rows of one class are much alike */
	bool last_exists, any_last;
} step;

struct trace {
	step *first;
	size_t steps;
	step **at;      /* where the next step of the row in hand belongs; NULL: not followed */
	unsigned slots; /* made so far for the row in hand */
	uint64_t wide;  /* which of them may be intervals */
	step asked;     /* while a word runs: the step that it will be */
	bool asking;
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
	if (!*at && of->steps < STEPS_MAX) {
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
	if (!made || of->slots == SLOTS_MAX) {
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

static hc_interval whole_numbers(int64_t low, int64_t high)
{
	return (hc_interval){hc_fraction_whole(low), hc_fraction_whole(high)};
}

static hc_interval move_by_months(hc_interval days, int months)
{
	return whole_numbers(hc_date_add_months(calendar_day(days.low), months), hc_date_add_months(calendar_day(days.high), months));
}

/* Whether a word takes the number: it decides nothing by one that is not known, and refuses one that is out of bounds. */
static hc_sure exactly_between(hc_interval number, int64_t low, int64_t high)
{
	if (!hc_interval_is_exact(number))
		return HC_UNSURE;
	return is_between(number.low, low, high) ? HC_SURE_YES : HC_SURE_NO;
}

/* The same of intervals; *sure is HC_UNSURE where the word would be undecided, HC_SURE_NO where it would refuse. */
static hc_interval compute_wide(const step *s, hc_interval a, hc_interval b, hc_sure *sure)
{
	*sure = HC_SURE_YES;
	switch (s->op) {
	case TRACE_ADD:
		return hc_interval_add(a, b);
	case TRACE_SUBTRACT:
		return hc_interval_sub(a, b);
	case TRACE_MULTIPLY:
		return hc_interval_mul(a, b);
	case TRACE_DIVIDE:
		*sure = b.low.num == 0 && b.high.num == 0 ? HC_SURE_NO : HC_SURE_YES;
		return hc_interval_div(a, b);
	case TRACE_NEGATE:
		return hc_interval_sub(hc_interval_exact(hc_fraction_whole(0)), a);
	case TRACE_MONTHS_BEFORE:
	case TRACE_MONTHS_AFTER:
		*sure = exactly_between(b, -CALENDAR_MONTHS_MAX, CALENDAR_MONTHS_MAX);
		return *sure == HC_SURE_YES ? move_by_months(a, s->op == TRACE_MONTHS_AFTER ? (int)b.low.num : (int)-b.low.num) : a;
	case TRACE_YEARS:
		return whole_numbers(hc_date_years(calendar_day(a.high), calendar_day(b.low)),
		                     hc_date_years(calendar_day(a.low), calendar_day(b.high)));
	case TRACE_YEAR_OF:
		return whole_numbers(calendar_year(a.low), calendar_year(a.high));
	default:
		*sure = exactly_between(b, 1, 9999);
		return *sure == HC_SURE_YES ? hc_interval_exact(hc_fraction_whole(calendar_day_in_year(a.low, (int)b.low.num))) : a;
	}
}

/* What the row has made so far: `high` only of what may be an interval. */
typedef struct made {
	hc_fraction low[SLOTS_MAX + 1], high[SLOTS_MAX + 1];
} made;

static hc_fraction low_of(const operand *from, const made *slots)
{
	return from->slot ? slots->low[from->slot] : from->value;
}

static hc_interval interval_of(const operand *from, const made *slots)
{
	hc_fraction low = low_of(from, slots);
	return (hc_interval){low, from->wide ? slots->high[from->slot] : low};
}

static bool same_number(hc_fraction a, hc_fraction b)
{
	return a.num == b.num && a.den == b.den;
}

/* What comes of exact operands, unless they are those of the row before; HC_SURE_NO where the function has to be asked. */
static hc_sure follow_compute(step *s, hc_fraction a, hc_fraction b, hc_fraction *out)
{
	if (!s->any_last || !same_number(a, s->last_a) || !same_number(b, s->last_b)) {
		s->last_exists = compute(&s->last, s, a, b);
		s->last_a = a;
		s->last_b = b;
		s->any_last = true;
	}
	*out = s->last;
	return s->last_exists ? HC_SURE_YES : HC_SURE_NO;
}

static hc_sure follow_compute_wide(const step *s, made *slots, unsigned slot)
{
	hc_sure sure;
	hc_interval out = compute_wide(s, interval_of(&s->a, slots), interval_of(&s->b, slots), &sure);
	slots->low[slot] = out.low;
	slots->high[slot] = out.high;
	return sure == HC_SURE_YES && !value_range_exists(out, s->result) ? HC_SURE_NO : sure;
}

static hc_sure follow_compare(trace_op op, hc_fraction a, hc_fraction b)
{
	int order = a.den == b.den ? (a.num > b.num) - (a.num < b.num) : hc_fraction_compare(a, b);
	bool holds = op == TRACE_BELOW ? order < 0 : op == TRACE_AT_MOST ? order <= 0 : order == 0;
	return holds ? HC_SURE_YES : HC_SURE_NO;
}

static hc_sure follow_compare_wide(trace_op op, hc_interval a, hc_interval b)
{
	return op == TRACE_BELOW ? hc_interval_below(a, b) : op == TRACE_AT_MOST ? hc_interval_at_most(a, b) : hc_interval_equal(a, b);
}

/* The step after a word; NULL: the function has to be asked. */
static step *follow_word(step *s, made *slots, unsigned *count)
{
	bool wide = s->a.wide || s->b.wide;
	if (s->kind == STEP_COMPARE)
		return s->to[wide ? follow_compare_wide(s->op, interval_of(&s->a, slots), interval_of(&s->b, slots))
		                  : follow_compare(s->op, low_of(&s->a, slots), low_of(&s->b, slots))];
	hc_sure sure = wide ? follow_compute_wide(s, slots, *count + 1)
	                    : follow_compute(s, low_of(&s->a, slots), low_of(&s->b, slots), &slots->low[*count + 1]);
	++*count;
	return sure == HC_SURE_NO ? NULL : s->to[sure];
}

/* The step after a field was read. */
static step *follow_read(step *s, const hc_column *column, const tested *of, made *slots, unsigned *count)
{
	bool known = hc_column_known(column, of->row);
	int64_t number = known ? hc_column_number(column, of->row) : 0;
	if (s->kind == STEP_DONE)
		return s->to[known && number == HC_DATE_NEVER ? HC_SURE_NO : HC_SURE_YES];
	if (s->kind == STEP_MEMBER)
		return known || worlds_choose(of->script, of->ways, of->frame, of->row, s->column, &number) ? s->ways[number - s->low] : NULL;
	++*count;
	slots->low[*count] = !known ? s->range.low : column->type == HC_REAL ? hc_fraction_of(number, HC_REAL_SCALE) : (hc_fraction){number, 1};
	if (!known)
		slots->high[*count] = s->range.high;
	return s->to[known ? HC_SURE_YES : HC_UNSURE];
}

bool trace_follow(const trace *along, const tested *of, hc_sure *answer, const lack **lacks)
{
	made slots;
	unsigned count = 0;
	const hc_column *columns = of->script->block->frames[of->frame].columns;
	step *s = along->first;

	while (s && s->kind < STEP_ANSWER)
		s = s->kind <= STEP_COMPARE ? follow_word(s, &slots, &count) : follow_read(s, &columns[s->column], of, &slots, &count);
	if (!s)
		return false;
	*answer = s->kind == STEP_UNDECIDED ? HC_UNSURE : s->answer ? HC_SURE_YES : HC_SURE_NO;
	*lacks = s->lacks;
	return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * Leading rows along the steps that others took. Most rows lack nothing: 64 of
 * them go together, and part where the way forks. A row that lacks something
 * goes alone, in one of its worlds.
 */
#include "script/trace_steps.h"

#include "base/date.h"
#include "script/calendar.h"
#include "script/record.h"

static bool is_between(hc_fraction number, int64_t low, int64_t high)
{
	return number.den == 1 && number.num >= low && number.num <= high;
}

/* ---- what words make ---- */

/* Of exact values; false where they would refuse. */
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

/* Of intervals; *sure is HC_UNSURE where the word would be undecided, HC_SURE_NO where it would refuse. */
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

/* ---- a row that lacks something, in the world in hand ---- */

static hc_interval interval_of(const operand *from, const hc_interval *made)
{
	return from->slot ? made[from->slot] : hc_interval_exact(from->value);
}

static hc_sure compare_wide(trace_op op, hc_interval a, hc_interval b)
{
	return op == TRACE_BELOW ? hc_interval_below(a, b) : op == TRACE_AT_MOST ? hc_interval_at_most(a, b) : hc_interval_equal(a, b);
}

/* The step after a word; NULL: the function has to be asked. */
static const step *follow_word(const step *s, hc_interval *made, unsigned *count)
{
	hc_sure sure;
	hc_interval a = interval_of(&s->a, made), b = interval_of(&s->b, made);
	if (s->kind == STEP_COMPARE)
		return s->to[compare_wide(s->op, a, b)];
	hc_interval out = made[++*count] = compute_wide(s, a, b, &sure);
	if (sure == HC_SURE_YES && !value_range_exists(out, s->result))
		sure = HC_SURE_NO;
	return sure == HC_SURE_NO ? NULL : s->to[sure];
}

static hc_fraction number_of(const hc_column *column, int64_t number)
{
	return column->type == HC_REAL ? hc_fraction_of(number, HC_REAL_SCALE) : (hc_fraction){number, 1};
}

/* The step after a field was read. */
static const step *follow_read(const step *s, const hc_column *column, const tested *of, hc_interval *made, unsigned *count)
{
	bool known = hc_column_known(column, of->row);
	int64_t number = known ? hc_column_number(column, of->row) : 0;
	if (s->kind == STEP_DONE)
		return s->to[known && number == HC_DATE_NEVER ? HC_SURE_NO : HC_SURE_YES];
	if (s->kind == STEP_MEMBER)
		return known || worlds_choose(of->script, of->ways, of->frame, of->row, s->column, &number) ? s->ways[number - s->low] : NULL;
	made[++*count] = known ? hc_interval_exact(number_of(column, number)) : s->range;
	return s->to[known ? HC_SURE_YES : HC_UNSURE];
}

bool trace_follow(const trace *along, const tested *of, hc_sure *answer, const lack **lacks)
{
	hc_interval made[TRACE_SLOTS_MAX + 1];
	unsigned count = 0;
	const hc_column *columns = of->script->block->frames[of->frame].columns;
	const step *s = along->first;

	while (s && s->kind < STEP_ANSWER)
		s = s->kind <= STEP_COMPARE ? follow_word(s, made, &count) : follow_read(s, &columns[s->column], of, made, &count);
	if (!s)
		return false;
	*answer = s->kind == STEP_UNDECIDED ? HC_UNSURE : s->answer ? HC_SURE_YES : HC_SURE_NO;
	*lacks = s->lacks;
	return true;
}

/* ---- rows that lack nothing, 64 at once ---- */

/* The rows of one word of a frame, and what they have made so far. */
typedef struct wave {
	const hc_column *columns;
	size_t word;
	uint64_t answered, yes;
	hc_fraction made[TRACE_SLOTS_MAX + 1][64];
} wave;

static hc_fraction made_of(const operand *from, const wave *w, unsigned row)
{
	return from->slot ? w->made[from->slot][row] : from->value;
}

static bool same_number(hc_fraction a, hc_fraction b)
{
	return a.num == b.num && a.den == b.den;
}

/* Those of the rows that could compute; rows that stand together are much alike, so what came last is kept. */
static uint64_t compute_rows(const step *s, wave *w, unsigned slot, uint64_t rows)
{
	hc_fraction last_a = HC_FRACTION_NONE, last_b = HC_FRACTION_NONE, last = HC_FRACTION_NONE;
	bool exists = false;
	uint64_t done = 0;
	for (uint64_t left = rows; left; left &= left - 1) {
		unsigned row = (unsigned)__builtin_ctzll(left);
		hc_fraction a = made_of(&s->a, w, row), b = made_of(&s->b, w, row);
		if (left == rows || !same_number(a, last_a) || !same_number(b, last_b))
			exists = compute(&last, s, a, b);
		last_a = a;
		last_b = b;
		w->made[slot][row] = last;
		done |= (uint64_t)exists << row;
	}
	return done;
}

/* Those of the rows for which the comparison holds. */
static uint64_t compare_rows(const step *s, const wave *w, uint64_t rows)
{
	uint64_t holds = 0;
	for (uint64_t left = rows; left; left &= left - 1) {
		unsigned row = (unsigned)__builtin_ctzll(left);
		hc_fraction a = made_of(&s->a, w, row), b = made_of(&s->b, w, row);
		int order = a.den == b.den ? (a.num > b.num) - (a.num < b.num) : hc_fraction_compare(a, b);
		bool here = s->op == TRACE_BELOW ? order < 0 : s->op == TRACE_AT_MOST ? order <= 0 : order == 0;
		holds |= (uint64_t)here << row;
	}
	return holds;
}

static void read_rows(const hc_column *column, wave *w, unsigned slot, uint64_t rows)
{
	int64_t last = 0;
	hc_fraction made = hc_fraction_whole(0);
	for (uint64_t left = rows; left; left &= left - 1) {
		unsigned row = (unsigned)__builtin_ctzll(left);
		int64_t number = hc_column_number(column, w->word * 64 + row);
		if (number != last)
			made = number_of(column, number);
		last = number;
		w->made[slot][row] = made;
	}
}

/* Those of the rows whose number is `number`. */
static uint64_t rows_with(const hc_column *column, const wave *w, uint64_t rows, int64_t number)
{
	uint64_t same = 0;
	for (uint64_t left = rows; left; left &= left - 1) {
		unsigned row = (unsigned)__builtin_ctzll(left);
		same |= (uint64_t)(hc_column_number(column, w->word * 64 + row) == number) << row;
	}
	return same;
}

static void follow_rows(const step *s, wave *w, unsigned count, uint64_t rows);

/* Each member's rows go their own way. */
static void part_by_member(const step *s, wave *w, unsigned count, uint64_t rows)
{
	const hc_column *column = &w->columns[s->column];
	while (rows) {
		int64_t number = hc_column_number(column, w->word * 64 + (unsigned)__builtin_ctzll(rows));
		uint64_t same = rows_with(column, w, rows, number);
		follow_rows(s->ways[number - s->low], w, count, same);
		rows &= ~same;
	}
}

static void follow_rows(const step *s, wave *w, unsigned count, uint64_t rows)
{
	while (s && rows && !s->a.wide && !s->b.wide) {
		const hc_column *column = &w->columns[s->column];
		uint64_t part;
		switch (s->kind) {
		case STEP_COMPUTE:
			rows = compute_rows(s, w, ++count, rows);
			break;
		case STEP_READ:
			rows &= column->known[w->word];
			read_rows(column, w, ++count, rows);
			break;
		case STEP_COMPARE:
		case STEP_DONE:
			part = s->kind == STEP_COMPARE ? compare_rows(s, w, rows) : ~rows_with(column, w, rows & column->known[w->word], HC_DATE_NEVER);
			follow_rows(s->to[HC_SURE_NO], w, count, rows & ~part);
			rows &= part;
			break;
		case STEP_MEMBER:
			part_by_member(s, w, count, rows & column->known[w->word]);
			return;
		default:
			w->answered |= rows;
			w->yes |= s->answer ? rows : 0;
			return;
		}
		s = s->to[HC_SURE_YES];
	}
}

uint64_t trace_follow_rows(const trace *along, const hc_frame *frame, size_t word, uint64_t rows, uint64_t *yes)
{
	wave w;
	w.columns = frame->columns;
	w.word = word;
	w.answered = w.yes = 0;
	follow_rows(along->first, &w, 0, rows);
	*yes = w.yes;
	return w.answered;
}

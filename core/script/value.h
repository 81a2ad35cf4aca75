/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_VALUE_H
#define HC_SCRIPT_VALUE_H

/* Numbers, dates, months, sets and unknown texts as rules hold them. */

#include "script/state.h"

typedef enum value_kind { VALUE_NUMBER, VALUE_DATE, VALUE_MONTH, VALUE_SET, VALUE_TEXT } value_kind;

/* How a ratio was made; decides its shortfall. */
typedef enum ratio_kind { NO_RATIO, RATIO_SHARE, RATIO_PER } ratio_kind;

typedef struct value {
	thing_kind thing;
	value_kind kind;
	hc_interval range;        /* a number; a date's or month's number; a set: unused */
	const char *unit;         /* NULL: a bare number */
	const lack *lacks;        /* why it is not exact */
	const hc_limit *limit;    /* it comes from this limit */

	ratio_kind ratio;
	hc_interval part, whole;  /* of a ratio */
	hc_fraction best_part[2], best_whole[2]; /* where the ratio is highest [1] and lowest [0] */
	const char *part_unit, *whole_unit;
	int64_t scale;            /* of `per`: 1, 100… */
	bool is_void;             /* a share of nothing: not applicable */
	bool may_be_void;
	const struct rows *counted; /* the rows that were counted (the part of a share); NULL */
	const struct rows *among;   /* the whole of a share; NULL */

	const hc_field *field;    /* of a set: where its members stand */
	int64_t mask;             /* those that are surely in it */
	int64_t open;             /* those that may be */
	int64_t spare;            /* so many more may be, whichever they are */
	bool some;                /* of these one surely is */

	const trace *followed;    /* the row test that it is followed in, and what it is there; NULL */
	unsigned slot;

	uint64_t turn;            /* 0: made while the file loaded, lives on */
} value;

/* Registers the metatable and the words for numbers and dates. */
void value_open(lua_State *L);

/* Why there is no share of nothing: a reason of notapplicable. */
extern const hc_label value_nothing;

/* Sets the operators of numbers in the metatable on top of the stack, of whatever stands for one. */
void value_set_arithmetic(lua_State *L);

/* Pushes a new value, zeroed but for kind and turn. Borrowed from the stack. */
value *value_push(lua_State *L, value_kind kind);
void value_push_number(lua_State *L, hc_interval range, const char *unit, const lack *lacks);
void value_push_date(lua_State *L, hc_date date);

/* The value at `index`, NULL when it is no value; an error when it is of an earlier turn. */
value *value_at(lua_State *L, int index);

/* The same, looked at from outside of the run: no matter of which turn, and nobody used it. */
value *value_peek(lua_State *L, int index);

/* Whether there is such a number, day or month. */
bool value_exists(hc_fraction number, value_kind kind);

/* The same of what may be several: an exact answer is one there is; any other is held to what there is where it is read. */
bool value_range_exists(hc_interval range, value_kind kind);

/* Reads a number at `index`: a Lua number, a value, or a collection's count, as a value of the run. NULL when it is none. */
value *number_at(lua_State *L, int index);

/* The same, raising an error that names argument `index`. */
value *number_check(lua_State *L, int index);

/* Reads a date (a value, or an ISO text) at `index`; raises an error when it is none. */
value *date_check(lua_State *L, int index);

/* Whether two things at `a` and `b` are equal; leaves the run when it cannot be said. */
bool values_equal(lua_State *L, int a, int b);

#endif

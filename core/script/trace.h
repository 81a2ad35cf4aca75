/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_TRACE_H
#define HC_SCRIPT_TRACE_H

/*
 * What a row test did with the rows it was asked about, so that rows that are
 * alike in everything it looked at need not pass through Lua.
 *
 * While the function runs on a row, each field it reads, each sum and each
 * comparison becomes a step; where the answer of a step decides what comes next
 * (a comparison, a yes/no, a member, whether a field is missing), the way forks.
 * Another row is led along these steps in C. Where its way was never gone, the
 * function is asked. A function that assigns to what is there already is never
 * traced (source.h), so its answer depends on its row alone.
 */

#include "script/value.h"

/* The words of values that are followed; any other use of a value ends the tracing of that row. */
typedef enum trace_op {
	TRACE_NOTHING,
	TRACE_ADD,
	TRACE_SUBTRACT,
	TRACE_MULTIPLY,
	TRACE_DIVIDE,
	TRACE_NEGATE,
	TRACE_MONTHS_BEFORE,
	TRACE_MONTHS_AFTER,
	TRACE_YEARS,
	TRACE_YEAR_OF,
	TRACE_IN_YEAR,
	TRACE_BELOW, /* from here on: comparisons */
	TRACE_AT_MOST,
	TRACE_EQUAL,
} trace_op;

/* A trace without any step yet; memory of the run. */
trace *trace_new(lua_State *L);

/* A row that a test is to judge, in one of the worlds that it tells apart. */
typedef struct tested {
	const hc_script *script;
	unsigned frame;
	uint32_t row;
	worlds *ways;
} tested;

/*
 * The answer for a row in the world in hand, HC_UNSURE where it lacks `lacks`;
 * false where the function has to be asked.
 */
bool trace_follow(const trace *along, const tested *of, hc_sure *answer, const lack **lacks);

/*
 * Which of the rows in word `word` of a bitmap of `frame` can be led to an
 * answer because they lack nothing, and which of these to yes.
 */
uint64_t trace_follow_rows(const trace *along, const hc_frame *frame, size_t word, uint64_t rows, uint64_t *yes);

/* How many steps are noted: more of them may lead more rows. */
size_t trace_size(const trace *of);

/* The function is asked about a row from now on; it has answered; it could not decide for want of `lacks`. */
void trace_begin(lua_State *L, trace *of);
void trace_end(lua_State *L, bool answer);
void trace_undecided(lua_State *L, trace *of, const lack *lacks);

/* What happens now cannot be followed: the row in hand is not traced further. */
void trace_stop(lua_State *L);

/* Column `number` of the row in hand was read: its value is on top of the stack. */
void trace_read(lua_State *L, unsigned frame, uint32_t row, int number);

typedef struct trace_word {
	const char *name;
	lua_CFunction word;
	trace_op op;
} trace_word;

/* Pushes `word` as a function that is followed as `op`. */
void trace_push_word(lua_State *L, lua_CFunction word, trace_op op);

/* Makes such words known to every rule file. */
void trace_add_words(lua_State *L, const trace_word *words, size_t count);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_RECORD_H
#define HC_SCRIPT_RECORD_H

/* Records as rules hold them: the subject, a row of a collection, a record referred to. */

#include "script/state.h"

void record_open(lua_State *L);

/* Makes the tables of names for the layout in hand; raises an error when out of memory. */
void record_layout(lua_State *L);

/* Pushes row `row` of frame `frame`. */
void record_push(lua_State *L, unsigned frame, uint32_t row);

/* Moves the record at `index` to another row of its frame. */
void record_move(lua_State *L, int index, uint32_t row);

/* What is read of the record at `index` is followed in a row test. */
void record_follow(lua_State *L, int index, const trace *in);

/* The row of the record at `index`; -1 when it is none. */
int64_t record_row(lua_State *L, int index);

/* Pushes the value of `column` in row `row` of frame `frame`. */
void record_push_field(lua_State *L, unsigned frame, uint32_t row, int column);

/*
 * The number of a yes/no or enumerated field, in the world in hand where it is
 * missing; leaves the run as undecided when there are too many worlds.
 */
int64_t record_choice(lua_State *L, unsigned frame, uint32_t row, int column);

/* The value of a missing field in the world `w`, a new choice at its first reading; false when there would be too many worlds. */
bool worlds_choose(const hc_script *script, worlds *w, unsigned frame, uint32_t row, int column, int64_t *out);

/* Steps to the next world; false when all have been seen. */
bool worlds_next(worlds *w);

/* Where the value of a missing number, day or month can lie. */
hc_interval record_missing(const hc_field *field);

#endif

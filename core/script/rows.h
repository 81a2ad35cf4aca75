/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_ROWS_H
#define HC_SCRIPT_ROWS_H

/* Collections: the rows of one frame that belong to one record, after filters. */

#include "script/state.h"
#include "script/value.h"

typedef struct rows {
	thing_kind thing;
	unsigned frame;
	unsigned link;
	size_t parent;       /* row of the link's parent frame */
	chain *chain;
	uint64_t turn;
} rows;

/* Registers the metatable, `count` and the row iteration. */
void rows_open(lua_State *L);

/* Pushes the whole collection of link `link` for parent row `parent`. */
rows *rows_push(lua_State *L, unsigned link, size_t parent);

/* The collection at `index`, NULL when it is none; an error when it is of an earlier turn. */
rows *rows_at(lua_State *L, int index);
rows *rows_check(lua_State *L, int index);

/* Pushes the number of rows of the collection at `index` as a value. */
void rows_push_count(lua_State *L, int index);

/* Pushes `of` narrowed by the condition table (or filter, or function) at `index`. */
rows *rows_push_where(lua_State *L, const rows *of, int index);

/* Which rows of the frame the collection's filters keep; borrowed for the block or the turn. */
const hc_selection *rows_selection(lua_State *L, const rows *of);

/*
 * Which rows of the frame may be in `whole` and yet not in `part`, which was
 * made from it; what is missing is filled in one way for both. Borrowed as above.
 */
const uint64_t *rows_rest(lua_State *L, const rows *part, const rows *whole);

/* Whether the register is absent: nothing is known of these rows. */
bool rows_absent(lua_State *L, const rows *of);

/* rows_lacks.c: what is missing that makes the collection uncertain. */
const lack *rows_lacks(lua_State *L, const rows *of, const hc_selection *selection);

/* A copy that lives as long as the run. */
const rows *rows_keep(lua_State *L, const rows *of);

/* Whether `part` was made from `whole` with :where. */
bool rows_within(const rows *part, const rows *whole);

/* The name of what the rows are: an entity's. */
const char *rows_unit(lua_State *L, const rows *of);

/* Goes through the collection's rows: `sure` false for strays. Any nonzero answer stops. */
typedef int (*rows_visit)(void *context, uint32_t row, bool sure);
int rows_each(lua_State *L, const rows *of, rows_visit visit, void *context);

/* Those that surely belong to it and that the bitmap has. */
int rows_each_sure(lua_State *L, const rows *of, const uint64_t *bits, rows_visit visit, void *context);

/* All of them without those that may belong to anybody, and those alone (the same for every subject of the block). */
int rows_each_own(lua_State *L, const rows *of, rows_visit visit, void *context);
int rows_each_any(lua_State *L, const rows *of, rows_visit visit, void *context);

/* The bits of word `word` of a bitmap that are of rows [from, to), a range that reaches into it. */
static inline uint64_t rows_bits_between(size_t word, uint32_t from, uint32_t to)
{
	uint64_t bits = ~UINT64_C(0);
	if (word == from / 64)
		bits &= ~UINT64_C(0) << (from & 63);
	if (word == (to - 1) / 64)
		bits &= ~UINT64_C(0) >> (63 - ((to - 1) & 63));
	return bits;
}

/* aggregate.c: the column of the collection's frame that argument `index` names; raises an error when there is none. */
int rows_column(lua_State *L, const rows *of, int index, bool numeric);

/* aggregate.c, at_once.c: the methods `sum`, `most`, `least`, `group` and `at_once`. */
int rows_sum(lua_State *L);
int rows_most(lua_State *L);
int rows_least(lua_State *L);
int rows_group(lua_State *L);
int rows_at_once(lua_State *L);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_VERDICT_H
#define HC_SCRIPT_VERDICT_H

/* The words that judge, and what they give back to the engine. */

#include "script/rows.h"

typedef struct verdict {
	thing_kind thing;
	hc_result result;   /* outcome, numbers, shortfall, evidence; its texts live in the run's arena */
	const lack *lacks;  /* why it is unknown */
	const rows *shown;  /* of a fail: its evidence is those of the collection */
	const uint64_t *shown_bits; /* that the bitmap has */
	uint64_t turn;
} verdict;

/* Registers the words. */
void verdict_open(lua_State *L);

/* Pushes an empty verdict of `outcome`. */
verdict *verdict_push(lua_State *L, hc_outcome outcome, hc_comparison comparison);

/* The verdict at `index`; NULL when it is none, an error when it is of an earlier turn. */
verdict *verdict_at(lua_State *L, int index);

/* ratio.c: the words `share` and `per`. */
int word_share(lua_State *L);
int word_per(lua_State *L);

/* comparison.c: `at_least`, `at_most`, `within` and `equal`. */
int word_at_least(lua_State *L);
int word_at_most(lua_State *L);
int word_within(lua_State *L);
int word_equal(lua_State *L);

/* shortfall.c: fills shortfall (of a fail) or margin (of a pass) of a number against its line. */
void shortfall_fill(hc_result *result, const value *actual, const value *required, bool at_least);

/* Counts the rows that show the verdict, and names them. */
void verdict_name_evidence(lua_State *L, verdict *of);

#endif

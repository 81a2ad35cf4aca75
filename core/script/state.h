/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_STATE_H
#define HC_SCRIPT_STATE_H

/*
 * What the files of this folder share: the engine, the run in hand, and how a
 * check leaves early. Not for other rooms.
 *
 * A *run* is one call of a rule's functions on one subject in one *world*, a
 * way to fill the missing yes/no and enumerated fields. Everything that a run
 * makes carries its turn; used in a later turn it is refused.
 */

#include "base/arena.h"
#include "base/limits.h"
#include "data/filter.h"
#include "script/pool.h"
#include "script/script.h"
#include "script/thing.h"

#include <lauxlib.h>
#include <lua.h>

/* What Lua's own headers leave out: these never return. NOLINTBEGIN(readability-redundant-declaration) */
LUA_API int lua_error(lua_State *L) __attribute__((noreturn));
LUALIB_API int luaL_error(lua_State *L, const char *format, ...) __attribute__((noreturn));
LUALIB_API int luaL_argerror(lua_State *L, int argument, const char *why) __attribute__((noreturn));
/* NOLINTEND(readability-redundant-declaration) */

/* A field that a value's uncertainty comes from; lists live in the run's arena. */
typedef struct lack {
	const char *field; /* "entity.field", or an entity's name */
	int64_t rows;
	const struct lack *next;
} lack;

/* Interned filters: a condition table (spec), and what it gives on a frame after others (chain). */
typedef struct spec spec;

/* What a row test did so far (trace.h). */
typedef struct trace trace;

typedef struct chain {
	const struct chain *before; /* NULL: the whole collection */
	const spec *last;
	unsigned layout;
	unsigned frame;
	hc_filter filter;           /* all conditions of the chain, merged */
	bool tests;                 /* has row tests: selected for each subject by itself */
	uint64_t selected_for;      /* the block (the turn, with tests) of `selection`; 0: none */
	uint64_t asked_for;         /* the block in which so far one record asked: `selection` is right for its rows */
	unsigned asker_link;
	size_t asker;
	hc_selection selection;
	const struct chain *rest_of; /* the whole that `rest` was reckoned against, for block `rest_for` */
	uint64_t rest_for;
	uint64_t *rest;
	size_t bytes;               /* what it takes of its arena */
	uint64_t charged_for, selection_charged_for, rest_charged_for; /* passes */
	struct chain *next;         /* in its bucket */
} chain;

/* The missing yes/no and enumerated fields met so far, and the values they have in this world. */
typedef struct world_choice {
	unsigned frame;
	uint32_t row;
	int column;
	int64_t value, low, high;
	const char *field;
} world_choice;

#define WORLD_CHOICES_MAX 16

typedef struct worlds {
	size_t count;
	world_choice choices[WORLD_CHOICES_MAX];
	size_t ways; /* product of the domains */
} worlds;

/* Why a run ended before its function returned. */
typedef enum ending { ENDED_NORMALLY, ENDED_UNDECIDED, ENDED_OUTSIDE } ending;

/* A rule as it stands in the Lua registry. */
typedef struct loaded {
	char *source;          /* after the equality rewriting; examples find their lines in it */
	size_t source_length;
	int chunk;             /* registry reference of the compiled file */
	int table;             /* registry reference of what the file returned for the current date */
	bool assigns;          /* it assigns to what is there already (source.h) */
	int shared;            /* registry reference of what its functions share with the file (steady.h) */
} loaded;

struct hc_script {
	lua_State *L;
	const hc_law *law;
	const hc_schema *schema;
	hc_arena arena;            /* lives as long as the engine */
	pool pool;                 /* Lua's memory */
	int metatables[THING_KIND_COUNT]; /* registry references */
	int names;                 /* registry reference of the tables of names of the layout in hand */
	int limits;                /* registry reference of what a check is given as its limits */
	bool row_tests;            /* some were made since they were forgotten */
	size_t memory_used, memory_limit;
	size_t memory_base;        /* what was used when all files were ready: a check may add so much to it */
	size_t charged;            /* bytes that C took for the check in hand */
	uint64_t steps_left;
	int64_t began;             /* processor time when the check or file was first looked at, in ms; -1: not yet */

	hc_rule_list rules;
	loaded *loaded;            /* parallel to rules */
	hc_date as_of;
	bool include_unverified;

	const hc_layout *layout;   /* of the block in hand */
	unsigned layout_number;
	const hc_block *block;
	uint64_t block_number;
	hc_arena block_arena;      /* selections of the block */
	struct overlap {           /* the last that at_once was asked of rows that may belong to anybody */
		const chain *chain;
		int from, to;
		uint64_t block;
		const struct timeline *anybody;
	} overlap;

	hc_arena intern_arena;     /* specs and chains; emptied between checks when it grows large */
	chain *chains[1024];
	spec *specs[1024];

	uint64_t turn;             /* of the run in hand; 0: none, a file is loading */
	uint64_t last_turn;        /* turns are never used again */
	uint64_t pass;             /* the first turn of the check in hand: what is charged once is charged for all its worlds */
	hc_arena run_arena;
	bool naming;               /* evidence: in the first world, whose names are kept */
	size_t rule;               /* of the run in hand */
	size_t frame, row;         /* its subject */
	worlds worlds;             /* of the subject */
	worlds *row_worlds;        /* while a row test runs: of its row */
	unsigned test_frame;
	uint32_t test_row;
	struct trace *tracing;     /* what is noted of the row in hand; NULL */

	ending ending;
	const lack *lacks;         /* of ENDED_UNDECIDED */
	hc_label reason;           /* of ENDED_OUTSIDE */
	uint32_t clauses;          /* of the rule: those that reach the subject */
	hc_verified verified;      /* the weakest of the limits read in this run */
	const hc_limit *limit;     /* the last limit read */
};

/* The engine of a Lua state. */
static inline hc_script *script_of(lua_State *L)
{
	return *(hc_script **)lua_getextraspace(L);
}

/* Leaves the run: the value cannot decide, because of `lacks`. Does not return. */
int undecided(lua_State *L, const lack *lacks) __attribute__((noreturn));

/* Leaves the run: the subject is outside, for `reason`. Does not return. */
int outside(lua_State *L, hc_label reason) __attribute__((noreturn));

/* The two lists as one; the larger number of rows where both name a field. */
const lack *lacks_join(hc_script *script, const lack *a, const lack *b);
const lack *lacks_add(hc_script *script, const lack *list, const char *field, int64_t count);

/* "entity.field" of a layout column. */
const char *field_name(const hc_script *script, size_t frame, size_t column);

/* Memory of the run in hand; raises a Lua memory error instead of returning NULL. */
void *run_alloc(lua_State *L, size_t size);
char *run_text(lua_State *L, const char *text);

/*
 * What C does for a rule counts too: bytes that live as long as the run or the
 * block, and work that the instruction hook does not see. Both raise an error
 * when the check has had enough. What is found ready, because another subject
 * or rule wanted it before, is charged like what is made: else the answer would
 * depend on who came first.
 */
void charge_memory(lua_State *L, size_t bytes);
void charge_steps(lua_State *L, size_t steps);

/*
 * Lets `work` do with the stack what may need memory: where Lua lacks it, the
 * work is left as if by longjmp, and the status is HC_ENOMEM. Begins and ends
 * with an empty stack. What the work holds beside Lua must stand in `context`.
 */
hc_status run_protected(hc_script *script, hc_status (*work)(void *context), void *context, hc_error *err);

/* A new check or file: all that it may have is before it. */
void allow_anew(hc_script *script, uint64_t steps);

/* Calls what is on the stack under the limits; LUA_OK, or an error code with its value on the stack. */
int call_limited(hc_script *script, int arguments, int results);

/* Forgets interned filters and selections when they have grown large; not while a check runs. */
void forget_filters(hc_script *script);

/* sandbox.c: the text at `index` for a message: not endless; may push a value. */
const char *short_name(lua_State *L, int index);

/* sandbox.c: makes the environment that rule files see; leaves nothing on the stack. */
void sandbox_open(lua_State *L);
/* Pushes a fresh environment for one file. */
void sandbox_push_environment(lua_State *L);
/* Makes `name` known to every rule file: pops its value. */
void sandbox_add(lua_State *L, const char *name);

/* load.c: makes one rule ready for a date (its examples want one of their own). */
hc_status load_again(hc_script *script, size_t rule, hc_date as_of, hc_error *err);

#endif

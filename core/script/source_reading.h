/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_SOURCE_READING_H
#define HC_SCRIPT_SOURCE_READING_H

/* A source in hand, read into tokens once: what source.c and source_names.c share. Not for others. */

#include "script/source.h"
#include "script/token.h"

#define NO_PARTNER SIZE_MAX

/* What is found out about a token. */
typedef struct place {
	size_t partner;        /* of a bracket: the one that closes or opens with it; NO_PARTNER */
	size_t around;         /* the bracket that is open around it; NO_PARTNER */
	unsigned short opens;  /* how many "is(" stand before it */
	unsigned short closes; /* how many ")" stand after it */
	bool equality;
	bool negated;          /* the first "is(" before it stands for an inequality */
} place;

typedef struct reading {
	const char *bytes;
	size_t length;
	token *tokens;
	place *places; /* parallel to tokens */
	size_t count;
	size_t counts[WORD_COUNT]; /* how often each word stands there */
} reading;

/* Fills the lists of `names`, in `arena`. False when out of memory. */
bool source_list_names(source_names *names, const reading *r, hc_arena *arena);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_SCRIPT_SHAPES_H
#define HC_TESTS_SCRIPT_SHAPES_H

/* The rules that are tried against every way to fill. */

#include <stddef.h>

typedef enum shape_promise {
	SHAPE_MIXED, /* a sure result must be right; what was measured may be another thing in another filling */
	SHAPE_SOUND, /* and its numbers must cover those of the fillings */
	SHAPE_EXACT, /* and span just these, and the result must be sure whenever every filling gives the same */
} shape_promise;

typedef struct shape {
	const char *name;
	shape_promise promise;
	const char *check;   /* the body of the check: `school`, `limits` and `all` (the teachers) are there */
	const char *clause;  /* NULL: the one that binds everyone */
	const char *applies; /* the body of `applies`; NULL: none */
} shape;

extern const shape shapes[];
extern const size_t shape_count;

#endif

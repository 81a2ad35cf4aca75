/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_SOURCE_H
#define HC_SCRIPT_SOURCE_H

/*
 * Reading a rule's source before Lua does: the names in it, and its
 * equalities.
 *
 * Lua never asks a value what `==` with a number or a text means, so a missing
 * field would silently be unequal to everything. Each `a == b` therefore
 * becomes `is(a, b)` and each `a ~= b` becomes `not is(a, b)`; no line moves.
 */

#include "base/arena.h"
#include "base/status.h"
#include "base/text.h"

typedef struct source_names {
	size_t count;
	const char **names;  /* identifiers, and parts of texts that may be names, outside of the examples: sorted, each once; in the arena */
	size_t example_count;
	const char **examples; /* the same of the examples */
	size_t follow_count;
	const char **follows; /* what stands behind a dot, in names or in texts, and before one in texts; sorted, each once */
	size_t asked_count;
	const char **asked;   /* what stands behind a dot after the subject's name in `check` and `applies` */
	unsigned *asked_lines;
	size_t limit_count;
	const char **limits; /* what follows `limits.` */
	unsigned *limit_lines;
	bool assigns;        /* something that is there already is assigned to, or a table inserted into */
} source_names;

/*
 * Rewrites the equalities of `bytes` into `out` and lists its names. Problems
 * (HC_ERULE, file:line): chained comparisons, an unfinished text or comment.
 * What is not Lua is left for Lua to refuse.
 */
hc_status source_read(hc_text *out, source_names *names, const char *bytes, size_t length, const char *file,
                      hc_arena *arena, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_TOKEN_H
#define HC_SCRIPT_TOKEN_H

/* The tokens of a Lua source, as far as one must know them to find where an operand begins and ends. */

#include <stdbool.h>
#include <stddef.h>

typedef enum token_kind {
	TOKEN_NAME,     /* an identifier that is no keyword */
	TOKEN_KEYWORD,
	TOKEN_TEXT,     /* a literal text; `inner` is what stands between the quotes */
	TOKEN_NUMBER,
	TOKEN_SYMBOL,   /* one operator or bracket */
	TOKEN_END,
	TOKEN_BROKEN,   /* a text or comment without end */
} token_kind;

typedef struct token {
	token_kind kind;
	size_t start, length;       /* in the source */
	size_t inner, inner_length; /* of a text */
	unsigned line;
} token;

/* Reads the token at or after `at` (blanks and comments are passed over); `line` counts along. */
token token_next(const char *bytes, size_t length, size_t at, unsigned *line);

/* Whether the token reads `word`. */
bool token_is(const char *bytes, const token *it, const char *word);

#endif

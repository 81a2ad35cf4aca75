/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_TOKEN_H
#define HC_SCRIPT_TOKEN_H

/* The tokens of a Lua source, as far as one must know them to find where an operand begins and ends. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum token_kind {
	TOKEN_NAME,     /* an identifier that is no keyword */
	TOKEN_KEYWORD,
	TOKEN_TEXT,     /* a literal text; `inner` is what stands between the quotes */
	TOKEN_NUMBER,
	TOKEN_SYMBOL,   /* one operator or bracket */
	TOKEN_END,
	TOKEN_BROKEN,   /* a text or comment without end */
} token_kind;

/* The words that somebody looks for. */
typedef enum token_word {
	WORD_OTHER,
	WORD_AND, WORD_BREAK, WORD_DO, WORD_ELSE, WORD_ELSEIF, WORD_END, WORD_FALSE, WORD_FOR, WORD_FUNCTION, WORD_GOTO, WORD_IF,
	WORD_IN, WORD_LOCAL, WORD_NIL, WORD_NOT, WORD_OR, WORD_REPEAT, WORD_RETURN, WORD_THEN, WORD_TRUE, WORD_UNTIL, WORD_WHILE,
	WORD_RULE, WORD_EXAMPLES, WORD_LIMITS, WORD_INSERT, /* names of ours */
	WORD_DOTS, WORD_JOINED, WORD_EQUAL, WORD_UNEQUAL, WORD_AT_MOST, WORD_AT_LEAST, WORD_DIVIDED, WORD_LABEL, WORD_LEFT, WORD_RIGHT,
	WORD_BELOW, WORD_ABOVE, WORD_IS, WORD_DOT, WORD_COLON, WORD_COMMA, WORD_SEMICOLON,
	WORD_ROUND, WORD_SQUARE, WORD_CURLY, WORD_ROUND_END, WORD_SQUARE_END, WORD_CURLY_END,
	WORD_COUNT,
} token_word;

/* A set of words: TOKEN_SET(AND) | TOKEN_SET(OR). No set has WORD_OTHER. */
typedef uint64_t token_words;
#define TOKEN_SET(word) (UINT64_C(1) << WORD_##word)

typedef struct token {
	token_kind kind;
	token_word word;            /* WORD_OTHER for every text and number */
	size_t start, length;       /* in the source */
	size_t inner, inner_length; /* of a text */
	unsigned line;
} token;

/* Reads the token at or after `at` (blanks and comments are passed over); `line` counts along. */
token token_next(const char *bytes, size_t length, size_t at, unsigned *line);

/* Whether the token, which is no text, reads `name`. */
bool token_reads(const char *bytes, const token *it, const char *name);

static inline bool token_in(const token *it, token_words words)
{
	return words >> it->word & 1;
}

#endif

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

/*
 * The words that somebody looks for: keywords, names of ours, symbols. Those
 * that begin alike stand side by side; where one symbol begins with another it
 * stands before it.
 */
#define TOKEN_WORDS(X) \
	X(AND, "and") X(BREAK, "break") X(DO, "do") X(ELSE, "else") X(ELSEIF, "elseif") X(END, "end") X(EXAMPLES, "examples") \
	X(FALSE, "false") X(FOR, "for") X(FUNCTION, "function") X(GOTO, "goto") X(IF, "if") X(IN, "in") X(INSERT, "insert") \
	X(LIMITS, "limits") X(LOCAL, "local") X(NIL, "nil") X(NOT, "not") X(OR, "or") X(REPEAT, "repeat") X(RETURN, "return") \
	X(RULE, "rule") X(THEN, "then") X(TRUE, "true") X(UNTIL, "until") X(WHILE, "while") \
	X(DOTS, "...") X(JOINED, "..") X(DOT, ".") X(EQUAL, "==") X(IS, "=") X(UNEQUAL, "~=") X(AT_MOST, "<=") X(LEFT, "<<") \
	X(BELOW, "<") X(AT_LEAST, ">=") X(RIGHT, ">>") X(ABOVE, ">") X(DIVIDED, "//") X(LABEL, "::") X(COLON, ":") X(COMMA, ",") \
	X(SEMICOLON, ";") X(ROUND, "(") X(SQUARE, "[") X(CURLY, "{") X(ROUND_END, ")") X(SQUARE_END, "]") X(CURLY_END, "}")

typedef enum token_word {
	WORD_OTHER,
#define X(name, text) WORD_##name,
	TOKEN_WORDS(X)
#undef X
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

/* Whether names are made of it: a letter, a digit, an underline. */
static inline bool token_is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || (c >= '0' && c <= '9') || c == '_';
}

static inline bool token_in(const token *it, token_words words)
{
	return words >> it->word & 1;
}

#endif

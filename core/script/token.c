/* SPDX-License-Identifier: MIT */
/*
 * A lexer for Lua 5.4 that keeps positions only: it copies nothing and
 * understands nothing beyond where a token ends.
 */
#include "script/token.h"

#include <limits.h>
#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

/* Lua ends a line at a newline, at a carriage return, and at the two together once. */
static bool ends_line(const char *bytes, size_t at)
{
	char other = bytes[at] == '\n' ? '\r' : '\n';
	return is_break(bytes[at]) && (at == 0 || bytes[at - 1] != other);
}

static const struct { const char *text; size_t length; } words[WORD_COUNT + 1] = {
	[WORD_OTHER] = {"", 0},
#define X(name, text) {text, sizeof text - 1},
	TOKEN_WORDS(X)
#undef X
	[WORD_COUNT] = {"", 0},
};

/* The first of the words that begin with a character. */
static const unsigned char first_word[UCHAR_MAX + 1] = {
	['a'] = WORD_AND,   ['b'] = WORD_BREAK,     ['d'] = WORD_DO,         ['e'] = WORD_ELSE,     ['f'] = WORD_FALSE,
	['g'] = WORD_GOTO,  ['i'] = WORD_IF,        ['l'] = WORD_LIMITS,     ['n'] = WORD_NIL,      ['o'] = WORD_OR,
	['r'] = WORD_REPEAT, ['t'] = WORD_THEN,     ['u'] = WORD_UNTIL,      ['w'] = WORD_WHILE,    ['.'] = WORD_DOTS,
	['='] = WORD_EQUAL, ['~'] = WORD_UNEQUAL,   ['<'] = WORD_AT_MOST,    ['>'] = WORD_AT_LEAST, ['/'] = WORD_DIVIDED,
	[':'] = WORD_LABEL, [','] = WORD_COMMA,     [';'] = WORD_SEMICOLON,  ['('] = WORD_ROUND,    ['['] = WORD_SQUARE,
	['{'] = WORD_CURLY, [')'] = WORD_ROUND_END, [']'] = WORD_SQUARE_END, ['}'] = WORD_CURLY_END,
};

bool token_reads(const char *bytes, const token *it, const char *name)
{
	return it->kind != TOKEN_TEXT && strlen(name) == it->length && memcmp(bytes + it->start, name, it->length) == 0;
}

static bool begins_with(const char *text, size_t length, token_word word)
{
	size_t i = 0;
	while (i < words[word].length && i < length && text[i] == words[word].text[i])
		i++;
	return i == words[word].length;
}

static token_word name_word(const char *text, size_t length)
{
	for (token_word word = first_word[(unsigned char)*text]; words[word].text[0] == *text; word++)
		if (words[word].length == length && begins_with(text, length, word))
			return word;
	return WORD_OTHER;
}

static token_word symbol_word(const char *text, size_t length)
{
	for (token_word word = first_word[(unsigned char)*text]; words[word].text[0] == *text; word++)
		if (begins_with(text, length, word))
			return word;
	return WORD_OTHER;
}

/* The level of a long bracket opening at `at` ([[ is 0, [=[ is 1), or -1. */
static int long_level(const char *bytes, size_t length, size_t at)
{
	int level = 0;
	if (at >= length || bytes[at] != '[')
		return -1;
	for (at++; at < length && bytes[at] == '='; at++)
		level++;
	return at < length && bytes[at] == '[' ? level : -1;
}

/* Past the long bracket of `level` that opens at `at`; `length + 1` when it never closes. */
static size_t long_end(const char *bytes, size_t length, size_t at, int level, unsigned *line)
{
	for (at += (size_t)level + 2; at < length; at++) {
		if (ends_line(bytes, at))
			++*line;
		if (bytes[at] != ']')
			continue;
		size_t close = at + 1;
		while (close < length && bytes[close] == '=')
			close++;
		if (close - at - 1 == (size_t)level && close < length && bytes[close] == ']')
			return close + 1;
	}
	return length + 1;
}

/* Past blanks and comments; `length + 1` for a comment without end. */
static size_t skip_blanks(const char *bytes, size_t length, size_t at, unsigned *line)
{
	while (at < length) {
		if (is_blank(bytes[at])) {
			*line += ends_line(bytes, at++);
			continue;
		}
		if (bytes[at] != '-' || at + 1 >= length || bytes[at + 1] != '-')
			break;
		int level = long_level(bytes, length, at + 2);
		if (level >= 0) {
			unsigned began = *line;
			at = long_end(bytes, length, at + 2, level, line);
			if (at > length) {
				*line = began;
				return at;
			}
		} else {
			while (at < length && !is_break(bytes[at]))
				at++;
		}
	}
	return at;
}

/* The last byte of what belongs to the backslash at `at`: a line's end of two bytes is one, behind \z are all blanks. */
static size_t escape_end(const char *bytes, size_t length, size_t at, unsigned *line)
{
	*line += ends_line(bytes, ++at);
	if (at + 1 < length && is_break(bytes[at + 1]) && !ends_line(bytes, at + 1))
		at++;
	if (bytes[at] == 'z')
		while (at + 1 < length && is_blank(bytes[at + 1]))
			*line += ends_line(bytes, ++at);
	return at;
}

static size_t quoted_end(const char *bytes, size_t length, size_t at, unsigned *line)
{
	char quote = bytes[at];
	for (at++; at < length && bytes[at] != quote; at++) {
		if (is_break(bytes[at]))
			return length + 1;
		if (bytes[at] == '\\' && at + 1 < length)
			at = escape_end(bytes, length, at, line);
	}
	return at < length ? at + 1 : length + 1;
}

/* Of the number that begins at `start`. A sign belongs to it behind the letter of its exponent. */
static size_t number_end(const char *bytes, size_t length, size_t start)
{
	bool hexadecimal = start + 1 < length && bytes[start] == '0' && (bytes[start + 1] == 'x' || bytes[start + 1] == 'X');
	const char *exponent = hexadecimal ? "pP" : "eE";
	size_t at = start + 1;
	for (; at < length; at++) {
		bool sign = (bytes[at] == '+' || bytes[at] == '-') && strchr(exponent, bytes[at - 1]);
		if (!token_is_letter(bytes[at]) && bytes[at] != '.' && !sign)
			break;
	}
	return at;
}

/* The words that are no keywords. */
static const token_words names = TOKEN_SET(EXAMPLES) | TOKEN_SET(INSERT) | TOKEN_SET(LIMITS) | TOKEN_SET(RULE);

token token_next(const char *bytes, size_t length, size_t at, unsigned *line)
{
	token it = {TOKEN_END, WORD_OTHER, 0, 0, 0, 0, 0};
	it.start = skip_blanks(bytes, length, at, line);
	it.line = *line;
	if (it.start >= length) {
		it.kind = it.start > length ? TOKEN_BROKEN : TOKEN_END;
		it.start = length;
		return it;
	}
	char c = bytes[it.start];
	size_t end = it.start + 1;
	int level;
	if (is_digit(c) || (c == '.' && end < length && is_digit(bytes[end]))) {
		end = number_end(bytes, length, it.start);
		it.kind = TOKEN_NUMBER;
	} else if (token_is_letter(c)) {
		while (end < length && token_is_letter(bytes[end]))
			end++;
		it.word = name_word(bytes + it.start, end - it.start);
		it.kind = it.word == WORD_OTHER || token_in(&it, names) ? TOKEN_NAME : TOKEN_KEYWORD;
	} else if (c == '"' || c == '\'') {
		end = quoted_end(bytes, length, it.start, line);
		it.kind = TOKEN_TEXT;
		it.inner = it.start + 1;
		it.inner_length = end - it.start - 2;
	} else if ((level = long_level(bytes, length, it.start)) >= 0) {
		end = long_end(bytes, length, it.start, level, line);
		it.kind = TOKEN_TEXT;
		it.inner = it.start + (size_t)level + 2;
		it.inner_length = end - it.inner - (size_t)level - 2;
	} else {
		it.word = symbol_word(bytes + it.start, length - it.start);
		it.kind = TOKEN_SYMBOL;
		end = it.start + (it.word ? words[it.word].length : 1);
	}
	if (end > length) {
		it.kind = TOKEN_BROKEN;
		end = length;
	}
	it.length = end - it.start;
	return it;
}

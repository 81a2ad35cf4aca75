/* SPDX-License-Identifier: MIT */
/*
 * An equality's operands are found by the tokens that cannot stand inside
 * them: everything that binds weaker than `==`, a bracket that was not opened
 * within, or where a new statement begins.
 */
#include "script/source_reading.h"

#include "base/limits.h"
#include "base/memory.h"

#include <string.h>

static const token_words openers = TOKEN_SET(ROUND) | TOKEN_SET(SQUARE) | TOKEN_SET(CURLY);
static const token_words closers = TOKEN_SET(ROUND_END) | TOKEN_SET(SQUARE_END) | TOKEN_SET(CURLY_END);
static const token_words comparisons =
	TOKEN_SET(EQUAL) | TOKEN_SET(UNEQUAL) | TOKEN_SET(BELOW) | TOKEN_SET(ABOVE) | TOKEN_SET(AT_MOST) | TOKEN_SET(AT_LEAST);
/* Where an operand cannot begin, or go on, to the left; and to the right. */
static const token_words left_ends =
	TOKEN_SET(AND) | TOKEN_SET(OR) | TOKEN_SET(COMMA) | TOKEN_SET(SEMICOLON) | TOKEN_SET(IS) | TOKEN_SET(RETURN) |
	TOKEN_SET(IF) | TOKEN_SET(ELSEIF) | TOKEN_SET(WHILE) | TOKEN_SET(UNTIL) | TOKEN_SET(IN) | TOKEN_SET(THEN) | TOKEN_SET(DO) |
	TOKEN_SET(ELSE) | TOKEN_SET(REPEAT);
static const token_words right_ends =
	TOKEN_SET(AND) | TOKEN_SET(OR) | TOKEN_SET(COMMA) | TOKEN_SET(SEMICOLON) | TOKEN_SET(IS) | TOKEN_SET(RETURN) |
	TOKEN_SET(IF) | TOKEN_SET(ELSEIF) | TOKEN_SET(WHILE) | TOKEN_SET(UNTIL) | TOKEN_SET(THEN) | TOKEN_SET(DO) |
	TOKEN_SET(ELSE) | TOKEN_SET(END) | TOKEN_SET(LOCAL) | TOKEN_SET(FOR) | TOKEN_SET(REPEAT) | TOKEN_SET(BREAK) |
	TOKEN_SET(GOTO) | TOKEN_SET(LABEL);

/* A token after which an operand may be complete. */
static bool completes(const token *it)
{
	return it->kind == TOKEN_NAME || it->kind == TOKEN_TEXT || it->kind == TOKEN_NUMBER ||
	       token_in(it, closers | TOKEN_SET(DOTS) | TOKEN_SET(NIL) | TOKEN_SET(TRUE) | TOKEN_SET(FALSE));
}

/* Finds the partners of all brackets, so that nobody has to look for them again and again. */
static void pair_brackets(reading *r)
{
	size_t open = NO_PARTNER;
	for (size_t i = 0; i < r->count; i++) {
		r->places[i] = (place){.partner = NO_PARTNER};
		if (open != NO_PARTNER && token_in(&r->tokens[i], closers)) {
			r->places[i].partner = open;
			r->places[open].partner = i;
			open = r->places[open].around;
		}
		r->places[i].around = open;
		if (token_in(&r->tokens[i], openers))
			open = i;
	}
}

/* The first token of the operand that ends before token `at`; -1 for a chained comparison. */
static ptrdiff_t left_of(const reading *r, size_t at)
{
	ptrdiff_t i = (ptrdiff_t)at - 1;
	for (; i >= 0; i--) {
		const token *it = &r->tokens[i];
		bool closes = token_in(it, closers);
		if (closes && r->places[i].partner != NO_PARTNER)
			i = (ptrdiff_t)r->places[i].partner;
		else if (closes || token_in(it, openers) || token_in(it, left_ends))
			break;
		else if (token_in(it, comparisons))
			return -1;
	}
	return i + 1;
}

/* The last token of the operand that starts after token `at`; -1 for a chained comparison. */
static ptrdiff_t right_of(const reading *r, size_t at)
{
	size_t i = at + 1;
	for (; i < r->count; i++) {
		const token *it = &r->tokens[i];
		bool opens = token_in(it, openers);
		if (opens && r->places[i].partner != NO_PARTNER)
			i = r->places[i].partner;
		else if (opens || token_in(it, closers) || token_in(it, right_ends))
			break;
		else if (token_in(it, comparisons))
			return -1;
		else if (i > at + 1 && completes(it - 1) && (it->kind == TOKEN_NAME || it->word == WORD_FUNCTION))
			break;
	}
	return (ptrdiff_t)i - 1;
}

static hc_status rewrite(reading *r, const char *file, hc_error *err)
{
	hc_status status = HC_OK;
	size_t found = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (r->tokens[i].word != WORD_EQUAL && r->tokens[i].word != WORD_UNEQUAL)
			continue;
		if (++found > HC_SCRIPT_EQUALITIES_MAX)
			return hc_error_add(err, HC_ERULE, file, r->tokens[i].line, "over %d equalities in one file", "一个文件中的等式超过 %d 个",
			                    HC_SCRIPT_EQUALITIES_MAX);
		ptrdiff_t left = left_of(r, i), right = right_of(r, i);
		if (left < 0 || right < 0) {
			status = hc_error_add(err, HC_ERULE, file, r->tokens[i].line,
			                      "comparisons in a row: put one of them in brackets",
			                      "连续比较：请把其中一个放进括号");
			continue;
		}
		if ((size_t)left == i || (size_t)right == i)
			continue;
		r->places[left].opens++;
		r->places[left].negated |= r->tokens[i].word == WORD_UNEQUAL;
		r->places[right].closes++;
		r->places[i].equality = true;
	}
	return status;
}

static void write_out(hc_text *out, const reading *r)
{
	size_t at = 0;
	for (size_t i = 0; i < r->count; i++) {
		const token *it = &r->tokens[i];
		const place *here = &r->places[i];
		if (!here->opens && !here->closes && !here->equality)
			continue;
		hc_text_add_bytes(out, r->bytes + at, it->start - at);
		at = it->start + it->length;
		hc_text_add(out, here->negated ? "not " : "");
		for (unsigned n = 0; n < here->opens; n++)
			hc_text_add(out, "is(");
		if (here->equality)
			hc_text_add(out, ",");
		else
			hc_text_add_bytes(out, r->bytes + it->start, it->length);
		for (unsigned n = 0; n < here->closes; n++)
			hc_text_add(out, ")");
	}
	hc_text_add_bytes(out, r->bytes + at, r->length - at);
}

static hc_status tokenise(reading *r, const char *file, hc_error *err)
{
	size_t capacity = r->length / 4 + 1, at = 0; /* mostly enough */
	unsigned line = 1;
	r->tokens = hc_memory_resize(NULL, capacity * sizeof *r->tokens);
	if (!r->tokens)
		return hc_error_nomem(err);
	for (;;) {
		token it = token_next(r->bytes, r->length, at, &line);
		if (it.kind == TOKEN_BROKEN)
			return hc_error_add(err, HC_ERULE, file, it.line, "a text or comment without end",
			                    "字符串或注释没有结束");
		if (it.kind == TOKEN_END)
			return HC_OK;
		if (r->count == capacity && !hc_memory_grow(&r->tokens, &capacity, r->count, sizeof *r->tokens))
			return hc_error_nomem(err);
		r->tokens[r->count++] = it;
		r->counts[it.word]++;
		at = it.start + it.length;
	}
}

/* Whether the "=" at `at` gives a fresh local name its value. */
static bool is_declared(const reading *r, size_t at)
{
	while (at-- > 0) {
		const token *it = &r->tokens[at];
		if (it->word == WORD_LOCAL || it->word == WORD_FOR)
			return true;
		if (it->kind != TOKEN_NAME && it->word != WORD_COMMA && it->word != WORD_BELOW && it->word != WORD_ABOVE)
			return false;
		if (it->kind == TOKEN_NAME && at && (completes(it - 1) || it[-1].word == WORD_ABOVE))
			return false;
	}
	return false;
}

/* Whether the source changes what is there: assigns outside of a table that it is writing down, or inserts. */
static bool assigns(const reading *r)
{
	const token_words blocks = openers | TOKEN_SET(FUNCTION) | TOKEN_SET(DO) | TOKEN_SET(THEN) | TOKEN_SET(REPEAT) | TOKEN_SET(ELSE);
	const token_words ends = closers | TOKEN_SET(END) | TOKEN_SET(UNTIL) | TOKEN_SET(ELSEIF) | TOKEN_SET(ELSE);
	uint64_t in_table = 0; /* bit 0: the innermost bracket or block is a table */
	size_t depth = 0;

	for (size_t i = 0; i < r->count; i++) {
		const token *it = &r->tokens[i];
		bool table = it->word == WORD_CURLY;
		if (it->word == WORD_IS && !(in_table & 1) && !is_declared(r, i))
			return true;
		bool method = i && it->kind == TOKEN_NAME && it[-1].word == WORD_FUNCTION && (i < 2 || it[-2].word != WORD_LOCAL);
		if (method || it->word == WORD_INSERT)
			return true;
		if (token_in(it, ends)) {
			in_table >>= 1;
			depth--;
		}
		if (token_in(it, blocks)) {
			in_table = in_table << 1 | table;
			if (++depth > 63)
				return true;
		}
	}
	return false;
}

hc_status source_read(hc_text *out, source_names *names, const char *bytes, size_t length, const char *file,
                      hc_arena *arena, hc_error *err)
{
	reading r = {.bytes = bytes, .length = length};

	memset(names, 0, sizeof *names);
	hc_status status = tokenise(&r, file, err);
	if (status)
		goto done;
	r.places = hc_memory_resize(NULL, (r.count + 1) * sizeof *r.places);
	if (!r.places) {
		status = hc_error_nomem(err);
		goto done;
	}
	pair_brackets(&r);
	if (!source_list_names(names, &r, arena)) {
		status = hc_error_nomem(err);
		goto done;
	}
	names->assigns = assigns(&r);
	status = rewrite(&r, file, err);
	if (status)
		goto done;
	write_out(out, &r);
	if (out->failed)
		status = hc_error_nomem(err);
done:
	hc_memory_free(r.tokens);
	hc_memory_free(r.places);
	return status;
}

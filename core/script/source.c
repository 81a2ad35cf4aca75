/* SPDX-License-Identifier: MIT */
/*
 * An equality's operands are found by the tokens that cannot stand inside
 * them: everything that binds weaker than `==`, a bracket that was not opened
 * within, or where a new statement begins.
 */
#include "script/source.h"

#include "base/limits.h"
#include "base/memory.h"
#include "script/token.h"

#include <stdlib.h>
#include <string.h>

typedef struct reading {
	const char *bytes;
	size_t length;
	token *tokens;
	size_t count;
	unsigned short *opens;  /* how many "is(" stand before token i */
	unsigned short *closes; /* how many ")" stand after token i */
	char *replaced;         /* token i is an equality */
	size_t *partners;       /* of a bracket: the one that closes or opens with it; NO_PARTNER */
	size_t *around;         /* the bracket that is open around token i; NO_PARTNER */
	size_t rules;           /* how often the word `rule` stands there */
} reading;

#define NO_PARTNER SIZE_MAX

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
		r->partners[i] = NO_PARTNER;
		if (open != NO_PARTNER && token_in(&r->tokens[i], closers)) {
			r->partners[i] = open;
			r->partners[open] = i;
			open = r->around[open];
		}
		r->around[i] = open;
		if (token_in(&r->tokens[i], openers))
			open = i;
		r->rules += r->tokens[i].word == WORD_RULE;
	}
}

/* The first token of the operand that ends before token `at`; -1 for a chained comparison. */
static ptrdiff_t left_of(const reading *r, size_t at)
{
	ptrdiff_t i = (ptrdiff_t)at - 1;
	for (; i >= 0; i--) {
		const token *it = &r->tokens[i];
		bool closes = token_in(it, closers);
		if (closes && r->partners[i] != NO_PARTNER)
			i = (ptrdiff_t)r->partners[i];
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
		if (opens && r->partners[i] != NO_PARTNER)
			i = r->partners[i];
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
		r->opens[left]++;
		r->closes[right]++;
		r->replaced[i] = 1;
		if (r->tokens[i].word == WORD_UNEQUAL)
			r->replaced[left] |= 2;
	}
	return status;
}

static void write_out(hc_text *out, const reading *r)
{
	size_t at = 0;
	for (size_t i = 0; i < r->count; i++) {
		const token *it = &r->tokens[i];
		hc_text_add_bytes(out, r->bytes + at, it->start - at);
		at = it->start + it->length;
		if (r->opens[i] && (r->replaced[i] & 2))
			hc_text_add(out, "not ");
		for (unsigned n = 0; n < r->opens[i]; n++)
			hc_text_add(out, "is(");
		if (r->replaced[i] & 1)
			hc_text_add(out, ",");
		else
			hc_text_add_bytes(out, r->bytes + it->start, it->length);
		for (unsigned n = 0; n < r->closes[i]; n++)
			hc_text_add(out, ")");
	}
	hc_text_add_bytes(out, r->bytes + at, r->length - at);
}

static hc_status tokenise(reading *r, const char *file, hc_error *err)
{
	size_t capacity = 0, at = 0;
	unsigned line = 1;
	for (;;) {
		token it = token_next(r->bytes, r->length, at, &line);
		if (it.kind == TOKEN_BROKEN)
			return hc_error_add(err, HC_ERULE, file, it.line, "a text or comment without end",
			                    "字符串或注释没有结束");
		if (it.kind == TOKEN_END)
			return HC_OK;
		if (!hc_memory_grow(&r->tokens, &capacity, r->count, sizeof *r->tokens))
			return hc_error_nomem(err);
		r->tokens[r->count++] = it;
		at = it.start + it.length;
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * Adds the parts of `text` between dots; with a dot in it, or behind one, they
 * are followed. Those of the examples are for themselves. False when out of memory.
 */
static bool add_parts(source_names *names, hc_arena *arena, const char *text, size_t length, bool behind_dot, bool example)
{
	bool follows = !example && (behind_dot || memchr(text, '.', length));
	for (size_t from = 0, i = 0; i <= length; i++) {
		if (i < length && text[i] != '.')
			continue;
		if (i > from && i - from <= 64) {
			char *part = hc_arena_copy(arena, text + from, i - from);
			if (!part)
				return false;
			if (example)
				names->examples[names->example_count++] = part;
			else
				names->names[names->count++] = part;
			if (follows)
				names->follows[names->follow_count++] = part;
		}
		from = i + 1;
	}
	return true;
}

static size_t parts_of(const reading *r)
{
	size_t parts = 0;
	for (size_t i = 0; i < r->count; i++) {
		parts++;
		if (r->tokens[i].kind == TOKEN_TEXT)
			for (size_t j = 0; j < r->tokens[i].inner_length; j++)
				parts += r->bytes[r->tokens[i].inner + j] == '.';
	}
	return parts;
}

/* Sorts and drops what stands twice; how many are left. */
static size_t sort_once(const char **names, size_t count)
{
	size_t unique = 0;
	qsort(names, count, sizeof *names, by_text);
	for (size_t i = 0; i < count; i++)
		if (!unique || strcmp(names[unique - 1], names[i]) != 0)
			names[unique++] = names[i];
	return unique;
}

/* The first parameter of the function that follows `key =`: how the rule calls its subject. NULL when there is none. */
static const token *parameter_of(const reading *r, const char *key)
{
	for (size_t i = 0; i + 4 < r->count; i++) {
		const token *it = &r->tokens[i];
		if (it->kind == TOKEN_NAME && token_reads(r->bytes, it, key) && it[1].word == WORD_IS &&
		    it[2].word == WORD_FUNCTION && it[3].word == WORD_ROUND && it[4].kind == TOKEN_NAME)
			return it + 4;
	}
	return NULL;
}

static bool same_name(const reading *r, const token *a, const token *b)
{
	return b && a->length == b->length && memcmp(r->bytes + a->start, r->bytes + b->start, a->length) == 0;
}

/* Lists what is asked of the subject itself: "subject.field". */
static bool list_asked(source_names *names, const reading *r, hc_arena *arena)
{
	const token *check = parameter_of(r, "check"), *applies = parameter_of(r, "applies");
	names->asked = hc_arena_alloc(arena, (r->count + 1) * sizeof *names->asked);
	names->asked_lines = hc_arena_alloc(arena, (r->count + 1) * sizeof *names->asked_lines);
	if (!names->asked || !names->asked_lines)
		return false;
	for (size_t i = 0; i + 2 < r->count; i++) {
		const token *it = &r->tokens[i];
		bool free_standing = i == 0 || (it[-1].word != WORD_DOT && it[-1].word != WORD_COLON);
		if (it->kind != TOKEN_NAME || !free_standing || (!same_name(r, it, check) && !same_name(r, it, applies)) ||
		    it[1].word != WORD_DOT || it[2].kind != TOKEN_NAME)
			continue;
		names->asked[names->asked_count] = hc_arena_copy(arena, r->bytes + it[2].start, it[2].length);
		if (!names->asked[names->asked_count])
			return false;
		names->asked_lines[names->asked_count++] = it[2].line;
	}
	return true;
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

/*
 * Past the examples of `return rule { … examples = { … } … }` when they begin at token `at`, else `at`. What stands in them
 * the rule cannot read: nobody but the engine is given that table, as long as `rule` is not another word of the file's own.
 */
static size_t after_examples(const reading *r, size_t at)
{
	if (r->tokens[at].word != WORD_EXAMPLES || at + 2 >= r->count || r->tokens[at + 1].word != WORD_IS ||
	    r->tokens[at + 2].word != WORD_CURLY)
		return at;
	size_t table = r->around[at], end = r->partners[at + 2];
	if (table == NO_PARTNER || table < 2 || end == NO_PARTNER || r->rules != 1 || r->tokens[table].word != WORD_CURLY ||
	    r->tokens[table - 1].word != WORD_RULE || r->tokens[table - 2].word != WORD_RETURN)
		return at;
	return end + 1;
}

static bool list_names(source_names *names, const reading *r, hc_arena *arena)
{
	names->follows = hc_arena_alloc(arena, (parts_of(r) + 1) * sizeof *names->follows);
	names->names = hc_arena_alloc(arena, (parts_of(r) + 1) * sizeof *names->names);
	names->examples = hc_arena_alloc(arena, (parts_of(r) + 1) * sizeof *names->examples);
	names->limits = hc_arena_alloc(arena, (r->count + 1) * sizeof *names->limits);
	names->limit_lines = hc_arena_alloc(arena, (r->count + 1) * sizeof *names->limit_lines);
	if (!names->names || !names->examples || !names->follows || !names->limits || !names->limit_lines)
		return false;
	for (size_t i = 0, until = 0; i < r->count; i++) {
		until = i < until ? until : after_examples(r, i);
		const token *it = &r->tokens[i];
		bool text = it->kind == TOKEN_TEXT, example = i < until;
		if (!text && it->kind != TOKEN_NAME)
			continue;
		bool behind_dot = !text && i && it[-1].word == WORD_DOT;
		if (!add_parts(names, arena, r->bytes + (text ? it->inner : it->start), text ? it->inner_length : it->length, behind_dot, example))
			return false;
		if (!text && i >= 2 && it[-1].word == WORD_DOT && it[-2].word == WORD_LIMITS) {
			names->limits[names->limit_count] = hc_arena_copy(arena, r->bytes + it->start, it->length);
			if (!names->limits[names->limit_count])
				return false;
			names->limit_lines[names->limit_count++] = it->line;
		}
	}
	names->count = sort_once(names->names, names->count);
	names->example_count = sort_once(names->examples, names->example_count);
	names->follow_count = sort_once(names->follows, names->follow_count);
	return list_asked(names, r, arena);
}

hc_status source_read(hc_text *out, source_names *names, const char *bytes, size_t length, const char *file,
                      hc_arena *arena, hc_error *err)
{
	reading r = {.bytes = bytes, .length = length};

	memset(names, 0, sizeof *names);
	hc_status status = tokenise(&r, file, err);
	if (status)
		goto done;
	r.opens = hc_memory_alloc((r.count + 1) * sizeof *r.opens);
	r.closes = hc_memory_alloc((r.count + 1) * sizeof *r.closes);
	r.replaced = hc_memory_alloc(r.count + 1);
	r.partners = hc_memory_alloc((r.count + 1) * sizeof *r.partners);
	r.around = hc_memory_alloc((r.count + 1) * sizeof *r.around);
	if (!r.opens || !r.closes || !r.replaced || !r.partners || !r.around) {
		status = hc_error_nomem(err);
		goto done;
	}
	pair_brackets(&r);
	if (!list_names(names, &r, arena)) {
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
	hc_memory_free(r.opens);
	hc_memory_free(r.closes);
	hc_memory_free(r.replaced);
	hc_memory_free(r.partners);
	hc_memory_free(r.around);
	return status;
}

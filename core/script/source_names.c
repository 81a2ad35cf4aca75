/* SPDX-License-Identifier: MIT */
/*
 * A word stands many times in a source and once in the lists. Those met before
 * are mostly known by a small table of the words met last; what slips through
 * (two words that share a place in it) is found when all are sorted. So no
 * choice of words makes the reading slow.
 */
#include "script/source_reading.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define RECENT 512
#define WORD_BYTES_MAX 64 /* longer ones name nothing */

enum { NAMED = 1, IN_EXAMPLES = 2, FOLLOWED = 4 };

typedef struct word {
	const char *text; /* in the source */
	size_t length;
	unsigned kinds;
} word;

typedef struct listing {
	word *words;
	size_t count, capacity;
	size_t recent[RECENT]; /* positions in `words`, from 1 */
} listing;

static int by_text(const void *a, const void *b)
{
	const word *left = a, *right = b;
	int order = memcmp(left->text, right->text, left->length < right->length ? left->length : right->length);
	return order ? order : (left->length > right->length) - (left->length < right->length);
}

static bool same(const word *a, const char *text, size_t length)
{
	return a->length == length && memcmp(a->text, text, length) == 0;
}

static size_t place_of(const char *text, size_t length)
{
	size_t hash = length;
	for (size_t i = 0; i < length; i++)
		hash = hash * 31 + (unsigned char)text[i];
	return hash % RECENT;
}

static bool add_word(listing *l, const char *text, size_t length, unsigned kinds)
{
	size_t *recent = &l->recent[place_of(text, length)];
	if (*recent && same(&l->words[*recent - 1], text, length)) {
		l->words[*recent - 1].kinds |= kinds;
		return true;
	}
	if (!hc_memory_grow(&l->words, &l->capacity, l->count, sizeof *l->words))
		return false;
	l->words[l->count++] = (word){text, length, kinds};
	*recent = l->count;
	return true;
}

/* Whether it may name something: names of the schema and the law are of such letters alone (schema/name.h), sentences are not. */
static bool is_word(const char *text, size_t length)
{
	size_t i = 0;
	while (i < length && token_is_letter(text[i]))
		i++;
	return i && i == length && length <= WORD_BYTES_MAX;
}

/* Adds the parts of `text` between dots; with a dot in it they are followed. False when out of memory. */
static bool add_parts(listing *l, const char *text, size_t length, unsigned kinds)
{
	const char *end = text + length, *dot = memchr(text, '.', length);
	if (dot && kinds == NAMED)
		kinds |= FOLLOWED;
	for (;; text = dot + 1, dot = memchr(text, '.', (size_t)(end - text))) {
		size_t part = (size_t)((dot ? dot : end) - text);
		if (is_word(text, part) && !add_word(l, text, part, kinds))
			return false;
		if (!dot)
			return true;
	}
}

/* Sorts, and joins what stands twice. */
static void sort_once(listing *l)
{
	size_t unique = 0;
	if (l->count)
		qsort(l->words, l->count, sizeof *l->words, by_text);
	for (size_t i = 0; i < l->count; i++)
		if (unique && same(&l->words[unique - 1], l->words[i].text, l->words[i].length))
			l->words[unique - 1].kinds |= l->words[i].kinds;
		else
			l->words[unique++] = l->words[i];
	l->count = unique;
}

/* Moves the texts of all words to the arena. False when out of memory. */
static bool keep_texts(listing *l, hc_arena *arena)
{
	for (size_t i = 0; i < l->count; i++) {
		l->words[i].text = hc_arena_copy(arena, l->words[i].text, l->words[i].length);
		if (!l->words[i].text)
			return false;
	}
	return true;
}

/* The list of the words of `kind`; NULL when out of memory. */
static const char **pick(size_t *count, const listing *l, unsigned kind, hc_arena *arena)
{
	size_t wanted = 0;
	for (size_t i = 0; i < l->count; i++)
		wanted += (l->words[i].kinds & kind) != 0;
	const char **list = hc_arena_alloc(arena, wanted * sizeof *list);
	for (size_t i = 0; list && i < l->count; i++)
		if (l->words[i].kinds & kind)
			list[(*count)++] = l->words[i].text;
	return list;
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
	size_t table = r->places[at].around, end = r->places[at + 2].partner;
	if (table == NO_PARTNER || table < 2 || end == NO_PARTNER || r->counts[WORD_RULE] != 1 || r->tokens[table].word != WORD_CURLY ||
	    r->tokens[table - 1].word != WORD_RULE || r->tokens[table - 2].word != WORD_RETURN)
		return at;
	return end + 1;
}

/* Adds all words of the tokens. False when out of memory. */
static bool add_words(listing *l, const reading *r)
{
	for (size_t i = 0, until = 0; i < r->count; i++) {
		const token *it = &r->tokens[i];
		until = i < until ? until : after_examples(r, i);
		unsigned kind = i < until ? IN_EXAMPLES : NAMED;
		if (it->kind == TOKEN_NAME && kind == NAMED && i && it[-1].word == WORD_DOT)
			kind |= FOLLOWED;
		if ((it->kind == TOKEN_NAME && !add_parts(l, r->bytes + it->start, it->length, kind)) ||
		    (it->kind == TOKEN_TEXT && !add_parts(l, r->bytes + it->inner, it->inner_length, kind)))
			return false;
	}
	return true;
}

/* Lists what follows `limits.`. */
static bool list_limits(source_names *names, const reading *r, hc_arena *arena)
{
	names->limits = hc_arena_alloc(arena, r->counts[WORD_LIMITS] * sizeof *names->limits);
	names->limit_lines = hc_arena_alloc(arena, r->counts[WORD_LIMITS] * sizeof *names->limit_lines);
	if (!names->limits || !names->limit_lines)
		return false;
	for (size_t i = 0; i + 2 < r->count; i++) {
		const token *it = &r->tokens[i];
		if (it->word != WORD_LIMITS || it[1].word != WORD_DOT || it[2].kind != TOKEN_NAME)
			continue;
		names->limits[names->limit_count] = hc_arena_copy(arena, r->bytes + it[2].start, it[2].length);
		if (!names->limits[names->limit_count])
			return false;
		names->limit_lines[names->limit_count++] = it[2].line;
	}
	return true;
}

/* The first parameter of the function that follows `key =`: how the rule calls its subject. NULL when there is none. */
static const token *parameter_of(const reading *r, const char *key)
{
	for (size_t i = 0; i + 4 < r->count; i++) {
		const token *it = &r->tokens[i];
		if (it[2].word == WORD_FUNCTION && it[1].word == WORD_IS && it[3].word == WORD_ROUND && it[4].kind == TOKEN_NAME &&
		    it->kind == TOKEN_NAME && token_reads(r->bytes, it, key))
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
	names->asked = hc_arena_alloc(arena, r->counts[WORD_DOT] * sizeof *names->asked);
	names->asked_lines = hc_arena_alloc(arena, r->counts[WORD_DOT] * sizeof *names->asked_lines);
	if (!names->asked || !names->asked_lines)
		return false;
	for (size_t i = 0; i + 2 < r->count; i++) {
		const token *it = &r->tokens[i];
		bool free_standing = i == 0 || (it[-1].word != WORD_DOT && it[-1].word != WORD_COLON);
		if (it[1].word != WORD_DOT || it->kind != TOKEN_NAME || it[2].kind != TOKEN_NAME || !free_standing ||
		    (!same_name(r, it, check) && !same_name(r, it, applies)))
			continue;
		names->asked[names->asked_count] = hc_arena_copy(arena, r->bytes + it[2].start, it[2].length);
		if (!names->asked[names->asked_count])
			return false;
		names->asked_lines[names->asked_count++] = it[2].line;
	}
	return true;
}

bool source_list_names(source_names *names, const reading *r, hc_arena *arena)
{
	listing l = {.count = 0};
	bool ok = add_words(&l, r);
	if (ok) {
		sort_once(&l);
		ok = keep_texts(&l, arena);
	}
	if (ok) {
		names->names = pick(&names->count, &l, NAMED, arena);
		names->examples = pick(&names->example_count, &l, IN_EXAMPLES, arena);
		names->follows = pick(&names->follow_count, &l, FOLLOWED, arena);
	}
	hc_memory_free(l.words);
	return names->names && names->examples && names->follows && list_limits(names, r, arena) && list_asked(names, r, arena);
}

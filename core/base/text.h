/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_TEXT_H
#define HC_BASE_TEXT_H

/*
 * A growing text, and what the program needs to know of UTF-8 (utf8proc):
 * whether bytes are valid, and how many terminal columns a text takes.
 */

#include <stdbool.h>
#include <stddef.h>

/*
 * A growing zero-terminated text. An allocation that fails sets `failed` and
 * the later calls do nothing: a builder is checked once, at its end.
 */
typedef struct hc_text {
	char *bytes; /* NULL while empty */
	size_t length;
	size_t capacity;
	bool failed;
} hc_text;

void hc_text_init(hc_text *text);
void hc_text_drop(hc_text *text);
void hc_text_clear(hc_text *text); /* empties, keeps the memory */
void hc_text_add(hc_text *text, const char *more);
void hc_text_add_bytes(hc_text *text, const char *bytes, size_t length);
void hc_text_addf(hc_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Where up to `more` bytes and a zero may be put behind the text by hand, with its length; NULL when out of memory. */
char *hc_text_room(hc_text *text, size_t more);

/* Whether both are the same text, or both NULL. */
bool hc_text_same(const char *a, const char *b);

/* The text so far, "" while empty. Borrowed until the next change. */
const char *hc_text_get(const hc_text *text);

/* Moves the heap text out (to be freed with hc_memory_free); NULL when failed. */
char *hc_text_take(hc_text *text);

/* Whether `length` bytes are valid UTF-8 (no surrogates, nothing overlong). */
bool hc_utf8_valid(const char *bytes, size_t length);

/* Terminal columns of a valid UTF-8 text: wide characters take two, control and combining ones none. */
size_t hc_utf8_columns(const char *text);

/* How many bytes of `text` fit in `columns` terminal columns. */
size_t hc_utf8_fit(const char *text, size_t columns);

/* How many of the first `bytes` bytes of `text` are whole characters. */
size_t hc_utf8_cut(const char *text, size_t bytes);

/* Whether a person sees all that is in `text`: valid UTF-8, and nothing of what the next function makes visible. */
bool hc_text_is_visible(const char *text);

/*
 * Adds `more` for a person's eyes on one line: control characters (C0, C1, DEL),
 * line separators, the bidirectional controls and byte order marks become
 * visible as \u{XXXX}, bytes that are not UTF-8 as \x{XX}; the rest is kept.
 */
void hc_text_add_visible(hc_text *text, const char *more);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_WRITTEN_H
#define HC_TEST_WRITTEN_H

/*
 * What everything that writes a text must hold to, whatever it writes: the
 * text agreed on, colours that change no word, and an error for what was not
 * written whole. What does not hold ends the test.
 */

#include "publish/format.h"

typedef struct written {
	hc_status (*write)(FILE *out, const char *format, void *subject, const hc_format_options *options, hc_error *err);
	void *subject; /* what is written of */
	int columns;   /* to fold texts at; 0: not */
} written;

/* The text and its length, to be freed. */
char *written_take(const written *w, const char *format, hc_lang lang, size_t *length);

/* The text is the file of that name in tests/publish/golden. */
void written_as_agreed(const written *w, const char *format, hc_lang lang, const char *golden);

/* With colours it is the same text with escape sequences put in, at least one; without them there is none. */
void written_alike_in_colours(const written *w, const char *format, hc_lang lang);

/* A disk that is full is HC_EWRITE, wherever the writer or the stream comes to know it. */
void written_to_a_full_disk(const written *w, const char *format);

/* Whichever allocation fails, the text is whole or an error says so. */
void written_without_memory(const written *w, const char *format);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_TERMINAL_H
#define HC_CLI_TERMINAL_H

/* What the program needs to know of where its words go. */

#include "hecha.h"

/* Columns of the terminal behind `stream`; 0 when it is none. */
int hc_terminal_columns(FILE *stream);

/* Whether to colour: a terminal, and the user has not set NO_COLOR. */
bool hc_terminal_colour(FILE *stream);

/* The language that LC_ALL, LC_MESSAGES or LANG asks for. */
hc_lang hc_terminal_language(void);

/* Whether whoever read `stream` has gone away (a closed pipe). */
bool hc_terminal_gone(FILE *stream);

/* Prints in the language of the user; both formats take the same arguments. */
void hc_terminal_say(FILE *stream, hc_lang lang, const char *en, const char *zh, ...)
	__attribute__((format(printf, 3, 5), format(printf, 4, 5)));

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_HTML_H
#define HC_PUBLISH_HTML_H

/*
 * A page of HTML as it is put together. Markup is ours and goes in as it is;
 * everything else goes through hc_html_text, which leaves nothing of it that a
 * browser would take for markup, and makes control characters visible. Ends of
 * rows, cells and list items are left out, as HTML allows.
 */

#include "base/text.h"
#include "base/status.h"

#include <stdint.h>

typedef struct hc_html {
	hc_text out;
	hc_text scratch; /* for texts that are put together before they are escaped */
	hc_lang lang;
} hc_html;

void hc_html_init(hc_html *html, hc_lang lang);
void hc_html_drop(hc_html *html);
void hc_html_clear(hc_html *html); /* keeps that memory ran out */

/* Adds markup. Arguments must be ours: numbers, words of a list, names of files. */
void hc_html_add(hc_html *html, const char *markup);
#define hc_html_addf(html, ...) hc_text_addf(&(html)->out, __VA_ARGS__)

/* Adds markup of ours in the language of the page. */
void hc_html_say(hc_html *html, const char *zh, const char *en);

/* Adds a text from outside, escaped, for content and for attributes in double quotes. NULL adds nothing. */
void hc_html_text(hc_html *html, const char *text);
void hc_html_label(hc_html *html, hc_label label);

/* The same in an element of its own, so that its writing direction stays its own. */
void hc_html_name(hc_html *html, const char *text);

/* Adds what was put together in `scratch`, escaped, and empties it. */
void hc_html_scratch(hc_html *html);

void hc_html_count(hc_html *html, int64_t count); /* with separators: 1,150 */

/* What is wrong with memory, if anything. */
hc_status hc_html_check(const hc_html *html, hc_error *err);

#endif

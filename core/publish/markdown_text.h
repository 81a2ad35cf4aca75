/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_MARKDOWN_TEXT_H
#define HC_PUBLISH_MARKDOWN_TEXT_H

#include "base/text.h"

/*
 * Adds a text from outside, made visible and escaped, so that it can neither
 * end a table's cell nor become a link, an image or a tag.
 */
void hc_markdown_add(hc_text *out, const char *text);

/* Adds what was put together in `raw`, escaped, and empties it. */
void hc_markdown_add_raw(hc_text *out, hc_text *raw);

#endif

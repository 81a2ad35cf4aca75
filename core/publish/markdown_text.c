/* SPDX-License-Identifier: MIT */
/*
 * Markdown renderers make links of bare addresses too: what would begin one
 * is written as a character reference, all other marks behind a backslash.
 */

#include "publish/markdown_text.h"

#include <string.h>
#include <strings.h>

/* Whether the dot at `at` is that of "www.". */
static bool is_link_dot(const char *text, const char *at)
{
	return at - text >= 3 && strncasecmp(at - 3, "www", 3) == 0;
}

void hc_markdown_add(hc_text *out, const char *text)
{
	hc_text visible;
	const char *at;

	hc_text_init(&visible);
	hc_text_add_visible(&visible, text);
	for (at = hc_text_get(&visible); *at; at++) {
		if (*at == '<')
			hc_text_add(out, "&lt;");
		else if (*at == '>')
			hc_text_add(out, "&gt;");
		else if (*at == '&')
			hc_text_add(out, "&amp;");
		else if ((*at == ':' && at[1] == '/') || *at == '@' ||
		         (*at == '.' && is_link_dot(hc_text_get(&visible), at)))
			hc_text_addf(out, "&#%d;", *at);
		else {
			if (strchr("\\`*_[]|#~!$", *at))
				hc_text_add(out, "\\");
			hc_text_add_bytes(out, at, 1);
		}
	}
	out->failed |= visible.failed;
	hc_text_drop(&visible);
}

void hc_markdown_add_raw(hc_text *out, hc_text *raw)
{
	hc_markdown_add(out, hc_text_get(raw));
	out->failed |= raw->failed;
	hc_text_clear(raw);
}

/* SPDX-License-Identifier: MIT */
/* Escaping is the one thing that must hold: what is not ours reaches a page through add_escaped alone. */

#include "publish/html.h"

#include "publish/number.h"

#include <string.h>

void hc_html_init(hc_html *html, hc_lang lang)
{
	hc_text_init(&html->out);
	hc_text_init(&html->scratch);
	html->lang = lang;
}

void hc_html_drop(hc_html *html)
{
	hc_text_drop(&html->out);
	hc_text_drop(&html->scratch);
}

void hc_html_clear(hc_html *html)
{
	bool failed = html->out.failed || html->scratch.failed;

	hc_text_clear(&html->out);
	hc_text_clear(&html->scratch);
	html->out.failed = failed;
}

void hc_html_add(hc_html *html, const char *markup)
{
	hc_text_add(&html->out, markup);
}

void hc_html_say(hc_html *html, const char *zh, const char *en)
{
	hc_text_add(&html->out, html->lang == HC_ZH ? zh : en);
}

static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return "&#39;";
	}
}

static void add_escaped(hc_text *out, const char *text)
{
	size_t plain;

	while (*text) {
		plain = strcspn(text, "&<>\"'");
		hc_text_add_bytes(out, text, plain);
		text += plain;
		if (*text)
			hc_text_add(out, entity_of(*text++));
	}
}

/* Most texts have nothing that must become visible; those that do are made so first. */
void hc_html_text(hc_html *html, const char *text)
{
	hc_text visible;

	if (!text)
		return;
	hc_text_init(&visible);
	hc_text_add_visible(&visible, text);
	add_escaped(&html->out, hc_text_get(&visible));
	html->out.failed |= visible.failed;
	hc_text_drop(&visible);
}

void hc_html_label(hc_html *html, hc_label label)
{
	hc_html_text(html, hc_label_text(label, html->lang));
}

void hc_html_name(hc_html *html, const char *text)
{
	hc_html_add(html, "<bdi>");
	hc_html_text(html, text);
	hc_html_add(html, "</bdi>");
}

void hc_html_scratch(hc_html *html)
{
	add_escaped(&html->out, hc_text_get(&html->scratch));
	html->out.failed |= html->scratch.failed;
	hc_text_clear(&html->scratch);
}

void hc_html_count(hc_html *html, int64_t count)
{
	hc_number_add_whole(&html->out, count);
}

hc_status hc_html_check(const hc_html *html, hc_error *err)
{
	return html->out.failed || html->scratch.failed ? hc_error_nomem(err) : HC_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * The frame of every page. A page is made in both languages at once, so that
 * the ledger is read once for both; it differs by its words and by where its
 * language's folder lies.
 */

#include "publish/web_parts.h"

#include "base/digest.h"

#include <stdio.h>
#include <string.h>

#define POLICY \
	"default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"

typedef struct place {
	const char *file;
	const char *zh, *en;
} place;

static const place places[] = {
	{ "index.html", "总览", "Overview" },
	{ "map.html", "分布图", "Map" },
	{ "rules.html", "规则", "Rules" },
	{ "register.html", "条款登记", "Register" },
	{ "changes.html", "变化", "Changes" },
	{ "print.html", "打印", "Print" },
	{ "reading.html", "怎样读", "How to read" },
	{ "checking.html", "怎样验", "How to check" },
};

const char *hc_web_up(const char *path)
{
	return strchr(path, '/') ? "../" : "";
}

hc_label hc_web_title(const hc_web *web, char zh[128], char en[128])
{
	hc_label plural = { NULL, web->owner ? hc_label_text(web->owner->plural, HC_EN) : web->facts->owner_entity };

	snprintf(zh, 128, "%s核查结果", web->owner ? hc_label_text(web->owner->label, HC_ZH) : web->facts->owner_entity);
	snprintf(en, 128, "Findings on %s", hc_label_text(plural, HC_EN));
	return (hc_label){ zh, en };
}

/* ---- names of files ---- */

static bool is_plain(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/*
 * Any id as a file's name that every file system takes and tells apart: small
 * letters and digits stay, other bytes are written as ~hh. One that is too
 * long is cut, and its digest put behind it.
 */
static void add_name(char *out, size_t size, const char *id)
{
	enum { LONGEST = 120 };
	char digest[HC_DIGEST_TEXT];
	hc_digest *whole = NULL;
	size_t at = 0, i;

	for (i = 0; id[i] && at + 4 < LONGEST; i++) {
		unsigned char c = (unsigned char)id[i];

		at += (size_t)snprintf(out + at, size - at, is_plain(c) ? "%c" : "~%02x", c);
	}
	if (!id[i])
		return;
	whole = hc_digest_new();
	if (whole) {
		hc_digest_add(whole, id, strlen(id));
		hc_digest_write(digest, whole);
		snprintf(out + at, size - at, "~%.32s", digest);
	}
	hc_digest_free(whole);
}

void hc_web_owner_path(char out[HC_WEB_PATH], const hc_web *web, const char *id)
{
	char name[200] = "";

	add_name(name, sizeof name, id);
	snprintf(out, HC_WEB_PATH, "%.40s/%s.html", web->facts->owner_entity, name);
}

void hc_web_rule_path(char out[HC_WEB_PATH], const char *id)
{
	char name[200] = "";
	size_t i, at = 0;

	/* A rule's id has a dot in it, and is else plain. */
	for (i = 0; id[i] && at + 5 < sizeof name; i++)
		at += (size_t)snprintf(name + at, sizeof name - at, is_plain((unsigned char)id[i]) || id[i] == '.' ? "%c" : "~%02x",
		                       (unsigned char)id[i]);
	snprintf(out, HC_WEB_PATH, "rules/%s.html", name);
}

/* ---- the frame ---- */

/* From a page to the root of the publication: out of its folder, and out of en/. */
static void add_root(hc_html *html, const char *path)
{
	hc_html_add(html, hc_web_up(path));
	if (html->lang == HC_EN)
		hc_html_add(html, "../");
}

static void add_head(hc_html *html, const hc_web *web, const char *path, hc_label title)
{
	char zh[128], en[128];
	hc_label whole = hc_web_title(web, zh, en);

	hc_html_addf(html, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
	             html->lang == HC_ZH ? "zh-CN" : "en");
	hc_html_add(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n");
	hc_html_add(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	                  "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	hc_html_label(html, title);
	if (strcmp(path, "index.html") != 0) {
		hc_html_add(html, " · ");
		hc_html_label(html, whole);
	}
	hc_html_add(html, "</title>\n<link rel=\"stylesheet\" href=\"");
	add_root(html, path);
	hc_html_add(html, "web.css\">\n<script src=\"");
	add_root(html, path);
	hc_html_add(html, "web.js\" defer></script>\n</head>\n<body>\n");
}

/* To the same page in the other language. */
static void add_twin(hc_html *html, const char *path)
{
	hc_html_addf(html, "<a class=\"twin\" lang=\"%s\" hreflang=\"%s\" href=\"", html->lang == HC_ZH ? "en" : "zh-CN",
	             html->lang == HC_ZH ? "en" : "zh-CN");
	hc_html_add(html, hc_web_up(path));
	hc_html_add(html, html->lang == HC_ZH ? "en/" : "../");
	hc_html_text(html, path);
	hc_html_add(html, html->lang == HC_ZH ? "\">English</a>" : "\">中文</a>");
}

static void add_navigation(hc_html *html, const hc_web *web, const char *path)
{
	char zh[128], en[128];
	size_t i;

	hc_html_say(html, "<a class=\"skip\" href=\"#main\">跳到正文</a>\n", "<a class=\"skip\" href=\"#main\">Skip to content</a>\n");
	hc_html_addf(html, "<header>\n<p class=\"head\"><a href=\"%sindex.html\">", hc_web_up(path));
	hc_html_label(html, hc_web_title(web, zh, en));
	hc_html_add(html, "</a> ");
	add_twin(html, path);
	hc_html_say(html, "</p>\n<nav aria-label=\"各页\"><ul>", "</p>\n<nav aria-label=\"Pages\"><ul>");
	for (i = 0; i < sizeof places / sizeof *places; i++) {
		if (strcmp(places[i].file, "changes.html") == 0 && !web->earlier)
			continue;
		hc_html_addf(html, "<li><a href=\"%s%s\"%s>%s</a>", hc_web_up(path), places[i].file,
		             strcmp(places[i].file, path) == 0 ? " aria-current=\"page\"" : "",
		             html->lang == HC_ZH ? places[i].zh : places[i].en);
	}
	hc_html_add(html, "</ul></nav>\n</header>\n<main id=\"main\">\n");
}

void hc_web_begin(hc_web_page *page, const hc_web *web, const char *path, hc_label title)
{
	int lang;

	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &page->html[lang];

		hc_html_init(html, (hc_lang)lang);
		add_head(html, web, path, title);
		add_navigation(html, web, path);
		hc_html_add(html, "<h1>");
		hc_html_name(html, hc_label_text(title, html->lang));
		hc_html_add(html, "</h1>\n");
	}
}

void hc_web_foot(hc_html *html, const hc_web *web)
{
	char as_of[11];

	hc_date_write(as_of, web->facts->as_of);
	hc_html_add(html, "</main>\n<footer><p>");
	hc_html_say(html, "核查日期 ", "As of ");
	hc_html_add(html, as_of);
	hc_html_add(html, " · ");
	hc_html_label(html, hc_edition_label(hc_edition_of(web->edition)));
	if (hc_edition_within(web->edition)) {
		hc_html_say(html, " · 仅 ", " · only ");
		hc_html_text(html, hc_edition_within(web->edition));
	}
	hc_html_add(html, " · ");
	hc_html_text(html, web->facts->program);
	hc_html_add(html, "</p></footer>\n</body>\n</html>\n");
}

static hc_status put(FILE *out, void *context, hc_error *err)
{
	return hc_file_put(out, context, err);
}

hc_status hc_web_end(hc_web_page *page, const hc_web *web, const char *path, hc_error *err)
{
	hc_status status = HC_OK;
	char file[HC_WEB_PATH + 4];
	int lang;

	for (lang = 0; status == HC_OK && lang < HC_LANGS; lang++) {
		hc_html *html = &page->html[lang];

		hc_web_foot(html, web);
		snprintf(file, sizeof file, "%s%s", lang == HC_EN ? "en/" : "", path);
		status = hc_html_check(html, err);
		if (status == HC_OK)
			status = hc_publication_add(web->publication, file, put, &html->out, err);
	}
	hc_web_page_drop(page);
	return status;
}

void hc_web_page_drop(hc_web_page *page)
{
	hc_html_drop(&page->html[HC_EN]);
	hc_html_drop(&page->html[HC_ZH]);
}

void hc_web_add(hc_web_page *page, const char *markup)
{
	hc_html_add(&page->html[HC_EN], markup);
	hc_html_add(&page->html[HC_ZH], markup);
}

void hc_web_say(hc_web_page *page, const char *zh, const char *en)
{
	hc_html_add(&page->html[HC_ZH], zh);
	hc_html_add(&page->html[HC_EN], en);
}

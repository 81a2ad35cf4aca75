/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_WEB_PARTS_H
#define HC_PUBLISH_WEB_PARTS_H

/* The pages of the website, each in a file, and what they share; for this room only. */

#include "base/arena.h"
#include "publish/html.h"
#include "publish/web.h"

#define HC_AREAS_MAX 64
enum { HC_WEB_PATH = 256 };

/* What a list knows of its rows, gathered on the way through the owners. */
typedef struct hc_web {
	hc_publication *publication;
	hc_edition *edition;
	const hc_ledger_facts *facts;
	hc_ledger *earlier;            /* NULL: no page of changes */
	hc_ledger *ledger;             /* for the walk through both alone: what is shown comes from the editions */
	const hc_ledger_term *owner;   /* the word for owners */
	size_t area_count;
	const char *areas[HC_AREAS_MAX]; /* of the rules, sorted; further ones share the last */
	char (*rule_paths)[HC_WEB_PATH]; /* of every rule of the facts */
} hc_web;

/* Both languages of one page. */
typedef struct hc_web_page {
	hc_html html[2];               /* by hc_lang */
} hc_web_page;

enum { HC_LANGS = 2 };

/* ---- the frame (web_page.c) ---- */

/*
 * Begins a page in both languages: head, navigation, `<main>`. `path` is its
 * file within a language's folder; `title` is escaped. Ends with hc_web_end in
 * every case where the page was begun.
 */
void hc_web_begin(hc_web_page *page, const hc_web *web, const char *path, hc_label title);

/* Ends the page and adds it, in both languages, to the publication. */
hc_status hc_web_end(hc_web_page *page, const hc_web *web, const char *path, hc_error *err);
void hc_web_foot(hc_html *html, const hc_web *web);   /* what stands at the end; for a page that is written in pieces */
void hc_web_page_drop(hc_web_page *page);

/* Adds markup, or words of ours, to both. */
void hc_web_add(hc_web_page *page, const char *markup);
void hc_web_say(hc_web_page *page, const char *zh, const char *en);

/* How far a page lies below its language's folder: "" or "../". */
const char *hc_web_up(const char *path);

/* The title of the whole: "船舶核查结果". */
hc_label hc_web_title(const hc_web *web, char zh[128], char en[128]);

/* The file of an owner ("boat/1.html") and of a rule, within a language's folder. */
void hc_web_owner_path(char out[HC_WEB_PATH], const hc_web *web, const char *id);
void hc_web_rule_path(char out[HC_WEB_PATH], const char *id);

/* ---- shared parts (web_parts.c) ---- */

/* "不符合" with its sign, as a mark that reads without colour. */
void hc_web_outcome(hc_html *html, hc_outcome outcome);
void hc_web_severity(hc_html *html, hc_severity severity);
void hc_web_level(hc_html *html, const hc_web *web, size_t level);
void hc_web_area(hc_html *html, const hc_web *web, const char *area);
size_t hc_web_area_position(const hc_web *web, const char *area);
void hc_web_day(hc_html *html, hc_date day);                 /* <time>; nothing for an open end */
void hc_web_days(hc_html *html, hc_date from, hc_date to);   /* "2010-07-06 起" */
void hc_web_deadline(hc_html *html, const hc_term_of_finding *term);
void hc_web_source(hc_html *html, const hc_ledger_clause *clause); /* the document, its number, the clause's id */
void hc_web_verified(hc_html *html, hc_verified verified, hc_label basis);

/* Links; `up` leads to the language's folder. */
void hc_web_owner_link(hc_html *html, const hc_web *web, const char *up, const char *id, const char *name, const char *anchor);
void hc_web_rule_link(hc_html *html, const hc_web *web, const char *up, const char *id, hc_label title);

/* The anchor of an entry on its owner's page; escaped. */
void hc_web_anchor(hc_html *html, const hc_entry *entry);

/* ---- one entry (web_entry.c) ---- */

/* The whole of it, under a heading. */
void hc_web_entry(hc_html *html, const hc_web *web, const char *up, const hc_entry *entry);

/* What was measured against the line, drawn; nothing where it is no number. */
void hc_web_gauge(hc_html *html, const hc_entry *entry);

/* Figures, waivers and values that one must know of, on the overview (web_notes.c). */
hc_status hc_web_notes(hc_web_page *page, const hc_web *web, hc_error *err);

/* ---- pages ---- */

hc_status hc_web_owners(const hc_web *web, hc_error *err);    /* overview, map, and a page for each owner */
hc_status hc_web_rules(const hc_web *web, hc_error *err);     /* the list of rules, and a page for each */
hc_status hc_web_register(const hc_web *web, hc_error *err);
hc_status hc_web_changes(const hc_web *web, hc_error *err);   /* nothing without an earlier audit */
hc_status hc_web_guides(const hc_web *web, hc_error *err);    /* how to read it, how to check it */
hc_status hc_web_print(const hc_web *web, hc_error *err);

/* ---- lists of the overview (web_overview.c) ---- */

typedef struct hc_web_rows hc_web_rows;

/* Gathers what the overview and the map say of each owner. */
hc_status hc_web_rows_new(hc_web_rows **out, const hc_web *web, hc_error *err);
hc_status hc_web_rows_owner(hc_web_rows *rows, const hc_edition_owner *owner, hc_error *err);
void hc_web_rows_entry(hc_web_rows *rows, const hc_entry *entry);
hc_status hc_web_rows_close(hc_web_rows *rows, hc_error *err); /* the owner's row is whole */
hc_status hc_web_overview(hc_web_rows *rows, hc_error *err);
hc_status hc_web_map(hc_web_rows *rows, hc_error *err);
void hc_web_rows_free(hc_web_rows *rows);

#endif

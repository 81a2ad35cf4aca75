/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_SITE_PARTS_H
#define HC_PUBLISH_SITE_PARTS_H

/* The pages of the site, each in a file, and what they share; for this room only. */

#include "base/arena.h"
#include "publish/html.h"
#include "publish/site.h"

#define HC_AREAS_MAX 64
enum { HC_SITE_PATH = 256 };

/* What a list knows of its rows, gathered on the way through the owners. */
typedef struct hc_site {
	hc_publication *publication;
	hc_edition *edition;
	const hc_ledger_facts *facts;
	hc_ledger *earlier;            /* NULL: no page of changes */
	hc_ledger *ledger;             /* for the walk through both alone: what is shown comes from the editions */
	const hc_ledger_term *owner;   /* the word for owners */
	size_t area_count;
	const char *areas[HC_AREAS_MAX]; /* of the rules, sorted; further ones share the last */
	char (*rule_paths)[HC_SITE_PATH]; /* of every rule of the facts */
} hc_site;

/* Both languages of one page. */
typedef struct hc_site_page {
	hc_html html[2];               /* by hc_lang */
} hc_site_page;

enum { HC_LANGS = 2 };

/* ---- the frame (site_page.c) ---- */

/*
 * Begins a page in both languages: head, navigation, `<main>`. `path` is its
 * file within a language's folder; `title` is escaped. Ends with hc_site_end in
 * every case where the page was begun.
 */
void hc_site_begin(hc_site_page *page, const hc_site *site, const char *path, hc_label title);

/* Ends the page and adds it, in both languages, to the publication. */
hc_status hc_site_end(hc_site_page *page, const hc_site *site, const char *path, hc_error *err);
void hc_site_foot(hc_html *html, const hc_site *site);   /* what stands at the end; for a page that is written in pieces */
void hc_site_page_drop(hc_site_page *page);

/* Adds markup, or words of ours, to both. */
void hc_site_add(hc_site_page *page, const char *markup);
void hc_site_say(hc_site_page *page, const char *zh, const char *en);

/* How far a page lies below its language's folder: "" or "../". */
const char *hc_site_up(const char *path);

/* The title of the whole: "学校核查结果". */
hc_label hc_site_title(const hc_site *site, char zh[128], char en[128]);

/* The file of an owner ("school/1.html") and of a rule, within a language's folder. False: the name did not fit. */
void hc_site_owner_path(char out[HC_SITE_PATH], const hc_site *site, const char *id);
void hc_site_rule_path(char out[HC_SITE_PATH], const char *id);

/* ---- shared parts (site_parts.c) ---- */

/* "不符合" with its sign, as a mark that reads without colour. */
void hc_site_outcome(hc_html *html, hc_outcome outcome);
void hc_site_severity(hc_html *html, hc_severity severity);
void hc_site_level(hc_html *html, const hc_site *site, size_t level);
void hc_site_area(hc_html *html, const hc_site *site, const char *area);
size_t hc_site_area_position(const hc_site *site, const char *area);
void hc_site_day(hc_html *html, hc_date day);                 /* <time>; nothing for an open end */
void hc_site_days(hc_html *html, hc_date from, hc_date to);   /* "2010-07-06 起" */
void hc_site_deadline(hc_html *html, const hc_term_of_finding *term);
void hc_site_verified(hc_html *html, hc_verified verified, hc_label basis);

/* Links; `up` leads to the language's folder. */
void hc_site_owner_link(hc_html *html, const hc_site *site, const char *up, const char *id, const char *name, const char *anchor);
void hc_site_rule_link(hc_html *html, const hc_site *site, const char *up, const char *id, hc_label title);

/* The anchor of an entry on its owner's page; escaped. */
void hc_site_anchor(hc_html *html, const hc_entry *entry);

/* ---- one entry (site_entry.c) ---- */

/* The whole of it, under a heading. */
void hc_site_entry(hc_html *html, const hc_site *site, const char *up, const hc_entry *entry);

/* What was measured against the line, drawn; nothing where it is no number. */
void hc_site_gauge(hc_html *html, const hc_entry *entry);

/* ---- pages ---- */

hc_status hc_site_owners(const hc_site *site, hc_error *err);    /* overview, map, and a page for each owner */
hc_status hc_site_rules(const hc_site *site, hc_error *err);     /* the list of rules, and a page for each */
hc_status hc_site_register(const hc_site *site, hc_error *err);
hc_status hc_site_changes(const hc_site *site, hc_error *err);   /* nothing without an earlier audit */
hc_status hc_site_guides(const hc_site *site, hc_error *err);    /* how to read it, how to check it */
hc_status hc_site_print(const hc_site *site, hc_error *err);

/* ---- lists of the overview (site_overview.c) ---- */

typedef struct hc_site_rows hc_site_rows;

/* Gathers what the overview and the map say of each owner. */
hc_status hc_site_rows_new(hc_site_rows **out, const hc_site *site, hc_error *err);
hc_status hc_site_rows_owner(hc_site_rows *rows, const hc_edition_owner *owner, hc_error *err);
void hc_site_rows_entry(hc_site_rows *rows, const hc_entry *entry);
hc_status hc_site_rows_close(hc_site_rows *rows, hc_error *err); /* the owner's row is whole */
hc_status hc_site_overview(hc_site_rows *rows, hc_error *err);
hc_status hc_site_map(hc_site_rows *rows, hc_error *err);
void hc_site_rows_free(hc_site_rows *rows);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The list on paper: a title with room for a stamp and signatures, every
 * verdict, then every finding in short, unless there are more than anybody
 * prints: then each owner's own page is what goes on paper.
 */

#include "publish/web_parts.h"

#include "publish/file.h"

#include <string.h>

#define FINDINGS_MAX 20000

typedef struct printing {
	const hc_web *web;
	FILE *out;
	hc_html *html;
	bool listing;        /* in the list of findings: a heading is open */
} printing;

static hc_status flush(const printing *p, hc_error *err)
{
	hc_status status = hc_html_check(p->html, err);

	return status == HC_OK ? hc_file_put(p->out, &p->html->out, err) : status;
}

static void add_title(hc_html *html, const hc_web *web)
{
	hc_html_say(html, "<div class=\"stamp\"><p>发布单位（盖章）：<span></span></p><p>负责人：<span></span></p><p>日期：<span></span></p></div>\n",
	            "<div class=\"stamp\"><p>Published by (stamp): <span></span></p><p>In charge: <span></span></p><p>Date: <span></span></p></div>\n");
	hc_html_say(html, "<p class=\"lead\">核查日期 ", "<p class=\"lead\">As of ");
	hc_web_day(html, web->facts->as_of);
	hc_html_add(html, " · ");
	hc_edition_add_amount(&html->scratch, web->edition, hc_edition_owners(web->edition), web->facts->owner_entity, html->lang);
	hc_html_scratch(html);
	hc_html_say(html, "</p>\n<h2 id=\"verdicts\">一、结论</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"verdicts\"><table><thead><tr><th scope=\"col\">编号<th scope=\"col\">名称<th scope=\"col\">结论"
	                  "<th scope=\"col\" class=\"n\">关键<th scope=\"col\" class=\"n\">重要<th scope=\"col\" class=\"n\">一般<th "
	                  "scope=\"col\" class=\"n\">无法判定</thead><tbody>\n",
	            "</p>\n<h2 id=\"verdicts\">1. Verdicts</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"verdicts\"><table><thead><tr><th scope=\"col\">Number<th scope=\"col\">Name<th scope=\"col\">Verdict"
	            "<th scope=\"col\" class=\"n\">key<th scope=\"col\" class=\"n\">major<th scope=\"col\" class=\"n\">minor<th "
	            "scope=\"col\" class=\"n\">unknown</thead><tbody>\n");
}

static hc_status see_verdict(void *context, const hc_edition_owner *owner, hc_error *err)
{
	const printing *p = context;
	hc_html *html = p->html;
	int64_t unknown = 0;
	int i;

	hc_html_add(html, "<tr><td>");
	hc_html_name(html, owner->id);
	hc_html_add(html, "<td>");
	hc_html_name(html, owner->name ? owner->name : "");
	hc_html_add(html, "<td>");
	hc_web_level(html, p->web, owner->level);
	for (i = HC_KEY; i >= HC_NOTE; i--) {
		unknown += owner->totals[i][HC_UNKNOWN] + owner->totals[i][HC_BROKEN];
		if (i == HC_NOTE)
			break;
		hc_html_add(html, "<td class=\"n\">");
		hc_html_count(html, owner->totals[i][HC_FAIL]);
	}
	hc_html_add(html, "<td class=\"n\">");
	hc_html_count(html, unknown);
	hc_html_add(html, "\n");
	return flush(p, err);
}

static hc_status see_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	printing *p = context;
	hc_html *html = p->html;

	if (p->listing)
		hc_html_add(html, "</table>\n");
	p->listing = false;
	hc_html_add(html, "<h3>");
	if (owner) {
		hc_html_name(html, owner->name ? owner->name : owner->id);
		hc_html_add(html, " <small>");
		hc_html_name(html, owner->id);
		hc_html_add(html, "</small> ");
		hc_web_level(html, p->web, owner->level);
	} else {
		hc_html_say(html, "不属于单个对象的核查项", "What belongs to no single one");
	}
	hc_html_add(html, "</h3>\n");
	return flush(p, err);
}

static void add_clauses(hc_html *html, const hc_entry *entry)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	bool any = false;
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		if (!hc_entry_cites(entry, i))
			continue;
		hc_html_add(html, any ? "<br>" : "");
		hc_html_label(html, rule->clauses[i].document);
		hc_html_add(html, " ");
		hc_html_text(html, strchr(rule->clauses[i].id, ':') ? strchr(rule->clauses[i].id, ':') + 1 : "");
		any = true;
	}
}

static hc_status see_entry(void *context, const hc_entry *entry, hc_error *err)
{
	printing *p = context;
	hc_html *html = p->html;
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	const char *id = hc_entry_subject_id(entry), *owner = hc_entry_owner_id(entry);

	if (!p->listing)
		hc_html_say(html,
		            "<table class=\"found\"><thead><tr><th scope=\"col\">要求<th scope=\"col\">结果<th scope=\"col\">依据<th "
		            "scope=\"col\">整改期限</thead><tbody>\n",
		            "<table class=\"found\"><thead><tr><th scope=\"col\">Requirement<th scope=\"col\">Result<th scope=\"col\">Clause<th "
		            "scope=\"col\">Put right by</thead><tbody>\n");
	p->listing = true;
	hc_html_add(html, "<tr><td>");
	hc_html_label(html, rule->title);
	if (id && (!owner || strcmp(id, owner) != 0)) {
		hc_html_add(html, " <small>");
		hc_html_name(html, hc_entry_subject_name(entry) ? hc_entry_subject_name(entry) : id);
		hc_html_add(html, "</small>");
	}
	hc_html_add(html, " ");
	hc_web_severity(html, rule->severity);
	hc_html_add(html, "<td>");
	hc_web_outcome(html, hc_entry_outcome(entry));
	hc_html_add(html, html->lang == HC_ZH ? "：" : ": ");
	hc_entry_add_message(&html->scratch, entry, html->lang);
	hc_html_scratch(html);
	hc_html_add(html, "<td>");
	add_clauses(html, entry);
	hc_html_add(html, "<td>");
	hc_web_deadline(html, hc_entry_term(entry));
	hc_html_add(html, "\n");
	return flush(p, err);
}

typedef struct job {
	const hc_web *web;
	hc_html *html; /* the page's head; then its foot */
} job;

static hc_status write_print(FILE *out, void *context, hc_error *err)
{
	const unsigned open = 1u << HC_FAIL | 1u << HC_BROKEN | 1u << HC_UNKNOWN | 1u << HC_WAIVED;
	const job *j = context;
	printing p = { .web = j->web, .out = out, .html = j->html };
	int64_t found = 0;
	hc_status status;
	size_t i;

	add_title(j->html, j->web);
	status = flush(&p, err);
	if (status == HC_OK)
		status = hc_edition_read_owners(j->web->edition, see_verdict, &p, err);
	hc_html_say(j->html, "</table></div>\n<h2>二、问题</h2>\n", "</table></div>\n<h2>2. Findings</h2>\n");
	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		found += open & 1u << i ? hc_edition_totals(j->web->edition)[i] : 0;
	if (found > FINDINGS_MAX)
		hc_html_say(j->html, "<p>问题较多，不在此逐条列出；请打印各对象的页面。</p>\n",
		            "<p>There are too many to be listed here; print the page of each.</p>\n");
	else if (status == HC_OK)
		status = hc_edition_read_by_owner(j->web->edition, open, see_owner, see_entry, &p, err);
	if (p.listing)
		hc_html_add(j->html, "</table>\n");
	hc_web_foot(j->html, j->web);
	return status == HC_OK ? flush(&p, err) : status;
}

hc_status hc_web_print(const hc_web *web, hc_error *err)
{
	char zh[128], en[128];
	hc_status status = HC_OK;
	hc_web_page page;
	int lang;

	hc_web_begin(&page, web, "print.html", hc_web_title(web, zh, en));
	for (lang = 0; status == HC_OK && lang < HC_LANGS; lang++) {
		job j = { web, &page.html[lang] };

		status = hc_publication_add(web->publication, lang == HC_EN ? "en/print.html" : "print.html", write_print, &j, err);
	}
	hc_web_page_drop(&page);
	return status;
}

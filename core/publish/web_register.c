/* SPDX-License-Identifier: MIT */
/* The register: every clause of every document, and what of it is checked. */

#include "publish/web_parts.h"

#include "schema/coverage.h"

#include <string.h>

static hc_label state_label(const char *word)
{
	size_t i;

	for (i = 0; i < HC_COVERAGE_COUNT; i++) {
		if (strcmp(hc_coverage_word((hc_coverage_state)i), word) == 0)
			return hc_coverage_label((hc_coverage_state)i);
	}
	return (hc_label){ word, word };
}

static void add_rules(hc_html *html, const hc_web *web, const hc_ledger_duty *duty)
{
	size_t i, at;

	for (i = 0; i < duty->rule_count; i++) {
		at = hc_edition_rule(web->edition, duty->rules[i]);
		hc_html_add(html, i ? "<br>" : "");
		if (at < web->facts->rule_count)
			hc_web_rule_link(html, web, "", duty->rules[i], web->facts->rules[at].title);
		else
			hc_html_text(html, duty->rules[i]);
	}
}

static void add_duty(hc_html *html, const hc_web *web, const hc_ledger_duty *duty)
{
	hc_html_add(html, "<tr data-state=\"");
	hc_html_text(html, duty->state);
	hc_html_add(html, "\" id=\"");
	hc_html_text(html, duty->id);
	hc_html_add(html, "\"><td>");
	hc_html_text(html, duty->number);
	hc_html_add(html, "<td>");
	hc_html_label(html, duty->duty);
	hc_html_add(html, " ");
	hc_web_verified(html, duty->verified, (hc_label){ NULL, NULL });
	hc_html_add(html, "<td><span class=\"cov ");
	hc_html_text(html, duty->state);
	hc_html_add(html, "\">");
	hc_html_label(html, state_label(duty->state));
	hc_html_add(html, "</span><td>");
	add_rules(html, web, duty);
	if (duty->left.zh || duty->left.en) {
		hc_html_add(html, duty->rule_count ? "<p class=\"left\">" : "<span class=\"left\">");
		hc_html_label(html, duty->left);
		hc_html_add(html, duty->rule_count ? "</p>" : "</span>");
	}
	hc_html_add(html, "\n");
}

static void add_document(hc_html *html, const hc_web *web, const hc_ledger_document *document)
{
	size_t i;

	hc_html_add(html, "<section><h2 id=\"");
	hc_html_text(html, document->id);
	hc_html_add(html, "\">");
	hc_html_label(html, document->title);
	hc_html_add(html, "</h2>\n<p class=\"doc\">");
	if (document->number) {
		hc_html_text(html, document->number);
		hc_html_add(html, " · ");
	}
	hc_web_days(html, document->from, document->to);
	hc_html_add(html, "</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"");
	hc_html_text(html, document->id);
	hc_html_say(html,
	            "\"><table class=\"reg\"><thead><tr><th scope=\"col\">条<th scope=\"col\">要求<th scope=\"col\">核查"
	            "<th scope=\"col\">规则，或未核查的内容和原因</thead><tbody>\n",
	            "\"><table class=\"reg\"><thead><tr><th scope=\"col\">No.<th scope=\"col\">Duty<th scope=\"col\">Checked"
	            "<th scope=\"col\">Rules, or what is left and why</thead><tbody>\n");
	for (i = 0; i < document->duty_count; i++)
		add_duty(html, web, &document->duties[i]);
	hc_html_add(html, "</table></div></section>\n");
}

static void add_totals(hc_html *html, const hc_web *web)
{
	int64_t totals[HC_COVERAGE_COUNT] = { 0 };
	size_t d, c, i;

	for (d = 0; d < web->facts->document_count; d++) {
		for (c = 0; c < web->facts->documents[d].duty_count; c++) {
			for (i = 0; i < HC_COVERAGE_COUNT; i++)
				totals[i] += strcmp(web->facts->documents[d].duties[c].state, hc_coverage_word((hc_coverage_state)i)) == 0;
		}
	}
	hc_html_say(html, "<p class=\"lead\">登记了法规和文件的每一条：哪些规则在核查它，还有什么没有核查、为什么。</p>\n<p class=\"sum\">",
	            "<p class=\"lead\">Every clause of every document: which rules check it, what of it nothing checks, and why.</p>\n"
	            "<p class=\"sum\">");
	for (i = 0; i < HC_COVERAGE_COUNT; i++) {
		hc_html_addf(html, "<span class=\"cov %s\">", hc_coverage_word((hc_coverage_state)i));
		hc_html_label(html, hc_coverage_label((hc_coverage_state)i));
		hc_html_add(html, "</span> ");
		hc_html_count(html, totals[i]);
		hc_html_add(html, " &nbsp; ");
	}
	hc_html_add(html, "</p>\n<form class=\"controls\" data-for=\"reg\" hidden><label>");
	hc_html_say(html, "查找 <input type=\"search\" name=\"q\"></label> <label>核查情况 <select name=\"state\"><option value=\"\">全部",
	            "Search <input type=\"search\" name=\"q\"></label> <label>Checked <select name=\"state\"><option value=\"\">all");
	for (i = 0; i < HC_COVERAGE_COUNT; i++) {
		hc_html_addf(html, "<option value=\"%s\">", hc_coverage_word((hc_coverage_state)i));
		hc_html_label(html, hc_coverage_label((hc_coverage_state)i));
	}
	hc_html_say(html, "</select></label> <output aria-live=\"polite\" data-words=\"{n} 条\"></output></form>\n",
	            "</select></label> <output aria-live=\"polite\" data-words=\"{n} clauses\"></output></form>\n");
}

hc_status hc_web_register(const hc_web *web, hc_error *err)
{
	hc_web_page page;
	int lang;
	size_t i;

	hc_web_begin(&page, web, "register.html", (hc_label){ "条款登记", "The register of clauses" });
	for (lang = 0; lang < HC_LANGS; lang++) {
		add_totals(&page.html[lang], web);
		for (i = 0; i < web->facts->document_count; i++)
			add_document(&page.html[lang], web, &web->facts->documents[i]);
	}
	return hc_web_end(&page, web, "register.html", err);
}

/* SPDX-License-Identifier: MIT */
/* The rules as the public may check them: what the text says, the line by date, and who does not meet it. */

#include "publish/web_parts.h"

#include "publish/amount.h"
#include "publish/number.h"
#include "publish/sentence.h"

#include <string.h>

/* ---- limits ---- */

/* A share is read as a percentage, other numbers with their separators. */
static void add_value(hc_html *html, const hc_web *web, const hc_ledger_figure *figure)
{
	const char *text = hc_label_text(figure->value, html->lang);
	bool share = figure->unit && strcmp(figure->unit, "share") == 0;
	const hc_ledger_term *unit = hc_edition_term(web->edition, figure->unit);
	hc_fraction number;

	if (!figure->unit || !hc_fraction_read(&number, text, strlen(text))) {
		hc_html_text(html, text);
		return;
	}
	hc_number_add(&html->scratch, number, HC_FRACTION_NONE, HC_ROUND_NEAREST, share);
	hc_text_add(&html->scratch, share ? " %" : " ");
	if (!share && unit)
		hc_text_add(&html->scratch, hc_label_text(unit->counter && html->lang == HC_EN ? unit->plural : unit->label, html->lang));
	else if (!share)
		hc_text_add(&html->scratch, figure->unit);
	hc_html_scratch(html);
}

static void add_figure(hc_html *html, const hc_web *web, const hc_ledger_figure *figure)
{
	bool now = web->facts->as_of >= figure->from && web->facts->as_of <= figure->to;

	hc_html_add(html, now ? "<tr class=\"now\"><td>" : "<tr><td>");
	hc_web_days(html, figure->from, figure->to);
	hc_html_say(html, now ? " <b>（本次）</b><td>" : "<td>", now ? " <b>(this audit)</b><td>" : "<td>");
	if (figure->whom.zh)
		hc_html_label(html, figure->whom);
	else
		hc_html_say(html, "全部", "all");
	hc_html_add(html, "<td class=\"n\">");
	add_value(html, web, figure);
	hc_html_add(html, "<td><code>");
	hc_html_text(html, figure->clause ? figure->clause : "");
	hc_html_add(html, "</code><td>");
	hc_web_verified(html, figure->verified, figure->basis);
}

static void add_limits(hc_html *html, const hc_web *web, const hc_ledger_rule *rule)
{
	size_t i, k;

	for (i = 0; i < rule->limit_count; i++) {
		bool open = false;

		for (k = 0; k < web->facts->figure_count; k++) {
			const hc_ledger_figure *figure = &web->facts->figures[k];

			if (strcmp(figure->limit, rule->limits[i]) != 0)
				continue;
			if (!open) {
				hc_html_add(html, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
				hc_html_label(html, figure->title);
				hc_html_add(html, "\"><table><caption>");
				hc_html_label(html, figure->title);
				hc_html_say(html,
				            "</caption><thead><tr><th scope=\"col\">时间<th scope=\"col\">适用于<th scope=\"col\">限值"
				            "<th scope=\"col\">条款<th scope=\"col\">可靠程度</thead><tbody>",
				            "</caption><thead><tr><th scope=\"col\">When<th scope=\"col\">For whom<th scope=\"col\">Line"
				            "<th scope=\"col\">Clause<th scope=\"col\">How sure</thead><tbody>");
				open = true;
			}
			add_figure(html, web, figure);
		}
		hc_html_add(html, open ? "</table></div>\n" : "");
	}
}

/* ---- sources ---- */

static void add_clause(hc_html *html, const hc_ledger_clause *clause)
{
	hc_html_add(html, "<li><p class=\"duty\">");
	hc_html_label(html, clause->duty);
	hc_html_add(html, "</p><p class=\"doc\">");
	hc_web_source(html, clause);
	hc_html_add(html, " · ");
	hc_web_days(html, clause->from, clause->to);
	hc_html_add(html, " · ");
	hc_web_verified(html, clause->verified, (hc_label){ NULL, NULL });
	hc_html_add(html, "</p>");
}

static void add_sources(hc_html *html, const hc_ledger_rule *rule)
{
	size_t i;

	hc_html_say(html, "<h2>依据</h2>\n<ul class=\"clauses\">", "<h2>Sources</h2>\n<ul class=\"clauses\">");
	for (i = 0; i < rule->clause_count; i++)
		add_clause(html, &rule->clauses[i]);
	hc_html_add(html, "</ul>\n");
}

static void add_state(hc_html *html, const hc_ledger_rule *rule)
{
	if (strcmp(rule->state, "not_in_force") == 0)
		hc_html_say(html, "在核查日期不生效，未运行", "not in force on this date: not run");
	else
		hc_html_say(html, "依据未经核实，未运行", "its source is not verified: not run");
}

static void add_head(hc_html *html, const hc_web *web, const hc_ledger_rule *rule)
{
	int i;

	hc_html_add(html, "<p class=\"facets\">");
	hc_web_area(html, web, rule->area);
	hc_html_add(html, " · ");
	hc_web_severity(html, rule->severity);
	hc_html_add(html, " · <code>");
	hc_html_text(html, rule->id);
	hc_html_add(html, "</code></p>\n<p class=\"sum\">");
	for (i = 0; hc_ledger_runs(rule) && i < HC_OUTCOME_COUNT; i++) {
		if (rule->totals[i] == 0)
			continue;
		hc_web_outcome(html, (hc_outcome)i);
		hc_html_add(html, " ");
		hc_html_count(html, rule->totals[i]);
		hc_html_add(html, " &nbsp; ");
	}
	if (!hc_ledger_runs(rule))
		add_state(html, rule);
	hc_html_add(html, "</p>\n");
}

/* ---- who ---- */

typedef struct listing {
	const hc_web *web;
	const char *up;
	hc_web_page *page;
	hc_outcome outcome;
	int64_t listed;
} listing;

static void begin_list(listing *l, hc_html *html)
{
	hc_html_add(html, "<h2>");
	hc_web_outcome(html, l->outcome);
	hc_html_add(html, "</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
	hc_html_label(html, hc_outcome_label(l->outcome));
	hc_html_say(html, "\"><table><thead><tr><th scope=\"col\">对象<th scope=\"col\">结果<th scope=\"col\">整改期限</thead><tbody>",
	            "\"><table><thead><tr><th scope=\"col\">Who<th scope=\"col\">Result<th scope=\"col\">Put right by</thead><tbody>");
}

static void add_who(const listing *l, hc_html *html, const hc_entry *entry)
{
	const char *id = hc_entry_subject_id(entry), *name = hc_entry_subject_name(entry), *owner = hc_entry_owner_id(entry);

	if (owner) {
		hc_text anchor;

		hc_text_init(&anchor);
		hc_text_add(&anchor, hc_entry_rule(entry)->id);
		if (id && strcmp(id, owner) != 0)
			hc_text_addf(&anchor, ":%s", id);
		hc_web_owner_link(html, l->web, l->up, owner, hc_entry_owner_name(entry), hc_text_get(&anchor));
		html->out.failed |= anchor.failed;
		hc_text_drop(&anchor);
	}
	if (id && (!owner || strcmp(id, owner) != 0)) {
		hc_html_add(html, owner ? " <small>" : "");
		hc_html_name(html, name ? name : id);
		hc_html_add(html, owner ? "</small>" : "");
	}
}

static hc_status list_entry(void *context, const hc_entry *entry, hc_error *err)
{
	listing *l = context;
	int lang;

	(void)err;
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &l->page->html[lang];

		if (l->listed == 0)
			begin_list(l, html);
		hc_html_add(html, "<tr><td>");
		add_who(l, html, entry);
		hc_html_add(html, "<td>");
		hc_entry_add_message(&html->scratch, entry, html->lang);
		hc_html_scratch(html);
		hc_web_gauge(html, entry);
		hc_html_add(html, "<td>");
		hc_web_deadline(html, hc_entry_term(entry));
		hc_html_add(html, "\n");
	}
	l->listed++;
	return HC_OK;
}

static hc_status list_outcomes(hc_web_page *page, const hc_web *web, const char *up, size_t rule, hc_error *err)
{
	static const hc_outcome order[] = { HC_FAIL, HC_BROKEN, HC_UNKNOWN, HC_WAIVED };
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < sizeof order / sizeof *order; i++) {
		listing l = { web, up, page, order[i], 0 };

		if (web->facts->rules[rule].totals[order[i]] == 0)
			continue;
		status = hc_edition_read_rule(web->edition, rule, 1u << order[i], list_entry, &l, err);
		if (l.listed > 0)
			hc_web_add(page, "</table></div>\n");
	}
	return status;
}

static hc_status write_rule(const hc_web *web, size_t position, hc_error *err)
{
	const hc_ledger_rule *rule = &web->facts->rules[position];
	char path[HC_WEB_PATH];
	hc_web_page page;
	hc_status status;
	int lang;

	hc_web_rule_path(path, rule->id);
	hc_web_begin(&page, web, path, rule->title);
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &page.html[lang];

		add_head(html, web, rule);
		add_sources(html, rule);
		if (rule->limit_count > 0) {
			hc_html_say(html, "<h2>限值</h2>\n", "<h2>The line, by date</h2>\n");
			add_limits(html, web, rule);
		}
	}
	status = list_outcomes(&page, web, hc_web_up(path), position, err);
	if (status == HC_OK)
		return hc_web_end(&page, web, path, err);
	hc_web_page_drop(&page);
	return status;
}

/* ---- the list ---- */

static void add_row(hc_html *html, const hc_web *web, const hc_ledger_rule *rule)
{
	static const hc_outcome columns[] = { HC_PASS, HC_FAIL, HC_UNKNOWN, HC_WAIVED, HC_NOT_APPLICABLE, HC_BROKEN };
	size_t i;

	hc_html_add(html, "<tr><td>");
	hc_web_rule_link(html, web, "", rule->id, rule->title);
	hc_html_add(html, " <small>");
	hc_html_text(html, rule->id);
	hc_html_add(html, "</small><td>");
	hc_web_severity(html, rule->severity);
	if (!hc_ledger_runs(rule)) {
		hc_html_add(html, "<td colspan=\"6\">");
		add_state(html, rule);
		return;
	}
	for (i = 0; i < sizeof columns / sizeof *columns; i++) {
		hc_html_add(html, "<td class=\"n\">");
		if (rule->totals[columns[i]])
			hc_html_count(html, rule->totals[columns[i]]);
	}
}

static void add_list_head(hc_html *html, const hc_web *web, const char *area)
{
	static const hc_outcome columns[] = { HC_PASS, HC_FAIL, HC_UNKNOWN, HC_WAIVED, HC_NOT_APPLICABLE, HC_BROKEN };
	size_t i;

	hc_html_add(html, "<h2 id=\"");
	hc_html_text(html, area);
	hc_html_add(html, "\">");
	hc_web_area(html, web, area);
	hc_html_add(html, "</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"");
	hc_html_text(html, area);
	hc_html_say(html, "\"><table class=\"list\"><thead><tr><th scope=\"col\">规则<th scope=\"col\">级别",
	            "\"><table class=\"list\"><thead><tr><th scope=\"col\">Rule<th scope=\"col\">Severity");
	for (i = 0; i < sizeof columns / sizeof *columns; i++) {
		hc_html_add(html, "<th scope=\"col\" class=\"n\">");
		hc_html_label(html, hc_outcome_label(columns[i]));
	}
	hc_html_add(html, "</thead><tbody>\n");
}

static hc_status write_list(const hc_web *web, hc_error *err)
{
	const hc_ledger_facts *facts = web->facts;
	hc_web_page page;
	int lang;
	size_t i;

	hc_web_begin(&page, web, "rules.html", (hc_label){ "规则", "Rules" });
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &page.html[lang];

		for (i = 0; i < facts->rule_count; i++) {
			bool first = i == 0 || strcmp(facts->rules[i - 1].area, facts->rules[i].area) != 0;

			if (first) {
				hc_html_add(html, i ? "</table></div>\n" : "");
				add_list_head(html, web, facts->rules[i].area);
			}
			add_row(html, web, &facts->rules[i]);
			hc_html_add(html, "\n");
		}
		hc_html_add(html, i ? "</table></div>\n" : "");
	}
	return hc_web_end(&page, web, "rules.html", err);
}

hc_status hc_web_rules(const hc_web *web, hc_error *err)
{
	hc_status status = write_list(web, err);
	size_t i;

	for (i = 0; status == HC_OK && i < web->facts->rule_count; i++)
		status = write_rule(web, i, err);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * What one must know to read the list right: figures that are left to the
 * authority or past their review, waivers and what became of them, and, for
 * auditors, values that were passed over. Each list is closed until it is
 * asked for.
 */

#include "publish/web_parts.h"

#include "publish/sentence.h"

/* ---- limits ---- */

static void add_limit_note(hc_html *html, const hc_ledger_limit *limit)
{
	char day[11];

	hc_html_add(html, "<li>");
	hc_html_label(html, limit->title);
	hc_html_add(html, html->lang == HC_ZH ? "：" : ": ");
	if (limit->verified == HC_CITY || limit->verified == HC_UNVERIFIED)
		hc_web_verified(html, limit->verified, limit->basis);
	if (limit->outdated) {
		hc_date_write(day, limit->review_by);
		hc_html_say(html, " 已过复核日期 ", " past its review date ");
		hc_html_add(html, day);
	}
}

static void add_limits(hc_html *html, const hc_web *web)
{
	size_t i;

	if (web->facts->limit_count == 0)
		return;
	hc_html_say(html, "<details class=\"lines\"><summary><h2>待定或需复核的限值 (",
	            "<details class=\"lines\"><summary><h2>Figures left to the authority, or to be reviewed (");
	hc_html_count(html, (int64_t)web->facts->limit_count);
	hc_html_add(html, ")</h2></summary><ul>");
	for (i = 0; i < web->facts->limit_count; i++)
		add_limit_note(html, &web->facts->limits[i]);
	hc_html_add(html, "</ul></details>\n");
}

/* ---- lists that are read one by one ---- */

typedef struct listing {
	const hc_web *web;
	hc_web_page *page;
	int64_t listed;
} listing;

static void begin(listing *l, const char *zh, const char *en)
{
	if (l->listed++ == 0) {
		hc_web_say(l->page, zh, en);
		hc_web_add(l->page, "</h2></summary><ul>");
	}
}

static void end(const listing *l)
{
	if (l->listed > 0)
		hc_web_add(l->page, "</ul></details>\n");
}

static void add_waiver(hc_html *html, const hc_web *web, const hc_ledger_waiver *waiver)
{
	size_t at = hc_edition_rule(web->edition, waiver->rule);
	const hc_ledger_term *entity = hc_edition_term(web->edition, waiver->entity);
	bool loud = hc_sentence_waiver_is_loud(waiver);

	hc_html_add(html, "<li>");
	if (at < web->facts->rule_count)
		hc_web_rule_link(html, web, "", waiver->rule, web->facts->rules[at].title);
	else
		hc_html_text(html, waiver->rule);
	hc_html_add(html, " · ");
	if (entity)
		hc_html_label(html, entity->label);
	hc_html_add(html, " ");
	hc_html_name(html, waiver->id);
	hc_html_add(html, loud ? html->lang == HC_ZH ? "：<strong class=\"late\">" : ": <strong class=\"late\">" : html->lang == HC_ZH ? "：" : ": ");
	hc_sentence_add_waiver(&html->scratch, waiver, html->lang);
	hc_html_scratch(html);
	hc_html_add(html, loud ? "</strong><br>" : "<br>");
	hc_html_text(html, waiver->basis);
	hc_html_add(html, html->lang == HC_ZH ? "；" : "; ");
	hc_html_text(html, waiver->approver);
	hc_html_add(html, html->lang == HC_ZH ? "；" : "; ");
	hc_web_days(html, waiver->from, waiver->to);
	if (waiver->justification[0]) {
		hc_html_add(html, html->lang == HC_ZH ? "；" : "; ");
		hc_html_text(html, waiver->justification);
	}
}

static hc_status see_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	listing *l = context;
	int lang;

	(void)err;
	begin(l, "<details class=\"lines\"><summary><h2>豁免", "<details class=\"lines\"><summary><h2>Waivers");
	for (lang = 0; lang < HC_LANGS; lang++)
		add_waiver(&l->page->html[lang], l->web, waiver);
	return HC_OK;
}

static hc_status see_problem(void *context, const hc_ledger_problem *problem, hc_error *err)
{
	listing *l = context;
	int lang;

	(void)err;
	begin(l, "<details class=\"lines\"><summary><h2>记录中被略过的值", "<details class=\"lines\"><summary><h2>Values that were passed over");
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &l->page->html[lang];

		hc_html_add(html, "<li><code>");
		hc_html_text(html, problem->entity);
		hc_html_add(html, problem->field ? "." : "");
		hc_html_text(html, problem->field);
		hc_html_add(html, "</code> ");
		hc_html_name(html, problem->id);
		hc_html_add(html, html->lang == HC_ZH ? "：" : ": ");
		hc_html_label(html, problem->text);
	}
	return HC_OK;
}

hc_status hc_web_notes(hc_web_page *page, const hc_web *web, hc_error *err)
{
	listing waivers = { web, page, 0 }, problems = { web, page, 0 };
	hc_status status;

	add_limits(&page->html[HC_EN], web);
	add_limits(&page->html[HC_ZH], web);
	status = hc_edition_read_waivers(web->edition, see_waiver, &waivers, err);
	end(&waivers);
	if (status == HC_OK)
		status = hc_edition_read_problems(web->edition, see_problem, &problems, err);
	end(&problems);
	return status;
}

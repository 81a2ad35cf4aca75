/* SPDX-License-Identifier: MIT */
/*
 * What changed since an earlier audit: verdicts, findings by what became of
 * them, owner by owner, and what is overdue. Either side of a finding is shown
 * as this edition would show it, and counted only where it is shown.
 */

#include "publish/web_parts.h"

#include "publish/change_lines.h"
#include "publish/diff.h"

#include <string.h>

typedef struct changing {
	const hc_web *web;
	const hc_diff *diff;
	hc_edition *before;                 /* the earlier audit in the same edition; NULL: the owner was not in it */
	hc_web_page *page;
	int64_t totals[HC_DIFF_STATES], moved[HC_DIFF_STATES], overdue;
	bool open;                          /* a table is open, of */
	hc_text owner;                      /* "" for none */
	bool late_only;
	const hc_diff_finding *finding;     /* in hand, with its two sides */
	const hc_entry *from, *to;
} changing;

/* ---- what is shown at all ---- */

/* The two sides of a finding in this edition; false when neither is. */
static hc_status take(changing *c, const hc_diff_finding *finding, bool *shown, hc_error *err)
{
	hc_status status = HC_OK;

	c->finding = finding;
	c->from = c->to = NULL;
	if (c->before)
		status = hc_edition_entry(&c->from, c->before, 0, finding->from, err);
	if (status == HC_OK)
		status = hc_edition_entry(&c->to, c->web->edition, 1, finding->to, err);
	*shown = c->from || c->to;
	return status;
}

static bool is_late(const hc_diff_finding *f)
{
	return f->deadline != HC_DATE_NEVER && f->days_left < 0;
}

static hc_status count(void *context, const hc_diff_finding *finding, hc_error *err)
{
	changing *c = context;
	bool shown;
	hc_status status = take(c, finding, &shown, err);

	if (status != HC_OK || !shown)
		return status;
	c->totals[finding->state]++;
	c->moved[finding->state] += finding->cause == HC_DIFF_REQUIREMENT || finding->cause == HC_DIFF_BOTH;
	c->overdue += is_late(finding);
	return HC_OK;
}

/* ---- sums ---- */

static void add_totals(const changing *c, hc_html *html)
{
	int i;

	hc_html_say(html, "<p class=\"lead\">从 ", "<p class=\"lead\">From ");
	hc_web_day(html, hc_ledger_facts_of(c->diff->from)->as_of);
	hc_html_say(html, " 到 ", " to ");
	hc_web_day(html, c->web->facts->as_of);
	hc_html_say(html,
	            "。一个问题由规则和对象确定。</p>\n<table class=\"sums\"><thead><tr><th scope=\"col\">问题<th scope=\"col\" class=\"n\">数量<th "
	            "scope=\"col\">其中因规则或限值变化</thead><tbody>\n",
	            ". A finding is a rule and a subject.</p>\n<table class=\"sums\"><thead><tr><th scope=\"col\">Findings<th scope=\"col\" "
	            "class=\"n\">Number<th scope=\"col\">by a changed rule or limit</thead><tbody>\n");
	for (i = 0; i < HC_DIFF_STATES; i++) {
		hc_html_addf(html, "<tr><th scope=\"row\" class=\"d %s\">", hc_diff_word((hc_diff_state)i));
		hc_html_label(html, hc_diff_label((hc_diff_state)i));
		hc_html_add(html, "<td class=\"n\">");
		hc_html_count(html, c->totals[i]);
		hc_html_add(html, "<td>");
		if (c->moved[i] > 0)
			hc_html_count(html, c->moved[i]);
		hc_html_add(html, "\n");
	}
	hc_html_say(html, "<tr><th scope=\"row\" class=\"late\">整改逾期<td class=\"n\">", "<tr><th scope=\"row\" class=\"late\">Overdue<td class=\"n\">");
	hc_html_count(html, c->overdue);
	hc_html_add(html, "<td></table>\n");
}

static void add_level(hc_html *html, const changing *c, const hc_ledger *ledger, size_t level)
{
	if (ledger == c->diff->to && level < c->web->facts->level_count)
		hc_web_level(html, c->web, level);
	else
		hc_html_text(html, hc_change_level_text(ledger, level, html->lang));
}

static hc_status add_verdict(void *context, const hc_owner_change *owner, hc_error *err)
{
	changing *c = context;
	const char *within = hc_edition_within(c->web->edition), *only = within ? strchr(within, ':') + 1 : NULL;
	int lang;

	(void)err;
	if (!owner->changed || (only && strcmp(only, owner->owner_id) != 0))
		return HC_OK;
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &c->page->html[lang];

		if (!c->open)
			hc_html_say(html, "<h2>改变的结论</h2>\n<ul>", "<h2>Verdicts that changed</h2>\n<ul>");
		hc_html_add(html, "<li>");
		if (owner->to < c->web->facts->level_count)
			hc_web_owner_link(html, c->web, "", owner->owner_id, owner->owner_name, NULL);
		else
			hc_html_name(html, owner->owner_name ? owner->owner_name : owner->owner_id);
		hc_html_add(html, html->lang == HC_ZH ? "：" : ": ");
		add_level(html, c, c->diff->from, owner->from);
		hc_html_add(html, " → ");
		add_level(html, c, c->diff->to, owner->to);
	}
	c->open = true;
	return HC_OK;
}

/* ---- findings ---- */

static void close_table(changing *c)
{
	if (c->open)
		hc_web_add(c->page, "</table></div>\n");
	c->open = false;
}

static void open_table(changing *c, const hc_entry *either)
{
	const char *id = hc_entry_owner_id(either), *name = hc_entry_owner_name(either);
	int lang;

	close_table(c);
	hc_text_clear(&c->owner);
	hc_text_add(&c->owner, id ? id : "");
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &c->page->html[lang];

		hc_html_add(html, "<h3>");
		if (id && c->to)
			hc_web_owner_link(html, c->web, "", id, name, NULL);
		else if (id)
			hc_html_name(html, name ? name : id);
		else
			hc_html_say(html, "不属于单个对象的核查项", "What belongs to no single one");
		hc_html_say(html,
		            "</h3>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"变化\"><table class=\"found\"><thead><tr><th "
		            "scope=\"col\">变化<th scope=\"col\">要求<th scope=\"col\">此前<th scope=\"col\">现在<th scope=\"col\">整改期限"
		            "</thead><tbody>\n",
		            "</h3>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Changes\"><table class=\"found\"><thead><tr><th "
		            "scope=\"col\">Change<th scope=\"col\">Requirement<th scope=\"col\">Before<th scope=\"col\">Now<th scope=\"col\">Put right "
		            "by</thead><tbody>\n");
	}
	c->open = true;
}

static void add_side(hc_html *html, const hc_entry *entry)
{
	hc_html_add(html, "<td>");
	if (!entry) {
		hc_html_add(html, "–");
		return;
	}
	hc_web_outcome(html, hc_entry_outcome(entry));
	hc_html_add(html, html->lang == HC_ZH ? "：" : ": ");
	hc_entry_add_message(&html->scratch, entry, html->lang);
	hc_html_scratch(html);
}

static void add_finding(const changing *c, hc_html *html)
{
	const hc_diff_finding *f = c->finding;
	const hc_entry *either = c->to ? c->to : c->from;
	const char *subject = hc_entry_subject_id(either), *owner = hc_entry_owner_id(either);
	const hc_term_of_finding term = { f->found, f->deadline, f->days_left, 0 };

	hc_html_addf(html, "<tr><td><span class=\"d %s\">", hc_diff_word(f->state));
	hc_html_label(html, hc_diff_label(f->state));
	hc_html_add(html, "</span>");
	if (f->cause != HC_DIFF_RECORDS) {
		hc_html_add(html, " <small>");
		hc_html_label(html, hc_diff_cause_label(f->cause));
		hc_html_add(html, "</small>");
	}
	hc_html_add(html, "<td>");
	if (c->to)
		hc_web_rule_link(html, c->web, "", f->rule->id, f->rule->title);
	else
		hc_html_label(html, f->rule->title);
	hc_html_add(html, " ");
	hc_web_severity(html, f->rule->severity);
	if (subject && (!owner || strcmp(subject, owner) != 0)) {
		hc_html_add(html, " <small>");
		hc_html_name(html, hc_entry_subject_name(either) ? hc_entry_subject_name(either) : subject);
		hc_html_add(html, "</small>");
	}
	add_side(html, c->from);
	add_side(html, c->to);
	hc_html_add(html, "<td>");
	hc_web_deadline(html, &term);
	hc_html_add(html, "\n");
}

static hc_status see_finding(void *context, const hc_diff_finding *finding, hc_error *err)
{
	changing *c = context;
	bool shown = false;
	hc_status status = HC_OK;
	int lang;

	if (!c->late_only || is_late(finding))
		status = take(c, finding, &shown, err);
	if (status != HC_OK || !shown)
		return status;
	if (!c->open || strcmp(hc_text_get(&c->owner), finding->owner_id ? finding->owner_id : "") != 0)
		open_table(c, c->to ? c->to : c->from);
	for (lang = 0; lang < HC_LANGS; lang++)
		add_finding(c, &c->page->html[lang]);
	return HC_OK;
}

/* ---- the page ---- */

static hc_status write_lists(changing *c, hc_error *err)
{
	hc_status status = hc_changes_read_owners(&c->diff->changes, add_verdict, c, err);

	if (c->open)
		hc_web_add(c->page, "</ul>\n");
	c->open = false;
	if (status == HC_OK && c->overdue > 0) {
		hc_web_say(c->page, "<h2 id=\"overdue\">整改逾期</h2>\n", "<h2 id=\"overdue\">Overdue</h2>\n");
		c->late_only = true;
		status = hc_diff_read(c->diff, true, see_finding, c, err);
		close_table(c);
	}
	if (status != HC_OK)
		return status;
	hc_web_say(c->page, "<h2>全部问题的变化</h2>\n", "<h2>All findings</h2>\n");
	c->late_only = false;
	status = hc_diff_read(c->diff, true, see_finding, c, err);
	close_table(c);
	return status;
}

static hc_status write_page(changing *c, hc_error *err)
{
	hc_web_page page;
	hc_status status = hc_diff_read(c->diff, false, count, c, err);

	if (status != HC_OK)
		return status;
	c->page = &page;
	hc_web_begin(&page, c->web, "changes.html", (hc_label){ "变化", "Changes" });
	add_totals(c, &page.html[HC_ZH]);
	add_totals(c, &page.html[HC_EN]);
	status = write_lists(c, err);
	if (status == HC_OK)
		return hc_web_end(&page, c->web, "changes.html", err);
	hc_web_page_drop(&page);
	return status;
}

/* The earlier audit as the same reader may see it. An owner that was not in it has nothing there. */
static hc_status open_before(hc_edition **out, const hc_web *web, hc_error *err)
{
	const char *within = hc_edition_within(web->edition);
	const hc_ledger_verdict *verdict = NULL;
	hc_status status = within ? hc_ledger_find_verdict(&verdict, web->earlier, strchr(within, ':') + 1, err) : HC_OK;

	*out = NULL;
	if (status != HC_OK || (within && !verdict))
		return status;
	return hc_edition_open(out, web->earlier, hc_edition_of(web->edition), within, err);
}

hc_status hc_web_changes(const hc_web *web, hc_error *err)
{
	changing c = { .web = web };
	hc_diff diff;
	hc_status status = hc_diff_make(&diff, web->earlier, web->ledger, err);

	c.diff = &diff;
	hc_text_init(&c.owner);
	if (status == HC_OK)
		status = open_before(&c.before, web, err);
	if (status == HC_OK)
		status = write_page(&c, err);
	hc_edition_close(c.before);
	hc_text_drop(&c.owner);
	hc_diff_drop(&diff);
	return status;
}

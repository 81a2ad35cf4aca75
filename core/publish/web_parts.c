/* SPDX-License-Identifier: MIT */
/* Marks, days and links, which look the same on every page. */

#include "publish/web_parts.h"

#include "publish/sentence.h"

#include <stdio.h>
#include <string.h>

static const char *const signs[HC_OUTCOME_COUNT] = {
	[HC_PASS] = "✓", [HC_FAIL] = "✗", [HC_UNKNOWN] = "?", [HC_NOT_APPLICABLE] = "–", [HC_WAIVED] = "◇", [HC_BROKEN] = "!",
};

void hc_web_outcome(hc_html *html, hc_outcome outcome)
{
	hc_html_addf(html, "<span class=\"o %s\"><i aria-hidden=\"true\">%s</i> ", hc_outcome_word(outcome), signs[outcome]);
	hc_html_label(html, hc_outcome_label(outcome));
	hc_html_add(html, "</span>");
}

void hc_web_severity(hc_html *html, hc_severity severity)
{
	hc_html_addf(html, "<span class=\"sev %s\">", hc_severity_word(severity));
	hc_html_label(html, hc_severity_label(severity));
	hc_html_add(html, "</span>");
}

void hc_web_level(hc_html *html, const hc_web *web, size_t level)
{
	/* The last is the best; those before it have looks of their own, as far as these reach. */
	if (level + 1 == web->facts->level_count)
		hc_html_add(html, "<span class=\"v best\">");
	else
		hc_html_addf(html, "<span class=\"v l%zu\">", level < 4 ? level : 4);
	hc_html_label(html, web->facts->levels[level].label);
	hc_html_add(html, "</span>");
}

size_t hc_web_area_position(const hc_web *web, const char *area)
{
	size_t i = 0;

	while (i + 1 < web->area_count && strcmp(web->areas[i], area) != 0)
		i++;
	return i;
}

void hc_web_area(hc_html *html, const hc_web *web, const char *area)
{
	const hc_ledger_term *term;
	hc_text name;

	hc_text_init(&name);
	hc_text_addf(&name, "area:%s", area);
	term = hc_edition_term(web->edition, hc_text_get(&name));
	if (term)
		hc_html_label(html, term->label);
	else
		hc_html_text(html, area);
	html->out.failed |= name.failed;
	hc_text_drop(&name);
}

void hc_web_day(hc_html *html, hc_date day)
{
	char text[11];

	if (day <= HC_DATE_MIN || day >= HC_DATE_MAX)
		return;
	hc_date_write(text, day);
	hc_html_addf(html, "<time>%s</time>", text);
}

void hc_web_days(hc_html *html, hc_date from, hc_date to)
{
	bool begins = from > HC_DATE_MIN, ends = to < HC_DATE_MAX;

	if (!begins && !ends) {
		hc_html_say(html, "不限", "at all times");
		return;
	}
	if (begins && !ends)
		hc_html_say(html, "", "from ");
	if (!begins)
		hc_html_say(html, "", "until ");
	hc_web_day(html, from);
	if (begins && ends)
		hc_html_say(html, " 至 ", " to ");
	hc_web_day(html, to);
	if (begins && !ends)
		hc_html_say(html, " 起", "");
	if (!begins)
		hc_html_say(html, " 止", "");
}

void hc_web_deadline(hc_html *html, const hc_term_of_finding *term)
{
	if (!term || term->deadline == HC_DATE_NEVER)
		return;
	hc_web_day(html, term->deadline);
	if (term->days_left < 0) {
		hc_html_say(html, " <strong class=\"late\">逾期 ", " <strong class=\"late\">overdue by ");
		hc_html_count(html, -term->days_left);
		hc_html_say(html, " 天</strong>", term->days_left == -1 ? " day</strong>" : " days</strong>");
	} else {
		hc_html_say(html, "（还有 ", " (");
		hc_html_count(html, term->days_left);
		hc_html_say(html, " 天）", term->days_left == 1 ? " day left)" : " days left)");
	}
}

void hc_web_source(hc_html *html, const hc_ledger_clause *clause)
{
	hc_html_label(html, clause->document);
	if (clause->number) {
		hc_html_add(html, html->lang == HC_ZH ? "，" : ", ");
		hc_html_text(html, clause->number);
	}
	hc_html_add(html, " <code>");
	hc_html_text(html, clause->id);
	hc_html_add(html, "</code>");
}

void hc_web_verified(hc_html *html, hc_verified verified, hc_label basis)
{
	hc_html_addf(html, "<span class=\"sure s%d\">", (int)verified);
	hc_sentence_add_sureness(&html->scratch, verified, basis, html->lang);
	hc_html_scratch(html);
	hc_html_add(html, "</span>");
}

void hc_web_owner_link(hc_html *html, const hc_web *web, const char *up, const char *id, const char *name, const char *anchor)
{
	char path[HC_WEB_PATH];

	hc_web_owner_path(path, web, id);
	hc_html_addf(html, "<a href=\"%s", up);
	hc_html_text(html, path);
	if (anchor) {
		hc_html_add(html, "#");
		hc_html_text(html, anchor);
	}
	hc_html_add(html, "\">");
	hc_html_name(html, name ? name : id);
	hc_html_add(html, "</a>");
}

void hc_web_rule_link(hc_html *html, const hc_web *web, const char *up, const char *id, hc_label title)
{
	size_t at = hc_edition_rule(web->edition, id);
	char path[HC_WEB_PATH];

	hc_html_add(html, "<a href=\"");
	hc_html_add(html, up);
	if (at == web->facts->rule_count)
		hc_web_rule_path(path, id);
	hc_html_add(html, at < web->facts->rule_count ? web->rule_paths[at] : path);
	hc_html_add(html, "\">");
	hc_html_label(html, title);
	hc_html_add(html, "</a>");
}

void hc_web_anchor(hc_html *html, const hc_entry *entry)
{
	const char *subject = hc_entry_subject_id(entry), *owner = hc_entry_owner_id(entry);

	hc_html_text(html, hc_entry_rule(entry)->id);
	if (subject && (!owner || strcmp(subject, owner) != 0)) {
		hc_html_add(html, ":");
		hc_html_text(html, subject);
	}
}

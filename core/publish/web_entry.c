/* SPDX-License-Identifier: MIT */
/*
 * One finding as a reader in an appeal wants it: what was found, what is
 * required and by which clause, how much is short, what is missing, until
 * when. The drawing repeats what stands beside it in words, so it is hidden
 * from those who listen.
 */

#include "publish/web_parts.h"

#include <math.h>
#include <string.h>

/* ---- the drawing ---- */

typedef struct scale {
	double most;
} scale;

/* Thousandths of the width; never beyond it. */
static int at(const scale *s, double value)
{
	if (!(value > 0))
		return 0;
	return value >= s->most ? 1000 : (int)(value * 1000 / s->most);
}

static void raise_to(scale *s, double value)
{
	if (isfinite(value) && value * 1.2 > s->most)
		s->most = value * 1.2;
}

void hc_web_gauge(hc_html *html, const hc_entry *entry)
{
	double low, high, line_low, line_high;
	scale s = { 0 };

	if (!hc_entry_actual_range(entry, &low, &high) || !hc_entry_required_range(entry, &line_low, &line_high) || low < 0)
		return;
	raise_to(&s, isfinite(high) ? high : low);
	raise_to(&s, line_low);
	raise_to(&s, line_high);
	if (!(s.most > 0))
		return;
	hc_html_addf(html, "<svg class=\"gauge %s\"", hc_outcome_word(hc_entry_outcome(entry)));
	hc_html_add(html, " viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
	                  "<rect class=\"t\" width=\"1000\" height=\"14\"/>");
	if (line_high > line_low)
		hc_html_addf(html, "<rect class=\"b\" x=\"%d\" width=\"%d\" height=\"14\"/>", at(&s, line_low),
		             at(&s, line_high) - at(&s, line_low));
	hc_html_addf(html, "<rect class=\"a\" y=\"3\" width=\"%d\" height=\"8\"/>", at(&s, low));
	if (high > low)
		hc_html_addf(html, "<rect class=\"m\" x=\"%d\" y=\"3\" width=\"%d\" height=\"8\"/>", at(&s, low), at(&s, high) - at(&s, low));
	hc_html_addf(html, "<rect class=\"l\" x=\"%d\" width=\"4\" height=\"14\"/>", at(&s, line_low));
	if (line_high > line_low)
		hc_html_addf(html, "<rect class=\"l\" x=\"%d\" width=\"4\" height=\"14\"/>", at(&s, line_high) - 4);
	hc_html_add(html, "</svg>\n");
}

/* ---- the words ---- */

static void add_clauses(hc_html *html, const hc_entry *entry)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		const hc_ledger_clause *clause = &rule->clauses[i];

		if (!hc_entry_cites(entry, i))
			continue;
		hc_html_say(html, "<dt>依据<dd>", "<dt>Clause<dd>");
		hc_html_label(html, clause->duty);
		hc_html_add(html, " <span class=\"doc\">");
		hc_web_source(html, clause);
		hc_html_add(html, "</span> ");
		hc_web_verified(html, clause->verified, (hc_label){ NULL, NULL });
	}
}

/* Up to a screenful stands open; all are there. */
static void add_evidence(hc_html *html, const hc_web *web, const hc_entry *entry)
{
	size_t named = hc_entry_evidence_named(entry), i;
	const hc_ledger_term *term;
	const hc_ref *ref;

	if (named == 0)
		return;
	hc_html_say(html, "<dt>记录<dd>", "<dt>Records<dd>");
	if (named > 12) {
		hc_html_add(html, "<details><summary>");
		hc_html_count(html, (int64_t)named);
		hc_html_say(html, " 条</summary>", "</summary>");
	}
	for (i = 0; i < named; i++) {
		ref = hc_entry_evidence(entry, i);
		term = hc_edition_term(web->edition, ref->entity);
		if (i == 0 || strcmp(ref->entity, hc_entry_evidence(entry, i - 1)->entity) != 0) {
			hc_html_add(html, i ? "; " : "");
			if (term)
				hc_html_label(html, term->label);
			else
				hc_html_text(html, ref->entity);
			hc_html_add(html, " ");
		} else {
			hc_html_add(html, html->lang == HC_ZH ? "、" : ", ");
		}
		hc_html_name(html, ref->id);
	}
	hc_html_add(html, named > 12 ? "</details>" : "");
}

static void add_fact(hc_html *html, const hc_entry *entry, const char *zh, const char *en,
                     void (*add)(hc_text *, const hc_entry *, hc_lang))
{
	add(&html->scratch, entry, html->lang);
	if (html->scratch.length == 0)
		return;
	hc_html_add(html, "<dt>");
	hc_html_say(html, zh, en);
	hc_html_add(html, "<dd>");
	hc_html_scratch(html);
}

static void add_term(hc_html *html, const hc_entry *entry)
{
	const hc_term_of_finding *term = hc_entry_term(entry);

	if (!term)
		return;
	hc_html_say(html, "<dt>首次发现<dd>", "<dt>First found<dd>");
	hc_web_day(html, term->found);
	if (term->times > 1) {
		hc_html_say(html, "（第 ", " (found anew ");
		hc_html_count(html, term->times);
		hc_html_say(html, " 次出现）", " times)");
	}
	if (term->deadline != HC_DATE_NEVER) {
		hc_html_say(html, "<dt>整改期限<dd>", "<dt>Put right by<dd>");
		hc_web_deadline(html, term);
	}
}

static void add_subject(hc_html *html, const hc_web *web, const hc_entry *entry)
{
	const char *id = hc_entry_subject_id(entry), *name = hc_entry_subject_name(entry), *owner = hc_entry_owner_id(entry);
	const hc_ledger_term *entity = hc_edition_term(web->edition, hc_entry_rule(entry)->entity);

	if (!id || (owner && strcmp(id, owner) == 0))
		return;
	hc_html_add(html, "<p class=\"subject\">");
	if (entity)
		hc_html_label(html, entity->label);
	hc_html_add(html, " ");
	hc_html_name(html, name ? name : id);
	if (name) {
		hc_html_add(html, " <small>");
		hc_html_name(html, id);
		hc_html_add(html, "</small>");
	}
	hc_html_add(html, "</p>\n");
}

void hc_web_entry(hc_html *html, const hc_web *web, const char *up, const hc_entry *entry)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);

	hc_html_addf(html, "<article class=\"e %s\" id=\"", hc_outcome_word(hc_entry_outcome(entry)));
	hc_web_anchor(html, entry);
	hc_html_add(html, "\">\n<h3>");
	hc_web_outcome(html, hc_entry_outcome(entry));
	hc_html_add(html, " ");
	hc_web_rule_link(html, web, up, rule->id, rule->title);
	hc_html_add(html, " ");
	hc_web_severity(html, rule->severity);
	hc_html_add(html, "</h3>\n");
	add_subject(html, web, entry);
	hc_html_add(html, "<p class=\"msg\">");
	hc_entry_add_message(&html->scratch, entry, html->lang);
	hc_html_scratch(html);
	hc_html_add(html, "</p>\n");
	hc_web_gauge(html, entry);
	hc_html_add(html, "<dl>");
	add_term(html, entry);
	add_clauses(html, entry);
	if (hc_entry_outcome(entry) != HC_UNKNOWN)
		add_fact(html, entry, "缺少", "Not known", hc_entry_add_missing);
	add_fact(html, entry, "存疑", "Note", hc_entry_add_doubts);
	add_evidence(html, web, entry);
	hc_html_add(html, "</dl>\n</article>\n");
}

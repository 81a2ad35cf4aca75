/* SPDX-License-Identifier: MIT */
/*
 * The way through the owners: each one's page is made as its entries come, and
 * what the overview and the map need is kept of it. What belongs to no owner
 * is counted by rule, on a page of its own; the rules' pages list it. Memory
 * holds one owner's page, and a line of each.
 */

#include "publish/web_parts.h"

#include "base/memory.h"

#include <string.h>

enum { FOUND, MET, OUTSIDE, PARTS };

typedef struct walking {
	const hc_web *web;
	hc_web_rows *rows;
	bool open;                /* a page is being made */
	char path[HC_WEB_PATH];
	hc_web_page page;
	hc_html parts[PARTS][HC_LANGS]; /* what will stand in it */
	int64_t counts[PARTS];
	hc_severity severity;     /* of the findings so far */
	hc_date deadline;         /* the earliest */
	int64_t overdue;
	int64_t (*rest)[HC_OUTCOME_COUNT]; /* by rule: the entries without an owner */
} walking;

static void drop_parts(walking *w)
{
	int part, lang;

	for (part = 0; part < PARTS; part++) {
		for (lang = 0; lang < HC_LANGS; lang++)
			hc_html_drop(&w->parts[part][lang]);
	}
}

static void clear_parts(walking *w)
{
	int part, lang;

	for (part = 0; part < PARTS; part++) {
		for (lang = 0; lang < HC_LANGS; lang++)
			hc_html_clear(&w->parts[part][lang]);
		w->counts[part] = 0;
	}
	w->deadline = HC_DATE_NEVER;
	w->overdue = 0;
}

/* ---- the head of a page ---- */

static void add_facets(hc_html *html, const hc_web *web, const hc_edition_owner *owner)
{
	size_t i;

	hc_html_add(html, "<p class=\"facets\">");
	hc_html_name(html, owner->id);
	for (i = 0; owner->facets && i < web->facts->facet_count; i++) {
		const hc_ledger_facet_value *value = &owner->facets[i];

		if (!value->value)
			continue;
		hc_html_add(html, " · ");
		hc_html_label(html, web->facts->facets[i].label);
		hc_html_add(html, html->lang == HC_ZH ? "：" : ": ");
		hc_html_name(html, hc_label_text(value->label, html->lang)[0] ? hc_label_text(value->label, html->lang) : value->value);
	}
	hc_html_add(html, "</p>\n");
}

/* "不符合：关键 2、重要 5" */
static void add_counts(hc_html *html, const hc_edition_owner *owner, hc_outcome outcome)
{
	bool any = false;
	int i;

	for (i = HC_SEVERITY_COUNT - 1; i >= 0; i--) {
		if (owner->totals[i][outcome] == 0)
			continue;
		if (!any) {
			hc_html_add(html, "<li>");
			hc_web_outcome(html, outcome);
			hc_html_add(html, html->lang == HC_ZH ? "：" : ": ");
		} else {
			hc_html_add(html, html->lang == HC_ZH ? "、" : ", ");
		}
		hc_html_label(html, hc_severity_label((hc_severity)i));
		hc_html_add(html, " ");
		hc_html_count(html, owner->totals[i][outcome]);
		any = true;
	}
}

static void add_verdict(hc_html *html, const hc_web *web, const hc_edition_owner *owner)
{
	hc_html_add(html, "<div class=\"verdict\"><p>");
	hc_html_say(html, "结论：", "Verdict: ");
	hc_web_level(html, web, owner->level);
	hc_html_add(html, "</p><ul>");
	add_counts(html, owner, HC_FAIL);
	add_counts(html, owner, HC_BROKEN);
	add_counts(html, owner, HC_UNKNOWN);
	add_counts(html, owner, HC_WAIVED);
	add_counts(html, owner, HC_PASS);
	hc_html_add(html, "</ul></div>\n");
}

static void begin_page(walking *w, const hc_edition_owner *owner)
{
	const char *name = owner->name ? owner->name : owner->id;
	int lang;

	hc_web_owner_path(w->path, w->web, owner->id);
	hc_web_begin(&w->page, w->web, w->path, (hc_label){ name, name });
	for (lang = 0; lang < HC_LANGS; lang++) {
		add_facets(&w->page.html[lang], w->web, owner);
		add_verdict(&w->page.html[lang], w->web, owner);
	}
	w->open = true;
	w->severity = HC_SEVERITY_COUNT;
}

/* ---- the entries ---- */

static void add_found(walking *w, hc_html *html, const hc_entry *entry)
{
	const char *up = hc_web_up(w->path);
	hc_severity severity = hc_entry_rule(entry)->severity;

	if (severity != w->severity) {
		hc_html_add(html, "<h2>");
		hc_html_label(html, hc_severity_label(severity));
		hc_html_say(html, "项</h2>\n", "</h2>\n");
	}
	hc_web_entry(html, w->web, up, entry);
}

/* A rule that does not say its subject's name is about the owner itself. */
static void add_line(walking *w, hc_html *html, const hc_entry *entry)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	const char *id = hc_entry_subject_id(entry), *owner = hc_entry_owner_id(entry);

	hc_html_add(html, "<tr id=\"");
	hc_web_anchor(html, entry);
	hc_html_add(html, "\"><td>");
	hc_web_rule_link(html, w->web, hc_web_up(w->path), rule->id, rule->title);
	if (id && (!owner || strcmp(id, owner) != 0)) {
		hc_html_add(html, " <small>");
		hc_html_name(html, hc_entry_subject_name(entry) ? hc_entry_subject_name(entry) : id);
		hc_html_add(html, "</small>");
	}
	hc_html_add(html, "<td>");
	hc_entry_add_message(&html->scratch, entry, html->lang);
	hc_html_scratch(html);
}

static int part_of(hc_outcome outcome)
{
	return outcome == HC_PASS ? MET : outcome == HC_NOT_APPLICABLE ? OUTSIDE : FOUND;
}

static void note_deadline(walking *w, const hc_entry *entry)
{
	const hc_term_of_finding *term = hc_entry_term(entry);

	if (!term || term->deadline == HC_DATE_NEVER)
		return;
	w->overdue += term->days_left < 0;
	if (w->deadline == HC_DATE_NEVER || term->deadline < w->deadline)
		w->deadline = term->deadline;
}

static hc_status see_entry(void *context, const hc_entry *entry, hc_error *err)
{
	walking *w = context;
	int part = part_of(hc_entry_outcome(entry)), lang;

	(void)err;
	if (!hc_entry_owner_id(entry)) {
		w->rest[hc_entry_rule_position(entry)][hc_entry_outcome(entry)]++;
		return HC_OK;
	}
	w->counts[part]++;
	for (lang = 0; lang < HC_LANGS; lang++) {
		if (part == FOUND)
			add_found(w, &w->parts[part][lang], entry);
		else
			add_line(w, &w->parts[part][lang], entry);
	}
	if (part == FOUND)
		w->severity = hc_entry_rule(entry)->severity;
	note_deadline(w, entry);
	hc_web_rows_entry(w->rows, entry);
	return HC_OK;
}

/* ---- the end of a page ---- */

static void add_table(hc_html *html, hc_html *lines, int64_t count, const char *zh, const char *en)
{
	if (count == 0)
		return;
	hc_html_add(html, "<details class=\"lines\"><summary><h2>");
	hc_html_say(html, zh, en);
	hc_html_add(html, " (");
	hc_html_count(html, count);
	hc_html_say(html, ")</h2></summary>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"",
	            ")</h2></summary>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
	hc_html_say(html, zh, en);
	hc_html_say(html, "\"><table><thead><tr><th scope=\"col\">规则<th scope=\"col\">结果</thead><tbody>",
	            "\"><table><thead><tr><th scope=\"col\">Rule<th scope=\"col\">Result</thead><tbody>");
	hc_text_add_bytes(&html->out, hc_text_get(&lines->out), lines->out.length);
	html->out.failed |= lines->out.failed || lines->scratch.failed;
	hc_html_add(html, "</table></div></details>\n");
}

static void add_next_deadline(hc_html *html, const walking *w)
{
	hc_term_of_finding term = { HC_DATE_NEVER, w->deadline, 0, 0 };

	if (w->deadline == HC_DATE_NEVER)
		return;
	term.days_left = w->deadline - w->web->facts->as_of;
	hc_html_say(html, "<p class=\"due\">最近的整改期限：", "<p class=\"due\">Next deadline: ");
	hc_web_deadline(html, &term);
	if (w->overdue > 1) {
		hc_html_say(html, "，共 ", ", ");
		hc_html_count(html, w->overdue);
		hc_html_say(html, " 项逾期", " findings overdue in all");
	}
	hc_html_add(html, "</p>\n");
}

static hc_status end_page(walking *w, hc_error *err)
{
	hc_status status = HC_OK;
	int lang;

	if (!w->open)
		return HC_OK;
	w->open = false;
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &w->page.html[lang], *found = &w->parts[FOUND][lang];

		add_next_deadline(html, w);
		if (w->counts[FOUND] == 0)
			hc_html_say(html, "<p class=\"none\">没有不符合或无法判定的项。</p>\n", "<p class=\"none\">Nothing failed, and nothing is unknown.</p>\n");
		hc_text_add_bytes(&html->out, hc_text_get(&found->out), found->out.length);
		html->out.failed |= found->out.failed || found->scratch.failed;
		add_table(html, &w->parts[MET][lang], w->counts[MET], "符合", "Met");
		add_table(html, &w->parts[OUTSIDE][lang], w->counts[OUTSIDE], "不适用", "Not applicable");
	}
	status = hc_web_end(&w->page, w->web, w->path, err);
	clear_parts(w);
	return status;
}

static hc_status see_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	walking *w = context;
	hc_status status = end_page(w, err);

	if (status == HC_OK)
		status = hc_web_rows_close(w->rows, err);
	if (status == HC_OK && owner)
		status = hc_web_rows_owner(w->rows, owner, err);
	if (status == HC_OK && owner)
		begin_page(w, owner);
	return status;
}

/* ---- what has no owner ---- */

static void add_rest(hc_html *html, const walking *w, size_t rule)
{
	static const hc_outcome columns[] = { HC_FAIL, HC_BROKEN, HC_UNKNOWN, HC_WAIVED, HC_PASS, HC_NOT_APPLICABLE };
	const hc_ledger_rule *of = &w->web->facts->rules[rule];
	const hc_ledger_term *entity = hc_edition_term(w->web->edition, of->entity);
	size_t i;

	hc_html_add(html, "<tr><td>");
	hc_web_rule_link(html, w->web, "", of->id, of->title);
	hc_html_add(html, "<td>");
	if (entity)
		hc_html_label(html, entity->label);
	hc_html_add(html, "<td>");
	for (i = 0; i < sizeof columns / sizeof *columns; i++) {
		if (w->rest[rule][columns[i]] == 0)
			continue;
		hc_web_outcome(html, columns[i]);
		hc_html_add(html, " ");
		hc_html_count(html, w->rest[rule][columns[i]]);
		hc_html_add(html, " &nbsp; ");
	}
	hc_html_add(html, "\n");
}

static bool any_rest(const walking *w, size_t rule)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		sum += w->rest[rule][i];
	return sum > 0;
}

static hc_status write_rest(const walking *w, hc_error *err)
{
	hc_web_page page;
	size_t i;
	int lang;

	hc_web_begin(&page, w->web, "rest.html", (hc_label){ "不属于单个对象的核查项", "What belongs to no single one" });
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &page.html[lang];

		hc_html_say(html,
		            "<p class=\"lead\">这些规则核查的不是单个对象，例如全市的工作，或多个对象共同使用的单位；每条规则的页面列出是谁。</p>\n<table><thead><tr><th "
		            "scope=\"col\">规则<th scope=\"col\">核查什么<th scope=\"col\">结果</thead><tbody>\n",
		            "<p class=\"lead\">Rules on what is not part of any single one: the authority's own work, or bodies that several share. "
		            "The page of each rule lists who it is.</p>\n<table><thead><tr><th scope=\"col\">Rule<th scope=\"col\">On what<th "
		            "scope=\"col\">Results</thead><tbody>\n");
		for (i = 0; i < w->web->facts->rule_count; i++) {
			if (any_rest(w, i))
				add_rest(html, w, i);
		}
		hc_html_add(html, "</table>\n");
	}
	return hc_web_end(&page, w->web, "rest.html", err);
}

hc_status hc_web_owners(const hc_web *web, hc_error *err)
{
	walking w = { .web = web, .deadline = HC_DATE_NEVER };
	hc_status status;
	int part, lang;

	for (part = 0; part < PARTS; part++) {
		for (lang = 0; lang < HC_LANGS; lang++)
			hc_html_init(&w.parts[part][lang], (hc_lang)lang);
	}
	w.rest = hc_memory_alloc((web->facts->rule_count + 1) * sizeof *w.rest);
	status = w.rest ? hc_web_rows_new(&w.rows, web, err) : hc_error_nomem(err);
	if (status == HC_OK)
		status = hc_edition_read_by_owner(web->edition, 0, see_owner, see_entry, &w, err);
	if (status == HC_OK)
		status = end_page(&w, err);
	if (status == HC_OK)
		status = hc_web_rows_close(w.rows, err);
	if (w.open)
		hc_web_page_drop(&w.page);
	drop_parts(&w);
	if (status == HC_OK && !hc_edition_within(web->edition))
		status = write_rest(&w, err);
	hc_memory_free(w.rest);
	if (status == HC_OK)
		status = hc_web_overview(w.rows, err);
	if (status == HC_OK)
		status = hc_web_map(w.rows, err);
	hc_web_rows_free(w.rows);
	return status;
}

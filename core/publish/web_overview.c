/* SPDX-License-Identifier: MIT */
/*
 * The first page: what was audited, how many got which verdict, where the
 * findings lie, what must be known to read them, and the list of all. The list
 * is a plain table; the script of the website filters and sorts it.
 */

#include "publish/web_rows.h"

#include "publish/project_lines.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_FACETS = 2 };

/* ---- what and when ---- */

static void add_count(hc_html *html, int64_t count, const char *zh, const char *en)
{
	hc_html_add(html, " · ");
	hc_html_count(html, count);
	hc_html_add(html, " ");
	hc_html_say(html, zh, en);
}

static void add_lead(hc_html *html, const hc_web *web)
{
	const hc_ledger_facts *facts = web->facts;
	const int64_t *totals = hc_edition_totals(web->edition);
	int64_t results = 0, rules = 0;
	size_t i;

	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		results += totals[i];
	for (i = 0; i < facts->rule_count; i++)
		rules += hc_ledger_runs(&facts->rules[i]);
	hc_html_say(html, "<p class=\"lead\">核查日期 ", "<p class=\"lead\">As of ");
	hc_web_day(html, facts->as_of);
	if (facts->records_date != HC_DATE_NEVER) {
		hc_html_say(html, " · 数据时点 ", " · records of ");
		hc_web_day(html, facts->records_date);
	}
	if (facts->within) {
		hc_html_say(html, " · 仅 ", " · only ");
		hc_html_name(html, facts->within);
	}
	hc_html_add(html, "<br>");
	hc_edition_add_amount(&html->scratch, web->edition, hc_edition_owners(web->edition), facts->owner_entity, html->lang);
	hc_html_scratch(html);
	add_count(html, rules, "条规则", "rules");
	add_count(html, results, "项结果", "results");
	hc_html_add(html, "</p>\n");
}

/* ---- verdicts ---- */

static void add_bar(hc_html *html, const int64_t *counts, const char *const *classes, size_t count)
{
	int64_t sum = 0, before = 0;
	size_t i;

	for (i = 0; i < count; i++)
		sum += counts[i];
	if (sum == 0)
		return;
	hc_html_add(html, "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
	for (i = 0; i < count; i++) {
		if (counts[i])
			hc_html_addf(html, "<rect class=\"%s\" x=\"%lld\" width=\"%lld\" height=\"10\"/>", classes[i],
			             (long long)(before * 1000 / sum), (long long)((before + counts[i]) * 1000 / sum - before * 1000 / sum));
		before += counts[i];
	}
	hc_html_add(html, "</svg>");
}

static void add_verdicts(hc_html *html, const hc_web *web)
{
	static const char *const looks[] = { "l0", "l1", "l2", "l3", "l4" };
	const hc_ledger_facts *facts = web->facts;
	int64_t counts[HC_SEVERITY_COUNT * 8];
	const char *classes[sizeof counts / sizeof *counts];
	size_t count = facts->level_count < sizeof counts / sizeof *counts ? facts->level_count : sizeof counts / sizeof *counts, i;

	for (i = 0; i < count; i++) {
		counts[i] = facts->levels[i].owners;
		classes[i] = i + 1 == facts->level_count ? "best" : looks[i < 4 ? i : 4];
	}
	hc_html_say(html, "<section class=\"fig\"><h2>结论</h2>\n", "<section class=\"fig\"><h2>Verdicts</h2>\n");
	add_bar(html, counts, classes, count);
	hc_html_add(html, "<ul class=\"legend\">");
	for (i = 0; i < count; i++) {
		hc_html_addf(html, "<li><a href=\"#v=%zu\">", i);
		hc_web_level(html, web, i);
		hc_html_add(html, "</a> <b>");
		hc_html_count(html, counts[i]);
		hc_html_add(html, "</b>");
	}
	hc_html_add(html, "</ul>\n");
	if (facts->verdicts_verified == HC_CITY || facts->verdicts_verified == HC_UNVERIFIED) {
		hc_html_say(html, "<p class=\"note\">结论的判定规则：", "<p class=\"note\">How results make a verdict: ");
		hc_web_verified(html, facts->verdicts_verified, facts->verdicts_basis);
		hc_html_add(html, "</p>\n");
	}
	hc_html_add(html, "</section>\n");
}

/* ---- areas ---- */

enum { AREA_COLUMNS = 5 };

static const hc_outcome area_columns[AREA_COLUMNS] = { HC_FAIL, HC_BROKEN, HC_UNKNOWN, HC_WAIVED, HC_PASS };

/* A result that nobody has needs no column. */
static bool is_shown(const hc_web *web, size_t column)
{
	return hc_edition_totals(web->edition)[area_columns[column]] > 0;
}

static void add_area_row(hc_html *html, const hc_web *web, const char *area)
{
	static const char *const classes[AREA_COLUMNS] = { "fail", "error", "unknown", "waived", "pass" };
	int64_t counts[AREA_COLUMNS] = { 0 };
	size_t i, k;

	for (i = 0; i < web->facts->rule_count; i++) {
		for (k = 0; strcmp(web->facts->rules[i].area, area) == 0 && k < AREA_COLUMNS; k++)
			counts[k] += web->facts->rules[i].totals[area_columns[k]];
	}
	hc_html_add(html, "<tr><th scope=\"row\"><a href=\"rules.html#");
	hc_html_text(html, area);
	hc_html_add(html, "\">");
	hc_web_area(html, web, area);
	hc_html_add(html, "</a><td class=\"w\">");
	add_bar(html, counts, classes, AREA_COLUMNS);
	for (k = 0; k < AREA_COLUMNS; k++) {
		if (!is_shown(web, k))
			continue;
		hc_html_add(html, "<td class=\"n\">");
		if (counts[k])
			hc_html_count(html, counts[k]);
	}
	hc_html_add(html, "\n");
}

static void add_areas(hc_html *html, const hc_web *web)
{
	size_t i;

	hc_html_say(html,
	            "<section class=\"fig\"><h2 id=\"areas\">各领域的结果</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" "
	            "aria-labelledby=\"areas\"><table class=\"areas\"><thead><tr><th scope=\"col\">领域<td>",
	            "<section class=\"fig\"><h2 id=\"areas\">Results by area</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" "
	            "aria-labelledby=\"areas\"><table class=\"areas\"><thead><tr><th scope=\"col\">Area<td>");
	for (i = 0; i < AREA_COLUMNS; i++) {
		if (!is_shown(web, i))
			continue;
		hc_html_add(html, "<th scope=\"col\" class=\"n\">");
		hc_web_outcome(html, area_columns[i]);
	}
	hc_html_add(html, "</thead><tbody>\n");
	for (i = 0; i < web->area_count; i++)
		add_area_row(html, web, web->areas[i]);
	hc_html_add(html, "</table></div></section>\n");
}

/* ---- projects ---- */

/* A project's lines are put together for every format alike. */
static void add_projects(hc_html *html, const hc_web *web)
{
	size_t i, k;

	for (i = 0; i < web->facts->project_count; i++) {
		const hc_ledger_project *project = &web->facts->projects[i];

		hc_html_add(html, "<section class=\"fig\"><h2>");
		hc_html_label(html, project->title);
		hc_html_add(html, "</h2>\n<p>");
		hc_edition_add_classes(&html->scratch, web->edition, project, html->lang);
		hc_html_scratch(html);
		hc_html_add(html, "<br>");
		hc_project_add_share(&html->scratch, project, html->lang);
		hc_html_scratch(html);
		for (k = 0; k < project->goal_count; k++) {
			hc_html_add(html, "<br>");
			hc_project_add_goal(&html->scratch, &project->goals[k], html->lang);
			hc_html_scratch(html);
		}
		hc_html_add(html, "</p></section>\n");
	}
}

/* ---- the list ---- */

static void add_select(hc_html *html, const hc_web_rows *rows, size_t facet)
{
	const hc_web_choice *choice = &rows->choices[facet];
	size_t i;

	if (choice->count < 2)
		return;
	hc_html_add(html, "<label>");
	hc_html_label(html, rows->web->facts->facets[facet].label);
	hc_html_addf(html, " <select name=\"f%zu\"><option value=\"\">", facet);
	hc_html_say(html, "全部", "all");
	for (i = 0; i < choice->count; i++) {
		hc_html_addf(html, "<option value=\"%zu\">", i + 1);
		hc_html_text(html, hc_web_facet_text(&choice->values[i], html->lang));
	}
	hc_html_add(html, "</select></label> ");
}

static void add_controls(hc_html *html, const hc_web_rows *rows)
{
	const hc_web *web = rows->web;
	size_t i;
	int k;

	hc_html_say(html, "<form class=\"controls\" data-for=\"owners\" hidden>\n<label>查找 <input type=\"search\" name=\"q\"></label> "
	                  "<label>结论 <select name=\"v\"><option value=\"\">全部",
	            "<form class=\"controls\" data-for=\"owners\" hidden>\n<label>Search <input type=\"search\" name=\"q\"></label> "
	            "<label>Verdict <select name=\"v\"><option value=\"\">all");
	for (i = 0; i < web->facts->level_count; i++) {
		hc_html_addf(html, "<option value=\"%zu\">", i);
		hc_html_label(html, web->facts->levels[i].label);
	}
	hc_html_add(html, "</select></label> ");
	for (i = 0; i < web->facts->facet_count; i++)
		add_select(html, rows, i);
	hc_html_say(html, "<label>有问题的领域 <select name=\"area\"><option value=\"\">全部",
	            "<label>Findings in <select name=\"area\"><option value=\"\">all areas");
	for (i = 0; i < web->area_count; i++) {
		hc_html_addf(html, "<option value=\"%c\">", hc_web_area_letter(i));
		hc_web_area(html, web, web->areas[i]);
	}
	hc_html_say(html, "</select></label> <label>级别 <select name=\"sev\"><option value=\"\">全部",
	            "</select></label> <label>Severity <select name=\"sev\"><option value=\"\">all");
	for (k = HC_SEVERITY_COUNT - 1; k > HC_NOTE; k--) {
		hc_html_addf(html, "<option value=\"%d\">", k);
		hc_html_label(html, hc_severity_label((hc_severity)k));
		if (k < HC_SEVERITY_COUNT - 1)
			hc_html_say(html, "及以上", " and above");
	}
	hc_html_say(html,
	            "</select></label> <label><input type=\"checkbox\" name=\"late\" value=\"1\"> 有逾期</label> "
	            "<button type=\"reset\">清除</button> <output aria-live=\"polite\" data-words=\"显示 {n} / {all}\"></output>\n</form>\n",
	            "</select></label> <label><input type=\"checkbox\" name=\"late\" value=\"1\"> overdue</label> "
	            "<button type=\"reset\">Clear</button> <output aria-live=\"polite\" data-words=\"{n} of {all} shown\"></output>\n</form>\n");
}

/* Those that tell owners apart: what they refer to first, then kinds. */
static size_t shown_facets(const hc_web_rows *rows, size_t out[SHOWN_FACETS])
{
	const hc_ledger_facts *facts = rows->web->facts;
	size_t count = 0, i;
	int round;

	for (round = 0; round < 2; round++) {
		for (i = 0; i < facts->facet_count && count < SHOWN_FACETS; i++) {
			if (rows->choices[i].count > 1 && (facts->facets[i].entity == NULL) == (round == 1))
				out[count++] = i;
		}
	}
	return count;
}

static void add_heading(hc_html *html, const hc_web_rows *rows, const size_t *facets, size_t facet_count)
{
	size_t i;
	int k;

	hc_html_say(html, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"list\"><table id=\"owners\">"
	                  "<thead><tr><th scope=\"col\" data-sort=\"t\">名称",
	            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"list\"><table id=\"owners\">"
	            "<thead><tr><th scope=\"col\" data-sort=\"t\">Name");
	for (i = 0; i < facet_count; i++) {
		hc_html_add(html, "<th scope=\"col\" data-sort=\"t\">");
		hc_html_label(html, rows->web->facts->facets[facets[i]].label);
	}
	hc_html_say(html, "<th scope=\"col\" data-sort=\"v\">结论", "<th scope=\"col\" data-sort=\"v\">Verdict");
	for (k = HC_KEY; k >= HC_MINOR; k--) {
		hc_html_add(html, "<th scope=\"col\" class=\"n\" data-sort=\"n\">");
		hc_html_label(html, hc_severity_label((hc_severity)k));
	}
	hc_html_say(html, "<th scope=\"col\" class=\"n\" data-sort=\"n\">无法判定<th scope=\"col\" data-sort=\"d\">整改期限</thead><tbody>\n",
	            "<th scope=\"col\" class=\"n\" data-sort=\"n\">Unknown<th scope=\"col\" data-sort=\"d\">Put right by</thead><tbody>\n");
}

static void add_number(hc_html *html, int64_t number)
{
	hc_html_add(html, "<td class=\"n\">");
	if (number)
		hc_html_count(html, number);
}

static void add_row(hc_html *html, const hc_web_rows *rows, const hc_web_row *row, const size_t *facets, size_t facet_count)
{
	size_t i;
	int k;

	hc_html_addf(html, "<tr data-v=\"%zu\" data-f=\"", row->level);
	for (i = 0; i < rows->web->facts->facet_count; i++)
		hc_html_addf(html, i ? ",%u" : "%u", row->facets[i]);
	hc_html_addf(html, "\" data-a=\"%s\"%s><td>", row->areas, row->overdue ? " data-late" : "");
	hc_web_owner_link(html, rows->web, "", row->id, row->name, NULL);
	if (row->name) {
		hc_html_add(html, " <small>");
		hc_html_name(html, row->id);
		hc_html_add(html, "</small>");
	}
	for (i = 0; i < facet_count; i++) {
		hc_html_add(html, "<td>");
		if (row->facets[facets[i]])
			hc_html_text(html, hc_web_facet_text(&rows->choices[facets[i]].values[row->facets[facets[i]] - 1], html->lang));
	}
	hc_html_add(html, "<td>");
	hc_web_level(html, rows->web, row->level);
	for (k = HC_KEY; k >= HC_MINOR; k--)
		add_number(html, row->failed[k]);
	add_number(html, row->undecided);
	hc_html_add(html, "<td>");
	if (row->deadline != HC_DATE_NEVER)
		hc_web_day(html, row->deadline);
	if (row->overdue)
		hc_html_say(html, " <strong class=\"late\">逾期</strong>", " <strong class=\"late\">overdue</strong>");
	hc_html_add(html, "\n");
}

static void add_list(hc_html *html, const hc_web_rows *rows)
{
	size_t facets[SHOWN_FACETS], count = shown_facets(rows, facets), i;

	hc_html_say(html, "<section><h2 id=\"list\">名单</h2>\n", "<section><h2 id=\"list\">The list</h2>\n");
	add_controls(html, rows);
	add_heading(html, rows, facets, count);
	for (i = 0; i < rows->count; i++)
		add_row(html, rows, &rows->items[i], facets, count);
	hc_html_add(html, "</table></div></section>\n");
}

/* ---- files ---- */

static void add_files(hc_html *html, const hc_web *web)
{
	static const struct {
		const char *file, *zh, *en;
		bool once; /* at the root only */
	} files[] = {
		{ "findings.xlsx", "电子表格（XLSX）", "spreadsheet (XLSX, in Chinese)", true },
		{ "findings.csv", "问题（CSV）", "findings (CSV)", false },
		{ "owners.csv", "名单（CSV）", "the list (CSV)", false },
		{ "missing.csv", "缺失数据（CSV）", "missing data (CSV)", false },
		{ "rules.csv", "规则（CSV）", "rules (CSV)", false },
		{ "findings.md", "问题（Markdown）", "findings (Markdown)", false },
		{ "findings.json", "全部数据（JSON）", "everything (JSON)", true },
		{ "publication.schema.json", "JSON 的模式", "the schema of the JSON", true },
	};
	size_t i;

	hc_html_say(html, "<section><h2>下载</h2><ul class=\"files\">", "<section><h2>Files</h2><ul class=\"files\">");
	for (i = 0; i < sizeof files / sizeof *files; i++)
		hc_html_addf(html, "<li><a href=\"%s%s\">%s</a>", files[i].once && html->lang == HC_EN ? "../" : "", files[i].file,
		             html->lang == HC_ZH ? files[i].zh : files[i].en);
	hc_html_add(html, "</ul>");
	if (hc_edition_within(web->edition) == NULL)
		hc_html_say(html, "<p><a href=\"rest.html\">不属于单个对象的核查项</a></p>", "<p><a href=\"rest.html\">What belongs to no single one</a></p>");
	hc_html_add(html, "</section>\n");
}

hc_status hc_web_overview(hc_web_rows *rows, hc_error *err)
{
	const hc_web *web = rows->web;
	char zh[128], en[128];
	hc_web_page page;
	hc_status status;
	int lang;

	hc_web_begin(&page, web, "index.html", hc_web_title(web, zh, en));
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &page.html[lang];

		add_lead(html, web);
		add_verdicts(html, web);
		add_areas(html, web);
		add_projects(html, web);
	}
	status = hc_web_notes(&page, web, err);
	for (lang = 0; lang < HC_LANGS; lang++) {
		add_list(&page.html[lang], rows);
		add_files(&page.html[lang], web);
	}
	if (status == HC_OK)
		return hc_web_end(&page, web, "index.html", err);
	hc_web_page_drop(&page);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * Owners by rules: one letter a cell. The script draws it; who cannot see it
 * has the same in the list of rules and on the pages of owners. The data is a
 * JSON text in the page, where no markup can come out of it.
 */

#include "publish/web_rows.h"

#include "base/memory.h"

#include <jansson.h>
#include <string.h>

/* Adds a JSON text for use inside a page: no `<` in it, and nothing that is not seen. */
static void add_json(hc_html *html, const char *text)
{
	json_t *value;
	char *dump;
	const char *at;
	size_t plain;

	hc_text_add_visible(&html->scratch, text ? text : "");
	value = json_string(hc_text_get(&html->scratch));
	dump = value ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
	at = dump;
	html->out.failed |= !dump || html->scratch.failed;
	hc_text_clear(&html->scratch);
	while (at && *at) {
		plain = strcspn(at, "<");
		hc_text_add_bytes(&html->out, at, plain);
		at += plain;
		if (*at == '<') {
			hc_html_add(html, "\\u003c");
			at++;
		}
	}
	hc_memory_free(dump);
	json_decref(value);
}

static void add_area_names(hc_html *html, const hc_web *web)
{
	hc_text name;
	size_t i;

	hc_text_init(&name);
	hc_html_add(html, "\"areas\":[");
	for (i = 0; i < web->area_count; i++) {
		const hc_ledger_term *term;

		hc_text_clear(&name);
		hc_text_addf(&name, "area:%s", web->areas[i]);
		term = hc_edition_term(web->edition, hc_text_get(&name));
		hc_html_add(html, i ? "," : "");
		add_json(html, term ? hc_label_text(term->label, html->lang) : web->areas[i]);
	}
	hc_html_add(html, "],\n");
	html->out.failed |= name.failed;
	hc_text_drop(&name);
}

/* Whether the rule reaches anybody that has a row. */
static bool has_column(const hc_web_rows *rows, size_t rule)
{
	size_t i = 0;

	while (i < rows->count && rows->items[i].cells[rule] == '-')
		i++;
	return i < rows->count;
}

static void add_rules(hc_html *html, const hc_web_rows *rows, const bool *shown)
{
	const hc_web *web = rows->web;
	bool any = false;
	size_t i;

	hc_html_add(html, "\"rules\":[");
	for (i = 0; i < web->facts->rule_count; i++) {
		const hc_ledger_rule *rule = &web->facts->rules[i];

		if (!shown[i])
			continue;
		hc_html_add(html, any ? ",\n[" : "[");
		any = true;
		add_json(html, rule->id);
		hc_html_add(html, ",");
		add_json(html, hc_label_text(rule->title, html->lang));
		hc_html_addf(html, ",%zu,%d]", hc_web_area_position(web, rule->area), (int)rule->severity);
	}
	hc_html_add(html, "],\n");
}

static void add_cells(hc_html *html, const hc_web *web, const hc_web_row *row, const bool *shown)
{
	size_t i;

	hc_html_add(html, "\"");
	for (i = 0; i < web->facts->rule_count; i++) {
		if (shown[i])
			hc_text_add_bytes(&html->out, &row->cells[i], 1);
	}
	hc_html_add(html, "\"");
}

static void add_owners(hc_html *html, const hc_web_rows *rows, const bool *shown)
{
	char path[HC_WEB_PATH];
	size_t i;

	hc_html_add(html, "\"owners\":[");
	for (i = 0; i < rows->count; i++) {
		const hc_web_row *row = &rows->items[i];

		hc_web_owner_path(path, rows->web, row->id);
		hc_html_add(html, i ? ",\n[" : "[");
		add_json(html, row->name ? row->name : row->id);
		hc_html_add(html, ",");
		add_json(html, path);
		hc_html_addf(html, ",%zu,", row->level);
		add_cells(html, rows->web, row, shown);
		hc_html_add(html, "]");
	}
	hc_html_add(html, "],\n");
}

static void add_words(hc_html *html, const hc_web *web)
{
	size_t i;

	hc_html_add(html, "\"levels\":[");
	for (i = 0; i < web->facts->level_count; i++) {
		hc_html_add(html, i ? "," : "");
		add_json(html, hc_label_text(web->facts->levels[i].label, html->lang));
	}
	hc_html_add(html, "],\"outcomes\":{\"-\":\"–\"");
	for (i = 0; i < HC_OUTCOME_COUNT; i++) {
		hc_html_addf(html, ",\"%c\":", hc_web_outcome_letter((hc_outcome)i));
		add_json(html, hc_label_text(hc_outcome_label((hc_outcome)i), html->lang));
	}
	hc_html_add(html, "}");
}

static void add_legend(hc_html *html)
{
	static const hc_outcome order[] = { HC_PASS, HC_FAIL, HC_UNKNOWN, HC_WAIVED, HC_BROKEN, HC_NOT_APPLICABLE };
	static const char *const signs[HC_OUTCOME_COUNT] = { [HC_FAIL] = "M2 2L8 8M8 2L2 8", [HC_UNKNOWN] = "M4 5H6", [HC_WAIVED] = "M3 3H7V7H3Z",
		                                             [HC_BROKEN] = "M5 2V8" };
	size_t i;

	hc_html_add(html, "<ul class=\"legend\">");
	for (i = 0; i < sizeof order / sizeof *order; i++) {
		hc_html_addf(html, "<li><svg class=\"key %s\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\"/><path d=\"%s\"/></svg> ",
		             hc_outcome_word(order[i]), signs[order[i]] ? signs[order[i]] : "");
		hc_html_label(html, hc_outcome_label(order[i]));
	}
	hc_html_add(html, "</ul>\n");
}

hc_status hc_web_map(hc_web_rows *rows, hc_error *err)
{
	const hc_web *web = rows->web;
	bool *shown = hc_arena_alloc(&rows->arena, web->facts->rule_count + 1);
	hc_web_page page;
	size_t i;
	int lang;

	if (!shown)
		return hc_error_nomem(err);
	for (i = 0; i < web->facts->rule_count; i++)
		shown[i] = has_column(rows, i);
	hc_web_begin(&page, web, "map.html", (hc_label){ "分布图：对象 × 规则", "Map: who × which rule" });
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &page.html[lang];

		hc_html_say(html, "<p class=\"lead\">每一行是一个对象，每一列是一条规则。移动指针，或用方向键，可读出每一格；回车打开该对象的页面。"
		                  "同样的内容见<a href=\"rules.html\">规则</a>和各对象的页面。</p>\n<noscript><p>此图需要脚本。</p></noscript>\n",
		            "<p class=\"lead\">Each row is one that was audited, each column a rule. Point at a cell, or use the arrow keys, to read "
		            "it; Enter opens the page. The same stands in <a href=\"rules.html\">the rules</a> and on the page of "
		            "each.</p>\n<noscript><p>This picture needs the script.</p></noscript>\n");
		add_legend(html);
		hc_html_say(html, "<form class=\"controls\" data-for=\"map\" hidden><label>排序 <select name=\"sort\"><option value=\"id\">编号"
		                  "<option value=\"level\">结论<option value=\"found\">问题数</select></label></form>\n",
		            "<form class=\"controls\" data-for=\"map\" hidden><label>Order <select name=\"sort\"><option value=\"id\">by number"
		            "<option value=\"level\">by verdict<option value=\"found\">by findings</select></label></form>\n");
		hc_html_say(html, "<p id=\"cell\" aria-live=\"polite\">&nbsp;</p>\n<div id=\"map\" tabindex=\"0\" role=\"application\" aria-label=\"对象与规则的分布图\"></div>\n",
		            "<p id=\"cell\" aria-live=\"polite\">&nbsp;</p>\n<div id=\"map\" tabindex=\"0\" role=\"application\" aria-label=\"Who by which rule\"></div>\n");
		hc_html_add(html, "<script type=\"application/json\" id=\"data\">\n{");
		add_area_names(html, web);
		add_rules(html, rows, shown);
		add_owners(html, rows, shown);
		add_words(html, web);
		hc_html_add(html, "}\n</script>\n");
	}
	return hc_web_end(&page, web, "map.html", err);
}

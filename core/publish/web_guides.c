/* SPDX-License-Identifier: MIT */
/* How to read the lists, and how to check them: for whoever has only this folder. */

#include "publish/web_parts.h"

#include <stdio.h>

/* ---- reading ---- */

typedef struct meaning {
	hc_outcome outcome;
	const char *zh, *en;
} meaning;

static void add_outcomes(hc_html *html)
{
	static const meaning meanings[] = {
		{ HC_PASS, "要求已满足，无论缺失的数据是什么。", "The requirement is met, whatever the missing data are." },
		{ HC_FAIL, "要求未满足，无论缺失的数据是什么。列出实际值、要求值和差额。",
		  "It is not met, whatever the missing data are. Actual, required and what is short are given." },
		{ HC_UNKNOWN, "记录不足以判定。列出缺少哪些数据。缺失数据从不算作符合，也不单独算作不符合。",
		  "The records do not say. What is missing is named. Missing data is never a pass, and never a fail by itself." },
		{ HC_NOT_APPLICABLE, "该要求不适用于该对象，并写明原因。", "The requirement does not reach this one; the reason is given." },
		{ HC_WAIVED, "不符合，但有仍然有效的豁免；视同满足，并予公示。", "A fail under a waiver in force: it counts as met and is shown." },
		{ HC_BROKEN, "规则本身出错，没有得出结果；其他规则不受影响。", "The rule itself broke and says nothing; the others are not touched." },
	};
	size_t i;

	hc_html_say(html, "<h2>结果</h2>\n<p>每条规则对每个对象恰有一个结果，不多不少。</p>\n<dl class=\"words\">",
	            "<h2>Results</h2>\n<p>Every rule has exactly one result for everyone it reaches, nothing missing and nothing twice.</p>\n"
	            "<dl class=\"words\">");
	for (i = 0; i < sizeof meanings / sizeof *meanings; i++) {
		hc_html_add(html, "<dt>");
		hc_web_outcome(html, meanings[i].outcome);
		hc_html_add(html, "<dd>");
		hc_html_say(html, meanings[i].zh, meanings[i].en);
	}
	hc_html_add(html, "</dl>\n");
}

static void add_numbers(hc_html *html)
{
	hc_html_say(html,
	            "<h2>数字</h2>\n<p>比例按分数精确比较：29.97% 不等于 30%，也不会被显示成 30%。缺少部分数据时，实际值写成范围，如“16 到 19”；"
	            "只有范围内的每一个值都满足（或都不满足）要求时，才判定符合（或不符合）。差额是使要求得到满足的最小整数：要补多少人、多少平方米。</p>\n"
	            "<p>图中，条形是实际值，竖线是要求；颜色较浅的一段是缺失数据造成的不确定范围。</p>\n",
	            "<h2>Numbers</h2>\n<p>Shares are compared as exact fractions: 29.97 % is not 30 %, and is never shown as such. Where some data is "
	            "missing the actual value is a range, such as “16 to 19”; it passes (or fails) only if every value in the range does. "
	            "What is short is the smallest whole number that would comply: people to hire, square metres to add.</p>\n"
	            "<p>In the drawings the bar is what was found and the upright line what is required; the paler part is what missing data leaves open.</p>\n");
}

static void add_sureness(hc_html *html)
{
	static const struct {
		hc_verified verified;
		const char *zh, *en;
	} kinds[] = {
		{ HC_TEXT_READ, "核对过原文", "read in the text itself" },
		{ HC_SUMMARY, "只见到摘要或转述", "read in a summary only" },
		{ HC_CITY, "原文留给主管部门确定；没有依据的是占位值", "the text leaves it to the authority; a placeholder where no decision is named" },
		{ HC_UNVERIFIED, "未经核实；默认不用于核查", "not verified; left out of an audit unless asked for" },
	};
	size_t i;

	hc_html_say(html, "<h2>依据的可靠程度</h2>\n<dl class=\"words\">", "<h2>How sure a source is</h2>\n<dl class=\"words\">");
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		hc_html_add(html, "<dt>");
		hc_html_label(html, hc_verified_label(kinds[i].verified));
		hc_html_add(html, "<dd>");
		hc_html_say(html, kinds[i].zh, kinds[i].en);
	}
	hc_html_add(html, "</dl>\n");
}

static void add_deadlines(hc_html *html, const hc_web *web)
{
	int i;

	hc_html_say(html, "<h2>整改期限</h2>\n<p>期限自首次发现之日起算，在问题得到解决之前不因再次核查而延长；解决后又出现的，重新起算。数据缺失不等于解决。</p>\n<ul>",
	            "<h2>Deadlines</h2>\n<p>A deadline is set when a finding is first found, and no later audit extends it while it stands; a finding "
	            "that comes back after it was resolved begins anew. Missing data resolves nothing.</p>\n<ul>");
	for (i = HC_SEVERITY_COUNT - 1; i >= 0; i--) {
		if (web->facts->deadlines[i] == 0)
			continue;
		hc_html_add(html, "<li>");
		hc_web_severity(html, (hc_severity)i);
		hc_html_add(html, " ");
		hc_html_count(html, web->facts->deadlines[i]);
		hc_html_say(html, " 天", " days");
	}
	hc_html_add(html, "</ul>\n<p>");
	hc_web_verified(html, web->facts->verdicts_verified, web->facts->verdicts_basis);
	hc_html_add(html, "</p>\n");
}

static void add_privacy(hc_html *html, const hc_web *web)
{
	if (hc_edition_of(web->edition) != HC_PUBLIC)
		return;
	hc_html_say(html, "<h2>不公开的内容</h2>\n<p>公开版不含任何个人信息。关于个人的记录只计数，从不逐条列出；1 至 ",
	            "<h2>What is not shown</h2>\n<p>This edition holds nothing of any person. Records about people are counted, never listed; a number of "
	            "people from 1 to ");
	hc_html_count(html, HC_PUBLIC_SMALL - 1);
	hc_html_say(html, " 的人数一律写作“不足 ", " is always given as “fewer than ");
	hc_html_count(html, HC_PUBLIC_SMALL);
	hc_html_say(html,
	            "”，可由此推算的数字（比例、差额）也不显示。读取个人信息的规则只显示计数。合计数按结果的条数计算，不按人数，因此无法由合计相减得出个人情况。</p>\n",
	            "”, and what could be worked out from it (a share, a shortfall) is withheld. Of rules that read personal data only counts are shown. Sums "
	            "count results and not people, so that nothing about a person comes out of their differences.</p>\n");
}

static hc_status write_reading(const hc_web *web, hc_error *err)
{
	hc_web_page page;
	int lang;

	hc_web_begin(&page, web, "reading.html", (hc_label){ "怎样读", "How to read this" });
	for (lang = 0; lang < HC_LANGS; lang++) {
		hc_html *html = &page.html[lang];

		add_outcomes(html);
		add_numbers(html);
		add_sureness(html);
		add_deadlines(html, web);
		add_privacy(html, web);
	}
	return hc_web_end(&page, web, "reading.html", err);
}

/* ---- checking ---- */

static void add_sources(hc_html *html, const hc_web *web)
{
	size_t i;

	hc_html_say(html,
	            "<h2>由什么得出</h2>\n<p>每个文件以其 SHA-256 标识；同样的标识即同样的字节。</p>\n"
	            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"来源\"><table><thead><tr><th scope=\"col\">来源<th "
	            "scope=\"col\">文件<th scope=\"col\">SHA-256</thead><tbody>\n",
	            "<h2>Made from</h2>\n<p>Each file is named by its SHA-256: the same name is the same bytes.</p>\n"
	            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Made from\"><table><thead><tr><th scope=\"col\">What<th "
	            "scope=\"col\">File<th scope=\"col\">SHA-256</thead><tbody>\n");
	for (i = 0; i < web->facts->source_count; i++) {
		const hc_ledger_source *source = &web->facts->sources[i];

		hc_html_add(html, "<tr><td>");
		hc_html_text(html, source->kind);
		if (source->pack > 0)
			hc_html_addf(html, " %zu", source->pack + 1);
		hc_html_add(html, "<td>");
		hc_html_name(html, source->file);
		hc_html_add(html, "<td><code>");
		hc_html_text(html, source->sha256);
		hc_html_add(html, "</code>\n");
	}
	hc_html_add(html, "</table></div>\n");
}

static void add_steps(hc_html *html)
{
	hc_html_say(html,
	            "<h2>三步</h2>\n<ol><li><p>清单 <a href=\"manifest.json\">manifest.json</a> 列出本发布的每个文件及其 SHA-256，以及由什么得出。"
	            "若附有签名文件 <code>manifest.json.sig</code>，先验签名：</p>\n",
	            "<h2>Three steps</h2>\n<ol><li><p>The manifest, <a href=\"../manifest.json\">manifest.json</a>, names every file of this publication by "
	            "its SHA-256, and what it was made from. If a signature <code>manifest.json.sig</code> came with it, check that first:</p>\n");
	hc_html_add(html, "<pre tabindex=\"0\"><code>ssh-keygen -Y verify -f signers -I bureau -n hecha -s manifest.json.sig &lt; manifest.json</code></pre>\n");
	hc_html_say(html, "<li><p>再验各文件是否就是清单所列的字节：</p>\n", "<li><p>Then whether the files are the bytes that the manifest names:</p>\n");
	hc_html_add(html, "<pre tabindex=\"0\"><code>python3 -c 'import hashlib,json\nfor f in json.load(open(\"manifest.json\"))[\"files\"]:\n"
	                  "  d=hashlib.sha256(open(f[\"path\"],\"rb\").read()).hexdigest()\n"
	                  "  print(\"ok\" if d==f[\"sha256\"] else \"CHANGED\", f[\"path\"])'</code></pre>\n");
	hc_html_say(html, "<li><p>有记录和规则的人，可以从头得出同样的字节；凡有不同，逐一指出：</p>\n",
	            "<li><p>Who has the records and the rules can make the same bytes anew; whatever differs is named:</p>\n");
	hc_html_add(html, "<pre tabindex=\"0\"><code>hecha verify . records.db</code></pre>\n</ol>\n");
}

static hc_status write_checking(const hc_web *web, hc_error *err)
{
	hc_web_page page;
	int lang;

	hc_web_begin(&page, web, "checking.html", (hc_label){ "怎样验", "How to check this" });
	for (lang = 0; lang < HC_LANGS; lang++) {
		add_steps(&page.html[lang]);
		add_sources(&page.html[lang], web);
	}
	return hc_web_end(&page, web, "checking.html", err);
}

hc_status hc_web_guides(const hc_web *web, hc_error *err)
{
	hc_status status = write_reading(web, err);

	return status == HC_OK ? write_checking(web, err) : status;
}

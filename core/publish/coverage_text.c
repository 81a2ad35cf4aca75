/* SPDX-License-Identifier: MIT */
/*
 * What a person reads in a terminal: document by document each clause with a
 * mark for its state, under it the rules that carry it and what they leave;
 * then the rules, and sums that add up.
 */

#include "publish/coverage_format.h"

#include "publish/file.h"
#include "publish/number.h"
#include "publish/page.h"

typedef struct writer {
	hc_page page;
	const hc_coverage *coverage;
	hc_lang lang;
	bool failed;  /* memory ran out somewhere: what is printed is not the whole */
	hc_text text; /* what will be put next */
} writer;

static const struct {
	const char *mark;
	hc_style style;
} marks[HC_COVERAGE_COUNT] = {
	[HC_CHECKED] = { "✓", HC_GOOD },
	[HC_PARTLY] = { "~", HC_WARN },
	[HC_UNCHECKED] = { "-", HC_FAINT },
};

static const char *say(const writer *w, const char *en, const char *zh)
{
	return w->lang == HC_ZH ? zh : en;
}

static void add_label(writer *w, hc_label label)
{
	hc_text_add_visible(&w->text, hc_label_text(label, w->lang));
}

static void clear(writer *w)
{
	w->failed |= w->text.failed;
	hc_text_clear(&w->text);
}

/* Puts what was put together, and empties it. */
static void put(writer *w, hc_style style)
{
	hc_page_put(&w->page, style, hc_text_get(&w->text));
	clear(w);
}

/* The same from `column` on, folded. */
static void fold(writer *w, hc_style style, size_t column)
{
	hc_page_tab(&w->page, column);
	hc_page_fold(&w->page, style, hc_text_get(&w->text));
	clear(w);
}

static size_t sum_of(const size_t totals[HC_COVERAGE_COUNT])
{
	size_t sum = 0;
	int i;

	for (i = 0; i < HC_COVERAGE_COUNT; i++)
		sum += totals[i];
	return sum;
}

/* "12 checked, 3 partly checked, 0 not checked" */
static void add_counts(writer *w, const size_t totals[HC_COVERAGE_COUNT])
{
	int i;

	for (i = 0; i < HC_COVERAGE_COUNT; i++) {
		const char *label = hc_label_text(hc_coverage_label((hc_coverage_state)i), w->lang);

		if (w->lang == HC_ZH)
			hc_text_addf(&w->text, "%s%s %zu", i ? "，" : "", label, totals[i]);
		else
			hc_text_addf(&w->text, "%s%zu %s", i ? ", " : "", totals[i], label);
	}
}

static void put_rules_of(writer *w, const hc_covered_clause *covered, size_t column)
{
	size_t i;

	for (i = 0; i < covered->rule_count; i++) {
		hc_text_add(&w->text, i ? ", " : "");
		hc_text_add_visible(&w->text, covered->rules[i]);
	}
	if (covered->rule_count > 0)
		fold(w, HC_FAINT, column);
}

/* A duty that nobody has verified is checked only when that is asked for. */
static void put_doubt(writer *w, const hc_covered_clause *covered, size_t column)
{
	if (covered->clause->verified != HC_UNVERIFIED || covered->rule_count == 0)
		return;
	hc_text_add(&w->text, say(w, "not verified: judged by it only with --include-unverified", "未核实：仅在使用 --include-unverified 时据此判定"));
	fold(w, HC_WARN, column);
}

static void put_left(writer *w, const hc_covered_clause *covered, size_t column)
{
	if (covered->state == HC_CHECKED)
		return;
	hc_text_add(&w->text,
	            covered->state == HC_PARTLY ? say(w, "not checked: ", "未核查部分：") : say(w, "why: ", "原因："));
	add_label(w, covered->left);
	fold(w, HC_PLAIN, column);
}

static void put_clause(writer *w, const hc_covered_clause *covered, size_t column)
{
	hc_page_tab(&w->page, 2);
	hc_page_put(&w->page, marks[covered->state].style, marks[covered->state].mark);
	hc_page_tab(&w->page, 4);
	hc_text_add_visible(&w->text, covered->clause->number);
	put(w, HC_PLAIN);
	add_label(w, covered->clause->duty);
	fold(w, HC_PLAIN, column);
	put_rules_of(w, covered, column);
	put_doubt(w, covered, column);
	put_left(w, covered, column);
}

/* Where the texts of the document's clauses begin: behind the widest number, unless it is very wide. */
static size_t column_of(const hc_covered_document *covered)
{
	size_t widest = 0, i;

	for (i = 0; i < covered->clause_count; i++) {
		size_t width = hc_utf8_columns(covered->clauses[i].clause->number);

		widest = width > widest ? width : widest;
	}
	return 6 + (widest < 20 ? widest : 20);
}

static void put_document(writer *w, const hc_covered_document *covered)
{
	const hc_document *document = covered->document;
	size_t i, column = column_of(covered);

	hc_page_end(&w->page);
	add_label(w, document->title);
	put(w, HC_STRONG);
	hc_text_add(&w->text, document->number ? " · " : "");
	hc_text_add_visible(&w->text, document->number ? document->number : "");
	hc_text_add(&w->text, " · ");
	hc_text_add_visible(&w->text, document->id);
	put(w, HC_PLAIN);
	hc_page_end(&w->page);
	add_counts(w, covered->totals);
	fold(w, HC_PLAIN, 2);
	for (i = 0; i < covered->clause_count; i++)
		put_clause(w, &covered->clauses[i], column);
}

static void put_rule(writer *w, const hc_citation *citation, size_t column)
{
	size_t i;

	hc_page_tab(&w->page, 2);
	hc_text_add_visible(&w->text, citation->rule);
	put(w, HC_PLAIN);
	for (i = 0; i < citation->clause_count; i++) {
		hc_text_add(&w->text, i ? ", " : "");
		hc_text_add_visible(&w->text, citation->clauses[i]->id);
	}
	fold(w, HC_PLAIN, column);
}

static void put_rules(writer *w)
{
	const hc_coverage *coverage = w->coverage;
	size_t widest = 0, i;

	hc_page_end(&w->page);
	hc_page_put(&w->page, HC_STRONG, say(w, "Rules", "规则"));
	hc_page_end(&w->page);
	for (i = 0; i < coverage->citation_count; i++) {
		size_t width = hc_utf8_columns(coverage->citations[i].rule);

		widest = width > widest ? width : widest;
	}
	for (i = 0; i < coverage->citation_count; i++)
		put_rule(w, &coverage->citations[i], widest + 4);
}

/* One line of the totals: a label and a number, right-aligned. */
static void put_total(writer *w, hc_style style, const char *label, size_t count)
{
	const size_t edge = 24;
	size_t width;

	hc_page_tab(&w->page, 2);
	hc_page_put(&w->page, style, label);
	hc_number_add_whole(&w->text, (int64_t)count);
	width = hc_utf8_columns(hc_text_get(&w->text));
	hc_page_tab(&w->page, edge > width ? edge - width : 0);
	put(w, style);
	hc_page_end(&w->page);
}

static void put_totals(writer *w)
{
	const size_t *totals = w->coverage->totals;
	int i;

	hc_page_end(&w->page);
	hc_page_put(&w->page, HC_STRONG, say(w, "Clauses", "条款合计"));
	hc_page_end(&w->page);
	for (i = 0; i < HC_COVERAGE_COUNT; i++)
		put_total(w, totals[i] ? marks[i].style : HC_FAINT,
		          hc_label_text(hc_coverage_label((hc_coverage_state)i), w->lang), totals[i]);
	put_total(w, HC_STRONG, say(w, "total", "合计"), sum_of(totals));
}

/* "19 documents, 210 clauses, 78 rules" */
static void put_head(writer *w)
{
	size_t clauses = sum_of(w->coverage->totals), documents = w->coverage->document_count,
	       rules = w->coverage->citation_count;

	if (w->lang == HC_ZH)
		hc_text_addf(&w->text, "%zu 份文件，%zu 条条款，%zu 条规则", documents, clauses, rules);
	else
		hc_text_addf(&w->text, "%zu document%s, %zu clause%s, %zu rule%s", documents, documents == 1 ? "" : "s",
		             clauses, clauses == 1 ? "" : "s", rules, rules == 1 ? "" : "s");
	put(w, HC_STRONG);
	hc_page_end(&w->page);
}

hc_status hc_coverage_text(FILE *out, const hc_coverage *coverage, const hc_format_options *options, hc_error *err)
{
	writer w = {
		.page = { out, options->colour, options->columns > 0 ? (size_t)options->columns : 0, 0 },
		.coverage = coverage,
		.lang = options->lang,
	};
	size_t i;

	hc_text_init(&w.text);
	put_head(&w);
	for (i = 0; i < coverage->document_count; i++)
		put_document(&w, &coverage->documents[i]);
	put_rules(&w);
	put_totals(&w);
	clear(&w);
	hc_text_drop(&w.text);
	return w.failed ? hc_error_nomem(err) : hc_file_check(out, err);
}

/* SPDX-License-Identifier: MIT */
/* The register to be pasted or rendered: a table of the documents, one for each document, one of the rules. */

#include "publish/coverage_format.h"

#include "publish/file.h"
#include "publish/markdown_text.h"

typedef struct writer {
	const hc_coverage *coverage;
	hc_lang lang;
	hc_text text;
} writer;

static const char *say(const writer *w, const char *en, const char *zh)
{
	return w->lang == HC_ZH ? zh : en;
}

static void add_label(writer *w, hc_label label)
{
	hc_markdown_add(&w->text, hc_label_text(label, w->lang));
}

/* "| 12 | 3 | 0 |": the sum and the clauses by state. */
static void add_counts(writer *w, const size_t totals[HC_COVERAGE_COUNT])
{
	size_t sum = 0;
	int i;

	for (i = 0; i < HC_COVERAGE_COUNT; i++)
		sum += totals[i];
	hc_text_addf(&w->text, " | %zu", sum);
	for (i = 0; i < HC_COVERAGE_COUNT; i++)
		hc_text_addf(&w->text, " | %zu", totals[i]);
	hc_text_add(&w->text, " |\n");
}

static void add_documents(writer *w)
{
	size_t i;
	int state;

	hc_text_add(&w->text, say(w, "# The register and the rules\n\n| Document | Title | Clauses",
	                          "# 条款与规则\n\n| 文件 | 标题 | 条款"));
	for (state = 0; state < HC_COVERAGE_COUNT; state++) {
		hc_text_add(&w->text, " | ");
		add_label(w, hc_coverage_label((hc_coverage_state)state));
	}
	hc_text_add(&w->text, " |\n|---|---|---:|---:|---:|---:|\n");
	for (i = 0; i < w->coverage->document_count; i++) {
		const hc_covered_document *covered = &w->coverage->documents[i];

		hc_text_add(&w->text, "| ");
		hc_markdown_add(&w->text, covered->document->id);
		hc_text_add(&w->text, " | ");
		add_label(w, covered->document->title);
		add_counts(w, covered->totals);
	}
	hc_text_add(&w->text, say(w, "| **Total** | ", "| **合计** | "));
	add_counts(w, w->coverage->totals);
}

static void add_clause(writer *w, const hc_covered_clause *covered)
{
	size_t i;

	hc_text_add(&w->text, "| ");
	hc_markdown_add(&w->text, covered->clause->number);
	hc_text_add(&w->text, " | ");
	add_label(w, covered->clause->duty);
	hc_text_add(&w->text, " | ");
	add_label(w, hc_verified_label(covered->clause->verified));
	hc_text_add(&w->text, " | ");
	add_label(w, hc_coverage_label(covered->state));
	hc_text_add(&w->text, " | ");
	for (i = 0; i < covered->rule_count; i++) {
		hc_text_add(&w->text, i ? ", " : "");
		hc_markdown_add(&w->text, covered->rules[i]);
	}
	hc_text_add(&w->text, " | ");
	add_label(w, covered->left);
	hc_text_add(&w->text, " |\n");
}

static void add_document(writer *w, const hc_covered_document *covered)
{
	const hc_document *document = covered->document;
	size_t i;

	hc_text_add(&w->text, "\n## ");
	add_label(w, document->title);
	hc_text_add(&w->text, document->number ? " · " : "");
	hc_markdown_add(&w->text, document->number ? document->number : "");
	hc_text_add(&w->text, " · ");
	hc_markdown_add(&w->text, document->id);
	hc_text_add(&w->text, say(w, "\n\n| Clause | Duty | Verified | State | Rules | What no rule checks, or why none does |\n",
	                          "\n\n| 条款 | 要求 | 核实程度 | 状态 | 规则 | 未核查的部分或原因 |\n"));
	hc_text_add(&w->text, "|---|---|---|---|---|---|\n");
	for (i = 0; i < covered->clause_count; i++)
		add_clause(w, &covered->clauses[i]);
}

static void add_rules(writer *w)
{
	size_t i, c;

	hc_text_add(&w->text, say(w, "\n## Rules\n\n| Rule | Clauses |\n|---|---|\n",
	                          "\n## 规则\n\n| 规则 | 条款 |\n|---|---|\n"));
	for (i = 0; i < w->coverage->citation_count; i++) {
		const hc_citation *citation = &w->coverage->citations[i];

		hc_text_add(&w->text, "| ");
		hc_markdown_add(&w->text, citation->rule);
		hc_text_add(&w->text, " | ");
		for (c = 0; c < citation->clause_count; c++) {
			hc_text_add(&w->text, c ? ", " : "");
			hc_markdown_add(&w->text, citation->clauses[c]->id);
		}
		hc_text_add(&w->text, " |\n");
	}
}

hc_status hc_coverage_markdown(FILE *out, const hc_coverage *coverage, const hc_format_options *options, hc_error *err)
{
	writer w = { .coverage = coverage, .lang = options->lang };
	hc_status status;
	size_t i;

	hc_text_init(&w.text);
	add_documents(&w);
	for (i = 0; i < coverage->document_count; i++)
		add_document(&w, &coverage->documents[i]);
	add_rules(&w);
	if (!w.text.failed)
		fputs(hc_text_get(&w.text), out);
	status = w.text.failed ? hc_error_nomem(err) : hc_file_check(out, err);
	hc_text_drop(&w.text);
	return status;
}

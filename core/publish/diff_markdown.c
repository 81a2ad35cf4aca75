/* SPDX-License-Identifier: MIT */
/*
 * The same as the text, as tables to be pasted or rendered. Every text from
 * outside is escaped.
 */

#include "publish/diff_format.h"

#include "base/memory.h"
#include "publish/change_lines.h"
#include "publish/diff_lines.h"
#include "publish/file.h"
#include "publish/markdown_text.h"
#include "publish/sentence.h"

#include <string.h>

typedef struct writer {
	FILE *out;
	const hc_diff *diff;
	hc_lang lang;
	char from[11], to[11]; /* the two dates */
	bool open;             /* a list or an owner's table is */
	char *owner_id;        /* of the table that is open; NULL: those without one */
	hc_text text;          /* what will be written next */
	hc_text raw;           /* what will be escaped next */
} writer;

static const char *say(const writer *w, const char *en, const char *zh)
{
	return w->lang == HC_ZH ? zh : en;
}

static void add_escaped(writer *w, const char *text)
{
	hc_markdown_add(&w->text, text);
}

/* Escapes what is in `raw` as a cell, and ends it. */
static void end_cell(writer *w)
{
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, " | ");
}

static void add_head(writer *w)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->diff->to);

	hc_text_addf(&w->text,
	             say(w, "# What became of findings from %s to %s\n\n", "# 从 %s 到 %s 的问题变化\n\n"), w->from, w->to);
	add_escaped(w, facts->program);
	hc_text_add(&w->text, " · ");
	hc_sentence_add_amount(&w->raw, w->diff->to, w->diff->changes.owners, facts->owner_entity, w->lang);
	hc_text_add(&w->raw, " · ");
	hc_diff_add_count(&w->raw, hc_diff_findings(w->diff), w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	if (facts->within) {
		hc_text_add(&w->text, say(w, " · only ", " · 仅限 "));
		add_escaped(w, facts->within);
	}
	hc_text_add(&w->text, "\n");
}

/* ---- totals ---- */

static void add_numbers(writer *w, const char *label, const int64_t causes[HC_DIFF_CAUSES])
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_DIFF_CAUSES; i++)
		sum += causes[i];
	hc_text_addf(&w->text, "| %s | %lld |", label, (long long)sum);
	for (i = 0; i < HC_DIFF_CAUSES; i++)
		hc_text_addf(&w->text, " %lld |", (long long)causes[i]);
	hc_text_add(&w->text, "\n");
}

static void add_totals(writer *w)
{
	int64_t sums[HC_DIFF_CAUSES] = { 0 };
	int state, cause;

	hc_text_add(&w->text, say(w, "\n## Findings\n\n| Findings | Total |", "\n## 问题\n\n| 问题 | 合计 |"));
	for (cause = 0; cause < HC_DIFF_CAUSES; cause++)
		hc_text_addf(&w->text, say(w, " by %s |", " 因%s变化 |"),
		             hc_label_text(hc_diff_cause_head((hc_diff_cause)cause), w->lang));
	hc_text_add(&w->text, "\n|---|---:|---:|---:|---:|---:|\n");
	for (state = 0; state < HC_DIFF_STATES; state++) {
		add_numbers(w, hc_label_text(hc_diff_label((hc_diff_state)state), w->lang), w->diff->totals[state]);
		for (cause = 0; cause < HC_DIFF_CAUSES; cause++)
			sums[cause] += w->diff->totals[state][cause];
	}
	add_numbers(w, say(w, "**total**", "**合计**"), sums);
}

/* ---- owners ---- */

/* "name id", without the name where it is not known. */
static void add_owner(writer *w, const hc_owner_change *owner)
{
	if (!owner->owner_id)
		hc_text_add(&w->raw, say(w, "Others", "其他对象"));
	if (owner->owner_name)
		hc_text_addf(&w->raw, "%s ", owner->owner_name);
	if (owner->owner_id)
		hc_text_add(&w->raw, owner->owner_id);
}

static hc_status write_verdict(void *context, const hc_owner_change *owner, hc_error *err)
{
	writer *w = context;

	if (!owner->changed)
		return HC_OK;
	if (!w->open)
		hc_text_addf(&w->text,
		             say(w, "\n## Verdicts that change\n\n| Name | %s | %s |\n|---|---|---|\n",
		                 "\n## 改变的结论\n\n| 名称 | %s | %s |\n|---|---|---|\n"),
		             w->from, w->to);
	w->open = true;
	hc_text_add(&w->text, "| ");
	add_owner(w, owner);
	end_cell(w);
	add_escaped(w, hc_change_level_text(w->diff->from, owner->from, w->lang));
	hc_text_add(&w->text, " | ");
	add_escaped(w, hc_change_level_text(w->diff->to, owner->to, w->lang));
	hc_text_add(&w->text, " |\n");
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_owner(void *context, const hc_diff_owner *owner, hc_error *err)
{
	writer *w = context;
	int state;

	hc_text_add(&w->text, "| ");
	add_owner(w, &owner->verdict);
	hc_markdown_add_raw(&w->text, &w->raw);
	for (state = 0; state < HC_DIFF_STATES; state++)
		hc_text_addf(&w->text, " | %lld", (long long)hc_diff_owner_total(owner, (hc_diff_state)state));
	hc_text_addf(&w->text, " | %lld |\n", (long long)owner->overdue);
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_owners(writer *w, hc_error *err)
{
	int state;

	hc_text_add(&w->text, say(w, "\n## Findings of each\n\n| Name |", "\n## 各对象的问题\n\n| 名称 |"));
	for (state = 0; state < HC_DIFF_STATES; state++)
		hc_text_addf(&w->text, " %s |", hc_label_text(hc_diff_label((hc_diff_state)state), w->lang));
	hc_text_add(&w->text, say(w, " overdue |\n|---|", " 整改逾期 |\n|---|"));
	for (state = 0; state <= HC_DIFF_STATES; state++)
		hc_text_add(&w->text, "---:|");
	hc_text_add(&w->text, "\n");
	return hc_diff_read_owners(w->diff, write_owner, w, err);
}

/* ---- findings ---- */

static bool is_open(const writer *w, const char *owner_id)
{
	return w->open && (owner_id && w->owner_id ? strcmp(w->owner_id, owner_id) == 0 : owner_id == w->owner_id);
}

static void close_table(writer *w)
{
	hc_memory_free(w->owner_id);
	w->owner_id = NULL;
	w->open = false;
}

static hc_status open_table(writer *w, const char *owner_id, hc_error *err)
{
	hc_owner_change owner;
	hc_status status;

	if (is_open(w, owner_id))
		return HC_OK;
	status = hc_changes_find_owner(&owner, &w->diff->changes, owner_id, err);
	if (status != HC_OK)
		return status;
	close_table(w);
	w->open = true;
	w->owner_id = owner_id ? hc_memory_copy_text(owner_id) : NULL;
	if (owner_id && !w->owner_id)
		return hc_error_nomem(err);
	hc_text_add(&w->text, "\n### ");
	add_owner(w, &owner);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_addf(&w->text,
	             say(w,
	                 "\n\n| Severity | Now | Requirement | %s | %s | Shortfall | To be put right by "
	                 "|\n|---|---|---|---|---|---|---|\n",
	                 "\n\n| 级别 | 变化 | 要求 | %s | %s | 差额 | 整改期限 |\n|---|---|---|---|---|---|---|\n"),
	             w->from, w->to);
	return HC_OK;
}

static hc_status write_finding(void *context, const hc_diff_finding *f, hc_error *err)
{
	writer *w = context;
	const hc_change change = hc_change_of(&w->diff->changes, (hc_pair){ f->from, f->to });
	hc_status status = open_table(w, f->owner_id, err);

	if (status != HC_OK)
		return status;
	hc_text_addf(&w->text, "| %s | ", hc_label_text(hc_severity_label(f->rule->severity), w->lang));
	hc_text_add(&w->raw, hc_label_text(hc_diff_label(f->state), w->lang));
	hc_diff_add_why(&w->raw, f, w->lang);
	end_cell(w);
	hc_diff_add_subject(&w->raw, w->diff, f, w->lang);
	end_cell(w);
	hc_change_add_message(&w->raw, w->diff->from, f->from, w->lang);
	end_cell(w);
	hc_change_add_message(&w->raw, w->diff->to, f->to, w->lang);
	end_cell(w);
	if (f->measured)
		hc_change_add_growth(&w->raw, &w->diff->changes, &change, w->lang);
	end_cell(w);
	hc_diff_add_deadline(&w->raw, f, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, " |\n");
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_overdue(void *context, const hc_diff_finding *f, hc_error *err)
{
	writer *w = context;
	hc_owner_change owner;
	hc_status status;
	char day[11];

	if (!hc_diff_is_overdue(f))
		return HC_OK;
	status = hc_changes_find_owner(&owner, &w->diff->changes, f->owner_id, err);
	if (status != HC_OK)
		return status;
	hc_date_write(day, f->deadline);
	hc_text_add(&w->text, "| ");
	add_owner(w, &owner);
	end_cell(w);
	hc_text_addf(&w->text, "%s | ", hc_label_text(hc_severity_label(f->rule->severity), w->lang));
	hc_diff_add_subject(&w->raw, w->diff, f, w->lang);
	end_cell(w);
	hc_text_addf(&w->text, "%s | %s | ", hc_label_text(hc_diff_label(f->state), w->lang), day);
	hc_diff_add_days(&w->text, f->days_left, w->lang);
	hc_text_add(&w->text, " |\n");
	return hc_file_put(w->out, &w->text, err);
}

/* ---- rules, limits and notes ---- */

static void add_item(writer *w, const char *en, const char *zh)
{
	if (!w->open)
		hc_text_addf(&w->text, "\n## %s\n\n", say(w, en, zh));
	w->open = true;
	hc_text_add(&w->text, "- ");
}

static void add_rule(writer *w, const hc_ledger_rule *rule)
{
	add_escaped(w, hc_label_text(rule->title, w->lang));
	hc_text_add(&w->text, say(w, " (", "（"));
	add_escaped(w, rule->id);
	hc_text_add(&w->text, say(w, ")\n", "）\n"));
}

/* The rules of `ledger` that do not run in `other`. */
static void add_alone(writer *w, const hc_ledger *ledger, const hc_ledger *other, const char *en, const char *zh)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	w->open = false;
	for (i = 0; i < facts->rule_count; i++) {
		if (!hc_changes_rule_alone(&facts->rules[i], other))
			continue;
		add_item(w, en, zh);
		add_rule(w, &facts->rules[i]);
	}
}

static void add_changed(writer *w)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->diff->to);
	size_t i;

	w->open = false;
	for (i = 0; i < facts->rule_count; i++) {
		if (!hc_diff_rule_changed(w->diff, facts->rules[i].id))
			continue;
		add_item(w, "Rules whose file is another", "文件有变化的规则");
		add_rule(w, &facts->rules[i]);
	}
	w->open = false;
}

static hc_status add_limit(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err)
{
	writer *w = context;

	(void)err;
	add_item(w, "Limits whose values are others", "数值有变化的限值");
	hc_diff_add_limit(&w->raw, from, to, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, "\n");
	return HC_OK;
}

static void add_notes(writer *w)
{
	int i;

	w->open = false;
	for (i = 0; hc_diff_add_note(&w->raw, w->diff, i, w->lang); i++) {
		add_item(w, "Notes", "说明");
		hc_markdown_add_raw(&w->text, &w->raw);
		hc_text_add(&w->text, "\n");
	}
}

/* ---- the whole ---- */

static hc_status write_tail(writer *w, hc_error *err)
{
	hc_status status;

	add_alone(w, w->diff->from, w->diff->to, "Rules that take no part any more", "不再参与的规则");
	add_alone(w, w->diff->to, w->diff->from, "Rules that take part now", "新参与的规则");
	add_changed(w);
	status = hc_diff_read_limits(w->diff, add_limit, w, err);
	if (status != HC_OK)
		return status;
	add_notes(w);
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_report(writer *w, hc_error *err)
{
	hc_status status;

	add_head(w);
	add_totals(w);
	status = hc_changes_read_owners(&w->diff->changes, write_verdict, w, err);
	if (status == HC_OK)
		status = write_owners(w, err);
	if (status == HC_OK && w->diff->overdue > 0) {
		hc_text_add(&w->text, say(w,
		                          "\n## Overdue\n\n| Name | Severity | Requirement | Now | Deadline | Days |\n|---|---|---|---|---|---|\n",
		                          "\n## 整改逾期\n\n| 名称 | 级别 | 要求 | 变化 | 整改期限 | 天数 |\n|---|---|---|---|---|---|\n"));
		status = hc_diff_read(w->diff, true, write_overdue, w, err);
	}
	if (status != HC_OK)
		return status;
	w->open = false;
	hc_text_add(&w->text, say(w, "\n## Finding by finding\n", "\n## 逐项变化\n"));
	status = hc_diff_read(w->diff, true, write_finding, w, err);
	close_table(w);
	return status == HC_OK ? write_tail(w, err) : status;
}

hc_status hc_diff_markdown(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err)
{
	writer w = { .out = out, .diff = diff, .lang = options->lang };
	hc_status status;

	hc_date_write(w.from, hc_ledger_facts_of(diff->from)->as_of);
	hc_date_write(w.to, hc_ledger_facts_of(diff->to)->as_of);
	hc_text_init(&w.text);
	hc_text_init(&w.raw);
	status = write_report(&w, err);
	hc_text_drop(&w.text);
	hc_text_drop(&w.raw);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The same as the text, as tables to be pasted or rendered. Every text from
 * outside is escaped.
 */

#include "publish/changes_format.h"

#include "publish/change_lines.h"
#include "publish/file.h"
#include "publish/markdown_text.h"
#include "publish/project_lines.h"
#include "publish/sentence.h"

typedef struct writer {
	FILE *out;
	const hc_changes *changes;
	hc_lang lang;
	char from[11], to[11];       /* the two dates */
	size_t level_from, level_to; /* of owners: written now */
	hc_text text;                /* what will be written next */
	hc_text raw;                 /* what will be escaped next */
} writer;

static const char *say(const writer *w, const char *en, const char *zh)
{
	return w->lang == HC_ZH ? zh : en;
}

static void add_escaped(writer *w, const char *text)
{
	hc_markdown_add(&w->text, text);
}

static void add_head(writer *w)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->changes->to);

	hc_text_addf(&w->text, say(w, "# What changes from %s to %s\n\n", "# 从 %s 到 %s 的变化\n\n"), w->from, w->to);
	add_escaped(w, facts->program);
	hc_text_add(&w->text, " · ");
	hc_sentence_add_amount(&w->raw, w->changes->to, w->changes->owners, facts->owner_entity, w->lang);
	hc_text_add(&w->raw, " · ");
	hc_change_add_pairs(&w->raw, w->changes, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	if (facts->within) {
		hc_text_add(&w->text, say(w, " · only ", " · 仅限 "));
		add_escaped(w, facts->within);
	}
	hc_text_add(&w->text, "\n");
}

/* ---- verdicts ---- */

static int64_t owners_of(const hc_ledger_facts *facts, size_t level)
{
	return level < facts->level_count ? facts->levels[level].owners : 0;
}

/* Levels of one pack stand in one place on both sides; of another pack there may be more on one. */
static void add_level_totals(writer *w)
{
	const hc_ledger_facts *from = hc_ledger_facts_of(w->changes->from), *to = hc_ledger_facts_of(w->changes->to);
	size_t count = from->level_count > to->level_count ? from->level_count : to->level_count, i;

	hc_text_addf(&w->text,
	             say(w, "\n| Verdict | %s | %s |\n|---|---:|---:|\n", "\n| 结论 | %s | %s |\n|---|---:|---:|\n"),
	             w->from, w->to);
	for (i = 0; i < count; i++) {
		hc_text_add(&w->text, "| ");
		add_escaped(w, i < to->level_count ? hc_change_level_text(w->changes->to, i, w->lang)
		                                   : hc_change_level_text(w->changes->from, i, w->lang));
		hc_text_addf(&w->text, " | %lld | %lld |\n", (long long)owners_of(from, i),
		             (long long)owners_of(to, i));
	}
}

static hc_status write_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	writer *w = context;

	if (owner->from != w->level_from || owner->to != w->level_to)
		return HC_OK;
	hc_text_add(&w->text, "| ");
	add_escaped(w, hc_change_level_text(w->changes->from, owner->from, w->lang));
	hc_text_add(&w->text, " | ");
	add_escaped(w, hc_change_level_text(w->changes->to, owner->to, w->lang));
	hc_text_add(&w->text, " | ");
	add_escaped(w, owner->owner_id);
	hc_text_add(&w->text, " | ");
	add_escaped(w, owner->owner_name ? owner->owner_name : "");
	hc_text_add(&w->text, " |\n");
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_owners(writer *w, hc_error *err)
{
	const hc_changes *changes = w->changes;
	size_t from_count = hc_ledger_facts_of(changes->from)->level_count;
	size_t to_count = hc_ledger_facts_of(changes->to)->level_count;
	hc_status status = HC_OK;

	hc_text_addf(&w->text,
	             say(w, "\n| %s | %s | Id | Name |\n|---|---|---|---|\n",
	                 "\n| %s | %s | 标识 | 名称 |\n|---|---|---|---|\n"),
	             w->from, w->to);
	for (w->level_from = 0; w->level_from <= from_count; w->level_from++) {
		for (w->level_to = 0; status == HC_OK && w->level_to <= to_count; w->level_to++) {
			if (!hc_changes_same_level(changes, w->level_from, w->level_to) &&
			    hc_changes_verdicts(changes, w->level_from, w->level_to) > 0)
				status = hc_changes_read_owners(changes, write_owner, w, err);
		}
	}
	return status;
}

static hc_status write_verdicts(writer *w, hc_error *err)
{
	hc_text_add(&w->text, say(w, "\n## Verdicts\n\n", "\n## 结论\n\n"));
	hc_change_add_owners(&w->raw, w->changes, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, "\n");
	add_level_totals(w);
	return w->changes->owners_changed > 0 ? write_owners(w, err) : HC_OK;
}

/* ---- rules and projects ---- */

/* "- key · title (id)", its line not ended. */
static void add_rule(writer *w, const hc_ledger_rule *rule)
{
	hc_text_addf(&w->text, "- %s · ", hc_label_text(hc_severity_label(rule->severity), w->lang));
	add_escaped(w, hc_label_text(rule->title, w->lang));
	hc_text_add(&w->text, say(w, " (", "（"));
	add_escaped(w, rule->id);
	hc_text_add(&w->text, say(w, ")", "）"));
}

/* The rules of `ledger` that do not run in `other`. */
static void add_rules(writer *w, const hc_ledger *ledger, const hc_ledger *other, const char *date)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	bool any = false;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if (!hc_changes_rule_alone(&facts->rules[i], other))
			continue;
		if (!any)
			hc_text_addf(&w->text,
			             say(w, "\n## Rules that take part on %s only\n\n", "\n## 仅在 %s 参与的规则\n\n"),
			             date);
		any = true;
		add_rule(w, &facts->rules[i]);
		hc_text_add(&w->text, "\n");
	}
}

static void add_requirements(writer *w)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->changes->to);
	bool any = false;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if (w->changes->required[i] == 0)
			continue;
		if (!any)
			hc_text_add(&w->text,
			            say(w, "\n## Required values that change\n\n", "\n## 要求值有变化的规则\n\n"));
		any = true;
		add_rule(w, &facts->rules[i]);
		hc_text_add(&w->text, say(w, ": ", "："));
		hc_change_add_required(&w->text, w->changes->required[i], w->lang);
		hc_text_add(&w->text, "\n");
	}
}

static void add_project_side(writer *w, const hc_ledger *ledger, const char *name, const char *date)
{
	const hc_ledger_project *project = hc_changes_find_project(ledger, name);

	hc_text_addf(&w->text, say(w, "- %s: ", "- %s："), date);
	if (project) {
		hc_project_add_share(&w->raw, project, w->lang);
		hc_text_add(&w->raw, say(w, "; ", "；"));
		hc_project_add_classes(&w->raw, ledger, project, w->lang);
		hc_markdown_add_raw(&w->text, &w->raw);
	} else {
		hc_text_add(&w->text, say(w, "takes no part", "不参与"));
	}
	hc_text_add(&w->text, "\n");
}

/* Those of `ledger` that are not in `listed`, which may be NULL. */
static void add_projects(writer *w, const hc_ledger *ledger, const hc_ledger *listed)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	for (i = 0; i < facts->project_count; i++) {
		const hc_ledger_project *project = &facts->projects[i];

		if (listed && hc_changes_find_project(listed, project->name))
			continue;
		hc_text_add(&w->text, "\n## ");
		add_escaped(w, hc_label_text(project->title, w->lang));
		hc_text_add(&w->text, "\n\n");
		add_project_side(w, w->changes->from, project->name, w->from);
		add_project_side(w, w->changes->to, project->name, w->to);
	}
}

/* ---- changes ---- */

static hc_status open_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	writer *w = context;

	hc_text_add(&w->text, "\n### ");
	if (!owner)
		hc_text_add(&w->text, say(w, "Others", "其他对象"));
	if (owner && owner->owner_name) {
		add_escaped(w, owner->owner_name);
		hc_text_add(&w->text, " ");
	}
	if (owner) {
		add_escaped(w, owner->owner_id);
		hc_text_add(&w->text, " · ");
		add_escaped(w, hc_change_level_text(w->changes->from, owner->from, w->lang));
	}
	if (owner && owner->changed) {
		hc_text_add(&w->text, " → ");
		add_escaped(w, hc_change_level_text(w->changes->to, owner->to, w->lang));
	}
	hc_text_addf(&w->text,
	             say(w,
	                 "\n\n| Severity | Change | Requirement | Subject | %s | %s | Shortfall "
	                 "|\n|---|---|---|---|---|---|---|\n",
	                 "\n\n| 级别 | 变化 | 要求 | 对象 | %s | %s | 差额 |\n|---|---|---|---|---|---|---|\n"),
	             w->from, w->to);
	return hc_file_put(w->out, &w->text, err);
}

/* Escapes what is in `raw` as a cell, and ends it. */
static void end_cell(writer *w)
{
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, " | ");
}

static hc_status write_change(void *context, const hc_change *change, hc_error *err)
{
	writer *w = context;

	hc_text_addf(&w->text, "| %s | ", hc_label_text(hc_severity_label(change->rule->severity), w->lang));
	hc_change_add_transition(&w->raw, change, w->lang);
	end_cell(w);
	hc_text_add(&w->raw, hc_label_text(change->rule->title, w->lang));
	end_cell(w);
	hc_text_addf(&w->raw, "%s%s%s", change->either->subject_name ? change->either->subject_name : "",
	             change->either->subject_name ? " " : "", change->either->subject_id);
	end_cell(w);
	hc_change_add_message(&w->raw, w->changes->from, change->pair.from, w->lang);
	end_cell(w);
	hc_change_add_message(&w->raw, w->changes->to, change->pair.to, w->lang);
	end_cell(w);
	hc_change_add_growth(&w->raw, w->changes, change, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, " |\n");
	return hc_file_put(w->out, &w->text, err);
}

static void add_transitions(writer *w)
{
	int from, to;

	hc_text_add(&w->text, say(w, "\n## Results\n\n", "\n## 结果合计\n\n"));
	hc_text_add(&w->text, hc_change_unlisted(w->lang));
	hc_text_addf(&w->text,
	             say(w, "\n\n| %s | %s | Pairs |\n|---|---|---:|\n", "\n\n| %s | %s | 对数 |\n|---|---|---:|\n"),
	             w->from, w->to);
	for (from = 0; from < HC_ENDS; from++) {
		for (to = 0; to < HC_ENDS; to++) {
			if (w->changes->transitions[from][to] > 0)
				hc_text_addf(&w->text, "| %s | %s | %lld |\n", hc_change_end_text(from, w->lang),
				             hc_change_end_text(to, w->lang),
				             (long long)w->changes->transitions[from][to]);
		}
	}
	hc_text_addf(&w->text, say(w, "| **total** | | **%lld** |\n", "| **合计** | | **%lld** |\n"),
	             (long long)w->changes->pairs);
}

static hc_status write_report(writer *w, hc_error *err)
{
	const hc_changes *changes = w->changes;
	hc_status status;

	add_head(w);
	status = write_verdicts(w, err);
	if (status != HC_OK)
		return status;
	add_rules(w, changes->from, changes->to, w->from);
	add_rules(w, changes->to, changes->from, w->to);
	add_requirements(w);
	add_projects(w, changes->from, NULL);
	add_projects(w, changes->to, changes->from);
	hc_text_add(&w->text, say(w, "\n## Changes\n", "\n## 变化\n"));
	status = hc_changes_read_by_owner(changes, open_owner, write_change, w, err);
	if (status != HC_OK)
		return status;
	add_transitions(w);
	return hc_file_put(w->out, &w->text, err);
}

hc_status hc_changes_markdown(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err)
{
	writer w = { .out = out, .changes = changes, .lang = options->lang };
	hc_status status;

	hc_date_write(w.from, hc_ledger_facts_of(changes->from)->as_of);
	hc_date_write(w.to, hc_ledger_facts_of(changes->to)->as_of);
	hc_text_init(&w.text);
	hc_text_init(&w.raw);
	status = write_report(&w, err);
	hc_text_drop(&w.text);
	hc_text_drop(&w.raw);
	return status;
}

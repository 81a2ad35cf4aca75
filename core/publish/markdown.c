/* SPDX-License-Identifier: MIT */
/*
 * A report to be pasted or rendered: verdicts, findings owner by owner, what
 * could not be determined, notes, totals. Every text from outside is escaped.
 */

#include "publish/formats.h"

#include "base/memory.h"
#include "publish/file.h"
#include "publish/markdown_text.h"
#include "publish/project_lines.h"
#include "publish/sentence.h"

#include <string.h>

typedef struct writer {
	FILE *out;
	hc_ledger *ledger;
	const hc_ledger_facts *facts;
	hc_lang lang;
	hc_text text;   /* what will be written next */
	hc_text raw;    /* what will be escaped next */
	size_t level;   /* of verdicts: printed now */
	char *owner_id; /* of findings: whose table is open */
	bool open;
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
	char as_of[11];
	int64_t owners = 0;
	size_t i;

	hc_date_write(as_of, w->facts->as_of);
	for (i = 0; i < w->facts->level_count; i++)
		owners += w->facts->levels[i].owners;
	hc_text_addf(&w->text, say(w, "# Audit as of %s\n\n", "# 核查报告（截至 %s）\n\n"), as_of);
	add_escaped(w, w->facts->program);
	hc_text_add(&w->text, " · ");
	hc_sentence_add_amount(&w->raw, w->ledger, owners, w->facts->owner_entity, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	if (w->facts->within) {
		hc_text_add(&w->text, say(w, " · only ", " · 仅限 "));
		add_escaped(w, w->facts->within);
	}
	hc_text_add(&w->text, "\n");
	if (w->facts->records_date == HC_DATE_NEVER || w->facts->records_date == w->facts->as_of)
		return;
	hc_date_write(as_of, w->facts->records_date);
	hc_text_addf(&w->text, say(w, "\nThe records stand as of %s.\n", "\n记录的统计日期为 %s。\n"), as_of);
}

/* ---- verdicts ---- */

static int64_t sum_severities(const hc_ledger_verdict *verdict, hc_outcome outcome)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_SEVERITY_COUNT; i++)
		sum += verdict->totals[i][outcome];
	return sum;
}

static hc_status write_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	writer *w = context;

	if (verdict->level != w->level)
		return HC_OK;
	hc_text_add(&w->text, "| ");
	add_escaped(w, hc_label_text(w->facts->levels[w->level].label, w->lang));
	hc_text_add(&w->text, " | ");
	add_escaped(w, verdict->owner_id);
	hc_text_add(&w->text, " | ");
	add_escaped(w, verdict->owner_name ? verdict->owner_name : "");
	hc_text_addf(&w->text, " | %lld | %lld | %lld |\n", (long long)verdict->totals[HC_KEY][HC_FAIL],
	             (long long)sum_severities(verdict, HC_FAIL),
	             (long long)(sum_severities(verdict, HC_UNKNOWN) + sum_severities(verdict, HC_BROKEN)));
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_verdicts(writer *w, hc_error *err)
{
	hc_status status = HC_OK;

	hc_text_add(&w->text,
	            say(w, "\n## Verdicts\n\n| Verdict | Id | Name | Key failed | Failed | Not determined |\n",
	                "\n## 结论\n\n| 结论 | 标识 | 名称 | 关键项不符合 | 不符合 | 未能判定 |\n"));
	hc_text_add(&w->text, "|---|---|---|---:|---:|---:|\n");
	for (w->level = 0; status == HC_OK && w->level < w->facts->level_count; w->level++)
		status = hc_ledger_read_verdicts(w->ledger, write_verdict, w, err);
	return status;
}

/* ---- projects ---- */

typedef struct standings {
	writer *w;
	const hc_ledger_project *project;
} standings;

static hc_status write_standing(void *context, const hc_ledger_standing *standing, hc_error *err)
{
	const standings *s = context;
	writer *w = s->w;

	hc_text_add(&w->text, "| ");
	add_escaped(w, hc_label_text(s->project->classes[standing->class].label, w->lang));
	hc_text_add(&w->text, " | ");
	add_escaped(w, standing->owner_id);
	hc_text_add(&w->text, " | ");
	add_escaped(w, standing->owner_name ? standing->owner_name : "");
	hc_text_addf(&w->text, " | %lld | %lld |\n", (long long)standing->failed, (long long)standing->undecided);
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_project(writer *w, size_t number, hc_error *err)
{
	standings s = { w, &w->facts->projects[number] };
	size_t i;

	hc_text_add(&w->text, "\n## ");
	add_escaped(w, hc_label_text(s.project->title, w->lang));
	hc_text_add(&w->text, "\n\n");
	hc_project_add_classes(&w->raw, w->ledger, s.project, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, "\n\n");
	hc_project_add_share(&w->raw, s.project, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, "\n\n- ");
	hc_project_add_sureness(&w->raw, s.project, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, "\n");
	for (i = 0; i < s.project->goal_count; i++) {
		hc_text_add(&w->text, "- ");
		hc_project_add_goal(&w->raw, &s.project->goals[i], w->lang);
		hc_markdown_add_raw(&w->text, &w->raw);
		hc_text_add(&w->text, "\n");
	}
	hc_text_add(&w->text, say(w, "\n| Class | Id | Name | Not met | Not known |\n", "\n| 类别 | 标识 | 名称 | 不达标 | 无法判定 |\n"));
	hc_text_add(&w->text, "|---|---|---|---:|---:|\n");
	return hc_ledger_read_standings(w->ledger, number, write_standing, &s, err);
}

static hc_status write_projects(writer *w, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < w->facts->project_count; i++)
		status = write_project(w, i, err);
	return status;
}

/* ---- findings ---- */

static bool is_open_group(const writer *w, const char *owner_id)
{
	if (!w->open || !owner_id || !w->owner_id)
		return w->open && !owner_id && !w->owner_id;
	return strcmp(w->owner_id, owner_id) == 0;
}

static hc_status open_group(writer *w, const char *owner_id, hc_error *err)
{
	const hc_ledger_verdict *verdict;
	hc_status status = hc_ledger_find_verdict(&verdict, w->ledger, owner_id, err);

	if (status != HC_OK)
		return status;
	hc_memory_free(w->owner_id);
	w->owner_id = owner_id ? hc_memory_copy_text(owner_id) : NULL;
	w->open = true;
	hc_text_add(&w->text, "\n### ");
	if (!owner_id)
		hc_text_add(&w->text, say(w, "Others", "其他对象"));
	if (verdict && verdict->owner_name) {
		add_escaped(w, verdict->owner_name);
		hc_text_add(&w->text, " ");
	}
	if (owner_id)
		add_escaped(w, owner_id);
	if (verdict) {
		hc_text_add(&w->text, " · ");
		add_escaped(w, hc_label_text(w->facts->levels[verdict->level].label, w->lang));
	}
	hc_text_add(&w->text,
	            say(w, "\n\n| Severity | Result | Requirement | Subject | What was found | Clauses | Verified |\n",
	                "\n\n| 级别 | 结果 | 要求 | 对象 | 核查情况 | 依据 | 核实程度 |\n"));
	hc_text_add(&w->text, "|---|---|---|---|---|---|---|\n");
	return !owner_id || w->owner_id ? HC_OK : hc_error_nomem(err);
}

static void add_clauses(writer *w, const hc_ledger_rule *rule, const hc_result *result)
{
	const char *between = "";
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		if (!hc_ledger_cites(result, i))
			continue;
		hc_text_add(&w->text, between);
		between = ", ";
		add_escaped(w, rule->clauses[i].id);
	}
}

static void add_finding(writer *w, const hc_result *result)
{
	const hc_ledger_rule *rule = &w->facts->rules[result->rule];

	hc_text_addf(&w->text, "| %s | %s | ", hc_label_text(hc_severity_label(rule->severity), w->lang),
	             hc_label_text(hc_outcome_label(result->outcome), w->lang));
	add_escaped(w, hc_label_text(rule->title, w->lang));
	hc_text_add(&w->text, " | ");
	if (result->subject_name) {
		add_escaped(w, result->subject_name);
		hc_text_add(&w->text, " ");
	}
	add_escaped(w, result->subject_id);
	hc_text_add(&w->text, " | ");
	hc_sentence_add_message(&w->raw, w->ledger, result, w->lang);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, " | ");
	add_clauses(w, rule, result);
	hc_text_add(&w->text, " | ");
	add_escaped(w, hc_label_text(hc_verified_label(result->verified), w->lang));
	hc_text_add(&w->text, " |\n");
}

static hc_status write_finding(void *context, const hc_result *result, hc_error *err)
{
	writer *w = context;
	hc_status status = is_open_group(w, result->owner_id) ? HC_OK : open_group(w, result->owner_id, err);

	if (status != HC_OK)
		return status;
	add_finding(w, result);
	return hc_file_put(w->out, &w->text, err);
}

static hc_status write_section(writer *w, const char *head, const char *none, unsigned outcomes, hc_error *err)
{
	const hc_ledger_query query = { .outcomes = outcomes, .by_owner = true };
	hc_status status;

	hc_memory_free(w->owner_id);
	w->owner_id = NULL;
	w->open = false;
	hc_text_add(&w->text, head);
	status = hc_ledger_read(w->ledger, &query, write_finding, w, err);
	if (status == HC_OK && !w->open)
		hc_text_add(&w->text, none);
	return status;
}

/* ---- notes and totals ---- */

static hc_status write_problem(void *context, const hc_ledger_problem *problem, hc_error *err)
{
	writer *w = context;

	if (!w->open)
		hc_text_add(&w->text, say(w, "\n## Values passed over\n\n", "\n## 未采用的数值\n\n"));
	w->open = true;
	hc_text_add(&w->text, "- ");
	hc_text_addf(&w->raw, "%s %s %s", problem->entity, problem->id, problem->field ? problem->field : "");
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, say(w, ": ", "："));
	add_escaped(w, hc_label_text(problem->text, w->lang));
	hc_text_add(&w->text, "\n");
	return hc_file_put(w->out, &w->text, err);
}

static void add_limits(writer *w)
{
	const hc_ledger_limit *limit;
	char date[11];
	size_t i;

	if (w->facts->limit_count > 0)
		hc_text_add(&w->text, say(w, "\n## Limits to look at\n\n", "\n## 需要留意的限值\n\n"));
	for (i = 0; i < w->facts->limit_count; i++) {
		limit = &w->facts->limits[i];
		hc_text_add(&w->text, "- ");
		add_escaped(w, hc_label_text(limit->title, w->lang));
		hc_text_add(&w->text, say(w, ": ", "："));
		hc_sentence_add_sureness(&w->raw, limit->verified, limit->basis, w->lang);
		hc_markdown_add_raw(&w->text, &w->raw);
		if (limit->outdated) {
			hc_date_write(date, limit->review_by);
			hc_text_addf(&w->text, say(w, ", past its review date %s", "，已过复核日期 %s"), date);
		}
		hc_text_add(&w->text, "\n");
	}
}

static const char *state_text(const writer *w, const char *state)
{
	if (strcmp(state, "not_in_force") == 0)
		return say(w, "not in force", "不在有效期内");
	if (strcmp(state, "unverified") == 0)
		return say(w, "not verified", "未核实");
	return state;
}

static void add_left_out(writer *w)
{
	const hc_ledger_rule *rule;
	bool any = false;
	size_t i;

	for (i = 0; i < w->facts->rule_count; i++) {
		rule = &w->facts->rules[i];
		if (hc_ledger_runs(rule))
			continue;
		if (!any)
			hc_text_add(&w->text, say(w, "\n## Rules left out\n\n", "\n## 未运行的规则\n\n"));
		any = true;
		hc_text_add(&w->text, "- ");
		add_escaped(w, rule->id);
		hc_text_add(&w->text, say(w, ": ", "："));
		add_escaped(w, state_text(w, rule->state));
		hc_text_add(&w->text, "\n");
	}
}

static void add_cell(writer *w, const char *text)
{
	add_escaped(w, text);
	hc_text_add(&w->text, " | ");
}

static hc_status write_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	const char *mark = hc_sentence_waiver_is_loud(waiver) ? "**" : "";
	writer *w = context;
	char from[11], to[11];

	if (!w->open)
		hc_text_add(&w->text,
		            say(w,
		                "\n## Waivers\n\n"
		                "| State | Rule | Subject | Basis | Approved by | From | To | Justification |\n"
		                "|---|---|---|---|---|---|---|---|\n",
		                "\n## 豁免\n\n| 状态 | 规则 | 对象 | 依据 | 批准人 | 起 | 止 | 理由 |\n"
		                "|---|---|---|---|---|---|---|---|\n"));
	w->open = true;
	hc_text_addf(&w->text, "| %s", mark);
	hc_sentence_add_waiver(&w->text, waiver, w->lang);
	hc_text_addf(&w->text, "%s | ", mark);
	add_cell(w, waiver->rule);
	hc_text_addf(&w->raw, "%s %s", waiver->entity, waiver->id);
	hc_markdown_add_raw(&w->text, &w->raw);
	hc_text_add(&w->text, " | ");
	add_cell(w, waiver->basis);
	add_cell(w, waiver->approver);
	hc_date_write(from, waiver->from);
	hc_date_write(to, waiver->to);
	hc_text_addf(&w->text, "%s | %s | ", from, to);
	add_escaped(w, waiver->justification);
	hc_text_add(&w->text, " |\n");
	return hc_file_put(w->out, &w->text, err);
}

static void add_totals(writer *w)
{
	const int64_t *totals = hc_ledger_totals(w->ledger);
	int64_t sum = 0;
	int i;

	hc_text_add(&w->text, say(w, "\n## Totals\n\n| Result | Count |\n", "\n## 合计\n\n| 结果 | 数量 |\n"));
	hc_text_add(&w->text, "|---|---:|\n");
	for (i = 0; i < HC_OUTCOME_COUNT; i++) {
		sum += totals[i];
		hc_text_addf(&w->text, "| %s | %lld |\n", hc_label_text(hc_outcome_label((hc_outcome)i), w->lang),
		             (long long)totals[i]);
	}
	hc_text_addf(&w->text, say(w, "| **total** | **%lld** |\n", "| **合计** | **%lld** |\n"), (long long)sum);
}

static hc_status write_report(writer *w, hc_error *err)
{
	hc_status status;

	add_head(w);
	status = write_verdicts(w, err);
	if (status == HC_OK)
		status = write_projects(w, err);
	if (status == HC_OK)
		status = write_section(w, say(w, "\n## Findings\n", "\n## 问题\n"), say(w, "\nNone.\n", "\n没有。\n"),
		                       1u << HC_FAIL | 1u << HC_WAIVED, err);
	if (status == HC_OK)
		status = write_section(w, say(w, "\n## Not determined\n", "\n## 未能判定\n"),
		                       say(w, "\nNone.\n", "\n没有。\n"), 1u << HC_UNKNOWN | 1u << HC_BROKEN, err);
	w->open = false;
	if (status == HC_OK)
		status = hc_ledger_read_problems(w->ledger, write_problem, w, err);
	if (status != HC_OK)
		return status;
	add_limits(w);
	add_left_out(w);
	w->open = false;
	status = hc_ledger_read_waivers(w->ledger, write_waiver, w, err);
	if (status != HC_OK)
		return status;
	add_totals(w);
	return hc_file_put(w->out, &w->text, err);
}

hc_status hc_format_markdown(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err)
{
	writer w = { .out = out, .ledger = ledger, .facts = hc_ledger_facts_of(ledger), .lang = options->lang };
	hc_status status;

	hc_text_init(&w.text);
	hc_text_init(&w.raw);
	status = write_report(&w, err);
	hc_memory_free(w.owner_id);
	hc_text_drop(&w.text);
	hc_text_drop(&w.raw);
	return status;
}

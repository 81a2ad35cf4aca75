/* SPDX-License-Identifier: MIT */
/*
 * What changes, for a terminal, from the whole to the single result: verdicts,
 * rules, projects, then owner by owner. The last table adds up to all pairs,
 * so that nothing can have been passed over.
 */

#include "publish/changes_text_parts.h"

#include "publish/change_lines.h"
#include "publish/changes_format.h"
#include "publish/file.h"
#include "publish/project_lines.h"
#include "publish/sentence.h"

void hc_changes_report_put(hc_changes_report *report, size_t indent, hc_style style)
{
	if (indent > 0)
		hc_page_tab(&report->text.page, indent);
	hc_page_fold(&report->text.page, style, hc_text_get(&report->line));
	hc_text_report_clear(&report->text, &report->line);
}

/* Adds the words of one language, borrowed. */
static void add_said(hc_changes_report *report, const char *en, const char *zh)
{
	hc_text_add(&report->line, hc_text_report_say(&report->text, en, zh));
}

static void put_header(hc_changes_report *report)
{
	const hc_ledger_facts *facts = report->text.facts;
	hc_text *line = &report->line;

	hc_text_add_visible(line, facts->program);
	hc_page_put(&report->text.page, HC_STRONG, hc_text_get(line));
	hc_text_report_clear(&report->text, line);
	hc_text_addf(line, hc_text_report_say(&report->text, " · from %s to %s", " · 从 %s 到 %s"), report->from,
	             report->to);
	if (facts->within) {
		add_said(report, " · only ", " · 仅限 ");
		hc_text_add_visible(line, facts->within);
	}
	hc_changes_report_put(report, 0, HC_PLAIN);
	hc_sentence_add_amount(line, report->changes->to, report->changes->owners, facts->owner_entity,
	                       report->text.lang);
	hc_text_add(line, " · ");
	hc_change_add_pairs(line, report->changes, report->text.lang);
	hc_changes_report_put(report, 0, HC_PLAIN);
}

/* ---- rules ---- */

/* A heading with a date in it. */
static void put_dated_head(hc_changes_report *report, const char *en, const char *zh, const char *date)
{
	hc_page_end(&report->text.page);
	hc_text_addf(&report->line, hc_text_report_say(&report->text, en, zh), date);
	hc_changes_report_put(report, 0, HC_STRONG);
}

/* `moved`: results whose required value changes; 0: not said. */
static void put_rule(hc_changes_report *report, const hc_ledger_rule *rule, int64_t moved)
{
	hc_page_tab(&report->text.page, 2);
	hc_page_put(&report->text.page, HC_PLAIN, hc_label_text(hc_severity_label(rule->severity), report->text.lang));
	hc_page_tab(&report->text.page, 9);
	hc_text_add_visible(&report->line, hc_label_text(rule->title, report->text.lang));
	add_said(report, " (", "（");
	hc_text_add_visible(&report->line, rule->id);
	add_said(report, ")", "）");
	if (moved > 0) {
		add_said(report, ": ", "：");
		hc_change_add_required(&report->line, moved, report->text.lang);
	}
	hc_page_fold(&report->text.page, HC_PLAIN, hc_text_get(&report->line));
	hc_text_report_clear(&report->text, &report->line);
}

/* The rules of `ledger` that do not run in `other`. */
static void put_rules(hc_changes_report *report, const hc_ledger *ledger, const hc_ledger *other, const char *date)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	bool any = false;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if (!hc_changes_rule_alone(&facts->rules[i], other))
			continue;
		if (!any)
			put_dated_head(report, "Rules that take part on %s only", "仅在 %s 参与的规则", date);
		any = true;
		put_rule(report, &facts->rules[i], 0);
	}
}

static void put_requirements(hc_changes_report *report)
{
	const hc_ledger_facts *facts = report->text.facts;
	bool any = false;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if (report->changes->required[i] == 0)
			continue;
		if (!any)
			hc_text_report_head(&report->text, "Required values that change", "要求值有变化的规则");
		any = true;
		put_rule(report, &facts->rules[i], report->changes->required[i]);
	}
}

/* ---- projects ---- */

static void put_standing(hc_changes_report *report, const hc_ledger *ledger, const char *name, const char *date)
{
	const hc_ledger_project *project = hc_changes_find_project(ledger, name);

	hc_page_tab(&report->text.page, 2);
	hc_page_put(&report->text.page, HC_PLAIN, date);
	if (project)
		hc_project_add_share(&report->line, project, report->text.lang);
	else
		add_said(report, "takes no part", "不参与");
	hc_changes_report_put(report, 14, project ? HC_PLAIN : HC_FAINT);
	if (!project)
		return;
	hc_project_add_classes(&report->line, ledger, project, report->text.lang);
	hc_changes_report_put(report, 14, HC_FAINT);
}

/* Those of `ledger` that are not in `listed`, which may be NULL. */
static void put_projects(hc_changes_report *report, const hc_ledger *ledger, const hc_ledger *listed)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	for (i = 0; i < facts->project_count; i++) {
		const hc_ledger_project *project = &facts->projects[i];

		if (listed && hc_changes_find_project(listed, project->name))
			continue;
		hc_text_report_head(&report->text, hc_label_text(project->title, HC_EN),
		                    hc_label_text(project->title, HC_ZH));
		put_standing(report, report->changes->from, project->name, report->from);
		put_standing(report, report->changes->to, project->name, report->to);
	}
}

/* ---- the table that adds up ---- */

static hc_style style_of(int from, int to)
{
	if (from == to)
		return HC_FAINT;
	if (to == HC_FAIL || to == HC_BROKEN)
		return HC_BAD;
	return to == HC_PASS ? HC_GOOD : HC_WARN;
}

static void put_transitions(hc_changes_report *report)
{
	const hc_lang lang = report->text.lang;
	const size_t edge = 46;
	int from, to;

	hc_text_report_head(&report->text, "Results", "结果合计");
	for (from = 0; from < HC_ENDS; from++) {
		for (to = 0; to < HC_ENDS; to++) {
			if (report->changes->transitions[from][to] == 0)
				continue;
			hc_text_addf(&report->line, "%s → %s", hc_change_end_text(from, lang),
			             hc_change_end_text(to, lang));
			hc_text_report_total(&report->text, style_of(from, to), hc_text_get(&report->line),
			                     report->changes->transitions[from][to], edge);
			hc_text_report_clear(&report->text, &report->line);
		}
	}
	hc_text_report_total(&report->text, HC_STRONG, hc_text_report_say(&report->text, "total", "合计"),
	                     report->changes->pairs, edge);
}

static hc_status write_report(hc_changes_report *report, hc_error *err)
{
	hc_ledger *from = report->changes->from, *to = report->changes->to;
	hc_status status;

	put_header(report);
	status = hc_changes_text_verdicts(report, err);
	if (status != HC_OK)
		return status;
	put_rules(report, from, to, report->from);
	put_rules(report, to, from, report->to);
	put_requirements(report);
	put_projects(report, from, NULL);
	put_projects(report, to, from);
	status = hc_changes_text_findings(report, err);
	if (status != HC_OK)
		return status;
	put_transitions(report);
	return HC_OK;
}

hc_status hc_changes_text(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err)
{
	hc_changes_report report = {
		.text = {
			.page = { out, options->colour, options->columns > 0 ? (size_t)options->columns : 0, 0 },
			.ledger = changes->to,
			.facts = hc_ledger_facts_of(changes->to),
			.lang = options->lang,
			.owners = changes->owners,
		},
		.changes = changes,
	};
	hc_status status;

	hc_date_write(report.from, hc_ledger_facts_of(changes->from)->as_of);
	hc_date_write(report.to, report.text.facts->as_of);
	hc_text_init(&report.line);
	status = write_report(&report, err);
	report.text.failed |= report.line.failed;
	hc_text_drop(&report.line);
	if (status == HC_OK && report.text.failed)
		status = hc_error_nomem(err);
	return status == HC_OK ? hc_file_check(out, err) : status;
}

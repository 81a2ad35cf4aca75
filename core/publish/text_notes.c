/* SPDX-License-Identifier: MIT */
/*
 * The notes below the findings: nothing in them is a finding, and each of them
 * can change how a finding is read. A note that has nothing to say is not
 * there, and without notes there is no heading.
 */

#include "publish/text_parts.h"

#include "publish/amount.h"
#include "publish/number.h"
#include "publish/sentence.h"

#include <string.h>

#define PROBLEMS_SHOWN 5

typedef struct notes {
	hc_text_report *report;
	bool any; /* the heading is printed */
	int64_t problems;
	hc_text text;
} notes;

/* Puts the text of the note in hand on a line of its own. */
static void put_note(notes *n, hc_style style)
{
	if (!n->any)
		hc_text_report_head(n->report, "Notes", "说明");
	n->any = true;
	hc_page_tab(&n->report->page, 2);
	hc_page_fold(&n->report->page, style, hc_text_get(&n->text));
	hc_text_report_clear(n->report, &n->text);
}

static void add_separated(notes *n, bool *first, const char *id)
{
	hc_text_add(&n->text, *first ? "" : hc_text_report_say(n->report, ", ", "、"));
	hc_text_add_visible(&n->text, id);
	*first = false;
}

/* Licences run out and acts fall due between the two days: what is found is not only the law's doing. */
static void note_dates(notes *n)
{
	const hc_ledger_facts *facts = n->report->facts;
	char date[11];

	if (facts->records_date == HC_DATE_NEVER || facts->records_date == facts->as_of)
		return;
	hc_date_write(date, facts->records_date);
	hc_text_addf(&n->text,
	             hc_text_report_say(n->report, "The records stand as of %s, another day than that of this audit",
	                                "记录的统计日期为 %s，与核查日期不同"),
	             date);
	put_note(n, HC_WARN);
}

/* A verdict over some of the rules must not be read as one over all. */
static void note_choice(notes *n)
{
	const hc_ledger_facts *facts = n->report->facts;

	if (facts->rules_not_chosen == 0)
		return;
	hc_text_addf(&n->text,
	             hc_text_report_say(n->report, "The verdicts rest on the chosen rules alone; %zu others took no part",
	                                "结论仅依据所选规则；另有 %zu 条规则未参加"),
	             facts->rules_not_chosen);
	put_note(n, HC_PLAIN);
}

static void note_broken(notes *n)
{
	const hc_ledger_facts *facts = n->report->facts;
	const hc_ledger_rule *rule;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		rule = &facts->rules[i];
		if (rule->totals[HC_BROKEN] == 0)
			continue;
		hc_text_add(&n->text, hc_text_report_say(n->report, "Broken rule ", "规则出错："));
		hc_text_add_visible(&n->text, rule->id);
		hc_text_add(&n->text, hc_text_report_say(n->report, ": no judgement on ", "，未能判定 "));
		hc_sentence_add_amount(&n->text, n->report->ledger, rule->totals[HC_BROKEN], rule->entity,
		                       n->report->lang);
		put_note(n, HC_ALARM);
	}
}

/* The rules that were left out for one reason. */
static void note_left_out(notes *n, const char *state, const char *en, const char *zh)
{
	const hc_ledger_facts *facts = n->report->facts;
	bool first = true;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if (strcmp(facts->rules[i].state, state) != 0)
			continue;
		if (first)
			hc_text_add(&n->text, hc_text_report_say(n->report, en, zh));
		add_separated(n, &first, facts->rules[i].id);
	}
	if (!first)
		put_note(n, HC_FAINT);
}

static void note_verdicts(notes *n)
{
	const hc_ledger_facts *facts = n->report->facts;

	if (n->report->owners == 0 || facts->verdicts_verified > HC_CITY)
		return;
	hc_text_add(&n->text, hc_text_report_say(n->report, "How results combine into verdicts: ", "结论的合成办法："));
	hc_sentence_add_sureness(&n->text, facts->verdicts_verified, facts->verdicts_basis, n->report->lang);
	put_note(n, facts->verdicts_basis.zh ? HC_PLAIN : HC_WARN);
}

static bool is_placeholder(const hc_ledger_limit *limit)
{
	return limit->verified == HC_CITY && !limit->basis.zh;
}

static bool is_outdated(const hc_ledger_limit *limit)
{
	return limit->outdated;
}

static bool is_decided(const hc_ledger_limit *limit)
{
	return limit->basis.zh != NULL;
}

/* The limits of one kind, each with what more there is to say of it. */
static void note_limits(notes *n, bool (*of_kind)(const hc_ledger_limit *), hc_style style, const char *en, const char *zh)
{
	const hc_ledger_facts *facts = n->report->facts;
	const hc_ledger_limit *limit;
	const char *titled;
	bool first = true;
	char date[11];
	size_t i;

	for (i = 0; i < facts->limit_count; i++) {
		limit = &facts->limits[i];
		titled = hc_label_text(limit->title, n->report->lang);
		if (!of_kind(limit))
			continue;
		if (first)
			hc_text_add(&n->text, hc_text_report_say(n->report, en, zh));
		add_separated(n, &first, titled[0] ? titled : limit->name);
		hc_date_write(date, limit->review_by);
		if (of_kind == is_outdated)
			hc_text_addf(&n->text, hc_text_report_say(n->report, " (%s)", "（%s）"), date);
		if (of_kind != is_decided)
			continue;
		hc_text_add(&n->text, hc_text_report_say(n->report, " (", "（"));
		hc_text_add_visible(&n->text, hc_label_text(limit->basis, n->report->lang));
		hc_text_add(&n->text, hc_text_report_say(n->report, ")", "）"));
	}
	if (!first)
		put_note(n, style);
}

static hc_status count_problem(void *context, const hc_ledger_problem *problem, hc_error *err)
{
	notes *n = context;

	(void)problem;
	(void)err;
	n->problems++;
	return HC_OK;
}

/* What the terms call `name`, `otherwise` where they do not. */
static void add_name(notes *n, const char *name, const char *otherwise)
{
	const hc_ledger_term *term = hc_ledger_find_term(n->report->ledger, name);

	hc_amount_add_label(&n->text, term ? term->label : (hc_label){ NULL, NULL }, otherwise, n->report->lang);
}

static void add_field(notes *n, const hc_ledger_problem *problem)
{
	hc_text name;

	hc_text_init(&name);
	hc_text_addf(&name, "%s.%s", problem->entity, problem->field);
	hc_text_add(&n->text, hc_text_report_say(n->report, ", ", " "));
	add_name(n, hc_text_get(&name), problem->field);
	n->text.failed |= name.failed;
	hc_text_drop(&name);
}

static hc_status put_problem(void *context, const hc_ledger_problem *problem, hc_error *err)
{
	notes *n = context;

	(void)err;
	if (n->problems++ >= PROBLEMS_SHOWN)
		return HC_OK;
	hc_text_add(&n->text, "  ");
	add_name(n, problem->entity, problem->entity);
	hc_text_add(&n->text, " ");
	hc_text_add_visible(&n->text, problem->id);
	if (problem->field)
		add_field(n, problem);
	hc_text_add(&n->text, hc_text_report_say(n->report, ": ", "："));
	hc_text_add_visible(&n->text, hc_label_text(problem->text, n->report->lang));
	put_note(n, HC_FAINT);
	return HC_OK;
}

static hc_status note_problems(notes *n, hc_error *err)
{
	hc_status status = hc_ledger_read_problems(n->report->ledger, count_problem, n, err);
	int64_t count = n->problems;

	if (status != HC_OK || count == 0)
		return status;
	if (n->report->lang == HC_ZH)
		hc_text_addf(&n->text, "记录中有 %lld 处无法采用：", (long long)count);
	else
		hc_text_addf(&n->text, "%lld %s in the records could not be used:", (long long)count,
		             count == 1 ? "entry" : "entries");
	put_note(n, HC_WARN);
	n->problems = 0;
	status = hc_ledger_read_problems(n->report->ledger, put_problem, n, err);
	if (status == HC_OK && count > PROBLEMS_SHOWN) {
		hc_text_addf(&n->text,
		             hc_text_report_say(n->report, "  … and %lld more (all are in -o json)",
		                                "  ……另有 %lld 处（全部见 -o json）"),
		             (long long)(count - PROBLEMS_SHOWN));
		put_note(n, HC_FAINT);
	}
	return status;
}

hc_status hc_text_notes(hc_text_report *report, hc_error *err)
{
	notes n = { .report = report };
	hc_status status;

	hc_text_init(&n.text);
	note_dates(&n);
	note_choice(&n);
	note_broken(&n);
	status = note_problems(&n, err);
	note_verdicts(&n);
	note_limits(&n, is_placeholder, HC_WARN, "Limits that are placeholders: ", "使用占位值的限值：");
	note_limits(&n, is_decided, HC_PLAIN, "Limits that were left open and are set now: ", "已确定的待定限值：");
	note_limits(&n, is_outdated, HC_WARN, "Limits past their review date: ", "已过复核日期的限值：");
	note_left_out(&n, "not_in_force", "Rules not in force on this date: ", "在该日期尚未生效或已失效的规则：");
	note_left_out(&n, "unverified",
	              "Rules left out because their figures are not verified (--include-unverified runs them): ",
	              "因数值未核实而未运行的规则（用 --include-unverified 运行）：");
	report->failed |= n.text.failed;
	hc_text_drop(&n.text);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * For a terminal: how many findings became what, and why; verdicts; then owner
 * by owner; what is overdue by itself; and the rules and limits that are
 * others than they were.
 */

#include "publish/diff_format.h"

#include "publish/change_lines.h"
#include "publish/diff_lines.h"
#include "publish/diff_text_parts.h"
#include "publish/file.h"
#include "publish/number.h"
#include "publish/sentence.h"

static const char *say(const hc_diff_report *r, const char *en, const char *zh)
{
	return hc_text_report_say(&r->base.text, en, zh);
}

static void put_top(hc_diff_report *r)
{
	const hc_ledger_facts *facts = r->base.text.facts;
	hc_text *line = &r->base.line;

	hc_text_add_visible(line, facts->program);
	hc_page_put(&r->base.text.page, HC_STRONG, hc_text_get(line));
	hc_text_report_clear(&r->base.text, line);
	hc_text_addf(line, say(r, " · from %s to %s", " · 从 %s 到 %s"), r->base.from, r->base.to);
	if (facts->within) {
		hc_text_add(line, say(r, " · only ", " · 仅限 "));
		hc_text_add_visible(line, facts->within);
	}
	hc_changes_report_put(&r->base, 0, HC_PLAIN);
	hc_sentence_add_amount(line, r->diff->to, r->diff->changes.owners, facts->owner_entity, r->base.text.lang);
	hc_text_add(line, " · ");
	hc_diff_add_count(line, hc_diff_findings(r->diff), r->base.text.lang);
	hc_changes_report_put(&r->base, 0, HC_PLAIN);
}

/* ---- totals ---- */

/* Where the numbers of the table end: of all causes, then of each. */
static const size_t total_edge = 26, edges[HC_DIFF_CAUSES] = {
	[HC_DIFF_RECORDS] = 36, [HC_DIFF_REQUIREMENT] = 52, [HC_DIFF_BOTH] = 60, [HC_DIFF_TIME] = 68,
};
static const hc_diff_cause columns[HC_DIFF_CAUSES] = { HC_DIFF_RECORDS, HC_DIFF_REQUIREMENT, HC_DIFF_BOTH, HC_DIFF_TIME };

/* Puts the line so that it ends at `edge`, and empties it. */
static void put_cell(hc_diff_report *r, hc_style style, size_t edge)
{
	const size_t width = hc_utf8_columns(hc_text_get(&r->base.line));

	hc_page_tab(&r->base.text.page, edge > width ? edge - width : 0);
	hc_page_put(&r->base.text.page, style, hc_text_get(&r->base.line));
	hc_text_report_clear(&r->base.text, &r->base.line);
}

static void put_numbers(hc_diff_report *r, hc_style style, const int64_t causes[HC_DIFF_CAUSES])
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_DIFF_CAUSES; i++)
		sum += causes[i];
	hc_number_add_whole(&r->base.line, sum);
	put_cell(r, style, total_edge);
	for (i = 0; i < HC_DIFF_CAUSES; i++) {
		if (causes[columns[i]] == 0)
			continue;
		hc_number_add_whole(&r->base.line, causes[columns[i]]);
		put_cell(r, style, edges[columns[i]]);
	}
	hc_page_end(&r->base.text.page);
}

static void put_heads(hc_diff_report *r)
{
	const hc_lang lang = r->base.text.lang;
	int i;

	hc_page_end(&r->base.text.page);
	hc_page_put(&r->base.text.page, HC_STRONG, say(r, "Findings", "问题"));
	hc_text_add(&r->base.line, say(r, "total", "合计"));
	put_cell(r, HC_FAINT, total_edge);
	for (i = 0; i < HC_DIFF_CAUSES; i++) {
		hc_text_add(&r->base.line, hc_label_text(hc_diff_cause_head(columns[i]), lang));
		put_cell(r, HC_FAINT, edges[columns[i]]);
	}
	hc_page_put(&r->base.text.page, HC_FAINT, say(r, "  changed", "  有变化"));
	hc_page_end(&r->base.text.page);
}

static hc_style style_of(hc_diff_state state)
{
	if (state == HC_DIFF_NEW || state == HC_DIFF_REOPENED || state == HC_DIFF_WORSE)
		return HC_BAD;
	if (state == HC_DIFF_RESOLVED)
		return HC_GOOD;
	return state == HC_DIFF_UNDECIDED ? HC_WARN : HC_PLAIN;
}

static void put_totals(hc_diff_report *r)
{
	int64_t sums[HC_DIFF_CAUSES] = { 0 };
	int state, cause;

	put_heads(r);
	for (state = 0; state < HC_DIFF_STATES; state++) {
		for (cause = 0; cause < HC_DIFF_CAUSES; cause++)
			sums[cause] += r->diff->totals[state][cause];
		if (hc_diff_total(r->diff, (hc_diff_state)state) == 0)
			continue;
		hc_page_tab(&r->base.text.page, 2);
		hc_page_put(&r->base.text.page, style_of((hc_diff_state)state),
		            hc_label_text(hc_diff_label((hc_diff_state)state), r->base.text.lang));
		put_numbers(r, HC_PLAIN, r->diff->totals[state]);
	}
	hc_page_tab(&r->base.text.page, 2);
	hc_page_put(&r->base.text.page, HC_STRONG, say(r, "total", "合计"));
	put_numbers(r, HC_STRONG, sums);
	if (r->diff->overdue > 0)
		hc_text_report_total(&r->base.text, HC_ALARM, say(r, "overdue", "整改逾期"), r->diff->overdue, total_edge);
}

/* ---- rules, limits and notes ---- */

static void put_item_head(hc_diff_report *r, const char *en, const char *zh)
{
	if (!r->open)
		hc_text_report_head(&r->base.text, en, zh);
	r->open = true;
}

static void put_rule(hc_diff_report *r, const hc_ledger_rule *rule)
{
	hc_page_tab(&r->base.text.page, 2);
	hc_page_put(&r->base.text.page, HC_PLAIN, hc_label_text(hc_severity_label(rule->severity), r->base.text.lang));
	hc_text_add_visible(&r->base.line, hc_label_text(rule->title, r->base.text.lang));
	hc_text_add(&r->base.line, say(r, " (", "（"));
	hc_text_add_visible(&r->base.line, rule->id);
	hc_text_add(&r->base.line, say(r, ")", "）"));
	hc_changes_report_put(&r->base, 9, HC_PLAIN);
}

/* The rules of `ledger` that do not run in `other`. */
static void put_alone(hc_diff_report *r, const hc_ledger *ledger, const hc_ledger *other, const char *en, const char *zh)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	r->open = false;
	for (i = 0; i < facts->rule_count; i++) {
		if (!hc_changes_rule_alone(&facts->rules[i], other))
			continue;
		put_item_head(r, en, zh);
		put_rule(r, &facts->rules[i]);
	}
}

static void put_changed(hc_diff_report *r)
{
	const hc_ledger_facts *facts = r->base.text.facts;
	size_t i;

	r->open = false;
	for (i = 0; i < facts->rule_count; i++) {
		if (!hc_diff_rule_changed(r->diff, facts->rules[i].id))
			continue;
		put_item_head(r, "Rules whose file is another", "文件有变化的规则");
		put_rule(r, &facts->rules[i]);
	}
	r->open = false;
}

static hc_status put_limit(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err)
{
	hc_diff_report *r = context;

	(void)err;
	put_item_head(r, "Limits whose values are others", "数值有变化的限值");
	hc_diff_add_limit(&r->base.line, from, to, r->base.text.lang);
	hc_changes_report_put(&r->base, 2, HC_PLAIN);
	return HC_OK;
}

static void put_notes(hc_diff_report *r)
{
	int i;

	r->open = false;
	for (i = 0; hc_diff_add_note(&r->base.line, r->diff, i, r->base.text.lang); i++) {
		put_item_head(r, "Notes", "说明");
		hc_changes_report_put(&r->base, 2, HC_FAINT);
	}
}

/* ---- the whole ---- */

static hc_status write_report(hc_diff_report *r, hc_error *err)
{
	hc_status status;

	put_top(r);
	put_totals(r);
	status = hc_changes_text_verdicts(&r->base, err);
	if (status == HC_OK)
		status = hc_diff_text_findings(r, err);
	if (status == HC_OK)
		status = hc_diff_text_overdue(r, err);
	if (status != HC_OK)
		return status;
	put_alone(r, r->diff->from, r->diff->to, "Rules that take no part any more", "不再参与的规则");
	put_alone(r, r->diff->to, r->diff->from, "Rules that take part now", "新参与的规则");
	put_changed(r);
	status = hc_diff_read_limits(r->diff, put_limit, r, err);
	put_notes(r);
	return status;
}

hc_status hc_diff_text(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err)
{
	hc_diff_report r = {
		.base = {
			.text = {
				.page = { out, options->colour, options->columns > 0 ? (size_t)options->columns : 0, 0 },
				.ledger = diff->to,
				.facts = hc_ledger_facts_of(diff->to),
				.lang = options->lang,
				.owners = diff->changes.owners,
			},
			.changes = &diff->changes,
		},
		.diff = diff,
	};
	hc_status status;

	hc_date_write(r.base.from, hc_ledger_facts_of(diff->from)->as_of);
	hc_date_write(r.base.to, r.base.text.facts->as_of);
	hc_text_init(&r.base.line);
	status = write_report(&r, err);
	r.base.text.failed |= r.base.line.failed;
	hc_text_drop(&r.base.line);
	if (status == HC_OK && r.base.text.failed)
		status = hc_error_nomem(err);
	return status == HC_OK ? hc_file_check(out, err) : status;
}

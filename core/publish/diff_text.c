/* SPDX-License-Identifier: MIT */
/*
 * For a terminal: how many findings became what, verdicts, then owner by
 * owner; what is overdue by itself, because that is what somebody must act on;
 * and which limits and rules are others than they were.
 */

#include "publish/diff_format.h"

#include "publish/amount.h"
#include "publish/change_lines.h"
#include "publish/changes_text_parts.h"
#include "publish/file.h"
#include "publish/number.h"
#include "publish/sentence.h"

#include <string.h>

enum { TITLE = 9 }; /* the column of everything behind the severity */

typedef struct report {
	hc_changes_report base;
	const hc_diff *diff;
	bool any;            /* a group is open, of */
	const char *owner;   /* NULL: those without one */
	hc_text owner_id;
	bool overdue_only;
} report;

static const char *say(const report *r, const char *en, const char *zh)
{
	return hc_text_report_say(&r->base.text, en, zh);
}

/* ---- totals ---- */

static hc_style style_of(hc_diff_state state, hc_severity severity)
{
	switch (state) {
	case HC_DIFF_NEW:
	case HC_DIFF_REOPENED:
	case HC_DIFF_WORSE:
		return severity == HC_KEY ? HC_ALARM : HC_BAD;
	case HC_DIFF_RESOLVED:
		return HC_GOOD;
	case HC_DIFF_BETTER:
	case HC_DIFF_UNDECIDED:
	case HC_DIFF_WAIVED:
		return HC_WARN;
	default:
		return HC_PLAIN;
	}
}

static void put_total(report *r, hc_diff_state state)
{
	const int64_t *causes = r->diff->totals[state];
	hc_text *line = &r->base.line;
	int64_t changed = causes[HC_DIFF_REQUIREMENT] + causes[HC_DIFF_BOTH];

	if (hc_diff_total(r->diff, state) == 0)
		return;
	hc_text_add(line, hc_label_text(hc_diff_label(state), r->base.text.lang));
	hc_page_tab(&r->base.text.page, 2);
	hc_page_put(&r->base.text.page, style_of(state, HC_MAJOR), hc_text_get(line));
	hc_text_report_clear(&r->base.text, line);
	hc_page_tab(&r->base.text.page, 22);
	hc_number_add_whole(line, hc_diff_total(r->diff, state));
	if (changed > 0)
		hc_text_addf(line, say(r, " (%lld by a changed rule or limit)", "（其中 %lld 项因规则或限值变化）"), (long long)changed);
	hc_changes_report_put(&r->base, 22, HC_PLAIN);
}

static void put_totals(report *r)
{
	int state;

	hc_text_report_head(&r->base.text, "Findings", "问题");
	for (state = 0; state < HC_DIFF_STATES; state++)
		put_total(r, (hc_diff_state)state);
	if (r->diff->overdue > 0) {
		hc_page_tab(&r->base.text.page, 2);
		hc_page_put(&r->base.text.page, HC_ALARM, say(r, "overdue", "整改逾期"));
		hc_number_add_whole(&r->base.line, r->diff->overdue);
		hc_changes_report_put(&r->base, 22, HC_PLAIN);
	}
}

/* ---- findings ---- */

static bool same_owner(const report *r, const char *owner_id)
{
	return r->any && (owner_id ? r->owner && strcmp(r->owner, owner_id) == 0 : !r->owner);
}

static hc_status open_owner(report *r, const char *owner_id, hc_error *err)
{
	hc_owner_change owner;
	hc_text *line = &r->base.line;
	hc_status status;

	if (same_owner(r, owner_id))
		return HC_OK;
	r->any = true;
	hc_text_clear(&r->owner_id);
	hc_text_add(&r->owner_id, owner_id ? owner_id : "");
	r->owner = owner_id ? hc_text_get(&r->owner_id) : NULL;
	if (!owner_id) {
		hc_text_report_head(&r->base.text, "Others", "其他对象");
		return HC_OK;
	}
	status = hc_changes_find_owner(&owner, &r->diff->changes, owner_id, err);
	if (status != HC_OK)
		return status;
	hc_page_end(&r->base.text.page);
	if (owner.owner_name) {
		hc_text_add_visible(line, owner.owner_name);
		hc_text_add(line, " ");
	}
	hc_text_add_visible(line, owner.owner_id);
	hc_text_add(line, " · ");
	hc_text_add_visible(line, hc_change_level_text(r->diff->from, owner.from, r->base.text.lang));
	if (owner.changed) {
		hc_text_add(line, " → ");
		hc_text_add_visible(line, hc_change_level_text(r->diff->to, owner.to, r->base.text.lang));
	}
	hc_changes_report_put(&r->base, 0, HC_STRONG);
	return HC_OK;
}

static void add_subject(report *r, const hc_diff_finding *f)
{
	const hc_result *either = f->to ? f->to : f->from;
	const hc_ledger_term *term = hc_ledger_find_term(f->ledger, f->rule->entity);
	hc_text *line = &r->base.line;

	hc_text_add_visible(line, hc_label_text(f->rule->title, r->base.text.lang));
	if (f->owner_id && strcmp(f->owner_id, either->subject_id) == 0)
		return;
	hc_text_add(line, say(r, ": ", "："));
	hc_amount_add_label(line, term ? term->label : (hc_label){ NULL, NULL }, f->rule->entity, r->base.text.lang);
	hc_text_add(line, " ");
	hc_text_add_visible(line, either->subject_name ? either->subject_name : either->subject_id);
}

static void put_side(report *r, const char *date, const hc_ledger *ledger, const hc_result *result)
{
	if (!result)
		return;
	hc_page_tab(&r->base.text.page, TITLE);
	hc_page_put(&r->base.text.page, HC_FAINT, date);
	hc_change_add_message(&r->base.line, ledger, result, r->base.text.lang);
	hc_changes_report_put(&r->base, TITLE + 12, HC_PLAIN);
}

static void put_growth(report *r, const hc_diff_finding *f)
{
	hc_text *line = &r->base.line;

	if (!f->measured || f->grows == 0)
		return;
	hc_text_add(line, f->grows > 0 ? say(r, "short by more: ", "差额增加 ") : say(r, "short by less: ", "差额减少 "));
	hc_sentence_add_amount(line, f->ledger, f->grows > 0 ? f->grows : -f->grows, f->to->shortfall_unit, r->base.text.lang);
	hc_changes_report_put(&r->base, TITLE, HC_PLAIN);
}

static void put_deadline(report *r, const hc_diff_finding *f)
{
	hc_text *line = &r->base.line;
	char day[11];

	if (f->deadline == HC_DATE_NEVER)
		return;
	hc_date_write(day, f->deadline);
	hc_text_addf(line, say(r, "to be put right by %s: ", "整改期限 %s："), day);
	if (f->days_left < 0)
		hc_text_addf(line, say(r, "overdue by %lld days", "已逾期 %lld 天"), (long long)-f->days_left);
	else
		hc_text_addf(line, say(r, "%lld days left", "还有 %lld 天"), (long long)f->days_left);
	hc_changes_report_put(&r->base, TITLE, f->days_left < 0 ? HC_ALARM : HC_FAINT);
}

static void put_head(report *r, const hc_diff_finding *f)
{
	hc_page *page = &r->base.text.page;
	hc_text *line = &r->base.line;

	hc_page_tab(page, 2);
	hc_page_put(page, HC_PLAIN, hc_label_text(hc_severity_label(f->rule->severity), r->base.text.lang));
	hc_page_tab(page, TITLE);
	hc_page_put(page, style_of(f->state, f->rule->severity), hc_label_text(hc_diff_label(f->state), r->base.text.lang));
	hc_page_put(page, HC_PLAIN, "  ");
	add_subject(r, f);
	if (f->cause != HC_DIFF_RECORDS) {
		hc_text_add(line, say(r, " (", "（"));
		hc_text_add(line, hc_label_text(hc_diff_cause_label(f->cause), r->base.text.lang));
		hc_text_add(line, say(r, ")", "）"));
	}
	hc_page_fold(page, HC_PLAIN, hc_text_get(line));
	hc_text_report_clear(&r->base.text, line);
}

static hc_status put_finding(void *context, const hc_diff_finding *f, hc_error *err)
{
	report *r = context;
	hc_status status;

	if (r->overdue_only && (f->deadline == HC_DATE_NEVER || f->days_left >= 0))
		return HC_OK;
	status = open_owner(r, f->owner_id, err);
	if (status != HC_OK)
		return status;
	put_head(r, f);
	if (!r->overdue_only) {
		put_side(r, r->base.from, r->diff->from, f->from);
		put_side(r, r->base.to, r->diff->to, f->to);
		put_growth(r, f);
	}
	put_deadline(r, f);
	return ferror(r->base.text.page.out) ? hc_error_add(err, HC_EWRITE, NULL, 0, "the output cannot be written", "无法写入输出")
	                                     : HC_OK;
}

/* ---- limits ---- */

static void add_figure(report *r, const hc_ledger_figure *figure)
{
	hc_text *line = &r->base.line;

	if (figure)
		hc_text_add_visible(line, hc_label_text(figure->value, r->base.text.lang));
	else
		hc_text_add(line, say(r, "none", "无"));
}

static hc_status put_limit(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err)
{
	report *r = context;
	const hc_ledger_figure *either = to ? to : from;
	hc_text *line = &r->base.line;

	(void)err;
	if (!r->any)
		hc_text_report_head(&r->base.text, "Limits that are others", "有变化的限值");
	r->any = true;
	hc_text_add_visible(line, hc_label_text(either->title, r->base.text.lang));
	hc_text_add(line, say(r, " (", "（"));
	hc_text_add_visible(line, either->limit);
	if (either->whom.zh) {
		hc_text_add(line, say(r, "; ", "；"));
		hc_text_add_visible(line, hc_label_text(either->whom, r->base.text.lang));
	}
	hc_text_add(line, say(r, "): ", "）："));
	add_figure(r, from);
	hc_text_add(line, " → ");
	add_figure(r, to);
	hc_changes_report_put(&r->base, 2, HC_PLAIN);
	return HC_OK;
}

static void put_rules(report *r)
{
	const hc_ledger_facts *facts = r->base.text.facts;
	bool any = false;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if (!hc_diff_rule_changed(r->diff, facts->rules[i].id))
			continue;
		if (!any)
			hc_text_report_head(&r->base.text, "Rules whose file is another", "文件有变化的规则");
		any = true;
		hc_text_add_visible(&r->base.line, hc_label_text(facts->rules[i].title, r->base.text.lang));
		hc_text_addf(&r->base.line, say(r, " (%s)", "（%s）"), facts->rules[i].id);
		hc_changes_report_put(&r->base, 2, HC_PLAIN);
	}
}

/* ---- the whole ---- */

static void put_top(report *r)
{
	hc_text *line = &r->base.line;

	hc_text_addf(line, say(r, "from %s to %s · ", "从 %s 到 %s · "), r->base.from, r->base.to);
	hc_sentence_add_amount(line, r->diff->to, r->diff->changes.owners, r->base.text.facts->owner_entity, r->base.text.lang);
	hc_changes_report_put(&r->base, 0, HC_STRONG);
}

static hc_status write_report(report *r, hc_error *err)
{
	hc_status status;

	put_top(r);
	put_totals(r);
	status = hc_changes_text_verdicts(&r->base, err);
	if (status == HC_OK)
		status = hc_diff_read(r->diff, true, put_finding, r, err);
	if (status != HC_OK)
		return status;
	if (r->diff->overdue > 0) {
		hc_text_report_head(&r->base.text, "Overdue", "整改逾期");
		r->overdue_only = true;
		r->any = false;
		status = hc_diff_read(r->diff, true, put_finding, r, err);
	}
	r->any = false;
	if (status == HC_OK)
		status = hc_diff_read_limits(r->diff, put_limit, r, err);
	put_rules(r);
	return status;
}

hc_status hc_diff_text(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err)
{
	report r = {
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
	hc_text_init(&r.owner_id);
	status = write_report(&r, err);
	r.base.text.failed |= r.base.line.failed || r.owner_id.failed;
	hc_text_drop(&r.base.line);
	hc_text_drop(&r.owner_id);
	if (status == HC_OK && r.base.text.failed)
		status = hc_error_nomem(err);
	return status == HC_OK ? hc_file_check(out, err) : status;
}

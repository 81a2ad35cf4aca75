/* SPDX-License-Identifier: MIT */
/*
 * A finding is its sign, its severity, what became of it, and the title; then
 * what either side says, or what both say; then by how much the shortfall
 * grows, and until when it is to be put right.
 */

#include "publish/diff_text_parts.h"

#include "base/memory.h"
#include "publish/change_lines.h"
#include "publish/diff_lines.h"
#include "publish/file.h"

#include <string.h>

enum { SEVERITY = 4, TITLE = 11 }; /* the columns behind the sign, and behind the severity */

static const struct {
	const char *sign;
	hc_style style;
} marks[HC_DIFF_STATES] = {
	[HC_DIFF_NEW] = { "+", HC_BAD },          [HC_DIFF_REOPENED] = { "+", HC_BAD }, [HC_DIFF_WORSE] = { ">", HC_BAD },
	[HC_DIFF_PERSISTING] = { "=", HC_PLAIN }, [HC_DIFF_BETTER] = { "<", HC_WARN },  [HC_DIFF_UNDECIDED] = { "?", HC_WARN },
	[HC_DIFF_WAIVED] = { "○", HC_FAINT },     [HC_DIFF_GONE] = { "-", HC_FAINT },   [HC_DIFF_RESOLVED] = { "✓", HC_GOOD },
};

static bool is_open(const hc_diff_report *r, const char *owner_id)
{
	return r->open && (owner_id && r->owner_id ? strcmp(r->owner_id, owner_id) == 0 : owner_id == r->owner_id);
}

static void close_group(hc_diff_report *r)
{
	hc_memory_free(r->owner_id);
	r->owner_id = NULL;
	r->open = false;
}

static void add_verdicts(hc_diff_report *r, const hc_owner_change *owner)
{
	const hc_lang lang = r->base.text.lang;

	hc_text_add(&r->base.line, " · ");
	hc_text_add_visible(&r->base.line, hc_change_level_text(r->diff->from, owner->from, lang));
	if (!owner->changed)
		return;
	hc_text_add(&r->base.line, " → ");
	hc_text_add_visible(&r->base.line, hc_change_level_text(r->diff->to, owner->to, lang));
}

hc_status hc_diff_text_owner(hc_diff_report *r, const hc_diff_finding *f, bool verdicts, hc_error *err)
{
	hc_owner_change owner;
	hc_status status;

	if (is_open(r, f->owner_id))
		return HC_OK;
	close_group(r);
	r->open = true;
	r->owner_id = f->owner_id ? hc_memory_copy_text(f->owner_id) : NULL;
	if (verdicts)
		hc_page_end(&r->base.text.page);
	if (!f->owner_id) {
		hc_text_add(&r->base.line, hc_text_report_say(&r->base.text, "Others", "其他对象"));
		hc_changes_report_put(&r->base, verdicts ? 0 : 2, HC_STRONG);
		return HC_OK;
	}
	if (!r->owner_id)
		return hc_error_nomem(err);
	status = hc_changes_find_owner(&owner, &r->diff->changes, f->owner_id, err);
	if (status != HC_OK)
		return status;
	if (owner.owner_name) {
		hc_text_add_visible(&r->base.line, owner.owner_name);
		hc_text_add(&r->base.line, " ");
	}
	hc_text_add_visible(&r->base.line, owner.owner_id);
	if (verdicts)
		add_verdicts(r, &owner);
	hc_changes_report_put(&r->base, verdicts ? 0 : 2, HC_STRONG);
	return HC_OK;
}

/* ---- every finding ---- */

static void put_title(hc_diff_report *r, const hc_diff_finding *f)
{
	const hc_lang lang = r->base.text.lang;
	hc_page *page = &r->base.text.page;
	hc_text *line = &r->base.line;

	hc_page_tab(page, 2);
	hc_page_put(page, marks[f->state].style, marks[f->state].sign);
	hc_page_tab(page, SEVERITY);
	hc_page_put(page, HC_PLAIN, hc_label_text(hc_severity_label(f->rule->severity), lang));
	hc_page_tab(page, TITLE);
	hc_page_put(page, marks[f->state].style == HC_BAD && f->rule->severity == HC_KEY ? HC_ALARM : marks[f->state].style,
	            hc_label_text(hc_diff_label(f->state), lang));
	hc_page_put(page, HC_PLAIN, "  ");
	hc_diff_add_subject(line, r->diff, f, lang);
	hc_diff_add_why(line, f, lang);
	hc_page_fold(page, HC_PLAIN, hc_text_get(line));
	hc_text_report_clear(&r->base.text, line);
}

/* What one side says, behind its date; nothing of a side without a result. */
static void put_side(hc_diff_report *r, const char *date, const hc_ledger *ledger, const hc_result *result)
{
	if (!result)
		return;
	hc_page_tab(&r->base.text.page, TITLE);
	hc_page_put(&r->base.text.page, HC_FAINT, date);
	hc_change_add_message(&r->base.line, ledger, result, r->base.text.lang);
	hc_changes_report_put(&r->base, TITLE + 12, HC_PLAIN);
}

static void put_messages(hc_diff_report *r, const hc_diff_finding *f, const hc_change *change)
{
	bool same = hc_change_same_message(&r->base.line, &r->diff->changes, change, r->base.text.lang);

	hc_text_report_clear(&r->base.text, &r->base.line);
	if (same) {
		hc_change_add_message(&r->base.line, r->diff->to, f->to, r->base.text.lang);
		hc_changes_report_put(&r->base, TITLE, HC_PLAIN);
		return;
	}
	put_side(r, r->base.from, r->diff->from, f->from);
	put_side(r, r->base.to, r->diff->to, f->to);
}

static hc_status put_finding(void *context, const hc_diff_finding *f, hc_error *err)
{
	hc_diff_report *r = context;
	const hc_change change = hc_change_of(&r->diff->changes, (hc_pair){ f->from, f->to });
	hc_status status = hc_diff_text_owner(r, f, true, err);

	if (status != HC_OK)
		return status;
	put_title(r, f);
	put_messages(r, f, &change);
	if (f->measured)
		hc_change_add_growth(&r->base.line, &r->diff->changes, &change, r->base.text.lang);
	if (r->base.line.length > 0)
		hc_changes_report_put(&r->base, TITLE, HC_STRONG);
	hc_diff_add_deadline(&r->base.line, f, r->base.text.lang);
	if (r->base.line.length > 0)
		hc_changes_report_put(&r->base, TITLE, hc_diff_is_overdue(f) ? HC_ALARM : HC_FAINT);
	return ferror(r->base.text.page.out) ? hc_file_check(r->base.text.page.out, err) : HC_OK;
}

hc_status hc_diff_text_findings(hc_diff_report *r, hc_error *err)
{
	hc_status status = hc_diff_read(r->diff, true, put_finding, r, err);

	close_group(r);
	return status;
}

/* ---- what is overdue ---- */

static hc_status put_overdue(void *context, const hc_diff_finding *f, hc_error *err)
{
	hc_diff_report *r = context;
	const hc_lang lang = r->base.text.lang;
	hc_page *page = &r->base.text.page;
	hc_text *line = &r->base.line;
	hc_status status;
	char day[11];

	if (!hc_diff_is_overdue(f))
		return HC_OK;
	status = hc_diff_text_owner(r, f, false, err);
	if (status != HC_OK)
		return status;
	hc_page_tab(page, SEVERITY);
	hc_page_put(page, HC_PLAIN, hc_label_text(hc_severity_label(f->rule->severity), lang));
	hc_page_tab(page, TITLE);
	hc_date_write(day, f->deadline);
	hc_page_put(page, HC_PLAIN, day);
	hc_page_put(page, HC_PLAIN, "  ");
	hc_diff_add_days(line, f->days_left, lang);
	hc_page_put(page, HC_ALARM, hc_text_get(line));
	hc_text_report_clear(&r->base.text, line);
	hc_diff_add_subject(line, r->diff, f, lang);
	if (f->state != HC_DIFF_PERSISTING)
		hc_text_addf(line, lang == HC_ZH ? "（%s）" : " (%s)", hc_label_text(hc_diff_label(f->state), lang));
	hc_changes_report_put(&r->base, TITLE + 35, HC_PLAIN);
	return HC_OK;
}

hc_status hc_diff_text_overdue(hc_diff_report *r, hc_error *err)
{
	const hc_lang lang = r->base.text.lang;
	hc_status status;

	if (r->diff->overdue == 0)
		return HC_OK;
	hc_page_end(&r->base.text.page);
	hc_text_add(&r->base.line, hc_text_report_say(&r->base.text, "Overdue: ", "整改逾期："));
	hc_diff_add_count(&r->base.line, r->diff->overdue, lang);
	hc_changes_report_put(&r->base, 0, HC_ALARM);
	status = hc_diff_read(r->diff, true, put_overdue, r, err);
	close_group(r);
	return status;
}

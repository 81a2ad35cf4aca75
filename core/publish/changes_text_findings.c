/* SPDX-License-Identifier: MIT */
/*
 * A change is its severity, from what to what, and the title; then what either
 * side says, or what both say; then by how much the shortfall grows.
 */

#include "publish/changes_text_parts.h"

#include "publish/amount.h"
#include "publish/change_lines.h"
#include "publish/file.h"

#include <string.h>

enum { TITLE = 9 }; /* the column of everything behind the severity */

static hc_status put_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	hc_changes_report *report = context;
	const hc_lang lang = report->text.lang;
	hc_text *line = &report->line;

	(void)err;
	if (!owner) {
		hc_text_report_head(&report->text, "Others", "其他对象");
		return HC_OK;
	}
	hc_page_end(&report->text.page);
	if (owner->owner_name) {
		hc_text_add_visible(line, owner->owner_name);
		hc_text_add(line, " ");
	}
	hc_text_add_visible(line, owner->owner_id);
	hc_page_put(&report->text.page, HC_STRONG, hc_text_get(line));
	hc_text_report_clear(&report->text, line);
	hc_text_add(line, " · ");
	hc_text_add_visible(line, hc_change_level_text(report->changes->from, owner->from, lang));
	if (owner->changed) {
		hc_text_add(line, " → ");
		hc_text_add_visible(line, hc_change_level_text(report->changes->to, owner->to, lang));
	}
	hc_changes_report_put(report, 0, owner->changed ? HC_STRONG : HC_PLAIN);
	return HC_OK;
}

/* Whether the subject is the owner itself, whose name stands above. */
static bool is_owner(const hc_changes_report *report, const hc_change *change)
{
	const hc_result *result = change->either;

	return result->owner_id && strcmp(change->rule->entity, report->text.facts->owner_entity) == 0 &&
	       strcmp(result->owner_id, result->subject_id) == 0;
}

/* "title: subject's name and id" */
static void add_title(hc_changes_report *report, const hc_change *change)
{
	const hc_ledger_term *term = hc_ledger_find_term(report->changes->to, change->rule->entity);
	const hc_result *result = change->either;
	hc_text *line = &report->line;

	hc_text_add_visible(line, hc_label_text(change->rule->title, report->text.lang));
	if (is_owner(report, change))
		return;
	hc_text_add(line, hc_text_report_say(&report->text, ": ", "："));
	hc_amount_add_label(line, term ? term->label : (hc_label){ NULL, NULL }, change->rule->entity,
	                    report->text.lang);
	hc_text_add(line, " ");
	if (result->subject_name) {
		hc_text_add_visible(line, result->subject_name);
		hc_text_add(line, " ");
	}
	hc_text_add_visible(line, result->subject_id);
}

static hc_style style_of(const hc_change *change)
{
	int to = hc_change_end(change->pair.to);

	if (!change->outcome)
		return HC_PLAIN;
	if (to == HC_FAIL || to == HC_BROKEN)
		return change->rule->severity == HC_KEY ? HC_ALARM : HC_BAD;
	return to == HC_PASS ? HC_GOOD : HC_WARN;
}

/* What one side says, behind its date; nothing of a side without a result. */
static void put_side(hc_changes_report *report, const char *date, const hc_ledger *ledger, const hc_result *result)
{
	if (!result)
		return;
	hc_page_tab(&report->text.page, TITLE);
	hc_page_put(&report->text.page, HC_FAINT, date);
	hc_change_add_message(&report->line, ledger, result, report->text.lang);
	hc_changes_report_put(report, TITLE + 12, HC_PLAIN);
}

static void put_messages(hc_changes_report *report, const hc_change *change)
{
	const hc_changes *changes = report->changes;
	bool same = hc_change_same_message(&report->line, changes, change, report->text.lang);

	hc_text_report_clear(&report->text, &report->line);
	if (same) {
		hc_change_add_message(&report->line, changes->to, change->pair.to, report->text.lang);
		hc_changes_report_put(report, TITLE, HC_PLAIN);
		return;
	}
	put_side(report, report->from, changes->from, change->pair.from);
	put_side(report, report->to, changes->to, change->pair.to);
}

static hc_status put_change(void *context, const hc_change *change, hc_error *err)
{
	hc_changes_report *report = context;
	hc_page *page = &report->text.page;

	hc_page_tab(page, 2);
	hc_page_put(page, HC_PLAIN, hc_label_text(hc_severity_label(change->rule->severity), report->text.lang));
	hc_page_tab(page, TITLE);
	hc_change_add_transition(&report->line, change, report->text.lang);
	hc_page_put(page, style_of(change), hc_text_get(&report->line));
	hc_page_put(page, HC_PLAIN, "  ");
	hc_text_report_clear(&report->text, &report->line);
	add_title(report, change);
	hc_page_fold(page, HC_PLAIN, hc_text_get(&report->line));
	hc_text_report_clear(&report->text, &report->line);
	put_messages(report, change);
	hc_change_add_growth(&report->line, report->changes, change, report->text.lang);
	if (report->line.length > 0)
		hc_changes_report_put(report, TITLE, HC_STRONG);
	return ferror(page->out) ? hc_file_check(page->out, err) : HC_OK;
}

hc_status hc_changes_text_findings(hc_changes_report *report, hc_error *err)
{
	hc_status status = hc_changes_read_by_owner(report->changes, put_owner, put_change, report, err);

	if (status != HC_OK)
		return status;
	hc_page_end(&report->text.page);
	hc_text_add(&report->line, hc_change_unlisted(report->text.lang));
	hc_changes_report_put(report, 0, HC_FAINT);
	return HC_OK;
}

/* SPDX-License-Identifier: MIT */
/* One reading of the owners to measure the columns, and one for each change of verdict that there is. */

#include "publish/changes_text_parts.h"

#include "publish/change_lines.h"
#include "publish/number.h"
#include "publish/sentence.h"

typedef struct listing {
	hc_changes_report *report;
	size_t from, to; /* listed now */
	size_t id_columns;
} listing;

static hc_status measure(void *context, const hc_owner_change *owner, hc_error *err)
{
	listing *l = context;
	hc_text *line = &l->report->line;
	size_t columns;

	(void)err;
	hc_text_add_visible(line, owner->changed ? owner->owner_id : "");
	columns = hc_utf8_columns(hc_text_get(line));
	l->id_columns = columns > l->id_columns ? columns : l->id_columns;
	hc_text_report_clear(&l->report->text, line);
	return HC_OK;
}

static hc_status put_owner(void *context, const hc_owner_change *owner, hc_error *err)
{
	listing *l = context;
	hc_page *page = &l->report->text.page;
	hc_text *line = &l->report->line;

	(void)err;
	if (owner->from != l->from || owner->to != l->to)
		return HC_OK;
	hc_text_add_visible(line, owner->owner_id);
	hc_page_tab(page, 4);
	hc_page_put(page, HC_PLAIN, hc_text_get(line));
	hc_text_report_clear(&l->report->text, line);
	hc_text_add_visible(line, owner->owner_name ? owner->owner_name : "");
	hc_changes_report_put(l->report, l->id_columns + 6, HC_PLAIN);
	return HC_OK;
}

/* Levels stand from the gravest: further on is better. */
static hc_style style_of(const listing *l)
{
	return l->to > l->from ? HC_GOOD : HC_BAD;
}

static hc_status put_transition(listing *l, hc_error *err)
{
	const hc_changes *changes = l->report->changes;
	const hc_lang lang = l->report->text.lang;
	int64_t count = hc_changes_verdicts(changes, l->from, l->to);
	hc_text *line = &l->report->line;

	if (count == 0 || hc_changes_same_level(changes, l->from, l->to))
		return HC_OK;
	hc_text_add_visible(line, hc_change_level_text(changes->from, l->from, lang));
	hc_text_add(line, " → ");
	hc_text_add_visible(line, hc_change_level_text(changes->to, l->to, lang));
	hc_text_add(line, lang == HC_ZH ? "：" : ": ");
	hc_sentence_add_amount(line, changes->to, count, l->report->text.facts->owner_entity, lang);
	hc_changes_report_put(l->report, 2, style_of(l));
	return hc_changes_read_owners(changes, put_owner, l, err);
}

/* "unqualified 8, conditional 10": all owners of one side. */
static void put_side(hc_changes_report *report, const hc_ledger *ledger, const char *date)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	size_t i;

	hc_page_tab(&report->text.page, 2);
	hc_page_put(&report->text.page, HC_PLAIN, date);
	for (i = 0; i < facts->level_count; i++) {
		if (i > 0)
			hc_text_add(&report->line, hc_text_report_say(&report->text, ", ", "，"));
		hc_text_add_visible(&report->line, hc_label_text(facts->levels[i].label, report->text.lang));
		hc_text_add(&report->line, " ");
		hc_number_add_whole(&report->line, facts->levels[i].owners);
	}
	hc_changes_report_put(report, 14, HC_PLAIN);
}

hc_status hc_changes_text_verdicts(hc_changes_report *report, hc_error *err)
{
	const hc_changes *changes = report->changes;
	listing l = { .report = report };
	size_t to_count = report->text.facts->level_count;
	hc_status status;

	if (changes->owners == 0)
		return HC_OK;
	hc_text_report_head(&report->text, "Verdicts", "结论");
	put_side(report, changes->from, report->from);
	put_side(report, changes->to, report->to);
	hc_change_add_owners(&report->line, changes, report->text.lang);
	hc_changes_report_put(report, 2, HC_STRONG);
	status = hc_changes_read_owners(changes, measure, &l, err);
	for (l.from = 0; l.from <= hc_ledger_facts_of(changes->from)->level_count; l.from++) {
		for (l.to = 0; status == HC_OK && l.to <= to_count; l.to++)
			status = put_transition(&l, err);
	}
	return status;
}

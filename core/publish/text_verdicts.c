/* SPDX-License-Identifier: MIT */
/*
 * Owners by verdict, the gravest first. The ledger gives verdicts by owner, so
 * the table is one reading to measure the columns and one for each level.
 * Where there are many owners, those with the last verdict (nothing is wrong)
 * are counted and not listed.
 */

#include "publish/text_parts.h"

#include "publish/number.h"
#include "publish/sentence.h"

#define OWNERS_LISTED 40 /* up to so many, all are listed */

typedef struct table {
	hc_text_report *report;
	size_t level; /* printed now */
	size_t label_columns;
	size_t id_columns, name_columns;
	hc_text text;
} table;

static size_t widest(size_t so_far, const char *text)
{
	size_t columns = hc_utf8_columns(text);

	return columns > so_far ? columns : so_far;
}

static bool is_listed(const hc_text_report *report, size_t level)
{
	return report->owners <= OWNERS_LISTED || level + 1 < report->facts->level_count;
}

/* `text` made visible; borrowed until the next call. */
static const char *visible(table *t, const char *text)
{
	hc_text_report_clear(t->report, &t->text);
	hc_text_add_visible(&t->text, text ? text : "");
	return hc_text_get(&t->text);
}

static hc_status measure(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	table *t = context;

	(void)err;
	if (!is_listed(t->report, verdict->level))
		return HC_OK;
	t->id_columns = widest(t->id_columns, visible(t, verdict->owner_id));
	t->name_columns = widest(t->name_columns, visible(t, verdict->owner_name));
	return HC_OK;
}

/* Adds "2 key, 1 minor failed" for one outcome; nothing when there are none. */
static void add_counts(hc_text *out, const hc_text_report *report, const hc_ledger_verdict *verdict, hc_outcome outcome,
                       const char *en, const char *zh)
{
	const char *separator = "";
	int i;

	for (i = HC_SEVERITY_COUNT - 1; i >= 0; i--) {
		int64_t count = verdict->totals[i][outcome];
		const char *severity = hc_label_text(hc_severity_label((hc_severity)i), report->lang);

		if (count == 0)
			continue;
		if (separator[0] == '\0' && out->length > 0)
			hc_text_add(out, hc_text_report_say(report, "; ", "；"));
		if (separator[0] == '\0' && report->lang == HC_ZH)
			hc_text_add(out, zh);
		hc_text_add(out, separator);
		if (report->lang == HC_ZH)
			hc_text_addf(out, "%s ", severity);
		hc_number_add_whole(out, count);
		if (report->lang != HC_ZH)
			hc_text_addf(out, " %s", severity);
		separator = hc_text_report_say(report, ", ", "、");
	}
	if (separator[0] && report->lang != HC_ZH)
		hc_text_add(out, en);
}

static hc_style style_of(const hc_text_report *report, size_t level)
{
	if (level + 1 == report->facts->level_count)
		return HC_GOOD;
	return level == 0 ? HC_BAD : HC_WARN;
}

static hc_status put_row(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	table *t = context;
	hc_page *page = &t->report->page;
	const hc_ledger_level *level = &t->report->facts->levels[verdict->level];
	size_t column = 2;

	(void)err;
	if (verdict->level != t->level)
		return HC_OK;
	hc_page_tab(page, column);
	hc_page_put(page, style_of(t->report, t->level), hc_label_text(level->label, t->report->lang));
	hc_page_tab(page, column += t->label_columns + 2);
	hc_page_put(page, HC_PLAIN, visible(t, verdict->owner_id));
	hc_page_tab(page, column += t->id_columns + 2);
	hc_page_put(page, HC_PLAIN, visible(t, verdict->owner_name));
	hc_text_report_clear(t->report, &t->text);
	add_counts(&t->text, t->report, verdict, HC_FAIL, " failed", "不符合：");
	add_counts(&t->text, t->report, verdict, HC_UNKNOWN, " unknown", "无法判定：");
	add_counts(&t->text, t->report, verdict, HC_BROKEN, " broken", "规则出错：");
	add_counts(&t->text, t->report, verdict, HC_WAIVED, " waived", "已豁免：");
	if (t->text.length > 0) {
		hc_page_tab(page, column + t->name_columns + 2);
		hc_page_fold(page, HC_FAINT, hc_text_get(&t->text));
	} else {
		hc_page_end(page);
	}
	return HC_OK;
}

/* How many got this verdict, instead of their lines. */
static void put_unlisted(table *t, const hc_ledger_level *level)
{
	hc_text_report *report = t->report;

	hc_text_report_clear(t->report, &t->text);
	if (report->lang == HC_ZH) {
		hc_text_add(&t->text, "另有 ");
		hc_sentence_add_amount(&t->text, report->ledger, level->owners, report->facts->owner_entity, HC_ZH);
		hc_text_add(&t->text, "结论为“");
		hc_text_add_visible(&t->text, hc_label_text(level->label, HC_ZH));
		hc_text_add(&t->text, "”，此处不列出");
	} else {
		hc_sentence_add_amount(&t->text, report->ledger, level->owners, report->facts->owner_entity, HC_EN);
		hc_text_add(&t->text, " not listed: ");
		hc_text_add_visible(&t->text, hc_label_text(level->label, HC_EN));
	}
	hc_page_tab(&report->page, 2);
	hc_page_fold(&report->page, HC_FAINT, hc_text_get(&t->text));
}

static hc_status put_levels(table *t, hc_error *err)
{
	const hc_ledger_facts *facts = t->report->facts;
	hc_status status = HC_OK;

	for (t->level = 0; status == HC_OK && t->level < facts->level_count; t->level++) {
		if (facts->levels[t->level].owners == 0)
			continue;
		if (is_listed(t->report, t->level))
			status = hc_ledger_read_verdicts(t->report->ledger, put_row, t, err);
		else
			put_unlisted(t, &facts->levels[t->level]);
	}
	return status;
}

hc_status hc_text_verdicts(hc_text_report *report, hc_error *err)
{
	table t = { .report = report };
	hc_status status;
	size_t i;

	if (report->owners == 0)
		return HC_OK;
	hc_text_init(&t.text);
	for (i = 0; i < report->facts->level_count; i++)
		t.label_columns = widest(t.label_columns, hc_label_text(report->facts->levels[i].label, report->lang));
	status = hc_ledger_read_verdicts(report->ledger, measure, &t, err);
	if (status == HC_OK) {
		hc_text_report_head(report, "Verdicts", "结论");
		status = put_levels(&t, err);
	}
	report->failed |= t.text.failed;
	hc_text_drop(&t.text);
	return status;
}

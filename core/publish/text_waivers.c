/* SPDX-License-Identifier: MIT */
/*
 * The waivers that somebody must look at. One that is in force and waives
 * something stands beside its finding already and is only counted here.
 */

#include "publish/text_parts.h"

#include "publish/amount.h"
#include "publish/sentence.h"

typedef struct waivers {
	hc_text_report *report;
	int64_t count, used;
	hc_text text;
} waivers;

static hc_status count_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	waivers *w = context;

	(void)err;
	w->count++;
	w->used += waiver->state == HC_WAIVER_IN_FORCE;
	return HC_OK;
}

static void put_counts(waivers *w)
{
	hc_text_addf(&w->text,
	             hc_text_report_say(w->report, "given: %lld · in force and applied: %lld",
	                                "共 %lld 项 · 有效并已适用 %lld 项"),
	             (long long)w->count, (long long)w->used);
	hc_page_tab(&w->report->page, 2);
	hc_page_fold(&w->report->page, HC_PLAIN, hc_text_get(&w->text));
	hc_text_report_clear(w->report, &w->text);
}

/* "area.rule, boat B1: what became of it" */
static void add_head(waivers *w, const hc_ledger_waiver *waiver)
{
	const hc_ledger_term *term = hc_ledger_find_term(w->report->ledger, waiver->entity);

	hc_text_add_visible(&w->text, waiver->rule);
	hc_text_add(&w->text, hc_text_report_say(w->report, ", ", "，"));
	hc_amount_add_label(&w->text, term ? term->label : (hc_label){ NULL, NULL }, waiver->entity, w->report->lang);
	hc_text_add(&w->text, " ");
	hc_text_add_visible(&w->text, waiver->id);
	hc_text_add(&w->text, hc_text_report_say(w->report, ": ", "："));
	hc_sentence_add_waiver(&w->text, waiver, w->report->lang);
}

static void add_details(waivers *w, const hc_ledger_waiver *waiver)
{
	char from[11], to[11];

	hc_date_write(from, waiver->from);
	hc_date_write(to, waiver->to);
	hc_text_add_visible(&w->text, waiver->basis);
	hc_text_add(&w->text, hc_text_report_say(w->report, ", approved by ", "，由"));
	hc_text_add_visible(&w->text, waiver->approver);
	hc_text_addf(&w->text, hc_text_report_say(w->report, ", from %s to %s; ", "批准，有效期 %s 至 %s；"), from, to);
	hc_text_add_visible(&w->text, waiver->justification);
}

static hc_status put_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	waivers *w = context;

	(void)err;
	if (!hc_sentence_waiver_is_loud(waiver))
		return HC_OK;
	add_head(w, waiver);
	hc_page_tab(&w->report->page, 2);
	hc_page_put(&w->report->page, HC_WARN, "!");
	hc_page_tab(&w->report->page, 4);
	hc_page_fold(&w->report->page, HC_WARN, hc_text_get(&w->text));
	hc_text_report_clear(w->report, &w->text);
	add_details(w, waiver);
	hc_page_tab(&w->report->page, 4);
	hc_page_fold(&w->report->page, HC_FAINT, hc_text_get(&w->text));
	hc_text_report_clear(w->report, &w->text);
	return HC_OK;
}

hc_status hc_text_waivers(hc_text_report *report, hc_error *err)
{
	waivers w = { .report = report };
	hc_status status = hc_ledger_read_waivers(report->ledger, count_waiver, &w, err);

	if (status != HC_OK || w.count == 0)
		return status;
	hc_text_init(&w.text);
	hc_text_report_head(report, "Waivers", "豁免");
	put_counts(&w);
	status = hc_ledger_read_waivers(report->ledger, put_waiver, &w, err);
	hc_text_drop(&w.text);
	return status;
}

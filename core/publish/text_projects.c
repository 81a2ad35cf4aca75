/* SPDX-License-Identifier: MIT */
/* The projects of an audit: classes, share and goals, and who is not in the best class. */

#include "publish/text_parts.h"

#include "publish/project_lines.h"

typedef struct listing {
	hc_text_report *report;
	const hc_ledger_project *project;
	size_t label_columns, id_columns;
	hc_text text;
} listing;

static void put_line(listing *l, hc_style style)
{
	hc_page_tab(&l->report->page, 2);
	hc_page_fold(&l->report->page, style, hc_text_get(&l->text));
	hc_text_report_clear(l->report, &l->text);
}

static void widen(size_t *columns, const char *text)
{
	size_t wide = hc_utf8_columns(text);

	*columns = wide > *columns ? wide : *columns;
}

static bool is_listed(const listing *l, const hc_ledger_standing *standing)
{
	return standing->class != hc_project_best(l->project);
}

static hc_status measure(void *context, const hc_ledger_standing *standing, hc_error *err)
{
	listing *l = context;

	(void)err;
	if (!is_listed(l, standing))
		return HC_OK;
	widen(&l->label_columns, hc_label_text(l->project->classes[standing->class].label, l->report->lang));
	hc_text_add_visible(&l->text, standing->owner_id);
	widen(&l->id_columns, hc_text_get(&l->text));
	hc_text_report_clear(l->report, &l->text);
	return HC_OK;
}

static hc_status put_owner(void *context, const hc_ledger_standing *standing, hc_error *err)
{
	listing *l = context;
	hc_page *page = &l->report->page;

	(void)err;
	if (!is_listed(l, standing))
		return HC_OK;
	hc_page_tab(page, 2);
	hc_page_put(page, standing->class == 0 ? HC_BAD : HC_WARN,
	            hc_label_text(l->project->classes[standing->class].label, l->report->lang));
	hc_page_tab(page, l->label_columns + 4);
	hc_text_add_visible(&l->text, standing->owner_id);
	hc_page_put(page, HC_PLAIN, hc_text_get(&l->text));
	hc_text_report_clear(l->report, &l->text);
	hc_page_tab(page, l->label_columns + l->id_columns + 6);
	hc_text_add_visible(&l->text, standing->owner_name ? standing->owner_name : "");
	hc_text_add(&l->text, standing->owner_name ? hc_text_report_say(l->report, ": ", "：") : "");
	hc_project_add_standing(&l->text, l->project, standing, l->report->lang);
	hc_page_fold(page, HC_PLAIN, hc_text_get(&l->text));
	hc_text_report_clear(l->report, &l->text);
	return HC_OK;
}

static hc_status put_project(listing *l, size_t number, hc_error *err)
{
	hc_lang lang = l->report->lang;
	hc_status status;
	size_t i;

	hc_text_report_head(l->report, hc_label_text(l->project->title, HC_EN), hc_label_text(l->project->title, HC_ZH));
	hc_project_add_classes(&l->text, l->report->ledger, l->project, lang);
	put_line(l, HC_PLAIN);
	hc_project_add_share(&l->text, l->project, lang);
	put_line(l, HC_STRONG);
	hc_project_add_sureness(&l->text, l->project, lang);
	put_line(l, l->project->basis.zh || l->project->verified > HC_CITY ? HC_FAINT : HC_WARN);
	for (i = 0; i < l->project->goal_count; i++) {
		hc_project_add_goal(&l->text, &l->project->goals[i], lang);
		put_line(l, HC_FAINT);
	}
	l->label_columns = l->id_columns = 0;
	status = hc_ledger_read_standings(l->report->ledger, number, measure, l, err);
	return status == HC_OK ? hc_ledger_read_standings(l->report->ledger, number, put_owner, l, err) : status;
}

hc_status hc_text_projects(hc_text_report *report, hc_error *err)
{
	listing l = { .report = report };
	hc_status status = HC_OK;
	size_t i;

	hc_text_init(&l.text);
	for (i = 0; status == HC_OK && i < report->facts->project_count; i++) {
		l.project = &report->facts->projects[i];
		status = put_project(&l, i, err);
	}
	hc_text_drop(&l.text);
	return status;
}

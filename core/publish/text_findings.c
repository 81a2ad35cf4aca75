/* SPDX-License-Identifier: MIT */
/*
 * Everything that is not a pass, under the owner it concerns, the gravest
 * first, in one reading of the ledger. A finding is its title, then what was
 * found against what is required, then where that stands, then the first few
 * records that show it: the whole list is in the formats for programs.
 */

#include "publish/text_parts.h"

#include "base/memory.h"
#include "publish/amount.h"
#include "publish/file.h"
#include "publish/number.h"
#include "publish/sentence.h"

#include <string.h>

#define EVIDENCE_SHOWN 5
#define INDENT 4

typedef struct group {
	hc_text_report *report;
	char *owner_id; /* whose group is open; NULL: that of subjects without an owner, or none yet */
	bool open;
	size_t title_column;
	hc_text text;
} group;

static const struct {
	const char *mark;
	hc_style style;
} marks[HC_OUTCOME_COUNT] = {
	[HC_PASS] = { "✓", HC_GOOD },    [HC_FAIL] = { "✗", HC_BAD },
	[HC_UNKNOWN] = { "?", HC_WARN }, [HC_NOT_APPLICABLE] = { "-", HC_FAINT },
	[HC_WAIVED] = { "○", HC_FAINT }, [HC_BROKEN] = { "!", HC_ALARM },
};

static hc_status put_owner(group *g, const char *owner_id, hc_error *err)
{
	hc_text_report *report = g->report;
	const hc_ledger_verdict *verdict;
	hc_status status = hc_ledger_find_verdict(&verdict, report->ledger, owner_id, err);

	if (status != HC_OK)
		return status;
	hc_page_end(&report->page);
	hc_text_report_clear(g->report, &g->text);
	if (verdict && verdict->owner_name) {
		hc_text_add_visible(&g->text, verdict->owner_name);
		hc_text_add(&g->text, " ");
	}
	hc_text_add_visible(&g->text, owner_id);
	hc_page_put(&report->page, HC_STRONG, hc_text_get(&g->text));
	if (verdict) {
		hc_page_put(&report->page, HC_PLAIN, " · ");
		hc_page_put(&report->page, HC_PLAIN,
		            hc_label_text(report->facts->levels[verdict->level].label, report->lang));
	}
	hc_page_end(&report->page);
	return HC_OK;
}

static bool is_same_group(const group *g, const char *owner_id)
{
	if (!g->open || !owner_id || !g->owner_id)
		return g->open && !owner_id && !g->owner_id;
	return strcmp(g->owner_id, owner_id) == 0;
}

static hc_status open_group(group *g, const hc_result *result, hc_error *err)
{
	if (is_same_group(g, result->owner_id))
		return HC_OK;
	hc_memory_free(g->owner_id);
	g->owner_id = result->owner_id ? hc_memory_copy_text(result->owner_id) : NULL;
	g->open = true;
	if (result->owner_id && !g->owner_id)
		return hc_error_nomem(err);
	if (result->owner_id)
		return put_owner(g, result->owner_id, err);
	hc_text_report_head(g->report, "Others", "其他对象");
	return HC_OK;
}

/* Whether the subject is the owner itself, whose name stands above the group. */
static bool is_owner(const hc_result *result, const hc_ledger_rule *rule, const hc_ledger_facts *facts)
{
	return result->owner_id && strcmp(rule->entity, facts->owner_entity) == 0 &&
	       strcmp(result->owner_id, result->subject_id) == 0;
}

/* "title: subject's name and id" */
static void put_title(group *g, const hc_result *result, const hc_ledger_rule *rule)
{
	hc_text_report *report = g->report;

	hc_text_report_clear(g->report, &g->text);
	hc_text_add_visible(&g->text, hc_label_text(rule->title, report->lang));
	if (!is_owner(result, rule, report->facts)) {
		const hc_ledger_term *term = hc_ledger_find_term(report->ledger, rule->entity);

		hc_text_add(&g->text, hc_text_report_say(report, ": ", "："));
		hc_amount_add_label(&g->text, term ? term->label : (hc_label){ NULL, NULL }, rule->entity,
		                    report->lang);
		hc_text_add(&g->text, " ");
		if (result->subject_name) {
			hc_text_add_visible(&g->text, result->subject_name);
			hc_text_add(&g->text, " ");
		}
		hc_text_add_visible(&g->text, result->subject_id);
	}
	hc_page_tab(&report->page, 2);
	hc_page_put(&report->page, marks[result->outcome].style, marks[result->outcome].mark);
	hc_page_tab(&report->page, INDENT);
	hc_page_put(&report->page, rule->severity == HC_KEY && result->outcome == HC_FAIL ? HC_ALARM : HC_PLAIN,
	            hc_label_text(hc_severity_label(rule->severity), report->lang));
	hc_page_tab(&report->page, g->title_column);
	hc_page_fold(&report->page, HC_PLAIN, hc_text_get(&g->text));
}

static void put_folded(group *g, hc_style style)
{
	if (g->text.length == 0)
		return;
	hc_page_tab(&g->report->page, g->title_column);
	hc_page_fold(&g->report->page, style, hc_text_get(&g->text));
}

static void put_doubts(group *g, const hc_result *result)
{
	hc_text_report_clear(g->report, &g->text);
	hc_sentence_add_doubts(&g->text, g->report->ledger, result, g->report->lang);
	put_folded(g, HC_WARN);
}

/* "setup-2010:7 (title of the document)", each document's title once. */
static void put_clauses(group *g, const hc_ledger_rule *rule, const hc_result *result)
{
	const hc_lang lang = g->report->lang;
	const char *title, *last = "", *between = "";
	size_t i;

	hc_text_report_clear(g->report, &g->text);
	for (i = 0; i < rule->clause_count; i++) {
		if (!hc_ledger_cites(result, i))
			continue;
		title = hc_label_text(rule->clauses[i].document, lang);
		hc_text_add(&g->text, between);
		between = lang == HC_ZH ? "；" : "; ";
		hc_text_add_visible(&g->text, rule->clauses[i].id);
		if (title[0] && strcmp(title, last) != 0) {
			hc_text_add(&g->text, lang == HC_ZH ? "《" : " (");
			hc_text_add_visible(&g->text, title);
			hc_text_add(&g->text, lang == HC_ZH ? "》" : ")");
		}
		last = title;
	}
	put_folded(g, HC_FAINT);
}

/* "T0007, T0008 and 6 more" */
static void put_evidence(group *g, const hc_result *result)
{
	hc_text_report *report = g->report;
	size_t shown = result->evidence_named < EVIDENCE_SHOWN ? result->evidence_named : EVIDENCE_SHOWN, i;
	int64_t more = result->evidence_count - (int64_t)shown;

	if (shown == 0 || (result->outcome != HC_FAIL && result->outcome != HC_WAIVED))
		return;
	hc_text_report_clear(g->report, &g->text);
	hc_text_add(&g->text, hc_text_report_say(report, "see ", "见 "));
	for (i = 0; i < shown; i++) {
		if (i > 0)
			hc_text_add(&g->text, hc_text_report_say(report, ", ", "、"));
		hc_text_add_visible(&g->text, result->evidence[i].id);
	}
	if (more > 0) {
		hc_text_add(&g->text, hc_text_report_say(report, " and ", " 等共 "));
		hc_number_add_whole(&g->text, report->lang == HC_ZH ? result->evidence_count : more);
		hc_text_add(&g->text, hc_text_report_say(report, " more", " 条"));
	}
	put_folded(g, HC_FAINT);
}

static hc_status put_finding(void *context, const hc_result *result, hc_error *err)
{
	group *g = context;
	hc_text_report *report = g->report;
	const hc_ledger_rule *rule = &report->facts->rules[result->rule];
	hc_status status = open_group(g, result, err);

	if (status != HC_OK)
		return status;
	put_title(g, result, rule);
	hc_text_report_clear(g->report, &g->text);
	hc_sentence_add(&g->text, report->ledger, result, report->lang);
	put_folded(g, result->outcome == HC_BROKEN ? HC_ALARM : HC_PLAIN);
	if (result->outcome != HC_BROKEN) {
		put_doubts(g, result);
		put_evidence(g, result);
		put_clauses(g, rule, result);
	}
	return ferror(report->page.out) ? hc_file_check(report->page.out, err) : HC_OK;
}

hc_status hc_text_findings(hc_text_report *report, hc_error *err)
{
	const hc_ledger_query query = {
		.outcomes = 1u << HC_FAIL | 1u << HC_UNKNOWN | 1u << HC_WAIVED | 1u << HC_BROKEN,
		.by_owner = true,
	};
	group g = { .report = report };
	hc_status status;
	size_t columns, widest = 0;
	int i;

	hc_text_init(&g.text);
	for (i = 0; i < HC_SEVERITY_COUNT; i++) {
		columns = hc_utf8_columns(hc_label_text(hc_severity_label((hc_severity)i), report->lang));
		widest = columns > widest ? columns : widest;
	}
	g.title_column = INDENT + widest + 2;
	status = hc_ledger_read(report->ledger, &query, put_finding, &g, err);
	hc_memory_free(g.owner_id);
	report->failed |= g.text.failed;
	hc_text_drop(&g.text);
	return status;
}

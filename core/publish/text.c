/* SPDX-License-Identifier: MIT */
/*
 * What a person reads in a terminal: what was checked, who stands where, what
 * is wrong and by how much, what to keep in mind, and sums that add up. Every
 * part is read from the ledger as it is printed, so the length of the report
 * costs no memory.
 */

#include "publish/file.h"
#include "publish/formats.h"
#include "publish/number.h"
#include "publish/sentence.h"
#include "publish/text_parts.h"

#include <string.h>

const char *hc_text_report_say(const hc_text_report *report, const char *en, const char *zh)
{
	return report->lang == HC_ZH ? zh : en;
}

void hc_text_report_clear(hc_text_report *report, hc_text *text)
{
	report->failed |= text->failed;
	hc_text_clear(text);
}

/* The last use of a text. */
static void drop(hc_text_report *report, hc_text *text)
{
	report->failed |= text->failed;
	hc_text_drop(text);
}

void hc_text_report_head(hc_text_report *report, const char *en, const char *zh)
{
	hc_page_end(&report->page);
	hc_page_put(&report->page, HC_STRONG, hc_text_report_say(report, en, zh));
	hc_page_end(&report->page);
}

static int64_t sum_of(const int64_t totals[HC_OUTCOME_COUNT])
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		sum += totals[i];
	return sum;
}

static int64_t running_rules(const hc_ledger_facts *facts)
{
	int64_t count = 0;
	size_t i;

	for (i = 0; i < facts->rule_count; i++)
		count += hc_ledger_runs(&facts->rules[i]);
	return count;
}

/* "42 owners · 55 rules · 2,310 results" */
static void add_extent(hc_text *line, const hc_text_report *report)
{
	int64_t rules = running_rules(report->facts), results = sum_of(hc_ledger_totals(report->ledger));

	hc_sentence_add_amount(line, report->ledger, report->owners, report->facts->owner_entity, report->lang);
	hc_text_add(line, " · ");
	hc_number_add_whole(line, rules);
	hc_text_add(line, hc_text_report_say(report, rules == 1 ? " rule" : " rules", " 条规则"));
	hc_text_add(line, " · ");
	hc_number_add_whole(line, results);
	hc_text_add(line, hc_text_report_say(report, results == 1 ? " result" : " results", " 个结果"));
}

static void put_header(hc_text_report *report)
{
	char as_of[11];
	hc_text line;

	hc_text_init(&line);
	hc_date_write(as_of, report->facts->as_of);
	hc_text_add_visible(&line, report->facts->program);
	hc_page_put(&report->page, HC_STRONG, hc_text_get(&line));
	hc_text_report_clear(report, &line);
	hc_text_add(&line, hc_text_report_say(report, " · as of ", " · 截至 "));
	hc_text_add(&line, as_of);
	if (report->facts->within) {
		hc_text_add(&line, hc_text_report_say(report, " · only ", " · 仅限 "));
		hc_text_add_visible(&line, report->facts->within);
	}
	hc_page_put(&report->page, HC_PLAIN, hc_text_get(&line));
	hc_page_end(&report->page);
	hc_text_report_clear(report, &line);
	add_extent(&line, report);
	hc_page_fold(&report->page, HC_PLAIN, hc_text_get(&line));
	drop(report, &line);
}

void hc_text_report_total(hc_text_report *report, hc_style style, const char *label, int64_t count, size_t edge)
{
	hc_text number;
	size_t width;

	hc_text_init(&number);
	hc_number_add_whole(&number, count);
	width = hc_utf8_columns(hc_text_get(&number));
	hc_page_tab(&report->page, 2);
	hc_page_put(&report->page, style, label);
	hc_page_tab(&report->page, edge > width ? edge - width : 0);
	hc_page_put(&report->page, style, hc_text_get(&number));
	hc_page_end(&report->page);
	drop(report, &number);
}

static void put_totals(hc_text_report *report)
{
	static const hc_style styles[HC_OUTCOME_COUNT] = {
		[HC_PASS] = HC_GOOD,
		[HC_FAIL] = HC_BAD,
		[HC_UNKNOWN] = HC_WARN,
		[HC_BROKEN] = HC_ALARM,
	};
	const int64_t *totals = hc_ledger_totals(report->ledger);
	const size_t edge = 32;
	int i;

	hc_text_report_head(report, "Results", "结果合计");
	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		hc_text_report_total(report, totals[i] ? styles[i] : HC_FAINT,
		                     hc_label_text(hc_outcome_label((hc_outcome)i), report->lang), totals[i], edge);
	hc_text_report_total(report, HC_STRONG, hc_text_report_say(report, "total", "合计"), sum_of(totals), edge);
}

/* "42 owners: 3 with one verdict, 39 with another" */
static void put_conclusion(hc_text_report *report)
{
	const hc_ledger_level *level;
	hc_text line;
	size_t i;

	hc_text_init(&line);
	hc_sentence_add_amount(&line, report->ledger, report->owners, report->facts->owner_entity, report->lang);
	for (i = 0; i < report->facts->level_count; i++) {
		level = &report->facts->levels[i];
		hc_text_add(&line,
		            i == 0 ? hc_text_report_say(report, ": ", "：") : hc_text_report_say(report, ", ", "，"));
		if (report->lang == HC_ZH) {
			hc_text_add_visible(&line, hc_label_text(level->label, HC_ZH));
			hc_text_add(&line, " ");
			hc_number_add_whole(&line, level->owners);
		} else {
			hc_number_add_whole(&line, level->owners);
			hc_text_add(&line, " ");
			hc_text_add_visible(&line, hc_label_text(level->label, HC_EN));
		}
	}
	hc_page_end(&report->page);
	hc_page_fold(&report->page, HC_STRONG, hc_text_get(&line));
	drop(report, &line);
}

hc_status hc_format_text(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err)
{
	hc_text_report report = {
		.page = { out, options->colour, options->columns > 0 ? (size_t)options->columns : 0, 0 },
		.ledger = ledger,
		.facts = hc_ledger_facts_of(ledger),
		.lang = options->lang,
	};
	hc_status status;
	size_t i;

	for (i = 0; i < report.facts->level_count; i++)
		report.owners += report.facts->levels[i].owners;
	put_header(&report);
	status = hc_text_verdicts(&report, err);
	if (status == HC_OK)
		status = hc_text_projects(&report, err);
	if (status == HC_OK)
		status = hc_text_findings(&report, err);
	if (status == HC_OK)
		status = hc_text_notes(&report, err);
	if (status == HC_OK)
		status = hc_text_waivers(&report, err);
	if (status != HC_OK)
		return status;
	put_totals(&report);
	put_conclusion(&report);
	return report.failed ? hc_error_nomem(err) : hc_file_check(out, err);
}

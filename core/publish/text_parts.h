/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_TEXT_PARTS_H
#define HC_PUBLISH_TEXT_PARTS_H

/* The parts of the text format, each in a file; for this room only. */

#include "base/text.h"
#include "publish/page.h"
#include "store/ledger.h"

typedef struct hc_text_report {
	hc_page page;
	hc_ledger *ledger;
	const hc_ledger_facts *facts;
	hc_lang lang;
	int64_t owners; /* that got a verdict */
	bool failed;    /* memory ran out somewhere: what is printed is not the report */
} hc_text_report;

/* `zh` or `en`, by the language of the report. */
const char *hc_text_report_say(const hc_text_report *report, const char *en, const char *zh);

/* Empties a text of the report, but remembers that it failed. */
void hc_text_report_clear(hc_text_report *report, hc_text *text);

/* A heading on a line of its own, after an empty one. */
void hc_text_report_head(hc_text_report *report, const char *en, const char *zh);

/* One line of totals: a label and a number, right-aligned at column `edge`. */
void hc_text_report_total(hc_text_report *report, hc_style style, const char *label, int64_t count, size_t edge);

/* The table of owners and their verdicts. */
hc_status hc_text_verdicts(hc_text_report *report, hc_error *err);

/* Classes, shares and goals of the projects; nothing when none is in force. */
hc_status hc_text_projects(hc_text_report *report, hc_error *err);

/* Everything that is not a pass, owner by owner. */
hc_status hc_text_findings(hc_text_report *report, hc_error *err);

/* What became of the waivers; nothing when the audit was given none. */
hc_status hc_text_waivers(hc_text_report *report, hc_error *err);

/* What one must know to read the results right: rules left out, placeholders, values passed over. */
hc_status hc_text_notes(hc_text_report *report, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_CHANGES_TEXT_PARTS_H
#define HC_PUBLISH_CHANGES_TEXT_PARTS_H

/* The parts of the text about changes, each in a file; for this room only. */

#include "publish/changes.h"
#include "publish/text_parts.h"

typedef struct hc_changes_report {
	hc_text_report text; /* its ledger and facts are those of `to` */
	const hc_changes *changes;
	char from[11], to[11]; /* the two dates */
	hc_text line;          /* what is put next */
} hc_changes_report;

/* Puts the line folded behind a margin of `indent`, and empties it. */
void hc_changes_report_put(hc_changes_report *report, size_t indent, hc_style style);

/* Verdicts that change, and how many owners have each on either side. */
hc_status hc_changes_text_verdicts(hc_changes_report *report, hc_error *err);

/* What changes, owner by owner. */
hc_status hc_changes_text_findings(hc_changes_report *report, hc_error *err);

#endif

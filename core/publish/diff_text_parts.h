/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_DIFF_TEXT_PARTS_H
#define HC_PUBLISH_DIFF_TEXT_PARTS_H

/* The parts of the text about findings in two audits, each in a file; for this room only. */

#include "publish/changes_text_parts.h"
#include "publish/diff.h"

typedef struct hc_diff_report {
	hc_changes_report base;
	const hc_diff *diff;
	bool open;        /* a list or a group is */
	char *owner_id;   /* of the group that is open; NULL: those without one */
} hc_diff_report;

/* Puts the name and id of the owner whose group begins with this finding; nothing where it is open. */
hc_status hc_diff_text_owner(hc_diff_report *report, const hc_diff_finding *finding, bool verdicts, hc_error *err);

/* Every finding, owner by owner. */
hc_status hc_diff_text_findings(hc_diff_report *report, hc_error *err);

/* What is overdue, by itself: somebody must act on it. Nothing when nothing is. */
hc_status hc_diff_text_overdue(hc_diff_report *report, hc_error *err);

#endif

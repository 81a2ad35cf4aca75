/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_PROJECT_LINES_H
#define HC_PUBLISH_PROJECT_LINES_H

/* What every format for readers says of a project, in the same words. */

#include "base/text.h"
#include "store/ledger.h"

/* How many owners are counted in it. */
int64_t hc_project_counted(const hc_ledger_project *project);

/* The class of those that fail no indicator: a position in its classes. */
size_t hc_project_best(const hc_ledger_project *project);

/* Adds "met 16, basically met 7, not met 0, undetermined 2: 25 boats counted". */
void hc_project_add_classes(hc_text *out, const hc_ledger *ledger, const hc_ledger_project *project, hc_lang lang);

/* Adds "all 9 indicators met by 16/25 (64 %), by 18/25 (72 %) if all undetermined ones were"; never rounded over a goal. */
void hc_project_add_share(hc_text *out, const hc_ledger_project *project, hc_lang lang);

/* Adds how the classes are told apart: a placeholder, or the decision that gave them. */
void hc_project_add_sureness(hc_text *out, const hc_ledger_project *project, hc_lang lang);

/* Adds "goal: 80 % by 2023-12-31 (clause)". */
void hc_project_add_goal(hc_text *out, const hc_ledger_goal *goal, hc_lang lang);

/* Adds "2 of 9 indicators not met, 1 not known". */
void hc_project_add_standing(hc_text *out, const hc_ledger_project *project, const hc_ledger_standing *standing, hc_lang lang);

#endif

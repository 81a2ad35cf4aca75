/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_REPORT_H
#define HC_CLI_REPORT_H

/* Problems and progress on standard error, and the end of standard output. */

#include "hecha.h"

/*
 * Prints each as "hecha: file:line: text"; control characters in it become
 * visible. A failure `status` that left no problem is printed by its name, and
 * so is a want of memory that left none of its own.
 */
void hc_report_problems(const hc_error *err, hc_status status);

/*
 * Flushes standard output. HC_EWRITE with a problem when something of it could
 * not be written; HC_OK when its reader has gone away, which is no fault.
 */
hc_status hc_report_finish(hc_error *err);

/* How far a run is, for hc_audit_options.progress; and wiping it away again. */
void hc_report_progress(void *unused, uint64_t done, uint64_t total);
void hc_report_progress_end(void);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_OUTPUT_H
#define HC_CLI_OUTPUT_H

/* The `-o FORMAT[:FILE]` of an audit: checked before the run, written after it. */

#include "cli/options.h"

/*
 * Checks formats and files before anything is done: a format there is not, two
 * for standard output, a file that is named twice or is the records themselves.
 */
hc_status hc_output_check(const hc_options *options, const char *records, hc_error *err);

/*
 * Writes every `-o`, files first. Without one for standard output, and without
 * --quiet, the text goes there.
 */
hc_status hc_output_write(hc_audit *audit, const hc_options *options, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_COVERAGE_FORMAT_H
#define HC_PUBLISH_COVERAGE_FORMAT_H

/* The formats in which the register is shown beside the rules that carry it, one file each, and the table of them. */

#include "publish/format.h"
#include "schema/coverage.h"

typedef struct hc_coverage_format {
	const char *name; /* "markdown" */
	hc_label about;   /* one line for --help */
	hc_status (*write)(FILE *out, const hc_coverage *coverage, const hc_format_options *options, hc_error *err);
} hc_coverage_format;

extern const hc_coverage_format hc_coverage_formats[]; /* ends with a NULL name */
const hc_coverage_format *hc_coverage_format_find(const char *name);

/* Writes with `format` to `path`, as hc_file_write does. */
hc_status hc_coverage_write_file(const hc_coverage_format *format, const char *path, const hc_coverage *coverage,
                                 const hc_format_options *options, hc_error *err);

/* The writers of the table; each stands in the file of its name. */
hc_status hc_coverage_text(FILE *out, const hc_coverage *coverage, const hc_format_options *options, hc_error *err);
hc_status hc_coverage_json(FILE *out, const hc_coverage *coverage, const hc_format_options *options, hc_error *err);
hc_status hc_coverage_markdown(FILE *out, const hc_coverage *coverage, const hc_format_options *options, hc_error *err);

#endif

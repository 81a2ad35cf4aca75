/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_DIFF_FORMAT_H
#define HC_PUBLISH_DIFF_FORMAT_H

/* The formats in which two audits are compared, one file each, and the table of them. */

#include "publish/diff.h"
#include "publish/format.h"

typedef struct hc_diff_format {
	const char *name; /* "csv" */
	hc_label about;   /* one line for --help */
	hc_status (*write)(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err);
} hc_diff_format;

extern const hc_diff_format hc_diff_formats[]; /* ends with a NULL name */
const hc_diff_format *hc_diff_format_find(const char *name);

/* Writes with `format` to `path`, as hc_file_write does. */
hc_status hc_diff_write_file(const hc_diff_format *format, const char *path, const hc_diff *diff,
                             const hc_format_options *options, hc_error *err);

/* The writers of the table; each stands in the file of its name. */
hc_status hc_diff_text(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err);
hc_status hc_diff_json(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err);
hc_status hc_diff_csv(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err);
hc_status hc_diff_markdown(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err);

#endif

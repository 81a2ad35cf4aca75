/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_CHANGES_FORMAT_H
#define HC_PUBLISH_CHANGES_FORMAT_H

/* The formats in which changes are written, one file each, and the table of them. */

#include "publish/changes.h"
#include "publish/format.h"

typedef struct hc_changes_format {
	const char *name; /* "markdown" */
	hc_label about;   /* one line for --help */
	hc_status (*write)(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err);
} hc_changes_format;

extern const hc_changes_format hc_changes_formats[]; /* ends with a NULL name */
const hc_changes_format *hc_changes_format_find(const char *name);

/* Writes with `format` to `path`, as hc_file_write does. */
hc_status hc_changes_write_file(const hc_changes_format *format, const char *path, const hc_changes *changes,
                                const hc_format_options *options, hc_error *err);

/* The writers of the table; each stands in the file of its name. */
hc_status hc_changes_text(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err);
hc_status hc_changes_json(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err);
hc_status hc_changes_csv(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err);
hc_status hc_changes_markdown(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err);

#endif

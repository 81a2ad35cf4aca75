/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_FORMAT_H
#define HC_PUBLISH_FORMAT_H

/*
 * The formats an audit is written in, one file each, and the table of them.
 * A format reads the ledger and nothing else.
 */

#include "store/ledger.h"

#include <stdio.h>

typedef struct hc_format_options {
	hc_lang lang;
	bool colour; /* text only: ANSI colours */
	int columns; /* text only: width to fold at; 0: do not fold */
} hc_format_options;

typedef struct hc_format {
	const char *name; /* "jsonl" */
	hc_label about;   /* one line for --help */
	hc_status (*write)(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err);
} hc_format;

extern const hc_format hc_formats[]; /* ends with a NULL name */
const hc_format *hc_format_find(const char *name);

/* Writes with `format` to `path`, as hc_file_write does. */
hc_status hc_format_write_file(const hc_format *format, const char *path, hc_ledger *ledger,
                               const hc_format_options *options, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* The table of coverage's formats: a new one is a file and a line here. */

#include "publish/coverage_format.h"

#include "publish/file.h"

#include <string.h>

const hc_coverage_format hc_coverage_formats[] = {
	{ "text", { "给人看的条款清单", "every clause, for people" }, hc_coverage_text },
	{ "json", { "一份完整的 JSON 文档", "everything in one JSON document" }, hc_coverage_json },
	{ "markdown", { "Markdown 表格", "tables in Markdown" }, hc_coverage_markdown },
	{ NULL, { NULL, NULL }, NULL },
};

const hc_coverage_format *hc_coverage_format_find(const char *name)
{
	const hc_coverage_format *format = hc_coverage_formats;

	while (format->name && strcmp(format->name, name) != 0)
		format++;
	return format->name ? format : NULL;
}

typedef struct job {
	const hc_coverage_format *format;
	const hc_coverage *coverage;
	const hc_format_options *options;
} job;

static hc_status write_job(FILE *out, void *context, hc_error *err)
{
	const job *j = context;

	return j->format->write(out, j->coverage, j->options, err);
}

hc_status hc_coverage_write_file(const hc_coverage_format *format, const char *path, const hc_coverage *coverage,
                                 const hc_format_options *options, hc_error *err)
{
	job j = { format, coverage, options };

	return hc_file_write(path, write_job, &j, err);
}

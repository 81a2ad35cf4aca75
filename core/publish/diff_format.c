/* SPDX-License-Identifier: MIT */
/* The table of the formats of two audits: a new one is a file and a line here. */

#include "publish/diff_format.h"

#include "publish/file.h"

#include <string.h>

const hc_diff_format hc_diff_formats[] = {
	{ "text", { "给人看的变化和逾期清单", "what became of findings, for people" }, hc_diff_text },
	{ "json", { "一份完整的 JSON 文档", "everything in one JSON document" }, hc_diff_json },
	{ "csv", { "电子表格可打开的问题表", "one row for each finding, for spreadsheets" }, hc_diff_csv },
	{ "markdown", { "Markdown 报告", "a report in Markdown" }, hc_diff_markdown },
	{ NULL, { NULL, NULL }, NULL },
};

const hc_diff_format *hc_diff_format_find(const char *name)
{
	const hc_diff_format *format = hc_diff_formats;

	while (format->name && strcmp(format->name, name) != 0)
		format++;
	return format->name ? format : NULL;
}

typedef struct job {
	const hc_diff_format *format;
	const hc_diff *diff;
	const hc_format_options *options;
} job;

static hc_status write_job(FILE *out, void *context, hc_error *err)
{
	const job *j = context;

	return j->format->write(out, j->diff, j->options, err);
}

hc_status hc_diff_write_file(const hc_diff_format *format, const char *path, const hc_diff *diff,
                             const hc_format_options *options, hc_error *err)
{
	job j = { format, diff, options };

	return hc_file_write(path, write_job, &j, err);
}

/* SPDX-License-Identifier: MIT */
/* The table of the formats of changes: a new one is a file and a line here. */

#include "publish/changes_format.h"

#include "publish/file.h"

#include <string.h>

const hc_changes_format hc_changes_formats[] = {
	{ "text", { "给人看的变化清单", "what changes, for people" }, hc_changes_text },
	{ "json", { "一份完整的 JSON 文档", "everything in one JSON document" }, hc_changes_json },
	{ "csv", { "电子表格可打开的变化表", "one row for each change, for spreadsheets" }, hc_changes_csv },
	{ "markdown", { "Markdown 报告", "a report in Markdown" }, hc_changes_markdown },
	{ NULL, { NULL, NULL }, NULL },
};

const hc_changes_format *hc_changes_format_find(const char *name)
{
	const hc_changes_format *format = hc_changes_formats;

	while (format->name && strcmp(format->name, name) != 0)
		format++;
	return format->name ? format : NULL;
}

typedef struct job {
	const hc_changes_format *format;
	const hc_changes *changes;
	const hc_format_options *options;
} job;

static hc_status write_job(FILE *out, void *context, hc_error *err)
{
	const job *j = context;

	return j->format->write(out, j->changes, j->options, err);
}

hc_status hc_changes_write_file(const hc_changes_format *format, const char *path, const hc_changes *changes,
                                const hc_format_options *options, hc_error *err)
{
	job j = { format, changes, options };

	return hc_file_write(path, write_job, &j, err);
}

/* SPDX-License-Identifier: MIT */
/* The table of formats: a new one is a file and a line here. */

#include "publish/formats.h"

#include "publish/file.h"

#include <string.h>

const hc_format hc_formats[] = {
	{ "text", { "给人看的摘要、结论和问题清单", "verdicts and findings for people" }, hc_format_text },
	{ "json", { "一份完整的 JSON 文档", "everything in one JSON document" }, hc_format_json },
	{ "jsonl", { "每行一条 JSON 结果", "one JSON record for each result" }, hc_format_jsonl },
	{ "csv", { "电子表格可打开的结果表", "one row for each result, for spreadsheets" }, hc_format_csv },
	{ "markdown", { "Markdown 报告", "a report in Markdown" }, hc_format_markdown },
	{ "junit", { "供持续集成读取的 JUnit XML", "JUnit XML, for continuous integration" }, hc_format_junit },
	{ NULL, { NULL, NULL }, NULL },
};

const hc_format *hc_format_find(const char *name)
{
	const hc_format *format = hc_formats;

	while (format->name && strcmp(format->name, name) != 0)
		format++;
	return format->name ? format : NULL;
}

typedef struct job {
	const hc_format *format;
	hc_ledger *ledger;
	const hc_format_options *options;
} job;

static hc_status write_job(FILE *out, void *context, hc_error *err)
{
	const job *j = context;

	return j->format->write(out, j->ledger, j->options, err);
}

hc_status hc_format_write_file(const hc_format *format, const char *path, hc_ledger *ledger,
                               const hc_format_options *options, hc_error *err)
{
	job j = { format, ledger, options };

	return hc_file_write(path, write_job, &j, err);
}

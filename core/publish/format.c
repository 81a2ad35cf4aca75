/* SPDX-License-Identifier: MIT */
/*
 * The table of formats: a new one is a file and a line here. Writing to a
 * file goes through a place of its own, so that whoever reads the file never
 * meets half of it.
 */

#include "publish/formats.h"

#include "store/place.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

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

hc_status hc_format_check(FILE *out, hc_error *err)
{
	errno = 0;
	if (fflush(out) == 0 && !ferror(out))
		return HC_OK;
	return hc_error_add(err, HC_EWRITE, NULL, 0, "the output cannot be written: %s", "无法写入输出：%s",
	                    errno ? strerror(errno) : "write error");
}

static hc_status write_to(FILE *out, const hc_format *format, hc_ledger *ledger, const hc_format_options *options,
                          hc_error *err)
{
	hc_status status = format->write(out, ledger, options, err);
	hc_status written = status == HC_OK ? hc_format_check(out, err) : status;

	if (fclose(out) != 0 && written == HC_OK)
		written = hc_error_add(err, HC_EWRITE, NULL, 0, "the output cannot be written: %s", "无法写入输出：%s",
		                       strerror(errno));
	return written;
}

/* A device or a pipe (/dev/null, /dev/stdout): nothing to rename. */
static bool is_stream(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && (S_ISCHR(about.st_mode) || S_ISFIFO(about.st_mode));
}

static hc_status open_and_write(const char *path, const char *shown, const hc_format *format, hc_ledger *ledger,
                                const hc_format_options *options, hc_error *err)
{
	FILE *out = fopen(path, "we");
	if (!out)
		return hc_error_add(err, HC_EWRITE, shown, 0, "cannot be written: %s", "无法写入：%s", strerror(errno));
	return write_to(out, format, ledger, options, err);
}

hc_status hc_format_write_file(const hc_format *format, const char *path, hc_ledger *ledger,
                               const hc_format_options *options, hc_error *err)
{
	hc_place place = { 0 };

	if (is_stream(path))
		return open_and_write(path, path, format, ledger, options, err);
	hc_status status = hc_place_init(&place, path, err);
	if (status == HC_OK)
		status = open_and_write(place.temporary, path, format, ledger, options, err);
	if (status == HC_OK)
		status = hc_place_commit(&place, true, err);
	hc_place_drop(&place);
	return status;
}

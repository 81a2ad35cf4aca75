/* SPDX-License-Identifier: MIT */
/*
 * Feeds a CSV file to a form. libcsv takes the cells apart; it does not count
 * lines, so that is done here: every line end is reported (an empty line is
 * one too), and those inside quoted cells are counted in the cell. A stray or
 * unclosed quote ends the reading, because every cell after it might be
 * another than the one meant.
 */

#include "store/form.h"

#include "base/limits.h"
#include "base/memory.h"
#include "store/form_source.h"

#include <csv.h>
#include <string.h>

typedef struct feeder {
	hc_form *form;
	unsigned line;     /* at hand */
	unsigned opened;   /* where the cell at hand began */
	bool after_return; /* the last line end was CR: an LF now is the same one */
	hc_status status;
} feeder;

/* The line ends (CR, LF or CRLF) in a cell. */
static unsigned count_lines(const char *bytes, size_t length)
{
	unsigned lines = 0;
	size_t i;

	if (!memchr(bytes, '\n', length) && !memchr(bytes, '\r', length))
		return 0;
	for (i = 0; i < length; i++)
		lines += bytes[i] == '\r' || (bytes[i] == '\n' && (!i || bytes[i - 1] != '\r'));
	return lines;
}

/* libcsv's callback for a cell; NULL for one that is empty and not quoted. */
static void take_cell(void *bytes, size_t length, void *context)
{
	feeder *feed = context;

	feed->after_return = false;
	if (feed->status == HC_OK)
		feed->status = hc_form_add_cell(feed->form, feed->line, bytes, length);
	if (bytes)
		feed->line += count_lines(bytes, length);
	feed->opened = feed->line;
}

/* libcsv's callback for a line end outside quotes (or the end of the file, -1). */
static void take_line_end(int byte, void *context)
{
	feeder *feed = context;

	if (byte == '\n' && feed->after_return) {
		feed->after_return = false;
		return;
	}
	if (feed->status == HC_OK)
		feed->status = hc_form_end_row(feed->form);
	feed->line++;
	feed->opened = feed->line;
	feed->after_return = byte == '\r';
}

static hc_status fail_unclosed(const feeder *feed, const char *path, hc_error *err)
{
	return hc_error_add(
		err, HC_EDATA, path, feed->opened,
		"a cell that begins here does not end (is a quote \" not closed?); the rest of the file was not read",
		"从这里开始的单元格没有结束（引号 \" 未闭合？）；文件其余部分未读取");
}

static hc_status fail_parsing(feeder *feed, struct csv_parser *parser, const char *path, hc_error *err)
{
	unsigned line;

	if (csv_error(parser) != CSV_EPARSE)
		return hc_error_nomem(err); /* there may be no cell at all */
	line = feed->line + count_lines((const char *)parser->entry_buf, parser->entry_pos);
	return hc_error_add(err, HC_EDATA, path, line,
	                    "a quote \" stands inside a cell; put the whole cell in quotes and double those in it; "
	                    "the rest of the file was not read",
	                    "单元格中间有引号 \"；请给整个单元格加引号，并将其中的引号写成两个；文件其余部分未读取");
}

static hc_status feed_all(feeder *feed, struct csv_parser *parser, hc_form_source *source, const char *path,
                          hc_error *err)
{
	const char *bytes;
	size_t length;
	hc_status status = HC_OK;

	while ((status = hc_form_source_read(&bytes, &length, source, err)) == HC_OK && length) {
		if (csv_parse(parser, bytes, length, take_cell, take_line_end, feed) != length)
			return feed->status != HC_OK ? feed->status : fail_parsing(feed, parser, path, err);
		if (feed->status != HC_OK || hc_form_is_closed(feed->form))
			return feed->status;
		if (parser->entry_pos > 2 * HC_TEXT_BYTES_MAX)
			return fail_unclosed(feed, path, err);
	}
	if (status == HC_OK && csv_fini(parser, take_cell, take_line_end, feed) != 0)
		return csv_error(parser) == CSV_EPARSE ? fail_unclosed(feed, path, err) : hc_error_nomem(err);
	return status != HC_OK ? status : feed->status;
}

hc_status hc_form_read_csv(hc_form *form, const char *path, hc_error *err)
{
	feeder feed = { .form = form, .line = 1, .opened = 1 };
	hc_form_source *source = NULL;
	struct csv_parser parser;
	hc_status status = hc_form_source_open(&source, path, err);

	if (status != HC_OK)
		return status;
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_EMPTY_IS_NULL);
	csv_set_realloc_func(&parser, hc_memory_resize);
	csv_set_free_func(&parser, hc_memory_free);
	csv_set_blk_size(&parser, 4096);
	status = feed_all(&feed, &parser, source, path, err);
	csv_free(&parser);
	hc_form_source_close(source);
	return status == HC_OK ? hc_form_finish(form) : status;
}

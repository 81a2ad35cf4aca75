/* SPDX-License-Identifier: MIT */
/*
 * Folding knows two kinds of writing: words with blanks between them, and
 * Chinese, where a line may end behind any character but not before a closing
 * mark. The columns are counted here and nowhere else, and styles are put
 * around what is printed, so they never disturb the counting.
 */

#include "publish/page.h"

#include "base/text.h"

#include <string.h>

#define FOLD_LEAST 20 /* narrower than this is not folded: it would be a column of letters */

static const char *code_of(hc_style style)
{
	static const char *const codes[] = {
		[HC_PLAIN] = "",        [HC_STRONG] = "\x1b[1m", [HC_FAINT] = "\x1b[2m",    [HC_GOOD] = "\x1b[32m",
		[HC_WARN] = "\x1b[33m", [HC_BAD] = "\x1b[31m",   [HC_ALARM] = "\x1b[1;31m",
	};

	return codes[style];
}

static void put_bytes(hc_page *page, hc_style style, const char *bytes, size_t length)
{
	bool styled = page->colour && style != HC_PLAIN && length > 0;

	if (styled)
		fputs(code_of(style), page->out);
	fwrite(bytes, 1, length, page->out);
	if (styled)
		fputs("\x1b[0m", page->out);
}

void hc_page_put(hc_page *page, hc_style style, const char *text)
{
	put_bytes(page, style, text, strlen(text));
	page->at += hc_utf8_columns(text);
}

void hc_page_tab(hc_page *page, size_t column)
{
	if (page->at > 0 && page->at >= column)
		column = page->at + 1;
	for (; page->at < column; page->at++)
		putc(' ', page->out);
}

void hc_page_end(hc_page *page)
{
	putc('\n', page->out);
	page->at = 0;
}

/* Whether the character at `text` may not begin a line. */
static bool closes(const char *text)
{
	static const char *const marks[] = {
		"，", "。", "、", "；", "：", "）", "》", "”", "%", ",", ".", ";", ":", ")"
	};
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (strncmp(text, marks[i], strlen(marks[i])) == 0)
			return true;
	}
	return false;
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

static bool is_wide_at(const char *text)
{
	return (unsigned char)*text >= 0xE0; /* three bytes and more: where the writings without blanks are */
}

/* Whether a line may end before byte `at` of `text`. */
static bool may_break(const char *text, size_t at)
{
	size_t before = at - 1;

	if (text[at] == ' ' || text[before] == ' ')
		return true;
	while (before > 0 && is_continuation(text[before]))
		before--;
	return !closes(text + at) && (is_wide_at(text + at) || is_wide_at(text + before));
}

/* How many bytes of `text` go on a line of `columns`; all of them when they fit. */
static size_t line_length(const char *text, size_t columns)
{
	size_t most = hc_utf8_fit(text, columns), at = most;

	if (text[most] == '\0')
		return most;
	while (at > 0 && (is_continuation(text[at]) || !may_break(text, at)))
		at--;
	if (at > 0)
		return at;
	/* A word longer than the line is left whole. */
	for (at = most > 0 ? most : 1; text[at] && (is_continuation(text[at]) || !may_break(text, at)); at++)
		;
	return at;
}

void hc_page_fold(hc_page *page, hc_style style, const char *text)
{
	size_t from = page->at, length, shown;
	bool folds = page->columns >= from + FOLD_LEAST;

	for (;;) {
		length = folds ? line_length(text, page->columns - from) : strlen(text);
		for (shown = length; text[length] && shown > 0 && text[shown - 1] == ' '; shown--)
			;
		put_bytes(page, style, text, shown);
		hc_page_end(page);
		text += length;
		text += strspn(text, " ");
		if (!*text)
			break;
		hc_page_tab(page, from);
	}
}

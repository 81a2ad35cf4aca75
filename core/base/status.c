/* SPDX-License-Identifier: MIT */
/*
 * The tables here are printed from the one list in the header. The list of
 * problems grows by doubling without a capacity of its own: it is full exactly
 * when its count is a power of two. A problem that finds no memory is counted
 * as dropped and makes the step one that ran out of memory; nothing that is
 * told to an hc_error can itself fail.
 */

#include "base/status.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
	int exit_code;
	hc_label label;
} statuses[] = {
#define X(code, exit_code, en, zh) { exit_code, { zh, en } },
	HC_STATUS_LIST(X)
#undef X
};

const char *hc_label_text(hc_label label, hc_lang lang)
{
	const char *first = lang == HC_ZH ? label.zh : label.en;
	const char *second = lang == HC_ZH ? label.en : label.zh;

	if (first)
		return first;
	return second ? second : "";
}

const char *hc_status_text(hc_status status, hc_lang lang)
{
	return hc_label_text(statuses[status].label, lang);
}

int hc_status_exit(hc_status status)
{
	return statuses[status].exit_code;
}

hc_status hc_status_settle(hc_status status)
{
	return hc_memory_ran_out() ? HC_ENOMEM : status;
}

void hc_error_init(hc_error *err, hc_lang lang)
{
	*err = (hc_error){ .status = HC_OK, .lang = lang };
}

void hc_error_drop(hc_error *err)
{
	size_t i;

	for (i = 0; i < err->count; i++) {
		hc_memory_free(err->problems[i].file);
		hc_memory_free(err->problems[i].text);
	}
	hc_memory_free(err->problems);
	hc_error_init(err, err->lang);
}

static bool make_room(hc_error *err)
{
	size_t count = err->count;
	hc_problem *grown;

	if (count & (count - 1))
		return true;
	grown = hc_memory_resize(err->problems, (count ? count * 2 : 1) * sizeof *grown);
	if (!grown)
		return false;
	err->problems = grown;
	return true;
}

/* A copy of words of somebody's file as a person may see them; NULL when out of memory. */
static char *copy_visible(const char *words)
{
	hc_text visible;
	char *copy;

	if (hc_text_is_visible(words))
		return hc_memory_copy_text(words);
	hc_text_init(&visible);
	hc_text_add_visible(&visible, words);
	copy = hc_text_take(&visible);
	hc_text_drop(&visible);
	return copy;
}

static bool append(hc_error *err, hc_status status, const char *file, unsigned line, const char *text)
{
	char *file_copy = file ? copy_visible(file) : NULL, *text_copy = text ? copy_visible(text) : NULL;

	if (!text_copy || (file && !file_copy) || !make_room(err)) {
		hc_memory_free(file_copy);
		hc_memory_free(text_copy);
		return false;
	}
	err->problems[err->count++] = (hc_problem){ status, file_copy, line, text_copy };
	return true;
}

static char *format_text(const char *format, va_list args)
{
	va_list again;
	int length;
	char *out = NULL;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length >= 0)
		out = hc_memory_alloc((size_t)length + 1);
	if (out)
		vsnprintf(out, (size_t)length + 1, format, args);
	return out;
}

hc_status hc_error_add(hc_error *err, hc_status status, const char *file, unsigned line, const char *en, const char *zh,
                       ...)
{
	va_list args;
	char *text;

	if (!err)
		return status;
	if (err->count >= HC_PROBLEMS_MAX) {
		err->dropped++;
		return status;
	}
	va_start(args, zh);
	text = format_text(err->lang == HC_ZH ? zh : en, args);
	va_end(args);
	if (!append(err, status, file, line, text)) {
		err->dropped++;
		status = HC_ENOMEM;
	}
	hc_memory_free(text);
	if (err->status == HC_OK)
		err->status = status;
	return status;
}

hc_status hc_error_file(hc_error *err, hc_status status, const char *file, int code)
{
	bool write = status == HC_EWRITE;

	return hc_error_add(err, code == ENOMEM ? HC_ENOMEM : status, file, 0, write ? "cannot be written: %s" : "cannot be read: %s",
	                    write ? "无法写入：%s" : "无法读取：%s", strerror(code));
}

void hc_error_name(hc_error *err, size_t from, const char *file)
{
	size_t i;

	for (i = from; err && i < err->count; i++) {
		if (!err->problems[i].file && err->problems[i].status != HC_ENOMEM)
			err->problems[i].file = copy_visible(file);
	}
}

hc_status hc_error_nomem(hc_error *err)
{
	return hc_error_add(err, HC_ENOMEM, NULL, 0, "out of memory", "内存不足");
}

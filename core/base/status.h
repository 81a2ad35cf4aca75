/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_STATUS_H
#define HC_BASE_STATUS_H

/*
 * What a fallible function returns, and where a person can read why.
 *
 * One list gives the codes, the exit code of the program for each, and the
 * words in both languages. An hc_error gathers every problem of one step, so
 * that bad input is reported all at once.
 */

#include <stdbool.h>
#include <stddef.h>

/* X(code, exit, English, Chinese) */
#define HC_STATUS_LIST(X) \
	X(HC_OK, 0, "no error", "没有错误") \
	X(HC_EUSAGE, 64, "wrong usage", "用法错误") \
	X(HC_EDATA, 65, "bad data", "数据有误") \
	X(HC_ESCHEMA, 65, "bad schema", "模式文件有误") \
	X(HC_ERULE, 65, "bad rule", "规则有误") \
	X(HC_EINPUT, 66, "cannot read the input", "无法读取输入") \
	X(HC_EINTERNAL, 70, "internal fault", "内部故障") \
	X(HC_ENOMEM, 70, "out of memory", "内存不足") \
	X(HC_EWRITE, 73, "cannot write the output", "无法写入输出")

typedef enum hc_status {
#define X(code, exit_code, en, zh) code,
	HC_STATUS_LIST(X)
#undef X
} hc_status;

typedef enum hc_lang { HC_EN, HC_ZH } hc_lang;

/* A text in both languages; either may be NULL. Borrowed. */
typedef struct hc_label {
	const char *zh;
	const char *en;
} hc_label;

/* The text of `label` in `lang`, else in the other language, else "". */
const char *hc_label_text(hc_label label, hc_lang lang);

/* The name of a status in `lang`; a static text. */
const char *hc_status_text(hc_status status, hc_lang lang);

/* The program's exit code for `status`. */
int hc_status_exit(hc_status status);

/* `status`; HC_ENOMEM instead when memory ever ran out (hc_memory_ran_out), which may have spoiled what looks well. */
hc_status hc_status_settle(hc_status status);

/* One problem: what is wrong and where, on one line and with nothing in it that a terminal obeys. `file` may be NULL, `line` 0. */
typedef struct hc_problem {
	hc_status status;
	char *file;
	unsigned line;
	char *text;
} hc_problem;

/*
 * The problems of one step, in the order found. `status` is that of the
 * first. Past HC_PROBLEMS_MAX the rest are only counted (`dropped`).
 */
typedef struct hc_error {
	hc_status status;
	hc_lang lang;
	size_t count;
	size_t dropped;
	hc_problem *problems;
} hc_error;

/* Starts an empty list whose texts will be in `lang`. */
void hc_error_init(hc_error *err, hc_lang lang);

/* Frees the list; it may be used again afterwards, empty, in the same language. */
void hc_error_drop(hc_error *err);

/*
 * Adds a problem and returns `status`. `en` and `zh` are printf formats that
 * take the same arguments in the same order; the one of err->lang is used.
 * `file` may be NULL. `err` may be NULL: then only the status is returned.
 * Where there is no memory for the problem, it is counted as dropped and
 * HC_ENOMEM takes the place of `status`.
 */
hc_status hc_error_add(hc_error *err, hc_status status, const char *file, unsigned line,
                       const char *en, const char *zh, ...)
	__attribute__((format(printf, 5, 7), format(printf, 6, 7)));

/*
 * Adds that the system does not let `file` be read (`status` HC_EINPUT) or
 * written (HC_EWRITE), in its words for `code`, an errno. Returns `status`, or
 * HC_ENOMEM where it is for want of memory.
 */
hc_status hc_error_file(hc_error *err, hc_status status, const char *file, int code);

/* Lets the problems from number `from` on that name no file name this one. */
void hc_error_name(hc_error *err, size_t from, const char *file);

/* Adds "out of memory" and returns HC_ENOMEM. */
hc_status hc_error_nomem(hc_error *err);

#endif

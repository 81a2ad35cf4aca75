/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_OUTPUT_H
#define HC_CLI_OUTPUT_H

/* The `-o FORMAT[:FILE]` of a command: checked before the run, written after it. */

#include "cli/options.h"

/* What a command writes: the formats there are, and the writing of what was made. */
typedef struct hc_output {
	const char *(*format_at)(size_t position, hc_label *about); /* as hc_audit_format */
	hc_status (*write)(void *made, const char *format, const char *file, FILE *stream,
	                   const hc_write_options *options, hc_error *err);
} hc_output;

/* A row of a command's option table. */
#define HC_OUTPUT_OPTION \
	{ .name = "output", .letter = 'o', .repeats = true, .argument = "FORMAT[:FILE]", \
	  .about = { "输出格式；不给文件则到标准输出", "what to write; without FILE to standard output" } }

/*
 * Checks formats and files before anything is done: a format there is not, two
 * for standard output, a file that is named twice or is one of `inputs`
 * (NULL-terminated), what the run reads. `save` is one more file that it
 * writes; NULL: none.
 */
hc_status hc_output_check(const hc_output *output, const hc_options *options, const char *const *inputs, const char *save,
                          hc_error *err);

/*
 * Writes every `-o` of `made`, files first. Without one for standard output,
 * and unless `quiet`, the text goes there.
 */
hc_status hc_output_write(const hc_output *output, void *made, const hc_options *options, bool quiet, hc_error *err);

#endif

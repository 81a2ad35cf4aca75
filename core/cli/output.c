/* SPDX-License-Identifier: MIT */
/*
 * Mistakes in where to write are found before the run, so that a long one is
 * never lost to a typing error, and no output can replace the records it was
 * made from. Files come before standard output: a reader of a pipe that goes
 * away early costs no file.
 */
#include "hecha.h"
#include "cli/output.h"

#include "cli/terminal.h"

#include <string.h>
#include <sys/stat.h>

/* What follows the colon of `wanted`; NULL when there is none. */
static const char *file_of(const char *wanted)
{
	const char *colon = strchr(wanted, ':');

	return colon ? colon + 1 : NULL;
}

/* The format that `wanted` begins with, up to a colon; NULL when there is none. */
static const char *format_of(const hc_output *output, const char *wanted)
{
	size_t length = strcspn(wanted, ":");
	const char *name;
	hc_label about;

	for (size_t i = 0; (name = output->format_at(i, &about)) != NULL; i++)
		if (strlen(name) == length && strncmp(name, wanted, length) == 0)
			return name;
	return NULL;
}

static hc_status complain_format(const hc_output *output, const char *wanted, hc_error *err)
{
	hc_nearest nearest;
	const char *name;
	hc_label about;
	char given[64];

	snprintf(given, sizeof given, "%.*s", (int)strcspn(wanted, ":"), wanted);
	hc_nearest_init(&nearest, given);
	for (size_t i = 0; (name = output->format_at(i, &about)) != NULL; i++)
		hc_nearest_offer(&nearest, name);
	if (nearest.best)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no format \"%s\"; did you mean \"%s\"?",
		                    "没有格式“%s”；是否指“%s”？", given, nearest.best);
	return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no format \"%s\"; --help lists them",
	                    "没有格式“%s”；--help 列出所有格式", given);
}

/* Whether both name one file: the same path, or two names of what is there. */
static bool same_file(const char *a, const char *b)
{
	struct stat one, other;

	if (strcmp(a, b) == 0)
		return true;
	return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* `file` against what is read and the files of the outputs before position `end`. */
static hc_status check_file(const char *file, const hc_options *options, size_t end, const char *const *inputs, hc_error *err)
{
	const char *const *outputs = hc_options_list(options, "output");

	if (!*file)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "--output needs a file after the colon", "--output 的冒号后需要文件名");
	for (; *inputs; inputs++)
		if (same_file(file, *inputs))
			return hc_error_add(err, HC_EUSAGE, file, 0, "is read by this run; write to another file", "本次运行要读取该文件；请写入其他文件");
	for (size_t i = 0; i < end; i++) {
		const char *other = file_of(outputs[i]);
		if (other && same_file(file, other))
			return hc_error_add(err, HC_EUSAGE, file, 0, "named for two outputs", "两个输出使用了同一文件");
	}
	return HC_OK;
}

hc_status hc_output_check(const hc_output *output, const hc_options *options, const char *const *inputs, const char *save,
                          hc_error *err)
{
	const char *const *outputs = hc_options_list(options, "output");
	size_t count = hc_options_count(options, "output");
	size_t to_stdout = 0;
	hc_status status = HC_OK;

	for (size_t i = 0; i < count; i++) {
		const char *file = file_of(outputs[i]);
		if (!format_of(output, outputs[i]))
			status = complain_format(output, outputs[i], err);
		else if (!file)
			to_stdout++;
		else if (check_file(file, options, i, inputs, err) != HC_OK)
			status = HC_EUSAGE;
	}
	if (to_stdout > 1)
		status = hc_error_add(err, HC_EUSAGE, NULL, 0,
		                      "only one format can go to standard output; give the others a file: -o FORMAT:FILE",
		                      "只能有一种格式输出到标准输出；其他的请指定文件：-o 格式:文件");
	if (save && check_file(save, options, count, inputs, err) != HC_OK)
		status = HC_EUSAGE;
	return status;
}

static hc_status write_stdout(const hc_output *output, void *made, const char *format, const hc_options *options,
                              hc_error *err)
{
	hc_write_options how = {
		.lang = options->lang,
		.colour = hc_terminal_colour(stdout),
		.columns = hc_terminal_columns(stdout),
	};
	hc_error problems;
	hc_status status;

	hc_error_init(&problems, err->lang);
	status = output->write(made, format, NULL, stdout, &how, &problems);
	if (status == HC_EWRITE && hc_terminal_gone(stdout))
		status = HC_OK;
	hc_error_name(&problems, 0, err->lang == HC_ZH ? "标准输出" : "standard output");
	for (size_t i = 0; status != HC_OK && i < problems.count; i++)
		hc_error_add(err, problems.problems[i].status, problems.problems[i].file, problems.problems[i].line, "%s", "%s",
		             problems.problems[i].text);
	hc_error_drop(&problems);
	return status;
}

hc_status hc_output_write(const hc_output *output, void *made, const hc_options *options, bool quiet, hc_error *err)
{
	const char *const *outputs = hc_options_list(options, "output");
	const char *on_stdout = quiet ? NULL : "text";
	hc_write_options how = { .lang = options->lang };
	hc_status status = HC_OK;

	for (size_t i = 0; status == HC_OK && outputs[i]; i++) {
		const char *file = file_of(outputs[i]), *format = format_of(output, outputs[i]);
		if (file)
			status = output->write(made, format, file, NULL, &how, err);
		else
			on_stdout = format;
	}
	if (status == HC_OK && on_stdout)
		status = write_stdout(output, made, on_stdout, options, err);
	return status;
}

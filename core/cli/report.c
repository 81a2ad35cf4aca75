/* SPDX-License-Identifier: MIT */
/* What a problem says may hold words of somebody's file; the library leaves nothing in it that a terminal obeys. */
#include "cli/report.h"

#include "cli/terminal.h"

#include <errno.h>
#include <string.h>

static void print_problem(const hc_problem *problem)
{
	fputs("hecha: ", stderr);
	if (problem->file && problem->line)
		fprintf(stderr, "%s:%u: ", problem->file, problem->line);
	else if (problem->file)
		fprintf(stderr, "%s: ", problem->file);
	fprintf(stderr, "%s\n", problem->text);
}

void hc_report_problems(const hc_error *err, hc_status status)
{
	bool said = false;

	for (size_t i = 0; i < err->count; i++) {
		print_problem(&err->problems[i]);
		said |= err->problems[i].status == status || status != HC_ENOMEM;
	}
	if (err->count > 0 && err->dropped > 0)
		hc_terminal_say(stderr, err->lang, "hecha: and %zu more problems\n", "hecha: 另有 %zu 个问题\n", err->dropped);
	if (!said && status != HC_OK)
		fprintf(stderr, "hecha: %s\n", hc_status_text(status, err->lang));
}

hc_status hc_report_finish(hc_error *err)
{
	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return HC_OK;
	int why = errno;
	if (why == EPIPE || hc_terminal_gone(stdout))
		return HC_OK;
	return hc_error_add(err, HC_EWRITE, NULL, 0, "cannot write to standard output: %s", "无法写入标准输出：%s",
	                    strerror(why ? why : EIO));
}

void hc_report_progress(void *unused, uint64_t done, uint64_t total)
{
	static unsigned shown = 101;
	unsigned percent = total ? (unsigned)(100 * (done < total ? done : total) / total) : 0;

	(void)unused;
	if (percent == shown)
		return;
	shown = percent;
	fprintf(stderr, "\r%3u %%", percent);
	fflush(stderr);
}

void hc_report_progress_end(void)
{
	fputs("\r\033[K", stderr);
	fflush(stderr);
}

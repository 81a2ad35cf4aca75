/* SPDX-License-Identifier: MIT */
/*
 * The environment is read here and nowhere else: three variables for the
 * language, NO_COLOR and TERM for colour. Nothing that is written to a file
 * depends on them.
 */
#include "cli/terminal.h"

#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { columns_by_default = 80 };

int hc_terminal_columns(FILE *stream)
{
	struct winsize size;

	if (!isatty(fileno(stream)))
		return 0;
	if (ioctl(fileno(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return columns_by_default;
	return size.ws_col;
}

/* NULL when it is not set, or set to nothing. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

bool hc_terminal_colour(FILE *stream)
{
	const char *term = variable("TERM");

	return isatty(fileno(stream)) && !variable("NO_COLOR") && term && strcmp(term, "dumb") != 0;
}

hc_lang hc_terminal_language(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = variable(variables[i]);
		if (value)
			return strncmp(value, "zh", 2) == 0 ? HC_ZH : HC_EN;
	}
	return HC_EN;
}

bool hc_terminal_gone(FILE *stream)
{
	struct pollfd end = { .fd = fileno(stream), .events = POLLOUT };

	return poll(&end, 1, 0) == 1 && (end.revents & POLLERR) != 0;
}

void hc_terminal_say(FILE *stream, hc_lang lang, const char *en, const char *zh, ...)
{
	va_list arguments;

	va_start(arguments, zh);
	vfprintf(stream, lang == HC_ZH ? zh : en, arguments);
	va_end(arguments);
}

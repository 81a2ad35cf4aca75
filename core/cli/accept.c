/* SPDX-License-Identifier: MIT */
/*
 * The options that every command takes, and the shapes of values that can be
 * told from the text alone. Whether a rule or a record of that name exists
 * is not known here.
 */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

const hc_option hc_common_options[] = {
	{ .name = "lang", .argument = "zh|en", .accepts = hc_option_is_lang, .expects = { " zh 或 en", "zh or en" },
	  .about = { "输出语言", "language of the output" } },
	{ .name = "help", .letter = 'h', .about = { "显示帮助", "show this help" } },
	{ .name = NULL },
};

bool hc_option_is_lang(const char *value)
{
	return strcmp(value, "zh") == 0 || strcmp(value, "en") == 0;
}

bool hc_option_is_number(const char *value)
{
	size_t length = strlen(value);

	return length >= 1 && length <= 4 && strspn(value, "0123456789") == length && atoi(value) > 0;
}

bool hc_option_is_date(const char *value)
{
	static const char shape[] = "dddd-dd-dd";

	if (strlen(value) != strlen(shape))
		return false;
	for (size_t i = 0; shape[i]; i++)
		if (shape[i] == 'd' ? value[i] < '0' || value[i] > '9' : value[i] != shape[i])
			return false;
	return true;
}

bool hc_option_is_severity(const char *value)
{
	hc_severity severity;

	return hc_severity_find(&severity, value);
}

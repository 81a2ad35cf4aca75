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

/* A number from 1 to 9999, that ends before `end`; what follows it, NULL when there is none. */
static const char *read_number(unsigned *out, const char *value, char end)
{
	size_t length = strspn(value, "0123456789");

	*out = (unsigned)strtoul(length <= 4 ? value : "", NULL, 10);
	return *out > 0 && value[length] == end ? value + length + 1 : NULL;
}

bool hc_option_is_number(const char *value)
{
	unsigned number;

	return read_number(&number, value, '\0') != NULL;
}

bool hc_option_read_part(unsigned *part, unsigned *parts, const char *value)
{
	const char *rest = read_number(part, value, '/');

	return rest && read_number(parts, rest, '\0') && *part <= *parts;
}

bool hc_option_is_part(const char *value)
{
	unsigned part, parts;

	return hc_option_read_part(&part, &parts, value);
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

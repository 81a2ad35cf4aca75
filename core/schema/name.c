/* SPDX-License-Identifier: MIT */
/*
 * A name that passes here needs no quoting anywhere: as a table or a column,
 * after a dot in a rule, as a part of a file's name. Words that the rule
 * language keeps for itself would only fail much later, in somebody's rule.
 */

#include "schema/name.h"

#include <string.h>

#define NAME_MAX_BYTES 63

static bool is_reserved(const char *name)
{
	static const char *const words[] = {
		"and", "break", "do",  "else", "elseif", "end",    "false",  "for",  "function", "goto",  "if",
		"in",  "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while",
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i], name) == 0)
			return true;
	}
	return strncmp(name, "sqlite_", 7) == 0;
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool hc_name_valid(const char *name)
{
	size_t i;

	if (!is_letter(name[0]) || strlen(name) > NAME_MAX_BYTES || is_reserved(name))
		return false;
	for (i = 1; name[i]; i++) {
		if (!is_letter(name[i]) && !is_digit(name[i]) && name[i] != '_')
			return false;
	}
	return true;
}

bool hc_name_check(const char *name, const char *file, unsigned line, hc_error *err)
{
	if (hc_name_valid(name))
		return true;
	hc_error_add(
		err, HC_ESCHEMA, file, line,
		"\"%s\" cannot be a name: use small letters, digits and _, begin with a letter, and avoid words of Lua",
		"\"%s\" 不能作为名称：请用小写字母、数字和下划线，以字母开头，并避开 Lua 的保留字", name);
	return false;
}

bool hc_name_check_document(const char *id, const char *file, hc_error *err)
{
	size_t i;

	for (i = 0; id[i]; i++) {
		if (!is_letter(id[i]) && !is_digit(id[i]) && (i == 0 || (id[i] != '-' && id[i] != '_')))
			break;
	}
	if (i > 0 && !id[i] && i <= NAME_MAX_BYTES)
		return true;
	hc_error_add(err, HC_ESCHEMA, file, 0, "\"%s\" cannot be a document's id: use small letters, digits and -",
	             "\"%s\" 不能作为文件编号：请用小写字母、数字和连字符", id);
	return false;
}

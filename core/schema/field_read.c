/* SPDX-License-Identifier: MIT */
/*
 * Values as people write them become the column's integers here and nowhere
 * else: forms, rules and schemas read a date or a member alike. What is read
 * is then held to the field's range, whoever wrote it.
 */

#include "schema/entity.h"

#include "base/date.h"
#include "base/limits.h"
#include "schema/value_read.h"

#include <string.h>

#define REAL_DECIMALS 6

static bool read_number(const hc_field *field, hc_value_text s, int64_t *out, hc_label *why)
{
	bool real = field->type == HC_REAL, exact = true;
	bool share = real && field->unit && strcmp(field->unit, "share") == 0;

	if (!hc_value_number(s, real ? REAL_DECIMALS : 0, share, out, &exact, why))
		return false;
	if (!real && !exact)
		return hc_value_refuse(why, "not a whole number", "不是整数");
	return true;
}

static bool same_word(hc_value_text s, const char *word)
{
	size_t i;

	for (i = 0; i < s.length && word[i]; i++) {
		char c = s.text[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != word[i])
			return false;
	}
	return i == s.length && !word[i];
}

static bool read_boolean(hc_value_text s, int64_t *out, hc_label *why)
{
	static const struct {
		const char *word;
		int value;
	} words[] = {
		{ "1", 1 }, { "true", 1 },  { "yes", 1 }, { "y", 1 }, { "是", 1 }, { "有", 1 },
		{ "0", 0 }, { "false", 0 }, { "no", 0 },  { "n", 0 }, { "否", 0 }, { "无", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (same_word(s, words[i].word)) {
			*out = words[i].value;
			return true;
		}
	}
	return hc_value_refuse(why, "neither yes nor no", "不是“是”或“否”");
}

int hc_field_member(const hc_field *field, const char *name, size_t length)
{
	size_t i, j;

	for (i = 0; i < field->member_count; i++) {
		const hc_member *member = &field->members[i];
		const char *const called[] = { member->name, member->label.zh, member->label.en };

		for (j = 0; j < sizeof called / sizeof *called; j++) {
			if (called[j] && strlen(called[j]) == length && memcmp(called[j], name, length) == 0)
				return (int)i;
		}
	}
	return -1;
}

/* Skips separators of a list and the spaces around them; true at the end or when there was one. */
static bool take_separator(hc_value_text *s)
{
	static const char *const separators[] = { ",", ";", "，", "；", "、" };
	bool found = false;
	size_t i;

	hc_value_skip_spaces(s);
	for (i = 0; i < sizeof separators / sizeof *separators; i++) {
		if (hc_value_take(s, separators[i])) {
			found = true;
			break;
		}
	}
	hc_value_skip_spaces(s);
	return found || s->length == 0;
}

/* Takes the longest name or label of a member that ends where an item can end: labels may hold separators themselves.
 */
static int take_member(const hc_field *field, hc_value_text *s)
{
	hc_value_text best = { NULL, 0 };
	int found = -1;
	size_t i, j;

	for (i = 0; i < field->member_count; i++) {
		const hc_member *member = &field->members[i];
		const char *const called[] = { member->name, member->label.zh, member->label.en };

		for (j = 0; j < sizeof called / sizeof *called; j++) {
			hc_value_text rest = *s;

			if (!called[j] || !hc_value_take(&rest, called[j]) || !take_separator(&rest))
				continue;
			if (found < 0 || rest.length < best.length) {
				best = rest;
				found = (int)i;
			}
		}
	}
	if (found >= 0)
		*s = best;
	return found;
}

static bool read_set(const hc_field *field, hc_value_text s, int64_t *out, hc_label *why)
{
	int64_t mask = 0;
	int member;

	while (s.length > 0) {
		member = take_member(field, &s);
		if (member < 0 && mask == 0 && (same_word(s, "none") || same_word(s, "无")))
			break;
		if (member < 0)
			return hc_value_refuse(why, "not a list of the allowed values", "含有不允许的值");
		mask |= INT64_C(1) << member;
	}
	*out = mask;
	return true;
}

static bool read_enum(const hc_field *field, hc_value_text s, int64_t *out, hc_label *why)
{
	int member = hc_field_member(field, s.text, s.length);

	if (member < 0)
		return hc_value_refuse(why, "none of the allowed values", "不是允许的值");
	*out = member;
	return true;
}

static bool read_by_type(const hc_field *field, hc_value_text s, int64_t *out, hc_label *why)
{
	switch (field->type) {
	case HC_INTEGER:
	case HC_REAL:
		return read_number(field, s, out, why);
	case HC_DATE:
		return hc_value_date(s, out, why);
	case HC_MONTH:
		return hc_value_month(s, out, why);
	case HC_BOOLEAN:
		return read_boolean(s, out, why);
	case HC_ENUM:
		return read_enum(field, s, out, why);
	case HC_SET:
		return read_set(field, s, out, why);
	case HC_TEXT:
		break;
	}
	return hc_value_refuse(why, "a text has no number", "文本没有对应的数值");
}

bool hc_field_read(const hc_field *field, const char *text, size_t length, int64_t *out, hc_label *why)
{
	hc_value_text s = hc_value_trim(text, length);
	int64_t value = 0;

	if (s.length == 0 && field->act) {
		*out = HC_DATE_NEVER;
		return true;
	}
	if (s.length == 0 && field->type != HC_SET)
		return hc_value_refuse(why, "empty", "为空");
	if (!read_by_type(field, s, &value, why) || !hc_field_check(field, value, why))
		return false;
	*out = value;
	return true;
}

bool hc_field_check(const hc_field *field, int64_t value, hc_label *why)
{
	if (field->act && value == HC_DATE_NEVER)
		return true;
	if (value < field->low || (field->act && value < HC_DATE_MIN))
		return hc_value_refuse(why, "below the lowest value that the schema allows", "低于模式允许的最小值");
	if (value > field->high)
		return hc_value_refuse(why, "above the highest value that the schema allows", "高于模式允许的最大值");
	return true;
}

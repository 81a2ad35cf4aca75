/* SPDX-License-Identifier: MIT */
/*
 * A number is taken apart by hand into digits and a power of ten, so that no
 * value passes through a double, and is rounded once, to the decimals that the
 * caller keeps. Dates are tried in each way of writing them and then read as
 * ISO, so that there is one calendar.
 */

#include "schema/value_read.h"

#include "base/date.h"
#include "base/limits.h"

#include <stdio.h>
#include <string.h>

__extension__ typedef __int128 wide;

#define DIGITS_MAX 36 /* what fits in 128 bits */
#define EXPONENT_MAX 40

bool hc_value_refuse(hc_label *why, const char *en, const char *zh)
{
	*why = (hc_label){ zh, en };
	return false;
}

bool hc_value_take(hc_value_text *s, const char *word)
{
	size_t length = strlen(word);

	if (s->length < length || memcmp(s->text, word, length) != 0)
		return false;
	s->text += length;
	s->length -= length;
	return true;
}

static bool ends_with(hc_value_text s, const char *word)
{
	size_t length = strlen(word);

	return s.length >= length && memcmp(s.text + s.length - length, word, length) == 0;
}

static const char *const spaces[] = { " ", "\t", "\r", "\n", "\xC2\xA0", "\xE3\x80\x80" };

#define SPACE_COUNT (sizeof spaces / sizeof *spaces)

void hc_value_skip_spaces(hc_value_text *s)
{
	size_t i;

	for (i = 0; i < SPACE_COUNT; i++) {
		if (hc_value_take(s, spaces[i]))
			i = (size_t)-1;
	}
}

hc_value_text hc_value_trim(const char *text, size_t length)
{
	hc_value_text s = { text, length };
	size_t i;

	hc_value_skip_spaces(&s);
	for (i = 0; i < SPACE_COUNT; i++) {
		if (ends_with(s, spaces[i])) {
			s.length -= strlen(spaces[i]);
			i = (size_t)-1;
		}
	}
	return s;
}

/* A decimal number: digits * 10^-scale. */
typedef struct decimal {
	wide digits;
	int scale;
	bool negative;
} decimal;

static bool is_digit(hc_value_text s, size_t i)
{
	return i < s.length && s.text[i] >= '0' && s.text[i] <= '9';
}

static size_t digit_run(hc_value_text s)
{
	size_t count = 0;

	while (is_digit(s, count))
		count++;
	return count;
}

static void take_digits(hc_value_text *s, size_t count, decimal *out)
{
	size_t i;

	for (i = 0; i < count; i++)
		out->digits = out->digits * 10 + (s->text[i] - '0');
	s->text += count;
	s->length -= count;
}

/* "1200", "1,200", "12,345,678" */
static bool take_whole(hc_value_text *s, decimal *out)
{
	size_t count = digit_run(*s);

	if (count == 0 || (count > 3 && s->length > count && s->text[count] == ','))
		return false;
	take_digits(s, count, out);
	while (hc_value_take(s, ",")) {
		if (digit_run(*s) != 3)
			return false;
		take_digits(s, 3, out);
	}
	return true;
}

static bool take_exponent(hc_value_text *s, decimal *out)
{
	bool negative;
	size_t count;
	int exponent = 0;

	if (!hc_value_take(s, "e") && !hc_value_take(s, "E"))
		return true;
	negative = hc_value_take(s, "-");
	if (!negative)
		hc_value_take(s, "+");
	count = digit_run(*s);
	if (count == 0 || count > 3)
		return false;
	for (; count > 0; count--) {
		exponent = exponent * 10 + (s->text[0] - '0');
		s->text++;
		s->length--;
	}
	if (exponent > EXPONENT_MAX)
		return false;
	out->scale += negative ? exponent : -exponent;
	return true;
}

static bool read_decimal(hc_value_text s, bool percent, decimal *out)
{
	size_t count;

	*out = (decimal){ 0, 0, false };
	if (s.length > DIGITS_MAX)
		return false;
	out->negative = hc_value_take(&s, "-");
	if (!take_whole(&s, out))
		return false;
	if (hc_value_take(&s, ".")) {
		count = digit_run(s);
		if (count == 0)
			return false;
		take_digits(&s, count, out);
		out->scale = (int)count;
	}
	if (!take_exponent(&s, out))
		return false;
	if (percent && (hc_value_take(&s, "%") || hc_value_take(&s, "％")))
		out->scale += 2;
	return s.length == 0;
}

/*
 * The value times 10^decimals, rounded half away from zero. False when it is
 * beyond the largest number; *exact tells whether nothing was rounded away.
 */
static bool scale_to(decimal number, int decimals, int64_t *out, bool *exact)
{
	wide most = HC_NUMBER_MAX, rest = 0, value = number.digits;
	int shift = decimals - number.scale, i;

	for (i = 0; i < decimals; i++)
		most *= 10;
	*exact = true;
	for (; shift < 0; shift++) {
		*exact = *exact && rest == 0;
		rest = value % 10;
		value /= 10;
	}
	*exact = *exact && rest == 0;
	value += rest >= 5;
	for (; shift > 0 && value <= most; shift--)
		value *= 10;
	if (value > most)
		return false;
	*out = (int64_t)(number.negative ? -value : value);
	return true;
}

bool hc_value_number(hc_value_text s, int decimals, bool percent, int64_t *out, bool *exact, hc_label *why)
{
	decimal number;

	if (!read_decimal(s, percent, &number))
		return hc_value_refuse(why, "not a number", "不是数字");
	if (!scale_to(number, decimals, out, exact))
		return hc_value_refuse(why, "larger than any number that the records can hold", "超出可记录的最大数值");
	return true;
}

/* Takes `least` to `most` digits. */
static bool take_part(hc_value_text *s, size_t least, size_t most, int *out)
{
	size_t count = digit_run(*s), i;

	if (count < least || count > most)
		return false;
	*out = 0;
	for (i = 0; i < count; i++)
		*out = *out * 10 + (s->text[i] - '0');
	s->text += count;
	s->length -= count;
	return true;
}

/* What follows the year, the month and the day, in the ways that dates are written. */
static const struct {
	const char *year, *month, *day;
} styles[] = {
	{ "-", "-", "" },
	{ "/", "/", "" },
	{ ".", ".", "" },
	{ "年", "月", "日" },
};

#define STYLE_COUNT (sizeof styles / sizeof *styles)

bool hc_value_date(hc_value_text s, int64_t *out, hc_label *why)
{
	int year, month, day;
	size_t i;
	char iso[16];
	hc_date date;

	for (i = 0; i < STYLE_COUNT; i++) {
		hc_value_text rest = s;

		if (!take_part(&rest, 4, 4, &year) || !hc_value_take(&rest, styles[i].year) ||
		    !take_part(&rest, 1, 2, &month) || !hc_value_take(&rest, styles[i].month) ||
		    !take_part(&rest, 1, 2, &day) || !hc_value_take(&rest, styles[i].day) || rest.length > 0)
			continue;
		snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
		if (!hc_date_read(&date, iso, strlen(iso)))
			return hc_value_refuse(why, "no day of the calendar", "日历上没有这一天");
		*out = date;
		return true;
	}
	return hc_value_refuse(why, "not a date, such as 2019-03-22", "不是日期（如 2019-03-22）");
}

bool hc_value_month(hc_value_text s, int64_t *out, hc_label *why)
{
	int year, month;
	size_t i;

	for (i = 0; i < STYLE_COUNT; i++) {
		hc_value_text rest = s;
		const char *end = styles[i].day[0] ? styles[i].month : "";

		if (!take_part(&rest, 4, 4, &year) || !hc_value_take(&rest, styles[i].year) ||
		    !take_part(&rest, 1, 2, &month) || !hc_value_take(&rest, end) || rest.length > 0)
			continue;
		if (year < 1 || month < 1 || month > 12)
			break;
		*out = (int64_t)year * 12 + month - 1;
		return true;
	}
	return hc_value_refuse(why, "not a month, such as 2019-03", "不是月份（如 2019-03）");
}

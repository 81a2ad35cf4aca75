/* SPDX-License-Identifier: MIT */
/*
 * Decimals are made from the fraction itself in 128-bit integers: no floating
 * point comes near a number that someone will hold against a line. A number
 * of at most four decimals is shown as it is; of a longer one as few decimals
 * as still tell the truth about its side of the line.
 */

#include "publish/number.h"

#include <stdio.h>
#include <string.h>

__extension__ typedef __int128 wide;

#define DECIMALS_PLAIN 4
#define DECIMALS_CUT 2
#define DECIMALS_MOST 12

static void add_grouped(hc_text *out, const char *digits, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			hc_text_add(out, ",");
		hc_text_add_bytes(out, digits + i, 1);
	}
}

void hc_number_add_exact(hc_text *out, const char *exact)
{
	size_t run;

	while (*exact) {
		run = strspn(exact, "0123456789");
		add_grouped(out, exact, run);
		exact += run;
		/* What follows a point is decimals; they are not grouped. */
		run = *exact == '.' ? 1 + strspn(exact + 1, "0123456789") : *exact != '\0';
		hc_text_add_bytes(out, exact, run);
		exact += run;
	}
}

void hc_number_add_whole(hc_text *out, int64_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%lld", (long long)value);
	hc_number_add_exact(out, digits);
}

/* value * 10^decimals as a whole number in the direction of `rounding`. */
static wide scaled(hc_fraction value, wide scale, hc_rounding rounding)
{
	wide product = (wide)value.num * scale, whole = product / value.den, rest = product % value.den;

	if (rest < 0) {
		whole--;
		rest += value.den;
	}
	if (rounding == HC_ROUND_UP)
		return whole + (rest > 0);
	if (rounding == HC_ROUND_NEAREST)
		return whole + (2 * rest >= value.den);
	return whole;
}

static void add_scaled(hc_text *out, wide number, int decimals)
{
	char digits[48];
	size_t end = sizeof digits;
	wide rest = number < 0 ? -number : number;
	size_t point = end - (size_t)decimals;

	while (end > point || rest > 0 || end == sizeof digits - (size_t)decimals) {
		digits[--end] = (char)('0' + (int)(rest % 10));
		rest /= 10;
	}
	if (number < 0)
		hc_text_add(out, "-");
	add_grouped(out, digits + end, point - end);
	while (decimals > 0 && digits[point + (size_t)decimals - 1] == '0')
		decimals--;
	if (decimals > 0) {
		hc_text_add(out, ".");
		hc_text_add_bytes(out, digits + point, (size_t)decimals);
	}
}

static int side_of(wide number, wide scale, hc_fraction line)
{
	wide left, right;

	if (line.den == 0)
		return line.num > 0 ? -1 : 1;
	left = number * line.den;
	right = (wide)line.num * scale;
	return (left > right) - (left < right);
}

/* Whether number * 10^n fits wide when multiplied by a denominator as well. */
static bool fits(hc_fraction value, hc_fraction line, wide scale)
{
	const wide most = ((wide)1 << 126) / scale;
	wide num = value.num < 0 ? -(wide)value.num : value.num;
	wide den = line.den > 0 ? line.den : 1;

	return num <= most && num / value.den + 1 <= most / den && line.num <= most && line.num >= -most;
}

static void add_cut(hc_text *out, hc_fraction value, hc_fraction line, hc_rounding rounding)
{
	wide scale = 100, number = scaled(value, scale, rounding);
	bool held = !hc_fraction_is_none(line) && fits(value, line, scale);
	int side = held ? hc_fraction_compare(value, line) : 0, decimals = DECIMALS_CUT;

	/* A number on its line cannot be shown on a wrong side of it. */
	held = held && side != 0;
	while (held && side_of(number, scale, line) != side && decimals < DECIMALS_MOST &&
	       fits(value, line, scale * 10)) {
		scale *= 10;
		decimals++;
		number = scaled(value, scale, rounding);
	}
	add_scaled(out, number, decimals);
}

void hc_number_add(hc_text *out, hc_fraction value, hc_fraction line, hc_rounding rounding, bool percent)
{
	static const int64_t plain = 10000;
	char exact[HC_FRACTION_TEXT];
	hc_fraction hundred = hc_fraction_whole(100);

	if (percent) {
		value = hc_fraction_mul(value, hundred);
		line = hc_fraction_mul(line, hundred);
	}
	if (!hc_fraction_is_finite(value)) {
		hc_fraction_write(exact, value);
		hc_text_add(out, exact);
	} else if (plain % value.den == 0) {
		add_scaled(out, scaled(value, plain, HC_ROUND_DOWN), DECIMALS_PLAIN);
	} else {
		add_cut(out, value, line, rounding);
	}
}

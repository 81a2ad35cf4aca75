/* SPDX-License-Identifier: MIT */
/*
 * Every operation is done in 128 bits, where products and sums of two
 * fractions of 64 bits cannot overflow, and is reduced once at the end; what
 * does not fit then is none. The infinities are handled before the arithmetic,
 * so that the arithmetic has no special cases. Whole numbers, which most are,
 * skip what would change nothing.
 */

#include "base/fraction.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

__extension__ typedef __int128 wide;

#define DECIMALS 6
#define DECIMAL_SCALE 1000000

static uint64_t greatest_small_divisor(uint64_t a, uint64_t b)
{
	uint64_t rest;

	for (; b != 0; b = rest) {
		rest = a % b;
		a = b;
	}
	return a;
}

static wide greatest_divisor(wide a, wide b)
{
	wide wide_rest;

	/* Divisions of 64 bits as soon as both fit: they are many times as fast. */
	while (b != 0 && (a > (wide)UINT64_MAX || b > (wide)UINT64_MAX)) {
		wide_rest = a % b;
		a = b;
		b = wide_rest;
	}
	return b == 0 ? a : (wide)greatest_small_divisor((uint64_t)a, (uint64_t)b);
}

/* Most fit into 64 bits as they are. */
static hc_fraction reduce_small(int64_t num, int64_t den)
{
	int64_t divisor = (int64_t)greatest_small_divisor(num < 0 ? 0 - (uint64_t)num : (uint64_t)num, (uint64_t)den);

	return divisor == 1 ? (hc_fraction){ num, den } : (hc_fraction){ num / divisor, den / divisor };
}

/* The reduced fraction; none when it does not fit. */
static hc_fraction reduce(wide num, wide den)
{
	wide divisor;

	if (den < 0) {
		num = -num;
		den = -den;
	}
	if (den == 0)
		return (hc_fraction){ (num > 0) - (num < 0), 0 };
	if (den != 1 && num == (int64_t)num && den == (int64_t)den)
		return reduce_small((int64_t)num, (int64_t)den);
	if (den != 1) {
		divisor = greatest_divisor(num < 0 ? -num : num, den);
		num = divisor == 1 ? num : num / divisor;
		den = divisor == 1 ? den : den / divisor;
	}
	if (num > INT64_MAX || num < INT64_MIN || den > INT64_MAX)
		return HC_FRACTION_NONE;
	return (hc_fraction){ (int64_t)num, (int64_t)den };
}

static int sign(hc_fraction a)
{
	return (a.num > 0) - (a.num < 0);
}

static hc_fraction infinity_of(int direction)
{
	return (hc_fraction){ direction, 0 };
}

hc_fraction hc_fraction_of(int64_t num, int64_t den)
{
	return reduce(num, den);
}

hc_fraction hc_fraction_whole(int64_t value)
{
	return (hc_fraction){ value, 1 };
}

double hc_fraction_double(hc_fraction value)
{
	if (hc_fraction_is_none(value))
		return NAN;
	if (value.den == 0)
		return value.num > 0 ? HUGE_VAL : -HUGE_VAL;
	return (double)value.num / (double)value.den;
}

bool hc_fraction_is_none(hc_fraction value)
{
	return value.den == 0 && value.num == 0;
}

bool hc_fraction_is_finite(hc_fraction value)
{
	return value.den != 0;
}

hc_fraction hc_fraction_add(hc_fraction a, hc_fraction b)
{
	if (hc_fraction_is_none(a) || hc_fraction_is_none(b))
		return HC_FRACTION_NONE;
	if (a.den == 0)
		return b.den == 0 && sign(a) != sign(b) ? HC_FRACTION_NONE : a;
	if (b.den == 0)
		return b;
	return reduce((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den);
}

hc_fraction hc_fraction_sub(hc_fraction a, hc_fraction b)
{
	if (hc_fraction_is_none(a) || hc_fraction_is_none(b))
		return HC_FRACTION_NONE;
	if (b.den == 0)
		return hc_fraction_add(a, infinity_of(-sign(b)));
	if (a.den == 0)
		return a;
	return reduce((wide)a.num * b.den - (wide)b.num * a.den, (wide)a.den * b.den);
}

hc_fraction hc_fraction_mul(hc_fraction a, hc_fraction b)
{
	if (hc_fraction_is_none(a) || hc_fraction_is_none(b))
		return HC_FRACTION_NONE;
	if (a.num == 0 || b.num == 0)
		return hc_fraction_whole(0);
	if (a.den == 0 || b.den == 0)
		return infinity_of(sign(a) * sign(b));
	return reduce((wide)a.num * b.num, (wide)a.den * b.den);
}

hc_fraction hc_fraction_div(hc_fraction a, hc_fraction b)
{
	if (hc_fraction_is_none(a) || hc_fraction_is_none(b) || (a.den == 0 && b.den == 0))
		return HC_FRACTION_NONE;
	if (b.den == 0)
		return hc_fraction_whole(0);
	if (b.num == 0)
		return infinity_of(sign(a));
	if (a.den == 0)
		return infinity_of(sign(a) * sign(b));
	return reduce((wide)a.num * b.den, (wide)a.den * b.num);
}

hc_fraction hc_fraction_floor(hc_fraction a)
{
	if (a.den == 0)
		return a;
	return hc_fraction_whole(a.num / a.den - (a.num % a.den < 0));
}

hc_fraction hc_fraction_ceil(hc_fraction a)
{
	if (a.den == 0)
		return a;
	return hc_fraction_whole(a.num / a.den + (a.num % a.den > 0));
}

int hc_fraction_compare(hc_fraction a, hc_fraction b)
{
	wide left, right;

	assert(!hc_fraction_is_none(a) && !hc_fraction_is_none(b));
	if (a.den == b.den)
		return (a.num > b.num) - (a.num < b.num);
	if (a.den == 0 && b.den == 0)
		return (sign(a) > sign(b)) - (sign(a) < sign(b));
	left = (wide)a.num * b.den;
	right = (wide)b.num * a.den;
	return (left > right) - (left < right);
}

/* The smallest step in 1..last whose fraction reads as `value`; `last` itself must. */
static wide first_step(double value, const wide num[2], const wide den[2], wide last)
{
	wide low = 1, high = last, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if ((double)(num[0] + middle * num[1]) / (double)(den[0] + middle * den[1]) == value)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/*
 * Walks the continued fraction of a positive `value`, given exactly as
 * top/bottom. The simplest fraction among all that read as the value lies on
 * this walk, because each turn of it is the simplest on its side.
 */
static hc_fraction simplest(double value, wide top, wide bottom)
{
	wide num[2] = { 0, 1 }, den[2] = { 1, 0 }, step, next_num, next_den, rest;

	while (bottom != 0) {
		step = top / bottom;
		next_num = num[0] + step * num[1];
		next_den = den[0] + step * den[1];
		if (next_num > INT64_MAX || next_den > INT64_MAX)
			return HC_FRACTION_NONE;
		if ((double)next_num / (double)next_den == value) {
			step = first_step(value, num, den, step);
			return reduce(num[0] + step * num[1], den[0] + step * den[1]);
		}
		num[0] = num[1];
		num[1] = next_num;
		den[0] = den[1];
		den[1] = next_den;
		rest = top % bottom;
		top = bottom;
		bottom = rest;
	}
	return HC_FRACTION_NONE;
}

/* The decimal of six digits that reads as a positive `value`; none when there is none. */
static hc_fraction short_decimal(double value)
{
	double scaled = value * DECIMAL_SCALE;

	if (!(scaled < 0x1p51))
		return HC_FRACTION_NONE;
	scaled = floor(scaled + 0.5);
	return scaled / DECIMAL_SCALE == value ? reduce((wide)scaled, DECIMAL_SCALE) : HC_FRACTION_NONE;
}

hc_fraction hc_fraction_from_double(double value)
{
	double magnitude = fabs(value), mantissa;
	int exponent;
	wide top, bottom = 1;
	hc_fraction out;

	if (value == 0)
		return hc_fraction_whole(0);
	/* Also refuses NaN; below 2^-63 no denominator fits. */
	if (!(magnitude < 0x1p63 && magnitude > 0x1p-63))
		return HC_FRACTION_NONE;
	mantissa = frexp(magnitude, &exponent);
	top = (wide)ldexp(mantissa, 53);
	exponent -= 53;
	if (exponent >= 0)
		return hc_fraction_of((int64_t)value, 1);
	bottom <<= -exponent;
	out = short_decimal(magnitude);
	if (hc_fraction_is_none(out))
		out = simplest(magnitude, top, bottom);
	out.num = value < 0 ? -out.num : out.num;
	return out;
}

/*
 * Reads digits with at most one point between them into num/den, which need
 * not be reduced: what has six decimals may have as many more digits.
 */
static bool read_decimal(wide *num, wide *den, const char *text, size_t length)
{
	bool point = false;
	size_t i;

	*num = 0;
	*den = 1;
	if (length == 0 || text[0] == '.' || text[length - 1] == '.')
		return false;
	for (i = 0; i < length; i++) {
		if (text[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (text[i] < '0' || text[i] > '9')
			return false;
		*num = *num * 10 + (text[i] - '0');
		if (point)
			*den *= 10;
		if (*num > (wide)INT64_MAX * DECIMAL_SCALE || *den > INT64_MAX)
			return false;
	}
	return true;
}

/* Reads "1/3" around its stroke at `stroke`. */
static bool read_ratio(wide *num, wide *den, const char *text, size_t stroke, size_t length)
{
	wide top_scale, bottom_scale;

	return read_decimal(num, &top_scale, text, stroke) &&
	       read_decimal(den, &bottom_scale, text + stroke + 1, length - stroke - 1) && top_scale == 1 &&
	       bottom_scale == 1 && *den != 0;
}

bool hc_fraction_read(hc_fraction *out, const char *text, size_t length)
{
	bool negative = length > 0 && text[0] == '-';
	wide num, den;
	size_t stroke;
	hc_fraction value;

	text += negative;
	length -= negative;
	for (stroke = 0; stroke < length && text[stroke] != '/'; stroke++)
		;
	if (stroke < length) {
		if (!read_ratio(&num, &den, text, stroke, length))
			return false;
	} else if (length > 0 && text[length - 1] == '%') {
		if (!read_decimal(&num, &den, text, length - 1))
			return false;
		den *= 100;
	} else if (!read_decimal(&num, &den, text, length)) {
		return false;
	}
	value = reduce(negative ? -num : num, den);
	if (hc_fraction_is_none(value))
		return false;
	*out = value;
	return true;
}

/* Most numbers are whole; printf would take ten times as long. */
static void write_whole(char *out, bool negative, unsigned long long number)
{
	char digits[20];
	size_t count = 0;

	do {
		digits[count++] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	if (negative)
		*out++ = '-';
	while (count)
		*out++ = digits[--count];
	*out = '\0';
}

/* Writes value * 10^-6 without trailing zeros. */
static void write_decimal(char out[HC_FRACTION_TEXT], bool negative, wide millionths)
{
	unsigned long long whole = (unsigned long long)(millionths / DECIMAL_SCALE);
	unsigned part = (unsigned)(millionths % DECIMAL_SCALE);
	int decimals = DECIMALS;

	if (part == 0) {
		write_whole(out, negative, whole);
		return;
	}
	while (part % 10 == 0) {
		part /= 10;
		decimals--;
	}
	snprintf(out, HC_FRACTION_TEXT, "%s%llu.%0*u", negative ? "-" : "", whole, decimals, part);
}

void hc_fraction_write(char out[HC_FRACTION_TEXT], hc_fraction value)
{
	wide magnitude = value.num < 0 ? -(wide)value.num : value.num;

	if (hc_fraction_is_none(value))
		snprintf(out, HC_FRACTION_TEXT, "none");
	else if (value.den == 0)
		snprintf(out, HC_FRACTION_TEXT, "%s", value.num > 0 ? "inf" : "-inf");
	else if (DECIMAL_SCALE % value.den == 0)
		write_decimal(out, value.num < 0, magnitude * (DECIMAL_SCALE / value.den));
	else
		snprintf(out, HC_FRACTION_TEXT, "%lld/%lld", (long long)value.num, (long long)value.den);
}

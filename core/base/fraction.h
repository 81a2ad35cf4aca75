/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_FRACTION_H
#define HC_BASE_FRACTION_H

/*
 * Exact fractions of 64-bit integers, and the two infinities (an interval that
 * is open at one end needs them). Every function returns a reduced fraction
 * with den >= 0. A result that does not fit is HC_FRACTION_NONE (0/0), which
 * stays none through arithmetic and compares with nothing.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct hc_fraction {
	int64_t num;
	int64_t den; /* 0: an infinity of num's sign; num 0 as well: none */
} hc_fraction;

#define HC_FRACTION_NONE ((hc_fraction){0, 0})
#define HC_FRACTION_INFINITE ((hc_fraction){1, 0})
#define HC_FRACTION_MINUS_INFINITE ((hc_fraction){-1, 0})

hc_fraction hc_fraction_of(int64_t num, int64_t den);
hc_fraction hc_fraction_whole(int64_t value);

/*
 * The number that a person wrote as this double: a decimal of at most six
 * digits where one reads so (0.3 is 3/10), else the simplest fraction that does
 * (1.0/3 is 1/3). None for NaN or out of range.
 */
hc_fraction hc_fraction_from_double(double value);

/* Reads "12", "-0.30", "1/3", "30%"; false when it is nothing of these or does not fit. */
bool hc_fraction_read(hc_fraction *out, const char *text, size_t length);

/* Decimal digits when it has at most six decimals ("0.3", "1200"), else "num/den"; "inf", "-inf", "none". */
#define HC_FRACTION_TEXT 48
void hc_fraction_write(char out[HC_FRACTION_TEXT], hc_fraction value);

double hc_fraction_double(hc_fraction value);
bool hc_fraction_is_none(hc_fraction value);
bool hc_fraction_is_finite(hc_fraction value);

hc_fraction hc_fraction_add(hc_fraction a, hc_fraction b);
hc_fraction hc_fraction_sub(hc_fraction a, hc_fraction b);
hc_fraction hc_fraction_mul(hc_fraction a, hc_fraction b); /* 0 times an infinity is 0 */
hc_fraction hc_fraction_div(hc_fraction a, hc_fraction b); /* a > 0 by 0 is infinite; 0 by 0 is none */
hc_fraction hc_fraction_floor(hc_fraction a);
hc_fraction hc_fraction_ceil(hc_fraction a);

/* -1, 0 or 1. Neither may be none (asserted). Exact: compares by cross products in 128 bits. */
int hc_fraction_compare(hc_fraction a, hc_fraction b);

#endif

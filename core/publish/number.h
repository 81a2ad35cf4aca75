/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_NUMBER_H
#define HC_PUBLISH_NUMBER_H

/* Exact numbers as people read them, never rounded over a line. */

#include "base/fraction.h"
#include "base/text.h"

typedef enum hc_rounding { HC_ROUND_DOWN, HC_ROUND_NEAREST, HC_ROUND_UP } hc_rounding;

/*
 * Adds a finite number with thousands separators. Up to four decimals are
 * written as they are; a longer number is cut to two, in the direction of
 * `rounding`, or to as many as it takes to stand on the same side of `line`
 * as the number itself (`line` may be none). `value` and `line` are shown
 * a hundred times as large when `percent` (without the sign).
 */
void hc_number_add(hc_text *out, hc_fraction value, hc_fraction line, hc_rounding rounding, bool percent);

/* Adds a whole number with thousands separators: "1,150". */
void hc_number_add_whole(hc_text *out, int64_t value);

/* Adds "1,150/55" for "1150/55": separators into every run of digits before a point. */
void hc_number_add_exact(hc_text *out, const char *exact);

#endif

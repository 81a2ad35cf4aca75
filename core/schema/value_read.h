/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_VALUE_READ_H
#define HC_SCHEMA_VALUE_READ_H

/*
 * Numbers, dates and months as people write them, before it is known which
 * field they are for.
 */

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A part of a text that is being read from its front. Borrowed. */
typedef struct hc_value_text {
	const char *text;
	size_t length;
} hc_value_text;

/* The text without spaces at either end (of any width). */
hc_value_text hc_value_trim(const char *text, size_t length);

/* Takes `word` off the front. */
bool hc_value_take(hc_value_text *s, const char *word);

/* Takes spaces off the front. */
void hc_value_skip_spaces(hc_value_text *s);

/*
 * Reads a number, with or without thousands separators or an exponent, times
 * 10^decimals, rounded half away from zero. `*exact` tells whether nothing was
 * rounded away. False with a reason for what is none or beyond HC_NUMBER_MAX.
 */
bool hc_value_number(hc_value_text s, int decimals, bool percent, int64_t *out, bool *exact, hc_label *why);

/* "2019-03-22", "2019/3/22", "2019.3.22", "2019年3月22日" */
bool hc_value_date(hc_value_text s, int64_t *out, hc_label *why);

/* "2019-03", "2019/3", "2019.3", "2019年3月" */
bool hc_value_month(hc_value_text s, int64_t *out, hc_label *why);

/* Sets *why, a static text in both languages, and returns false. */
bool hc_value_refuse(hc_label *why, const char *en, const char *zh);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_DATE_H
#define HC_BASE_DATE_H

/*
 * Dates as day numbers (0 is 1970-01-01, proleptic Gregorian) and months as
 * month numbers (year * 12 + month - 1), read from and written to ISO 8601.
 * Years 1 to 9999: a result outside them is held at the nearest end. No clock
 * and no time zone anywhere.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t hc_date;
typedef int32_t hc_month;

#define HC_DATE_MIN ((hc_date)-719162) /* 0001-01-01 */
#define HC_DATE_MAX ((hc_date)2932896) /* 9999-12-31 */
#define HC_DATE_NEVER INT32_MIN        /* an act that is on no record: before every date, equal to none */

#define HC_MONTH_MIN ((hc_month)12)
#define HC_MONTH_MAX ((hc_month)119999)

/* Reads exactly "YYYY-MM-DD". False when it is not a day of the calendar. */
bool hc_date_read(hc_date *out, const char *text, size_t length);

/* Writes "YYYY-MM-DD" and a zero into `out`; "never" for HC_DATE_NEVER. */
void hc_date_write(char out[11], hc_date date);

hc_date hc_date_make(int year, int month, int day); /* month 1 to 12 (asserted); day is clipped to the month's last */
void hc_date_split(hc_date date, int *year, int *month, int *day);

/* The same day `months` later (or earlier), clipped to the month's last day; never stays never. */
hc_date hc_date_add_months(hc_date date, int months);

/* Whole years from `from` to `to` (an age), rounded down: below 0 when `to` is before `from`. */
int hc_date_years(hc_date from, hc_date to);

bool hc_month_read(hc_month *out, const char *text, size_t length); /* "YYYY-MM" */
void hc_month_write(char out[8], hc_month month);
hc_month hc_month_of(hc_date date);
hc_date hc_month_first(hc_month month);
hc_date hc_month_last(hc_month month);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The calendar by arithmetic alone: the year is taken to begin in March, so
 * that the leap day is its last and 400 years are one repeating era of 146097
 * days. Results outside the years 1 to 9999 are held at the nearest end, so
 * that every date that can be made can also be written and read.
 */

#include "base/date.h"

#include "base/bytes.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define ERA_DAYS 146097
#define EPOCH_SHIFT 719468 /* days from 0000-03-01 to 1970-01-01 */

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* The number of a day that is one of its month; January and February count to the year before. */
static hc_date day_number(int year, int month, int day)
{
	static const int before[] = { 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275 }; /* since the first of March */
	unsigned shifted = (unsigned)(year - (month <= 2)), century = shifted / 100;

	return (hc_date)(shifted * 365 + shifted / 4 - century + century / 4) + before[month - 1] + day - 1 - EPOCH_SHIFT;
}

hc_date hc_date_make(int year, int month, int day)
{
	int last;

	assert(month >= 1 && month <= 12);
	if (year < 1)
		return HC_DATE_MIN;
	if (year > 9999)
		return HC_DATE_MAX;
	last = month_days(year, month);
	if (day > last)
		day = last;
	if (day < 1)
		day = 1;
	return day_number(year, month, day);
}

void hc_date_split(hc_date date, int *year, int *month, int *day)
{
	int days, era, day_of_era, year_of_era, day_of_year, shifted;

	if (date < HC_DATE_MIN)
		date = HC_DATE_MIN;
	if (date > HC_DATE_MAX)
		date = HC_DATE_MAX;
	days = date + EPOCH_SHIFT;
	era = days / ERA_DAYS;
	day_of_era = days - era * ERA_DAYS;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	shifted = (5 * day_of_year + 2) / 153;
	*day = day_of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads `count` digits; 0, which is no year, month or day, when one is none. */
static int digits(const char *text, size_t count)
{
	unsigned number = 0, digit;
	bool bad = false;
	size_t i;

	for (i = 0; i < count; i++) {
		digit = (unsigned char)text[i] - (unsigned)'0';
		bad |= digit > 9;
		number = number * 10 + digit;
	}
	return bad ? 0 : (int)number;
}

/*
 * Six digits and two hyphens are told at once: less what is written there, a
 * digit is at most 9 and a hyphen 0, and what is added to each of these leaves
 * the highest bit of its byte alone.
 */
bool hc_date_read(hc_date *out, const char *text, size_t length)
{
	uint64_t rest, pairs;
	int year, month, day;

	if (length != 10 || !is_digit(text[0]) || !is_digit(text[1]))
		return false;
	rest = hc_bytes_eight(text + 2) ^ UINT64_C(0x30302d30302d3030); /* "00-00-00" */
	if ((rest | (rest + UINT64_C(0x76767f76767f7676))) & HC_BYTES_ALL(0x80))
		return false;
	pairs = rest * 10 + (rest >> 8);
	year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (int)(pairs & 0xff);
	month = (int)(pairs >> 24 & 0xff);
	day = (int)(pairs >> 48 & 0xff);
	if (year < 1 || month < 1 || month > 12 || day < 1 || (day > 28 && day > month_days(year, month)))
		return false;
	*out = day_number(year, month, day);
	return true;
}

static void write_digits(char *out, unsigned number, size_t count)
{
	for (; count; number /= 10)
		out[--count] = (char)('0' + number % 10);
}

void hc_date_write(char out[11], hc_date date)
{
	int year, month, day;

	if (date == HC_DATE_NEVER) {
		memcpy(out, "never", 6);
		return;
	}
	hc_date_split(date, &year, &month, &day);
	write_digits(out, (unsigned)year, 4);
	out[4] = out[7] = '-';
	write_digits(out + 5, (unsigned)month, 2);
	write_digits(out + 8, (unsigned)day, 2);
	out[10] = '\0';
}

hc_date hc_date_add_months(hc_date date, int months)
{
	int year, month, day;
	int64_t moved;

	if (date == HC_DATE_NEVER)
		return date;
	hc_date_split(date, &year, &month, &day);
	moved = (int64_t)year * 12 + month - 1 + months;
	if (moved < HC_MONTH_MIN)
		return HC_DATE_MIN;
	if (moved > HC_MONTH_MAX)
		return HC_DATE_MAX;
	return hc_date_make((int)(moved / 12), (int)(moved % 12) + 1, day);
}

/* A year has passed when its day has come: the last of its month where there is no such day. */
int hc_date_years(hc_date from, hc_date to)
{
	int from_year, from_month, from_day, to_year, to_month, to_day, last;
	bool reached;

	hc_date_split(from, &from_year, &from_month, &from_day);
	hc_date_split(to, &to_year, &to_month, &to_day);
	last = month_days(to_year, to_month);
	reached = to_month != from_month ? to_month > from_month : to_day >= (from_day < last ? from_day : last);
	return to_year - from_year - !reached;
}

bool hc_month_read(hc_month *out, const char *text, size_t length)
{
	int year, month;

	if (length != 7 || text[4] != '-')
		return false;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	if (year < 1 || month < 1 || month > 12)
		return false;
	*out = year * 12 + month - 1;
	return true;
}

static hc_month held(hc_month month)
{
	if (month < HC_MONTH_MIN)
		return HC_MONTH_MIN;
	return month > HC_MONTH_MAX ? HC_MONTH_MAX : month;
}

void hc_month_write(char out[8], hc_month month)
{
	unsigned number = (unsigned)held(month);

	snprintf(out, 8, "%04u-%02u", number / 12 % 10000, number % 12 + 1);
}

hc_month hc_month_of(hc_date date)
{
	int year, month, day;

	hc_date_split(date, &year, &month, &day);
	return year * 12 + month - 1;
}

hc_date hc_month_first(hc_month month)
{
	month = held(month);
	return hc_date_make(month / 12, month % 12 + 1, 1);
}

hc_date hc_month_last(hc_month month)
{
	month = held(month);
	return hc_date_make(month / 12, month % 12 + 1, 31);
}

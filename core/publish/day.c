/* SPDX-License-Identifier: MIT */
/*
 * A result says that it is about dates, not whether their numbers count days
 * or months; its exact texts do: at least the line is known exactly, and a
 * month is written shorter than a day.
 */

#include "publish/day.h"

#include <string.h>

static bool is_month(const char *exact)
{
	hc_month month;

	return exact && hc_month_read(&month, exact, strlen(exact));
}

bool hc_day_write(char out[11], const hc_result *result, hc_fraction end)
{
	bool months = is_month(result->actual_exact) || is_month(result->required_exact);
	int64_t first = months ? HC_MONTH_MIN : HC_DATE_MIN, last = months ? HC_MONTH_MAX : HC_DATE_MAX;

	if (end.den != 1 || end.num < first || end.num > last)
		return false;
	if (months)
		hc_month_write(out, (hc_month)end.num);
	else
		hc_date_write(out, (hc_date)end.num);
	return true;
}

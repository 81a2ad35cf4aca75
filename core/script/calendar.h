/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_CALENDAR_H
#define HC_SCRIPT_CALENDAR_H

/* The words for days, months and years. */

#include "script/value.h"

void calendar_open(lua_State *L);

/* `day:in_year(year)` of a limit that is a day of the year. */
int calendar_in_year(lua_State *L);

/* The day that a number is: the first or the last there is, where it lies beyond. */
hc_date calendar_day(hc_fraction f);

/* The year of a day; the day of the year that `packed` (month * 100 + day) is in `year`. */
int calendar_year(hc_fraction day);
hc_date calendar_day_in_year(hc_fraction packed, int year);

#define CALENDAR_MONTHS_MAX 119999 /* how far a date can be moved */

#endif

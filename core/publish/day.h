/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_DAY_H
#define HC_PUBLISH_DAY_H

/* The dates of a result: days or, where its exact texts are months, months. */

#include "store/ledger.h"

/* Writes an end of a date interval as ISO text. False where it is open or no date. */
bool hc_day_write(char out[11], const hc_result *result, hc_fraction end);

#endif

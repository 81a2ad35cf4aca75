/* SPDX-License-Identifier: MIT */
#ifndef HC_DATA_INTERVAL_H
#define HC_DATA_INTERVAL_H

/*
 * A number that may not be known exactly: every way to fill the missing
 * values gives something from `low` to `high`. Exact when the two are equal.
 */

#include "base/fraction.h"

typedef struct hc_interval {
	hc_fraction low;
	hc_fraction high;
} hc_interval;

hc_interval hc_interval_exact(hc_fraction value);
bool hc_interval_is_exact(hc_interval value);
bool hc_interval_is_none(hc_interval value); /* an end did not fit */
bool hc_interval_same(hc_interval a, hc_interval b); /* end for end; none is the same as none */

hc_interval hc_interval_add(hc_interval a, hc_interval b);
hc_interval hc_interval_sub(hc_interval a, hc_interval b);
hc_interval hc_interval_mul(hc_interval a, hc_interval b);
hc_interval hc_interval_floor(hc_interval a);
hc_interval hc_interval_ceil(hc_interval a);
hc_interval hc_interval_max(hc_interval a, hc_interval b);
hc_interval hc_interval_min(hc_interval a, hc_interval b);

/* a / b for a >= 0 and b >= 0: by 0, infinite where a can be above 0. Other signs: exact when b excludes 0, else open. */
hc_interval hc_interval_div(hc_interval a, hc_interval b);

/* Whether a <= b (a < b): HC_SURE_YES for every way to fill, HC_SURE_NO for none, else HC_UNSURE. */
typedef enum hc_sure { HC_SURE_NO, HC_SURE_YES, HC_UNSURE } hc_sure;
hc_sure hc_interval_at_most(hc_interval a, hc_interval b);
hc_sure hc_interval_below(hc_interval a, hc_interval b);
hc_sure hc_interval_equal(hc_interval a, hc_interval b);

#endif

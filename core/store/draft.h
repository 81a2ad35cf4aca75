/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_DRAFT_H
#define HC_STORE_DRAFT_H

/*
 * A hidden folder beside a place, for what is not whole yet: on the same file
 * system, so that it can be moved to the place in one step. It is held while
 * its run lives; what killed runs left is cleared away by the next run for the
 * same place.
 */

#include "base/status.h"

typedef struct hc_draft {
	char *folder; /* NULL when there is none */
	int lock;     /* holds it; -1 */
} hc_draft;

/*
 * Makes the folder beside `path`, for this user alone. HC_EWRITE when it
 * cannot be made, with `shown` for `path`. Ends with hc_draft_drop in every case.
 */
hc_status hc_draft_init(hc_draft *draft, const char *path, const char *shown, hc_error *err);

/* Removes the folder with whatever is in it. */
void hc_draft_drop(hc_draft *draft);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_NEAREST_H
#define HC_BASE_NEAREST_H

/*
 * The name that somebody who typed `given` most likely meant. Offer every
 * name in turn; `best` is the nearest so far, NULL while none is near.
 */

#include <stddef.h>

typedef struct hc_nearest {
	const char *given;
	const char *best;    /* borrowed from the offers */
	size_t distance;     /* edits between them */
} hc_nearest;

/* How many bytes must change to make `b` of `a`; SIZE_MAX for texts over 80 bytes. */
size_t hc_nearest_edits(const char *a, const char *b);

void hc_nearest_init(hc_nearest *nearest, const char *given);
void hc_nearest_offer(hc_nearest *nearest, const char *name);

#endif

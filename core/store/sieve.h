/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SIEVE_H
#define HC_STORE_SIEVE_H

/*
 * Which hashes have perhaps come before: what falls through has not. Every
 * hash leaves three bits in one word of a bitmap; one whose bits are all there
 * already leaves them in a second bitmap as well. Several threads may use one
 * at once: of two that bring the same hash one comes later, and sees it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct hc_sieve {
	uint64_t *once, *again;
	uint64_t once_mask, again_mask; /* of a word's number */
} hc_sieve;

/* Made for about so many rows: four bytes for each, 34 MB at most. False when out of memory; drop it in either case. */
bool hc_sieve_init(hc_sieve *sieve, int64_t rows);
void hc_sieve_drop(hc_sieve *sieve);

/* Has the hash's word fetched, which takes longer than anything else; then, a while later, takes the hash in. */
void hc_sieve_fetch(const hc_sieve *sieve, uint64_t hash);
void hc_sieve_add(hc_sieve *sieve, uint64_t hash);

/* Whether it perhaps came more than once; to be asked when all are in. */
bool hc_sieve_holds(const hc_sieve *sieve, uint64_t hash);

#endif

/* SPDX-License-Identifier: MIT */
/* Few values come again, so the second bitmap is a sixteenth of the first. */
#include "store/sieve.h"

#include "base/memory.h"

#define BITS_A_ROW 16
#define BITS_LEAST (UINT64_C(1) << 10)
#define BITS_MOST (UINT64_C(1) << 28)
#define AGAIN_PART 16

bool hc_sieve_init(hc_sieve *sieve, int64_t rows)
{
	uint64_t size = BITS_LEAST;

	while (size < BITS_MOST && size < (uint64_t)rows * BITS_A_ROW)
		size *= 2;
	*sieve = (hc_sieve){hc_memory_alloc(size / 8), hc_memory_alloc(size / AGAIN_PART / 8), size / 64 - 1, size / AGAIN_PART / 64 - 1};
	return sieve->once && sieve->again;
}

void hc_sieve_drop(hc_sieve *sieve)
{
	hc_memory_free(sieve->once);
	hc_memory_free(sieve->again);
	sieve->once = sieve->again = NULL;
}

static uint64_t bits_of(uint64_t hash)
{
	return UINT64_C(1) << (hash & 63) | UINT64_C(1) << (hash >> 6 & 63) | UINT64_C(1) << (hash >> 12 & 63);
}

static uint64_t *once(const hc_sieve *sieve, uint64_t hash)
{
	return &sieve->once[hash >> 18 & sieve->once_mask];
}

static uint64_t *again(const hc_sieve *sieve, uint64_t hash)
{
	return &sieve->again[hash >> 18 & sieve->again_mask];
}

void hc_sieve_fetch(const hc_sieve *sieve, uint64_t hash)
{
	__builtin_prefetch(once(sieve, hash), 1);
}

void hc_sieve_add(hc_sieve *sieve, uint64_t hash)
{
	uint64_t bits = bits_of(hash);

	if ((__atomic_fetch_or(once(sieve, hash), bits, __ATOMIC_RELAXED) & bits) == bits)
		__atomic_fetch_or(again(sieve, hash), bits, __ATOMIC_RELAXED);
}

bool hc_sieve_holds(const hc_sieve *sieve, uint64_t hash)
{
	return (*again(sieve, hash) & bits_of(hash)) == bits_of(hash);
}

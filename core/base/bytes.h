/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_BYTES_H
#define HC_BASE_BYTES_H

/*
 * Short runs of bytes, eight at a time: for the few places that every value of
 * the records passes, where a call of the C library costs more than its work.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HC_BYTES_ALL(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Eight bytes as a number, the first one lowest. */
static inline uint64_t hc_bytes_eight(const char *bytes)
{
	uint64_t eight;
	memcpy(&eight, bytes, sizeof eight);
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? eight : __builtin_bswap64(eight);
}

static inline uint32_t hc_bytes_four(const char *bytes)
{
	uint32_t four;
	memcpy(&four, bytes, sizeof four);
	return four;
}

/* Whether both begin with the same `length` bytes. The last eight (or four) may overlap those before. */
static inline bool hc_bytes_same(const char *a, const char *b, size_t length)
{
	if (length >= 8) {
		for (; length > 16; a += 8, b += 8, length -= 8)
			if (hc_bytes_eight(a) != hc_bytes_eight(b))
				return false;
		return hc_bytes_eight(a) == hc_bytes_eight(b) && hc_bytes_eight(a + length - 8) == hc_bytes_eight(b + length - 8);
	}
	if (length >= 4)
		return hc_bytes_four(a) == hc_bytes_four(b) && hc_bytes_four(a + length - 4) == hc_bytes_four(b + length - 4);
	while (length && a[length - 1] == b[length - 1])
		length--;
	return !length;
}

/* Whether one of eight bytes is zero, or beyond ASCII. */
static inline bool hc_bytes_odd(const char *bytes)
{
	uint64_t eight = hc_bytes_eight(bytes);
	return (eight | (eight - HC_BYTES_ALL(1))) & HC_BYTES_ALL(0x80);
}

/* Whether none is. The last eight may overlap those before. */
static inline bool hc_bytes_plain(const char *bytes, size_t length)
{
	if (length < 8) {
		while (length && (signed char)bytes[length - 1] > 0)
			length--;
		return !length;
	}
	for (; length > 16; bytes += 8, length -= 8)
		if (hc_bytes_odd(bytes))
			return false;
	return !hc_bytes_odd(bytes) && !hc_bytes_odd(bytes + length - 8);
}

#endif

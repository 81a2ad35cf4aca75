/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_FUZZ_GROUND_H
#define HC_TESTS_FUZZ_GROUND_H

/*
 * What every fuzz target stands on: a folder for the files that the library
 * reads by their paths, and the word that something must hold.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The entry of a target, as libFuzzer calls it. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The path of `name` in a folder of this process ($TMPDIR or /tmp), removed at its end. Lives as long as the process. */
const char *ground_path(const char *name);

/* Makes a folder in it, and gives its path. */
const char *ground_folder(const char *name);

/* Writes a file whole. */
void ground_write(const char *path, const void *bytes, size_t size);

/* Reads a file whole, with a zero behind it; to be freed. */
char *ground_read(const char *path, size_t *size);

void ground_copy(const char *from, const char *to);

/* Ends the process with `what` unless it holds. */
void ground_must(bool holds, const char *what);

/* The bytes of an input, taken one after the other; zeros when there are no more. */
typedef struct ground_bytes {
	const uint8_t *at;
	size_t left;
} ground_bytes;

uint64_t ground_take(ground_bytes *from, size_t bytes); /* a number of 1 to 8 bytes */

#endif

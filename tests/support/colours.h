/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_COLOURS_H
#define HC_TEST_COLOURS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether `coloured` is `plain` with escape sequences for colours put in, at least one. */
bool colours_alone_differ(const char *plain, size_t length, const char *coloured, size_t coloured_length);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_BENCH_SHUFFLE_H
#define HC_BENCH_SHUFFLE_H

#include "bench/nation.h"

/* Makes `path` from `source`, which fill() has made. */
bool shuffle(const char *path, const char *source, const nation *of);

#endif

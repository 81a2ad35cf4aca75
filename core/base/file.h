/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_FILE_H
#define HC_BASE_FILE_H

/* A whole file at once, for those that are small by their nature. */

#include "base/status.h"
#include "base/text.h"

/*
 * Reads the regular file `path` into `out`, which is empty: up to one byte
 * more than `most`, so that a larger file is seen to be. HC_EINPUT with a problem
 * (`shown` is the name in it) for one that cannot be read, and for pipes and
 * devices, which nobody waits for.
 */
hc_status hc_file_read(hc_text *out, const char *path, const char *shown, size_t most, hc_error *err);

#endif

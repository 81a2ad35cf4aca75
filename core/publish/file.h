/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_FILE_H
#define HC_PUBLISH_FILE_H

/* Where a format's output goes: a file that appears only when it is whole, and a stream that took everything. */

#include "base/status.h"
#include "base/text.h"

#include <stdio.h>

/* Writes what `context` says to `out`. */
typedef hc_status (*hc_file_writer)(FILE *out, void *context, hc_error *err);

/* Lets `write` write to `path` through a temporary file, sync and rename; to a device or a pipe directly. */
hc_status hc_file_write(const char *path, hc_file_writer write, void *context, hc_error *err);

/* The same to `path` as it is, which nobody else reads yet; `shown` stands for it in messages. */
hc_status hc_file_write_at(const char *path, const char *shown, hc_file_writer write, void *context, hc_error *err);

/* Writes `text` to `out` and empties it. HC_ENOMEM when the text is not whole, HC_EWRITE when it was not taken. */
hc_status hc_file_put(FILE *out, hc_text *text, hc_error *err);

/* HC_OK when everything written to `out` so far was taken, HC_EWRITE otherwise. Flushes. */
hc_status hc_file_check(FILE *out, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_FORM_SOURCE_H
#define HC_STORE_FORM_SOURCE_H

/*
 * A text file as UTF-8, piece by piece: what is valid UTF-8 as a whole is
 * taken as such (with or without a byte order mark), what is not is converted
 * from GB18030.
 */

#include "base/status.h"

typedef struct hc_form_source hc_form_source;

/*
 * Opens `path` and reads it through once to tell its encoding. HC_EINPUT when
 * it cannot be read, HC_EDATA (with the line) when it is in neither encoding.
 */
hc_status hc_form_source_open(hc_form_source **out, const char *path, hc_error *err);
void hc_form_source_close(hc_form_source *source); /* NULL is accepted */

/* The next piece, borrowed until the next call; of no bytes at the end. A piece may end within a character. */
hc_status hc_form_source_read(const char **bytes, size_t *length, hc_form_source *source, hc_error *err);

#endif

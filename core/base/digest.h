/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_DIGEST_H
#define HC_BASE_DIGEST_H

/*
 * SHA-256, by which a publication names what it was made from and each file
 * that it consists of: whoever has the same bytes has the same name.
 */

#include "base/status.h"

#include <stddef.h>

#define HC_DIGEST_TEXT 65 /* 64 hexadecimal digits and a zero */

typedef struct hc_digest hc_digest;

/* Begins one; NULL when out of memory. */
hc_digest *hc_digest_new(void);
void hc_digest_add(hc_digest *digest, const void *bytes, size_t length);

/* Writes the name of everything that was added, and begins anew. */
void hc_digest_write(char out[HC_DIGEST_TEXT], hc_digest *digest);
void hc_digest_free(hc_digest *digest); /* NULL is accepted */

/* The name of a file's bytes; `shown` stands for it in messages. HC_EINPUT when it cannot be read. */
hc_status hc_digest_file(char out[HC_DIGEST_TEXT], const char *path, const char *shown, hc_error *err);

#endif

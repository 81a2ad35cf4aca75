/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_DIGEST_APART_H
#define HC_BASE_DIGEST_APART_H

/*
 * The digest of a large file, made by a process of its own while this one does
 * something else. A process and not a thread: closing a file would drop the
 * locks that a database of this process has on it.
 */

#include "base/digest.h"

#include <sys/types.h>

typedef struct hc_digest_apart {
	pid_t pid;   /* 0: none runs */
	int answers;
} hc_digest_apart;

/* Begins; where no process can be had, the digest is made when it is waited for. */
void hc_digest_apart_begin(hc_digest_apart *out, const char *path);

/* Waits for the digest of `path`, for which it was begun. As hc_digest_file. */
hc_status hc_digest_apart_end(char out[HC_DIGEST_TEXT], hc_digest_apart *apart, const char *path, const char *shown, hc_error *err);

/* Gives up what still runs; nothing where nothing does. */
void hc_digest_apart_drop(hc_digest_apart *apart);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_PUBLISH_H
#define HC_PUBLISH_PUBLISH_H

/* Everything that is published of one ledger: the site, and the tables in both languages. */

#include "publish/edition.h"

typedef struct hc_publish_job {
	hc_edition_kind kind;
	const char *within;     /* NULL: all */
	hc_ledger *earlier;     /* whose changes are shown; NULL */
	const char *compared;   /* its digest; NULL */
	size_t files;           /* set: how many were written, and their bytes */
	int64_t bytes;
} hc_publish_job;

hc_status hc_publish_ledger(hc_publish_job *job, hc_ledger *ledger, const char *folder, hc_error *err);

#endif

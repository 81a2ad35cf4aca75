/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_PUBLISH_H
#define HC_PUBLISH_PUBLISH_H

/* Everything that is published of one ledger: the website, and the tables in both languages. */

#include "publish/edition.h"

typedef struct hc_publish_job {
	hc_edition_kind kind;
	const char *within;     /* NULL: all */
	const char *earlier;    /* the saved audit whose changes are shown; NULL: none */
	size_t files;           /* set: how many were written, and their bytes */
	int64_t bytes;
} hc_publish_job;

/*
 * Publishes the saved audit `audit` in `folder`. The tables are made by a
 * process of their own, beside the pages, each with the audit opened for itself.
 * HC_EUSAGE when the earlier audit is of a later date.
 */
hc_status hc_publish_audit(hc_publish_job *job, const char *audit, const char *folder, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_VERIFY_H
#define HC_PUBLISH_VERIFY_H

/*
 * A publication held against its manifest, and against one that was made anew
 * from records and rules. What is not the same is named: a file, the records,
 * a file of the rules or schemas, a limit, a result.
 */

#include "publish/manifest.h"
#include "publish/verified.h"

/*
 * Every file of `folder` and of either manifest: `published` is the folder's
 * own, `derived` the one that was made anew.
 */
hc_status hc_verify_files(const char *folder, const hc_manifest *published, const hc_manifest *derived, hc_see_verified see,
                          void *context, hc_error *err);

/* The program, what both were made from, and their limits. */
hc_status hc_verify_sources(const hc_manifest *published, const hc_manifest *derived, hc_see_verified see, void *context,
                            hc_error *err);

/*
 * Which results are others: those of the data in `folder` against those in
 * `derived`. Nothing where the folder's own data is not what its manifest
 * names: then the file itself was told of.
 */
hc_status hc_verify_results(const char *folder, const char *derived, const hc_manifest *published, hc_see_verified see,
                            void *context, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_MANIFEST_H
#define HC_PUBLISH_MANIFEST_H

/*
 * The one file of a publication that names all others, and everything that
 * they were made from, by SHA-256: whoever has signed it has signed all. What
 * it says is enough to make the publication again from the same records and
 * rules (schemas/manifest.schema.json).
 */

#include "publish/edition.h"

#include <stdio.h>

#define HC_MANIFEST_NAME "manifest.json"

typedef struct hc_manifest_file {
	const char *path;    /* within the publication, with / */
	const char *sha256;
	int64_t bytes;
} hc_manifest_file;

/* A limit with the digest of its dated values, so that a changed one can be named. */
typedef struct hc_manifest_limit {
	const char *name, *sha256;
} hc_manifest_limit;

typedef struct hc_manifest {
	hc_arena arena;
	const char *program;
	hc_edition_kind edition;
	const char *within;              /* of the publication; NULL */
	const char *audit_within;        /* of the audit; NULL */
	const char *as_of;               /* ISO */
	const char *compared;            /* the digest of the audit whose changes are shown; NULL */
	size_t choice_count;
	hc_ledger_choice *choices;
	size_t source_count;
	hc_ledger_source *sources;
	size_t limit_count;
	hc_manifest_limit *limits;       /* by name */
	size_t file_count;
	hc_manifest_file *files;         /* by path */
} hc_manifest;

/*
 * Fills it from an edition, without files: borrows the edition's facts.
 * `compared` may be NULL. Drop in every case.
 */
hc_status hc_manifest_make(hc_manifest *out, const hc_edition *edition, const char *compared, hc_error *err);
hc_status hc_manifest_write(FILE *out, const hc_manifest *manifest, hc_error *err);

/* Reads the one of a folder. HC_EINPUT when there is none, HC_EDATA when it is not one. Drop in every case. */
hc_status hc_manifest_read(hc_manifest *out, const char *folder, hc_error *err);
void hc_manifest_drop(hc_manifest *manifest);

/*
 * Every file below `folder` by its path in it, in order of names, but the
 * manifest itself and a signature of it. A status other than HC_OK is kept, and
 * the reading goes on. HC_EINPUT when a folder cannot be read.
 */
typedef hc_status (*hc_see_path)(void *context, const char *path, hc_error *err);
hc_status hc_manifest_read_folder(const char *folder, hc_see_path see, void *context, hc_error *err);

const hc_manifest_file *hc_manifest_find(const hc_manifest *manifest, const char *path); /* NULL: not named */

#endif

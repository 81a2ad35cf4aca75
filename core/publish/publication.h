/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_PUBLICATION_H
#define HC_PUBLISH_PUBLICATION_H

/*
 * A folder of published files while it is written: each file is named by its
 * digest as it is finished, and the manifest, which names them all, is written
 * last. The folder takes its place whole (store/stage).
 */

#include "publish/file.h"
#include "publish/manifest.h"

typedef struct hc_publication hc_publication;

/*
 * Begins one at `folder`. An empty folder may stand there, or an older
 * publication with nothing else in it; anything else is HC_EWRITE and named.
 */
hc_status hc_publication_begin(hc_publication **out, const char *folder, hc_error *err);

/* Writes the file `path` ("boat/1.html"; folders are made as needed), once. */
hc_status hc_publication_add(hc_publication *publication, const char *path, hc_file_writer write, void *context, hc_error *err);

/* Opens the file `path` to be written; its path for hc_publication_note, which names it when it was closed. */
hc_status hc_publication_open(FILE **out, const char **kept, hc_publication *publication, const char *path, hc_error *err);

/* For writers that need a path: the place to write to, in the arena of the publication, and then its digest. */
hc_status hc_publication_place(const char **out, hc_publication *publication, const char *path, hc_error *err);
hc_status hc_publication_note(hc_publication *publication, const char *path, hc_error *err);

/*
 * For two processes that fill one publication: a child that was forked from the
 * parent writes what it added since to `out`, a line for each file, and the
 * parent adds the file of such a line to its own. HC_EINTERNAL for another line.
 */
void hc_publication_tell(const hc_publication *publication, FILE *out);
hc_status hc_publication_hear(hc_publication *publication, const char *line, hc_error *err);

/* Adds the files to `manifest` (in this publication's memory), writes it and puts everything in place. */
hc_status hc_publication_finish(hc_publication *publication, hc_manifest *manifest, hc_error *err);

/* What was not finished leaves nothing behind. NULL is accepted. */
void hc_publication_close(hc_publication *publication);

#endif

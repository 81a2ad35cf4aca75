/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_FOLDER_H
#define HC_SCHEMA_FOLDER_H

/*
 * The YAML files of a folder, in the order of their names (never the
 * directory's own order, which differs between machines).
 */

#include "base/arena.h"
#include "base/status.h"

typedef struct hc_folder_file {
	const char *name; /* without ".yaml" */
	const char *path; /* the folder as given, a stroke, the file's name: also what messages show */
} hc_folder_file;

/*
 * Lists the files of `folder` that end in ".yaml", sorted. Names that begin
 * with a dot are left out. False with a problem (HC_EINPUT) when the folder
 * cannot be read. Everything comes from `arena`.
 */
bool hc_folder_list(hc_arena *arena, const char *folder, hc_folder_file **out, size_t *count, hc_error *err);

/* "folder/name", with one stroke between; NULL when out of memory. */
const char *hc_folder_join(hc_arena *arena, const char *folder, const char *name);

/* Whether there is something at `path`. */
bool hc_folder_has(const char *path);

#endif

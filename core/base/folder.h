/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_FOLDER_H
#define HC_BASE_FOLDER_H

/*
 * What lies in a folder, in the order of names (never the directory's own
 * order, which differs between machines): all of it, or an error.
 */

#include "base/arena.h"
#include "base/status.h"

typedef struct hc_folder_file {
	const char *name; /* without the ending that was asked for */
	const char *path; /* the folder as given, a stroke, the file's name: also what messages show */
} hc_folder_file;

/*
 * Lists what in `folder` ends in `ending` ("" for all), sorted. Names that
 * begin with a dot are left out. HC_EINPUT with a problem when the folder
 * cannot be read to its end. Everything comes from `arena`.
 */
hc_status hc_folder_list(hc_arena *arena, const char *folder, const char *ending, hc_folder_file **out, size_t *count, hc_error *err);

/* "folder/name", with one stroke between; NULL when out of memory. */
const char *hc_folder_join(hc_arena *arena, const char *folder, const char *name);

/* Whether there is something at `path`, or may be: only opening it tells. */
bool hc_folder_has(const char *path);

/* Whether a folder is at `path`, links followed. HC_EINPUT with a problem when the system does not tell. */
hc_status hc_folder_is(bool *out, const char *path, hc_error *err);

/* The same of an ordinary file. */
hc_status hc_folder_has_file(bool *out, const char *path, hc_error *err);

#endif

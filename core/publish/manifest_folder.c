/* SPDX-License-Identifier: MIT */
/* What lies in a publication's folder, whatever its manifest says. Links are not followed. */

#include "publish/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define DEPTH_MAX 8

typedef struct reading {
	const char *folder;
	hc_see_path see;
	void *context;
	hc_arena arena;
	hc_status first; /* that was no HC_OK */
	hc_error *err;
} reading;

static void note(reading *r, hc_status status)
{
	if (r->first == HC_OK)
		r->first = status;
}

static void read_folder(reading *r, const char *inner, int depth);

static void read_entry(reading *r, const char *inner, const char *name, int depth)
{
	const char *path = hc_arena_format(&r->arena, "%s%s", inner, name);
	const char *whole = path ? hc_arena_format(&r->arena, "%s/%s", r->folder, path) : NULL;
	struct stat about;

	if (!whole) {
		note(r, hc_error_nomem(r->err));
	} else if (lstat(whole, &about) != 0) {
		note(r, hc_error_file(r->err, HC_EINPUT, whole, errno));
	} else if (S_ISDIR(about.st_mode) && depth < DEPTH_MAX) {
		path = hc_arena_format(&r->arena, "%s/", path);
		if (path)
			read_folder(r, path, depth + 1);
		else
			note(r, hc_error_nomem(r->err));
	} else if (strcmp(path, HC_MANIFEST_NAME) != 0 && strcmp(path, HC_MANIFEST_NAME ".sig") != 0) {
		note(r, r->see(r->context, path, r->err));
	}
}

static void read_folder(reading *r, const char *inner, int depth)
{
	const char *folder = hc_arena_format(&r->arena, "%s/%s", r->folder, inner);
	struct dirent **entries = NULL;
	int count, i;

	if (!folder) {
		note(r, hc_error_nomem(r->err));
		return;
	}
	count = scandir(folder, &entries, NULL, alphasort);
	if (count < 0)
		note(r, hc_error_file(r->err, HC_EINPUT, folder, errno));
	for (i = 0; i < count; i++) {
		if (strcmp(entries[i]->d_name, ".") != 0 && strcmp(entries[i]->d_name, "..") != 0)
			read_entry(r, inner, entries[i]->d_name, depth);
		free(entries[i]);
	}
	free(entries);
}

hc_status hc_manifest_read_folder(const char *folder, hc_see_path see, void *context, hc_error *err)
{
	reading r = { .folder = folder, .see = see, .context = context, .err = err };

	hc_arena_init(&r.arena);
	read_folder(&r, "", 0);
	hc_arena_drop(&r.arena);
	return r.first;
}

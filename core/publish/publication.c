/* SPDX-License-Identifier: MIT */
/*
 * A publication replaces an older one, and nothing else: a folder with a file
 * in it that its manifest does not name is somebody's, and stays.
 */

#include "publish/publication.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/memory.h"
#include "store/stage.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct hc_publication {
	hc_stage stage;
	hc_arena arena;
	hc_manifest_file *files; /* of the heap */
	size_t count, capacity;
	const char *made;        /* the folder that was made last; NULL: none */
};

/* ---- what may be replaced ---- */

typedef struct looking {
	const hc_manifest *manifest;
	const char *folder;
} looking;

static hc_status look_at(void *context, const char *path, hc_error *err)
{
	const looking *l = context;

	if (hc_manifest_find(l->manifest, path))
		return HC_OK;
	return hc_error_add(err, HC_EWRITE, l->folder, 0, "%s is no part of the publication there, which is therefore not replaced",
	                    "%s 不属于该处的发布内容，因此不予替换", path);
}

/* Whether nothing at all is there. */
static hc_status look_empty(bool *empty, const char *folder, hc_error *err)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	int code;

	*empty = !dir && errno == ENOENT;
	if (!dir)
		return *empty ? HC_OK : hc_error_file(err, HC_EWRITE, folder, errno);
	do {
		errno = 0;
		entry = readdir(dir);
		code = errno;
	} while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
	closedir(dir);
	*empty = !entry;
	return code ? hc_error_file(err, HC_EWRITE, folder, code) : HC_OK;
}

static hc_status may_replace(const char *folder, hc_error *err)
{
	hc_manifest manifest;
	hc_error why;
	bool empty;
	hc_status status = look_empty(&empty, folder, err);

	if (status != HC_OK || empty)
		return status;
	hc_error_init(&why, HC_EN);
	status = hc_manifest_read(&manifest, folder, &why);
	if (status == HC_OK) {
		looking l = { &manifest, folder };

		status = hc_manifest_read_folder(folder, look_at, &l, err);
	} else if (status == HC_ENOMEM) {
		hc_error_nomem(err);
	} else {
		status = hc_error_add(err, HC_EWRITE, folder, 0, "holds something else than a publication, and is not replaced by one",
		                      "不是发布目录，不会被替换");
	}
	hc_manifest_drop(&manifest);
	hc_error_drop(&why);
	return status;
}

/* ---- writing ---- */

hc_status hc_publication_begin(hc_publication **out, const char *folder, hc_error *err)
{
	hc_publication *publication = hc_memory_alloc(sizeof *publication);
	hc_status status;

	*out = NULL;
	if (!publication)
		return hc_error_nomem(err);
	publication->stage.draft.lock = -1;
	status = may_replace(folder, err);
	if (status == HC_OK)
		status = hc_stage_init(&publication->stage, folder, err);
	if (status == HC_OK)
		*out = publication;
	else
		hc_publication_close(publication);
	return status;
}

/* Makes the folders of `path`, outermost first. Files of one folder mostly come together. */
static hc_status make_folders(hc_publication *publication, const char *path, hc_error *err)
{
	const char *end = strrchr(path, '/'), *stroke;
	char *folder;

	if (!end || (publication->made && strncmp(publication->made, path, (size_t)(end - path)) == 0 &&
	             !publication->made[end - path]))
		return HC_OK;
	for (stroke = strchr(path, '/'); stroke; stroke = strchr(stroke + 1, '/')) {
		folder = hc_arena_format(&publication->arena, "%s/%.*s", publication->stage.draft.folder, (int)(stroke - path), path);
		if (!folder)
			return hc_error_nomem(err);
		if (mkdir(folder, 0777) != 0 && errno != EEXIST)
			return hc_error_file(err, HC_EWRITE, publication->stage.shown, errno);
	}
	publication->made = hc_arena_copy(&publication->arena, path, (size_t)(end - path));
	return publication->made ? HC_OK : hc_error_nomem(err);
}

hc_status hc_publication_place(const char **out, hc_publication *publication, const char *path, hc_error *err)
{
	hc_status status = make_folders(publication, path, err);

	if (status != HC_OK)
		return status;
	*out = hc_arena_format(&publication->arena, "%s/%s", publication->stage.draft.folder, path);
	return *out ? HC_OK : hc_error_nomem(err);
}

static hc_status add_named(hc_publication *publication, const char *path, const char *digest, int64_t bytes, hc_error *err)
{
	hc_manifest_file file = { hc_arena_text(&publication->arena, path), hc_arena_text(&publication->arena, digest), bytes };

	if (!file.path || !file.sha256 ||
	    !hc_memory_grow(&publication->files, &publication->capacity, publication->count, sizeof file))
		return hc_error_nomem(err);
	publication->files[publication->count++] = file;
	return HC_OK;
}

hc_status hc_publication_note(hc_publication *publication, const char *path, hc_error *err)
{
	const char *place = hc_arena_format(&publication->arena, "%s/%s", publication->stage.draft.folder, path);
	char digest[HC_DIGEST_TEXT];
	struct stat about;
	hc_status status;

	if (!place)
		return hc_error_nomem(err);
	status = hc_digest_file(digest, place, path, err);
	if (status != HC_OK)
		return status;
	if (stat(place, &about) != 0)
		return hc_error_file(err, HC_EWRITE, path, errno);
	return add_named(publication, path, digest, (int64_t)about.st_size, err);
}

void hc_publication_tell(const hc_publication *publication, FILE *out)
{
	size_t i;

	for (i = 0; i < publication->count; i++)
		fprintf(out, "F %s %lld %s\n", publication->files[i].sha256, (long long)publication->files[i].bytes,
		        publication->files[i].path);
}

hc_status hc_publication_hear(hc_publication *publication, const char *line, hc_error *err)
{
	char digest[HC_DIGEST_TEXT];
	long long bytes;
	int path = 0;

	if (sscanf(line, "F %64s %lld %n", digest, &bytes, &path) != 2 || path == 0)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "not the name of a file: %s", "不是文件名：%s", line);
	return add_named(publication, line + path, digest, bytes, err);
}

hc_status hc_publication_open(FILE **out, const char **kept, hc_publication *publication, const char *path, hc_error *err)
{
	const char *place;
	hc_status status = hc_publication_place(&place, publication, path, err);

	*kept = status == HC_OK ? hc_arena_text(&publication->arena, path) : NULL;
	if (status == HC_OK && !*kept)
		status = hc_error_nomem(err);
	if (status != HC_OK)
		return status;
	*out = fopen(place, "wxe");
	return *out ? HC_OK : hc_error_file(err, HC_EWRITE, path, errno);
}

hc_status hc_publication_add(hc_publication *publication, const char *path, hc_file_writer write, void *context, hc_error *err)
{
	const char *place;
	hc_status status = hc_publication_place(&place, publication, path, err);

	if (status == HC_OK)
		status = hc_file_write_at(place, path, write, context, err);
	return status == HC_OK ? hc_publication_note(publication, path, err) : status;
}

/* ---- the end ---- */

static int by_path(const void *a, const void *b)
{
	return strcmp(((const hc_manifest_file *)a)->path, ((const hc_manifest_file *)b)->path);
}

static hc_status write_manifest(FILE *out, void *context, hc_error *err)
{
	return hc_manifest_write(out, context, err);
}

hc_status hc_publication_finish(hc_publication *publication, hc_manifest *manifest, hc_error *err)
{
	const char *place;
	hc_status status;

	if (publication->count)
		qsort(publication->files, publication->count, sizeof *publication->files, by_path);
	manifest->files = publication->files;
	manifest->file_count = publication->count;
	status = hc_publication_place(&place, publication, HC_MANIFEST_NAME, err);
	if (status == HC_OK)
		status = hc_file_write_at(place, HC_MANIFEST_NAME, write_manifest, manifest, err);
	return status == HC_OK ? hc_stage_commit(&publication->stage, err) : status;
}

void hc_publication_close(hc_publication *publication)
{
	if (!publication)
		return;
	hc_stage_drop(&publication->stage);
	hc_memory_free(publication->files);
	hc_arena_drop(&publication->arena);
	hc_memory_free(publication);
}

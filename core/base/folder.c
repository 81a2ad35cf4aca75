/* SPDX-License-Identifier: MIT */
/*
 * Directory entries are gathered in a growing array of the heap, because
 * their number is not known, and moved to the arena when they are sorted.
 */

#include "base/folder.h"

#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *hc_folder_join(hc_arena *arena, const char *folder, const char *name)
{
	size_t length = strlen(folder);
	bool stroke = length > 0 && folder[length - 1] == '/';

	return hc_arena_format(arena, "%s%s%s", folder, stroke ? "" : "/", name);
}

static bool is_nothing(int code)
{
	return code == ENOENT || code == ENOTDIR;
}

bool hc_folder_has(const char *path)
{
	return access(path, F_OK) == 0 || !is_nothing(errno);
}

/* Whether it is of this kind. */
static hc_status is_of(bool *out, mode_t kind, const char *path, hc_error *err)
{
	struct stat about;
	int code = stat(path, &about) == 0 ? 0 : errno;

	*out = code == 0 && (about.st_mode & S_IFMT) == kind;
	return code == 0 || is_nothing(code) ? HC_OK : hc_error_file(err, HC_EINPUT, path, code);
}

hc_status hc_folder_is(bool *out, const char *path, hc_error *err)
{
	return is_of(out, S_IFDIR, path, err);
}

hc_status hc_folder_has_file(bool *out, const char *path, hc_error *err)
{
	return is_of(out, S_IFREG, path, err);
}

/* The length of a name without its ending; 0 for one that is not wanted. */
static size_t stem(const char *name, const char *ending)
{
	size_t length = strlen(name), tail = strlen(ending);

	if (name[0] == '.' || length <= tail || strcmp(name + length - tail, ending) != 0)
		return 0;
	return length - tail;
}

static int by_name(const void *a, const void *b)
{
	const hc_folder_file *left = a, *right = b;

	return strcmp(left->name, right->name);
}

typedef struct listing {
	hc_folder_file *files;
	size_t count;
	size_t capacity;
} listing;

static bool add_entry(listing *list, hc_arena *arena, const char *folder, const char *ending, const char *name)
{
	hc_folder_file file;
	size_t length = stem(name, ending);

	if (length == 0)
		return true;
	file.name = hc_arena_copy(arena, name, length);
	file.path = hc_folder_join(arena, folder, name);
	if (!file.name || !file.path || !hc_memory_grow(&list->files, &list->capacity, list->count, sizeof file))
		return false;
	list->files[list->count++] = file;
	return true;
}

/* Sorts and moves to the arena. */
static bool settle(listing *list, hc_arena *arena, hc_folder_file **out, size_t *count)
{
	hc_folder_file *files = hc_arena_alloc(arena, list->count * sizeof *files);

	if (!files)
		return false;
	if (list->count) {
		qsort(list->files, list->count, sizeof *files, by_name);
		memcpy(files, list->files, list->count * sizeof *files);
	}
	*out = files;
	*count = list->count;
	return true;
}

hc_status hc_folder_list(hc_arena *arena, const char *folder, const char *ending, hc_folder_file **out, size_t *count, hc_error *err)
{
	listing list = { NULL, 0, 0 };
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	hc_status status = HC_OK;
	bool ok = true;

	if (!dir)
		return hc_error_file(err, HC_EINPUT, folder, errno);
	while (ok && (errno = 0, entry = readdir(dir)))
		ok = add_entry(&list, arena, folder, ending, entry->d_name);
	if (ok && errno)
		status = hc_error_file(err, HC_EINPUT, folder, errno);
	else if (!ok || !settle(&list, arena, out, count))
		status = hc_error_nomem(err);
	closedir(dir);
	hc_memory_free(list.files);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * Renaming without replacing is one system call where the file system knows
 * it, and a look beforehand where it does not.
 */

#include "store/place.h"

#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static hc_status fail(const hc_place *place, int code, hc_error *err)
{
	if (code == EEXIST)
		return hc_error_add(err, HC_EWRITE, place->shown, 0,
		                    "exists already and is not overwritten; choose another name or remove it first",
		                    "已经存在，不会覆盖；请换一个名字或先删除它");
	return hc_error_file(err, HC_EWRITE, place->shown, code);
}

/* Follows links, so that the file behind one is replaced and not the link. */
static hc_status choose_path(hc_place *place, hc_error *err)
{
	struct stat about;
	char *real = NULL;

	if (stat(place->shown, &about) == 0) {
		if (S_ISDIR(about.st_mode))
			return hc_error_add(err, HC_EWRITE, place->shown, 0, "is a folder; name a file in it",
			                    "是文件夹；请指定其中的文件");
		if (!S_ISREG(about.st_mode))
			return hc_error_add(err, HC_EWRITE, place->shown, 0, "is no regular file", "不是普通文件");
		real = realpath(place->shown, NULL);
		if (!real)
			return fail(place, errno, err);
	}
	place->path = hc_memory_copy_text(real ? real : place->shown);
	free(real);
	return place->path ? HC_OK : hc_error_nomem(err);
}

static hc_status make_temporary(hc_place *place, hc_error *err)
{
	const char *slash = strrchr(place->path, '/');
	hc_status status = hc_draft_init(&place->draft, place->path, place->shown, err);
	hc_text name;
	int file;

	if (status != HC_OK)
		return status;
	hc_text_init(&name);
	hc_text_addf(&name, "%s/%s", place->draft.folder, slash ? slash + 1 : place->path);
	place->temporary = hc_text_take(&name);
	if (!place->temporary)
		return hc_error_nomem(err);
	file = open(place->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0)
		return fail(place, errno, err);
	close(file);
	return HC_OK;
}

hc_status hc_place_init(hc_place *place, const char *path, hc_error *err)
{
	hc_status status;

	*place = (hc_place){ .draft = { .lock = -1 } };
	place->shown = hc_memory_copy_text(path);
	if (!place->shown)
		return hc_error_nomem(err);
	status = choose_path(place, err);
	return status == HC_OK ? make_temporary(place, err) : status;
}

static bool sync_path(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC);
	bool synced = file >= 0 && fsync(file) == 0;
	int code = errno;

	if (file >= 0)
		close(file);
	errno = code;
	return synced;
}

/* So that the new name itself survives a power cut. Some file systems cannot sync a folder; the data is safe by then.
 */
static void sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	hc_text folder;

	hc_text_init(&folder);
	if (slash)
		hc_text_add_bytes(&folder, path, (size_t)(slash - path) + 1);
	else
		hc_text_add(&folder, ".");
	if (!folder.failed)
		sync_path(hc_text_get(&folder), O_RDONLY | O_DIRECTORY);
	hc_text_drop(&folder);
}

static int rename_new(const char *from, const char *to)
{
	struct stat about;
	int code = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

	if (code == 0 || (errno != EINVAL && errno != ENOSYS))
		return code;
	if (lstat(to, &about) == 0) {
		errno = EEXIST;
		return -1;
	}
	return rename(from, to);
}

hc_status hc_place_commit(hc_place *place, bool replace, hc_error *err)
{
	int code;

	if (hc_memory_ran_out())
		return hc_error_nomem(err);
	if (!sync_path(place->temporary, O_RDONLY))
		return fail(place, errno, err);
	code = replace ? rename(place->temporary, place->path) : rename_new(place->temporary, place->path);
	if (code != 0)
		return fail(place, errno, err);
	hc_draft_drop(&place->draft);
	sync_folder(place->path);
	return HC_OK;
}

void hc_place_drop(hc_place *place)
{
	if (place->temporary)
		unlink(place->temporary);
	hc_draft_drop(&place->draft);
	hc_memory_free(place->temporary);
	hc_memory_free(place->path);
	hc_memory_free(place->shown);
	*place = (hc_place){ .draft = { .lock = -1 } };
}

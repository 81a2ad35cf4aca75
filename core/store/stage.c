/* SPDX-License-Identifier: MIT */
/*
 * Two folders are exchanged by one system call (renameat2); where the file
 * system cannot do that, nothing is written, because two renames leave a moment
 * with no folder at all. A lock on the folder that is filled tells a run that
 * lives from one that was killed.
 */

#include "store/stage.h"

#include "base/memory.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_FOLDERS 16
#define MARK ".hecha-"

static hc_status fail(const hc_stage *stage, int code, hc_error *err)
{
	return hc_error_add(err, HC_EWRITE, stage->shown, 0, "cannot be written: %s", "无法写入：%s", strerror(code));
}

/* ---- where ---- */

/* The path without strokes at its end; what a link points to, where there is something. */
static hc_status choose_path(hc_stage *stage, hc_error *err)
{
	char *real = realpath(stage->shown, NULL);
	struct stat about;
	size_t length;

	if (real && stat(real, &about) == 0 && !S_ISDIR(about.st_mode)) {
		free(real);
		return hc_error_add(err, HC_EWRITE, stage->shown, 0, "is no folder", "不是文件夹");
	}
	stage->path = hc_memory_copy_text(real ? real : stage->shown);
	free(real);
	if (!stage->path)
		return hc_error_nomem(err);
	for (length = strlen(stage->path); length > 1 && stage->path[length - 1] == '/'; length--)
		stage->path[length - 1] = '\0';
	if (!stage->path[0] || strcmp(stage->path, "/") == 0)
		return fail(stage, EINVAL, err);
	return HC_OK;
}

/* The folder that the place lies in, with a stroke, and the place's own name behind it. */
static const char *split(const hc_stage *stage, hc_text *parent)
{
	const char *slash = strrchr(stage->path, '/');

	if (!slash) {
		hc_text_add(parent, "./");
		return stage->path;
	}
	hc_text_add_bytes(parent, stage->path, (size_t)(slash - stage->path) + 1);
	return slash + 1;
}

/* ---- what killed runs left ---- */

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)where;
	if (kind == FTW_DP || kind == FTW_D || kind == FTW_DNR)
		rmdir(path);
	else
		unlink(path);
	return 0;
}

void hc_stage_remove(const char *folder)
{
	nftw(folder, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* Removes the folder when nobody holds it. */
static void remove_dead(const char *folder)
{
	int lock = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (lock < 0)
		return;
	if (flock(lock, LOCK_EX | LOCK_NB) == 0)
		hc_stage_remove(folder);
	close(lock);
}

static void clear_dead(const char *parent, const char *prefix)
{
	DIR *dir = opendir(parent);
	const struct dirent *entry;
	hc_text path;

	if (!dir)
		return;
	hc_text_init(&path);
	while ((entry = readdir(dir))) {
		if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0)
			continue;
		hc_text_clear(&path);
		hc_text_addf(&path, "%s%s", parent, entry->d_name);
		if (!path.failed)
			remove_dead(hc_text_get(&path));
	}
	hc_text_drop(&path);
	closedir(dir);
}

/* ---- making ---- */

static hc_status make_temporary(hc_stage *stage, hc_error *err)
{
	mode_t mask = umask(0);
	hc_text parent, name;
	const char *own;
	hc_status status = HC_OK;

	umask(mask);
	hc_text_init(&parent);
	hc_text_init(&name);
	own = split(stage, &parent);
	hc_text_addf(&name, ".%s" MARK, own);
	if (!parent.failed && !name.failed)
		clear_dead(hc_text_get(&parent), hc_text_get(&name));
	hc_text_clear(&name);
	hc_text_addf(&name, "%s.%s" MARK "XXXXXX", hc_text_get(&parent), own);
	stage->temporary = parent.failed ? NULL : hc_text_take(&name);
	if (!stage->temporary)
		status = hc_error_nomem(err);
	else if (!mkdtemp(stage->temporary)) {
		status = fail(stage, errno, err);
		hc_memory_free(stage->temporary);
		stage->temporary = NULL;
	} else if (chmod(stage->temporary, 0777 & ~mask) != 0 ||
	           (stage->lock = open(stage->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0 ||
	           flock(stage->lock, LOCK_EX | LOCK_NB) != 0)
		status = fail(stage, errno, err);
	hc_text_drop(&parent);
	hc_text_drop(&name);
	return status;
}

hc_status hc_stage_init(hc_stage *stage, const char *path, hc_error *err)
{
	hc_status status;

	*stage = (hc_stage){ .lock = -1 };
	stage->shown = hc_memory_copy_text(path);
	if (!stage->shown)
		return hc_error_nomem(err);
	status = choose_path(stage, err);
	return status == HC_OK ? make_temporary(stage, err) : status;
}

/* ---- putting in place ---- */

static int put_in_place(const hc_stage *stage)
{
	if (renameat2(AT_FDCWD, stage->temporary, AT_FDCWD, stage->path, RENAME_EXCHANGE) == 0)
		return 0;
	if (errno != ENOENT)
		return -1;
	return renameat2(AT_FDCWD, stage->temporary, AT_FDCWD, stage->path, RENAME_NOREPLACE);
}

hc_status hc_stage_commit(hc_stage *stage, hc_error *err)
{
	if (syncfs(stage->lock) != 0)
		return fail(stage, errno, err);
	if (put_in_place(stage) != 0) {
		if (errno != EINVAL && errno != ENOSYS)
			return fail(stage, errno, err);
		return hc_error_add(err, HC_EWRITE, stage->shown, 0,
		                    "this file system cannot exchange two folders in one step; write to a folder on another one and copy it",
		                    "该文件系统不能一步替换文件夹；请写入其他磁盘上的文件夹后再复制");
	}
	syncfs(stage->lock);
	/* Under the hidden name is now what stood here before, if anything did. */
	hc_stage_remove(stage->temporary);
	hc_memory_free(stage->temporary);
	stage->temporary = NULL;
	return HC_OK;
}

void hc_stage_drop(hc_stage *stage)
{
	if (stage->temporary)
		hc_stage_remove(stage->temporary);
	if (stage->lock >= 0)
		close(stage->lock);
	hc_memory_free(stage->temporary);
	hc_memory_free(stage->path);
	hc_memory_free(stage->shown);
	*stage = (hc_stage){ .lock = -1 };
}

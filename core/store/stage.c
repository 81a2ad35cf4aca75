/* SPDX-License-Identifier: MIT */
/*
 * Two folders are exchanged by one system call (renameat2); where the file
 * system cannot do that, nothing is written, because two renames leave a moment
 * with no folder at all.
 */

#include "store/stage.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static hc_status fail(const hc_stage *stage, int code, hc_error *err)
{
	return hc_error_file(err, HC_EWRITE, stage->shown, code);
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

/* Everybody may read it whom the user's mask lets. */
static hc_status open_up(const hc_stage *stage, hc_error *err)
{
	mode_t mask = umask(0);

	umask(mask);
	return chmod(stage->draft.folder, 0777 & ~mask) == 0 ? HC_OK : fail(stage, errno, err);
}

hc_status hc_stage_init(hc_stage *stage, const char *path, hc_error *err)
{
	hc_status status;

	*stage = (hc_stage){ .draft = { .lock = -1 } };
	stage->shown = hc_memory_copy_text(path);
	if (!stage->shown)
		return hc_error_nomem(err);
	status = choose_path(stage, err);
	if (status == HC_OK)
		status = hc_draft_init(&stage->draft, stage->path, stage->shown, err);
	return status == HC_OK ? open_up(stage, err) : status;
}

/* ---- putting in place ---- */

/* Where nothing stands to exchange it with, another run may put its own in the same moment. */
static int put_in_place(const hc_stage *stage)
{
	static const unsigned ways[] = { RENAME_EXCHANGE, RENAME_NOREPLACE, RENAME_EXCHANGE };
	size_t i;

	for (i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (renameat2(AT_FDCWD, stage->draft.folder, AT_FDCWD, stage->path, ways[i]) == 0)
			return 0;
		if (errno != (ways[i] == RENAME_EXCHANGE ? ENOENT : EEXIST))
			return -1;
	}
	return -1;
}

hc_status hc_stage_commit(hc_stage *stage, hc_error *err)
{
	if (hc_memory_ran_out())
		return hc_error_nomem(err);
	if (syncfs(stage->draft.lock) != 0)
		return fail(stage, errno, err);
	if (put_in_place(stage) != 0) {
		if (errno != EINVAL && errno != ENOSYS)
			return fail(stage, errno, err);
		return hc_error_add(err, HC_EWRITE, stage->shown, 0,
		                    "this file system cannot exchange two folders in one step; write to a folder on another one and copy it",
		                    "该文件系统不能一步替换文件夹；请写入其他磁盘上的文件夹后再复制");
	}
	syncfs(stage->draft.lock);
	/* Under the hidden name is now what stood here before, if anything did. */
	hc_draft_drop(&stage->draft);
	return HC_OK;
}

void hc_stage_drop(hc_stage *stage)
{
	hc_draft_drop(&stage->draft);
	hc_memory_free(stage->path);
	hc_memory_free(stage->shown);
	*stage = (hc_stage){ .draft = { .lock = -1 } };
}

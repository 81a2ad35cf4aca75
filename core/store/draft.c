/* SPDX-License-Identifier: MIT */
/*
 * A lock on the folder tells a run that lives from one that was killed. Where
 * folders cannot be locked, nothing is cleared. Between its making and its
 * locking a folder may be taken for a dead one by a run that begins: then it
 * is gone, and another is made.
 */

#include "store/draft.h"

#include "base/memory.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_FOLDERS 16
#define TRIES 100
#define MARK ".hecha-"
#define CHANCE "XXXXXX"

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

/* Removes a folder with everything in it; links are not followed. Whatever cannot be removed stays. Walking needs memory. */
static void remove_folder(const char *folder)
{
	if (rmdir(folder) != 0)
		nftw(folder, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* Removes the folder when nobody holds it. One of another user is not ours to walk through: it may change under our feet. */
static void remove_dead(const char *folder)
{
	int lock = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat about;

	if (lock < 0)
		return;
	if (fstat(lock, &about) == 0 && about.st_uid == geteuid() && flock(lock, LOCK_EX | LOCK_NB) == 0)
		remove_folder(folder);
	close(lock);
}

/* Whether `name` is of a draft made with `prefix`: the whole of it, down to the mark and the six letters of chance. */
static bool is_draft(const char *name, const char *prefix)
{
	size_t length = strlen(prefix), mark = strlen(MARK);

	return length > mark && strcmp(prefix + length - mark, MARK) == 0 && strncmp(name, prefix, length) == 0 &&
	       strlen(name) == length + strlen(CHANCE);
}

/* Removes the dead among the drafts of `parent` that were made with `prefix`. */
static void clear_dead(const char *parent, const char *prefix)
{
	DIR *dir = opendir(parent);
	const struct dirent *entry;
	hc_text path;

	if (!dir)
		return;
	hc_text_init(&path);
	while ((entry = readdir(dir))) {
		if (!is_draft(entry->d_name, prefix))
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

/* An errno; 0 when the folder is made. `names` is the beginning of its path. */
static int make(hc_draft *draft, const hc_text *names)
{
	hc_text path;
	int code;

	hc_text_init(&path);
	hc_text_addf(&path, "%s" CHANCE, hc_text_get(names));
	draft->folder = hc_text_take(&path);
	if (!draft->folder)
		return ENOMEM;
	if (mkdtemp(draft->folder))
		return 0;
	code = errno;
	code = code ? code : EIO;
	hc_memory_free(draft->folder);
	draft->folder = NULL;
	return code;
}

/* An errno; 0 when the folder is locked, or cannot be, and is still there; ENOENT when another run has cleared it away. */
static int hold(hc_draft *draft)
{
	struct stat about;

	draft->lock = open(draft->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (draft->lock < 0)
		return errno;
	if (flock(draft->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return ENOENT;
	if (fstat(draft->lock, &about) != 0)
		return errno;
	return about.st_nlink > 0 ? 0 : ENOENT;
}

static int make_held(hc_draft *draft, const hc_text *names)
{
	int attempt, code = ENOENT;

	for (attempt = 0; attempt < TRIES && code == ENOENT; attempt++) {
		hc_draft_drop(draft);
		code = make(draft, names);
		if (code != 0)
			return code;
		code = hold(draft);
	}
	return code;
}

hc_status hc_draft_init(hc_draft *draft, const char *path, const char *shown, hc_error *err)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	hc_text parent, prefix;
	int code;

	*draft = (hc_draft){ .lock = -1 };
	hc_text_init(&parent);
	hc_text_init(&prefix);
	if (slash)
		hc_text_add_bytes(&parent, path, (size_t)(name - path));
	else
		hc_text_add(&parent, "./");
	hc_text_addf(&prefix, ".%s" MARK, name);
	if (!parent.failed && !prefix.failed) /* a prefix cut short would fit what is not ours */
		clear_dead(hc_text_get(&parent), hc_text_get(&prefix));
	hc_text_add(&parent, hc_text_get(&prefix));
	code = parent.failed || prefix.failed ? ENOMEM : make_held(draft, &parent);
	hc_text_drop(&parent);
	hc_text_drop(&prefix);
	return code == 0 ? HC_OK : hc_error_file(err, HC_EWRITE, shown, code);
}

void hc_draft_drop(hc_draft *draft)
{
	if (draft->folder)
		remove_folder(draft->folder);
	if (draft->lock >= 0)
		close(draft->lock);
	hc_memory_free(draft->folder);
	*draft = (hc_draft){ .lock = -1 };
}

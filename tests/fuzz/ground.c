/* SPDX-License-Identifier: MIT */
#include "fuzz/ground.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char top[256];

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

static void remove_all(void)
{
	nftw(top, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void ground_must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "must hold: %s\n", what);
	abort();
}

typedef struct known {
	struct known *next;
	char path[];
} known;

const char *ground_path(const char *name)
{
	static known *all;
	const char *tmp = getenv("TMPDIR");

	if (!*top) {
		snprintf(top, sizeof top, "%s/hecha-fuzz-XXXXXX", tmp && *tmp ? tmp : "/tmp");
		ground_must(mkdtemp(top) != NULL, "a folder can be made");
		atexit(remove_all);
	}
	known *made = malloc(sizeof *made + strlen(top) + strlen(name) + 2);
	ground_must(made != NULL, "memory");
	sprintf(made->path, "%s/%s", top, name);
	made->next = all;
	return (all = made)->path;
}

const char *ground_folder(const char *name)
{
	const char *path = ground_path(name);
	ground_must(mkdir(path, 0755) == 0, "a folder can be made");
	return path;
}

void ground_write(const char *path, const void *bytes, size_t size)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	ground_must(file >= 0 && write(file, size ? bytes : "", size) == (ssize_t)size && close(file) == 0, "a file can be written");
}

char *ground_read(const char *path, size_t *size)
{
	struct stat about;
	int file = open(path, O_RDONLY | O_CLOEXEC);

	ground_must(file >= 0 && fstat(file, &about) == 0, path);
	*size = (size_t)about.st_size;
	char *bytes = calloc(1, *size + 1);
	ground_must(bytes && read(file, bytes, *size) == (ssize_t)*size, path);
	close(file);
	return bytes;
}

void ground_copy(const char *from, const char *to)
{
	size_t size;
	char *bytes = ground_read(from, &size);
	ground_write(to, bytes, size);
	free(bytes);
}

uint64_t ground_take(ground_bytes *from, size_t bytes)
{
	uint64_t number = 0;
	for (; bytes; bytes--) {
		number = number << 8 | (from->left ? *from->at : 0);
		from->at += from->left > 0;
		from->left -= from->left > 0;
	}
	return number;
}

/* SPDX-License-Identifier: MIT */
/*
 * Stands where libFuzzer is not: runs a target on every file of its corpus,
 * so that what fuzzing once found is tried by every compiler.
 *
 * usage: fuzz_NAME FOLDER
 */
#include "fuzz/ground.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static int is_file(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
	struct dirent **names = NULL;
	int count = argc == 2 ? scandir(argv[1], &names, is_file, alphasort) : -1;

	if (count < 1) {
		fprintf(stderr, "usage: %s FOLDER (which must hold something)\n", argv[0]);
		return 64;
	}
	for (int i = 0; i < count; i++) {
		char *path;
		size_t size;
		ground_must(asprintf(&path, "%s/%s", argv[1], names[i]->d_name) > 0, "memory");
		char *bytes = ground_read(path, &size);
		fprintf(stderr, "%s\n", path);
		/* At the end of its own memory, so that reading past it is seen. */
		char *tight = malloc(size + !size);
		ground_must(tight != NULL, "memory");
		for (size_t k = 0; k < size; k++)
			tight[k] = bytes[k];
		LLVMFuzzerTestOneInput((const uint8_t *)tight, size);
		free(tight);
		free(bytes);
		free(path);
		free(names[i]);
	}
	free(names);
	printf("%d inputs\n", count);
	return 0;
}

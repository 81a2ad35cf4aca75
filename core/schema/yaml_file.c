/* SPDX-License-Identifier: MIT */
/*
 * A file's bytes for the YAML reader. Only regular files are read, opened
 * without waiting, so that a pipe or a device in a folder of rules cannot hold
 * the program up; the size is limited while reading, not by asking first.
 */

#include "schema/yaml.h"

#include "base/limits.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reads up to one byte more than the limit, so that a file that is too large is seen to be. */
static hc_status read_all(int file, char **out, size_t *length)
{
	const size_t most = HC_YAML_BYTES_MAX + 1;
	size_t capacity = 0, wanted = (size_t)64 << 10;
	ssize_t got = 1;
	char *grown;

	*length = 0;
	while (got > 0 && *length < most) {
		if (*length == capacity) {
			capacity = capacity ? capacity * 2 : wanted;
			capacity = capacity < most ? capacity : most;
			grown = hc_memory_resize(*out, capacity);
			if (!grown)
				return HC_ENOMEM;
			*out = grown;
		}
		got = read(file, *out + *length, capacity - *length);
		if (got > 0)
			*length += (size_t)got;
		else if (got < 0 && errno == EINTR)
			got = 1;
	}
	return got < 0 ? HC_EINPUT : HC_OK;
}

hc_yaml *hc_yaml_read_file(hc_arena *arena, const char *path, const char *shown, hc_error *err)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char *bytes = NULL;
	size_t length = 0;
	struct stat about;
	hc_status status = HC_EINPUT;
	hc_yaml *root = NULL;

	if (file >= 0 && fstat(file, &about) == 0) {
		errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
		if (S_ISREG(about.st_mode))
			status = read_all(file, &bytes, &length);
	}
	if (status == HC_ENOMEM)
		hc_error_nomem(err);
	else if (status != HC_OK)
		hc_error_file(err, status, shown, errno);
	else
		root = hc_yaml_read(arena, bytes, length, shown, err);
	if (file >= 0)
		close(file);
	hc_memory_free(bytes);
	return root;
}

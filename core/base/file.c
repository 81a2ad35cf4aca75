/* SPDX-License-Identifier: MIT */
/*
 * What a file is, is asked of the open file, which is opened without waiting:
 * a pipe or a device in a folder of rules cannot hold the program up. The size
 * that it tells is only a hint; the limit is kept while reading.
 */

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)

/* Reads up to `most` bytes, and a byte more than is expected to see the end. HC_EINPUT leaves why in errno. */
static hc_status read_all(hc_text *out, int file, size_t expected, size_t most)
{
	ssize_t got = 1;

	while (got > 0 && out->length < most) {
		size_t wanted = out->length <= expected ? expected + 1 - out->length : PIECE;
		size_t left = most - out->length;
		char *room = hc_text_room(out, wanted < left ? wanted : left);

		if (!room)
			return HC_ENOMEM;
		got = read(file, room, wanted < left ? wanted : left);
		out->length += got > 0 ? (size_t)got : 0;
		out->bytes[out->length] = '\0';
		if (got < 0 && errno == EINTR)
			got = 1;
	}
	return got < 0 ? HC_EINPUT : HC_OK;
}

hc_status hc_file_read(hc_text *out, const char *path, const char *shown, size_t most, hc_error *err)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about = { .st_mode = 0 };
	hc_status status = HC_EINPUT;

	if (file < 0 || fstat(file, &about) != 0) {
		hc_error_file(err, status, shown, errno);
	} else if (S_ISDIR(about.st_mode)) {
		hc_error_file(err, status, shown, EISDIR);
	} else if (!S_ISREG(about.st_mode)) {
		hc_error_add(err, status, shown, 0, "cannot be read: no regular file", "无法读取：不是普通文件");
	} else {
		status = read_all(out, file, (size_t)about.st_size, most + 1);
		if (status == HC_EINPUT)
			hc_error_file(err, status, shown, errno);
		else if (status)
			hc_error_nomem(err);
	}
	if (file >= 0)
		close(file);
	return status;
}

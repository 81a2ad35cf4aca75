/* SPDX-License-Identifier: MIT */
/*
 * The library keeps rows, and every part of the archive, in temporary files,
 * and does not look whether they took what it wrote: on a full disk a sheet
 * would end in its middle, in a file that is otherwise whole. So it gets its
 * files here, by a function that takes the place of its own of that name, and
 * what one of them could not do is remembered. It also passes over allocations
 * that fail (of names, of where a sheet stands frozen); errno tells of them, and
 * is looked at wherever the library comes by. There is no place for a context:
 * a process writes one workbook at a time.
 */

#include "publish/table_xlsx_parts.h"

#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A file: a stream on a descriptor. */
typedef struct part {
	int file;
	FILE *stream;
	struct part *next;
} part;

static part *parts; /* that are open */
static int failure; /* the first errno */

static void note(void)
{
	if (!failure)
		failure = errno;
}

/* Of the library, since it last came by. */
static void note_memory(void)
{
	if (errno == ENOMEM)
		note();
}

void hc_xlsx_files_begin(void)
{
	failure = errno = 0;
}

int hc_xlsx_files_failure(void)
{
	note_memory();
	return failure;
}

void hc_xlsx_files_end(void)
{
	while (parts)
		fclose(parts->stream);
}

/* ---- what the stream does ---- */

static ssize_t read_some(void *cookie, char *bytes, size_t size)
{
	const part *p = cookie;
	ssize_t got;

	note_memory();
	do
		got = read(p->file, bytes, size);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		note();
	return got;
}

static ssize_t write_all(void *cookie, const char *bytes, size_t size)
{
	const part *p = cookie;
	size_t done = 0;

	note_memory();
	while (done < size) {
		ssize_t took = write(p->file, bytes + done, size - done);

		if (took < 0 && errno != EINTR) {
			note();
			break;
		}
		done += took > 0 ? (size_t)took : 0;
	}
	return (ssize_t)done;
}

static int seek(void *cookie, off64_t *at, int from)
{
	const part *p = cookie;

	note_memory();
	*at = lseek(p->file, *at, from);
	if (*at < 0)
		note();
	return *at < 0 ? -1 : 0;
}

static int end(void *cookie)
{
	part *p = cookie, **link;

	for (link = &parts; *link && *link != p; link = &(*link)->next)
		;
	if (*link)
		*link = p->next;
	close(p->file);
	hc_memory_free(p);
	return 0;
}

/* ---- making one ---- */

/* A file without a name in `folder`; -1 and errno. */
static int make_file(const char *folder)
{
	hc_text path;
	int file = -1;

	hc_text_init(&path);
	hc_text_addf(&path, "%s/.hecha-XXXXXX", folder);
	if (path.failed)
		errno = ENOMEM;
	else
		file = mkostemp(path.bytes, O_CLOEXEC);
	if (file >= 0 && unlink(path.bytes) != 0) {
		close(file); /* it would be published */
		file = -1;
	}
	hc_text_drop(&path);
	return file;
}

/* What the library calls for each of its files. */
FILE *lxw_tmpfile(char *tmpdir)
{
	const cookie_io_functions_t calls = { read_some, write_all, seek, end };
	part *p;

	note_memory();
	p = hc_memory_alloc(sizeof *p);
	if (!p)
		return NULL;
	p->file = make_file(tmpdir);
	if (p->file >= 0)
		p->stream = fopencookie(p, "w+", calls);
	if (p->stream) {
		p->next = parts;
		parts = p;
		return p->stream;
	}
	note();
	if (p->file >= 0)
		close(p->file);
	hc_memory_free(p);
	return NULL;
}

/* SPDX-License-Identifier: MIT */
/*
 * A file from a Chinese office machine may be GB18030 and says so nowhere; a
 * guess from its first rows would break on the first name further down. So the
 * whole file is read twice: once to see in which encoding every byte of it
 * makes sense, once for its contents. In a file that fits neither, the
 * encoding that got further is the one that was meant, and the line where it
 * stopped is the one to look at.
 */

#include "store/form_source.h"

#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 << 10, CARRY = 8 };

struct hc_form_source {
	const char *path;
	int file;
	bool converts;
	iconv_t converter;
	bool begun;  /* the byte order mark is behind us */
	size_t held; /* bytes in `raw` that wait for more */
	char raw[CARRY + PIECE];
	char converted[2 * PIECE + 64];
};

static hc_status fail(const hc_form_source *source, hc_error *err)
{
	return hc_error_file(err, HC_EINPUT, source->path, errno);
}

/* Reads behind the bytes held back; `*length` counts both, `*end` tells that there is no more. */
static bool fill(hc_form_source *source, size_t *length, bool *end)
{
	ssize_t got;

	do
		got = read(source->file, source->raw + source->held, PIECE);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return false;
	*length = source->held + (size_t)got;
	*end = got == 0;
	return true;
}

static void keep(hc_form_source *source, size_t used, size_t length)
{
	source->held = length - used;
	memmove(source->raw, source->raw + used, source->held);
}

static bool rewind_file(hc_form_source *source)
{
	source->held = 0;
	source->begun = false;
	if (source->converts)
		iconv(source->converter, NULL, NULL, NULL, NULL);
	return lseek(source->file, 0, SEEK_SET) == 0;
}

static size_t skip_ascii(const char *bytes, size_t at, size_t length)
{
	uint64_t word;

	while (at + sizeof word <= length) {
		memcpy(&word, bytes + at, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
		at += sizeof word;
	}
	while (at < length && !(bytes[at] & 0x80))
		at++;
	return at;
}

static size_t sequence_length(unsigned char lead)
{
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/* How many bytes are whole valid characters. `*broken`: the next one is wrong, and not merely cut off. */
static size_t valid_prefix(const char *bytes, size_t length, bool *broken)
{
	size_t at = 0, need;

	*broken = false;
	while ((at = skip_ascii(bytes, at, length)) < length) {
		need = sequence_length((unsigned char)bytes[at]);
		if (need > length - at) {
			*broken = (unsigned char)bytes[at] < 0xC2;
			return at;
		}
		if (!hc_utf8_valid(bytes + at, need)) {
			*broken = true;
			return at;
		}
		at += need;
	}
	return at;
}

/* Whether the file is UTF-8; `*reached` is the offset of the first byte that is not. */
static hc_status try_utf8(hc_form_source *source, bool *fits, int64_t *reached, hc_error *err)
{
	size_t length, used;
	bool broken = false, end;

	*reached = 0;
	do {
		if (!fill(source, &length, &end))
			return fail(source, err);
		used = valid_prefix(source->raw, length, &broken);
		*reached += (int64_t)used;
		keep(source, used, length);
	} while (!end && !broken);
	*fits = source->held == 0;
	return HC_OK;
}

/* Converts what is in `raw`; the rest stays held. `*broken` as above. */
static size_t convert(hc_form_source *source, size_t length, bool *broken)
{
	char *in = source->raw, *out = source->converted;
	size_t in_left = length, out_left = sizeof source->converted;

	*broken = iconv(source->converter, &in, &in_left, &out, &out_left) == (size_t)-1 && errno != EINVAL;
	keep(source, length - in_left, length);
	return sizeof source->converted - out_left;
}

static hc_status try_gb18030(hc_form_source *source, bool *fits, int64_t *reached, hc_error *err)
{
	size_t length;
	bool broken = false, end;

	*reached = 0;
	source->converter = iconv_open("UTF-8", "GB18030");
	source->converts = source->converter != (iconv_t)-1;
	*fits = false;
	if (!source->converts)
		return HC_OK;
	do {
		if (!fill(source, &length, &end))
			return fail(source, err);
		convert(source, length, &broken);
		*reached += (int64_t)(length - source->held);
	} while (!end && !broken);
	*fits = source->held == 0;
	return HC_OK;
}

/* The physical line of a byte. */
static unsigned line_of(hc_form_source *source, int64_t offset)
{
	unsigned line = 1;
	size_t length = 0, i;
	bool end = false, after_return = false;

	if (!rewind_file(source))
		return 0;
	while (!end && offset > 0 && fill(source, &length, &end)) {
		for (i = 0; i < length && offset > 0; i++, offset--) {
			char byte = source->raw[i];

			line += byte == '\r' || (byte == '\n' && !after_return);
			after_return = byte == '\r';
		}
	}
	return line;
}

static hc_status tell_encoding(hc_form_source *source, hc_error *err)
{
	int64_t utf8 = 0, gb18030 = 0;
	bool fits = false;
	hc_status status = try_utf8(source, &fits, &utf8, err);

	if (status == HC_OK && !fits) {
		if (!rewind_file(source))
			return fail(source, err);
		status = try_gb18030(source, &fits, &gb18030, err);
	}
	if (status != HC_OK)
		return status;
	if (fits)
		return rewind_file(source) ? HC_OK : fail(source, err);
	return hc_error_add(err, HC_EDATA, source->path, line_of(source, utf8 > gb18030 ? utf8 : gb18030),
	                    "the text is neither UTF-8 nor GB18030; save the file as \"CSV UTF-8\"",
	                    "文本既不是 UTF-8 也不是 GB18030；请将文件另存为“CSV UTF-8”");
}

static hc_status open_file(hc_form_source *source, hc_error *err)
{
	struct stat about;

	source->file = open(source->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (source->file < 0)
		return fail(source, err);
	if (fstat(source->file, &about) != 0)
		return fail(source, err);
	if (!S_ISREG(about.st_mode))
		return hc_error_add(err, HC_EINPUT, source->path, 0, "is no regular file", "不是普通文件");
	return HC_OK;
}

hc_status hc_form_source_open(hc_form_source **out, const char *path, hc_error *err)
{
	hc_form_source *source = hc_memory_alloc(sizeof *source);
	hc_status status;

	*out = NULL;
	if (!source)
		return hc_error_nomem(err);
	source->path = path;
	status = open_file(source, err);
	if (status == HC_OK)
		status = tell_encoding(source, err);
	if (status == HC_OK)
		*out = source;
	else
		hc_form_source_close(source);
	return status;
}

void hc_form_source_close(hc_form_source *source)
{
	if (!source)
		return;
	if (source->converts)
		iconv_close(source->converter);
	if (source->file >= 0)
		close(source->file);
	hc_memory_free(source);
}

static void skip_mark(hc_form_source *source, const char **bytes, size_t *length)
{
	if (!source->begun && *length >= 3 && memcmp(*bytes, "\xEF\xBB\xBF", 3) == 0) {
		*bytes += 3;
		*length -= 3;
	}
	source->begun = true;
}

hc_status hc_form_source_read(const char **bytes, size_t *length, hc_form_source *source, hc_error *err)
{
	bool end = false, broken = false;

	do {
		if (!fill(source, length, &end))
			return fail(source, err);
		*bytes = source->raw;
		if (source->converts) {
			*length = convert(source, *length, &broken);
			*bytes = source->converted;
		}
		if (broken || (end && source->held))
			return hc_error_add(err, HC_EINPUT, source->path, 0, "changed while it was read",
			                    "在读取过程中被更改");
		skip_mark(source, bytes, length);
	} while (!*length && !end);
	return HC_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * Writing to a file goes through a place of its own, so that whoever reads the
 * file never meets half of it.
 */

#include "publish/file.h"

#include "store/place.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

hc_status hc_file_put(FILE *out, hc_text *text, hc_error *err)
{
	if (text->failed)
		return hc_error_nomem(err);
	if (text->length > 0 && fwrite(text->bytes, 1, text->length, out) != text->length)
		return hc_error_file(err, HC_EWRITE, NULL, errno);
	hc_text_clear(text);
	return HC_OK;
}

hc_status hc_file_check(FILE *out, hc_error *err)
{
	errno = 0;
	if (fflush(out) == 0 && !ferror(out))
		return HC_OK;
	if (errno)
		return hc_error_file(err, HC_EWRITE, NULL, errno);
	return hc_error_add(err, HC_EWRITE, NULL, 0, "cannot be written", "无法写入"); /* of an earlier failure nobody knows the reason */
}

/* A device or a pipe (/dev/null, /dev/stdout): nothing to rename. */
static bool is_stream(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && (S_ISCHR(about.st_mode) || S_ISFIFO(about.st_mode));
}

hc_status hc_file_write_at(const char *path, const char *shown, hc_file_writer write, void *context, hc_error *err)
{
	FILE *out = fopen(path, "we");
	size_t before = err ? err->count : 0;
	hc_status status;

	if (!out)
		return hc_error_file(err, HC_EWRITE, shown, errno);
	status = write(out, context, err);
	if (status == HC_OK)
		status = hc_file_check(out, err);
	if (fclose(out) != 0 && status == HC_OK)
		status = hc_error_file(err, HC_EWRITE, shown, errno);
	hc_error_name(err, before, shown);
	return status;
}

hc_status hc_file_write(const char *path, hc_file_writer write, void *context, hc_error *err)
{
	hc_place place = { 0 };
	hc_status status;

	if (is_stream(path))
		return hc_file_write_at(path, path, write, context, err);
	status = hc_place_init(&place, path, err);
	if (status == HC_OK)
		status = hc_file_write_at(place.temporary, path, write, context, err);
	if (status == HC_OK)
		status = hc_place_commit(&place, true, err);
	hc_place_drop(&place);
	return status;
}

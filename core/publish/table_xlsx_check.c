/* SPDX-License-Identifier: MIT */
/*
 * The library copies each sheet into a file of its own and does not look
 * whether all of it was taken: on a full disk a sheet would end in its middle,
 * in a file that is otherwise whole. So the sheets' sizes are read out of the
 * archive's directory again.
 */

#include "publish/table_xlsx_parts.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

/* The directory's end and one of its entries, as far as they have one length; what surrounds a sheet's rows is longer. */
enum { END_BYTES = 22, ENTRY_BYTES = 46, FRAME_BYTES = 256 };

static uint32_t read_number(const unsigned char *at, int bytes)
{
	uint32_t number = 0;

	while (bytes-- > 0)
		number = number << 8 | at[bytes];
	return number;
}

/* Reads the directory into memory; NULL when the file has none that is whole. */
static unsigned char *read_directory(FILE *file, size_t *length)
{
	unsigned char end[END_BYTES], *directory;
	long at;

	if (fseek(file, -END_BYTES, SEEK_END) != 0 || fread(end, 1, sizeof end, file) != sizeof end || memcmp(end, "PK\5\6", 4) != 0)
		return NULL;
	*length = read_number(end + 12, 4);
	at = (long)read_number(end + 16, 4);
	if (*length == 0 || fseek(file, at, SEEK_SET) != 0)
		return NULL;
	directory = hc_memory_alloc(*length);
	if (directory && fread(directory, 1, *length, file) == *length)
		return directory;
	hc_memory_free(directory);
	return NULL;
}

/* The number of a sheet by its name in the archive, from 1; 0 for other files. */
static size_t sheet_number(const unsigned char *name, size_t length)
{
	static const char folder[] = "xl/worksheets/sheet";
	const size_t prefix = sizeof folder - 1;
	size_t number = 0, i;

	if (length <= prefix || memcmp(name, folder, prefix) != 0)
		return 0;
	for (i = prefix; i < length && name[i] >= '0' && name[i] <= '9'; i++)
		number = number * 10 + (size_t)(name[i] - '0');
	return number;
}

/* How many sheets of the directory are as long as they have to be. */
static size_t count_whole(const unsigned char *directory, size_t length, const hc_xlsx_sheet *sheets, size_t count)
{
	size_t at = 0, whole = 0, number, name;

	while (at + ENTRY_BYTES <= length) {
		const unsigned char *entry = directory + at;

		name = read_number(entry + 28, 2);
		if (at + ENTRY_BYTES + name > length)
			break;
		number = sheet_number(entry + ENTRY_BYTES, name);
		whole += number > 0 && number <= count && (int64_t)read_number(entry + 24, 4) >= sheets[number - 1].bytes + FRAME_BYTES;
		at += ENTRY_BYTES + name + read_number(entry + 30, 2) + read_number(entry + 32, 2);
	}
	return whole;
}

hc_status hc_xlsx_check(const char *path, const hc_xlsx_sheet *sheets, size_t count, hc_error *err)
{
	FILE *file = fopen(path, "rb");
	size_t length = 0;
	unsigned char *directory = file ? read_directory(file, &length) : NULL;
	bool whole = directory && count_whole(directory, length, sheets, count) == count;

	hc_memory_free(directory);
	if (file)
		fclose(file);
	return whole ? HC_OK : hc_error_add(err, HC_EWRITE, NULL, 0, "the workbook cannot be written: a sheet was not taken whole",
	                                    "无法写入工作簿：有工作表未能完整写入");
}

/* SPDX-License-Identifier: MIT */
#include "support/colours.h"

#include <string.h>

bool colours_alone_differ(const char *plain, size_t length, const char *coloured, size_t coloured_length)
{
	size_t at = 0;

	for (size_t i = 0; i < coloured_length; i++) {
		if (coloured[i] == '\x1b')
			i += strcspn(coloured + i, "m");
		else if (at == length || coloured[i] != plain[at++])
			return false;
	}
	return at == length && coloured_length > length;
}

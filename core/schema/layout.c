/* SPDX-License-Identifier: MIT */
/*
 * Looking things up in a layout. A frame has a few dozen columns and is asked
 * once for each name in a rule, when the rule is loaded or first run.
 */

#include "schema/layout.h"

#include <string.h>

int hc_layout_find(const hc_layout_frame *frame, const char *path, size_t length)
{
	size_t i;

	for (i = 0; i < frame->column_count; i++) {
		const char *known = frame->columns[i].path;

		if (strlen(known) == length && memcmp(known, path, length) == 0)
			return (int)i;
	}
	return -1;
}

int hc_layout_subject(const hc_layout *layout, const hc_entity *entity)
{
	size_t i;

	for (i = 0; i < layout->frame_count; i++) {
		if (layout->frames[i].entity == entity && layout->frames[i].at_home)
			return (int)i;
	}
	return -1;
}

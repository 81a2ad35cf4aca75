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

static bool follows_to(const hc_layout_column *column, const hc_entity *entity)
{
	size_t i;

	for (i = 0; i < column->step_count; i++) {
		if (column->steps[i]->target == entity)
			return true;
	}
	return false;
}

bool hc_layout_follows(const hc_layout *layout, const hc_entity *entity)
{
	size_t f, c;

	for (f = 0; f < layout->frame_count; f++) {
		for (c = 0; c < layout->frames[f].column_count; c++) {
			if (follows_to(&layout->frames[f].columns[c], entity))
				return true;
		}
	}
	return false;
}

bool hc_layout_reads(const hc_layout *layout, const hc_entity *entity)
{
	size_t f;

	for (f = 0; f < layout->frame_count; f++) {
		if (layout->frames[f].entity == entity)
			return true;
	}
	return hc_layout_follows(layout, entity);
}

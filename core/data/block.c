/* SPDX-License-Identifier: MIT */
/*
 * Links are built by counting: how many children each parent has, then where
 * each parent's children start, then every child into its place. Children in
 * the parents' own order need no list of row numbers at all.
 */
#include "data/block.h"

#include "base/memory.h"

#include <string.h>

bool hc_frame_init(hc_frame *frame, const hc_type *types, size_t column_count)
{
	frame->rows = 0;
	frame->strays = 0;
	frame->room = 0;
	frame->column_count = 0;
	frame->columns = hc_memory_alloc(column_count * sizeof *frame->columns);
	if (!frame->columns)
		return false;
	frame->column_count = column_count;
	for (size_t i = 0; i < column_count; i++)
		hc_column_init(&frame->columns[i], types[i]);
	return true;
}

void hc_frame_drop(hc_frame *frame)
{
	for (size_t i = 0; i < frame->column_count; i++)
		hc_column_drop(&frame->columns[i]);
	hc_memory_free(frame->columns);
	memset(frame, 0, sizeof *frame);
}

void hc_frame_clear(hc_frame *frame)
{
	frame->rows = 0;
	frame->strays = 0;
	for (size_t i = 0; i < frame->column_count; i++)
		hc_column_clear(&frame->columns[i]);
}

bool hc_frame_grow(hc_frame *frame)
{
	size_t room = SIZE_MAX;

	for (size_t i = 0; i < frame->column_count; i++) {
		hc_column *column = &frame->columns[i];
		if (column->capacity == frame->rows && !hc_column_grow(column))
			return false;
		room = column->capacity < room ? column->capacity : room;
	}
	frame->room = room;
	return true;
}

void hc_link_drop(hc_link *link)
{
	hc_memory_free(link->start);
	hc_memory_free(link->order);
	hc_memory_free(link->stray_start);
	hc_memory_free(link->stray_end);
	hc_memory_free(link->strays);
	hc_memory_free(link->absent);
	memset(link, 0, sizeof *link);
}

static bool in_parent_order(const uint32_t *parent_of, size_t children)
{
	for (size_t i = 0; i < children; i++)
		if (parent_of[i] >= HC_PARENT_STRAY || (i && parent_of[i] < parent_of[i - 1]))
			return false;
	return true;
}

static bool place_children(hc_link *link, size_t parents, size_t children, const uint32_t *parent_of)
{
	link->start = hc_memory_alloc((parents + 1) * sizeof *link->start);
	if (!link->start)
		return false;
	for (size_t i = 0; i < children; i++)
		if (parent_of[i] < HC_PARENT_STRAY)
			link->start[parent_of[i] + 1]++;
	for (size_t p = 0; p < parents; p++)
		link->start[p + 1] += link->start[p];
	if (in_parent_order(parent_of, children))
		return true;
	link->order = hc_memory_alloc((children + 1) * sizeof *link->order);
	uint32_t *next = hc_memory_alloc((parents + 1) * sizeof *next);
	if (!link->order || !next) {
		hc_memory_free(next);
		return false;
	}
	memcpy(next, link->start, (parents + 1) * sizeof *next);
	for (size_t i = 0; i < children; i++)
		if (parent_of[i] < HC_PARENT_STRAY)
			link->order[next[parent_of[i]]++] = (uint32_t)i;
	hc_memory_free(next);
	return true;
}

/* The first of the strays, which stand in the order of their roots, whose root is not before `root`. */
static uint32_t first_stray(const uint32_t *strays, uint32_t count, const uint32_t *root_of, uint32_t root)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (root_of[strays[middle]] < root)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Rows of a root that do not say their parent may belong to each of its parents: kept once for all of these. */
static bool place_strays(hc_link *link, size_t parents, size_t children, const uint32_t *parent_of, const uint32_t *root_of,
                         const uint32_t *parent_root)
{
	uint32_t count = 0;
	link->strays = hc_memory_alloc((children + 1) * sizeof *link->strays);
	link->stray_start = hc_memory_alloc((parents + 1) * sizeof *link->stray_start);
	link->stray_end = hc_memory_alloc((parents + 1) * sizeof *link->stray_end);
	if (!link->strays || !link->stray_start || !link->stray_end)
		return false;
	for (size_t i = 0; i < children; i++)
		if (parent_of[i] == HC_PARENT_STRAY && root_of[i] != HC_ROOT_ANY)
			link->strays[count++] = (uint32_t)i;
	for (size_t p = 0; p < parents; p++) {
		link->stray_start[p] = first_stray(link->strays, count, root_of, parent_root[p]);
		link->stray_end[p] = parent_root[p] == HC_ROOT_ANY ? link->stray_start[p]
		                                                   : first_stray(link->strays, count, root_of, parent_root[p] + 1);
	}
	return true;
}

bool hc_link_build(hc_link *link, size_t parents, size_t children, const uint32_t *parent_of,
                   const uint32_t *root_of, const uint32_t *parent_root)
{
	bool ok = false, strays = false;

	memset(link, 0, sizeof *link);
	link->parents = parents;
	link->absent = hc_memory_alloc((parents / 64 + 1) * sizeof *link->absent);
	if (!link->absent || !place_children(link, parents, children, parent_of))
		goto done;
	for (size_t i = 0; i < children; i++) {
		if (parent_of[i] != HC_PARENT_STRAY)
			continue;
		if (root_of[i] != HC_ROOT_ANY)
			strays = true;
		else if (link->any_to == 0)
			link->any_from = (uint32_t)i, link->any_to = (uint32_t)i + 1;
		else
			link->any_to = (uint32_t)i + 1;
	}
	ok = !strays || place_strays(link, parents, children, parent_of, root_of, parent_root);
done:
	if (!ok)
		hc_link_drop(link);
	return ok;
}

void hc_block_drop(hc_block *block)
{
	for (size_t i = 0; i < block->frame_count; i++)
		hc_frame_drop(&block->frames[i]);
	for (size_t i = 0; i < block->link_count; i++)
		hc_link_drop(&block->links[i]);
	hc_memory_free(block->frames);
	hc_memory_free(block->links);
	memset(block, 0, sizeof *block);
}

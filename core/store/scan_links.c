/* SPDX-License-Identifier: MIT */
/*
 * Which rows belong to which: a row's reference is looked up among the rows of
 * its own root only. A reference that is missing, or leads nowhere, makes a
 * stray: the row may belong to any parent of that root.
 */
#include "store/scan_internal.h"

#include "base/memory.h"

#include <string.h>

/* The rows of a frame whose ids are known, by root: those of root r are rows[start[r]] .. rows[start[r + 1] - 1], by id. */
typedef struct named {
	uint32_t *start, *rows;
} named;

/* Where the rows of each root begin; rows of a frame stand in the order of their roots, strays last. */
static uint32_t *starts_of(const hc_scan_reader *r, size_t roots, bool named_only)
{
	uint32_t *start = hc_memory_alloc((roots + 2) * sizeof *start);
	if (!start)
		return NULL;
	for (size_t i = 0; i < r->frame->rows; i++)
		if (r->root_of[i] < roots && (!named_only || hc_column_known(&r->frame->columns[0], i)))
			start[r->root_of[i] + 1]++;
	for (size_t i = 0; i < roots; i++)
		start[i + 1] += start[i];
	return start;
}

static bool list_named(named *out, const hc_scan_reader *r, size_t roots)
{
	uint32_t count = 0;
	out->start = starts_of(r, roots, true);
	out->rows = hc_memory_alloc((r->frame->rows + 1) * sizeof *out->rows);
	if (!out->start || !out->rows)
		return false;
	for (size_t i = 0; i < r->frame->rows; i++)
		if (r->root_of[i] < roots && hc_column_known(&r->frame->columns[0], i))
			out->rows[count++] = (uint32_t)i;
	return true;
}

/* The row in root `root` whose id is the text; HC_PARENT_NONE when there is none. A root may have any number of rows. */
static uint32_t find_parent(const hc_frame *parent, const named *of, uint32_t root, const char *id, size_t length)
{
	uint32_t low = of->start[root], high = of->start[root + 1];
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		size_t n;
		const char *text = hc_column_text(&parent->columns[0], of->rows[middle], &n);
		int order = memcmp(text, id, n < length ? n : length);
		order = order ? order : (n > length) - (n < length);
		if (order == 0)
			return of->rows[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return HC_PARENT_NONE;
}

static uint32_t parent_row(hc_scan *scan, hc_scan_reader *child, const hc_scan_reader *parent, const hc_layout_link *link,
                           const named *of, size_t row)
{
	const hc_column *via = &child->frame->columns[link->via_column];
	size_t length;

	if (child->root_of[row] == HC_ROOT_ANY)
		return HC_PARENT_STRAY;
	if (!link->via_column)
		return child->root_of[row];
	if (!hc_column_known(via, row))
		return HC_PARENT_STRAY;
	const char *id = hc_column_text(via, row, &length);
	if (!length)
		return HC_PARENT_NONE;
	uint32_t found = find_parent(parent->frame, of, child->root_of[row], id, length);
	if (found == HC_PARENT_NONE) {
		hc_scan_tell(scan, child, child->frame, row, link->via->name, hc_scan_dangling);
		return HC_PARENT_STRAY;
	}
	return found;
}

/* A register that every root must have: where a root has no row of it, nothing is known for its records. */
static void mark_absent(hc_link *made, const hc_scan_reader *child, const hc_scan_reader *parent, const uint32_t *child_start)
{
	for (size_t p = 0; p < made->parents; p++) {
		uint32_t root = parent->root_of[p];
		if (child->layout->entity->expected && child_start[root] == child_start[root + 1])
			made->absent[p / 64] |= UINT64_C(1) << (p % 64);
	}
}

hc_status hc_scan_link(hc_scan *scan, size_t k, hc_error *err)
{
	const hc_layout_link *link = &scan->layout->links[k];
	hc_scan_reader *child = &scan->readers[link->child], *parent = &scan->readers[link->parent];
	size_t roots = scan->block.frames[0].rows, children = child->frame->rows;
	named of = {NULL, NULL};
	bool listed = list_named(&of, parent, roots);
	uint32_t *child_start = starts_of(child, roots, false);
	uint32_t *parent_of = hc_memory_alloc((children + 1) * sizeof *parent_of);
	hc_status status = HC_OK;

	hc_link_drop(&scan->block.links[k]);
	if (!listed || !child_start || !parent_of) {
		status = hc_error_nomem(err);
		goto done;
	}
	for (size_t i = 0; i < children; i++)
		parent_of[i] = parent_row(scan, child, parent, link, &of, i);
	if (!hc_link_build(&scan->block.links[k], parent->frame->rows, children, parent_of, child->root_of, parent->root_of)) {
		status = hc_error_nomem(err);
		goto done;
	}
	if (child->layout->at_home)
		mark_absent(&scan->block.links[k], child, parent, child_start);
done:
	hc_memory_free(of.start);
	hc_memory_free(of.rows);
	hc_memory_free(child_start);
	hc_memory_free(parent_of);
	return status;
}

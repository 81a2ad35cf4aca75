/* SPDX-License-Identifier: MIT */
/* Lua says the size of what it frees, so objects need no header. Beyond the classes the ordinary allocator serves. */
#include "script/pool.h"

#include "base/memory.h"

#include <string.h>

#define STEP 16
#define LARGEST (POOL_CLASSES * STEP)
#define PAGE (64 * 1024)

static size_t class_of(size_t size)
{
	return (size - 1) / STEP;
}

static void *take(pool *of, size_t size)
{
	size_t class = class_of(size), bytes = (class + 1) * STEP;
	void *object = of->free[class];

	if (object) {
		memcpy(&of->free[class], object, sizeof object);
		return object;
	}
	if ((size_t)(of->end - of->at) < bytes) {
		char *page = hc_memory_resize(NULL, PAGE);
		if (!page)
			return NULL;
		memcpy(page, &of->pages, sizeof of->pages);
		of->pages = page;
		of->at = page + STEP;
		of->end = page + PAGE;
	}
	object = of->at;
	of->at += bytes;
	return object;
}

static void give(pool *of, void *object, size_t size)
{
	void **first = &of->free[class_of(size)];
	memcpy(object, first, sizeof *first);
	*first = object;
}

void *pool_resize(pool *of, void *object, size_t old_size, size_t size)
{
	bool old_small = object && old_size <= LARGEST, small = size <= LARGEST;

	if (object && size && !old_small && !small)
		return hc_memory_resize(object, size);
	if (old_small && small && size && class_of(old_size) == class_of(size))
		return object;
	void *made = NULL;
	if (size)
		made = small ? take(of, size) : hc_memory_resize(NULL, size);
	if (size && !made)
		return NULL;
	if (object && made)
		memcpy(made, object, old_size < size ? old_size : size);
	if (old_small)
		give(of, object, old_size);
	else
		hc_memory_free(object);
	return made;
}

void pool_drop(pool *of)
{
	while (of->pages) {
		void *page = of->pages;
		memcpy(&of->pages, page, sizeof of->pages);
		hc_memory_free(page);
	}
}

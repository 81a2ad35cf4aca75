/* SPDX-License-Identifier: MIT */
/*
 * Lua says the size of what it frees, so objects need no header; a page is
 * found by the address, which is why pages are aligned to their size. Beyond
 * the classes the ordinary allocator serves.
 */
#include "script/pool.h"

#include "base/memory.h"

#include <stdint.h>
#include <string.h>

#define STEP 16
#define LARGEST (POOL_CLASSES * STEP)
#define PAGE ((size_t)64 * 1024)
#define REGION_PAGES 16 /* one of them is lost to alignment */

struct pool_page {
	pool_page *next, *before; /* of those with room */
	void *free;               /* objects that were freed */
	char *at;                 /* behind the last object that was ever used */
	size_t bytes;             /* of one object */
	size_t live;
	bool listed;              /* it has room */
};

#define HEAD ((sizeof(pool_page) + STEP - 1) / STEP * STEP)

static size_t class_of(size_t size)
{
	return (size - 1) / STEP;
}

static void add_region(pool *of)
{
	char *region = hc_memory_resize(NULL, REGION_PAGES * PAGE);
	if (!region)
		return;
	memcpy(region, &of->regions, sizeof of->regions);
	of->regions = region;
	char *first = region + (PAGE - (uintptr_t)region % PAGE);
	for (size_t i = 0; i < REGION_PAGES - 1; i++) {
		pool_page *page = (pool_page *)(void *)(first + i * PAGE);
		page->next = of->empty;
		of->empty = page;
	}
}

static void list(pool *of, pool_page *page)
{
	pool_page **first = &of->room[class_of(page->bytes)];
	page->before = NULL;
	page->next = *first;
	if (*first)
		(*first)->before = page;
	*first = page;
	page->listed = true;
}

static void unlist(pool *of, pool_page *page)
{
	if (page->before)
		page->before->next = page->next;
	else
		of->room[class_of(page->bytes)] = page->next;
	if (page->next)
		page->next->before = page->before;
	page->listed = false;
}

static bool has_room(const pool_page *page)
{
	return page->free || page->at + page->bytes <= (const char *)page + PAGE;
}

/* A page of the class with nothing in it, listed; NULL when out of memory. */
static pool_page *begin_page(pool *of, size_t class)
{
	if (!of->empty)
		add_region(of);
	pool_page *page = of->empty;
	if (!page)
		return NULL;
	of->empty = page->next;
	*page = (pool_page){.at = (char *)page + HEAD, .bytes = (class + 1) * STEP};
	list(of, page);
	return page;
}

static void *take(pool *of, size_t size)
{
	size_t class = class_of(size);
	pool_page *page = of->room[class] ? of->room[class] : begin_page(of, class);
	if (!page)
		return NULL;
	void *object = page->free;
	if (object) {
		memcpy(&page->free, object, sizeof object);
	} else {
		object = page->at;
		page->at += page->bytes;
	}
	page->live++;
	if (!has_room(page))
		unlist(of, page);
	return object;
}

static void give(pool *of, void *object)
{
	pool_page *page = (pool_page *)(void *)((char *)object - (uintptr_t)object % PAGE);
	memcpy(object, &page->free, sizeof page->free);
	page->free = object;
	if (--page->live == 0) {
		if (page->listed)
			unlist(of, page);
		page->next = of->empty;
		of->empty = page;
	} else if (!page->listed) {
		list(of, page);
	}
}

void *pool_resize(pool *of, void *object, size_t old_size, size_t size)
{
	bool old_small = object && old_size <= LARGEST, small = size <= LARGEST;

	if (!object && size && small)
		return take(of, size);
	if (!size && old_small) {
		give(of, object);
		return NULL;
	}
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
		give(of, object);
	else
		hc_memory_free(object);
	return made;
}

void pool_drop(pool *of)
{
	while (of->regions) {
		void *region = of->regions;
		memcpy(&of->regions, region, sizeof of->regions);
		hc_memory_free(region);
	}
}

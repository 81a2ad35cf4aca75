/* SPDX-License-Identifier: MIT */
/*
 * Pages in a list, newest first; only the newest is filled. Each page is twice
 * as large as the one before, up to a point, so that a small schema costs one
 * page and a large block few. Emptying keeps the largest page: a loop over
 * blocks soon runs without asking for memory at all.
 */

#include "base/arena.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A test may compile this file with tiny pages, so that each request is an allocation that can be made to fail. */
#ifndef PAGE_FIRST
#define PAGE_FIRST ((size_t)16 << 10)
#define PAGE_LARGEST ((size_t)1 << 20)
#endif

struct hc_arena_page {
	hc_arena_page *next;
	size_t size; /* of `bytes` */
	_Alignas(max_align_t) unsigned char bytes[];
};

void hc_arena_init(hc_arena *arena)
{
	arena->pages = NULL;
	arena->used = 0;
	arena->total = 0;
}

void hc_arena_drop(hc_arena *arena)
{
	hc_arena_page *page = arena->pages, *next;

	for (; page; page = next) {
		next = page->next;
		hc_memory_free(page);
	}
	hc_arena_init(arena);
}

void hc_arena_empty(hc_arena *arena)
{
	hc_arena_page *kept = arena->pages, *page, *next;

	for (page = arena->pages; page; page = page->next) {
		if (page->size > kept->size)
			kept = page;
	}
	for (page = arena->pages; page; page = next) {
		next = page->next;
		if (page != kept)
			hc_memory_free(page);
	}
	if (kept)
		kept->next = NULL;
	arena->pages = kept;
	arena->used = 0;
	arena->total = 0;
}

static hc_arena_page *add_page(hc_arena *arena, size_t size)
{
	size_t wanted = arena->pages ? arena->pages->size * 2 : PAGE_FIRST;
	hc_arena_page *page;

	if (wanted > PAGE_LARGEST)
		wanted = PAGE_LARGEST;
	if (wanted < size)
		wanted = size;
	page = hc_memory_resize(NULL, sizeof *page + wanted);
	if (!page)
		return NULL;
	page->next = arena->pages;
	page->size = wanted;
	arena->pages = page;
	arena->used = 0;
	return page;
}

/* As it was left: the caller fills it. */
static unsigned char *take(hc_arena *arena, size_t size)
{
	const size_t unit = _Alignof(max_align_t);
	hc_arena_page *page = arena->pages;
	unsigned char *bytes;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + unit - 1) / unit * unit;
	if (size == 0)
		size = unit;
	if (!page || page->size - arena->used < size)
		page = add_page(arena, size);
	if (!page)
		return NULL;
	bytes = page->bytes + arena->used;
	arena->used += size;
	arena->total += size;
	return bytes;
}

void *hc_arena_alloc(hc_arena *arena, size_t size)
{
	void *bytes = take(arena, size);

	return bytes ? memset(bytes, 0, size) : NULL;
}

char *hc_arena_copy(hc_arena *arena, const char *text, size_t length)
{
	char *copy = length < SIZE_MAX ? (char *)take(arena, length + 1) : NULL;

	if (copy && length)
		memcpy(copy, text, length);
	if (copy)
		copy[length] = '\0';
	return copy;
}

char *hc_arena_text(hc_arena *arena, const char *text)
{
	return text ? hc_arena_copy(arena, text, strlen(text)) : NULL;
}

char *hc_arena_format(hc_arena *arena, const char *format, ...)
{
	va_list args;
	int length;
	char *out;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return NULL;
	out = hc_arena_alloc(arena, (size_t)length + 1);
	if (!out)
		return NULL;
	va_start(args, format);
	vsnprintf(out, (size_t)length + 1, format, args);
	va_end(args);
	return out;
}

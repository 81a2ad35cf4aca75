/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_POOL_H
#define HC_SCRIPT_POOL_H

/*
 * Memory for Lua's many small objects, in classes of one size each. A page has
 * objects of one class; when the last of them is freed it serves any class
 * again, so that sizes that follow one another share what the pool took. That
 * it keeps until it is dropped.
 */

#include <stdbool.h>
#include <stddef.h>

#define POOL_CLASSES 32

typedef struct pool_page pool_page;

typedef struct pool {
	pool_page *room[POOL_CLASSES]; /* of each class the pages with room */
	pool_page *empty;              /* pages of no class */
	void *regions;                 /* what pages are cut from */
} pool;

/* Makes, resizes (keeping what fits) or frees (`size` 0) an object as lua_Alloc wants it; NULL when out of memory. */
void *pool_resize(pool *of, void *object, size_t old_size, size_t size);

void pool_drop(pool *of);

#endif

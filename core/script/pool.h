/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_POOL_H
#define HC_SCRIPT_POOL_H

/*
 * Memory for Lua's many small objects, in classes of one size each: an object
 * freed is the next one made. What the pool took it keeps until it is dropped.
 */

#include <stdbool.h>
#include <stddef.h>

#define POOL_CLASSES 32

typedef struct pool {
	void *free[POOL_CLASSES]; /* of each class the objects that are free */
	char *at, *end;           /* of the page in hand, what is not yet used */
	void *pages;
} pool;

/* Makes, resizes (keeping what fits) or frees (`size` 0) an object as lua_Alloc wants it; NULL when out of memory. */
void *pool_resize(pool *of, void *object, size_t old_size, size_t size);

void pool_drop(pool *of);

#endif

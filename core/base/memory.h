/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_MEMORY_H
#define HC_BASE_MEMORY_H

/*
 * The one allocator. Everything in the core takes its memory here, so that a
 * test can make the n-th allocation fail.
 */

#include <stdbool.h>
#include <stddef.h>

/* realloc's contract: size 0 frees and returns NULL; NULL ptr allocates. */
typedef void *(*hc_memory_hook)(void *ptr, size_t size);

/* Replaces the allocator; NULL restores the C library's. For tests. */
void hc_memory_set_hook(hc_memory_hook hook);

/*
 * Whether an allocation was ever refused in this process, or in its parent
 * before it: what was made since may lack something, however whole it looks,
 * and is not to be put in place. A new hook forgets it.
 */
bool hc_memory_ran_out(void);

/* Remembers that an allocator other than this one refused, where nothing else would tell. */
void hc_memory_note(void);

void *hc_memory_alloc(size_t size);                 /* zero-filled, NULL only when out of memory */
void *hc_memory_resize(void *ptr, size_t size);     /* as realloc; the old block stays valid on NULL */
void hc_memory_free(void *ptr);                     /* NULL is accepted */
char *hc_memory_copy_text(const char *text);        /* a heap copy, NULL when out of memory */

/*
 * Makes room for one more item in a growing array: `*items` of `size` bytes
 * each, `count` used of `*capacity`. Returns 0 when out of memory (the array
 * is as it was), 1 otherwise.
 */
int hc_memory_grow(void *items, size_t *capacity, size_t count, size_t size);

#endif

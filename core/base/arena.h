/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_ARENA_H
#define HC_BASE_ARENA_H

/*
 * Memory with one owner and one end: what is taken from an arena lives until
 * the arena is emptied or dropped. Used for what lives as long as the run
 * (schema, limits, rules) and for the block in hand.
 */

#include <stddef.h>

typedef struct hc_arena_page hc_arena_page;

typedef struct hc_arena {
	hc_arena_page *pages; /* newest first */
	size_t used;          /* bytes used of the newest page */
	size_t total;         /* bytes taken since it was empty */
} hc_arena;

void hc_arena_init(hc_arena *arena);
void hc_arena_drop(hc_arena *arena);   /* frees everything; the arena is empty and usable */
void hc_arena_empty(hc_arena *arena);  /* the same, but keeps one page for the next use */

/* `size` zero-filled bytes, aligned for any type; NULL when out of memory. */
void *hc_arena_alloc(hc_arena *arena, size_t size);

/* A copy of `length` bytes of `text` with a terminating zero. */
char *hc_arena_copy(hc_arena *arena, const char *text, size_t length);

/* A copy of a zero-terminated text; NULL for NULL. */
char *hc_arena_text(hc_arena *arena, const char *text);

/* A printf into the arena. */
char *hc_arena_format(hc_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif

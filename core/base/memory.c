/* SPDX-License-Identifier: MIT */
/*
 * One function pointer stands between the core and the C library: a test that
 * sets it sees, counts and refuses every allocation. Everything else here is
 * written in terms of that one call. A request for no bytes is served with one
 * byte, so that NULL always means out of memory. That it ever was is remembered:
 * somebody may have gone on without what was refused.
 */

#include "base/memory.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 8

static void *library(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	return realloc(ptr, size);
}

static hc_memory_hook current = library;
static atomic_bool ran_out; /* threads may note it */

void hc_memory_set_hook(hc_memory_hook hook)
{
	current = hook ? hook : library;
	ran_out = false;
}

bool hc_memory_ran_out(void)
{
	return ran_out;
}

void hc_memory_note(void)
{
	ran_out = true;
}

static void *ask(void *ptr, size_t size)
{
	void *memory = current(ptr, size);

	if (!memory && size)
		ran_out = true;
	return memory;
}

void *hc_memory_alloc(size_t size)
{
	size_t wanted = size ? size : 1;
	void *ptr = ask(NULL, wanted);

	if (ptr)
		memset(ptr, 0, wanted);
	return ptr;
}

void *hc_memory_resize(void *ptr, size_t size)
{
	return ask(ptr, size);
}

void hc_memory_free(void *ptr)
{
	if (ptr)
		current(ptr, 0);
}

char *hc_memory_copy_text(const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = ask(NULL, size);

	if (copy)
		memcpy(copy, text, size);
	return copy;
}

int hc_memory_grow(void *items, size_t *capacity, size_t count, size_t size)
{
	size_t wanted = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	void *old, *grown;

	if (count < *capacity)
		return 1;
	if (*capacity > SIZE_MAX / 2 / size)
		return 0;
	/* `items` is the address of a pointer of any type: only its bytes may be touched. */
	memcpy(&old, items, sizeof old);
	grown = ask(old, wanted * size);
	if (!grown)
		return 0;
	memcpy(items, &grown, sizeof grown);
	*capacity = wanted;
	return 1;
}

/* SPDX-License-Identifier: MIT */
#include "support/refusal.h"

#include "base/memory.h"

#include <stdlib.h>

static long until_refusal;

static void *refuse_one(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	return until_refusal-- == 0 ? NULL : realloc(ptr, size);
}

void refuse_allocation(long at)
{
	until_refusal = at;
	hc_memory_set_hook(refuse_one);
}

bool refusal_ended(void)
{
	hc_memory_set_hook(NULL);
	return until_refusal < 0;
}

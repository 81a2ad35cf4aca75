/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "store/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What stands beside the place "audit.db"; only the last is a draft that nobody holds. */
static const char *const beside[] = {
	"school", ".audit.db", ".audit.db.hecha-", ".audit.db.hecha-abc", ".audit.db.hecha-abcdefg", ".other.db.hecha-abcdef",
	".hecha-abcdef", "abcdef", ".audit.db.hecha-abcdef",
};

#define COUNT (sizeof beside / sizeof *beside)

static size_t calls, refused_at;

static void *refusing(void *ptr, size_t size)
{
	if (size && ++calls == refused_at)
		return NULL;
	if (size)
		return realloc(ptr, size);
	free(ptr);
	return NULL;
}

static const char *join(const char *folder, const char *name)
{
	static char path[256];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

/* A folder in a folder of its own, so that nothing that goes wrong reaches further. */
static void make_folders(char outer[64], char inner[128])
{
	strcpy(outer, "/tmp/hecha-draft-XXXXXX");
	assert_non_null(mkdtemp(outer));
	snprintf(inner, 128, "%s/place", outer);
	assert_int_equal(mkdir(inner, 0700), 0);
	for (size_t i = 0; i < COUNT; i++)
		assert_int_equal(mkdir(join(inner, beside[i]), 0700), 0);
}

static void drop_folders(const char *outer, const char *inner)
{
	for (size_t i = 0; i < COUNT; i++)
		rmdir(join(inner, beside[i]));
	assert_int_equal(rmdir(inner), 0);
	assert_int_equal(rmdir(outer), 0);
}

static void a_draft_clears_only_dead_drafts_of_its_own_place(void **state)
{
	char outer[64], inner[128];
	hc_draft draft;

	(void)state;
	make_folders(outer, inner);
	assert_int_equal(hc_draft_init(&draft, join(inner, "audit.db"), "audit.db", NULL), HC_OK);
	for (size_t i = 0; i < COUNT; i++)
		assert_int_equal(access(join(inner, beside[i]), F_OK), i + 1 < COUNT ? 0 : -1);
	assert_int_equal(access(draft.folder, F_OK), 0);
	hc_draft_drop(&draft);
	drop_folders(outer, inner);
}

static void without_memory_nothing_of_others_is_cleared(void **state)
{
	char outer[64], inner[128], place[160];
	hc_status status = HC_ENOMEM;
	size_t n;

	(void)state;
	make_folders(outer, inner);
	snprintf(place, sizeof place, "%s/audit.db", inner);
	for (n = 1; status != HC_OK && n < 1000; n++) {
		hc_draft draft;
		hc_memory_set_hook(refusing);
		calls = 0;
		refused_at = n;
		status = hc_draft_init(&draft, place, "audit.db", NULL);
		refused_at = 0;
		hc_draft_drop(&draft);
		hc_memory_set_hook(NULL);
		for (size_t i = 0; i + 1 < COUNT; i++)
			assert_int_equal(access(join(inner, beside[i]), F_OK), 0);
	}
	assert_in_range(n, 3, 999);
	drop_folders(outer, inner);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_clears_only_dead_drafts_of_its_own_place),
		cmocka_unit_test(without_memory_nothing_of_others_is_cleared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];
static hc_arena arena;
static hc_error err;

/* A folder with b.lua, a.lua, .c.lua, d.yaml and the folder e.lua. */
static int make(void **state)
{
	static const char *const names[] = { "b.lua", "a.lua", ".c.lua", "d.yaml" };
	char path[96];
	size_t i;

	(void)state;
	hc_arena_init(&arena);
	hc_error_init(&err, HC_EN);
	snprintf(folder, sizeof folder, "/tmp/hecha-folder-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		FILE *file;

		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		file = fopen(path, "w");
		if (!file || fclose(file) != 0)
			return -1;
	}
	snprintf(path, sizeof path, "%s/e.lua", folder);
	return mkdir(path, 0700);
}

static int drop(void **state)
{
	char command[96];

	(void)state;
	hc_arena_drop(&arena);
	hc_error_drop(&err);
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

static void what_is_wanted_comes_in_the_order_of_names(void **state)
{
	hc_folder_file *files = NULL;
	size_t count = 0;

	(void)state;
	assert_int_equal(hc_folder_list(&arena, folder, ".lua", &files, &count, &err), HC_OK);
	assert_int_equal(count, 3);
	assert_string_equal(files[0].name, "a");
	assert_string_equal(files[2].name, "e");
	assert_string_equal(files[1].path, hc_folder_join(&arena, folder, "b.lua"));
	assert_int_equal(hc_folder_list(&arena, folder, "", &files, &count, &err), HC_OK);
	assert_int_equal(count, 4);
	assert_string_equal(files[2].name, "d.yaml");
}

static void a_folder_that_cannot_be_read_is_an_error_and_never_an_empty_one(void **state)
{
	hc_folder_file *files = NULL;
	const char *file = hc_folder_join(&arena, folder, "a.lua");
	size_t count = 0;

	(void)state;
	assert_int_equal(hc_folder_list(&arena, file, "", &files, &count, &err), HC_EINPUT);
	assert_string_equal(err.problems[0].file, file);
	assert_string_equal(err.problems[0].text, "cannot be read: Not a directory");
}

static void what_the_system_does_not_tell_is_no_answer(void **state)
{
	const char *path = hc_folder_join(&arena, folder, "loop");
	bool is;

	(void)state;
	assert_int_equal(hc_folder_is(&is, folder, &err), HC_OK);
	assert_true(is);
	assert_int_equal(hc_folder_is(&is, hc_folder_join(&arena, folder, "d.yaml"), &err), HC_OK);
	assert_false(is);
	assert_int_equal(hc_folder_is(&is, path, &err), HC_OK);
	assert_false(is);
	assert_false(hc_folder_has(path));
	assert_int_equal(hc_folder_has_file(&is, hc_folder_join(&arena, folder, "d.yaml"), &err), HC_OK);
	assert_true(is);
	assert_int_equal(hc_folder_has_file(&is, folder, &err), HC_OK);
	assert_false(is);
	assert_int_equal(hc_folder_has_file(&is, path, &err), HC_OK);
	assert_false(is);
	assert_int_equal(symlink("loop", path), 0);
	assert_int_equal(hc_folder_is(&is, path, &err), HC_EINPUT);
	assert_int_equal(hc_folder_has_file(&is, path, &err), HC_EINPUT);
	assert_true(hc_folder_has(path));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_wanted_comes_in_the_order_of_names, make, drop),
		cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_read_is_an_error_and_never_an_empty_one, make, drop),
		cmocka_unit_test_setup_teardown(what_the_system_does_not_tell_is_no_answer, make, drop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

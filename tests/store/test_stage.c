/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/stage.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char outer[64]; /* of each test */

static int begin(void **state)
{
	(void)state;
	strcpy(outer, "/tmp/hecha-stage-XXXXXX");
	return mkdtemp(outer) ? 0 : -1;
}

/* Fails when something is left. */
static int end(void **state)
{
	(void)state;
	return rmdir(outer);
}

static const char *at(const char *name)
{
	static char paths[4][256];
	static size_t turn;
	char *path = paths[turn++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", outer, name);
	return path;
}

static void write_file(const char *folder, const char *name)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(file >= 0);
	close(file);
}

/* How many names are in `folder`, beside those of itself and of what is above it. */
static size_t count_names(const char *folder)
{
	size_t count = 0;
	DIR *dir = opendir(folder);

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

/* Puts a folder with one file at `path`. */
static void put(const char *path, const char *file)
{
	hc_stage stage;

	assert_int_equal(hc_stage_init(&stage, path, NULL), HC_OK);
	write_file(stage.draft.folder, file);
	assert_int_equal(hc_stage_commit(&stage, NULL), HC_OK);
	hc_stage_drop(&stage);
}

static void a_folder_appears_whole_and_takes_the_old_one_s_place(void **state)
{
	struct stat about;
	mode_t mask = umask(027);

	(void)state;
	put(at("place"), "old");
	assert_int_equal(access(at("place/old"), F_OK), 0);
	put(at("place"), "new");
	umask(mask);
	assert_int_equal(access(at("place/old"), F_OK), -1);
	assert_int_equal(stat(at("place"), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0750);
	assert_int_equal(count_names(outer), 1);
	unlink(at("place/new"));
	rmdir(at("place"));
}

static void one_that_is_not_committed_was_never_there(void **state)
{
	hc_stage stage;

	(void)state;
	put(at("place"), "old");
	assert_int_equal(hc_stage_init(&stage, at("place"), NULL), HC_OK);
	write_file(stage.draft.folder, "new");
	hc_stage_drop(&stage);
	assert_int_equal(access(at("place/old"), F_OK), 0);
	assert_int_equal(count_names(outer), 1);
	unlink(at("place/old"));
	rmdir(at("place"));
}

static void strokes_at_the_end_and_links_lead_to_the_folder(void **state)
{
	(void)state;
	put(at("place///"), "old");
	assert_int_equal(symlink("place", at("link")), 0);
	put(at("link"), "new");
	assert_int_equal(access(at("place/new"), F_OK), 0);
	assert_int_equal(access(at("link/new"), F_OK), 0);
	unlink(at("link"));
	assert_int_equal(count_names(outer), 1);
	unlink(at("place/new"));
	rmdir(at("place"));
}

static void what_cannot_be_a_folder_is_refused_and_stays(void **state)
{
	static const struct { const char *path, *words; } cases[] = {
		{ "", "cannot be written: Invalid argument" },
		{ "//", "cannot be written: Invalid argument" },
		{ NULL, "is no folder" },
		{ "/no/such/place", "cannot be written: No such file or directory" },
	};

	(void)state;
	write_file(outer, "file");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *path = cases[i].path ? cases[i].path : at("file");
		hc_stage stage;
		hc_error err;

		hc_error_init(&err, HC_EN);
		assert_int_equal(hc_stage_init(&stage, path, &err), HC_EWRITE);
		assert_int_equal(err.count, 1);
		assert_string_equal(err.problems[0].text, cases[i].words);
		assert_string_equal(err.problems[0].file, path);
		hc_stage_drop(&stage);
		hc_error_drop(&err);
	}
	assert_int_equal(count_names(outer), 1);
	unlink(at("file"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_folder_appears_whole_and_takes_the_old_one_s_place, begin, end),
		cmocka_unit_test_setup_teardown(one_that_is_not_committed_was_never_there, begin, end),
		cmocka_unit_test_setup_teardown(strokes_at_the_end_and_links_lead_to_the_folder, begin, end),
		cmocka_unit_test_setup_teardown(what_cannot_be_a_folder_is_refused_and_stays, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "store/fixture.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

int fixture_begin(void **state)
{
	fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	*state = f;
	snprintf(f->folder, sizeof f->folder, "/tmp/hecha-store-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->records, sizeof f->records, "%s/records.db", f->folder);
	hc_error_init(&f->err, HC_EN);
	hc_text_init(&f->shown);
	f->schema = hc_schema_load(HC_SOURCE_DIR "/tests/store/schemas", &f->err);
	assert_string_equal(fixture_problems(f), "");
	assert_non_null(f->schema);
	assert_int_equal(hc_database_init(f->records, f->schema, &f->err), HC_OK);
	return 0;
}

static void for_each_file(const char *folder, void (*see)(const char *path, void *context), void *context)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;
	char path[512];

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		see(path, context);
	}
	closedir(listing);
}

static void remove_file(const char *path, void *context)
{
	(void)context;
	if (unlink(path) != 0)
		rmdir(path);
}

static void count_file(const char *path, void *context)
{
	(void)path;
	++*(size_t *)context;
}

size_t fixture_count_files(const fixture *f)
{
	size_t count = 0;

	for_each_file(f->folder, count_file, &count);
	return count;
}

int fixture_end(void **state)
{
	fixture *f = *state;

	for_each_file(f->folder, remove_file, NULL);
	rmdir(f->folder);
	hc_schema_free(f->schema);
	hc_error_drop(&f->err);
	hc_text_drop(&f->shown);
	free(f);
	return 0;
}

const char *fixture_path(const fixture *f, const char *name)
{
	static char paths[4][512];
	static size_t next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", f->folder, name);
	return path;
}

void fixture_write(const fixture *f, const char *name, const void *bytes, size_t length)
{
	FILE *file = fopen(fixture_path(f, name), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

void fixture_write_text(const fixture *f, const char *name, const char *text)
{
	fixture_write(f, name, text, strlen(text));
}

void fixture_run(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	char *problem = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &problem) != SQLITE_OK)
		fail_msg("%s: %s", sql, problem);
	sqlite3_close(db);
}

static int add_row(void *context, int count, char **values, char **names)
{
	hc_text *out = context;

	(void)count;
	(void)names;
	if (out->length)
		hc_text_add(out, "|");
	hc_text_add(out, values[0] ? values[0] : "(null)");
	return 0;
}

const char *fixture_ask(fixture *f, const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	char *problem = NULL;

	hc_text_clear(&f->shown);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	if (sqlite3_exec(db, sql, add_row, &f->shown, &problem) != SQLITE_OK)
		fail_msg("%s: %s", sql, problem);
	sqlite3_close(db);
	return hc_text_get(&f->shown);
}

/* Takes the folder's name out of a text, wherever it stands. */
static void remove_folder(const fixture *f, hc_text *text)
{
	size_t length = strlen(f->folder) + 1;
	char *found;

	while (text->bytes && (found = strstr(text->bytes, f->folder)) != NULL) {
		memmove(found, found + length, strlen(found + length) + 1);
		text->length -= length;
	}
}

const char *fixture_problems(fixture *f)
{
	size_t i;

	hc_text_clear(&f->shown);
	for (i = 0; i < f->err.count; i++) {
		const hc_problem *problem = &f->err.problems[i];

		hc_text_addf(&f->shown, "%s", i ? "\n" : "");
		hc_text_add(&f->shown, problem->file ? problem->file : "-");
		if (problem->line)
			hc_text_addf(&f->shown, ":%u", problem->line);
		hc_text_addf(&f->shown, ": %s", problem->text);
	}
	hc_error_drop(&f->err);
	remove_folder(f, &f->shown);
	return hc_text_get(&f->shown);
}

/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_STORE_FIXTURE_H
#define HC_TESTS_STORE_FIXTURE_H

/*
 * A folder of its own for each test, the small schema of tests/store/schemas,
 * and an empty records database made from it. SQLite is also used directly,
 * without any of the defences, to put into a database what others might.
 */

#include "base/text.h"
#include "schema/entity.h"
#include "store/database.h"

#include <stdint.h>

typedef struct fixture {
	char folder[64];   /* removed with everything in it */
	char records[96];  /* folder/records.db */
	hc_schema *schema;
	hc_error err;
	hc_text shown;
} fixture;

/* cmocka's setup and teardown: *state is a fixture. */
int fixture_begin(void **state);
int fixture_end(void **state);

/* The path of a file in the folder; borrowed until the next call but three. */
const char *fixture_path(const fixture *f, const char *name);

/* Writes a file; the test fails when it cannot. */
void fixture_write(const fixture *f, const char *name, const void *bytes, size_t length);
void fixture_write_text(const fixture *f, const char *name, const char *text);

/* Runs SQL on a database file through a connection of its own, which is made when it is not there. */
void fixture_run(const char *path, const char *sql);

/* The first column of all rows, joined by "|"; NULL values are "(null)". Borrowed until the next call. */
const char *fixture_ask(fixture *f, const char *path, const char *sql);

/* All problems so far, a line each ("teacher.csv:3: text", without the folder), and forgets them. Borrowed as above. */
const char *fixture_problems(fixture *f);

/* How many files lie in the folder: a test that nothing was left behind. */
size_t fixture_count_files(const fixture *f);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_SCHEMA_FIXTURE_H
#define HC_TESTS_SCHEMA_FIXTURE_H

/*
 * A folder of its own for each test, with a small schema and a small pack of
 * rules in it that are right; a test then writes over one file.
 */

#include "base/status.h"
#include "base/text.h"
#include "schema/law.h"

typedef struct fixture {
	char folder[64];      /* removed with everything in it */
	char schemas[96];     /* folder/schemas */
	char rules[96];       /* folder/rules */
	hc_error err;
	hc_text shown;
} fixture;

/* cmocka's setup and teardown: *state is a fixture with nothing in its folder. */
int fixture_begin(void **state);
int fixture_end(void **state);

/* Writes a file, and the folders above it. `name` is relative to the fixture's folder. */
void fixture_write(const fixture *f, const char *name, const char *text);

/* Writes the schema and the pack that are right. */
void fixture_write_schemas(const fixture *f);
void fixture_write_rules(const fixture *f);

/* All problems so far, a line each ("schemas/school.yaml:3: text"), and forgets them. Borrowed until the next call. */
const char *fixture_problems(fixture *f);

/* Loads the schemas of the fixture; the test fails, with the problems, when they do not load. */
hc_schema *fixture_load_schemas(fixture *f);

#endif

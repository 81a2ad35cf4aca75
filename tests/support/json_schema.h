/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_JSON_SCHEMA_H
#define HC_TEST_JSON_SCHEMA_H

/*
 * A validator of just the words that the schemas of this project use,
 * which refuses a schema with any other.
 */

#include <jansson.h>
#include <stdbool.h>

bool json_schema_allows(const json_t *schema, const json_t *value);

/*
 * The checks of a document that a test has written. What does not hold ends
 * the test: it keeps to the schema of this name in schemas/, its keys stand in
 * the order the schema requires them in, and once spoilt it is refused.
 */
void json_schema_check(const char *name, const char *text, void (*spoil)(json_t *document));

/* The same of the list under `key`: either side, "from" and "to", of each item is null or the record of a result. */
void json_schema_check_sides(const char *text, const char *key);

#endif

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

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_NAME_H
#define HC_SCHEMA_NAME_H

/*
 * Names that the schemas and the law give to things. They become names of
 * tables, columns and fields in rules, so they are held to what all of these
 * can carry without quoting.
 */

#include "base/status.h"

/* Small letters, digits and _, beginning with a letter, at most 63, no word of Lua's own. */
bool hc_name_valid(const char *name);

/* The same as a problem at file:line when it is not so. Returns whether it is. */
bool hc_name_check(const char *name, const char *file, unsigned line, hc_error *err);

/* A document's id: as a name, but with "-" too, and it may begin with a digit. */
bool hc_name_check_document(const char *id, const char *file, hc_error *err);

#endif

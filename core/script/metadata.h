/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_METADATA_H
#define HC_SCRIPT_METADATA_H

/* What a rule's table says of itself, held against the register, the limits and the schema. */

#include "script/source.h"
#include "script/state.h"

typedef struct rule_file {
	const char *area, *name; /* from its path */
	const char *shown;       /* path in messages */
	const char *bytes;       /* the source as written */
	size_t length;
	source_names names;
} rule_file;

/*
 * Reads the table at `index` into `out` (texts from the engine's arena). Every
 * problem goes to `err` (HC_ERULE) with file:line; false when there was one.
 */
bool metadata_read(hc_script *script, int index, const rule_file *file, hc_rule *out, hc_error *err);

#endif

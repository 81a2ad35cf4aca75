/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_PACK_FIXTURE_H
#define HC_TEST_PACK_FIXTURE_H

/*
 * Rules ready to be run: the schema and the law of tests/script/pack, and the
 * rules of whatever folder a test names; and a folder of its own for rules
 * that a test writes.
 */

#include "base/text.h"
#include "schema/layout.h"
#include "script/script.h"

typedef struct pack {
	hc_error err;
	hc_text shown;
	hc_arena arena;        /* layouts */
	hc_schema *schema;
	hc_law *law;
	hc_script *script;
	char folder[64];       /* temporary; "" when none was asked for */
} pack;

/* Loads the schema and the law. False with problems. Close it in either case. */
bool pack_open(pack *p);
void pack_close(pack *p);

/* Makes an engine of its own for the rules of `folder` (after dropping the one before). False with problems. */
bool pack_load(pack *p, const char *folder);

/* The same for the rules that pack_write wrote. */
bool pack_load_written(pack *p);

/* Writes `text` to "<area>/<name>.lua" of the pack's temporary folder, which is made at first use. */
bool pack_write(pack *p, const char *name, const char *text);

/* All problems so far, a line each ("area/name.lua:3: text"), and forgets them. Borrowed until the next call. */
const char *pack_problems(pack *p);

/* The position of the rule; SIZE_MAX when there is none. */
size_t pack_find(const pack *p, const char *id);

/* The layout that reads what rule `rule` alone can read; in the pack's arena. False when out of memory. */
bool pack_layout(pack *p, size_t rule, hc_layout *out);

/*
 * A block of `roots` subjects with `rows` rows each in every collection. Texts
 * are "x", the yes/no fields of `path` are yes, all else is missing. Drop it
 * with hc_block_drop, also after failure.
 */
bool pack_block(hc_block *out, const hc_layout *layout, size_t roots, size_t rows, const char *path);

#endif

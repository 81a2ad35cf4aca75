/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_YAML_H
#define HC_SCHEMA_YAML_H

/*
 * A YAML file as a tree that remembers its lines. Only what configuration
 * needs: one document, text scalars, mappings with unique plain keys,
 * sequences; no aliases, no tags. Limits on size, depth and nodes are those of
 * base/limits.h. The only user of yaml.h.
 */

#include "base/arena.h"
#include "base/status.h"
#include "data/column.h"
#include "base/date.h"
#include "base/fraction.h"

typedef enum hc_yaml_kind { HC_YAML_SCALAR, HC_YAML_LIST, HC_YAML_MAP } hc_yaml_kind;

typedef struct hc_yaml {
	hc_yaml_kind kind;
	unsigned line;           /* 1-based */
	const char *file;
	const char *text;        /* of a scalar */
	struct hc_yaml **items;  /* of a list: the items; of a map: the values */
	const char **keys;       /* of a map */
	unsigned *key_lines;
	size_t count;            /* of a list or map */
	bool quoted;             /* the scalar was written in quotes */
} hc_yaml;

/*
 * Reads `path` into a tree owned by `arena`; `shown` is the name used in
 * messages (copied). Every problem of the file goes to `err` (HC_ESCHEMA;
 * HC_EINPUT when it cannot be read). NULL on failure.
 */
hc_yaml *hc_yaml_read_file(hc_arena *arena, const char *path, const char *shown, hc_error *err);

/* The same from memory. */
hc_yaml *hc_yaml_read(hc_arena *arena, const char *bytes, size_t length, const char *shown, hc_error *err);

/* The value of `key` in a map, NULL when absent (or when `node` is no map). */
const hc_yaml *hc_yaml_get(const hc_yaml *node, const char *key);

/*
 * The readers below take one key of `map`. Absent: they return false, and add
 * a problem when `required`. Of the wrong shape: a problem with file:line that
 * names the key, and false.
 */
bool hc_yaml_text(const hc_yaml *map, const char *key, bool required, const char **out, hc_error *err);
bool hc_yaml_boolean(const hc_yaml *map, const char *key, bool required, bool *out, hc_error *err);
bool hc_yaml_fraction(const hc_yaml *map, const char *key, bool required, hc_fraction *out, hc_error *err);
bool hc_yaml_date(const hc_yaml *map, const char *key, bool required, hc_date *out, hc_error *err);
bool hc_yaml_label(const hc_yaml *map, const char *key, bool required, hc_label *out, hc_error *err); /* {zh:, en:} */

/* Adds a problem for each key of `map` that is not in `known` (NULL-terminated). False when there was one. */
bool hc_yaml_only(const hc_yaml *map, const char *const *known, hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_LAW_LOAD_H
#define HC_SCHEMA_LAW_LOAD_H

/*
 * The steps of loading the law, for law.c alone. Every problem goes to `err`;
 * nothing here stops at the first one. Everything is owned by law->arena.
 */

#include "base/folder.h"
#include "schema/law.h"
#include "schema/yaml.h"

/* A growing array of the heap, to be settled in the law's arena. */
typedef struct hc_law_list {
	void *items;
	size_t count;
	size_t capacity;
} hc_law_list;

/*
 * Reads a whole verdicts.yaml: owner, how sure, the levels, the deadlines; or only the levels, only the deadlines, in
 * the place of those there are.
 */
void hc_verdicts_load(hc_law *law, const char *path, hc_error *err);
void hc_verdicts_read_levels(hc_law *law, const hc_yaml *root, hc_error *err);
void hc_verdicts_read_deadlines(hc_law *law, const hc_yaml *root, hc_error *err);

/* Reads a projects.yaml and adds what it lists. Needs the whole register. */
void hc_projects_load(hc_law *law, const char *path, hc_error *err);

/* Reads "classes" of `map` into a project. */
void hc_project_read_classes(hc_project *project, const hc_yaml *map, hc_law *law, hc_error *err);

/* Reads an areas.yaml: labels for the folders of rules. */
void hc_areas_load(hc_law *law, const char *path, hc_error *err);

/* Reads one document of the register. law->owner may be NULL: then whom it reaches is not read. */
void hc_document_load(hc_document *document, const hc_folder_file *file, hc_law *law, hc_error *err);

/* Checks what a document says of others. */
void hc_document_check(const hc_document *document, const hc_law *law, hc_error *err);

/* Reads and checks a limits.yaml and adds its limits (hc_limit) to `list`. Needs the whole register. */
void hc_limits_load(hc_law_list *list, const char *path, hc_law *law, hc_error *err);

/* Reads one value of a limit with the clause it stands in, or only its figure. Returns of what kind it is. */
hc_limit_kind hc_limit_read_value(hc_limit_value *value, const hc_yaml *map, hc_law *law, hc_error *err);
hc_limit_kind hc_limit_read_figure(hc_limit_value *value, const hc_yaml *map, hc_law *law, hc_error *err);

/* Adds a problem when the limit is a share and the value lies beyond 0 and 1. */
void hc_limit_check_share(const hc_limit *limit, const hc_limit_value *value, hc_error *err);

/* Reads a decisions.yaml and puts what it says into the law's limits and verdicts. Needs all of them. */
void hc_decisions_load(hc_law *law, const char *path, hc_error *err);

/* Checks the values of a limit against each other: overlaps and gaps. */
void hc_limit_check(const hc_limit *limit, hc_error *err);

/* Whether `from` is at most `to`; a problem when not. */
bool hc_law_check_dates(hc_date from, hc_date to, const hc_yaml *at, hc_error *err);

/* Reads how sure a figure is; absent, *out stays (a problem when required). */
void hc_law_read_verified(const hc_yaml *map, bool required, hc_verified *out, hc_error *err);

/* The document whose id is `length` bytes of `id`; NULL. */
const hc_document *hc_law_document(const hc_law *law, const char *id, size_t length);

#endif

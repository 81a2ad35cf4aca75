/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_RECORD_H
#define HC_PUBLISH_RECORD_H

/*
 * A result as the record that programs read (schemas/result.schema.json): the
 * one place that says which keys it has and in what order.
 */

#include "store/ledger.h"

#include <jansson.h>
#include <stdio.h>

/* Makes the record of `result`, to be ended with json_decref. */
hc_status hc_record_new(json_t **out, hc_ledger *ledger, const hc_result *result, hc_lang lang, hc_error *err);

/* The same of a result that may be NULL, which is null: one side of a comparison. */
hc_status hc_record_side(json_t **out, hc_ledger *ledger, const hc_result *result, hc_lang lang, hc_error *err);

/* {"entity":…,"id":…,"name":…}, null for an id that is NULL. This and what follows give NULL when out of memory. */
json_t *hc_record_named(const char *entity, const char *id, const char *name);

/* The same of an owner. */
json_t *hc_record_owner(const hc_ledger *ledger, const char *owner_id, const char *name);

/* {"zh":…,"en":…} */
json_t *hc_record_label(hc_label label);

/* A text, null for NULL. */
json_t *hc_record_text(const char *text);

/* Counts by outcome, all of them: {"pass":…,"fail":…,…} */
json_t *hc_record_totals(const int64_t totals[HC_OUTCOME_COUNT]);

/* The same by severity, the gravest first: {"red":{…},…} */
json_t *hc_record_totals_by_severity(const int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT]);

/* The name of a level of verdicts; null for one the audit has not: no verdict. */
json_t *hc_record_level(const hc_ledger *ledger, size_t level);

/*
 * Adds `value` to `object` under `key` and takes it, also when it fails.
 * False when either is NULL or memory ran out: a chain of them is asked once.
 */
bool hc_record_set(json_t *object, const char *key, json_t *value);

/* `list` with `value` behind, which it takes; NULL, and both are ended, when either is NULL or memory ran out. */
json_t *hc_record_add(json_t *list, json_t *value);

/* `made`, or NULL in its place (and it is ended) when something of it could not be made. */
json_t *hc_record_whole(json_t *made, bool ok);

/* An ISO date; null for one that is open, or on no record. */
json_t *hc_record_day(hc_date date);

/* Writes `value` and what comes `behind` it, compact, numbers as short as they read; takes `value`. NULL is HC_ENOMEM.
 */
hc_status hc_record_write(FILE *out, json_t *value, const char *behind, hc_error *err);

/* A project with its classes, goals and counts; an owner's place in it. NULL when out of memory. */
json_t *hc_record_project(const hc_ledger_project *project);
json_t *hc_record_standing(const hc_ledger *ledger, const hc_ledger_project *project, const hc_ledger_standing *standing);

#endif

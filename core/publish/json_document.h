/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_JSON_DOCUMENT_H
#define HC_PUBLISH_JSON_DOCUMENT_H

/*
 * One JSON document, written as it is read: the outer braces and brackets are
 * text, every value inside is made by jansson, one at a time. A line for each
 * key and each item of a list, so that the file can be compared by lines.
 */

#include "base/status.h"

#include <jansson.h>
#include <stdio.h>

typedef struct hc_json_document {
	FILE *out;
	const char *separator; /* what goes before the next key or item */
} hc_json_document;

void hc_json_begin(hc_json_document *document, FILE *out);
void hc_json_end(hc_json_document *document);

/* Both take `value`; NULL is HC_ENOMEM. */
hc_status hc_json_put_key(hc_json_document *document, const char *key, json_t *value, hc_error *err);
hc_status hc_json_put_item(hc_json_document *document, json_t *value, hc_error *err);

/* A list under `key`; its items stand between the two. */
void hc_json_open_list(hc_json_document *document, const char *key);
void hc_json_close_list(hc_json_document *document);

#endif

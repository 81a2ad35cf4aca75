/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_PLACE_H
#define HC_STORE_PLACE_H

/*
 * A file that appears only when it is whole: written in a draft beside its
 * place, synced, then moved. A run that is killed leaves what was there before.
 */

#include "store/draft.h"

typedef struct hc_place {
	char *shown;     /* the path as it was given, for messages */
	char *path;      /* where the file goes: links followed */
	hc_draft draft;
	char *temporary; /* the file to write, in the draft */
} hc_place;

/*
 * Makes the empty temporary file. HC_EWRITE when it cannot be made or `path`
 * is something else than a file. Ends with hc_place_drop in every case.
 */
hc_status hc_place_init(hc_place *place, const char *path, hc_error *err);

/* Syncs the temporary file and gives it its name. HC_EWRITE when something stands there already, unless `replace`. */
hc_status hc_place_commit(hc_place *place, bool replace, hc_error *err);

/* Removes the temporary file if it was not committed. Accepts what hc_place_init left. */
void hc_place_drop(hc_place *place);

#endif

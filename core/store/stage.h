/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_STAGE_H
#define HC_STORE_STAGE_H

/*
 * A folder that appears only when it is whole: filled as a draft beside its
 * place, synced, then exchanged with what stands there in one step. A run that
 * is killed leaves the old folder, whole.
 */

#include "store/draft.h"

typedef struct hc_stage {
	char *shown;    /* the path as it was given, for messages */
	char *path;     /* where the folder goes: links followed */
	hc_draft draft; /* the folder to fill */
} hc_stage;

/*
 * Makes the empty folder to fill. HC_EWRITE when it cannot be made, or `path`
 * is there and no folder. Whether what is there may be replaced is the
 * caller's to know. Ends with hc_stage_drop in every case.
 */
hc_status hc_stage_init(hc_stage *stage, const char *path, hc_error *err);

/* Puts it in its place, and removes what stood there. */
hc_status hc_stage_commit(hc_stage *stage, hc_error *err);

/* Removes the folder if it was not committed. Accepts what hc_stage_init left. */
void hc_stage_drop(hc_stage *stage);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_JUDGE_H
#define HC_AUDIT_JUDGE_H

/* What judges: the script engine as the audit knows it. */

#include "data/block.h"
#include "data/result.h"
#include "schema/layout.h"

typedef struct hc_judge {
	void *engine;
	/* A new block, borrowed until the next. */
	hc_status (*begin)(void *engine, const hc_layout *layout, const hc_block *block, hc_error *err);
	/* One rule (a position in the engine's list) on one row of a frame; texts in `arena`. */
	hc_status (*check)(void *engine, size_t rule, size_t frame, size_t row, hc_arena *arena, hc_result *out, hc_error *err);
} hc_judge;

#endif

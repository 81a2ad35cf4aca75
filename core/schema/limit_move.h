/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_LIMIT_MOVE_H
#define HC_SCHEMA_LIMIT_MOVE_H

/*
 * The values that lie one unit beside the value of a limit: for trying whether
 * anybody would notice if a figure were another.
 */

#include "schema/law.h"

typedef struct hc_limit_move {
	hc_limit_value value;     /* the value as it is but for its figure */
	const char *left_out;     /* the member that the list lacks; NULL when none is left out */
} hc_limit_move;

/*
 * All moves of `value`, a value of `limit`, in `arena`:
 * - a number one less and one more; a share, and what is no whole number, by
 *   0.01; never below 0;
 * - a day of the year a day earlier and a day later, as ordinary years count
 *   them, never into another year;
 * - a list without each of its members in turn; but a member that is a date
 *   is moved like a day.
 */
hc_status hc_limit_moves(hc_limit_move **out, size_t *count, const hc_limit *limit, const hc_limit_value *value,
                         hc_arena *arena, hc_error *err);

#endif

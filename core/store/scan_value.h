/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_VALUE_H
#define HC_STORE_SCAN_VALUE_H

/* Values of the records into columns. */

#include "base/limits.h"
#include "data/block.h"
#include "schema/layout.h"
#include "store/twins.h"

#include <sqlite3.h>

typedef enum hc_scan_took {
	HC_TOOK_VALUE,    /* one of the field's, or none */
	HC_TOOK_NOTHING,  /* what is there is none of the field's: it counts as missing */
	HC_TOOK_NO_MEMORY,
} hc_scan_took;

/*
 * Appends `value` to `column`. A value that is not one of the field's is
 * appended as missing, and `why` says why (it is set then alone).
 * `joined`: the value is of a record referred to, which may not be there; then
 * an act not done is '' and NULL says that there is no such record.
 */
hc_scan_took hc_scan_value(hc_column *column, const hc_field *field, bool joined, sqlite3_value *value, hc_label *why);

/* The values of one row that are none of their fields'. */
typedef struct hc_scan_bad {
	size_t count;
	struct {
		size_t column;
		hc_label why;
	} of[HC_FIELDS_MAX + 1];
} hc_scan_bad;

/*
 * Appends a row to `frame`, a value for each column of `layout`, each as above;
 * values[0] names the row's root. False when out of memory.
 */
bool hc_scan_row(hc_frame *frame, const hc_layout_frame *layout, const hc_twins *twins, sqlite3_value **values, hc_scan_bad *bad);

#endif

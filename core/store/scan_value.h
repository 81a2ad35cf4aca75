/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_VALUE_H
#define HC_STORE_SCAN_VALUE_H

/* One value of the records into a column. */

#include "data/column.h"
#include "schema/entity.h"

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

#endif

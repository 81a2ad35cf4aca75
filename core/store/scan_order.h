/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_ORDER_H
#define HC_STORE_SCAN_ORDER_H

#include "schema/entity.h"
#include "store/database.h"

/*
 * Whether the rows of an entity's table lie in the order of the key that it is
 * stored by: HC_EDATA, damaged, when they do not. Nothing is asked of a table
 * that is not stored by its root or its identifier. Reads the keys once.
 */
hc_status hc_scan_check_order(hc_database *database, const hc_entity *entity, hc_error *err);

#endif

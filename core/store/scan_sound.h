/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_SCAN_SOUND_H
#define HC_STORE_SCAN_SOUND_H

#include "schema/entity.h"
#include "store/readers.h"
#include "store/twins.h"

/*
 * Whether what SQLite goes by in an entity's table can be believed: that its
 * rows lie in the order of the key that they are stored by, and, where
 * references into it are `followed`, that its indexes have what the table has.
 * HC_EDATA when not. Reads the keys once, in as many pieces as there are readers, and notes what `twins` (NULL: nothing)
 * wants of the table; a table of others that references are followed into, and
 * its indexes, are read as SQLite's own check does.
 */
hc_status hc_scan_check_sound(hc_readers *readers, const hc_entity *entity, bool followed, hc_twins *twins, hc_error *err);

#endif

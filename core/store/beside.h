/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_BESIDE_H
#define HC_STORE_BESIDE_H

#include "store/handle.h"

/*
 * Looks at the journals that lie beside a database which was opened and not
 * yet read. Refused (HC_EINPUT): a write-ahead log, because what it holds would
 * be read, and files written beside it; a journal that is no regular file;
 * and, before the rows are changed, one that names a further file, which
 * SQLite would remove.
 */
hc_status hc_beside_check(const struct hc_database *database, hc_error *err);

#endif

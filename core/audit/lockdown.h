/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_LOCKDOWN_H
#define HC_AUDIT_LOCKDOWN_H

#include "base/status.h"

/*
 * The second wall: from here on this process can read and write what it has
 * open and manage its memory, nothing else. No file is opened, no connection
 * made, no process or thread begun, no program run; whoever tries gets EPERM.
 * Cannot be undone. HC_EINTERNAL when the kernel refuses.
 */
hc_status hc_lockdown(hc_error *err);

#endif

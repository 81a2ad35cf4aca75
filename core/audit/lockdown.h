/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_LOCKDOWN_H
#define HC_AUDIT_LOCKDOWN_H

#include "base/status.h"

/*
 * The second wall: from here on this process can read and write what it has
 * open and manage its memory, nothing else. No file is opened, no connection
 * made, no process or thread begun, no program run, no signal sent; whoever
 * tries gets EPERM. What stands open stays open: close first what is not
 * needed. Cannot be undone. HC_EINTERNAL when the kernel refuses.
 */
hc_status hc_lockdown(hc_error *err);

/*
 * The part of it that Landlock keeps, a guard of its own in the kernel: no
 * file by its name, no TCP port, no signal to others. False, and nothing is
 * changed, where the kernel has none of it. The process must have given up new
 * privileges before.
 */
bool hc_lockdown_files(void);

/*
 * For a program that opens the rules of others: from here on neither it nor
 * what it forks can run another program or make a connection. Files are as
 * they were. Cannot be undone. HC_EINTERNAL when the kernel refuses.
 */
hc_status hc_lockdown_program(hc_error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_LOCKDOWN_FILTERS_H
#define HC_AUDIT_LOCKDOWN_FILTERS_H

/* Which system calls are left to a worker, and to the program; lockdown_filters.c is made by the build (lockdown_make.c). */

#include <linux/filter.h>

extern const struct sock_fprog hc_filter_of_worker, hc_filter_of_program;

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A short list of system calls, made by the build (lockdown_make.c). The first
 * wall is the sandbox of the rules; this one stands where that should have a
 * hole. Landlock stands behind it, where the kernel has it, and forbids by what
 * a call would reach: the list of calls must hold alone.
 */
#include "audit/lockdown.h"

#include "audit/lockdown_filters.h"

#include <errno.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What is forbidden, as the newest kernels take it; older ones take its beginning, and know fewer rights. */
typedef struct forbidden {
	uint64_t files, network, scope;
} forbidden;

bool hc_lockdown_files(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (version < 1)
		return false;
	unsigned rights = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
	forbidden all = {(UINT64_C(1) << rights) - 1, 3, 3};
	size_t size = version >= 6 ? sizeof all : version >= 4 ? 2 * sizeof(uint64_t) : sizeof(uint64_t);
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
	if (rules < 0)
		return false;
	bool done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done;
}

/* 0, or why the kernel refuses. */
static int install(const struct sock_fprog *filter)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter, 0, 0))
		return errno;
	return 0;
}

hc_status hc_lockdown(hc_error *err)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		(void)hc_lockdown_files();
	int code = install(&hc_filter_of_worker);
	if (code)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the worker could not be locked down: %s", "无法锁定执行进程：%s", strerror(code));
	return HC_OK;
}

hc_status hc_lockdown_program(hc_error *err)
{
	int code = install(&hc_filter_of_program);
	if (code)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the program could not be shut in: %s", "无法限制程序的权限：%s", strerror(code));
	return HC_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * A short list of system calls (libseccomp): reading and writing at open
 * descriptors, memory, locks of the database file, time, and the end. The
 * first wall is the sandbox of the rules; this one stands where that should
 * have a hole.
 */
#include "audit/lockdown.h"

#include <errno.h>
#include <seccomp.h>
#include <string.h>

static const int allowed[] = {
	SCMP_SYS(read),         SCMP_SYS(pread64),       SCMP_SYS(readv),        SCMP_SYS(write),
	SCMP_SYS(pwrite64),     SCMP_SYS(writev),        SCMP_SYS(lseek),        SCMP_SYS(fstat),
	SCMP_SYS(newfstatat),   SCMP_SYS(fcntl),         SCMP_SYS(close),        SCMP_SYS(mmap),
	SCMP_SYS(munmap),       SCMP_SYS(mremap),        SCMP_SYS(mprotect),     SCMP_SYS(madvise),
	SCMP_SYS(brk),          SCMP_SYS(futex),         SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),   SCMP_SYS(getpid),       SCMP_SYS(gettid),
	SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),    SCMP_SYS(sched_yield),
	SCMP_SYS(restart_syscall), SCMP_SYS(ftruncate),  SCMP_SYS(exit),         SCMP_SYS(exit_group),
};

hc_status hc_lockdown(hc_error *err)
{
	int code = -ENOMEM;
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	for (size_t i = 0; filter && i < sizeof allowed / sizeof *allowed; i++) {
		code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
		if (code)
			break;
	}
	if (!code)
		code = seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
	if (code)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the worker could not be locked down: %s", "无法锁定执行进程：%s",
		                    strerror(-code));
	return HC_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * A short list of system calls (libseccomp): reading and writing at open
 * descriptors, memory that is not code, locks of the database file, time, and
 * the end. The first wall is the sandbox of the rules; this one stands where
 * that should have a hole. Landlock stands behind it, where the kernel has it,
 * and forbids by what a call would reach: the list of calls must hold alone.
 */
#include "audit/lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static const int allowed[] = {
	SCMP_SYS(read),         SCMP_SYS(pread64),       SCMP_SYS(readv),        SCMP_SYS(write),
	SCMP_SYS(pwrite64),     SCMP_SYS(writev),        SCMP_SYS(lseek),        SCMP_SYS(fstat),
	SCMP_SYS(newfstatat),   SCMP_SYS(close),         SCMP_SYS(munmap),       SCMP_SYS(mremap),
	SCMP_SYS(madvise),      SCMP_SYS(brk),           SCMP_SYS(futex),        SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(getpid),
	SCMP_SYS(gettid),       SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
	SCMP_SYS(sched_yield),  SCMP_SYS(restart_syscall), SCMP_SYS(ftruncate),  SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};

/* What SQLite asks of a descriptor. The others could have the kernel send signals to other processes (F_SETOWN). */
static const unsigned allowed_fcntl[] = {F_GETFD, F_SETFD, F_GETFL, F_GETLK, F_SETLK};

/* Memory, as long as it cannot be run as a program. */
static const int allowed_as_data[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};

/* Allows `call` when its argument number `argument`, as far as `mask` goes, is `value`. */
static int allow_when(scmp_filter_ctx filter, int call, unsigned argument, unsigned mask, unsigned value)
{
	struct scmp_arg_cmp condition = {argument, SCMP_CMP_MASKED_EQ, mask, value};
	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition);
}

static int allow_all(scmp_filter_ctx filter)
{
	int code = 0;
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed && !code; i++)
		code = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, allowed[i], 0, NULL);
	for (size_t i = 0; i < sizeof allowed_fcntl / sizeof *allowed_fcntl && !code; i++)
		code = allow_when(filter, SCMP_SYS(fcntl), 1, UINT32_MAX, allowed_fcntl[i]);
	for (size_t i = 0; i < sizeof allowed_as_data / sizeof *allowed_as_data && !code; i++)
		code = allow_when(filter, allowed_as_data[i], 2, PROT_EXEC, 0);
	return code;
}

/*
 * The library (2.5.4) goes round for ever when memory runs out in the midst of
 * it. It needs a thousandth of a second: one that takes a whole one is ended.
 */
static scmp_filter_ctx begin(uint32_t otherwise)
{
	const struct itimerval second = {.it_value = {.tv_sec = 1}};
	signal(SIGVTALRM, SIG_DFL);
	setitimer(ITIMER_VIRTUAL, &second, NULL);
	return seccomp_init(otherwise);
}

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

/* Loads the filter, and lets go of it and of the timer; `code` is how its making ended. */
static int load(scmp_filter_ctx filter, int code)
{
	if (!code && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		code = -errno;
	if (!code)
		code = seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
	static const struct itimerval never = {0};
	setitimer(ITIMER_VIRTUAL, &never, NULL);
	signal(SIGVTALRM, SIG_IGN); /* in a worker the timer itself is out of reach by now */
	return code;
}

hc_status hc_lockdown(hc_error *err)
{
	scmp_filter_ctx filter = begin(SCMP_ACT_ERRNO(EPERM));
	int code = filter ? allow_all(filter) : -ENOMEM;

	if (!code && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		(void)hc_lockdown_files();
	code = load(filter, code);
	if (code)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the worker could not be locked down: %s", "无法锁定执行进程：%s",
		                    strerror(-code));
	return HC_OK;
}

hc_status hc_lockdown_program(hc_error *err)
{
	static const int never[] = {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(socket), SCMP_SYS(io_uring_setup)};
	scmp_filter_ctx filter = begin(SCMP_ACT_ALLOW);
	int code = filter ? 0 : -ENOMEM;

	for (size_t i = 0; i < sizeof never / sizeof *never && !code; i++)
		code = seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), never[i], 0, NULL);
	code = load(filter, code);
	if (code)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the program could not be shut in: %s", "无法限制程序的权限：%s", strerror(-code));
	return HC_OK;
}

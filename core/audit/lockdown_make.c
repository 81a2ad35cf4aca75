/* SPDX-License-Identifier: MIT */
/*
 * A program of the build: writes lockdown_filters.c, with the filters of system
 * calls as the kernel takes them (libseccomp). A filter depends on the machine
 * that the program is built for and on nothing else, so it is made once, there;
 * at run time nothing of the making can fail, for want of memory or otherwise.
 *
 * usage: lockdown_make FILE. Ends with the errno of what failed, or 0.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * What a worker may: read and write at open descriptors, take memory that is
 * not code, lock the database file, tell the time, and end.
 */
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

/* What the program itself gives up before it opens the rules of others. */
static const int never[] = {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(socket), SCMP_SYS(io_uring_setup)};

/* Allows `call` when its argument number `argument`, as far as `mask` goes, is `value`. */
static int allow_when(scmp_filter_ctx filter, int call, unsigned argument, unsigned mask, unsigned value)
{
	struct scmp_arg_cmp condition = {argument, SCMP_CMP_MASKED_EQ, mask, value};
	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition);
}

static int fill_worker(scmp_filter_ctx filter)
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

static int fill_program(scmp_filter_ctx filter)
{
	int code = 0;
	for (size_t i = 0; i < sizeof never / sizeof *never && !code; i++)
		code = seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), never[i], 0, NULL);
	return code;
}

/* The program that stands in `file`, as C. */
static void write_code(FILE *out, FILE *file, const char *name)
{
	struct sock_filter step;

	rewind(file);
	fprintf(out, "\nstatic const struct sock_filter steps_of_%s[] = {\n", name);
	while (fread(&step, sizeof step, 1, file) == 1)
		fprintf(out, "\t{0x%02x, %u, %u, 0x%08x},\n", step.code, step.jt, step.jf, step.k);
	fprintf(out, "};\nconst struct sock_fprog hc_filter_of_%s = {sizeof steps_of_%s / sizeof *steps_of_%s, ", name, name, name);
	fprintf(out, "(struct sock_filter *)steps_of_%s};\n", name);
}

/* One filter: `fill` adds its calls, all others get `otherwise`. */
static int write_filter(FILE *out, const char *name, uint32_t otherwise, int (*fill)(scmp_filter_ctx filter))
{
	scmp_filter_ctx filter = seccomp_init(otherwise);
	FILE *file = tmpfile();
	int code = !filter ? -ENOMEM : !file ? -errno : fill(filter);

	if (!code)
		code = seccomp_export_bpf(filter, fileno(file));
	if (!code)
		write_code(out, file, name);
	if (file)
		fclose(file);
	if (filter)
		seccomp_release(filter);
	return code;
}

int main(int count, char **words)
{
	FILE *out = count == 2 ? fopen(words[1], "w") : NULL;
	if (!out)
		return count == 2 ? errno : EINVAL;
	fprintf(out, "#include \"audit/lockdown_filters.h\"\n");
	int code = write_filter(out, "worker", SCMP_ACT_ERRNO(EPERM), fill_worker);
	if (!code)
		code = write_filter(out, "program", SCMP_ACT_ALLOW, fill_program);
	if (fclose(out) && !code)
		code = -errno;
	return -code;
}

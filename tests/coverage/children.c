/* SPDX-License-Identifier: MIT */
/*
 * Linked into every program of the coverage build, and into no other. What a
 * program ran is written down when it exits; the children that we start end by
 * _exit, or are killed when they are not needed any more, and workers may open
 * no file. So in this build, and here alone, children write down what they ran
 * before they end, SIGKILL from a parent is SIGTERM, and nothing is locked down.
 */
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

void __gcov_dump(void);
void __gcov_reset(void);

static void write_down(void)
{
	void (*let_be)(void) = NULL;

	signal(SIGTERM, SIG_IGN); /* once is enough */
	/* Of the library that makes calls fail (tests/failing/shim.c): not these. */
	*(void **)&let_be = dlsym(RTLD_DEFAULT, "failing_end");
	if (let_be)
		let_be();
	__gcov_dump();
}

static void end(int number)
{
	write_down();
	signal(number, SIG_DFL);
	raise(number);
}

void _exit(int code)
{
	void (*real)(int) = NULL;

	write_down();
	*(void **)&real = dlsym(RTLD_NEXT, "_exit");
	real(code);
	__builtin_unreachable();
}

pid_t fork(void)
{
	pid_t (*real)(void) = NULL;
	pid_t child;

	*(void **)&real = dlsym(RTLD_NEXT, "fork");
	child = real();
	if (child == 0) {
		__gcov_reset();
		signal(SIGTERM, end);
	}
	return child;
}

int kill(pid_t process, int number)
{
	int (*real)(pid_t, int) = NULL;

	*(void **)&real = dlsym(RTLD_NEXT, "kill");
	return real(process, number == SIGKILL ? SIGTERM : number);
}

/* The filter of system calls is not installed. */
int prctl(int option, ...)
{
	int (*real)(int, unsigned long, unsigned long, unsigned long, unsigned long) = NULL;
	unsigned long words[4];
	va_list rest;

	va_start(rest, option);
	for (int i = 0; i < 4; i++)
		words[i] = va_arg(rest, unsigned long);
	va_end(rest);
	*(void **)&real = dlsym(RTLD_NEXT, "prctl");
	return option == PR_SET_SECCOMP ? 0 : real(option, words[0], words[1], words[2], words[3]);
}

/* There is no Landlock. */
long syscall(long number, ...)
{
	long (*real)(long, long, long, long, long, long, long) = NULL;
	long words[6];
	va_list rest;

	va_start(rest, number);
	for (int i = 0; i < 6; i++)
		words[i] = va_arg(rest, long);
	va_end(rest);
	if (number == SYS_landlock_create_ruleset) {
		errno = ENOSYS;
		return -1;
	}
	*(void **)&real = dlsym(RTLD_NEXT, "syscall");
	return real(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

/* SPDX-License-Identifier: MIT */
/*
 * The first wall, broken on purpose: a word `hole` that no rule should have,
 * which does in C what its name says. The linker puts it in (see
 * CMakeLists.txt), so the program itself knows of no hole. And a watchdog that
 * does not wait for ten seconds.
 */
#include "audit/crew.h"
#include "script/verdict.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DESCRIPTORS = 1024, REQUESTS = 3 };

void __real_verdict_open(lua_State *L);
void __wrap_verdict_open(lua_State *L);
hc_status __real_hc_crew_run(const hc_crew_task *task, hc_error *err);
hc_status __wrap_hc_crew_run(const hc_crew_task *task, hc_error *err);

static int read_file(const char *path) { return open(path, O_RDONLY); }
static int make_file(const char *path) { return open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600); }
static int remove_file(const char *path) { return unlink(path); }
static int begin_process(const char *path) { (void)path; return fork(); }
static int run_program(const char *path) { return execl(path, path, (char *)NULL); }
static int kill_parent(const char *path) { (void)path; return kill(getppid(), SIGKILL); }
static int trace_parent(const char *path) { (void)path; return (int)ptrace(PTRACE_ATTACH, getppid(), NULL, NULL); }

static int connect_to(const char *port)
{
	struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port)), .sin_addr = {htonl(INADDR_LOOPBACK)}};
	int made = socket(AF_INET, SOCK_STREAM, 0);
	return made < 0 ? -1 : connect(made, (struct sockaddr *)&there, sizeof there);
}

static int run_memory(const char *path)
{
	(void)path;
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

/* What is written to a pipe reaches the parent: that it must find out. */
static int write_everywhere(const char *text)
{
	for (int file = 0; file < DESCRIPTORS; file++)
		if (write(file, text, strlen(text)) < 0)
			errno = 0;
	return 0;
}

static int close_everything(const char *text)
{
	(void)text;
	for (int file = 0; file < DESCRIPTORS; file++)
		close(file);
	return 0;
}

static int wait_for_ever(const char *text)
{
	char byte;
	(void)text;
	return (int)read(REQUESTS, &byte, 1);
}

static int loop(const char *text)
{
	volatile bool ever = true;
	while (ever)
		(void)text;
	return 0;
}

static int touch_nothing(const char *text)
{
	volatile int *nowhere = NULL;
	(void)text;
	*nowhere = 1;
	return 0;
}

static int give_up(const char *text)
{
	(void)text;
	abort();
}

static int leave(const char *text)
{
	(void)text;
	_exit(0);
}

static int fill_stack(const char *text)
{
	volatile char room[4096];
	room[0] = text[0];
	return room[0] ? fill_stack(text) + room[0] : 0;
}

static int spoil_heap(const char *text)
{
	volatile size_t length = 16;
	char *room = malloc(length);
	for (volatile char *at = room - length; at < room + 64 * length; at = at + 1)
		*at = text[0];
	free(room);
	return 0;
}

static const struct {
	const char *name;
	int (*attempt)(const char *argument);
} attempts[] = {
	{"read a file", read_file}, {"make a file", make_file}, {"remove a file", remove_file}, {"connect", connect_to},
	{"begin a process", begin_process}, {"run a program", run_program}, {"kill the parent", kill_parent},
	{"trace the parent", trace_parent}, {"run memory", run_memory}, {"write everywhere", write_everywhere},
	{"close everything", close_everything}, {"wait for ever", wait_for_ever}, {"loop", loop}, {"touch nothing", touch_nothing},
	{"give up", give_up}, {"leave", leave}, {"fill the stack", fill_stack}, {"spoil the heap", spoil_heap},
};

/* hole("connect", "80"): an error where it is held back, else its answer. */
static int hole(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1), *argument = luaL_optstring(L, 2, "");
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		if (strcmp(attempts[i].name, name) != 0)
			continue;
		int got = attempts[i].attempt(argument);
		if (got < 0)
			return luaL_error(L, "held back: %s", strerror(errno));
		lua_pushinteger(L, got);
		return 1;
	}
	return luaL_error(L, "there is no hole '%s'", name);
}

void __wrap_verdict_open(lua_State *L)
{
	__real_verdict_open(L);
	lua_pushcfunction(L, hole);
	sandbox_add(L, "hole");
}

hc_status __wrap_hc_crew_run(const hc_crew_task *task, hc_error *err)
{
	hc_crew_task hasty = *task;
	hasty.seconds = 1;
	return __real_hc_crew_run(&hasty, err);
}

/* SPDX-License-Identifier: MIT */
/*
 * A library to be loaded before the program (LD_PRELOAD) that makes its n-th
 * allocation or file operation fail. What it is to do, and what it saw, stand
 * in one small file that all processes of the run share: HC_FAIL names it, and
 * walk.py writes and reads it.
 *
 * It stands between the program with all its libraries and the C library, so
 * SQLite's own file layer, jansson, Lua and libxlsxwriter fail like our code.
 * Streams do their reading and writing inside of the C library, where nothing
 * can stand between; so a stream that is opened is made anew as one that reads
 * and writes through the calls below. Standard output and error are left alone.
 */
#undef _FORTIFY_SOURCE /* which would put functions of its own in the place of these */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* In which way a call fails; walk.py has the same list. */
enum { ALLOC, ALLOC_ON, EIO_ONCE, ENOSPC_ONCE, ENOSPC_ON, EINTR_ONCE, SHORT, KILL, TORN };

/* What a call does. */
enum { MEMORY = 1, OPENS = 2, READS = 4, WRITES = 8, CHANGES = 16, REMOVES = 32, LOOKS = 64, WAITS = 128, PROCESS = 256 };

static const unsigned reaches[] = {
	[ALLOC] = MEMORY,
	[ALLOC_ON] = MEMORY,
	[EIO_ONCE] = OPENS | READS | WRITES | CHANGES | REMOVES | LOOKS | WAITS | PROCESS,
	[ENOSPC_ONCE] = WRITES | CHANGES,
	[ENOSPC_ON] = WRITES,
	[EINTR_ONCE] = READS | WRITES | WAITS,
	[SHORT] = READS | WRITES,
	[KILL] = OPENS | WRITES | CHANGES | REMOVES,
	[TORN] = WRITES,
};

typedef struct state {
	uint32_t kind;
	_Atomic uint32_t failed; /* how many calls were made to fail */
	uint64_t at;             /* the number of the call that fails; 0: none */
	_Atomic uint64_t calls;  /* of the sorts that the kind reaches */
	char call[24], path[232];  /* the first that failed */
} state;

static state *shared;
static pid_t first;
static bool inside = true; /* of this library, or outside of main: not counted. The program has no threads. */

static void open_state(void)
{
	const char *path = getenv("HC_FAIL");
	int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
	void *map = file < 0 ? MAP_FAILED : mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

	if (file >= 0)
		close(file);
	first = getpid();
	shared = map == MAP_FAILED ? NULL : map;
}

/* Writes down which call it was; `path` NULL: what the descriptor `file` is open on. */
static void remember(const char *call, const char *path, int file)
{
	char link[40];
	ssize_t length = 0;

	snprintf(shared->call, sizeof shared->call, "%s", call);
	if (path) {
		snprintf(shared->path, sizeof shared->path, "%s", path);
	} else if (file >= 0) {
		snprintf(link, sizeof link, "/proc/self/fd/%d", file);
		length = readlink(link, shared->path, sizeof shared->path - 1);
		shared->path[length > 0 ? length : 0] = '\0';
	}
}

/* Counts a call; true when it is one that must fail. */
static bool must_fail(unsigned how, const char *call, const char *path, int file)
{
	uint64_t number;
	int code = errno;

	if (!shared || inside || !(reaches[shared->kind] & how))
		return false;
	if ((shared->kind == KILL || shared->kind == TORN) && getpid() != first)
		return false;
	number = ++shared->calls;
	if (shared->at == 0 || number < shared->at ||
	    (number > shared->at && shared->kind != ALLOC_ON && shared->kind != ENOSPC_ON))
		return false;
	inside = true;
	if (shared->failed++ == 0)
		remember(call, path, file);
	inside = false;
	if (shared->kind == KILL)
		raise(SIGKILL);
	errno = code;
	return true;
}

/* The errno of a call that fails. */
static int why(void)
{
	static const int codes[] = {
		[ALLOC] = ENOMEM, [ALLOC_ON] = ENOMEM, [EIO_ONCE] = EIO, [ENOSPC_ONCE] = ENOSPC,
		[ENOSPC_ON] = ENOSPC, [EINTR_ONCE] = EINTR, [SHORT] = EIO, [KILL] = EIO, [TORN] = EIO,
	};
	return codes[shared->kind];
}

/* The C library's own `name`. */
#define REAL(name) \
	static __typeof__(name) *real; \
	if (!real) \
		*(void **)&real = dlsym(RTLD_NEXT, #name)

/* ---- from the beginning of main to its end ---- */

static int (*real_main)(int, char **, char **);

/* For children that end without coming back from main. */
void failing_end(void);
void failing_end(void)
{
	inside = true;
}

static int counted_main(int count, char **words, char **environment)
{
	int code;

	open_state();
	inside = false;
	code = real_main(count, words, environment);
	failing_end();
	return code;
}

typedef int start(int (*main)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void), void *);
start __libc_start_main;

int __libc_start_main(int (*main)(int, char **, char **), int count, char **words, void (*begin)(void), void (*end)(void),
                      void (*loader)(void), void *stack)
{
	REAL(__libc_start_main);
	real_main = main;
	return real(counted_main, count, words, begin, end, loader, stack);
}

/* ---- memory ---- */

/* What dlsym may ask for before there is an allocator: never freed. */
static _Alignas(16) unsigned char early[4096];
static size_t early_used;
static bool looking;

static void *early_alloc(size_t size)
{
	void *memory = early + early_used;

	size = (size + 15) / 16 * 16;
	if (size > sizeof early - early_used)
		return NULL;
	early_used += size;
	return memory;
}

static bool is_early(const void *memory)
{
	return (const unsigned char *)memory >= early && (const unsigned char *)memory < early + sizeof early;
}

#define REAL_MEMORY(name) \
	static __typeof__(name) *real; \
	if (!real && !looking) { \
		looking = true; \
		*(void **)&real = dlsym(RTLD_NEXT, #name); \
		looking = false; \
	}

void *malloc(size_t size)
{
	REAL_MEMORY(malloc)
	if (!real)
		return early_alloc(size);
	if (must_fail(MEMORY, "malloc", "", -1)) {
		errno = ENOMEM;
		return NULL;
	}
	return real(size);
}

void *calloc(size_t count, size_t size)
{
	REAL_MEMORY(calloc)
	if (!real)
		return early_alloc(count * size);
	if (must_fail(MEMORY, "calloc", "", -1)) {
		errno = ENOMEM;
		return NULL;
	}
	return real(count, size);
}

void *realloc(void *old, size_t size)
{
	REAL_MEMORY(realloc)
	if (!real)
		return early_alloc(size);
	if (size > 0 && must_fail(MEMORY, "realloc", "", -1)) {
		errno = ENOMEM;
		return NULL;
	}
	return real(old, size);
}

void free(void *memory)
{
	REAL_MEMORY(free)
	if (real && !is_early(memory))
		real(memory);
}

/* ---- calls that fail as a whole ---- */

/* A function that returns `failure` and sets errno, or does what it does. */
#define CALL(type, name, parameters, arguments, sort, path, file, failure) \
	type name parameters \
	{ \
		REAL(name); \
		if (must_fail(sort, #name, path, file)) { \
			errno = why(); \
			return failure; \
		} \
		return real arguments; \
	}

CALL(DIR *, opendir, (const char *path), (path), OPENS, path, -1, NULL)
CALL(char *, mkdtemp, (char *path), (path), CHANGES, path, -1, NULL)
CALL(int, mkostemp, (char *path, int how), (path, how), CHANGES, path, -1, -1)
CALL(int, mkdir, (const char *path, mode_t mode), (path, mode), CHANGES, path, -1, -1)
CALL(int, chmod, (const char *path, mode_t mode), (path, mode), CHANGES, path, -1, -1)
CALL(int, rename, (const char *from, const char *to), (from, to), CHANGES, to, -1, -1)
CALL(int, renameat2, (int a, const char *from, int b, const char *to, unsigned how), (a, from, b, to, how), CHANGES, to, -1, -1)
CALL(int, unlink, (const char *path), (path), REMOVES, path, -1, -1)
CALL(int, rmdir, (const char *path), (path), REMOVES, path, -1, -1)
CALL(int, ftruncate, (int file, off_t size), (file, size), CHANGES, NULL, file, -1)
CALL(int, ftruncate64, (int file, off64_t size), (file, size), CHANGES, NULL, file, -1)
CALL(struct dirent *, readdir, (DIR *folder), (folder), LOOKS, NULL, dirfd(folder), NULL)
CALL(struct dirent64 *, readdir64, (DIR *folder), (folder), LOOKS, NULL, dirfd(folder), NULL)
CALL(char *, realpath, (const char *restrict path, char *restrict out), (path, out), LOOKS, path, -1, NULL)
CALL(int, access, (const char *path, int how), (path, how), LOOKS, path, -1, -1)
CALL(int, stat, (const char *restrict path, struct stat *restrict out), (path, out), LOOKS, path, -1, -1)
CALL(int, stat64, (const char *restrict path, struct stat64 *restrict out), (path, out), LOOKS, path, -1, -1)
CALL(int, lstat, (const char *restrict path, struct stat *restrict out), (path, out), LOOKS, path, -1, -1)
CALL(int, lstat64, (const char *restrict path, struct stat64 *restrict out), (path, out), LOOKS, path, -1, -1)
CALL(int, fstat, (int file, struct stat *out), (file, out), LOOKS, NULL, file, -1)
CALL(int, fstat64, (int file, struct stat64 *out), (file, out), LOOKS, NULL, file, -1)
CALL(off_t, lseek, (int file, off_t at, int from), (file, at, from), LOOKS, NULL, file, -1)
CALL(int, flock, (int file, int how), (file, how), LOOKS, NULL, file, -1)
CALL(void *, mmap, (void *at, size_t size, int can, int how, int file, off_t from), (at, size, can, how, file, from), OPENS,
     file < 0 ? "" : NULL, file, MAP_FAILED)
CALL(int, pipe, (int ends[2]), (ends), PROCESS, "", -1, -1)
CALL(int, pipe2, (int ends[2], int how), (ends, how), PROCESS, "", -1, -1)
CALL(int, memfd_create, (const char *name, unsigned how), (name, how), PROCESS, name, -1, -1)
CALL(pid_t, fork, (void), (), PROCESS, "", -1, -1)
CALL(int, dup2, (int from, int to), (from, to), PROCESS, NULL, from, -1)
CALL(int, poll, (struct pollfd *files, nfds_t count, int wait), (files, count, wait), WAITS, "", -1, -1)

/* Syncing is left out where it does not fail: nobody cuts the power here, and it costs the most. */
#define SYNC(name) \
	int name(int file) \
	{ \
		if (!must_fail(CHANGES, #name, NULL, file)) \
			return 0; \
		errno = why(); \
		return -1; \
	}

SYNC(fsync)
SYNC(fdatasync)
SYNC(syncfs)

/* A file is closed also where that fails, as Linux does it. */
int close(int file)
{
	REAL(close);
	bool fails = must_fail(CHANGES, "close", NULL, file);

	if (real(file) == 0 && !fails)
		return 0;
	if (fails)
		errno = why();
	return -1;
}

#define OPEN(name) \
	int name(const char *path, int how, ...) \
	{ \
		REAL(name); \
		va_list rest; \
		va_start(rest, how); \
		mode_t mode = how & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
		va_end(rest); \
		if (must_fail(OPENS, #name, path, -1)) { \
			errno = why(); \
			return -1; \
		} \
		return real(path, how, mode); \
	}

OPEN(open)
OPEN(open64)

/* ---- reading and writing: also in part ---- */

/* Whether it lies on a disk, which can be full. */
static bool is_on_disk(int file)
{
	struct stat about;
	bool is, before = inside;

	inside = true;
	is = fstat(file, &about) == 0 && S_ISREG(about.st_mode);
	inside = before;
	return is;
}

/* How much of `size` is done: all, half, or nothing (-1, errno set). */
static ssize_t done_of(unsigned how, const char *call, int file, size_t size)
{
	bool full = shared && (shared->kind == ENOSPC_ONCE || shared->kind == ENOSPC_ON);

	if ((full && !is_on_disk(file)) || !must_fail(how, call, NULL, file))
		return (ssize_t)size;
	if (shared->kind == SHORT || shared->kind == TORN)
		return size > 1 ? (ssize_t)(size / 2) : (ssize_t)size;
	errno = why();
	return -1;
}

static void die_torn(void)
{
	if (shared && shared->kind == TORN && shared->failed && getpid() == first)
		raise(SIGKILL);
}

#define TRANSFER(name, parameters, arguments, sort) \
	ssize_t name parameters \
	{ \
		REAL(name); \
		ssize_t done = done_of(sort, #name, file, size); \
		if (done >= 0) { \
			size = (size_t)done; \
			done = real arguments; \
		} \
		die_torn(); \
		return done; \
	}

TRANSFER(read, (int file, void *bytes, size_t size), (file, bytes, size), READS)
TRANSFER(pread, (int file, void *bytes, size_t size, off_t at), (file, bytes, size, at), READS)
TRANSFER(pread64, (int file, void *bytes, size_t size, off64_t at), (file, bytes, size, at), READS)
TRANSFER(write, (int file, const void *bytes, size_t size), (file, bytes, size), WRITES)
TRANSFER(pwrite, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at), WRITES)
TRANSFER(pwrite64, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at), WRITES)

/* ---- streams ---- */

static ssize_t stream_read(void *cookie, char *bytes, size_t size)
{
	return read((int)(intptr_t)cookie, bytes, size);
}

/* As the C library does it: on until all is written, or a write fails. */
static ssize_t stream_write(void *cookie, const char *bytes, size_t size)
{
	size_t done = 0;

	while (done < size) {
		ssize_t n = write((int)(intptr_t)cookie, bytes + done, size - done);
		if (n < 0)
			return done ? (ssize_t)done : 0;
		done += (size_t)n;
	}
	return (ssize_t)size;
}

static int stream_seek(void *cookie, off64_t *at, int from)
{
	*at = lseek64((int)(intptr_t)cookie, *at, from);
	return *at < 0 ? -1 : 0;
}

static int stream_close(void *cookie)
{
	return close((int)(intptr_t)cookie);
}

static FILE *stream_on(int file, const char *mode)
{
	cookie_io_functions_t calls = { stream_read, stream_write, stream_seek, stream_close };

	return fopencookie((void *)(intptr_t)file, mode, calls);
}

FILE *fdopen(int file, const char *mode)
{
	return stream_on(file, mode);
}

static int flags_of(const char *mode)
{
	int flags = strchr(mode, '+') ? O_RDWR : mode[0] == 'r' ? O_RDONLY : O_WRONLY;

	flags |= mode[0] == 'w' ? O_CREAT | O_TRUNC : mode[0] == 'a' ? O_CREAT | O_APPEND : 0;
	return flags | (strchr(mode, 'x') ? O_EXCL : 0) | (strchr(mode, 'e') ? O_CLOEXEC : 0);
}

FILE *fopen(const char *path, const char *mode)
{
	int file = open(path, flags_of(mode), 0666);
	FILE *stream = file < 0 ? NULL : stream_on(file, mode);

	if (file >= 0 && !stream)
		close(file);
	return stream;
}

FILE *fopen64(const char *path, const char *mode)
{
	return fopen(path, mode);
}

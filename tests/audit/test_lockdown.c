/* SPDX-License-Identifier: MIT */
/*
 * The second wall, from behind: what a check can do that broke out of the
 * first. Each attempt is refused with EPERM and the audit goes on; of what the
 * program has open nothing is there.
 */
#include "audit/city.h"
#include "audit/lockdown.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- what is refused ---- */

static char target[128]; /* a file of the test's folder */
static char *const no_words[] = {NULL};

static long open_to_read(void) { return syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY, 0); }
static long open_to_write(void) { return syscall(SYS_openat, AT_FDCWD, target, O_WRONLY | O_CREAT | O_TRUNC, 0600); }
static long open_a_folder(void) { return syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY, 0); }
static long take_away(void) { return syscall(SYS_unlinkat, AT_FDCWD, target, 0); }
static long rename_it(void) { return syscall(SYS_renameat2, AT_FDCWD, target, AT_FDCWD, "/tmp/x", 0); }
static long make_folder(void) { return syscall(SYS_mkdirat, AT_FDCWD, "/tmp/hecha-never", 0700); }
static long make_link(void) { return syscall(SYS_linkat, AT_FDCWD, target, AT_FDCWD, "/tmp/hecha-never", 0); }
static long change_mode(void) { return syscall(SYS_fchmodat, AT_FDCWD, target, 0777, 0); }
static long change_folder(void) { return syscall(SYS_chdir, "/"); }
static long memory_file(void) { return syscall(SYS_memfd_create, "x", 0); }
static long connect_out(void) { return syscall(SYS_socket, AF_INET, SOCK_STREAM, 0); }
static long connect_in(void) { return syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }
static long make_pipe(void) { static int ends[2]; return syscall(SYS_pipe2, ends, 0); }
static long copy_descriptor(void) { return fcntl(0, F_DUPFD, 10); }
static long own_signals(void) { return fcntl(0, F_SETOWN, getpid()); }
static long own_which_signal(void) { return fcntl(0, F_SETSIG, SIGKILL); }
static long copy_process(void) { return syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }
static long copy_process_anew(void) { return syscall(SYS_clone3, 0, 0); }
static long run_program(void) { return syscall(SYS_execve, "/bin/true", no_words, no_words); }
static long run_program_at(void) { return syscall(SYS_execveat, AT_FDCWD, "/bin/true", no_words, no_words, 0); }
static long kill_parent(void) { return syscall(SYS_kill, getpid(), 0); }
static long kill_thread(void) { return syscall(SYS_tgkill, getpid(), gettid(), 0); }
static long read_others(void) { return syscall(SYS_process_vm_readv, getpid(), NULL, 0, NULL, 0, 0); }
static long trace_others(void) { return syscall(SYS_ptrace, 0, 0, 0, 0); }
static long new_limits(void) { return syscall(SYS_prlimit64, 0, 0, NULL, NULL); }
static long undo(void) { return syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0); }
static long filter_anew(void) { return syscall(SYS_seccomp, 0, 0, NULL); }
static long be_somebody(void) { return syscall(SYS_setuid, 0); }
static long mount_it(void) { return syscall(SYS_mount, "x", "/", "tmpfs", 0, NULL); }
static long new_space(void) { return syscall(SYS_unshare, 0); }
static long ring(void) { return syscall(SYS_io_uring_setup, 1, NULL); }
static long terminal(void) { return syscall(SYS_ioctl, 0, 0x5412, "x"); }
static long wait_long(void) { return syscall(SYS_pause); }

static long failed_map(void *got)
{
	return got == MAP_FAILED ? -1 : 0;
}

static long map_program(void)
{
	return failed_map(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
}

static long make_program(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return page == MAP_FAILED ? 0 : mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static const struct {
	const char *name;
	long (*attempt)(void);
} attempts[] = {
	{"open a file to read", open_to_read}, {"open a file to write", open_to_write}, {"open a folder", open_a_folder},
	{"delete a file", take_away}, {"rename a file", rename_it}, {"make a folder", make_folder}, {"link a file", make_link},
	{"change a file's mode", change_mode}, {"change folder", change_folder}, {"make a file in memory", memory_file},
	{"connect to the network", connect_out}, {"connect to this machine", connect_in}, {"make a pipe", make_pipe},
	{"copy a descriptor", copy_descriptor}, {"have signals sent to others", own_signals}, {"choose that signal", own_which_signal},
	{"fork", copy_process}, {"fork anew", copy_process_anew}, {"run a program", run_program}, {"run a program at", run_program_at},
	{"kill a process", kill_parent}, {"kill a thread", kill_thread}, {"read another's memory", read_others}, {"trace another", trace_others},
	{"change limits", new_limits}, {"undo what was set", undo}, {"filter anew", filter_anew}, {"be somebody else", be_somebody},
	{"mount", mount_it}, {"leave a name space", new_space}, {"make a ring", ring}, {"type at the terminal", terminal},
	{"sleep for ever", wait_long}, {"map a program", map_program}, {"make memory a program", make_program},
};

/* Says of every attempt that was not refused what became of it. */
static void try_everything(hc_result *out)
{
	static char said[4000];
	size_t length = 0;

	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		errno = 0;
		long got = attempts[i].attempt();
		if (got != -1 || errno != EPERM)
			length += (size_t)snprintf(said + length, sizeof said - length, "[%s: %ld, %d]", attempts[i].name, got, errno);
	}
	out->actual_exact = length ? said : "all refused";
}

/* What the program needs still works: memory of any size, time, and the records. */
static void live_on(hc_result *out)
{
	char *much = malloc(64 << 20);
	struct timespec now;
	bool ok = much != NULL && clock_gettime(CLOCK_MONOTONIC, &now) == 0;

	if (much)
		memset(much, 1, 64 << 20);
	much = realloc(much, 128 << 20);
	free(much);
	out->actual_exact = ok && much ? "lives" : "does not live";
}

/* The line of a culprit in the run's lines; "" when it is not there. */
static const char *line_of(const audit_fixture *f, const char *start)
{
	static char line[4200];
	const char *found = strstr(hc_text_get(&f->shown), start);

	snprintf(line, sizeof line, "%.*s", found ? (int)strcspn(found, "\n") : 0, found ? found : "");
	return line;
}

static void assert_line(const audit_fixture *f, const char *start, const char *end)
{
	const char *line = line_of(f, start);
	if (!strstr(line, end))
		fail_msg("%s is not: %s", line, end);
}

/* `lines` without those that begin with one of the words; to be freed. */
static char *without(const char *lines, const char *const *words, size_t count)
{
	hc_text out;

	hc_text_init(&out);
	for (; *lines; lines += strcspn(lines, "\n") + 1) {
		bool left_out = false;
		for (size_t i = 0; i < count; i++)
			left_out = left_out || strncmp(lines, words[i], strlen(words[i])) == 0;
		if (!left_out)
			hc_text_addf(&out, "%.*s\n", (int)strcspn(lines, "\n"), lines);
	}
	char *copy = strdup(hc_text_get(&out));
	hc_text_drop(&out);
	return copy;
}

static void whatever_a_check_tries_is_refused_and_the_audit_goes_on(void **state)
{
	static const audit_culprit culprits[] = {{"firms.a", "F2", try_everything}, {"schools.b", "S070", try_everything},
	                                         {"teachers.c", "T0702", live_on}};
	static const char *const words[] = {"firms.a F2 ", "schools.b S070 ", "teachers.c T0702 "};
	audit_fixture *f = *state;
	char *sound = city_baseline(f);
	audit_run run = {.f = f, .jobs = 2, .culprit_count = 3, .culprits = culprits};

	snprintf(target, sizeof target, "%s/target", f->folder);
	fclose(fopen(target, "w"));
	assert_int_equal(audit_go(&run), HC_OK);
	assert_line(f, words[0], "all refused");
	assert_line(f, words[1], "all refused");
	assert_line(f, words[2], "lives");
	assert_int_equal(access(target, F_OK), 0);
	assert_int_equal(run.readies, 1); /* nobody was lost */
	char *want = without(sound, words, 3), *got = without(hc_text_get(&f->shown), words, 3);
	audit_assert("all others", got, want);
	free(want);
	free(got);
	free(sound);
}

/* ---- what is there ---- */

static int open_file; /* the parent's, open for writing and inherited */

static bool is_null_device(int file)
{
	struct stat about;
	return fstat(file, &about) == 0 && S_ISCHR(about.st_mode) && about.st_rdev == makedev(1, 3);
}

static bool is_pipe(int file, int way)
{
	struct stat about;
	return fstat(file, &about) == 0 && S_ISFIFO(about.st_mode) && (fcntl(file, F_GETFL) & O_ACCMODE) == way;
}

/* The records to read and the two ends of the pipes; nothing else, and nothing to write to. */
static void look_around(hc_result *out)
{
	static char said[400];
	size_t length = 0;

	for (int file = 0; file < 1024; file++) {
		int flags = fcntl(file, F_GETFL);
		bool ok = flags == -1 || (file > 4 && (flags & O_ACCMODE) == O_RDONLY);
		if (file < 3)
			ok = is_null_device(file);
		else if (file < 5)
			ok = is_pipe(file, file == 3 ? O_RDONLY : O_WRONLY);
		if (!ok && length < 300)
			length += (size_t)snprintf(said + length, sizeof said - length, "[%d]", file);
	}
	errno = 0;
	if (write(open_file, "escaped", 7) != -1 || errno != EBADF)
		length += (size_t)snprintf(said + length, sizeof said - length, "[written]");
	out->actual_exact = length ? said : "nothing";
}

static void nothing_that_the_program_has_open_is_there(void **state)
{
	static const audit_culprit culprits[] = {{"firms.a", "F2", look_around}, {"schools.b", "S070", look_around}};
	audit_fixture *f = *state;
	audit_run run = {.f = f, .jobs = 3, .culprit_count = 2, .culprits = culprits};
	struct stat about;

	snprintf(target, sizeof target, "%s/target", f->folder);
	int low = open(target, O_WRONLY | O_CREAT, 0600);
	assert_true(low >= 0);
	open_file = fcntl(low, F_DUPFD, 200);
	assert_int_equal(open_file, 200);
	assert_int_equal(audit_go(&run), HC_OK);
	assert_line(f, "firms.a F2 ", "nothing");
	assert_line(f, "schools.b S070 ", "nothing");
	assert_int_equal(fstat(low, &about), 0);
	assert_int_equal(about.st_size, 0);
	close(open_file);
	close(low);
}

static void print_something(hc_result *out)
{
	printf("a word on the output\n");
	fprintf(stderr, "a word on the errors\n");
	out->actual_exact = fflush(stdout) == 0 && fflush(stderr) == 0 ? "said" : "could not say";
	exit(0); /* whoever ends so writes out what stdio still holds */
}

static void what_a_worker_prints_goes_nowhere(void **state)
{
	static const audit_culprit culprits[] = {{"firms.a", "F2", print_something}};
	audit_fixture *f = *state;
	audit_run run = {.f = f, .jobs = 1, .culprit_count = 1, .culprits = culprits};
	struct stat about;

	/* Both streams lead to a file while the audit runs. */
	snprintf(target, sizeof target, "%s/target", f->folder);
	fflush(stdout);
	int out = dup(1), err = dup(2), file = open(target, O_RDWR | O_CREAT, 0600);
	assert_true(out >= 0 && err >= 0 && file >= 0);
	dup2(file, 1);
	dup2(file, 2);
	hc_status status = audit_go(&run);
	dup2(out, 1);
	dup2(err, 2);
	assert_int_equal(status, HC_OK);
	assert_int_equal(fstat(file, &about), 0);
	assert_int_equal(about.st_size, 0);
	assert_line(f, "firms.a F2 ", "error");
	close(out);
	close(err);
	close(file);
}

/* ---- standard descriptors that are closed ---- */

static void a_program_without_standard_descriptors_can_audit(void **state)
{
	audit_fixture *f = *state;
	char *want = city_baseline(f);
	audit_run run = {.f = f, .jobs = 2};
	int how;
	pid_t child = fork();

	if (child == 0) {
		for (int file = 0; file < 3; file++)
			close(file);
		_exit(audit_go(&run) == HC_OK && strcmp(hc_text_get(&f->shown), want) == 0 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
	free(want);
}

/* ---- the guard behind the list of calls ---- */

/* What a process can still do that has the second guard alone; the first thing that it should not, or NULL. */
static const char *with_files_shut(void)
{
	char byte;
	struct sockaddr_in port = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
	int open_before = open("/etc/passwd", O_RDONLY), socket_before = socket(AF_INET, SOCK_STREAM, 0);
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (!hc_lockdown_files())
		return version < 1 ? NULL : "not shut";
	if (read(open_before, &byte, 1) != 1)
		return "reading what is open";
	if (open("/etc/passwd", O_RDONLY) != -1 || errno != EACCES)
		return "opening to read";
	if (open(target, O_WRONLY | O_CREAT, 0600) != -1 || errno != EACCES)
		return "opening to write";
	if (unlink(target) != -1 || errno != EACCES)
		return "deleting";
	if (execv("/bin/true", no_words) != -1 || errno != EACCES)
		return "running a program";
	if (version >= 4 && (connect(socket_before, (struct sockaddr *)&port, sizeof port) != -1 || errno != EACCES))
		return "connecting";
	if (version >= 6 && (kill(getppid(), 0) != -1 || errno != EPERM))
		return "a signal";
	return NULL;
}

static void files_are_shut_by_a_guard_of_their_own(void **state)
{
	audit_fixture *f = *state;
	int how;

	snprintf(target, sizeof target, "%s/target", f->folder);
	fclose(fopen(target, "w"));
	pid_t child = fork();
	if (child == 0) {
		const char *wrong = with_files_shut();
		if (wrong)
			fprintf(stderr, "%s\n", wrong);
		_exit(wrong != NULL);
	}
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_int_equal(how, 0);
}

/* ---- what the kernel says of a worker ---- */

static void ask_kernel(audit_run *run, uint64_t done)
{
	char path[64], line[200];
	pid_t workers[4];
	unsigned *found = run->context;

	if (done > 1 || audit_children(0, workers, 4) < 1)
		return;
	snprintf(path, sizeof path, "/proc/%d/status", (int)workers[0]);
	FILE *status = fopen(path, "r");
	while (status && fgets(line, sizeof line, status)) {
		*found += strcmp(line, "NoNewPrivs:\t1\n") == 0;
		*found += strcmp(line, "Seccomp:\t2\n") == 0;
	}
	if (status)
		fclose(status);
}

static void a_worker_can_gain_no_rights(void **state)
{
	unsigned found = 0;
	audit_run run = {.f = *state, .jobs = 1, .progress = ask_kernel, .context = &found};

	assert_int_equal(audit_go(&run), HC_OK);
	assert_int_equal(found, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(whatever_a_check_tries_is_refused_and_the_audit_goes_on, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(nothing_that_the_program_has_open_is_there, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(what_a_worker_prints_goes_nowhere, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_program_without_standard_descriptors_can_audit, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(files_are_shut_by_a_guard_of_their_own, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_worker_can_gain_no_rights, city_begin, audit_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

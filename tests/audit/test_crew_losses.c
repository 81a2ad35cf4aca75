/* SPDX-License-Identifier: MIT */
/*
 * A check that takes its worker with it costs exactly its own result, which
 * becomes an error; all other results are as they would have been. A worker
 * that is lost for another reason costs nothing, once.
 */
#include "audit/city.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define CRASHED "the rule crashed its worker"
#define SLOW "the rule ran for longer than it may"

static void do_abort(hc_result *out)
{
	(void)out;
	abort();
}

static void do_crash(hc_result *out)
{
	static volatile uintptr_t nowhere = 64; /* out of the compiler's sight */
	(void)out;
	*(volatile int *)nowhere = 1;
}

static void do_exit_well(hc_result *out)
{
	(void)out;
	exit(0);
}

static void do_leave(hc_result *out)
{
	(void)out;
	_exit(3);
}

static void do_end_never(hc_result *out)
{
	for (volatile hc_result *v = out; v; v = out)
		;
}

static int deep(volatile int *depth)
{
	volatile int more[1000];
	more[0] = *depth + 1;
	return more[0] ? deep(more) + more[999] : 0;
}

static void do_overflow(hc_result *out)
{
	volatile int depth = (int)out->rule;
	out->rule = (unsigned)deep(&depth);
}

typedef struct loss {
	const char *name;
	unsigned jobs;
	size_t count;
	audit_culprit culprits[8];
	const char *reasons[8];
} loss;

static const loss losses[] = {
	{"abort", 1, 1, {{"schools.b", "S010", do_abort}}, {CRASHED}},
	{"a crash", 2, 1, {{"teachers.c", "T0772", do_crash}}, {CRASHED}},
	{"a stack that overflows", 2, 1, {{"teachers.c", "T0011", do_overflow}}, {CRASHED}},
	{"exit as if all were well", 1, 1, {{"schools.b", "S200", do_exit_well}}, {CRASHED}},
	{"leaving at once", 5, 1, {{"firms.a", "F1", do_leave}}, {CRASHED}},
	{"no end", 2, 1, {{"schools.b", "S100", do_end_never}}, {SLOW}},
	{"no end, alone", 1, 1, {{"firms.a", "F3", do_end_never}}, {SLOW}},
	{"several in one chunk, one subject twice", 2, 4,
	 {{"schools.b", "S065", do_leave}, {"schools.b", "S066", do_abort}, {"teachers.c", "T0661", do_exit_well}, {"schools.b", "S128", do_leave}},
	 {CRASHED, CRASHED, CRASHED, CRASHED}},
	{"the first and the last of all", 3, 4,
	 {{"firms.a", "F1", do_leave}, {"firms.a", "F3", do_leave}, {"schools.b", "S001", do_leave}, {"teachers.c", "T2002", do_leave}},
	 {CRASHED, CRASHED, CRASHED, CRASHED}},
	{"everywhere at once", 5, 7,
	 {{"firms.a", "F2", do_leave}, {"schools.b", "S003", do_leave}, {"schools.b", "S070", do_abort}, {"schools.b", "S140", do_leave},
	  {"schools.b", "S193", do_crash}, {"teachers.c", "T0031", do_leave}, {"teachers.c", "T1402", do_end_never}},
	 {CRASHED, CRASHED, CRASHED, CRASHED, CRASHED, CRASHED, SLOW}},
};

static void a_check_that_takes_its_worker_along_costs_its_own_result_only(void **state)
{
	audit_fixture *f = *state;
	char *sound = city_baseline(f);

	for (size_t i = 0; i < sizeof losses / sizeof *losses; i++) {
		const loss *l = &losses[i];
		audit_run run = {.f = f, .jobs = l->jobs, .seconds = 1, .culprit_count = l->count, .culprits = l->culprits};
		hc_status status = audit_go(&run);
		if (status)
			fail_msg("%s: %s", l->name, audit_problems(f));
		char *want = city_expected(sound, l->culprits, l->reasons, l->count), *got = city_without_verdicts(hc_text_get(&f->shown));
		audit_assert(l->name, got, want);
		if (run.readies < 2)
			fail_msg("%s: the fresh worker's view was not held against the records", l->name);
		free(want);
		free(got);
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	}
	free(sound);
}

static void an_error_counts_in_the_verdict_of_its_owner(void **state)
{
	static const audit_culprit culprits[] = {{"schools.b", "S010", do_leave}, {"teachers.c", "T0101", do_leave}};
	audit_fixture *f = *state;
	audit_run run = {.f = f, .jobs = 1, .culprit_count = 2, .culprits = culprits};

	assert_int_equal(audit_go(&run), HC_OK);
	const char *line = strstr(hc_text_get(&f->shown), "verdict S010 ");
	int totals[HC_OUTCOME_COUNT] = {0};
	assert_non_null(line);
	assert_int_equal(sscanf(line, "verdict S010 %*s %d %d %d %d %d %d", &totals[0], &totals[1], &totals[2], &totals[3], &totals[4],
	                        &totals[5]), 6);
	assert_int_equal(totals[HC_BROKEN], 2);
	assert_int_equal(totals[0] + totals[1] + totals[2] + totals[3] + totals[4], 1);
}

static void a_view_taken_late_that_is_another_ends_the_run(void **state)
{
	static const audit_culprit culprits[] = {{"schools.b", "S150", do_leave}};
	audit_fixture *f = *state;
	audit_run run = {.f = f, .jobs = 2, .culprit_count = 1, .culprits = culprits, .fail_ready = 2};

	assert_int_equal(audit_go(&run), HC_EINPUT);
	assert_string_equal(audit_problems(f), "changed\n");
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

/* ---- killed from outside, between checks ---- */

/* Shared with the workers: one of them stands still at the beginning of a chunk until it is killed. */
typedef struct killing {
	atomic_uint begun;     /* chunks */
	unsigned at[2];        /* which of these, after how many that are done: the first, then the second; 0: none */
	_Atomic pid_t still;
} killing;

static void stand_still(const audit_run *run)
{
	killing *k = run->context;
	unsigned begun = ++k->begun;

	if (begun != k->at[0] && begun != k->at[1])
		return;
	k->still = getpid();
	while (k->still)
		;
}

static void kill_worker(audit_run *run, uint64_t done)
{
	killing *k = run->context;

	if (done > 2 || !k->at[done - 1])
		return;
	while (!k->still)
		;
	kill(k->still, SIGKILL);
	assert_int_equal(waitid(P_PID, (id_t)k->still, &(siginfo_t){0}, WEXITED | WNOWAIT), 0);
	k->still = 0;
}

static void a_worker_killed_between_its_checks_costs_nothing_once(void **state)
{
	static const struct { const char *name; unsigned jobs, at[2]; hc_status want; } cases[] = {
		{"the only one", 1, {2}, HC_OK},
		{"one of two", 2, {3}, HC_OK},
		{"a second time", 1, {2, 4}, HC_EINTERNAL},
	};
	audit_fixture *f = *state;
	char *want = city_baseline(f);
	killing *k = mmap(NULL, sizeof *k, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_ptr_not_equal(k, MAP_FAILED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		*k = (killing){.at = {cases[i].at[0], cases[i].at[1]}};
		audit_run run = {.f = f, .jobs = cases[i].jobs, .begins = stand_still, .progress = kill_worker, .context = k};
		hc_status status = audit_go(&run);
		if (status != cases[i].want)
			fail_msg("%s: status %d, %s", cases[i].name, (int)status, audit_problems(f));
		if (status)
			audit_assert(cases[i].name, audit_problems(f), "a worker was lost twice outside of any rule\n");
		else
			audit_assert(cases[i].name, hc_text_get(&f->shown), want);
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	}
	munmap(k, sizeof *k);
	free(want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_check_that_takes_its_worker_along_costs_its_own_result_only, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(an_error_counts_in_the_verdict_of_its_owner, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_view_taken_late_that_is_another_ends_the_run, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_worker_killed_between_its_checks_costs_nothing_once, city_begin, audit_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Workers give the same whatever their number, and when a run ends, well or not, none of them is left. */
#include "audit/city.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static void assert_nobody_left(const char *name)
{
	if (waitpid(-1, NULL, WNOHANG) != -1 || errno != ECHILD)
		fail_msg("%s: a worker is left", name);
}

static size_t count_of(const char *text, const char *word)
{
	size_t count = 0;
	for (; (text = strstr(text, word)) != NULL; text++)
		count++;
	return count;
}

static void every_number_of_workers_gives_the_same(void **state)
{
	static const unsigned numbers[] = {0, 2, 3, 5, 64, 1000};
	audit_fixture *f = *state;
	char *want = city_baseline(f), name[40];

	assert_int_equal(count_of(want, "schools.b "), CITY_SCHOOLS);
	assert_int_equal(count_of(want, "teachers.c "), CITY_TEACHERS);
	assert_int_equal(count_of(want, "firms.a "), CITY_FIRMS);
	assert_int_equal(count_of(want, "verdict "), CITY_SCHOOLS);
	assert_int_equal(count_of(want, "problem teacher T9991 school_id: refers to a record that is not there"), 1);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		audit_run run = {.f = f, .jobs = numbers[i]};
		snprintf(name, sizeof name, "%u workers", numbers[i]);
		assert_int_equal(audit_go(&run), HC_OK);
		audit_assert(name, hc_text_get(&f->shown), want);
		assert_int_equal(run.readies, 1);
		assert_nobody_left(name);
	}
	free(want);
}

static void note_progress(audit_run *run, uint64_t done)
{
	uint64_t *last = run->context;
	assert_int_equal(done, *last + 1);
	*last = done;
}

static void progress_counts_chunks_up_to_the_last(void **state)
{
	uint64_t last = 0;
	audit_run run = {.f = *state, .jobs = 3, .progress = note_progress, .context = &last};

	assert_int_equal(audit_go(&run), HC_OK);
	assert_int_equal(last, CITY_CHUNKS);
}

static void a_failure_of_the_parent_ends_the_run_with_nobody_left(void **state)
{
	static const struct {
		const char *name;
		unsigned jobs, fail_ready, fail_message;
		hc_status want;
		const char *problem;
	} cases[] = {
		{"the first message, one worker", 1, 0, 1, HC_EWRITE, "the disk is full\n"},
		{"the first message, five workers", 5, 0, 1, HC_EWRITE, "the disk is full\n"},
		{"a later message", 2, 0, 300, HC_EWRITE, "the disk is full\n"},
		{"records that changed", 1, 1, 0, HC_EINPUT, "changed\n"},
		{"records that changed, five workers", 5, 1, 0, HC_EINPUT, "changed\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		audit_fixture *f = *state;
		audit_run run = {.f = f, .jobs = cases[i].jobs, .fail_ready = cases[i].fail_ready, .fail_message = cases[i].fail_message};
		if (audit_go(&run) != cases[i].want)
			fail_msg("%s: another status", cases[i].name);
		audit_assert(cases[i].name, audit_problems(f), cases[i].problem);
		assert_nobody_left(cases[i].name);
		if (cases[i].fail_ready && run.messages)
			fail_msg("%s: %u messages before all had their view", cases[i].name, run.messages);
	}
}

static hc_database_file file_of(const char *path)
{
	hc_database *database = NULL;

	assert_int_equal(hc_database_open(&database, path, NULL), HC_OK);
	hc_database_file file = hc_database_file_of(database);
	hc_database_close(database);
	return file;
}

static void what_a_worker_cannot_read_ends_the_run(void **state)
{
	static const struct { const char *name, *sql; hc_status want; const char *problem; } cases[] = {
		{"a table that is gone", "DROP TABLE teacher", HC_EDATA, "cannot be used: no such table: teacher"},
		{"a database that was changed", "CREATE TABLE other(x)", HC_EINPUT, "was changed while the audit began: run it again"},
		{"a database that is gone", NULL, HC_EINPUT, "cannot be read"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		audit_fixture *f = *state;
		audit_run run = {.f = f, .jobs = 3};
		if (cases[i].sql)
			audit_run_sql(f->records, cases[i].sql);
		else
			unlink(f->records);
		if (cases[i].want == HC_EDATA)
			f->plan.file = file_of(f->records); /* as if it had been so from the first */
		hc_status status = audit_go(&run);
		const char *problems = audit_problems(f);
		if (status != cases[i].want || !strstr(problems, cases[i].problem))
			fail_msg("%s: status %d, %s", cases[i].name, (int)status, problems);
		assert_int_equal(run.messages, 0);
		assert_nobody_left(cases[i].name);
	}
}

static void without_chunks_there_is_nothing_to_do(void **state)
{
	audit_fixture *f = *state;
	audit_run run = {.f = f, .jobs = 2};

	f->plan.chunk_count = 0;
	assert_int_equal(audit_go(&run), HC_OK);
	assert_int_equal(run.readies, 1);
	assert_int_equal(run.messages, 0);
}

/* ---- a parent that is killed ---- */

static void never_end(hc_result *out)
{
	for (volatile hc_result *v = out; v; v = out)
		;
}

/* A process of its own that runs an audit that does not end. */
static pid_t start_parent(audit_fixture *f)
{
	static const audit_culprit culprits[] = {{"firms.a", "F1", never_end}, {"schools.b", "S001", never_end}};
	audit_run run = {.f = f, .jobs = 2, .seconds = 1000, .culprits = culprits, .culprit_count = 2};
	pid_t parent = fork();

	assert_int_not_equal(parent, -1);
	if (parent)
		return parent;
	audit_go(&run);
	_exit(0);
}

static void wait_a_moment(void)
{
	nanosleep(&(struct timespec){0, 10000000}, NULL);
}

static void no_worker_outlives_a_parent_that_is_killed(void **state)
{
	pid_t workers[2];
	int how;

	/* The orphans become ours, so that their end is seen. */
	assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
	pid_t parent = start_parent(*state);
	for (int tries = 0; audit_children(parent, workers, 2) < 2; tries++) {
		assert_in_range(tries, 0, 1000);
		wait_a_moment();
	}
	/* Both have had the time to begin, and one may not have: whoever finds no parent ends as well. */
	kill(parent, SIGKILL);
	assert_int_equal(waitpid(parent, &how, 0), parent);
	for (int i = 0; i < 2; i++) {
		pid_t ended = 0;
		for (int tries = 0; tries < 500 && !ended; tries++) {
			ended = waitpid(workers[i], &how, WNOHANG);
			wait_a_moment();
		}
		if (ended != workers[i]) {
			kill(workers[i], SIGKILL);
			fail_msg("worker %d lives on", i);
		}
	}
	prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_number_of_workers_gives_the_same, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(progress_counts_chunks_up_to_the_last, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_failure_of_the_parent_ends_the_run_with_nobody_left, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(what_a_worker_cannot_read_ends_the_run, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(without_chunks_there_is_nothing_to_do, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(no_worker_outlives_a_parent_that_is_killed, city_begin, audit_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

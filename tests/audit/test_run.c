/* SPDX-License-Identifier: MIT */
/*
 * A run and its ledger: records that somebody changes between the plan and the
 * workers' view of them end it, and then nothing is written.
 */
#include "audit/city.h"

#include "audit/run.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static hc_status begin(void *engine, const hc_layout *layout, const hc_block *block, hc_error *err)
{
	(void)engine, (void)layout, (void)block, (void)err;
	return HC_OK;
}

static hc_status pass(void *engine, size_t rule, size_t frame, size_t row, hc_arena *arena, hc_result *out, hc_error *err)
{
	(void)engine, (void)rule, (void)frame, (void)row, (void)arena, (void)err;
	*out = (hc_result){.outcome = HC_PASS, .verified = HC_TEXT_READ};
	out->actual = out->required = (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
	return HC_OK;
}

static const hc_judge judge = {NULL, begin, pass};

typedef struct running {
	audit_fixture *f;
	char save[128];
	const char *sql;       /* run on the records after the plan was made; NULL */
	int64_t wrong_count;   /* added to what the plan expects of its first rule */
	void (*before)(const audit_fixture *f), (*during)(const audit_fixture *f); /* done before the run, and when a part of it is done */
	uint64_t done;
} running;

static void note_progress(void *context, uint64_t done, uint64_t total)
{
	running *r = context;
	assert_int_equal(total, CITY_CHUNKS);
	r->done = done;
	if (done == 1 && r->during)
		r->during(r->f);
}

static const hc_origin origin = {.program = "test"};

static hc_status go(running *r, unsigned jobs, hc_ledger **ledger)
{
	audit_fixture *f = r->f;
	hc_database *database = NULL;
	hc_run run = {.records = f->records, .plan = &f->plan, .judge = &judge, .jobs = jobs, .save = r->save, .origin = &origin,
	              .progress = note_progress, .context = r};

	assert_int_equal(hc_database_open(&database, f->records, &f->err), HC_OK);
	assert_int_equal(hc_database_version(database, &run.version, &f->err), HC_OK);
	run.database = database;
	assert_int_equal(audit_make_plan(f, NULL), HC_OK);
	f->plan.expected[0] += r->wrong_count;
	if (r->sql)
		audit_run_sql(f->records, r->sql);
	if (r->before)
		r->before(f);
	hc_status status = hc_run_audit(ledger, &run, &f->err);
	hc_database_close(database);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	return status;
}

static size_t count_files(const char *folder)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL)
		count += entry->d_name[0] != '.';
	closedir(listing);
	return count;
}

static bool holds(const char *path, const char *want)
{
	char got[40] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	bool ok = fgets(got, sizeof got, file) && strcmp(got, want) == 0;
	fclose(file);
	return ok;
}

static void a_run_gives_a_closed_ledger(void **state)
{
	running r = {.f = *state};
	hc_ledger *ledger = NULL;

	snprintf(r.save, sizeof r.save, "%s/audit.db", r.f->folder);
	assert_int_equal(go(&r, 2, &ledger), HC_OK);
	assert_int_equal(r.done, CITY_CHUNKS);
	assert_int_equal(hc_ledger_totals(ledger)[HC_PASS], CITY_SCHOOLS + CITY_TEACHERS + CITY_FIRMS);
	hc_ledger_close(ledger);
	assert_int_equal(access(r.save, F_OK), 0);
	assert_int_equal(count_files(r.f->folder), 2);
}

static void a_run_that_fails_writes_nothing(void **state)
{
	static const struct {
		const char *name, *sql;
		int64_t wrong_count;
		hc_status want;
		const char *problem;
	} cases[] = {
		{"a row that was added", "INSERT INTO firm(firm_id) VALUES ('F9')", 0, HC_EINPUT, "was changed while the audit began: run it again\n"},
		{"a row that became another", "UPDATE school SET area = 1 WHERE school_id = 'S001'", 0, HC_EINPUT,
		 "was changed while the audit began: run it again\n"},
		{"a table that nobody reads", "CREATE TABLE other(x); INSERT INTO other VALUES (1)", 0, HC_EINPUT,
		 "was changed while the audit began: run it again\n"},
		{"a result too few", NULL, 1, HC_EINTERNAL, NULL},
		{"a result too many", NULL, -1, HC_EINTERNAL, NULL},
	};
	audit_fixture *f = *state;

	for (unsigned jobs = 1; jobs <= 2; jobs++) {
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			running r = {.f = f, .sql = cases[i].sql, .wrong_count = cases[i].wrong_count};
			hc_ledger *ledger = NULL;
			char sql[200];
			if (cases[i].sql && jobs == 2) /* the same change cannot be made twice */
				r.sql = (snprintf(sql, sizeof sql, "CREATE TABLE more%zu(x)", i), sql);
			snprintf(r.save, sizeof r.save, "%s/audit.db", f->folder);
			FILE *old = fopen(r.save, "w");
			fputs("an older audit", old);
			fclose(old);
			if (go(&r, jobs, &ledger) != cases[i].want || ledger)
				fail_msg("%s: another status, or a ledger", cases[i].name);
			const char *problems = audit_problems(f);
			if (cases[i].problem)
				audit_assert(cases[i].name, problems, cases[i].problem);
			else
				assert_non_null(strstr(problems, " results for "));
			if (!holds(r.save, "an older audit") || count_files(f->folder) != 2)
				fail_msg("%s: something was written", cases[i].name);
		}
	}
}

/* Another file with the same bytes takes the place of the records. */
static void exchange(const audit_fixture *f)
{
	char copy[160], bytes[4096];
	size_t got;

	snprintf(copy, sizeof copy, "%s/copy", f->folder);
	FILE *in = fopen(f->records, "rb"), *out = fopen(copy, "wb");
	while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
		assert_int_equal(fwrite(bytes, 1, got, out), got);
	fclose(in);
	assert_int_equal(fclose(out), 0);
	assert_int_equal(rename(copy, f->records), 0);
}

/* Somebody writes into the file without a word to SQLite: its first byte, as it was. */
static void write_over(const audit_fixture *f)
{
	usleep(20000); /* longer than the clock of a file takes for a step */
	FILE *file = fopen(f->records, "r+b");
	assert_int_equal(fputc('S', file), 'S');
	assert_int_equal(fclose(file), 0);
}

static void a_file_that_is_exchanged_or_written_over_is_seen(void **state)
{
	static const struct { const char *name; void (*before)(const audit_fixture *), (*during)(const audit_fixture *); } cases[] = {
		{"exchanged before", exchange, NULL}, {"written over before", write_over, NULL},
		{"exchanged meanwhile", NULL, exchange}, {"written over meanwhile", NULL, write_over},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		running r = {.f = *state, .before = cases[i].before, .during = cases[i].during};
		hc_ledger *ledger = NULL;
		snprintf(r.save, sizeof r.save, "%s/audit.db", r.f->folder);
		if (go(&r, 1 + i % 2, &ledger) != HC_EINPUT || ledger)
			fail_msg("%s: another status, or a ledger", cases[i].name);
		assert_non_null(strstr(audit_problems(r.f), ": run it again\n"));
		assert_int_equal(count_files(r.f->folder), 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_run_gives_a_closed_ledger, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_run_that_fails_writes_nothing, city_begin, audit_end),
		cmocka_unit_test_setup_teardown(a_file_that_is_exchanged_or_written_over_is_seen, city_begin, audit_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

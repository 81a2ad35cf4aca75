/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_AUDIT_FIXTURE_H
#define HC_TESTS_AUDIT_FIXTURE_H

/*
 * Audits without Lua: the schema of tests/support/schemas, the law of
 * tests/audit/pack, rules that are nothing but their metadata, and a judge
 * made here, some of whose checks do what a test tells them to.
 */

#include "audit/crew.h"
#include "base/text.h"

#include <sys/types.h>

enum { AUDIT_RULES = 8 };

typedef struct audit_fixture {
	char folder[64];    /* removed with everything in it */
	char records[96];   /* folder/records.db */
	hc_schema *schema;
	hc_law *law;
	hc_error err;
	hc_rule rules[AUDIT_RULES];
	hc_rule_list list;
	hc_plan plan;
	bool planned;
	hc_text lines, shown;
} audit_fixture;

/* cmocka's setup and teardown: *state is an audit_fixture. */
int audit_begin(void **state);
int audit_end(void **state);

/* Makes the records database, in tables of ours, with these rows. */
void audit_make_records(audit_fixture *f, const char *rows);

/* Runs SQL on a database file, without any of the defences. */
void audit_run_sql(const char *path, const char *sql);

/* Adds a rule; rules are added in the order of their ids. `names` and `follows` are sorted words with spaces between. */
void audit_add_rule(audit_fixture *f, const char *id, const char *subject, const char *clause, const char *names,
                    const char *follows);

/* Makes the plan of all rules as of 2018-06-01, after dropping the one before. The status is that of hc_plan_make. */
hc_status audit_make_plan(audit_fixture *f, const char *within);
hc_status audit_make_part(audit_fixture *f, const char *within, hc_part part);

/* All problems so far, a line each, and forgets them. Borrowed until the next call. */
const char *audit_problems(audit_fixture *f);

/* What a check does instead of judging; what it writes into `out` is the result. */
typedef void (*audit_deed)(hc_result *out);

typedef struct audit_culprit {
	const char *rule, *subject; /* a rule's id, a subject's id */
	audit_deed deed;
} audit_culprit;

typedef struct audit_run {
	audit_fixture *f;
	unsigned jobs, seconds;             /* 0: one worker, ten seconds */
	size_t culprit_count;
	const audit_culprit *culprits;
	unsigned fail_ready, fail_message;  /* which call of these fails; 0: none */
	void (*progress)(struct audit_run *run, uint64_t done); /* may be NULL */
	void (*begins)(const struct audit_run *run); /* in a worker, before the first check of a chunk; may be NULL */
	void *context;                      /* the test's own */
	unsigned readies, messages;         /* how often each was called */
} audit_run;

/* Runs the plan. What came out is in f->shown: a line for each result, verdict and problem, sorted. */
hc_status audit_go(audit_run *run);

/* The children of process `pid` (0: this one), up to `most`; how many there are. */
size_t audit_children(pid_t pid, pid_t *out, size_t most);

/* Fails with `name` and the first line that differs unless the texts are the same. */
void audit_assert(const char *name, const char *got, const char *want);

#endif

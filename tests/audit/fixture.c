/* SPDX-License-Identifier: MIT */
#include "audit/fixture.h"

#include "base/memory.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

int audit_begin(void **state)
{
	static const char *const packs[] = {HC_SOURCE_DIR "/tests/audit/pack"};
	audit_fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	*state = f;
	snprintf(f->folder, sizeof f->folder, "/tmp/hecha-audit-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->records, sizeof f->records, "%s/records.db", f->folder);
	hc_error_init(&f->err, HC_EN);
	hc_text_init(&f->lines);
	hc_text_init(&f->shown);
	f->schema = hc_schema_load(HC_SOURCE_DIR "/tests/support/schemas", &f->err);
	f->law = f->schema ? hc_law_load(f->schema, packs, 1, &f->err) : NULL;
	if (!f->law)
		fail_msg("%s", audit_problems(f));
	f->list.rules = f->rules;
	return 0;
}

static void drop_plan(audit_fixture *f)
{
	if (f->planned)
		hc_plan_drop(&f->plan);
	f->planned = false;
}

int audit_end(void **state)
{
	audit_fixture *f = *state;
	DIR *listing = opendir(f->folder);
	struct dirent *entry;
	char path[512];

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL) {
		snprintf(path, sizeof path, "%s/%s", f->folder, entry->d_name);
		unlink(path);
	}
	closedir(listing);
	rmdir(f->folder);
	drop_plan(f);
	hc_law_free(f->law);
	hc_schema_free(f->schema);
	hc_error_drop(&f->err);
	hc_text_drop(&f->lines);
	hc_text_drop(&f->shown);
	free(f);
	return 0;
}

void audit_run_sql(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	char *problem = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &problem) != SQLITE_OK)
		fail_msg("%s: %s", sql, problem);
	sqlite3_close(db);
}

void audit_make_records(audit_fixture *f, const char *rows)
{
	assert_int_equal(hc_database_init(f->records, f->schema, &f->err), HC_OK);
	audit_run_sql(f->records, rows);
}

/* The words of a text as a list in the law's arena. */
static const char **words_of(audit_fixture *f, const char *text, size_t *count)
{
	const char **list = hc_arena_alloc(&f->law->arena, 20 * sizeof *list);
	char *rest = NULL, *copy = hc_arena_text(&f->law->arena, text);

	*count = 0;
	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		list[(*count)++] = word;
	return list;
}

void audit_add_rule(audit_fixture *f, const char *id, const char *subject, const char *clause, const char *names,
                    const char *follows)
{
	hc_rule *rule = &f->rules[f->list.count++];

	*rule = (hc_rule){.id = id, .title = {"规则", "A rule"}, .severity = HC_MAJOR, .clause_count = 1, .file = id, .line = 1};
	rule->area = hc_arena_copy(&f->law->arena, id, strcspn(id, "."));
	rule->subject = hc_schema_find(f->schema, subject);
	rule->clauses = hc_arena_alloc(&f->law->arena, sizeof *rule->clauses);
	rule->clauses[0] = hc_law_clause(f->law, clause);
	assert_non_null(rule->subject);
	assert_non_null(rule->clauses[0]);
	rule->names = words_of(f, names, &rule->name_count);
	rule->follows = words_of(f, follows, &rule->follow_count);
}

hc_status audit_make_plan(audit_fixture *f, const char *within)
{
	return audit_make_part(f, within, (hc_part){0});
}

hc_status audit_make_part(audit_fixture *f, const char *within, hc_part part)
{
	hc_rule_choice choice = {.rule_count = 0};
	hc_database *database = NULL;

	drop_plan(f);
	assert_int_equal(hc_database_open(&database, f->records, &f->err), HC_OK);
	assert_int_equal(hc_database_hold(database, &f->err), HC_OK);
	hc_status status = hc_plan_make(&f->plan, database, f->law, &f->list, &choice, hc_date_make(2018, 6, 1), within, part, 1, &f->err);
	f->planned = true;
	hc_database_close(database);
	return status;
}

const char *audit_problems(audit_fixture *f)
{
	hc_text_clear(&f->shown);
	for (size_t i = 0; i < f->err.count; i++)
		hc_text_addf(&f->shown, "%s\n", f->err.problems[i].text);
	hc_error_drop(&f->err);
	return hc_text_get(&f->shown);
}

/* ---- the judge ---- */

typedef struct judging {
	const audit_run *run;
	const hc_layout *layout;
	const hc_block *block;
} judging;

static hc_status begin(void *engine, const hc_layout *layout, const hc_block *block, hc_error *err)
{
	judging *j = engine;
	(void)err;
	j->layout = layout;
	j->block = block;
	if (j->run->begins)
		j->run->begins(j->run);
	return HC_OK;
}

/* A result that depends on the rule and the subject alone. */
static void judge_subject(hc_result *out, size_t rule, const char *id, hc_arena *arena)
{
	static const hc_missing missing[] = {{"school.area", 1}};
	uint32_t hash = (uint32_t)rule;

	for (const char *at = id; *at; at++)
		hash = hash * 31 + (unsigned char)*at;
	*out = (hc_result){.outcome = (hc_outcome)(hash % HC_WAIVED), .comparison = HC_AT_LEAST, .verified = HC_TEXT_READ};
	out->actual = out->required = (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
	out->actual_exact = hc_arena_format(arena, "%u", hash % 1000);
	out->missing = missing;
	out->missing_count = out->outcome == HC_UNKNOWN;
}

static hc_status check(void *engine, size_t rule, size_t frame, size_t row, hc_arena *arena, hc_result *out, hc_error *err)
{
	const judging *j = engine;
	const hc_column *ids = &j->block->frames[frame].columns[0];
	size_t length;
	const char *text = hc_column_text(ids, row, &length);
	const char *id = hc_arena_copy(arena, text, length);

	(void)err;
	judge_subject(out, rule, id, arena);
	for (size_t i = 0; i < j->run->culprit_count; i++) {
		const audit_culprit *culprit = &j->run->culprits[i];
		if (strcmp(culprit->subject, id) == 0 && strcmp(culprit->rule, j->run->f->rules[rule].id) == 0)
			culprit->deed(out);
	}
	return HC_OK;
}

/* ---- the run ---- */

static void show_result(audit_fixture *f, const hc_result *r)
{
	hc_text_addf(&f->lines, "%s %s of %s: %s", f->rules[f->plan.listed[r->rule]].id, r->subject_id,
	             r->owner_id ? r->owner_id : "nobody", hc_outcome_word(r->outcome));
	hc_text_addf(&f->lines, " %s %s%s\n", r->actual_exact ? r->actual_exact : "-", hc_label_text(r->reason, HC_EN),
	             r->missing_count ? " missing" : "");
}

static void show_verdict(audit_fixture *f, const hc_ledger_verdict *v)
{
	hc_text_addf(&f->lines, "verdict %s %s", v->owner_id, f->law->verdicts[v->level].name);
	for (int o = 0; o < HC_OUTCOME_COUNT; o++)
		hc_text_addf(&f->lines, " %d", (int)v->totals[HC_MAJOR][o]);
	hc_text_add(&f->lines, "\n");
}

static hc_status count_message(audit_run *run, hc_error *err)
{
	return ++run->messages == run->fail_message ? hc_error_add(err, HC_EWRITE, NULL, 0, "the disk is full", "磁盘已满") : HC_OK;
}

static hc_status take_results(void *context, const hc_result *results, size_t count, hc_error *err)
{
	audit_run *run = context;
	hc_status status = HC_OK;

	for (size_t i = 0; i < count && !(status = count_message(run, err)); i++)
		show_result(run->f, &results[i]);
	return status;
}

static hc_status take_message(void *context, const hc_wire_message *message, hc_error *err)
{
	audit_run *run = context;
	audit_fixture *f = run->f;
	hc_status status = count_message(run, err);

	if (status)
		return status;
	if (message->kind == HC_WIRE_VERDICT)
		show_verdict(f, &message->verdict);
	else if (message->kind == HC_WIRE_PROBLEM)
		hc_text_addf(&f->lines, "problem %s %s %s: %s\n", message->problem.entity, message->problem.id,
		             message->problem.field ? message->problem.field : "-", message->problem.text.en);
	else
		fail_msg("a message of kind %d", (int)message->kind);
	return HC_OK;
}

static hc_status take_ready(void *context, hc_error *err)
{
	audit_run *run = context;
	if (++run->readies == run->fail_ready)
		return hc_error_add(err, HC_EINPUT, NULL, 0, "changed", "被修改");
	return HC_OK;
}

static void take_progress(void *context, uint64_t done, uint64_t total)
{
	audit_run *run = context;
	assert_int_equal(total, run->f->plan.chunk_count);
	if (run->progress)
		run->progress(run, done);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_lines(audit_fixture *f)
{
	size_t count = 0, capacity = 0;
	char **lines = NULL, *rest = NULL, *text = f->lines.bytes;

	hc_text_clear(&f->shown);
	for (char *line = text ? strtok_r(text, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		assert_true(hc_memory_grow(&lines, &capacity, count, sizeof *lines));
		lines[count++] = line;
	}
	if (count)
		qsort(lines, count, sizeof *lines, by_text);
	for (size_t i = 0; i < count; i++)
		hc_text_addf(&f->shown, "%s\n", lines[i]);
	hc_memory_free(lines);
}

hc_status audit_go(audit_run *run)
{
	judging engine = {.run = run};
	hc_judge judge = {&engine, begin, check};
	hc_crew_task task = {run->f->records, &run->f->plan, &judge, run->jobs, run->seconds ? run->seconds : 10,
	                     {take_results, take_message, run}, take_ready, take_progress, run};

	hc_text_clear(&run->f->lines);
	hc_error_drop(&run->f->err);
	hc_status status = hc_crew_run(&task, &run->f->err);
	sort_lines(run->f);
	return status;
}

size_t audit_children(pid_t pid, pid_t *out, size_t most)
{
	char path[64];
	size_t count = 0;
	int child;

	pid = pid ? pid : getpid();
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
	FILE *list = fopen(path, "r");
	while (list && fscanf(list, "%d", &child) == 1)
		if (count++ < most)
			out[count - 1] = child;
	if (list)
		fclose(list);
	return count;
}

void audit_assert(const char *name, const char *got, const char *want)
{
	while (*got && *want) {
		size_t length = strcspn(got, "\n");
		if (length != strcspn(want, "\n") || strncmp(got, want, length) != 0)
			break;
		got += length + (got[length] == '\n');
		want += length + (want[length] == '\n');
	}
	if (*got || *want)
		fail_msg("%s:\n got: %.*s\nwant: %.*s", name, (int)strcspn(got, "\n"), got, (int)strcspn(want, "\n"), want);
}

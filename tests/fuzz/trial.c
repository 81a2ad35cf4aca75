/* SPDX-License-Identifier: MIT */
#include "fuzz/trial.h"

#include "audit/evaluate.h"
#include "audit/wire.h"
#include "base/memory.h"
#include "fuzz/ground.h"
#include "script/script.h"

#include <stdlib.h>
#include <string.h>

static hc_schema *schema;
static hc_law *law;
static hc_script *script;

typedef struct trial {
	hc_plan plan;
	hc_judge judge;
	hc_text *results;
	int64_t *counts;   /* parallel to the ledger's rules */
	hc_error err;
} trial;

static void make_ground(void)
{
	static const char *const packs[] = {HC_SOURCE_DIR "/tests/hostile/records/pack"};
	hc_error err;

	hc_error_init(&err, HC_EN);
	schema = hc_schema_load(HC_SOURCE_DIR "/tests/support/schemas", &err);
	law = schema ? hc_law_load(schema, packs, 1, &err) : NULL;
	ground_must(law && hc_script_new(&script, law, &err) == HC_OK && hc_script_load(script, packs, 1, &err) == HC_OK &&
	            hc_script_set_date(script, hc_date_make(2019, 3, 22), &err) == HC_OK, "the pack can be loaded");
}

const hc_schema *trial_schema(void)
{
	if (!script)
		make_ground();
	return schema;
}

static hc_status begin_block(void *engine, const hc_layout *layout, const hc_block *block, hc_error *err)
{
	return hc_script_begin(engine, layout, block, err);
}

static hc_status check_row(void *engine, size_t rule, size_t frame, size_t row, hc_arena *arena, hc_result *out, hc_error *err)
{
	return hc_script_check(engine, rule, frame, row, arena, out, err);
}

/* The message must arrive as it was sent. */
static void check_message(const hc_text *sent, size_t from)
{
	hc_wire_message message;
	hc_arena arena;

	hc_arena_init(&arena);
	ground_must(!sent->failed && hc_wire_read(&message, sent->bytes + from, sent->length - from, &arena), "a result can be sent");
	hc_arena_drop(&arena);
}

static hc_status take_result(void *context, const hc_result *result, hc_error *err)
{
	trial *t = context;
	size_t from = t->results->length;

	(void)err;
	hc_wire_add_result(t->results, result);
	check_message(t->results, from);
	t->counts[result->rule]++;
	return HC_OK;
}

static hc_status take_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	trial *t = context;
	size_t from = t->results->length;

	(void)err;
	hc_wire_add_verdict(t->results, verdict);
	check_message(t->results, from);
	return HC_OK;
}

static void take_notice(void *context, const char *entity, const char *id, const char *field, hc_label text)
{
	trial *t = context;
	hc_ledger_problem problem = {entity, id, field, text};
	hc_text sent;

	(void)t;
	hc_text_init(&sent);
	hc_wire_add_problem(&sent, &problem);
	check_message(&sent, 0);
	hc_text_drop(&sent);
}

static hc_status judge_root(trial *t, const char *records, size_t number)
{
	const hc_plan_root *root = &t->plan.roots[number];
	hc_evaluation evaluation = {.plan = &t->plan, .judge = &t->judge, .result = take_result, .verdict = take_verdict, .context = t};
	hc_database *database = NULL;
	hc_scan *scan = NULL;
	const hc_block *block;
	hc_chunk all = {NULL, NULL};

	hc_status status = hc_database_open(&database, records, &t->err);
	if (!status)
		status = hc_database_hold(database, &t->err);
	if (!status)
		status = hc_scan_new(&scan, database, &root->layout, t->plan.within, &all, t->plan.twins, take_notice, t, &t->err);
	for (size_t i = 0; i < root->chunk_count && !status; i++) {
		status = hc_scan_fill(scan, &root->chunks[i], &block, &t->err);
		if (!status)
			status = hc_evaluate_block(&evaluation, root->first_chunk + i, root, block, &t->err);
	}
	hc_scan_free(scan);
	hc_database_close(database);
	return status;
}

static hc_status judge_all(trial *t, const char *records)
{
	hc_status status = HC_OK;

	t->counts = calloc(t->plan.listed_count + 1, sizeof *t->counts);
	ground_must(t->counts != NULL, "memory");
	for (size_t i = 0; i < t->plan.root_count && !status; i++)
		status = judge_root(t, records, i);
	for (size_t i = 0; i < t->plan.listed_count && !status; i++)
		ground_must(t->counts[i] == t->plan.expected[i], "each rule has a result for each subject");
	free(t->counts);
	return status;
}

static hc_status run(trial *t, const char *records)
{
	hc_rule_choice choice = {.rule_count = 0};
	hc_database *database = NULL;
	hc_date date;

	hc_status status = hc_database_open(&database, records, &t->err);
	if (!status)
		status = hc_database_check(database, schema, &t->err);
	if (!status)
		status = hc_database_snapshot(database, schema, &date, &t->err);
	if (!status)
		status = hc_database_hold(database, &t->err);
	if (!status) {
		status = hc_plan_make(&t->plan, database, law, hc_script_rules(script), &choice, hc_date_make(2019, 3, 22), NULL,
		                      (hc_part){0}, 1, &t->err);
		hc_database_release(database);
		if (!status)
			status = judge_all(t, records);
		hc_plan_drop(&t->plan);
	}
	hc_database_close(database);
	return status;
}

hc_status trial_audit(hc_text *results, const char *records)
{
	trial t = {.results = results};

	if (!script)
		make_ground();
	t.judge = (hc_judge){script, begin_block, check_row};
	hc_error_init(&t.err, HC_EN);
	hc_status status = run(&t, records);
	ground_must((status == HC_OK) == (t.err.count == 0), "a refusal is told");
	ground_must(status == HC_OK || status == HC_EDATA || status == HC_EINPUT, "records are refused as what they are");
	hc_error_drop(&t.err);
	return status;
}

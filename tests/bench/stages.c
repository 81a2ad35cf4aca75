/* SPDX-License-Identifier: MIT */
/*
 * usage: bench_stages [--rules DIR]… [--rule ID]… RECORDS.db scan|rules|ledger
 *
 * An audit in one process, without workers and their lock-down, as far as the
 * stage: reading the records into blocks; judging them as well; and keeping
 * the results, as they come from a worker, in a ledger. For counting
 * instructions, which no other work on the machine disturbs. Prints what it
 * did as JSON.
 */
#include "audit/evaluate.h"
#include "audit/facts.h"
#include "audit/relay.h"
#include "bench/planned.h"

#include <inttypes.h>
#include <string.h>

typedef struct staging {
	planned of;
	hc_database *database;
	hc_ledger *ledger;            /* NULL: results are only counted */
	hc_text said;                 /* what a worker would have said of the block */
	bool judged;
	int64_t blocks, rows, results;
} staging;

static hc_status begin_block(void *engine, const hc_layout *layout, const hc_block *block, hc_error *err)
{
	return hc_script_begin(engine, layout, block, err);
}

static hc_status check_row(void *engine, size_t rule, size_t frame, size_t row, hc_arena *arena, hc_result *out, hc_error *err)
{
	return hc_script_check(engine, rule, frame, row, arena, out, err);
}

static hc_status take_result(void *context, const hc_result *result, hc_error *err)
{
	staging *s = context;
	s->results++;
	if (s->ledger)
		hc_wire_add_result(&s->said, result);
	return s->said.failed ? hc_error_nomem(err) : HC_OK;
}

static hc_status take_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	staging *s = context;
	if (s->ledger)
		hc_wire_add_verdict(&s->said, verdict);
	return s->said.failed ? hc_error_nomem(err) : HC_OK;
}

static hc_status keep_results(void *context, const hc_result *results, size_t count, hc_error *err)
{
	const staging *s = context;
	return hc_ledger_add(s->ledger, results, count, NULL, err);
}

static hc_status keep_verdict(void *context, const hc_wire_message *message, hc_error *err)
{
	const staging *s = context;
	return hc_ledger_add_verdict(s->ledger, &message->verdict, err);
}

/* As the parent of workers does when a chunk is done. */
static hc_status keep_block(staging *s, hc_error *err)
{
	hc_relay relay = {keep_results, keep_verdict, s};
	hc_status status = hc_relay_pass(&relay, s->said.bytes, s->said.length, err);
	hc_text_clear(&s->said);
	return status;
}

static hc_status do_root(staging *s, const hc_plan_root *root, hc_error *err)
{
	hc_judge judge = {s->of.pack->script, begin_block, check_row};
	hc_evaluation evaluation = {.plan = &s->of.plan, .judge = &judge, .result = take_result, .verdict = take_verdict, .context = s};
	hc_scan *scan = NULL;
	hc_chunk all = {NULL, NULL};
	hc_status status = hc_scan_new(&scan, s->database, &root->layout, s->of.plan.within, &all, s->of.plan.twins, NULL, NULL, err);

	for (size_t i = 0; i < root->chunk_count && !status; i++) {
		const hc_block *block;
		status = hc_scan_fill(scan, &root->chunks[i], &block, err);
		for (size_t f = 0; !status && f < block->frame_count; f++)
			s->rows += (int64_t)block->frames[f].rows;
		if (!status && s->judged)
			status = hc_evaluate_block(&evaluation, root->first_chunk + i, root, block, err);
		if (!status)
			status = keep_block(s, err);
		s->blocks++;
	}
	hc_scan_free(scan);
	return status;
}

static hc_status do_all(staging *s, const char *path, bool keep, hc_error *err)
{
	hc_arena arena;
	hc_ledger_facts facts;
	hc_origin origin = {.program = "bench"};
	hc_status status = HC_OK;

	hc_arena_init(&arena);
	if (keep)
		status = hc_facts_make(&facts, &s->of.plan, &origin, &arena, err);
	if (keep && !status)
		status = hc_ledger_create(&s->ledger, NULL, &facts, err);
	for (size_t i = 0; i < s->of.plan.root_count && !status; i++) {
		status = hc_database_open(&s->database, path, err);
		if (!status)
			status = hc_database_hold(s->database, err);
		if (!status)
			status = do_root(s, &s->of.plan.roots[i], err);
		hc_database_close(s->database);
		s->database = NULL;
	}
	if (keep && !status)
		status = hc_ledger_finish(s->ledger, s->of.plan.expected, NULL, err);
	hc_ledger_close(s->ledger);
	hc_text_drop(&s->said);
	hc_arena_drop(&arena);
	return status;
}

int main(int argc, char **argv)
{
	planned_wanted wanted;
	staging s = {.blocks = 0};
	bool ready = planned_options(&wanted, argc, argv) == argc - 2;
	const char *stage = ready ? argv[argc - 1] : "";
	bool keep = strcmp(stage, "ledger") == 0;

	s.judged = keep || strcmp(stage, "rules") == 0;
	if (!s.judged && strcmp(stage, "scan") != 0) {
		fprintf(stderr, "usage: bench_stages [--rules DIR]... [--rule ID]... RECORDS.db scan|rules|ledger\n");
		return 64;
	}
	wanted.path = argv[argc - 2];
	bool ok = planned_make(&s.of, &wanted) && !do_all(&s, wanted.path, keep, &s.of.err);
	planned_is_well(&s.of);
	if (ok)
		printf("{\"blocks\": %" PRId64 ", \"rows\": %" PRId64 ", \"results\": %" PRId64 "}\n", s.blocks, s.rows, s.results);
	planned_drop(&s.of);
	return ok ? 0 : 70;
}

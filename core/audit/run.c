/* SPDX-License-Identifier: MIT */
/*
 * All workers must see the same records. Each holds its own view; once all
 * have one, the file's change counter is compared with what it was before the
 * plan was made: if nobody has committed since, the views are the same, and
 * nothing that is committed later can be seen. The parent holds a view too, so
 * that nobody commits until the file was looked at for the last time: whoever
 * writes to it without asking SQLite, or puts another in its place, is seen.
 */
#include "audit/run.h"

#include "audit/crew.h"
#include "audit/waive.h"
#include "base/digest_apart.h"
#include "base/limits.h"

typedef struct running {
	const hc_run *run;
	hc_ledger *ledger;
	hc_waiver_watch waivers;
	bool held;                /* from then on nobody can commit */
} running;

static hc_status check_unchanged(void *context, hc_error *err)
{
	running *r = context;
	hc_database *database = r->run->database;
	int64_t version = r->run->version;
	hc_status status = r->held ? HC_OK : hc_database_hold(database, err);
	if (!status && !r->held)
		status = hc_database_version(database, &version, err);
	r->held = !status;
	if (!status && version != r->run->version)
		status = hc_error_add(err, HC_EINPUT, r->run->records, 0, "was changed while the audit began: run it again",
		                      "在核查开始时被修改：请重新运行");
	return status;
}

/* The records are named by their digest while the workers read them. */
static hc_status run_crew(running *r, const hc_crew_task *task, hc_error *err)
{
	const char *records = r->run->records;
	bool named = r->run->origin->source_count > 0;
	char digest[HC_DIGEST_TEXT];
	hc_digest_apart apart = {0, -1};

	if (named)
		hc_digest_apart_begin(&apart, records);
	hc_status status = hc_crew_run(task, err);
	if (!status && named)
		status = hc_digest_apart_end(digest, &apart, records, records, err);
	if (!status && named)
		status = hc_ledger_name_records(r->ledger, digest, err);
	hc_digest_apart_drop(&apart);
	if (!status)
		status = hc_database_unchanged(r->run->database, err);
	hc_database_release(r->run->database);
	return status;
}

static hc_status take_results(void *context, const hc_result *results, size_t count, hc_error *err)
{
	running *r = context;
	const hc_plan *plan = r->run->plan;
	const hc_result *twice;
	hc_status status = hc_ledger_add(r->ledger, results, count, &twice, err);
	if (twice)
		hc_error_add(err, status, r->run->records, 0, "%s '%s' is there twice", "%s “%s”重复",
		             plan->rules->rules[plan->listed[twice->rule]].subject->name, twice->subject_id);
	for (size_t i = 0; i < count && !status; i++)
		status = hc_waiver_watch_see(&r->waivers, &results[i], err);
	return status;
}

static hc_status take_message(void *context, const hc_wire_message *message, hc_error *err)
{
	running *r = context;
	return message->kind == HC_WIRE_VERDICT ? hc_ledger_add_verdict(r->ledger, &message->verdict, err)
	                                        : hc_ledger_add_problem(r->ledger, &message->problem, err);
}

static void pass_progress(void *context, uint64_t done, uint64_t total)
{
	const running *r = context;
	r->run->progress(r->run->context, done, total);
}

static hc_status add_facets(hc_ledger *ledger, const hc_facets *facets, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t i = 0; i < facets->owner_count; i++)
		for (size_t k = 0; !status && k < facets->count; k++)
			status = hc_ledger_add_facet(ledger, facets->owners[i], k, &facets->values[i * facets->count + k], err);
	return status;
}

hc_status hc_run_audit(hc_ledger **ledger, const hc_run *run, hc_error *err)
{
	running r = {run, NULL, {run->plan, NULL}, false};
	hc_arena arena;
	hc_ledger_facts facts;
	hc_crew_task task = {run->records, run->plan, run->judge, run->jobs, HC_SCRIPT_SECONDS_MAX, {take_results, take_message, &r},
	                     check_unchanged, run->progress ? pass_progress : NULL, &r};

	hc_arena_init(&arena);
	hc_status status = hc_facts_make(&facts, run->plan, run->origin, &arena, err);
	if (!status)
		status = hc_ledger_create(&r.ledger, run->save, &facts, err);
	if (!status)
		status = hc_waiver_watch_init(&r.waivers, run->plan, err);
	if (!status)
		status = run_crew(&r, &task, err);
	if (!status)
		status = add_facets(r.ledger, &run->plan->facets, err);
	if (!status)
		status = hc_waiver_watch_write(&r.waivers, r.ledger, err);
	if (!status && run->plan->part.of)
		status = hc_ledger_add_shares(r.ledger, run->plan->expected, run->plan->whole, err);
	if (!status)
		status = hc_ledger_finish(r.ledger, run->plan->expected, run->origin->earlier, err);
	hc_waiver_watch_drop(&r.waivers);
	hc_arena_drop(&arena);
	if (status)
		hc_ledger_close(r.ledger);
	else
		*ledger = r.ledger;
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * Verdicts and problems, read one at a time in the order of their tables. A
 * verdict's totals are kept as rows, only those that are not 0; whoever reads
 * gets the whole square.
 */

#include "store/ledger_internal.h"

#include <string.h>

static const char totals_sql[] = "SELECT severity, outcome, results FROM verdict_total WHERE owner_id=?1";

static hc_status read_totals(hc_ledger *ledger, sqlite3_stmt *totals, hc_ledger_verdict *verdict, hc_error *err)
{
	hc_severity severity;
	hc_outcome outcome;
	hc_status status;
	bool row;

	hc_ledger_bind_text(totals, 1, verdict->owner_id);
	while ((status = hc_handle_step(&row, ledger->database, totals, err)) == HC_OK && row) {
		if (!hc_severity_find(&severity, hc_ledger_text(ledger, totals, 0)) ||
		    !hc_outcome_find(&outcome, hc_ledger_text(ledger, totals, 1))) {
			status = hc_ledger_damaged(ledger, "verdict_total", err);
			break;
		}
		verdict->totals[severity][outcome] = sqlite3_column_int64(totals, 2);
	}
	sqlite3_reset(totals);
	return status;
}

/* Reads a row of owner_id, owner_name, level and the totals that go with it. */
static hc_status read_verdict(hc_ledger *ledger, sqlite3_stmt *row, sqlite3_stmt *totals, hc_ledger_verdict *out,
                              hc_error *err)
{
	sqlite3_int64 level = sqlite3_column_int64(row, 2);
	hc_status status;

	*out = (hc_ledger_verdict){ 0 };
	out->owner_id = hc_ledger_text(ledger, row, 0);
	out->owner_name = hc_ledger_text(ledger, row, 1);
	if (!out->owner_id || level < 0 || (uint64_t)level >= ledger->facts.level_count)
		return hc_ledger_damaged(ledger, "verdict", err);
	out->level = (size_t)level;
	status = hc_ledger_read_facets(&out->facets, ledger, out->owner_id, err);
	return status == HC_OK ? read_totals(ledger, totals, out, err) : status;
}

hc_status hc_ledger_read_verdicts(hc_ledger *ledger, hc_ledger_see_verdict see, void *context, hc_error *err)
{
	sqlite3_stmt *verdicts = NULL, *totals = NULL;
	hc_ledger_verdict verdict;
	hc_status status;
	bool row;

	status = hc_handle_prepare(&verdicts, ledger->database,
	                           "SELECT owner_id, owner_name, level FROM verdict ORDER BY owner_id", err);
	if (status == HC_OK)
		status = hc_handle_prepare(&totals, ledger->database, totals_sql, err);
	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, verdicts, err)) == HC_OK && row) {
		status = read_verdict(ledger, verdicts, totals, &verdict, err);
		if (status == HC_OK)
			status = see(context, &verdict, err);
	}
	sqlite3_finalize(verdicts);
	sqlite3_finalize(totals);
	return status;
}

/* Copies what was found, so that it lives until the next search. */
static bool keep_found(hc_ledger *ledger, const hc_ledger_verdict *verdict)
{
	hc_ledger_verdict *found = &ledger->found;

	*found = *verdict;
	found->facets = NULL;
	found->owner_id = hc_arena_text(&ledger->found_arena, verdict->owner_id);
	found->owner_name = hc_arena_text(&ledger->found_arena, verdict->owner_name);
	return found->owner_id && (found->owner_name || !verdict->owner_name);
}

/* Prepared at the first search and kept: reports search once for each owner. */
static hc_status prepare_seeking(hc_ledger *ledger, hc_error *err)
{
	hc_status status = HC_OK;

	if (!ledger->seek_verdict)
		status = hc_handle_prepare(&ledger->seek_verdict, ledger->database,
		                           "SELECT owner_id, owner_name, level FROM verdict WHERE owner_id=?1", err);
	if (status == HC_OK && !ledger->seek_totals)
		status = hc_handle_prepare(&ledger->seek_totals, ledger->database, totals_sql, err);
	return status;
}

static hc_status seek(hc_ledger *ledger, const char *owner_id, hc_error *err)
{
	hc_status status = prepare_seeking(ledger, err);
	hc_ledger_verdict verdict;
	bool row = false;

	if (status != HC_OK)
		return status;
	hc_ledger_bind_text(ledger->seek_verdict, 1, owner_id);
	status = hc_handle_step(&row, ledger->database, ledger->seek_verdict, err);
	if (status == HC_OK && row) {
		status = read_verdict(ledger, ledger->seek_verdict, ledger->seek_totals, &verdict, err);
		if (status == HC_OK && !keep_found(ledger, &verdict))
			status = hc_error_nomem(err);
	}
	ledger->found_any = status == HC_OK && row;
	sqlite3_reset(ledger->seek_verdict);
	return status;
}

hc_status hc_ledger_find_verdict(const hc_ledger_verdict **out, hc_ledger *ledger, const char *owner_id, hc_error *err)
{
	hc_status status;

	*out = NULL;
	if (!owner_id)
		return HC_OK;
	if (!ledger->found_for || strcmp(ledger->found_for, owner_id) != 0) {
		ledger->found_for = NULL;
		hc_arena_empty(&ledger->found_arena);
		status = seek(ledger, owner_id, err);
		if (status != HC_OK)
			return status;
		ledger->found_for = hc_arena_text(&ledger->found_arena, owner_id);
	}
	*out = ledger->found_any ? &ledger->found : NULL;
	return HC_OK;
}

hc_status hc_ledger_read_problems(hc_ledger *ledger, hc_ledger_see_problem see, void *context, hc_error *err)
{
	sqlite3_stmt *problems = NULL;
	hc_ledger_problem problem;
	hc_status status;
	bool row;

	status = hc_handle_prepare(&problems, ledger->database,
	                           "SELECT entity, id, field, zh, en FROM problem ORDER BY entity, id, field, zh, en",
	                           err);
	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, problems, err)) == HC_OK && row) {
		problem.entity = hc_ledger_text(ledger, problems, 0);
		problem.id = hc_ledger_text(ledger, problems, 1);
		problem.field = hc_ledger_text(ledger, problems, 2);
		problem.text.zh = hc_ledger_text(ledger, problems, 3);
		problem.text.en = hc_ledger_text(ledger, problems, 4);
		if (!problem.entity || !problem.id) {
			status = hc_ledger_damaged(ledger, "problem", err);
			break;
		}
		if (problem.field && problem.field[0] == '\0')
			problem.field = NULL;
		status = see(context, &problem, err);
	}
	sqlite3_finalize(problems);
	return status;
}

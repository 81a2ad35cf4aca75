/* SPDX-License-Identifier: MIT */
/*
 * Findings keep their identity, rule and subject, from one audit to the next:
 * the day on which one was found, and the deadline set then, are carried on
 * until an audit passes it or finds that it does not apply. What is unknown,
 * waived or no longer audited ends nothing. SQL does it in two steps: the
 * findings of this ledger, then what only the earlier one knows. Of parts the
 * first alone keeps what it has no result for: whether another part has one is
 * seen when they are merged.
 */

#include "store/ledger_internal.h"

#include <string.h>

static const char before_sql[] =
	"CREATE TEMP TABLE before(rule_id TEXT, subject_id TEXT, entity TEXT, owner_id TEXT, found TEXT, deadline TEXT,"
	" resolved TEXT, times INTEGER, PRIMARY KEY(rule_id, subject_id)) WITHOUT ROWID";

static const char findings_sql[] =
	"INSERT INTO history SELECT rule.id, result.subject_id, rule.entity, result.owner_id,"
	" CASE WHEN before.found IS NOT NULL AND before.resolved IS NULL THEN before.found ELSE ?1 END,"
	" CASE WHEN before.found IS NOT NULL AND before.resolved IS NULL THEN before.deadline"
	"  ELSE date(?1, '+' || deadline.days || ' days') END,"
	" NULL, coalesce(before.times, 0) + (before.found IS NULL OR before.resolved IS NOT NULL)"
	" FROM result JOIN rule ON rule.rule = result.rule LEFT JOIN deadline ON deadline.severity = rule.severity"
	" LEFT JOIN temp.before ON before.rule_id = rule.id AND before.subject_id = result.subject_id"
	" WHERE +result.outcome = 'fail'"; /* with the sign, no index is gone through whose rows lie all over the table */

static const char earlier_sql[] =
	"INSERT INTO history SELECT before.rule_id, before.subject_id, before.entity, before.owner_id, before.found,"
	" before.deadline, CASE WHEN before.resolved IS NULL AND result.outcome IN ('pass','notapplicable') THEN ?1"
	"  ELSE before.resolved END, before.times"
	" FROM temp.before LEFT JOIN rule ON rule.id = before.rule_id"
	" LEFT JOIN result ON result.rule = rule.rule AND result.subject_id = before.subject_id"
	" WHERE result.outcome IS NOT 'fail' AND (?2 OR result.outcome IS NOT NULL)";

typedef struct copying {
	hc_ledger *to;
	sqlite3_stmt *insert;
} copying;

static hc_status copy_one(void *context, const hc_ledger_history *history, hc_error *err)
{
	const copying *c = context;

	hc_ledger_bind_text(c->insert, 1, history->rule);
	hc_ledger_bind_text(c->insert, 2, history->subject_id);
	hc_ledger_bind_text(c->insert, 3, history->entity);
	hc_ledger_bind_text(c->insert, 4, history->owner_id);
	hc_ledger_bind_day(c->insert, 5, history->found);
	hc_ledger_bind_day(c->insert, 6, history->deadline);
	hc_ledger_bind_day(c->insert, 7, history->resolved);
	sqlite3_bind_int64(c->insert, 8, history->times);
	return hc_ledger_run(c->to, c->insert, err);
}

static hc_status copy_earlier(hc_ledger *ledger, hc_ledger *earlier, hc_error *err)
{
	copying c = { ledger, NULL };
	hc_status status = hc_handle_exec(ledger->database, before_sql, err);

	if (status != HC_OK || !earlier)
		return status;
	status = hc_handle_prepare(&c.insert, ledger->database, "INSERT INTO temp.before VALUES(?1,?2,?3,?4,?5,?6,?7,?8)", err);
	if (status == HC_OK)
		status = hc_ledger_read_history(earlier, copy_one, &c, err);
	sqlite3_finalize(c.insert);
	return status;
}

static hc_status run_on(hc_ledger *ledger, const char *sql, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, sql, err);

	if (status == HC_OK) {
		hc_ledger_bind_day(statement, 1, ledger->facts.as_of);
		sqlite3_bind_int(statement, 2, ledger->facts.part.number <= 1);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_ledger_write_history(hc_ledger *ledger, hc_ledger *earlier, hc_error *err)
{
	hc_status status = copy_earlier(ledger, earlier, err);

	if (status == HC_OK)
		status = run_on(ledger, findings_sql, err);
	if (status == HC_OK)
		status = run_on(ledger, earlier_sql, err);
	return status == HC_OK ? hc_handle_exec(ledger->database, "DROP TABLE temp.before", err) : status;
}

#define COLUMNS "rule_id, subject_id, entity, owner_id, found, deadline, resolved, times"

static bool read_history(const hc_ledger *ledger, hc_ledger_history *out, sqlite3_stmt *row)
{
	*out = (hc_ledger_history){ .found = HC_DATE_NEVER, .deadline = HC_DATE_NEVER, .resolved = HC_DATE_NEVER };
	out->rule = hc_ledger_text(ledger, row, 0);
	out->subject_id = hc_ledger_text(ledger, row, 1);
	out->entity = hc_ledger_text(ledger, row, 2);
	out->owner_id = hc_ledger_text(ledger, row, 3);
	out->times = sqlite3_column_int64(row, 7);
	return out->rule && out->subject_id && out->entity && hc_ledger_read_day(ledger, &out->found, row, 4) &&
	       out->found != HC_DATE_NEVER && hc_ledger_read_day(ledger, &out->deadline, row, 5) &&
	       hc_ledger_read_day(ledger, &out->resolved, row, 6);
}

hc_status hc_ledger_read_history(hc_ledger *ledger, hc_ledger_see_history see, void *context, hc_error *err)
{
	sqlite3_stmt *rows = NULL;
	hc_ledger_history history;
	hc_status status =
		hc_handle_prepare(&rows, ledger->database, "SELECT " COLUMNS " FROM history ORDER BY rule_id, subject_id", err);
	bool row;

	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, rows, err)) == HC_OK && row) {
		if (read_history(ledger, &history, rows))
			status = see(context, &history, err);
		else
			status = hc_ledger_damaged(ledger, "history", err);
	}
	sqlite3_finalize(rows);
	return status;
}

hc_status hc_ledger_find_history(hc_ledger_history *out, bool *any, hc_ledger *ledger, const char *rule,
                                 const char *subject_id, hc_error *err)
{
	hc_status status = HC_OK;

	*any = false;
	if (!ledger->seek_history)
		status = hc_handle_prepare(&ledger->seek_history, ledger->database,
		                           "SELECT " COLUMNS " FROM history WHERE rule_id=?1 AND subject_id=?2", err);
	if (status != HC_OK)
		return status;
	/* The row of the last search is let go only now: its texts were borrowed. */
	sqlite3_reset(ledger->seek_history);
	hc_handle_bind_copy(ledger->seek_history, 1, rule);
	hc_handle_bind_copy(ledger->seek_history, 2, subject_id);
	status = hc_handle_step(any, ledger->database, ledger->seek_history, err);
	if (status == HC_OK && *any && !read_history(ledger, out, ledger->seek_history))
		status = hc_ledger_damaged(ledger, "history", err);
	return status;
}

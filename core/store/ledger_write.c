/* SPDX-License-Identifier: MIT */
/*
 * What a ledger takes one at a time: verdicts and problems; and how a row is
 * written at all. A row costs one bind for each value that is there.
 */

#include "store/ledger_internal.h"

#include <limits.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

static const char *const insert_sql[HC_INSERT_COUNT] = {
	[HC_INSERT_VERDICT] = "INSERT INTO verdict VALUES(?1,?2,?3)",
	[HC_INSERT_VERDICT_TOTAL] = "INSERT INTO verdict_total VALUES(?1,?2,?3,?4)",
	[HC_INSERT_PROBLEM] = "INSERT INTO problem VALUES(?1,?2,?3,?4,?5) ON CONFLICT DO NOTHING",
	[HC_INSERT_FACET] = "INSERT INTO owner_facet VALUES(?1,?2,?3,?4,?5)",
	[HC_INSERT_WAIVER] = "INSERT INTO waiver VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
};

hc_status hc_ledger_prepare_inserts(hc_ledger *ledger, hc_error *err)
{
	hc_status status = HC_OK;
	int i;

	for (i = 0; status == HC_OK && i < HC_INSERT_COUNT; i++)
		status = hc_handle_prepare(&ledger->inserts[i], ledger->database, insert_sql[i], err);
	return status;
}

hc_status hc_ledger_run(hc_ledger *ledger, sqlite3_stmt *statement, hc_error *err)
{
	hc_status status = hc_handle_step(NULL, ledger->database, statement, err);

	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
	return status;
}

void hc_ledger_clean(hc_text *out, const char *text)
{
	size_t length = strlen(text), i = 0, taken;

	while (i < length) {
		for (taken = 1; taken <= 4 && i + taken <= length && !hc_utf8_valid(text + i, taken); taken++)
			;
		if (taken > 4 || i + taken > length) {
			hc_text_add(out, REPLACEMENT);
			taken = 1;
		} else {
			hc_text_add_bytes(out, text + i, taken);
		}
		i += taken;
	}
}

static void bind_cleaned(sqlite3_stmt *statement, int at, const char *text)
{
	hc_text clean;

	hc_text_init(&clean);
	hc_ledger_clean(&clean, text);
	hc_handle_bind_copy(statement, at, hc_text_get(&clean));
	hc_text_drop(&clean);
}

void hc_ledger_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (!text)
		sqlite3_bind_null(statement, at);
	else if (length <= INT_MAX && hc_utf8_valid(text, length))
		sqlite3_bind_text(statement, at, text, (int)length, SQLITE_STATIC);
	else
		bind_cleaned(statement, at, text);
}

hc_status hc_ledger_break(hc_ledger *ledger, hc_status status)
{
	ledger->broken = true;
	return status;
}

bool hc_ledger_is_double(const hc_ledger *ledger)
{
	return (sqlite3_errcode(ledger->database->db) & 0xff) == SQLITE_CONSTRAINT;
}

hc_status hc_ledger_not_filling(hc_error *err)
{
	return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the ledger is closed for writing", "核查结果已不能再写入");
}

static hc_status insert_verdict_totals(hc_ledger *ledger, const hc_ledger_verdict *verdict, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_VERDICT_TOTAL];
	hc_status status = HC_OK;
	int i, k;

	for (i = 0; i < HC_SEVERITY_COUNT; i++) {
		for (k = 0; status == HC_OK && k < HC_OUTCOME_COUNT; k++) {
			if (verdict->totals[i][k] == 0)
				continue;
			hc_ledger_bind_text(statement, 1, verdict->owner_id);
			hc_ledger_bind_text(statement, 2, hc_severity_word((hc_severity)i));
			hc_ledger_bind_text(statement, 3, hc_outcome_word((hc_outcome)k));
			sqlite3_bind_int64(statement, 4, verdict->totals[i][k]);
			status = hc_ledger_run(ledger, statement, err);
		}
	}
	return status;
}

hc_status hc_ledger_add_verdict(hc_ledger *ledger, const hc_ledger_verdict *verdict, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_VERDICT];
	hc_status status;
	int code;

	if (!ledger->filling)
		return hc_ledger_not_filling(err);
	if (verdict->level >= ledger->facts.level_count)
		return hc_ledger_break(ledger,
		                       hc_error_add(err, HC_EINTERNAL, NULL, 0, "a verdict that does not exist, for %s",
		                                    "%s 的结论不存在", verdict->owner_id));
	hc_ledger_bind_text(statement, 1, verdict->owner_id);
	hc_ledger_bind_text(statement, 2, verdict->owner_name);
	sqlite3_bind_int64(statement, 3, (sqlite3_int64)verdict->level);
	code = sqlite3_step(statement);
	if (code != SQLITE_DONE) {
		status = hc_ledger_is_double(ledger) ? hc_error_add(err, HC_EINTERNAL, NULL, 0, "%s got a second verdict",
		                                          "%s 有两个结论", verdict->owner_id)
		                           : hc_handle_fail(ledger->database, err);
		sqlite3_reset(statement);
		return hc_ledger_break(ledger, status);
	}
	sqlite3_reset(statement);
	status = insert_verdict_totals(ledger, verdict, err);
	if (status != HC_OK)
		return hc_ledger_break(ledger, status);
	ledger->levels[verdict->level].owners++;
	return HC_OK;
}

hc_status hc_ledger_add_problem(hc_ledger *ledger, const hc_ledger_problem *problem, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_PROBLEM];
	hc_status status;

	if (!ledger->filling)
		return hc_ledger_not_filling(err);
	hc_ledger_bind_text(statement, 1, problem->entity ? problem->entity : "");
	hc_ledger_bind_text(statement, 2, problem->id ? problem->id : "");
	hc_ledger_bind_text(statement, 3, problem->field ? problem->field : "");
	hc_ledger_bind_text(statement, 4, hc_label_text(problem->text, HC_ZH));
	hc_ledger_bind_text(statement, 5, hc_label_text(problem->text, HC_EN));
	status = hc_ledger_run(ledger, statement, err);
	return status == HC_OK ? HC_OK : hc_ledger_break(ledger, status);
}

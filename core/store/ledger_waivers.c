/* SPDX-License-Identifier: MIT */
/*
 * The waivers that an audit was given and what became of each, so that one
 * that is over, or excuses nothing, cannot go unnoticed. They stand apart from
 * the results, because a waiver may have none.
 */

#include "store/ledger_internal.h"

#include <string.h>

static const struct {
	const char *word;
	hc_label label;
} states[HC_WAIVER_STATE_COUNT] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_WAIVER_STATE_LIST(X)
#undef X
};

const char *hc_waiver_state_word(hc_waiver_state state)
{
	return (size_t)state < HC_WAIVER_STATE_COUNT ? states[state].word : "";
}

hc_label hc_waiver_state_label(hc_waiver_state state)
{
	return (size_t)state < HC_WAIVER_STATE_COUNT ? states[state].label : (hc_label){ NULL, NULL };
}

bool hc_waiver_state_find(hc_waiver_state *out, const char *word)
{
	size_t i;

	for (i = 0; word && i < HC_WAIVER_STATE_COUNT; i++) {
		if (strcmp(states[i].word, word) != 0)
			continue;
		*out = (hc_waiver_state)i;
		return true;
	}
	return false;
}

hc_status hc_ledger_add_waiver(hc_ledger *ledger, const hc_ledger_waiver *waiver, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_WAIVER];
	char from[11], to[11];
	hc_status status;

	if (!ledger->filling)
		return hc_ledger_not_filling(err);
	hc_date_write(from, waiver->from);
	hc_date_write(to, waiver->to);
	hc_ledger_bind_text(statement, 1, waiver->rule);
	hc_ledger_bind_text(statement, 2, waiver->entity);
	hc_ledger_bind_text(statement, 3, waiver->id);
	hc_ledger_bind_text(statement, 4, from);
	hc_ledger_bind_text(statement, 5, to);
	hc_ledger_bind_text(statement, 6, waiver->basis);
	hc_ledger_bind_text(statement, 7, waiver->approver);
	hc_ledger_bind_text(statement, 8, waiver->justification);
	hc_ledger_bind_text(statement, 9, hc_waiver_state_word(waiver->state));
	sqlite3_bind_int(statement, 10, waiver->ends_soon);
	status = hc_ledger_run(ledger, statement, err);
	return status == HC_OK ? HC_OK : hc_ledger_break(ledger, status);
}

static bool read_waiver(const hc_ledger *ledger, hc_ledger_waiver *out, sqlite3_stmt *row)
{
	out->from = out->to = HC_DATE_NEVER;
	out->rule = hc_ledger_text(ledger, row, 0);
	out->entity = hc_ledger_text(ledger, row, 1);
	out->id = hc_ledger_text(ledger, row, 2);
	out->basis = hc_ledger_text(ledger, row, 5);
	out->approver = hc_ledger_text(ledger, row, 6);
	out->justification = hc_ledger_text(ledger, row, 7);
	out->ends_soon = sqlite3_column_int(row, 9) != 0;
	return out->rule && out->entity && out->id && out->basis && out->approver && out->justification &&
	       hc_ledger_read_day(ledger, &out->from, row, 3) && hc_ledger_read_day(ledger, &out->to, row, 4) &&
	       hc_waiver_state_find(&out->state, hc_ledger_text(ledger, row, 8));
}

hc_status hc_ledger_read_waivers(hc_ledger *ledger, hc_ledger_see_waiver see, void *context, hc_error *err)
{
	static const char sql[] =
		"SELECT rule_id, entity, id, first_day, last_day, basis, approver, justification, state,"
		" ends_soon FROM waiver ORDER BY rule_id, entity, id, first_day";
	sqlite3_stmt *waivers = NULL;
	hc_ledger_waiver waiver;
	hc_status status;
	bool row;

	status = hc_handle_prepare(&waivers, ledger->database, sql, err);
	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, waivers, err)) == HC_OK && row) {
		if (read_waiver(ledger, &waiver, waivers))
			status = see(context, &waiver, err);
		else
			status = hc_ledger_damaged(ledger, "waiver", err);
	}
	sqlite3_finalize(waivers);
	return status;
}

/* SPDX-License-Identifier: MIT */
/* By what owners can be told apart. Only what is known has a row. */

#include "store/ledger_internal.h"

static hc_status write_deadlines(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, "INSERT INTO deadline VALUES(?1,?2)", err);
	int i;

	for (i = 0; status == HC_OK && i < HC_SEVERITY_COUNT; i++) {
		if (facts->deadlines[i] == 0)
			continue;
		hc_ledger_bind_text(statement, 1, hc_severity_word((hc_severity)i));
		sqlite3_bind_int64(statement, 2, facts->deadlines[i]);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_ledger_write_facets(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, "INSERT INTO facet VALUES(?1,?2,?3,?4,?5)", err);
	size_t i;

	for (i = 0; status == HC_OK && i < facts->facet_count; i++) {
		sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
		hc_ledger_bind_text(statement, 2, facts->facets[i].name);
		hc_ledger_bind_text(statement, 3, facts->facets[i].entity);
		hc_ledger_bind_label(statement, 4, facts->facets[i].label);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status == HC_OK ? write_deadlines(ledger, facts, err) : status;
}

static bool fill_facet(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_facet *facet = item;

	*bad |= sqlite3_column_int64(row, 0) != (sqlite3_int64)at;
	return hc_ledger_copy_needed(ledger, &facet->name, row, 1, bad) && hc_ledger_copy_text(ledger, &facet->entity, row, 2) &&
	       hc_ledger_copy_label(ledger, &facet->label, row, 3);
}

/* The item is nothing: a row sets its severity's days. */
static bool fill_deadline(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_severity severity;

	(void)item;
	(void)at;
	if (hc_severity_find(&severity, hc_ledger_text(ledger, row, 0)))
		ledger->facts.deadlines[severity] = sqlite3_column_int64(row, 1);
	else
		*bad = true;
	return true;
}

hc_status hc_ledger_recall_facets(hc_ledger *ledger, hc_error *err)
{
	hc_ledger_facts *facts = &ledger->facts;
	void *list = NULL;
	size_t count;
	hc_status status = hc_ledger_recall_list(ledger, "SELECT * FROM facet ORDER BY facet", "facet", -1, &list,
	                                         &facts->facet_count, sizeof(hc_ledger_facet), fill_facet, err);

	facts->facets = list;
	return status == HC_OK ? hc_ledger_recall_list(ledger, "SELECT * FROM deadline", "deadline", -1, &list, &count, 1,
	                                               fill_deadline, err)
	                       : status;
}

hc_status hc_ledger_add_facet(hc_ledger *ledger, const char *owner_id, size_t facet, const hc_ledger_facet_value *value,
                              hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_FACET];
	hc_status status;

	if (!ledger->filling)
		return hc_ledger_not_filling(err);
	if (!value->value)
		return HC_OK;
	hc_ledger_bind_text(statement, 1, owner_id);
	sqlite3_bind_int64(statement, 2, (sqlite3_int64)facet);
	hc_ledger_bind_text(statement, 3, value->value);
	hc_ledger_bind_label(statement, 4, value->label);
	status = hc_ledger_run(ledger, statement, err);
	return status == HC_OK ? HC_OK : hc_ledger_break(ledger, status);
}

hc_status hc_ledger_close_facets(hc_ledger *ledger, hc_error *err)
{
	return hc_handle_exec(ledger->database, "DELETE FROM owner_facet WHERE owner_id NOT IN (SELECT owner_id FROM verdict)", err);
}

static hc_status fill_values(hc_ledger *ledger, hc_ledger_facet_value *values, hc_error *err)
{
	sqlite3_stmt *row = ledger->seek_facets;
	hc_status status;
	bool any;

	while ((status = hc_handle_step(&any, ledger->database, row, err)) == HC_OK && any) {
		sqlite3_int64 at = sqlite3_column_int64(row, 0);
		hc_ledger_facet_value *value;

		if (at < 0 || (uint64_t)at >= ledger->facts.facet_count)
			return hc_ledger_damaged(ledger, "owner_facet", err);
		value = &values[at];
		value->value = hc_arena_text(&ledger->facets_arena, hc_ledger_text(ledger, row, 1));
		value->label.zh = hc_arena_text(&ledger->facets_arena, hc_ledger_text(ledger, row, 2));
		value->label.en = hc_arena_text(&ledger->facets_arena, hc_ledger_text(ledger, row, 3));
	}
	return status;
}

hc_status hc_ledger_read_facets(const hc_ledger_facet_value **out, hc_ledger *ledger, const char *owner_id, hc_error *err)
{
	hc_ledger_facet_value *values;
	hc_status status = HC_OK;

	hc_arena_empty(&ledger->facets_arena);
	values = hc_arena_alloc(&ledger->facets_arena, (ledger->facts.facet_count + 1) * sizeof *values);
	*out = values;
	if (!values)
		return hc_error_nomem(err);
	if (!ledger->seek_facets)
		status = hc_handle_prepare(&ledger->seek_facets, ledger->database,
		                           "SELECT facet, value, zh, en FROM owner_facet WHERE owner_id=?1", err);
	if (status != HC_OK)
		return status;
	hc_ledger_bind_text(ledger->seek_facets, 1, owner_id);
	status = fill_values(ledger, values, err);
	sqlite3_reset(ledger->seek_facets);
	return status;
}

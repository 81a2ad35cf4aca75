/* SPDX-License-Identifier: MIT */
/*
 * What an audit was made from: the files by name and digest, and the options
 * that chose its rules. With them anybody can run it again and tell what is
 * another than it was.
 */

#include "store/ledger_internal.h"

#include <string.h>

static hc_status write_sources(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, "INSERT INTO source VALUES(?1,?2,?3,?4)", err);
	size_t i;

	for (i = 0; status == HC_OK && i < facts->source_count; i++) {
		hc_ledger_bind_text(statement, 1, facts->sources[i].kind);
		sqlite3_bind_int64(statement, 2, (sqlite3_int64)facts->sources[i].pack);
		hc_ledger_bind_text(statement, 3, facts->sources[i].file);
		hc_ledger_bind_text(statement, 4, facts->sources[i].sha256);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

static hc_status write_choices(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, "INSERT INTO choice VALUES(?1,?2,?3)", err);
	size_t i;

	for (i = 0; status == HC_OK && i < facts->choice_count; i++) {
		sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
		hc_ledger_bind_text(statement, 2, facts->choices[i].option);
		hc_ledger_bind_text(statement, 3, facts->choices[i].value);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_ledger_write_origin(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	hc_status status = write_sources(ledger, facts, err);

	return status == HC_OK ? write_choices(ledger, facts, err) : status;
}

hc_status hc_ledger_name_records(hc_ledger *ledger, const char *sha256, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status =
		hc_handle_prepare(&statement, ledger->database, "UPDATE source SET sha256 = ?1 WHERE kind = 'records'", err);

	if (status == HC_OK) {
		hc_ledger_bind_text(statement, 1, sha256);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status == HC_OK ? hc_ledger_recall_origin(ledger, err) : hc_ledger_break(ledger, status);
}

static bool fill_source(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_source *source = item;
	sqlite3_int64 pack = sqlite3_column_int64(row, 1);

	(void)at;
	*bad |= pack < 0;
	source->pack = (size_t)pack;
	return hc_ledger_copy_needed(ledger, &source->kind, row, 0, bad) &&
	       hc_ledger_copy_needed(ledger, &source->file, row, 2, bad) &&
	       hc_ledger_copy_needed(ledger, &source->sha256, row, 3, bad);
}

static bool fill_choice(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_choice *choice = item;

	(void)at;
	return hc_ledger_copy_needed(ledger, &choice->option, row, 1, bad) &&
	       hc_ledger_copy_needed(ledger, &choice->value, row, 2, bad);
}

hc_status hc_ledger_recall_origin(hc_ledger *ledger, hc_error *err)
{
	hc_ledger_facts *facts = &ledger->facts;
	void *list = NULL;
	hc_status status = hc_ledger_recall_list(ledger, "SELECT * FROM source ORDER BY kind, pack, file", "source", -1, &list,
	                                         &facts->source_count, sizeof(hc_ledger_source), fill_source, err);

	facts->sources = list;
	if (status == HC_OK)
		status = hc_ledger_recall_list(ledger, "SELECT * FROM choice ORDER BY position", "choice", -1, &list,
		                               &facts->choice_count, sizeof(hc_ledger_choice), fill_choice, err);
	facts->choices = list;
	return status;
}

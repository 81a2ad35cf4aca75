/* SPDX-License-Identifier: MIT */
/*
 * Parts come into the new ledger one after the other, each as a second
 * database of the connection, a table in one statement. Every table is stored
 * by its keys and each part holds a run of them, so what is added lies
 * together; memory is SQLite's page cache. Nothing that a part has added up is
 * believed: the new ledger is counted, closed and put in its place as if its
 * own results had just come in, which is also why it is the same file.
 */

#include "store/ledger_internal.h"

#include "base/memory.h"

#include <string.h>

/* ---- one part ---- */

/* How the rows of a table are brought in; no verb: not at all. */
static const struct {
	const char *verb, *tail;
} ways[] = {
	[HC_MERGE_FIRST] = { "INSERT", "" },
	[HC_MERGE_EACH] = { "INSERT", "" },
	[HC_MERGE_ONCE] = { "INSERT OR IGNORE", "" },
	[HC_MERGE_WAIVERS] = { "INSERT", " WHERE true ON CONFLICT DO UPDATE SET state = excluded.state WHERE state = 'matches_nothing'" },
	[HC_MERGE_HISTORY] = { "INSERT OR REPLACE", "" },
	[HC_MERGE_NEVER] = { NULL, "" },
};

/* A failure to read a part, or to add what it holds, is named by the part; one to write by where is written. */
static hc_status fail(const hc_ledger *ledger, const char *path, const char *table, hc_error *err)
{
	switch (sqlite3_errcode(ledger->database->db) & 0xff) {
	case SQLITE_CONSTRAINT:
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT:
	case SQLITE_ERROR:
		return hc_error_add(err, HC_EDATA, path, 0, "is damaged or was changed (table %s: %s); audit this part again",
		                    "已损坏或被改动（表 %s：%s）；请重新核查这一部分", table, sqlite3_errmsg(ledger->database->db));
	default:
		return hc_handle_fail(ledger->database, err);
	}
}

/* Ends `sql`: runs it, drops it. */
static hc_status run(const hc_ledger *ledger, hc_text *sql, const char *path, const char *table, hc_error *err)
{
	hc_status status = HC_OK;

	if (sql->failed)
		status = hc_error_nomem(err);
	else if (sqlite3_exec(ledger->database->db, hc_text_get(sql), NULL, NULL, NULL) != SQLITE_OK)
		status = fail(ledger, path, table, err);
	hc_text_drop(sql);
	return status;
}

static hc_status attach(const hc_ledger *ledger, const char *path, hc_error *err)
{
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "ATTACH ");
	hc_handle_add_file(&sql, path);
	hc_text_add(&sql, " AS part");
	return run(ledger, &sql, path, "sqlite_schema", err);
}

static hc_status copy_table(const hc_ledger *ledger, const char *path, const char *table, hc_ledger_merging merging, hc_error *err)
{
	hc_text sql;

	hc_text_init(&sql);
	hc_text_addf(&sql, "%s INTO main.%s SELECT * FROM part.%s%s", ways[merging].verb, table, table, ways[merging].tail);
	return run(ledger, &sql, path, table, err);
}

static hc_status copy_part(const hc_ledger *ledger, const char *path, bool first, hc_error *err)
{
	hc_ledger_merging merging;
	const char *table;
	hc_status status = attach(ledger, path, err);
	size_t i;

	for (i = 0; status == HC_OK && (table = hc_ledger_table(i, &merging)) != NULL; i++) {
		if (ways[merging].verb && (first || merging != HC_MERGE_FIRST))
			status = copy_table(ledger, path, table, merging, err);
	}
	return status == HC_OK ? hc_handle_exec(ledger->database, "DETACH part", err) : status;
}

/* ---- what was added up ---- */

static hc_status count_results(hc_ledger *ledger, hc_error *err)
{
	sqlite3_stmt *rows = NULL;
	hc_status status;
	hc_text sql;
	bool row;
	int k;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT rule");
	for (k = 0; k < HC_OUTCOME_COUNT; k++)
		hc_text_addf(&sql, ", sum(outcome = '%s')", hc_outcome_word((hc_outcome)k));
	hc_text_add(&sql, " FROM result GROUP BY rule");
	status = sql.failed ? hc_error_nomem(err) : hc_handle_prepare(&rows, ledger->database, hc_text_get(&sql), err);
	memset(ledger->totals, 0, sizeof ledger->totals);
	for (size_t i = 0; i < ledger->facts.rule_count; i++)
		memset(ledger->rules[i].totals, 0, sizeof ledger->rules[i].totals);
	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, rows, err)) == HC_OK && row) {
		sqlite3_int64 rule = sqlite3_column_int64(rows, 0);
		if (rule < 0 || (uint64_t)rule >= ledger->facts.rule_count) {
			status = hc_ledger_damaged(ledger, "result", err);
			break;
		}
		for (k = 0; k < HC_OUTCOME_COUNT; k++) {
			ledger->rules[rule].totals[k] = sqlite3_column_int64(rows, k + 1);
			ledger->totals[k] += ledger->rules[rule].totals[k];
		}
	}
	sqlite3_finalize(rows);
	hc_text_drop(&sql);
	return status;
}

static hc_status count_owners(hc_ledger *ledger, hc_error *err)
{
	sqlite3_stmt *rows = NULL;
	hc_status status =
		hc_handle_prepare(&rows, ledger->database, "SELECT level, count(*) FROM verdict GROUP BY level", err);
	bool row;

	for (size_t i = 0; i < ledger->facts.level_count; i++)
		ledger->levels[i].owners = 0;
	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, rows, err)) == HC_OK && row) {
		sqlite3_int64 level = sqlite3_column_int64(rows, 0);
		if (level < 0 || (uint64_t)level >= ledger->facts.level_count)
			status = hc_ledger_damaged(ledger, "verdict", err);
		else
			ledger->levels[level].owners = sqlite3_column_int64(rows, 1);
	}
	sqlite3_finalize(rows);
	return status;
}

/* ---- all of them ---- */

/* A database can be attached, and let go, only outside of a transaction. */
static hc_status copy_parts(hc_ledger *ledger, const hc_ledger_parts *parts, hc_error *err)
{
	sqlite3 *db = ledger->database->db;
	hc_status status = hc_handle_exec(ledger->database, "COMMIT", err);
	int attached = sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
	size_t i;

	for (i = 0; status == HC_OK && i < parts->count; i++)
		status = copy_part(ledger, parts->paths[i], i == 0, err);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, attached);
	return status == HC_OK ? hc_handle_exec(ledger->database, "BEGIN", err) : status;
}

static hc_status close_book(hc_ledger *ledger, const hc_ledger *like, hc_error *err)
{
	int64_t *expected = hc_memory_alloc((like->facts.rule_count + 1) * sizeof *expected);
	hc_status status = expected ? hc_ledger_read_facts(ledger, err) : hc_error_nomem(err);
	size_t i;

	if (status == HC_OK)
		status = count_results(ledger, err);
	if (status == HC_OK)
		status = count_owners(ledger, err);
	for (i = 0; expected && i < like->facts.rule_count; i++)
		expected[i] = like->shares[i].whole;
	ledger->filling = ledger->merged = ledger->foreign = true;
	if (status == HC_OK)
		status = hc_ledger_finish(ledger, expected, NULL, err);
	hc_memory_free(expected);
	return status;
}

hc_status hc_ledger_merge(hc_ledger **out, const char *path, const char *const *parts, size_t count, hc_error *err)
{
	hc_ledger *ledger = NULL;
	hc_ledger_parts matched;
	hc_status first = hc_ledger_may_replace(path, false, err);
	hc_status status = hc_ledger_match_parts(&matched, parts, count, err);

	*out = NULL;
	status = first == HC_OK ? status : first;
	if (status == HC_OK)
		status = hc_ledger_create_empty(&ledger, path, err);
	if (status == HC_OK)
		status = copy_parts(ledger, &matched, err);
	if (status == HC_OK)
		status = hc_ledger_make_index(ledger->database, err);
	if (status == HC_OK)
		status = close_book(ledger, matched.like, err);
	hc_ledger_parts_drop(&matched);
	if (status == HC_OK)
		*out = ledger;
	else
		hc_ledger_close(ledger);
	return status;
}

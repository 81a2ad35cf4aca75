/* SPDX-License-Identifier: MIT */
/*
 * What a part of a run has more than a ledger: which part it is, and how many
 * results each rule must have in it and in all. Its header says that it is
 * another kind of file, so nothing that reads ledgers takes it for one.
 */

#include "store/ledger_internal.h"

#include "base/limits.h"

/* clang-format off */
static const char part_sql[] =
	"CREATE TABLE part( -- which part of a run this is: one row\n"
	"  number INTEGER NOT NULL, -- from 1\n"
	"  parts INTEGER NOT NULL -- how many there are\n"
	") STRICT";

static const char share_sql[] =
	"CREATE TABLE share( -- how many results there must be\n"
	"  rule INTEGER PRIMARY KEY, -- rule.rule\n"
	"  here INTEGER NOT NULL, -- in this part\n"
	"  whole INTEGER NOT NULL -- in all parts together\n"
	") STRICT";
/* clang-format on */

/* ---- making one ---- */

hc_status hc_ledger_make_part(hc_ledger *ledger, hc_part part, hc_error *err)
{
	hc_status status;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_addf(&sql, "PRAGMA application_id=%d; %s; %s; INSERT INTO part VALUES(%u,%u)", HC_LEDGER_PART_APPLICATION, part_sql,
	             share_sql, part.number, part.of);
	status = sql.failed ? hc_error_nomem(err) : hc_handle_exec(ledger->database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	ledger->part = true;
	ledger->facts.part = part;
	return status;
}

hc_status hc_ledger_add_shares(hc_ledger *ledger, const int64_t *here, const int64_t *whole, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status;
	size_t i;

	if (!ledger->filling)
		return hc_ledger_not_filling(err);
	status = hc_handle_prepare(&statement, ledger->database, "INSERT INTO share VALUES(?1,?2,?3)", err);
	for (i = 0; status == HC_OK && i < ledger->facts.rule_count; i++) {
		sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
		sqlite3_bind_int64(statement, 2, here[i]);
		sqlite3_bind_int64(statement, 3, whole[i]);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status == HC_OK ? HC_OK : hc_ledger_break(ledger, status);
}

/* ---- opening one ---- */

static bool fill_part(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	sqlite3_int64 number = sqlite3_column_int64(row, 0), parts = sqlite3_column_int64(row, 1);

	(void)item;
	(void)at;
	*bad |= number < 1 || number > parts || parts > HC_PARTS_MAX;
	ledger->facts.part = (hc_part){ (unsigned)number, (unsigned)parts };
	return true;
}

static bool fill_share(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	(void)ledger;
	*bad |= sqlite3_column_int64(row, 0) != (sqlite3_int64)at;
	*(hc_ledger_share *)item = (hc_ledger_share){ sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2) };
	return true;
}

/* Whether each rule has the results that it must have here. */
static hc_status check_results(hc_ledger *ledger, hc_error *err)
{
	sqlite3_stmt *count = NULL;
	hc_status status =
		hc_handle_prepare(&count, ledger->database, "SELECT count(*) FROM result WHERE rule=?1", err);
	size_t i;
	bool row;

	for (i = 0; status == HC_OK && i < ledger->facts.rule_count; i++) {
		sqlite3_bind_int64(count, 1, (sqlite3_int64)i);
		status = hc_handle_step(&row, ledger->database, count, err);
		if (status == HC_OK && sqlite3_column_int64(count, 0) != ledger->shares[i].here)
			status = hc_error_add(err, HC_EDATA, ledger->path, 0,
			                      "is not complete: rule %s has %lld results for %lld subjects; audit this part again",
			                      "不完整：规则 %s 有 %lld 个结果，而核查对象有 %lld 个；请重新核查这一部分", ledger->rules[i].id,
			                      (long long)sqlite3_column_int64(count, 0), (long long)ledger->shares[i].here);
		sqlite3_reset(count);
	}
	sqlite3_finalize(count);
	return status;
}

hc_status hc_ledger_check_part(hc_ledger *ledger, hc_error *err)
{
	void *list = NULL;
	size_t count;
	hc_status status = hc_ledger_check_table(ledger, "part", part_sql, err);

	if (status == HC_OK)
		status = hc_ledger_check_table(ledger, "share", share_sql, err);
	if (status == HC_OK)
		status = hc_ledger_recall_list(ledger, "SELECT number, parts FROM part", "part", -1, &list, &count, 1, fill_part, err);
	if (status == HC_OK && count != 1)
		status = hc_ledger_damaged(ledger, "part", err);
	if (status == HC_OK)
		status = hc_ledger_recall_list(ledger, "SELECT rule, here, whole FROM share ORDER BY rule", "share", -1, &list, &count,
		                               sizeof *ledger->shares, fill_share, err);
	if (status == HC_OK && count != ledger->facts.rule_count)
		status = hc_ledger_damaged(ledger, "share", err);
	ledger->shares = list;
	return status == HC_OK ? check_results(ledger, err) : status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The life of a ledger: made, filled, closed. It is filled in a temporary
 * database that SQLite spills to disk, without journal and without syncs, in
 * one transaction. A ledger that is to be kept is copied out at the end with
 * VACUUM INTO, which writes every table in the order of its keys: the bytes of
 * the file do not show the order in which results came. Until then nothing
 * stands at its place, so a run that is killed leaves nothing behind.
 */

#include "store/ledger_internal.h"

#include "base/memory.h"
#include "store/place.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CACHE_KIB 16384

static hc_status check_facts(const hc_ledger_facts *facts, hc_error *err)
{
	size_t i;

	for (i = 1; i < facts->rule_count; i++) {
		if (strcmp(facts->rules[i - 1].id, facts->rules[i].id) >= 0)
			return hc_error_add(err, HC_EINTERNAL, NULL, 0, "rules are not sorted at %s",
			                    "规则在 %s 处未排序", facts->rules[i].id);
	}
	return HC_OK;
}

/* Where SQLite spills, which is what a message about a full disk must name. */
static const char *spill_folder(void)
{
	static const char *const names[] = { "SQLITE_TMPDIR", "TMPDIR" };
	const char *folder;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		folder = getenv(names[i]);
		if (folder && access(folder, W_OK | X_OK) == 0)
			return folder;
	}
	return "/var/tmp";
}

/* What messages about the database name from now on. */
static hc_status name_database(hc_ledger *ledger, const char *name, hc_error *err)
{
	char *copy = hc_memory_copy_text(name);

	if (!copy)
		return hc_error_nomem(err);
	hc_memory_free(ledger->database->path);
	ledger->database->path = copy;
	return HC_OK;
}

static hc_status open_database(hc_ledger *ledger, hc_error *err)
{
	hc_status status = hc_handle_open(&ledger->database, NULL, HC_HANDLE_MAKE, err);
	hc_text sql;

	if (status != HC_OK)
		return status;
	status = name_database(ledger, spill_folder(), err);
	if (status != HC_OK)
		return status;
	hc_text_init(&sql);
	hc_text_addf(&sql,
	             "PRAGMA page_size=4096; PRAGMA auto_vacuum=0; PRAGMA encoding='UTF-8'; PRAGMA journal_mode=OFF;"
	             " PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-%d; PRAGMA application_id=%d;"
	             " PRAGMA user_version=%d; BEGIN",
	             CACHE_KIB, HC_LEDGER_APPLICATION, HC_LEDGER_FORMAT);
	status = sql.failed ? hc_error_nomem(err) : hc_handle_exec(ledger->database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return status;
}

/* Whether a file can be made at `path`: better known before the run than after it. */
hc_status hc_ledger_may_replace(const char *path, bool part, hc_error *err)
{
	static const size_t application_at = 68; /* of SQLite's header, big end first */
	unsigned char header[100];
	FILE *file = fopen(path, "rbe");
	size_t length = file ? fread(header, 1, sizeof header, file) : 0;
	const unsigned char *id = header + application_at;
	uint32_t application = 0;
	int code = !file || ferror(file) ? errno : 0;

	if (file)
		fclose(file);
	if (code && code != ENOENT)
		return hc_error_file(err, HC_EWRITE, path, code);
	if (length == 0)
		return HC_OK;
	if (length == sizeof header && memcmp(header, "SQLite format 3", 16) == 0)
		application = (uint32_t)id[0] << 24 | (uint32_t)id[1] << 16 | (uint32_t)id[2] << 8 | id[3];
	if (application == (part ? HC_LEDGER_PART_APPLICATION : HC_LEDGER_APPLICATION))
		return HC_OK;
	if (application == HC_LEDGER_PART_APPLICATION)
		return hc_error_add(err, HC_EWRITE, path, 0, "is one part of an audit, and is not replaced by a whole one",
		                    "是核查的一部分，不会被完整的核查结果覆盖");
	if (application == HC_LEDGER_APPLICATION)
		return hc_error_add(err, HC_EWRITE, path, 0, "is a whole saved audit, and is not replaced by one part of one",
		                    "是完整的核查结果，不会被其中一部分覆盖");
	return hc_error_add(err, HC_EWRITE, path, 0, "is no saved audit, and is not replaced by one",
	                    "不是已保存的核查结果，不会被覆盖");
}

static hc_status try_place(const char *path, hc_error *err)
{
	hc_place place = { 0 };
	hc_status status = hc_place_init(&place, path, err);

	hc_place_drop(&place);
	return status;
}

hc_status hc_ledger_create_empty(hc_ledger **out, const char *path, hc_error *err)
{
	hc_ledger *ledger = NULL;
	hc_status status = path ? try_place(path, err) : HC_OK;

	*out = NULL;
	if (status != HC_OK)
		goto done;
	ledger = hc_memory_alloc(sizeof *ledger);
	if (ledger && path)
		ledger->path = hc_memory_copy_text(path);
	if (!ledger || (path && !ledger->path)) {
		status = hc_error_nomem(err);
		goto done;
	}
	status = open_database(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_make_tables(ledger->database, err);
done:
	if (status == HC_OK)
		*out = ledger;
	else
		hc_ledger_close(ledger);
	return status;
}

hc_status hc_ledger_create(hc_ledger **out, const char *path, const hc_ledger_facts *facts, hc_error *err)
{
	hc_ledger *ledger = NULL;
	hc_status status = check_facts(facts, err);

	*out = NULL;
	if (status == HC_OK)
		status = hc_ledger_create_empty(&ledger, path, err);
	if (status == HC_OK && facts->part.of)
		status = hc_ledger_make_part(ledger, facts->part, err);
	if (status == HC_OK)
		status = hc_ledger_write_facts(ledger, facts, err);
	if (status == HC_OK)
		status = hc_ledger_read_facts(ledger, err);
	if (status == HC_OK && !ledger->part)
		status = hc_ledger_make_index(ledger->database, err);
	if (status == HC_OK)
		status = hc_ledger_prepare_inserts(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_prepare_arrivals(ledger, err);
	if (status == HC_OK) {
		ledger->filling = true;
		*out = ledger;
	} else {
		hc_ledger_close(ledger);
	}
	return status;
}

static hc_status check_closed(const hc_ledger *ledger, const int64_t *expected, hc_error *err)
{
	const hc_ledger_rule *rule;
	hc_status status = HC_OK;
	int64_t sum;
	size_t i;
	int k;

	for (i = 0; i < ledger->facts.rule_count; i++) {
		rule = &ledger->rules[i];
		if (!hc_ledger_runs(rule))
			continue;
		for (sum = 0, k = 0; k < HC_OUTCOME_COUNT; k++)
			sum += rule->totals[k];
		if (sum != expected[i])
			status = hc_error_add(err, HC_EINTERNAL, NULL, 0, "rule %s has %lld results for %lld subjects",
			                      "规则 %s 有 %lld 个结果，而核查对象有 %lld 个", rule->id, (long long)sum,
			                      (long long)expected[i]);
	}
	return status;
}

/* Copies the database to its place. The connection may attach nothing; VACUUM INTO needs it for this one time. */
static hc_status put_in_place(hc_ledger *ledger, hc_error *err)
{
	sqlite3 *db = ledger->database->db;
	int attached = sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
	hc_place place = { 0 };
	hc_text sql;
	hc_status status = hc_place_init(&place, ledger->path, err);

	hc_text_init(&sql);
	if (status == HC_OK)
		status = name_database(ledger, ledger->path, err);
	if (status != HC_OK)
		goto done;
	hc_text_add(&sql, "VACUUM INTO ");
	hc_handle_add_file(&sql, place.temporary);
	status = sql.failed ? hc_error_nomem(err) : hc_handle_exec(ledger->database, hc_text_get(&sql), err);
	if (status == HC_OK)
		status = hc_place_commit(&place, true, err);
done:
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, attached);
	hc_text_drop(&sql);
	hc_place_drop(&place);
	return status;
}

hc_status hc_ledger_finish(hc_ledger *ledger, const int64_t *expected, hc_ledger *earlier, hc_error *err)
{
	hc_status status;

	if (!ledger->filling || ledger->broken)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the ledger cannot be finished", "核查结果无法完成");
	status = check_closed(ledger, expected, err);
	if (status == HC_OK && !ledger->part)
		status = hc_ledger_close_projects(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_write_totals(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_close_facets(ledger, err);
	if (status == HC_OK && !ledger->merged)
		status = hc_ledger_write_history(ledger, earlier, err);
	if (status == HC_OK)
		status = hc_handle_exec(ledger->database, "COMMIT", err);
	if (status != HC_OK)
		return hc_ledger_break(ledger, status);
	ledger->filling = false;
	return ledger->path ? put_in_place(ledger, err) : HC_OK;
}

void hc_ledger_close(hc_ledger *ledger)
{
	int i;

	if (!ledger)
		return;
	for (i = 0; i < HC_INSERT_COUNT; i++)
		sqlite3_finalize(ledger->inserts[i]);
	for (i = 0; i < HC_ARRIVAL_COUNT; i++)
		sqlite3_finalize(ledger->arrivals[i]);
	sqlite3_finalize(ledger->recall);
	sqlite3_finalize(ledger->seek_verdict);
	sqlite3_finalize(ledger->seek_totals);
	sqlite3_finalize(ledger->seek_facets);
	sqlite3_finalize(ledger->seek_history);
	hc_handle_close(ledger->database);
	hc_arena_drop(&ledger->facets_arena);
	hc_arena_drop(&ledger->found_arena);
	hc_arena_drop(&ledger->arena);
	hc_memory_free(ledger->path);
	hc_memory_free(ledger);
}

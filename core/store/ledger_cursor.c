/* SPDX-License-Identifier: MIT */
/*
 * Reading is one statement over the results, and for the few that have them
 * one look each at what is missing and at the evidence; the texts of a result
 * are SQLite's own until the next step. Every word, number and position in a
 * row is checked before it is believed.
 */

#include "store/ledger_internal.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct hc_ledger_cursor {
	hc_ledger *ledger;
	sqlite3_stmt *results, *missing, *evidence; /* NULL: the query names a rule that there is not */
	bool ended;                                 /* SQLite would begin again */
	hc_result result;                           /* in hand */
	hc_arena arena;                             /* its lists */
};

static void add_outcomes(hc_text *sql, unsigned outcomes)
{
	const unsigned closed = 1u << HC_PASS | 1u << HC_NOT_APPLICABLE;
	const char *separator = "";
	unsigned i;

	if (outcomes == 0)
		return;
	/* Said twice so that SQLite sees that the index by owner will do. */
	if ((outcomes & closed) == 0)
		hc_text_addf(sql, " AND %s", hc_ledger_open_outcomes);
	hc_text_add(sql, " AND +outcome IN (");
	for (i = 0; i < HC_OUTCOME_COUNT; i++) {
		if (outcomes & 1u << i) {
			hc_text_addf(sql, "%s'%s'", separator, hc_outcome_word((hc_outcome)i));
			separator = ",";
		}
	}
	hc_text_add(sql, ")");
}

static hc_status prepare_results(hc_ledger_cursor *c, const hc_ledger_query *query, hc_error *err)
{
	hc_status status;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql,
	            "SELECT result.rule, subject_id, subject_name, owner_id, outcome, comparison, kind, actual_low,"
	            " actual_high, actual_exact, required_low, required_high, required_exact, unit, shortfall, "
	            "shortfall_unit,"
	            " margin, binding, verified, limit_name, missing, evidence_count, evidence, reason_zh, reason_en,"
	            " clauses"
	            " FROM result");
	if (query->by_owner)
		hc_text_add(&sql, " JOIN rule ON rule.rule = result.rule");
	hc_text_add(&sql, " WHERE 1");
	if (query->rule_id)
		hc_text_add(&sql, " AND result.rule = ?1");
	if (query->owner_id)
		hc_text_add(&sql, " AND owner_id = ?2");
	if (query->subject_id)
		hc_text_add(&sql, " AND subject_id = ?3");
	add_outcomes(&sql, query->outcomes);
	if (query->by_owner)
		hc_text_add(&sql,
		            " ORDER BY owner_id IS NULL, owner_id, CASE severity WHEN 'key' THEN 0 WHEN 'major' THEN 1"
		            " WHEN 'minor' THEN 2 ELSE 3 END, result.rule, subject_id");
	else
		hc_text_add(&sql, " ORDER BY result.rule, subject_id");
	status = sql.failed ? hc_error_nomem(err)
	                    : hc_handle_prepare(&c->results, c->ledger->database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return status;
}

static hc_status prepare_reading(hc_ledger_cursor *c, const hc_ledger_query *query, hc_error *err)
{
	hc_status status = prepare_results(c, query, err);

	if (status == HC_OK)
		status = hc_handle_prepare(
			&c->missing, c->ledger->database,
			"SELECT field, rows FROM missing WHERE rule=?1 AND subject_id=?2 ORDER BY position", err);
	if (status == HC_OK)
		status = hc_handle_prepare(
			&c->evidence, c->ledger->database,
			"SELECT entity, id FROM evidence WHERE rule=?1 AND subject_id=?2 ORDER BY position", err);
	return status;
}

/* False when the column holds no fraction. */
static bool read_fraction(hc_fraction *out, sqlite3_stmt *row, int at)
{
	const char *text;

	*out = HC_FRACTION_NONE;
	switch (sqlite3_column_type(row, at)) {
	case SQLITE_NULL:
		return true;
	case SQLITE_INTEGER:
		*out = hc_fraction_whole(sqlite3_column_int64(row, at));
		return true;
	case SQLITE_TEXT:
		text = hc_handle_text(row, at);
		if (text && strcmp(text, "inf") == 0)
			*out = HC_FRACTION_INFINITE;
		else if (text && strcmp(text, "-inf") == 0)
			*out = HC_FRACTION_MINUS_INFINITE;
		else
			return text && hc_fraction_read(out, text, strlen(text));
		return true;
	default:
		return false;
	}
}

/* The ends stand in two columns from `at` on; no high end means an exact number. */
static bool read_interval(hc_interval *out, sqlite3_stmt *row, int at)
{
	if (!read_fraction(&out->low, row, at) || !read_fraction(&out->high, row, at + 1))
		return false;
	if (hc_fraction_is_none(out->high))
		out->high = out->low;
	return !hc_fraction_is_none(out->low) || sqlite3_column_type(row, at + 1) == SQLITE_NULL;
}

bool hc_ledger_cites(const hc_result *result, size_t position)
{
	return !result->clauses || (position < 32 && (result->clauses >> position & 1));
}

static bool read_words(const hc_ledger *ledger, hc_result *out, sqlite3_stmt *row)
{
	sqlite3_int64 rule = sqlite3_column_int64(row, 0), kind = sqlite3_column_int64(row, 6);

	if (rule < 0 || (uint64_t)rule >= ledger->facts.rule_count || kind < 0 || kind > HC_KIND_TEXT)
		return false;
	out->rule = (unsigned)rule;
	out->kind = (hc_kind)kind;
	out->subject_id = hc_ledger_text(ledger, row, 1);
	return out->subject_id && hc_outcome_find(&out->outcome, hc_ledger_text(ledger, row, 4)) &&
	       hc_comparison_find(&out->comparison, hc_ledger_text(ledger, row, 5)) &&
	       hc_verified_find(&out->verified, hc_ledger_text(ledger, row, 18));
}

static bool read_row(const hc_ledger *ledger, hc_result *out, sqlite3_stmt *row)
{
	*out = (hc_result){ 0 };
	if (!read_words(ledger, out, row) || !read_interval(&out->actual, row, 7) ||
	    !read_interval(&out->required, row, 10))
		return false;
	out->subject_name = hc_ledger_text(ledger, row, 2);
	out->owner_id = hc_ledger_text(ledger, row, 3);
	out->actual_exact = hc_ledger_text(ledger, row, 9);
	out->required_exact = hc_ledger_text(ledger, row, 12);
	out->unit = hc_ledger_text(ledger, row, 13);
	out->has_shortfall = sqlite3_column_type(row, 14) != SQLITE_NULL;
	out->shortfall = sqlite3_column_int64(row, 14);
	out->shortfall_unit = hc_ledger_text(ledger, row, 15);
	out->has_margin = sqlite3_column_type(row, 16) != SQLITE_NULL;
	out->margin = sqlite3_column_int64(row, 16);
	out->binding = hc_ledger_text(ledger, row, 17);
	out->limit = hc_ledger_text(ledger, row, 19);
	out->evidence_count = sqlite3_column_int64(row, 21);
	out->reason.zh = hc_ledger_text(ledger, row, 23);
	out->reason.en = hc_ledger_text(ledger, row, 24);
	out->clauses = (uint32_t)sqlite3_column_int64(row, 25);
	return true;
}

/* Reads two columns of each row of a result's list into `seen`; `*count` rows. */
typedef bool (*see_pair)(hc_ledger_cursor *c, void *item, sqlite3_stmt *row);

static bool see_missing(hc_ledger_cursor *c, void *item, sqlite3_stmt *row)
{
	hc_missing *missing = item;
	const char *field = hc_ledger_text(c->ledger, row, 0);

	missing->field = hc_arena_text(&c->arena, field ? field : "");
	missing->rows = sqlite3_column_int64(row, 1);
	return missing->field != NULL;
}

static bool see_evidence(hc_ledger_cursor *c, void *item, sqlite3_stmt *row)
{
	hc_ref *ref = item;
	const char *entity = hc_ledger_text(c->ledger, row, 0), *id = hc_ledger_text(c->ledger, row, 1);

	ref->entity = hc_arena_text(&c->arena, entity ? entity : "");
	ref->id = hc_arena_text(&c->arena, id ? id : "");
	return ref->entity && ref->id;
}

/* `stated` rows are expected; another number means that the ledger is damaged. */
static hc_status read_pairs(hc_ledger_cursor *c, sqlite3_stmt *list, const char *table, const hc_result *result, int64_t stated,
                            size_t size, see_pair see, void **out, hc_error *err)
{
	unsigned char *items = NULL, *grown;
	size_t count = 0, capacity = 0;
	hc_status status;
	bool row = false;

	sqlite3_bind_int64(list, 1, result->rule);
	hc_ledger_bind_text(list, 2, result->subject_id);
	while ((status = hc_handle_step(&row, c->ledger->database, list, err)) == HC_OK && row) {
		if (count == capacity) {
			capacity = capacity ? capacity * 2 : 8;
			grown = hc_arena_alloc(&c->arena, capacity * size);
			if (grown && count)
				memcpy(grown, items, count * size);
			items = grown;
		}
		if (!items || !see(c, items + count * size, list)) {
			status = hc_error_nomem(err);
			break;
		}
		count++;
	}
	sqlite3_reset(list);
	if (status == HC_OK && (int64_t)count != stated)
		status = hc_ledger_damaged(c->ledger, table, err);
	*out = items;
	return status;
}

static hc_status read_lists(hc_ledger_cursor *c, hc_result *result, hc_error *err)
{
	int64_t missing = sqlite3_column_int64(c->results, 20), evidence = sqlite3_column_int64(c->results, 22);
	hc_status status = HC_OK;
	void *list = NULL;

	if (missing == 0 && evidence == 0)
		return HC_OK;
	hc_arena_empty(&c->arena);
	if (missing != 0) {
		status = read_pairs(c, c->missing, "missing", result, missing, sizeof(hc_missing), see_missing, &list,
		                    err);
		result->missing = list;
		result->missing_count = (size_t)missing;
	}
	if (status == HC_OK && evidence != 0) {
		status = read_pairs(c, c->evidence, "evidence", result, evidence, sizeof(hc_ref), see_evidence, &list,
		                    err);
		result->evidence = list;
		result->evidence_named = (size_t)evidence;
	}
	return status;
}

/* Prepares the statements and binds what the query asks for; none for a rule that there is not. */
static hc_status begin(hc_ledger_cursor *c, const hc_ledger_query *query, hc_error *err)
{
	const hc_ledger *ledger = c->ledger;
	const hc_ledger_rule *rule = NULL;
	hc_status status;

	if (query->rule_id)
		rule = hc_ledger_find_rule(ledger, query->rule_id);
	if (query->rule_id && !rule)
		return HC_OK;
	status = prepare_reading(c, query, err);
	if (status == HC_OK && rule)
		sqlite3_bind_int64(c->results, 1, rule - ledger->rules);
	if (status == HC_OK && query->owner_id)
		hc_ledger_bind_text(c->results, 2, query->owner_id);
	if (status == HC_OK && query->subject_id)
		hc_ledger_bind_text(c->results, 3, query->subject_id);
	return status;
}

hc_status hc_ledger_cursor_open(hc_ledger_cursor **out, hc_ledger *ledger, const hc_ledger_query *query, hc_error *err)
{
	hc_ledger_cursor *cursor = hc_memory_alloc(sizeof *cursor);
	hc_status status;

	*out = NULL;
	if (!cursor)
		return hc_error_nomem(err);
	cursor->ledger = ledger;
	status = begin(cursor, query, err);
	if (status == HC_OK)
		*out = cursor;
	else
		hc_ledger_cursor_close(cursor);
	return status;
}

hc_status hc_ledger_cursor_next(const hc_result **out, hc_ledger_cursor *cursor, hc_error *err)
{
	hc_status status = HC_OK;
	bool row = false;

	*out = NULL;
	if (cursor->results && !cursor->ended)
		status = hc_handle_step(&row, cursor->ledger->database, cursor->results, err);
	cursor->ended |= !row;
	if (status != HC_OK || !row)
		return status;
	if (!read_row(cursor->ledger, &cursor->result, cursor->results))
		return hc_ledger_damaged(cursor->ledger, "result", err);
	status = read_lists(cursor, &cursor->result, err);
	if (status == HC_OK)
		*out = &cursor->result;
	return status;
}

void hc_ledger_cursor_close(hc_ledger_cursor *cursor)
{
	if (!cursor)
		return;
	sqlite3_finalize(cursor->results);
	sqlite3_finalize(cursor->missing);
	sqlite3_finalize(cursor->evidence);
	hc_arena_drop(&cursor->arena);
	hc_memory_free(cursor);
}

hc_status hc_ledger_read(hc_ledger *ledger, const hc_ledger_query *query, hc_ledger_see see, void *context,
                         hc_error *err)
{
	hc_ledger_cursor *cursor = NULL;
	const hc_result *result = NULL;
	hc_status status = hc_ledger_cursor_open(&cursor, ledger, query, err);

	while (cursor && status == HC_OK && (status = hc_ledger_cursor_next(&result, cursor, err)) == HC_OK && result)
		status = see(context, result, err);
	hc_ledger_cursor_close(cursor);
	return status;
}

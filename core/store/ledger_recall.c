/* SPDX-License-Identifier: MIT */
/*
 * The facts come out of the tables by the same few functions whether the
 * ledger was just made or opened from a file that someone sent: every text is
 * copied once, every word is looked up in its list, and a row that does not
 * fit means a damaged ledger, not a crash later.
 */

#include "store/ledger_internal.h"

#include <stdlib.h>
#include <string.h>

bool hc_ledger_copy_text(hc_ledger *ledger, const char **out, sqlite3_stmt *row, int at)
{
	const char *text = hc_ledger_text(ledger, row, at);

	*out = hc_arena_text(&ledger->arena, text);
	return *out != NULL || text == NULL;
}

bool hc_ledger_copy_needed(hc_ledger *ledger, const char **out, sqlite3_stmt *row, int at, bool *bad)
{
	bool copied = hc_ledger_copy_text(ledger, out, row, at);

	if (copied && !*out)
		*bad = true;
	return copied;
}

bool hc_ledger_copy_label(hc_ledger *ledger, hc_label *out, sqlite3_stmt *row, int at)
{
	return hc_ledger_copy_text(ledger, &out->zh, row, at) && hc_ledger_copy_text(ledger, &out->en, row, at + 1);
}

static bool fill_clause(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_clause *clause = item;

	(void)at;
	*bad |= !hc_verified_find(&clause->verified, hc_ledger_text(ledger, row, 6));
	clause->from = HC_DATE_MIN;
	clause->to = HC_DATE_MAX;
	*bad |= !hc_ledger_read_day(ledger, &clause->from, row, 7) || !hc_ledger_read_day(ledger, &clause->to, row, 8);
	return hc_ledger_copy_needed(ledger, &clause->id, row, 0, bad) && hc_ledger_copy_label(ledger, &clause->document, row, 1) &&
	       hc_ledger_copy_text(ledger, &clause->number, row, 3) && hc_ledger_copy_label(ledger, &clause->duty, row, 4);
}

static bool fill_rule(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_rule *rule = item;
	int k;

	*bad |= sqlite3_column_int64(row, 0) != (sqlite3_int64)at ||
	        !hc_severity_find(&rule->severity, hc_ledger_text(ledger, row, 5));
	for (k = 0; k < HC_OUTCOME_COUNT; k++)
		rule->totals[k] = sqlite3_column_int64(row, 9 + k);
	rule->personal = sqlite3_column_int(row, 8) != 0;
	return hc_ledger_copy_needed(ledger, &rule->id, row, 1, bad) && hc_ledger_copy_needed(ledger, &rule->area, row, 2, bad) &&
	       hc_ledger_copy_label(ledger, &rule->title, row, 3) && hc_ledger_copy_needed(ledger, &rule->entity, row, 6, bad) &&
	       hc_ledger_copy_needed(ledger, &rule->state, row, 7, bad);
}

static bool fill_term(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_term *term = item;

	(void)at;
	term->personal = sqlite3_column_int(row, 6) != 0;
	return hc_ledger_copy_needed(ledger, &term->name, row, 0, bad) && hc_ledger_copy_label(ledger, &term->label, row, 1) &&
	       hc_ledger_copy_label(ledger, &term->plural, row, 3) && hc_ledger_copy_text(ledger, &term->counter, row, 5);
}

static bool fill_level(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_level *level = item;

	*bad |= sqlite3_column_int64(row, 0) != (sqlite3_int64)at;
	level->owners = sqlite3_column_int64(row, 4);
	return hc_ledger_copy_needed(ledger, &level->name, row, 1, bad) && hc_ledger_copy_label(ledger, &level->label, row, 2);
}

static bool fill_limit(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_limit *limit = item;
	const char *date = hc_ledger_text(ledger, row, 6);

	(void)at;
	limit->outdated = sqlite3_column_int(row, 5) != 0;
	*bad |= !hc_verified_find(&limit->verified, hc_ledger_text(ledger, row, 4));
	if (!date || !hc_date_read(&limit->review_by, date, strlen(date)))
		limit->review_by = HC_DATE_NEVER;
	return hc_ledger_copy_needed(ledger, &limit->name, row, 1, bad) && hc_ledger_copy_label(ledger, &limit->title, row, 2) &&
	       hc_ledger_copy_label(ledger, &limit->basis, row, 7);
}

/* Counts the rows that `statement` gives, and makes it ready to give them again. */
static hc_status count_rows(hc_ledger *ledger, sqlite3_stmt *statement, size_t *count, hc_error *err)
{
	hc_status status;
	bool row;

	*count = 0;
	while ((status = hc_handle_step(&row, ledger->database, statement, err)) == HC_OK && row)
		++*count;
	sqlite3_reset(statement);
	return status;
}

/* Fills `count` items with the rows of `statement`. `table` is for the message. */
static hc_status fill_items(hc_ledger *ledger, sqlite3_stmt *statement, const char *table, unsigned char *items,
                            size_t count, size_t size, hc_ledger_fill fill, hc_error *err)
{
	bool row, bad = false;
	hc_status status;
	size_t i = 0;

	while ((status = hc_handle_step(&row, ledger->database, statement, err)) == HC_OK && row && i < count) {
		if (!fill(ledger, items + i * size, i, statement, &bad))
			return hc_error_nomem(err);
		if (bad)
			return hc_ledger_damaged(ledger, table, err);
		i++;
	}
	return status;
}

/* Prepares `sql`, unless it was the last one: many lists are one for each rule. */
static hc_status prepare(hc_ledger *ledger, const char *sql, hc_error *err)
{
	hc_status status;

	if (ledger->recall_sql == sql)
		return HC_OK;
	sqlite3_finalize(ledger->recall);
	status = hc_handle_prepare(&ledger->recall, ledger->database, sql, err);
	ledger->recall_sql = status == HC_OK ? sql : NULL;
	return status;
}

hc_status hc_ledger_recall_list(hc_ledger *ledger, const char *sql, const char *table, int64_t key, void **out,
                           size_t *count, size_t size, hc_ledger_fill fill, hc_error *err)
{
	hc_status status = prepare(ledger, sql, err);

	if (status == HC_OK && key >= 0)
		sqlite3_bind_int64(ledger->recall, 1, key);
	if (status == HC_OK)
		status = count_rows(ledger, ledger->recall, count, err);
	if (status == HC_OK) {
		*out = hc_arena_alloc(&ledger->arena, *count * size);
		status = *out ? fill_items(ledger, ledger->recall, table, *out, *count, size, fill, err)
		              : hc_error_nomem(err);
	}
	sqlite3_reset(ledger->recall);
	return status;
}

static hc_status read_rules(hc_ledger *ledger, hc_error *err)
{
	hc_ledger_facts *facts = &ledger->facts;
	void *list = NULL;
	hc_status status;
	size_t i;
	int k;

	status = hc_ledger_recall_list(ledger, "SELECT * FROM rule ORDER BY rule", "rule", -1, &list, &facts->rule_count,
	                   sizeof *ledger->rules, fill_rule, err);
	facts->rules = ledger->rules = list;
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		for (k = 0; k < HC_OUTCOME_COUNT; k++)
			ledger->totals[k] += ledger->rules[i].totals[k];
		status = hc_ledger_recall_list(ledger,
		                   "SELECT clause.* FROM rule_clause JOIN clause ON clause.id = rule_clause.clause"
		                   " WHERE rule_clause.rule = ?1 ORDER BY rule_clause.position",
		                   "clause", (int64_t)i, &list, &ledger->rules[i].clause_count,
		                   sizeof(hc_ledger_clause), fill_clause, err);
		if (status == HC_OK)
			ledger->rules[i].clauses = list;
	}
	return status;
}

/* Reads one line of the manifest; `*out` stays NULL when it is not there. */
static hc_status read_line(hc_ledger *ledger, const char *key, const char **out, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	bool row = false;
	hc_status status =
		hc_handle_prepare(&statement, ledger->database, "SELECT value FROM manifest WHERE key=?1", err);

	*out = NULL;
	if (status == HC_OK) {
		hc_ledger_bind_text(statement, 1, key);
		status = hc_handle_step(&row, ledger->database, statement, err);
	}
	if (status == HC_OK && row && !hc_ledger_copy_text(ledger, out, statement, 0))
		status = hc_error_nomem(err);
	sqlite3_finalize(statement);
	return status;
}

static hc_status read_manifest(hc_ledger *ledger, hc_error *err)
{
	hc_ledger_facts *facts = &ledger->facts;
	const char *as_of = NULL, *records_date = NULL, *verified = NULL, *not_chosen = NULL, *earlier = NULL;
	hc_status status = read_line(ledger, "program", &facts->program, err);

	if (status == HC_OK)
		status = read_line(ledger, "as_of", &as_of, err);
	if (status == HC_OK)
		status = read_line(ledger, "records_date", &records_date, err);
	if (status == HC_OK)
		status = read_line(ledger, "owner_entity", &facts->owner_entity, err);
	if (status == HC_OK)
		status = read_line(ledger, "within", &facts->within, err);
	if (status == HC_OK)
		status = read_line(ledger, "verdicts_verified", &verified, err);
	if (status == HC_OK)
		status = read_line(ledger, "verdicts_basis_zh", &facts->verdicts_basis.zh, err);
	if (status == HC_OK)
		status = read_line(ledger, "verdicts_basis_en", &facts->verdicts_basis.en, err);
	if (status == HC_OK)
		status = read_line(ledger, "rules_not_chosen", &not_chosen, err);
	if (status == HC_OK)
		status = read_line(ledger, "earlier_as_of", &earlier, err);
	if (status != HC_OK)
		return status;
	if (!records_date || !hc_date_read(&facts->records_date, records_date, strlen(records_date)))
		facts->records_date = HC_DATE_NEVER;
	if (!earlier || !hc_date_read(&facts->earlier, earlier, strlen(earlier)))
		facts->earlier = HC_DATE_NEVER;
	facts->rules_not_chosen = not_chosen ? strtoul(not_chosen, NULL, 10) : 0;
	if (!facts->program || !facts->owner_entity || !as_of || !hc_date_read(&facts->as_of, as_of, strlen(as_of)) ||
	    !hc_verified_find(&facts->verdicts_verified, verified))
		return hc_ledger_damaged(ledger, "manifest", err);
	return HC_OK;
}

hc_status hc_ledger_read_facts(hc_ledger *ledger, hc_error *err)
{
	hc_ledger_facts *facts = &ledger->facts;
	void *list = NULL;
	hc_status status = read_manifest(ledger, err);

	if (status == HC_OK)
		status = read_rules(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_recall_list(ledger, "SELECT * FROM term ORDER BY name", "term", -1, &list, &facts->term_count,
		                   sizeof(hc_ledger_term), fill_term, err);
	facts->terms = list;
	if (status == HC_OK)
		status = hc_ledger_recall_list(ledger, "SELECT * FROM level ORDER BY level", "level", -1, &list,
		                   &facts->level_count, sizeof *ledger->levels, fill_level, err);
	facts->levels = ledger->levels = list;
	if (status == HC_OK)
		status = hc_ledger_recall_list(ledger, "SELECT * FROM limit_note ORDER BY position", "limit_note", -1, &list,
		                   &facts->limit_count, sizeof(hc_ledger_limit), fill_limit, err);
	facts->limits = list;
	if (status == HC_OK)
		status = hc_ledger_recall_origin(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_recall_law(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_recall_facets(ledger, err);
	return status == HC_OK ? hc_ledger_recall_projects(ledger, err) : status;
}

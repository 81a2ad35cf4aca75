/* SPDX-License-Identifier: MIT */
/*
 * What an audit is about goes into the tables when the ledger is made, and is
 * read back at once (ledger_recall.c): the facts in memory are always those of
 * the file. Each list of facts is one statement and one function that binds
 * an item of it.
 */

#include "store/ledger_internal.h"

#include <stdio.h>

void hc_ledger_bind_label(sqlite3_stmt *statement, int at, hc_label label)
{
	hc_ledger_bind_text(statement, at, label.zh);
	hc_ledger_bind_text(statement, at + 1, label.en);
}

static hc_status write_manifest(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	char as_of[11], records_date[11], earlier[11], not_chosen[24];
	const struct {
		const char *key, *value;
	} lines[] = {
		{ "as_of", as_of },
		{ "earlier_as_of", facts->earlier == HC_DATE_NEVER ? NULL : earlier },
		{ "owner_entity", facts->owner_entity },
		{ "program", facts->program },
		{ "records_date", facts->records_date == HC_DATE_NEVER ? NULL : records_date },
		{ "rules_not_chosen", not_chosen },
		{ "verdicts_basis_en", facts->verdicts_basis.en },
		{ "verdicts_basis_zh", facts->verdicts_basis.zh },
		{ "verdicts_verified", hc_verified_word(facts->verdicts_verified) },
		{ "within", facts->within },
	};
	sqlite3_stmt *statement = NULL;
	hc_status status;
	size_t i;

	hc_date_write(as_of, facts->as_of);
	hc_date_write(records_date, facts->records_date);
	hc_date_write(earlier, facts->earlier);
	snprintf(not_chosen, sizeof not_chosen, "%zu", facts->rules_not_chosen);
	status = hc_handle_prepare(&statement, ledger->database, "INSERT INTO manifest VALUES(?1,?2)", err);
	for (i = 0; status == HC_OK && i < sizeof lines / sizeof *lines; i++) {
		if (!lines[i].value)
			continue;
		hc_ledger_bind_text(statement, 1, lines[i].key);
		hc_ledger_bind_text(statement, 2, lines[i].value);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

static hc_status write_clause(hc_ledger *ledger, sqlite3_stmt *statement, const hc_ledger_clause *clause, hc_error *err)
{
	hc_ledger_bind_text(statement, 1, clause->id);
	hc_ledger_bind_label(statement, 2, clause->document);
	hc_ledger_bind_text(statement, 4, clause->number);
	hc_ledger_bind_label(statement, 5, clause->duty);
	hc_ledger_bind_text(statement, 7, hc_verified_word(clause->verified));
	hc_ledger_bind_day(statement, 8, clause->from);
	hc_ledger_bind_day(statement, 9, clause->to);
	return hc_ledger_run(ledger, statement, err);
}

static hc_status write_clauses(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	sqlite3_stmt *clause = NULL, *cites = NULL;
	const hc_ledger_rule *rule;
	hc_status status;
	size_t i, k;

	/* Several rules may cite one clause: it is written once. */
	status = hc_handle_prepare(&clause, ledger->database,
	                           "INSERT INTO clause VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9) ON CONFLICT DO NOTHING", err);
	if (status == HC_OK)
		status = hc_handle_prepare(&cites, ledger->database, "INSERT INTO rule_clause VALUES(?1,?2,?3)", err);
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		rule = &facts->rules[i];
		for (k = 0; status == HC_OK && k < rule->clause_count; k++) {
			status = write_clause(ledger, clause, &rule->clauses[k], err);
			if (status != HC_OK)
				break;
			sqlite3_bind_int64(cites, 1, (sqlite3_int64)i);
			sqlite3_bind_int64(cites, 2, (sqlite3_int64)k);
			hc_ledger_bind_text(cites, 3, rule->clauses[k].id);
			status = hc_ledger_run(ledger, cites, err);
		}
	}
	sqlite3_finalize(clause);
	sqlite3_finalize(cites);
	return status;
}

static void bind_rule(sqlite3_stmt *statement, const hc_ledger_facts *facts, size_t i)
{
	const hc_ledger_rule *rule = &facts->rules[i];

	sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
	hc_ledger_bind_text(statement, 2, rule->id);
	hc_ledger_bind_text(statement, 3, rule->area);
	hc_ledger_bind_label(statement, 4, rule->title);
	hc_ledger_bind_text(statement, 6, hc_severity_word(rule->severity));
	hc_ledger_bind_text(statement, 7, rule->entity);
	hc_ledger_bind_text(statement, 8, rule->state);
	sqlite3_bind_int64(statement, 9, rule->personal);
}

static void bind_term(sqlite3_stmt *statement, const hc_ledger_facts *facts, size_t i)
{
	const hc_ledger_term *term = &facts->terms[i];

	hc_ledger_bind_text(statement, 1, term->name);
	hc_ledger_bind_label(statement, 2, term->label);
	hc_ledger_bind_label(statement, 4, term->plural);
	hc_ledger_bind_text(statement, 6, term->counter);
	sqlite3_bind_int(statement, 7, term->personal);
}

static void bind_level(sqlite3_stmt *statement, const hc_ledger_facts *facts, size_t i)
{
	sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
	hc_ledger_bind_text(statement, 2, facts->levels[i].name);
	hc_ledger_bind_label(statement, 3, facts->levels[i].label);
}

static void bind_limit(sqlite3_stmt *statement, const hc_ledger_facts *facts, size_t i)
{
	const hc_ledger_limit *limit = &facts->limits[i];
	char review_by[11];

	hc_date_write(review_by, limit->review_by);
	sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
	hc_ledger_bind_text(statement, 2, limit->name);
	hc_ledger_bind_label(statement, 3, limit->title);
	hc_ledger_bind_text(statement, 5, hc_verified_word(limit->verified));
	sqlite3_bind_int(statement, 6, limit->outdated);
	hc_handle_bind_copy(statement, 7, review_by);
	hc_ledger_bind_label(statement, 8, limit->basis);
}

static hc_status write_list(hc_ledger *ledger, const hc_ledger_facts *facts, size_t count, const char *sql,
                            void (*bind)(sqlite3_stmt *, const hc_ledger_facts *, size_t), hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, sql, err);
	size_t i;

	for (i = 0; status == HC_OK && i < count; i++) {
		bind(statement, facts, i);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_ledger_write_facts(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	hc_status status = write_manifest(ledger, facts, err);

	if (status == HC_OK)
		status = write_list(ledger, facts, facts->rule_count,
		                    "INSERT INTO rule(rule,id,area,title_zh,title_en,severity,entity,state,personal)"
		                    " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)",
		                    bind_rule, err);
	if (status == HC_OK)
		status = write_clauses(ledger, facts, err);
	if (status == HC_OK)
		status =
			write_list(ledger, facts, facts->term_count,
		                   "INSERT INTO term VALUES(?1,?2,?3,?4,?5,?6,?7) ON CONFLICT DO NOTHING", bind_term, err);
	if (status == HC_OK)
		status = write_list(ledger, facts, facts->level_count,
		                    "INSERT INTO level(level,name,zh,en) VALUES(?1,?2,?3,?4)", bind_level, err);
	if (status == HC_OK)
		status = write_list(ledger, facts, facts->limit_count,
		                    "INSERT INTO limit_note VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)", bind_limit, err);
	if (status == HC_OK)
		status = hc_ledger_write_origin(ledger, facts, err);
	if (status == HC_OK)
		status = hc_ledger_write_law(ledger, facts, err);
	if (status == HC_OK)
		status = hc_ledger_write_facets(ledger, facts, err);
	return status == HC_OK ? hc_ledger_write_projects(ledger, facts, err) : status;
}

static hc_status write_rule_totals(hc_ledger *ledger, hc_error *err)
{
	static const char sql[] =
		"UPDATE rule SET pass=?1, fail=?2, unknown=?3, notapplicable=?4, waived=?5, error=?6 WHERE rule=?7";
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, sql, err);
	size_t i;
	int k;

	for (i = 0; status == HC_OK && i < ledger->facts.rule_count; i++) {
		for (k = 0; k < HC_OUTCOME_COUNT; k++)
			sqlite3_bind_int64(statement, k + 1, ledger->rules[i].totals[k]);
		sqlite3_bind_int64(statement, HC_OUTCOME_COUNT + 1, (sqlite3_int64)i);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_ledger_write_totals(hc_ledger *ledger, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = write_rule_totals(ledger, err);
	size_t i;

	if (status == HC_OK)
		status = hc_handle_prepare(&statement, ledger->database, "UPDATE level SET owners=?1 WHERE level=?2",
		                           err);
	for (i = 0; status == HC_OK && i < ledger->facts.level_count; i++) {
		sqlite3_bind_int64(statement, 1, ledger->levels[i].owners);
		sqlite3_bind_int64(statement, 2, (sqlite3_int64)i);
		status = hc_ledger_run(ledger, statement, err);
	}
	sqlite3_finalize(statement);
	return status;
}

/* SPDX-License-Identifier: MIT */
/*
 * The law behind the rules, as far as a reader of the results will ask for it:
 * every dated value of the limits that were read, which rule reads which, and
 * the register of all clauses with what is checked of them.
 */

#include "store/ledger_internal.h"

#include <string.h>

void hc_ledger_bind_day(sqlite3_stmt *statement, int at, hc_date day)
{
	char text[11];

	if (day <= HC_DATE_MIN || day >= HC_DATE_MAX) {
		sqlite3_bind_null(statement, at);
		return;
	}
	hc_date_write(text, day);
	hc_handle_bind_copy(statement, at, text);
}

bool hc_ledger_read_day(const hc_ledger *ledger, hc_date *out, sqlite3_stmt *row, int at)
{
	const char *text = hc_ledger_text(ledger, row, at);

	if (sqlite3_column_type(row, at) == SQLITE_NULL)
		return true;
	return text && hc_date_read(out, text, strlen(text));
}

/* ---- limits ---- */

static hc_status write_figure(hc_ledger *ledger, sqlite3_stmt *s, const hc_ledger_figure *figure, size_t at, hc_error *err)
{
	sqlite3_bind_int64(s, 1, (sqlite3_int64)at);
	hc_ledger_bind_text(s, 2, figure->limit);
	hc_ledger_bind_label(s, 3, figure->title);
	hc_ledger_bind_text(s, 5, figure->unit);
	hc_ledger_bind_label(s, 6, figure->value);
	hc_ledger_bind_label(s, 8, figure->whom);
	hc_ledger_bind_day(s, 10, figure->from);
	hc_ledger_bind_day(s, 11, figure->to);
	hc_ledger_bind_text(s, 12, figure->clause);
	hc_ledger_bind_text(s, 13, hc_verified_word(figure->verified));
	hc_ledger_bind_label(s, 14, figure->basis);
	hc_ledger_bind_day(s, 16, figure->review_by);
	return hc_ledger_run(ledger, s, err);
}

static hc_status write_figures(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	static const char sql[] =
		"INSERT INTO limit_value VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)";
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, sql, err);
	size_t i;

	for (i = 0; status == HC_OK && i < facts->figure_count; i++)
		status = write_figure(ledger, statement, &facts->figures[i], i, err);
	sqlite3_finalize(statement);
	return status;
}

static hc_status write_rule_limits(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, "INSERT INTO rule_limit VALUES(?1,?2)", err);
	size_t i, k;

	for (i = 0; i < facts->rule_count; i++) {
		for (k = 0; status == HC_OK && k < facts->rules[i].limit_count; k++) {
			sqlite3_bind_int64(statement, 1, (sqlite3_int64)i);
			hc_ledger_bind_text(statement, 2, facts->rules[i].limits[k]);
			status = hc_ledger_run(ledger, statement, err);
		}
	}
	sqlite3_finalize(statement);
	return status;
}

static bool fill_figure(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_figure *figure = item;

	(void)at;
	figure->from = HC_DATE_MIN;
	figure->to = HC_DATE_MAX;
	figure->review_by = HC_DATE_NEVER;
	*bad |= !hc_ledger_read_day(ledger, &figure->from, row, 9) || !hc_ledger_read_day(ledger, &figure->to, row, 10) ||
	        !hc_verified_find(&figure->verified, hc_ledger_text(ledger, row, 12)) ||
	        !hc_ledger_read_day(ledger, &figure->review_by, row, 15);
	return hc_ledger_copy_needed(ledger, &figure->limit, row, 1, bad) &&
	       hc_ledger_copy_label(ledger, &figure->title, row, 2) && hc_ledger_copy_text(ledger, &figure->unit, row, 4) &&
	       hc_ledger_copy_label(ledger, &figure->value, row, 5) && hc_ledger_copy_label(ledger, &figure->whom, row, 7) &&
	       hc_ledger_copy_text(ledger, &figure->clause, row, 11) && hc_ledger_copy_label(ledger, &figure->basis, row, 13);
}

static bool fill_name(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	(void)at;
	return hc_ledger_copy_needed(ledger, item, row, 0, bad);
}

static hc_status recall_limits(hc_ledger *ledger, hc_error *err)
{
	hc_ledger_facts *facts = &ledger->facts;
	void *list = NULL;
	hc_status status = hc_ledger_recall_list(ledger, "SELECT * FROM limit_value ORDER BY position", "limit_value", -1, &list,
	                                         &facts->figure_count, sizeof(hc_ledger_figure), fill_figure, err);
	size_t i;

	facts->figures = list;
	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		status = hc_ledger_recall_list(ledger, "SELECT name FROM rule_limit WHERE rule=?1 ORDER BY name", "rule_limit",
		                               (int64_t)i, &list, &ledger->rules[i].limit_count, sizeof(const char *), fill_name, err);
		ledger->rules[i].limits = list;
	}
	return status;
}

/* ---- the register ---- */

typedef struct register_statements {
	sqlite3_stmt *document, *clause, *rule;
} register_statements;

static hc_status write_duty(hc_ledger *ledger, const register_statements *to, size_t document, size_t at,
                            const hc_ledger_duty *duty, hc_error *err)
{
	sqlite3_stmt *s = to->clause;
	hc_status status;
	size_t i;

	sqlite3_bind_int64(s, 1, (sqlite3_int64)document);
	sqlite3_bind_int64(s, 2, (sqlite3_int64)at);
	hc_ledger_bind_text(s, 3, duty->id);
	hc_ledger_bind_text(s, 4, duty->number);
	hc_ledger_bind_label(s, 5, duty->duty);
	hc_ledger_bind_label(s, 7, duty->left);
	hc_ledger_bind_text(s, 9, hc_verified_word(duty->verified));
	hc_ledger_bind_day(s, 10, duty->from);
	hc_ledger_bind_day(s, 11, duty->to);
	hc_ledger_bind_text(s, 12, duty->state);
	status = hc_ledger_run(ledger, s, err);
	for (i = 0; status == HC_OK && i < duty->rule_count; i++) {
		hc_ledger_bind_text(to->rule, 1, duty->id);
		hc_ledger_bind_text(to->rule, 2, duty->rules[i]);
		status = hc_ledger_run(ledger, to->rule, err);
	}
	return status;
}

static hc_status write_document(hc_ledger *ledger, const register_statements *to, size_t at,
                                const hc_ledger_document *document, hc_error *err)
{
	sqlite3_stmt *s = to->document;
	hc_status status;
	size_t i;

	sqlite3_bind_int64(s, 1, (sqlite3_int64)at);
	hc_ledger_bind_text(s, 2, document->id);
	hc_ledger_bind_text(s, 3, document->number);
	hc_ledger_bind_label(s, 4, document->title);
	hc_ledger_bind_day(s, 6, document->from);
	hc_ledger_bind_day(s, 7, document->to);
	status = hc_ledger_run(ledger, s, err);
	for (i = 0; status == HC_OK && i < document->duty_count; i++)
		status = write_duty(ledger, to, at, i, &document->duties[i], err);
	return status;
}

static hc_status write_register(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	register_statements to = { NULL, NULL, NULL };
	hc_status status = hc_handle_prepare(&to.document, ledger->database,
	                                     "INSERT INTO register_document VALUES(?1,?2,?3,?4,?5,?6,?7)", err);
	size_t i;

	if (status == HC_OK)
		status = hc_handle_prepare(&to.clause, ledger->database,
		                           "INSERT INTO register_clause VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)", err);
	if (status == HC_OK)
		status = hc_handle_prepare(&to.rule, ledger->database, "INSERT INTO register_rule VALUES(?1,?2)", err);
	for (i = 0; status == HC_OK && i < facts->document_count; i++)
		status = write_document(ledger, &to, i, &facts->documents[i], err);
	sqlite3_finalize(to.document);
	sqlite3_finalize(to.clause);
	sqlite3_finalize(to.rule);
	return status;
}

static bool fill_document(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_document *document = item;

	(void)at;
	document->from = HC_DATE_MIN;
	document->to = HC_DATE_MAX;
	*bad |= !hc_ledger_read_day(ledger, &document->from, row, 5) || !hc_ledger_read_day(ledger, &document->to, row, 6);
	return hc_ledger_copy_needed(ledger, &document->id, row, 1, bad) &&
	       hc_ledger_copy_text(ledger, &document->number, row, 2) && hc_ledger_copy_label(ledger, &document->title, row, 3);
}

static bool fill_duty(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	hc_ledger_duty *duty = item;

	(void)at;
	duty->from = HC_DATE_MIN;
	duty->to = HC_DATE_MAX;
	*bad |= !hc_verified_find(&duty->verified, hc_ledger_text(ledger, row, 8)) ||
	        !hc_ledger_read_day(ledger, &duty->from, row, 9) || !hc_ledger_read_day(ledger, &duty->to, row, 10);
	return hc_ledger_copy_needed(ledger, &duty->id, row, 2, bad) && hc_ledger_copy_needed(ledger, &duty->number, row, 3, bad) &&
	       hc_ledger_copy_label(ledger, &duty->duty, row, 4) && hc_ledger_copy_label(ledger, &duty->left, row, 6) &&
	       hc_ledger_copy_needed(ledger, &duty->state, row, 11, bad);
}

static bool fill_citation(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad)
{
	const char **pair = item;

	(void)at;
	return hc_ledger_copy_needed(ledger, &pair[0], row, 0, bad) && hc_ledger_copy_needed(ledger, &pair[1], row, 1, bad);
}

/* Gives each clause its rules: both lists are in the order of clauses, by document and position. */
static hc_status hand_out(hc_ledger *ledger, hc_ledger_document *documents, size_t count, hc_error *err)
{
	const char *(*pairs)[2] = NULL, **rules;
	size_t pair_count = 0, at = 0, i, k;
	void *list = NULL;
	hc_status status = hc_ledger_recall_list(ledger,
	                                         "SELECT register_rule.clause, rule FROM register_rule"
	                                         " JOIN register_clause ON register_clause.id = register_rule.clause"
	                                         " ORDER BY document, position, rule",
	                                         "register_rule", -1, &list, &pair_count, sizeof *pairs, fill_citation, err);

	if (status != HC_OK)
		return status;
	pairs = list;
	rules = hc_arena_alloc(&ledger->arena, (pair_count + 1) * sizeof *rules);
	if (!rules)
		return hc_error_nomem(err);
	for (i = 0; i < count; i++) {
		hc_ledger_duty *duties = (hc_ledger_duty *)documents[i].duties;

		for (k = 0; k < documents[i].duty_count; k++) {
			duties[k].rules = rules + at;
			for (; at < pair_count && strcmp(pairs[at][0], duties[k].id) == 0; at++, duties[k].rule_count++)
				rules[at] = pairs[at][1];
		}
	}
	return HC_OK;
}

static hc_status recall_register(hc_ledger *ledger, hc_error *err)
{
	hc_ledger_facts *facts = &ledger->facts;
	hc_ledger_document *documents;
	void *list = NULL;
	hc_status status = hc_ledger_recall_list(ledger, "SELECT * FROM register_document ORDER BY document", "register_document", -1,
	                                         &list, &facts->document_count, sizeof *documents, fill_document, err);
	size_t i;

	facts->documents = documents = list;
	for (i = 0; status == HC_OK && i < facts->document_count; i++) {
		status = hc_ledger_recall_list(ledger, "SELECT * FROM register_clause WHERE document=?1 ORDER BY position",
		                               "register_clause", (int64_t)i, &list, &documents[i].duty_count,
		                               sizeof(hc_ledger_duty), fill_duty, err);
		documents[i].duties = list;
	}
	return status == HC_OK ? hand_out(ledger, documents, facts->document_count, err) : status;
}

/* ---- both ---- */

hc_status hc_ledger_write_law(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	hc_status status = write_figures(ledger, facts, err);

	if (status == HC_OK)
		status = write_rule_limits(ledger, facts, err);
	return status == HC_OK ? write_register(ledger, facts, err) : status;
}

hc_status hc_ledger_recall_law(hc_ledger *ledger, hc_error *err)
{
	hc_status status = recall_limits(ledger, err);

	return status == HC_OK ? recall_register(ledger, err) : status;
}

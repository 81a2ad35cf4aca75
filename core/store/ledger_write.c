/* SPDX-License-Identifier: MIT */
/*
 * Results come in any order and stand in the order they will be read, because
 * the tables are keyed by rule and subject; the key is also what refuses a
 * second result. A row costs one bind for each value that is there: whole
 * numbers are bound as such, and only other fractions are written as text.
 */

#include "store/ledger_internal.h"

#include <limits.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

static const char *const insert_sql[HC_INSERT_COUNT] = {
	[HC_INSERT_RESULT] =
		("INSERT INTO result VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,"
	         "?19,?20,?21,?22,?23,?24,?25,?26,?27,?28)"),
	[HC_INSERT_MISSING] = "INSERT INTO missing VALUES(?1,?2,?3,?4,?5)",
	[HC_INSERT_EVIDENCE] = "INSERT INTO evidence VALUES(?1,?2,?3,?4,?5)",
	[HC_INSERT_VERDICT] = "INSERT INTO verdict VALUES(?1,?2,?3)",
	[HC_INSERT_VERDICT_TOTAL] = "INSERT INTO verdict_total VALUES(?1,?2,?3,?4)",
	[HC_INSERT_PROBLEM] = "INSERT INTO problem VALUES(?1,?2,?3,?4,?5) ON CONFLICT DO NOTHING",
	[HC_INSERT_FACET] = "INSERT INTO owner_facet VALUES(?1,?2,?3,?4,?5)",
	[HC_INSERT_WAIVER] = "INSERT INTO waiver VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
};

hc_status hc_ledger_prepare_inserts(hc_ledger *ledger, hc_error *err)
{
	hc_status status = HC_OK;
	int i;

	for (i = 0; status == HC_OK && i < HC_INSERT_COUNT; i++)
		status = hc_handle_prepare(&ledger->inserts[i], ledger->database, insert_sql[i], err);
	return status;
}

hc_status hc_ledger_run(hc_ledger *ledger, sqlite3_stmt *statement, hc_error *err)
{
	hc_status status = hc_handle_step(NULL, ledger->database, statement, err);

	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
	return status;
}

/* Binds a copy of `text` in which every byte that is no UTF-8 has become U+FFFD. */
static void bind_cleaned(sqlite3_stmt *statement, int at, const char *text)
{
	size_t length = strlen(text), i = 0, taken;
	hc_text clean;

	hc_text_init(&clean);
	while (i < length) {
		for (taken = 1; taken <= 4 && i + taken <= length && !hc_utf8_valid(text + i, taken); taken++)
			;
		if (taken > 4 || i + taken > length) {
			hc_text_add(&clean, REPLACEMENT);
			taken = 1;
		} else {
			hc_text_add_bytes(&clean, text + i, taken);
		}
		i += taken;
	}
	hc_handle_bind_copy(statement, at, hc_text_get(&clean));
	hc_text_drop(&clean);
}

void hc_ledger_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (!text)
		sqlite3_bind_null(statement, at);
	else if (length <= INT_MAX && hc_utf8_valid(text, length))
		sqlite3_bind_text(statement, at, text, (int)length, SQLITE_STATIC);
	else
		bind_cleaned(statement, at, text);
}

/* A word of the program's own, which needs no look. */
static void bind_word(sqlite3_stmt *statement, int at, const char *word)
{
	sqlite3_bind_text(statement, at, word, -1, SQLITE_STATIC);
}

/* A whole number as such, another as an exact text written into `buffer`, none as NULL. */
static void bind_fraction(sqlite3_stmt *statement, int at, hc_fraction value, char buffer[HC_FRACTION_TEXT])
{
	if (value.den == 1) {
		sqlite3_bind_int64(statement, at, value.num);
	} else if (!hc_fraction_is_none(value)) {
		hc_fraction_write(buffer, value);
		sqlite3_bind_text(statement, at, buffer, -1, SQLITE_STATIC);
	}
}

/* Binds three columns: the number for people, the low and the high end. */
static void bind_interval(sqlite3_stmt *statement, int at, hc_interval value, char buffers[2][HC_FRACTION_TEXT])
{
	bool exact;

	if (hc_interval_is_none(value))
		return;
	exact = hc_interval_is_exact(value);
	if (exact && hc_fraction_is_finite(value.low))
		sqlite3_bind_double(statement, at, hc_fraction_double(value.low));
	bind_fraction(statement, at + 1, value.low, buffers[0]);
	if (!exact)
		bind_fraction(statement, at + 2, value.high, buffers[1]);
}

hc_status hc_ledger_break(hc_ledger *ledger, hc_status status)
{
	ledger->broken = true;
	return status;
}

/* Whether the last step failed because the row was there already. */
static bool is_double(const hc_ledger *ledger)
{
	return (sqlite3_errcode(ledger->database->db) & 0xff) == SQLITE_CONSTRAINT;
}

static hc_status check_result(const hc_ledger *ledger, const hc_result *result, hc_error *err)
{
	if (result->rule >= ledger->facts.rule_count || (unsigned)result->outcome >= HC_OUTCOME_COUNT ||
	    (unsigned)result->comparison >= HC_COMPARISON_COUNT || (unsigned)result->verified >= HC_VERIFIED_COUNT ||
	    (unsigned)result->kind > HC_KIND_TEXT || !result->subject_id)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "a result is not well formed (rule number %u)",
		                    "结果格式不正确（规则序号 %u）", result->rule);
	if (strcmp(ledger->rules[result->rule].state, "runs") != 0)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "a result of %s, which does not run",
		                    "规则 %s 未运行，却有结果", ledger->rules[result->rule].id);
	return HC_OK;
}

static hc_status insert_result(hc_ledger *ledger, const hc_result *result, hc_error *err)
{
	sqlite3_stmt *s = ledger->inserts[HC_INSERT_RESULT];
	char buffers[4][HC_FRACTION_TEXT];
	hc_status status = HC_OK;
	int code;

	sqlite3_bind_int64(s, 1, result->rule);
	hc_ledger_bind_text(s, 2, result->subject_id);
	hc_ledger_bind_text(s, 3, result->subject_name);
	hc_ledger_bind_text(s, 4, result->owner_id);
	bind_word(s, 5, hc_outcome_word(result->outcome));
	bind_word(s, 6, hc_comparison_word(result->comparison));
	sqlite3_bind_int(s, 7, (int)result->kind);
	bind_interval(s, 8, result->actual, buffers);
	hc_ledger_bind_text(s, 11, result->actual_exact);
	bind_interval(s, 12, result->required, buffers + 2);
	hc_ledger_bind_text(s, 15, result->required_exact);
	hc_ledger_bind_text(s, 16, result->unit);
	if (result->has_shortfall)
		sqlite3_bind_int64(s, 17, result->shortfall);
	hc_ledger_bind_text(s, 18, result->shortfall_unit);
	if (result->has_margin)
		sqlite3_bind_int64(s, 19, result->margin);
	hc_ledger_bind_text(s, 20, result->binding);
	bind_word(s, 21, hc_verified_word(result->verified));
	hc_ledger_bind_text(s, 22, result->limit);
	sqlite3_bind_int64(s, 23, (sqlite3_int64)result->missing_count);
	sqlite3_bind_int64(s, 24, result->evidence_count);
	sqlite3_bind_int64(s, 25, (sqlite3_int64)result->evidence_named);
	hc_ledger_bind_text(s, 26, result->reason.zh);
	hc_ledger_bind_text(s, 27, result->reason.en);
	sqlite3_bind_int64(s, 28, result->clauses);
	code = sqlite3_step(s);
	if (code != SQLITE_DONE && is_double(ledger))
		status = HC_EDATA;
	else if (code != SQLITE_DONE)
		status = hc_handle_fail(ledger->database, err);
	sqlite3_reset(s);
	sqlite3_clear_bindings(s);
	return status;
}

static void bind_place(sqlite3_stmt *statement, const hc_result *result, size_t position)
{
	sqlite3_bind_int64(statement, 1, result->rule);
	hc_ledger_bind_text(statement, 2, result->subject_id);
	sqlite3_bind_int64(statement, 3, (sqlite3_int64)position);
}

static hc_status insert_missing(hc_ledger *ledger, const hc_result *result, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_MISSING];
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < result->missing_count; i++) {
		bind_place(statement, result, i);
		hc_ledger_bind_text(statement, 4, result->missing[i].field);
		sqlite3_bind_int64(statement, 5, result->missing[i].rows);
		status = hc_ledger_run(ledger, statement, err);
	}
	return status;
}

static hc_status insert_evidence(hc_ledger *ledger, const hc_result *result, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_EVIDENCE];
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < result->evidence_named; i++) {
		bind_place(statement, result, i);
		hc_ledger_bind_text(statement, 4, result->evidence[i].entity);
		hc_ledger_bind_text(statement, 5, result->evidence[i].id);
		status = hc_ledger_run(ledger, statement, err);
	}
	return status;
}

hc_status hc_ledger_not_filling(hc_error *err)
{
	return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the ledger is closed for writing", "核查结果已不能再写入");
}

hc_status hc_ledger_add(hc_ledger *ledger, const hc_result *result, hc_error *err)
{
	hc_status status = ledger->filling ? check_result(ledger, result, err) : hc_ledger_not_filling(err);

	if (status == HC_OK)
		status = insert_result(ledger, result, err);
	if (status == HC_OK)
		status = insert_missing(ledger, result, err);
	if (status == HC_OK)
		status = insert_evidence(ledger, result, err);
	if (status != HC_OK)
		return hc_ledger_break(ledger, status);
	ledger->rules[result->rule].totals[result->outcome]++;
	ledger->totals[result->outcome]++;
	return HC_OK;
}

static hc_status insert_verdict_totals(hc_ledger *ledger, const hc_ledger_verdict *verdict, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_VERDICT_TOTAL];
	hc_status status = HC_OK;
	int i, k;

	for (i = 0; i < HC_SEVERITY_COUNT; i++) {
		for (k = 0; status == HC_OK && k < HC_OUTCOME_COUNT; k++) {
			if (verdict->totals[i][k] == 0)
				continue;
			hc_ledger_bind_text(statement, 1, verdict->owner_id);
			hc_ledger_bind_text(statement, 2, hc_severity_word((hc_severity)i));
			hc_ledger_bind_text(statement, 3, hc_outcome_word((hc_outcome)k));
			sqlite3_bind_int64(statement, 4, verdict->totals[i][k]);
			status = hc_ledger_run(ledger, statement, err);
		}
	}
	return status;
}

hc_status hc_ledger_add_verdict(hc_ledger *ledger, const hc_ledger_verdict *verdict, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_VERDICT];
	hc_status status;
	int code;

	if (!ledger->filling)
		return hc_ledger_not_filling(err);
	if (verdict->level >= ledger->facts.level_count)
		return hc_ledger_break(ledger,
		                       hc_error_add(err, HC_EINTERNAL, NULL, 0, "a verdict that does not exist, for %s",
		                                    "%s 的结论不存在", verdict->owner_id));
	hc_ledger_bind_text(statement, 1, verdict->owner_id);
	hc_ledger_bind_text(statement, 2, verdict->owner_name);
	sqlite3_bind_int64(statement, 3, (sqlite3_int64)verdict->level);
	code = sqlite3_step(statement);
	if (code != SQLITE_DONE) {
		status = is_double(ledger) ? hc_error_add(err, HC_EINTERNAL, NULL, 0, "%s got a second verdict",
		                                          "%s 有两个结论", verdict->owner_id)
		                           : hc_handle_fail(ledger->database, err);
		sqlite3_reset(statement);
		return hc_ledger_break(ledger, status);
	}
	sqlite3_reset(statement);
	status = insert_verdict_totals(ledger, verdict, err);
	if (status != HC_OK)
		return hc_ledger_break(ledger, status);
	ledger->levels[verdict->level].owners++;
	return HC_OK;
}

hc_status hc_ledger_add_problem(hc_ledger *ledger, const hc_ledger_problem *problem, hc_error *err)
{
	sqlite3_stmt *statement = ledger->inserts[HC_INSERT_PROBLEM];
	hc_status status;

	if (!ledger->filling)
		return hc_ledger_not_filling(err);
	hc_ledger_bind_text(statement, 1, problem->entity ? problem->entity : "");
	hc_ledger_bind_text(statement, 2, problem->id ? problem->id : "");
	hc_ledger_bind_text(statement, 3, problem->field ? problem->field : "");
	hc_ledger_bind_text(statement, 4, hc_label_text(problem->text, HC_ZH));
	hc_ledger_bind_text(statement, 5, hc_label_text(problem->text, HC_EN));
	status = hc_ledger_run(ledger, statement, err);
	return status == HC_OK ? HC_OK : hc_ledger_break(ledger, status);
}

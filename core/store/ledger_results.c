/* SPDX-License-Identifier: MIT */
/*
 * Results come in many at a time, and each of the three tables that hold them
 * takes its rows from all of these in one INSERT … SELECT. What it selects from
 * is a virtual table over the results at hand: nothing is bound, and the table
 * written to stays open from row to row. Results stand in the order they will
 * be read, whatever order they come in, because the tables are keyed by rule
 * and subject; the key is also what refuses a second result. Whole numbers are
 * stored as such, and only other fractions as text.
 */

#include "store/ledger_internal.h"

#include "base/memory.h"

#include <limits.h>
#include <string.h>

#define FRACTIONS 4 /* of a result: both ends of two intervals */

/* A walk over the rows of one of the tables: the results, or the items of each result's list. */
typedef struct walk {
	sqlite3_vtab_cursor base;
	hc_ledger *ledger;
	size_t item;
	char fractions[FRACTIONS][HC_FRACTION_TEXT]; /* of the row */
} walk;

typedef struct arrival {
	const char *name, *columns;
	size_t (*count)(const hc_result *result); /* rows that a result has */
	void (*give)(sqlite3_context *to, int column, const hc_result *result, walk *at);
	const char *insert;
} arrival;

typedef struct arrivals {
	sqlite3_vtab base;
	hc_ledger *ledger;
	const arrival *of;
} arrivals;

/* ---- values ---- */

/* Gives a copy of `text` in which every byte that is no UTF-8 has become U+FFFD. */
static void give_cleaned(sqlite3_context *to, const char *text)
{
	hc_text clean;

	hc_text_init(&clean);
	hc_ledger_clean(&clean, text);
	if (clean.failed)
		sqlite3_result_error_nomem(to);
	else
		sqlite3_result_text(to, hc_text_get(&clean), -1, SQLITE_TRANSIENT);
	hc_text_drop(&clean);
}

/* What is given lives until the next row; a value that is not given is NULL. */
static void give_text(sqlite3_context *to, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (text && length <= INT_MAX && hc_utf8_valid(text, length))
		sqlite3_result_text(to, text, (int)length, SQLITE_STATIC);
	else if (text)
		give_cleaned(to, text);
}

/* A word of the program's own, which needs no look. */
static void give_word(sqlite3_context *to, const char *word)
{
	sqlite3_result_text(to, word, -1, SQLITE_STATIC);
}

/* A whole number as such, another as an exact text written into `buffer`. */
static void give_fraction(sqlite3_context *to, hc_fraction value, char buffer[HC_FRACTION_TEXT])
{
	if (value.den == 1) {
		sqlite3_result_int64(to, value.num);
	} else if (!hc_fraction_is_none(value)) {
		hc_fraction_write(buffer, value);
		sqlite3_result_text(to, buffer, -1, SQLITE_STATIC);
	}
}

/* One of three columns: the number for people, the low and the high end. */
static void give_interval(sqlite3_context *to, int column, hc_interval value, char buffers[2][HC_FRACTION_TEXT])
{
	bool exact;

	if (hc_interval_is_none(value))
		return;
	exact = hc_interval_is_exact(value);
	if (column == 0 && exact && hc_fraction_is_finite(value.low))
		sqlite3_result_double(to, hc_fraction_double(value.low));
	else if (column == 1)
		give_fraction(to, value.low, buffers[0]);
	else if (column == 2 && !exact)
		give_fraction(to, value.high, buffers[1]);
}

static void give_number_if(sqlite3_context *to, bool has, int64_t number)
{
	if (has)
		sqlite3_result_int64(to, number);
}

/* ---- the rows of each table ---- */

#define RESULT_COLUMNS \
	"rule,subject_id,subject_name,owner_id,outcome,comparison,kind,actual,actual_low,actual_high,actual_exact,required," \
	"required_low,required_high,required_exact,unit,shortfall,shortfall_unit,margin,binding,verified,limit_name,missing," \
	"evidence_count,evidence,reason_zh,reason_en,clauses"

/* clang-format off */
static void give_result(sqlite3_context *to, int column, const hc_result *result, walk *at)
{
	switch (column) {
	case 0: sqlite3_result_int64(to, result->rule); break;
	case 1: give_text(to, result->subject_id); break;
	case 2: give_text(to, result->subject_name); break;
	case 3: give_text(to, result->owner_id); break;
	case 4: give_word(to, hc_outcome_word(result->outcome)); break;
	case 5: give_word(to, hc_comparison_word(result->comparison)); break;
	case 6: sqlite3_result_int64(to, result->kind); break;
	case 7: case 8: case 9: give_interval(to, column - 7, result->actual, at->fractions); break;
	case 10: give_text(to, result->actual_exact); break;
	case 11: case 12: case 13: give_interval(to, column - 11, result->required, at->fractions + 2); break;
	case 14: give_text(to, result->required_exact); break;
	case 15: give_text(to, result->unit); break;
	case 16: give_number_if(to, result->has_shortfall, result->shortfall); break;
	case 17: give_text(to, result->shortfall_unit); break;
	case 18: give_number_if(to, result->has_margin, result->margin); break;
	case 19: give_text(to, result->binding); break;
	case 20: give_word(to, hc_verified_word(result->verified)); break;
	case 21: give_text(to, result->limit); break;
	case 22: sqlite3_result_int64(to, (sqlite3_int64)result->missing_count); break;
	case 23: sqlite3_result_int64(to, result->evidence_count); break;
	case 24: sqlite3_result_int64(to, (sqlite3_int64)result->evidence_named); break;
	case 25: give_text(to, result->reason.zh); break;
	case 26: give_text(to, result->reason.en); break;
	default: sqlite3_result_int64(to, result->clauses);
	}
}

static void give_missing(sqlite3_context *to, int column, const hc_result *result, walk *at)
{
	switch (column) {
	case 0: sqlite3_result_int64(to, result->rule); break;
	case 1: give_text(to, result->subject_id); break;
	case 2: sqlite3_result_int64(to, (sqlite3_int64)at->item); break;
	case 3: give_text(to, result->missing[at->item].field); break;
	default: sqlite3_result_int64(to, result->missing[at->item].rows);
	}
}

static void give_evidence(sqlite3_context *to, int column, const hc_result *result, walk *at)
{
	switch (column) {
	case 0: sqlite3_result_int64(to, result->rule); break;
	case 1: give_text(to, result->subject_id); break;
	case 2: sqlite3_result_int64(to, (sqlite3_int64)at->item); break;
	case 3: give_text(to, result->evidence[at->item].entity); break;
	default: give_text(to, result->evidence[at->item].id);
	}
}
/* clang-format on */

static size_t one(const hc_result *result)
{
	(void)result;
	return 1;
}

static size_t count_missing(const hc_result *result)
{
	return result->missing_count;
}

static size_t count_evidence(const hc_result *result)
{
	return result->evidence_named;
}

static const arrival kinds[HC_ARRIVAL_COUNT] = {
	[HC_ARRIVAL_RESULT] = { "new_result", RESULT_COLUMNS, one, give_result, "INSERT OR FAIL INTO result SELECT * FROM new_result" },
	[HC_ARRIVAL_MISSING] = { "new_missing", "rule,subject_id,position,field,rows", count_missing, give_missing,
	                         "INSERT OR FAIL INTO missing SELECT * FROM new_missing" },
	[HC_ARRIVAL_EVIDENCE] = { "new_evidence", "rule,subject_id,position,entity,id", count_evidence, give_evidence,
	                          "INSERT OR FAIL INTO evidence SELECT * FROM new_evidence" },
};

/* ---- the virtual tables ---- */

/* There is no statement that makes one: a module without xCreate is a table by its own name. */
static int connect_table(sqlite3 *db, void *ledger, int argc, const char *const *argv, sqlite3_vtab **out, char **message)
{
	arrivals *table = hc_memory_alloc(sizeof *table);
	hc_text sql;
	int i, code = SQLITE_NOMEM;

	(void)argc;
	(void)message;
	hc_text_init(&sql);
	for (i = 0; table && i < HC_ARRIVAL_COUNT; i++) {
		if (strcmp(argv[0], kinds[i].name) == 0)
			table->of = &kinds[i];
	}
	if (table) {
		table->ledger = ledger;
		hc_text_addf(&sql, "CREATE TABLE x(%s)", table->of->columns);
		code = sql.failed ? SQLITE_NOMEM : sqlite3_declare_vtab(db, hc_text_get(&sql));
	}
	hc_text_drop(&sql);
	if (code != SQLITE_OK)
		hc_memory_free(table);
	else
		*out = &table->base;
	return code;
}

static int disconnect_table(sqlite3_vtab *table)
{
	hc_memory_free(table);
	return SQLITE_OK;
}

/* There is one way to read it: from the first row to the last. */
static int plan_walk(sqlite3_vtab *table, sqlite3_index_info *plan)
{
	(void)table;
	(void)plan;
	return SQLITE_OK;
}

static int open_walk(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
	walk *at = hc_memory_alloc(sizeof *at);

	if (!at)
		return SQLITE_NOMEM;
	at->ledger = ((arrivals *)table)->ledger;
	*out = &at->base;
	return SQLITE_OK;
}

static int close_walk(sqlite3_vtab_cursor *cursor)
{
	hc_memory_free(cursor);
	return SQLITE_OK;
}

/* From an item that may not be there to the next that is. */
static void settle(walk *at)
{
	const arrival *of = ((const arrivals *)at->base.pVtab)->of;
	hc_ledger_arrived *arrived = &at->ledger->arrived;

	while (arrived->at < arrived->count && at->item >= of->count(&arrived->results[arrived->at])) {
		arrived->at++;
		at->item = 0;
	}
}

static int begin_walk(sqlite3_vtab_cursor *cursor, int number, const char *text, int argc, sqlite3_value **argv)
{
	walk *at = (walk *)cursor;

	(void)number;
	(void)text;
	(void)argc;
	(void)argv;
	at->item = at->ledger->arrived.at = 0;
	settle(at);
	return SQLITE_OK;
}

static int next_row(sqlite3_vtab_cursor *cursor)
{
	walk *at = (walk *)cursor;

	at->item++;
	settle(at);
	return SQLITE_OK;
}

static int is_past(sqlite3_vtab_cursor *cursor)
{
	const hc_ledger_arrived *arrived = &((walk *)cursor)->ledger->arrived;

	return arrived->at == arrived->count;
}

static int give_column(sqlite3_vtab_cursor *cursor, sqlite3_context *to, int column)
{
	walk *at = (walk *)cursor;
	const hc_ledger_arrived *arrived = &at->ledger->arrived;

	((const arrivals *)cursor->pVtab)->of->give(to, column, &arrived->results[arrived->at], at);
	return SQLITE_OK;
}

static int give_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out)
{
	*out = (sqlite3_int64)((walk *)cursor)->ledger->arrived.at;
	return SQLITE_OK;
}

static const sqlite3_module module = {
	.xConnect = connect_table,
	.xBestIndex = plan_walk,
	.xDisconnect = disconnect_table,
	.xOpen = open_walk,
	.xClose = close_walk,
	.xFilter = begin_walk,
	.xNext = next_row,
	.xEof = is_past,
	.xColumn = give_column,
	.xRowid = give_rowid,
};

hc_status hc_ledger_prepare_arrivals(hc_ledger *ledger, hc_error *err)
{
	hc_status status = HC_OK;
	int i;

	for (i = 0; status == HC_OK && i < HC_ARRIVAL_COUNT; i++) {
		if (sqlite3_create_module(ledger->database->db, kinds[i].name, &module, ledger) != SQLITE_OK)
			status = hc_handle_fail(ledger->database, err);
		else
			status = hc_handle_prepare(&ledger->arrivals[i], ledger->database, kinds[i].insert, err);
	}
	return status;
}

/* ---- adding ---- */

static hc_status check_result(const hc_ledger *ledger, const hc_result *result, hc_error *err)
{
	if (result->rule >= ledger->facts.rule_count || (unsigned)result->outcome >= HC_OUTCOME_COUNT ||
	    (unsigned)result->comparison >= HC_COMPARISON_COUNT || (unsigned)result->verified >= HC_VERIFIED_COUNT ||
	    (unsigned)result->kind > HC_KIND_TEXT || !result->subject_id)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "a result is not well formed (rule number %u)",
		                    "结果格式不正确（规则序号 %u）", result->rule);
	if (!hc_ledger_runs(&ledger->rules[result->rule]))
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "a result of %s, which does not run",
		                    "规则 %s 未运行，却有结果", ledger->rules[result->rule].id);
	return HC_OK;
}

/* Inserts the rows that the results at hand have for one table. */
static hc_status insert(hc_ledger *ledger, hc_ledger_arrival kind, const hc_result **twice, hc_error *err)
{
	const hc_ledger_arrived *arrived = &ledger->arrived;
	int code = sqlite3_step(ledger->arrivals[kind]);
	hc_status status = HC_OK;

	if (code != SQLITE_DONE && kind == HC_ARRIVAL_RESULT && hc_ledger_is_double(ledger)) {
		status = HC_EDATA;
		*twice = &arrived->results[arrived->at];
	} else if (code != SQLITE_DONE) {
		status = hc_handle_fail(ledger->database, err);
	}
	sqlite3_reset(ledger->arrivals[kind]);
	return status;
}

static void count_in(hc_ledger *ledger, const hc_result *result)
{
	ledger->rules[result->rule].totals[result->outcome]++;
	ledger->totals[result->outcome]++;
}

hc_status hc_ledger_add(hc_ledger *ledger, const hc_result *results, size_t count, const hc_result **twice, hc_error *err)
{
	hc_status status = ledger->filling ? HC_OK : hc_ledger_not_filling(err);
	const hc_result *found = NULL;
	size_t i;
	int kind;

	for (i = 0; status == HC_OK && i < count; i++)
		status = check_result(ledger, &results[i], err);
	ledger->arrived = (hc_ledger_arrived){ results, count, 0 };
	for (kind = 0; status == HC_OK && kind < HC_ARRIVAL_COUNT; kind++)
		status = insert(ledger, (hc_ledger_arrival)kind, &found, err);
	if (twice)
		*twice = found;
	if (status != HC_OK)
		return hc_ledger_break(ledger, status);
	for (i = 0; i < count; i++)
		count_in(ledger, &results[i]);
	return HC_OK;
}

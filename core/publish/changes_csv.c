/* SPDX-License-Identifier: MIT */
/* A row for each pair that changes, what comes from one side before what goes to the other. */

#include "publish/changes_format.h"

#include "publish/change_lines.h"
#include "publish/csv_row.h"

static const char header[] = HC_CSV_MARK
	"rule,title,subject_entity,subject_id,subject_name,owner_id,severity,from_date,to_date,from_verdict,"
	"to_verdict,from_result,to_result,required_changed,shortfall_changed,from_actual,to_actual,from_required,"
	"to_required,from_unit,to_unit,from_shortfall,to_shortfall,shortfall_growth,from_shortfall_unit,"
	"to_shortfall_unit,from_clauses,to_clauses,from_message,to_message\r\n";

typedef struct writer {
	FILE *out;
	const hc_changes *changes;
	hc_lang lang;
	char from[11], to[11]; /* the two dates */
	hc_csv_row row;
} writer;

/* One cell of a side; `result` is not NULL. */
typedef void (*add_cell)(writer *w, const hc_ledger *ledger, const hc_result *result);

static void add_actual(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	(void)ledger;
	hc_csv_add_value(&w->row, result, result->actual, result->actual_exact);
}

static void add_required(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	(void)ledger;
	hc_csv_add_value(&w->row, result, result->required, result->required_exact);
}

static void add_unit(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	(void)ledger;
	hc_csv_add_guarded(&w->row, result->unit);
}

static void add_shortfall(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	(void)ledger;
	hc_csv_add_integer(&w->row, result->has_shortfall, result->shortfall);
}

static void add_shortfall_unit(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	(void)ledger;
	hc_csv_add_guarded(&w->row, result->has_shortfall ? result->shortfall_unit : NULL);
}

static void add_clauses(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	hc_csv_add_clauses(&w->row, &hc_ledger_facts_of(ledger)->rules[result->rule], result);
}

static void add_message(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	hc_change_add_message(&w->row.cell, ledger, result, w->lang);
	hc_csv_add_cell(&w->row);
}

/* The same cell of either side; empty where it has no result. */
static void add_both(writer *w, const hc_change *change, add_cell add)
{
	if (change->pair.from)
		add(w, w->changes->from, change->pair.from);
	else
		hc_csv_add(&w->row, "");
	if (change->pair.to)
		add(w, w->changes->to, change->pair.to);
	else
		hc_csv_add(&w->row, "");
}

/* The name of a level; empty for no verdict. */
static void add_level(writer *w, const hc_ledger *ledger, size_t level)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);

	hc_csv_add_guarded(&w->row, level < facts->level_count ? facts->levels[level].name : NULL);
}

static void add_subject(writer *w, const hc_change *change)
{
	hc_csv_add_guarded(&w->row, change->rule->id);
	hc_csv_add_guarded(&w->row, hc_label_text(change->rule->title, w->lang));
	hc_csv_add_guarded(&w->row, change->rule->entity);
	hc_csv_add_guarded(&w->row, change->either->subject_id);
	hc_csv_add_guarded(&w->row, change->either->subject_name);
	hc_csv_add_guarded(&w->row, change->either->owner_id);
	hc_csv_add(&w->row, hc_severity_word(change->rule->severity));
}

static void add_change(writer *w, const hc_change *change, const hc_owner_change *owner)
{
	add_subject(w, change);
	hc_csv_add(&w->row, w->from);
	hc_csv_add(&w->row, w->to);
	add_level(w, w->changes->from, owner->from);
	add_level(w, w->changes->to, owner->to);
	hc_csv_add(&w->row, hc_change_end_word(hc_change_end(change->pair.from)));
	hc_csv_add(&w->row, hc_change_end_word(hc_change_end(change->pair.to)));
	hc_csv_add(&w->row, change->required ? "true" : "false");
	hc_csv_add(&w->row, change->shortfall ? "true" : "false");
	add_both(w, change, add_actual);
	add_both(w, change, add_required);
	add_both(w, change, add_unit);
	add_both(w, change, add_shortfall);
	hc_csv_add_integer(&w->row, change->measured, change->grows);
	add_both(w, change, add_shortfall_unit);
	add_both(w, change, add_clauses);
	add_both(w, change, add_message);
}

static hc_status write_change(void *context, const hc_change *change, hc_error *err)
{
	writer *w = context;
	hc_owner_change owner;
	hc_status status = hc_changes_find_owner(&owner, w->changes, change->either->owner_id, err);

	if (status != HC_OK)
		return status;
	add_change(w, change, &owner);
	return hc_csv_write(&w->row, w->out, err);
}

hc_status hc_changes_csv(FILE *out, const hc_changes *changes, const hc_format_options *options, hc_error *err)
{
	writer w = { .out = out, .changes = changes, .lang = options->lang };
	hc_status status;

	hc_date_write(w.from, hc_ledger_facts_of(changes->from)->as_of);
	hc_date_write(w.to, hc_ledger_facts_of(changes->to)->as_of);
	hc_csv_init(&w.row);
	fputs(header, out);
	status = hc_changes_read(changes, write_change, &w, err);
	hc_csv_drop(&w.row);
	return status;
}

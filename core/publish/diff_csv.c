/* SPDX-License-Identifier: MIT */
/* A row for each finding of either audit, by rule and subject. */

#include "publish/diff_format.h"

#include "publish/change_lines.h"
#include "publish/csv_row.h"

static const char header[] = HC_CSV_MARK
	"state,cause,owner_id,owner_name,rule,title,severity,subject_entity,subject_id,subject_name,from_date,to_date,from_result,"
	"to_result,from_actual,to_actual,from_required,to_required,from_shortfall,to_shortfall,shortfall_growth,shortfall_unit,"
	"found,deadline,days_left,from_message,to_message\r\n";

typedef struct writer {
	FILE *out;
	const hc_diff *diff;
	hc_lang lang;
	char from[11], to[11]; /* the two dates */
	hc_csv_row row;
} writer;

static void add_day(hc_csv_row *row, hc_date day)
{
	char text[11] = "";

	if (day != HC_DATE_NEVER)
		hc_date_write(text, day);
	hc_csv_add(row, text);
}

static void add_message(writer *w, const hc_ledger *ledger, const hc_result *result)
{
	hc_change_add_message(&w->row.cell, ledger, result, w->lang);
	hc_csv_add_cell(&w->row);
}

static void add_values(writer *w, const hc_diff_finding *f)
{
	static const hc_result none = { .actual_exact = NULL };
	const hc_result *from = f->from ? f->from : &none, *to = f->to ? f->to : &none;

	hc_csv_add_value(&w->row, from, from->actual, from->actual_exact);
	hc_csv_add_value(&w->row, to, to->actual, to->actual_exact);
	hc_csv_add_value(&w->row, from, from->required, from->required_exact);
	hc_csv_add_value(&w->row, to, to->required, to->required_exact);
}

static void add_shortfalls(writer *w, const hc_diff_finding *f)
{
	const hc_result *short_of = f->to && f->to->has_shortfall ? f->to : f->from && f->from->has_shortfall ? f->from : NULL;

	hc_csv_add_integer(&w->row, f->from && f->from->has_shortfall, f->from ? f->from->shortfall : 0);
	hc_csv_add_integer(&w->row, f->to && f->to->has_shortfall, f->to ? f->to->shortfall : 0);
	hc_csv_add_integer(&w->row, f->measured, f->grows);
	hc_csv_add_guarded(&w->row, short_of ? short_of->shortfall_unit : NULL);
}

static hc_status write_finding(void *context, const hc_diff_finding *f, hc_error *err)
{
	writer *w = context;
	hc_owner_change owner;
	hc_status status = hc_changes_find_owner(&owner, &w->diff->changes, f->owner_id, err);

	if (status != HC_OK)
		return status;
	hc_csv_add(&w->row, hc_diff_word(f->state));
	hc_csv_add(&w->row, hc_diff_cause_word(f->cause));
	hc_csv_add_guarded(&w->row, f->owner_id);
	hc_csv_add_guarded(&w->row, owner.owner_name);
	hc_csv_add_guarded(&w->row, f->rule->id);
	hc_csv_add_guarded(&w->row, hc_label_text(f->rule->title, w->lang));
	hc_csv_add(&w->row, hc_severity_word(f->rule->severity));
	hc_csv_add_guarded(&w->row, f->rule->entity);
	hc_csv_add_guarded(&w->row, f->either->subject_id);
	hc_csv_add_guarded(&w->row, f->either->subject_name);
	hc_csv_add(&w->row, w->from);
	hc_csv_add(&w->row, w->to);
	hc_csv_add(&w->row, hc_change_end_word(hc_change_end(f->from)));
	hc_csv_add(&w->row, hc_change_end_word(hc_change_end(f->to)));
	add_values(w, f);
	add_shortfalls(w, f);
	add_day(&w->row, f->found);
	add_day(&w->row, f->deadline);
	hc_csv_add_integer(&w->row, f->deadline != HC_DATE_NEVER, f->days_left);
	add_message(w, w->diff->from, f->from);
	add_message(w, w->diff->to, f->to);
	return hc_csv_write(&w->row, w->out, err);
}

hc_status hc_diff_csv(FILE *out, const hc_diff *diff, const hc_format_options *options, hc_error *err)
{
	writer w = { .out = out, .diff = diff, .lang = options->lang };
	hc_status status;

	hc_date_write(w.from, hc_ledger_facts_of(diff->from)->as_of);
	hc_date_write(w.to, hc_ledger_facts_of(diff->to)->as_of);
	hc_csv_init(&w.row);
	fputs(header, out);
	status = hc_diff_read(diff, false, write_finding, &w, err);
	hc_csv_drop(&w.row);
	return status;
}

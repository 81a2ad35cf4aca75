/* SPDX-License-Identifier: MIT */
/*
 * Each table has a function that fills a row, in the order of its columns
 * (table.c). A row's texts are put together in an arena that is emptied for
 * the next one.
 */

#include "publish/table.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

struct hc_table_rows {
	const hc_table *table;
	hc_edition *edition;
	hc_lang lang;
	hc_see_row see;
	void *context;
	hc_arena arena;
	hc_text text;     /* for add_built */
	hc_arena owner;   /* of the facets of the owner in hand */
	const char *facets[HC_TABLE_ENTRY_FACETS]; /* as they are read; NULL or empty: not known */
	const hc_date *deadlines;
	size_t deadline_count;
	hc_cell cells[HC_TABLE_COLUMNS];
	size_t at;
	bool failed;
};

typedef hc_table_rows row;

static hc_cell *next_cell(row *r, hc_cell_kind kind)
{
	hc_cell *cell = &r->cells[r->at++];

	*cell = (hc_cell){ .kind = kind, .line = (double)NAN };
	return cell;
}

static void add_text(row *r, const char *text)
{
	if (text && text[0])
		next_cell(r, HC_CELL_TEXT)->text = text;
	else
		next_cell(r, HC_CELL_NONE);
}

static void add_label(row *r, hc_label label)
{
	add_text(r, hc_label_text(label, r->lang));
}

static void add_whole(row *r, int64_t number)
{
	next_cell(r, HC_CELL_WHOLE)->number = (double)number;
}

static void add_date(row *r, hc_date date)
{
	if (date <= HC_DATE_MIN || date >= HC_DATE_MAX)
		next_cell(r, HC_CELL_NONE);
	else
		next_cell(r, HC_CELL_DATE)->date = date;
}

/* Empties `text`, which would forget that it failed. */
static void clear_text(row *r)
{
	r->failed = r->failed || r->text.failed;
	hc_text_clear(&r->text);
}

/* What was put together in `text`. */
static void add_built(row *r)
{
	const char *kept = hc_arena_text(&r->arena, hc_text_get(&r->text));

	r->failed = r->failed || !kept;
	clear_text(r);
	add_text(r, kept);
}

static hc_status end_row(row *r, hc_error *err)
{
	hc_status status = r->failed ? hc_error_nomem(err) : r->see(r->context, r->cells, err);

	hc_arena_empty(&r->arena);
	r->at = 0;
	return status;
}

/* ---- owners ---- */

static int64_t sum_of(const hc_edition_owner *owner, hc_outcome outcome)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_SEVERITY_COUNT; i++)
		sum += owner->totals[i][outcome];
	return sum;
}

/* What is read of a facet: its label, where it has one; empty: not known. */
static const char *facet_text(const row *r, const hc_edition_owner *owner, size_t facet)
{
	const hc_ledger_facet_value *value = owner->facets ? &owner->facets[facet] : NULL;
	const char *label = value ? hc_label_text(value->label, r->lang) : "";

	return label[0] || !value || !value->value ? label : value->value;
}

static void add_facets(row *r, const hc_edition_owner *owner, size_t first, size_t end)
{
	size_t i;

	for (i = first; i < hc_edition_facts(r->edition)->facet_count && i < end; i++)
		add_text(r, facet_text(r, owner, i));
}

static hc_status see_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	row *r = context;
	const hc_ledger_facts *facts = hc_edition_facts(r->edition);
	int k;

	add_text(r, owner->id);
	add_text(r, owner->name);
	add_facets(r, owner, 0, HC_TABLE_ENTRY_FACETS);
	add_label(r, facts->levels[owner->level].label);
	for (k = HC_SEVERITY_COUNT - 1; k >= 0; k--)
		add_whole(r, owner->totals[k][HC_FAIL]);
	add_whole(r, sum_of(owner, HC_UNKNOWN) + sum_of(owner, HC_BROKEN));
	add_date(r, r->deadline_count > 0 ? *r->deadlines : HC_DATE_NEVER);
	if (r->deadline_count > 0) {
		r->deadlines++;
		r->deadline_count--;
	}
	add_whole(r, sum_of(owner, HC_WAIVED));
	add_whole(r, sum_of(owner, HC_PASS));
	add_facets(r, owner, HC_TABLE_ENTRY_FACETS, HC_TABLE_FACETS);
	return end_row(r, err);
}

/* ---- findings ---- */

static void add_area(row *r, const char *area)
{
	const hc_ledger_term *term;

	hc_text_addf(&r->text, "area:%s", area);
	term = hc_edition_term(r->edition, hc_text_get(&r->text));
	clear_text(r);
	add_text(r, term ? hc_label_text(term->label, r->lang) : area);
}

static void add_clauses(row *r, const hc_ledger_rule *rule, const hc_entry *entry)
{
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		if (!entry || hc_entry_cites(entry, i))
			hc_text_addf(&r->text, "%s%s", r->text.length ? " " : "", rule->clauses[i].id);
	}
	add_built(r);
}

static void add_sources(row *r, const hc_ledger_rule *rule, const hc_entry *entry)
{
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		const hc_ledger_clause *clause = &rule->clauses[i];

		if (entry && !hc_entry_cites(entry, i))
			continue;
		hc_text_add(&r->text, r->text.length ? (r->lang == HC_ZH ? "；" : "; ") : "");
		hc_text_add(&r->text, hc_label_text(clause->document, r->lang));
		if (clause->number)
			hc_text_addf(&r->text, r->lang == HC_ZH ? "（%s）" : " (%s)", clause->number);
	}
	add_built(r);
}

static bool is_share(const hc_entry *entry)
{
	return hc_entry_unit(entry) && strcmp(hc_entry_unit(entry), "share") == 0;
}

/* The words for an entity, a field or a unit; of "a/b" those for both. */
static void add_unit(row *r, const char *unit)
{
	const char *stroke = unit ? strchr(unit, '/') : NULL;
	const hc_ledger_term *term = hc_edition_term(r->edition, unit), *over;

	if (term || !stroke) {
		add_text(r, term ? hc_label_text(term->label, r->lang) : unit);
		return;
	}
	hc_text_add_bytes(&r->text, unit, (size_t)(stroke - unit));
	over = hc_edition_term(r->edition, hc_text_get(&r->text));
	term = hc_edition_term(r->edition, stroke + 1);
	if (over) {
		clear_text(r);
		hc_text_add(&r->text, hc_label_text(over->label, r->lang));
	}
	hc_text_addf(&r->text, "/%s", term ? hc_label_text(term->label, r->lang) : stroke + 1);
	add_built(r);
}

/* A number where it is one; else the words for it. */
static void add_value(row *r, const hc_entry *entry, bool known, double number,
                      void (*words)(hc_text *, const hc_entry *, hc_lang), double line)
{
	hc_cell *cell;

	if (!known) {
		words(&r->text, entry, r->lang);
		add_built(r);
		return;
	}
	cell = next_cell(r, is_share(entry) ? HC_CELL_SHARE : HC_CELL_NUMBER);
	cell->number = number;
	cell->line = line;
}

static void add_values(row *r, const hc_entry *entry)
{
	double actual = 0, required = 0;
	bool has_actual = hc_entry_actual(entry, &actual), has_required = hc_entry_required(entry, &required);
	int64_t shortfall;

	add_value(r, entry, has_actual, actual, hc_entry_add_actual, has_required ? required : (double)NAN);
	add_value(r, entry, has_required, required, hc_entry_add_required, has_actual ? actual : (double)NAN);
	add_unit(r, hc_entry_unit(entry));
	if (hc_entry_shortfall(entry, &shortfall))
		add_whole(r, shortfall);
	else
		next_cell(r, HC_CELL_NONE);
}

static void add_deadline(row *r, const hc_term_of_finding *term)
{
	add_date(r, term ? term->deadline : HC_DATE_NEVER);
	if (term && term->deadline != HC_DATE_NEVER)
		add_whole(r, term->days_left);
	else
		next_cell(r, HC_CELL_NONE);
}

static void add_evidence(row *r, const hc_entry *entry)
{
	int64_t count = hc_entry_evidence_count(entry);
	size_t i;

	if (count < 0)
		next_cell(r, HC_CELL_NONE);
	else
		add_whole(r, count);
	for (i = 0; i < hc_entry_evidence_named(entry); i++)
		hc_text_addf(&r->text, "%s%s", i ? " " : "", hc_entry_evidence(entry, i)->id);
	add_built(r);
}

static void add_who(row *r, const hc_entry *entry)
{
	add_text(r, hc_entry_owner_id(entry));
	add_text(r, hc_entry_owner_name(entry));
}

static hc_status see_finding(row *r, const hc_entry *entry, hc_error *err)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	const hc_term_of_finding *term = hc_entry_term(entry);
	size_t i;

	add_who(r, entry);
	add_area(r, rule->area);
	add_label(r, rule->title);
	add_label(r, hc_severity_label(rule->severity));
	add_label(r, hc_outcome_label(hc_entry_outcome(entry)));
	hc_entry_add_message(&r->text, entry, r->lang);
	add_built(r);
	add_deadline(r, term);
	for (i = 0; i < hc_edition_facts(r->edition)->facet_count && i < HC_TABLE_ENTRY_FACETS; i++)
		add_text(r, r->facets[i]);
	add_values(r, entry);
	add_unit(r, hc_entry_shortfall_unit(entry));
	add_unit(r, rule->entity);
	add_text(r, hc_entry_subject_id(entry));
	add_text(r, hc_entry_subject_name(entry));
	add_date(r, term ? term->found : HC_DATE_NEVER);
	add_text(r, rule->id);
	add_clauses(r, rule, entry);
	add_sources(r, rule, entry);
	add_label(r, hc_verified_label(hc_entry_verified(entry)));
	hc_entry_add_doubts(&r->text, entry, r->lang);
	add_built(r);
	hc_entry_add_missing(&r->text, entry, r->lang);
	add_built(r);
	add_evidence(r, entry);
	return end_row(r, err);
}

/* ---- missing data ---- */

static hc_status see_missing(row *r, const hc_entry *entry, hc_error *err)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	hc_status status = HC_OK;
	int64_t rows;
	size_t i;

	for (i = 0; status == HC_OK && i < hc_entry_missing_count(entry); i++) {
		const char *field = hc_entry_missing(entry, i, &rows);

		add_who(r, entry);
		add_text(r, rule->id);
		add_label(r, rule->title);
		add_text(r, hc_entry_subject_id(entry));
		add_text(r, field);
		add_unit(r, field);
		if (rows < 0)
			next_cell(r, HC_CELL_NONE);
		else
			add_whole(r, rows);
		status = end_row(r, err);
	}
	return status;
}

/* ---- rules ---- */

static hc_label state_label(const char *state)
{
	if (strcmp(state, "runs") == 0)
		return (hc_label){ "已核查", "checked" };
	if (strcmp(state, "not_in_force") == 0)
		return (hc_label){ "未施行", "not in force" };
	return (hc_label){ "依据未核实", "not verified" };
}

static hc_status read_rules(row *r, hc_error *err)
{
	static const hc_outcome columns[] = { HC_PASS, HC_FAIL, HC_UNKNOWN, HC_NOT_APPLICABLE, HC_WAIVED, HC_BROKEN };
	const hc_ledger_facts *facts = hc_edition_facts(r->edition);
	hc_status status = HC_OK;
	size_t i, k;

	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		const hc_ledger_rule *rule = &facts->rules[i];

		add_text(r, rule->id);
		add_label(r, rule->title);
		add_area(r, rule->area);
		add_label(r, hc_severity_label(rule->severity));
		add_label(r, state_label(rule->state));
		for (k = 0; k < sizeof columns / sizeof *columns; k++)
			add_whole(r, rule->totals[columns[k]]);
		add_clauses(r, rule, NULL);
		add_sources(r, rule, NULL);
		add_label(r, hc_verified_label(hc_ledger_rule_verified(rule)));
		status = end_row(r, err);
	}
	return status;
}

/* ---- making rows ---- */

hc_status hc_table_rows_new(hc_table_rows **out, const hc_table *table, hc_edition *edition, hc_lang lang, hc_see_row see,
                            void *context, hc_error *err)
{
	hc_table_rows *rows = hc_memory_alloc(sizeof *rows);

	*out = rows;
	if (!rows)
		return hc_error_nomem(err);
	rows->table = table;
	rows->edition = edition;
	rows->lang = lang;
	rows->see = see;
	rows->context = context;
	return HC_OK;
}

void hc_table_rows_free(hc_table_rows *rows)
{
	if (!rows)
		return;
	hc_text_drop(&rows->text);
	hc_arena_drop(&rows->owner);
	hc_arena_drop(&rows->arena);
	hc_memory_free(rows);
}

hc_status hc_table_rows_owner(hc_table_rows *rows, const hc_edition_owner *owner, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(rows->edition);
	size_t i;

	hc_arena_empty(&rows->owner);
	memset(rows->facets, 0, sizeof rows->facets);
	for (i = 0; owner && i < facts->facet_count && i < HC_TABLE_ENTRY_FACETS; i++) {
		rows->facets[i] = hc_arena_text(&rows->owner, facet_text(rows, owner, i));
		if (!rows->facets[i])
			return hc_error_nomem(err);
	}
	return HC_OK;
}

void hc_table_rows_deadlines(hc_table_rows *rows, const hc_date *deadlines, size_t count)
{
	rows->deadlines = deadlines;
	rows->deadline_count = count;
}

hc_status hc_table_rows_entry(hc_table_rows *rows, const hc_entry *entry, hc_error *err)
{
	return rows->table->kind == HC_TABLE_FINDINGS ? see_finding(rows, entry, err) : see_missing(rows, entry, err);
}

hc_status hc_table_rows_all(hc_table_rows *rows, hc_error *err)
{
	return rows->table->kind == HC_TABLE_OWNERS ? hc_edition_read_owners(rows->edition, see_owner, rows, err) : read_rules(rows, err);
}

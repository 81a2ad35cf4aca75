/* SPDX-License-Identifier: MIT */
/* A line for each owner, kept until all are known: some hundred bytes each. */

#include "publish/web_rows.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

char hc_web_area_letter(size_t area)
{
	static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ._";

	return letters[area < HC_AREAS_MAX ? area : HC_AREAS_MAX - 1];
}

char hc_web_outcome_letter(hc_outcome outcome)
{
	return hc_outcome_word(outcome)[0];
}

const char *hc_web_facet_text(const hc_ledger_facet_value *value, hc_lang lang)
{
	const char *label = hc_label_text(value->label, lang);

	return label[0] ? label : value->value;
}

hc_status hc_web_rows_new(hc_web_rows **out, const hc_web *web, hc_error *err)
{
	hc_web_rows *rows = hc_memory_alloc(sizeof *rows);

	*out = rows;
	if (!rows)
		return hc_error_nomem(err);
	rows->web = web;
	rows->choices = hc_arena_alloc(&rows->arena, (web->facts->facet_count + 1) * sizeof *rows->choices);
	return rows->choices ? HC_OK : hc_error_nomem(err);
}

void hc_web_rows_free(hc_web_rows *rows)
{
	size_t i;

	if (!rows)
		return;
	for (i = 0; rows->choices && i < rows->web->facts->facet_count; i++)
		hc_memory_free(rows->choices[i].values);
	hc_memory_free(rows->items);
	hc_arena_drop(&rows->arena);
	hc_memory_free(rows);
}

/* The number of a facet's value among its choices, from 1; 0 when out of memory. */
static uint32_t choose(hc_web_rows *rows, hc_web_choice *choice, const hc_ledger_facet_value *value)
{
	hc_ledger_facet_value kept;
	size_t i;

	for (i = 0; i < choice->count; i++) {
		if (strcmp(choice->values[i].value, value->value) == 0)
			return (uint32_t)i + 1;
	}
	kept = (hc_ledger_facet_value){ hc_arena_text(&rows->arena, value->value),
		                        { hc_arena_text(&rows->arena, value->label.zh), hc_arena_text(&rows->arena, value->label.en) } };
	if (!kept.value || !hc_memory_grow(&choice->values, &choice->capacity, choice->count, sizeof kept)) {
		rows->failed = true;
		return 0;
	}
	choice->values[choice->count++] = kept;
	return (uint32_t)choice->count;
}

static bool fill(hc_web_rows *rows, hc_web_row *row, const hc_edition_owner *owner)
{
	const hc_ledger_facts *facts = rows->web->facts;
	int i;

	row->id = hc_arena_text(&rows->arena, owner->id);
	row->name = hc_arena_text(&rows->arena, owner->name);
	row->facets = hc_arena_alloc(&rows->arena, (facts->facet_count + 1) * sizeof *row->facets);
	row->cells = hc_arena_alloc(&rows->arena, facts->rule_count + 1);
	row->areas = hc_arena_alloc(&rows->arena, 2 * rows->web->area_count + 1);
	if (!row->id || (owner->name && !row->name) || !row->facets || !row->cells || !row->areas)
		return false;
	row->level = owner->level;
	row->deadline = HC_DATE_NEVER;
	memset(row->cells, '-', facts->rule_count);
	for (i = 0; i < HC_SEVERITY_COUNT; i++) {
		row->failed[i] = owner->totals[i][HC_FAIL];
		row->undecided += owner->totals[i][HC_UNKNOWN] + owner->totals[i][HC_BROKEN];
	}
	for (i = 0; owner->facets && (size_t)i < facts->facet_count; i++) {
		if (owner->facets[i].value)
			row->facets[i] = choose(rows, &rows->choices[i], &owner->facets[i]);
	}
	return true;
}

hc_status hc_web_rows_owner(hc_web_rows *rows, const hc_edition_owner *owner, hc_error *err)
{
	hc_web_row row = { 0 };

	if (!fill(rows, &row, owner) || !hc_memory_grow(&rows->items, &rows->capacity, rows->count, sizeof row))
		return hc_error_nomem(err);
	rows->items[rows->count++] = row;
	return HC_OK;
}

/* How grave: the gravest of a rule's entries is what its cell shows. */
static int gravity(char letter)
{
	static const char order[] = "-npwuef";

	return (int)(strchr(order, letter) - order);
}

static void note_area(hc_web_row *row, char letter, hc_severity severity)
{
	size_t i = 0;

	while (row->areas[i] && row->areas[i] != letter)
		i += 2;
	if (!row->areas[i]) {
		row->areas[i] = letter;
		row->areas[i + 1] = (char)('0' + severity);
	} else if (row->areas[i + 1] < '0' + (char)severity) {
		row->areas[i + 1] = (char)('0' + severity);
	}
}

void hc_web_rows_entry(hc_web_rows *rows, const hc_entry *entry)
{
	hc_web_row *row = &rows->items[rows->count - 1];
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	const hc_term_of_finding *term = hc_entry_term(entry);
	char *cell = &row->cells[hc_entry_rule_position(entry)], letter = hc_web_outcome_letter(hc_entry_outcome(entry));

	if (gravity(letter) > gravity(*cell))
		*cell = letter;
	if (hc_entry_outcome(entry) == HC_FAIL)
		note_area(row, hc_web_area_letter(hc_web_area_position(rows->web, rule->area)), rule->severity);
	if (!term || term->deadline == HC_DATE_NEVER)
		return;
	row->overdue = row->overdue || term->days_left < 0;
	if (row->deadline == HC_DATE_NEVER || term->deadline < row->deadline)
		row->deadline = term->deadline;
}

hc_status hc_web_rows_close(hc_web_rows *rows, hc_error *err)
{
	return rows->failed ? hc_error_nomem(err) : HC_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * What makes a collection uncertain: the fields that its filters look at and
 * rows lack, and the reference that would tell whose a row is. Asked wherever
 * something may be in doubt, so its rows are gone through once, a word of them
 * at a time where they stand together.
 */
#include "script/rows.h"

#include "script/rowtest.h"

#define COLUMNS_AT_ONCE 16

typedef struct lack_search {
	const hc_frame *frame;
	const hc_selection *selection;
	size_t count;
	uint16_t columns[COLUMNS_AT_ONCE];
	int64_t rows[COLUMNS_AT_ONCE]; /* that are kept or not by what the column lacks */
	int64_t strays;                /* that are kept and perhaps no rows of the collection */
} lack_search;

/* Looks at these rows of a word: `sure` when they surely are rows of the collection. */
static inline void look(lack_search *s, size_t word, uint64_t among, bool sure)
{
	uint64_t can = s->selection->can[word] & among, doubt = can & ~s->selection->sure[word];
	for (size_t i = 0; doubt && i < s->count; i++)
		s->rows[i] += __builtin_popcountll(doubt & ~s->frame->columns[s->columns[i]].known[word]);
	if (can && !sure)
		s->strays += __builtin_popcountll(can);
}

static void look_between(lack_search *s, uint32_t from, uint32_t to, bool sure)
{
	for (size_t word = from / 64; from < to && word <= (to - 1) / 64; word++)
		look(s, word, rows_bits_between(word, from, to), sure);
}

static void look_at_each(lack_search *s, const uint32_t *list, uint32_t from, uint32_t to, bool sure)
{
	for (uint32_t i = from; i < to; i++)
		look(s, list[i] >> 6, UINT64_C(1) << (list[i] & 63), sure);
}

static const lack *search(lua_State *L, const rows *of, lack_search *s, const lack *lacks)
{
	hc_script *script = script_of(L);
	const hc_link *link = &script->block->links[of->link];
	uint32_t from = link->start[of->parent], to = link->start[of->parent + 1];

	charge_steps(L, (to - from) / 8);
	if (link->order)
		look_at_each(s, link->order, from, to, true);
	else
		look_between(s, from, to, true);
	if (link->stray_start) {
		charge_steps(L, (link->stray_end[of->parent] - link->stray_start[of->parent]) / 8);
		look_at_each(s, link->strays, link->stray_start[of->parent], link->stray_end[of->parent], false);
	}
	look_between(s, link->any_from, link->any_to, false);
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i])
			lacks = lacks_add(script, lacks, field_name(script, of->frame, s->columns[i]), s->rows[i]);
	if (s->strays)
		lacks = lacks_add(script, lacks, script->layout->links[of->link].via->full_name, s->strays);
	return lacks;
}

const lack *rows_lacks(lua_State *L, const rows *of, const hc_selection *selection)
{
	hc_script *script = script_of(L);
	const lack *lacks = NULL;
	const hc_filter *filter = &of->chain->filter;
	lack_search s = {.frame = &script->block->frames[of->frame], .selection = selection};

	if (rows_absent(L, of))
		return lacks_add(script, NULL, rows_unit(L, of), 1);
	for (size_t i = 0; i < filter->count; i++) {
		const hc_condition *c = &filter->conditions[i];
		if (c->kind == HC_TESTED) {
			lacks = lacks_join(script, rowtest_lacks(c), lacks);
			continue;
		}
		if (s.count + 2 > COLUMNS_AT_ONCE) {
			lacks = search(L, of, &s, lacks);
			s = (lack_search){.frame = s.frame, .selection = selection};
		}
		s.columns[s.count++] = c->column;
		if (c->kind == HC_COMPARES)
			s.columns[s.count++] = c->other;
	}
	return search(L, of, &s, lacks);
}

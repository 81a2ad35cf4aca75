/* SPDX-License-Identifier: MIT */
/*
 * What makes a collection uncertain: the fields that its filters look at and
 * rows lack, and the reference that would tell whose a row is. Asked wherever
 * something is in doubt, so rows are counted 64 at a time.
 */
#include "script/rows.h"

#include "script/rowtest.h"

typedef struct lack_search {
	const hc_frame *frame;
	const hc_selection *selection;
	int column;      /* -1: strays */
	int64_t rows;
} lack_search;

/* The rows of one word of the bitmaps that are kept or not by what column `column` lacks. */
static uint64_t lacking(const lack_search *s, size_t word)
{
	uint64_t can = s->selection->can[word];
	return s->column < 0 ? can : can & ~s->selection->sure[word] & ~s->frame->columns[s->column].known[word];
}

static int count_lack(void *context, uint32_t row, bool sure)
{
	lack_search *s = context;
	if ((s->column >= 0 || !sure) && (lacking(s, row >> 6) >> (row & 63)) & 1)
		s->rows++;
	return 0;
}

/* The same for the rows [from, to), 64 at a time. */
static void count_lacks_between(lack_search *s, uint32_t from, uint32_t to)
{
	for (size_t word = from / 64; from < to && word <= (to - 1) / 64; word++) {
		uint64_t bits = lacking(s, word);
		s->rows += bits ? __builtin_popcountll(bits & rows_bits_between(word, from, to)) : 0;
	}
}

static const lack *add_column_lack(lua_State *L, const rows *of, const lack *lacks, lack_search *s, int column)
{
	hc_script *script = script_of(L);
	const hc_link *data = &script->block->links[of->link];
	s->column = column;
	s->rows = 0;
	if (data->order || data->stray_start)
		rows_each_own(L, of, count_lack, s);
	else if (column >= 0)
		count_lacks_between(s, data->start[of->parent], data->start[of->parent + 1]);
	count_lacks_between(s, data->any_from, data->any_to);
	if (!s->rows)
		return lacks;
	const char *name = column >= 0 ? field_name(script, of->frame, (size_t)column) : script->layout->links[of->link].via->full_name;
	return lacks_add(script, lacks, name, s->rows);
}

const lack *rows_lacks(lua_State *L, const rows *of, const hc_selection *selection)
{
	hc_script *script = script_of(L);
	const lack *lacks = NULL;
	lack_search s = {&script->block->frames[of->frame], selection, 0, 0};

	if (rows_absent(L, of))
		return lacks_add(script, NULL, rows_unit(L, of), 1);
	bool doubt = hc_count_rows(&script->block->links[of->link], of->parent, selection).possible > 0;
	for (size_t i = 0; i < of->chain->filter.count; i++) {
		const hc_condition *c = &of->chain->filter.conditions[i];
		if (c->kind == HC_TESTED)
			lacks = lacks_join(script, rowtest_lacks(c), lacks);
		else if (doubt)
			lacks = add_column_lack(L, of, lacks, &s, c->column);
		if (c->kind == HC_COMPARES && doubt)
			lacks = add_column_lack(L, of, lacks, &s, c->other);
	}
	return doubt ? add_column_lack(L, of, lacks, &s, -1) : lacks;
}

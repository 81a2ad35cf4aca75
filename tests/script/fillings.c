/* SPDX-License-Identifier: MIT */
/*
 * The cells of a case are listed once, with the few values that each can
 * take; the block is then written row by row for every filling. Numbers
 * without bounds take values far out on either side, texts one that no rule
 * mentions, so that what is sure for these is sure for all.
 */
#include "fillings.h"

#include "base/date.h"
#include "base/limits.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

static const char *const texts[] = {"a", "b", "neither"};

static uint64_t next(fill_random *random)
{
	uint64_t z = (random->state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static size_t below(fill_random *random, size_t limit)
{
	return (size_t)(next(random) % limit);
}

static void add_choice(fill_cell *cell, int64_t value)
{
	cell->choices[cell->choice_count++] = value;
}

/* What a number or date can be: all of a small range, else the ends and something between. */
static void add_numbers(fill_cell *cell, const hc_field *field)
{
	int64_t far_out = 1000000, scale = field->type == HC_REAL ? HC_REAL_SCALE : 1;
	int64_t low = field->has_low ? field->low : -far_out * scale, high = field->has_high ? field->high : far_out * scale;

	if (high - low < 8 && scale == 1) {
		for (int64_t value = low; value <= high; value++)
			add_choice(cell, value);
		return;
	}
	add_choice(cell, low);
	add_choice(cell, low + scale / 2 + 1);
	add_choice(cell, 2 * scale);
	add_choice(cell, high);
}

static void add_choices(fill_cell *cell, const hc_field *field)
{
	hc_date day = hc_date_make(2018, 1, 1);

	if (field->act) {
		add_choice(cell, HC_DATE_NEVER);
		add_choice(cell, day);
		add_choice(cell, day + 2);
	} else if (field->type == HC_TEXT) {
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
			add_choice(cell, (int64_t)i);
	} else if (field->type == HC_BOOLEAN || field->type == HC_ENUM || field->type == HC_SET) {
		for (int64_t value = 0; value <= field->high; value++)
			add_choice(cell, value);
	} else if (field->type == HC_MONTH) {
		add_choice(cell, HC_MONTH_MIN);
		add_choice(cell, hc_month_of(hc_date_make(2010, 6, 1)));
		add_choice(cell, HC_MONTH_MAX);
	} else {
		add_numbers(cell, field);
	}
}

/* Identifiers, references and names are always there and say nothing. */
static bool is_plain(const hc_layout_frame *frame, size_t column)
{
	const hc_field *field = frame->columns[column].field;
	return !field->identifier && !field->target && field != frame->entity->name_field;
}

static void add_cell(fillings *f, size_t frame, size_t row, size_t column, const hc_field *field, fill_random *random)
{
	fill_cell *cell = &f->cells[f->cell_count++];
	*cell = (fill_cell){.frame = frame, .row = row, .column = column, .field = field};
	if (field) {
		add_choices(cell, field);
		cell->chosen = below(random, cell->choice_count);
	} else {
		add_choice(cell, 1); /* belongs to the subject */
		add_choice(cell, 0); /* belongs to nobody */
		cell->chosen = below(random, 8) == 0;
	}
}

static void list_cells(fillings *f, fill_random *random)
{
	for (size_t frame = 0; frame < f->layout->frame_count; frame++) {
		const hc_layout_frame *in = &f->layout->frames[frame];
		f->children[frame] = frame == 0 ? 1 : below(random, CHILDREN_MAX + 1);
		for (size_t row = 0; row < f->children[frame]; row++) {
			if (frame)
				add_cell(f, frame, row, 0, NULL, random);
			for (size_t column = 1; column < in->column_count; column++)
				if (is_plain(in, column))
					add_cell(f, frame, row, column, in->columns[column].field, random);
		}
	}
}

static void choose_missing(fillings *f, fill_random *random)
{
	size_t wanted = 1 + below(random, 5);
	f->ways = 1;
	for (size_t tries = 0; tries < 40 && f->missing_count < wanted && f->cell_count; tries++) {
		fill_cell *cell = &f->cells[below(random, f->cell_count)];
		if (cell->missing || (cell->field && cell->field->act) || f->ways * cell->choice_count > FILLINGS_MAX)
			continue;
		cell->missing = true;
		f->missing_count++;
		f->ways *= cell->choice_count;
	}
}

/* What the cell holds in way `way`; way 0 is the subject as it stands, where a missing cell holds nothing. */
static int64_t value_in(const fillings *f, const fill_cell *cell, size_t way)
{
	if (!cell->missing)
		return cell->choices[cell->chosen];
	size_t number = way - 1;
	for (const fill_cell *at = f->cells; at < cell; at++)
		if (at->missing)
			number /= at->choice_count;
	return cell->choices[number % cell->choice_count];
}

static bool add_text(hc_column *column, const char *text)
{
	return hc_column_add_text(column, text, strlen(text));
}

static bool add_value(const fillings *f, const fill_cell *cell, size_t way, hc_column *column)
{
	if (cell->missing && way == 0)
		return hc_column_add_missing(column);
	int64_t value = value_in(f, cell, way);
	return cell->field->type == HC_TEXT ? add_text(column, texts[value]) : hc_column_add_number(column, value);
}

static const fill_cell *cell_of(const fillings *f, size_t frame, size_t row, size_t column)
{
	for (size_t i = 0; i < f->cell_count; i++)
		if (f->cells[i].frame == frame && f->cells[i].row == row && f->cells[i].column == column)
			return &f->cells[i];
	return NULL;
}

static bool write_row(fillings *f, size_t frame, size_t row, size_t way)
{
	const hc_layout_frame *in = &f->layout->frames[frame];
	hc_frame *to = &f->block.frames[frame];
	char name[64];
	bool ok = true;

	snprintf(name, sizeof name, "%s-%zu-%zu", in->entity->name, way, row);
	for (size_t column = 0; column < in->column_count && ok; column++)
		ok = is_plain(in, column) ? add_value(f, cell_of(f, frame, row, column), way, &to->columns[column])
		                          : add_text(&to->columns[column], name);
	to->rows++;
	return ok;
}

static bool write_frame(fillings *f, size_t frame)
{
	const hc_layout_frame *in = &f->layout->frames[frame];
	hc_type types[HC_FIELDS_MAX];

	for (size_t column = 0; column < in->column_count; column++)
		types[column] = in->columns[column].field->type;
	bool ok = hc_frame_init(&f->block.frames[frame], types, in->column_count);
	for (size_t way = 0; way <= f->last_way && ok; way++)
		for (size_t i = 0; i < f->children[frame] && ok; i++)
			ok = write_row(f, frame, f->order[frame][i], way);
	return ok;
}

static bool write_link(fillings *f, size_t link)
{
	const hc_layout_link *in = &f->layout->links[link];
	size_t count = f->children[in->child];
	uint32_t parent_of[(FILLINGS_MAX + 1) * CHILDREN_MAX + 1], root_of[(FILLINGS_MAX + 1) * CHILDREN_MAX + 1];
	uint32_t roots[FILLINGS_MAX + 1];

	for (size_t way = 0; way <= f->last_way; way++) {
		roots[way] = (uint32_t)way;
		for (size_t i = 0; i < count; i++) {
			const fill_cell *cell = cell_of(f, in->child, f->order[in->child][i], 0);
			bool stray = cell->missing && way == 0;
			parent_of[way * count + i] = stray ? HC_PARENT_STRAY : value_in(f, cell, way) ? (uint32_t)way : HC_PARENT_NONE;
			root_of[way * count + i] = stray && f->strays_of_any ? HC_ROOT_ANY : (uint32_t)way;
		}
	}
	return hc_link_build(&f->block.links[link], f->last_way + 1, (f->last_way + 1) * count, parent_of, root_of, roots);
}

static bool make_block(fillings *f)
{
	const hc_layout *layout = f->layout;
	memset(&f->block, 0, sizeof f->block);
	f->block.frames = hc_memory_alloc(layout->frame_count * sizeof *f->block.frames);
	f->block.links = hc_memory_alloc((layout->link_count + 1) * sizeof *f->block.links);
	if (!f->block.frames || !f->block.links)
		return false;
	f->block.frame_count = layout->frame_count;
	f->block.link_count = layout->link_count;
	for (size_t frame = 0; frame < layout->frame_count; frame++)
		if (!write_frame(f, frame))
			return false;
	for (size_t link = 0; link < layout->link_count; link++)
		if (!write_link(f, link))
			return false;
	return true;
}

bool fillings_make(fillings *out, const hc_layout *layout, fill_random *random)
{
	memset(out, 0, sizeof *out);
	out->layout = layout;
	list_cells(out, random);
	choose_missing(out, random);
	out->last_way = out->ways;
	for (size_t frame = 0; frame < layout->frame_count; frame++)
		for (size_t i = 0; i < out->children[frame]; i++)
			out->order[frame][i] = i;
	return make_block(out);
}

static bool is_stray(const fillings *f, size_t frame, size_t row)
{
	return frame && cell_of(f, frame, row, 0)->missing;
}

bool fillings_make_alone(fillings *f)
{
	f->last_way = 0;
	f->strays_of_any = true;
	for (size_t frame = 0; frame < f->layout->frame_count; frame++) {
		size_t at = 0;
		for (int strays = 0; strays < 2; strays++)
			for (size_t row = 0; row < f->children[frame]; row++)
				if (is_stray(f, frame, row) == (strays == 1))
					f->order[frame][at++] = row;
	}
	return make_block(f);
}

static void describe_cell(const fillings *f, const fill_cell *cell, hc_text *out)
{
	hc_arena arena;
	int64_t value = cell->choices[cell->chosen];

	if (!cell->field) {
		hc_text_add(out, cell->missing ? " (stray)" : value ? "" : " (of nobody)");
		return;
	}
	hc_arena_init(&arena);
	hc_text_addf(out, " %s=", f->layout->frames[cell->frame].columns[cell->column].path);
	if (cell->missing)
		hc_text_add(out, "?");
	else if (cell->field->type == HC_TEXT)
		hc_text_add(out, texts[value]);
	else
		hc_text_add(out, hc_field_write(cell->field, value, &arena));
	hc_arena_drop(&arena);
}

void fillings_describe(const fillings *f, hc_text *out)
{
	const fill_cell *before = NULL;
	for (size_t i = 0; i < f->cell_count; i++) {
		const fill_cell *cell = &f->cells[i];
		if (!before || before->frame != cell->frame || before->row != cell->row)
			hc_text_addf(out, "%s      %s %zu:", before ? "\n" : "", f->layout->frames[cell->frame].entity->name, cell->row);
		describe_cell(f, cell, out);
		before = cell;
	}
	hc_text_add(out, "\n");
}

bool fillings_lack(const fillings *f, const char *name)
{
	char own[160];
	for (size_t i = 0; i < f->cell_count; i++) {
		const fill_cell *cell = &f->cells[i];
		const hc_entity *entity = f->layout->frames[cell->frame].entity;
		if (cell->field)
			snprintf(own, sizeof own, "%s.%s", cell->field->entity->name, cell->field->name);
		else
			snprintf(own, sizeof own, "%s.%s", entity->name, entity->within ? entity->within->name : "");
		if (cell->missing && strcmp(own, name) == 0)
			return true;
	}
	return false;
}

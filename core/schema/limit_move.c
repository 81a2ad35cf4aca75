/* SPDX-License-Identifier: MIT */
/*
 * One unit is the least that a rule's reader would call another figure. A list
 * shrinks but does not grow: any member could be missing from the text that
 * was read, but there is no telling which one would be added.
 */
#include "schema/limit_move.h"

#include <string.h>

#define ORDINARY_YEAR 2001

typedef struct making {
	const hc_limit_value *from;
	hc_arena *arena;
	hc_limit_move *moves;
	size_t count;
} making;

static hc_limit_value *add(making *m)
{
	hc_limit_move *move = &m->moves[m->count++];

	move->value = *m->from;
	return &move->value;
}

static void add_number(making *m, hc_fraction number)
{
	if (!hc_fraction_is_none(number) && hc_fraction_compare(number, hc_fraction_whole(0)) >= 0)
		add(m)->number = number;
}

static void move_number(making *m, const char *unit)
{
	hc_fraction number = m->from->number;
	bool whole = number.den == 1 && (!unit || strcmp(unit, "share") != 0);
	hc_fraction step = whole ? hc_fraction_whole(1) : hc_fraction_of(1, 100);

	add_number(m, hc_fraction_sub(number, step));
	add_number(m, hc_fraction_add(number, step));
}

static void add_day(making *m, hc_date date)
{
	int year, month, day;

	hc_date_split(date, &year, &month, &day);
	if (year != ORDINARY_YEAR)
		return;
	hc_limit_value *value = add(m);
	value->month = month;
	value->day = day;
}

static void move_day(making *m)
{
	hc_date date = hc_date_make(ORDINARY_YEAR, m->from->month, m->from->day);

	add_day(m, date - 1);
	add_day(m, date + 1);
}

/* The list with `text` in place of member `place`; without the member when `text` is NULL. */
static bool add_list(making *m, size_t place, const char *text)
{
	size_t count = m->from->text_count, behind = count - place - 1;
	const char **texts = hc_arena_alloc(m->arena, count * sizeof *texts);

	if (!texts)
		return false;
	hc_limit_value *value = add(m);
	value->texts = texts;
	value->text_count = text ? count : count - 1;
	memcpy(texts, m->from->texts, place * sizeof *texts);
	if (text)
		texts[place] = text;
	else
		m->moves[m->count - 1].left_out = m->from->texts[place];
	memcpy(texts + place + (text ? 1 : 0), m->from->texts + place + 1, behind * sizeof *texts);
	return true;
}

static bool add_date(making *m, size_t place, hc_date date)
{
	char text[11];

	hc_date_write(text, date);
	const char *kept = hc_arena_text(m->arena, text);
	return kept && add_list(m, place, kept);
}

static bool move_list(making *m)
{
	bool ok = true;

	for (size_t i = 0; i < m->from->text_count && ok; i++) {
		const char *text = m->from->texts[i];
		hc_date date;
		if (hc_date_read(&date, text, strlen(text)))
			ok = add_date(m, i, date - 1) && add_date(m, i, date + 1);
		else
			ok = add_list(m, i, NULL);
	}
	return ok;
}

hc_status hc_limit_moves(hc_limit_move **out, size_t *count, const hc_limit *limit, const hc_limit_value *value,
                         hc_arena *arena, hc_error *err)
{
	size_t most = 2 * (value->text_count + 1);
	making m = { value, arena, hc_arena_alloc(arena, most * sizeof *m.moves), 0 };
	bool ok = m.moves != NULL;

	if (ok && limit->kind == HC_LIMIT_NUMBER)
		move_number(&m, limit->unit);
	else if (ok && limit->kind == HC_LIMIT_DAY)
		move_day(&m);
	else if (ok)
		ok = move_list(&m);
	if (!ok)
		return hc_error_nomem(err);
	*out = m.moves;
	*count = m.count;
	return HC_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * Turning forms into conditions on the columns of a frame: members into their
 * positions, dates into day numbers, "at least" into a range. This happens
 * once for a filter and a frame; what a rule got wrong is told here.
 */
#include "script/form.h"

#include "script/condition.h"

#include <stdlib.h>
#include <string.h>

typedef struct operand {
	char kind; /* n t b d m f */
	const char *text;
	size_t length;
} operand;

typedef struct entry {
	lua_State *L;
	hc_arena *arena;
	const hc_layout_frame *frame;
	unsigned frame_number;
	const hc_field *field;
	char kind;
	bool negated;
	size_t count;
	operand operands[100];
	hc_condition condition;
} entry;

__attribute__((noreturn)) static void wrong(const entry *e, const char *why)
{
	luaL_error(e->L, "%s.%s: %s", e->field->entity->name, e->field->name, why);
}

static void *entry_alloc(const entry *e, size_t size)
{
	void *memory = hc_arena_alloc(e->arena, size);
	if (!memory)
		luaL_error(e->L, "out of memory");
	return memory;
}

static hc_fraction fraction_of(const operand *o)
{
	char *end;
	long long num = strtoll(o->text, &end, 10);
	return hc_fraction_of(num, strtoll(end + 1, NULL, 10));
}

/* The operand as the column's number; false when it lies between two of them (then the one below). */
static bool number_of(const entry *e, const operand *o, int64_t *out)
{
	const hc_field *field = e->field;
	hc_label why;

	if (o->kind == 'b' && field->act && *o->text == '0')
		return *out = HC_DATE_NEVER, true;
	if (o->kind == 'b' && field->type == HC_BOOLEAN)
		return *out = *o->text == '1', true;
	if (o->kind == 't' && field->type != HC_SET && field->type != HC_BOOLEAN && field->type != HC_INTEGER) {
		if (field->type == HC_ENUM) {
			int member = hc_field_member(field, o->text, o->length);
			if (member < 0)
				wrong(e, lua_pushfstring(e->L, "'%s' is not one of its members",
				                         hc_arena_copy(e->arena, o->text, o->length)));
			return *out = member, true;
		}
		if (!hc_field_read(field, o->text, o->length, out, &why))
			wrong(e, "not a value of the field");
		return true;
	}
	bool fits = (o->kind == 'n' && (field->type == HC_INTEGER || field->type == HC_REAL)) ||
	            (o->kind == 'd' && field->type == HC_DATE) || (o->kind == 'm' && field->type == HC_MONTH);
	if (!fits)
		wrong(e, "the value is of another type than the field");
	hc_fraction f = hc_fraction_mul(fraction_of(o), hc_fraction_whole(field->type == HC_REAL ? HC_REAL_SCALE : 1));
	if (!hc_fraction_is_finite(f))
		wrong(e, "the number is too large");
	hc_fraction whole = hc_fraction_floor(f);
	*out = whole.num;
	return hc_fraction_compare(whole, f) == 0;
}

static int64_t lowest(const hc_field *field)
{
	return field->act ? HC_DATE_MIN : INT64_MIN;
}

static const hc_range nothing = {1, 0};

static hc_range above(int64_t number)
{
	return number < INT64_MAX ? (hc_range){number + 1, INT64_MAX} : nothing;
}

static hc_range under(const hc_field *field, int64_t number)
{
	return number > INT64_MIN ? (hc_range){lowest(field), number - 1} : nothing;
}

static hc_range range_of(entry *e)
{
	int64_t a = 0, b = 0;
	bool exact = number_of(e, &e->operands[0], &a);
	switch (e->kind) {
	case FORM_AT_LEAST:
		return exact ? (hc_range){a, INT64_MAX} : above(a);
	case FORM_MORE:
		return above(a);
	case FORM_AT_MOST:
		return (hc_range){lowest(e->field), a};
	case FORM_LESS:
		return exact ? under(e->field, a) : (hc_range){lowest(e->field), a};
	default:
		number_of(e, &e->operands[1], &b);
		return (hc_range){exact ? a : above(a).low, b};
	}
}

static void make_ranges(entry *e)
{
	hc_condition *c = &e->condition;
	hc_range *ranges = entry_alloc(e, (e->count + 1) * sizeof *ranges);
	size_t count = 0;

	c->kind = HC_IN_RANGES;
	if (e->kind == FORM_DONE) {
		if (!e->field->act)
			wrong(e, "no act date: it is known or missing, not done or not done");
		ranges[count++] = (hc_range){HC_DATE_MIN, INT64_MAX};
	} else if (e->kind == FORM_ONE_OF || e->kind == FORM_OTHER_THAN) {
		for (size_t i = 0; i < e->count; i++) {
			int64_t number;
			if (number_of(e, &e->operands[i], &number))
				ranges[count++] = (hc_range){number, number};
		}
	} else if (e->kind == FORM_EMPTY || e->kind == FORM_INCLUDES) {
		wrong(e, "the condition is for sets and texts");
	} else {
		ranges[count++] = range_of(e);
	}
	bool ok = hc_ranges_normalise(e->arena, ranges, count, &c->ranges, &c->range_count);
	if (ok && (e->negated != (e->kind == FORM_OTHER_THAN)))
		ok = hc_ranges_complement(e->arena, c->ranges, c->range_count, &c->ranges, &c->range_count);
	if (!ok)
		luaL_error(e->L, "out of memory");
}

static void make_texts(entry *e)
{
	hc_condition *c = &e->condition;
	c->kind = HC_IN_TEXTS;
	c->negated = e->negated != (e->kind == FORM_OTHER_THAN);
	c->texts = entry_alloc(e, (e->count + 1) * sizeof *c->texts);
	if (e->kind == FORM_EMPTY) {
		c->texts[c->text_count++] = hc_arena_copy(e->arena, "", 0);
		return;
	}
	if (e->kind != FORM_ONE_OF && e->kind != FORM_OTHER_THAN)
		wrong(e, "a text is equal or not, nothing else");
	for (size_t i = 0; i < e->count; i++) {
		if (e->operands[i].kind != 't')
			wrong(e, "the value is of another type than the field");
		c->texts[c->text_count++] = hc_arena_copy(e->arena, e->operands[i].text, e->operands[i].length);
	}
}

static void make_mask(entry *e)
{
	hc_condition *c = &e->condition;
	c->kind = HC_HAS_MASK;
	c->negated = e->negated;
	if (e->kind == FORM_EMPTY) {
		c->mask = e->field->high;
		return;
	}
	if (e->kind != FORM_INCLUDES)
		wrong(e, "a set is asked with includes, empty or not_empty");
	for (size_t i = 0; i < e->count; i++) {
		int member = e->operands[i].kind == 't' ? hc_field_member(e->field, e->operands[i].text, e->operands[i].length) : -1;
		if (member < 0)
			wrong(e, "not a member of the set");
		c->mask |= INT64_C(1) << member;
	}
	c->want = c->mask;
}

static void make_comparison(entry *e)
{
	hc_condition *c = &e->condition;
	static const struct { char kind; hc_relation relation; } relations[] = {
		{FORM_ONE_OF, HC_SAME}, {FORM_OTHER_THAN, HC_DIFFERENT}, {FORM_AT_LEAST, HC_MORE_EQUAL},
		{FORM_AT_MOST, HC_LESS_EQUAL}, {FORM_MORE, HC_MORE}, {FORM_LESS, HC_LESS},
	};
	int other = hc_layout_find(e->frame, e->operands[0].text, e->operands[0].length);
	if (other < 0 || e->count != 1)
		wrong(e, "compared with a field that its rows do not have");
	const hc_field *with = e->frame->columns[other].field;
	if (with->type != e->field->type || with->type == HC_TEXT || with->type == HC_SET || with->type == HC_ENUM)
		wrong(e, "compared with a field of another type");
	c->kind = HC_COMPARES;
	c->negated = e->negated;
	c->other = (uint16_t)other;
	c->other_domain = (hc_domain){with->low, with->high};
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
		if (relations[i].kind == e->kind) {
			c->relation = relations[i].relation;
			return;
		}
	}
	wrong(e, "this condition takes no field");
}

static const char *read_operands(entry *e, const char *at, const char *end)
{
	while (at < end && *at == FORM_OPERAND) {
		operand *o = &e->operands[e->count++];
		o->kind = at[1];
		o->text = at + 2;
		for (at += 2; at < end && *at != FORM_OPERAND && *at != FORM_ENTRY_END; at++)
			;
		o->length = (size_t)(at - o->text);
	}
	return at;
}

/* Reads the entry at `at` and adds its condition; the position after it. */
static const char *compile_entry(entry *e, const char *at, const char *end, hc_filter *filter)
{
	const char *path = at;
	while (*at != FORM_PATH_END)
		at++;
	int column = hc_layout_find(e->frame, path, (size_t)(at - path));
	if (column < 0)
		luaL_error(e->L, "a %s has no field '%s'", e->frame->entity->name,
		           hc_arena_copy(e->arena, path, (size_t)(at - path)));
	at++;
	memset(&e->condition, 0, sizeof e->condition);
	e->field = e->frame->columns[column].field;
	e->count = 0;
	e->negated = *at == FORM_NOT;
	at += e->negated;
	e->kind = *at++;
	at = read_operands(e, at, end);
	e->condition.column = (uint16_t)column;
	e->condition.domain = (hc_domain){e->field->low, e->field->high};
	if (e->count && e->operands[0].kind == 'f')
		make_comparison(e);
	else if (e->field->type == HC_TEXT)
		make_texts(e);
	else if (e->field->type == HC_SET)
		make_mask(e);
	else
		make_ranges(e);
	if (!hc_filter_add(filter, &e->condition))
		luaL_error(e->L, "out of memory");
	return at + 1;
}

void condition_compile(lua_State *L, const spec *of, unsigned frame, hc_filter *filter, hc_arena *arena)
{
	entry e = {.L = L, .arena = arena, .frame = &script_of(L)->layout->frames[frame], .frame_number = frame};
	const char *end = of->form + of->length;
	for (const char *at = of->form; at < end;)
		at = compile_entry(&e, at, end, filter);
}

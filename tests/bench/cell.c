/* SPDX-License-Identifier: MIT */
/*
 * From a column's line to the value of one cell. A row draws its numbers from
 * a sequence that begins at the seed, the table and the row's place
 * (splitmix64), in the order of the columns.
 */
#include "bench/cell.h"

#include <string.h>

#define ENTERPRISES_NEAR 8
#define POSTS 2
#define PROGRAMMES 6
#define ID_DIGITS 9

uint64_t cell_mix(uint64_t value)
{
	value += UINT64_C(0x9e3779b97f4a7c15);
	value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
	return value ^ (value >> 31);
}

/* From `low` to `high`, both included. */
static int64_t draw(row *r, int64_t low, int64_t high)
{
	r->chance += UINT64_C(0x9e3779b97f4a7c15);
	uint64_t span = (uint64_t)(high - low) + 1;
	return low + (int64_t)(((cell_mix(r->chance) >> 32) * span) >> 32);
}

void cell_row(row *r, const nation *of, const table *in, int number, int64_t unit, int64_t place)
{
	uint64_t key = ((uint64_t)number << 56) ^ ((uint64_t)unit << 24) ^ (uint64_t)place;
	*r = (row){of, in, cell_mix(of->seed ^ cell_mix(key)), unit, place, 0, 0, -1};
}

/* ---- making ready ---- */

/* The choices of one turn: "word:weight word:weight", or "word word" without weights. */
static bool cut_turn(cell *out, const char *words, size_t size)
{
	int first = out->choice_count, total = 0;

	for (const char *at = words, *end = words + size; at < end;) {
		size_t length = strcspn(at, " |"), word = strcspn(at, ": |");
		int weight = 0;
		if (out->choice_count == CELL_CHOICES)
			return false;
		for (size_t i = word + 1; i < length; i++)
			weight = weight * 10 + (at[i] - '0');
		out->choices[out->choice_count].text = at;
		out->choices[out->choice_count].length = (int)word;
		out->choices[out->choice_count++].weight = weight;
		total += weight;
		at += length + (at[length] == ' ');
	}
	if (out->turn_count == CELL_TURNS || out->choice_count == first)
		return false;
	out->turns[out->turn_count].first = first;
	out->turns[out->turn_count++].total = total;
	return out->of->kind == SUBSET || total > 0;
}

static bool cut_words(cell *out, const char *words)
{
	bool ok = true;
	for (const char *at = words; ok && *at;) {
		size_t size = strcspn(at, "|");
		ok = cut_turn(out, at, size);
		at += size + (at[size] == '|');
	}
	return ok && out->turn_count > 0;
}

static bool cut_days(cell *out, const char *words)
{
	return strlen(words) == 21 && hc_date_read(&out->from, words, 10) && hc_date_read(&out->to, words + 11, 10) &&
	       out->from <= out->to;
}

/* The table whose identifiers the cell holds; NULL when it holds none. */
static const char *referred(kind k, const table *in)
{
	static const char *const owners[GROUP_COUNT] = {"city", "district", "school", "enterprise"};
	switch (k) {
	case ID:
		return in->entity;
	case OWNER:
		return owners[in->per];
	case HOME_CITY:
		return "city";
	case HOME_DISTRICT:
		return "district";
	case ANY_SCHOOL:
		return "school";
	case ANY_PROGRAMME:
	case EACH_PROGRAMME:
		return "programme";
	case ANY_STUDENT:
	case PLANTED_STUDENT:
		return "student";
	case ANY_ENTERPRISE:
	case PLANTED_ENTERPRISE:
		return "enterprise";
	case ANY_POST:
		return "post";
	default:
		return NULL;
	}
}

bool cell_init(cell *out, const column *of, const table *in, const table *tables, int table_count)
{
	const char *entity = referred(of->kind, in);

	*out = (cell){.of = of};
	for (int i = 0; entity && i < table_count; i++)
		if (strcmp(tables[i].entity, entity) == 0)
			out->prefix = tables[i].prefix;
	if (of->kind == PICK || of->kind == SUBSET)
		return cut_words(out, of->words);
	if (of->kind == DAY)
		return cut_days(out, of->words);
	return !entity || out->prefix;
}

/* ---- values ---- */

/* How much a thousand of SCALED is: the unit's students, or an enterprise's interns. */
static int64_t size_of(const row *r)
{
	const nation *of = r->of;
	uint64_t chance = cell_mix(of->seed ^ (uint64_t)r->unit);
	if (r->in->per == SCHOOL)
		return of->teachers * (120 + (int64_t)(chance % 45)) / 10;
	if (r->in->per == ENTERPRISE)
		return of->internships / ENTERPRISES_A_SCHOOL + 10;
	return of->teachers * 14 * (of->units[SCHOOL] < SCHOOLS_A_CITY ? of->units[SCHOOL] : SCHOOLS_A_CITY);
}

/* Which row of its table the cell refers to; -1 for none. */
static int64_t reference(const cell *c, row *r)
{
	const nation *of = r->of;
	int64_t first, later = (of->students + 2) / 3; /* the first third is in its first year */

	switch (c->of->kind) {
	case ID:
		return r->unit * r->in->count + r->place;
	case OWNER:
		return r->unit;
	case HOME_CITY:
		return r->unit / (r->in->per == DISTRICT ? SCHOOLS_A_CITY / SCHOOLS_A_DISTRICT : SCHOOLS_A_CITY);
	case HOME_DISTRICT:
		return r->unit / SCHOOLS_A_DISTRICT;
	case ANY_SCHOOL:
		first = r->unit * SCHOOLS_A_CITY;
		return draw(r, first, first + SCHOOLS_A_CITY <= of->units[SCHOOL] ? first + SCHOOLS_A_CITY - 1 : of->units[SCHOOL] - 1);
	case ANY_PROGRAMME:
		return r->unit * PROGRAMMES + draw(r, 0, PROGRAMMES - 1);
	case EACH_PROGRAMME:
		return r->unit * PROGRAMMES + r->place * (PROGRAMMES - c->of->low) / r->in->count;
	case ANY_STUDENT:
		return of->students > later ? r->unit * of->students + draw(r, later, of->students - 1) : -1;
	case ANY_ENTERPRISE:
		r->enterprise = (r->unit * ENTERPRISES_A_SCHOOL + draw(r, 0, ENTERPRISES_NEAR - 1)) % of->units[ENTERPRISE];
		return r->enterprise;
	case PLANTED_STUDENT:
		return r->planted;
	case PLANTED_ENTERPRISE:
		return r->enterprise = r->planted;
	default:
		return r->enterprise * POSTS + draw(r, 0, POSTS - 1);
	}
}

static int write_number(char *out, int64_t number)
{
	for (int i = ID_DIGITS - 1; i >= 0; i--, number /= 10)
		out[i] = (char)('0' + number % 10);
	return ID_DIGITS;
}

/* `prefix` and `number`. */
static void bind_named(sqlite3_stmt *statement, int at, const char *prefix, int64_t number)
{
	char text[64];
	size_t length = strlen(prefix);

	memcpy(text, prefix, length);
	sqlite3_bind_text(statement, at, text, (int)length + write_number(text + length, number), SQLITE_TRANSIENT);
}

static void bind_pick(sqlite3_stmt *statement, int at, const cell *c, row *r)
{
	int64_t turn = r->place % c->turn_count, drawn = draw(r, 0, c->turns[turn].total - 1);
	int i = c->turns[turn].first;

	while (drawn >= c->choices[i].weight)
		drawn -= c->choices[i++].weight;
	sqlite3_bind_text(statement, at, c->choices[i].text, c->choices[i].length, SQLITE_STATIC);
}

static void bind_subset(sqlite3_stmt *statement, int at, const cell *c, row *r)
{
	char text[512];
	size_t length = 0;

	for (int i = 0; i < c->choice_count; i++) {
		if (draw(r, 1, 1000) > c->of->low)
			continue;
		if (length)
			text[length++] = ',';
		memcpy(text + length, c->choices[i].text, (size_t)c->choices[i].length);
		length += (size_t)c->choices[i].length;
	}
	sqlite3_bind_text(statement, at, text, (int)length, SQLITE_TRANSIENT);
}

static void bind_day(sqlite3_stmt *statement, int at, hc_date day)
{
	char text[11];

	hc_date_write(text, day);
	sqlite3_bind_text(statement, at, text, 10, SQLITE_TRANSIENT);
}

/* The day of a DAY or an ENTRY, which later columns of the row count from. */
static hc_date draw_day(const cell *c, row *r)
{
	if (c->of->kind == ENTRY)
		return hc_date_make(2018 - (int)(r->place * 3 / r->in->count), 9, 1);
	return (hc_date)(c->from + c->of->low * draw(r, 0, (c->to - c->from) / c->of->low));
}

static void bind_value(sqlite3_stmt *statement, int at, const cell *c, row *r)
{
	const column *of = c->of;

	switch (of->kind) {
	case NAMED:
		bind_named(statement, at, of->words, r->unit * r->in->count + r->place);
		break;
	case TWIN:
		bind_named(statement, at, of->words, (r->unit & ~INT64_C(1)) * r->in->count + r->place);
		break;
	case WORDS:
		sqlite3_bind_text(statement, at, of->words, -1, SQLITE_STATIC);
		break;
	case FLAG:
		sqlite3_bind_int(statement, at, draw(r, 1, 1000) <= of->low);
		break;
	case PICK:
		bind_pick(statement, at, c, r);
		break;
	case SUBSET:
		bind_subset(statement, at, c, r);
		break;
	case TENTHS:
		sqlite3_bind_double(statement, at, (double)draw(r, of->low, of->high) / 10);
		break;
	case SCALED:
		sqlite3_bind_int64(statement, at, draw(r, of->low, of->high) * size_of(r) / 1000);
		break;
	case GRADE:
		sqlite3_bind_int64(statement, at, 1 + r->place * 3 / r->in->count);
		break;
	default:
		sqlite3_bind_int64(statement, at, draw(r, of->low, of->high));
	}
}

void cell_bind(sqlite3_stmt *statement, int at, const cell *c, row *r)
{
	bool known = draw(r, 1, 1000) > c->of->missing;
	int64_t number = c->prefix ? reference(c, r) : -1;

	if (c->of->kind == DAY || c->of->kind == ENTRY)
		r->day = draw_day(c, r);
	if (!known || (c->prefix && number < 0))
		sqlite3_bind_null(statement, at);
	else if (c->prefix)
		bind_named(statement, at, c->prefix, number);
	else if (c->of->kind == DAY || c->of->kind == ENTRY)
		bind_day(statement, at, r->day);
	else if (c->of->kind == AFTER)
		bind_day(statement, at, (hc_date)(r->day + draw(r, c->of->low, c->of->high)));
	else
		bind_value(statement, at, c, r);
}

/* SPDX-License-Identifier: MIT */
/*
 * A table is read twice. The first time every value leaves three bits in a
 * bitmap; a value whose bits are all there already has perhaps come before,
 * and leaves its bits in a second bitmap as well. The second time the few rows
 * whose bits are in the second one are kept with their texts, and sorting them
 * tells which values really are there twice. So the memory does not grow with
 * the texts of the table, no index is asked for, and chance decides nothing.
 */
#include "store/twins.h"

#include "base/memory.h"
#include "store/handle.h"
#include "store/scan_value.h"

#include <stdlib.h>
#include <string.h>

#define BITS_A_ROW 16
#define BITS_LEAST (UINT64_C(1) << 10)
#define BITS_MOST (UINT64_C(1) << 28)
#define PLACES 3

/* A row whose value may be there twice. */
typedef struct twin_row {
	uint64_t hash;
	const char *same, *apart;
	size_t same_length, apart_length;
	hc_sure holds;            /* whether it meets the conditions */
} twin_row;

/* The rows of one derived field, sorted by hash and value. */
typedef struct found {
	bool done;
	size_t count, capacity;
	twin_row *rows;
} found;

struct hc_twins {
	hc_arena arena;
	size_t count;
	found fields[]; /* by hc_twin.number */
};

typedef struct bitmaps {
	uint64_t *once, *again;
	uint64_t mask; /* of a bit's number */
} bitmaps;

typedef struct reading {
	hc_database *database;
	const hc_field *field;
	bitmaps bits;
	hc_arena *arena;
	found *into;
} reading;

static uint64_t hash_of(const char *text, size_t length)
{
	uint64_t hash = length, word;
	for (; length; text += sizeof word, length -= sizeof word) {
		size_t taken = length < sizeof word ? length : sizeof word;
		word = 0;
		memcpy(&word, text, taken);
		hash = (hash ^ word) * UINT64_C(0xff51afd7ed558ccd);
		hash ^= hash >> 32;
		if (taken < sizeof word)
			break;
	}
	hash *= UINT64_C(0xc4ceb9fe1a85ec53);
	return hash ^ hash >> 33;
}

static bool has_all(const uint64_t *bits, uint64_t mask, uint64_t hash)
{
	for (int i = 0; i < PLACES; i++) {
		uint64_t at = (hash + (uint64_t)i * (hash >> 32 | 1)) & mask;
		if (!(bits[at >> 6] >> (at & 63) & 1))
			return false;
	}
	return true;
}

static void set_all(uint64_t *bits, uint64_t mask, uint64_t hash)
{
	for (int i = 0; i < PLACES; i++) {
		uint64_t at = (hash + (uint64_t)i * (hash >> 32 | 1)) & mask;
		bits[at >> 6] |= UINT64_C(1) << (at & 63);
	}
}

static void add_from(hc_text *sql, const hc_field *field)
{
	hc_text_add(sql, " FROM ");
	hc_handle_add_name(sql, field->entity->name);
	hc_text_add(sql, " WHERE ");
	hc_handle_add_name(sql, field->twin->same->name);
	hc_text_add(sql, " IS NOT NULL");
}

static hc_status make_bitmaps(reading *r, hc_error *err)
{
	int64_t rows = 0;
	uint64_t size = BITS_LEAST;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT count(*)");
	add_from(&sql, r->field);
	hc_status status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(&rows, r->database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	while (size < BITS_MOST && size < (uint64_t)rows * BITS_A_ROW)
		size *= 2;
	r->bits = (bitmaps){hc_memory_alloc(size / 8), hc_memory_alloc(size / 8), size - 1};
	return !status && (!r->bits.once || !r->bits.again) ? hc_error_nomem(err) : status;
}

/* Whether there is a text at all: the empty one is known to be none, and nobody's twin. */
static bool has_text(sqlite3_value *value, uint64_t *hash)
{
	const char *text = sqlite3_value_type(value) == SQLITE_TEXT ? (const char *)sqlite3_value_text(value) : NULL;
	if (!text || !*text)
		return false;
	*hash = hash_of(text, (size_t)sqlite3_value_bytes(value));
	return true;
}

/* A row of the first reading: its value. */
static bool note_value(reading *r, sqlite3_stmt *statement)
{
	uint64_t hash;
	if (!has_text(sqlite3_column_value(statement, 0), &hash))
		return true;
	if (has_all(r->bits.once, r->bits.mask, hash))
		set_all(r->bits.again, r->bits.mask, hash);
	set_all(r->bits.once, r->bits.mask, hash);
	return true;
}

/* One value as the scan would read it: its text or number; false when out of memory. `known` tells whether there is one. */
static bool read_value(const hc_field *field, sqlite3_value *value, bool *known, int64_t *number)
{
	hc_column column;
	hc_label why;

	hc_column_init(&column, field->type);
	bool ok = hc_scan_value(&column, field, false, value, &why);
	*known = ok && hc_column_known(&column, 0);
	if (*known && field->type != HC_TEXT)
		*number = hc_column_number(&column, 0);
	hc_column_drop(&column);
	return ok;
}

/* Whether the row meets all conditions, whose values stand from column 2 on. */
static bool read_conditions(const hc_twin *twin, sqlite3_stmt *statement, hc_sure *holds)
{
	*holds = HC_SURE_YES;
	for (size_t i = 0; i < twin->condition_count; i++) {
		bool known;
		int64_t number = 0;
		if (!read_value(twin->conditions[i].field, sqlite3_column_value(statement, (int)i + 2), &known, &number))
			return false;
		if (known && number != twin->conditions[i].value)
			*holds = HC_SURE_NO;
		else if (!known && *holds == HC_SURE_YES)
			*holds = HC_UNSURE;
	}
	return true;
}

static const char *copy_text(hc_arena *arena, sqlite3_value *value, size_t *length)
{
	const char *text = (const char *)sqlite3_value_text(value);
	*length = (size_t)sqlite3_value_bytes(value);
	return text ? hc_arena_copy(arena, text, *length) : NULL;
}

/* A row of the second reading: the value, what it is apart by, the conditions. False when out of memory. */
static bool keep_row(reading *r, sqlite3_stmt *statement)
{
	const hc_twin *twin = r->field->twin;
	sqlite3_value *same = sqlite3_column_value(statement, 0), *apart = sqlite3_column_value(statement, 1);
	twin_row row = {.holds = HC_SURE_YES};
	bool known, placed;
	int64_t unused;

	if (!has_text(same, &row.hash) || !has_all(r->bits.again, r->bits.mask, row.hash))
		return true;
	if (!read_value(twin->same, same, &known, &unused) || !read_value(twin->apart, apart, &placed, &unused) ||
	    !read_conditions(twin, statement, &row.holds))
		return false;
	if (!known || !placed || row.holds == HC_SURE_NO)
		return true;
	row.same = copy_text(r->arena, same, &row.same_length);
	row.apart = copy_text(r->arena, apart, &row.apart_length);
	if (!row.same || !row.apart || !hc_memory_grow(&r->into->rows, &r->into->capacity, r->into->count, sizeof row))
		return false;
	r->into->rows[r->into->count++] = row;
	return true;
}

static hc_status read_rows(reading *r, const char *sql, bool (*take)(reading *, sqlite3_stmt *), hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	bool row = false;
	hc_status status = hc_handle_prepare(&statement, r->database, sql, err);

	while (!status && !(status = hc_handle_step(&row, r->database, statement, err)) && row)
		if (!take(r, statement))
			status = hc_error_nomem(err);
	sqlite3_finalize(statement);
	return status;
}

static hc_status read_twice(reading *r, hc_error *err)
{
	const hc_twin *twin = r->field->twin;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT ");
	hc_handle_add_name(&sql, twin->same->name);
	add_from(&sql, r->field);
	hc_status status = sql.failed ? hc_error_nomem(err) : read_rows(r, hc_text_get(&sql), note_value, err);
	hc_text_clear(&sql);
	hc_text_add(&sql, "SELECT ");
	hc_handle_add_name(&sql, twin->same->name);
	hc_text_add(&sql, ", ");
	hc_handle_add_name(&sql, twin->apart->name);
	for (size_t i = 0; i < twin->condition_count; i++) {
		hc_text_add(&sql, ", ");
		hc_handle_add_name(&sql, twin->conditions[i].field->name);
	}
	add_from(&sql, r->field);
	if (!status)
		status = sql.failed ? hc_error_nomem(err) : read_rows(r, hc_text_get(&sql), keep_row, err);
	hc_text_drop(&sql);
	return status;
}

static int by_text(const char *a, size_t a_length, const char *b, size_t b_length)
{
	int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
	return order ? order : (a_length > b_length) - (a_length < b_length);
}

static int by_value(const twin_row *left, const twin_row *right)
{
	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return by_text(left->same, left->same_length, right->same, right->same_length);
}

/* Rows of one value and certainty lie together. */
static int by_place(const void *a, const void *b)
{
	const twin_row *left = a, *right = b;
	int order = by_value(left, right);
	if (order)
		return order;
	if (left->holds != right->holds)
		return left->holds < right->holds ? -1 : 1;
	return by_text(left->apart, left->apart_length, right->apart, right->apart_length);
}

/* Of a value's rows of one certainty two that lie apart say all: whatever a row is apart by, one of them differs. */
static void leave_two(found *of)
{
	size_t kept = 0;

	if (of->count)
		qsort(of->rows, of->count, sizeof *of->rows, by_place);
	for (size_t i = 0; i < of->count; i++) {
		const twin_row *row = &of->rows[i], *last = kept ? &of->rows[kept - 1] : NULL;
		bool again = last && by_place(last, row) == 0;
		bool third = kept > 1 && by_value(last - 1, row) == 0 && last[-1].holds == row->holds && last->holds == row->holds;
		if (!again && !third)
			of->rows[kept++] = *row;
	}
	of->count = kept;
}

static hc_status find_field(hc_twins *twins, hc_database *database, const hc_field *field, hc_error *err)
{
	reading r = {.database = database, .field = field, .arena = &twins->arena, .into = &twins->fields[field->twin->number]};
	hc_status status = HC_OK;

	if (r.into->done)
		return HC_OK;
	status = make_bitmaps(&r, err);
	if (!status)
		status = read_twice(&r, err);
	hc_memory_free(r.bits.once);
	hc_memory_free(r.bits.again);
	leave_two(r.into);
	r.into->done = true;
	return status;
}

static hc_twins *make(size_t count)
{
	hc_twins *twins = hc_memory_alloc(sizeof *twins + count * sizeof *twins->fields);
	if (!twins)
		return NULL;
	hc_arena_init(&twins->arena);
	twins->count = count;
	return twins;
}

hc_status hc_twins_find(hc_twins **twins, hc_database *database, const hc_schema *schema, const hc_layout *layout,
                        hc_error *err)
{
	hc_status status = HC_OK;

	for (size_t f = 0; f < layout->frame_count; f++) {
		const hc_layout_frame *frame = &layout->frames[f];
		for (size_t c = 0; c < frame->column_count && !status; c++) {
			const hc_field *field = frame->columns[c].field;
			if (!field->twin)
				continue;
			if (!*twins && !(*twins = make(schema->twin_count)))
				return hc_error_nomem(err);
			status = find_field(*twins, database, field, err);
		}
	}
	return status;
}

void hc_twins_free(hc_twins *twins)
{
	if (!twins)
		return;
	for (size_t i = 0; i < twins->count; i++)
		hc_memory_free(twins->fields[i].rows);
	hc_arena_drop(&twins->arena);
	hc_memory_free(twins);
}

/* The first row of `of` with the value of `row`, or where it would stand. */
static size_t first_of(const found *of, const twin_row *row)
{
	size_t low = 0, high = of->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (by_value(&of->rows[middle], row) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

hc_sure hc_twins_look(const hc_twins *twins, size_t number, const char *same, size_t same_length, const char *apart,
                      size_t apart_length)
{
	const found *of = &twins->fields[number];
	twin_row row = {.hash = hash_of(same, same_length), .same = same, .same_length = same_length};
	hc_sure answer = HC_SURE_NO;

	for (size_t i = first_of(of, &row); i < of->count && by_value(&of->rows[i], &row) == 0; i++) {
		const twin_row *other = &of->rows[i];
		if (by_text(apart, apart_length, other->apart, other->apart_length) == 0)
			continue;
		if (other->holds == HC_SURE_YES)
			return HC_SURE_YES;
		answer = HC_UNSURE;
	}
	return answer;
}

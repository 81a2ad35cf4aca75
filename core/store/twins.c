/* SPDX-License-Identifier: MIT */
/*
 * A table is read twice. The first time every value leaves three bits in one
 * word of a bitmap; a value whose bits are all there already has perhaps come
 * before, and leaves its bits in a second bitmap as well. The second time the
 * few rows whose bits are in the second one are kept with their texts, and
 * sorting them tells which values really are there twice. So the memory does
 * not grow with the texts of the table, no index is asked for, and chance
 * decides nothing. SQLite hands the values to functions of ours, without
 * returning to us for each row.
 */
#include "store/twins.h"

#include "base/memory.h"
#include "store/handle.h"
#include "store/scan_value.h"
#include "store/scan_way.h"

#include <stdlib.h>
#include <string.h>

#define BITS_A_ROW 16
#define BITS_LEAST (UINT64_C(1) << 10)
#define AGAIN_PART 16 /* few values come again */
#define HINT_BITS ((size_t)1 << 20)
#define BITS_MOST (UINT64_C(1) << 28)

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
	uint64_t hint[HINT_BITS / 64]; /* has a bit for each hash: most values are told apart here */
} found;

struct hc_twins {
	hc_arena arena;
	size_t count;
	found fields[]; /* by hc_twin.number */
};

typedef struct bitmap {
	uint64_t *words;
	uint64_t mask; /* of a word's number */
} bitmap;

typedef struct reading {
	hc_database *database;
	const hc_field *field;
	bitmap once, again;
	hc_arena *arena;
	found *into;
	bool failed; /* out of memory */
} reading;

static size_t hint_of(uint64_t hash)
{
	return (size_t)(hash >> 40) % HINT_BITS;
}

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

/* The three bits of a value, and the word that they are in. */
static uint64_t bits_of(uint64_t hash)
{
	return UINT64_C(1) << (hash & 63) | UINT64_C(1) << (hash >> 6 & 63) | UINT64_C(1) << (hash >> 12 & 63);
}

static uint64_t *word_of(const bitmap *in, uint64_t hash)
{
	return &in->words[hash >> 18 & in->mask];
}

static hc_status add_from(hc_text *sql, const reading *r, hc_error *err)
{
	hc_text_add(sql, " FROM ");
	hc_handle_add_name(sql, r->field->entity->name);
	hc_status status = hc_scan_add_by(sql, r->database, r->field->entity->name, err);
	hc_text_add(sql, " WHERE ");
	hc_handle_add_name(sql, r->field->twin->same->name);
	hc_text_add(sql, " IS NOT NULL");
	return status ? status : sql->failed ? hc_error_nomem(err) : HC_OK;
}

static hc_status make_bitmaps(reading *r, hc_error *err)
{
	int64_t rows = 0;
	uint64_t size = BITS_LEAST;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT count(*)");
	hc_status status = add_from(&sql, r, err);
	if (!status)
		status = hc_handle_integer(&rows, r->database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	while (size < BITS_MOST && size < (uint64_t)rows * BITS_A_ROW)
		size *= 2;
	r->once = (bitmap){hc_memory_alloc(size / 8), size / 64 - 1};
	r->again = (bitmap){hc_memory_alloc(size / AGAIN_PART / 8), size / AGAIN_PART / 64 - 1};
	return !status && (!r->once.words || !r->again.words) ? hc_error_nomem(err) : status;
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

/* hc_twin_note(same), an aggregate: a row of the first reading. */
static void note_value(sqlite3_context *context, int count, sqlite3_value **values)
{
	reading *r = sqlite3_user_data(context);
	uint64_t hash;
	(void)count;
	if (!has_text(values[0], &hash))
		return;
	uint64_t bits = bits_of(hash), *word = word_of(&r->once, hash);
	if ((*word & bits) == bits)
		*word_of(&r->again, hash) |= bits;
	*word |= bits;
}

/* hc_twin_again(same): whether the value is perhaps there twice. */
static void came_again(sqlite3_context *context, int count, sqlite3_value **values)
{
	const reading *r = sqlite3_user_data(context);
	uint64_t hash;
	(void)count;
	bool again = has_text(values[0], &hash) && (*word_of(&r->again, hash) & bits_of(hash)) == bits_of(hash);
	sqlite3_result_int(context, again);
}

/* One value as the scan would read it: its text or number; false when out of memory. `known` tells whether there is one. */
static bool read_value(const hc_field *field, sqlite3_value *value, bool *known, int64_t *number)
{
	hc_column column;
	hc_label why;

	hc_column_init(&column, field->type);
	bool ok = hc_scan_value(&column, field, false, value, &why) != HC_TOOK_NO_MEMORY;
	*known = ok && hc_column_known(&column, 0);
	if (*known && field->type != HC_TEXT)
		*number = hc_column_number(&column, 0);
	hc_column_drop(&column);
	return ok;
}

/* Whether the row meets all conditions, whose values stand from the third on. */
static bool read_conditions(const hc_twin *twin, sqlite3_value **values, hc_sure *holds)
{
	*holds = HC_SURE_YES;
	for (size_t i = 0; i < twin->condition_count; i++) {
		bool known;
		int64_t number = 0;
		if (!read_value(twin->conditions[i].field, values[i + 2], &known, &number))
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
static bool keep_row(reading *r, sqlite3_value **values)
{
	const hc_twin *twin = r->field->twin;
	sqlite3_value *same = values[0], *apart = values[1];
	twin_row row = {.holds = HC_SURE_YES};
	bool known, placed;
	int64_t unused;

	if (!has_text(same, &row.hash))
		return true;
	if (!read_value(twin->same, same, &known, &unused) || !read_value(twin->apart, apart, &placed, &unused) ||
	    !read_conditions(twin, values, &row.holds))
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

/* hc_twin_keep(same, apart, condition...), an aggregate. */
static void keep_value(sqlite3_context *context, int count, sqlite3_value **values)
{
	reading *r = sqlite3_user_data(context);
	(void)count;
	r->failed = r->failed || !keep_row(r, values);
}

static void end_reading(sqlite3_context *context)
{
	sqlite3_result_null(context);
}

static hc_status read_rows(reading *r, const hc_text *sql, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	bool row = false;
	hc_status status = sql->failed ? hc_error_nomem(err) : hc_handle_prepare(&statement, r->database, hc_text_get(sql), err);

	if (!status)
		status = hc_handle_step(&row, r->database, statement, err);
	sqlite3_finalize(statement);
	return !status && r->failed ? hc_error_nomem(err) : status;
}

static hc_status open_words(reading *r, hc_error *err)
{
	sqlite3 *db = r->database->db;
	if (sqlite3_create_function(db, "hc_twin_note", 1, SQLITE_UTF8, r, NULL, note_value, end_reading) != SQLITE_OK ||
	    sqlite3_create_function(db, "hc_twin_again", 1, SQLITE_UTF8, r, came_again, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "hc_twin_keep", -1, SQLITE_UTF8, r, NULL, keep_value, end_reading) != SQLITE_OK)
		return hc_handle_fail(r->database, err);
	return HC_OK;
}

/* They point to a reading that has ended. */
static void close_words(const reading *r)
{
	sqlite3 *db = r->database->db;
	sqlite3_create_function(db, "hc_twin_note", 1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
	sqlite3_create_function(db, "hc_twin_again", 1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
	sqlite3_create_function(db, "hc_twin_keep", -1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
}

static hc_status read_twice(reading *r, hc_error *err)
{
	const hc_twin *twin = r->field->twin;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT hc_twin_note(");
	hc_handle_add_name(&sql, twin->same->name);
	hc_text_add(&sql, ")");
	hc_status status = add_from(&sql, r, err);
	if (!status)
		status = read_rows(r, &sql, err);
	hc_text_clear(&sql);
	hc_text_add(&sql, "SELECT hc_twin_keep(");
	hc_handle_add_name(&sql, twin->same->name);
	hc_text_add(&sql, ", ");
	hc_handle_add_name(&sql, twin->apart->name);
	for (size_t i = 0; i < twin->condition_count; i++) {
		hc_text_add(&sql, ", ");
		hc_handle_add_name(&sql, twin->conditions[i].field->name);
	}
	hc_text_add(&sql, ")");
	if (!status)
		status = add_from(&sql, r, err);
	hc_text_add(&sql, " AND hc_twin_again(");
	hc_handle_add_name(&sql, twin->same->name);
	hc_text_add(&sql, ")");
	if (!status)
		status = read_rows(r, &sql, err);
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
		status = open_words(&r, err);
	if (!status)
		status = read_twice(&r, err);
	close_words(&r);
	hc_memory_free(r.once.words);
	hc_memory_free(r.again.words);
	leave_two(r.into);
	for (size_t i = 0; i < r.into->count; i++)
		r.into->hint[hint_of(r.into->rows[i].hash) / 64] |= UINT64_C(1) << (hint_of(r.into->rows[i].hash) % 64);
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

	if (!(of->hint[hint_of(row.hash) / 64] >> (hint_of(row.hash) % 64) & 1))
		return HC_SURE_NO;
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

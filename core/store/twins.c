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

#include "base/bytes.h"
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
#define AHEAD 16 /* values whose word of a bitmap is on its way from memory */

/* A row whose value may be there twice. */
typedef struct twin_row {
	uint64_t hash;
	const char *same, *apart;
	size_t same_length, apart_length;
	hc_sure holds;            /* whether it meets the conditions */
} twin_row;

typedef struct bitmap {
	uint64_t *words;
	uint64_t mask; /* of a word's number */
} bitmap;

/* One derived field: while its twins are looked for, and what was found, sorted by hash and value. */
typedef struct found {
	const hc_field *field;    /* NULL: not wanted */
	bitmap once, again;       /* until it was found */
	uint64_t waiting[AHEAD];  /* the last hashes that came, not noted yet */
	size_t came;
	hc_arena *arena;
	size_t count, capacity;
	twin_row *rows;
	bool failed;              /* out of memory */
	uint64_t hint[HINT_BITS / 64]; /* has a bit for each hash: most values are told apart here */
} found;

struct hc_twins {
	hc_arena arena;
	size_t count;
	found fields[]; /* by hc_twin.number */
};

static size_t hint_of(uint64_t hash)
{
	return (size_t)(hash >> 40) % HINT_BITS;
}

static uint64_t mixed(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0xff51afd7ed558ccd);
	return hash ^ hash >> 32;
}

static uint64_t hash_of(const char *text, size_t length)
{
	uint64_t hash = length, last = 0;
	size_t i = 0;
	for (; length - i > 8; i += 8)
		hash = mixed(hash, hc_bytes_eight(text + i));
	if (length >= 8)
		last = hc_bytes_eight(text + length - 8);
	for (; length < 8 && i < length; i++)
		last = last << 8 | (unsigned char)text[i];
	hash = mixed(hash, last) * UINT64_C(0xc4ceb9fe1a85ec53);
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

/* Both are made for the rows that there are: the number is a guess that only costs time where it is wrong. */
static hc_status make_bitmaps(found *of, hc_database *database, hc_error *err)
{
	int64_t rows = 0;
	uint64_t size = BITS_LEAST;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT count(*) FROM ");
	hc_handle_add_name(&sql, of->field->entity->name);
	hc_status status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(&rows, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	while (size < BITS_MOST && size < (uint64_t)rows * BITS_A_ROW)
		size *= 2;
	of->once = (bitmap){hc_memory_alloc(size / 8), size / 64 - 1};
	of->again = (bitmap){hc_memory_alloc(size / AGAIN_PART / 8), size / AGAIN_PART / 64 - 1};
	return !status && (!of->once.words || !of->again.words) ? hc_error_nomem(err) : status;
}

static void drop_bitmaps(found *of)
{
	hc_memory_free(of->once.words);
	hc_memory_free(of->again.words);
	of->once.words = of->again.words = NULL;
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

/* The words stand in statements of ours alone (no schema is trusted), which give them the number of a wanted field. */
static found *field_of(sqlite3_context *context, sqlite3_value **values)
{
	hc_twins *twins = sqlite3_user_data(context);
	return &twins->fields[sqlite3_value_int(values[0])];
}

static void note_hash(found *of, uint64_t hash)
{
	uint64_t bits = bits_of(hash), *word = word_of(&of->once, hash);
	if ((*word & bits) == bits)
		*word_of(&of->again, hash) |= bits;
	*word |= bits;
}

/* hc_twin_note(number, same), an aggregate: a row of the first reading. Its word is fetched while others are noted. */
static void note_value(sqlite3_context *context, int count, sqlite3_value **values)
{
	found *of = field_of(context, values);
	uint64_t hash, *place = &of->waiting[of->came % AHEAD];
	(void)count;
	if (!has_text(values[1], &hash))
		return;
	if (of->came++ >= AHEAD)
		note_hash(of, *place);
	*place = hash;
	__builtin_prefetch(word_of(&of->once, hash), 1);
}

static void note_waiting(found *of)
{
	size_t count = of->came < AHEAD ? of->came : AHEAD;
	for (size_t i = 0; i < count; i++)
		note_hash(of, of->waiting[i]);
	of->came = 0;
}

/* hc_twin_again(number, same): whether the value is perhaps there twice. */
static void came_again(sqlite3_context *context, int count, sqlite3_value **values)
{
	const found *of = field_of(context, values);
	uint64_t hash;
	(void)count;
	bool again = has_text(values[1], &hash) && (*word_of(&of->again, hash) & bits_of(hash)) == bits_of(hash);
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
static bool keep_row(found *of, sqlite3_value **values)
{
	const hc_twin *twin = of->field->twin;
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
	row.same = copy_text(of->arena, same, &row.same_length);
	row.apart = copy_text(of->arena, apart, &row.apart_length);
	if (!row.same || !row.apart || !hc_memory_grow(&of->rows, &of->capacity, of->count, sizeof row))
		return false;
	of->rows[of->count++] = row;
	return true;
}

/* hc_twin_keep(number, same, apart, condition...), an aggregate. */
static void keep_value(sqlite3_context *context, int count, sqlite3_value **values)
{
	found *of = field_of(context, values);
	(void)count;
	of->failed = of->failed || !keep_row(of, values + 1);
}

static void end_reading(sqlite3_context *context)
{
	sqlite3_result_null(context);
}

static hc_status open_words(hc_twins *twins, hc_database *database, hc_error *err)
{
	sqlite3 *db = database->db;
	if (sqlite3_create_function(db, "hc_twin_note", 2, SQLITE_UTF8, twins, NULL, note_value, end_reading) != SQLITE_OK ||
	    sqlite3_create_function(db, "hc_twin_again", 2, SQLITE_UTF8, twins, came_again, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "hc_twin_keep", -1, SQLITE_UTF8, twins, NULL, keep_value, end_reading) != SQLITE_OK)
		return hc_handle_fail(database, err);
	return HC_OK;
}

static void add_word(hc_text *sql, const char *word, const hc_twin *twin)
{
	hc_text_addf(sql, "%s(%zu, ", word, twin->number);
	hc_handle_add_name(sql, twin->same->name);
}

/* The second reading. */
static hc_status read_again(found *of, hc_database *database, hc_error *err)
{
	const hc_twin *twin = of->field->twin;
	int64_t unused;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT ");
	add_word(&sql, "hc_twin_keep", twin);
	hc_text_add(&sql, ", ");
	hc_handle_add_name(&sql, twin->apart->name);
	for (size_t i = 0; i < twin->condition_count; i++) {
		hc_text_add(&sql, ", ");
		hc_handle_add_name(&sql, twin->conditions[i].field->name);
	}
	hc_text_add(&sql, ") FROM ");
	hc_handle_add_name(&sql, of->field->entity->name);
	hc_status status = hc_scan_add_by(&sql, database, of->field->entity->name, err);
	hc_text_add(&sql, " WHERE ");
	add_word(&sql, "hc_twin_again", twin);
	hc_text_add(&sql, ")");
	if (!status)
		status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(&unused, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return !status && of->failed ? hc_error_nomem(err) : status;
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

static hc_status find_field(found *of, hc_database *database, hc_error *err)
{
	note_waiting(of);
	hc_status status = read_again(of, database, err);

	drop_bitmaps(of);
	leave_two(of);
	for (size_t i = 0; i < of->count; i++)
		of->hint[hint_of(of->rows[i].hash) / 64] |= UINT64_C(1) << (hint_of(of->rows[i].hash) % 64);
	return status;
}

hc_status hc_twins_find(hc_twins *twins, hc_database *database, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t i = 0; twins && i < twins->count && !status; i++)
		if (twins->fields[i].field)
			status = find_field(&twins->fields[i], database, err);
	return status;
}

void hc_twins_add_notes(hc_text *sql, const hc_twins *twins, const hc_entity *entity)
{
	for (size_t i = 0; twins && i < twins->count; i++) {
		if (!twins->fields[i].field || twins->fields[i].field->entity != entity)
			continue;
		hc_text_add(sql, ", ");
		add_word(sql, "hc_twin_note", twins->fields[i].field->twin);
		hc_text_add(sql, ")");
	}
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

static hc_status want_field(hc_twins *twins, hc_database *database, const hc_field *field, hc_error *err)
{
	found *of = &twins->fields[field->twin->number];
	if (of->field)
		return HC_OK;
	of->field = field;
	of->arena = &twins->arena;
	return make_bitmaps(of, database, err);
}

hc_status hc_twins_want(hc_twins **twins, hc_database *database, const hc_schema *schema, const hc_layout *layout,
                        hc_error *err)
{
	hc_status status = HC_OK;

	for (size_t f = 0; f < layout->frame_count; f++) {
		const hc_layout_frame *frame = &layout->frames[f];
		for (size_t c = 0; c < frame->column_count && !status; c++) {
			const hc_field *field = frame->columns[c].field;
			if (!field->twin)
				continue;
			if (!*twins) {
				*twins = make(schema->twin_count);
				if (!*twins)
					return hc_error_nomem(err);
				status = open_words(*twins, database, err);
			}
			if (!status)
				status = want_field(*twins, database, field, err);
		}
	}
	return status;
}

void hc_twins_free(hc_twins *twins)
{
	if (!twins)
		return;
	for (size_t i = 0; i < twins->count; i++) {
		drop_bitmaps(&twins->fields[i]);
		hc_memory_free(twins->fields[i].rows);
	}
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

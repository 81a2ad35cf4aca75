/* SPDX-License-Identifier: MIT */
/*
 * A table is read twice. The first time every value goes through a sieve. The
 * second time the few rows whose values did not fall through are kept with
 * their texts, and sorting them tells which values really are there twice. So the memory does
 * not grow with the texts of the table, no index is asked for, and chance
 * decides nothing. SQLite hands the values to functions of ours, without
 * returning to us for each row. Readers of pieces of the table share the
 * sieve; what each keeps is its own until it is brought together.
 */
#include "store/twins.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "store/handle.h"
#include "store/scan_value.h"
#include "store/scan_way.h"
#include "store/sieve.h"

#include <stdlib.h>
#include <string.h>

#define HINT_BITS ((size_t)1 << 20)
#define AHEAD 16 /* values whose word of the sieve is on its way from memory */

/* A row whose value may be there twice. */
typedef struct twin_row {
	uint64_t hash;
	const char *same, *apart;
	size_t same_length, apart_length;
	hc_sure holds;            /* whether it meets the conditions */
} twin_row;

typedef struct found found;

/* What one reader has in hand of a derived field. */
typedef struct hand {
	found *of;
	uint64_t waiting[AHEAD];  /* the last hashes that came, not noted yet */
	size_t came;
	hc_arena arena;           /* of the rows' texts */
	size_t count, capacity;
	twin_row *rows;
	bool failed;              /* out of memory */
} hand;

/* One derived field: while its twins are looked for, and what was found, sorted by hash and value. */
struct found {
	const hc_field *field;    /* NULL: not wanted */
	hc_readers *readers;      /* of its table, of how many pieces: from hc_twins_begin on */
	size_t of;
	hand *hands;              /* of each */
	hc_sieve sieve;           /* until it was found */
	size_t count;
	twin_row *rows;
	uint64_t hint[HINT_BITS / 64]; /* has a bit for each hash: most values are told apart here */
};

struct hc_twins {
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

/* Whether there is a text at all: the empty one is known to be none, and nobody's twin. */
static bool has_text(sqlite3_value *value, uint64_t *hash)
{
	const char *text = sqlite3_value_type(value) == SQLITE_TEXT ? (const char *)sqlite3_value_text(value) : NULL;
	if (!text || !*text)
		return false;
	*hash = hash_of(text, (size_t)sqlite3_value_bytes(value));
	return true;
}

/*
 * The hand of the reader whose connection this is. The words stand in statements of ours alone (no schema is
 * trusted), which give them the number of the reader and of a wanted field.
 */
static hand *hand_of(sqlite3_context *context, sqlite3_value **values)
{
	hc_twins *twins = sqlite3_user_data(context);
	return &twins->fields[sqlite3_value_int(values[0])].hands[sqlite3_value_int(values[1])];
}

/* hc_twin_note(number, reader, same), an aggregate: a row of the first reading. Its word is fetched while others are noted. */
static void note_value(sqlite3_context *context, int count, sqlite3_value **values)
{
	hand *in = hand_of(context, values);
	uint64_t hash, *place = &in->waiting[in->came % AHEAD];
	(void)count;
	if (!has_text(values[2], &hash))
		return;
	if (in->came++ >= AHEAD)
		hc_sieve_add(&in->of->sieve, *place);
	*place = hash;
	hc_sieve_fetch(&in->of->sieve, hash);
}

static void note_waiting(hand *in)
{
	size_t count = in->came < AHEAD ? in->came : AHEAD;
	for (size_t i = 0; i < count; i++)
		hc_sieve_add(&in->of->sieve, in->waiting[i]);
	in->came = 0;
}

/* hc_twin_again(number, reader, same): whether the value is perhaps there twice. */
static void came_again(sqlite3_context *context, int count, sqlite3_value **values)
{
	const found *of = hand_of(context, values)->of;
	uint64_t hash;
	(void)count;
	bool again = has_text(values[2], &hash) && hc_sieve_holds(&of->sieve, hash);
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
static bool keep_row(hand *in, sqlite3_value **values)
{
	const hc_twin *twin = in->of->field->twin;
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
	row.same = copy_text(&in->arena, same, &row.same_length);
	row.apart = copy_text(&in->arena, apart, &row.apart_length);
	if (!row.same || !row.apart || !hc_memory_grow(&in->rows, &in->capacity, in->count, sizeof row))
		return false;
	in->rows[in->count++] = row;
	return true;
}

/* hc_twin_keep(number, reader, same, apart, condition...), an aggregate. */
static void keep_value(sqlite3_context *context, int count, sqlite3_value **values)
{
	hand *in = hand_of(context, values);
	(void)count;
	in->failed = in->failed || !keep_row(in, values + 2);
}

static void end_reading(sqlite3_context *context)
{
	sqlite3_result_null(context);
}

static hc_status open_words(hc_twins *twins, hc_database *database, hc_error *err)
{
	sqlite3 *db = database->db;
	if (sqlite3_create_function(db, "hc_twin_note", 3, SQLITE_UTF8, twins, NULL, note_value, end_reading) != SQLITE_OK ||
	    sqlite3_create_function(db, "hc_twin_again", 3, SQLITE_UTF8, twins, came_again, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "hc_twin_keep", -1, SQLITE_UTF8, twins, NULL, keep_value, end_reading) != SQLITE_OK)
		return hc_handle_fail(database, err);
	return HC_OK;
}

static void add_word(hc_text *sql, const char *word, const hc_twin *twin, size_t reader)
{
	hc_text_addf(sql, "%s(%zu, %zu, ", word, twin->number, reader);
	hc_handle_add_name(sql, twin->same->name);
}

/* The second reading of a piece. */
static hc_status read_again(void *context, size_t number, hc_database *database, hc_error *err)
{
	const found *of = context;
	const hc_twin *twin = of->field->twin;
	const hc_entity *entity = of->field->entity;
	int64_t unused;
	hc_text sql;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT ");
	add_word(&sql, "hc_twin_keep", twin, number);
	hc_text_add(&sql, ", ");
	hc_handle_add_name(&sql, twin->apart->name);
	for (size_t i = 0; i < twin->condition_count; i++) {
		hc_text_add(&sql, ", ");
		hc_handle_add_name(&sql, twin->conditions[i].field->name);
	}
	hc_text_add(&sql, ") FROM ");
	hc_handle_add_name(&sql, entity->name);
	hc_status status = hc_scan_add_by(&sql, database, entity->name, err);
	hc_readers_add_piece(&sql, of->readers, entity, number, of->of);
	add_word(&sql, "hc_twin_again", twin, number);
	hc_text_add(&sql, ")");
	if (!status)
		status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(&unused, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return !status && of->hands[number].failed ? hc_error_nomem(err) : status;
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

/* Brings together what the readers kept. */
static bool gather(found *of)
{
	size_t count = 0;

	for (size_t i = 0; i < of->of; i++)
		count += of->hands[i].count;
	of->rows = hc_memory_alloc((count + 1) * sizeof *of->rows);
	for (size_t i = 0; of->rows && i < of->of; i++) {
		hand *in = &of->hands[i];
		if (in->count)
			memcpy(of->rows + of->count, in->rows, in->count * sizeof *of->rows);
		of->count += in->count;
		hc_memory_free(in->rows);
		in->rows = NULL;
	}
	return of->rows != NULL;
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

static hc_status find_field(found *of, hc_error *err)
{
	for (size_t i = 0; i < of->of; i++)
		note_waiting(&of->hands[i]);
	hc_status status = hc_readers_run(of->readers, of->of, read_again, of, err);

	hc_sieve_drop(&of->sieve);
	if (!status && !gather(of))
		status = hc_error_nomem(err);
	leave_two(of);
	for (size_t i = 0; i < of->count; i++)
		of->hint[hint_of(of->rows[i].hash) / 64] |= UINT64_C(1) << (hint_of(of->rows[i].hash) % 64);
	return status;
}

hc_status hc_twins_find(hc_twins *twins, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t i = 0; twins && i < twins->count && !status; i++)
		if (twins->fields[i].hands)
			status = find_field(&twins->fields[i], err);
	return status;
}

bool hc_twins_wants(const hc_twins *twins, const hc_entity *entity)
{
	for (size_t i = 0; twins && i < twins->count; i++)
		if (twins->fields[i].field && twins->fields[i].field->entity == entity)
			return true;
	return false;
}

void hc_twins_add_notes(hc_text *sql, const hc_twins *twins, const hc_entity *entity, size_t reader)
{
	for (size_t i = 0; twins && i < twins->count; i++) {
		if (!twins->fields[i].field || twins->fields[i].field->entity != entity)
			continue;
		hc_text_add(sql, ", ");
		add_word(sql, "hc_twin_note", twins->fields[i].field->twin, reader);
		hc_text_add(sql, ")");
	}
}

static bool begin_field(found *of, hc_readers *readers, int64_t rows, size_t pieces)
{
	of->readers = readers;
	of->of = pieces;
	of->hands = hc_memory_alloc(pieces * sizeof *of->hands);
	for (size_t i = 0; of->hands && i < pieces; i++) {
		of->hands[i].of = of;
		hc_arena_init(&of->hands[i].arena);
	}
	return hc_sieve_init(&of->sieve, rows) && of->hands;
}

hc_status hc_twins_begin(hc_twins *twins, hc_readers *readers, const hc_entity *entity, int64_t rows, size_t of, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t i = 0; i < of && !status; i++)
		status = open_words(twins, hc_readers_get(readers, i), err);
	for (size_t i = 0; i < twins->count && !status; i++)
		if (twins->fields[i].field && twins->fields[i].field->entity == entity && !begin_field(&twins->fields[i], readers, rows, of))
			status = hc_error_nomem(err);
	return status;
}

hc_status hc_twins_want(hc_twins **twins, const hc_schema *schema, const hc_layout *layout, hc_error *err)
{
	for (size_t f = 0; f < layout->frame_count; f++) {
		const hc_layout_frame *frame = &layout->frames[f];
		for (size_t c = 0; c < frame->column_count; c++) {
			const hc_field *field = frame->columns[c].field;
			if (!field->twin)
				continue;
			if (!*twins)
				*twins = hc_memory_alloc(sizeof **twins + schema->twin_count * sizeof *(*twins)->fields);
			if (!*twins)
				return hc_error_nomem(err);
			(*twins)->count = schema->twin_count;
			(*twins)->fields[field->twin->number].field = field;
		}
	}
	return HC_OK;
}

static void drop_hands(found *of)
{
	for (size_t i = 0; of->hands && i < of->of; i++) {
		hc_arena_drop(&of->hands[i].arena);
		hc_memory_free(of->hands[i].rows);
	}
	hc_memory_free(of->hands);
}

void hc_twins_free(hc_twins *twins)
{
	for (size_t i = 0; twins && i < twins->count; i++) {
		hc_sieve_drop(&twins->fields[i].sieve);
		drop_hands(&twins->fields[i]);
		hc_memory_free(twins->fields[i].rows);
	}
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

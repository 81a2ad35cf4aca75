/* SPDX-License-Identifier: MIT */
/*
 * Cutting the roots into chunks: the unit that a worker takes, that the memory
 * of a run depends on, and that is done again when a worker was lost.
 */
#include "base/memory.h"
#include "store/handle.h"
#include "store/scan_sql.h"

#include <string.h>

typedef struct cutting {
	hc_arena *arena;
	hc_chunk *chunks;
	size_t count, capacity;
	const char *last;     /* the root before the chunk in hand */
	bool closed;          /* with `within`: chunks begin at their own first root */
} cutting;

static bool add_chunk(cutting *c, const char *low, const char *high)
{
	if (!hc_memory_grow(&c->chunks, &c->capacity, c->count, sizeof *c->chunks))
		return false;
	c->chunks[c->count++] = (hc_chunk){low, high};
	return true;
}

/* Cuts the roots that the statement gives; false when out of memory. */
static hc_status cut(cutting *c, hc_database *database, sqlite3_stmt *statement, size_t size, int64_t *roots, hc_error *err)
{
	size_t inside = 0;
	const char *first = NULL, *id = NULL;
	bool row;
	hc_status status;

	while (!(status = hc_handle_step(&row, database, statement, err)) && row) {
		if (sqlite3_column_type(statement, 0) != SQLITE_TEXT)
			continue;
		id = hc_arena_text(c->arena, hc_handle_text(statement, 0));
		if (!id)
			return hc_error_nomem(err);
		first = inside ? first : id;
		++*roots;
		if (++inside < size)
			continue;
		if (!add_chunk(c, c->closed ? first : c->last, id))
			return hc_error_nomem(err);
		c->last = id;
		inside = 0;
	}
	if (status)
		return status;
	if (c->closed ? inside > 0 : true)
		if (!add_chunk(c, c->closed ? first : c->last, c->closed ? id : NULL))
			return hc_error_nomem(err);
	return HC_OK;
}

hc_status hc_scan_chunks(hc_database *database, const hc_layout *layout, hc_within within, size_t size,
                         hc_arena *arena, hc_chunk **out, size_t *count, int64_t *roots, hc_error *err)
{
	cutting c = {.arena = arena, .closed = within.entity != NULL};
	sqlite3_stmt *statement = NULL;
	hc_text sql;

	*roots = 0;
	*count = 0;
	hc_text_init(&sql);
	hc_scan_roots_sql(&sql, layout->root, within, NULL);
	hc_status status = sql.failed ? hc_error_nomem(err) : hc_handle_prepare(&statement, database, hc_text_get(&sql), err);
	if (!status)
		status = cut(&c, database, statement, size, roots, err);
	if (!status) {
		*out = hc_arena_alloc(arena, (c.count + 1) * sizeof **out);
		if (*out && c.count)
			memcpy(*out, c.chunks, c.count * sizeof **out);
		*count = c.count;
		if (!*out)
			status = hc_error_nomem(err);
	}
	hc_text_drop(&sql);
	sqlite3_finalize(statement);
	hc_memory_free(c.chunks);
	return status;
}

hc_status hc_scan_count(hc_database *database, const hc_layout *layout, size_t frame, hc_within within, const hc_chunk *chunk,
                        int64_t *out, hc_error *err)
{
	hc_text sql;
	hc_text_init(&sql);
	*out = 0;
	if (hc_within_inside(layout, within) && layout->frames[frame].entity != within.entity)
		return HC_OK;
	hc_scan_count_sql(&sql, &layout->frames[frame], layout->root, within, chunk);
	hc_status status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(out, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return status;
}

hc_status hc_within_check(hc_database *database, hc_within within, bool *exists, hc_error *err)
{
	hc_text sql;
	int64_t found = 0;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT count(*) FROM ");
	hc_handle_add_name(&sql, within.entity->name);
	hc_text_add(&sql, " WHERE ");
	hc_handle_add_name(&sql, within.entity->identifier->name);
	hc_text_add(&sql, " = ");
	hc_handle_add_literal(&sql, within.id);
	hc_status status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(&found, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	*exists = found > 0;
	return status;
}

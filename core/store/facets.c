/* SPDX-License-Identifier: MIT */
/* One statement over the owners, joined with what they refer to. There are few owners beside all other records. */

#include "store/facets.h"

#include "store/handle.h"

#include <string.h>

static bool is_facet(const hc_field *field)
{
	if (field->personal || field->twin)
		return false;
	return field->type == HC_ENUM || (field->target && !field->target->about_person);
}

static hc_status list_facets(hc_facets *out, const hc_entity *owner, hc_arena *arena, hc_error *err)
{
	size_t i;

	out->facets = hc_arena_alloc(arena, (owner->field_count + 1) * sizeof *out->facets);
	if (!out->facets)
		return hc_error_nomem(err);
	for (i = 0; i < owner->field_count; i++) {
		const hc_field *field = &owner->fields[i], *name = field->target ? field->target->name_field : NULL;

		if (is_facet(field))
			out->facets[out->count++] = (hc_facet){ field, name && !name->personal ? name : NULL };
	}
	return HC_OK;
}

/* Columns: the id, then for each facet its value and the name that goes with it. */
static void add_statement(hc_text *sql, const hc_facets *facets, const hc_entity *owner)
{
	size_t i;

	hc_text_add(sql, "SELECT o.");
	hc_handle_add_name(sql, owner->identifier->name);
	for (i = 0; i < facets->count; i++) {
		hc_text_add(sql, ", o.");
		hc_handle_add_name(sql, facets->facets[i].field->name);
		hc_text_addf(sql, facets->facets[i].name ? ", t%zu." : ", NULL", i);
		if (facets->facets[i].name)
			hc_handle_add_name(sql, facets->facets[i].name->name);
	}
	hc_text_add(sql, " FROM ");
	hc_handle_add_name(sql, owner->name);
	hc_text_add(sql, " AS o NOT INDEXED");
	for (i = 0; i < facets->count; i++) {
		if (!facets->facets[i].name)
			continue;
		hc_text_add(sql, " LEFT JOIN ");
		hc_handle_add_name(sql, facets->facets[i].field->target->name);
		hc_text_addf(sql, " AS t%zu ON t%zu.", i, i);
		hc_handle_add_name(sql, facets->facets[i].field->target->identifier->name);
		hc_text_add(sql, " = o.");
		hc_handle_add_name(sql, facets->facets[i].field->name);
	}
	hc_text_addf(sql, " WHERE typeof(o.");
	hc_handle_add_name(sql, owner->identifier->name);
	hc_text_add(sql, ") = 'text' ORDER BY 1");
}

/* The text of a column; NULL for what is none. */
static const char *text_at(sqlite3_stmt *row, int at)
{
	const char *text = sqlite3_column_type(row, at) == SQLITE_TEXT ? hc_handle_text(row, at) : NULL;

	return text && text[0] && hc_utf8_valid(text, strlen(text)) ? text : NULL;
}

static bool read_value(hc_ledger_facet_value *out, const hc_facet *facet, sqlite3_stmt *row, int at, hc_arena *arena)
{
	const char *value = text_at(row, at), *name = text_at(row, at + 1);
	int member;

	if (!value)
		return true;
	if (facet->field->type == HC_ENUM) {
		member = hc_field_member(facet->field, value, strlen(value));
		if (member >= 0)
			*out = (hc_ledger_facet_value){ facet->field->members[member].name, facet->field->members[member].label };
		return true;
	}
	out->value = hc_arena_text(arena, value);
	out->label.zh = out->label.en = hc_arena_text(arena, name);
	return out->value && (out->label.zh || !name);
}

static hc_status read_owner(hc_facets *out, size_t at, sqlite3_stmt *row, hc_arena *arena, hc_error *err)
{
	const char *id = text_at(row, 0);
	size_t i;

	out->owners[at] = hc_arena_text(arena, id ? id : "");
	if (!out->owners[at])
		return hc_error_nomem(err);
	for (i = 0; i < out->count; i++) {
		if (!read_value(&out->values[at * out->count + i], &out->facets[i], row, (int)(1 + 2 * i), arena))
			return hc_error_nomem(err);
	}
	return HC_OK;
}

static hc_status read_owners(hc_facets *out, hc_database *database, const hc_entity *owner, sqlite3_stmt *rows,
                             hc_arena *arena, hc_error *err)
{
	int64_t room = 0;
	hc_status status;
	hc_text sql;
	bool row;

	hc_text_init(&sql);
	hc_text_add(&sql, "SELECT count(*) FROM ");
	hc_handle_add_name(&sql, owner->name);
	hc_text_add(&sql, " NOT INDEXED");
	status = sql.failed ? hc_error_nomem(err) : hc_handle_integer(&room, database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	if (status != HC_OK)
		return status;
	out->owners = hc_arena_alloc(arena, ((size_t)room + 1) * sizeof *out->owners);
	out->values = hc_arena_alloc(arena, ((size_t)room * out->count + 1) * sizeof *out->values);
	if (!out->owners || !out->values)
		return hc_error_nomem(err);
	while ((int64_t)out->owner_count < room && (status = hc_handle_step(&row, database, rows, err)) == HC_OK && row) {
		status = read_owner(out, out->owner_count, rows, arena, err);
		if (status != HC_OK)
			break;
		/* An owner without a proper id has no verdict, and one that comes twice through a doubtful join is one. */
		if (out->owners[out->owner_count][0] &&
		    (out->owner_count == 0 || strcmp(out->owners[out->owner_count - 1], out->owners[out->owner_count]) != 0))
			out->owner_count++;
	}
	return status;
}

hc_status hc_facets_read(hc_facets *out, hc_database *database, const hc_entity *owner, hc_arena *arena, hc_error *err)
{
	sqlite3_stmt *rows = NULL;
	hc_status status;
	hc_text sql;

	memset(out, 0, sizeof *out);
	status = list_facets(out, owner, arena, err);
	if (status != HC_OK || out->count == 0)
		return status;
	hc_text_init(&sql);
	add_statement(&sql, out, owner);
	status = sql.failed ? hc_error_nomem(err) : hc_handle_prepare(&rows, database, hc_text_get(&sql), err);
	if (status == HC_OK)
		status = read_owners(out, database, owner, rows, arena, err);
	sqlite3_finalize(rows);
	hc_text_drop(&sql);
	return status;
}

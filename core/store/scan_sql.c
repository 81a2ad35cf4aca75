/* SPDX-License-Identifier: MIT */
/*
 * A field of a record referred to is read by a LEFT JOIN: SQLite walks from
 * the row to that record while it has the row in hand. Where both lie within
 * the same record the join says so, which leads it to the place where they are
 * stored together.
 */
#include "store/scan_sql.h"

#include "base/limits.h"
#include "store/handle.h"

#include <string.h>

/* The joins of one statement: the references followed from the table to each. */
typedef struct joins {
	size_t count;
	struct {
		size_t steps;
		const hc_field *step[HC_STEPS_MAX];
	} join[HC_FIELDS_MAX];
	hc_text text;
} joins;

#define TABLE 0 /* alias t0 is the frame's own table */

static void add_column_name(hc_text *sql, size_t alias, const char *name)
{
	hc_text_addf(sql, "t%zu.", alias);
	hc_handle_add_name(sql, name);
}

/* The record that two records lie within, when the one referred to by `step` is stored by it too. */
static const hc_field *shared_parent(const hc_field *step)
{
	const hc_field *within = step->target->within;
	return within && within->target != step->target ? hc_entity_reference_to(step->entity, within->target) : NULL;
}

/* The alias of the record that `steps` lead to, joined at its first use. */
static size_t alias_of(joins *all, const hc_field *const *steps, size_t count)
{
	if (!count)
		return TABLE;
	for (size_t i = 0; i < all->count; i++)
		if (all->join[i].steps == count && memcmp(all->join[i].step, steps, count * sizeof *steps) == 0)
			return i + 1;
	size_t from = alias_of(all, steps, count - 1);
	const hc_field *step = steps[count - 1];
	size_t alias = ++all->count;
	all->join[alias - 1].steps = count;
	memcpy(all->join[alias - 1].step, steps, count * sizeof *steps);
	hc_text_add(&all->text, " LEFT JOIN ");
	hc_handle_add_name(&all->text, step->target->name);
	hc_text_addf(&all->text, " AS t%zu ON ", alias);
	add_column_name(&all->text, alias, step->target->identifier->name);
	hc_text_add(&all->text, " = ");
	add_column_name(&all->text, from, step->name);
	const hc_field *shared = shared_parent(step);
	if (shared) {
		hc_text_add(&all->text, " AND ");
		add_column_name(&all->text, alias, step->target->within->name);
		hc_text_add(&all->text, " = ");
		add_column_name(&all->text, from, shared->name);
	}
	return alias;
}

/* Adds the root's id of a row. */
static void add_key(hc_text *sql, joins *all, const hc_layout_frame *frame)
{
	if (frame->key_count)
		add_column_name(sql, alias_of(all, frame->key, frame->key_count - 1), frame->key[frame->key_count - 1]->name);
	else
		add_column_name(sql, TABLE, frame->entity->identifier->name);
}

/* The references that lead from `root` to the record that bounds the run; their number, or -1. */
static int steps_within(const hc_entity *root, hc_within within, const hc_field **steps)
{
	const hc_field *direct;
	if (root == within.entity)
		return 0;
	direct = hc_entity_reference_to(root, within.entity);
	if (direct)
		return steps[0] = direct, 1;
	for (size_t i = 0; i < root->field_count; i++) {
		const hc_entity *next = root->fields[i].target;
		if (!next || next == root || !(direct = hc_entity_reference_to(next, within.entity)))
			continue;
		steps[0] = &root->fields[i];
		steps[1] = direct;
		return 2;
	}
	return -1;
}

bool hc_within_inside(const hc_layout *layout, hc_within within)
{
	const hc_field *steps[HC_STEPS_MAX];
	return within.entity && steps_within(layout->root, within, steps) < 0;
}

bool hc_within_reaches(const hc_layout *layout, hc_within within)
{
	const hc_field *steps[HC_STEPS_MAX];
	return !within.entity || steps_within(layout->root, within, steps) >= 0 ||
	       (hc_entity_root(within.entity) == layout->root && within.entity->within->target == layout->root);
}

/* Adds the condition on the root's row (alias t0) that it lies within. */
static void add_within(hc_text *sql, joins *all, const hc_entity *root, hc_within within)
{
	const hc_field *steps[HC_STEPS_MAX];
	if (!within.entity) {
		hc_text_add(sql, "1");
		return;
	}
	int count = steps_within(root, within, steps);
	if (count >= 0) {
		if (count)
			add_column_name(sql, alias_of(all, steps, (size_t)count - 1), steps[count - 1]->name);
		else
			add_column_name(sql, TABLE, root->identifier->name);
		hc_text_add(sql, " = ");
		hc_handle_add_literal(sql, within.id);
		return;
	}
	/* A record that lies in the root: the root is the one it names. */
	add_column_name(sql, TABLE, root->identifier->name);
	hc_text_add(sql, " = (SELECT ");
	hc_handle_add_name(sql, within.entity->within->name);
	hc_text_add(sql, " FROM ");
	hc_handle_add_name(sql, within.entity->name);
	hc_text_add(sql, " WHERE ");
	hc_handle_add_name(sql, within.entity->identifier->name);
	hc_text_add(sql, " = ");
	hc_handle_add_literal(sql, within.id);
	hc_text_add(sql, ")");
}

/* An act not done is NULL, and so is everything of a record that is not there: the join tells them apart here. */
static void add_joined_act(hc_text *sql, size_t alias, const hc_field *field)
{
	hc_text_add(sql, "ifnull(");
	add_column_name(sql, alias, field->name);
	hc_text_add(sql, ", CASE WHEN ");
	add_column_name(sql, alias, field->entity->identifier->name);
	hc_text_add(sql, " IS NOT NULL THEN '' END)");
}

bool hc_scan_twin_at_hand(const hc_layout_frame *frame, const hc_layout_column *column)
{
	const hc_twin *twin = column->field->twin;
	return twin && !column->step_count && frame->key_count == 1 && frame->key[0] == twin->apart;
}

/* Any other derived field is looked up by a function (scan.c); of a record that is not there it is not known. */
static void add_derived(hc_text *sql, size_t alias, const hc_twin *twin)
{
	hc_text_addf(sql, "hc_twin(%zu, ", twin->number);
	add_column_name(sql, alias, twin->same->name);
	hc_text_add(sql, ", ");
	add_column_name(sql, alias, twin->apart->name);
	hc_text_add(sql, ")");
}

static void add_columns(hc_text *sql, joins *all, const hc_layout_frame *frame)
{
	for (size_t i = 0; i < frame->column_count; i++) {
		const hc_layout_column *column = &frame->columns[i];
		size_t alias = alias_of(all, column->steps, column->step_count);
		hc_text_add(sql, ", ");
		if (column->step_count && column->field->act)
			add_joined_act(sql, alias, column->field);
		else if (hc_scan_twin_at_hand(frame, column))
			add_column_name(sql, alias, column->field->twin->same->name);
		else if (column->field->twin)
			add_derived(sql, alias, column->field->twin);
		else
			add_column_name(sql, alias, column->field->name);
	}
}

/* The root's id where it is a text, else NULL; compared byte by byte, whatever the table says. */
static void add_text_key(hc_text *sql, const char *key)
{
	hc_text_addf(sql, "CASE typeof(%s) WHEN 'text' THEN %s END", key, key);
}

static void add_range(hc_text *sql, hc_scan_way way, const char *key, hc_within within)
{
	const char *after = within.entity ? ">=" : ">";
	if (way == HC_SCAN_RANGE) {
		hc_text_addf(sql, "%s %s ?1", key, after);
		return;
	}
	hc_text_add(sql, "ifnull((?1 IS NULL OR ");
	add_text_key(sql, key);
	hc_text_addf(sql, " %s ?1) AND ", after);
	add_text_key(sql, key);
	hc_text_add(sql, " <= ?2, 1)");
}

void hc_scan_sql(hc_text *sql, const hc_layout_frame *frame, hc_scan_way way, const char *by, hc_within within)
{
	joins all;
	hc_text key, where;

	memset(&all, 0, sizeof all);
	hc_text_init(&all.text);
	hc_text_init(&key);
	hc_text_init(&where);
	add_key(&key, &all, frame);
	hc_text_add(sql, way == HC_SCAN_RANGE ? "SELECT hc_sink(" : "SELECT ");
	hc_text_add(sql, hc_text_get(&key));
	add_columns(sql, &all, frame);
	add_range(&where, way, hc_text_get(&key), within);
	if (!frame->key_count) {
		hc_text_add(&where, " AND ");
		add_within(&where, &all, frame->entity, within);
	}
	hc_text_add(sql, way == HC_SCAN_RANGE ? ") FROM " : " FROM ");
	hc_handle_add_name(sql, frame->entity->name);
	hc_text_addf(sql, " AS t0%s%s", by, hc_text_get(&all.text));
	hc_text_addf(sql, " WHERE %s", hc_text_get(&where));
	if (way == HC_SCAN_SORTED) {
		hc_text_add(sql, " ORDER BY ");
		add_text_key(sql, hc_text_get(&key));
		hc_text_add(sql, ", ");
		add_column_name(sql, TABLE, frame->entity->identifier->name);
	}
	sql->failed = sql->failed || all.text.failed || key.failed || where.failed;
	hc_text_drop(&all.text);
	hc_text_drop(&key);
	hc_text_drop(&where);
}

void hc_scan_count_sql(hc_text *sql, const hc_layout_frame *frame, const hc_entity *root, hc_within within, const hc_chunk *chunk)
{
	joins all;
	hc_text key;

	memset(&all, 0, sizeof all);
	hc_text_init(&all.text);
	hc_text_init(&key);
	add_key(&key, &all, frame);
	hc_text_add(sql, "SELECT count(*) FROM ");
	hc_handle_add_name(sql, frame->entity->name);
	hc_text_addf(sql, " AS t0 NOT INDEXED%s WHERE ", hc_text_get(&all.text));
	hc_text_addf(sql, "%s IN (", hc_text_get(&key));
	hc_scan_roots_sql(sql, root, within, chunk);
	hc_text_add(sql, ")");
	if (within.entity == frame->entity) {
		hc_text_add(sql, " AND ");
		add_column_name(sql, TABLE, frame->entity->identifier->name);
		hc_text_add(sql, " = ");
		hc_handle_add_literal(sql, within.id);
	}
	sql->failed = sql->failed || all.text.failed || key.failed;
	hc_text_drop(&all.text);
	hc_text_drop(&key);
}

/* Adds "AND id > 'end'" for an end of a chunk that is not open. */
static void add_end(hc_text *sql, const hc_entity *root, const char *comparison, const char *end)
{
	if (!end)
		return;
	hc_text_add(sql, " AND ");
	add_column_name(sql, TABLE, root->identifier->name);
	hc_text_addf(sql, " %s ", comparison);
	hc_handle_add_literal(sql, end);
}

void hc_scan_roots_sql(hc_text *sql, const hc_entity *root, hc_within within, const hc_chunk *chunk)
{
	joins all;
	hc_text where;

	memset(&all, 0, sizeof all);
	hc_text_init(&all.text);
	hc_text_init(&where);
	add_within(&where, &all, root, within);
	if (chunk) {
		add_end(&where, root, within.entity ? ">=" : ">", chunk->low);
		add_end(&where, root, "<=", chunk->high);
	}
	hc_text_add(sql, "SELECT ");
	add_column_name(sql, TABLE, root->identifier->name);
	hc_text_add(sql, " FROM ");
	hc_handle_add_name(sql, root->name);
	hc_text_addf(sql, " AS t0 NOT INDEXED%s WHERE %s ORDER BY 1", hc_text_get(&all.text), hc_text_get(&where));
	sql->failed = sql->failed || all.text.failed || where.failed;
	hc_text_drop(&all.text);
	hc_text_drop(&where);
}

/* Before every text is the empty one. */
void hc_scan_bind_low(struct sqlite3_stmt *statement, const char *low)
{
	sqlite3_bind_text(statement, 1, low ? low : "", -1, SQLITE_STATIC);
}

/* After every text is a blob. */
void hc_scan_bind_span(struct sqlite3_stmt *statement, const char *low, const char *high)
{
	if (low)
		hc_scan_bind_low(statement, low);
	else
		sqlite3_bind_null(statement, 1);
	if (high)
		sqlite3_bind_text(statement, 2, high, -1, SQLITE_STATIC);
	else
		sqlite3_bind_blob(statement, 2, "", 0, SQLITE_STATIC);
}

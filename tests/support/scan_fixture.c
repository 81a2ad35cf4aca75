/* SPDX-License-Identifier: MIT */
#include "support/scan_fixture.h"

#include "base/date.h"
#include "base/memory.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

int scan_begin(void **state)
{
	scan_fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	*state = f;
	snprintf(f->folder, sizeof f->folder, "/tmp/hecha-scan-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	hc_arena_init(&f->arena);
	hc_error_init(&f->err, HC_EN);
	hc_text_init(&f->lines);
	hc_text_init(&f->shown);
	f->schema = hc_schema_load(HC_SOURCE_DIR "/tests/support/schemas", &f->err);
	if (!f->schema)
		fail_msg("%s", f->err.problems[0].text);
	return 0;
}

int scan_end(void **state)
{
	scan_fixture *f = *state;
	DIR *listing = opendir(f->folder);
	struct dirent *entry;
	char path[512];

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL) {
		snprintf(path, sizeof path, "%s/%s", f->folder, entry->d_name);
		unlink(path);
	}
	closedir(listing);
	rmdir(f->folder);
	hc_schema_free(f->schema);
	hc_arena_drop(&f->arena);
	hc_error_drop(&f->err);
	hc_text_drop(&f->lines);
	hc_text_drop(&f->shown);
	free(f);
	return 0;
}

/* ---- databases ---- */

const char *scan_tables_word(scan_tables tables)
{
	static const char *const words[SCAN_KINDS] = {"ours", "clustered", "plain"};
	return words[tables];
}

void scan_run_sql(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	char *problem = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &problem) != SQLITE_OK)
		fail_msg("%s: %s", sql, problem);
	sqlite3_close(db);
}

/* The tables as someone else would make them, without types. */
static void add_tables(const scan_fixture *f, hc_text *sql, scan_tables tables)
{
	for (size_t i = 0; i < f->schema->entity_count; i++) {
		const hc_entity *entity = &f->schema->entities[i];
		hc_text_addf(sql, "CREATE TABLE %s(", entity->name);
		for (size_t j = 0; j < entity->field_count; j++)
			hc_text_addf(sql, "%s%s", j ? ", " : "", entity->fields[j].name);
		if (tables == SCAN_CLUSTERED && entity->within)
			hc_text_addf(sql, ", PRIMARY KEY(%s, %s)", entity->within->name, entity->identifier->name);
		else if (tables == SCAN_CLUSTERED)
			hc_text_addf(sql, ", PRIMARY KEY(%s)", entity->identifier->name);
		hc_text_add(sql, tables == SCAN_CLUSTERED ? ") WITHOUT ROWID;" : ");");
	}
}

/* Stores every table's rows anew in another order. */
static void add_shuffle(const scan_fixture *f, hc_text *sql)
{
	for (size_t i = 0; i < f->schema->entity_count; i++) {
		const char *name = f->schema->entities[i].name;
		hc_text_addf(sql, ";CREATE TABLE shuffled AS SELECT * FROM %s ORDER BY rowid * 7 %% 11, rowid DESC;", name);
		hc_text_addf(sql, "DROP TABLE %s; ALTER TABLE shuffled RENAME TO %s", name, name);
	}
}

const char *scan_make(scan_fixture *f, scan_tables tables, const char *rows)
{
	static unsigned made;
	const char *path = hc_arena_format(&f->arena, "%s/%s%u.db", f->folder, scan_tables_word(tables), made++);
	hc_text sql;

	hc_text_init(&sql);
	if (tables == SCAN_OURS)
		assert_int_equal(hc_database_init(path, f->schema, &f->err), HC_OK);
	else
		add_tables(f, &sql, tables);
	hc_text_add(&sql, rows);
	if (tables == SCAN_PLAIN)
		add_shuffle(f, &sql);
	scan_run_sql(path, hc_text_get(&sql));
	hc_text_drop(&sql);
	return path;
}

/* ---- layouts ---- */

static const hc_entity *entity_of(const scan_fixture *f, const char *name)
{
	const hc_entity *entity = hc_schema_find(f->schema, name);
	if (!entity)
		fail_msg("no entity %s", name);
	return entity;
}

/* A path of references and a field: "firm.staff". */
static hc_layout_column column_of(scan_fixture *f, const hc_entity *entity, const char *path)
{
	hc_layout_column column = {.path = hc_arena_text(&f->arena, path)};
	const char *dot, *at = path;

	while ((dot = strchr(at, '.')) != NULL) {
		const hc_field *step = hc_entity_find_reference(entity, hc_arena_copy(&f->arena, at, (size_t)(dot - at)));
		assert_non_null(step);
		column.steps[column.step_count++] = step;
		entity = step->target;
		at = dot + 1;
	}
	column.field = hc_entity_find(entity, at);
	if (!column.field)
		fail_msg("no field %s", path);
	return column;
}

static void add_frame(scan_fixture *f, hc_layout *layout, char *words)
{
	hc_layout_frame *frame = &layout->frames[layout->frame_count++];
	char *rest = NULL;
	const hc_entity *at = entity_of(f, strtok_r(words, " ", &rest));

	frame->entity = at;
	frame->columns = hc_arena_alloc(&f->arena, 40 * sizeof *frame->columns);
	frame->columns[frame->column_count++] = column_of(f, at, at->identifier->name);
	layout->root = layout->root ? layout->root : at;
	frame->at_home = hc_entity_root(at) == layout->root;
	for (char *word; (word = strtok_r(NULL, " ", &rest)) != NULL;) {
		if (*word != '@') {
			frame->columns[frame->column_count++] = column_of(f, frame->entity, word);
			continue;
		}
		frame->key[frame->key_count] = hc_entity_find(at, word + 1);
		assert_non_null(frame->key[frame->key_count]);
		at = frame->key[frame->key_count++]->target;
	}
}

static size_t frame_of(const hc_layout *layout, const char *name)
{
	for (size_t i = 0; i < layout->frame_count; i++)
		if (strcmp(layout->frames[i].entity->name, name) == 0)
			return i;
	fail_msg("no frame %s", name);
	return 0;
}

static void add_link(hc_layout *layout, const char *words)
{
	hc_layout_link *link = &layout->links[layout->link_count++];
	char parent[40], child[40], via[40];

	assert_int_equal(sscanf(words, "link %39s %39s %39s", parent, child, via), 3);
	link->parent = frame_of(layout, parent);
	link->child = frame_of(layout, child);
	const hc_layout_frame *frame = &layout->frames[link->child];
	link->via = hc_entity_find(frame->entity, via);
	assert_non_null(link->via);
	int column = hc_layout_find(frame, via, strlen(via));
	bool by_root = link->parent == 0 && frame->key_count == 1 && frame->key[0] == link->via;
	assert_true(by_root || column > 0);
	link->via_column = by_root ? 0 : (size_t)column;
}

const hc_layout *scan_layout(scan_fixture *f, const char *const *words)
{
	hc_layout *layout = hc_arena_alloc(&f->arena, sizeof *layout);

	assert_non_null(layout);
	layout->frames = hc_arena_alloc(&f->arena, 20 * sizeof *layout->frames);
	layout->links = hc_arena_alloc(&f->arena, 20 * sizeof *layout->links);
	for (; *words; words++) {
		if (strncmp(*words, "link ", 5) == 0)
			add_link(layout, *words);
		else
			add_frame(f, layout, hc_arena_text(&f->arena, *words));
	}
	return layout;
}

/* ---- showing ---- */

static const char *value_of(scan_fixture *f, const hc_frame *frame, size_t column, const hc_field *field, size_t row)
{
	const hc_column *values = &frame->columns[column];
	size_t length;

	if (!hc_column_known(values, row))
		return "-";
	if (field->type == HC_TEXT) {
		const char *text = hc_column_text(values, row, &length);
		return hc_arena_format(&f->arena, "%.*s", (int)length, text);
	}
	int64_t number = hc_column_number(values, row);
	return field->act && number == HC_DATE_NEVER ? "never" : hc_field_write(field, number, &f->arena);
}

static void show_rows(scan_fixture *f, const hc_layout_frame *layout, const hc_frame *frame)
{
	for (size_t row = 0; layout->at_home && row < frame->rows; row++) {
		hc_text_addf(&f->lines, "%s %s", layout->entity->name, value_of(f, frame, 0, layout->columns[0].field, row));
		for (size_t c = 1; c < layout->column_count; c++)
			hc_text_addf(&f->lines, " %s=%s", layout->columns[c].path, value_of(f, frame, c, layout->columns[c].field, row));
		hc_text_add(&f->lines, "\n");
	}
}

/* The rows that may belong to parent `p`: those of its root, then those of no known root. */
static void show_strays(scan_fixture *f, const hc_link *link, size_t p, const hc_layout_frame *child, const hc_frame *rows)
{
	const char *before = " perhaps ";
	for (uint32_t i = link->stray_start ? link->stray_start[p] : 0; link->stray_start && i < link->stray_end[p]; i++) {
		hc_text_addf(&f->lines, "%s%s", before, value_of(f, rows, 0, child->columns[0].field, link->strays[i]));
		before = " ";
	}
	for (uint32_t i = link->any_from; i < link->any_to; i++) {
		hc_text_addf(&f->lines, "%s%s", before, value_of(f, rows, 0, child->columns[0].field, i));
		before = " ";
	}
}

static void show_link(scan_fixture *f, const hc_layout *layout, const hc_block *block, size_t k)
{
	const hc_layout_link *of = &layout->links[k];
	const hc_link *link = &block->links[k];
	const hc_layout_frame *parent = &layout->frames[of->parent], *child = &layout->frames[of->child];
	const hc_frame *rows = &block->frames[of->child];

	for (size_t p = 0; p < link->parents; p++) {
		hc_text_addf(&f->lines, "%s %s has %s", parent->entity->name,
		             value_of(f, &block->frames[of->parent], 0, parent->columns[0].field, p), child->entity->name);
		if (link->absent[p / 64] >> (p % 64) & 1)
			hc_text_add(&f->lines, " absent");
		for (uint32_t i = link->start[p]; i < link->start[p + 1]; i++)
			hc_text_addf(&f->lines, " %s", value_of(f, rows, 0, child->columns[0].field, link->order ? link->order[i] : i));
		show_strays(f, link, p, child, rows);
		hc_text_add(&f->lines, "\n");
	}
}

static void notice(void *context, const char *entity, const char *id, const char *field, hc_label text)
{
	scan_fixture *f = context;
	hc_text_addf(&f->lines, "! %s %s %s: %s\n", entity, id, field ? field : "-", text.en);
	assert_non_null(text.zh);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The lines, sorted, each once. */
static const char *sorted(scan_fixture *f)
{
	size_t count = 0, capacity = 0;
	char **lines = NULL, *rest = NULL, *text = f->lines.bytes;

	hc_text_clear(&f->shown);
	for (char *line = text ? strtok_r(text, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		assert_true(hc_memory_grow(&lines, &capacity, count, sizeof *lines));
		lines[count++] = line;
	}
	if (count)
		qsort(lines, count, sizeof *lines, by_text);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || strcmp(lines[i], lines[i - 1]) != 0)
			hc_text_addf(&f->shown, "%s\n", lines[i]);
	hc_memory_free(lines);
	return hc_text_get(&f->shown);
}

static hc_status show_chunks(scan_fixture *f, const scan_ask *ask, hc_database *database, hc_within within)
{
	hc_scan *scan = NULL;
	hc_chunk *chunks, span = {NULL, NULL};
	size_t count, every = ask->every ? ask->every : 1;
	int64_t roots;
	hc_status status = hc_scan_chunks(database, ask->layout, within, ask->size ? ask->size : 64, &f->arena, &chunks, &count,
	                                  &roots, &f->err);

	if (!status && ask->first < count)
		span = (hc_chunk){chunks[ask->first].low, chunks[count - 1].high};
	if (!status)
		status = hc_scan_new(&scan, database, ask->layout, within, &span, ask->twins, notice, f, &f->err);
	for (size_t i = ask->first; !status && i < count; i += every) {
		const hc_block *block;
		status = hc_scan_fill(scan, &chunks[i], &block, &f->err);
		for (size_t k = 0; !status && k < block->frame_count; k++)
			show_rows(f, &ask->layout->frames[k], &block->frames[k]);
		for (size_t k = 0; !status && k < block->link_count; k++)
			show_link(f, ask->layout, block, k);
	}
	hc_scan_free(scan);
	return status;
}

const char *scan_show(scan_fixture *f, const scan_ask *ask)
{
	hc_within within = {ask->within ? entity_of(f, ask->within) : NULL, ask->within_id};
	hc_database *database = NULL;

	hc_text_clear(&f->lines);
	hc_error_drop(&f->err);
	hc_status status = hc_database_open(&database, ask->path, &f->err);
	if (!status)
		status = hc_database_hold(database, &f->err);
	if (!status)
		status = show_chunks(f, ask, database, within);
	hc_database_close(database);
	if (!status)
		return sorted(f);
	hc_text_clear(&f->shown);
	hc_text_addf(&f->shown, "%s: %s", status == HC_EDATA ? "HC_EDATA" : hc_status_text(status, HC_EN), f->err.problems[0].text);
	return hc_text_get(&f->shown);
}

void scan_assert(const char *name, const char *got, const char *want)
{
	if (strcmp(got, want) != 0)
		fail_msg("%s:\n got:\n%s\nwant:\n%s", name, got, want);
}

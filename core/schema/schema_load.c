/* SPDX-License-Identifier: MIT */
/*
 * The order of loading: units, the heads of all entities, their fields, the
 * checks among them. The YAML trees live in the schema's own arena, so that
 * names and labels need no copies. Whether it went well is whether there are
 * more problems than before: no step has to hand a failure up.
 */

#include "schema/entity_load.h"

#include "base/folder.h"
#include "base/limits.h"
#include "base/memory.h"
#include "schema/name.h"

#include <string.h>

static const char units_name[] = "units";
static const char share_name[] = "share";

typedef struct draft {
	hc_schema *schema;
	hc_error *err;
	const hc_yaml **trees; /* of the entities, by position; NULL where a file could not be read */
} draft;

static size_t problems(const hc_error *err)
{
	return err->count + err->dropped;
}

static bool is_simple_unit(const hc_schema *schema, const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < schema->unit_count; i++) {
		if (strlen(schema->units[i].name) == length && memcmp(schema->units[i].name, name, length) == 0)
			return true;
	}
	for (i = 0; i < schema->entity_count; i++) {
		if (strlen(schema->entities[i].name) == length && memcmp(schema->entities[i].name, name, length) == 0)
			return true;
	}
	return false;
}

bool hc_schema_has_unit(const hc_schema *schema, const char *unit)
{
	size_t first = strcspn(unit, "/");

	/* Without units there is a problem already, that of the file which should hold them. */
	if (schema->unit_count == 0)
		return true;
	if (!is_simple_unit(schema, unit, first))
		return false;
	return !unit[first] || is_simple_unit(schema, unit + first + 1, strlen(unit + first + 1));
}

static void load_units(draft *d, const hc_folder_file *file)
{
	static const char *const known[] = { "units", NULL };
	const hc_yaml *root = hc_yaml_read_file(&d->schema->arena, file->path, file->path, d->err), *map;
	hc_unit *units;
	size_t i;

	if (!root || !hc_yaml_only(root, known, d->err))
		return;
	map = hc_yaml_get(root, "units");
	if (!map || map->kind != HC_YAML_MAP) {
		hc_error_add(d->err, HC_ESCHEMA, file->path, root->line,
		             "\"units\" must hold the units (name: { zh: …, en: … })",
		             "\"units\" 必须列出单位（名称: { zh: …, en: … }）");
		return;
	}
	units = hc_arena_alloc(&d->schema->arena, map->count * sizeof *units);
	if (!units) {
		hc_error_nomem(d->err);
		return;
	}
	for (i = 0; i < map->count; i++) {
		units[i].name = map->keys[i];
		hc_name_check(units[i].name, map->file, map->key_lines[i], d->err);
		hc_yaml_label(map, units[i].name, true, &units[i].label, d->err);
		if (hc_schema_find(d->schema, units[i].name))
			hc_error_add(d->err, HC_ESCHEMA, map->file, map->key_lines[i],
			             "\"%s\" is an entity: it is its own unit", "\"%s\" 是实体，其本身即为单位",
			             units[i].name);
	}
	d->schema->units = units;
	d->schema->unit_count = map->count;
	if (!is_simple_unit(d->schema, share_name, strlen(share_name)))
		hc_error_add(d->err, HC_ESCHEMA, file->path, map->line, "there must be a unit \"%s\"",
		             "必须有单位 \"%s\"", share_name);
}

/* Makes room for an entity of each file but that of the units, with its name. */
static bool declare(draft *d, const hc_folder_file *files, size_t count, const char *folder)
{
	hc_schema *schema = d->schema;
	size_t i;

	if (count > HC_ENTITIES_MAX + 1) {
		hc_error_add(d->err, HC_ESCHEMA, folder, 0, "more than %d entities", "实体超过 %d 个", HC_ENTITIES_MAX);
		return false;
	}
	schema->entities = hc_arena_alloc(&schema->arena, count * sizeof *schema->entities);
	d->trees = hc_arena_alloc(&schema->arena, count * sizeof *d->trees);
	if (!schema->entities || !d->trees) {
		hc_error_nomem(d->err);
		return false;
	}
	for (i = 0; i < count; i++) {
		hc_entity *entity = &schema->entities[schema->entity_count];

		if (strcmp(files[i].name, units_name) == 0)
			continue;
		entity->name = files[i].name;
		entity->file = files[i].path;
		entity->position = schema->entity_count++;
	}
	return true;
}

static void load_entities(draft *d)
{
	hc_schema *schema = d->schema;
	size_t i;

	for (i = 0; i < schema->entity_count; i++) {
		hc_entity *entity = &schema->entities[i];

		d->trees[i] = hc_yaml_read_file(&schema->arena, entity->file, entity->file, d->err);
		if (d->trees[i])
			hc_entity_load_head(entity, d->trees[i], &schema->arena, d->err);
	}
	for (i = 0; i < schema->entity_count; i++) {
		if (d->trees[i])
			hc_entity_load_fields(&schema->entities[i], d->trees[i], schema, d->err);
	}
	for (i = 0; i < schema->entity_count; i++)
		hc_entity_check(&schema->entities[i], schema, d->err);
}

static void load(draft *d, const char *folder)
{
	hc_folder_file *files = NULL;
	size_t count = 0, i;
	bool units = false;

	if (hc_folder_list(&d->schema->arena, folder, ".yaml", &files, &count, d->err) != HC_OK || !declare(d, files, count, folder))
		return;
	for (i = 0; i < count; i++) {
		if (strcmp(files[i].name, units_name) != 0)
			continue;
		load_units(d, &files[i]);
		units = true;
	}
	if (!units)
		hc_error_add(d->err, HC_ESCHEMA, folder, 0, "the folder has no %s.yaml", "文件夹中没有 %s.yaml",
		             units_name);
	if (d->schema->entity_count == 0)
		hc_error_add(d->err, HC_ESCHEMA, folder, 0, "the folder describes no entity (<name>.yaml)",
		             "文件夹中没有实体描述（<名称>.yaml）");
	load_entities(d);
}

hc_schema *hc_schema_load(const char *folder, hc_error *err)
{
	hc_error unheard;
	draft d = { hc_memory_alloc(sizeof *d.schema), err ? err : &unheard, NULL };
	size_t before;

	hc_error_init(&unheard, HC_EN);
	before = problems(d.err);
	if (!d.schema) {
		hc_error_nomem(d.err);
	} else {
		hc_arena_init(&d.schema->arena);
		load(&d, folder);
	}
	if (problems(d.err) > before) {
		hc_schema_free(d.schema);
		d.schema = NULL;
	}
	hc_error_drop(&unheard);
	return d.schema;
}

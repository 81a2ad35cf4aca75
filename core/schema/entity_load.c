/* SPDX-License-Identifier: MIT */
/*
 * An entity is loaded in two steps, because its fields may refer to an entity
 * of a later file: first the heads of all, then the fields of all. What only
 * shows when all are there (names that would mean two things in a rule, rows
 * placed within each other in a circle) is checked last.
 */

#include "schema/entity_load.h"

#include "base/limits.h"
#include "schema/name.h"

#include <string.h>

static const char default_counter[] = "个";

static void load_plural(hc_entity *entity, const hc_yaml *map, hc_arena *arena, hc_error *err)
{
	if (hc_yaml_text(map, "plural", true, &entity->plural, err))
		hc_name_check(entity->plural, map->file, hc_yaml_get(map, "plural")->line, err);
	if (hc_yaml_text(map, "plural_en", false, &entity->plural_en, err))
		return;
	entity->plural_en = hc_arena_format(arena, "%ss", entity->label.en ? entity->label.en : entity->name);
	if (!entity->plural_en)
		hc_error_nomem(err);
}

void hc_entity_load_head(hc_entity *entity, const hc_yaml *map, hc_arena *arena, hc_error *err)
{
	static const char *const known[] = {
		"entity",       "plural", "plural_en", "label",    "counter", "meaning",
		"about_person", "within", "expected",  "named_by", "fields",  "derived", NULL,
	};
	const char *name = NULL;

	entity->counter_zh = default_counter;
	hc_yaml_only(map, known, err);
	if (map->kind != HC_YAML_MAP)
		return;
	hc_name_check(entity->name, map->file, 0, err);
	if (hc_yaml_text(map, "entity", true, &name, err) && strcmp(name, entity->name) != 0)
		hc_error_add(err, HC_ESCHEMA, map->file, hc_yaml_get(map, "entity")->line,
		             "the entity \"%s\" must stand in a file of its name; this one is \"%s.yaml\"",
		             "实体 \"%s\" 必须写在同名文件中；此文件为 \"%s.yaml\"", name, entity->name);
	hc_yaml_label(map, "label", true, &entity->label, err);
	load_plural(entity, map, arena, err);
	hc_yaml_text(map, "counter", false, &entity->counter_zh, err);
	hc_yaml_label(map, "meaning", false, &entity->meaning, err);
	hc_yaml_boolean(map, "about_person", false, &entity->about_person, err);
	hc_yaml_boolean(map, "expected", false, &entity->expected, err);
}

static void find_identifier(hc_entity *entity, const hc_yaml *map, hc_error *err)
{
	size_t i, count = 0;

	for (i = 0; i < entity->field_count; i++) {
		if (!entity->fields[i].identifier)
			continue;
		if (count++ == 0)
			entity->identifier = &entity->fields[i];
	}
	if (count != 1)
		hc_error_add(err, HC_ESCHEMA, map->file, map->line,
		             "exactly one field must be the identifier (identifier: true); there are %zu",
		             "必须恰有一个标识字段（identifier: true）；现有 %zu 个", count);
}

/* The field that `key` of the entity's file names; NULL, with a problem, when there is none. */
static hc_field *named_field(const hc_entity *entity, const hc_yaml *map, const char *key, hc_error *err)
{
	const char *name = NULL;
	hc_field *field;

	if (!hc_yaml_text(map, key, false, &name, err))
		return NULL;
	field = hc_entity_find(entity, name);
	if (!field)
		hc_error_add(err, HC_ESCHEMA, map->file, hc_yaml_get(map, key)->line, "\"%s\" has no field \"%s\"",
		             "\"%s\" 没有字段 \"%s\"", entity->name, name);
	return field;
}

static void find_places(hc_entity *entity, const hc_yaml *map, hc_error *err)
{
	entity->name_field = named_field(entity, map, "named_by", err);
	if (entity->name_field && entity->name_field->type != HC_TEXT)
		hc_error_add(err, HC_ESCHEMA, map->file, hc_yaml_get(map, "named_by")->line,
		             "\"named_by\" must name a text field", "\"named_by\" 必须是文本字段");
	entity->within = named_field(entity, map, "within", err);
	if (entity->within && !entity->within->target) {
		hc_error_add(err, HC_ESCHEMA, map->file, hc_yaml_get(map, "within")->line,
		             "\"within\" must name a reference (references: …)",
		             "\"within\" 必须是引用字段（references: …）");
		entity->within = NULL;
	}
	if (entity->expected && !hc_yaml_get(map, "within"))
		hc_error_add(err, HC_ESCHEMA, map->file, hc_yaml_get(map, "expected")->line,
		             "\"expected\" needs \"within\": it says that whatever the rows lie within must have some",
		             "\"expected\" 需要 \"within\"：它表示所属记录必须有此类行");
}

void hc_entity_load_fields(hc_entity *entity, const hc_yaml *map, hc_schema *schema, hc_error *err)
{
	const hc_yaml *list = hc_yaml_get(map, "fields"), *derived = hc_yaml_get(map, "derived");
	size_t i;

	if (map->kind != HC_YAML_MAP)
		return;
	if (!list || list->kind != HC_YAML_MAP || list->count == 0 || list->count > HC_FIELDS_MAX) {
		hc_error_add(err, HC_ESCHEMA, map->file, list ? list->line : map->line,
		             "\"fields\" must give 1 to %d fields (name: { type: … })",
		             "\"fields\" 必须给出 1 至 %d 个字段（名称: { type: … }）", HC_FIELDS_MAX);
		return;
	}
	entity->fields = hc_arena_alloc(&schema->arena, (list->count + (derived ? derived->count : 0)) * sizeof *entity->fields);
	if (!entity->fields) {
		hc_error_nomem(err);
		return;
	}
	entity->field_count = list->count;
	for (i = 0; i < list->count; i++)
		entity->fields[i] = (hc_field){
			.name = list->keys[i], .entity = entity, .position = i, .line = list->key_lines[i]
		};
	for (i = 0; i < list->count; i++)
		hc_field_load(&entity->fields[i], list->items[i], schema, err);
	if (derived)
		hc_derived_load(entity, derived, schema, err);
	for (i = 0; i < entity->field_count + entity->derived_count; i++) {
		entity->fields[i].full_name = hc_arena_format(&schema->arena, "%s.%s", entity->name, entity->fields[i].name);
		if (!entity->fields[i].full_name)
			hc_error_nomem(err);
	}
	find_identifier(entity, map, err);
	find_places(entity, map, err);
}

static void check_circle(const hc_entity *entity, const hc_schema *schema, hc_error *err)
{
	const hc_entity *at = entity;
	size_t steps = 0;

	while (at->within && steps++ <= schema->entity_count) {
		at = at->within->target;
		if (at != entity)
			continue;
		hc_error_add(err, HC_ESCHEMA, entity->file, entity->within->line,
		             "\"%s\" lies within itself: follow \"within\" from entity to entity",
		             "\"%s\" 归属于自身：请沿 \"within\" 逐个实体检查", entity->name);
		return;
	}
}

/* A reference, by its name in rules, must mean nothing else on the same record. */
static void check_references(const hc_entity *entity, hc_error *err)
{
	size_t i, j;

	for (i = 0; i < entity->field_count; i++) {
		const hc_field *field = &entity->fields[i];

		if (field->reference && hc_entity_find(entity, field->reference))
			hc_error_add(err, HC_ESCHEMA, entity->file, field->line,
			             "the reference \"%s\" would be called \"%s\" in rules, and so is a field",
			             "引用 \"%s\" 在规则中名为 \"%s\"，与另一字段同名", field->name, field->reference);
		for (j = 0; field->target && j < i; j++) {
			if (entity->fields[j].target == field->target)
				hc_error_add(err, HC_ESCHEMA, entity->file, field->line,
				             "\"%s\" and \"%s\" refer to the same entity, so that its collection would "
				             "mean two things",
				             "\"%s\" 与 \"%s\" 引用同一实体，其集合将有两种含义",
				             entity->fields[j].name, field->name);
		}
	}
}

/* A collection, by its plural, must mean nothing else on the records that it hangs on. */
static void check_collections(const hc_entity *entity, const hc_schema *schema, hc_error *err)
{
	const hc_entity *same = entity->plural ? hc_schema_find_plural(schema, entity->plural) : NULL;
	size_t i;

	if (same && same != entity)
		hc_error_add(err, HC_ESCHEMA, entity->file, 0, "the plural \"%s\" is that of \"%s\" too",
		             "复数名 \"%s\" 与 \"%s\" 的相同", entity->plural, same->name);
	for (i = 0; entity->plural && i < entity->field_count; i++) {
		const hc_field *field = &entity->fields[i];

		if (field->target && (hc_entity_find(field->target, entity->plural) ||
		                      hc_entity_find_reference(field->target, entity->plural)))
			hc_error_add(err, HC_ESCHEMA, entity->file, field->line,
			             "the plural \"%s\" is also a field of \"%s\": choose another plural",
			             "复数名 \"%s\" 同时是 \"%s\" 的字段：请另选复数名", entity->plural,
			             field->target->name);
	}
}

void hc_entity_check(const hc_entity *entity, const hc_schema *schema, hc_error *err)
{
	check_circle(entity, schema, err);
	check_references(entity, err);
	check_collections(entity, schema, err);
}

/* SPDX-License-Identifier: MIT */
/*
 * Derived fields: what a row can be asked though no form has a box for it,
 * because the answer stands in other rows of its table. There is one kind so
 * far, the twin. A rule reads such a field like any other.
 */

#include "schema/entity_load.h"

#include "base/limits.h"
#include "schema/name.h"

#include <string.h>

typedef struct source {
	const hc_entity *entity;
	hc_schema *schema;
	hc_error *err;
} source;

/* The stored text field that `key` names; NULL, with a problem. */
static const hc_field *text_field(const hc_yaml *map, const char *key, const source *from)
{
	const char *name = NULL;
	const hc_field *field;

	if (!hc_yaml_text(map, key, true, &name, from->err))
		return NULL;
	field = hc_entity_find(from->entity, name);
	if (field && field->type == HC_TEXT && !field->identifier)
		return field;
	hc_error_add(from->err, HC_ESCHEMA, map->file, hc_yaml_get(map, key)->line,
	             "\"%s\" must name a text field of \"%s\" that is no identifier", "\"%s\" 必须是 \"%s\" 的文本字段，且不是标识字段",
	             key, from->entity->name);
	return NULL;
}

static void load_condition(hc_twin_condition *condition, const hc_yaml *map, size_t place, const source *from)
{
	const hc_yaml *word = map->items[place];
	hc_label why = { NULL, NULL };

	condition->field = hc_entity_find(from->entity, map->keys[place]);
	if (condition->field && !condition->field->twin && word->kind == HC_YAML_SCALAR &&
	    (condition->field->type == HC_ENUM || condition->field->type == HC_BOOLEAN) &&
	    hc_field_read(condition->field, word->text, strlen(word->text), &condition->value, &why))
		return;
	hc_error_add(from->err, HC_ESCHEMA, map->file, map->key_lines[place],
	             "\"%s\" must be an enum or boolean field of \"%s\", with one of its values",
	             "\"%s\" 必须是 \"%s\" 的 enum 或 boolean 字段，并给出其一个取值", map->keys[place], from->entity->name);
}

static void load_conditions(hc_twin *twin, const hc_yaml *map, const source *from)
{
	const hc_yaml *where = hc_yaml_get(map, "where");
	hc_twin_condition *conditions;
	size_t i;

	if (!where)
		return;
	if (where->kind != HC_YAML_MAP || where->count > HC_FIELDS_MAX) {
		hc_error_add(from->err, HC_ESCHEMA, map->file, where->line, "\"where\" must give conditions (field: value)",
		             "\"where\" 必须给出条件（字段: 取值）");
		return;
	}
	conditions = hc_arena_alloc(&from->schema->arena, (where->count + 1) * sizeof *conditions);
	if (!conditions) {
		hc_error_nomem(from->err);
		return;
	}
	for (i = 0; i < where->count; i++)
		load_condition(&conditions[i], where, i, from);
	twin->conditions = conditions;
	twin->condition_count = where->count;
}

static void load_twin(hc_field *field, const hc_yaml *map, const source *from)
{
	static const char *const known[] = { "same", "apart", "where", NULL };
	const hc_yaml *how = hc_yaml_get(map, "twin");
	hc_twin *twin = hc_arena_alloc(&from->schema->arena, sizeof *twin);

	if (!twin) {
		hc_error_nomem(from->err);
		return;
	}
	field->twin = twin;
	twin->number = from->schema->twin_count++;
	if (!how || how->kind != HC_YAML_MAP) {
		hc_error_add(from->err, HC_ESCHEMA, map->file, how ? how->line : field->line,
		             "\"%s\" needs \"twin\": { same: FIELD, apart: FIELD, where: { … } }",
		             "\"%s\" 需要 \"twin\"：{ same: 字段, apart: 字段, where: { … } }", field->name);
		return;
	}
	hc_yaml_only(how, known, from->err);
	twin->same = text_field(how, "same", from);
	twin->apart = text_field(how, "apart", from);
	if (twin->apart && (!twin->apart->required || twin->apart == twin->same))
		hc_error_add(from->err, HC_ESCHEMA, how->file, how->line, "\"apart\" must name a required field, and another than \"same\"",
		             "\"apart\" 必须是必填字段，且与 \"same\" 不同");
	load_conditions(twin, how, from);
	field->personal = twin->same && twin->apart && (twin->same->personal || twin->apart->personal);
	for (size_t i = 0; i < twin->condition_count; i++)
		field->personal = field->personal || (twin->conditions[i].field && twin->conditions[i].field->personal);
}

static void load_derived(hc_field *field, const hc_yaml *map, const source *from)
{
	static const char *const known[] = { "label", "meaning", "twin", NULL };

	hc_name_check(field->name, map->file, field->line, from->err);
	if (hc_entity_find(from->entity, field->name))
		hc_error_add(from->err, HC_ESCHEMA, map->file, field->line, "\"%s\" is a field already", "\"%s\" 已是字段",
		             field->name);
	hc_yaml_only(map, known, from->err);
	if (map->kind != HC_YAML_MAP)
		return;
	hc_yaml_label(map, "label", true, &field->label, from->err);
	hc_yaml_label(map, "meaning", false, &field->meaning, from->err);
	load_twin(field, map, from);
}

void hc_derived_load(hc_entity *entity, const hc_yaml *list, hc_schema *schema, hc_error *err)
{
	const source from = { entity, schema, err };
	size_t i;

	if (list->kind != HC_YAML_MAP || entity->field_count + list->count > HC_FIELDS_MAX) {
		hc_error_add(err, HC_ESCHEMA, list->file, list->line,
		             "\"derived\" must give fields (name: { label: …, twin: … }), %d with the stored ones",
		             "\"derived\" 必须给出字段（名称: { label: …, twin: … }），连同存储字段至多 %d 个", HC_FIELDS_MAX);
		return;
	}
	for (i = 0; i < list->count; i++) {
		hc_field *field = &entity->fields[entity->field_count + i];

		*field = (hc_field){ .name = list->keys[i], .type = HC_BOOLEAN, .high = 1, .entity = entity,
		                     .position = entity->field_count + i, .line = list->key_lines[i] };
		load_derived(field, list->items[i], &from);
		entity->derived_count++;
	}
}

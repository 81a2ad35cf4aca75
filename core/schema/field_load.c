/* SPDX-License-Identifier: MIT */
/*
 * One field from its line in a schema file. What the schema leaves out is
 * filled in with the whole of the type first, so that the bounds and the
 * example can be read with the very function that reads the records.
 */

#include "schema/entity_load.h"

#include "base/date.h"
#include "base/limits.h"
#include "schema/name.h"

#include <string.h>

typedef struct source {
	const hc_yaml *map;
	hc_schema *schema;
	hc_error *err;
} source;

static const char reference_ending[] = "_id";

static void load_type(hc_field *field, const source *from)
{
	const char *word = NULL;
	int type;

	if (!hc_yaml_text(from->map, "type", true, &word, from->err))
		return;
	for (type = HC_TEXT; type <= HC_SET; type++) {
		if (strcmp(word, hc_type_word((hc_type)type)) == 0) {
			field->type = (hc_type)type;
			return;
		}
	}
	hc_error_add(from->err, HC_ESCHEMA, from->map->file, hc_yaml_get(from->map, "type")->line,
	             "\"%s\" is no type; the types are text, integer, real, date, month, boolean, enum, set",
	             "\"%s\" 不是类型；可用类型为 text、integer、real、date、month、boolean、enum、set", word);
}

/* Reads a flag that fields of one type only can have. */
static void load_flag(bool *out, const hc_field *field, const char *key, hc_type only, const source *from)
{
	if (!hc_yaml_boolean(from->map, key, false, out, from->err) || !*out || field->type == only)
		return;
	hc_error_add(from->err, HC_ESCHEMA, from->map->file, hc_yaml_get(from->map, key)->line,
	             "\"%s\" is for fields of type %s; \"%s\" is of type %s",
	             "\"%s\" 仅用于 %s 类型的字段；\"%s\" 的类型为 %s", key, hc_type_word(only), field->name,
	             hc_type_word(field->type));
	*out = false;
}

static void load_flags(hc_field *field, const source *from)
{
	bool snapshot = false;
	hc_field **known = &from->schema->snapshot;

	hc_yaml_boolean(from->map, "required", false, &field->required, from->err);
	hc_yaml_boolean(from->map, "personal", false, &field->personal, from->err);
	load_flag(&field->identifier, field, "identifier", HC_TEXT, from);
	load_flag(&field->act, field, "act", HC_DATE, from);
	load_flag(&snapshot, field, "snapshot", HC_DATE, from);
	field->required = field->required || field->identifier;
	if (!snapshot)
		return;
	if (*known)
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, field->line,
		             "there is a snapshot date already: %s.%s (%s:%u)", "已有快照日期：%s.%s（%s:%u）",
		             (*known)->entity->name, (*known)->name, (*known)->entity->file, (*known)->line);
	else if (field->act)
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, field->line,
		             "\"%s\" cannot be both an act and the snapshot date",
		             "\"%s\" 不能既是行为日期又是快照日期", field->name);
	else
		*known = field;
}

static bool same_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* Whether a word could mean both members. */
static bool ambiguous(const hc_member *a, const hc_member *b)
{
	const char *const left[] = { a->name, a->label.zh, a->label.en };
	const char *const right[] = { b->name, b->label.zh, b->label.en };
	size_t i, j;

	for (i = 0; i < 3; i++) {
		for (j = 0; j < 3; j++) {
			if (same_text(left[i], right[j]))
				return true;
		}
	}
	return false;
}

static void load_member(hc_member *member, const hc_member *before, size_t place, const hc_yaml *map, hc_error *err)
{
	size_t i;

	member->name = map->keys[place];
	member->length = strlen(member->name);
	hc_name_check(member->name, map->file, map->key_lines[place], err);
	hc_yaml_label(map, member->name, true, &member->label, err);
	for (i = 0; i < place; i++) {
		if (ambiguous(&before[i], member))
			hc_error_add(err, HC_ESCHEMA, map->file, map->key_lines[place],
			             "the members \"%s\" and \"%s\" share a name or label",
			             "成员 \"%s\" 与 \"%s\" 的名称或标签相同", before[i].name, member->name);
	}
}

static void load_members(hc_field *field, const source *from)
{
	const hc_yaml *node = hc_yaml_get(from->map, "members");
	bool needed = field->type == HC_ENUM || field->type == HC_SET;
	hc_member *members;
	size_t i;

	if (!needed && !node)
		return;
	if (!needed || !node || node->kind != HC_YAML_MAP || node->count == 0 || node->count > HC_MEMBERS_MAX) {
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, node ? node->line : from->map->line,
		             "an enum or set, and nothing else, has members: 1 to %d, each { zh: …, en: … }",
		             "仅 enum 和 set 类型有 members：1 至 %d 个，各写作 { zh: …, en: … }", HC_MEMBERS_MAX);
		return;
	}
	members = hc_arena_alloc(&from->schema->arena, node->count * sizeof *members);
	if (!members) {
		hc_error_nomem(from->err);
		return;
	}
	for (i = 0; i < node->count; i++)
		load_member(&members[i], members, i, node, from->err);
	field->members = members;
	field->member_count = node->count;
}

/* All of the type. */
static void set_range(hc_field *field)
{
	int64_t most = field->type == HC_REAL ? HC_NUMBER_MAX * HC_REAL_SCALE : HC_NUMBER_MAX;
	int64_t count = (int64_t)field->member_count;

	switch (field->type) {
	case HC_TEXT:
		break;
	case HC_INTEGER:
	case HC_REAL:
		field->low = -most;
		field->high = most;
		break;
	case HC_DATE:
		field->low = field->act ? HC_DATE_NEVER : HC_DATE_MIN;
		field->high = HC_DATE_MAX;
		break;
	case HC_MONTH:
		field->low = HC_MONTH_MIN;
		field->high = HC_MONTH_MAX;
		break;
	case HC_BOOLEAN:
		field->high = 1;
		break;
	case HC_ENUM:
		field->high = count > 0 ? count - 1 : 0;
		break;
	case HC_SET:
		field->high = (INT64_C(1) << count) - 1;
		break;
	}
}

/* Reads the value at `key` as one of the field's own. */
static bool load_value(const hc_field *field, const char *key, int64_t *out, const source *from)
{
	const hc_yaml *node = hc_yaml_get(from->map, key);
	hc_label why = { NULL, NULL };

	if (!node)
		return false;
	if (node->kind == HC_YAML_SCALAR && hc_field_read(field, node->text, strlen(node->text), out, &why))
		return true;
	if (node->kind != HC_YAML_SCALAR)
		why = (hc_label){ "不是单个值", "not a single value" };
	hc_error_add(from->err, HC_ESCHEMA, node->file, node->line, "\"%s\" is no value of the %s field \"%s\": %s",
	             "\"%s\" 不是 %s 类型字段 \"%s\" 的值：%s", key, hc_type_word(field->type), field->name,
	             hc_label_text(why, from->err->lang));
	return false;
}

static void load_bounds(hc_field *field, const source *from)
{
	bool ordered = field->type == HC_INTEGER || field->type == HC_REAL || field->type == HC_MONTH ||
	               (field->type == HC_DATE && !field->act);
	const hc_yaml *node = hc_yaml_get(from->map, "low");
	int64_t low = field->low, high = field->high;

	if (!node)
		node = hc_yaml_get(from->map, "high");
	if (!node)
		return;
	if (!ordered) {
		hc_error_add(from->err, HC_ESCHEMA, node->file, node->line,
		             "\"low\" and \"high\" are for numbers, months and dates that are no acts",
		             "\"low\" 和 \"high\" 仅用于数值、月份和非行为日期");
		return;
	}
	field->has_low = load_value(field, "low", &low, from);
	field->has_high = load_value(field, "high", &high, from);
	if (low > high)
		hc_error_add(from->err, HC_ESCHEMA, node->file, node->line,
		             "the lowest value of \"%s\" is above its highest", "\"%s\" 的最小值大于最大值",
		             field->name);
	field->low = low;
	field->high = high;
}

static void load_unit(hc_field *field, const source *from)
{
	if (!hc_yaml_text(from->map, "unit", false, &field->unit, from->err))
		return;
	if (!hc_schema_has_unit(from->schema, field->unit))
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, hc_yaml_get(from->map, "unit")->line,
		             "\"%s\" is neither a unit of units.yaml nor an entity",
		             "\"%s\" 既不是 units.yaml 中的单位，也不是实体", field->unit);
	if (field->type != HC_INTEGER && field->type != HC_REAL)
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, hc_yaml_get(from->map, "unit")->line,
		             "only numbers have a unit; \"%s\" is of type %s", "只有数值才有单位；\"%s\" 的类型为 %s",
		             field->name, hc_type_word(field->type));
}

static void load_reference(hc_field *field, const source *from)
{
	const char *name = NULL;
	size_t length = strlen(field->name), tail = sizeof reference_ending - 1;
	unsigned line;

	if (!hc_yaml_text(from->map, "references", false, &name, from->err))
		return;
	line = hc_yaml_get(from->map, "references")->line;
	field->target = hc_schema_find(from->schema, name);
	if (!field->target)
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, line, "there is no entity \"%s\"",
		             "没有实体 \"%s\"", name);
	if (field->type != HC_TEXT || field->identifier)
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, line,
		             "a reference is of type text and no identifier",
		             "引用字段的类型必须是 text，且不能是标识字段");
	if (length <= tail || strcmp(field->name + length - tail, reference_ending) != 0) {
		hc_error_add(from->err, HC_ESCHEMA, from->map->file, field->line,
		             "the name of a reference must end in \"%s\"; \"%s\" does not",
		             "引用字段的名称必须以 \"%s\" 结尾；\"%s\" 不是", reference_ending, field->name);
		return;
	}
	field->reference = hc_arena_copy(&from->schema->arena, field->name, length - tail);
	if (!field->reference)
		hc_error_nomem(from->err);
}

static void load_example(hc_field *field, const source *from)
{
	int64_t value;

	if (field->type == HC_TEXT) {
		hc_yaml_text(from->map, "example", false, &field->example, from->err);
		return;
	}
	if (load_value(field, "example", &value, from))
		field->example = hc_yaml_get(from->map, "example")->text;
}

void hc_field_load(hc_field *field, const hc_yaml *map, hc_schema *schema, hc_error *err)
{
	static const char *const known[] = {
		"type", "label", "meaning", "unit",       "identifier", "required", "personal", "act",
		"low",  "high",  "members", "references", "example",    "snapshot", NULL,
	};
	const source from = { map, schema, err };

	hc_name_check(field->name, map->file, field->line, err);
	hc_yaml_only(map, known, err);
	if (map->kind != HC_YAML_MAP)
		return;
	load_type(field, &from);
	hc_yaml_label(map, "label", true, &field->label, err);
	hc_yaml_label(map, "meaning", false, &field->meaning, err);
	load_flags(field, &from);
	load_members(field, &from);
	set_range(field);
	load_bounds(field, &from);
	load_unit(field, &from);
	load_reference(field, &from);
	load_example(field, &from);
}

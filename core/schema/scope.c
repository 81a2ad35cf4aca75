/* SPDX-License-Identifier: MIT */
/*
 * Scopes are small conjunctions that are compared with each other more often
 * than they are evaluated, so each part is kept in one normal form: sorted
 * ranges that do not touch, or sorted texts. Two scopes are then disjoint, or
 * the same, by walking their parts side by side.
 */

#include "schema/scope.h"

#include <stdlib.h>
#include <string.h>

typedef struct source {
	const hc_yaml *node;
	hc_arena *arena;
	hc_error *err;
} source;

static bool refuse(const source *from, const hc_field *field, hc_label why)
{
	hc_error_add(from->err, HC_ESCHEMA, from->node->file, from->node->line, "the condition on \"%s\": %s",
	             "对 \"%s\" 的条件：%s", field->name, hc_label_text(why, from->err ? from->err->lang : HC_EN));
	return false;
}

static bool nomem(const source *from)
{
	hc_error_nomem(from->err);
	return false;
}

static int by_low(const void *a, const void *b)
{
	const hc_range *left = a, *right = b;

	return (left->low > right->low) - (left->low < right->low);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts the ranges and joins those that touch. */
static void settle_ranges(hc_scope_part *part)
{
	size_t i, kept = 0;

	qsort(part->ranges, part->range_count, sizeof *part->ranges, by_low);
	for (i = 1; i < part->range_count; i++) {
		hc_range *last = &part->ranges[kept];

		if (part->ranges[i].low > last->high && part->ranges[i].low - last->high > 1)
			part->ranges[++kept] = part->ranges[i];
		else if (part->ranges[i].high > last->high)
			last->high = part->ranges[i].high;
	}
	part->range_count = kept + 1;
}

/* The values of a scalar or a list; its items lie side by side. */
static const hc_yaml *const *values_of(const hc_yaml *const *node, size_t *count)
{
	if ((*node)->kind == HC_YAML_SCALAR) {
		*count = 1;
		return node;
	}
	*count = (*node)->count;
	return (const hc_yaml *const *)(*node)->items;
}

static bool read_value(hc_scope_part *part, size_t place, const source *from)
{
	const hc_yaml *node = from->node;
	hc_label why = { "不是单个值", "not a single value" };
	int64_t value;

	if (node->kind != HC_YAML_SCALAR)
		return refuse(from, part->field, why);
	if (part->texts) {
		part->texts[place] = node->text;
		return true;
	}
	if (!hc_field_read(part->field, node->text, strlen(node->text), &value, &why)) {
		hc_error_add(from->err, HC_ESCHEMA, node->file, node->line, "\"%s\" is no value of \"%s\": %s",
		             "\"%s\" 不是 \"%s\" 的值：%s", node->text, part->field->name,
		             hc_label_text(why, from->err ? from->err->lang : HC_EN));
		return false;
	}
	part->ranges[place] = (hc_range){ value, value };
	return true;
}

/* `colour: red` or `colour: [red, green]` */
static bool read_values(hc_scope_part *part, const source *from)
{
	const hc_yaml *single = from->node;
	size_t count, i;
	const hc_yaml *const *values = values_of(&single, &count);
	bool text = part->field->type == HC_TEXT, ok = true;

	if (count == 0)
		return refuse(from, part->field, (hc_label){ "列表为空", "the list is empty" });
	if (text)
		part->texts = hc_arena_alloc(from->arena, count * sizeof *part->texts);
	else
		part->ranges = hc_arena_alloc(from->arena, count * sizeof *part->ranges);
	if (text ? !part->texts : !part->ranges)
		return nomem(from);
	for (i = 0; i < count; i++) {
		source item = { values[i], from->arena, from->err };

		ok = read_value(part, i, &item) && ok;
	}
	if (!ok)
		return false;
	part->text_count = text ? count : 0;
	part->range_count = text ? 0 : count;
	if (text)
		qsort(part->texts, count, sizeof *part->texts, by_text);
	else
		settle_ranges(part);
	return true;
}

/* One end of a range; absent, it stays as it is. */
static bool read_end(const hc_field *field, const char *key, int64_t *out, const source *from)
{
	const hc_yaml *node = hc_yaml_get(from->node, key);
	hc_label why = { "不是单个值", "not a single value" };
	source at = { node, from->arena, from->err };

	if (!node)
		return true;
	if (node->kind == HC_YAML_SCALAR && hc_field_read(field, node->text, strlen(node->text), out, &why))
		return true;
	return refuse(&at, field, why);
}

/* `made_on: { from: 2010-07-06, before: 2022-01-01 }` */
static bool read_range(hc_scope_part *part, const source *from)
{
	static const char *const known[] = { "from", "before", NULL };
	const hc_field *field = part->field;
	bool ordered = field->type == HC_INTEGER || field->type == HC_REAL || field->type == HC_DATE ||
	               field->type == HC_MONTH;
	int64_t low = field->low, end = field->high;
	bool ok = hc_yaml_only(from->node, known, from->err);

	if (!ordered)
		return refuse(from, field,
		              (hc_label){ "只有数值、日期和月份可用 from 和 before",
		                          "only numbers, dates and months take from and before" });
	ok = read_end(field, "from", &low, from) && ok;
	ok = read_end(field, "before", &end, from) && ok;
	if (!ok)
		return false;
	if (hc_yaml_get(from->node, "before"))
		end--;
	if (end < low)
		return refuse(
			from, field,
			(hc_label){ "范围为空：before 不晚于 from", "the range is empty: before is not above from" });
	part->ranges = hc_arena_alloc(from->arena, sizeof *part->ranges);
	if (!part->ranges)
		return nomem(from);
	part->ranges[0] = (hc_range){ low, end };
	part->range_count = 1;
	return true;
}

static bool read_part(hc_scope_part *part, const hc_yaml *map, size_t place, const hc_entity *owner, const source *from)
{
	source at = { map->items[place], from->arena, from->err };
	const char *name = map->keys[place];

	part->line = map->key_lines[place];
	part->field = hc_entity_find(owner, name);
	if (!part->field) {
		hc_error_add(from->err, HC_ESCHEMA, map->file, part->line, "\"%s\" has no field \"%s\"",
		             "\"%s\" 没有字段 \"%s\"", owner->name, name);
		return false;
	}
	if (part->field->type == HC_SET)
		return refuse(
			&at, part->field,
			(hc_label){ "集合字段不能用于限定范围", "a field of type set cannot limit whom this reaches" });
	return at.node->kind == HC_YAML_MAP ? read_range(part, &at) : read_values(part, &at);
}

bool hc_scope_read(hc_scope *out, const hc_yaml *map, const char *key, const hc_entity *owner, hc_arena *arena,
                   hc_error *err)
{
	source from = { hc_yaml_get(map, key), arena, err };
	bool ok = true;
	size_t i;

	*out = (hc_scope){ 0, NULL };
	if (!from.node)
		return true;
	if (from.node->kind != HC_YAML_MAP || from.node->count == 0) {
		hc_error_add(err, HC_ESCHEMA, from.node->file, from.node->line,
		             "\"%s\" must give conditions, as { field: value }", "\"%s\" 必须给出条件，如 { 字段: 值 }",
		             key);
		return false;
	}
	out->parts = hc_arena_alloc(arena, from.node->count * sizeof *out->parts);
	if (!out->parts)
		return nomem(&from);
	for (i = 0; i < from.node->count; i++)
		ok = read_part(&out->parts[i], from.node, i, owner, &from) && ok;
	if (ok)
		out->count = from.node->count;
	return ok;
}

static const hc_scope_part *find_part(const hc_scope *scope, const hc_field *field)
{
	size_t i;

	for (i = 0; i < scope->count; i++) {
		if (scope->parts[i].field == field)
			return &scope->parts[i];
	}
	return NULL;
}

static bool share_range(const hc_scope_part *a, const hc_scope_part *b)
{
	size_t i = 0, j = 0;

	while (i < a->range_count && j < b->range_count) {
		if (a->ranges[i].high < b->ranges[j].low)
			i++;
		else if (b->ranges[j].high < a->ranges[i].low)
			j++;
		else
			return true;
	}
	return false;
}

static bool share_text(const hc_scope_part *a, const hc_scope_part *b)
{
	size_t i = 0, j = 0;
	int order;

	while (i < a->text_count && j < b->text_count) {
		order = strcmp(a->texts[i], b->texts[j]);
		if (order == 0)
			return true;
		i += order < 0;
		j += order > 0;
	}
	return false;
}

bool hc_scope_disjoint(const hc_scope *a, const hc_scope *b)
{
	size_t i;

	for (i = 0; i < a->count; i++) {
		const hc_scope_part *part = &a->parts[i], *other = find_part(b, part->field);

		if (other && !share_range(part, other) && !share_text(part, other))
			return true;
	}
	return false;
}

static bool same_part(const hc_scope_part *a, const hc_scope_part *b)
{
	size_t i;

	if (a->range_count != b->range_count || a->text_count != b->text_count)
		return false;
	for (i = 0; i < a->range_count; i++) {
		if (a->ranges[i].low != b->ranges[i].low || a->ranges[i].high != b->ranges[i].high)
			return false;
	}
	for (i = 0; i < a->text_count; i++) {
		if (strcmp(a->texts[i], b->texts[i]) != 0)
			return false;
	}
	return true;
}

bool hc_scope_same(const hc_scope *a, const hc_scope *b)
{
	size_t i;

	if (a->count != b->count)
		return false;
	for (i = 0; i < a->count; i++) {
		const hc_scope_part *other = find_part(b, a->parts[i].field);

		if (!other || !same_part(&a->parts[i], other))
			return false;
	}
	return true;
}

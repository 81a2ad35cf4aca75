/* SPDX-License-Identifier: MIT */
/*
 * The dated figures that rules compare with. A value stands in a clause and
 * takes from it what it does not say: its dates and how sure it is. The first
 * value of a limit settles its kind for all the others.
 */

#include "schema/law_load.h"

#include "base/memory.h"
#include "schema/entity_load.h"
#include "schema/name.h"

#include <stdio.h>
#include <string.h>

typedef struct source {
	hc_law *law;
	hc_error *err;
} source;

static void read_number(hc_limit_value *value, const hc_yaml *map, const source *from)
{
	if (hc_yaml_fraction(map, "value", true, &value->number, from->err))
		return;
	value->number = hc_fraction_whole(0);
}

static void read_list(hc_limit_value *value, const hc_yaml *list, const source *from)
{
	size_t i;

	value->texts = hc_arena_alloc(&from->law->arena, list->count * sizeof *value->texts);
	if (!value->texts) {
		hc_error_nomem(from->err);
		return;
	}
	value->text_count = list->count;
	for (i = 0; i < list->count; i++) {
		const hc_yaml *item = list->items[i];

		value->texts[i] = item->text;
		if (item->kind != HC_YAML_SCALAR || !item->text[0])
			hc_error_add(from->err, HC_ESCHEMA, item->file, item->line, "the items of a list must be texts",
			             "列表的各项必须是文本");
	}
}

/* "11-20"; 29 February is a day, which other years put on their 28th. */
static void read_day(hc_limit_value *value, const hc_yaml *node, const source *from)
{
	char leap[16];
	hc_date date;
	int year;

	if (node->kind == HC_YAML_SCALAR && strlen(node->text) == 5) {
		snprintf(leap, sizeof leap, "2000-%s", node->text);
		if (hc_date_read(&date, leap, strlen(leap))) {
			hc_date_split(date, &year, &value->month, &value->day);
			return;
		}
	}
	hc_error_add(from->err, HC_ESCHEMA, node->file, node->line, "\"day\" must be a day of the year, such as 11-20",
	             "\"day\" 必须是一年中的某一天，如 11-20");
}

hc_limit_kind hc_limit_read_figure(hc_limit_value *value, const hc_yaml *map, hc_law *law, hc_error *err)
{
	const source from = { law, err };
	const hc_yaml *figure = hc_yaml_get(map, "value"), *day = hc_yaml_get(map, "day");

	value->number = hc_fraction_whole(0);
	if (figure && day)
		hc_error_add(err, HC_ESCHEMA, map->file, day->line, "a value has \"value\" or \"day\", not both",
		             "每条取值只能有 \"value\" 或 \"day\" 之一");
	if (day) {
		read_day(value, day, &from);
		return HC_LIMIT_DAY;
	}
	if (figure && figure->kind == HC_YAML_LIST) {
		read_list(value, figure, &from);
		return HC_LIMIT_LIST;
	}
	read_number(value, map, &from);
	return HC_LIMIT_NUMBER;
}

/* Reads where the value stands; what it says of dates and certainty is what the value does not. */
static void read_clause(hc_limit_value *value, const hc_yaml *map, const source *from)
{
	const char *id = NULL;
	const hc_document *document;

	value->from = HC_DATE_MIN;
	value->to = HC_DATE_MAX;
	if (!hc_yaml_text(map, "clause", true, &id, from->err))
		return;
	value->clause = hc_law_clause(from->law, id);
	if (!value->clause) {
		/* A document without clauses could not be read: that is the problem, and it is told. */
		document = hc_law_document(from->law, id, strcspn(id, ":"));
		if (document && document->clause_count == 0)
			return;
		hc_error_add(from->err, HC_ESCHEMA, map->file, hc_yaml_get(map, "clause")->line,
		             "there is no clause \"%s\" in the register", "条款登记中没有 \"%s\"", id);
		return;
	}
	value->from = value->clause->from;
	value->to = value->clause->to;
	value->verified = value->clause->verified;
}

static void read_dates(hc_limit_value *value, const hc_yaml *map, const source *from)
{
	const hc_clause *clause = value->clause;

	hc_yaml_date(map, "from", false, &value->from, from->err);
	hc_yaml_date(map, "to", false, &value->to, from->err);
	value->has_review = hc_yaml_date(map, "review_by", false, &value->review_by, from->err);
	if (!hc_law_check_dates(value->from, value->to, map, from->err) || !clause)
		return;
	if (value->from < clause->from || value->to > clause->to)
		hc_error_add(from->err, HC_ESCHEMA, map->file, value->line,
		             "this value is in force outside the dates of its clause \"%s\"",
		             "此取值的有效期超出其条款 \"%s\" 的有效期", clause->id);
}

hc_limit_kind hc_limit_read_value(hc_limit_value *value, const hc_yaml *map, hc_law *law, hc_error *err)
{
	static const char *const known[] = {
		"from", "to", "where", "value", "day", "clause", "verified", "review_by", NULL,
	};
	const source from = { law, err };
	hc_limit_kind kind;

	value->file = map->file;
	value->line = map->line;
	hc_yaml_only(map, known, err);
	kind = hc_limit_read_figure(value, map, law, err);
	read_clause(value, map, &from);
	hc_law_read_verified(map, false, &value->verified, err);
	read_dates(value, map, &from);
	if (law->owner)
		hc_scope_read(&value->where, map, "where", law->owner, &law->arena, err);
	return kind;
}

static void read_values(hc_limit *limit, const hc_yaml *map, const source *from)
{
	const hc_yaml *list = hc_yaml_get(map, "values");
	size_t i;

	if (!list || list->kind != HC_YAML_LIST || list->count == 0) {
		hc_error_add(from->err, HC_ESCHEMA, map->file, list ? list->line : map->line,
		             "\"values\" must list the limit's values", "\"values\" 必须列出取值");
		return;
	}
	limit->values = hc_arena_alloc(&from->law->arena, list->count * sizeof *limit->values);
	if (!limit->values) {
		hc_error_nomem(from->err);
		return;
	}
	limit->value_count = list->count;
	for (i = 0; i < list->count; i++) {
		hc_limit_kind kind = hc_limit_read_value(&limit->values[i], list->items[i], from->law, from->err);

		if (i == 0)
			limit->kind = kind;
		else if (kind != limit->kind)
			hc_error_add(from->err, HC_ESCHEMA, map->file, list->items[i]->line,
			             "the values of a limit must be of one kind: all numbers, all lists or all days",
			             "同一限值的取值必须同类：均为数字、均为列表或均为日期");
	}
}

void hc_limit_check_share(const hc_limit *limit, const hc_limit_value *value, hc_error *err)
{
	if (limit->kind == HC_LIMIT_NUMBER && limit->unit && strcmp(limit->unit, "share") == 0 &&
	    (value->number.num < 0 || hc_fraction_compare(value->number, hc_fraction_whole(1)) > 0))
		hc_error_add(err, HC_ESCHEMA, value->file, value->line, "a share lies between 0 and 1 (0.90 is 90 %%)",
		             "比例必须在 0 与 1 之间（0.90 即 90%%）");
}

static void read_limit(hc_limit *limit, const hc_yaml *map, const source *from)
{
	static const char *const known[] = { "title", "unit", "outside", "values", NULL };

	hc_name_check(limit->name, map->file, limit->line, from->err);
	hc_yaml_only(map, known, from->err);
	if (map->kind != HC_YAML_MAP)
		return;
	hc_yaml_label(map, "title", true, &limit->title, from->err);
	hc_yaml_label(map, "outside", false, &limit->outside, from->err);
	if (hc_yaml_text(map, "unit", false, &limit->unit, from->err) &&
	    !hc_schema_has_unit(from->law->schema, limit->unit))
		hc_error_add(from->err, HC_ESCHEMA, map->file, hc_yaml_get(map, "unit")->line,
		             "\"%s\" is neither a unit of units.yaml nor an entity",
		             "\"%s\" 既不是 units.yaml 中的单位，也不是实体", limit->unit);
	read_values(limit, map, from);
	for (size_t i = 0; i < limit->value_count; i++)
		hc_limit_check_share(limit, &limit->values[i], from->err);
}

void hc_limits_load(hc_law_list *list, const char *path, hc_law *law, hc_error *err)
{
	static const char *const known[] = { "limits", NULL };
	const source from = { law, err };
	const hc_yaml *root = hc_yaml_read_file(&law->arena, path, path, err), *map;
	size_t i, before;

	if (!root || !hc_yaml_only(root, known, err))
		return;
	map = hc_yaml_get(root, "limits");
	if (!map || map->kind != HC_YAML_MAP) {
		hc_error_add(err, HC_ESCHEMA, root->file, root->line,
		             "\"limits\" must give the limits (name: { title: …, values: … })",
		             "\"limits\" 必须给出限值（名称: { title: …, values: … }）");
		return;
	}
	for (i = 0; i < map->count; i++) {
		hc_limit limit = { .name = map->keys[i], .file = root->file, .line = map->key_lines[i] };

		before = err->count + err->dropped;
		read_limit(&limit, map->items[i], &from);
		/* Values that were misread would only seem to overlap. */
		if (err->count + err->dropped == before && law->owner)
			hc_limit_check(&limit, err);
		if (!hc_memory_grow(&list->items, &list->capacity, list->count, sizeof limit)) {
			hc_error_nomem(err);
			return;
		}
		((hc_limit *)list->items)[list->count++] = limit;
	}
}

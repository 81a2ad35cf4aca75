/* SPDX-License-Identifier: MIT */
/*
 * What the texts leave to the authority on the spot, in one file that it
 * edits. Until it decides, the shipped values are placeholders, and every
 * report says so; a decision takes their place from its first day to its last,
 * and what it leaves of the time stays a placeholder. A value with a clause is
 * no decision on a placeholder but a line of the authority's own, for those
 * who have none.
 */

#include "schema/law_load.h"

#include "base/nearest.h"

#include <string.h>

typedef struct source {
	hc_law *law;
	hc_error *err;
} source;

/* The limit that is decided about; NULL, with a problem that names the nearest. */
static hc_limit *find_limit(const hc_yaml *map, size_t place, const source *from)
{
	hc_nearest nearest;
	size_t i;

	hc_nearest_init(&nearest, map->keys[place]);
	for (i = 0; i < from->law->limit_count; i++) {
		if (strcmp(from->law->limits[i].name, map->keys[place]) == 0)
			return &from->law->limits[i];
		hc_nearest_offer(&nearest, from->law->limits[i].name);
	}
	hc_error_add(from->err, HC_ESCHEMA, map->file, map->key_lines[place],
	             "there is no limit \"%s\"; the nearest is \"%s\"", "没有限值 \"%s\"；最接近的是 \"%s\"", map->keys[place],
	             nearest.best ? nearest.best : "-");
	return NULL;
}

/* Gives the limit room for `more` values beyond those it has. */
static bool make_room(hc_limit *limit, size_t more, const source *from)
{
	hc_limit_value *values = hc_arena_alloc(&from->law->arena, (limit->value_count + more) * sizeof *values);

	if (!values) {
		hc_error_nomem(from->err);
		return false;
	}
	if (limit->value_count)
		memcpy(values, limit->values, limit->value_count * sizeof *values);
	limit->values = values;
	return true;
}

static void check_kind(const hc_limit *limit, hc_limit_kind kind, const hc_yaml *map, const source *from)
{
	if (kind != limit->kind)
		hc_error_add(from->err, HC_ESCHEMA, map->file, map->line,
		             "the values of a limit must be of one kind: all numbers, all lists or all days",
		             "同一限值的取值必须同类：均为数字、均为列表或均为日期");
}

/* A line for those whom the limit has no value for. */
static void add_line(hc_limit *limit, const hc_yaml *map, const source *from)
{
	hc_limit_value value = { 0 };

	check_kind(limit, hc_limit_read_value(&value, map, from->law, from->err), map, from);
	hc_limit_check_share(limit, &value, from->err);
	if (make_room(limit, 1, from))
		limit->values[limit->value_count++] = value;
}

/* Puts `decided` in the place of the placeholder number `place`; before and after it the placeholder stays. */
static void replace(hc_limit *limit, size_t place, const hc_limit_value *decided)
{
	hc_limit_value *open = &limit->values[place], now = *decided, after = *open;

	now.where = open->where;
	now.clause = open->clause;
	now.from = decided->from > open->from ? decided->from : open->from;
	now.to = decided->to < open->to ? decided->to : open->to;
	if (now.from > open->from) {
		open->to = now.from - 1;
		limit->values[limit->value_count++] = now;
	} else {
		*open = now;
	}
	if (now.to < after.to) {
		after.from = now.to + 1;
		limit->values[limit->value_count++] = after;
	}
}

static bool dates_meet(const hc_limit_value *a, const hc_limit_value *b)
{
	return a->from <= b->to && b->from <= a->to;
}

/* Whether another decision speaks of the same days. */
static bool is_decided(const hc_limit *limit, const hc_limit_value *decided, const source *from)
{
	size_t i;

	for (i = 0; i < limit->value_count; i++) {
		const hc_limit_value *other = &limit->values[i];

		if (!other->basis.zh || !dates_meet(other, decided))
			continue;
		hc_error_add(from->err, HC_ESCHEMA, decided->file, decided->line,
		             "\"%s\" is decided twice for the same days: here and in %s:%u",
		             "\"%s\" 在同一时间有两项决定：此处与 %s:%u", limit->name, other->file, other->line);
		return true;
	}
	return false;
}

static void decide(hc_limit *limit, const hc_yaml *map, const source *from)
{
	static const char *const known[] = { "value", "day", "from", "to", "basis", NULL };
	hc_limit_value decided = { .from = HC_DATE_MIN, .to = HC_DATE_MAX, .verified = HC_CITY, .file = map->file,
	                           .line = map->line };
	size_t count = limit->value_count, i;
	bool any = false;

	hc_yaml_only(map, known, from->err);
	check_kind(limit, hc_limit_read_figure(&decided, map, from->law, from->err), map, from);
	hc_limit_check_share(limit, &decided, from->err);
	hc_yaml_label(map, "basis", true, &decided.basis, from->err);
	hc_yaml_date(map, "from", false, &decided.from, from->err);
	hc_yaml_date(map, "to", false, &decided.to, from->err);
	if (!hc_law_check_dates(decided.from, decided.to, map, from->err) || is_decided(limit, &decided, from) ||
	    !make_room(limit, 2 * count, from))
		return;
	for (i = 0; i < count; i++) {
		if (limit->values[i].verified != HC_CITY || limit->values[i].basis.zh || !dates_meet(&limit->values[i], &decided))
			continue;
		replace(limit, i, &decided);
		any = true;
	}
	if (!any)
		hc_error_add(from->err, HC_ESCHEMA, map->file, map->line,
		             "nothing of \"%s\" is left open in this time; a line of your own needs a \"clause\"",
		             "\"%s\" 在这段时间内没有待定的取值；自定的标准需要写明 \"clause\"", limit->name);
}

static void read_entry(hc_limit *limit, const hc_yaml *map, const source *from)
{
	if (map->kind != HC_YAML_MAP)
		hc_error_add(from->err, HC_ESCHEMA, map->file, map->line,
		             "a decision must be a value (value: …, basis: …), or a list of them",
		             "决定必须是取值（value: …, basis: …）或其列表");
	else if (hc_yaml_get(map, "clause"))
		add_line(limit, map, from);
	else
		decide(limit, map, from);
}

static void read_limits(const hc_yaml *root, const source *from)
{
	const hc_yaml *map = hc_yaml_get(root, "limits");
	size_t i, k, before;

	if (map && map->kind != HC_YAML_MAP && !(map->kind == HC_YAML_SCALAR && !map->text[0]))
		hc_error_add(from->err, HC_ESCHEMA, map->file, map->line, "\"limits\" must give decisions (limit: { value: … })",
		             "\"limits\" 必须给出决定（限值: { value: … }）");
	for (i = 0; map && map->kind == HC_YAML_MAP && i < map->count; i++) {
		const hc_yaml *entry = map->items[i];
		hc_limit *limit = find_limit(map, i, from);

		if (!limit)
			continue;
		before = from->err->count + from->err->dropped;
		if (entry->kind == HC_YAML_LIST && entry->count == 0)
			hc_error_add(from->err, HC_ESCHEMA, entry->file, entry->line, "\"%s\" decides nothing", "\"%s\" 没有给出决定",
			             limit->name);
		for (k = 0; entry->kind == HC_YAML_LIST && k < entry->count; k++)
			read_entry(limit, entry->items[k], from);
		if (entry->kind != HC_YAML_LIST)
			read_entry(limit, entry, from);
		if (from->err->count + from->err->dropped == before)
			hc_limit_check(limit, from->err);
	}
}

/* Reads what a decision rests on. False when it is not said, or when another file has decided the same. */
static bool read_basis(hc_label *basis, const hc_yaml *map, const char *what, const source *from)
{
	bool decided = basis->zh != NULL;

	if (decided)
		hc_error_add(from->err, HC_ESCHEMA, map->file, map->line, "\"%s\" is decided twice", "\"%s\" 有两项决定", what);
	return map->kind == HC_YAML_MAP && !decided && hc_yaml_label(map, "basis", true, basis, from->err);
}

/* Adopts the verdicts that there are, or puts others in their place. */
static void read_verdicts(const hc_yaml *root, const source *from)
{
	static const char *const known[] = { "basis", "verdicts", "deadlines", NULL };
	const hc_yaml *map = hc_yaml_get(root, "verdicts");

	if (!map)
		return;
	hc_yaml_only(map, known, from->err);
	if (!read_basis(&from->law->verdicts_basis, map, "verdicts", from))
		return;
	from->law->verdicts_verified = HC_CITY;
	if (hc_yaml_get(map, "verdicts"))
		hc_verdicts_read_levels(from->law, map, from->err);
	hc_verdicts_read_deadlines(from->law, map, from->err);
}

static hc_project *find_project(const hc_yaml *map, size_t place, const source *from)
{
	size_t i;

	for (i = 0; i < from->law->project_count; i++) {
		if (strcmp(from->law->projects[i].name, map->keys[place]) == 0)
			return &from->law->projects[i];
	}
	hc_error_add(from->err, HC_ESCHEMA, map->file, map->key_lines[place], "there is no project \"%s\"",
	             "没有达标项目 \"%s\"", map->keys[place]);
	return NULL;
}

/* Adopts the classes of a project as they are, or puts others in their place. */
static void read_projects(const hc_yaml *root, const source *from)
{
	static const char *const known[] = { "basis", "classes", NULL };
	const hc_yaml *map = hc_yaml_get(root, "projects");
	size_t i;

	if (map && map->kind != HC_YAML_MAP)
		hc_error_add(from->err, HC_ESCHEMA, map->file, map->line, "\"projects\" must give decisions (project: { basis: … })",
		             "\"projects\" 必须给出决定（项目: { basis: … }）");
	for (i = 0; map && map->kind == HC_YAML_MAP && i < map->count; i++) {
		hc_project *project = find_project(map, i, from);

		if (!project || !hc_yaml_only(map->items[i], known, from->err))
			continue;
		if (read_basis(&project->basis, map->items[i], project->name, from))
			project->verified = HC_CITY;
		if (hc_yaml_get(map->items[i], "classes"))
			hc_project_read_classes(project, map->items[i], from->law, from->err);
	}
}

void hc_decisions_load(hc_law *law, const char *path, hc_error *err)
{
	static const char *const known[] = { "limits", "verdicts", "projects", NULL };
	const source from = { law, err };
	const hc_yaml *root = hc_yaml_read_file(&law->arena, path, path, err);

	if (!root || !hc_yaml_only(root, known, err))
		return;
	read_limits(root, &from);
	read_verdicts(root, &from);
	read_projects(root, &from);
}

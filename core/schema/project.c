/* SPDX-License-Identifier: MIT */
/*
 * Projects as projects.yaml lists them. Classes go down from the most failed
 * indicators to none, so that one number tells them apart, and a range of
 * numbers that missing data leaves open is in one class exactly when its ends are.
 */

#include "schema/project.h"

#include "schema/law_load.h"
#include "schema/name.h"

#include <string.h>

typedef struct source {
	hc_law *law;
	hc_error *err;
} source;

/* The list at `key`, which must have items; NULL, with a problem, when it has none. */
static const hc_yaml *list_at(const hc_yaml *map, const char *key, const source *from)
{
	const hc_yaml *list = hc_yaml_get(map, key);

	if (list && list->kind == HC_YAML_LIST && list->count > 0)
		return list;
	hc_error_add(from->err, HC_ESCHEMA, map->file, list ? list->line : map->line, "\"%s\" must be a list", "\"%s\" 必须是列表",
	             key);
	return NULL;
}

static void *take(size_t count, size_t size, const source *from)
{
	void *items = hc_arena_alloc(&from->law->arena, (count + 1) * size);

	if (!items)
		hc_error_nomem(from->err);
	return items;
}

static const hc_clause *read_clause(const hc_yaml *node, const source *from)
{
	const char *id = node->kind == HC_YAML_SCALAR ? node->text : "";
	const hc_clause *clause = hc_law_clause(from->law, id);

	if (!clause)
		hc_error_add(from->err, HC_ESCHEMA, node->file, node->line, "there is no clause \"%s\" in the register",
		             "条款登记中没有 \"%s\"", id);
	return clause;
}

static void read_clauses(hc_project *project, const hc_yaml *map, const source *from)
{
	const hc_yaml *list = list_at(map, "clauses", from);
	size_t i;

	project->clauses = list ? take(list->count, sizeof *project->clauses, from) : NULL;
	for (i = 0; project->clauses && i < list->count; i++) {
		project->clauses[project->clause_count] = read_clause(list->items[i], from);
		project->clause_count += project->clauses[project->clause_count] != NULL;
	}
}

static void read_rules(hc_project *project, const hc_yaml *map, const source *from)
{
	const hc_yaml *list = list_at(map, "rules", from);
	size_t i;

	project->rules = list ? take(list->count, sizeof *project->rules, from) : NULL;
	for (i = 0; project->rules && i < list->count; i++) {
		if (list->items[i]->kind == HC_YAML_SCALAR)
			project->rules[project->rule_count++] = list->items[i]->text;
		else
			hc_error_add(from->err, HC_ESCHEMA, list->file, list->items[i]->line, "a rule's id must stand here",
			             "此处应为规则编号");
	}
}

static void read_class(hc_project_class *class, const hc_yaml *map, const hc_project_class *before, bool last,
                       const source *from)
{
	static const char *const known[] = { "name", "label", "more_than", NULL };
	hc_fraction over = hc_fraction_whole(-1);

	hc_yaml_only(map, known, from->err);
	if (map->kind != HC_YAML_MAP)
		return;
	if (hc_yaml_text(map, "name", true, &class->name, from->err))
		hc_name_check(class->name, map->file, hc_yaml_get(map, "name")->line, from->err);
	hc_yaml_label(map, "label", true, &class->label, from->err);
	hc_yaml_fraction(map, "more_than", !last, &over, from->err);
	class->over = over.num;
	if (over.den != 1 || (last ? over.num != -1 : over.num < 0 || (before && over.num >= before->over)))
		hc_error_add(from->err, HC_ESCHEMA, map->file, map->line,
		             "\"more_than\" must be whole numbers that fall from class to class, down to 0, and the last class has none",
		             "\"more_than\" 必须是逐类递减至 0 的整数，最后一类没有");
}

/* Names are keys of the results; that of the class for what is open is taken. */
static void check_class_names(const hc_project *project, const hc_yaml *list, hc_error *err)
{
	size_t i, k;

	for (i = 0; i < project->class_count; i++) {
		const char *name = project->classes[i].name;
		bool taken = name && strcmp(name, HC_PROJECT_UNDETERMINED) == 0;

		for (k = 0; name && k < i; k++)
			taken = taken || (project->classes[k].name && strcmp(project->classes[k].name, name) == 0);
		if (taken)
			hc_error_add(err, HC_ESCHEMA, list->file, list->items[i]->line, "the class \"%s\" is there already",
			             "类别 \"%s\" 已存在", name);
	}
}

void hc_project_read_classes(hc_project *project, const hc_yaml *map, hc_law *law, hc_error *err)
{
	const source at = { law, err }, *from = &at;
	const hc_yaml *list = list_at(map, "classes", from);
	size_t i;

	project->classes = list ? take(list->count, sizeof *project->classes, from) : NULL;
	if (!project->classes)
		return;
	project->class_count = list->count;
	for (i = 0; i < list->count; i++)
		read_class(&project->classes[i], list->items[i], i ? &project->classes[i - 1] : NULL, i + 1 == list->count, from);
	if (list->count > 1 && project->classes[list->count - 2].over != 0)
		hc_error_add(from->err, HC_ESCHEMA, list->file, list->line, "the last class but one must have \"more_than: 0\"",
		             "倒数第二类必须为 \"more_than: 0\"");
	check_class_names(project, list, err);
}

static void read_goals(hc_project *project, const hc_yaml *map, const source *from)
{
	static const char *const known[] = { "by", "share", "clause", NULL };
	const hc_yaml *list = hc_yaml_get(map, "goals") ? list_at(map, "goals", from) : NULL;
	size_t i;

	project->goals = list ? take(list->count, sizeof *project->goals, from) : NULL;
	for (i = 0; project->goals && i < list->count; i++) {
		const hc_yaml *item = list->items[i], *clause = hc_yaml_get(item, "clause");
		hc_project_goal *goal = &project->goals[project->goal_count++];

		hc_yaml_only(item, known, from->err);
		hc_yaml_date(item, "by", true, &goal->by, from->err);
		if (hc_yaml_fraction(item, "share", true, &goal->share, from->err) &&
		    (goal->share.num < 0 || hc_fraction_compare(goal->share, hc_fraction_whole(1)) > 0))
			hc_error_add(from->err, HC_ESCHEMA, item->file, item->line, "a share lies between 0 and 1 (0.90 is 90 %%)",
			             "比例必须在 0 与 1 之间（0.90 即 90%%）");
		if (clause)
			goal->clause = read_clause(clause, from);
	}
}

static void read_project(hc_project *project, const hc_yaml *map, const source *from)
{
	static const char *const known[] = { "name", "title", "clauses", "rules", "classes", "verified", "undetermined", "goals", NULL };

	project->file = map->file;
	project->line = map->line;
	hc_yaml_only(map, known, from->err);
	if (map->kind != HC_YAML_MAP)
		return;
	if (hc_yaml_text(map, "name", true, &project->name, from->err))
		hc_name_check(project->name, map->file, hc_yaml_get(map, "name")->line, from->err);
	hc_yaml_label(map, "title", true, &project->title, from->err);
	hc_yaml_label(map, "undetermined", true, &project->undetermined, from->err);
	hc_law_read_verified(map, true, &project->verified, from->err);
	read_clauses(project, map, from);
	read_rules(project, map, from);
	hc_project_read_classes(project, map, from->law, from->err);
	read_goals(project, map, from);
}

static void check_name(const hc_law *law, const hc_project *project, hc_error *err)
{
	const hc_project *other;

	for (other = law->projects; project->name && other < project; other++) {
		if (other->name && strcmp(other->name, project->name) == 0)
			hc_error_add(err, HC_ESCHEMA, project->file, project->line, "the project \"%s\" is there twice; the other is in %s:%u",
			             "达标项目 \"%s\" 重复；另一个在 %s:%u", project->name, other->file, other->line);
	}
}

static void read_projects(hc_law *law, const hc_yaml *root, hc_error *err)
{
	const source from = { law, err };
	const hc_yaml *list = list_at(root, "projects", &from);
	hc_project *all = list ? take(law->project_count + list->count, sizeof *all, &from) : NULL;
	size_t i;

	if (!all)
		return;
	if (law->project_count)
		memcpy(all, law->projects, law->project_count * sizeof *all);
	law->projects = all;
	for (i = 0; i < list->count; i++) {
		read_project(&all[law->project_count], list->items[i], &from);
		check_name(law, &all[law->project_count++], err);
	}
}

void hc_projects_load(hc_law *law, const char *path, hc_error *err)
{
	static const char *const known[] = { "projects", NULL };
	const hc_yaml *root = hc_yaml_read_file(&law->arena, path, path, err);

	if (root && hc_yaml_only(root, known, err))
		read_projects(law, root, err);
}

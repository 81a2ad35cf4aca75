/* SPDX-License-Identifier: MIT */
/*
 * How an owner's results become its verdict: lines that are tried from the
 * top. The last has no condition, so that there is always a verdict, and only
 * the last, so that no line below it is dead. Beside them stands how long an
 * owner has to put a finding right.
 */

#include "schema/law_load.h"

#include "schema/name.h"

#include <stdlib.h>
#include <string.h>

#define DAYS_MAX 3660

typedef bool (*word_reader)(unsigned *mask, const char *word);

static bool add_severity(unsigned *mask, const char *word)
{
	hc_severity severity;

	if (!hc_severity_find(&severity, word))
		return false;
	*mask |= 1u << severity;
	return true;
}

static bool add_outcome(unsigned *mask, const char *word)
{
	hc_outcome outcome;

	if (!hc_outcome_find(&outcome, word))
		return false;
	*mask |= 1u << outcome;
	return true;
}

/* Reads a word or a list of words into a mask. */
static void read_mask(const hc_yaml *when, const char *key, word_reader add, unsigned *mask, hc_error *err)
{
	const hc_yaml *node = hc_yaml_get(when, key), *word;
	size_t count, i;

	if (!node || node->kind == HC_YAML_MAP || (node->kind == HC_YAML_LIST && node->count == 0)) {
		hc_error_add(err, HC_ESCHEMA, when->file, node ? node->line : when->line,
		             "\"when\" needs \"%s\": a list of words", "\"when\" 需要 \"%s\"：词语列表", key);
		return;
	}
	count = node->kind == HC_YAML_LIST ? node->count : 1;
	for (i = 0; i < count; i++) {
		word = node->kind == HC_YAML_LIST ? node->items[i] : node;
		if (word->kind != HC_YAML_SCALAR || !add(mask, word->text))
			hc_error_add(err, HC_ESCHEMA, word->file, word->line, "\"%s\" is no %s", "\"%s\" 不是有效的 %s",
			             word->kind == HC_YAML_SCALAR ? word->text : "", key);
	}
}

static void read_level(hc_verdict_level *level, const hc_yaml *map, bool last, hc_error *err)
{
	static const char *const known[] = { "name", "label", "when", NULL };
	static const char *const known_when[] = { "severity", "result", NULL };
	const hc_yaml *when = hc_yaml_get(map, "when");

	hc_yaml_only(map, known, err);
	if (map->kind != HC_YAML_MAP)
		return;
	if (hc_yaml_text(map, "name", true, &level->name, err))
		hc_name_check(level->name, map->file, hc_yaml_get(map, "name")->line, err);
	hc_yaml_label(map, "label", true, &level->label, err);
	level->always = !when;
	if (last == (when != NULL))
		hc_error_add(err, HC_ESCHEMA, map->file, map->line,
		             "the last verdict has no \"when\", and every other has one",
		             "最后一条结论没有 \"when\"，其余各条都必须有");
	if (!when)
		return;
	hc_yaml_only(when, known_when, err);
	if (when->kind != HC_YAML_MAP)
		return;
	read_mask(when, "severity", add_severity, &level->severities, err);
	read_mask(when, "result", add_outcome, &level->outcomes, err);
}

void hc_verdicts_read_levels(hc_law *law, const hc_yaml *root, hc_error *err)
{
	const hc_yaml *list = hc_yaml_get(root, "verdicts");
	size_t i, j;

	if (!list || list->kind != HC_YAML_LIST || list->count == 0) {
		hc_error_add(err, HC_ESCHEMA, root->file, list ? list->line : root->line,
		             "\"verdicts\" must list the verdicts", "\"verdicts\" 必须列出各结论");
		return;
	}
	law->verdicts = hc_arena_alloc(&law->arena, list->count * sizeof *law->verdicts);
	if (!law->verdicts) {
		hc_error_nomem(err);
		return;
	}
	law->verdict_count = list->count;
	for (i = 0; i < list->count; i++) {
		hc_verdict_level *level = &law->verdicts[i];

		read_level(level, list->items[i], i + 1 == list->count, err);
		for (j = 0; level->name && j < i; j++) {
			if (law->verdicts[j].name && strcmp(law->verdicts[j].name, level->name) == 0)
				hc_error_add(err, HC_ESCHEMA, root->file, list->items[i]->line,
				             "the verdict \"%s\" stands twice (first on line %u)",
				             "结论 \"%s\" 重复（首次出现在第 %u 行）", level->name,
				             list->items[j]->line);
		}
	}
}

static void read_days(int64_t *out, const hc_yaml *node, hc_error *err)
{
	char *end = NULL;
	long days = node->kind == HC_YAML_SCALAR ? strtol(node->text, &end, 10) : 0;

	if (!end || *end || days < 1 || days > DAYS_MAX)
		hc_error_add(err, HC_ESCHEMA, node->file, node->line, "a deadline is a number of days from 1 to %d",
		             "整改期限须为 1 至 %d 的天数", DAYS_MAX);
	else
		*out = days;
}

void hc_verdicts_read_deadlines(hc_law *law, const hc_yaml *root, hc_error *err)
{
	const hc_yaml *map = hc_yaml_get(root, "deadlines");
	hc_severity severity;
	size_t i;

	if (!map)
		return;
	memset(law->deadlines, 0, sizeof law->deadlines);
	if (map->kind != HC_YAML_MAP)
		hc_error_add(err, HC_ESCHEMA, map->file, map->line, "\"deadlines\" gives days by severity (key: 30)",
		             "\"deadlines\" 须按级别给出天数（key: 30）");
	for (i = 0; map->kind == HC_YAML_MAP && i < map->count; i++) {
		if (hc_severity_find(&severity, map->keys[i]))
			read_days(&law->deadlines[severity], map->items[i], err);
		else
			hc_error_add(err, HC_ESCHEMA, map->file, map->key_lines[i], "\"%s\" is no severity",
			             "\"%s\" 不是有效的级别", map->keys[i]);
	}
}

void hc_verdicts_load(hc_law *law, const char *path, hc_error *err)
{
	static const char *const known[] = { "owner", "verified", "verdicts", "deadlines", NULL };
	const hc_yaml *root = hc_yaml_read_file(&law->arena, path, path, err);
	const char *owner = NULL;

	if (!root)
		return;
	hc_yaml_only(root, known, err);
	if (root->kind != HC_YAML_MAP)
		return;
	if (hc_yaml_text(root, "owner", true, &owner, err)) {
		law->owner = hc_schema_find(law->schema, owner);
		if (!law->owner)
			hc_error_add(err, HC_ESCHEMA, root->file, hc_yaml_get(root, "owner")->line,
			             "there is no entity \"%s\"", "没有实体 \"%s\"", owner);
	}
	hc_law_read_verified(root, true, &law->verdicts_verified, err);
	hc_verdicts_read_levels(law, root, err);
	hc_verdicts_read_deadlines(law, root, err);
}

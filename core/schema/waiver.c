/* SPDX-License-Identifier: MIT */
/*
 * A waiver excuses a breach, so its file is held to more than a limit's: every
 * key must be there, and each waiver must name a rule and a subject of its
 * kind. What a waiver says will be quoted on one line of a report: line ends
 * and blanks in a row become one blank. Waivers are sorted, and because those
 * of one rule and subject share no day, the one in force is found by halves.
 */

#include "schema/waiver.h"

#include "base/memory.h"
#include "schema/law_load.h"

#include <stdlib.h>
#include <string.h>

typedef struct source {
	hc_waivers *waivers;
	const hc_schema *schema;
	hc_waiver_entity entity_of;
	const void *context;
	hc_error *err;
} source;

/* A copy of `text` on one line; NULL when out of memory. */
static const char *on_one_line(hc_arena *arena, const char *text)
{
	static const char blanks[] = " \t\r\n";
	char *out = hc_arena_text(arena, text), *to = out;
	const char *from = out;

	while (out && *(from += strspn(from, blanks))) {
		size_t length = strcspn(from, blanks);

		if (to > out)
			*to++ = ' ';
		memmove(to, from, length);
		to += length;
		from += length;
	}
	if (out)
		*to = '\0';
	return out;
}

static void read_line(const char **out, const hc_yaml *map, const char *key, const source *from)
{
	const char *text;

	if (!hc_yaml_text(map, key, true, &text, from->err))
		return;
	*out = on_one_line(&from->waivers->arena, text);
	if (!*out)
		hc_error_nomem(from->err);
	else if (!**out)
		hc_error_add(from->err, HC_ESCHEMA, map->file, hc_yaml_get(map, key)->line,
		             "\"%s\" must be a text that is not empty", "\"%s\" 必须是非空文本", key);
}

/* Reads the rule; gives what its subjects are, NULL when that is not known. */
static const hc_entity *read_rule(hc_waiver *waiver, const hc_yaml *map, const source *from)
{
	const hc_entity *entity;

	if (!hc_yaml_text(map, "rule", true, &waiver->rule, from->err))
		return NULL;
	entity = from->entity_of(from->context, waiver->rule);
	if (!entity)
		hc_error_add(from->err, HC_ESCHEMA, map->file, hc_yaml_get(map, "rule")->line,
		             "there is no rule \"%s\"; \"hecha rules\" lists them",
		             "没有规则 \"%s\"；可用 \"hecha rules\" 列出", waiver->rule);
	return entity;
}

/* Reads the subject, which must be one of the `wanted` (NULL: of any entity). */
static void read_subject(hc_waiver *waiver, const hc_yaml *map, const hc_entity *wanted, const source *from)
{
	const char *text, *colon;
	unsigned line;
	char *name;

	if (!hc_yaml_text(map, "subject", true, &text, from->err))
		return;
	line = hc_yaml_get(map, "subject")->line;
	colon = strchr(text, ':');
	if (!colon || colon == text || !colon[1]) {
		hc_error_add(from->err, HC_ESCHEMA, map->file, line,
		             "the subject \"%s\" must be written as \"entity:id\"", "对象 \"%s\" 应写作 \"实体:编号\"",
		             text);
		return;
	}
	name = hc_arena_copy(&from->waivers->arena, text, (size_t)(colon - text));
	if (!name) {
		hc_error_nomem(from->err);
		return;
	}
	waiver->entity = hc_schema_find(from->schema, name);
	waiver->subject_id = colon + 1;
	if (!waiver->entity) {
		hc_error_add(from->err, HC_ESCHEMA, map->file, line, "there is no entity \"%s\"", "没有实体 \"%s\"",
		             name);
	} else if (wanted && waiver->entity != wanted) {
		hc_error_add(from->err, HC_ESCHEMA, map->file, line,
		             "the subject is \"%s\", but the subjects of the rule \"%s\" are of \"%s\"",
		             "对象为 \"%s\"，但规则 \"%s\" 的对象为 \"%s\"", name, waiver->rule, wanted->name);
		waiver->entity = NULL;
	}
}

/* Reads a waiver; it stays without an entity or a rule where that was wrong. */
static void read_waiver(hc_waiver *waiver, const hc_yaml *map, const source *from)
{
	static const char *const known[] = {
		"rule", "subject", "basis", "approver", "from", "to", "justification", NULL
	};
	bool begins, ends;

	waiver->line = map->line;
	waiver->from = HC_DATE_MAX; /* until its dates are read it is in force on no day */
	waiver->to = HC_DATE_MIN;
	hc_yaml_only(map, known, from->err);
	if (map->kind != HC_YAML_MAP)
		return;
	read_subject(waiver, map, read_rule(waiver, map, from), from);
	read_line(&waiver->basis, map, "basis", from);
	read_line(&waiver->approver, map, "approver", from);
	read_line(&waiver->justification, map, "justification", from);
	begins = hc_yaml_date(map, "from", true, &waiver->from, from->err);
	ends = hc_yaml_date(map, "to", true, &waiver->to, from->err);
	if (begins && ends)
		hc_law_check_dates(waiver->from, waiver->to, map, from->err);
}

static void read_waivers(const hc_yaml *root, const source *from)
{
	static const char *const known[] = { "waivers", NULL };
	const hc_yaml *list = hc_yaml_get(root, "waivers");
	hc_waivers *waivers = from->waivers;
	size_t i;

	hc_yaml_only(root, known, from->err);
	if (root->kind != HC_YAML_MAP)
		return;
	if (!list || list->kind != HC_YAML_LIST) {
		hc_error_add(from->err, HC_ESCHEMA, root->file, list ? list->line : root->line,
		             "\"waivers\" must list the waivers", "\"waivers\" 必须列出各项豁免");
		return;
	}
	waivers->items = hc_arena_alloc(&waivers->arena, (list->count + 1) * sizeof *waivers->items);
	if (!waivers->items) {
		hc_error_nomem(from->err);
		return;
	}
	waivers->count = list->count;
	for (i = 0; i < list->count; i++)
		read_waiver(&waivers->items[i], list->items[i], from);
}

static int compare_subject(const hc_waiver *waiver, const char *rule, const char *subject_id)
{
	int order = strcmp(waiver->rule, rule);

	return order ? order : strcmp(waiver->subject_id, subject_id);
}

static int by_subject_and_day(const void *a, const void *b)
{
	const hc_waiver *left = a, *right = b;
	int order = compare_subject(left, right->rule, right->subject_id);

	if (order)
		return order;
	return left->from != right->from ? (left->from > right->from) - (left->from < right->from)
	                                 : (left->line > right->line) - (left->line < right->line);
}

/* The waivers that can be compared, sorted, in front; gives how many. */
static size_t sort_whole(hc_waivers *waivers)
{
	size_t whole = 0, i;

	for (i = 0; i < waivers->count; i++) {
		const hc_waiver waiver = waivers->items[i];

		if (waiver.rule && waiver.entity)
			waivers->items[whole++] = waiver;
	}
	if (whole > 1)
		qsort(waivers->items, whole, sizeof *waivers->items, by_subject_and_day);
	return whole;
}

/* `last` ends latest of those before: whoever begins earlier than it ends overlaps with it. */
static void check_overlaps(const hc_waivers *waivers, size_t count, const char *file, hc_error *err)
{
	const hc_waiver *last = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		const hc_waiver *waiver = &waivers->items[i];
		bool same = last && compare_subject(waiver, last->rule, last->subject_id) == 0;

		if (same && waiver->from <= last->to)
			hc_error_add(err, HC_ESCHEMA, file, waiver->line,
			             "a second waiver of \"%s\" for %s in the same days; the other is on line %u",
			             "\"%s\" 对 %s 在相同日期内另有豁免（第 %u 行）", waiver->rule, waiver->subject_id,
			             last->line);
		if (!same || waiver->to > last->to)
			last = waiver;
	}
}

static size_t problems(const hc_error *err)
{
	return err->count + err->dropped;
}

hc_waivers *hc_waivers_load(const char *path, const hc_schema *schema, hc_waiver_entity entity_of, const void *context,
                            hc_error *err)
{
	hc_waivers *waivers = hc_memory_alloc(sizeof *waivers);
	hc_error unheard;
	size_t before;

	hc_error_init(&unheard, HC_EN);
	err = err ? err : &unheard;
	before = problems(err);
	if (!waivers) {
		hc_error_nomem(err);
	} else {
		const source from = { waivers, schema, entity_of, context, err };
		const hc_yaml *root;

		hc_arena_init(&waivers->arena);
		root = hc_yaml_read_file(&waivers->arena, path, path, err);
		if (root)
			read_waivers(root, &from);
		check_overlaps(waivers, sort_whole(waivers), path, err);
	}
	if (problems(err) > before) {
		hc_waivers_free(waivers);
		waivers = NULL;
	}
	hc_error_drop(&unheard);
	return waivers;
}

void hc_waivers_free(hc_waivers *waivers)
{
	if (!waivers)
		return;
	hc_arena_drop(&waivers->arena);
	hc_memory_free(waivers);
}

const hc_waiver *hc_waivers_find(const hc_waivers *waivers, const char *rule, const char *subject_id, hc_date date)
{
	size_t low = 0, high = waivers ? waivers->count : 0;

	/* The last of this rule and subject that has begun: those before it are over. */
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare_subject(&waivers->items[middle], rule, subject_id);

		if (order < 0 || (order == 0 && waivers->items[middle].from <= date))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return NULL;
	const hc_waiver *last = &waivers->items[low - 1];
	return compare_subject(last, rule, subject_id) == 0 && date <= last->to ? last : NULL;
}

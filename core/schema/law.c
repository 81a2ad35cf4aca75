/* SPDX-License-Identifier: MIT */
/*
 * Puts the law of several packs together as one namespace: the verdicts
 * first, because they name the entity that scopes speak of; then the whole
 * register, because a limit may stand in a clause of another pack; then the
 * limits, and what was decided about them. Each kind is gathered, moved to the arena in order of its names, and
 * looked through for names that are there twice.
 */

#include "schema/law_load.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static const char verified_words[] =
#define X(code, word, en, zh) " " word
	HC_VERIFIED_LIST(X);
#undef X

typedef struct packs {
	const char *const *folders;
	size_t count;
} packs;

static size_t problems(const hc_error *err)
{
	return err->count + err->dropped;
}

bool hc_law_check_dates(hc_date from, hc_date to, const hc_yaml *at, hc_error *err)
{
	char first[11], last[11];

	if (from <= to)
		return true;
	hc_date_write(first, from);
	hc_date_write(last, to);
	hc_error_add(err, HC_ESCHEMA, at->file, at->line, "this ends on %s, before it begins on %s",
	             "结束日期 %s 早于起始日期 %s", last, first);
	return false;
}

void hc_law_read_verified(const hc_yaml *map, bool required, hc_verified *out, hc_error *err)
{
	const char *word = NULL;

	if (!hc_yaml_text(map, "verified", required, &word, err) || hc_verified_find(out, word))
		return;
	hc_error_add(err, HC_ESCHEMA, map->file, hc_yaml_get(map, "verified")->line,
	             "\"verified\" is \"%s\", but must be one of:%s", "\"verified\" 为 \"%s\"，但必须是以下之一：%s",
	             word, verified_words);
}

/* Moves a list's items to the arena and frees the list. NULL, with a problem, when out of memory. */
static void *settle(hc_law_list *list, size_t size, hc_law *law, hc_error *err)
{
	void *items = hc_arena_alloc(&law->arena, list->count * size);

	if (!items)
		hc_error_nomem(err);
	else if (list->count)
		memcpy(items, list->items, list->count * size);
	hc_memory_free(list->items);
	list->items = NULL;
	return items;
}

static void load_verdicts(hc_law *law, const packs *from, hc_error *err)
{
	const char *first = NULL, *path;
	size_t i;

	for (i = 0; i < from->count; i++) {
		path = hc_folder_join(&law->arena, from->folders[i], "verdicts.yaml");
		if (!path) {
			hc_error_nomem(err);
			return;
		}
		if (!hc_folder_has(path))
			continue;
		if (first)
			hc_error_add(err, HC_ESCHEMA, path, 0,
			             "a second file of verdicts; %s is in force already: exactly one pack has one",
			             "多余的结论文件；已有 %s：只能有一个规则包带结论文件", first);
		else
			hc_verdicts_load(law, path, err);
		first = first ? first : path;
	}
	if (!first)
		hc_error_add(err, HC_ESCHEMA, from->count ? from->folders[0] : NULL, 0,
		             "no pack of rules has a verdicts.yaml", "规则包中没有 verdicts.yaml");
}

static int by_id(const void *a, const void *b)
{
	const hc_document *left = a, *right = b;
	int order = strcmp(left->id, right->id);

	return order ? order : strcmp(left->file, right->file);
}

static void load_folder_documents(hc_law_list *list, const char *folder, hc_law *law, hc_error *err)
{
	const char *path = hc_folder_join(&law->arena, folder, "regulations");
	hc_folder_file *files;
	size_t count, i;

	if (!path) {
		hc_error_nomem(err);
		return;
	}
	if (!hc_folder_has(path) || hc_folder_list(&law->arena, path, ".yaml", &files, &count, err) != HC_OK)
		return;
	for (i = 0; i < count; i++) {
		hc_document document = { .id = NULL };

		hc_document_load(&document, &files[i], law, err);
		if (!hc_memory_grow(&list->items, &list->capacity, list->count, sizeof document)) {
			hc_error_nomem(err);
			return;
		}
		((hc_document *)list->items)[list->count++] = document;
	}
}

static void load_register(hc_law *law, const packs *from, hc_error *err)
{
	hc_law_list list = { NULL, 0, 0 };
	size_t i, j;

	for (i = 0; i < from->count; i++)
		load_folder_documents(&list, from->folders[i], law, err);
	law->documents = settle(&list, sizeof *law->documents, law, err);
	if (!law->documents)
		return;
	law->document_count = list.count;
	qsort(law->documents, law->document_count, sizeof *law->documents, by_id);
	for (i = 0; i < law->document_count; i++) {
		hc_document *document = &law->documents[i];

		for (j = 0; j < document->clause_count; j++)
			document->clauses[j].document = document;
		if (i > 0 && strcmp(document[-1].id, document->id) == 0)
			hc_error_add(err, HC_ESCHEMA, document->file, 0,
			             "the document \"%s\" is there twice; the other is %s",
			             "文件 \"%s\" 重复；另一个为 %s", document->id, document[-1].file);
		hc_document_check(document, law, err);
	}
}

static int by_name(const void *a, const void *b)
{
	const hc_limit *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	return order ? order : strcmp(left->file, right->file);
}

static void load_limits(hc_law *law, const packs *from, hc_error *err)
{
	hc_law_list list = { NULL, 0, 0 };
	const char *path;
	size_t i;

	for (i = 0; i < from->count; i++) {
		path = hc_folder_join(&law->arena, from->folders[i], "limits.yaml");
		if (!path)
			hc_error_nomem(err);
		else if (hc_folder_has(path))
			hc_limits_load(&list, path, law, err);
	}
	law->limits = settle(&list, sizeof *law->limits, law, err);
	if (!law->limits)
		return;
	law->limit_count = list.count;
	qsort(law->limits, law->limit_count, sizeof *law->limits, by_name);
	for (i = 0; i < law->limit_count; i++) {
		const hc_limit *limit = &law->limits[i];

		if (i > 0 && strcmp(limit[-1].name, limit->name) == 0)
			hc_error_add(err, HC_ESCHEMA, limit->file, limit->line,
			             "the limit \"%s\" is there twice; the other is in %s:%u",
			             "限值 \"%s\" 重复；另一个在 %s:%u", limit->name, limit[-1].file, limit[-1].line);
	}
}

/* Loads the file of this name of every pack that has it. */
static void load_optional(hc_law *law, const packs *from, const char *name,
                          void (*load)(hc_law *law, const char *path, hc_error *err), hc_error *err)
{
	const char *path;
	size_t i;

	for (i = 0; i < from->count; i++) {
		path = hc_folder_join(&law->arena, from->folders[i], name);
		if (!path)
			hc_error_nomem(err);
		else if (hc_folder_has(path))
			load(law, path, err);
	}
}

static bool check_folders(const packs *from, hc_error *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; i < from->count; i++) {
		if (hc_folder_has(from->folders[i]))
			continue;
		hc_error_add(err, HC_EINPUT, from->folders[i], 0, "there is no such folder of rules", "没有这个规则目录");
		ok = false;
	}
	return ok;
}

hc_law *hc_law_load(const hc_schema *schema, const char *const *folders, size_t folder_count, hc_error *err)
{
	const packs from = { folders, folder_count };
	hc_error unheard;
	hc_law *law = hc_memory_alloc(sizeof *law);
	size_t before;

	hc_error_init(&unheard, HC_EN);
	err = err ? err : &unheard;
	before = problems(err);
	if (!law) {
		hc_error_nomem(err);
	} else if (check_folders(&from, err)) {
		hc_arena_init(&law->arena);
		law->schema = schema;
		load_verdicts(law, &from, err);
		load_register(law, &from, err);
		load_optional(law, &from, "areas.yaml", hc_areas_load, err);
		load_optional(law, &from, "projects.yaml", hc_projects_load, err);
		load_limits(law, &from, err);
		/* Decisions on what was misread would only seem wrong. */
		if (problems(err) == before)
			load_optional(law, &from, "decisions.yaml", hc_decisions_load, err);
	}
	if (problems(err) > before) {
		hc_law_free(law);
		law = NULL;
	}
	hc_error_drop(&unheard);
	return law;
}

void hc_law_free(hc_law *law)
{
	if (!law)
		return;
	hc_arena_drop(&law->arena);
	hc_memory_free(law);
}

const hc_document *hc_law_document(const hc_law *law, const char *id, size_t length)
{
	size_t i;

	for (i = 0; i < law->document_count; i++) {
		const char *known = law->documents[i].id;

		if (strlen(known) == length && memcmp(known, id, length) == 0)
			return &law->documents[i];
	}
	return NULL;
}

const hc_clause *hc_law_clause(const hc_law *law, const char *id)
{
	const hc_document *document = hc_law_document(law, id, strcspn(id, ":"));
	size_t i;

	for (i = 0; document && i < document->clause_count; i++) {
		if (strcmp(document->clauses[i].id, id) == 0)
			return &document->clauses[i];
	}
	return NULL;
}

const hc_limit *hc_law_limit(const hc_law *law, const char *name)
{
	size_t i;

	for (i = 0; i < law->limit_count; i++) {
		if (strcmp(law->limits[i].name, name) == 0)
			return &law->limits[i];
	}
	return NULL;
}

/* SPDX-License-Identifier: MIT */
/*
 * One document of the register and its clauses. A clause takes from its
 * document what it does not say itself: its dates, whom it reaches, and why
 * the others are outside.
 */

#include "schema/law_load.h"

#include "schema/name.h"

#include <string.h>

typedef struct source {
	hc_law *law;
	hc_error *err;
} source;

/* Reads `from` and `to` of `map`; absent, they stay. */
static void read_dates(hc_date *from_date, hc_date *to_date, const hc_yaml *map, hc_error *err)
{
	hc_yaml_date(map, "from", false, from_date, err);
	hc_yaml_date(map, "to", false, to_date, err);
	hc_law_check_dates(*from_date, *to_date, map, err);
}

/* Reads whom `map` reaches, and why the others are outside; absent, both stay. */
static void read_reach(hc_scope *reach, hc_label *outside, const hc_yaml *map, const source *from)
{
	bool given = hc_yaml_get(map, "reach") != NULL;
	const hc_yaml *why = hc_yaml_get(map, "outside");

	if (given && from->law->owner)
		hc_scope_read(reach, map, "reach", from->law->owner, &from->law->arena, from->err);
	hc_yaml_label(map, "outside", given, outside, from->err);
	if (why && !given && reach->count == 0 && from->law->owner)
		hc_error_add(from->err, HC_ESCHEMA, map->file, why->line,
		             "\"outside\" without \"reach\": nobody is outside",
		             "有 \"outside\" 而没有 \"reach\"：没有人在范围之外");
}

/* Reads what records cannot show of the duty. Whether rules agree is for whoever has them. */
static void read_coverage(hc_clause *clause, const hc_yaml *map, hc_error *err)
{
	bool partly = hc_yaml_label(map, "partly", false, &clause->partly, err);
	bool unchecked = hc_yaml_label(map, "unchecked", false, &clause->unchecked, err);

	if (partly && unchecked)
		hc_error_add(err, HC_ESCHEMA, map->file, clause->line,
		             "the clause \"%s\" is either \"partly\" checked or \"unchecked\", not both",
		             "条款 \"%s\" 只能写 \"partly\" 或 \"unchecked\" 之一", clause->id);
}

static void check_number(const char *number, const hc_yaml *map, size_t place, hc_error *err)
{
	if (strpbrk(number, ": \t\n,*"))
		hc_error_add(err, HC_ESCHEMA, map->file, map->key_lines[place],
		             "the clause \"%s\" must be without spaces, colons, commas and stars",
		             "条款 \"%s\" 不得含空格、冒号、逗号和星号", number);
}

static void read_clause(hc_clause *clause, const hc_document *document, const hc_yaml *map, const source *from)
{
	static const char *const known[] = {
		"duty", "verified", "from", "to", "reach", "outside", "extends", "partly", "unchecked", NULL,
	};

	clause->from = document->from;
	clause->to = document->to;
	hc_yaml_only(map, known, from->err);
	if (map->kind != HC_YAML_MAP)
		return;
	hc_yaml_label(map, "duty", true, &clause->duty, from->err);
	hc_law_read_verified(map, true, &clause->verified, from->err);
	read_dates(&clause->from, &clause->to, map, from->err);
	if (clause->from < document->from || clause->to > document->to)
		hc_error_add(from->err, HC_ESCHEMA, map->file, clause->line,
		             "the clause \"%s\" is in force outside its document's dates",
		             "条款 \"%s\" 的有效期超出其文件的有效期", clause->id);
	read_reach(&clause->reach, &clause->outside, map, from);
	hc_yaml_text(map, "extends", false, &clause->extends, from->err);
	read_coverage(clause, map, from->err);
}

static void read_clauses(hc_document *document, const hc_scope *reach, hc_label outside, const hc_yaml *root,
                         const source *from)
{
	const hc_yaml *list = hc_yaml_get(root, "clauses");
	size_t i;

	if (!list || list->kind != HC_YAML_MAP || list->count == 0) {
		hc_error_add(from->err, HC_ESCHEMA, root->file, list ? list->line : root->line,
		             "\"clauses\" must give the clauses (number: { duty: …, verified: … })",
		             "\"clauses\" 必须给出条款（编号: { duty: …, verified: … }）");
		return;
	}
	document->clauses = hc_arena_alloc(&from->law->arena, list->count * sizeof *document->clauses);
	if (!document->clauses) {
		hc_error_nomem(from->err);
		return;
	}
	document->clause_count = list->count;
	for (i = 0; i < list->count; i++) {
		hc_clause *clause = &document->clauses[i];

		clause->number = list->keys[i];
		clause->line = list->key_lines[i];
		clause->reach = *reach;
		clause->outside = outside;
		clause->id = hc_arena_format(&from->law->arena, "%s:%s", document->id, clause->number);
		if (!clause->id) {
			hc_error_nomem(from->err);
			document->clause_count = 0;
			return;
		}
		check_number(clause->number, list, i, from->err);
		read_clause(clause, document, list->items[i], from);
	}
}

void hc_document_load(hc_document *document, const hc_folder_file *file, hc_law *law, hc_error *err)
{
	static const char *const known[] = {
		"number", "title", "from", "to", "superseded_by", "reach", "outside", "source", "clauses", NULL,
	};
	const source from = { law, err };
	const hc_yaml *root = hc_yaml_read_file(&law->arena, file->path, file->path, err);
	hc_scope reach = { 0, NULL };
	hc_label outside = { NULL, NULL };
	const char *source_text;

	document->id = file->name;
	document->file = file->path;
	document->from = HC_DATE_MIN;
	document->to = HC_DATE_MAX;
	hc_name_check_document(document->id, document->file, err);
	if (!root)
		return;
	hc_yaml_only(root, known, err);
	if (root->kind != HC_YAML_MAP)
		return;
	hc_yaml_text(root, "number", false, &document->number, err);
	hc_yaml_label(root, "title", true, &document->title, err);
	hc_yaml_text(root, "superseded_by", false, &document->superseded_by, err);
	hc_yaml_text(root, "source", false, &source_text, err);
	if (!hc_yaml_get(root, "from"))
		hc_yaml_date(root, "from", true, &document->from, err);
	read_dates(&document->from, &document->to, root, err);
	read_reach(&reach, &outside, root, &from);
	read_clauses(document, &reach, outside, root, &from);
}

static void check_extended(const hc_document *document, const hc_law *law, hc_error *err)
{
	size_t i;

	for (i = 0; i < document->clause_count; i++) {
		const hc_clause *clause = &document->clauses[i], *whole = clause->extends ? hc_law_clause(law, clause->extends) : NULL;

		if (clause->extends && (!whole || whole->extends))
			hc_error_add(err, HC_ESCHEMA, document->file, clause->line,
			             "\"extends\": \"%s\" is no clause of the register, or extends another itself",
			             "\"extends\"：\"%s\" 不是登记册中的条款，或其本身已是补充条款", clause->extends);
	}
}

void hc_document_check(const hc_document *document, const hc_law *law, hc_error *err)
{
	const char *later = document->superseded_by;

	check_extended(document, law, err);
	if (!later)
		return;
	if (strcmp(later, document->id) == 0)
		hc_error_add(err, HC_ESCHEMA, document->file, 0, "\"%s\" cannot supersede itself",
		             "\"%s\" 不能取代自身", later);
	else if (!hc_law_document(law, later, strlen(later)))
		hc_error_add(err, HC_ESCHEMA, document->file, 0, "\"superseded_by\": there is no document \"%s\"",
		             "\"superseded_by\"：没有文件 \"%s\"", later);
}

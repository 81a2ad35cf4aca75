/* SPDX-License-Identifier: MIT */
/*
 * Planning goes from the rules to the roots of their subjects, from there to
 * the columns, and last to the chunks. The number of results to expect is
 * counted by SQL, apart from the evaluation, so that the ledger can be closed
 * against it.
 */
#include "audit/plan.h"

#include "audit/layout_plan.h"
#include "base/limits.h"
#include "store/scan_sound.h"
#include "store/scan_way.h"

#include <string.h>

static hc_status choose_rules(hc_plan *plan, const hc_rule_choice *choice, hc_error *err)
{
	size_t count = plan->rules->count;
	plan->states = hc_arena_alloc(&plan->arena, (count + 1) * sizeof *plan->states);
	plan->runs = hc_arena_alloc(&plan->arena, count + 1);
	plan->listed = hc_arena_alloc(&plan->arena, (count + 1) * sizeof *plan->listed);
	plan->ledger_rule = hc_arena_alloc(&plan->arena, (count + 1) * sizeof *plan->ledger_rule);
	plan->expected = hc_arena_alloc(&plan->arena, (count + 1) * sizeof *plan->expected);
	plan->whole = hc_arena_alloc(&plan->arena, (count + 1) * sizeof *plan->whole);
	if (!plan->states || !plan->runs || !plan->listed || !plan->ledger_rule || !plan->expected || !plan->whole)
		return hc_error_nomem(err);
	for (size_t i = 0; i < count; i++) {
		plan->states[i] = hc_rule_choose(&plan->rules->rules[i], choice, plan->as_of);
		plan->runs[i] = plan->states[i] == HC_RULE_RUNS;
		if (plan->states[i] == HC_RULE_NOT_SELECTED)
			continue;
		plan->ledger_rule[i] = (unsigned)plan->listed_count;
		plan->listed[plan->listed_count++] = i;
	}
	return HC_OK;
}

static hc_status read_within(hc_plan *plan, hc_database *database, const char *text, hc_error *err)
{
	const char *colon = text ? strchr(text, ':') : NULL;
	bool exists = false;

	if (!text)
		return HC_OK;
	char *name = colon ? hc_arena_copy(&plan->arena, text, (size_t)(colon - text)) : NULL;
	plan->within_text = hc_arena_text(&plan->arena, text);
	plan->within.entity = name ? hc_schema_find(plan->law->schema, name) : NULL;
	plan->within.id = colon ? plan->within_text + (colon - text) + 1 : NULL;
	if (!plan->within.entity || !*plan->within.id)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "--within '%s': written as ENTITY:ID with an entity of the schema",
		                    "--within “%s”：应写作 实体:编号，实体须在模式中", text);
	hc_status status = hc_within_check(database, plan->within, &exists, err);
	if (!status && !exists)
		status = hc_error_add(err, HC_EUSAGE, NULL, 0, "--within '%s': there is no such record",
		                      "--within “%s”：没有这条记录", text);
	return status;
}

static bool any_subject_in(const hc_plan *plan, const hc_entity *root)
{
	for (size_t i = 0; i < plan->rules->count; i++)
		if (plan->runs[i] && hc_entity_root(plan->rules->rules[i].subject) == root)
			return true;
	return false;
}

/* The subjects in `frame`, of all parts and of the part that is planned. */
static hc_status count_subjects(const hc_plan *plan, hc_database *database, const hc_plan_root *root, size_t frame, int64_t *whole,
                                int64_t *here, hc_error *err)
{
	hc_status status = hc_scan_count(database, &root->layout, frame, plan->within, NULL, whole, err);
	*here = plan->part.of ? 0 : *whole;
	if (status || !plan->part.of || !root->chunk_count)
		return status;
	hc_chunk own = {root->chunks[0].low, root->chunks[root->chunk_count - 1].high};
	return hc_scan_count(database, &root->layout, frame, plan->within, &own, here, err);
}

static hc_status count_expected(hc_plan *plan, hc_database *database, const hc_plan_root *root, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t f = 0; f < root->layout.frame_count && !status; f++) {
		int64_t whole = -1, here = 0;
		for (size_t i = 0; i < plan->rules->count && !status; i++) {
			if (!plan->runs[i] || hc_layout_subject(&root->layout, plan->rules->rules[i].subject) != (int)f)
				continue;
			if (whole < 0)
				status = count_subjects(plan, database, root, f, &whole, &here, err);
			plan->whole[plan->ledger_rule[i]] = whole;
			plan->expected[plan->ledger_rule[i]] = here;
		}
	}
	return status;
}

/*
 * Chunks become smaller where there are few roots, or where that gives each
 * part as many. A part is a run of neighbours: it reads one piece of each
 * table that is stored by its root, and its results lie together when parts
 * are merged.
 */
static hc_status cut(hc_plan *plan, hc_database *database, hc_plan_root *to, hc_error *err)
{
	size_t size = HC_CHUNK_SUBJECTS, of = plan->part.of;
	int64_t roots;
	hc_status status =
		hc_scan_chunks(database, &to->layout, plan->within, size, &plan->arena, &to->chunks, &to->chunk_count, &roots, err);
	size_t wanted = of ? (to->chunk_count + of - 1) / of * of : HC_CHUNKS_WANTED, least = of ? 1 : HC_CHUNK_SUBJECTS_LEAST;
	size_t fewer = wanted ? ((size_t)roots + wanted - 1) / wanted : 1;
	fewer = fewer > least ? fewer : least;
	if (!status && fewer < size)
		status = hc_scan_chunks(database, &to->layout, plan->within, fewer, &plan->arena, &to->chunks, &to->chunk_count, &roots, err);
	if (status || !of)
		return status;
	size_t first = to->chunk_count * (plan->part.number - 1) / of;
	to->chunk_count = to->chunk_count * plan->part.number / of - first;
	to->chunks += first;
	return status;
}

static hc_status find_way(hc_plan_root *to, hc_database *database, hc_error *err)
{
	hc_status status = HC_OK;
	for (size_t f = 0; f < to->layout.frame_count && !status; f++) {
		hc_scan_way way;
		status = hc_scan_way_of(&way, database, &to->layout.frames[f], err);
		to->sorted = to->sorted || (!status && way == HC_SCAN_SORTED);
	}
	return status;
}

static hc_status plan_root(hc_plan *plan, hc_database *database, const hc_entity *root, hc_error *err)
{
	hc_plan_root *to = &plan->roots[plan->root_count];

	if (!hc_layout_plan(&to->layout, plan->law, root, plan->rules, plan->runs, false, &plan->arena, err))
		return err->status;
	if (!hc_within_reaches(&to->layout, plan->within))
		return HC_OK;
	hc_status status = cut(plan, database, to, err);
	if (!status)
		status = find_way(to, database, err);
	if (!status && to->chunk_count)
		status = hc_twins_want(&plan->twins, plan->law->schema, &to->layout, err);
	if (!status)
		status = count_expected(plan, database, to, err);
	to->first_chunk = plan->chunk_count;
	plan->chunk_count += to->chunk_count;
	plan->root_count++;
	return status;
}

/* Every table is read once before anything is judged: what is damaged is refused, and twins are found. */
static hc_status check_tables(const hc_plan *plan, hc_readers *readers, hc_error *err)
{
	const hc_schema *schema = plan->law->schema;
	hc_status status = HC_OK;
	for (size_t i = 0; i < schema->entity_count && !status; i++) {
		bool followed = hc_entity_reference_to(plan->law->owner, &schema->entities[i]) != NULL, read = followed; /* by the facets */
		for (size_t r = 0; r < plan->root_count; r++) {
			read = read || hc_layout_reads(&plan->roots[r].layout, &schema->entities[i]);
			followed = followed || hc_layout_follows(&plan->roots[r].layout, &schema->entities[i]);
		}
		if (read)
			status = hc_scan_check_sound(readers, &schema->entities[i], followed, plan->twins, err);
	}
	return status ? status : hc_twins_find(plan->twins, err);
}

/* Cuts the tables within a root where its chunks end, into no more than `most` pieces. False when out of memory. */
static bool cut_tables(hc_readers_cut *out, const hc_plan_root *root, size_t most, hc_arena *arena)
{
	const char **ends = hc_arena_alloc(arena, most * sizeof *ends);

	*out = (hc_readers_cut){root->layout.root, 0, ends};
	for (size_t i = 1; ends && i < most; i++) {
		const char *end = root->chunk_count ? root->chunks[root->chunk_count * i / most].low : NULL;
		if (end && (!out->count || strcmp(end, ends[out->count - 1]) > 0))
			ends[out->count++] = end;
	}
	return ends != NULL;
}

/*
 * As many read as there will be processes at work: the workers and their
 * parent. A small file is not worth another connection.
 */
static hc_status read_first(hc_plan *plan, hc_database *database, unsigned jobs, hc_error *err)
{
	size_t more = plan->file.size < HC_READERS_BYTES_LEAST ? 0 : jobs < HC_WORKERS_MAX ? jobs : HC_WORKERS_MAX;
	hc_readers_cut *cuts = hc_arena_alloc(&plan->arena, (plan->root_count + 1) * sizeof *cuts);
	hc_readers *readers = NULL;
	hc_status status = HC_OK;

	if (!cuts)
		return hc_error_nomem(err);
	for (size_t i = 0; i < plan->root_count && !status; i++)
		if (!cut_tables(&cuts[i], &plan->roots[i], more + 1, &plan->arena))
			status = hc_error_nomem(err);
	if (!status)
		status = hc_readers_open(&readers, database, more, cuts, plan->root_count, err);
	if (!status)
		status = check_tables(plan, readers, err);
	hc_readers_close(readers);
	return status;
}

hc_status hc_plan_make(hc_plan *out, hc_database *database, const hc_law *law, const hc_rule_list *rules,
                       const hc_rule_choice *choice, hc_date as_of, const char *within, hc_part part, unsigned jobs, hc_error *err)
{
	memset(out, 0, sizeof *out);
	hc_arena_init(&out->arena);
	out->part = part;
	out->law = law;
	out->rules = rules;
	out->as_of = as_of;
	out->file = hc_database_file_of(database);
	if (part.of && (part.number < 1 || part.number > part.of))
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no part %u of %u", "没有第 %u 部分（共 %u 部分）", part.number, part.of);
	if (!hc_rule_choice_check(choice, rules, law, err))
		return err->status;
	hc_status status = choose_rules(out, choice, err);
	if (!status)
		status = read_within(out, database, within, err);
	out->roots = hc_arena_alloc(&out->arena, (law->schema->entity_count + 1) * sizeof *out->roots);
	if (!out->roots)
		return hc_error_nomem(err);
	for (size_t i = 0; i < law->schema->entity_count && !status; i++) {
		const hc_entity *entity = &law->schema->entities[i];
		if (!entity->within && (any_subject_in(out, entity) || entity == hc_entity_root(law->owner)))
			status = plan_root(out, database, entity, err);
	}
	if (!status)
		status = read_first(out, database, jobs, err);
	if (!status)
		status = hc_facets_read(&out->facets, database, law->owner, &out->arena, err);
	return status;
}

void hc_plan_drop(hc_plan *plan)
{
	hc_twins_free(plan->twins);
	hc_arena_drop(&plan->arena);
}

void hc_plan_share(const hc_plan_root *root, unsigned number, unsigned count, size_t *first, size_t *end)
{
	*first = root->sorted ? root->chunk_count * number / count : 0;
	*end = root->sorted ? root->chunk_count * (number + 1) / count : root->chunk_count;
}

const hc_plan_root *hc_plan_chunk(const hc_plan *plan, size_t number, const hc_chunk **chunk)
{
	size_t i = 0;
	while (i + 1 < plan->root_count && plan->roots[i + 1].first_chunk <= number)
		i++;
	*chunk = &plan->roots[i].chunks[number - plan->roots[i].first_chunk];
	return &plan->roots[i];
}

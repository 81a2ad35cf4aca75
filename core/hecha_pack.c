/* SPDX-License-Identifier: MIT */
/*
 * Packs, and the records made from them: schemas, then the law on top of
 * them, then the rules on top of both. Each step reports all its problems;
 * the next is tried only when there were none, because it would repeat them.
 */
#include "audit/layout_plan.h"
#include "audit/lockdown.h"
#include "base/memory.h"
#include "hecha_internal.h"
#include "store/database.h"
#include "store/import.h"

hc_status hc_pack_open_schemas(hc_pack **out, const char *schemas, hc_error *err)
{
	hc_pack *pack = hc_memory_alloc(sizeof *pack);
	if (!pack)
		return hc_error_nomem(err);
	hc_arena_init(&pack->arena);
	pack->schema = hc_schema_load(schemas, err);
	pack->schemas = hc_arena_text(&pack->arena, schemas);
	if (!pack->schema || !pack->schemas) {
		hc_status status = pack->schema ? hc_error_nomem(err) : err->status;
		hc_pack_free(pack);
		return status;
	}
	*out = pack;
	return HC_OK;
}

hc_status hc_pack_guard(hc_error *err)
{
	return hc_lockdown_program(err);
}

static hc_status keep_folders(hc_pack *pack, const char *const *folders, size_t count, hc_error *err)
{
	pack->folders = hc_arena_alloc(&pack->arena, (count + 1) * sizeof *pack->folders);
	for (; pack->folders && pack->folder_count < count; pack->folder_count++) {
		pack->folders[pack->folder_count] = hc_arena_text(&pack->arena, folders[pack->folder_count]);
		if (!pack->folders[pack->folder_count])
			return hc_error_nomem(err);
	}
	return pack->folders ? HC_OK : hc_error_nomem(err);
}

hc_status hc_pack_open(hc_pack **out, const char *schemas, const char *const *rule_folders, size_t folder_count,
                       hc_error *err)
{
	hc_pack *pack = NULL;
	hc_status status = hc_pack_open_schemas(&pack, schemas, err);
	if (status || !pack)
		return status;
	pack->law = hc_law_load(pack->schema, rule_folders, folder_count, err);
	if (!pack->law)
		status = err->status;
	if (!status)
		status = hc_script_new(&pack->script, pack->law, err);
	if (!status)
		status = hc_script_load(pack->script, rule_folders, folder_count, err);
	if (!status && !hc_rule_check_projects(hc_script_rules(pack->script), pack->law, err))
		status = err->status;
	if (!status)
		status = hc_pack_describe(pack, err);
	if (!status)
		status = keep_folders(pack, rule_folders, folder_count, err);
	if (status) {
		hc_pack_free(pack);
		return status;
	}
	*out = pack;
	return HC_OK;
}

void hc_pack_free(hc_pack *pack)
{
	if (!pack)
		return;
	hc_script_free(pack->script);
	hc_law_free(pack->law);
	hc_schema_free(pack->schema);
	hc_arena_drop(&pack->arena);
	hc_memory_free(pack);
}

hc_status hc_records_init(const char *path, const hc_pack *pack, hc_error *err)
{
	return hc_database_init(path, pack->schema, err);
}

hc_status hc_records_import(const char *path, const hc_pack *pack, const char *const *files, size_t file_count,
                            const char *entity, bool replace,
                            void (*seen)(void *context, const hc_imported *imported), void *context, hc_error *err)
{
	hc_import_report report = {.entity_count = 0};
	hc_import_file *list = hc_memory_alloc((file_count + 1) * sizeof *list);
	if (!list)
		return hc_error_nomem(err);
	for (size_t i = 0; i < file_count; i++)
		list[i] = (hc_import_file){files[i], entity};
	hc_status status = hc_import(path, pack->schema, list, file_count, replace, &report, err);
	for (size_t i = 0; !status && seen && i < report.entity_count; i++) {
		hc_imported imported = {report.entities[i].entity->name, report.entities[i].entity->label, report.entities[i].rows};
		seen(context, &imported);
	}
	hc_memory_free(list);
	return status;
}

hc_status hc_records_date(char out[11], const char *path, const hc_pack *pack, hc_error *err)
{
	hc_database *database = NULL;
	hc_date date;

	hc_status status = hc_database_open(&database, path, err);
	if (!status)
		status = hc_database_check(database, pack->schema, err);
	if (!status)
		status = hc_database_snapshot(database, pack->schema, &date, err);
	hc_database_close(database);
	if (!status)
		hc_date_write(out, date);
	return status;
}

/* ---- examples ---- */

typedef struct passing_on {
	void (*failure)(void *context, const hc_example_failure *failure);
	void *context;
} passing_on;

static void pass_on(void *context, const hc_script_failure *failure)
{
	passing_on *to = context;
	hc_example_failure shown = {failure->rule->id, failure->rule->file, failure->example, failure->line,
	                            failure->what, failure->expected, failure->actual};
	if (to->failure)
		to->failure(to->context, &shown);
}

hc_status hc_pack_run_examples(hc_pack *pack, size_t position, size_t *failed,
                               void (*failure)(void *context, const hc_script_failure *failure), void *context,
                               hc_error *err)
{
	const hc_rule_list *rules = hc_script_rules(pack->script);
	hc_arena arena;
	hc_layout layout;
	hc_status status;

	hc_arena_init(&arena);
	bool *runs = hc_arena_alloc(&arena, rules->count);
	if (!runs) {
		status = hc_error_nomem(err);
	} else {
		runs[position] = true;
		if (!hc_layout_plan(&layout, pack->law, hc_entity_root(rules->rules[position].subject), rules, runs, true, &arena, err))
			status = err->status;
		else
			status = hc_script_run_examples(pack->script, position, &layout, failed, failure, context, err);
	}
	hc_arena_drop(&arena);
	return status;
}

hc_status hc_pack_choose(hc_rule_choice *out, const hc_pack *pack, const char *const *rules, hc_error *err)
{
	*out = (hc_rule_choice){.rules = rules, .include_unverified = true};
	for (; rules && rules[out->rule_count]; out->rule_count++)
		;
	return hc_rule_choice_check(out, hc_script_rules(pack->script), pack->law, err) ? HC_OK : err->status;
}

hc_status hc_pack_test(hc_pack *pack, const char *const *rules, hc_examples_report *report,
                       void (*failure)(void *context, const hc_example_failure *failure), void *context, hc_error *err)
{
	const hc_rule_list *list = hc_script_rules(pack->script);
	passing_on to = {failure, context};
	hc_rule_choice choice;
	hc_status status = hc_pack_choose(&choice, pack, rules, err);

	*report = (hc_examples_report){0, 0, 0};
	for (size_t i = 0; i < list->count && !status; i++) {
		if (hc_rule_choose(&list->rules[i], &choice, 0) == HC_RULE_NOT_SELECTED)
			continue;
		status = hc_pack_run_examples(pack, i, &report->failed, pass_on, &to, err);
		report->rules++;
		report->examples += list->rules[i].example_count;
	}
	return status;
}

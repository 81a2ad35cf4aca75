/* SPDX-License-Identifier: MIT */
/*
 * Joins the rooms to an audit: the store opens, the plan is made, the script
 * engine judges, the ledger is written out. Here alone does the audit meet
 * Lua, as a struct of functions.
 */
#include "audit/run.h"
#include "base/memory.h"
#include "hecha_internal.h"
#include "publish/format.h"

#include <string.h>
#include <unistd.h>

static hc_status begin_block(void *engine, const hc_layout *layout, const hc_block *block, hc_error *err)
{
	return hc_script_begin(engine, layout, block, err);
}

static hc_status check_row(void *engine, size_t rule, size_t frame, size_t row, hc_arena *arena, hc_result *out, hc_error *err)
{
	return hc_script_check(engine, rule, frame, row, arena, out, err);
}

static size_t length_of(const char *const *list)
{
	size_t count = 0;
	while (list && list[count])
		count++;
	return count;
}

/* Where a day is kept, the first and the last that there are stand for none. */
static hc_status read_as_of(hc_date *out, const char *text, const char *records, hc_database *database, const hc_schema *schema,
                            hc_error *err)
{
	char day[11];
	hc_status status = text ? HC_OK : hc_database_snapshot(database, schema, out, err);

	if (text && !hc_date_read(out, text, strlen(text)))
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "'%s' is no date like 2019-03-22", "“%s”不是 2019-03-22 这样的日期", text);
	if (status || (*out > HC_DATE_MIN && *out < HC_DATE_MAX))
		return status;
	hc_date_write(day, *out);
	return hc_error_add(err, text ? HC_EUSAGE : HC_EDATA, text ? NULL : records, 0, "no audit can be as of %s", "不能以 %s 为核查日期", day);
}

static unsigned jobs_of(unsigned wanted)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return wanted ? wanted : online > 0 ? (unsigned)online : 1;
}

static const hc_entity *entity_of(const void *rules, const char *id)
{
	const hc_rule *rule = hc_rule_find(rules, id);
	return rule ? rule->subject : NULL;
}

/* Every rule of the pack may be waived, also one that takes no part in this run. */
static hc_status load_waivers(hc_waivers **out, const char *path, hc_pack *pack, hc_error *err)
{
	if (!path)
		return HC_OK;
	*out = hc_waivers_load(path, pack->schema, entity_of, hc_script_rules(pack->script), err);
	return *out ? HC_OK : err->status;
}

/* The database is open, checked, and of this version. */
static hc_status audit_records(hc_audit *audit, const char *records, hc_database *database, int64_t version, hc_pack *pack,
                               const hc_waivers *waivers, hc_sources *sources, const hc_audit_options *options, hc_error *err)
{
	const hc_origin *origin = &sources->origin;
	hc_judge judge = {pack->script, begin_block, check_row};
	hc_rule_choice choice = {length_of(options->rules), length_of(options->skip_rules), length_of(options->clauses),
	                         options->rules, options->skip_rules, options->clauses, options->include_unverified};
	hc_plan plan;
	hc_date as_of, snapshot;

	hc_status status = read_as_of(&as_of, options->as_of, records, database, pack->schema, err);
	if (status)
		return status;
	if (origin->earlier && hc_ledger_facts_of(origin->earlier)->as_of > as_of)
		return hc_error_add(err, HC_EUSAGE, options->since, 0, "is of a later date than this audit; it cannot carry on from it",
		                    "的日期晚于本次核查，无法接续");
	status = hc_script_set_date(pack->script, as_of, err);
	if (status)
		return status;
	hc_script_include_unverified(pack->script, options->include_unverified);
	/* With --as-of the records need not say it. */
	status = hc_database_snapshot_or_never(database, pack->schema, &snapshot, err);
	if (!status)
		status = hc_database_hold(database, err);
	if (status)
		return status;
	status = hc_plan_make(&plan, database, pack->law, hc_script_rules(pack->script), &choice, as_of, options->within,
	                      (hc_part){options->part, options->parts}, jobs_of(options->jobs), err);
	hc_database_release(database);
	plan.waivers = waivers;
	plan.records_date = snapshot;
	hc_run run = {records, database, &plan, &judge, version, jobs_of(options->jobs), options->save, origin,
	              options->progress, options->context};
	if (!status)
		status = hc_run_audit(&audit->ledger, &run, err);
	hc_plan_drop(&plan);
	return status;
}

hc_status hc_audit_run(hc_audit **out, const char *records, hc_pack *pack, const hc_audit_options *options, hc_error *err)
{
	hc_database *database = NULL;
	hc_waivers *waivers = NULL;
	hc_sources sources = {.origin = {.program = "hecha " HECHA_VERSION}};
	int64_t version = 0;
	hc_audit *audit = hc_memory_alloc(sizeof *audit);

	if (!audit)
		return hc_error_nomem(err);
	hc_status status = options->save ? hc_ledger_may_replace(options->save, options->parts > 0, err) : HC_OK;
	if (!status)
		status = load_waivers(&waivers, options->waivers, pack, err);
	if (!status)
		status = hc_database_open(&database, records, err);
	if (!status)
		status = hc_database_check(database, pack->schema, err);
	if (!status && options->integrity)
		status = hc_database_integrity(database, NULL, err);
	if (!status)
		status = hc_database_version(database, &version, err);
	/* From here on a change of the records is seen. */
	if (!status)
		status = hc_sources_make(&sources, pack, options, err);
	if (!status)
		status = audit_records(audit, records, database, version, pack, waivers, &sources, options, err);
	hc_sources_drop(&sources);
	hc_database_close(database);
	hc_waivers_free(waivers);
	if (status)
		hc_audit_free(audit);
	else
		*out = audit;
	return status;
}

/* Takes the ledger. */
static hc_status keep(hc_audit **out, hc_ledger *ledger, hc_error *err)
{
	hc_audit *audit = hc_memory_alloc(sizeof *audit);

	if (!audit) {
		hc_ledger_close(ledger);
		return hc_error_nomem(err);
	}
	audit->ledger = ledger;
	*out = audit;
	return HC_OK;
}

hc_status hc_audit_merge(hc_audit **out, const char *path, const char *const *parts, size_t count, hc_error *err)
{
	hc_ledger *ledger;

	*out = NULL;
	hc_status status = hc_ledger_merge(&ledger, path, parts, count, err);
	return status ? status : keep(out, ledger, err);
}

hc_status hc_audit_open(hc_audit **out, const char *path, hc_error *err)
{
	hc_ledger *ledger;

	*out = NULL;
	hc_status status = hc_ledger_open(&ledger, path, err);
	return status ? status : keep(out, ledger, err);
}

void hc_audit_free(hc_audit *audit)
{
	if (!audit)
		return;
	hc_ledger_close(audit->ledger);
	hc_memory_free(audit);
}

int64_t hc_audit_count(const hc_audit *audit, hc_outcome outcome, hc_severity at_least)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(audit->ledger);
	int64_t count = 0;
	for (size_t i = 0; i < facts->rule_count; i++)
		if (facts->rules[i].severity >= at_least)
			count += facts->rules[i].totals[outcome];
	return count;
}

const char *hc_audit_format(size_t position, hc_label *about)
{
	for (size_t i = 0; i <= position; i++)
		if (!hc_formats[i].name)
			return NULL;
	*about = hc_formats[position].about;
	return hc_formats[position].name;
}

hc_status hc_audit_write(hc_audit *audit, const char *format, const char *file, FILE *stream,
                         const hc_write_options *options, hc_error *err)
{
	const hc_format *found = hc_format_find(format);
	hc_format_options how = {options->lang, options->colour, options->columns};
	if (!found)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no format '%s'", "没有“%s”这种格式", format);
	if (file)
		return hc_format_write_file(found, file, audit->ledger, &how, err);
	return found->write(stream, audit->ledger, &how, err);
}

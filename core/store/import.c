/* SPDX-License-Identifier: MIT */
/*
 * All files of a call are one transaction: opened before the first form is
 * read, so that what is checked against the database stays true until the end,
 * and committed only if no file had a problem. A problem in one form does not
 * stop the others from being read: whoever has to correct them wants to know
 * it all.
 */

#include "store/import.h"

#include "base/memory.h"
#include "store/database.h"
#include "store/form.h"
#include "store/handle.h"
#include "store/import_load.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

typedef struct import {
	hc_database *database;
	const hc_schema *schema;
	const hc_import_file *files;
	size_t file_count;
	bool replace;
	hc_status found; /* that of the first problem in a form */
	size_t load_count;
	hc_load loads[HC_IMPORT_ENTITIES];
	hc_error *err;
} import;

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool is_called(const char *name, size_t length, const char *label)
{
	return label && strlen(label) == length && strncasecmp(name, label, length) == 0;
}

static const hc_entity *find_entity(const hc_schema *schema, const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < schema->entity_count; i++) {
		const hc_entity *entity = &schema->entities[i];

		if (is_called(name, length, entity->name) || is_called(name, length, entity->plural) ||
		    is_called(name, length, entity->label.zh) || is_called(name, length, entity->label.en) ||
		    is_called(name, length, entity->plural_en))
			return entity;
	}
	return NULL;
}

/* The part of a file's name that names an entity: up to "-", "." or "_" and digits ("a_b-2019.csv", "a_b_2019.csv"). */
static size_t stem_length(const char *name)
{
	size_t i;

	for (i = 0; name[i]; i++) {
		if (name[i] == '-' || name[i] == '.')
			break;
		if (name[i] == '_' && name[i + 1] >= '0' && name[i + 1] <= '9')
			break;
	}
	return i;
}

static hc_status say_unknown(const import *run, const hc_import_file *file, hc_error *err)
{
	hc_status status;
	hc_text names;
	size_t i;

	if (access(file->path, R_OK) != 0)
		return hc_error_file(err, HC_EINPUT, file->path, errno);
	hc_text_init(&names);
	for (i = 0; i < run->schema->entity_count; i++) {
		const hc_entity *entity = &run->schema->entities[i];

		hc_text_addf(&names, "%s%s", i ? ", " : "", entity->name);
		if (entity->label.zh)
			hc_text_addf(&names, " (%s)", entity->label.zh);
	}
	if (file->entity)
		status = hc_error_add(err, HC_EUSAGE, file->path, 0, "there is no entity \"%s\"; there are %s",
		                      "没有实体“%s”；可用的有 %s", file->entity, hc_text_get(&names));
	else
		status = hc_error_add(err, HC_EDATA, file->path, 0,
		                      "the file's name does not say what it holds; call it NAME.csv or give --entity "
		                      "NAME, with one of %s",
		                      "文件名没有说明内容；请命名为 名称.csv 或用 --entity 指定，可用的有 %s",
		                      hc_text_get(&names));
	hc_text_drop(&names);
	return status;
}

static hc_status load_for(hc_load **out, import *run, const hc_entity *entity)
{
	size_t i;

	for (i = 0; i < run->load_count; i++) {
		if (run->loads[i].entity == entity) {
			*out = &run->loads[i];
			return HC_OK;
		}
	}
	*out = &run->loads[run->load_count++];
	return hc_load_init(*out, run->database, entity, run->files, run->replace, run->err);
}

static bool is_spreadsheet(const char *name)
{
	static const char *const extensions[] = { ".xlsx", ".xls", ".xlsm", ".et", ".ods" };
	const char *dot = strrchr(name, '.');
	size_t i;

	for (i = 0; dot && i < sizeof extensions / sizeof *extensions; i++) {
		if (strcasecmp(dot, extensions[i]) == 0)
			return true;
	}
	return false;
}

/* The reader of a format is chosen by the file's extension; what is none of a spreadsheet's is CSV. */
static hc_status read_cells(hc_form *form, const char *path, hc_error *err)
{
	if (is_spreadsheet(base_name(path)))
		return hc_error_add(err, HC_EDATA, path, 0,
		                    "spreadsheets are not read; save it as CSV (comma separated, UTF-8)",
		                    "不能读取电子表格；请另存为 CSV（逗号分隔，UTF-8）");
	return hc_form_read_csv(form, path, err);
}

static hc_status read_form(import *run, size_t index, hc_load *load)
{
	const char *path = run->files[index].path;
	hc_form *form = NULL;
	hc_status status;

	load->file = index;
	status = hc_form_new(&form, path, load->entity, hc_load_take, load, run->err);
	if (status == HC_OK)
		status = read_cells(form, path, run->err);
	load->partial |= !form || !hc_form_is_whole(form);
	hc_form_free(form);
	return status;
}

static hc_status read_file(import *run, size_t index)
{
	const hc_import_file *file = &run->files[index];
	const char *name = base_name(file->path);
	const hc_entity *entity;
	hc_load *load;
	hc_status status;

	entity = file->entity ? find_entity(run->schema, file->entity, strlen(file->entity))
	                      : find_entity(run->schema, name, stem_length(name));
	if (!entity)
		return say_unknown(run, file, run->err);
	status = load_for(&load, run, entity);
	return status == HC_OK ? read_form(run, index, load) : status;
}

static bool is_fatal(hc_status status)
{
	return status != HC_OK && status != HC_EDATA && status != HC_EINPUT && status != HC_EUSAGE;
}

/* Remembers the problems of a step; tells whether the next can go on. */
static bool goes_on(import *run, hc_status status)
{
	if (run->found == HC_OK)
		run->found = status;
	return !is_fatal(status);
}

static hc_status read_all(import *run)
{
	hc_status status;
	size_t i;

	for (i = 0; i < run->file_count; i++) {
		status = read_file(run, i);
		if (!goes_on(run, status))
			return status;
	}
	for (i = 0; i < run->load_count; i++) {
		if (!goes_on(run, run->loads[i].found))
			return run->found;
		status = hc_load_check_references(&run->loads[i], run->loads, run->load_count, run->err);
		if (!goes_on(run, status))
			return status;
	}
	return run->found;
}

/* A big cache saves most of the writing between. */
static hc_status begin(import *run)
{
	return hc_handle_exec(run->database,
	                      "PRAGMA cache_size = -65536; PRAGMA temp.cache_size = -65536;"
	                      " BEGIN IMMEDIATE",
	                      run->err);
}

static hc_status open_database(import *run, const char *path)
{
	int64_t application = 0, format = 0;
	hc_status status = hc_handle_open(&run->database, path, HC_HANDLE_CHANGE, run->err);

	if (status == HC_OK)
		status = hc_handle_integer(&application, run->database, "PRAGMA application_id", run->err);
	if (status == HC_OK)
		status = hc_handle_integer(&format, run->database, "PRAGMA user_version", run->err);
	if (status == HC_OK && application != HC_RECORDS_APPLICATION)
		status = hc_error_add(run->err, HC_EDATA, path, 0,
		                      "is no records database; make one with `hecha init` and import into that",
		                      "不是数据记录库；请先用 `hecha init` 建立，再导入");
	else if (status == HC_OK && format != HC_RECORDS_FORMAT)
		status = hc_error_add(run->err, HC_EDATA, path, 0,
		                      "has tables of another version; make a new database with `hecha init`",
		                      "表的版本不同；请用 `hecha init` 建立新数据库");
	if (status == HC_OK)
		status = hc_database_check(run->database, run->schema, run->err);
	return status;
}

static void fill_report(hc_import_report *report, const import *run)
{
	size_t i;

	for (i = 0; i < run->load_count; i++) {
		report->entities[i].entity = run->loads[i].entity;
		report->entities[i].rows = run->loads[i].rows;
	}
	report->entity_count = run->load_count;
}

hc_status hc_import(const char *path, const hc_schema *schema, const hc_import_file *files, size_t file_count,
                    bool replace, hc_import_report *report, hc_error *err)
{
	import *run = hc_memory_alloc(sizeof *run);
	hc_status status;
	size_t i;

	*report = (hc_import_report){ 0 };
	if (!run)
		return hc_error_nomem(err);
	*run = (import){ .schema = schema, .files = files, .file_count = file_count, .replace = replace, .err = err };
	status = open_database(run, path);
	if (status == HC_OK)
		status = begin(run);
	if (status == HC_OK)
		status = read_all(run);
	if (status == HC_OK && hc_memory_ran_out())
		status = hc_error_nomem(err);
	if (status == HC_OK)
		status = hc_handle_exec(run->database, "COMMIT", err);
	if (status == HC_OK)
		fill_report(report, run);
	for (i = 0; i < run->load_count; i++)
		hc_load_drop(&run->loads[i]);
	hc_handle_close(run->database); /* what was not committed is rolled back */
	hc_memory_free(run);
	return status;
}

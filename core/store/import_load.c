/* SPDX-License-Identifier: MIT */
/*
 * A sound row goes straight into its table: the transaction is the stage, and
 * rolling it back is how an import leaves no trace. From the first problem on
 * rows are only checked. The temporary table of origins is written first; its
 * key is what tells a row that two forms hold from one that the database
 * holds.
 */

#include "store/import_load.h"

#include "base/limits.h"

#include <stdio.h>

enum { NOTE_FIXED = 3 }; /* identifier, file, line; then the references */

static void add_origin_name(hc_text *sql, const hc_entity *entity)
{
	hc_text name;

	hc_text_init(&name);
	hc_text_addf(&name, "origin of %s", entity->name);
	hc_text_add(sql, "temp.");
	hc_handle_add_name(sql, hc_text_get(&name));
	sql->failed |= name.failed;
	hc_text_drop(&name);
}

static hc_status prepare(sqlite3_stmt **out, hc_load *load, const hc_text *sql, hc_error *err)
{
	return sql->failed ? hc_error_nomem(err) : hc_handle_prepare(out, load->database, hc_text_get(sql), err);
}

static void add_values(hc_text *sql, size_t count)
{
	size_t i;

	hc_text_add(sql, " VALUES (");
	for (i = 0; i < count; i++)
		hc_text_add(sql, i ? ", ?" : "?");
	hc_text_add(sql, ")");
}

static hc_status make_origins(hc_load *load, hc_error *err)
{
	hc_status status;
	hc_text sql;
	size_t i;

	hc_text_init(&sql);
	hc_text_add(&sql, "CREATE TABLE ");
	add_origin_name(&sql, load->entity);
	hc_text_add(&sql, " (id TEXT PRIMARY KEY, file INTEGER, line INTEGER");
	for (i = 0; i < load->reference_count; i++)
		hc_text_addf(&sql, ", r%zu TEXT", i);
	hc_text_add(&sql, ") WITHOUT ROWID");
	status = sql.failed ? hc_error_nomem(err) : hc_handle_exec(load->database, hc_text_get(&sql), err);
	hc_text_clear(&sql);
	hc_text_add(&sql, "INSERT INTO ");
	add_origin_name(&sql, load->entity);
	add_values(&sql, NOTE_FIXED + load->reference_count);
	if (status == HC_OK)
		status = prepare(&load->note, load, &sql, err);
	hc_text_clear(&sql);
	hc_text_add(&sql, "SELECT file, line FROM ");
	add_origin_name(&sql, load->entity);
	hc_text_add(&sql, " WHERE id = ?1");
	if (status == HC_OK)
		status = prepare(&load->first, load, &sql, err);
	hc_text_drop(&sql);
	return status;
}

static hc_status prepare_rows(hc_load *load, hc_error *err)
{
	const hc_entity *entity = load->entity;
	hc_status status;
	hc_text sql;
	size_t i;

	hc_text_init(&sql);
	hc_text_add(&sql, load->replace ? "INSERT OR REPLACE INTO main." : "INSERT INTO main.");
	hc_handle_add_name(&sql, entity->name);
	for (i = 0; i < entity->field_count; i++) {
		hc_text_add(&sql, i ? ", " : " (");
		hc_handle_add_name(&sql, entity->fields[i].name);
	}
	hc_text_add(&sql, ")");
	add_values(&sql, entity->field_count);
	status = prepare(&load->insert, load, &sql, err);
	hc_text_clear(&sql);
	hc_text_add(&sql, "SELECT 1 FROM main.");
	hc_handle_add_name(&sql, entity->name);
	hc_text_add(&sql, " WHERE ");
	hc_handle_add_name(&sql, entity->identifier->name);
	hc_text_add(&sql, " = ?1");
	if (status == HC_OK)
		status = prepare(&load->exists, load, &sql, err);
	hc_text_drop(&sql);
	return status;
}

hc_status hc_load_init(hc_load *load, struct hc_database *database, const hc_entity *entity,
                       const hc_import_file *files, bool replace, hc_error *err)
{
	hc_status status;
	size_t i;

	*load = (hc_load){ .database = database, .entity = entity, .files = files, .replace = replace };
	for (i = 0; i < entity->field_count; i++) {
		if (entity->fields[i].target)
			load->references[load->reference_count++] = &entity->fields[i];
	}
	status = make_origins(load, err);
	return status == HC_OK ? prepare_rows(load, err) : status;
}

void hc_load_drop(hc_load *load)
{
	sqlite3_finalize(load->note);
	sqlite3_finalize(load->insert);
	sqlite3_finalize(load->exists);
	sqlite3_finalize(load->first);
	*load = (hc_load){ 0 };
}

static void bind_text(sqlite3_stmt *statement, int index, const hc_form_value *value)
{
	if (value->given)
		sqlite3_bind_text(statement, index, value->text, -1, SQLITE_STATIC);
	else
		sqlite3_bind_null(statement, index);
}

static void bind_value(sqlite3_stmt *statement, int index, hc_type type, const hc_form_value *value)
{
	if (!value->given || value->text)
		bind_text(statement, index, value);
	else if (type == HC_REAL)
		sqlite3_bind_double(statement, index, (double)value->number / (double)HC_REAL_SCALE);
	else
		sqlite3_bind_int64(statement, index, value->number);
}

static hc_status say_repeated(hc_load *load, const hc_form_row *row, const hc_form_value *id, hc_error *err)
{
	const char *file = load->files[load->file].path;
	bool found = false;
	hc_status status;
	hc_text shown;

	bind_text(load->first, 1, id);
	status = hc_handle_step(&found, load->database, load->first, err);
	hc_text_init(&shown);
	hc_form_add_shown(&shown, id->text, id->length);
	if (found)
		load->found = hc_error_add(
			err, HC_EDATA, file, row->line, "%s \"%s\" is in the forms twice; first in %s:%d",
			"%s“%s”在表格中重复；首次出现在 %s:%d", load->entity->identifier->name, hc_text_get(&shown),
			load->files[sqlite3_column_int64(load->first, 0)].path, sqlite3_column_int(load->first, 1));
	hc_text_drop(&shown);
	sqlite3_reset(load->first);
	return status;
}

static hc_status say_existing(hc_load *load, const hc_form_row *row, const hc_form_value *id, hc_error *err)
{
	hc_text shown;

	hc_text_init(&shown);
	hc_form_add_shown(&shown, id->text, id->length);
	load->found = hc_error_add(err, HC_EDATA, load->files[load->file].path, row->line,
	                           "%s \"%s\" is in the database already; to replace its row, import with --replace",
	                           "%s“%s”已在数据库中；如需替换该行，请用 --replace 导入",
	                           load->entity->identifier->name, hc_text_get(&shown));
	hc_text_drop(&shown);
	return HC_OK;
}

/* Keeps where the row came from. `*repeated`: a row of this import has its identifier. */
static hc_status note_origin(hc_load *load, const hc_form_row *row, const hc_form_value *id, bool *repeated,
                             hc_error *err)
{
	sqlite3_stmt *note = load->note;
	size_t i;
	int code;

	bind_text(note, 1, id);
	sqlite3_bind_int64(note, 2, (sqlite3_int64)load->file);
	sqlite3_bind_int64(note, 3, row->line);
	for (i = 0; i < load->reference_count; i++)
		bind_text(note, NOTE_FIXED + 1 + (int)i, &row->values[load->references[i]->position]);
	code = sqlite3_step(note);
	sqlite3_reset(note);
	*repeated = code == SQLITE_CONSTRAINT_PRIMARYKEY;
	if (code == SQLITE_DONE)
		return HC_OK;
	return *repeated ? say_repeated(load, row, id, err) : hc_handle_fail(load->database, err);
}

static hc_status insert_row(hc_load *load, const hc_form_row *row, const hc_form_value *id, hc_error *err)
{
	const hc_entity *entity = load->entity;
	size_t i;
	int code;

	for (i = 0; i < entity->field_count; i++)
		bind_value(load->insert, (int)i + 1, entity->fields[i].type, &row->values[i]);
	code = sqlite3_step(load->insert);
	sqlite3_reset(load->insert);
	if (code == SQLITE_DONE) {
		load->rows++;
		return HC_OK;
	}
	if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_UNIQUE)
		return say_existing(load, row, id, err);
	if ((code & 0xff) != SQLITE_CONSTRAINT)
		return hc_handle_fail(load->database, err);
	load->found = hc_error_add(err, HC_EDATA, load->files[load->file].path, row->line,
	                           "the database refuses the row (%s); was it made from other schemas?",
	                           "数据库拒绝该行（%s）；数据库是否由其他模式文件建立？",
	                           sqlite3_errmsg(load->database->db));
	return HC_OK;
}

static hc_status look_for_row(hc_load *load, const hc_form_row *row, const hc_form_value *id, hc_error *err)
{
	bool found = false;
	hc_status status;

	bind_text(load->exists, 1, id);
	status = hc_handle_step(&found, load->database, load->exists, err);
	sqlite3_reset(load->exists);
	return status == HC_OK && found ? say_existing(load, row, id, err) : status;
}

hc_status hc_load_take(void *context, const hc_form_row *row, hc_error *err)
{
	hc_load *load = context;
	const hc_form_value *id = &row->values[load->entity->identifier->position];
	bool repeated = false;
	hc_status status;

	if (!row->sound)
		load->found = HC_EDATA;
	if (!id->given)
		return HC_OK;
	status = note_origin(load, row, id, &repeated, err);
	if (status != HC_OK || repeated)
		return status;
	if (load->found == HC_OK)
		return insert_row(load, row, id, err);
	return load->replace ? HC_OK : look_for_row(load, row, id, err);
}

static const hc_load *find_load(const hc_entity *entity, const hc_load *loads, size_t load_count)
{
	size_t i;

	for (i = 0; i < load_count; i++) {
		if (loads[i].entity == entity)
			return &loads[i];
	}
	return NULL;
}

/* The rows whose reference `index` names neither a row of the database nor one of the forms. */
static void add_dangling_query(hc_text *sql, const hc_load *load, size_t index, const hc_load *loads, size_t load_count)
{
	const hc_entity *target = load->references[index]->target;

	hc_text_addf(sql, "SELECT o.file, o.line, o.r%zu FROM ", index);
	add_origin_name(sql, load->entity);
	hc_text_addf(sql, " o WHERE o.r%zu <> '' AND NOT EXISTS (SELECT 1 FROM main.", index);
	hc_handle_add_name(sql, target->name);
	hc_text_add(sql, " t WHERE t.");
	hc_handle_add_name(sql, target->identifier->name);
	hc_text_addf(sql, " = o.r%zu)", index);
	if (find_load(target, loads, load_count)) {
		hc_text_add(sql, " AND NOT EXISTS (SELECT 1 FROM ");
		add_origin_name(sql, target);
		hc_text_addf(sql, " t WHERE t.id = o.r%zu)", index);
	}
	hc_text_add(sql, " ORDER BY o.file, o.line");
}

/* `statement` is at a row: file, line, the reference's text. */
static hc_status say_dangling(const hc_load *load, const hc_field *field, sqlite3_stmt *statement, hc_error *err)
{
	const char *bytes = hc_handle_text(statement, 2);
	hc_status status;
	hc_text shown;

	hc_text_init(&shown);
	hc_form_add_shown(&shown, bytes ? bytes : "", (size_t)sqlite3_column_bytes(statement, 2));
	status = hc_error_add(err, HC_EDATA, load->files[sqlite3_column_int64(statement, 0)].path,
	                      (unsigned)sqlite3_column_int64(statement, 1),
	                      "%s (%s) \"%s\": no such %s in the forms or in the database",
	                      "%s (%s)“%s”：表格和数据库中都没有这个 %s",
	                      hc_label_text(field->label, err ? err->lang : HC_EN), field->name, hc_text_get(&shown),
	                      field->target->name);
	hc_text_drop(&shown);
	return status;
}

static hc_status check_reference(const hc_load *load, size_t index, const hc_load *loads, size_t load_count,
                                 hc_error *err)
{
	const hc_field *field = load->references[index];
	const hc_load *target = find_load(field->target, loads, load_count);
	sqlite3_stmt *statement = NULL;
	hc_status status, found = HC_OK;
	bool row = false;
	hc_text sql;

	if (target && target->partial)
		return HC_OK;
	hc_text_init(&sql);
	add_dangling_query(&sql, load, index, loads, load_count);
	status = sql.failed ? hc_error_nomem(err)
	                    : hc_handle_prepare(&statement, load->database, hc_text_get(&sql), err);
	while (status == HC_OK && (status = hc_handle_step(&row, load->database, statement, err)) == HC_OK && row)
		found = say_dangling(load, field, statement, err);
	sqlite3_finalize(statement);
	hc_text_drop(&sql);
	return status != HC_OK ? status : found;
}

hc_status hc_load_check_references(const hc_load *load, const hc_load *loads, size_t load_count, hc_error *err)
{
	hc_status status, found = HC_OK;
	size_t i;

	for (i = 0; i < load->reference_count; i++) {
		status = check_reference(load, i, loads, load_count, err);
		if (status == HC_EDATA)
			found = status;
		else if (status != HC_OK)
			return status;
	}
	return found;
}

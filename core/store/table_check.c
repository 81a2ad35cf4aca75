/* SPDX-License-Identifier: MIT */
/*
 * Holds the tables of a database against the schema, before anything is read.
 * Refused is only what could change or hide values without a trace: a table or
 * column that is not there, one that the file computes (views, virtual tables,
 * generated columns), a column of texts whose declared type turns "007" into
 * 7, an identifier or reference that compares otherwise than byte by byte,
 * and texts stored as UTF-16, whose order differs. A number in a column
 * declared TEXT keeps its digits, and a date in one declared DATE keeps its
 * form: the scan reads those.
 */

#include "store/database.h"

#include "base/limits.h"
#include "store/handle.h"

#include <string.h>

typedef struct checker {
	hc_database *database;
	hc_error *err;
	hc_status found; /* HC_EDATA once there was a problem */
} checker;

typedef enum table_state { TABLE_ABSENT, TABLE_COMPUTED, TABLE_LOOSE, TABLE_STRICT } table_state;

/* A declared type in capitals holds one of SQLite's affinity words. */
static bool declares(const char *type, const char *word)
{
	size_t length = strlen(word);

	for (; *type; type++) {
		if (sqlite3_strnicmp(type, word, (int)length) == 0)
			return true;
	}
	return false;
}

/* SQLite's own rules in their order: whether the declared type turns a text that looks like a number into one. */
static bool turns_into_numbers(const char *type, bool strict)
{
	if (declares(type, "INT"))
		return true;
	if (declares(type, "CHAR") || declares(type, "CLOB") || declares(type, "TEXT"))
		return false;
	if (*type == '\0' || declares(type, "BLOB"))
		return false;
	return !(strict && sqlite3_stricmp(type, "ANY") == 0);
}

static bool looks_like_number(const char *name)
{
	return strchr("+-.0123456789", name[0]) != NULL;
}

/* Whether the field's values are texts that could be taken for numbers. */
static bool holds_digits(const hc_field *field)
{
	size_t i;

	if (field->type == HC_TEXT)
		return true;
	for (i = 0; i < field->member_count; i++) {
		if (looks_like_number(field->members[i].name))
			return true;
	}
	return false;
}

static void check_collation(checker *check, const hc_field *field)
{
	const char *entity = field->entity->name, *collation = NULL;

	if (field != field->entity->identifier && !field->target)
		return;
	if (sqlite3_table_column_metadata(check->database->db, "main", entity, field->name, NULL, &collation, NULL,
	                                  NULL, NULL) != SQLITE_OK ||
	    !collation)
		return;
	if (sqlite3_stricmp(collation, "BINARY") != 0)
		check->found = hc_error_add(
			check->err, HC_EDATA, check->database->path, 0,
			"table %s: column %s compares by %s; identifiers and references must compare byte by byte",
			"表 %s：列 %s 按 %s 比较；标识符和引用必须逐字节比较", entity, field->name, collation);
}

static void check_declared(checker *check, const hc_field *field, const char *type, bool strict)
{
	if (!holds_digits(field) || !turns_into_numbers(type, strict))
		return;
	check->found = hc_error_add(
		check->err, HC_EDATA, check->database->path, 0,
		"table %s: column %s is declared %s, which would turn a text like 007 into a number; declare it TEXT",
		"表 %s：列 %s 声明为 %s，会把 007 这样的文本变成数字；请声明为 TEXT", field->entity->name, field->name,
		type);
}

static void check_column(checker *check, const hc_field *field, const char *type, bool computed, bool strict)
{
	if (computed) {
		check->found =
			hc_error_add(check->err, HC_EDATA, check->database->path, 0,
		                     "table %s: column %s is computed by the database; it must be stored",
		                     "表 %s：列 %s 由数据库计算得出；必须是存储的列", field->entity->name, field->name);
		return;
	}
	check_declared(check, field, type ? type : "", strict);
	check_collation(check, field);
}

static const hc_field *find_field(const hc_entity *entity, const char *name)
{
	size_t i;

	for (i = 0; i < entity->field_count; i++) {
		if (sqlite3_stricmp(entity->fields[i].name, name) == 0)
			return &entity->fields[i];
	}
	return NULL;
}

/* Rows of table_xinfo: position, name, declared type, not null, default, key, kind (0: an ordinary stored column). */
static hc_status check_columns(checker *check, const hc_entity *entity, bool strict)
{
	bool there[HC_FIELDS_MAX] = { false }, row = false;
	sqlite3_stmt *columns = NULL;
	hc_status status = hc_handle_pragma(&columns, check->database, "table_xinfo", entity->name, check->err);
	size_t i;

	while (status == HC_OK && (status = hc_handle_step(&row, check->database, columns, check->err)) == HC_OK &&
	       row) {
		const char *name = hc_handle_text(columns, 1), *type = hc_handle_text(columns, 2);
		const hc_field *field = name && type ? find_field(entity, name) : NULL;

		if (!field)
			continue;
		there[field->position] = true;
		check_column(check, field, type, sqlite3_column_int(columns, 6) != 0, strict);
	}
	for (i = 0; i < entity->field_count && status == HC_OK; i++) {
		if (!there[i])
			check->found = hc_error_add(check->err, HC_EDATA, check->database->path, 0,
			                            "table %s has no column %s", "表 %s 没有列 %s", entity->name,
			                            entity->fields[i].name);
	}
	sqlite3_finalize(columns);
	return status;
}

/* Rows of table_list: schema, name, type, columns, without rowid, strict. */
static hc_status find_table(table_state *out, checker *check, const hc_entity *entity)
{
	sqlite3_stmt *table = NULL;
	bool row = false;
	hc_status status = hc_handle_pragma(&table, check->database, "table_list", entity->name, check->err);

	*out = TABLE_ABSENT;
	if (status == HC_OK)
		status = hc_handle_step(&row, check->database, table, check->err);
	if (status == HC_OK && row) {
		const char *type = hc_handle_text(table, 2);

		if (!type || strcmp(type, "table") != 0)
			*out = TABLE_COMPUTED;
		else
			*out = sqlite3_column_int(table, 5) ? TABLE_STRICT : TABLE_LOOSE;
	}
	sqlite3_finalize(table);
	return status;
}

static hc_status check_table(checker *check, const hc_entity *entity, table_state state)
{
	if (state == TABLE_LOOSE || state == TABLE_STRICT)
		return check_columns(check, entity, state == TABLE_STRICT);
	if (state == TABLE_ABSENT)
		check->found = hc_error_add(check->err, HC_EDATA, check->database->path, 0,
		                            "has no table %s; `hecha init` makes a database with all tables",
		                            "没有表 %s；`hecha init` 会建立含所有表的数据库", entity->name);
	else
		check->found = hc_error_add(check->err, HC_EDATA, check->database->path, 0,
		                            "%s is a view or a virtual table; it must be an ordinary table",
		                            "%s 是视图或虚拟表；必须是普通的表", entity->name);
	return HC_OK;
}

static hc_status check_tables(checker *check, const hc_schema *schema)
{
	table_state states[HC_ENTITIES_MAX];
	hc_status status = HC_OK;
	size_t i, there = 0;

	for (i = 0; i < schema->entity_count && status == HC_OK; i++) {
		status = find_table(&states[i], check, &schema->entities[i]);
		there += status == HC_OK && states[i] != TABLE_ABSENT;
	}
	if (status == HC_OK && !there)
		return hc_error_add(check->err, HC_EDATA, check->database->path, 0,
		                    "is no records database: it has none of the tables; `hecha init` makes one",
		                    "不是数据记录库：所需的表一个也没有；`hecha init` 可以建立");
	for (i = 0; i < schema->entity_count && status == HC_OK; i++)
		status = check_table(check, &schema->entities[i], states[i]);
	return status;
}

static hc_status check_encoding(checker *check)
{
	sqlite3_stmt *statement = NULL;
	const char *encoding;
	bool row = false;
	hc_status status = hc_handle_prepare(&statement, check->database, "PRAGMA encoding", check->err);

	if (status == HC_OK)
		status = hc_handle_step(&row, check->database, statement, check->err);
	encoding = row ? hc_handle_text(statement, 0) : NULL;
	if (encoding && strcmp(encoding, "UTF-8") != 0)
		check->found =
			hc_error_add(check->err, HC_EDATA, check->database->path, 0,
		                     "stores its texts as UTF-16; copy its tables into a database made by `hecha init`",
		                     "以 UTF-16 存储文本；请把数据复制到 `hecha init` 建立的数据库中");
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_database_check(hc_database *database, const hc_schema *schema, hc_error *err)
{
	checker check = { .database = database, .err = err };
	hc_status status = check_encoding(&check);

	if (status == HC_OK)
		status = check_tables(&check, schema);
	return status != HC_OK ? status : check.found;
}

/* SPDX-License-Identifier: MIT */
/*
 * The tables of an empty records database, written from the schema. A table
 * lies in the order in which the audit reads it: WITHOUT ROWID, by what its
 * rows lie within and then by their identifier; no further index is needed,
 * because other orders are sorted for. References are no foreign keys: the
 * import checks them, and what another program put in is audited as it is.
 * A CHECK says the same as the import does; the members of a set are left to
 * it.
 */

#include "store/database.h"

#include "base/limits.h"
#include "store/handle.h"
#include "store/place.h"

#include <inttypes.h>
#include <sys/stat.h>

#define DIGITS2 "[0-9][0-9]"
#define DIGITS4 DIGITS2 DIGITS2

static const char *column_type(hc_type type)
{
	switch (type) {
	case HC_INTEGER:
	case HC_BOOLEAN:
		return "INTEGER";
	case HC_REAL:
		return "REAL";
	default:
		return "TEXT";
	}
}

/* A bound as SQL compares it: a number, or the text of a date or month. */
static void add_bound(hc_text *sql, hc_type type, int64_t value)
{
	char text[11];

	switch (type) {
	case HC_REAL:
		hc_text_addf(sql, "%s%" PRId64 ".%06" PRId64, value < 0 ? "-" : "", imaxabs(value / HC_REAL_SCALE),
		             imaxabs(value % HC_REAL_SCALE));
		break;
	case HC_DATE:
		hc_date_write(text, (hc_date)value);
		hc_handle_add_literal(sql, text);
		break;
	case HC_MONTH:
		hc_month_write(text, (hc_month)value);
		hc_handle_add_literal(sql, text);
		break;
	default:
		hc_text_addf(sql, "%" PRId64, value);
	}
}

static void add_range(hc_text *sql, const hc_field *field)
{
	if (field->has_low) {
		hc_text_add(sql, " CHECK(");
		hc_handle_add_name(sql, field->name);
		hc_text_add(sql, " >= ");
		add_bound(sql, field->type, field->low);
		hc_text_add(sql, ")");
	}
	if (field->has_high) {
		hc_text_add(sql, " CHECK(");
		hc_handle_add_name(sql, field->name);
		hc_text_add(sql, " <= ");
		add_bound(sql, field->type, field->high);
		hc_text_add(sql, ")");
	}
}

/* The pattern has no wildcards: it fixes the length as well. */
static void add_pattern(hc_text *sql, const hc_field *field, const char *pattern)
{
	hc_text_add(sql, " CHECK(");
	hc_handle_add_name(sql, field->name);
	hc_text_addf(sql, " GLOB '%s')", pattern);
}

/* Not IN (…): SQLite makes a temporary table of its members for every row that is inserted. */
static void add_members(hc_text *sql, const hc_field *field)
{
	size_t i;

	hc_text_add(sql, " CHECK(");
	for (i = 0; i < field->member_count; i++) {
		hc_text_add(sql, i ? " OR " : "");
		hc_handle_add_name(sql, field->name);
		hc_text_add(sql, " = ");
		hc_handle_add_literal(sql, field->members[i].name);
	}
	hc_text_add(sql, ")");
}

static void add_checks(hc_text *sql, const hc_field *field)
{
	switch (field->type) {
	case HC_BOOLEAN:
		hc_text_add(sql, " CHECK(");
		hc_handle_add_name(sql, field->name);
		hc_text_add(sql, " IN (0, 1))");
		break;
	case HC_ENUM:
		add_members(sql, field);
		break;
	case HC_DATE:
		add_pattern(sql, field, DIGITS4 "-" DIGITS2 "-" DIGITS2);
		add_range(sql, field);
		break;
	case HC_MONTH:
		add_pattern(sql, field, DIGITS4 "-" DIGITS2);
		add_range(sql, field);
		break;
	case HC_INTEGER:
	case HC_REAL:
		add_range(sql, field);
		break;
	default:
		break;
	}
}

static void add_table(hc_text *sql, const hc_entity *entity)
{
	size_t i;

	hc_text_add(sql, "CREATE TABLE ");
	hc_handle_add_name(sql, entity->name);
	hc_text_add(sql, " (\n");
	for (i = 0; i < entity->field_count; i++) {
		const hc_field *field = &entity->fields[i];

		hc_text_add(sql, "  ");
		hc_handle_add_name(sql, field->name);
		hc_text_addf(sql, " %s", column_type(field->type));
		if (field == entity->identifier || field == entity->within)
			hc_text_add(sql, " NOT NULL");
		if (field == entity->identifier && entity->within)
			hc_text_add(sql, " UNIQUE");
		add_checks(sql, field);
		hc_text_add(sql, ",\n");
	}
	hc_text_add(sql, "  PRIMARY KEY (");
	if (entity->within) {
		hc_handle_add_name(sql, entity->within->name);
		hc_text_add(sql, ", ");
	}
	hc_handle_add_name(sql, entity->identifier->name);
	hc_text_add(sql, ")\n) STRICT, WITHOUT ROWID;\n");
}

/* The file is made beside its place and synced as a whole: a journal of its own would only cost. */
static hc_status make_tables(const char *temporary, const hc_schema *schema, hc_error *err)
{
	hc_database *database = NULL;
	hc_status status;
	hc_text sql;
	size_t i;

	hc_text_init(&sql);
	hc_text_addf(&sql,
	             "PRAGMA journal_mode = MEMORY; PRAGMA encoding = 'UTF-8'; BEGIN;\n"
	             "PRAGMA application_id = %d; PRAGMA user_version = %d;\n",
	             HC_RECORDS_APPLICATION, HC_RECORDS_FORMAT);
	for (i = 0; i < schema->entity_count; i++)
		add_table(&sql, &schema->entities[i]);
	hc_text_add(&sql, "COMMIT;\n");
	status = sql.failed ? hc_error_nomem(err) : hc_handle_open(&database, temporary, HC_HANDLE_MAKE, err);
	if (status == HC_OK)
		status = hc_handle_exec(database, hc_text_get(&sql), err);
	hc_handle_close(database);
	hc_text_drop(&sql);
	return status;
}

hc_status hc_database_init(const char *path, const hc_schema *schema, hc_error *err)
{
	hc_place place = { 0 };
	struct stat about;
	hc_status status;

	/* The commit refuses it too; said here, before anything is written beside it. */
	if (lstat(path, &about) == 0)
		return hc_error_add(err, HC_EWRITE, path, 0,
		                    "exists already and is not overwritten; choose another name or remove it first",
		                    "已经存在，不会覆盖；请换一个名字或先删除它");
	status = hc_place_init(&place, path, err);
	if (status == HC_OK)
		status = make_tables(place.temporary, schema, err);
	if (status == HC_OK)
		status = hc_place_commit(&place, false, err);
	hc_place_drop(&place);
	return status;
}

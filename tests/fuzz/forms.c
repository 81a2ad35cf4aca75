/* SPDX-License-Identifier: MIT */
/*
 * A form of any bytes is imported into an empty database: wholly, or not at
 * all with problems that say why. The first byte chooses whose form it is.
 */
#include "fuzz/ground.h"

#include "store/database.h"
#include "store/import.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const entities[] = {"teacher", "city", "school", "student"};

static hc_schema *schema;
static const char *records, *journal, *form;
static char *empty;
static size_t empty_size;

static void make_ground(hc_error *err)
{
	schema = hc_schema_load(HC_SOURCE_DIR "/tests/support/schemas", err);
	records = ground_path("records.db");
	journal = ground_path("records.db-journal");
	form = ground_path("form.csv");
	ground_must(schema && hc_database_init(records, schema, err) == HC_OK, "an empty database can be made");
	empty = ground_read(records, &empty_size);
}

static int64_t rows_of(const char *entity)
{
	char sql[80];
	sqlite3 *db = NULL;
	sqlite3_stmt *statement = NULL;

	snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", entity);
	ground_must(sqlite3_open_v2(records, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	            sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW, "rows can be counted");
	int64_t rows = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	hc_import_report report = {.entity_count = 0};
	hc_error err;

	if (!size)
		return 0;
	hc_error_init(&err, size % 2 ? HC_EN : HC_ZH);
	if (!schema)
		make_ground(&err);
	ground_write(records, empty, empty_size);
	ground_write(form, bytes + 1, size - 1);
	hc_import_file file = {form, entities[bytes[0] % (sizeof entities / sizeof *entities)]};
	hc_status status = hc_import(records, schema, &file, 1, size % 3 == 0, &report, &err);
	int64_t rows = rows_of(file.entity);
	ground_must(access(journal, F_OK) != 0, "no journal is left");
	if (status == HC_OK)
		ground_must(report.entity_count == 1 && rows == report.entities[0].rows, "all rows were loaded");
	else
		ground_must(rows == 0 && err.count + err.dropped > 0, "nothing was loaded, and told why");
	hc_error_drop(&err);
	return 0;
}

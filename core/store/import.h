/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_IMPORT_H
#define HC_STORE_IMPORT_H

/*
 * Checks forms and loads them into a records database. A *form* is rows of
 * text cells under headings, whatever file it came from: form_csv.c reads CSV
 * (libcsv); a spreadsheet reader is another file beside it that calls the
 * same hc_form functions.
 */

#include "base/limits.h"
#include "schema/entity.h"

#include <stdint.h>

#define HC_IMPORT_ENTITIES HC_ENTITIES_MAX

typedef struct hc_import_file {
	const char *path;
	const char *entity; /* any of its names; NULL: by the file's name (NAME.csv, NAME-2019.csv, NAME_2019.csv) */
} hc_import_file;

/* What an import did, for the message of the command. */
typedef struct hc_import_report {
	size_t entity_count;
	struct {
		const hc_entity *entity;
		int64_t rows;
	} entities[HC_IMPORT_ENTITIES];
} hc_import_report;

/*
 * Checks every cell of every file, then loads all rows in one transaction, or
 * nothing. Each bad cell is a problem with file, line, column heading, value
 * and why. Checked as well: headings that are no field (nearest field named),
 * missing required headings, the same heading twice, rows with too many
 * cells, text that is neither UTF-8 nor GB18030, an identifier twice (in the
 * files or in the database), a reference to a row that is neither in the
 * files nor in the database.
 *
 * A row whose identifier is in the database already is replaced when
 * `replace`, else a problem. `path` must be a database made from this schema.
 */
hc_status hc_import(const char *path, const hc_schema *schema, const hc_import_file *files, size_t file_count,
                    bool replace, hc_import_report *report, hc_error *err);

#endif

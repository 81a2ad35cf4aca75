/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_IMPORT_LOAD_H
#define HC_STORE_IMPORT_LOAD_H

/*
 * The rows of one entity on their way into the database, inside the import's
 * transaction. Where each row came from is kept in a temporary table of its
 * own, so that repeated identifiers and references to nothing can be told with
 * file and line, and memory does not grow with the files.
 */

#include "store/form.h"
#include "store/handle.h"
#include "store/import.h"

typedef struct hc_load {
	struct hc_database *database;
	const hc_entity *entity;
	const hc_import_file *files;
	size_t file; /* the file being read: the position in `files` */
	bool replace;
	hc_status found; /* HC_EDATA once there was a problem: nothing will be kept, rows are only checked */
	bool partial;    /* some of its rows could not be read: who refers to it cannot be judged */
	int64_t rows;
	size_t reference_count;
	const hc_field *references[HC_FIELDS_MAX];
	sqlite3_stmt *note; /* identifier, file, line, references: where a row came from */
	sqlite3_stmt *insert;
	sqlite3_stmt *exists;
	sqlite3_stmt *first; /* where an identifier came from */
} hc_load;

/* Makes the temporary table and the statements. Ends with hc_load_drop in every case. */
hc_status hc_load_init(hc_load *load, struct hc_database *database, const hc_entity *entity,
                       const hc_import_file *files, bool replace, hc_error *err);
void hc_load_drop(hc_load *load); /* accepts a zeroed struct */

/* An hc_form_take; `context` is the hc_load. */
hc_status hc_load_take(void *context, const hc_form_row *row, hc_error *err);

/*
 * After all rows of all entities: a problem for each reference of this one's
 * rows to a record that is neither in the files nor in the database. `loads`
 * are those of the import. HC_EDATA when there was one.
 */
hc_status hc_load_check_references(const hc_load *load, const hc_load *loads, size_t load_count, hc_error *err);

#endif

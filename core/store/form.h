/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_FORM_H
#define HC_STORE_FORM_H

/*
 * A form: rows of text cells under headings, whatever file it came from. A
 * reader of some format feeds cells and ends of rows; the form matches the
 * headings to fields, checks every cell and hands on whole rows of values.
 * Problems of the form's contents go to the error list and do not stop it.
 */

#include "base/text.h"
#include "schema/entity.h"

/* One checked cell. */
typedef struct hc_form_value {
	bool given;       /* false: the field is not known */
	int64_t number;   /* of every type but text: the column's integer */
	const char *text; /* what the records hold, for the types that they hold as text; not zero-terminated */
	size_t length;
} hc_form_value;

/* A row, for the time of the call. */
typedef struct hc_form_row {
	unsigned line;               /* where it begins */
	bool sound;                  /* no cell of it was a problem */
	const hc_form_value *values; /* by the field's position; those of bad cells are not given */
} hc_form_row;

/* Takes a row. A status other than HC_OK ends the reading. */
typedef hc_status (*hc_form_take)(void *context, const hc_form_row *row, hc_error *err);

typedef struct hc_form hc_form;

/* Starts a form of `entity`'s records. `file` is the name in messages; all pointers are borrowed for its life. */
hc_status hc_form_new(hc_form **out, const char *file, const hc_entity *entity, hc_form_take take, void *context,
                      hc_error *err);
void hc_form_free(hc_form *form); /* NULL is accepted */

/*
 * Adds a cell of valid UTF-8 to the row at hand. NULL for `bytes` is a cell
 * that was left empty; a cell of no bytes was written as empty (`""`).
 */
hc_status hc_form_add_cell(hc_form *form, unsigned line, const char *bytes, size_t length);

/* Ends the row at hand; the first row that holds something is the headings. Empty rows are passed over. */
hc_status hc_form_end_row(hc_form *form);

/* Whether its headings were such that no row of it can be read. */
bool hc_form_is_closed(const hc_form *form);

/* Whether all its rows were read: it has headings, was finished, and not closed. */
bool hc_form_is_whole(const hc_form *form);

/* After the last row: HC_OK when nothing in it was a problem, else HC_EDATA. */
hc_status hc_form_finish(hc_form *form);

/* Adds the beginning of a text from a form, on one line and safe for a terminal, as messages show it. */
void hc_form_add_shown(hc_text *out, const char *bytes, size_t length);

/*
 * The readers: each feeds the whole file at `path` to `form` and finishes it.
 * A file that cannot be opened is HC_EINPUT.
 */
hc_status hc_form_read_csv(hc_form *form, const char *path, hc_error *err);

#endif

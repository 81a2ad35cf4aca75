/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_FORM_INTERNAL_H
#define HC_STORE_FORM_INTERNAL_H

/* What the files form*.c share: the form's own state, its headings, its cells. */

#include "base/limits.h"
#include "store/form.h"

#define HC_FORM_COLUMNS_MAX (2 * HC_FIELDS_MAX)

/* In which words a form speaks of fields and their members: those of the heading that it uses. */
typedef enum hc_form_words { HC_FORM_NAMES, HC_FORM_ZH, HC_FORM_EN } hc_form_words;

typedef struct hc_form_column {
	const hc_field *field; /* NULL: no field; its cells are passed over */
	const char *heading;   /* "" for a column without one */
	const char *title;     /* of a column with a field: "heading (name)", as messages call it */
	hc_form_words words;
} hc_form_column;

struct hc_form {
	const char *file;
	const hc_entity *entity;
	hc_form_take take;
	void *context;
	hc_error *err;
	hc_arena arena;     /* the headings */
	hc_arena row_arena; /* texts of the row at hand */
	hc_form_column columns[HC_FORM_COLUMNS_MAX];
	size_t column_count;
	bool headed; /* the headings are read */
	bool closed;
	bool finished;
	hc_status found; /* HC_EDATA once there was a problem */
	/* the row at hand */
	size_t cell_count;
	bool filled; /* one of its cells holds something */
	bool sound;
	bool strays; /* a cell of it stands beyond the headings */
	unsigned line;
	unsigned lines[HC_FIELDS_MAX]; /* of each field's cell */
	bool bad[HC_FIELDS_MAX];       /* the field's cell was a problem already */
	hc_form_value values[HC_FIELDS_MAX];
};

/* The words of an error list; English without one. */
hc_lang hc_form_lang(const hc_error *err);

/*
 * Matches the headings to fields and adds a problem for each that fits none.
 * Closes the form when its rows cannot be told apart. Only HC_ENOMEM stops.
 */
hc_status hc_form_match_headings(hc_form *form, unsigned line);

/* What hc_form_add_shown adds, as a text that lives as long as the row at hand. */
const char *hc_form_show(hc_form *form, const char *bytes, size_t length);

/* Cuts spaces, line ends and wide spaces off both ends. */
void hc_form_trim(const char **bytes, size_t *length);

/* Reads one cell into form->values. Only HC_ENOMEM stops. */
hc_status hc_form_read_cell(hc_form *form, const hc_form_column *column, unsigned line, const char *bytes,
                            size_t length);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_TABLES_H
#define HC_PUBLISH_TABLES_H

/* The files of a publication that programs and spreadsheets read. */

#include "publish/publication.h"
#include "publish/table.h"

/*
 * Writes all of them: at the root in Chinese, CSV and Markdown in English in
 * en/ as well; the workbook has headings in both languages. The entries are
 * read once, for all files together.
 */
hc_status hc_tables_write(hc_publication *publication, hc_edition *edition, hc_error *err);

/* ---- one file each; all are filled row by row or entry by entry, and dropped in every case ---- */

/* CSV (RFC 4180, UTF-8 with a mark); headings are the columns' names, the same in every language. */
typedef struct hc_table_csv hc_table_csv;
hc_status hc_table_csv_begin(hc_table_csv **out, FILE *file, const hc_table *table, hc_error *err);
hc_status hc_table_csv_row(hc_table_csv *csv, const hc_cell *cells, hc_error *err);
void hc_table_csv_drop(hc_table_csv *csv);

/*
 * All tables as one workbook at `path`, with a summary before them. Cells are
 * typed; no text becomes a formula. The same edition gives the same bytes.
 */
typedef struct hc_table_xlsx hc_table_xlsx;
hc_status hc_table_xlsx_begin(hc_table_xlsx **out, const char *path, hc_edition *edition, hc_lang lang, hc_error *err);
hc_status hc_table_xlsx_row(hc_table_xlsx *b, hc_table_kind kind, const hc_cell *cells, hc_error *err);
hc_status hc_table_xlsx_end(hc_table_xlsx *b, hc_error *err); /* the file is whole */
void hc_table_xlsx_drop(hc_table_xlsx *b);

/* The findings in Markdown: verdicts, then the entries of each owner behind hc_table_markdown_owner (NULL: of none). */
typedef struct hc_table_markdown hc_table_markdown;
hc_status hc_table_markdown_begin(hc_table_markdown **out, FILE *file, hc_edition *edition, hc_lang lang, hc_error *err);
hc_status hc_table_markdown_owner(hc_table_markdown *w, const hc_edition_owner *owner, hc_error *err);
hc_status hc_table_markdown_entry(hc_table_markdown *w, const hc_entry *entry, hc_error *err);
void hc_table_markdown_drop(hc_table_markdown *w);

/* Everything but what passes or does not apply, as one document (schemas/publication.schema.json); in both languages. */
typedef struct hc_table_json hc_table_json;
hc_status hc_table_json_begin(hc_table_json **out, FILE *file, hc_edition *edition, hc_error *err);
hc_status hc_table_json_entry(hc_table_json *w, const hc_entry *entry, hc_error *err);
void hc_table_json_end(hc_table_json *w);
void hc_table_json_drop(hc_table_json *w);

#endif

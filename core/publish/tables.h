/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_TABLES_H
#define HC_PUBLISH_TABLES_H

/* The files of a publication that programs and spreadsheets read. */

#include "publish/publication.h"
#include "publish/table.h"

/* Writes all of them, in Chinese at the root and in English in en/. */
hc_status hc_tables_write(hc_publication *publication, hc_edition *edition, hc_error *err);

/* One table as CSV (RFC 4180, UTF-8 with a mark); headings are the columns' names, the same in every language. */
hc_status hc_table_csv(FILE *out, hc_edition *edition, hc_table_kind kind, hc_lang lang, hc_error *err);

/*
 * All tables as one workbook at `path`, with a summary before them. Cells are
 * typed; no text becomes a formula. The same edition gives the same bytes.
 */
hc_status hc_table_xlsx(const char *path, hc_edition *edition, hc_lang lang, hc_error *err);

/* The findings in Markdown. */
hc_status hc_table_markdown(FILE *out, hc_edition *edition, hc_lang lang, hc_error *err);

/* Everything but what passes or does not apply, as one document (schemas/publication.schema.json); in both languages. */
hc_status hc_table_json(FILE *out, hc_edition *edition, hc_error *err);

#endif

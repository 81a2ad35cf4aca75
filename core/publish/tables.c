/* SPDX-License-Identifier: MIT */
/*
 * Every file is begun, then the entries are read once and given to all of
 * them: a row in Chinese goes into the workbook and into a CSV file.
 */

#include "publish/tables.h"

#include "base/memory.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define BOOK "findings.xlsx"

/* A table in one language: rows, and the files that they go to. */
typedef struct stream {
	hc_table table;
	hc_table_rows *rows;
	hc_table_csv *csv;
	hc_table_xlsx *book; /* NULL: not in the workbook */
} stream;

/* The tables of one language, and its Markdown. */
typedef struct tongue {
	stream streams[HC_TABLE_COUNT];
	hc_table_markdown *markdown;
} tongue;

typedef struct writing {
	hc_publication *publication;
	hc_edition *edition;
	tongue tongues[2];       /* by hc_lang */
	hc_table_xlsx *book;
	hc_table_json *json;
	FILE *files[16];         /* that are open, and their paths */
	const char *paths[16];
	size_t open;
	hc_date *deadlines;      /* the earliest of each owner, as they come */
	size_t owners, owner_room;
	bool of_owner;           /* the entries in hand are those of the last owner */
} writing;

/* ---- files ---- */

static hc_status open_file(writing *w, FILE **out, const char *path, hc_error *err)
{
	hc_status status = hc_publication_open(out, &w->paths[w->open], w->publication, path, err);

	if (status == HC_OK)
		w->files[w->open++] = *out;
	return status;
}

/* Closes all; names them by their digests when all went well. */
static hc_status close_files(writing *w, hc_status status, hc_error *err)
{
	size_t i;

	for (i = 0; i < w->open; i++) {
		size_t before = err ? err->count : 0;
		hc_status written = hc_file_check(w->files[i], err);

		if (fclose(w->files[i]) != 0 && written == HC_OK)
			written = hc_error_file(err, HC_EWRITE, NULL, errno);
		hc_error_name(err, before, w->paths[i]);
		status = status == HC_OK ? written : status;
		if (status == HC_OK)
			status = hc_publication_note(w->publication, w->paths[i], err);
	}
	return status;
}

/* ---- beginning ---- */

static hc_status put_row(void *context, const hc_cell *cells, hc_error *err)
{
	const stream *s = context;
	hc_status status = hc_table_csv_row(s->csv, cells, err);

	return status == HC_OK && s->book ? hc_table_xlsx_row(s->book, s->table.kind, cells, err) : status;
}

static hc_status begin_stream(writing *w, stream *s, hc_table_kind kind, hc_lang lang, hc_error *err)
{
	char path[64];
	FILE *file;
	hc_status status;

	hc_table_describe(&s->table, w->edition, kind);
	s->book = lang == HC_ZH ? w->book : NULL;
	snprintf(path, sizeof path, "%s%s.csv", lang == HC_EN ? "en/" : "", hc_table_name(kind));
	status = open_file(w, &file, path, err);
	if (status == HC_OK)
		status = hc_table_csv_begin(&s->csv, file, &s->table, err);
	return status == HC_OK ? hc_table_rows_new(&s->rows, &s->table, w->edition, lang, put_row, s, err) : status;
}

static hc_status begin_tongue(writing *w, hc_lang lang, hc_error *err)
{
	tongue *t = &w->tongues[lang];
	hc_status status = HC_OK;
	hc_table_kind kind;
	FILE *file;

	for (kind = HC_TABLE_OWNERS; status == HC_OK && kind < HC_TABLE_COUNT; kind++)
		status = begin_stream(w, &t->streams[kind], kind, lang, err);
	if (status == HC_OK)
		status = open_file(w, &file, lang == HC_EN ? "en/findings.md" : "findings.md", err);
	return status == HC_OK ? hc_table_markdown_begin(&t->markdown, file, w->edition, lang, err) : status;
}

static hc_status begin(writing *w, hc_error *err)
{
	const char *place;
	FILE *file;
	hc_status status = hc_publication_place(&place, w->publication, BOOK, err);

	if (status == HC_OK)
		status = hc_table_xlsx_begin(&w->book, place, w->edition, HC_ZH, err);
	if (status == HC_OK)
		status = begin_tongue(w, HC_ZH, err);
	if (status == HC_OK)
		status = begin_tongue(w, HC_EN, err);
	if (status == HC_OK)
		status = open_file(w, &file, "findings.json", err);
	return status == HC_OK ? hc_table_json_begin(&w->json, file, w->edition, err) : status;
}

/* ---- filling ---- */

static hc_status see_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	writing *w = context;
	hc_status status = HC_OK;
	int lang;

	w->of_owner = owner != NULL;
	if (owner) {
		if (!hc_memory_grow(&w->deadlines, &w->owner_room, w->owners, sizeof *w->deadlines))
			return hc_error_nomem(err);
		w->deadlines[w->owners++] = HC_DATE_NEVER;
	}
	for (lang = 0; status == HC_OK && lang < 2; lang++) {
		status = hc_table_rows_owner(w->tongues[lang].streams[HC_TABLE_FINDINGS].rows, owner, err);
		if (status == HC_OK)
			status = hc_table_markdown_owner(w->tongues[lang].markdown, owner, err);
	}
	return status;
}

static void note_deadline(writing *w, const hc_term_of_finding *term)
{
	hc_date *earliest = w->of_owner ? &w->deadlines[w->owners - 1] : NULL;

	if (earliest && term && term->deadline != HC_DATE_NEVER && (*earliest == HC_DATE_NEVER || term->deadline < *earliest))
		*earliest = term->deadline;
}

static hc_status give_tongue(const tongue *t, const hc_entry *entry, hc_error *err)
{
	hc_status status = hc_table_rows_entry(t->streams[HC_TABLE_FINDINGS].rows, entry, err);

	if (status == HC_OK)
		status = hc_table_rows_entry(t->streams[HC_TABLE_MISSING].rows, entry, err);
	return status == HC_OK ? hc_table_markdown_entry(t->markdown, entry, err) : status;
}

static hc_status see_entry(void *context, const hc_entry *entry, hc_error *err)
{
	writing *w = context;
	hc_status status = give_tongue(&w->tongues[HC_ZH], entry, err);

	note_deadline(w, hc_entry_term(entry));
	if (status == HC_OK)
		status = give_tongue(&w->tongues[HC_EN], entry, err);
	return status == HC_OK ? hc_table_json_entry(w->json, entry, err) : status;
}

/* Owners come after their entries, which tell the deadlines. */
static hc_status fill_owners(writing *w, const tongue *t, hc_error *err)
{
	hc_table_rows *owners = t->streams[HC_TABLE_OWNERS].rows;
	hc_status status;

	hc_table_rows_deadlines(owners, w->deadlines, w->owners);
	status = hc_table_rows_all(owners, err);
	return status == HC_OK ? hc_table_rows_all(t->streams[HC_TABLE_RULES].rows, err) : status;
}

static hc_status fill(writing *w, hc_error *err)
{
	const unsigned open = 1u << HC_FAIL | 1u << HC_BROKEN | 1u << HC_UNKNOWN | 1u << HC_WAIVED;
	hc_status status = hc_edition_read_by_owner(w->edition, open, see_owner, see_entry, w, err);
	int lang;

	for (lang = 0; status == HC_OK && lang < 2; lang++)
		status = fill_owners(w, &w->tongues[lang], err);
	if (status == HC_OK)
		hc_table_json_end(w->json);
	return status == HC_OK ? hc_table_xlsx_end(w->book, err) : status;
}

static void drop(writing *w)
{
	int lang, kind;

	for (lang = 0; lang < 2; lang++) {
		for (kind = 0; kind < HC_TABLE_COUNT; kind++) {
			hc_table_rows_free(w->tongues[lang].streams[kind].rows);
			hc_table_csv_drop(w->tongues[lang].streams[kind].csv);
		}
		hc_table_markdown_drop(w->tongues[lang].markdown);
	}
	hc_table_xlsx_drop(w->book);
	hc_table_json_drop(w->json);
	hc_memory_free(w->deadlines);
}

hc_status hc_tables_write(hc_publication *publication, hc_edition *edition, hc_error *err)
{
	writing w = { .publication = publication, .edition = edition };
	size_t before = err ? err->count : 0;
	hc_status status = begin(&w, err);

	if (status == HC_OK)
		status = fill(&w, err);
	hc_error_name(err, before, BOOK);
	drop(&w);
	status = close_files(&w, status, err);
	return status == HC_OK ? hc_publication_note(publication, BOOK, err) : status;
}

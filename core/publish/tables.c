/* SPDX-License-Identifier: MIT */
#include "publish/tables.h"

#include <stdio.h>

typedef struct job {
	hc_edition *edition;
	hc_table_kind kind;
	hc_lang lang;
} job;

static hc_status write_csv(FILE *out, void *context, hc_error *err)
{
	const job *j = context;

	return hc_table_csv(out, j->edition, j->kind, j->lang, err);
}

static hc_status write_markdown(FILE *out, void *context, hc_error *err)
{
	const job *j = context;

	return hc_table_markdown(out, j->edition, j->lang, err);
}

static hc_status write_json(FILE *out, void *context, hc_error *err)
{
	const job *j = context;

	return hc_table_json(out, j->edition, err);
}

static hc_status write_xlsx(hc_publication *publication, const char *path, const job *j, hc_error *err)
{
	const char *place;
	hc_status status = hc_publication_place(&place, publication, path, err);

	if (status == HC_OK)
		status = hc_table_xlsx(place, j->edition, j->lang, err);
	return status == HC_OK ? hc_publication_note(publication, path, err) : status;
}

static hc_status write_lang(hc_publication *publication, hc_edition *edition, hc_lang lang, hc_error *err)
{
	job j = { edition, HC_TABLE_OWNERS, lang };
	const char *folder = lang == HC_EN ? "en/" : "";
	hc_status status = HC_OK;
	char path[64];

	for (; status == HC_OK && j.kind < HC_TABLE_COUNT; j.kind++) {
		snprintf(path, sizeof path, "%s%s.csv", folder, hc_table_name(j.kind));
		status = hc_publication_add(publication, path, write_csv, &j, err);
	}
	snprintf(path, sizeof path, "%sfindings.md", folder);
	if (status == HC_OK)
		status = hc_publication_add(publication, path, write_markdown, &j, err);
	snprintf(path, sizeof path, "%sfindings.xlsx", folder);
	return status == HC_OK ? write_xlsx(publication, path, &j, err) : status;
}

hc_status hc_tables_write(hc_publication *publication, hc_edition *edition, hc_error *err)
{
	job j = { edition, HC_TABLE_OWNERS, HC_ZH };
	hc_status status = write_lang(publication, edition, HC_ZH, err);

	if (status == HC_OK)
		status = write_lang(publication, edition, HC_EN, err);
	return status == HC_OK ? hc_publication_add(publication, "findings.json", write_json, &j, err) : status;
}

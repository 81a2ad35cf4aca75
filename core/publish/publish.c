/* SPDX-License-Identifier: MIT */
/* From an edition to a folder: tables first, then the pages that link to them, the manifest last. */

#include "publish/publish.h"

#include "publish/site.h"
#include "publish/tables.h"

static hc_status write_all(hc_publication *publication, hc_edition *edition, hc_ledger *ledger, hc_publish_job *job, hc_error *err)
{
	hc_status status = hc_tables_write(publication, edition, err);
	hc_manifest manifest;
	size_t i;

	if (status == HC_OK)
		status = hc_site_write(publication, edition, ledger, job->earlier, err);
	if (status != HC_OK)
		return status;
	status = hc_manifest_make(&manifest, edition, job->compared, err);
	if (status == HC_OK)
		status = hc_publication_finish(publication, &manifest, err);
	job->files = manifest.file_count + 1;
	for (i = 0; i < manifest.file_count; i++)
		job->bytes += manifest.files[i].bytes;
	hc_manifest_drop(&manifest);
	return status;
}

hc_status hc_publish_ledger(hc_publish_job *job, hc_ledger *ledger, const char *folder, hc_error *err)
{
	hc_publication *publication = NULL;
	hc_edition *edition = NULL;
	hc_status status = hc_edition_open(&edition, ledger, job->kind, job->within, err);

	if (status == HC_OK)
		status = hc_publication_begin(&publication, folder, err);
	if (status == HC_OK)
		status = write_all(publication, edition, ledger, job, err);
	hc_publication_close(publication);
	hc_edition_close(edition);
	return status;
}

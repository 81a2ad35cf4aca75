/* SPDX-License-Identifier: MIT */
/* The pages in their order. The style and the script are files of this folder, put into the program when it is built. */

#include "publish/site_parts.h"

#include "base/memory.h"
#include "publish/site_assets.h"

#include <string.h>

static hc_status put(FILE *out, void *context, hc_error *err)
{
	const hc_site_asset *asset = context;

	if (fwrite(asset->bytes, 1, asset->length, out) != asset->length)
		return hc_file_check(out, err);
	return HC_OK;
}

static hc_status write_assets(hc_publication *publication, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < HC_SITE_ASSETS; i++) {
		hc_site_asset asset = hc_site_assets[i];

		status = hc_publication_add(publication, asset.name, put, &asset, err);
	}
	return status;
}

/* The rules are sorted by id, which begins with the area. */
static void list_areas(hc_site *site)
{
	const hc_ledger_facts *facts = site->facts;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if ((i == 0 || strcmp(facts->rules[i - 1].area, facts->rules[i].area) != 0) && site->area_count < HC_AREAS_MAX)
			site->areas[site->area_count++] = facts->rules[i].area;
	}
}

static hc_status name_rules(hc_site *site, hc_error *err)
{
	size_t i;

	site->rule_paths = hc_memory_alloc((site->facts->rule_count + 1) * sizeof *site->rule_paths);
	if (!site->rule_paths)
		return hc_error_nomem(err);
	for (i = 0; i < site->facts->rule_count; i++)
		hc_site_rule_path(site->rule_paths[i], site->facts->rules[i].id);
	return HC_OK;
}

hc_status hc_site_write(hc_publication *publication, hc_edition *edition, hc_ledger *ledger, hc_ledger *earlier, hc_error *err)
{
	hc_site site = { .publication = publication, .edition = edition, .facts = hc_edition_facts(edition), .earlier = earlier,
		         .ledger = ledger };
	hc_status status = write_assets(publication, err);

	site.owner = hc_edition_term(edition, site.facts->owner_entity);
	list_areas(&site);
	if (status == HC_OK)
		status = name_rules(&site, err);
	if (status == HC_OK)
		status = hc_site_owners(&site, err);
	if (status == HC_OK)
		status = hc_site_rules(&site, err);
	if (status == HC_OK)
		status = hc_site_register(&site, err);
	if (status == HC_OK && earlier)
		status = hc_site_changes(&site, err);
	if (status == HC_OK)
		status = hc_site_guides(&site, err);
	if (status == HC_OK)
		status = hc_site_print(&site, err);
	hc_memory_free(site.rule_paths);
	return status;
}

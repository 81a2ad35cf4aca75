/* SPDX-License-Identifier: MIT */
/* The pages in their order. The style and the script are files of this folder, put into the program when it is built. */

#include "publish/web_parts.h"

#include "base/memory.h"
#include "publish/web_assets.h"

#include <string.h>

static hc_status put(FILE *out, void *context, hc_error *err)
{
	const hc_web_asset *asset = context;

	if (fwrite(asset->bytes, 1, asset->length, out) != asset->length)
		return hc_file_check(out, err);
	return HC_OK;
}

static hc_status write_assets(hc_publication *publication, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < HC_WEB_ASSETS; i++) {
		hc_web_asset asset = hc_web_assets[i];

		status = hc_publication_add(publication, asset.name, put, &asset, err);
	}
	return status;
}

/* The rules are sorted by id, which begins with the area. */
static void list_areas(hc_web *web)
{
	const hc_ledger_facts *facts = web->facts;
	size_t i;

	for (i = 0; i < facts->rule_count; i++) {
		if ((i == 0 || strcmp(facts->rules[i - 1].area, facts->rules[i].area) != 0) && web->area_count < HC_AREAS_MAX)
			web->areas[web->area_count++] = facts->rules[i].area;
	}
}

static hc_status name_rules(hc_web *web, hc_error *err)
{
	size_t i;

	web->rule_paths = hc_memory_alloc((web->facts->rule_count + 1) * sizeof *web->rule_paths);
	if (!web->rule_paths)
		return hc_error_nomem(err);
	for (i = 0; i < web->facts->rule_count; i++)
		hc_web_rule_path(web->rule_paths[i], web->facts->rules[i].id);
	return HC_OK;
}

hc_status hc_web_write(hc_publication *publication, hc_edition *edition, hc_ledger *ledger, hc_ledger *earlier, hc_error *err)
{
	hc_web web = { .publication = publication, .edition = edition, .facts = hc_edition_facts(edition), .earlier = earlier,
		         .ledger = ledger };
	hc_status status = write_assets(publication, err);

	web.owner = hc_edition_term(edition, web.facts->owner_entity);
	list_areas(&web);
	if (status == HC_OK)
		status = name_rules(&web, err);
	if (status == HC_OK)
		status = hc_web_owners(&web, err);
	if (status == HC_OK)
		status = hc_web_rules(&web, err);
	if (status == HC_OK)
		status = hc_web_register(&web, err);
	if (status == HC_OK && earlier)
		status = hc_web_changes(&web, err);
	if (status == HC_OK)
		status = hc_web_guides(&web, err);
	if (status == HC_OK)
		status = hc_web_print(&web, err);
	hc_memory_free(web.rule_paths);
	return status;
}

/* SPDX-License-Identifier: MIT */
/* What the folders of rules are called. A pack may name areas that another one fills. */

#include "schema/law_load.h"

#include "schema/name.h"

#include <string.h>

const hc_area *hc_law_area(const hc_law *law, const char *name)
{
	size_t i;

	for (i = 0; i < law->area_count; i++) {
		if (strcmp(law->areas[i].name, name) == 0)
			return &law->areas[i];
	}
	return NULL;
}

static void add_area(hc_law *law, const hc_yaml *map, size_t at, hc_error *err)
{
	hc_area *area = &law->areas[law->area_count];

	hc_name_check(map->keys[at], map->file, map->key_lines[at], err);
	if (hc_law_area(law, map->keys[at]))
		hc_error_add(err, HC_ESCHEMA, map->file, map->key_lines[at], "the area \"%s\" is named twice", "领域 \"%s\" 重复",
		             map->keys[at]);
	else if (hc_yaml_label(map, map->keys[at], true, &area->label, err))
		law->areas[law->area_count++].name = map->keys[at];
}

void hc_areas_load(hc_law *law, const char *path, hc_error *err)
{
	const hc_yaml *root = hc_yaml_read_file(&law->arena, path, path, err);
	hc_area *areas;
	size_t i;

	if (!root)
		return;
	if (root->kind != HC_YAML_MAP) {
		hc_error_add(err, HC_ESCHEMA, path, root->line, "must give labels by area (area: { zh: …, en: … })",
		             "须按领域给出名称（area: { zh: …, en: … }）");
		return;
	}
	areas = hc_arena_alloc(&law->arena, (law->area_count + root->count + 1) * sizeof *areas);
	if (!areas) {
		hc_error_nomem(err);
		return;
	}
	if (law->area_count)
		memcpy(areas, law->areas, law->area_count * sizeof *areas);
	law->areas = areas;
	for (i = 0; i < root->count; i++)
		add_area(law, root, i, err);
}

/* SPDX-License-Identifier: MIT */
/*
 * A YAML file of a pack in whatever bytes, among files that are sound: the
 * first line of the input names the file, the rest is what it holds.
 */
#include "fuzz/ground.h"

#include "schema/law.h"
#include "schema/waiver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SCHEMAS HC_SOURCE_DIR "/tests/support/schemas/"
#define PACK HC_SOURCE_DIR "/tests/hostile/records/pack/"

typedef struct place {
	const char *name;   /* as the first line says it */
	const char *sound;  /* what else stands there; NULL: nothing */
	const char *path;
} place;

static place places[] = {
	{"limits.yaml", PACK "limits.yaml", NULL},
	{"verdicts.yaml", PACK "verdicts.yaml", NULL},
	{"regulations/standard.yaml", PACK "regulations/standard.yaml", NULL},
	{"projects.yaml", NULL, NULL},
	{"decisions.yaml", NULL, NULL},
	{"areas.yaml", NULL, NULL},
	{"teacher.yaml", SCHEMAS "teacher.yaml", NULL},
	{"school.yaml", SCHEMAS "school.yaml", NULL},
	{"units.yaml", SCHEMAS "units.yaml", NULL},
	{"waivers.yaml", NULL, NULL},
};
enum { PLACES = sizeof places / sizeof *places, FIRST_SCHEMA = 6, WAIVERS = 9 };

static const char *schemas, *pack;

static void make_ground(void)
{
	static const char *const others[] = {"city", "firm", "internship", "post", "student"};
	char from[512], to[512];

	pack = ground_folder("pack");
	schemas = ground_folder("schemas");
	ground_folder("pack/regulations");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		snprintf(from, sizeof from, SCHEMAS "%s.yaml", others[i]);
		snprintf(to, sizeof to, "schemas/%s.yaml", others[i]);
		ground_copy(from, ground_path(to));
	}
	for (size_t i = 0; i < PLACES; i++) {
		snprintf(to, sizeof to, "%s%s", i == WAIVERS ? "" : i < FIRST_SCHEMA ? "pack/" : "schemas/", places[i].name);
		places[i].path = ground_path(to);
		if (places[i].sound)
			ground_copy(places[i].sound, places[i].path);
	}
}

/* The place that the first line names (the first where it names none); what follows it. */
static place *place_of(const uint8_t **bytes, size_t *size)
{
	const uint8_t *end = memchr(*bytes, '\n', *size);
	size_t length = end ? (size_t)(end - *bytes) : 0;

	for (size_t i = 0; end && i < PLACES; i++) {
		if (strlen(places[i].name) != length || memcmp(places[i].name, *bytes, length) != 0)
			continue;
		*bytes += length + 1;
		*size -= length + 1;
		return &places[i];
	}
	return &places[0];
}

static const hc_entity *entity_of(const void *schema, const char *id)
{
	return hc_schema_find(schema, strncmp(id, "firms.", 6) == 0 ? "firm" : "school");
}

/* The schema is made anew only when one of its files is another. */
static void load(bool anew, hc_error *err)
{
	static hc_schema *sound;
	const char *const packs[] = {pack};
	hc_schema *schema = anew ? hc_schema_load(schemas, err) : sound ? sound : (sound = hc_schema_load(schemas, err));
	hc_law *law = schema ? hc_law_load(schema, packs, 1, err) : NULL;
	hc_waivers *waivers = schema && access(places[WAIVERS].path, F_OK) == 0
		? hc_waivers_load(places[WAIVERS].path, schema, entity_of, schema, err) : NULL;

	ground_must(law || err->count || err->dropped, "what cannot be loaded is told why");
	hc_waivers_free(waivers);
	hc_law_free(law);
	if (anew)
		hc_schema_free(schema);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	hc_error err;

	if (!pack)
		make_ground();
	place *of = place_of(&bytes, &size);
	ground_write(of->path, bytes, size);
	hc_error_init(&err, size % 2 ? HC_EN : HC_ZH);
	load(of >= &places[FIRST_SCHEMA] && of < &places[WAIVERS], &err);
	for (size_t i = 0; i < err.count; i++)
		ground_must(err.problems[i].file && err.problems[i].text[0], "a problem names its file and says something");
	hc_error_drop(&err);
	if (of->sound)
		ground_copy(of->sound, of->path);
	else
		unlink(of->path);
	return 0;
}

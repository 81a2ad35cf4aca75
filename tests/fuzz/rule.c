/* SPDX-License-Identifier: MIT */
/* A rule file of any bytes is loaded, described and its examples run, or refused with problems that name it. */
#include "fuzz/ground.h"

#include "audit/layout_plan.h"
#include "schema/law.h"
#include "script/script.h"

#include <stdlib.h>
#include <string.h>

static hc_schema *schema;
static hc_law *law;
static const char *folder, *file;

static void make_ground(hc_error *err)
{
	static const char *const packs[] = {HC_SOURCE_DIR "/tests/hostile/records/pack"};

	schema = hc_schema_load(HC_SOURCE_DIR "/tests/support/schemas", err);
	law = schema ? hc_law_load(schema, packs, 1, err) : NULL;
	ground_must(law != NULL, "the law can be loaded");
	folder = ground_folder("pack");
	ground_folder("pack/size");
	file = ground_path("pack/size/area.lua");
}

static void see_failure(void *context, const hc_script_failure *failure)
{
	(void)context;
	ground_must(failure->what && failure->expected && failure->actual, "a failed example stands beside what came");
}

static void run_examples(hc_script *script, hc_error *err)
{
	const hc_rule_list *rules = hc_script_rules(script);
	bool runs = true;
	size_t failed = 0;
	hc_arena arena;
	hc_layout layout;

	hc_arena_init(&arena);
	if (hc_layout_plan(&layout, law, hc_entity_root(rules->rules[0].subject), rules, &runs, true, &arena, err)) {
		hc_status status = hc_script_run_examples(script, 0, &layout, &failed, see_failure, NULL, err);
		ground_must(status == HC_OK || status == HC_ERULE, "examples can be run, whatever they give");
		ground_must(failed <= rules->rules[0].example_count, "an example fails once");
	}
	hc_arena_drop(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	hc_script *script = NULL;
	hc_error err;

	hc_error_init(&err, size % 2 ? HC_EN : HC_ZH);
	if (!law)
		make_ground(&err);
	ground_write(file, bytes, size);
	ground_must(hc_script_new(&script, law, &err) == HC_OK, "an engine can be made");
	hc_status status = hc_script_load(script, &folder, 1, &err);
	ground_must((status == HC_OK) == (err.count == 0), "what is refused is told why");
	for (size_t i = 0; i < err.count; i++)
		ground_must(err.problems[i].file && strcmp(err.problems[i].file, file) == 0, "a problem names the file");
	if (status == HC_OK && hc_script_rules(script)->count)
		run_examples(script, &err);
	hc_script_free(script);
	hc_error_drop(&err);
	return 0;
}

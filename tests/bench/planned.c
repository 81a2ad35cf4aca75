/* SPDX-License-Identifier: MIT */
#include "bench/planned.h"

#include <getopt.h>
#include <string.h>

int planned_options(planned_wanted *out, int argc, char **argv)
{
	static const struct option options[] = {
		{"rules", required_argument, NULL, 'p'},
		{"rule", required_argument, NULL, 'r'},
		{NULL, 0, NULL, 0},
	};
	int option;

	*out = (planned_wanted){.pack_count = 0};
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'p' && out->pack_count < PLANNED_CHOSEN_MAX)
			out->packs[out->pack_count++] = optarg;
		else if (option == 'r' && out->rule_count < PLANNED_CHOSEN_MAX)
			out->rules[out->rule_count++] = optarg;
		else
			return 0;
	}
	if (!out->pack_count)
		out->packs[out->pack_count++] = HC_SOURCE_DIR "/rules";
	return optind;
}

static hc_status make_plan(hc_plan *out, const planned_wanted *w, hc_pack *pack, hc_error *err)
{
	hc_database *database = NULL;
	hc_rule_choice choice = {.rules = w->rules, .rule_count = w->rule_count};
	hc_date as_of;
	hc_status status = hc_database_open(&database, w->path, err);

	if (status == HC_OK)
		status = hc_database_snapshot(database, pack->schema, &as_of, err);
	if (status == HC_OK)
		status = hc_script_set_date(pack->script, as_of, err);
	if (status == HC_OK)
		status = hc_plan_make(out, database, pack->law, hc_script_rules(pack->script), &choice, as_of, NULL, (hc_part){0}, 0, err);
	hc_database_close(database);
	return status;
}

bool planned_is_well(const planned *of)
{
	for (size_t i = 0; i < of->err.count; i++)
		fprintf(stderr, "%s: %s\n", of->err.problems[i].file ? of->err.problems[i].file : "bench", of->err.problems[i].text);
	return of->err.count == 0;
}

bool planned_make(planned *out, const planned_wanted *wanted)
{
	memset(out, 0, sizeof *out);
	hc_error_init(&out->err, HC_EN);
	if (!hc_pack_open(&out->pack, HC_SOURCE_DIR "/schemas", wanted->packs, wanted->pack_count, &out->err))
		make_plan(&out->plan, wanted, out->pack, &out->err);
	return planned_is_well(out);
}

void planned_drop(planned *of)
{
	hc_plan_drop(&of->plan);
	hc_pack_free(of->pack);
	hc_error_drop(&of->err);
}

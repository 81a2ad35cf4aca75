/* SPDX-License-Identifier: MIT */
/*
 * The shipped folders are found from where the program itself lies, so that a
 * build, an installed tree and a copy of either work without any environment:
 * beside the program's folder (the source tree), in share/hecha beside it (an
 * installed tree), else where the build was told that they would be.
 */
#include "cli/pack.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

typedef struct place {
	char schemas[PATH_MAX];
	char rules[PATH_MAX];
} place;

static bool is_place(place *out, const char *folder, const char *below)
{
	char probe[PATH_MAX];
	int length = snprintf(probe, sizeof probe, "%s%s/schemas/units.yaml", folder, below);

	if (length < 0 || (size_t)length >= sizeof probe || access(probe, R_OK) != 0)
		return false;
	snprintf(out->rules, sizeof out->rules, "%.*s/rules", (int)(strlen(folder) + strlen(below)), probe);
	snprintf(out->schemas, sizeof out->schemas, "%.*s/schemas", (int)(strlen(folder) + strlen(below)), probe);
	return true;
}

/* Cuts off the last part of a path. */
static void cut(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash)
		*slash = '\0';
}

static hc_status find_place(place *out, hc_error *err)
{
	char folder[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);

	if (length > 0) {
		folder[length] = '\0';
		cut(folder); /* the program's name */
		cut(folder); /* its folder */
		if (is_place(out, folder, "") || is_place(out, folder, "/share/hecha"))
			return HC_OK;
	}
	if (is_place(out, HC_DATA_DIR, ""))
		return HC_OK;
	return hc_error_add(err, HC_EINPUT, NULL, 0,
	                    "the shipped schemas and rules are not where they were installed (%s); name them with --schemas and --rules",
	                    "自带的模式文件和规则不在安装位置（%s）；请用 --schemas 和 --rules 指定", HC_DATA_DIR);
}

hc_status hc_pack_of_schemas(hc_pack **out, const hc_options *options, hc_error *err)
{
	const char *schemas = hc_options_text(options, "schemas");
	place shipped;

	if (!schemas) {
		hc_status status = find_place(&shipped, err);
		if (status != HC_OK)
			return status;
		schemas = shipped.schemas;
	}
	return hc_pack_open_schemas(out, schemas, err);
}

hc_status hc_pack_of_rules(hc_pack **out, const hc_options *options, hc_error *err)
{
	const char *schemas = hc_options_text(options, "schemas");
	const char *const *rules = hc_options_list(options, "rules");
	size_t count = hc_options_count(options, "rules");
	const char *shipped_rules;
	place shipped;

	if (!schemas || count == 0) {
		hc_status status = find_place(&shipped, err);
		if (status != HC_OK)
			return status;
		shipped_rules = shipped.rules;
		schemas = schemas ? schemas : shipped.schemas;
		if (count == 0) {
			rules = &shipped_rules;
			count = 1;
		}
	}
	hc_status status = hc_pack_guard(err);
	return status ? status : hc_pack_open(out, schemas, rules, count, err);
}

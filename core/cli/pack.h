/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_PACK_H
#define HC_CLI_PACK_H

/*
 * Opens what a command works with: the folders named by --schemas and --rules,
 * else those that came with the program.
 */

#include "cli/options.h"

/* Rows of a command's option table: --schemas DIR and --rules DIR. */
#define HC_SCHEMAS_OPTION \
	{ .name = "schemas", .argument = "DIR", \
	  .about = { "描述记录的模式文件目录", "the folder that describes the records" } }
#define HC_RULES_OPTION \
	{ .name = "rules", .repeats = true, .argument = "DIR", \
	  .about = { "规则目录，代替自带的规则", "a folder of rules instead of the shipped one" } }

/* Schemas alone; for commands with --schemas. */
hc_status hc_pack_of_schemas(hc_pack **out, const hc_options *options, hc_error *err);

/* Schemas, law and rules; for commands with --schemas and --rules. */
hc_status hc_pack_of_rules(hc_pack **out, const hc_options *options, hc_error *err);

#endif

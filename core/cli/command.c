/* SPDX-License-Identifier: MIT */
/* The table of commands: a new one is a file and a line here. */
#include "cli/command.h"


#include <string.h>

const hc_command *const hc_commands[] = {
	&hc_command_init, &hc_command_import, &hc_command_audit, &hc_command_merge, &hc_command_publish, &hc_command_diff,
	&hc_command_verify, &hc_command_test, &hc_command_rules, &hc_command_coverage, &hc_command_help, NULL,
};

const hc_command *hc_command_find(const char *name, hc_error *err)
{
	hc_nearest nearest;

	hc_nearest_init(&nearest, name);
	for (size_t i = 0; hc_commands[i]; i++) {
		if (strcmp(hc_commands[i]->name, name) == 0)
			return hc_commands[i];
		hc_nearest_offer(&nearest, hc_commands[i]->name);
	}
	if (nearest.best)
		hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no command \"%s\"; did you mean \"%s\"?",
		             "没有命令“%s”；是否指“%s”？", name, nearest.best);
	else
		hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no command \"%s\"; hecha --help lists them",
		             "没有命令“%s”；hecha --help 列出所有命令", name);
	return NULL;
}

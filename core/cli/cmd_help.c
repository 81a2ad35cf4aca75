/* SPDX-License-Identifier: MIT */
/* `hecha help [COMMAND]`. */
#include "cli/help.h"

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	(void)code;
	if (options->operand_count == 0) {
		hc_help_program(stdout, options->lang);
		return HC_OK;
	}
	const hc_command *command = hc_command_find(options->operands[0], err);
	if (!command)
		return HC_EUSAGE;
	hc_help_command(stdout, command, options->lang);
	return HC_OK;
}

const hc_command hc_command_help = {
	.name = "help",
	.operands = "[COMMAND]",
	.least = 0,
	.most = 1,
	.about = { "显示帮助", "show help" },
	.codes = { { "完成", "done" } },
	.run = run,
};

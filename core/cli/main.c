/* SPDX-License-Identifier: MIT */
/*
 * From the words of a command line to a command and its exit code. Help and
 * version are asked for in one place, so every command has them.
 */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/terminal.h"

#include <signal.h>

static hc_status check_operands(const hc_command *command, const hc_options *options, hc_error *err)
{
	if (options->operand_count >= command->least && options->operand_count <= command->most)
		return HC_OK;
	return hc_error_add(err, HC_EUSAGE, NULL, 0, "usage: hecha %s [OPTION]… %s", "用法：hecha %s [选项]… %s",
	                    command->name, command->operands);
}

static hc_status run_command(int *code, int argc, char **argv, hc_error *err)
{
	const hc_command *command = hc_command_find(argv[0], err);
	hc_options options;
	hc_status status;

	if (!command)
		return HC_EUSAGE;
	status = hc_options_parse(&options, command->options, argc, argv, false, err);
	if (status == HC_OK && hc_options_has(&options, "help"))
		hc_help_command(stdout, command, options.lang);
	else if (status == HC_OK && (status = check_operands(command, &options, err)) == HC_OK)
		status = command->run(code, &options, err);
	hc_options_drop(&options);
	return status;
}

/* What stands before the command, and then the command. */
static hc_status run_program(int *code, int argc, char **argv, hc_error *err)
{
	hc_options options;
	hc_status status = hc_options_parse(&options, hc_program_options, argc, argv, true, err);

	if (status == HC_OK && hc_options_has(&options, "help")) {
		hc_help_program(stdout, options.lang);
	} else if (status == HC_OK && hc_options_has(&options, "version")) {
		puts("hecha " HECHA_VERSION);
	} else if (status == HC_OK && options.operand_count == 0) {
		hc_help_program(stderr, options.lang);
		*code = hc_status_exit(HC_EUSAGE);
	} else if (status == HC_OK) {
		int before = argc - (int)options.operand_count;
		status = run_command(code, argc - before, argv + before, err);
	}
	hc_options_drop(&options);
	return status;
}

int main(int argc, char **argv)
{
	hc_error err;
	int code = 0;
	hc_status status;

	signal(SIGPIPE, SIG_IGN); /* a reader that goes away is seen where it is written to */
	hc_error_init(&err, hc_options_language(argc, argv));
	status = run_program(&code, argc, argv, &err);
	status = hc_status_settle(status);
	if (status == HC_OK)
		status = hc_report_finish(&err);
	else
		fflush(stdout);
	hc_report_problems(&err, status);
	hc_error_drop(&err);
	return status == HC_OK ? code : hc_status_exit(status);
}

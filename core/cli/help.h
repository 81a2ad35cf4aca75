/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_HELP_H
#define HC_CLI_HELP_H

/* Help, made from the tables: commands, options, formats, exit codes. */

#include "cli/command.h"

extern const hc_option hc_program_options[]; /* what may stand before a command */

void hc_help_program(FILE *out, hc_lang lang);
void hc_help_command(FILE *out, const hc_command *command, hc_lang lang);

#endif

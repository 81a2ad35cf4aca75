/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_COMMAND_H
#define HC_CLI_COMMAND_H

/*
 * A command of the program: one file cmd_<name>.c gives one of these, the
 * table in command.c lists them, main, the help and the tests read the table.
 */

#include "cli/output.h"

#include <stdint.h>

/* What exit codes 0, 1 and 2 mean; those from 64 on are hc_status's. */
enum { HC_CODES = 3 };

typedef struct hc_command {
	const char *name;
	const char *operands;       /* "RECORDS.db FILE…"; "" for none */
	size_t least, most;         /* how many operands; SIZE_MAX: any number */
	hc_label about;             /* one line */
	hc_label more;              /* a few lines for its own help; may be empty */
	const hc_option *options;   /* NULL: only the common ones */
	const hc_output *output;    /* what its -o writes; NULL: it has none */
	hc_label codes[HC_CODES];   /* empty where it never gives that code */

	/* Does it. `code` is 0 before; it counts only when HC_OK is returned. */
	hc_status (*run)(int *code, const hc_options *options, hc_error *err);
} hc_command;

extern const hc_command hc_command_init;
extern const hc_command hc_command_import;
extern const hc_command hc_command_audit;
extern const hc_command hc_command_merge;
extern const hc_command hc_command_publish;
extern const hc_command hc_command_diff;
extern const hc_command hc_command_verify;
extern const hc_command hc_command_test;
extern const hc_command hc_command_rules;
extern const hc_command hc_command_coverage;
extern const hc_command hc_command_help;

extern const hc_command *const hc_commands[]; /* ends with NULL */

/* Borrows; NULL when there is none, and then a problem with the nearest name is added. */
const hc_command *hc_command_find(const char *name, hc_error *err);

#endif

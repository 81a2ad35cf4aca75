/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_OPTIONS_H
#define HC_CLI_OPTIONS_H

/*
 * The options of a command: a table that says what there is (read by the
 * parser and by the help), and what the user gave. Every command takes those
 * of hc_common_options as well.
 */

#include "hecha.h"

typedef struct hc_option {
	const char *name;               /* "as-of" */
	char letter;                    /* 'o' for -o; 0 when it has none */
	bool repeats;                   /* every value counts, not only the last */
	const char *argument;           /* "DATE"; NULL for a flag */
	hc_label about;
	bool (*accepts)(const char *);  /* NULL: any text */
	hc_label expects;               /* what `accepts` wants, in words */
} hc_option;

#define HC_OPTIONS_MAX 32 /* of one command, with the common ones */

extern const hc_option hc_common_options[]; /* ends with a NULL name, as every table */

/* What was given. Everything is borrowed from the command line but for the lists. */
typedef struct hc_options {
	hc_lang lang;
	size_t known_count;
	const hc_option *known[HC_OPTIONS_MAX];
	size_t counts[HC_OPTIONS_MAX];
	const char **cells;             /* a NULL-terminated list of values for each option, then the operands */
	size_t cells_each;
	size_t operand_count;
	const char *const *operands;    /* NULL-terminated */
} hc_options;

/* The language of `--lang` anywhere on the command line, else of the environment: known before anything is wrong. */
hc_lang hc_options_language(int argc, char **argv);

/*
 * Reads a command line whose argv[0] is the command's name, against `table`
 * and the common options. With `until_operand`, everything from the first
 * operand on is an operand. HC_EUSAGE with one problem for each thing wrong.
 * `out` is to be dropped in any case.
 */
hc_status hc_options_parse(hc_options *out, const hc_option *table, int argc, char **argv, bool until_operand,
                           hc_error *err);
void hc_options_drop(hc_options *options);

/* Each asks for an option of the command's own table (or a common one). */
bool hc_options_has(const hc_options *options, const char *name);
const char *hc_options_text(const hc_options *options, const char *name);         /* the last value; NULL when not given */
const char *const *hc_options_list(const hc_options *options, const char *name);  /* NULL-terminated */
size_t hc_options_count(const hc_options *options, const char *name);

/* For `accepts`. */
bool hc_option_is_lang(const char *value);
bool hc_option_is_number(const char *value);   /* 1 to 9999 */
bool hc_option_is_part(const char *value);     /* of the shape 2/7, the first not above the second */
bool hc_option_is_date(const char *value);     /* of the shape 2019-03-22 */
bool hc_option_is_severity(const char *value);

/* The two numbers of a part; false for what is none. */
bool hc_option_read_part(unsigned *part, unsigned *parts, const char *value);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * getopt_long does the reading; the table does the rest. Operands are taken
 * in order ("-" in front of the letters), so neither the order of words nor
 * POSIXLY_CORRECT in the environment changes what a command line means.
 * Values stay where they are in argv; one array of lists points to them.
 */
#include "cli/options.h"

#include "cli/terminal.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { first_value = 256 }; /* what getopt_long returns for known[0]; past every letter */

void hc_options_drop(hc_options *options)
{
	free(options->cells);
	options->cells = NULL;
}

static void know(hc_options *options, const hc_option *table)
{
	for (const hc_option *option = table; option && option->name; option++) {
		assert(options->known_count < HC_OPTIONS_MAX);
		options->known[options->known_count++] = option;
	}
}

static void fill(const hc_options *options, bool until_operand, struct option *longs, char *letters)
{
	*letters++ = until_operand ? '+' : '-';
	*letters++ = ':';
	for (size_t i = 0; i < options->known_count; i++) {
		const hc_option *option = options->known[i];
		longs[i] = (struct option){
			.name = option->name,
			.has_arg = option->argument ? required_argument : no_argument,
			.val = first_value + (int)i,
		};
		if (option->letter) {
			*letters++ = option->letter;
			if (option->argument)
				*letters++ = ':';
		}
	}
	*letters = '\0';
}

/* The position in `known` of what getopt_long returned: a value or a letter. */
static size_t position_of(const hc_options *options, int returned)
{
	if (returned >= first_value)
		return (size_t)(returned - first_value);
	for (size_t i = 0; i < options->known_count; i++)
		if (options->known[i]->letter == returned)
			return i;
	return options->known_count;
}

static hc_status complain_unknown(const hc_options *options, const char *word, hc_error *err)
{
	hc_nearest nearest;
	int length = (int)strcspn(word, "=");
	char name[64];

	snprintf(name, sizeof name, "%.*s", length, word);
	hc_nearest_init(&nearest, name + 2);
	for (size_t i = 0; i < options->known_count; i++)
		hc_nearest_offer(&nearest, options->known[i]->name);
	if (nearest.best)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no option %s; did you mean --%s?",
		                    "没有选项 %s；是否指 --%s？", name, nearest.best);
	return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no option %s; --help lists what there is",
	                    "没有选项 %s；--help 列出所有选项", name);
}

/* `word` is what stood on the command line, `culprit` getopt's optopt: 0 for a long name, else the letter. */
static hc_status complain(const hc_options *options, const char *word, int culprit, hc_error *err)
{
	if (culprit >= first_value)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "--%s takes no value", "选项 --%s 不带值",
		                    options->known[culprit - first_value]->name);
	if (!culprit)
		return complain_unknown(options, word, err);
	return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no such option: %s; --help lists what there is",
	                    "没有这样的选项：%s；--help 列出所有选项", word);
}

static hc_status take(hc_options *options, size_t position, const char *value, hc_error *err)
{
	const hc_option *option = options->known[position];

	if (value && option->accepts && !option->accepts(value))
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "--%s takes %s, not \"%s\"", "选项 --%s 的值应为%s，而不是“%s”",
		                    option->name, hc_label_text(option->expects, err->lang), value);
	if (options->counts[position] > 0 && option->argument && !option->repeats)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "--%s is given twice", "选项 --%s 重复", option->name);
	options->cells[position * options->cells_each + options->counts[position]++] = value ? value : "";
	return HC_OK;
}

static hc_status read_line(hc_options *options, int argc, char **argv, bool until_operand, hc_error *err)
{
	struct option longs[HC_OPTIONS_MAX + 1] = { 0 };
	char letters[2 * HC_OPTIONS_MAX + 3];
	const char **operands = options->cells + options->known_count * options->cells_each;
	hc_status status = HC_OK;
	int refused = 0; /* a word of several letters is refused once */

	fill(options, until_operand, longs, letters);
	opterr = 0;
	optind = 0; /* GNU: start afresh */
	for (int got, at = 1; (got = getopt_long(argc, argv, letters, longs, NULL)) != -1; at = optind) {
		if (got == 1)
			operands[options->operand_count++] = optarg;
		else if (got == ':')
			status = hc_error_add(err, HC_EUSAGE, NULL, 0, "--%s needs a value: %s", "选项 --%s 需要一个值：%s",
			                      options->known[position_of(options, optopt)]->name,
			                      options->known[position_of(options, optopt)]->argument);
		else if (got == '?' && at != refused)
			status = complain(options, argv[refused = at], optopt, err);
		else if (got == '?')
			continue;
		else if (take(options, position_of(options, got), optarg, err) != HC_OK)
			status = HC_EUSAGE;
	}
	while (optind < argc)
		operands[options->operand_count++] = argv[optind++];
	options->operands = operands;
	return status;
}

hc_status hc_options_parse(hc_options *out, const hc_option *table, int argc, char **argv, bool until_operand,
                           hc_error *err)
{
	memset(out, 0, sizeof *out);
	out->lang = err->lang;
	know(out, table);
	know(out, hc_common_options);
	out->cells_each = (size_t)argc + 1;
	out->cells = calloc((out->known_count + 1) * out->cells_each, sizeof *out->cells);
	if (!out->cells)
		return hc_error_nomem(err);
	return read_line(out, argc, argv, until_operand, err);
}

hc_lang hc_options_language(int argc, char **argv)
{
	hc_lang lang = hc_terminal_language();

	for (char **word = argc ? argv + 1 : argv; *word && strcmp(*word, "--") != 0; word++) {
		const char *value = NULL;
		if (strncmp(*word, "--lang=", 7) == 0)
			value = *word + 7;
		else if (strcmp(*word, "--lang") == 0)
			value = word[1];
		if (value && hc_option_is_lang(value))
			lang = strcmp(value, "zh") == 0 ? HC_ZH : HC_EN;
	}
	return lang;
}

static size_t find(const hc_options *options, const char *name)
{
	size_t i = 0;

	while (i < options->known_count && strcmp(options->known[i]->name, name) != 0)
		i++;
	assert(i < options->known_count); /* a name of the command's table */
	return i;
}

bool hc_options_has(const hc_options *options, const char *name)
{
	return options->counts[find(options, name)] > 0;
}

const char *const *hc_options_list(const hc_options *options, const char *name)
{
	return options->cells + find(options, name) * options->cells_each;
}

const char *hc_options_text(const hc_options *options, const char *name)
{
	size_t count = options->counts[find(options, name)];

	return count ? hc_options_list(options, name)[count - 1] : NULL;
}

size_t hc_options_count(const hc_options *options, const char *name)
{
	return options->counts[find(options, name)];
}

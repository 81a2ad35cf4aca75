/* SPDX-License-Identifier: MIT */
/* `hecha test [RULE|AREA…]`: the examples of rules, run. */
#include "cli/command.h"
#include "cli/pack.h"
#include "cli/terminal.h"

enum { code_failed = 1 };

static void print_failure(void *context, const hc_example_failure *failure)
{
	const hc_lang *lang = context;

	printf("%s:%u: %s: \"%s\"\n", failure->file, failure->line, failure->rule, failure->example);
	hc_terminal_say(stdout, *lang, "    %-14s expected %-24s actual %s\n", "    %-14s 应为 %-24s 实为 %s\n",
	                failure->what, failure->expected, failure->actual);
}

static void print_totals(const hc_examples_report *report, hc_lang lang)
{
	hc_terminal_say(stdout, lang, "rules %zu, examples %zu, failed %zu\n", "规则 %zu，示例 %zu，未通过 %zu\n",
	                report->rules, report->examples, report->failed);
}

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	const char *const *chosen = options->operand_count ? options->operands : NULL;
	hc_examples_report report = { 0 };
	hc_lang lang = options->lang;
	hc_pack *pack = NULL;
	hc_status status = hc_pack_of_rules(&pack, options, err);

	if (status == HC_OK)
		status = hc_pack_test(pack, chosen, &report, print_failure, &lang, err);
	if (status == HC_OK) {
		print_totals(&report, lang);
		*code = report.failed ? code_failed : 0;
	}
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	HC_RULES_OPTION,
	HC_SCHEMAS_OPTION,
	{ .name = NULL },
};

const hc_command hc_command_test = {
	.name = "test",
	.operands = "[RULE|AREA…]",
	.least = 0,
	.most = SIZE_MAX,
	.about = { "运行规则的示例", "run the examples of rules" },
	.options = table,
	.codes = {
		{ "所有示例通过", "every example holds" },
		{ "有示例未通过", "an example does not hold" },
	},
	.run = run,
};

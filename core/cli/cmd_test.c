/* SPDX-License-Identifier: MIT */
/* `hecha test [RULE|AREA…]`: the examples of rules, run; with --move-limits, whether they stand at the limits. */
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

static void print_unnoticed(void *context, const hc_unnoticed *unnoticed)
{
	const hc_lang *lang = context;

	printf("%s:%u: %s", unnoticed->file, unnoticed->line, unnoticed->limit);
	if (!unnoticed->value)
		hc_terminal_say(stdout, *lang, "\n    no rule reads it\n", "\n    没有规则读取它\n");
	else if (unnoticed->left_out)
		hc_terminal_say(stdout, *lang, ": %s\n    without %s: no example notices\n", "：%s\n    去掉 %s：没有示例察觉\n",
		                unnoticed->value, unnoticed->left_out);
	else
		hc_terminal_say(stdout, *lang, ": %s\n    moved to %s: no example notices\n", "：%s\n    移到 %s：没有示例察觉\n",
		                unnoticed->value, unnoticed->moved);
}

/* Adds to `code` what the limits give. */
static hc_status move_limits(int *code, hc_pack *pack, const char *const *chosen, hc_lang lang, hc_error *err)
{
	hc_moves_report report = { 0 };
	hc_status status = hc_pack_move_limits(pack, chosen, &report, print_unnoticed, &lang, err);

	if (status)
		return status;
	hc_terminal_say(stdout, lang, "limits: %zu of %zu moves noticed\n", "限值：%zu 次移动被察觉，共 %zu 次\n",
	                report.noticed, report.moves);
	if (report.noticed < report.moves || report.unread)
		*code = code_failed;
	return HC_OK;
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
	/* Where an example fails already, one that begins to fail and one that ceases to would cancel out. */
	if (status == HC_OK && hc_options_has(options, "move-limits") && report.failed)
		hc_terminal_say(stdout, lang, "limits are not moved while examples fail\n", "示例未通过时不移动限值\n");
	else if (status == HC_OK && hc_options_has(options, "move-limits"))
		status = move_limits(code, pack, chosen, lang, err);
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	{ .name = "move-limits",
	  .about = { "再把每个限值移动一个单位，看示例是否察觉", "also move every limit by one unit, and see that an example notices" } },
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
		{ "有示例未通过，或有限值的移动无人察觉", "an example does not hold, or a limit can be moved and none notices" },
	},
	.run = run,
};

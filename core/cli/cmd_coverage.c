/* SPDX-License-Identifier: MIT */
/* `hecha coverage`: which rules carry each clause of the register, and what no rule checks. */
#include "cli/command.h"
#include "cli/pack.h"

static hc_status write_coverage(void *made, const char *format, const char *file, FILE *stream,
                                const hc_write_options *options, hc_error *err)
{
	return hc_coverage_write(made, format, file, stream, options, err);
}

static const hc_output output = { hc_coverage_format_at, write_coverage };

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	hc_pack *pack = NULL;
	hc_coverage *coverage = NULL;
	const char *const inputs[] = { NULL };
	hc_status status = hc_output_check(&output, options, inputs, NULL, err);

	(void)code;
	if (status == HC_OK)
		status = hc_pack_of_rules(&pack, options, err);
	if (status == HC_OK)
		status = hc_pack_cover(&coverage, pack, options->operands, err);
	if (status == HC_OK)
		status = hc_output_write(&output, coverage, options, hc_options_count(options, "output") > 0, err);
	hc_coverage_free(coverage);
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	HC_OUTPUT_OPTION,
	HC_RULES_OPTION,
	HC_SCHEMAS_OPTION,
	{ .name = NULL },
};

const hc_command hc_command_coverage = {
	.name = "coverage",
	.operands = "[DOCUMENT|CLAUSE…]",
	.least = 0,
	.most = SIZE_MAX,
	.about = { "逐条列出条款由哪些规则核查", "hold the register against the rules, clause by clause" },
	.more = {
		"给出文件或条款编号（如 plan-2019:15）时只列出它们及其各款。\n"
		"没有规则核查、也没有说明原因的条款，以及与规则矛盾的说明，都作为问题报告（退出码 65）。\n"
		"不给 -o 时文字清单输出到标准输出。\n",
		"With documents or clauses (plan-2019:15), only these and their parts are listed.\n"
		"A clause that no rule checks without a word why, or words that the rules contradict, is a problem (exit code 65).\n"
		"Without -o the text goes to standard output.\n",
	},
	.options = table,
	.output = &output,
	.codes = { { "每个条款都有规则核查，或说明了原因", "every clause is checked, or says why not" } },
	.run = run,
};

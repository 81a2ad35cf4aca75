/* SPDX-License-Identifier: MIT */
/* `hecha diff OLD.db NEW.db`: what became of findings from one saved audit to a later one. */
#include "cli/conclusion.h"

static hc_status write_diff(void *made, const char *format, const char *file, FILE *stream, const hc_write_options *options,
                            hc_error *err)
{
	return hc_diff_write(made, format, file, stream, options, err);
}

static const hc_output output = { hc_diff_format_at, write_diff };

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	const char *const inputs[] = { options->operands[0], options->operands[1], NULL };
	hc_audit *from = NULL, *to = NULL;
	hc_diff *diff = NULL;
	hc_status status = hc_output_check(&output, options, inputs, NULL, err);

	if (status == HC_OK)
		status = hc_audit_open(&from, options->operands[0], err);
	if (status == HC_OK)
		status = hc_audit_open(&to, options->operands[1], err);
	if (status == HC_OK)
		status = hc_audit_diff(&diff, from, to, err);
	if (status == HC_OK)
		status = hc_output_write(&output, diff, options, hc_options_has(options, "quiet"), err);
	if (status == HC_OK && hc_diff_grave(diff, hc_conclusion_threshold(options)) > 0)
		*code = hc_code_findings;
	else if (status == HC_OK && hc_diff_undecided(diff, hc_conclusion_threshold(options)) > 0)
		*code = hc_code_undecided;
	hc_diff_free(diff);
	hc_audit_free(to);
	hc_audit_free(from);
	return status;
}

static const hc_option table[] = {
	HC_OUTPUT_OPTION,
	HC_FAIL_ON_OPTION,
	{ .name = "quiet",
	  .about = { "不输出文字摘要", "no text summary" } },
	{ .name = NULL },
};

const hc_command hc_command_diff = {
	.name = "diff",
	.operands = "OLD.db NEW.db",
	.least = 2,
	.most = 2,
	.about = { "比较两次保存的核查：新发现、加重、减轻、未解决、已解决", "compare two saved audits: new, worse, better, persisting, resolved" },
	.more = {
		"一个问题由规则和对象确定。整改期限自首次发现起算；用 audit --since 保存的核查记得更早的核查。\n",
		"A finding is a rule and a subject. Its deadline runs from when it was first found; an audit saved with\n"
		"audit --since remembers those before it.\n",
	},
	.options = table,
	.output = &output,
	.codes = {
		{ "没有新发现、再次出现或加重的问题", "nothing new, reopened or worse" },
		{ "有新发现、再次出现或加重的问题", "something is new, reopened or worse" },
		{ "没有，但有问题现在无法判定", "nothing of these, but something is no longer known" },
	},
	.run = run,
};

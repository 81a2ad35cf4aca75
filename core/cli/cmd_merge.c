/* SPDX-License-Identifier: MIT */
/* `hecha merge OUT.db PART.db…`: ends an audit that was run in parts, as `hecha audit` ends one that was run whole. */
#include "cli/conclusion.h"

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	const char *out = options->operands[0], *const *parts = options->operands + 1;
	hc_audit *audit = NULL;
	hc_status status = hc_output_check(&hc_conclusion_output, options, parts, out, err);

	if (status == HC_OK)
		status = hc_audit_merge(&audit, out, parts, options->operand_count - 1, err);
	if (status == HC_OK)
		status = hc_output_write(&hc_conclusion_output, audit, options, hc_options_has(options, "quiet"), err);
	if (status == HC_OK)
		*code = hc_conclusion_code(audit, options);
	hc_audit_free(audit);
	return status;
}

static const hc_option table[] = {
	HC_OUTPUT_OPTION,
	HC_FAIL_ON_OPTION,
	{ .name = "quiet",
	  .about = { "不输出文字摘要", "no text summary" } },
	{ .name = NULL },
};

const hc_command hc_command_merge = {
	.name = "merge",
	.operands = "OUT.db PART.db…",
	.least = 2,
	.most = SIZE_MAX,
	.about = { "把分部分运行的核查合并为一次核查", "put an audit together that was run in parts" },
	.more = {
		"各部分由 audit --part K/N --save PART.db 保存，顺序不限。OUT.db 与整体核查保存的台账逐字节相同。\n"
		"缺少、重复或不属于同一次核查的部分会一并指出，此时不写任何文件。\n",
		"Parts are what audit --part K/N --save PART.db saved, in any order. OUT.db is the ledger that the whole audit\n"
		"would have saved, byte for byte. Parts that are missing, there twice, or of another run are all named, and then\n"
		"nothing is written.\n",
	},
	.options = table,
	.output = &hc_conclusion_output,
	.codes = HC_CONCLUSION_CODES,
	.run = run,
};

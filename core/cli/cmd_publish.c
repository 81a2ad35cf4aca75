/* SPDX-License-Identifier: MIT */
/* `hecha publish AUDIT.db DIR`: the findings lists of a saved audit. */
#include "cli/command.h"
#include "cli/terminal.h"

#include <string.h>

static bool is_edition(const char *value)
{
	return strcmp(value, "public") == 0 || strcmp(value, "subject") == 0 || strcmp(value, "auditor") == 0;
}

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	const hc_publish_options how = {
		.edition = hc_options_text(options, "edition"),
		.within = hc_options_text(options, "within"),
		.since = hc_options_text(options, "since"),
	};
	hc_published published;
	hc_status status = hc_publish(&published, options->operands[0], options->operands[1], &how, err);

	(void)code;
	if (status == HC_OK && !hc_options_has(options, "quiet"))
		hc_terminal_say(stdout, options->lang, "%s: %zu files, %lld bytes; begin with index.html\n",
		                "%s：%zu 个文件，%lld 字节；从 index.html 打开\n", options->operands[1], published.files,
		                (long long)published.bytes);
	return status;
}

static const hc_option table[] = {
	{ .name = "edition", .argument = "EDITION", .accepts = is_edition,
	  .expects = { " public、subject 或 auditor", "public, subject or auditor" },
	  .about = { "版本：public 公开（默认）、subject 被核查单位、auditor 核查人员",
	             "public (the default), subject: for the one that was audited, or auditor" } },
	{ .name = "within", .argument = "ENTITY:ID",
	  .about = { "只发布一个对象", "only this one" } },
	{ .name = "since", .argument = "OLD.db",
	  .about = { "另列出自此前保存的核查以来的变化", "also show what changed since this saved audit" } },
	{ .name = "quiet",
	  .about = { "不报告", "say nothing" } },
	{ .name = NULL },
};

const hc_command hc_command_publish = {
	.name = "publish",
	.operands = "AUDIT.db DIR",
	.least = 2,
	.most = 2,
	.about = { "把保存的核查写成可以公布的网页和表格", "write a saved audit as pages and tables to be published" },
	.more = {
		"DIR 中原有的发布会一次性整体替换；其他内容不会被改动。公开版不含任何个人信息。\n",
		"A publication that stands in DIR is replaced as a whole, in one step; anything else is not touched.\n"
		"The public edition holds nothing of any person.\n",
	},
	.options = table,
	.codes = { { "完成", "done" } },
	.run = run,
};

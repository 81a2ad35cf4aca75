/* SPDX-License-Identifier: MIT */
/* `hecha init RECORDS.db`. */
#include "cli/command.h"
#include "cli/pack.h"
#include "cli/terminal.h"

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	const char *records = options->operands[0];
	hc_pack *pack = NULL;
	hc_status status = hc_pack_of_schemas(&pack, options, err);

	(void)code;
	if (status == HC_OK)
		status = hc_records_init(records, pack, err);
	if (status == HC_OK)
		hc_terminal_say(stdout, options->lang, "%s: an empty records database\n", "%s：空的记录数据库\n", records);
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	HC_SCHEMAS_OPTION,
	{ .name = NULL },
};

const hc_command hc_command_init = {
	.name = "init",
	.operands = "RECORDS.db",
	.least = 1,
	.most = 1,
	.about = { "按模式文件建立空的记录数据库", "make an empty records database" },
	.more = { "RECORDS.db 不能已经存在。\n", "RECORDS.db must not exist yet.\n" },
	.options = table,
	.codes = { { "完成", "done" } },
	.run = run,
};

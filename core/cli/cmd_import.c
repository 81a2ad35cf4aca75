/* SPDX-License-Identifier: MIT */
/* `hecha import RECORDS.db FILE…`. */
#include "cli/command.h"
#include "cli/pack.h"

#include <inttypes.h>

static void print_imported(void *context, const hc_imported *imported)
{
	const hc_lang *lang = context;

	printf("%10" PRId64 "  %s\n", imported->rows, hc_label_text(imported->label, *lang));
}

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	hc_lang lang = options->lang;
	hc_pack *pack = NULL;
	hc_status status = hc_pack_of_schemas(&pack, options, err);

	(void)code;
	if (status == HC_OK)
		status = hc_records_import(options->operands[0], pack, options->operands + 1, options->operand_count - 1,
		                           hc_options_text(options, "entity"), hc_options_has(options, "replace"),
		                           print_imported, &lang, err);
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	{ .name = "entity", .argument = "ENTITY",
	  .about = { "所有文件都属于这一实体", "what the files hold, whatever their names" } },
	{ .name = "replace",
	  .about = { "替换数据库中编号相同的行", "replace rows that are there already" } },
	HC_SCHEMAS_OPTION,
	{ .name = NULL },
};

const hc_command hc_command_import = {
	.name = "import",
	.operands = "RECORDS.db FILE…",
	.least = 2,
	.most = SIZE_MAX,
	.about = { "检查并导入 CSV 文件", "check CSV files and load them" },
	.more = {
		"文件名说明是哪一种记录（实体名.csv），或用 --entity 指定。全部导入，或者一行也不导入。\n",
		"A file's name says what it holds (ENTITY.csv), or --entity does.\n"
		"All rows of all files are loaded, or none.\n",
	},
	.options = table,
	.codes = { { "完成", "done" } },
	.run = run,
};

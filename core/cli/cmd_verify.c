/* SPDX-License-Identifier: MIT */
/* `hecha verify DIR RECORDS.db`: whether a publication is what the records and rules give. */
#include "cli/command.h"
#include "cli/pack.h"
#include "cli/report.h"
#include "cli/terminal.h"

#include <stdlib.h>

enum { code_differs = 1 };

typedef struct report {
	hc_lang lang;
	bool quiet, whole;
	int64_t counts[HC_VERIFY_THINGS][HC_VERIFY_STATES];
} report;

/* What is not the same, or everything where that was asked for; counted in any case. */
static hc_status see(void *context, const hc_verify_item *item, hc_error *err)
{
	report *r = context;

	(void)err;
	r->counts[item->thing][item->state]++;
	if (r->quiet || (item->state == HC_VERIFY_SAME && !r->whole))
		return HC_OK;
	hc_terminal_say(stdout, r->lang, "%s %s: %s\n", "%s %s：%s\n", hc_label_text(hc_verify_thing_label(item->thing), r->lang),
	                item->name, hc_label_text(hc_verify_state_label(item->state), r->lang));
	if (item->before || item->now)
		hc_terminal_say(stdout, r->lang, "    published  %s\n    now        %s\n", "    发布时  %s\n    现在    %s\n",
		                item->before ? item->before : "–", item->now ? item->now : "–");
	return HC_OK;
}

static int64_t others(const report *r, int thing)
{
	int64_t count = 0;

	for (int state = 0; state < HC_VERIFY_STATES; state++)
		if (state != HC_VERIFY_SAME)
			count += r->counts[thing][state];
	return count;
}

static void print_sum(const report *r)
{
	int64_t files = r->counts[HC_VERIFY_FILE][HC_VERIFY_SAME], all = files + others(r, HC_VERIFY_FILE);

	hc_terminal_say(stdout, r->lang, "%lld of %lld files are what these records and rules give, byte for byte\n",
	                "%lld / %lld 个文件与这些记录和规则得出的逐字节一致\n", (long long)files, (long long)all);
	for (int thing = 0; thing < HC_VERIFY_THINGS; thing++)
		if (thing != HC_VERIFY_FILE && others(r, thing) > 0)
			hc_terminal_say(stdout, r->lang, "%s: %lld not the same\n", "%s：%lld 项不同\n",
			                hc_label_text(hc_verify_thing_label((hc_verify_thing)thing), r->lang), (long long)others(r, thing));
}

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	bool quiet = hc_options_has(options, "quiet"), progress = !quiet && hc_terminal_columns(stderr) > 0;
	report r = { .lang = options->lang, .quiet = quiet, .whole = hc_options_has(options, "all") };
	const hc_verify_options how = {
		.waivers = hc_options_text(options, "waivers"),
		.since = hc_options_list(options, "since"),
		.jobs = hc_options_has(options, "jobs") ? (unsigned)atoi(hc_options_text(options, "jobs")) : 0,
		.progress = progress ? hc_report_progress : NULL,
	};
	hc_pack *pack = NULL;
	hc_status status = hc_pack_of_rules(&pack, options, err);

	if (status == HC_OK)
		status = hc_verify(options->operands[0], options->operands[1], pack, &how, see, &r, err);
	if (progress)
		hc_report_progress_end();
	if (status == HC_OK && !quiet)
		print_sum(&r);
	for (int thing = 0; status == HC_OK && thing < HC_VERIFY_THINGS; thing++)
		if (others(&r, thing) > 0)
			*code = code_differs;
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	HC_RULES_OPTION,
	HC_SCHEMAS_OPTION,
	{ .name = "waivers", .argument = "FILE",
	  .about = { "核查时使用的豁免文件", "the file of waivers that the audit was given" } },
	{ .name = "since", .repeats = true, .argument = "OLD.db",
	  .about = { "核查或发布时使用的此前的核查", "an earlier saved audit that the audit or the publication was made with" } },
	{ .name = "jobs", .argument = "N", .accepts = hc_option_is_number,
	  .expects = { "整数（1 至 9999）", "a whole number from 1 to 9999" },
	  .about = { "工作进程数；默认为处理器数", "worker processes; default: one for each processor" } },
	{ .name = "all",
	  .about = { "一致的也逐一列出", "list also what is the same" } },
	{ .name = "quiet",
	  .about = { "只给退出码", "the exit code only" } },
	{ .name = NULL },
};

const hc_command hc_command_verify = {
	.name = "verify",
	.operands = "DIR RECORDS.db",
	.least = 2,
	.most = 2,
	.about = { "核验发布内容是否由这些记录和规则得出", "whether a publication is what these records and rules give" },
	.more = {
		"按清单重新核查并发布一遍，逐字节比较；凡有不同的文件、来源、限值和结果，逐一指出。\n",
		"Audits and publishes anew, as the manifest says, and compares byte by byte. Each file, source, limit and\n"
		"result that is another is named.\n",
	},
	.options = table,
	.codes = {
		{ "全部一致", "everything is the same" },
		{ "有不同之处", "something is not" },
	},
	.run = run,
};

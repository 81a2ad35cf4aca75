/* SPDX-License-Identifier: MIT */
/* `hecha audit RECORDS.db`: from the options to a run, or to two that are compared, and from its results to the exit code. */
#include "cli/conclusion.h"
#include "cli/pack.h"
#include "cli/report.h"
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>

/* `as_of` NULL: the records' own date. What a comparison is made with is not saved, and the records need one check only. */
static hc_status run_audit(hc_audit **out, const char *records, hc_pack *pack, const char *as_of, bool compared,
                           const hc_options *options, hc_error *err)
{
	bool progress = !hc_options_has(options, "quiet") && hc_terminal_columns(stderr) > 0;
	unsigned part = 0, parts = 0;

	if (hc_options_has(options, "part"))
		hc_option_read_part(&part, &parts, hc_options_text(options, "part"));
	hc_audit_options how = {
		.as_of = as_of,
		.rules = hc_options_list(options, "rule"),
		.skip_rules = hc_options_list(options, "skip-rule"),
		.clauses = hc_options_list(options, "clause"),
		.within = hc_options_text(options, "within"),
		.waivers = hc_options_text(options, "waivers"),
		.include_unverified = hc_options_has(options, "include-unverified"),
		.integrity = !compared && hc_options_has(options, "integrity"),
		.jobs = hc_options_has(options, "jobs") ? (unsigned)atoi(hc_options_text(options, "jobs")) : 0,
		.since = hc_options_text(options, "since"),
		.save = compared ? NULL : hc_options_text(options, "save"),
		.part = part,
		.parts = parts,
		.progress = progress ? hc_report_progress : NULL,
	};
	hc_status status = hc_audit_run(out, records, pack, &how, err);

	if (progress)
		hc_report_progress_end();
	return status;
}

static hc_status write_changes(void *made, const char *format, const char *file, FILE *stream,
                               const hc_write_options *options, hc_error *err)
{
	return hc_changes_write(made, format, file, stream, options, err);
}

static const hc_output changes_output = { hc_changes_format_at, write_changes };

/* The law of one day changes nothing. */
static hc_status check_dates(const char *from, const char *records, hc_pack *pack, const char *to, hc_error *err)
{
	char own[11];
	hc_status status = from ? HC_OK : hc_records_date(own, records, pack, err);

	if (status == HC_OK && strcmp(from ? from : own, to) == 0)
		status = hc_error_add(err, HC_EUSAGE, NULL, 0, "--compare-as-of %s is the date of the audit itself; name another",
		                      "--compare-as-of %s 就是核查日期本身；请给另一个日期", to);
	return status;
}

/* Runs the audit of `to` first: what stops it leaves nothing behind of the other. */
static hc_status run_compared(hc_audit **out, const char *records, hc_pack *pack, const char *to,
                              const hc_options *options, hc_error *err)
{
	const char *from = hc_options_text(options, "as-of");
	hc_audit *other = NULL;
	hc_changes *changes = NULL;
	hc_status status = check_dates(from, records, pack, to, err);

	if (status == HC_OK)
		status = run_audit(&other, records, pack, to, true, options, err);
	if (status == HC_OK)
		status = run_audit(out, records, pack, from, false, options, err);
	if (status == HC_OK)
		status = hc_audit_compare(&changes, *out, other, err);
	if (status == HC_OK)
		status = hc_output_write(&changes_output, changes, options, hc_options_has(options, "quiet"), err);
	hc_changes_free(changes);
	hc_audit_free(other);
	return status;
}

static hc_status run_alone(hc_audit **out, const char *records, hc_pack *pack, const hc_options *options, hc_error *err)
{
	hc_status status = run_audit(out, records, pack, hc_options_text(options, "as-of"), false, options, err);

	if (status == HC_OK)
		status = hc_output_write(&hc_conclusion_output, *out, options, hc_options_has(options, "quiet"), err);
	return status;
}

/* What is reported is reported of the whole, so a part goes with nothing that says how. */
static hc_status check_part(const hc_options *options, hc_error *err)
{
	static const char *const others[] = { "output", "compare-as-of", "fail-on" };
	hc_status status = HC_OK;

	if (!hc_options_has(options, "part"))
		return HC_OK;
	if (!hc_options_has(options, "save"))
		status = hc_error_add(err, HC_EUSAGE, NULL, 0, "--part needs --save: a part is kept, and merged with the others",
		                      "--part 需要 --save：各部分先保存，再合并");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (hc_options_has(options, others[i]))
			status = hc_error_add(err, HC_EUSAGE, NULL, 0, "--%s does not go with --part: hecha merge reports, of all parts",
			                      "--%s 不能与 --part 同用：由 hecha merge 报告全部部分", others[i]);
	return status;
}

/* A part that was saved has done what it should, whatever it found: the exit code is that of the merge. */
static hc_status run_part(hc_audit **out, const char *records, hc_pack *pack, const hc_options *options, hc_error *err)
{
	hc_status status = run_audit(out, records, pack, hc_options_text(options, "as-of"), false, options, err);
	long long results = 0;

	if (status != HC_OK || hc_options_has(options, "quiet"))
		return status;
	for (int outcome = 0; outcome < HC_OUTCOME_COUNT; outcome++)
		results += hc_audit_count(*out, (hc_outcome)outcome, HC_NOTE);
	hc_terminal_say(stdout, options->lang, "%s: part %s, %lld results\n", "%s：第 %s 部分，%lld 个结果\n",
	                hc_options_text(options, "save"), hc_options_text(options, "part"), results);
	return HC_OK;
}

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	const char *records = options->operands[0], *to = hc_options_text(options, "compare-as-of");
	hc_pack *pack = NULL;
	hc_audit *audit = NULL;
	const char *const waivers = hc_options_text(options, "waivers"), *const since = hc_options_text(options, "since");
	/* NULL ends the list: what was not given comes last. */
	const char *const inputs[] = { records, waivers ? waivers : since, waivers ? since : NULL, NULL };
	hc_status status = hc_output_check(to ? &changes_output : &hc_conclusion_output, options, inputs,
	                                   hc_options_text(options, "save"), err);

	if (status == HC_OK)
		status = check_part(options, err);
	if (status == HC_OK)
		status = hc_pack_of_rules(&pack, options, err);
	if (status == HC_OK && hc_options_has(options, "part"))
		status = run_part(&audit, records, pack, options, err);
	else if (status == HC_OK && to)
		status = run_compared(&audit, records, pack, to, options, err);
	else if (status == HC_OK)
		status = run_alone(&audit, records, pack, options, err);
	if (status == HC_OK && !hc_options_has(options, "part"))
		*code = hc_conclusion_code(audit, options);
	hc_audit_free(audit);
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	HC_OUTPUT_OPTION,
	{ .name = "as-of", .argument = "DATE", .accepts = hc_option_is_date,
	  .expects = { "日期（如 2019-03-22）", "a date such as 2019-03-22" },
	  .about = { "核查日期；默认为记录的统计日期", "judge by what is in force on this day; default: the records' own date" } },
	{ .name = "compare-as-of", .argument = "DATE", .accepts = hc_option_is_date,
	  .expects = { "日期（如 2019-03-22）", "a date such as 2019-03-22" },
	  .about = { "改为报告到这一天的法规下有哪些变化", "report instead what changes under the law of this day" } },
	HC_RULES_OPTION,
	HC_SCHEMAS_OPTION,
	{ .name = "rule", .repeats = true, .argument = "ID",
	  .about = { "只用这条规则，或一个领域（AREA.*）", "only this rule, or an area (AREA.*)" } },
	{ .name = "skip-rule", .repeats = true, .argument = "ID",
	  .about = { "不用这条规则或领域", "not this rule or area" } },
	{ .name = "clause", .repeats = true, .argument = "ID",
	  .about = { "只用引用此条款或文件的规则", "only rules that cite this clause or document" } },
	{ .name = "within", .argument = "ENTITY:ID",
	  .about = { "只核查属于此记录的部分", "only what belongs to this record" } },
	{ .name = "waivers", .argument = "FILE",
	  .about = { "豁免文件", "a file of waivers" } },
	{ .name = "include-unverified",
	  .about = { "包括依据未经核实的规则", "also rules whose source is not verified" } },
	{ .name = "since", .argument = "OLD.db",
	  .about = { "接续此前保存的核查：整改期限从首次发现起算", "carry on from this saved audit: deadlines run from when a finding was first found" } },
	{ .name = "save", .argument = "AUDIT.db",
	  .about = { "保存结果台账", "keep the ledger of results" } },
	HC_FAIL_ON_OPTION,
	{ .name = "part", .argument = "K/N", .accepts = hc_option_is_part,
	  .expects = { "第几部分/共几部分（如 2/7）", "a part and how many there are, such as 2/7" },
	  .about = { "只核查 N 部分中的第 K 部分，用 --save 保存，再用 hecha merge 合并", "only the K-th of N parts: --save it, then hecha merge" } },
	{ .name = "jobs", .argument = "N", .accepts = hc_option_is_number,
	  .expects = { "整数（1 至 9999）", "a whole number from 1 to 9999" },
	  .about = { "工作进程数；默认为处理器数", "worker processes; default: one for each processor" } },
	{ .name = "integrity",
	  .about = { "先完整检查数据库", "check the whole database first" } },
	{ .name = "quiet",
	  .about = { "不输出文字摘要和进度", "no text summary and no progress" } },
	{ .name = NULL },
};

const hc_command hc_command_audit = {
	.name = "audit",
	.operands = "RECORDS.db",
	.least = 1,
	.most = 1,
	.about = { "运行规则并报告结果", "run the rules and report what they find" },
	.more = {
		"文字摘要输出到标准输出，除非另一种格式占用标准输出，或使用 --quiet。\n"
		"--compare-as-of 的格式：text、json、csv、markdown；--save 和退出码仍按 --as-of 的核查。\n"
		"用 --part 时只保存这一部分，退出码为 0；各部分的其他选项须相同，由 hecha merge 报告。\n",
		"The text summary goes to standard output, unless another format does or --quiet is given.\n"
		"Formats of --compare-as-of: text, json, csv, markdown; --save and the exit code are those of the audit --as-of.\n"
		"With --part that part is saved and nothing else, with exit code 0; all parts take the same other options, and\n"
		"hecha merge reports.\n",
	},
	.options = table,
	.output = &hc_conclusion_output,
	.codes = HC_CONCLUSION_CODES,
	.run = run,
};

/* SPDX-License-Identifier: MIT */
/*
 * Everything that help says stands in a table that the program itself works
 * by, so it cannot fall behind. The left column is ASCII, the last one is
 * free: no line needs to know how wide its characters are.
 */
#include "cli/help.h"

#include "cli/terminal.h"

#include <string.h>

const hc_option hc_program_options[] = {
	{ .name = "version", .letter = 'V', .about = { "显示版本", "show the version" } },
	{ .name = NULL },
};

/* What the codes below 64 mean for the program as a whole. */
static const hc_label codes[HC_CODES] = {
	{ "完成；没有达到 --fail-on 的不符合项", "done; no finding at or above --fail-on" },
	{ "有不符合项（diff：新发现、再次出现或加重），或有示例未通过", "findings (of diff: new, reopened or worse), or an example that does not hold" },
	{ "没有不符合项，但有无法判定或出错的项", "no findings, but something unknown or broken" },
};

static void print_options(FILE *out, const hc_option *table, hc_lang lang)
{
	for (const hc_option *option = table; option && option->name; option++) {
		char left[64];
		char letter[5] = "    ";
		if (option->letter)
			snprintf(letter, sizeof letter, "-%c, ", option->letter);
		snprintf(left, sizeof left, "%s--%s %s", letter, option->name, option->argument ? option->argument : "");
		fprintf(out, "  %-28s %s%s\n", left, hc_label_text(option->about, lang),
		        !option->repeats ? "" : lang == HC_ZH ? "（可重复）" : " (repeatable)");
	}
}

static void print_codes(FILE *out, const hc_label *below, hc_lang lang)
{
	static const struct {
		hc_status status;
		int code;
	} all[] = {
#define X(code, exit_code, en, zh) { code, exit_code },
		HC_STATUS_LIST(X)
#undef X
	};
	int last = 0;

	hc_terminal_say(out, lang, "\nExit codes\n", "\n退出码\n");
	for (int i = 0; i < HC_CODES; i++)
		if (*hc_label_text(below[i], lang))
			fprintf(out, "%s  %2d  %s", i ? "\n" : "", i, hc_label_text(below[i], lang));
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		if (all[i].code == 0)
			continue;
		if (all[i].code == last)
			fprintf(out, "%s%s", lang == HC_ZH ? "、" : ", ", hc_status_text(all[i].status, lang));
		else
			fprintf(out, "\n  %2d  %s", all[i].code, hc_status_text(all[i].status, lang));
		last = all[i].code;
	}
	fputc('\n', out);
}

static void print_formats(FILE *out, const hc_output *output, hc_lang lang)
{
	hc_label about;
	const char *name;

	hc_terminal_say(out, lang, "\nFormats\n", "\n格式\n");
	for (size_t i = 0; (name = output->format_at(i, &about)) != NULL; i++)
		fprintf(out, "  %-12s %s\n", name, hc_label_text(about, lang));
}

void hc_help_program(FILE *out, hc_lang lang)
{
	hc_terminal_say(out, lang,
	                "hecha: checks records against published requirements\n\n"
	                "Usage: hecha COMMAND [OPTION]…\n\nCommands\n",
	                "hecha（核查）：按已公布的要求核查记录\n\n用法：hecha 命令 [选项]…\n\n命令\n");
	for (size_t i = 0; hc_commands[i]; i++) {
		const hc_command *command = hc_commands[i];
		/* An ellipsis is three bytes for one column. */
		int pad = 34 + (strstr(command->operands, "…") ? 2 : 0);
		char left[80];
		snprintf(left, sizeof left, "%s %s", command->name, command->operands);
		fprintf(out, "  %-*s %s\n", pad, left, hc_label_text(command->about, lang));
	}
	hc_terminal_say(out, lang, "\nOptions\n", "\n选项\n");
	print_options(out, hc_common_options, lang);
	print_options(out, hc_program_options, lang);
	print_codes(out, codes, lang);
	hc_terminal_say(out, lang, "\nhecha help COMMAND tells more about one command.\n",
	                "\n用 hecha help 命令 查看某个命令的说明。\n");
}

void hc_help_command(FILE *out, const hc_command *command, hc_lang lang)
{
	const char *more = hc_label_text(command->more, lang);

	fprintf(out, "hecha %s: %s\n\n", command->name, hc_label_text(command->about, lang));
	hc_terminal_say(out, lang, "Usage: hecha %s [OPTION]… %s\n", "用法：hecha %s [选项]… %s\n", command->name,
	                command->operands);
	if (*more)
		fprintf(out, "\n%s", more);
	hc_terminal_say(out, lang, "\nOptions\n", "\n选项\n");
	print_options(out, command->options, lang);
	print_options(out, hc_common_options, lang);
	if (command->output)
		print_formats(out, command->output, lang);
	print_codes(out, command->codes, lang);
}

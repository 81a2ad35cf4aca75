/* SPDX-License-Identifier: MIT */
/*
 * `hecha rules [ID|AREA…]`: what rules say of themselves. An area is listed, a
 * line each; a rule that is named is shown whole.
 */
#include "cli/command.h"
#include "cli/pack.h"
#include "cli/terminal.h"

#include <string.h>

typedef struct widths {
	int id, entity;
} widths;

static int wider(int width, const char *text)
{
	int length = (int)strlen(text);

	return length > width ? length : width;
}

static widths measure(const hc_pack *pack)
{
	widths out = { 0, 0 };

	for (size_t i = 0; i < hc_pack_rule_count(pack); i++) {
		const hc_rule_info *rule = hc_pack_rule(pack, i);
		out.id = wider(out.id, rule->id);
		out.entity = wider(out.entity, rule->entity);
	}
	return out;
}

/* Lists the rules of `area` (NULL: all), how many there were. */
static size_t list_area(const hc_pack *pack, const char *area, widths width, hc_lang lang)
{
	size_t listed = 0;

	for (size_t i = 0; i < hc_pack_rule_count(pack); i++) {
		const hc_rule_info *rule = hc_pack_rule(pack, i);
		if (area && strcmp(rule->area, area) != 0)
			continue;
		printf("%-*s  %-5s  %-*s  %s\n", width.id, rule->id, hc_severity_word(rule->severity), width.entity,
		       rule->entity, hc_label_text(rule->title, lang));
		listed++;
	}
	return listed;
}

static void show_clauses(const hc_rule_grounds *grounds, hc_lang lang)
{
	for (size_t i = 0; i < grounds->clause_count; i++) {
		const struct hc_clause_info *clause = &grounds->clauses[i];
		printf("\n%s  %s", clause->id, hc_label_text(clause->document, lang));
		if (clause->number)
			hc_terminal_say(stdout, lang, " (%s)", "（%s）", clause->number);
		printf("\n    %s\n    %s – %s  %s\n", hc_label_text(clause->duty, lang), clause->from ? clause->from : "",
		       clause->to ? clause->to : "", hc_label_text(hc_verified_label(clause->verified), lang));
	}
}

static void show_limits(const hc_rule_grounds *grounds, hc_lang lang)
{
	for (size_t i = 0; i < grounds->limit_count; i++) {
		const struct hc_limit_info *limit = &grounds->limits[i];
		printf("\n%s  %s%s%s\n", limit->name, hc_label_text(limit->title, lang), limit->unit ? ", " : "",
		       limit->unit ? limit->unit : "");
		for (const char *line = limit->values; line && *line;) {
			size_t length = strcspn(line, "\n");
			printf("    %.*s\n", (int)length, line);
			line += length + (line[length] == '\n');
		}
	}
}

static void show_rule(hc_pack *pack, const hc_rule_info *rule, hc_lang lang)
{
	hc_rule_grounds grounds = hc_pack_rule_grounds(pack, rule);

	printf("%s\n%s\n\n", rule->id, hc_label_text(rule->title, lang));
	hc_terminal_say(stdout, lang, "severity  %s\nsubject   %s\nexamples  %zu\nfile      %s\n",
	                "级别  %s\n对象  %s\n示例  %zu\n文件  %s\n",
	                lang == HC_ZH ? hc_label_text(hc_severity_label(rule->severity), lang)
	                              : hc_severity_word(rule->severity),
	                rule->entity, rule->example_count, rule->file);
	show_clauses(&grounds, lang);
	show_limits(&grounds, lang);
}

static hc_status complain(const hc_pack *pack, const char *name, hc_error *err)
{
	hc_nearest nearest;

	hc_nearest_init(&nearest, name);
	for (size_t i = 0; i < hc_pack_rule_count(pack); i++) {
		hc_nearest_offer(&nearest, hc_pack_rule(pack, i)->id);
		hc_nearest_offer(&nearest, hc_pack_rule(pack, i)->area);
	}
	if (nearest.best)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no rule or area \"%s\"; did you mean \"%s\"?",
		                    "没有规则或领域“%s”；是否指“%s”？", name, nearest.best);
	return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no rule or area \"%s\"; hecha rules lists them",
	                    "没有规则或领域“%s”；hecha rules 列出所有规则", name);
}

static hc_status show_named(hc_pack *pack, const hc_options *options, hc_error *err)
{
	widths width = measure(pack);
	hc_status status = HC_OK;

	for (size_t i = 0; i < options->operand_count; i++) {
		const char *name = options->operands[i];
		const hc_rule_info *rule = hc_pack_find_rule(pack, name);
		if (i > 0)
			putchar('\n');
		if (rule)
			show_rule(pack, rule, options->lang);
		else if (list_area(pack, name, width, options->lang) == 0)
			status = complain(pack, name, err);
	}
	return status;
}

static hc_status run(int *code, const hc_options *options, hc_error *err)
{
	hc_pack *pack = NULL;
	hc_status status = hc_pack_of_rules(&pack, options, err);

	(void)code;
	if (status == HC_OK && options->operand_count == 0)
		list_area(pack, NULL, measure(pack), options->lang);
	else if (status == HC_OK)
		status = show_named(pack, options, err);
	hc_pack_free(pack);
	return status;
}

static const hc_option table[] = {
	HC_RULES_OPTION,
	HC_SCHEMAS_OPTION,
	{ .name = NULL },
};

const hc_command hc_command_rules = {
	.name = "rules",
	.operands = "[ID|AREA…]",
	.least = 0,
	.most = SIZE_MAX,
	.about = { "列出规则，或完整显示一条规则", "list rules, or show one whole" },
	.options = table,
	.codes = { { "完成", "done" } },
	.run = run,
};

/* SPDX-License-Identifier: MIT */
/*
 * A share is given with its numerator and denominator. What missing data leaves
 * open makes it a range: none, or all, of the undetermined ones.
 */

#include "publish/project_lines.h"

#include "publish/number.h"
#include "publish/sentence.h"

int64_t hc_project_counted(const hc_ledger_project *project)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < project->class_count; i++)
		sum += project->classes[i].owners;
	return sum;
}

size_t hc_project_best(const hc_ledger_project *project)
{
	return project->class_count - 2;
}

void hc_project_add_classes(hc_text *out, const hc_ledger *ledger, const hc_ledger_project *project, hc_lang lang)
{
	size_t undetermined = project->class_count - 1, i;

	for (i = project->class_count; i-- > 0;) {
		/* The best first, the undetermined last. */
		const hc_ledger_class *class = &project->classes[i == 0 ? undetermined : i - 1];

		hc_text_add_visible(out, hc_label_text(class->label, lang));
		hc_text_add(out, " ");
		hc_number_add_whole(out, class->owners);
		hc_text_add(out, i > 0 ? lang == HC_ZH ? "，" : ", " : lang == HC_ZH ? "；共计入 " : "; counted: ");
	}
	hc_sentence_add_amount(out, ledger, hc_project_counted(project), ledger ? hc_ledger_facts_of(ledger)->owner_entity : NULL, lang);
}

/* "16/25 (64 %)", cut on the side of the first goal that it has not reached. */
static void add_part(hc_text *out, const hc_ledger_project *project, int64_t part, int64_t whole, hc_lang lang)
{
	hc_fraction share = hc_fraction_of(part, whole), line = HC_FRACTION_NONE;
	size_t i;

	for (i = project->goal_count; i-- > 0;) {
		if (hc_fraction_compare(share, project->goals[i].share) < 0)
			line = project->goals[i].share;
	}
	hc_number_add_whole(out, part);
	hc_text_add(out, "/");
	hc_number_add_whole(out, whole);
	hc_text_add(out, lang == HC_ZH ? "（" : " (");
	hc_number_add(out, share, line, HC_ROUND_DOWN, true);
	hc_text_add(out, lang == HC_ZH ? "%）" : " %)");
}

void hc_project_add_share(hc_text *out, const hc_ledger_project *project, hc_lang lang)
{
	int64_t counted = hc_project_counted(project), met = project->classes[hc_project_best(project)].owners;
	int64_t open = project->classes[project->class_count - 1].owners;

	if (counted == 0) {
		hc_text_add(out, lang == HC_ZH ? "没有计入的对象" : "nobody is counted");
		return;
	}
	hc_text_addf(out, lang == HC_ZH ? "%zu 项指标全部达标：" : "all %zu indicators met: ", project->rule_count);
	add_part(out, project, met, counted, lang);
	if (open == 0)
		return;
	hc_text_add(out, lang == HC_ZH ? "；若待定者全部达标则为 " : "; if all undetermined ones were too: ");
	add_part(out, project, met + open, counted, lang);
}

void hc_project_add_sureness(hc_text *out, const hc_ledger_project *project, hc_lang lang)
{
	hc_text_add(out, lang == HC_ZH ? "分类办法：" : "how classes are told apart: ");
	hc_sentence_add_sureness(out, project->verified, project->basis, lang);
}

void hc_project_add_goal(hc_text *out, const hc_ledger_goal *goal, hc_lang lang)
{
	char by[11];

	hc_date_write(by, goal->by);
	hc_text_addf(out, lang == HC_ZH ? "目标：截至 %s 达到 " : "goal by %s: ", by);
	hc_number_add(out, goal->share, HC_FRACTION_NONE, HC_ROUND_NEAREST, true);
	hc_text_add(out, lang == HC_ZH ? "%" : " %");
	if (!goal->clause)
		return;
	hc_text_add(out, lang == HC_ZH ? "（" : " (");
	hc_text_add_visible(out, goal->clause);
	hc_text_add(out, lang == HC_ZH ? "）" : ")");
}

void hc_project_add_standing(hc_text *out, const hc_ledger_project *project, const hc_ledger_standing *standing, hc_lang lang)
{
	if (lang == HC_ZH)
		hc_text_addf(out, "%zu 项指标中 %lld 项不达标", project->rule_count, (long long)standing->failed);
	else
		hc_text_addf(out, "%lld of %zu indicators not met", (long long)standing->failed, project->rule_count);
	if (standing->undecided > 0)
		hc_text_addf(out, lang == HC_ZH ? "，%lld 项无法判定" : ", %lld not known", (long long)standing->undecided);
}

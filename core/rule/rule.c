/* SPDX-License-Identifier: MIT */
/*
 * Choosing rules: by id or area, by clause or document, by what is in force,
 * and by how sure we are. Lists are short, so they are walked; only the names
 * of a rule, asked once for each field of the schema, are searched by halves.
 */
#include "rule/rule.h"

#include "base/nearest.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *key, const void *item)
{
	return strcmp(key, ((const hc_rule *)item)->id);
}

const hc_rule *hc_rule_find(const hc_rule_list *list, const char *id)
{
	return list->count ? bsearch(id, list->rules, list->count, sizeof *list->rules, by_id) : NULL;
}

static int by_name(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool hc_rule_names(const hc_rule *rule, const char *name)
{
	return rule->name_count && bsearch(name, rule->names, rule->name_count, sizeof *rule->names, by_name);
}

bool hc_rule_example_names(const hc_rule *rule, const char *name)
{
	return rule->example_name_count &&
	       bsearch(name, rule->example_names, rule->example_name_count, sizeof *rule->example_names, by_name);
}

bool hc_rule_follows(const hc_rule *rule, const char *name)
{
	return rule->follow_count && bsearch(name, rule->follows, rule->follow_count, sizeof *rule->follows, by_name);
}

/* "area.name", "area" or "area.*" names the rule. */
static bool is_named(const hc_rule *rule, const char *word)
{
	size_t length = strlen(word);
	if (length > 2 && strcmp(word + length - 2, ".*") == 0)
		length -= 2;
	return strcmp(rule->id, word) == 0 || (strlen(rule->area) == length && strncmp(rule->area, word, length) == 0);
}

static bool cites(const hc_rule *rule, const char *word)
{
	for (size_t i = 0; i < rule->clause_count; i++)
		if (strcmp(rule->clauses[i]->id, word) == 0 || strcmp(rule->clauses[i]->document->id, word) == 0)
			return true;
	return false;
}

static bool any(const hc_rule *rule, const char *const *words, size_t count, bool (*holds)(const hc_rule *, const char *))
{
	for (size_t i = 0; i < count; i++)
		if (holds(rule, words[i]))
			return true;
	return false;
}

hc_rule_state hc_rule_choose(const hc_rule *rule, const hc_rule_choice *choice, hc_date date)
{
	bool in_force = false, verified = false;

	if ((choice->rule_count && !any(rule, choice->rules, choice->rule_count, is_named)) ||
	    (choice->clause_count && !any(rule, choice->clauses, choice->clause_count, cites)) ||
	    any(rule, choice->skips, choice->skip_count, is_named))
		return HC_RULE_NOT_SELECTED;
	for (size_t i = 0; i < rule->clause_count; i++) {
		if (date < rule->clauses[i]->from || date > rule->clauses[i]->to)
			continue;
		in_force = true;
		verified = verified || rule->clauses[i]->verified != HC_UNVERIFIED;
	}
	if (!in_force)
		return HC_RULE_NOT_IN_FORCE;
	return verified || choice->include_unverified ? HC_RULE_RUNS : HC_RULE_UNVERIFIED;
}

static const char *nearer(const char *word, const char *candidate, const char *best)
{
	return !best || hc_nearest_edits(word, candidate) < hc_nearest_edits(word, best) ? candidate : best;
}

static bool check_rule(const char *word, const hc_rule_list *list, hc_error *err)
{
	const char *best = NULL;
	for (size_t i = 0; i < list->count; i++) {
		if (is_named(&list->rules[i], word))
			return true;
		best = nearer(word, list->rules[i].id, best);
		best = nearer(word, list->rules[i].area, best);
	}
	hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no rule or area '%s'; the nearest is '%s'",
	             "没有名为“%s”的规则或领域；最接近的是“%s”", word, best ? best : "-");
	return false;
}

static bool check_clause(const char *word, const hc_law *law, hc_error *err)
{
	const char *best = NULL;
	for (size_t i = 0; i < law->document_count; i++) {
		const hc_document *document = &law->documents[i];
		if (strcmp(document->id, word) == 0)
			return true;
		best = nearer(word, document->id, best);
		for (size_t j = 0; j < document->clause_count; j++) {
			if (strcmp(document->clauses[j].id, word) == 0)
				return true;
			best = nearer(word, document->clauses[j].id, best);
		}
	}
	hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no clause or document '%s'; the nearest is '%s'",
	             "没有名为“%s”的条款或文件；最接近的是“%s”", word, best ? best : "-");
	return false;
}

static bool check_indicator(const char *id, const hc_project *project, const hc_rule_list *list, const hc_law *law, hc_error *err)
{
	const hc_rule *rule = hc_rule_find(list, id);
	const char *best = NULL;

	if (rule && rule->subject == law->owner)
		return true;
	for (size_t i = 0; i < list->count; i++)
		if (list->rules[i].subject == law->owner)
			best = nearer(id, list->rules[i].id, best);
	hc_error_add(err, HC_ESCHEMA, project->file, project->line, "there is no rule '%s' whose subject is '%s'; the nearest is '%s'",
	             "没有名为“%s”、对象为“%s”的规则；最接近的是“%s”", id, law->owner->name, best ? best : "-");
	return false;
}

bool hc_rule_check_projects(const hc_rule_list *list, const hc_law *law, hc_error *err)
{
	bool ok = true;
	for (size_t p = 0; p < law->project_count; p++)
		for (size_t i = 0; i < law->projects[p].rule_count; i++)
			ok = check_indicator(law->projects[p].rules[i], &law->projects[p], list, law, err) && ok;
	return ok;
}

bool hc_rule_choice_check(const hc_rule_choice *choice, const hc_rule_list *list, const hc_law *law, hc_error *err)
{
	bool ok = true;
	for (size_t i = 0; i < choice->rule_count; i++)
		ok = check_rule(choice->rules[i], list, err) && ok;
	for (size_t i = 0; i < choice->skip_count; i++)
		ok = check_rule(choice->skips[i], list, err) && ok;
	for (size_t i = 0; i < choice->clause_count; i++)
		ok = check_clause(choice->clauses[i], law, err) && ok;
	return ok;
}

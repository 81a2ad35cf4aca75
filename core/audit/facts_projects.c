/* SPDX-License-Identifier: MIT */
/*
 * The projects that an audit can tell of: in force on its date, and with every
 * indicator among the rules that run. One with indicators missing would sort
 * owners by the rest, and is left out.
 */
#include "audit/facts.h"

#include <string.h>

static bool runs(const hc_plan *plan, const char *id)
{
	const hc_rule *rule = hc_rule_find(plan->rules, id);
	return rule && plan->runs[rule - plan->rules->rules];
}

static bool takes_part(const hc_plan *plan, const hc_project *project)
{
	bool in_force = false;
	for (size_t i = 0; i < project->clause_count; i++)
		in_force = in_force || (plan->as_of >= project->clauses[i]->from && plan->as_of <= project->clauses[i]->to);
	for (size_t i = 0; i < project->rule_count; i++)
		in_force = in_force && runs(plan, project->rules[i]);
	return in_force;
}

static bool add_project(hc_ledger_project *to, const hc_project *project, hc_arena *arena)
{
	const char **clauses = hc_arena_alloc(arena, (project->clause_count + 1) * sizeof *clauses);
	hc_ledger_class *classes = hc_arena_alloc(arena, (project->class_count + 1) * sizeof *classes);
	hc_ledger_goal *goals = hc_arena_alloc(arena, (project->goal_count + 1) * sizeof *goals);

	if (!clauses || !classes || !goals)
		return false;
	for (size_t i = 0; i < project->clause_count; i++)
		clauses[i] = project->clauses[i]->id;
	for (size_t i = 0; i < project->class_count; i++)
		classes[i] = (hc_ledger_class){project->classes[i].name, project->classes[i].label, project->classes[i].over, 0};
	classes[project->class_count] = (hc_ledger_class){HC_PROJECT_UNDETERMINED, project->undetermined, -1, 0};
	for (size_t i = 0; i < project->goal_count; i++)
		goals[i] = (hc_ledger_goal){project->goals[i].by, project->goals[i].share,
		                            project->goals[i].clause ? project->goals[i].clause->id : NULL};
	*to = (hc_ledger_project){.name = project->name, .title = project->title, .rule_count = project->rule_count,
	                          .rules = project->rules, .clause_count = project->clause_count, .clauses = clauses,
	                          .class_count = project->class_count + 1, .classes = classes,
	                          .goal_count = project->goal_count, .goals = goals, .verified = project->verified,
	                          .basis = project->basis};
	return true;
}

bool hc_facts_add_projects(hc_ledger_facts *out, const hc_plan *plan, hc_arena *arena)
{
	hc_ledger_project *projects = hc_arena_alloc(arena, (plan->law->project_count + 1) * sizeof *projects);
	if (!projects)
		return false;
	for (size_t i = 0; i < plan->law->project_count; i++)
		if (takes_part(plan, &plan->law->projects[i]) && !add_project(&projects[out->project_count++], &plan->law->projects[i], arena))
			return false;
	out->projects = projects;
	return true;
}

/* SPDX-License-Identifier: MIT */
/* Projects and standings as JSON values. */

#include "publish/record.h"

#include "publish/project_lines.h"

static json_t *texts_of(const char *const *texts, size_t count)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < count; i++)
		out = hc_record_add(out, json_string(texts[i]));
	return out;
}

static json_t *class_of(const hc_ledger_class *class)
{
	json_t *out = json_object();
	bool ok = hc_record_set(out, "name", json_string(class->name)) &&
	          hc_record_set(out, "label", hc_record_label(class->label)) &&
	          hc_record_set(out, "owners", json_integer(class->owners));

	return hc_record_whole(out, ok);
}

static json_t *goal_of(const hc_ledger_goal *goal)
{
	char share[HC_FRACTION_TEXT], by[11];
	json_t *out = json_object();

	hc_fraction_write(share, goal->share);
	hc_date_write(by, goal->by);
	return hc_record_whole(out, hc_record_set(out, "by", json_string(by)) &&
	                                    hc_record_set(out, "share", json_string(share)) &&
	                                    hc_record_set(out, "clause", hc_record_text(goal->clause)));
}

static json_t *classes_of(const hc_ledger_project *project)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < project->class_count; i++)
		out = hc_record_add(out, class_of(&project->classes[i]));
	return out;
}

static json_t *goals_of(const hc_ledger_project *project)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < project->goal_count; i++)
		out = hc_record_add(out, goal_of(&project->goals[i]));
	return out;
}

json_t *hc_record_project(const hc_ledger_project *project)
{
	json_t *out = json_object();

	return hc_record_whole(
		out,
		hc_record_set(out, "name", json_string(project->name)) &&
			hc_record_set(out, "title", hc_record_label(project->title)) &&
			hc_record_set(out, "clauses", texts_of(project->clauses, project->clause_count)) &&
			hc_record_set(out, "rules", texts_of(project->rules, project->rule_count)) &&
			hc_record_set(out, "verified", json_string(hc_verified_word(project->verified))) &&
			hc_record_set(out, "basis",
	                              project->basis.zh ? hc_record_label(project->basis) : json_null()) &&
			hc_record_set(out, "classes", classes_of(project)) &&
			hc_record_set(out, "counted", json_integer(hc_project_counted(project))) &&
			hc_record_set(out, "met", json_integer(project->classes[hc_project_best(project)].owners)) &&
			hc_record_set(out, "goals", goals_of(project)));
}

json_t *hc_record_standing(const hc_ledger *ledger, const hc_ledger_project *project, const hc_ledger_standing *standing)
{
	json_t *out = json_object();
	bool ok = hc_record_set(out, "project", json_string(project->name)) &&
	          hc_record_set(out, "owner", hc_record_owner(ledger, standing->owner_id, standing->owner_name)) &&
	          hc_record_set(out, "class", json_string(project->classes[standing->class].name)) &&
	          hc_record_set(out, "failed", json_integer(standing->failed)) &&
	          hc_record_set(out, "undecided", json_integer(standing->undecided));

	return hc_record_whole(out, ok);
}

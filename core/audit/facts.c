/* SPDX-License-Identifier: MIT */
/*
 * A ledger stands on its own, so everything that a reader of it will need to
 * name things is copied into it: only the rules that were chosen, the limits
 * they can read, and all words of the schema.
 */
#include "audit/facts.h"

#include <string.h>

static const char *state_word(hc_rule_state state)
{
	return state == HC_RULE_RUNS ? "runs" : state == HC_RULE_NOT_IN_FORCE ? "not_in_force" : "unverified";
}

/* Whether the rule can come to rows of `entity`: its subject, a collection or a reference behind a dot. */
static bool reaches(const hc_rule *rule, const hc_entity *entity, const hc_schema *schema)
{
	if (rule->subject == entity || hc_rule_follows(rule, entity->plural))
		return true;
	for (size_t i = 0; i < schema->entity_count; i++)
		for (size_t f = 0; f < schema->entities[i].field_count; f++) {
			const hc_field *field = &schema->entities[i].fields[f];
			if (field->target == entity && field->reference && hc_rule_follows(rule, field->reference))
				return true;
		}
	return false;
}

/* Whether the rule can read a field that is never published: its source has the field's name and a way to it. */
static bool reads_personal(const hc_rule *rule, const hc_schema *schema)
{
	for (size_t i = 0; i < schema->entity_count; i++) {
		const hc_entity *entity = &schema->entities[i];
		for (size_t f = 0; f < entity->field_count + entity->derived_count; f++)
			if (entity->fields[f].personal && hc_rule_names(rule, entity->fields[f].name) && reaches(rule, entity, schema))
				return true;
	}
	return false;
}

static bool add_limit_names(hc_ledger_rule *to, const hc_rule *rule, const hc_law *law, hc_arena *arena)
{
	const char **names = hc_arena_alloc(arena, (law->limit_count + 1) * sizeof *names);
	if (!names)
		return false;
	for (size_t i = 0; i < law->limit_count; i++)
		if (hc_rule_names(rule, law->limits[i].name))
			names[to->limit_count++] = law->limits[i].name;
	to->limits = names;
	return true;
}

static bool add_rule(hc_ledger_rule *to, const hc_plan *plan, size_t position, hc_arena *arena)
{
	const hc_rule *rule = &plan->rules->rules[position];
	hc_ledger_clause *clauses = hc_arena_alloc(arena, (rule->clause_count + 1) * sizeof *clauses);
	if (!clauses)
		return false;
	for (size_t i = 0; i < rule->clause_count; i++) {
		const hc_clause *clause = rule->clauses[i];
		clauses[i] = (hc_ledger_clause){clause->id, clause->document->title, clause->document->number, clause->duty, clause->verified,
		                                clause->from, clause->to};
	}
	*to = (hc_ledger_rule){.id = rule->id, .area = rule->area, .title = rule->title, .severity = rule->severity,
	                       .entity = rule->subject->name, .state = state_word(plan->states[position]),
	                       .clause_count = rule->clause_count, .clauses = clauses,
	                       .personal = reads_personal(rule, plan->law->schema)};
	return add_limit_names(to, rule, plan->law, arena);
}

static bool add_rules(hc_ledger_facts *out, const hc_plan *plan, hc_arena *arena)
{
	hc_ledger_rule *rules = hc_arena_alloc(arena, (plan->listed_count + 1) * sizeof *rules);
	if (!rules)
		return false;
	for (size_t i = 0; i < plan->listed_count; i++)
		if (!add_rule(&rules[i], plan, plan->listed[i], arena))
			return false;
	out->rules = rules;
	out->rule_count = plan->listed_count;
	return true;
}

static bool add_levels(hc_ledger_facts *out, const hc_law *law, hc_arena *arena)
{
	hc_ledger_level *levels = hc_arena_alloc(arena, (law->verdict_count + 1) * sizeof *levels);
	if (!levels)
		return false;
	for (size_t i = 0; i < law->verdict_count; i++)
		levels[i] = (hc_ledger_level){law->verdicts[i].name, law->verdicts[i].label, 0};
	out->levels = levels;
	out->level_count = law->verdict_count;
	out->verdicts_verified = law->verdicts_verified;
	out->verdicts_basis = law->verdicts_basis;
	return true;
}

static bool add_terms(hc_ledger_facts *out, const hc_law *law, hc_arena *arena)
{
	const hc_schema *schema = law->schema;
	size_t count = schema->unit_count + schema->entity_count + law->area_count, at = 0;
	for (size_t i = 0; i < schema->entity_count; i++)
		count += schema->entities[i].field_count + schema->entities[i].derived_count;
	hc_ledger_term *terms = hc_arena_alloc(arena, (count + 1) * sizeof *terms);
	if (!terms)
		return false;
	for (size_t i = 0; i < law->area_count; i++) {
		terms[at] = (hc_ledger_term){.name = hc_arena_format(arena, "area:%s", law->areas[i].name), .label = law->areas[i].label};
		if (!terms[at++].name)
			return false;
	}
	for (size_t i = 0; i < schema->unit_count; i++)
		terms[at++] = (hc_ledger_term){.name = schema->units[i].name, .label = schema->units[i].label};
	for (size_t i = 0; i < schema->entity_count; i++) {
		const hc_entity *entity = &schema->entities[i];
		terms[at++] = (hc_ledger_term){entity->name, entity->label, {entity->label.zh, entity->plural_en}, entity->counter_zh,
		                                entity->about_person};
		for (size_t f = 0; f < entity->field_count + entity->derived_count; f++) {
			const char *name = hc_arena_format(arena, "%s.%s", entity->name, entity->fields[f].name);
			if (!name)
				return false;
			terms[at++] = (hc_ledger_term){.name = name, .label = entity->fields[f].label, .personal = entity->fields[f].personal};
		}
	}
	out->terms = terms;
	out->term_count = at;
	return true;
}

static bool any_rule_names(const hc_plan *plan, const char *name)
{
	for (size_t i = 0; i < plan->rules->count; i++)
		if (plan->runs[i] && hc_rule_names(&plan->rules->rules[i], name))
			return true;
	return false;
}

/* Limits that a reader must be told of: placeholders, decisions in their place, values past their review. */
static bool add_limits(hc_ledger_facts *out, const hc_plan *plan, hc_arena *arena)
{
	const hc_law *law = plan->law;
	hc_ledger_limit *limits = hc_arena_alloc(arena, (law->limit_count + 1) * sizeof *limits);
	if (!limits)
		return false;
	for (size_t i = 0; i < law->limit_count; i++) {
		const hc_limit *limit = &law->limits[i];
		hc_ledger_limit note = {.name = limit->name, .title = limit->title, .verified = HC_TEXT_READ};
		for (size_t v = 0; v < limit->value_count && any_rule_names(plan, limit->name); v++) {
			const hc_limit_value *value = &limit->values[v];
			if (plan->as_of < value->from || plan->as_of > value->to)
				continue;
			if (value->verified < note.verified)
				note.verified = value->verified;
			if (value->basis.zh)
				note.basis = value->basis;
			if (value->has_review && plan->as_of > value->review_by) {
				note.outdated = true;
				note.review_by = value->review_by;
			}
		}
		if (note.outdated || note.verified == HC_CITY || note.basis.zh)
			limits[out->limit_count++] = note;
	}
	out->limits = limits;
	return true;
}

static bool add_facets(hc_ledger_facts *out, const hc_plan *plan, hc_arena *arena)
{
	hc_ledger_facet *facets = hc_arena_alloc(arena, (plan->facets.count + 1) * sizeof *facets);
	if (!facets)
		return false;
	for (size_t i = 0; i < plan->facets.count; i++) {
		const hc_field *field = plan->facets.facets[i].field;
		facets[i] = (hc_ledger_facet){field->name, field->target ? field->target->name : NULL,
		                              field->target ? field->target->label : field->label};
	}
	out->facets = facets;
	out->facet_count = plan->facets.count;
	return true;
}

hc_status hc_facts_make(hc_ledger_facts *out, const hc_plan *plan, const hc_origin *origin, hc_arena *arena, hc_error *err)
{
	memset(out, 0, sizeof *out);
	out->program = origin->program;
	out->source_count = origin->source_count;
	out->sources = origin->sources;
	out->choice_count = origin->choice_count;
	out->choices = origin->choices;
	out->earlier = origin->earlier ? hc_ledger_facts_of(origin->earlier)->as_of : HC_DATE_NEVER;
	out->as_of = plan->as_of;
	out->part = plan->part;
	out->records_date = plan->records_date;
	out->owner_entity = plan->law->owner->name;
	out->within = plan->within_text;
	out->rules_not_chosen = plan->rules->count - plan->listed_count;
	if (!add_rules(out, plan, arena) || !add_levels(out, plan->law, arena) || !add_terms(out, plan->law, arena) ||
	    !add_limits(out, plan, arena) || !hc_facts_add_projects(out, plan, arena) || !add_facets(out, plan, arena) ||
	    !hc_facts_add_law(out, plan, origin->coverage, arena))
		return hc_error_nomem(err);
	return HC_OK;
}

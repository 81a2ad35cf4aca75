/* SPDX-License-Identifier: MIT */
/*
 * An edition is the ledger's facts with sums of its own. They are the ledger's
 * where every result is an entry; else the entries are counted once, when the
 * edition is opened.
 */

#include "publish/edition_internal.h"

#include "base/memory.h"
#include "publish/project_lines.h"
#include "publish/sentence.h"

#include <string.h>

static const struct {
	const char *word;
	hc_label label;
} kinds[HC_EDITION_COUNT] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_EDITION_LIST(X)
#undef X
};

const char *hc_edition_word(hc_edition_kind kind)
{
	return (size_t)kind < HC_EDITION_COUNT ? kinds[kind].word : "";
}

hc_label hc_edition_label(hc_edition_kind kind)
{
	return (size_t)kind < HC_EDITION_COUNT ? kinds[kind].label : (hc_label){ NULL, NULL };
}

bool hc_edition_find(hc_edition_kind *out, const char *word)
{
	size_t i;

	for (i = 0; word && i < HC_EDITION_COUNT; i++) {
		if (strcmp(kinds[i].word, word) == 0) {
			*out = (hc_edition_kind)i;
			return true;
		}
	}
	return false;
}

/* ---- whose ---- */

static hc_status read_within(hc_edition *edition, const char *within, hc_error *err)
{
	const char *entity = edition->facts.owner_entity, *colon = within ? strchr(within, ':') : NULL;
	const hc_ledger_verdict *verdict = NULL;
	hc_status status;

	if (!within && edition->kind == HC_SUBJECT)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "the subject edition is about one %s: --within %s:ID",
		                    "被核查单位版只针对一个 %s：--within %s:ID", entity, entity);
	if (!within)
		return HC_OK;
	if (!colon || strlen(entity) != (size_t)(colon - within) || strncmp(within, entity, strlen(entity)) != 0)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "'%s' is not of the shape %s:ID", "“%s”不是 %s:ID 的形式", within, entity);
	edition->within = hc_arena_text(&edition->arena, within);
	edition->owner_id = hc_arena_text(&edition->arena, colon + 1);
	if (!edition->within || !edition->owner_id)
		return hc_error_nomem(err);
	status = hc_ledger_find_verdict(&verdict, edition->ledger, edition->owner_id, err);
	if (status == HC_OK && !verdict)
		status = hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no verdict on %s in this audit", "本次核查中没有 %s 的结论",
		                      within);
	return status;
}

/* ---- sums ---- */

bool hc_edition_groups(const hc_edition *edition, size_t rule)
{
	const hc_ledger_term *entity;

	if (edition->kind != HC_PUBLIC)
		return false;
	entity = hc_ledger_find_term(edition->ledger, edition->rules[rule].entity);
	return entity && entity->personal;
}

static hc_status count_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	hc_edition *edition = context;

	(void)err;
	if (owner) {
		edition->owners++;
		edition->levels[owner->level].owners++;
	}
	return HC_OK;
}

static hc_status count_entry(void *context, const hc_entry *entry, hc_error *err)
{
	hc_edition *edition = context;

	(void)err;
	edition->rules[hc_entry_rule_position(entry)].totals[hc_entry_outcome(entry)]++;
	edition->totals[hc_entry_outcome(entry)]++;
	return HC_OK;
}

static hc_status count_anew(hc_edition *edition, hc_error *err)
{
	size_t i;

	for (i = 0; i < edition->facts.rule_count; i++)
		memset(edition->rules[i].totals, 0, sizeof edition->rules[i].totals);
	for (i = 0; i < edition->facts.level_count; i++)
		edition->levels[i].owners = 0;
	return hc_edition_read_by_owner(edition, 0, count_owner, count_entry, edition, err);
}

static hc_status count(hc_edition *edition, hc_error *err)
{
	size_t i;

	for (i = 0; i < edition->facts.rule_count; i++)
		edition->grouping = edition->grouping || (hc_ledger_runs(&edition->rules[i]) && hc_edition_groups(edition, i));
	if (edition->grouping || edition->within)
		return count_anew(edition, err);
	memcpy(edition->totals, hc_ledger_totals(edition->ledger), sizeof edition->totals);
	for (i = 0; i < edition->facts.level_count; i++)
		edition->owners += edition->levels[i].owners;
	return HC_OK;
}

/* ---- classes of projects ---- */

static hc_status count_standing(void *context, const hc_ledger_standing *standing, hc_error *err)
{
	hc_ledger_class *classes = context;

	(void)err;
	classes[standing->class].owners++;
	return HC_OK;
}

/* Of one owner its own class is all that is counted. */
static hc_status narrow_projects(hc_edition *edition, hc_error *err)
{
	hc_ledger_project *projects = hc_arena_alloc(&edition->arena, (edition->facts.project_count + 1) * sizeof *projects);
	hc_status status = HC_OK;
	size_t i, k;

	if (!projects)
		return hc_error_nomem(err);
	for (i = 0; status == HC_OK && i < edition->facts.project_count; i++) {
		hc_ledger_class *classes;

		projects[i] = edition->facts.projects[i];
		classes = hc_arena_alloc(&edition->arena, projects[i].class_count * sizeof *classes);
		if (!classes)
			return hc_error_nomem(err);
		memcpy(classes, projects[i].classes, projects[i].class_count * sizeof *classes);
		for (k = 0; k < projects[i].class_count; k++)
			classes[k].owners = 0;
		projects[i].classes = classes;
		status = hc_edition_read_standings(edition, i, count_standing, classes, err);
	}
	edition->facts.projects = projects;
	return status;
}

/* ---- opening ---- */

static hc_status copy_facts(hc_edition *edition, hc_error *err)
{
	hc_ledger_facts *facts = &edition->facts;

	*facts = *hc_ledger_facts_of(edition->ledger);
	edition->rules = hc_arena_alloc(&edition->arena, (facts->rule_count + 1) * sizeof *edition->rules);
	edition->levels = hc_arena_alloc(&edition->arena, (facts->level_count + 1) * sizeof *edition->levels);
	if (!edition->rules || !edition->levels)
		return hc_error_nomem(err);
	if (facts->rule_count)
		memcpy(edition->rules, facts->rules, facts->rule_count * sizeof *edition->rules);
	if (facts->level_count)
		memcpy(edition->levels, facts->levels, facts->level_count * sizeof *edition->levels);
	facts->rules = edition->rules;
	facts->levels = edition->levels;
	return HC_OK;
}

hc_status hc_edition_open(hc_edition **out, hc_ledger *ledger, hc_edition_kind kind, const char *within, hc_error *err)
{
	hc_edition *edition = hc_memory_alloc(sizeof *edition);
	hc_status status;

	*out = NULL;
	if (!edition)
		return hc_error_nomem(err);
	edition->ledger = ledger;
	edition->kind = kind;
	status = copy_facts(edition, err);
	if (status == HC_OK)
		status = read_within(edition, within, err);
	if (status == HC_OK)
		status = count(edition, err);
	if (status == HC_OK && edition->within)
		status = narrow_projects(edition, err);
	if (status == HC_OK)
		*out = edition;
	else
		hc_edition_close(edition);
	return status;
}

void hc_edition_close(hc_edition *edition)
{
	if (!edition)
		return;
	hc_arena_drop(&edition->slots[0].arena);
	hc_arena_drop(&edition->slots[1].arena);
	hc_arena_drop(&edition->arena);
	hc_memory_free(edition);
}

/* ---- facts ---- */

hc_edition_kind hc_edition_of(const hc_edition *edition)
{
	return edition->kind;
}

const char *hc_edition_within(const hc_edition *edition)
{
	return edition->within;
}

const hc_ledger_facts *hc_edition_facts(const hc_edition *edition)
{
	return &edition->facts;
}

int64_t hc_edition_owners(const hc_edition *edition)
{
	return edition->owners;
}

const int64_t *hc_edition_totals(const hc_edition *edition)
{
	return edition->totals;
}

const hc_ledger_term *hc_edition_term(const hc_edition *edition, const char *name)
{
	return hc_ledger_find_term(edition->ledger, name);
}

void hc_edition_add_amount(hc_text *out, const hc_edition *edition, int64_t amount, const char *unit, hc_lang lang)
{
	hc_sentence_add_amount(out, edition->ledger, amount, unit, lang);
}

void hc_edition_add_classes(hc_text *out, const hc_edition *edition, const hc_ledger_project *project, hc_lang lang)
{
	hc_project_add_classes(out, edition->ledger, project, lang);
}

size_t hc_edition_rule(const hc_edition *edition, const char *id)
{
	const hc_ledger_rule *rule = hc_ledger_find_rule(edition->ledger, id);

	/* The edition's rules are the ledger's, in the same order. */
	return rule ? (size_t)(rule - hc_ledger_facts_of(edition->ledger)->rules) : edition->facts.rule_count;
}

/* ---- what is not results ---- */

typedef struct passing {
	const hc_edition *edition;
	hc_ledger_see_waiver see_waiver;
	hc_ledger_see_standing see_standing;
	void *context;
} passing;

static hc_status pass_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	const passing *p = context;
	const hc_edition *edition = p->edition;
	const hc_ledger_term *entity = hc_ledger_find_term(edition->ledger, waiver->entity);
	hc_ledger_waiver shown = *waiver;

	if (edition->owner_id && (strcmp(waiver->entity, edition->facts.owner_entity) != 0 || strcmp(waiver->id, edition->owner_id) != 0))
		return HC_OK;
	if (edition->kind == HC_PUBLIC) {
		shown.justification = "";
		if (entity && entity->personal)
			shown.id = "";
	}
	return p->see_waiver(p->context, &shown, err);
}

hc_status hc_edition_read_waivers(hc_edition *edition, hc_ledger_see_waiver see, void *context, hc_error *err)
{
	passing p = { .edition = edition, .see_waiver = see, .context = context };

	return hc_ledger_read_waivers(edition->ledger, pass_waiver, &p, err);
}

hc_status hc_edition_read_problems(hc_edition *edition, hc_ledger_see_problem see, void *context, hc_error *err)
{
	return edition->kind == HC_AUDITOR && !edition->within ? hc_ledger_read_problems(edition->ledger, see, context, err) : HC_OK;
}

static hc_status pass_standing(void *context, const hc_ledger_standing *standing, hc_error *err)
{
	const passing *p = context;

	if (p->edition->owner_id && strcmp(standing->owner_id, p->edition->owner_id) != 0)
		return HC_OK;
	return p->see_standing(p->context, standing, err);
}

hc_status hc_edition_read_standings(hc_edition *edition, size_t project, hc_ledger_see_standing see, void *context, hc_error *err)
{
	passing p = { .edition = edition, .see_standing = see, .context = context };

	return hc_ledger_read_standings(edition->ledger, project, pass_standing, &p, err);
}

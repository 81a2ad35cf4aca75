/* SPDX-License-Identifier: MIT */
/*
 * The law as a reader of the results will ask for it: every value of the
 * limits that the rules of the run read, with whom and when it is for, and the
 * register of clauses. Conditions on owners are put into words here, where the
 * schema's labels are.
 */
#include "audit/facts.h"

#include "base/text.h"

#include <string.h>

/* ---- whom a value is for ---- */

static void add_end(hc_text *out, const hc_field *field, int64_t value, hc_arena *arena)
{
	const char *text = hc_field_write(field, value, arena);

	hc_text_add(out, text ? text : "");
}

/* Members, or yes and no, between two ends. */
static void add_members(hc_text *out, const hc_field *field, hc_range range, hc_lang lang)
{
	for (int64_t v = range.low; v <= range.high && v <= field->high; v++) {
		if (v > range.low)
			hc_text_add(out, lang == HC_ZH ? "、" : ", ");
		if (field->type == HC_BOOLEAN)
			hc_text_add(out, lang == HC_ZH ? (v ? "是" : "否") : (v ? "yes" : "no"));
		else if (v >= 0 && (size_t)v < field->member_count)
			hc_text_add(out, hc_label_text(field->members[v].label, lang));
	}
}

static void add_range(hc_text *out, const hc_field *field, hc_range range, hc_lang lang, hc_arena *arena)
{
	bool from = range.low > field->low, to = range.high < field->high;

	if (field->type == HC_ENUM || field->type == HC_BOOLEAN) {
		add_members(out, field, range, lang);
		return;
	}
	if (from && !to && lang == HC_EN)
		hc_text_add(out, "from ");
	if (from)
		add_end(out, field, range.low, arena);
	if (from && to)
		hc_text_add(out, lang == HC_ZH ? " 至 " : " to ");
	if (!from && to && lang == HC_EN)
		hc_text_add(out, "until ");
	if (to)
		add_end(out, field, range.high, arena);
	if (from && !to && lang == HC_ZH)
		hc_text_add(out, " 起");
	if (!from && to && lang == HC_ZH)
		hc_text_add(out, " 止");
}

static void add_part(hc_text *out, const hc_scope_part *part, hc_lang lang, hc_arena *arena)
{
	hc_text_addf(out, "%s%s", hc_label_text(part->field->label, lang), lang == HC_ZH ? "：" : ": ");
	for (size_t i = 0; i < part->text_count; i++)
		hc_text_addf(out, "%s%s", i == 0 ? "" : lang == HC_ZH ? "、" : ", ", part->texts[i]);
	for (size_t i = 0; i < part->range_count; i++) {
		if (i > 0)
			hc_text_add(out, lang == HC_ZH ? "、" : ", ");
		add_range(out, part->field, part->ranges[i], lang, arena);
	}
}

/* In `arena`; NULL for everybody, and when out of memory (then `*ok` is false). */
static const char *whom(const hc_scope *scope, hc_lang lang, hc_arena *arena, bool *ok)
{
	hc_text text;
	const char *kept = NULL;

	hc_text_init(&text);
	for (size_t i = 0; i < scope->count; i++) {
		if (i > 0)
			hc_text_add(&text, lang == HC_ZH ? "；" : "; ");
		add_part(&text, &scope->parts[i], lang, arena);
	}
	if (scope->count > 0) {
		kept = hc_arena_text(arena, hc_text_get(&text));
		*ok = *ok && kept && !text.failed;
	}
	hc_text_drop(&text);
	return kept;
}

/* ---- limits ---- */

static const char *amount(const hc_limit *limit, const hc_limit_value *value, hc_lang lang, hc_arena *arena)
{
	char number[HC_FRACTION_TEXT];
	hc_text text;
	const char *kept;

	if (limit->kind == HC_LIMIT_DAY)
		return hc_arena_format(arena, "%02d-%02d", value->month, value->day);
	if (limit->kind == HC_LIMIT_NUMBER) {
		hc_fraction_write(number, value->number);
		return hc_arena_text(arena, number);
	}
	hc_text_init(&text);
	for (size_t i = 0; i < value->text_count; i++)
		hc_text_addf(&text, "%s%s", i == 0 ? "" : lang == HC_ZH ? "、" : ", ", value->texts[i]);
	kept = text.failed ? NULL : hc_arena_text(arena, hc_text_get(&text));
	hc_text_drop(&text);
	return kept;
}

static bool add_figure(hc_ledger_figure *to, const hc_limit *limit, const hc_limit_value *value, hc_arena *arena)
{
	bool ok = true;

	*to = (hc_ledger_figure){.limit = limit->name, .title = limit->title, .unit = limit->unit,
	                         .value = {amount(limit, value, HC_ZH, arena), amount(limit, value, HC_EN, arena)},
	                         .whom = {whom(&value->where, HC_ZH, arena, &ok), whom(&value->where, HC_EN, arena, &ok)},
	                         .from = value->from, .to = value->to, .clause = value->clause ? value->clause->id : NULL,
	                         .verified = value->verified, .basis = value->basis,
	                         .review_by = value->has_review ? value->review_by : HC_DATE_NEVER};
	return ok && to->value.zh && to->value.en;
}

static bool any_rule_names(const hc_plan *plan, const char *name)
{
	for (size_t i = 0; i < plan->listed_count; i++)
		if (hc_rule_names(&plan->rules->rules[plan->listed[i]], name))
			return true;
	return false;
}

static bool add_figures(hc_ledger_facts *out, const hc_plan *plan, hc_arena *arena)
{
	const hc_law *law = plan->law;
	size_t room = 0;
	for (size_t i = 0; i < law->limit_count; i++)
		room += law->limits[i].value_count;
	hc_ledger_figure *figures = hc_arena_alloc(arena, (room + 1) * sizeof *figures);
	if (!figures)
		return false;
	for (size_t i = 0; i < law->limit_count; i++)
		for (size_t v = 0; v < law->limits[i].value_count && any_rule_names(plan, law->limits[i].name); v++)
			if (!add_figure(&figures[out->figure_count++], &law->limits[i], &law->limits[i].values[v], arena))
				return false;
	out->figures = figures;
	return true;
}

/* ---- the register ---- */

static void set_duty(hc_ledger_duty *to, const hc_covered_clause *covered)
{
	const hc_clause *clause = covered->clause;

	*to = (hc_ledger_duty){.id = clause->id, .number = clause->number, .duty = clause->duty, .left = covered->left,
	                       .verified = clause->verified, .from = clause->from, .to = clause->to,
	                       .state = hc_coverage_word(covered->state), .rule_count = covered->rule_count,
	                       .rules = covered->rules};
}

static bool add_documents(hc_ledger_facts *out, const hc_coverage *coverage, hc_arena *arena)
{
	hc_ledger_document *documents = hc_arena_alloc(arena, (coverage->document_count + 1) * sizeof *documents);
	if (!documents)
		return false;
	for (size_t i = 0; i < coverage->document_count; i++) {
		const hc_covered_document *from = &coverage->documents[i];
		hc_ledger_duty *duties = hc_arena_alloc(arena, (from->clause_count + 1) * sizeof *duties);
		if (!duties)
			return false;
		for (size_t k = 0; k < from->clause_count; k++)
			set_duty(&duties[k], &from->clauses[k]);
		documents[i] = (hc_ledger_document){from->document->id, from->document->number, from->document->title,
		                                    from->document->from, from->document->to, from->clause_count, duties};
	}
	out->documents = documents;
	out->document_count = coverage->document_count;
	return true;
}

bool hc_facts_add_law(hc_ledger_facts *out, const hc_plan *plan, const hc_coverage *coverage, hc_arena *arena)
{
	memcpy(out->deadlines, plan->law->deadlines, sizeof out->deadlines);
	return add_figures(out, plan, arena) && (!coverage || add_documents(out, coverage, arena));
}

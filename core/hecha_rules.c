/* SPDX-License-Identifier: MIT */
/*
 * Rules as people read them: put together from the rule's own file, the
 * register and the limits that its source mentions, so that nothing has to be
 * kept in step by hand.
 */
#include "base/text.h"
#include "hecha_internal.h"

#include <string.h>

static const char *iso(hc_arena *arena, hc_date date)
{
	char text[11];
	if (date <= HC_DATE_MIN || date >= HC_DATE_MAX)
		return NULL;
	hc_date_write(text, date);
	return hc_arena_text(arena, text);
}

static void add_scope(hc_text *out, const hc_scope *scope, hc_arena *arena)
{
	for (size_t i = 0; i < scope->count; i++) {
		const hc_scope_part *part = &scope->parts[i];
		hc_text_addf(out, "%s%s: ", i ? "; " : "", part->field->name);
		for (size_t t = 0; t < part->text_count; t++)
			hc_text_addf(out, "%s%s", t ? ", " : "", part->texts[t]);
		for (size_t r = 0; r < part->range_count; r++) {
			const hc_range *range = &part->ranges[r];
			bool from = range->low > part->field->low, to = range->high < part->field->high;
			bool listed = part->field->type == HC_ENUM || part->field->type == HC_BOOLEAN;
			hc_text_add(out, r ? ", " : "");
			if (listed)
				for (int64_t v = range->low; v <= range->high && v <= part->field->high; v++)
					hc_text_addf(out, "%s%s", v > range->low ? ", " : "",
					             part->field->type == HC_BOOLEAN ? (v ? "true" : "false") : hc_field_write(part->field, v, arena));
			else
				hc_text_addf(out, "%s – %s", from ? hc_field_write(part->field, range->low, arena) : "",
				             to ? hc_field_write(part->field, range->high, arena) : "");
		}
	}
}

static void add_amount(hc_text *out, const hc_limit *limit, const hc_limit_value *v)
{
	char number[HC_FRACTION_TEXT];
	if (limit->kind == HC_LIMIT_DAY) {
		hc_text_addf(out, "%02d-%02d", v->month, v->day);
	} else if (limit->kind == HC_LIMIT_NUMBER) {
		hc_fraction_write(number, v->number);
		hc_text_add(out, number);
	} else {
		for (size_t i = 0; i < v->text_count; i++)
			hc_text_addf(out, "%s%s", i ? ", " : "", v->texts[i]);
	}
}

static void add_value(hc_text *out, const hc_limit *limit, const hc_limit_value *v, hc_arena *arena)
{
	const char *from = iso(arena, v->from), *to = iso(arena, v->to);
	hc_text_addf(out, "%s – %s: ", from ? from : "", to ? to : "");
	add_amount(out, limit, v);
	hc_text_add(out, " (");
	add_scope(out, &v->where, arena);
	hc_text_addf(out, "%s%s; %s%s%s)", v->where.count ? "; " : "", v->clause ? v->clause->id : "-",
	             hc_verified_word(v->verified), v->basis.zh ? ": " : "", v->basis.zh ? v->basis.zh : "");
}

/* What `text` holds, in `arena`; drops `text`. */
static const char *keep(hc_text *text, hc_arena *arena)
{
	const char *kept = hc_arena_text(arena, hc_text_get(text));
	hc_text_drop(text);
	return kept;
}

static const char *values_of(const hc_limit *limit, hc_arena *arena)
{
	hc_text out;
	hc_text_init(&out);
	for (size_t i = 0; i < limit->value_count; i++) {
		hc_text_add(&out, i ? "\n" : "");
		add_value(&out, limit, &limit->values[i], arena);
	}
	return keep(&out, arena);
}

const char *hc_pack_value_text(const hc_limit *limit, const hc_limit_value *value, hc_arena *arena)
{
	hc_text out;
	hc_text_init(&out);
	add_value(&out, limit, value, arena);
	return keep(&out, arena);
}

const char *hc_pack_amount_text(const hc_limit *limit, const hc_limit_value *value, hc_arena *arena)
{
	hc_text out;
	hc_text_init(&out);
	add_amount(&out, limit, value);
	return keep(&out, arena);
}

static hc_rule_info info_of(const hc_rule *rule)
{
	return (hc_rule_info){rule->id, rule->area, rule->subject->name, rule->file, rule->title, rule->severity, rule->example_count};
}

hc_status hc_pack_describe(hc_pack *pack, hc_error *err)
{
	const hc_rule_list *rules = hc_script_rules(pack->script);
	pack->infos = hc_arena_alloc(&pack->arena, (rules->count + 1) * sizeof *pack->infos);
	if (!pack->infos)
		return hc_error_nomem(err);
	for (size_t i = 0; i < rules->count; i++)
		pack->infos[i] = info_of(&rules->rules[i]);
	return HC_OK;
}

size_t hc_pack_rule_count(const hc_pack *pack)
{
	return hc_script_rules(pack->script)->count;
}

const hc_rule_info *hc_pack_rule(const hc_pack *pack, size_t position)
{
	return position < hc_pack_rule_count(pack) ? &pack->infos[position] : NULL;
}

const hc_rule_info *hc_pack_find_rule(const hc_pack *pack, const char *id)
{
	const hc_rule_list *rules = hc_script_rules(pack->script);
	const hc_rule *rule = hc_rule_find(rules, id);
	return rule ? &pack->infos[rule - rules->rules] : NULL;
}

hc_rule_grounds hc_pack_rule_grounds(hc_pack *pack, const hc_rule_info *rule)
{
	const hc_rule *own = &hc_script_rules(pack->script)->rules[rule - pack->infos];
	hc_rule_grounds out = {.clause_count = 0};

	for (size_t i = 0; i < own->clause_count && i < sizeof out.clauses / sizeof *out.clauses; i++) {
		const hc_clause *clause = own->clauses[i];
		out.clauses[out.clause_count++] = (struct hc_clause_info){
			clause->id, clause->document->title, clause->duty, clause->document->number, clause->verified,
			iso(&pack->arena, clause->from), iso(&pack->arena, clause->to)};
	}
	for (size_t i = 0; i < pack->law->limit_count && out.limit_count < sizeof out.limits / sizeof *out.limits; i++) {
		const hc_limit *limit = &pack->law->limits[i];
		if (hc_rule_names(own, limit->name))
			out.limits[out.limit_count++] = (struct hc_limit_info){limit->name, limit->title, limit->unit,
			                                                       values_of(limit, &pack->arena)};
	}
	return out;
}

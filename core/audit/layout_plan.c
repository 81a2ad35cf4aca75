/* SPDX-License-Identifier: MIT */
/*
 * A rule can read a field only if its source has the field's name: a name made
 * at run time finds nothing. So the columns of an entity are its fields whose
 * names a rule mentions, and of a record referred to likewise, where the
 * source has the reference behind a dot. To these come what the engine itself reads: the
 * identifier, the name, the references of collections, and the owner's fields
 * that clauses and limits choose by.
 */
#include "audit/layout_plan.h"

#include "base/limits.h"

#include <string.h>

typedef struct planning {
	hc_layout *layout;
	const hc_law *law;
	const hc_rule_list *rules;
	const bool *runs;
	bool examples;
	hc_arena *arena;
	hc_error *err;
	bool ok;
} planning;

/* Whether some rule on `subject` follows `name` (a name behind a dot). */
static bool any_rule_follows(const planning *p, const hc_entity *subject, const char *name)
{
	for (size_t i = 0; i < p->rules->count; i++)
		if (p->runs[i] && p->rules->rules[i].subject == subject && hc_rule_follows(&p->rules->rules[i], name))
			return true;
	return false;
}

static bool any_rule_on(const planning *p, const hc_entity *entity)
{
	for (size_t i = 0; i < p->rules->count; i++)
		if (p->runs[i] && p->rules->rules[i].subject == entity)
			return true;
	return false;
}

/* Adds the column `prefix` + `field` of `frame` unless it is there; its number, -1 when it could not be added. */
static int add_column(planning *p, hc_layout_frame *frame, const char *prefix, const hc_field *field,
                      const hc_field *const *steps, size_t step_count)
{
	const char *path = hc_arena_format(p->arena, "%s%s", prefix, field->name);
	int found = path ? hc_layout_find(frame, path, strlen(path)) : -1;
	if (found >= 0)
		return found;
	if (!path || frame->column_count == HC_FIELDS_MAX) {
		p->ok = false;
		if (path)
			hc_error_add(p->err, HC_ERULE, NULL, 0, "the rules read over %d fields of '%s'", "规则读取的字段超过 %d 个：“%s”",
			             HC_FIELDS_MAX, frame->entity->name);
		else
			hc_error_nomem(p->err);
		return -1;
	}
	hc_layout_column *column = &frame->columns[frame->column_count];
	*column = (hc_layout_column){.path = path, .field = field, .step_count = step_count};
	if (step_count)
		memcpy(column->steps, steps, step_count * sizeof *steps);
	return (int)frame->column_count++;
}

/* Adds the fields of `entity`, reached by `steps`, that `rule` names, and those of what it refers to. */
static void add_named(planning *p, const hc_rule *rule, hc_layout_frame *frame, const hc_entity *entity,
                      const char *prefix, const hc_field **steps, size_t step_count)
{
	for (size_t i = 0; i < entity->field_count + entity->derived_count; i++) {
		const hc_field *field = &entity->fields[i];
		if (hc_rule_names(rule, field->name) || (p->examples && hc_rule_example_names(rule, field->name)))
			add_column(p, frame, prefix, field, steps, step_count);
		if (!field->target || step_count == HC_STEPS_MAX || !hc_rule_follows(rule, field->reference))
			continue;
		const char *path = hc_arena_format(p->arena, "%s%s.", prefix, field->reference);
		steps[step_count] = field;
		add_named(p, rule, frame, field->target, path ? path : prefix, steps, step_count + 1);
	}
}

/* What the rules on this root read of a frame's rows: rules on the entity itself, and rules that follow its plural. */
static void add_read(planning *p, hc_layout_frame *frame)
{
	const hc_field *steps[HC_STEPS_MAX];
	for (size_t i = 0; i < p->rules->count; i++) {
		const hc_rule *rule = &p->rules->rules[i];
		if (p->runs[i] && hc_entity_root(rule->subject) == p->layout->root &&
		    (rule->subject == frame->entity || hc_rule_follows(rule, frame->entity->plural)))
			add_named(p, rule, frame, frame->entity, "", steps, 0);
	}
}

/* The references that lead from `entity` to the owner; HC_STEPS_MAX + 1 when it has none. */
static size_t steps_to_owner(const hc_law *law, const hc_entity *entity, const hc_field **steps)
{
	size_t count = 0;
	while (entity != law->owner) {
		if (!entity->within || count == HC_STEPS_MAX)
			return HC_STEPS_MAX + 1;
		steps[count++] = entity->within;
		entity = entity->within->target;
	}
	return count;
}

/* Adds `field` of the record that `steps` lead to. */
static int add_reached(planning *p, hc_layout_frame *frame, const hc_field *field, const hc_field *const *steps, size_t count)
{
	const char *prefix = "";
	for (size_t i = 0; i < count && prefix; i++)
		prefix = hc_arena_format(p->arena, "%s%s.", prefix, steps[i]->reference);
	if (!prefix)
		p->ok = false;
	return prefix ? add_column(p, frame, prefix, field, steps, count) : -1;
}

static void add_owner_field(planning *p, hc_layout_frame *frame, const hc_field *field)
{
	const hc_field *steps[HC_STEPS_MAX];
	size_t count = steps_to_owner(p->law, frame->entity, steps);
	if (count <= HC_STEPS_MAX)
		add_reached(p, frame, field, steps, count);
}

static void add_scope(planning *p, hc_layout_frame *frame, const hc_scope *scope)
{
	for (size_t i = 0; i < scope->count; i++)
		add_owner_field(p, frame, scope->parts[i].field);
}

/* What the reach of clauses and the choice of limits read of the subject's owner. */
static void add_choosing(planning *p, hc_layout_frame *frame)
{
	for (size_t i = 0; i < p->rules->count; i++) {
		const hc_rule *rule = &p->rules->rules[i];
		if (!p->runs[i] || rule->subject != frame->entity)
			continue;
		for (size_t c = 0; c < rule->clause_count; c++)
			add_scope(p, frame, &rule->clauses[c]->reach);
		for (size_t l = 0; l < p->law->limit_count; l++)
			for (size_t v = 0; hc_rule_names(rule, p->law->limits[l].name) && v < p->law->limits[l].value_count; v++)
				add_scope(p, frame, &p->law->limits[l].values[v].where);
	}
}

/* What results say of a subject: its name, and the id of its owner, which its last reference holds. */
static void add_naming(planning *p, hc_layout_frame *frame)
{
	const hc_field *steps[HC_STEPS_MAX];
	size_t count = steps_to_owner(p->law, frame->entity, steps);
	if (frame->entity->name_field)
		add_column(p, frame, "", frame->entity->name_field, NULL, 0);
	if (count >= 1 && count <= HC_STEPS_MAX)
		add_reached(p, frame, steps[count - 1], steps, count - 1);
}

static hc_layout_frame *add_frame(planning *p, const hc_entity *entity, bool at_home)
{
	hc_layout_frame *frame = &p->layout->frames[p->layout->frame_count];
	frame->entity = entity;
	frame->at_home = at_home;
	frame->columns = hc_arena_alloc(p->arena, HC_FIELDS_MAX * sizeof *frame->columns);
	if (!frame->columns) {
		p->ok = false;
		hc_error_nomem(p->err);
		return NULL;
	}
	p->layout->frame_count++;
	add_column(p, frame, "", entity->identifier, NULL, 0);
	add_read(p, frame);
	return frame;
}

/*
 * How a row names the root: by a reference of its own to it, if it has one,
 * so that a row whose other references are missing still has its root; else
 * by `via` (NULL at home) and upwards by what each entity lies within.
 */
static bool set_key(hc_layout_frame *frame, const hc_field *via, const hc_entity *root)
{
	const hc_entity *at = frame->entity;
	const hc_field *own = hc_entity_reference_to(frame->entity, root);
	if (own) {
		frame->key[frame->key_count++] = own;
		return true;
	}
	if (via) {
		frame->key[frame->key_count++] = via;
		at = via->target;
	}
	while (at != root) {
		if (!at->within || frame->key_count == HC_STEPS_MAX)
			return false;
		frame->key[frame->key_count++] = at->within;
		at = at->within->target;
	}
	return true;
}

/* The frame of `child` that other collections of this root use too: at home, or by its own reference to the root. */
static int shared_frame(const hc_layout *layout, const hc_entity *child, bool at_home)
{
	const hc_field *own = hc_entity_reference_to(child, layout->root);
	for (size_t i = 1; i < layout->frame_count; i++) {
		const hc_layout_frame *frame = &layout->frames[i];
		if (frame->entity == child && (at_home ? frame->at_home : own && frame->key[0] == own))
			return (int)i;
	}
	return -1;
}

static void add_link(planning *p, size_t parent, size_t child, const hc_field *via)
{
	hc_layout_link *link = &p->layout->links[p->layout->link_count++];
	hc_layout_frame *frame = &p->layout->frames[child];
	*link = (hc_layout_link){parent, child, via, 0};
	if (parent != 0 || frame->key_count != 1 || frame->key[0] != via) {
		int column = add_column(p, frame, "", via, NULL, 0);
		link->via_column = column > 0 ? (size_t)column : 0;
	}
}

/* The collections of the subjects in frame `parent`. */
static void add_collections(planning *p, size_t parent)
{
	const hc_schema *schema = p->law->schema;
	const hc_entity *of = p->layout->frames[parent].entity, *root = p->layout->root;
	for (size_t i = 0; i < schema->entity_count; i++) {
		const hc_entity *child = &schema->entities[i];
		const hc_field *via = hc_entity_reference_to(child, of);
		if (!via || !any_rule_follows(p, of, child->plural) || child == of)
			continue;
		bool at_home = hc_entity_root(child) == root;
		int found = shared_frame(p->layout, child, at_home);
		if (found < 0) {
			hc_layout_frame *frame = add_frame(p, child, at_home);
			if (!frame)
				return;
			if (!set_key(frame, at_home ? NULL : via, root)) {
				p->layout->frame_count--;
				continue;
			}
			found = (int)p->layout->frame_count - 1;
		}
		add_link(p, parent, (size_t)found, via);
	}
}

bool hc_layout_plan(hc_layout *out, const hc_law *law, const hc_entity *root, const hc_rule_list *rules,
                    const bool *runs, bool examples, hc_arena *arena, hc_error *err)
{
	planning p = {out, law, rules, runs, examples, arena, err, true};
	const hc_schema *schema = law->schema;
	size_t most = schema->entity_count * 4 + 1;

	memset(out, 0, sizeof *out);
	out->root = root;
	out->frames = hc_arena_alloc(arena, most * sizeof *out->frames);
	out->links = hc_arena_alloc(arena, most * sizeof *out->links);
	if (!out->frames || !out->links) {
		hc_error_nomem(err);
		return false;
	}
	add_frame(&p, root, true);
	for (size_t i = 0; i < schema->entity_count && p.ok; i++) {
		const hc_entity *entity = &schema->entities[i];
		if (entity != root && hc_entity_root(entity) == root && (any_rule_on(&p, entity) || entity == law->owner)) {
			hc_layout_frame *frame = add_frame(&p, entity, true);
			p.ok = p.ok && frame && set_key(frame, NULL, root);
		}
	}
	size_t subjects = out->frame_count;
	for (size_t f = 0; f < subjects && p.ok; f++) {
		add_naming(&p, &out->frames[f]);
		if (!any_rule_on(&p, out->frames[f].entity))
			continue;
		add_choosing(&p, &out->frames[f]);
		add_collections(&p, f);
	}
	return p.ok;
}

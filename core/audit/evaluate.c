/* SPDX-License-Identifier: MIT */
/*
 * Rules outside, subjects inside: the filters of one rule are then asked for
 * all subjects of the block in a row. All results of an owner come from one
 * block, because whatever lies within it is stored with it, so verdicts are
 * made here too.
 */
#include "audit/evaluate.h"

#include "audit/waive.h"
#include "base/memory.h"

#include <string.h>

typedef struct evaluating {
	const hc_evaluation *e;
	size_t chunk;
	const hc_plan_root *root;
	const hc_block *block;
	hc_error *err;
	hc_arena arena;                /* of one result */
	int owner_frame;               /* -1: no owners in this root */
	hc_ledger_verdict *verdicts;   /* parallel to the rows of the owner's frame */
} evaluating;

/* The text of a cell, in the arena; NULL when it is not known. */
static const char *cell(evaluating *v, size_t frame, int column, size_t row)
{
	size_t length;
	if (column < 0 || !hc_column_known(&v->block->frames[frame].columns[column], row))
		return NULL;
	const char *text = hc_column_text(&v->block->frames[frame].columns[column], row, &length);
	return hc_arena_copy(&v->arena, text, length);
}

static int name_column(const hc_layout_frame *frame)
{
	const hc_field *name = frame->entity->name_field;
	return name ? hc_layout_find(frame, name->name, strlen(name->name)) : -1;
}

/* The column that holds the owner's id: the identifier of the owner itself, else a reference to it. */
static int owner_column(const hc_plan *plan, const hc_layout_frame *frame)
{
	if (frame->entity == plan->law->owner)
		return 0;
	for (size_t c = 0; c < frame->column_count; c++)
		if (frame->columns[c].field->target == plan->law->owner)
			return (int)c;
	return -1;
}

/* Where a frame has the names of its rows and the ids of their owners; -1: nowhere. */
typedef struct columns {
	int name, owner;
} columns;

/* The row of the owner with this id; the owners of a block are in order. */
static ptrdiff_t find_owner(const evaluating *v, const char *id)
{
	const hc_frame *owners = &v->block->frames[v->owner_frame];
	size_t low = 0, high = owners->rows, length = strlen(id);
	while (low < high) {
		size_t middle = (low + high) / 2, n;
		const char *text = hc_column_text(&owners->columns[0], middle, &n);
		int order = memcmp(text, id, n < length ? n : length);
		order = order ? order : n < length ? -1 : n > length;
		if (order == 0)
			return (ptrdiff_t)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

static bool is_blamed(const evaluating *v, size_t rule, size_t frame, size_t row, hc_result *out)
{
	static const hc_label reasons[] = {
		[HC_BLAME_CRASHED] = {"规则使执行进程崩溃", "the rule crashed its worker"},
		[HC_BLAME_SLOW] = {"规则运行超过时间限制", "the rule ran for longer than it may"},
		[HC_BLAME_MEDDLED] = {"规则扰乱了执行进程的通信", "the rule meddled with its worker's pipe"},
	};
	for (size_t i = 0; i < v->e->blame_count; i++) {
		const hc_blame *b = &v->e->blames[i];
		if (b->chunk != v->chunk || b->rule != rule || b->frame != frame || b->row != row)
			continue;
		memset(out, 0, sizeof *out);
		out->outcome = HC_BROKEN;
		out->reason = reasons[b->why];
		out->actual = out->required = (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
		return true;
	}
	return false;
}

static void note_progress(const evaluating *v, size_t rule, size_t frame, size_t row)
{
	hc_progress *p = v->e->progress;
	if (!p)
		return;
	p->rule = (uint32_t)rule;
	p->frame = (uint32_t)frame;
	p->row = (uint32_t)row;
	p->step++;
	p->checking = 1;
}

static hc_status judge_row(evaluating *v, size_t rule, size_t frame, size_t row, const columns *of, hc_severity severity)
{
	const hc_entity *entity = v->root->layout.frames[frame].entity;
	hc_result result;
	hc_status status = HC_OK;

	hc_arena_empty(&v->arena);
	if (!is_blamed(v, rule, frame, row, &result)) {
		if (v->e->checking)
			status = v->e->checking(v->e->context, rule, frame, row, v->err);
		note_progress(v, rule, frame, row);
		if (!status)
			status = v->e->judge->check(v->e->judge->engine, rule, frame, row, &v->arena, &result, v->err);
		if (v->e->progress)
			v->e->progress->checking = 0;
	}
	if (status)
		return status;
	result.rule = v->e->plan->ledger_rule[rule];
	result.subject_id = cell(v, frame, 0, row);
	result.subject_name = cell(v, frame, of->name, row);
	bool owns = (int)frame == v->owner_frame; /* itself gets the verdict */
	result.owner_id = owns ? result.subject_id : cell(v, frame, of->owner, row);
	if (!result.subject_id)
		return hc_error_add(v->err, HC_EDATA, NULL, 0, "a %s has no %s", "一条 %s 记录没有 %s", entity->name,
		                    entity->identifier->name);
	status = hc_waive(&result, v->e->plan, rule, &v->arena, v->err);
	if (status)
		return status;
	ptrdiff_t owner = owns ? (ptrdiff_t)row : result.owner_id && v->owner_frame >= 0 ? find_owner(v, result.owner_id) : -1;
	if (owner >= 0)
		v->verdicts[owner].totals[severity][result.outcome]++;
	return v->e->result(v->e->context, &result, v->err);
}

static hc_status judge_rule(evaluating *v, size_t rule)
{
	const hc_plan *plan = v->e->plan;
	const hc_rule *of = &plan->rules->rules[rule];
	int frame = hc_layout_subject(&v->root->layout, of->subject);
	bool inside = hc_within_inside(&v->root->layout, plan->within);
	hc_status status = HC_OK;

	if (frame < 0 || hc_entity_root(of->subject) != v->root->layout.root || (inside && of->subject != plan->within.entity))
		return HC_OK;
	const hc_frame *rows = &v->block->frames[frame];
	columns in = {name_column(&v->root->layout.frames[frame]), owner_column(plan, &v->root->layout.frames[frame])};
	for (size_t row = 0; row < rows->rows - rows->strays && !status; row++) {
		hc_arena_empty(&v->arena);
		const char *id = inside ? cell(v, (size_t)frame, 0, row) : NULL;
		if (!inside || (id && strcmp(id, plan->within.id) == 0))
			status = judge_row(v, rule, (size_t)frame, row, &in, of->severity);
	}
	return status;
}

size_t hc_verdict_of(const hc_law *law, int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT])
{
	for (size_t i = 0; i < law->verdict_count; i++) {
		const hc_verdict_level *level = &law->verdicts[i];
		if (level->always)
			return i;
		for (unsigned s = 0; s < HC_SEVERITY_COUNT; s++)
			for (unsigned o = 0; o < HC_OUTCOME_COUNT; o++)
				if (totals[s][o] && (level->severities >> s & 1) && (level->outcomes >> o & 1))
					return i;
	}
	return law->verdict_count ? law->verdict_count - 1 : 0;
}

/* Whether any rule said anything of the owner: without that there is no verdict. */
static bool any_result(const hc_ledger_verdict *verdict)
{
	for (size_t s = 0; s < HC_SEVERITY_COUNT; s++)
		for (size_t o = 0; o < HC_OUTCOME_COUNT; o++)
			if (verdict->totals[s][o])
				return true;
	return false;
}

static hc_status give_verdicts(evaluating *v)
{
	hc_status status = HC_OK;
	if (v->owner_frame < 0 || hc_within_inside(&v->root->layout, v->e->plan->within))
		return HC_OK;
	size_t frame = (size_t)v->owner_frame;
	for (size_t row = 0; row < v->block->frames[frame].rows - v->block->frames[frame].strays && !status; row++) {
		hc_ledger_verdict *verdict = &v->verdicts[row];
		hc_arena_empty(&v->arena);
		verdict->owner_id = cell(v, frame, 0, row);
		verdict->owner_name = cell(v, frame, name_column(&v->root->layout.frames[frame]), row);
		verdict->level = hc_verdict_of(v->e->plan->law, verdict->totals);
		if (verdict->owner_id && any_result(verdict))
			status = v->e->verdict(v->e->context, verdict, v->err);
	}
	return status;
}

hc_status hc_evaluate_block(const hc_evaluation *evaluation, size_t chunk, const hc_plan_root *root, const hc_block *block,
                            hc_error *err)
{
	evaluating v = {.e = evaluation, .chunk = chunk, .root = root, .block = block, .err = err};
	const hc_plan *plan = evaluation->plan;

	hc_arena_init(&v.arena);
	v.owner_frame = hc_entity_root(plan->law->owner) == root->layout.root ? hc_layout_subject(&root->layout, plan->law->owner) : -1;
	size_t owners = v.owner_frame >= 0 ? block->frames[v.owner_frame].rows : 0;
	v.verdicts = hc_memory_alloc((owners + 1) * sizeof *v.verdicts);
	if (!v.verdicts)
		return hc_error_nomem(err);
	hc_status status = evaluation->judge->begin(evaluation->judge->engine, &root->layout, block, err);
	for (size_t i = 0; i < plan->rules->count && !status; i++)
		if (plan->runs[i])
			status = judge_rule(&v, i);
	if (!status)
		status = give_verdicts(&v);
	hc_memory_free(v.verdicts);
	hc_arena_drop(&v.arena);
	return status;
}

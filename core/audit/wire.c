/* SPDX-License-Identifier: MIT */
/*
 * Numbers go as eight bytes in the machine's order; texts as their lengths, of
 * all that stand side by side, and then their bytes with the closing zero, so
 * that the reader can point at them. A text that is not there has the length
 * of all ones.
 */
#include "audit/wire.h"

#include <string.h>

#define MESSAGE_MAX ((uint64_t)1 << 30)
#define NO_TEXT UINT64_MAX
#define TEXTS_MAX 11 /* side by side */
#define HEAD_BYTES (2 * sizeof(uint64_t)) /* the length and the kind */
#define ANY_UNSIGNED ((int64_t)UINT32_MAX + 1)

static void add_number(hc_text *out, int64_t value)
{
	hc_text_add_bytes(out, (const char *)&value, sizeof value);
}

static void add_texts(hc_text *out, const char *const *texts, size_t count)
{
	uint64_t lengths[TEXTS_MAX];
	for (size_t i = 0; i < count; i++)
		lengths[i] = texts[i] ? strlen(texts[i]) : NO_TEXT;
	hc_text_add_bytes(out, (const char *)lengths, count * sizeof *lengths);
	for (size_t i = 0; i < count; i++)
		if (texts[i])
			hc_text_add_bytes(out, texts[i], lengths[i] + 1);
}

static void add_text(hc_text *out, const char *text)
{
	add_texts(out, &text, 1);
}

/* Begins a message; its length is filled in by close_message. */
static size_t open_message(hc_text *out, hc_wire_kind kind)
{
	size_t at = out->length;
	add_number(out, 0);
	add_number(out, kind);
	return at;
}

static void close_message(hc_text *out, size_t at)
{
	uint64_t length = out->length - at;
	if (!out->failed)
		memcpy(out->bytes + at, &length, sizeof length);
}

void hc_wire_add_kind(hc_text *out, hc_wire_kind kind)
{
	close_message(out, open_message(out, kind));
}

void hc_wire_add_result(hc_text *out, const hc_result *r)
{
	size_t at = open_message(out, HC_WIRE_RESULT);
	const char *texts[] = {r->subject_id, r->subject_name, r->owner_id, r->actual_exact, r->required_exact, r->unit,
	                       r->shortfall_unit, r->binding, r->limit, r->reason.zh, r->reason.en};
	int64_t numbers[] = {r->rule, r->outcome, r->comparison, r->kind, r->has_shortfall, r->shortfall, r->has_margin, r->margin,
	                     r->verified, r->evidence_count, r->clauses, r->actual.low.num, r->actual.low.den, r->actual.high.num,
	                     r->actual.high.den, r->required.low.num, r->required.low.den, r->required.high.num, r->required.high.den};
	hc_text_add_bytes(out, (const char *)numbers, sizeof numbers);
	add_texts(out, texts, sizeof texts / sizeof *texts);
	add_number(out, (int64_t)r->missing_count);
	for (size_t i = 0; i < r->missing_count; i++) {
		add_text(out, r->missing[i].field);
		add_number(out, r->missing[i].rows);
	}
	add_number(out, (int64_t)r->evidence_named);
	for (size_t i = 0; i < r->evidence_named; i++)
		add_texts(out, (const char *const[]){r->evidence[i].entity, r->evidence[i].id}, 2);
	close_message(out, at);
}

void hc_wire_add_verdict(hc_text *out, const hc_ledger_verdict *verdict)
{
	size_t at = open_message(out, HC_WIRE_VERDICT);
	add_texts(out, (const char *const[]){verdict->owner_id, verdict->owner_name}, 2);
	add_number(out, (int64_t)verdict->level);
	for (size_t s = 0; s < HC_SEVERITY_COUNT; s++)
		for (size_t o = 0; o < HC_OUTCOME_COUNT; o++)
			add_number(out, verdict->totals[s][o]);
	close_message(out, at);
}

void hc_wire_add_check(hc_text *out, const hc_wire_check *check)
{
	size_t at = open_message(out, HC_WIRE_CHECK);
	add_number(out, (int64_t)check->rule);
	add_number(out, (int64_t)check->frame);
	add_number(out, (int64_t)check->row);
	close_message(out, at);
}

void hc_wire_add_problem(hc_text *out, const hc_ledger_problem *problem)
{
	size_t at = open_message(out, HC_WIRE_PROBLEM);
	add_texts(out, (const char *const[]){problem->entity, problem->id, problem->field, problem->text.zh, problem->text.en}, 5);
	close_message(out, at);
}

void hc_wire_add_failure(hc_text *out, const hc_problem *problem)
{
	size_t at = open_message(out, HC_WIRE_FAILED);
	add_number(out, problem->status);
	add_text(out, problem->file);
	add_number(out, problem->line);
	add_text(out, problem->text);
	close_message(out, at);
}

size_t hc_wire_length(const char *bytes, size_t available)
{
	uint64_t length, kind = HC_WIRE_READY;
	if (available < sizeof length)
		return 0;
	memcpy(&length, bytes, sizeof length);
	if (available >= HEAD_BYTES)
		memcpy(&kind, bytes + sizeof length, sizeof kind);
	if (length < HEAD_BYTES || length > MESSAGE_MAX || kind < HC_WIRE_READY || kind > HC_WIRE_FAILED)
		return SIZE_MAX;
	return length <= available ? (size_t)length : 0;
}

/* ---- reading ---- */

typedef struct reading {
	const char *at, *end;
	hc_arena *arena;
	bool ok;
} reading;

static int64_t take_number(reading *r)
{
	int64_t value = 0;
	if (!r->ok || (size_t)(r->end - r->at) < sizeof value) {
		r->ok = false;
		return 0;
	}
	memcpy(&value, r->at, sizeof value);
	r->at += sizeof value;
	return value;
}

/* A number that must be below `count`. */
static unsigned take_below(reading *r, int64_t count)
{
	int64_t value = take_number(r);
	r->ok = r->ok && value >= 0 && value < count;
	return r->ok ? (unsigned)value : 0;
}

static const char *cut_text(reading *r, uint64_t length)
{
	const char *text = r->at;
	if (!r->ok || length == NO_TEXT)
		return NULL;
	if (length >= (uint64_t)(r->end - text) || text[length] != '\0' || strlen(text) != length) {
		r->ok = false;
		return NULL;
	}
	r->at += length + 1;
	return text;
}

static void take_texts(reading *r, const char **const *texts, size_t count)
{
	uint64_t lengths[TEXTS_MAX];
	for (size_t i = 0; i < count; i++)
		lengths[i] = (uint64_t)take_number(r);
	for (size_t i = 0; i < count; i++)
		*texts[i] = cut_text(r, lengths[i]);
}

static const char *take_text(reading *r)
{
	const char *text;
	take_texts(r, (const char **const[]){&text}, 1);
	return text;
}

/* How many items follow, of at least `size` bytes each. */
static size_t take_count(reading *r, size_t size)
{
	uint64_t count = (uint64_t)take_number(r);
	r->ok = r->ok && count <= (uint64_t)(r->end - r->at) / size;
	return r->ok ? (size_t)count : 0;
}

static hc_fraction take_fraction(reading *r)
{
	hc_fraction value;
	value.num = take_number(r);
	value.den = take_number(r);
	r->ok = r->ok && value.den >= 0;
	return value;
}

static void take_lists(reading *r, hc_result *out)
{
	size_t count = take_count(r, 16);
	hc_missing *missing = hc_arena_alloc(r->arena, (count + 1) * sizeof *missing);
	for (size_t i = 0; missing && i < count; i++) {
		missing[i].field = take_text(r);
		missing[i].rows = take_number(r);
		r->ok = r->ok && missing[i].field;
	}
	out->missing = missing;
	out->missing_count = count;
	count = take_count(r, 16);
	hc_ref *refs = hc_arena_alloc(r->arena, (count + 1) * sizeof *refs);
	for (size_t i = 0; refs && i < count; i++) {
		take_texts(r, (const char **const[]){&refs[i].entity, &refs[i].id}, 2);
		r->ok = r->ok && refs[i].entity && refs[i].id;
	}
	out->evidence = refs;
	out->evidence_named = count;
	r->ok = r->ok && missing && refs;
}

static void take_result(reading *r, hc_result *out)
{
	out->rule = take_below(r, ANY_UNSIGNED);
	out->outcome = (hc_outcome)take_below(r, HC_OUTCOME_COUNT);
	out->comparison = (hc_comparison)take_below(r, HC_COMPARISON_COUNT);
	out->kind = (hc_kind)take_below(r, HC_KIND_TEXT + 1);
	out->has_shortfall = take_below(r, 2);
	out->shortfall = take_number(r);
	out->has_margin = take_below(r, 2);
	out->margin = take_number(r);
	out->verified = (hc_verified)take_below(r, HC_VERIFIED_COUNT);
	out->evidence_count = take_number(r);
	out->clauses = take_below(r, ANY_UNSIGNED);
	out->actual.low = take_fraction(r);
	out->actual.high = take_fraction(r);
	out->required.low = take_fraction(r);
	out->required.high = take_fraction(r);
	const char **const texts[] = {&out->subject_id, &out->subject_name, &out->owner_id, &out->actual_exact,
	                              &out->required_exact, &out->unit, &out->shortfall_unit, &out->binding, &out->limit,
	                              &out->reason.zh, &out->reason.en};
	take_texts(r, texts, sizeof texts / sizeof *texts);
	take_lists(r, out);
	r->ok = r->ok && out->subject_id;
}

static void take_verdict(reading *r, hc_ledger_verdict *out)
{
	take_texts(r, (const char **const[]){&out->owner_id, &out->owner_name}, 2);
	out->level = take_below(r, 1000);
	for (size_t s = 0; s < HC_SEVERITY_COUNT; s++)
		for (size_t o = 0; o < HC_OUTCOME_COUNT; o++)
			out->totals[s][o] = take_number(r);
	r->ok = r->ok && out->owner_id;
}

bool hc_wire_read(hc_wire_message *out, const char *bytes, size_t length, hc_arena *arena)
{
	memset(out, 0, sizeof *out);
	if (length < HEAD_BYTES || hc_wire_length(bytes, length) != length)
		return false;
	reading r = {bytes + sizeof(uint64_t), bytes + length, arena, true};
	out->kind = (hc_wire_kind)take_below(&r, HC_WIRE_FAILED + 1);
	if (out->kind == HC_WIRE_RESULT) {
		take_result(&r, &out->result);
	} else if (out->kind == HC_WIRE_VERDICT) {
		take_verdict(&r, &out->verdict);
	} else if (out->kind == HC_WIRE_CHECK) {
		out->check.rule = take_below(&r, ANY_UNSIGNED);
		out->check.frame = take_below(&r, ANY_UNSIGNED);
		out->check.row = take_below(&r, ANY_UNSIGNED);
	} else if (out->kind == HC_WIRE_PROBLEM) {
		hc_ledger_problem *p = &out->problem;
		take_texts(&r, (const char **const[]){&p->entity, &p->id, &p->field, &p->text.zh, &p->text.en}, 5);
		r.ok = r.ok && out->problem.entity && out->problem.id;
	} else if (out->kind == HC_WIRE_FAILED) {
		out->failure.status = (hc_status)take_below(&r, HC_EWRITE + 1);
		out->failure.file = (char *)(uintptr_t)take_text(&r);
		out->failure.line = take_below(&r, ANY_UNSIGNED);
		out->failure.text = (char *)(uintptr_t)take_text(&r);
		r.ok = r.ok && out->failure.text && out->failure.status != HC_OK;
	}
	return r.ok && out->kind >= HC_WIRE_READY && r.at == r.end;
}

/* SPDX-License-Identifier: MIT */
/*
 * Numbers go as eight bytes in the machine's order, texts as their length and
 * their bytes with the closing zero, so that the reader can point at them; a
 * text that is not there has the length of all ones.
 */
#include "audit/wire.h"

#include <string.h>

#define MESSAGE_MAX ((uint64_t)1 << 30)
#define NO_TEXT UINT64_MAX
#define HEAD_BYTES (2 * sizeof(uint64_t)) /* the length and the kind */
#define ANY_UNSIGNED ((int64_t)UINT32_MAX + 1)

static void add_number(hc_text *out, int64_t value)
{
	hc_text_add_bytes(out, (const char *)&value, sizeof value);
}

static void add_text(hc_text *out, const char *text)
{
	if (!text) {
		add_number(out, (int64_t)NO_TEXT);
		return;
	}
	size_t length = strlen(text);
	add_number(out, (int64_t)length);
	hc_text_add_bytes(out, text, length + 1);
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

static void add_fraction(hc_text *out, hc_fraction value)
{
	add_number(out, value.num);
	add_number(out, value.den);
}

static void add_label(hc_text *out, hc_label label)
{
	add_text(out, label.zh);
	add_text(out, label.en);
}

void hc_wire_add_result(hc_text *out, const hc_result *r)
{
	size_t at = open_message(out, HC_WIRE_RESULT);
	const char *texts[] = {r->subject_id, r->subject_name, r->owner_id, r->actual_exact, r->required_exact, r->unit,
	                       r->shortfall_unit, r->binding, r->limit};
	int64_t numbers[] = {r->rule, r->outcome, r->comparison, r->kind, r->has_shortfall, r->shortfall, r->has_margin, r->margin,
	                     r->verified, r->evidence_count, r->clauses};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		add_number(out, numbers[i]);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		add_text(out, texts[i]);
	add_fraction(out, r->actual.low);
	add_fraction(out, r->actual.high);
	add_fraction(out, r->required.low);
	add_fraction(out, r->required.high);
	add_label(out, r->reason);
	add_number(out, (int64_t)r->missing_count);
	for (size_t i = 0; i < r->missing_count; i++) {
		add_text(out, r->missing[i].field);
		add_number(out, r->missing[i].rows);
	}
	add_number(out, (int64_t)r->evidence_named);
	for (size_t i = 0; i < r->evidence_named; i++) {
		add_text(out, r->evidence[i].entity);
		add_text(out, r->evidence[i].id);
	}
	close_message(out, at);
}

void hc_wire_add_verdict(hc_text *out, const hc_ledger_verdict *verdict)
{
	size_t at = open_message(out, HC_WIRE_VERDICT);
	add_text(out, verdict->owner_id);
	add_text(out, verdict->owner_name);
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
	add_text(out, problem->entity);
	add_text(out, problem->id);
	add_text(out, problem->field);
	add_label(out, problem->text);
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

static const char *take_text(reading *r)
{
	uint64_t length = (uint64_t)take_number(r);
	if (!r->ok || length == NO_TEXT)
		return NULL;
	if (length >= (uint64_t)(r->end - r->at) || r->at[length] != '\0' || strlen(r->at) != length) {
		r->ok = false;
		return NULL;
	}
	const char *text = r->at;
	r->at += length + 1;
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

static hc_label take_label(reading *r)
{
	hc_label label;
	label.zh = take_text(r);
	label.en = take_text(r);
	return label;
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
		refs[i].entity = take_text(r);
		refs[i].id = take_text(r);
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
	const char **texts[] = {&out->subject_id, &out->subject_name, &out->owner_id, &out->actual_exact, &out->required_exact,
	                        &out->unit, &out->shortfall_unit, &out->binding, &out->limit};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = take_text(r);
	out->actual.low = take_fraction(r);
	out->actual.high = take_fraction(r);
	out->required.low = take_fraction(r);
	out->required.high = take_fraction(r);
	out->reason = take_label(r);
	take_lists(r, out);
	r->ok = r->ok && out->subject_id;
}

static void take_verdict(reading *r, hc_ledger_verdict *out)
{
	out->owner_id = take_text(r);
	out->owner_name = take_text(r);
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
		out->problem.entity = take_text(&r);
		out->problem.id = take_text(&r);
		out->problem.field = take_text(&r);
		out->problem.text = take_label(&r);
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

/* SPDX-License-Identifier: MIT */
/*
 * What a worker says arrives as it was said. What is cut off or changed on the
 * way is refused, or is another message that would be written just so; nobody
 * reads past its end (every message stands at the end of its own memory).
 */
#include "audit/wire.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const hc_missing missing[] = {{"teacher.degree", 3}, {"school.area", 1}};
static const hc_ref evidence[] = {{"teacher", "T1"}, {"teacher", "教师二"}, {"teacher", ""}};

static const hc_result full = {
	.rule = 7, .clauses = UINT32_MAX, .subject_id = "S1", .subject_name = "第一学校", .owner_id = "S1", .outcome = HC_FAIL,
	.comparison = HC_AT_LEAST, .kind = HC_KIND_NUMBER, .actual = {{1, 5}, {2, 5}}, .required = {{3, 10}, {1, 0}},
	.actual_exact = "1/5", .required_exact = "3/10", .unit = "share", .has_shortfall = true, .shortfall = 12,
	.shortfall_unit = "teacher", .has_margin = true, .margin = -4, .binding = "absolute", .verified = HC_SUMMARY,
	.limit = "min_share", .missing_count = 2, .missing = missing, .evidence_count = 9, .evidence_named = 3, .evidence = evidence,
	.reason = {"原因", "a reason"},
};
static const hc_result bare = {.subject_id = "", .outcome = HC_BROKEN, .verified = HC_TEXT_READ, .rule = UINT32_MAX};
static const hc_ledger_verdict verdict = {"S1", "First", 3, {{1, 2, 3, 4, 5, 6}, {0}, {9, 8}, {INT64_MAX, INT64_MIN}}, NULL};
static const hc_ledger_verdict nameless = {.owner_id = "S2"};
static const hc_ledger_problem problem = {"teacher", "T1", "degree", {"类型不对", "of the wrong type"}};
static const hc_ledger_problem fieldless = {"teacher", "T1", NULL, {NULL, "x"}};

static void add_failure(hc_text *out, hc_status status, const char *file, unsigned line, const char *text)
{
	char *copies[] = {file ? strdup(file) : NULL, strdup(text)};
	hc_problem failure = {status, copies[0], line, copies[1]};
	hc_wire_add_failure(out, &failure);
	free(copies[0]);
	free(copies[1]);
}

enum { MESSAGES = 12 };

static void add_message(hc_text *out, int which)
{
	switch (which) {
	case 0: hc_wire_add_result(out, &full); break;
	case 1: hc_wire_add_result(out, &bare); break;
	case 2: hc_wire_add_verdict(out, &verdict); break;
	case 3: hc_wire_add_verdict(out, &nameless); break;
	case 4: hc_wire_add_problem(out, &problem); break;
	case 5: hc_wire_add_problem(out, &fieldless); break;
	case 6: add_failure(out, HC_EDATA, "records.db", UINT32_MAX, "is damaged"); break;
	case 7: add_failure(out, HC_EWRITE, NULL, 0, ""); break;
	case 8: hc_wire_add_kind(out, HC_WIRE_READY); break;
	case 9: hc_wire_add_kind(out, HC_WIRE_DONE); break;
	case 10: hc_wire_add_check(out, &(hc_wire_check){UINT32_MAX, 0, 7}); break;
	default: hc_wire_add_kind(out, HC_WIRE_VERDICT); break; /* its fields are not there */
	}
}

/* The same message written again from what was read. */
static void add_again(hc_text *out, const hc_wire_message *message)
{
	switch (message->kind) {
	case HC_WIRE_RESULT: hc_wire_add_result(out, &message->result); break;
	case HC_WIRE_VERDICT: hc_wire_add_verdict(out, &message->verdict); break;
	case HC_WIRE_PROBLEM: hc_wire_add_problem(out, &message->problem); break;
	case HC_WIRE_FAILED: hc_wire_add_failure(out, &message->failure); break;
	case HC_WIRE_CHECK: hc_wire_add_check(out, &message->check); break;
	default: hc_wire_add_kind(out, message->kind); break;
	}
}

/* Reads `length` bytes at the very end of a piece of memory; what was read is written to `again`. */
static bool read_tight(const char *bytes, size_t length, hc_text *again)
{
	hc_wire_message message;
	hc_arena arena;
	char *tight = malloc(length + !length);

	memcpy(tight, bytes, length);
	hc_arena_init(&arena);
	bool ok = hc_wire_read(&message, tight, length, &arena);
	if (ok)
		add_again(again, &message);
	hc_arena_drop(&arena);
	free(tight);
	return ok;
}

static void assert_fields(const hc_result *got)
{
	assert_int_equal(got->rule, full.rule);
	assert_int_equal(got->clauses, full.clauses);
	assert_int_equal(got->outcome, full.outcome);
	assert_int_equal(got->comparison, full.comparison);
	assert_int_equal(got->verified, full.verified);
	assert_string_equal(got->subject_name, full.subject_name);
	assert_string_equal(got->limit, full.limit);
	assert_int_equal(got->actual.high.num, 2);
	assert_int_equal(got->required.high.den, 0);
	assert_int_equal(got->margin, -4);
	assert_int_equal(got->missing_count, 2);
	assert_string_equal(got->missing[1].field, "school.area");
	assert_int_equal(got->missing[0].rows, 3);
	assert_int_equal(got->evidence_count, 9);
	assert_int_equal(got->evidence_named, 3);
	assert_string_equal(got->evidence[1].id, "教师二");
	assert_string_equal(got->reason.zh, "原因");
}

static void a_result_arrives_with_every_field(void **state)
{
	hc_text out;
	hc_wire_message message;
	hc_arena arena;

	(void)state;
	hc_text_init(&out);
	hc_arena_init(&arena);
	hc_wire_add_result(&out, &full);
	assert_true(hc_wire_read(&message, out.bytes, out.length, &arena));
	assert_int_equal(message.kind, HC_WIRE_RESULT);
	assert_fields(&message.result);
	hc_text_clear(&out);
	hc_wire_add_result(&out, &bare);
	assert_true(hc_wire_read(&message, out.bytes, out.length, &arena));
	assert_null(message.result.subject_name);
	assert_null(message.result.reason.en);
	assert_string_equal(message.result.subject_id, "");
	assert_int_equal(message.result.missing_count, 0);
	hc_arena_drop(&arena);
	hc_text_drop(&out);
}

static void what_is_read_would_be_written_just_so(void **state)
{
	hc_text out, again;

	(void)state;
	hc_text_init(&out);
	hc_text_init(&again);
	for (int i = 0; i < MESSAGES; i++) {
		hc_text_clear(&out);
		hc_text_clear(&again);
		add_message(&out, i);
		bool ok = read_tight(out.bytes, out.length, &again);
		if (ok != (i != MESSAGES - 1))
			fail_msg("message %d", i);
		if (ok && (out.length != again.length || memcmp(out.bytes, again.bytes, out.length) != 0))
			fail_msg("message %d is another", i);
	}
	hc_text_drop(&out);
	hc_text_drop(&again);
}

static void messages_in_a_row_are_told_apart_by_their_lengths(void **state)
{
	hc_text out;
	size_t at = 0, ends[MESSAGES];

	(void)state;
	hc_text_init(&out);
	for (int i = 0; i < MESSAGES; i++) {
		add_message(&out, i);
		ends[i] = out.length;
	}
	for (int i = 0; i < MESSAGES; i++) {
		size_t length = ends[i] - at;
		assert_int_equal(hc_wire_length(out.bytes + at, out.length - at), length);
		assert_int_equal(hc_wire_length(out.bytes + at, length), length);
		for (size_t n = 0; n < length; n++)
			assert_int_equal(hc_wire_length(out.bytes + at, n), 0);
		at = ends[i];
	}
	hc_text_drop(&out);
}

static void a_length_that_no_message_has_is_none(void **state)
{
	static const uint64_t lengths[] = {0, 1, 8, 15, (UINT64_C(1) << 30) + 1, UINT64_MAX, UINT64_C(1) << 63};

	(void)state;
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		assert_int_equal(hc_wire_length((const char *)&lengths[i], sizeof lengths[i]), SIZE_MAX);
}

static void a_kind_that_is_none_is_seen_before_the_message_is_all_there(void **state)
{
	static const uint64_t heads[][2] = {{100, 0}, {100, HC_WIRE_FAILED + 1}, {100, UINT64_MAX}, {100, (uint64_t)HC_WIRE_DONE << 8}};

	(void)state;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		assert_int_equal(hc_wire_length((const char *)heads[i], sizeof heads[i]), SIZE_MAX);
}

static void what_was_cut_off_is_refused(void **state)
{
	hc_text out, again;

	(void)state;
	hc_text_init(&out);
	hc_text_init(&again);
	for (int i = 0; i < MESSAGES; i++) {
		hc_text_clear(&out);
		add_message(&out, i);
		uint64_t whole = out.length;
		for (uint64_t n = 0; n < whole; n++) {
			memcpy(out.bytes, &whole, sizeof whole);
			if (read_tight(out.bytes, n, &again))
				fail_msg("message %d of %d bytes", i, (int)n);
			memcpy(out.bytes, &n, sizeof n); /* one that says itself that it is so short */
			if (n >= sizeof n && read_tight(out.bytes, n, &again))
				fail_msg("message %d made %d bytes short", i, (int)n);
		}
		whole++;
		memcpy(out.bytes, &whole, sizeof whole);
		hc_text_add_bytes(&out, "", 1);
		if (read_tight(out.bytes, out.length, &again))
			fail_msg("message %d with a byte too many", i);
	}
	hc_text_drop(&out);
	hc_text_drop(&again);
}

/* Changes up to three places: a byte, or eight bytes to a number that lengths and counts must bear. */
static void change(char *bytes, size_t length, uint32_t *random)
{
	static const uint64_t numbers[] = {0, 1, UINT64_MAX, UINT64_MAX - 1, INT64_MAX, UINT64_C(1) << 63, UINT64_C(1) << 60, 255};
	for (uint32_t changes = (*random >> 8) % 3 + 1; changes--;) {
		*random = *random * 1664525 + 1013904223;
		size_t at = (*random >> 8) % length;
		*random = *random * 1664525 + 1013904223;
		if (*random >> 31 && at / 8 * 8 + 8 <= length)
			memcpy(bytes + at / 8 * 8, &numbers[(*random >> 8) % 8], 8);
		else
			bytes[at] = (char)(*random >> 16);
	}
}

static void what_was_changed_is_refused_or_is_another_whole_message(void **state)
{
	enum { TRIES = 4000 };
	hc_text out, again;
	uint32_t random = 2019;
	size_t taken = 0, refused = 0;

	(void)state;
	hc_text_init(&out);
	hc_text_init(&again);
	for (int i = 0; i < MESSAGES * TRIES; i++) {
		hc_text_clear(&out);
		hc_text_clear(&again);
		add_message(&out, i % MESSAGES);
		change(out.bytes, out.length, &random);
		if (!read_tight(out.bytes, out.length, &again)) {
			refused++;
			continue;
		}
		taken++;
		assert_int_equal(out.length, again.length);
		assert_memory_equal(out.bytes, again.bytes, out.length);
	}
	/* Both must have been tried. */
	assert_in_range(taken, TRIES / 10, MESSAGES * TRIES);
	assert_in_range(refused, TRIES / 10, MESSAGES * TRIES);
	hc_text_drop(&out);
	hc_text_drop(&again);
}

static size_t left; /* allocations that may still succeed */

static void *fail_later(void *ptr, size_t size)
{
	if (size && left-- == 0) {
		left = 0;
		return NULL;
	}
	if (!size) {
		free(ptr);
		return NULL;
	}
	return realloc(ptr, size);
}

static void without_memory_nothing_is_half_said(void **state)
{
	hc_text out;

	(void)state;
	for (size_t n = 0; n < 4; n++) {
		left = n;
		hc_memory_set_hook(fail_later);
		hc_text_init(&out);
		hc_wire_add_result(&out, &full);
		bool failed = out.failed;
		hc_memory_set_hook(NULL);
		if (!failed)
			assert_int_equal(hc_wire_length(out.bytes, out.length), out.length);
		if (n == 0)
			assert_true(failed);
		hc_text_drop(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_result_arrives_with_every_field),
		cmocka_unit_test(what_is_read_would_be_written_just_so),
		cmocka_unit_test(messages_in_a_row_are_told_apart_by_their_lengths),
		cmocka_unit_test(a_length_that_no_message_has_is_none),
		cmocka_unit_test(a_kind_that_is_none_is_seen_before_the_message_is_all_there),
		cmocka_unit_test(what_was_cut_off_is_refused),
		cmocka_unit_test(what_was_changed_is_refused_or_is_another_whole_message),
		cmocka_unit_test(without_memory_nothing_is_half_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

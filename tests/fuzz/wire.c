/* SPDX-License-Identifier: MIT */
/*
 * What a worker says, in whatever bytes: the parent finds the messages' ends,
 * reads each or refuses it, and what it read would be written in these bytes.
 */
#include "fuzz/ground.h"

#include "audit/wire.h"

#include <stdlib.h>
#include <string.h>

static void write_again(hc_text *out, const hc_wire_message *message)
{
	switch (message->kind) {
	case HC_WIRE_RESULT: hc_wire_add_result(out, &message->result); break;
	case HC_WIRE_VERDICT: hc_wire_add_verdict(out, &message->verdict); break;
	case HC_WIRE_PROBLEM: hc_wire_add_problem(out, &message->problem); break;
	case HC_WIRE_CHECK: hc_wire_add_check(out, &message->check); break;
	case HC_WIRE_FAILED: hc_wire_add_failure(out, &message->failure); break;
	default: hc_wire_add_kind(out, message->kind); break;
	}
}

static void read_one(const char *bytes, size_t length)
{
	hc_wire_message message;
	hc_arena arena;
	hc_text again;

	hc_arena_init(&arena);
	hc_text_init(&again);
	if (hc_wire_read(&message, bytes, length, &arena)) {
		write_again(&again, &message);
		ground_must(again.length == length && memcmp(again.bytes, bytes, length) == 0, "what was read would be written so");
	}
	hc_text_drop(&again);
	hc_arena_drop(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *at = (const char *)bytes;
	size_t left = size, length;

	read_one(at, size);
	for (; (length = hc_wire_length(at, left)) != 0 && length != SIZE_MAX; at += length, left -= length) {
		ground_must(length <= left, "a message ends within what there is");
		read_one(at, length);
	}
	return 0;
}

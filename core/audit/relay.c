/* SPDX-License-Identifier: MIT */
/*
 * A chunk gives thousands of results, one after the other, and the ledger takes
 * many at once for less. So they are gathered, some dozens at a time because
 * their lists need memory, and passed on before anything that came after them.
 */
#include "audit/relay.h"

#define TOGETHER 64

typedef struct gathering {
	const hc_relay *relay;
	hc_arena arena;          /* the lists of what was gathered */
	size_t count;
	hc_result results[TOGETHER];
} gathering;

hc_status hc_relay_no_message(hc_error *err)
{
	return hc_error_add(err, HC_EINTERNAL, NULL, 0, "a worker sent what is no message", "执行进程发来无法识别的消息");
}

static hc_status pass_results(gathering *g, hc_error *err)
{
	hc_status status = g->count ? g->relay->results(g->relay->context, g->results, g->count, err) : HC_OK;
	g->count = 0;
	hc_arena_empty(&g->arena);
	return status;
}

static hc_status take(gathering *g, const hc_wire_message *message, hc_error *err)
{
	hc_status status = HC_OK;
	if (message->kind == HC_WIRE_RESULT) {
		g->results[g->count++] = message->result;
		return g->count == TOGETHER ? pass_results(g, err) : HC_OK;
	}
	if (message->kind == HC_WIRE_VERDICT || message->kind == HC_WIRE_PROBLEM) {
		status = pass_results(g, err);
		if (!status)
			status = g->relay->message(g->relay->context, message, err);
	}
	return status;
}

hc_status hc_relay_pass(const hc_relay *relay, const char *bytes, size_t length, hc_error *err)
{
	gathering g = {.relay = relay};
	hc_status status = HC_OK;

	hc_arena_init(&g.arena);
	for (size_t at = 0, next; at < length && !status; at += next) {
		hc_wire_message message;
		next = hc_wire_length(bytes + at, length - at);
		if (next == 0 || next == SIZE_MAX || !hc_wire_read(&message, bytes + at, next, &g.arena))
			status = hc_relay_no_message(err);
		else
			status = take(&g, &message, err);
	}
	if (!status)
		status = pass_results(&g, err);
	hc_arena_drop(&g.arena);
	return status;
}

/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_WIRE_H
#define HC_AUDIT_WIRE_H

/*
 * What a worker tells its parent, as messages of bytes: a length, a kind, and
 * the fields one after the other. Both ends are the same program on the same
 * machine; still, the parent trusts no length, because a worker runs the rules
 * of others.
 */

#include "base/text.h"
#include "store/ledger.h"

typedef enum hc_wire_kind {
	HC_WIRE_READY = 1,   /* started, holding its view of the records, locked down */
	HC_WIRE_RESULT,
	HC_WIRE_VERDICT,
	HC_WIRE_PROBLEM,     /* hc_ledger_problem */
	HC_WIRE_CHECK,       /* of a careful worker: the check that comes next */
	HC_WIRE_DONE,        /* the chunk is finished */
	HC_WIRE_FAILED,      /* the worker cannot go on: its problems */
} hc_wire_kind;

typedef struct hc_wire_check {
	size_t rule, frame, row;
} hc_wire_check;

typedef struct hc_wire_message {
	hc_wire_kind kind;
	hc_wire_check check;
	hc_result result;
	hc_ledger_verdict verdict;
	hc_ledger_problem problem;
	hc_problem failure;
} hc_wire_message;

/* Each appends one message to `out`. */
void hc_wire_add_kind(hc_text *out, hc_wire_kind kind);
void hc_wire_add_result(hc_text *out, const hc_result *result);
void hc_wire_add_verdict(hc_text *out, const hc_ledger_verdict *verdict);
void hc_wire_add_check(hc_text *out, const hc_wire_check *check);
void hc_wire_add_problem(hc_text *out, const hc_ledger_problem *problem);
void hc_wire_add_failure(hc_text *out, const hc_problem *problem);

/* The length of the message that begins at `bytes`; 0 when it is not all there yet, SIZE_MAX when it is seen to be none. */
size_t hc_wire_length(const char *bytes, size_t available);

/* Reads one whole message; texts point into `bytes`, lists into `arena`. False when it is broken. */
bool hc_wire_read(hc_wire_message *out, const char *bytes, size_t length, hc_arena *arena);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_TRACE_STEPS_H
#define HC_SCRIPT_TRACE_STEPS_H

/*
 * What trace.c notes and trace_follow.c follows. Steps form a tree: every row
 * begins at its root and takes the same steps until one of them forks. What is
 * not known is followed as well: a missing number is the same interval for
 * every row that lacks it, so what is missing forks the way, and a word that
 * cannot decide ends it. Most rows lack nothing; for these one fraction stands
 * for each value. An operand that no field of the row leads to is a constant of
 * the run.
 */

#include "script/trace.h"

#define TRACE_STEPS_MAX 200
#define TRACE_SLOTS_MAX 32

typedef enum step_kind {
	STEP_COMPUTE,   /* of two operands; forks by whether they are known well enough */
	STEP_COMPARE,   /* forks by the truth of a comparison */
	STEP_READ,      /* a field; forks by whether it is known */
	STEP_MEMBER,    /* forks by a yes/no or an enumerated field */
	STEP_DONE,      /* forks by whether an act was done */
	STEP_ANSWER,
	STEP_UNDECIDED,
} step_kind;

typedef struct operand {
	unsigned slot;     /* what the row made it, from 1; 0: a constant */
	bool wide;         /* what the row made may be an interval */
	hc_fraction value; /* of a constant */
} operand;

typedef struct step {
	step_kind kind;
	trace_op op;
	value_kind result; /* of STEP_COMPUTE */
	int column;
	operand a, b;
	hc_interval range; /* of a field that is missing */
	int64_t low;       /* of STEP_MEMBER: the first member's number */
	size_t members;
	struct step **ways; /* of STEP_MEMBER, by member; where nobody went: NULL */
	struct step *to[HC_UNSURE + 1]; /* of the others that fork: the way if not, if so, and where it is not known */
	bool answer;
	const lack *lacks; /* of STEP_UNDECIDED */
} step;

struct trace {
	step *first;
	size_t steps;
	step **at;      /* where the next step of the row in hand belongs; NULL: not followed */
	unsigned slots; /* made so far for the row in hand */
	uint64_t wide;  /* which of them may be intervals */
	step asked;     /* while a word runs: the step that it will be */
	bool asking;
};

#endif

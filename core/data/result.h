/* SPDX-License-Identifier: MIT */
#ifndef HC_DATA_RESULT_H
#define HC_DATA_RESULT_H

/*
 * A result: one line of the ledger, what one rule says of one subject.
 */

#include "base/status.h"
#include "data/interval.h"

/* X(code, word, English, Chinese) - the words are a contract. */
#define HC_OUTCOME_LIST(X) \
	X(HC_PASS, "pass", "pass", "符合") \
	X(HC_FAIL, "fail", "fail", "不符合") \
	X(HC_UNKNOWN, "unknown", "unknown", "无法判定") \
	X(HC_NOT_APPLICABLE, "notapplicable", "not applicable", "不适用") \
	X(HC_WAIVED, "waived", "waived", "已豁免") \
	X(HC_BROKEN, "error", "error", "规则出错")

typedef enum hc_outcome {
#define X(code, word, en, zh) code,
	HC_OUTCOME_LIST(X)
#undef X
	HC_OUTCOME_COUNT
} hc_outcome;

/* X(code, word, English, Chinese), weakest first. */
#define HC_SEVERITY_LIST(X) \
	X(HC_NOTE, "note", "note", "提示") \
	X(HC_MINOR, "minor", "minor", "一般") \
	X(HC_MAJOR, "major", "major", "重要") \
	X(HC_KEY, "key", "key", "关键")

typedef enum hc_severity {
#define X(code, word, en, zh) code,
	HC_SEVERITY_LIST(X)
#undef X
	HC_SEVERITY_COUNT
} hc_severity;

/* How sure we are of a figure. X(code, word, English, Chinese), weakest first. */
#define HC_VERIFIED_LIST(X) \
	X(HC_UNVERIFIED, "unverified", "not verified", "未核实") \
	X(HC_CITY, "city", "set by the city", "由市定") \
	X(HC_SUMMARY, "summary", "from a summary", "据摘要") \
	X(HC_TEXT_READ, "text", "from the text", "据原文")

typedef enum hc_verified {
#define X(code, word, en, zh) code,
	HC_VERIFIED_LIST(X)
#undef X
	HC_VERIFIED_COUNT
} hc_verified;

/* How actual and required are compared. X(code, word) */
#define HC_COMPARISON_LIST(X) \
	X(HC_NO_COMPARISON, "") \
	X(HC_AT_LEAST, "at_least") \
	X(HC_AT_MOST, "at_most") \
	X(HC_WITHIN, "within") \
	X(HC_EQUAL, "equal") \
	X(HC_NONE_OF, "none") \
	X(HC_EVERY, "every") \
	X(HC_INCLUDES, "includes")

typedef enum hc_comparison {
#define X(code, word) code,
	HC_COMPARISON_LIST(X)
#undef X
	HC_COMPARISON_COUNT
} hc_comparison;

/* What kind of thing was measured; decides how `actual` and `required` are shown. */
typedef enum hc_kind { HC_KIND_NUMBER, HC_KIND_DATE, HC_KIND_BOOLEAN, HC_KIND_TEXT } hc_kind;

const char *hc_outcome_word(hc_outcome outcome);
hc_label hc_outcome_label(hc_outcome outcome);
bool hc_outcome_find(hc_outcome *out, const char *word);
const char *hc_severity_word(hc_severity severity);
hc_label hc_severity_label(hc_severity severity);
bool hc_severity_find(hc_severity *out, const char *word);
const char *hc_verified_word(hc_verified verified);
hc_label hc_verified_label(hc_verified verified);
bool hc_verified_find(hc_verified *out, const char *word);
const char *hc_comparison_word(hc_comparison comparison);
bool hc_comparison_find(hc_comparison *out, const char *word);

/* A field that the records do not say ("entity.field"), and for how many rows. */
typedef struct hc_missing {
	const char *field;
	int64_t rows;
} hc_missing;

/* A record named as evidence. */
typedef struct hc_ref {
	const char *entity;
	const char *id;
} hc_ref;

/*
 * One result. Every text is borrowed from the arena of whoever made it (the
 * evaluator's for a block, the ledger reader's until the next line).
 */
typedef struct hc_result {
	unsigned rule;               /* position in the run's list of rules, sorted by id */
	uint32_t clauses;            /* bit i: the rule's clause i is in force and reaches the subject */
	const char *subject_id;
	const char *subject_name;    /* NULL when not known */
	const char *owner_id;        /* the record that gets a verdict; NULL when the subject has none */
	hc_outcome outcome;
	hc_comparison comparison;
	hc_kind kind;
	hc_interval actual;          /* none (0/0) when nothing was measured */
	hc_interval required;        /* `within`: from low to high; otherwise low is the line */
	const char *actual_exact;    /* "2/10", "1150", "2019-03-01", "true"; NULL when not exact */
	const char *required_exact;  /* "3/10", "1200"; NULL when there is none */
	const char *unit;            /* "share", an entity's name, or a unit of schemas/units.yaml; NULL */
	bool has_shortfall;          /* of a fail */
	int64_t shortfall;           /* the smallest whole number that would comply */
	const char *shortfall_unit;
	bool has_margin;             /* of a pass: how many fewer (or more) would still comply */
	int64_t margin;
	const char *binding;         /* which of two lines binds ("absolute", "per_unit"); NULL */
	hc_verified verified;        /* of the clause and of the limits that were read: the weakest */
	const char *limit;           /* the limit that was read, NULL when none */
	size_t missing_count;
	const hc_missing *missing;
	int64_t evidence_count;      /* rows that show it; `evidence` may name fewer only where rows are not records */
	size_t evidence_named;
	const hc_ref *evidence;
	hc_label reason;             /* of notapplicable and waived; of an error its file:line and message */
} hc_result;

#endif

/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_LAW_H
#define HC_SCHEMA_LAW_H

/*
 * What is required, since when, of whom, and how sure we are: the documents
 * and their clauses (rules/regulations/<id>.yaml), the dated limits
 * (rules/limits.yaml), verdicts and projects (verdicts.yaml, projects.yaml), what the
 * authority on the spot decided (rules/decisions.yaml) and what areas are called (areas.yaml) of one or several packs,
 * as one namespace.
 *
 * All dates are inclusive: `from` is the first day, `to` the last.
 */

#include "base/date.h"
#include "data/result.h"
#include "schema/project.h"
#include "schema/scope.h"

typedef struct hc_document hc_document;

typedef struct hc_clause {
	const char *id;              /* "setup-2010:7" */
	const char *number;          /* "7" */
	const hc_document *document;
	hc_label duty;
	hc_date from, to;            /* the document's where the clause says nothing */
	hc_verified verified;
	hc_scope reach;              /* the document's where the clause says nothing */
	hc_label outside;            /* why a subject out of reach is: reason of notapplicable */
	const char *extends;         /* a clause's id: rules that cite that one carry this one too; NULL */
	hc_label partly;             /* what of the duty no rule checks; empty: rules check it whole */
	hc_label unchecked;          /* why no rule checks it; empty: some do */
	unsigned line;
} hc_clause;

struct hc_document {
	const char *id;              /* the file's name without .yaml */
	const char *number;          /* 教职成〔2010〕12号; NULL */
	hc_label title;
	hc_date from, to;
	const char *superseded_by;   /* a document's id; NULL */
	size_t clause_count;
	hc_clause *clauses;
	const char *file;
};

typedef enum hc_limit_kind {
	HC_LIMIT_NUMBER,   /* value: 1200, 0.30, 1/3 */
	HC_LIMIT_LIST,     /* value: [a, b]: members or texts */
	HC_LIMIT_DAY,      /* day: 11-20, a day of the year */
} hc_limit_kind;

typedef struct hc_limit_value {
	hc_date from, to;
	hc_scope where;
	hc_fraction number;
	size_t text_count;
	const char **texts;
	int month, day;
	const hc_clause *clause;     /* where it stands */
	hc_verified verified;
	hc_label basis;              /* what decided it, of a value that the text leaves to others; empty: nothing did */
	bool has_review;
	hc_date review_by;           /* past this date the value is reported as outdated */
	const char *file;
	unsigned line;
} hc_limit_value;

typedef struct hc_limit {
	const char *name;            /* "min_area_m2" */
	hc_label title;
	const char *unit;            /* a unit, an entity's name or "share"; NULL */
	hc_limit_kind kind;
	hc_label outside;            /* why a subject without a value has none; may be empty */
	size_t value_count;
	hc_limit_value *values;
	const char *file;
	unsigned line;
} hc_limit;

/* What a folder of rules is called. */
typedef struct hc_area {
	const char *name;
	hc_label label;
} hc_area;

/* One line of the verdict rule; the first whose condition holds decides. */
typedef struct hc_verdict_level {
	const char *name;            /* "unqualified" */
	hc_label label;
	bool always;                 /* no condition: the last line */
	unsigned severities;         /* mask over hc_severity */
	unsigned outcomes;           /* mask over hc_outcome */
} hc_verdict_level;

typedef struct hc_law {
	hc_arena arena;
	const hc_schema *schema;
	const hc_entity *owner;      /* the entity that gets a verdict */
	hc_verified verdicts_verified;
	hc_label verdicts_basis;     /* the decision that adopted them; empty: none */
	size_t verdict_count;
	hc_verdict_level *verdicts;
	int64_t deadlines[HC_SEVERITY_COUNT]; /* days from the first finding until it must be put right; 0: none is set */
	size_t project_count;
	hc_project *projects;        /* in their order */
	size_t area_count;
	hc_area *areas;              /* areas.yaml: not every area need have a label */
	size_t document_count;
	hc_document *documents;      /* sorted by id */
	size_t limit_count;
	hc_limit *limits;            /* sorted by name */
} hc_law;

/*
 * Reads the law of `folder_count` packs. A name defined twice, an overlap or a
 * gap between the values of a limit for the same owners, a clause that is not
 * in the register, a decision on what is not left open: all are problems with
 * file:line. Exactly one pack holds verdicts.yaml. NULL on failure; free with hc_law_free. Borrows `schema`.
 */
hc_law *hc_law_load(const hc_schema *schema, const char *const *folders, size_t folder_count, hc_error *err);
void hc_law_free(hc_law *law); /* NULL is accepted */

const hc_clause *hc_law_clause(const hc_law *law, const char *id);       /* NULL when none */
const hc_area *hc_law_area(const hc_law *law, const char *name);         /* NULL when it has no label */
const hc_limit *hc_law_limit(const hc_law *law, const char *name);       /* NULL when none */

#endif

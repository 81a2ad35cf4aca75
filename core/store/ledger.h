/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_LEDGER_H
#define HC_STORE_LEDGER_H

/*
 * The ledger of an audit: an SQLite file that stands on its own. Whoever
 * publishes needs nothing else: rules with titles, clauses and how sure we
 * are, the words for entities, fields and units in both languages, every
 * result, what is missing, the evidence, verdicts and totals. Without a path
 * it is a temporary file that nobody sees.
 *
 * Results may be added in any order; they are read by rule id, then subject
 * id. The same audit gives the same rows whatever the order and the number of
 * workers. No time, host, user or path is in it.
 */

#include "base/date.h"
#include "data/result.h"
#include "schema/law.h"
#include "store/part.h"

typedef struct hc_ledger hc_ledger;

/* A clause as a rule cites it. */
typedef struct hc_ledger_clause {
	const char *id;
	hc_label document;   /* the document's title */
	const char *number;  /* the document's number; NULL */
	hc_label duty;
	hc_verified verified;
	hc_date from, to;    /* in force; HC_DATE_MIN, HC_DATE_MAX where it is open */
} hc_ledger_clause;

/* A rule of the run, or one that was left out (then `state` says why). */
typedef struct hc_ledger_rule {
	const char *id;
	const char *area;
	hc_label title;
	hc_severity severity;
	const char *entity;              /* the subject's */
	const char *state;               /* "runs", "not_in_force", "unverified" */
	size_t clause_count;
	const hc_ledger_clause *clauses;
	int64_t totals[HC_OUTCOME_COUNT];
	size_t limit_count;
	const char *const *limits;       /* names of the limits that it reads, sorted */
	int64_t personal;                /* 1: it can read fields marked personal */
} hc_ledger_rule;

/* By what owners can be told apart in a list: their enumerated fields and what they refer to. */
typedef struct hc_ledger_facet {
	const char *name;    /* "flag", "port" */
	const char *entity;  /* what it refers to: "port"; NULL */
	hc_label label;
} hc_ledger_facet;

typedef struct hc_ledger_facet_value {
	const char *value;   /* a member's name, or an id; NULL: not known */
	hc_label label;      /* the member's, or the name of what is referred to (the same in both languages); may be empty */
} hc_ledger_facet_value;

/* What an audit was made from. */
typedef struct hc_ledger_source {
	const char *kind;    /* "records", "schemas", "rules", "waivers", "earlier" */
	size_t pack;         /* of "rules": the number of the pack, from 0 */
	const char *file;    /* within its folder: "size/area.lua"; "" where the kind is one file */
	const char *sha256;  /* of "records": hc_ledger_name_records says it later */
} hc_ledger_source;

/* An option that chose the rules: "rule", "skip-rule", "clause", "include-unverified" (with an empty value). */
typedef struct hc_ledger_choice {
	const char *option, *value;
} hc_ledger_choice;

/* A dated value of a limit that a rule of the run reads, in force or not. */
typedef struct hc_ledger_figure {
	const char *limit;
	hc_label title;
	const char *unit;    /* NULL: none */
	hc_label value;      /* exact: "1200", "3/10", "11-20", a list's members */
	hc_label whom;       /* whom it is for: "flag: red, green"; empty: everybody */
	hc_date from, to;    /* as of a clause */
	const char *clause;  /* its id; NULL */
	hc_verified verified;
	hc_label basis;      /* the decision behind it; empty: none */
	hc_date review_by;   /* HC_DATE_NEVER: none */
} hc_ledger_figure;

/* A clause of the register, and whether rules check it; see schema/coverage.h. */
typedef struct hc_ledger_duty {
	const char *id, *number;
	hc_label duty, left; /* `left`: what no rule checks, or why none does; empty: all is checked */
	hc_verified verified;
	hc_date from, to;
	const char *state;   /* "checked", "partly", "unchecked" */
	size_t rule_count;
	const char *const *rules;
} hc_ledger_duty;

typedef struct hc_ledger_document {
	const char *id;
	const char *number;  /* NULL */
	hc_label title;
	hc_date from, to;
	size_t duty_count;
	const hc_ledger_duty *duties;
} hc_ledger_document;

/* A word for a thing: an entity ("boat"), a field ("boat.flag"), a unit ("m2"), an area of rules ("area:size"). */
typedef struct hc_ledger_term {
	const char *name;
	hc_label label;
	hc_label plural;     /* of an entity */
	const char *counter; /* of an entity, Chinese: 艘 */
	bool personal;       /* of an entity: its records are about one person each; of a field: never published */
} hc_ledger_term;

typedef struct hc_ledger_level {
	const char *name;    /* "unqualified" */
	hc_label label;
	int64_t owners;      /* how many got this verdict */
} hc_ledger_level;

typedef struct hc_ledger_verdict {
	const char *owner_id;
	const char *owner_name;     /* NULL when not known */
	size_t level;               /* position in the levels */
	int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT];
	const struct hc_ledger_facet_value *facets; /* parallel to the facts' facets, until the next verdict; NULL from a search and when added */
} hc_ledger_verdict;

/* Something in the records that was passed over (a value of the wrong type…). */
typedef struct hc_ledger_problem {
	const char *entity, *id, *field; /* field may be NULL */
	hc_label text;
} hc_ledger_problem;

/* What became of a waiver. X(code, word, English, Chinese) */
#define HC_WAIVER_STATE_LIST(X) \
	X(HC_WAIVER_IN_FORCE, "in_force", "in force", "有效") \
	X(HC_WAIVER_EXPIRED, "expired", "expired", "已过期") \
	X(HC_WAIVER_NOT_YET_VALID, "not_yet_valid", "not yet valid", "尚未生效") \
	X(HC_WAIVER_MATCHES_NOTHING, "matches_nothing", "matches nothing", "没有对应的对象") \
	X(HC_WAIVER_NOT_NEEDED, "not_needed", "not needed", "无需豁免")

typedef enum hc_waiver_state {
#define X(code, word, en, zh) code,
	HC_WAIVER_STATE_LIST(X)
#undef X
	HC_WAIVER_STATE_COUNT
} hc_waiver_state;

const char *hc_waiver_state_word(hc_waiver_state state);
hc_label hc_waiver_state_label(hc_waiver_state state);
bool hc_waiver_state_find(hc_waiver_state *out, const char *word);

/* A waiver that the audit was given, whether or not it waived anything. */
typedef struct hc_ledger_waiver {
	const char *rule;                /* its id; a rule that did not run may not be in the ledger */
	const char *entity, *id;         /* the subject */
	const char *basis, *approver, *justification;
	hc_date from, to;                /* inclusive */
	hc_waiver_state state;           /* on the audit date */
	bool ends_soon;                  /* within 30 days of it */
} hc_ledger_waiver;

/* A limit with a value past its review date on the audit date, or set by the city as a placeholder. */
typedef struct hc_ledger_limit {
	const char *name;
	hc_label title;
	hc_verified verified;
	bool outdated;
	hc_date review_by;
	hc_label basis;                  /* what decided it, where the text leaves it open; empty: nothing did */
} hc_ledger_limit;

/* A class of a project; see schema/project.h. */
typedef struct hc_ledger_class {
	const char *name;
	hc_label label;
	int64_t over;                    /* more indicators fail; of the last two classes -1 */
	int64_t owners;
} hc_ledger_class;

typedef struct hc_ledger_goal {
	hc_date by;
	hc_fraction share;
	const char *clause;              /* its id; NULL */
} hc_ledger_goal;

/* A project whose indicators all ran. */
typedef struct hc_ledger_project {
	const char *name;
	hc_label title;
	size_t rule_count;
	const char *const *rules;        /* ids */
	size_t clause_count;
	const char *const *clauses;      /* ids */
	size_t class_count;              /* from the most failures; the last but one is none, the last undetermined */
	hc_ledger_class *classes;
	size_t goal_count;
	const hc_ledger_goal *goals;
	hc_verified verified;            /* of what tells the classes apart */
	hc_label basis;                  /* the decision that gave them; empty: none */
} hc_ledger_project;

/* Where an owner stands in a project. */
typedef struct hc_ledger_standing {
	const char *owner_id, *owner_name; /* the name may be NULL */
	size_t class;
	int64_t failed, undecided;         /* indicators */
} hc_ledger_standing;

/* What an audit is about, given when its ledger is made. All borrowed for the call. */
typedef struct hc_ledger_facts {
	const char *program;             /* "hecha 0.1.0" */
	hc_date as_of;
	hc_date records_date;            /* when the records stood so; HC_DATE_NEVER: they do not say */
	const char *owner_entity;        /* the entity that gets a verdict */
	const char *within;              /* "entity:id"; NULL: all */
	hc_verified verdicts_verified;
	hc_label verdicts_basis;         /* the decision that adopted them; empty: none */
	size_t rules_not_chosen;         /* rules of the packs that the user left out of this run */
	size_t rule_count;
	const hc_ledger_rule *rules;     /* sorted by id; totals ignored; `rule` of a result is a position in it */
	size_t level_count;
	const hc_ledger_level *levels;   /* in the order of verdicts.yaml; owners ignored */
	size_t term_count;
	const hc_ledger_term *terms;
	size_t limit_count;
	const hc_ledger_limit *limits;
	size_t project_count;
	const hc_ledger_project *projects;
	size_t source_count;
	const hc_ledger_source *sources; /* none where the ledger is not kept, nor choices and documents */
	size_t choice_count;
	const hc_ledger_choice *choices;
	size_t facet_count;
	const hc_ledger_facet *facets;
	size_t figure_count;
	const hc_ledger_figure *figures; /* by limit, in the order of its values */
	size_t document_count;
	const hc_ledger_document *documents;
	int64_t deadlines[HC_SEVERITY_COUNT]; /* days to put a finding right; 0: none is set */
	hc_date earlier;                 /* the date of the audit that this one carries on; HC_DATE_NEVER: none */
	hc_part part;                    /* zeroed: the ledger is whole */
} hc_ledger_facts;

/*
 * HC_EWRITE when something else than a ledger stands at `path` (an empty file
 * is nothing): it was not made by us. A part takes the place of a part only,
 * and a whole ledger that of a whole one.
 */
hc_status hc_ledger_may_replace(const char *path, bool part, hc_error *err);

/* Starts a ledger; at `path` it appears only when finished (temporary file, sync, rename; an older one is replaced). */
hc_status hc_ledger_create(hc_ledger **out, const char *path, const hc_ledger_facts *facts, hc_error *err);

/*
 * Each copies what it is given; many results at once cost less than one after
 * the other. A second result for one rule and subject is HC_EDATA without a
 * problem (whose records these are knows that the subject is there twice), and
 * `*twice` tells which (`twice` may be NULL); a second verdict for one owner is
 * HC_EINTERNAL; a problem that is there already is not added again. Bytes that
 * are not UTF-8 become U+FFFD. After a failure the ledger cannot be finished.
 */
hc_status hc_ledger_add(hc_ledger *ledger, const hc_result *results, size_t count, const hc_result **twice, hc_error *err);
hc_status hc_ledger_add_verdict(hc_ledger *ledger, const hc_ledger_verdict *verdict, hc_error *err);
hc_status hc_ledger_add_problem(hc_ledger *ledger, const hc_ledger_problem *problem, hc_error *err);
hc_status hc_ledger_add_waiver(hc_ledger *ledger, const hc_ledger_waiver *waiver, hc_error *err);

/* Facet `facet` (a position in the facts) of an owner, whether or not it will have a verdict. */
hc_status hc_ledger_add_facet(hc_ledger *ledger, const char *owner_id, size_t facet, const hc_ledger_facet_value *value,
                              hc_error *err);

/* The digest of the records, which takes as long to make as they take to be read: until then their source has none. */
hc_status hc_ledger_name_records(hc_ledger *ledger, const char *sha256, hc_error *err);

/* Of a part, before it is finished: how many results each rule has in it, and in all parts together. */
hc_status hc_ledger_add_shares(hc_ledger *ledger, const int64_t *here, const int64_t *whole, hc_error *err);

/*
 * Adds up the totals and closes the book: for every rule that ran, the
 * results are exactly `subjects(rule)`, given by the caller in
 * `expected[rule]`; otherwise HC_EINTERNAL. Findings carry on from `earlier`
 * (NULL: none): one that stood there keeps its first day and its deadline.
 * Then the file is put in place. The ledger stays open for reading.
 */
hc_status hc_ledger_finish(hc_ledger *ledger, const int64_t *expected, hc_ledger *earlier, hc_error *err);

/*
 * Puts the parts of one run together, in whatever order they are named, to the
 * ledger that the run would have made whole, byte for byte. HC_EINPUT, with a
 * problem for each thing that is wrong, when a file is no part, a part of
 * another run, or there already, or one is missing; HC_EDATA when one is not
 * complete. Nothing is written then. Parts are read one at a time.
 */
hc_status hc_ledger_merge(hc_ledger **out, const char *path, const char *const *parts, size_t count, hc_error *err);

/* Opens a finished, whole ledger for reading. HC_EINPUT when it is none. */
hc_status hc_ledger_open(hc_ledger **out, const char *path, hc_error *err);
void hc_ledger_close(hc_ledger *ledger); /* NULL is accepted; an unfinished one leaves nothing behind */

/* The facts with totals and owners filled in; borrowed until close. */
const hc_ledger_facts *hc_ledger_facts_of(const hc_ledger *ledger);
const int64_t *hc_ledger_totals(const hc_ledger *ledger); /* HC_OUTCOME_COUNT sums over all rules */

/* The rule `id` of the facts; NULL when it is not there. Whether a rule, which may be NULL, took part in the audit. */
const hc_ledger_rule *hc_ledger_find_rule(const hc_ledger *ledger, const char *id);
bool hc_ledger_runs(const hc_ledger_rule *rule);

/* How sure we are of a rule: as sure as of the clause we are least sure of. */
hc_verified hc_ledger_rule_verified(const hc_ledger_rule *rule);

/* The word for `name`, NULL when there is none. */
const hc_ledger_term *hc_ledger_find_term(const hc_ledger *ledger, const char *name);

/* Whether a result cites clause `position` of its rule: only those that are in force and reach the subject, where that is known. */
bool hc_ledger_cites(const hc_result *result, size_t position);

/* Which results to read, and in what order. */
typedef struct hc_ledger_query {
	unsigned outcomes;          /* mask over hc_outcome; 0: all */
	const char *owner_id;       /* only of this owner; NULL: all */
	const char *rule_id;        /* only of this rule; NULL: all */
	const char *subject_id;     /* only of this subject; NULL: all; quick with `rule_id` */
	bool by_owner;              /* by owner (none last), then severity (key first), rule id, subject id; else rule id, subject id */
} hc_ledger_query;

/*
 * Results one at a time, for whoever reads two ledgers side by side. `next`
 * gives NULL past the last, again and again; what it gives is borrowed until
 * the next call. The ledger must outlive its cursors; NULL may be closed.
 */
typedef struct hc_ledger_cursor hc_ledger_cursor;
hc_status hc_ledger_cursor_open(hc_ledger_cursor **out, hc_ledger *ledger, const hc_ledger_query *query, hc_error *err);
hc_status hc_ledger_cursor_next(const hc_result **out, hc_ledger_cursor *cursor, hc_error *err);
void hc_ledger_cursor_close(hc_ledger_cursor *cursor);

/* Called for each result, in order; what `result` points to lives during the call. A status other than HC_OK stops. */
typedef hc_status (*hc_ledger_see)(void *context, const hc_result *result, hc_error *err);
hc_status hc_ledger_read(hc_ledger *ledger, const hc_ledger_query *query, hc_ledger_see see, void *context, hc_error *err);

typedef hc_status (*hc_ledger_see_verdict)(void *context, const hc_ledger_verdict *verdict, hc_error *err);
hc_status hc_ledger_read_verdicts(hc_ledger *ledger, hc_ledger_see_verdict see, void *context, hc_error *err); /* by owner id */

/*
 * The verdict of one owner; NULL when it has none, or `owner_id` is NULL.
 * Borrowed until the next call; quick when the same owner is asked for again.
 */
hc_status hc_ledger_find_verdict(const hc_ledger_verdict **out, hc_ledger *ledger, const char *owner_id, hc_error *err);

/*
 * Since when a finding stands. It is one finding as long as no audit in
 * between passed it or found that it does not apply; one that comes back
 * begins anew, with a new deadline. Missing data ends none.
 */
typedef struct hc_ledger_history {
	const char *rule, *entity, *subject_id, *owner_id; /* the owner may be NULL; the rule need not be in this ledger */
	hc_date found;       /* the day of the audit that found it */
	hc_date deadline;    /* until when it is to be put right; HC_DATE_NEVER: none is set */
	hc_date resolved;    /* the day of the audit that no longer did; HC_DATE_NEVER: it stands */
	int64_t times;       /* how often it was found anew */
} hc_ledger_history;

typedef hc_status (*hc_ledger_see_history)(void *context, const hc_ledger_history *history, hc_error *err);
hc_status hc_ledger_read_history(hc_ledger *ledger, hc_ledger_see_history see, void *context, hc_error *err); /* by rule, subject */

/* Sets `*any` when this rule and subject were ever a finding. Texts are borrowed until the next search. */
hc_status hc_ledger_find_history(hc_ledger_history *out, bool *any, hc_ledger *ledger, const char *rule,
                                 const char *subject_id, hc_error *err);

typedef hc_status (*hc_ledger_see_standing)(void *context, const hc_ledger_standing *standing, hc_error *err);
/* Those counted in a project (a position in the facts), by class, then owner id. */
hc_status hc_ledger_read_standings(hc_ledger *ledger, size_t project, hc_ledger_see_standing see, void *context, hc_error *err);

typedef hc_status (*hc_ledger_see_problem)(void *context, const hc_ledger_problem *problem, hc_error *err);
hc_status hc_ledger_read_problems(hc_ledger *ledger, hc_ledger_see_problem see, void *context, hc_error *err);

typedef hc_status (*hc_ledger_see_waiver)(void *context, const hc_ledger_waiver *waiver, hc_error *err);
/* By rule, subject and first day. */
hc_status hc_ledger_read_waivers(hc_ledger *ledger, hc_ledger_see_waiver see, void *context, hc_error *err);

#endif

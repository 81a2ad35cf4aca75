/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_DIFF_H
#define HC_PUBLISH_DIFF_H

/*
 * What became of findings from one saved audit to a later one. A finding is a
 * rule and a subject, and stays the same finding as long as both do.
 */

#include "publish/changes.h"

/* X(code, word, English, Chinese) - the words are a contract. */
#define HC_DIFF_LIST(X) \
	X(HC_DIFF_NEW, "new", "new", "新发现") \
	X(HC_DIFF_REOPENED, "reopened", "reopened", "再次出现") \
	X(HC_DIFF_WORSE, "worse", "worse", "加重") \
	X(HC_DIFF_PERSISTING, "persisting", "persisting", "仍未解决") \
	X(HC_DIFF_BETTER, "better", "better", "减轻") \
	X(HC_DIFF_UNDECIDED, "undecided", "no longer known", "现在无法判定") \
	X(HC_DIFF_WAIVED, "waived", "now waived", "已获豁免") \
	X(HC_DIFF_GONE, "gone", "no longer audited", "不再核查") \
	X(HC_DIFF_RESOLVED, "resolved", "resolved", "已解决")

/*
 * new: it fails, and did not before. reopened: the same, but an audit before
 * the earlier one, or one in between, had found it already. worse, persisting,
 * better: it fails in both, and so much more is short, as much (or it cannot
 * be compared), less. undecided: it failed, and now the records do not say or
 * the rule broke: missing data resolves nothing. waived: it failed, and is
 * excused now. gone: it failed, and the rule or the subject is not audited any
 * more. resolved: it failed, and now passes or does not apply. What fails in
 * neither is no finding of these two.
 */
typedef enum hc_diff_state {
#define X(code, word, en, zh) code,
	HC_DIFF_LIST(X)
#undef X
	HC_DIFF_STATES
} hc_diff_state;

/* X(code, word, English, Chinese) */
#define HC_DIFF_CAUSE_LIST(X) \
	X(HC_DIFF_RECORDS, "records", "the records", "记录变化") \
	X(HC_DIFF_REQUIREMENT, "requirement", "the rule or limit, not the records", "规则或限值变化，记录未变") \
	X(HC_DIFF_TIME, "time", "a day that has moved on", "时限随日期推移") \
	X(HC_DIFF_BOTH, "both", "the records and the rule or limit", "记录和规则或限值都有变化")

/*
 * Why. A rule sees records, limits and the date of the audit, and nothing
 * else; so what changed is told apart by these signs:
 *
 * - the rule's law: its file has another SHA-256, or a limit that it reads has
 *   another value in force on the audit's day (as the ledgers list them), or
 *   it takes part in one audit only. A limit counts only where what is
 *   required of this subject is another, or one side requires nothing.
 * - what was measured: the actual value, or it is not known any more.
 *
 * requirement: the law changed, and what was measured did not (or the records
 * are one file, byte for byte). both: either changed. time: neither did, but
 * what is required is a day that goes with the date of the audit; or the
 * records are one file. records: all else, and what did not change at all. So
 * a required value that is another because of the records themselves (their
 * kind, their size) is "records", and so is a subject that one of the audits
 * does not know under any rule.
 *
 * A rule whose file changed in its words alone cannot be told from one that
 * asks something else: then a change of what was measured is "both".
 */
typedef enum hc_diff_cause {
#define X(code, word, en, zh) code,
	HC_DIFF_CAUSE_LIST(X)
#undef X
	HC_DIFF_CAUSES
} hc_diff_cause;

const char *hc_diff_word(hc_diff_state state);
hc_label hc_diff_label(hc_diff_state state);
const char *hc_diff_cause_word(hc_diff_cause cause);
hc_label hc_diff_cause_label(hc_diff_cause cause);

/* One finding, of either audit or both. Borrowed until the next. */
typedef struct hc_diff_finding {
	hc_diff_state state;
	hc_diff_cause cause;
	const hc_result *from, *to;   /* either may be NULL */
	const hc_result *either;      /* that of `to`, where it has one */
	const hc_ledger_rule *rule;   /* as the later audit has it, where it does */
	const hc_ledger *ledger;      /* the one that `rule` and its words are of */
	const char *owner_id;         /* NULL: none */
	bool measured;                /* both are short of something, in one unit */
	int64_t grows;                /* by so much, when measured */
	hc_date found;                /* the day of the audit that first found it, see below; HC_DATE_NEVER: it is not known */
	hc_date deadline;             /* HC_DATE_NEVER: none is set, or it does not stand any more */
	int64_t days_left;            /* as of the later audit, where there is a deadline; below 0: overdue */
} hc_diff_finding;

/*
 * Days are those that the later audit remembers, when it carries on from an
 * earlier one. Where it does not, a finding that the earlier audit knew to
 * stand keeps the day and the deadline that it had there: a deadline is set at
 * the first finding. An undecided finding keeps its deadline; a resolved,
 * waived or gone one has none.
 */
bool hc_diff_is_overdue(const hc_diff_finding *finding);

typedef struct hc_diff {
	hc_ledger *from, *to;         /* borrowed */
	hc_changes changes;           /* of verdicts, and of everything else that is no finding */
	int64_t totals[HC_DIFF_STATES][HC_DIFF_CAUSES];
	int64_t overdue;              /* findings that stand beyond their deadline */
	int64_t grave[HC_SEVERITY_COUNT]; /* new, reopened or worse ones, by severity */
	int64_t undecided[HC_SEVERITY_COUNT];
	bool same_records;            /* both audits name one file of records */
	unsigned char *laws;          /* of each rule of `to`, what of its law changed; for diff_cause.c */
} hc_diff;

/* Adds up; both ledgers must outlive it. HC_EUSAGE when `from` is of a later date than `to`. Drop in any case. */
hc_status hc_diff_make(hc_diff *out, hc_ledger *from, hc_ledger *to, hc_error *err);
void hc_diff_drop(hc_diff *diff);

int64_t hc_diff_total(const hc_diff *diff, hc_diff_state state); /* of all causes */

/*
 * Every finding, by rule and subject; `by_owner`, for readers: by owner (none
 * last), then severity, rule and subject, as the later audit has them.
 */
typedef hc_status (*hc_see_finding)(void *context, const hc_diff_finding *finding, hc_error *err);
hc_status hc_diff_read(const hc_diff *diff, bool by_owner, hc_see_finding see, void *context, hc_error *err);

/* An owner's two verdicts, and the sums of its findings. */
typedef struct hc_diff_owner {
	hc_owner_change verdict;      /* with an owner_id of NULL for what belongs to no owner */
	int64_t totals[HC_DIFF_STATES][HC_DIFF_CAUSES];
	int64_t overdue;
} hc_diff_owner;

/* Those with a finding, by id, none last. */
typedef hc_status (*hc_see_diff_owner)(void *context, const hc_diff_owner *owner, hc_error *err);
hc_status hc_diff_read_owners(const hc_diff *diff, hc_see_diff_owner see, void *context, hc_error *err);

int64_t hc_diff_owner_total(const hc_diff_owner *owner, hc_diff_state state); /* of all causes */

/*
 * The limits that both audits read and that have another value in force on
 * the day of each, whom it is for by whom it is for: by name. Either side may
 * be NULL: no value in force.
 */
typedef hc_status (*hc_see_limit)(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err);
hc_status hc_diff_read_limits(const hc_diff *diff, hc_see_limit see, void *context, hc_error *err);

/* Whether both audits name the file of a rule, and not the same one. */
bool hc_diff_rule_changed(const hc_diff *diff, const char *rule);

#endif

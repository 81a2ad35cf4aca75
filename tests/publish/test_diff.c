/* SPDX-License-Identifier: MIT */
/*
 * What became of one finding, why, and until when: pairs of small ledgers of
 * two rules. The one that is looked at is enrolment.scale (key, 30 days, reads
 * min_students); campus.books passes for whoever is there.
 */

#include "publish/diff.h"

#include "base/text.h"
#include "support/ledger_fixture.h"
#include "support/refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum { BOOKS, SCALE, RULES };
enum { SPRING = 17977 /* 2019-03-22 */, SUMMER = 18071 /* 2019-06-24 */, AUTUMN = 18170 /* 2019-10-01 */ };

/* What enrolment.scale says of S1 in one audit. `outcome` 0: nothing, the rule has no result for it. */
typedef struct said {
	char outcome; /* p, f, u, n, w, e */
	int64_t actual, required;
	const char *unit;
} said;

/* One audit. */
typedef struct audit {
	said said;
	hc_date day;
	char rule;            /* the file's digest, told by one letter */
	const char *value;    /* of min_students */
	char records;         /* their digest */
	bool out_of_force;    /* the rule takes no part */
	bool no_subject;      /* S1 is not there */
	hc_kind kind;
	hc_severity severity;
	const char *owner_id;
} audit;

static const char letters[HC_OUTCOME_COUNT + 1] = {
	[HC_PASS] = 'p', [HC_FAIL] = 'f', [HC_UNKNOWN] = 'u', [HC_NOT_APPLICABLE] = 'n', [HC_WAIVED] = 'w', [HC_BROKEN] = 'e',
};

static hc_interval exactly(int64_t value)
{
	return (hc_interval){ { value, 1 }, { value, 1 } };
}

static hc_status add_said(hc_ledger *ledger, const audit *a)
{
	char actual[24], required[24];
	hc_result result = { .rule = SCALE, .subject_id = "S1", .owner_id = a->owner_id ? a->owner_id : "S1",
		             .comparison = HC_AT_LEAST, .kind = a->kind, .verified = HC_TEXT_READ, .unit = "student" };

	result.outcome = (hc_outcome)(strchr(letters, a->said.outcome) - letters);
	snprintf(actual, sizeof actual, "%lld", (long long)a->said.actual);
	snprintf(required, sizeof required, "%lld", (long long)a->said.required);
	if (a->said.actual > 0) {
		result.actual = exactly(a->said.actual);
		result.actual_exact = actual;
	}
	if (a->said.required > 0) {
		result.required = exactly(a->said.required);
		result.required_exact = required;
	}
	result.has_shortfall = result.outcome == HC_FAIL || result.outcome == HC_WAIVED;
	result.shortfall = result.has_shortfall ? a->said.required - a->said.actual : 0;
	result.shortfall_unit = a->said.unit ? a->said.unit : "student";
	return hc_ledger_add(ledger, &result, 1, NULL, NULL);
}

static hc_status fill(hc_ledger *ledger, const audit *a, int64_t expected[RULES])
{
	const hc_result other = { .rule = SCALE, .subject_id = "S2", .owner_id = "S2", .outcome = HC_PASS, .verified = HC_TEXT_READ };
	const hc_result books = { .rule = BOOKS, .subject_id = "S1", .owner_id = "S1", .outcome = HC_PASS, .verified = HC_TEXT_READ };
	hc_status status = HC_OK;

	expected[BOOKS] = expected[SCALE] = 0;
	if (!a->no_subject) {
		status = hc_ledger_add(ledger, &books, 1, NULL, NULL);
		expected[BOOKS]++;
	}
	if (status == HC_OK && !a->out_of_force) {
		status = hc_ledger_add(ledger, &other, 1, NULL, NULL);
		expected[SCALE]++;
	}
	if (status == HC_OK && a->said.outcome) {
		status = add_said(ledger, a);
		expected[SCALE]++;
	}
	return status;
}

/* NULL when something failed. */
static hc_ledger *make(const audit *a, hc_ledger *earlier)
{
	char rule[65] = { a->rule }, records[65] = { a->records };
	const hc_ledger_source sources[] = { { "records", 0, "", records }, { "rules", 0, "enrolment/scale.lua", rule } };
	const hc_ledger_figure figure = { .limit = "min_students", .title = { "最少在校生数", "Fewest students" }, .unit = "student",
		                          .value = { a->value, a->value }, .from = HC_DATE_MIN, .to = HC_DATE_MAX,
		                          .verified = HC_TEXT_READ, .review_by = HC_DATE_NEVER };
	hc_ledger_facts facts = *fixture_facts();
	const hc_ledger_rule rules[RULES] = { facts.rules[0], facts.rules[4] };
	hc_ledger_rule own[RULES] = { rules[BOOKS], rules[SCALE] };
	int64_t expected[RULES];
	hc_ledger *ledger = NULL;
	hc_status status;

	memset(rule, a->rule, 64);
	memset(records, a->records, 64);
	own[SCALE].state = a->out_of_force ? "not_in_force" : "runs";
	own[SCALE].severity = a->severity;
	facts.as_of = a->day;
	facts.rules = own;
	facts.rule_count = RULES;
	facts.sources = sources;
	facts.source_count = 2;
	facts.figures = &figure;
	facts.figure_count = 1;
	facts.project_count = facts.facet_count = facts.document_count = facts.limit_count = 0;
	facts.earlier = earlier ? hc_ledger_facts_of(earlier)->as_of : HC_DATE_NEVER;
	status = hc_ledger_create(&ledger, NULL, &facts, NULL);
	if (status == HC_OK)
		status = fill(ledger, a, expected);
	if (status == HC_OK && hc_ledger_finish(ledger, expected, earlier, NULL) == HC_OK)
		return ledger;
	hc_ledger_close(ledger);
	return NULL;
}

static const audit usual = { .day = SPRING, .rule = 'a', .value = "1200", .records = '0', .severity = HC_KEY };

/* Keeps what a test asks for; nothing of it is borrowed. */
typedef struct kept {
	int findings;
	hc_diff_state state;
	hc_diff_cause cause;
	hc_date found, deadline;
	int64_t days_left, grows;
	bool measured, both_sides;
	char owner_id[8];
} kept;

static hc_status keep(void *context, const hc_diff_finding *f, hc_error *err)
{
	kept *k = context;

	(void)err;
	*k = (kept){ k->findings + 1, f->state, f->cause, f->found, f->deadline, f->days_left, f->grows, f->measured,
		     f->from && f->to, "" };
	snprintf(k->owner_id, sizeof k->owner_id, "%s", f->owner_id ? f->owner_id : "");
	return HC_OK;
}

/* The one finding of two ledgers, by rule; by owner it must be the same. Closes both. */
static kept look(hc_ledger *from, hc_ledger *to)
{
	kept k = { .findings = 0 }, by_owner = { .findings = 0 };
	hc_diff diff;

	assert_non_null(from);
	assert_non_null(to);
	assert_int_equal(hc_diff_make(&diff, from, to, NULL), HC_OK);
	assert_int_equal(hc_diff_read(&diff, false, keep, &k, NULL), HC_OK);
	assert_int_equal(hc_diff_read(&diff, true, keep, &by_owner, NULL), HC_OK);
	assert_int_equal(by_owner.findings, k.findings);
	assert_int_equal(by_owner.state, k.state);
	assert_int_equal(by_owner.cause, k.cause);
	if (k.findings)
		assert_int_equal(diff.totals[k.state][k.cause], k.findings);
	hc_diff_drop(&diff);
	hc_ledger_close(from);
	hc_ledger_close(to);
	return k;
}

/* ---- states and causes ---- */

enum { SAME = 0, FILE_OTHER = 1, LIMIT_OTHER = 2, RECORDS_SAME = 4, DAY = 8, RULE_BEGINS = 16, RULE_ENDS = 32, COMES = 64, GOES = 128 };

static const struct {
	const char *name;
	said from, to;
	unsigned how;
	const char *want; /* "state cause"; NULL: no finding */
} cases[] = {
	{ "fewer than before", { 'p', 1300, 1200, NULL }, { 'f', 1150, 1200, NULL }, SAME, "new records" },
	{ "more is required", { 'p', 1300, 1200, NULL }, { 'f', 1300, 1500, NULL }, LIMIT_OTHER, "new requirement" },
	{ "fewer, and more is required", { 'p', 1300, 1200, NULL }, { 'f', 1250, 1500, NULL }, LIMIT_OTHER, "new both" },
	{ "more is required of more", { 'p', 1300, 1200, NULL }, { 'f', 1300, 1400, NULL }, SAME, "new records" },
	{ "the rule asks otherwise", { 'p', 1300, 1200, NULL }, { 'f', 1300, 1200, NULL }, FILE_OTHER, "new requirement" },
	{ "the rule and the records", { 'p', 1300, 1200, NULL }, { 'f', 1150, 1200, NULL }, FILE_OTHER, "new both" },
	{ "unknown before", { 'u', 0, 1200, NULL }, { 'f', 1150, 1200, NULL }, SAME, "new records" },
	{ "a waiver that ended", { 'w', 1150, 1200, NULL }, { 'f', 1150, 1200, NULL }, SAME, "new records" },
	{ "a subject that came", { 0, 0, 0, NULL }, { 'f', 1150, 1200, NULL }, COMES, "new records" },
	{ "a rule that came", { 0, 0, 0, NULL }, { 'f', 1150, 1200, NULL }, RULE_BEGINS, "new requirement" },
	{ "both came", { 0, 0, 0, NULL }, { 'f', 1150, 1200, NULL }, RULE_BEGINS | COMES, "new records" },
	{ "short of more", { 'f', 1150, 1200, NULL }, { 'f', 1100, 1200, NULL }, SAME, "worse records" },
	{ "short of more as more is required", { 'f', 1150, 1200, NULL }, { 'f', 1150, 1500, NULL }, LIMIT_OTHER, "worse requirement" },
	{ "a limit that is another for others", { 'f', 1150, 1200, NULL }, { 'f', 1100, 1200, NULL }, LIMIT_OTHER, "worse records" },
	{ "short of less", { 'f', 1150, 1200, NULL }, { 'f', 1180, 1200, NULL }, SAME, "better records" },
	{ "as it was", { 'f', 1150, 1200, NULL }, { 'f', 1150, 1200, NULL }, SAME, "persisting records" },
	{ "as it was, the rule reworded", { 'f', 1150, 1200, NULL }, { 'f', 1150, 1200, NULL }, FILE_OTHER, "persisting records" },
	{ "short of something else", { 'f', 1150, 1200, "student" }, { 'f', 1100, 1200, "teacher" }, SAME, "persisting records" },
	{ "a day that moved on", { 'f', 100, 200, NULL }, { 'f', 100, 300, NULL }, DAY, "worse time" },
	{ "a day that is another by the rule", { 'f', 100, 200, NULL }, { 'f', 100, 300, NULL }, DAY | FILE_OTHER, "worse requirement" },
	{ "one file of records, another law", { 'f', 1150, 1200, NULL }, { 'f', 1100, 1200, NULL }, RECORDS_SAME | FILE_OTHER, "worse requirement" },
	{ "one file of records, the same law", { 'p', 1300, 1200, NULL }, { 'f', 1150, 1200, NULL }, RECORDS_SAME, "new time" },
	{ "it passes", { 'f', 1150, 1200, NULL }, { 'p', 1250, 1200, NULL }, SAME, "resolved records" },
	{ "less is required", { 'f', 1150, 1200, NULL }, { 'p', 1150, 1100, NULL }, LIMIT_OTHER, "resolved requirement" },
	{ "it does not apply", { 'f', 1150, 1200, NULL }, { 'n', 0, 0, NULL }, SAME, "resolved records" },
	{ "no value for it any more", { 'f', 1150, 1200, NULL }, { 'n', 0, 0, NULL }, LIMIT_OTHER, "resolved requirement" },
	{ "missing data resolves nothing", { 'f', 1150, 1200, NULL }, { 'u', 0, 1200, NULL }, SAME, "undecided records" },
	{ "nor does a rule that broke", { 'f', 1150, 1200, NULL }, { 'e', 0, 0, NULL }, FILE_OTHER, "undecided requirement" },
	{ "excused", { 'f', 1150, 1200, NULL }, { 'w', 1150, 1200, NULL }, SAME, "waived records" },
	{ "excused, of one file of records", { 'f', 1150, 1200, NULL }, { 'w', 1150, 1200, NULL }, RECORDS_SAME, "waived records" },
	{ "a subject that went", { 'f', 1150, 1200, NULL }, { 0, 0, 0, NULL }, GOES, "gone records" },
	{ "a rule that went", { 'f', 1150, 1200, NULL }, { 0, 0, 0, NULL }, RULE_ENDS, "gone requirement" },
	{ "both went", { 'f', 1150, 1200, NULL }, { 0, 0, 0, NULL }, RULE_ENDS | GOES, "gone records" },
	{ "passed in both", { 'p', 1300, 1200, NULL }, { 'p', 1250, 1200, NULL }, LIMIT_OTHER, NULL },
	{ "passed, now unknown", { 'p', 1300, 1200, NULL }, { 'u', 0, 1200, NULL }, SAME, NULL },
	{ "excused in both", { 'w', 1150, 1200, NULL }, { 'w', 1150, 1200, NULL }, SAME, NULL },
};

static void every_finding_has_one_state_and_one_cause(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned how = cases[i].how;
		audit from = usual, to = usual;
		char got[40] = "";
		kept k;

		from.said = cases[i].from;
		to.said = cases[i].to;
		to.day = SUMMER;
		to.rule = how & FILE_OTHER ? 'b' : 'a';
		to.value = how & LIMIT_OTHER ? "1500" : "1200";
		to.records = how & RECORDS_SAME ? '0' : '1';
		from.kind = to.kind = how & DAY ? HC_KIND_DATE : HC_KIND_NUMBER;
		from.out_of_force = how & RULE_BEGINS;
		to.out_of_force = how & RULE_ENDS;
		from.no_subject = how & COMES;
		to.no_subject = how & GOES;
		k = look(make(&from, NULL), make(&to, NULL));
		if (k.findings)
			snprintf(got, sizeof got, "%s %s", hc_diff_word(k.state), hc_diff_cause_word(k.cause));
		if (k.findings > 1 || strcmp(got, cases[i].want ? cases[i].want : "") != 0)
			fail_msg("%s: %d findings, \"%s\"", cases[i].name, k.findings, got);
	}
}

static void a_shortfall_grows_by_so_much(void **state)
{
	audit from = usual, to = usual;
	kept k;

	(void)state;
	from.said = (said){ 'f', 1150, 1200, NULL };
	to.said = (said){ 'f', 1100, 1200, NULL };
	k = look(make(&from, NULL), make(&to, NULL));
	assert_true(k.measured);
	assert_int_equal(k.grows, 50);
}

static void another_severity_or_owner_makes_no_second_finding(void **state)
{
	audit from = usual, to = usual;
	kept k;

	(void)state;
	from.said = to.said = (said){ 'f', 1150, 1200, NULL };
	to.severity = HC_MINOR;
	k = look(make(&from, NULL), make(&to, NULL));
	assert_int_equal(k.findings, 1);
	assert_int_equal(k.state, HC_DIFF_PERSISTING);
	assert_true(k.both_sides);
	to.owner_id = "A0";
	k = look(make(&from, NULL), make(&to, NULL));
	assert_int_equal(k.findings, 1);
	assert_true(k.both_sides);
	assert_string_equal(k.owner_id, "A0");
	to.said = (said){ 'p', 1250, 1200, NULL };
	k = look(make(&from, NULL), make(&to, NULL));
	assert_int_equal(k.findings, 1);
	assert_int_equal(k.state, HC_DIFF_RESOLVED);
}

/* ---- days ---- */

/* Three audits of what is said in each; the third is compared with the second. `chain`: which carry on from the one before. */
static const struct {
	const char *name;
	const char *said;    /* three letters */
	bool chain[2];
	hc_diff_state state;
	hc_date found;
	int64_t days_left;   /* INT64_MIN: no deadline stands */
} histories[] = {
	{ "found now, the deadline begins", "ppf", { true, true }, HC_DIFF_NEW, AUTUMN, 30 },
	{ "found first in spring, long overdue", "fff", { true, true }, HC_DIFF_PERSISTING, SPRING, SPRING + 30 - AUTUMN },
	{ "the later remembers nothing, the earlier does", "fff", { true, false }, HC_DIFF_PERSISTING, SPRING, SPRING + 30 - AUTUMN },
	{ "neither remembers: the earlier found it", "fff", { false, false }, HC_DIFF_PERSISTING, SUMMER, SUMMER + 30 - AUTUMN },
	{ "it came back, by the later", "fpf", { true, true }, HC_DIFF_REOPENED, AUTUMN, 30 },
	{ "it came back, by the earlier alone", "fpf", { true, false }, HC_DIFF_REOPENED, AUTUMN, 30 },
	{ "it came back, and nobody remembers", "fpf", { false, false }, HC_DIFF_NEW, AUTUMN, 30 },
	{ "unknown in between: it never ended", "fuf", { true, true }, HC_DIFF_REOPENED, SPRING, SPRING + 30 - AUTUMN },
	{ "the same, by the earlier alone", "fuf", { true, false }, HC_DIFF_REOPENED, SPRING, SPRING + 30 - AUTUMN },
	{ "unknown now: the deadline goes on", "ffu", { true, true }, HC_DIFF_UNDECIDED, SPRING, SPRING + 30 - AUTUMN },
	{ "unknown now, not carried on", "ffu", { true, false }, HC_DIFF_UNDECIDED, SPRING, SPRING + 30 - AUTUMN },
	{ "resolved: no deadline stands", "ffp", { true, true }, HC_DIFF_RESOLVED, SPRING, INT64_MIN },
	{ "waived: no deadline stands", "ffw", { true, false }, HC_DIFF_WAIVED, SPRING, INT64_MIN },
};

static void a_deadline_is_set_at_the_first_finding(void **state)
{
	static const hc_date days[3] = { SPRING, SUMMER, AUTUMN };
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof histories / sizeof *histories; i++) {
		hc_ledger *ledgers[3] = { NULL };
		int64_t left;
		kept got;

		for (k = 0; k < 3; k++) {
			audit a = usual;

			a.day = days[k];
			a.said = (said){ histories[i].said[k], histories[i].said[k] == 'u' ? 0 : 1150, 1200, NULL };
			ledgers[k] = make(&a, k > 0 && histories[i].chain[k - 1] ? ledgers[k - 1] : NULL);
		}
		hc_ledger_close(ledgers[0]);
		got = look(ledgers[1], ledgers[2]);
		left = got.deadline == HC_DATE_NEVER ? INT64_MIN : got.days_left;
		if (got.findings != 1 || got.state != histories[i].state || got.found != histories[i].found || left != histories[i].days_left)
			fail_msg("%s: %s, found %d, %lld days", histories[i].name, hc_diff_word(got.state), (int)got.found, (long long)left);
	}
}

static void on_its_last_day_a_finding_is_not_overdue(void **state)
{
	hc_diff_finding finding = { .deadline = HC_DATE_NEVER };

	(void)state;
	assert_false(hc_diff_is_overdue(&finding));
	finding.deadline = SUMMER;
	assert_false(hc_diff_is_overdue(&finding));
	finding.days_left = -1;
	assert_true(hc_diff_is_overdue(&finding));
}

static void the_older_audit_comes_first(void **state)
{
	audit from = usual, to = usual;
	hc_ledger *later, *earlier = make(&to, NULL);
	hc_diff diff;
	hc_error err;

	(void)state;
	from.day = SUMMER;
	later = make(&from, NULL);
	hc_error_init(&err, HC_EN);
	assert_int_equal(hc_diff_make(&diff, later, earlier, &err), HC_EUSAGE);
	assert_non_null(strstr(err.problems[0].text, "2019-06-24"));
	assert_non_null(strstr(err.problems[0].text, "2019-03-22"));
	hc_diff_drop(&diff);
	assert_int_equal(hc_diff_make(&diff, later, later, &err), HC_OK); /* the same date is fine */
	hc_diff_drop(&diff);
	hc_error_drop(&err);
	hc_ledger_close(later);
	hc_ledger_close(earlier);
}

/* ---- limits ---- */

static hc_status note_limit(void *context, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_error *err)
{
	(void)err;
	hc_text_addf(context, "%s %s %s\n", (to ? to : from)->limit, from ? from->value.en : "-", to ? to->value.en : "-");
	return HC_OK;
}

static void a_limit_with_another_value_is_named_with_both(void **state)
{
	static const char *const values[] = { "1200", "1500" };
	static const char *const want[] = { "", "min_students 1200 1500\n" };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		audit from = usual, to = usual;
		hc_ledger *a = make(&from, NULL), *b;
		hc_diff diff;
		hc_text seen;

		to.value = values[i];
		to.rule = i ? 'b' : 'a';
		b = make(&to, NULL);
		hc_text_init(&seen);
		assert_int_equal(hc_diff_make(&diff, a, b, NULL), HC_OK);
		assert_int_equal(hc_diff_read_limits(&diff, note_limit, &seen, NULL), HC_OK);
		assert_string_equal(hc_text_get(&seen), want[i]);
		assert_int_equal(hc_diff_rule_changed(&diff, "enrolment.scale"), i == 1);
		assert_false(hc_diff_rule_changed(&diff, "campus.books")); /* neither audit names its file */
		hc_text_drop(&seen);
		hc_diff_drop(&diff);
		hc_ledger_close(a);
		hc_ledger_close(b);
	}
}

static void running_out_of_memory_never_gives_half_the_sums(void **state)
{
	audit from = usual, to = usual;
	hc_ledger *a, *b;
	hc_status status;
	hc_diff diff;
	long at;
	bool refused;

	(void)state;
	from.said = (said){ 'f', 1150, 1200, NULL };
	to.said = (said){ 'f', 1100, 1200, NULL };
	a = make(&from, NULL);
	b = make(&to, NULL);
	for (at = 0; at < 1000; at++) {
		refuse_allocation(at);
		status = hc_diff_make(&diff, a, b, NULL);
		refused = refusal_ended();
		if (status == HC_OK)
			assert_int_equal(hc_diff_total(&diff, HC_DIFF_WORSE), 1);
		hc_diff_drop(&diff);
		if (!refused)
			break;
	}
	assert_int_equal(status, HC_OK);
	assert_in_range(at, 5, 999);
	hc_ledger_close(a);
	hc_ledger_close(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_finding_has_one_state_and_one_cause),
		cmocka_unit_test(a_shortfall_grows_by_so_much),
		cmocka_unit_test(another_severity_or_owner_makes_no_second_finding),
		cmocka_unit_test(a_deadline_is_set_at_the_first_finding),
		cmocka_unit_test(on_its_last_day_a_finding_is_not_overdue),
		cmocka_unit_test(the_older_audit_comes_first),
		cmocka_unit_test(a_limit_with_another_value_is_named_with_both),
		cmocka_unit_test(running_out_of_memory_never_gives_half_the_sums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

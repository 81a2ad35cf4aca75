/* SPDX-License-Identifier: MIT */
/* What is not named here is as in ledger_fixture: a test reads off what must change. */

#include "support/later_fixture.h"

#include <string.h>

#define EXACT(n, d) { { (n), (d) }, { (n), (d) } }
#define NOTHING { { 0, 0 }, { 0, 0 } }

enum { BOOKS, FUTURE, BASES, SCALE, DUAL, HOURS, RULES };

/* Where each rule stands in ledger_fixture; its fourth is gone. */
static const unsigned earlier[RULES] = { 0, 1, 2, 4, 5, 6 };

static const char *const indicators[] = { "enrolment.scale", "staffing.dual" };
static const char *const newer_indicators[] = { "campus.future" };
static const char *const counted_by[] = { "setup-2010:6", "setup-2010:7" };

static hc_ledger_class classes[] = {
	{ "not_met", { "不达标|甲", "not met | <a>" }, 0, 0 },
	{ "met", { "达标", "met" }, -1, 0 },
	{ "undetermined", { "待定", "undetermined" }, -1, 0 },
};

static const hc_ledger_project projects[] = {
	{ "standard", { "达标工程", "Standard <project>" }, 2, indicators, 2, counted_by, 3, classes, 0, NULL, HC_TEXT_READ, { NULL, NULL } },
	{ "newer", { "后来的工程", "Newer | project" }, 1, newer_indicators, 2, counted_by, 3, classes, 0, NULL, HC_TEXT_READ, { NULL, NULL } },
};

/* Other records, and a file and a value that changed. */
static const hc_ledger_source sources[] = {
	{ "records", 0, "", "4123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
	{ "rules", 0, "enrolment/scale.lua", "5123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
};

static const hc_ledger_figure figures[] = {
	{ "min_students", { "最少在校生数", "Fewest students" }, "student", { "1500", "1500" },
	  { "学校类别：普通<中专>", "School kind: <general>" }, 14796, HC_DATE_MAX, "setup-2010:6", HC_TEXT_READ, { NULL, NULL },
	  HC_DATE_NEVER },
};

/* The results that are others, or new. */
static const hc_result others[] = {
	{ .rule = FUTURE, .subject_id = "S1", .owner_id = "S1", .outcome = HC_PASS, .actual = EXACT(3, 1), .required = EXACT(2, 1),
	  .actual_exact = "3", .required_exact = "2", .comparison = HC_AT_LEAST, .verified = HC_TEXT_READ },
	{ .rule = FUTURE, .subject_id = "S2", .owner_id = "S2", .outcome = HC_FAIL, .actual = EXACT(1, 1), .required = EXACT(2, 1),
	  .actual_exact = "1", .required_exact = "2", .comparison = HC_AT_LEAST, .has_shortfall = true, .shortfall = 1,
	  .verified = HC_TEXT_READ },
	{ .rule = FUTURE, .subject_id = "S4", .owner_id = "S4", .outcome = HC_PASS, .actual = NOTHING, .required = NOTHING,
	  .verified = HC_TEXT_READ },
	{ .rule = BASES, .subject_id = "C1", .subject_name = "武汉", .outcome = HC_PASS, .comparison = HC_AT_LEAST,
	  .actual = EXACT(6, 1), .required = EXACT(5, 1), .actual_exact = "6", .required_exact = "5", .verified = HC_CITY },
	{ .rule = SCALE, .subject_id = "S1", .owner_id = "S1", .outcome = HC_FAIL, .comparison = HC_AT_LEAST,
	  .actual = EXACT(1150, 1), .required = EXACT(1500, 1), .actual_exact = "1150", .required_exact = "1500",
	  .unit = "student", .has_shortfall = true, .shortfall = 350, .shortfall_unit = "student", .verified = HC_TEXT_READ },
	{ .rule = SCALE, .subject_id = "S3", .owner_id = "S3", .outcome = HC_FAIL, .comparison = HC_AT_LEAST,
	  .actual = EXACT(1300, 1), .required = EXACT(1500, 1), .actual_exact = "1300", .required_exact = "1500",
	  .unit = "student", .has_shortfall = true, .shortfall = 200, .shortfall_unit = "student", .verified = HC_TEXT_READ },
	{ .rule = DUAL, .subject_id = "S3", .owner_id = "S3", .outcome = HC_NOT_APPLICABLE, .actual = NOTHING, .required = NOTHING,
	  .verified = HC_TEXT_READ, .reason = { "没有这一数值", "there is no value for it" } },
	{ .rule = HOURS, .subject_id = "P1", .owner_id = "S1", .outcome = HC_WAIVED, .comparison = HC_NONE_OF,
	  .actual = EXACT(6, 1), .required = EXACT(0, 1), .actual_exact = "6", .required_exact = "0", .unit = "internship",
	  .has_shortfall = true, .shortfall = 6, .shortfall_unit = "internship", .verified = HC_SUMMARY,
	  .reason = { "市教育局〔2023〕1号", "order 1 of 2023" } },
	{ .rule = HOURS, .subject_id = "P2", .owner_id = "S2", .outcome = HC_PASS, .comparison = HC_NONE_OF, .actual = EXACT(0, 1),
	  .required = EXACT(1, 1), .actual_exact = "0", .required_exact = "1", .unit = "internship", .verified = HC_SUMMARY },
	{ .rule = HOURS, .subject_id = "P6", .owner_id = "S3", .outcome = HC_FAIL, .comparison = HC_AT_MOST, .actual = EXACT(230, 11),
	  .required = EXACT(20, 1), .actual_exact = "1150/55", .required_exact = "20", .unit = "student/teacher",
	  .has_shortfall = true, .shortfall = 1, .shortfall_unit = "teacher", .verified = HC_TEXT_READ },
	{ .rule = HOURS, .subject_id = "P7", .owner_id = "S3", .outcome = HC_FAIL, .comparison = HC_WITHIN, .actual = EXACT(2, 5),
	  .required = { { 3, 20 }, { 3, 10 } }, .actual_exact = "4/10", .unit = "share", .has_shortfall = true, .shortfall = 1,
	  .shortfall_unit = "student", .verified = HC_CITY },
};

enum { OTHERS = sizeof others / sizeof *others };

/* How many results each rule has. */
static const int64_t expected[RULES] = { [FUTURE] = 3, [BASES] = 1, [SCALE] = 3, [DUAL] = 3, [HOURS] = 7 };

static const hc_ledger_verdict fourth = { .owner_id = "S4", .owner_name = "丁|校", .level = 3 };

/* The later position of a rule of ledger_fixture. */
static unsigned later_of(unsigned rule)
{
	unsigned at = 0;

	while (earlier[at] != rule)
		at++;
	return at;
}

static bool is_other(const hc_result *result)
{
	size_t i;

	for (i = 0; i < OTHERS; i++) {
		if (others[i].rule == result->rule && strcmp(others[i].subject_id, result->subject_id) == 0)
			return true;
	}
	return false;
}

static hc_status add_results(hc_ledger *ledger)
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < FIXTURE_RESULTS; i++) {
		hc_result result = *fixture_result(i);

		result.rule = later_of(result.rule);
		if (result.rule != BOOKS && !is_other(&result))
			status = hc_ledger_add(ledger, &result, 1, NULL, NULL);
	}
	for (i = 0; status == HC_OK && i < OTHERS; i++)
		status = hc_ledger_add(ledger, &others[i], 1, NULL, NULL);
	return status;
}

/* The first stays unqualified, the second becomes conditional, the third unqualified. */
static hc_status add_verdicts(hc_ledger *ledger)
{
	static const size_t levels[FIXTURE_VERDICTS] = { 0, 2, 0 };
	hc_status status = hc_ledger_add_verdict(ledger, &fourth, NULL);
	size_t i;

	for (i = 0; status == HC_OK && i < FIXTURE_VERDICTS; i++) {
		hc_ledger_verdict verdict = *fixture_verdict(i);

		verdict.level = levels[i];
		status = hc_ledger_add_verdict(ledger, &verdict, NULL);
	}
	return status;
}

/* Closes it when it was not finished. */
static hc_ledger *finished(hc_ledger *ledger, hc_status status, const int64_t *counts)
{
	if (status == HC_OK && hc_ledger_finish(ledger, counts, NULL, NULL) == HC_OK)
		return ledger;
	hc_ledger_close(ledger);
	return NULL;
}

hc_ledger *later_ledger(void)
{
	hc_ledger_facts facts = *fixture_facts();
	hc_ledger_rule rules[RULES];
	hc_ledger *ledger = NULL;
	hc_status status;
	size_t i;

	for (i = 0; i < RULES; i++)
		rules[i] = fixture_facts()->rules[earlier[i]];
	rules[BOOKS].state = "not_in_force";
	rules[FUTURE].state = "runs";
	facts.as_of = 19538; /* 2023-06-30 */
	facts.rules = rules;
	facts.rule_count = RULES;
	facts.projects = projects;
	facts.project_count = 2;
	facts.sources = sources;
	facts.source_count = sizeof sources / sizeof *sources;
	facts.figures = figures;
	facts.figure_count = sizeof figures / sizeof *figures;
	status = hc_ledger_create(&ledger, NULL, &facts, NULL);
	if (status == HC_OK)
		status = add_results(ledger);
	if (status == HC_OK)
		status = add_verdicts(ledger);
	return finished(ledger, status, expected);
}

hc_ledger *empty_ledger(void)
{
	static const int64_t none[FIXTURE_RULES] = { 0 };
	hc_ledger *ledger = NULL;
	hc_status status = hc_ledger_create(&ledger, NULL, fixture_facts(), NULL);

	return finished(ledger, status, none);
}

/* SPDX-License-Identifier: MIT */
/* What the public edition shows of one result, and what it counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "publish/entry_internal.h"
#include "support/ledger_fixture.h"

#include <string.h>

#define EXACT(n) { { (n), 1 }, { (n), 1 } }
#define RANGE(a, b) { { (a), 1 }, { (b), 1 } }

static const hc_ref teachers[] = { { "teacher", "T1" }, { "teacher", "T2" } };
static const hc_ref programmes[] = { { "programme", "P1" } };
static const hc_missing few_titles[] = { { "teacher.title", 2 } }, many_titles[] = { { "teacher.title", 5 } };

/* Of the rule staffing.dual, which reads nothing personal; `rule` 6 does. */
static const struct {
	const char *name;
	hc_result result;
	const char *want;       /* the message in English */
	int64_t evidence;       /* how many records are said to show it */
} cases[] = {
	{ "a share with enough on either side", { .rule = 5, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .unit = "share",
	    .actual = { { 5, 20 }, { 5, 20 } }, .actual_exact = "5/20", .required = { { 3, 10 }, { 3, 10 } }, .required_exact = "3/10",
	    .has_shortfall = true, .shortfall = 1, .shortfall_unit = "teacher", .evidence_count = 15, .evidence_named = 2,
	    .evidence = teachers },
	  "5/20 (25 %), at least 30 % required: 1 teacher short", 15 },
	{ "a share of four", { .rule = 5, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .unit = "share",
	    .actual = { { 4, 20 }, { 4, 20 } }, .actual_exact = "4/20", .required = { { 3, 10 }, { 3, 10 } }, .required_exact = "3/10",
	    .has_shortfall = true, .shortfall = 2, .shortfall_unit = "teacher", .evidence_count = 16, .evidence_named = 2,
	    .evidence = teachers },
	  "at least 30 % required (figure withheld)", -1 },
	{ "a share but for four", { .rule = 5, .outcome = HC_PASS, .comparison = HC_AT_LEAST, .unit = "share",
	    .actual = { { 16, 20 }, { 16, 20 } }, .actual_exact = "16/20", .required = { { 3, 10 }, { 3, 10 } }, .required_exact = "3/10",
	    .has_margin = true, .margin = 10, .shortfall_unit = "teacher" },
	  "at least 30 % required (figure withheld)", -1 },
	{ "a share of things", { .rule = 5, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .unit = "share",
	    .actual = { { 1, 4 }, { 1, 4 } }, .actual_exact = "1/4", .required = { { 3, 10 }, { 3, 10 } }, .required_exact = "3/10",
	    .has_shortfall = true, .shortfall = 1, .shortfall_unit = "programme" },
	  "1/4 (25 %), at least 30 % required: 1 programme short", 0 },
	{ "few people found", { .rule = 5, .outcome = HC_FAIL, .comparison = HC_NONE_OF, .unit = "teacher", .actual = EXACT(2),
	    .actual_exact = "2", .required = EXACT(0), .required_exact = "0", .has_shortfall = true, .shortfall = 2,
	    .shortfall_unit = "teacher", .evidence_count = 2, .evidence_named = 2, .evidence = teachers },
	  "fewer than 5 teachers do not comply", -1 },
	{ "few things found", { .rule = 5, .outcome = HC_FAIL, .comparison = HC_NONE_OF, .unit = "programme", .actual = EXACT(1),
	    .actual_exact = "1", .required = EXACT(0), .required_exact = "0", .has_shortfall = true, .shortfall = 1,
	    .shortfall_unit = "programme", .evidence_count = 1, .evidence_named = 1, .evidence = programmes },
	  "1 programme does not comply", 1 },
	{ "a few people counted", { .rule = 5, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .unit = "teacher", .actual = EXACT(3),
	    .actual_exact = "3", .required = EXACT(20), .required_exact = "20", .has_shortfall = true, .shortfall = 17,
	    .shortfall_unit = "teacher" },
	  "fewer than 5 teachers, at least 20 teachers required", -1 },
	{ "few rows lack it", { .rule = 5, .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST, .unit = "teacher", .actual = RANGE(18, 20),
	    .required = EXACT(20), .required_exact = "20", .missing_count = 1, .missing = few_titles },
	  "fewer than 5 teachers, at least 20 teachers required; not known: title of fewer than 5 teachers", -1 },
	{ "enough rows lack it", { .rule = 5, .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST, .unit = "teacher", .actual = RANGE(15, 20),
	    .required = EXACT(20), .required_exact = "20", .missing_count = 1, .missing = many_titles },
	  "15 to 20 teachers, at least 20 required; not known: title of 5 teachers", 0 },
	{ "a rate of few", { .rule = 5, .outcome = HC_PASS, .comparison = HC_AT_MOST, .unit = "student/teacher",
	    .actual = { { 20, 1 }, { 20, 1 } }, .actual_exact = "80/4", .required = EXACT(20), .required_exact = "20" },
	  "at most 20 students per teacher allowed (figure withheld)", -1 },
	{ "a rate of enough", { .rule = 5, .outcome = HC_PASS, .comparison = HC_AT_MOST, .unit = "student/teacher",
	    .actual = { { 20, 1 }, { 20, 1 } }, .actual_exact = "100/5", .required = EXACT(20), .required_exact = "20" },
	  "20 students per teacher (100/5), at most 20 allowed", 0 },
	{ "a rate of things", { .rule = 5, .outcome = HC_PASS, .comparison = HC_AT_LEAST, .unit = "m2/programme",
	    .actual = { { 20, 1 }, { 20, 1 } }, .actual_exact = "80/4", .required = EXACT(20), .required_exact = "20" },
	  "20 m² per programme (80/4), at least 20 required", 0 },
	{ "words of a rule that reads personal fields", { .rule = 6, .outcome = HC_NOT_APPLICABLE, .reason = { "张三", "John" } },
	  "not applicable", 0 },
	{ "a text of a rule that reads personal fields", { .rule = 6, .outcome = HC_FAIL, .comparison = HC_EQUAL, .kind = HC_KIND_TEXT,
	    .actual_exact = "John", .required_exact = "nobody" },
	  "must be nobody (figure withheld)", -1 },
	{ "a message of a broken rule", { .rule = 5, .outcome = HC_BROKEN, .reason = { "a.lua:3: 张三", "a.lua:3: John" } },
	  "the rule broke", 0 },
};

static void the_public_sees_nothing_that_tells_of_a_person(void **state)
{
	hc_ledger *ledger = fixture_ledger(NULL, 0);
	hc_edition *edition = NULL;
	const hc_entry *entry;
	hc_result result;
	hc_text message;
	size_t i;

	(void)state;
	assert_non_null(ledger);
	assert_int_equal(hc_edition_open(&edition, ledger, HC_PUBLIC, NULL, NULL), HC_OK);
	hc_text_init(&message);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		result = cases[i].result;
		result.subject_id = result.owner_id = "S1";
		result.verified = HC_TEXT_READ;
		if (!result.actual.low.den && !result.actual.low.num)
			result.actual = (hc_interval){ HC_FRACTION_NONE, HC_FRACTION_NONE };
		assert_int_equal(hc_edition_entry(&entry, edition, 0, &result, NULL), HC_OK);
		hc_text_clear(&message);
		hc_entry_add_message(&message, entry, HC_EN);
		if (strcmp(hc_text_get(&message), cases[i].want) != 0)
			fail_msg("%s: \"%s\"", cases[i].name, hc_text_get(&message));
		if (hc_entry_evidence_count(entry) != cases[i].evidence)
			fail_msg("%s: %lld records", cases[i].name, (long long)hc_entry_evidence_count(entry));
	}
	hc_text_drop(&message);
	hc_edition_close(edition);
	hc_ledger_close(ledger);
}

typedef struct count {
	int64_t owners, entries, of[HC_OUTCOME_COUNT];
	bool rest;
} count;

static hc_status count_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	count *c = context;

	(void)err;
	c->owners += owner != NULL;
	c->rest = c->rest || !owner;
	return HC_OK;
}

static hc_status count_entry(void *context, const hc_entry *entry, hc_error *err)
{
	count *c = context;

	(void)err;
	c->entries++;
	c->of[hc_entry_outcome(entry)]++;
	return HC_OK;
}

static void sums_count_what_is_read(void **state)
{
	static const struct {
		hc_edition_kind kind;
		const char *within;
		int64_t owners;
		bool rest;
	} editions[] = {
		{ HC_PUBLIC, NULL, 3, true },
		{ HC_AUDITOR, NULL, 3, true },
		{ HC_SUBJECT, "school:S2", 1, false },
	};
	size_t i;
	int k;

	(void)state;
	for (i = 0; i < sizeof editions / sizeof *editions; i++) {
		hc_ledger *ledger = fixture_ledger(NULL, 0);
		hc_edition *edition = NULL;
		count c = { 0 };

		assert_int_equal(hc_edition_open(&edition, ledger, editions[i].kind, editions[i].within, NULL), HC_OK);
		assert_int_equal(hc_edition_read_by_owner(edition, 0, count_owner, count_entry, &c, NULL), HC_OK);
		assert_int_equal(c.owners, editions[i].owners);
		assert_int_equal(hc_edition_owners(edition), editions[i].owners);
		assert_int_equal(c.rest, editions[i].rest);
		for (k = 0; k < HC_OUTCOME_COUNT; k++)
			assert_int_equal(hc_edition_totals(edition)[k], c.of[k]);
		hc_edition_close(edition);
		hc_ledger_close(ledger);
	}
}

static hc_status count_problem(void *context, const hc_ledger_problem *problem, hc_error *err)
{
	(void)problem;
	(void)err;
	++*(int *)context;
	return HC_OK;
}

static hc_status see_waiver(void *context, const hc_ledger_waiver *waiver, hc_error *err)
{
	(void)err;
	*(bool *)context |= waiver->justification[0] != '\0';
	return HC_OK;
}

static void values_passed_over_and_justifications_are_for_auditors(void **state)
{
	hc_edition_kind kind;

	(void)state;
	for (kind = HC_PUBLIC; kind < HC_EDITION_COUNT; kind++) {
		hc_ledger *ledger = fixture_ledger(NULL, 0);
		hc_edition *edition = NULL;
		bool justified = false;
		int problems = 0;

		assert_int_equal(hc_edition_open(&edition, ledger, kind, kind == HC_SUBJECT ? "school:S1" : NULL, NULL), HC_OK);
		assert_int_equal(hc_edition_read_problems(edition, count_problem, &problems, NULL), HC_OK);
		assert_int_equal(hc_edition_read_waivers(edition, see_waiver, &justified, NULL), HC_OK);
		assert_int_equal(problems > 0, kind == HC_AUDITOR);
		assert_int_equal(justified, kind != HC_PUBLIC);
		hc_edition_close(edition);
		hc_ledger_close(ledger);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_public_sees_nothing_that_tells_of_a_person),
		cmocka_unit_test(sums_count_what_is_read),
		cmocka_unit_test(values_passed_over_and_justifications_are_for_auditors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "fixture.h"
#include "schema/coverage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum { RULES_MOST = 4, CLAUSES_MOST = 3 };

/* A rule and the clauses that it cites. */
typedef struct cited {
	const char *rule;
	const char *clauses[CLAUSES_MOST];
} cited;

/* The law in hand, the rules held against it, and what came of it. */
typedef struct held {
	hc_schema *schema;
	hc_law *law;
	const hc_clause *clauses[RULES_MOST][CLAUSES_MOST];
	hc_citation citations[RULES_MOST];
	size_t count;
	hc_coverage coverage;
} held;

/* Loads a pack of one document, "plan", with these lines of clauses (the first is line 4). */
static void load(held *h, fixture *f, const char *clauses)
{
	const char *folder = f->rules;
	char text[4096];

	memset(h, 0, sizeof *h);
	h->schema = fixture_load_schemas(f);
	fixture_write(f, "rules/verdicts.yaml", "owner: school\nverified: city\n"
	                                        "verdicts: [ { name: good, label: { zh: 好, en: good } } ]\n");
	snprintf(text, sizeof text, "title: { zh: 计划, en: Plan }\nfrom: 2019-01-01\nclauses:\n%s", clauses);
	fixture_write(f, "rules/regulations/plan.yaml", text);
	h->law = hc_law_load(h->schema, &folder, 1, &f->err);
	if (!h->law)
		fail_msg("%s", fixture_problems(f));
}

static void cite(held *h, const cited *rules, size_t count)
{
	size_t i, c;

	h->count = count;
	for (i = 0; i < count; i++) {
		for (c = 0; c < CLAUSES_MOST && rules[i].clauses[c]; c++)
			assert_non_null(h->clauses[i][c] = hc_law_clause(h->law, rules[i].clauses[c]));
		h->citations[i] = (hc_citation){ rules[i].rule, c, h->clauses[i] };
	}
}

static void drop(held *h)
{
	hc_coverage_drop(&h->coverage);
	hc_law_free(h->law);
	hc_schema_free(h->schema);
}

#define DUTY "duty: { zh: 甲, en: A }, verified: text"
#define LEFT(text) "partly: { zh: 余, en: " text " }"
#define WHY(text) "unchecked: { zh: 因, en: " text " }"

static const char every_kind[] =
	"  \"1\": { " DUTY " }\n"
	"  \"2\": { " DUTY ", " LEFT("some of 2") " }\n"
	"  \"3\": { " DUTY ", " WHY("no record") " }\n"
	"  \"4\": { " DUTY " }\n"
	"  \"4.1\": { " DUTY " }\n"
	"  \"4.2\": { " DUTY " }\n"
	"  \"4.3\": { " DUTY ", " WHY("a campaign") " }\n"
	"  \"4.4\": { " DUTY ", " LEFT("some of 4.4") " }\n"
	"  \"5\": { " DUTY ", " LEFT("some of 5") " }\n"
	"  \"5.1\": { " DUTY " }\n"
	"  \"5.1.1\": { " DUTY " }\n"
	"  \"5.2\": { " DUTY ", " LEFT("some of 5.2") " }\n"
	"  \"5.2.1\": { " DUTY " }\n"
	"  \"6\": { " DUTY ", " WHY("only its parts are") " }\n"
	"  \"6.1\": { " DUTY " }\n"
	"  \"7.1\": { " DUTY " }\n"
	"  \"10.1\": { " DUTY " }\n";

static const cited every_rule[RULES_MOST] = {
	{ "a.first", { "plan:1", "plan:4", "plan:5" } },
	{ "a.second", { "plan:2", "plan:4.2" } },
	{ "b.first", { "plan:4.2", "plan:6.1", "plan:7.1" } },
	{ "b.second", { "plan:10.1", "plan:1" } },
};

static const struct { const char *number; hc_coverage_state state; const char *rules, *left; } states[] = {
	{ "1", HC_CHECKED, " a.first b.second", "" },
	{ "2", HC_PARTLY, " a.second", "some of 2" },
	{ "3", HC_UNCHECKED, "", "no record" },
	{ "4", HC_CHECKED, " a.first", "" },
	{ "4.1", HC_CHECKED, " a.first", "" },
	{ "4.2", HC_CHECKED, " a.first a.second b.first", "" },
	{ "4.3", HC_UNCHECKED, "", "a campaign" },
	{ "4.4", HC_PARTLY, " a.first", "some of 4.4" },
	{ "5", HC_PARTLY, " a.first", "some of 5" },
	{ "5.1", HC_PARTLY, " a.first", "some of 5" },
	{ "5.1.1", HC_PARTLY, " a.first", "some of 5" },
	{ "5.2", HC_PARTLY, " a.first", "some of 5.2" },
	{ "5.2.1", HC_PARTLY, " a.first", "some of 5.2" },
	{ "6", HC_UNCHECKED, "", "only its parts are" },
	{ "6.1", HC_CHECKED, " b.first", "" },
	{ "7.1", HC_CHECKED, " b.first", "" },
	{ "10.1", HC_CHECKED, " b.second", "" },
};

static void check_clause(const hc_covered_clause *covered, size_t at)
{
	char rules[100] = "";
	size_t i;

	for (i = 0; i < covered->rule_count; i++)
		snprintf(rules + strlen(rules), sizeof rules - strlen(rules), " %s", covered->rules[i]);
	if (strcmp(covered->clause->number, states[at].number) != 0 || covered->state != states[at].state ||
	    strcmp(rules, states[at].rules) != 0 || strcmp(hc_label_text(covered->left, HC_EN), states[at].left) != 0)
		fail_msg("%s: got %s,%s, \"%s\"", states[at].number, hc_coverage_word(covered->state), rules,
		         hc_label_text(covered->left, HC_EN));
}

static void every_clause_has_its_state_and_the_rules_that_carry_it(void **state)
{
	fixture *f = *state;
	held h;
	size_t i;

	load(&h, f, every_kind);
	cite(&h, every_rule, RULES_MOST);
	assert_int_equal(hc_coverage_make(&h.coverage, h.law, h.citations, h.count, &f->err), HC_OK);
	assert_string_equal(fixture_problems(f), "");
	assert_int_equal(h.coverage.document_count, 1);
	assert_int_equal(h.law->documents[0].clause_count, COUNT(states));
	for (i = 0; i < COUNT(states); i++)
		check_clause(&h.coverage.documents[0].clauses[i], i);
	for (i = 0; i < HC_COVERAGE_COUNT; i++)
		assert_int_equal(h.coverage.totals[i], h.coverage.documents[0].totals[i]);
	assert_int_equal(h.coverage.totals[HC_CHECKED], 7);
	assert_int_equal(h.coverage.totals[HC_PARTLY], 7);
	assert_int_equal(h.coverage.totals[HC_UNCHECKED], 3);
	drop(&h);
}

#define NO_RULE(line, id) "rules/regulations/plan.yaml:" line ": no rule checks the clause \"plan:" id \
	"\", and it has no \"unchecked\" that says why\n"

static const struct { const char *name, *clauses; cited rule; const char *want; } holes[] = {
	{ "no rule and no word", "  \"1\": { " DUTY " }\n  \"2\": { " DUTY " }\n", { "a.rule", { "plan:1" } }, NO_RULE("5", "2") },
	{ "unchecked, and cited all the same", "  \"1\": { " DUTY ", " WHY("B") " }\n", { "a.rule", { "plan:1" } },
	  "rules/regulations/plan.yaml:4: the clause \"plan:1\" is said to be \"unchecked\", but the rule a.rule cites it\n" },
	{ "partly checked, but by nothing", "  \"1\": { " DUTY " }\n  \"2\": { " DUTY ", " LEFT("B") " }\n",
	  { "a.rule", { "plan:1" } },
	  "rules/regulations/plan.yaml:5: the clause \"plan:2\" is said to be \"partly\" checked, but no rule checks it\n" },
	{ "a whole is not carried by the rules of its parts", "  \"1\": { " DUTY " }\n  \"1.1\": { " DUTY " }\n",
	  { "a.rule", { "plan:1.1" } }, NO_RULE("4", "1") },
	{ "a part is not carried by the rules of another part", "  \"1.1\": { " DUTY " }\n  \"1.2\": { " DUTY " }\n",
	  { "a.rule", { "plan:1.1" } }, NO_RULE("5", "1.2") },
	{ "a number that only begins alike is no whole", "  \"1\": { " DUTY " }\n  \"11.1\": { " DUTY " }\n  1-a: { " DUTY " }\n",
	  { "a.rule", { "plan:1" } }, NO_RULE("5", "11.1") NO_RULE("6", "1-a") },
	{ "a whole that is left out hands nothing on", "  \"1\": { " DUTY " }\n  \"1.1.1\": { " DUTY " }\n",
	  { "a.rule", { "plan:1" } }, NO_RULE("5", "1.1.1") },
	{ "an unchecked whole hands nothing down",
	  "  \"1\": { " DUTY " }\n  \"1.1\": { " DUTY ", " WHY("B") " }\n  \"1.1.1\": { " DUTY " }\n",
	  { "a.rule", { "plan:1" } }, NO_RULE("6", "1.1.1") },
	{ "words of the whole do not carry a part", "  \"1\": { " DUTY ", " WHY("B") " }\n  \"1.1\": { " DUTY " }\n",
	  { "a.rule", { NULL } }, NO_RULE("5", "1.1") },
};

static void every_hole_is_told_with_file_and_line(void **state)
{
	fixture *f = *state;
	held h;
	size_t i;

	for (i = 0; i < COUNT(holes); i++) {
		load(&h, f, holes[i].clauses);
		cite(&h, &holes[i].rule, 1);
		if (hc_coverage_make(&h.coverage, h.law, h.citations, h.count, &f->err) != HC_ERULE)
			fail_msg("%s: not refused", holes[i].name);
		if (strcmp(fixture_problems(f), holes[i].want) != 0)
			fail_msg("%s: got\n%s", holes[i].name, hc_text_get(&f->shown));
		drop(&h);
	}
}

static void all_holes_are_told_at_once_in_the_user_s_language(void **state)
{
	static const cited rule = { "a.rule", { "plan:1" } };
	fixture *f = *state;
	held h;

	load(&h, f, "  \"1\": { " DUTY ", " WHY("B") " }\n  \"2\": { " DUTY ", " LEFT("B") " }\n  \"3\": { " DUTY " }\n");
	cite(&h, &rule, 1);
	f->err.lang = HC_ZH;
	assert_int_equal(hc_coverage_make(&h.coverage, h.law, h.citations, h.count, &f->err), HC_ERULE);
	assert_string_equal(fixture_problems(f),
	                    "rules/regulations/plan.yaml:4: 条款 \"plan:1\" 标为 \"unchecked\"，但规则 a.rule 引用了它\n"
	                    "rules/regulations/plan.yaml:5: 条款 \"plan:2\" 标为 \"partly\"，但没有规则核查它\n"
	                    "rules/regulations/plan.yaml:6: 没有规则核查条款 \"plan:3\"，也没有用 \"unchecked\" 说明原因\n");
	drop(&h);
}

static long until_refusal, blocks;

static void *refuse_one(void *ptr, size_t size)
{
	void *block;

	if (size == 0) {
		blocks -= ptr != NULL;
		free(ptr);
		return NULL;
	}
	if (until_refusal-- == 0)
		return NULL;
	block = realloc(ptr, size);
	blocks += block && !ptr;
	return block;
}

static void memory_that_runs_out_anywhere_is_told_and_leaves_nothing_behind(void **state)
{
	fixture *f = *state;
	hc_status status = HC_ENOMEM;
	held h;
	long at;

	load(&h, f, every_kind);
	cite(&h, every_rule, RULES_MOST);
	for (at = 0; status != HC_OK; at++) {
		until_refusal = at;
		blocks = 0;
		hc_memory_set_hook(refuse_one);
		status = hc_coverage_make(&h.coverage, h.law, h.citations, h.count, NULL);
		hc_coverage_drop(&h.coverage);
		hc_memory_set_hook(NULL);
		assert_true(status == HC_OK || status == HC_ENOMEM);
		assert_int_equal(blocks, 0);
	}
	/* Compiled with tiny pages, an arena takes each request from the allocator. */
	assert_true(at > (long)COUNT(states));
	drop(&h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_clause_has_its_state_and_the_rules_that_carry_it, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_hole_is_told_with_file_and_line, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(all_holes_are_told_at_once_in_the_user_s_language, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(memory_that_runs_out_anywhere_is_told_and_leaves_nothing_behind, fixture_begin,
		                                fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

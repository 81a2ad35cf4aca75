/* SPDX-License-Identifier: MIT */
/* Which rules run, on how many subjects, in which chunks; and that so many results come of it. */
#include "audit/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char rows[] =
	"INSERT INTO city(city_id) VALUES ('C1'), ('C2');"
	"INSERT INTO school(school_id, city_id) VALUES ('S1', 'C1'), ('S2', 'C1'), ('S3', 'C2'), ('S4', NULL);"
	"INSERT INTO teacher(teacher_id, school_id) VALUES ('T1', 'S1'), ('T2', 'S1'), ('T3', 'S3'), ('T4', 'S4'), ('T5', 'S9');"
	"INSERT INTO firm(firm_id) VALUES ('F1'), ('F2');"
	"INSERT INTO post(post_id, firm_id) VALUES ('P1', 'F1'), ('P2', 'F1'), ('P3', 'F2'), ('P4', 'F9');"
	"INSERT INTO internship(internship_id, school_id, firm_id) VALUES ('I1', 'S1', 'F1'), ('I2', 'S3', NULL);";

static int begin(void **state)
{
	if (audit_begin(state))
		return 1;
	audit_fixture *f = *state;
	audit_make_records(f, rows);
	audit_add_rule(f, "a.city", "city", "standard:1", "name", "");
	audit_add_rule(f, "b.firm", "firm", "standard:1", "staff paid", "internships");
	audit_add_rule(f, "c.later", "school", "standard:3", "area", "");
	audit_add_rule(f, "d.post", "post", "standard:1", "staff", "");
	audit_add_rule(f, "e.school", "school", "standard:1", "area", "");
	audit_add_rule(f, "f.teacher", "teacher", "standard:1", "degree", "");
	audit_add_rule(f, "g.unverified", "school", "standard:5", "area", "");
	return 0;
}

static void show_plan(audit_fixture *f)
{
	static const char *const states[] = {"runs", "not selected", "not in force", "unverified"};
	const hc_plan *plan = &f->plan;

	hc_text_clear(&f->shown);
	for (size_t i = 0; i < plan->listed_count; i++) {
		size_t rule = plan->listed[i];
		assert_int_equal(plan->ledger_rule[rule], i);
		hc_text_addf(&f->shown, "%s %s %d\n", f->rules[rule].id, states[plan->states[rule]], (int)plan->expected[i]);
	}
	for (size_t i = 0; i < plan->root_count; i++)
		hc_text_addf(&f->shown, "%s %zu from %zu\n", plan->roots[i].layout.root->name, plan->roots[i].chunk_count,
		             plan->roots[i].first_chunk);
}

static const struct {
	const char *within, *want;
} cases[] = {
	{NULL, "a.city runs 2\nb.firm runs 2\nc.later not in force 0\nd.post runs 3\ne.school runs 4\nf.teacher runs 4\n"
	       "g.unverified unverified 0\ncity 1 from 0\nfirm 1 from 1\nschool 1 from 2\n"},
	{"city:C1", "a.city runs 1\nb.firm runs 0\nc.later not in force 0\nd.post runs 0\ne.school runs 2\nf.teacher runs 2\n"
	            "g.unverified unverified 0\ncity 1 from 0\nschool 1 from 1\n"},
	{"school:S1", "a.city runs 0\nb.firm runs 0\nc.later not in force 0\nd.post runs 0\ne.school runs 1\nf.teacher runs 2\n"
	              "g.unverified unverified 0\nschool 1 from 0\n"},
	{"teacher:T3", "a.city runs 0\nb.firm runs 0\nc.later not in force 0\nd.post runs 0\ne.school runs 0\nf.teacher runs 1\n"
	               "g.unverified unverified 0\nschool 1 from 0\n"},
	{"teacher:T5", "a.city runs 0\nb.firm runs 0\nc.later not in force 0\nd.post runs 0\ne.school runs 0\nf.teacher runs 0\n"
	               "g.unverified unverified 0\nschool 0 from 0\n"},
	{"firm:F1", "a.city runs 0\nb.firm runs 1\nc.later not in force 0\nd.post runs 2\ne.school runs 0\nf.teacher runs 0\n"
	            "g.unverified unverified 0\nfirm 1 from 0\n"},
	{"post:P3", "a.city runs 0\nb.firm runs 0\nc.later not in force 0\nd.post runs 1\ne.school runs 0\nf.teacher runs 0\n"
	            "g.unverified unverified 0\nfirm 1 from 0\n"},
	{"city:C2", "a.city runs 1\nb.firm runs 0\nc.later not in force 0\nd.post runs 0\ne.school runs 1\nf.teacher runs 1\n"
	            "g.unverified unverified 0\ncity 1 from 0\nschool 1 from 1\n"},
};

static void a_plan_counts_what_lies_within(void **state)
{
	audit_fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (audit_make_plan(f, cases[i].within))
			fail_msg("%s: %s", cases[i].within ? cases[i].within : "all", audit_problems(f));
		show_plan(f);
		audit_assert(cases[i].within ? cases[i].within : "all", hc_text_get(&f->shown), cases[i].want);
	}
}

/* Of part `number` of `of`: how many results there must be, here and in all, and where the chunks of each root begin and end. */
static void show_part(audit_fixture *f, unsigned number, unsigned of, int64_t here[], int64_t whole[])
{
	assert_int_equal(audit_make_part(f, NULL, (hc_part){number, of}), HC_OK);
	const hc_plan *plan = &f->plan;
	for (size_t i = 0; i < plan->listed_count; i++) {
		here[i] += plan->expected[i];
		whole[i] = plan->whole[i];
	}
	for (size_t i = 0; i < plan->root_count; i++) {
		const hc_plan_root *root = &plan->roots[i];
		hc_text_addf(&f->shown, "%s", root->layout.root->name);
		for (size_t k = 0; k < root->chunk_count; k++)
			hc_text_addf(&f->shown, " %s..%s", root->chunks[k].low ? root->chunks[k].low : "",
			             root->chunks[k].high ? root->chunks[k].high : "");
		hc_text_add(&f->shown, "; ");
	}
	hc_text_add(&f->shown, "\n");
}

static void parts_share_the_roots_and_leave_no_gap(void **state)
{
	static const struct { unsigned of; const char *want; } cuts[] = {
		{1, "city ..C2 C2..; firm ..F2 F2..; school ..S4 S4..; \n"},
		{2, "city ..C1; firm ..F1; school ..S2; \ncity C1..C2 C2..; firm F1..F2 F2..; school S2..S4 S4..; \n"},
		{3, "city ..C1; firm ..F1; school ..S2; \ncity C1..C2; firm F1..F2; school S2..S4; \ncity C2..; firm F2..; school S4..; \n"},
		{5, "city; firm; school ..S1; \ncity ..C1; firm ..F1; school S1..S2; \ncity; firm; school S2..S3; \n"
		    "city C1..C2; firm F1..F2; school S3..S4; \ncity C2..; firm F2..; school S4..; \n"},
	};
	audit_fixture *f = *state;

	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		int64_t here[AUDIT_RULES] = {0}, whole[AUDIT_RULES] = {0};
		hc_text all;
		hc_text_init(&all);
		for (unsigned number = 1; number <= cuts[i].of; number++) {
			hc_text_clear(&f->shown);
			show_part(f, number, cuts[i].of, here, whole);
			hc_text_add(&all, hc_text_get(&f->shown));
		}
		audit_assert("parts", hc_text_get(&all), cuts[i].want);
		hc_text_drop(&all);
		assert_memory_equal(here, whole, sizeof here);
		assert_int_equal(audit_make_plan(f, NULL), HC_OK);
		assert_memory_equal(whole, f->plan.expected, f->plan.listed_count * sizeof *whole);
	}
}

static size_t count_of(const char *text, const char *word)
{
	size_t count = 0;
	for (; (text = strstr(text, word)) != NULL; text++)
		count++;
	return count;
}

static void as_many_results_come_as_the_plan_expects(void **state)
{
	audit_fixture *f = *state;
	char start[40];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		audit_run run = {.f = f, .jobs = 2};
		assert_int_equal(audit_make_plan(f, cases[i].within), HC_OK);
		assert_int_equal(audit_go(&run), HC_OK);
		for (size_t r = 0; r < f->plan.listed_count; r++) {
			const char *id = f->rules[f->plan.listed[r]].id;
			snprintf(start, sizeof start, "%s ", id);
			size_t got = count_of(hc_text_get(&f->shown), start);
			if (got != (size_t)f->plan.expected[r])
				fail_msg("%s, %s: %zu results for %d subjects", cases[i].within ? cases[i].within : "all", id, got, (int)f->plan.expected[r]);
		}
	}
}

static void owners_get_a_verdict_when_all_of_them_lies_within(void **state)
{
	static const struct { const char *within; size_t verdicts; } bounds[] = {
		{NULL, 4}, {"city:C1", 2}, {"school:S1", 1}, {"teacher:T1", 0}, {"firm:F1", 0},
	};
	audit_fixture *f = *state;

	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
		audit_run run = {.f = f};
		assert_int_equal(audit_make_plan(f, bounds[i].within), HC_OK);
		assert_int_equal(audit_go(&run), HC_OK);
		if (count_of(hc_text_get(&f->shown), "verdict ") != bounds[i].verdicts)
			fail_msg("%s:\n%s", bounds[i].within, hc_text_get(&f->shown));
	}
}

static void a_bound_that_names_no_record_is_refused(void **state)
{
	static const struct { const char *within, *problem; } wrong[] = {
		{"school", "--within 'school': written as ENTITY:ID with an entity of the schema\n"},
		{"school:", "--within 'school:': written as ENTITY:ID with an entity of the schema\n"},
		{":S1", "--within ':S1': written as ENTITY:ID with an entity of the schema\n"},
		{"ship:S1", "--within 'ship:S1': written as ENTITY:ID with an entity of the schema\n"},
		{"school:S9", "--within 'school:S9': there is no such record\n"},
		{"school:S1' OR 1 --", "--within 'school:S1' OR 1 --': there is no such record\n"},
	};
	audit_fixture *f = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(audit_make_plan(f, wrong[i].within), HC_EUSAGE);
		audit_assert(wrong[i].within, audit_problems(f), wrong[i].problem);
	}
}

static void every_chunk_number_leads_to_its_root(void **state)
{
	audit_fixture *f = *state;
	const hc_chunk *chunk;
	hc_text many;

	hc_text_init(&many);
	for (int i = 0; i < 200; i++)
		hc_text_addf(&many, "INSERT INTO school(school_id) VALUES ('X%03d'); INSERT INTO firm(firm_id) VALUES ('X%03d');", i, i);
	audit_run_sql(f->records, hc_text_get(&many));
	hc_text_drop(&many);
	assert_int_equal(audit_make_plan(f, NULL), HC_OK);
	assert_int_equal(f->plan.chunk_count, 1 + 13 + 13);
	for (size_t number = 0; number < f->plan.chunk_count; number++) {
		const hc_plan_root *root = hc_plan_chunk(&f->plan, number, &chunk);
		assert_string_equal(root->layout.root->name, number < 1 ? "city" : number < 14 ? "firm" : "school");
		assert_ptr_equal(chunk, &root->chunks[number - root->first_chunk]);
	}
}

static void what_must_be_sorted_is_shared_out_once(void **state)
{
	(void)state;
	for (size_t chunks = 0; chunks < 9; chunks++) {
		hc_plan_root sorted = {.chunk_count = chunks, .sorted = true}, stored = {.chunk_count = chunks};
		for (unsigned count = 1; count < 6; count++) {
			size_t reached = 0, first, end;
			for (unsigned number = 0; number < count; number++) {
				hc_plan_share(&sorted, number, count, &first, &end);
				assert_int_equal(first, reached);
				assert_true(end - first <= chunks / count + 1);
				reached = end;
				hc_plan_share(&stored, number, count, &first, &end);
				assert_int_equal(first, 0);
				assert_int_equal(end, chunks);
			}
			assert_int_equal(reached, chunks);
		}
	}
}

/* Internships lie within schools, so for firms they have to be sorted. */
static void a_plan_knows_what_must_be_sorted(void **state)
{
	audit_fixture *f = *state;

	assert_int_equal(audit_make_plan(f, NULL), HC_OK);
	for (size_t i = 0; i < f->plan.root_count; i++)
		assert_int_equal(f->plan.roots[i].sorted, strcmp(f->plan.roots[i].layout.root->name, "firm") == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_plan_counts_what_lies_within, begin, audit_end),
		cmocka_unit_test_setup_teardown(parts_share_the_roots_and_leave_no_gap, begin, audit_end),
		cmocka_unit_test_setup_teardown(as_many_results_come_as_the_plan_expects, begin, audit_end),
		cmocka_unit_test_setup_teardown(owners_get_a_verdict_when_all_of_them_lies_within, begin, audit_end),
		cmocka_unit_test_setup_teardown(a_bound_that_names_no_record_is_refused, begin, audit_end),
		cmocka_unit_test_setup_teardown(every_chunk_number_leads_to_its_root, begin, audit_end),
		cmocka_unit_test(what_must_be_sorted_is_shared_out_once),
		cmocka_unit_test_setup_teardown(a_plan_knows_what_must_be_sorted, begin, audit_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

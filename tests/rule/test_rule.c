/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rule/rule.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Three documents: an old one, one in force with a clause that is not verified, and one yet to come. */
static hc_clause old_clauses[] = {{.id = "old-2001:5", .from = 100, .to = 199, .verified = HC_TEXT_READ}};
static hc_clause new_clauses[] = {
	{.id = "new-2010:6", .from = 200, .to = 900, .verified = HC_TEXT_READ},
	{.id = "new-2010:7", .from = 200, .to = 900, .verified = HC_UNVERIFIED},
	{.id = "new-2010:8", .from = 300, .to = 300, .verified = HC_CITY},
};
static hc_clause late_clauses[] = {{.id = "late-2030:1", .from = 1000, .to = 2000, .verified = HC_SUMMARY}};
static hc_document documents[] = {
	{.id = "late-2030", .clause_count = 1, .clauses = late_clauses},
	{.id = "new-2010", .clause_count = 3, .clauses = new_clauses},
	{.id = "old-2001", .clause_count = 1, .clauses = old_clauses},
};

static const hc_clause *of_old[] = {&old_clauses[0]};
static const hc_clause *of_both[] = {&new_clauses[0], &old_clauses[0]};
static const hc_clause *of_unverified[] = {&new_clauses[1]};
static const hc_clause *of_old_and_unverified[] = {&old_clauses[0], &new_clauses[1]};
static const hc_clause *of_one_day[] = {&new_clauses[2]};
static const hc_clause *of_late[] = {&late_clauses[0]};

static const char *names[] = {"at_least", "school", "students"};
static const char *follows[] = {"students"};

static hc_rule rules[] = {
	{.id = "campus.area", .area = "campus", .clause_count = 2, .clauses = of_both, .name_count = 3, .names = names, .follow_count = 1, .follows = follows},
	{.id = "campus.books", .area = "campus", .clause_count = 1, .clauses = of_old},
	{.id = "campus_life.sport", .area = "campus_life", .clause_count = 1, .clauses = of_one_day},
	{.id = "staff.guess", .area = "staff", .clause_count = 1, .clauses = of_unverified},
	{.id = "staff.later", .area = "staff", .clause_count = 1, .clauses = of_late},
	{.id = "staff.mixed", .area = "staff", .clause_count = 2, .clauses = of_old_and_unverified},
};
static const hc_rule_list list = {COUNT(rules), rules};
static const hc_law law = {.document_count = COUNT(documents), .documents = documents};

static void set_up_documents(void)
{
	for (size_t i = 0; i < COUNT(documents); i++)
		for (size_t j = 0; j < documents[i].clause_count; j++)
			documents[i].clauses[j].document = &documents[i];
}

/* The letters, a rule each in order: r runs, - not selected, f not in force, u unverified. */
static const struct { const char *name, *rules, *skips, *clauses; bool unverified; hc_date date; const char *states; } cases[] = {
	{"everything", NULL, NULL, NULL, false, 250, "rffufu"},
	{"with what is not verified", NULL, NULL, NULL, true, 250, "rffrfr"},
	{"in the old days", NULL, NULL, NULL, false, 150, "rrfffr"},
	{"on the first day", NULL, NULL, NULL, false, 200, "rffufu"},
	{"on the last day of the old", NULL, NULL, NULL, false, 199, "rrfffr"},
	{"on the one day", NULL, NULL, NULL, false, 300, "rfrufu"},
	{"the day before it", NULL, NULL, NULL, false, 299, "rffufu"},
	{"the day after it", NULL, NULL, NULL, false, 301, "rffufu"},
	{"on the last day", NULL, NULL, NULL, false, 900, "rffufu"},
	{"before everything", NULL, NULL, NULL, true, 99, "ffffff"},
	{"one rule", "campus.area", NULL, NULL, false, 250, "r-----"},
	{"an area", "campus", NULL, NULL, false, 250, "rf----"},
	{"an area with a star", "campus.*", NULL, NULL, false, 250, "rf----"},
	{"an area is not the beginning of another", "campus_life", NULL, NULL, false, 300, "--r---"},
	{"two", "campus.area staff.*", NULL, NULL, false, 250, "r--ufu"},
	{"not one", NULL, "campus.area", NULL, false, 250, "-ffufu"},
	{"not an area", NULL, "staff.*", NULL, false, 300, "rfr---"},
	{"an area without one", "staff", "staff.later", NULL, true, 250, "---r-r"},
	{"one and not the same", "campus.area", "campus", NULL, false, 250, "------"},
	{"a clause", NULL, NULL, "new-2010:6", false, 250, "r-----"},
	{"a document", NULL, NULL, "old-2001", false, 150, "rr---r"},
	{"a document that is over", NULL, NULL, "old-2001", false, 250, "rf---u"},
	{"a clause within an area", "staff", NULL, "old-2001:5", false, 150, "-----r"},
	{"a clause's beginning is no clause", NULL, NULL, "new-2010:", false, 250, "------"},
	{"two clauses", NULL, NULL, "new-2010:7 late-2030:1", true, 250, "---rfr"},
	{"nothing", "", NULL, NULL, false, 250, "------"},
};

/* The words of a text, split at blanks in place. */
static size_t split(char *text, const char *out[4])
{
	size_t count = 0;
	for (char *word = strtok(text, " "); word; word = strtok(NULL, " "))
		out[count++] = word;
	return count;
}

static char state_of(hc_rule_state state)
{
	return state == HC_RULE_RUNS ? 'r' : state == HC_RULE_NOT_SELECTED ? '-' : state == HC_RULE_NOT_IN_FORCE ? 'f' : 'u';
}

static size_t read_list(char *buffer, const char *text, const char *out[4])
{
	if (!text)
		return 0;
	strcpy(buffer, text);
	size_t count = split(buffer, out);
	out[count] = "";
	return count ? count : 1; /* a list of nothing that is */
}

static void rules_are_chosen_by_name_clause_and_date(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char a[128], b[128], c[128], states[COUNT(rules) + 1] = "";
		const char *only[5], *skips[5], *clauses[5];
		hc_rule_choice choice = {.rules = only, .skips = skips, .clauses = clauses, .include_unverified = cases[i].unverified};
		choice.rule_count = read_list(a, cases[i].rules, only);
		choice.skip_count = read_list(b, cases[i].skips, skips);
		choice.clause_count = read_list(c, cases[i].clauses, clauses);
		for (size_t r = 0; r < COUNT(rules); r++)
			states[r] = state_of(hc_rule_choose(&rules[r], &choice, cases[i].date));
		if (strcmp(states, cases[i].states) != 0) {
			print_error("%s: %s, expected %s\n", cases[i].name, states, cases[i].states);
			failed++;
		}
	}
	assert_int_equal(failed, 0);
}

/* Words that are nothing, and the problems they make. */
static const struct { const char *rules, *skips, *clauses, *problems; } wrong[] = {
	{"campus.area campus staff.*", "campus_life.*", "new-2010 old-2001:5", ""},
	{"campus.aera", NULL, NULL, "there is no rule or area 'campus.aera'; the nearest is 'campus.area'\n"},
	{"stuff", NULL, NULL, "there is no rule or area 'stuff'; the nearest is 'staff'\n"},
	{"campus.book", NULL, NULL, "there is no rule or area 'campus.book'; the nearest is 'campus.books'\n"},
	{NULL, "campus_live.sport", NULL, "there is no rule or area 'campus_live.sport'; the nearest is 'campus_life.sport'\n"},
	{NULL, NULL, "new-2010:5", "there is no clause or document 'new-2010:5'; the nearest is 'new-2010:6'\n"},
	{NULL, NULL, "old-2002", "there is no clause or document 'old-2002'; the nearest is 'old-2001'\n"},
	{"x", "campus.aera", "late-2031",
	 "there is no rule or area 'x'; the nearest is 'staff'\n"
	 "there is no rule or area 'campus.aera'; the nearest is 'campus.area'\n"
	 "there is no clause or document 'late-2031'; the nearest is 'late-2030'\n"},
};

static void what_is_not_there_is_told_with_what_is_nearest(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		char a[128], b[128], c[128], said[1024] = "";
		const char *only[5], *skips[5], *clauses[5];
		hc_rule_choice choice = {.rules = only, .skips = skips, .clauses = clauses};
		hc_error err;
		hc_error_init(&err, HC_EN);
		choice.rule_count = read_list(a, wrong[i].rules, only);
		choice.skip_count = read_list(b, wrong[i].skips, skips);
		choice.clause_count = read_list(c, wrong[i].clauses, clauses);
		bool good = hc_rule_choice_check(&choice, &list, &law, &err);
		for (size_t p = 0; p < err.count; p++)
			strcat(strcat(said, err.problems[p].text), "\n");
		if (strcmp(said, wrong[i].problems) != 0 || good != !*wrong[i].problems || (!good && err.status != HC_EUSAGE)) {
			print_error("case %zu: %s    expected %s", i, said, wrong[i].problems);
			failed++;
		}
		hc_error_drop(&err);
	}
	assert_int_equal(failed, 0);
}

static void what_is_not_there_is_told_in_chinese(void **state)
{
	const char *const only[] = {"stuff"};
	const hc_rule_choice choice = {.rule_count = 1, .rules = only};
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_ZH);
	assert_false(hc_rule_choice_check(&choice, &list, &law, &err));
	assert_string_equal(err.problems[0].text, "没有名为“stuff”的规则或领域；最接近的是“staff”");
	hc_error_drop(&err);
}

static void where_there_are_no_rules_nothing_is_nearest(void **state)
{
	const char *const only[] = {"staff"};
	const hc_rule_choice choice = {.rule_count = 1, .rules = only};
	const hc_rule_list none = {0, NULL};
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_EN);
	assert_false(hc_rule_choice_check(&choice, &none, &law, &err));
	assert_non_null(strstr(err.problems[0].text, "'staff'"));
	assert_null(hc_rule_find(&none, "staff.guess"));
	hc_error_drop(&err);
}

static void very_long_words_are_only_not_found(void **state)
{
	static char word[5000];
	const char *const only[] = {word};
	const hc_rule_choice choice = {.rule_count = 1, .rules = only, .clause_count = 1, .clauses = only};
	hc_error err;

	(void)state;
	memset(word, 'x', sizeof word - 1);
	hc_error_init(&err, HC_EN);
	assert_false(hc_rule_choice_check(&choice, &list, &law, &err));
	assert_int_equal(err.count, 2);
	hc_error_drop(&err);
}

static void a_rule_is_found_by_its_whole_id(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rules); i++)
		assert_ptr_equal(hc_rule_find(&list, rules[i].id), &rules[i]);
	assert_null(hc_rule_find(&list, "campus"));
	assert_null(hc_rule_find(&list, "campus.area2"));
	assert_null(hc_rule_find(&list, ""));
}

static void names_and_what_is_followed_are_looked_up(void **state)
{
	(void)state;
	assert_true(hc_rule_names(&rules[0], "at_least"));
	assert_true(hc_rule_names(&rules[0], "students"));
	assert_false(hc_rule_names(&rules[0], "student"));
	assert_false(hc_rule_names(&rules[0], ""));
	assert_true(hc_rule_follows(&rules[0], "students"));
	assert_false(hc_rule_follows(&rules[0], "school"));
	assert_false(hc_rule_names(&rules[1], "school"));
	assert_false(hc_rule_follows(&rules[1], "school"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_are_chosen_by_name_clause_and_date),
		cmocka_unit_test(what_is_not_there_is_told_with_what_is_nearest),
		cmocka_unit_test(what_is_not_there_is_told_in_chinese),
		cmocka_unit_test(where_there_are_no_rules_nothing_is_nearest),
		cmocka_unit_test(very_long_words_are_only_not_found),
		cmocka_unit_test(a_rule_is_found_by_its_whole_id),
		cmocka_unit_test(names_and_what_is_followed_are_looked_up),
	};

	set_up_documents();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

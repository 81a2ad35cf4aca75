/* SPDX-License-Identifier: MIT */
/*
 * The words of rules, one small rule each under words/, with examples that say
 * what each does. The folder is the test; this runs it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/pack_fixture.h"

#define WORDS HC_SOURCE_DIR "/tests/script/words"

/* Every word of rules/README.md, and what is left of Lua's own. */
static const char *const words[] = {
	"all_of", "any_of", "applies", "as_of", "at_least", "at_most", "at_once", "ceil", "count", "date", "done", "empty",
	"equal", "error", "every", "except", "field", "filter", "floor", "group", "in_year", "includes", "insert", "ipairs",
	"last_day", "least", "less_than", "limits", "max", "min", "month_of", "months_after", "months_before", "more_than", "most",
	"none", "not_done", "not_empty", "one_of", "other_than", "pairs", "per", "rule", "select", "share", "sum", "tonumber",
	"tostring", "type", "unknown", "where", "within", "year_of", "years",
};

static void show(void *context, const hc_script_failure *failure)
{
	(void)context;
	print_error("%s:%u: \"%s\": %s is %s and should be %s\n", failure->rule->id, failure->line, failure->example, failure->what,
	            failure->actual, failure->expected);
}

static void open_words(pack *p)
{
	if (!pack_open(p) || !pack_load(p, WORDS))
		fail_msg("%s", pack_problems(p));
}

static void every_word_does_what_its_examples_say(void **state)
{
	size_t failed = 0;
	pack p;

	(void)state;
	open_words(&p);
	const hc_rule_list *rules = hc_script_rules(p.script);
	assert_true(rules->count > 60);
	for (size_t i = 0; i < rules->count; i++) {
		hc_layout layout;
		assert_true(pack_layout(&p, i, &layout));
		assert_int_equal(hc_script_run_examples(p.script, i, &layout, &failed, show, NULL, &p.err), HC_OK);
	}
	pack_close(&p);
	assert_int_equal(failed, 0);
}

static void no_word_is_left_out(void **state)
{
	size_t left_out = 0;
	pack p;

	(void)state;
	open_words(&p);
	const hc_rule_list *rules = hc_script_rules(p.script);
	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		size_t users = 0;
		for (size_t i = 0; i < rules->count; i++)
			users += hc_rule_names(&rules->rules[i], words[w]) || hc_rule_example_names(&rules->rules[i], words[w]);
		if (!users)
			print_error("no rule under words/ uses '%s'\n", words[w]);
		left_out += !users;
	}
	pack_close(&p);
	assert_int_equal(left_out, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_does_what_its_examples_say),
		cmocka_unit_test(no_word_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Rules that mean harm, one a file under hostile/. The second line of each
 * says what it may cost: "error: text" its own result with a message that has
 * the text, "pass:" nothing, "load: text" a refusal of the file, "example:
 * text" its example. Whatever it does, a good rule in the same pack gives what
 * it gives without it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/pack_fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOSTILE HC_SOURCE_DIR "/tests/script/hostile"

enum { ATTACKS_LEAST = 25, MESSAGE_MAX = 4096, ROWS = 3 };

static const char good[] =
	"return rule {\n"
	"  id = 'good.rule', title = { zh = '好', en = 'Good' }, clauses = { 'standard:1' }, severity = 'key', subject = 'school',\n"
	"  check = function(school, limits)\n"
	"    local some = school.teachers:where { full_time = true }\n"
	"    return all_of { at_least(share(some:where { dual = true }, some), limits.min_share), school.newly_built }\n"
	"  end,\n"
	"  examples = {\n"
	"    { 'one of two', result = 'pass', actual = '1/2', school = { newly_built = true, teachers = {\n"
	"      { full_time = true, dual = true }, { full_time = true, dual = false } } } },\n"
	"    { 'one of four', result = 'fail', actual = '1/4', shortfall = 1, evidence_count = 3, school = { teachers = {\n"
	"      { full_time = true, dual = true }, { 3, { full_time = true, dual = false } } } } },\n"
	"    { 'one not known', result = 'unknown', missing = { 'teacher.dual' }, school = { newly_built = true, teachers = {\n"
	"      { full_time = true }, { full_time = true, dual = false } } } },\n"
	"  },\n"
	"}\n";

typedef struct attack {
	pack p;
	char name[128];
	char expected[160];    /* "error: text" */
	const char *text;      /* behind the colon */
	bool seen;             /* the wild example failed with the text */
	char why[256];
} attack;

static bool wrong(attack *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool wrong(attack *a, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	vsnprintf(a->why, sizeof a->why, format, list);
	va_end(list);
	return false;
}

static bool expects(const attack *a, const char *kind)
{
	return strncmp(a->expected, kind, strlen(kind)) == 0;
}

/* Reads the file, finds what it may cost, and puts it into the pack. */
static bool take_file(attack *a, const char *file)
{
	char path[512];
	static char bytes[1 << 16];
	snprintf(path, sizeof path, HOSTILE "/%s", file);
	FILE *in = fopen(path, "rb");
	size_t length = in ? fread(bytes, 1, sizeof bytes - 1, in) : 0;
	if (in)
		fclose(in);
	bytes[length] = '\0';
	char *line = strstr(bytes, "\n-- ");
	if (!line || sscanf(line, "\n-- %159[^\n]", a->expected) != 1 || !strchr(a->expected, ':'))
		return wrong(a, "its second line does not say what it may cost");
	a->text = strchr(a->expected, ':') + 1;
	a->text += strspn(a->text, " ");
	snprintf(path, sizeof path, "hostile/%s", file);
	return (pack_write(&a->p, path, bytes) && pack_write(&a->p, "good/rule.lua", good)) || wrong(a, "cannot be written");
}

static bool compare(attack *a, const hc_result *result)
{
	const char *word = hc_outcome_word(result->outcome);
	const char *reason = result->reason.en ? result->reason.en : "";
	if (!expects(a, word))
		return wrong(a, "the result is %s: %.150s", word, reason);
	if (result->outcome == HC_BROKEN && !*reason)
		return wrong(a, "an error without a message");
	if (!strstr(reason, a->text))
		return wrong(a, "the message is: %.180s", reason);
	return strlen(reason) <= MESSAGE_MAX || wrong(a, "a message of %zu bytes", strlen(reason));
}

/* The attack on a new school of which only that is known, with some rows in every collection. */
static bool run_check(attack *a, size_t rule)
{
	hc_layout *layout = hc_arena_alloc(&a->p.arena, sizeof *layout);
	hc_arena arena;
	hc_block block = {0, NULL, 0, NULL};
	hc_result result;

	hc_arena_init(&arena);
	bool ok = layout && pack_layout(&a->p, rule, layout) && pack_block(&block, layout, 1, ROWS, "newly_built");
	ok = ok && hc_script_begin(a->p.script, layout, &block, &a->p.err) == HC_OK &&
	     hc_script_check(a->p.script, rule, 0, 0, &arena, &result, &a->p.err) == HC_OK;
	ok = ok ? compare(a, &result) : wrong(a, "not judged: %s", pack_problems(&a->p));
	hc_block_drop(&block);
	hc_arena_drop(&arena);
	return ok;
}

static void note_failure(void *context, const hc_script_failure *failure)
{
	attack *a = context;
	a->seen = a->seen || (strcmp(failure->example, "wild") == 0 && strstr(failure->actual, a->text));
	snprintf(a->why, sizeof a->why, "\"%s\": %s is %.180s", failure->example, failure->what, failure->actual);
}

static bool run_examples(attack *a, size_t rule, size_t *failed)
{
	hc_layout *layout = hc_arena_alloc(&a->p.arena, sizeof *layout);
	return layout && pack_layout(&a->p, rule, layout) &&
	       hc_script_run_examples(a->p.script, rule, layout, failed, note_failure, a, &a->p.err) == HC_OK;
}

static bool good_is_as_ever(attack *a)
{
	size_t failed = 0;
	return (run_examples(a, pack_find(&a->p, "good.rule"), &failed) && !failed) || wrong(a, "the good rule gave something else");
}

static bool run_loaded(attack *a, const char *file)
{
	char id[160];
	size_t failed = 0;
	snprintf(id, sizeof id, "hostile.%.*s", (int)(strlen(file) - 4), file);
	size_t rule = pack_find(&a->p, id);
	if (rule == SIZE_MAX)
		return wrong(a, "it is not loaded");
	if (!good_is_as_ever(a))
		return false;
	if (!run_examples(a, rule, &failed))
		return wrong(a, "its examples did not run");
	if (expects(a, "example") ? !a->seen : failed > 0)
		return false;
	return (expects(a, "example") || run_check(a, rule)) && good_is_as_ever(a);
}

static bool run_attack(const char *file)
{
	attack *a = calloc(1, sizeof *a);
	bool ok = a && pack_open(&a->p) && take_file(a, file);

	if (ok) {
		bool loaded = pack_load_written(&a->p);
		const char *problems = pack_problems(&a->p);
		if (expects(a, "load"))
			ok = (!loaded && strstr(problems, a->text)) || wrong(a, "loading it says: %s", problems);
		else
			ok = loaded ? run_loaded(a, file) : wrong(a, "it does not load: %s", problems);
	}
	if (!ok && a)
		print_error("hostile/%s: expected %s\n    %s\n", file, a->expected, *a->why ? a->why : pack_problems(&a->p));
	if (a)
		pack_close(&a->p);
	free(a);
	return ok;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_rule(const struct dirent *item)
{
	size_t length = strlen(item->d_name);
	return length > 4 && strcmp(item->d_name + length - 4, ".lua") == 0;
}

static void an_attack_costs_its_own_result_only(void **state)
{
	struct dirent **files = NULL;
	int count = scandir(HOSTILE, &files, is_rule, by_name), failed = 0;

	(void)state;
	assert_true(count >= ATTACKS_LEAST);
	for (int i = 0; i < count; i++) {
		failed += !run_attack(files[i]->d_name);
		free(files[i]);
	}
	free(files);
	assert_int_equal(failed, 0);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_attack_costs_its_own_result_only),
	};

	for (int i = 1; i < argc; i++)
		run_attack(argv[i]);
	return argc > 1 ? 0 : cmocka_run_group_tests(tests, NULL, NULL);
}

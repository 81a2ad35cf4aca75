/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "script/steady.h"
#include "support/pack_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { SUBJECTS = 3, ROWS = 3 };

/* One rule with its layout and a block of a few subjects. */
typedef struct bench {
	pack p;
	hc_layout *layout;
	hc_block block;
	hc_arena arena;
} bench;

static int begin(void **state)
{
	bench *b = calloc(1, sizeof *b);
	*state = b;
	if (!b)
		return -1;
	hc_arena_init(&b->arena);
	return pack_open(&b->p) ? 0 : -1;
}

static void drop_block(bench *b)
{
	hc_block_drop(&b->block);
	memset(&b->block, 0, sizeof b->block);
}

static int end(void **state)
{
	bench *b = *state;
	drop_block(b);
	hc_arena_drop(&b->arena);
	pack_close(&b->p);
	free(b);
	return 0;
}

/* Makes rule a.b of `top`, what comes before it, and the body of its check; `newly_built` is yes, all else is missing. */
static void prepare(bench *b, const char *top, const char *check)
{
	char source[2048];
	snprintf(source, sizeof source,
	         "%s\nreturn rule { id = 'a.b', title = { zh = '题', en = 'T' }, clauses = { 'standard:1' }, severity = 'key',\n"
	         "  subject = 'school', check = function(school, limits)\n%s\nend,\n"
	         "  examples = { { 'x', result = 'fail', school = {} } } }\n", top, check);
	drop_block(b);
	assert_true(pack_write(&b->p, "a/b.lua", source));
	if (!pack_load_written(&b->p))
		fail_msg("%s", pack_problems(&b->p));
	b->layout = hc_arena_alloc(&b->p.arena, sizeof *b->layout);
	assert_true(pack_layout(&b->p, 0, b->layout));
	assert_true(pack_block(&b->block, b->layout, SUBJECTS, ROWS, "newly_built"));
	assert_int_equal(hc_script_begin(b->p.script, b->layout, &b->block, &b->p.err), HC_OK);
}

static hc_result judge(bench *b, size_t row)
{
	hc_result result;
	assert_int_equal(hc_script_check(b->p.script, 0, 0, row, &b->arena, &result, &b->p.err), HC_OK);
	return result;
}

/* Takes away what keeps a rule from changing the tables of its file: what it keeps there must be of no use even so. */
static void free_tables(bench *b)
{
	lua_State *L = b->p.script->L;
	lua_rawgeti(L, LUA_REGISTRYINDEX, b->p.script->loaded[0].shared);
	for (lua_Integer at = 1; lua_rawgeti(L, 1, at) == LUA_TFUNCTION; at += 3) {
		if (lua_rawgeti(L, 1, at + 2) == LUA_TTABLE) {
			steady_content(L, -1);
			lua_pushvalue(L, -1);
			lua_rawseti(L, 1, at + 2);
			lua_rawgeti(L, 1, at + 1);
			int variable = (int)lua_tointeger(L, -1);
			lua_pop(L, 1);
			assert_non_null(lua_setupvalue(L, 2, variable));
		}
		lua_settop(L, 1);
	}
	lua_settop(L, 0);
}

/* What a rule keeps in a variable outside its check, and what it then does with it. */
static const struct { const char *name, *keep, *use; } kept[] = {
	{"a number", "school.students", "return at_least(kept, 1)"},
	{"a number, in arithmetic", "school.students", "return at_least(kept + 1, 1)"},
	{"a number, compared", "school.students", "return kept > 1"},
	{"a number, for equality", "school.students", "return kept == 1"},
	{"a number, as a line", "school.students", "return at_least(1, kept)"},
	{"a number, in a condition", "count(school.teachers)", "return none(school.teachers:where { hours = kept })"},
	{"a number, as a binding line", "school.students", "return at_least(1, 1, { absolute = kept, per_unit = 1 })"},
	{"a date", "school.founded_on", "return at_least(kept, '2000-01-01')"},
	{"a date, in arithmetic", "school.founded_on", "return at_least(kept + 1, '2000-01-01')"},
	{"an age", "years(school.founded_on, as_of)", "return at_least(kept, 1)"},
	{"a month", "school.opened", "return at_least(last_day(kept), '2000-01-01')"},
	{"a set", "school.topics", "return includes(kept, { 'name' })"},
	{"a limit", "limits.min_two", "return at_least(school.students, kept)"},
	{"a day of the year", "limits.deadline", "return at_least(kept:in_year(2019), '2000-01-01')"},
	{"a collection", "school.teachers", "return none(kept)"},
	{"a collection, counted", "school.teachers", "return at_least(count(kept), 1)"},
	{"a collection, as a number", "school.teachers", "return at_least(kept, 1)"},
	{"a collection, narrowed", "school.teachers", "return none(kept:where { dual = true })"},
	{"a collection, summed", "school.teachers", "return at_least(kept:sum('hours'), 1)"},
	{"a collection, walked", "school.teachers", "for t in kept do return false end return true"},
	{"a collection, grouped", "school.teachers", "for k in kept:group('dual') do return false end return true"},
	{"a collection, in a share", "school.teachers", "return at_least(share(kept, school.teachers), 1)"},
	{"the subject", "school", "return kept.newly_built"},
	{"the subject's collection", "school", "return none(kept.teachers)"},
	{"a record referred to", "school.city", "return kept.bases == 1"},
	{"a share", "share(school.teachers:where { dual = true }, school.teachers)", "return at_least(kept, 1)"},
	{"a verdict", "at_least(school.students, 1)", "return kept"},
	{"a verdict among others", "at_least(school.students, 1)", "return all_of { true, kept }"},
	{"a row test's collection", "school.teachers:where(function(t) return t.dual end)", "return none(kept)"},
};

static void nothing_of_one_subject_serves_for_another(void **state)
{
	bench *b = *state;
	char body[512];
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(kept); i++) {
		snprintf(body, sizeof body, "local kept = box[1] if kept then %s end box[1] = %s return true", kept[i].use, kept[i].keep);
		prepare(b, "local box = {}", body);
		free_tables(b);
		hc_result first = judge(b, 0), second = judge(b, 1);
		bool ok = first.outcome == HC_PASS && second.outcome == HC_BROKEN && second.reason.en && strstr(second.reason.en, "kept from another");
		if (!ok)
			print_error("%s: first %s, then %s: %s\n", kept[i].name, hc_outcome_word(first.outcome), hc_outcome_word(second.outcome),
			            second.reason.en ? second.reason.en : "-");
		failed += !ok;
	}
	assert_int_equal(failed, 0);
}

static void a_row_kept_from_its_test_is_refused(void **state)
{
	bench *b = *state;

	prepare(b, "local box = {}", "if box[1] then return box[1].dual end local rows = count(school.teachers:where(function(t) box[1] = t return true end)) return true");
	free_tables(b);
	(void)judge(b, 0);
	hc_result second = judge(b, 1);
	assert_int_equal(second.outcome, HC_BROKEN);
	assert_non_null(strstr(second.reason.en, "kept from another"));
}

static void a_table_of_the_file_is_not_changed(void **state)
{
	bench *b = *state;

	prepare(b, "local box = { 1 }", "box[2] = school return true");
	for (size_t row = 0; row < SUBJECTS; row++) {
		hc_result result = judge(b, row);
		assert_int_equal(result.outcome, HC_BROKEN);
		assert_non_null(strstr(result.reason.en, "cannot be changed"));
	}
}

static void a_table_of_the_file_reads_as_it_was_written(void **state)
{
	bench *b = *state;

	prepare(b, "local f = { dual = true }\nlocal t = { 10, { 20, f = f }, x = 'y' }",
	        "local n = #t + #t[2] + t[1] for _, v in ipairs(t[2]) do n = n + v end\n"
	        "for k in pairs(t) do n = n + (k == 'x' and 1 or k) end\n"
	        "n = n + count(school.teachers:where(t[2].f)) * 0 return all_of { equal(n, 37), t[2].f == f, t.x == 'y' }");
	hc_result result = judge(b, 0);
	assert_string_equal(result.reason.en ? result.reason.en : "", "");
	assert_int_equal(result.outcome, HC_PASS);
}

static void what_the_file_makes_itself_lives_on(void **state)
{
	bench *b = *state;

	prepare(b, "local day, all = date '2000-01-01', filter { dual = true }", "return at_least(as_of, day) and none(school.teachers:where(all))");
	for (size_t row = 0; row < SUBJECTS; row++)
		assert_int_equal(judge(b, row).outcome, HC_UNKNOWN);
}

static void subjects_of_a_block_have_their_own_rows(void **state)
{
	bench *b = *state;

	prepare(b, "", "return equal(school.teachers, 3)");
	for (size_t row = 0; row < SUBJECTS; row++) {
		hc_result result = judge(b, row);
		assert_int_equal(result.outcome, HC_PASS);
		assert_string_equal(result.actual_exact, "3");
	}
}

/* What cannot be asked of a field, which only the check can tell, and what is said of it. */
static const struct { const char *condition, *want; } impossible[] = {
	{"rank = 'master'", "teacher.rank: 'master' is not one of its members"},
	{"rank = 2", "teacher.rank: the value is of another type than the field"},
	{"hired_on = '2018-02-30'", "teacher.hired_on: not a value of the field"},
	{"hours = 'two'", "teacher.hours: the value is of another type than the field"},
	{"dual = 1", "teacher.dual: the value is of another type than the field"},
	{"hired_on = done", "teacher.hired_on: no act date: it is known or missing, not done or not done"},
	{"hours = empty", "teacher.hours: the condition is for sets and texts"},
	{"hours = includes { 'weld' }", "teacher.hours: the condition is for sets and texts"},
	{"badge = more_than('a')", "teacher.badge: a text is equal or not, nothing else"},
	{"badge = 3", "teacher.badge: the value is of another type than the field"},
	{"skills = 'weld'", "teacher.skills: a set is asked with includes, empty or not_empty"},
	{"skills = includes { 'sing' }", "teacher.skills: not a member of the set"},
	{"hours = field 'colour'", "teacher.hours: compared with a field that its rows do not have"},
	{"hours = one_of { field 'level', 1 }", "teacher.hours: compared with a field that its rows do not have"},
	{"hours = field 'hired_on'", "teacher.hours: compared with a field of another type"},
	{"hours = within(field 'level', 3)", "teacher.hours: compared with a field that its rows do not have"},
	{"colour = 'red'", "a teacher has no field 'colour'"},
};

static void a_condition_that_a_field_cannot_have_is_an_error_that_names_it(void **state)
{
	bench *b = *state;
	size_t failed = 0;

	for (size_t i = 0; i < COUNT(impossible); i++) {
		char check[256];
		snprintf(check, sizeof check, "return none(school.teachers:where { %s })", impossible[i].condition);
		prepare(b, "local all = 'rank hired_on hours dual badge skills level'", check);
		hc_result result = judge(b, 0);
		bool ok = result.outcome == HC_BROKEN && result.reason.en && strstr(result.reason.en, impossible[i].want);
		if (!ok)
			print_error("%s: %s: %s\n", impossible[i].condition, hc_outcome_word(result.outcome), result.reason.en ? result.reason.en : "-");
		failed += !ok;
	}
	assert_int_equal(failed, 0);
}

static void an_error_names_file_and_line(void **state)
{
	bench *b = *state;

	prepare(b, "", "local x = 1\nreturn at_least(x.y.z, 1)");
	hc_result result = judge(b, 0);
	assert_int_equal(result.outcome, HC_BROKEN);
	assert_non_null(strstr(result.reason.en, "a/b.lua:5: "));
	assert_string_equal(result.reason.en, result.reason.zh);
}

static void a_limit_run_over_names_file_and_line(void **state)
{
	bench *b = *state;

	prepare(b, "", "\n\nwhile true do end");
	hc_result result = judge(b, 0);
	assert_int_equal(result.outcome, HC_BROKEN);
	assert_non_null(strstr(result.reason.en, "a/b.lua:6: "));
}

static void the_weakest_figure_read_is_told(void **state)
{
	static const struct { const char *check, *limit; hc_verified verified; } reads[] = {
		{"return at_least(1, limits.min_two)", "min_two", HC_TEXT_READ},
		{"return true", NULL, HC_TEXT_READ},
	};
	bench *b = *state;

	for (size_t i = 0; i < COUNT(reads); i++) {
		prepare(b, "", reads[i].check);
		hc_result result = judge(b, 0);
		assert_int_equal(result.verified, reads[i].verified);
		assert_int_equal(result.limit != NULL, reads[i].limit != NULL);
		if (reads[i].limit)
			assert_string_equal(result.limit, reads[i].limit);
		assert_int_equal(result.clauses, 1);
	}
}

static void the_failing_rows_are_named_all(void **state)
{
	bench *b = *state;

	prepare(b, "", "return none(school.teachers)");
	hc_result result = judge(b, 1);
	assert_int_equal(result.outcome, HC_FAIL);
	assert_int_equal(result.evidence_count, ROWS);
	assert_int_equal(result.evidence_named, ROWS);
	for (size_t i = 0; i < result.evidence_named; i++) {
		assert_string_equal(result.evidence[i].entity, "teacher");
		assert_string_equal(result.evidence[i].id, "x");
	}
}

static void missing_fields_are_counted_by_rows(void **state)
{
	bench *b = *state;

	prepare(b, "", "return all_of { none(school.teachers:where { dual = true, hours = 1 }), at_least(school.students, 1) }");
	hc_result result = judge(b, 0);
	assert_int_equal(result.outcome, HC_UNKNOWN);
	assert_int_equal(result.missing_count, 3);
	assert_string_equal(result.missing[0].field, "school.students");
	assert_int_equal(result.missing[0].rows, 1);
	assert_string_equal(result.missing[1].field, "teacher.dual");
	assert_int_equal(result.missing[1].rows, ROWS);
	assert_string_equal(result.missing[2].field, "teacher.hours");
	assert_int_equal(result.missing[2].rows, ROWS);
}

/* ---- memory that runs out ---- */

static size_t calls, refused_at;

static void *refusing(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	if (++calls == refused_at)
		return NULL;
	return realloc(ptr, size);
}

static const char *const hungry[] = {
	"return at_least(school.students, limits.min_two)",
	"return at_least(share(school.teachers:where { dual = true }, school.teachers), limits.min_share)",
	"return all_of { none(school.teachers:where { hours = at_least(2) }), every(school.teachers, { rank = 'senior' }), school.kind == 'arts' }",
	"return none(school.teachers:where(function(t) return t.dual and t.hours > 1 end))",
	"local r = { true } for k, rows in school.teachers:group('badge') do insert(r, at_most(rows, 1)) end return all_of(r)",
	"return at_most(school.teachers:at_once('hired_on', 'left_on') + school.teachers:sum('hours'), 1)",
	"local s = 'x' for i = 1, 10 do s = s .. s end return error(s)",
	"return at_least(school.students, limits.min_students)",
	"if school.kind == 'arts' then return none(school.teachers) end return includes(school.topics)",
};

/* One whole try with the n-th allocation refused; true when there were fewer. */
static bool try_refused(bench *b, size_t n, hc_outcome usual)
{
	hc_arena arena;
	hc_result result;
	hc_error err;

	hc_arena_init(&arena);
	hc_error_init(&err, HC_EN);
	calls = 0;
	refused_at = n;
	hc_status status = hc_script_begin(b->p.script, b->layout, &b->block, &err);
	if (!status)
		status = hc_script_check(b->p.script, 0, 0, 1, &arena, &result, &err);
	bool fewer = calls < n;
	refused_at = 0;
	if (status)
		assert_int_equal(status, HC_ENOMEM);
	else if (result.outcome != usual)
		assert_int_equal(result.outcome, HC_BROKEN);
	hc_error_drop(&err);
	hc_arena_drop(&arena);
	return fewer;
}

static void without_memory_a_check_is_an_error_and_the_engine_goes_on(void **state)
{
	bench *b = *state;

	for (size_t i = 0; i < COUNT(hungry); i++) {
		hc_memory_set_hook(refusing);
		refused_at = 0;
		prepare(b, "", hungry[i]);
		hc_outcome usual = judge(b, 1).outcome;
		size_t n = 1;
		while (!try_refused(b, n, usual) && n < 5000)
			n++;
		assert_true(n > 1 && n < 5000); /* most memory is in the pool already */
		hc_arena_empty(&b->arena);
		assert_int_equal(hc_script_begin(b->p.script, b->layout, &b->block, &b->p.err), HC_OK);
		assert_int_equal(judge(b, 1).outcome, usual);
		hc_memory_set_hook(NULL);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_of_one_subject_serves_for_another, begin, end),
		cmocka_unit_test_setup_teardown(a_row_kept_from_its_test_is_refused, begin, end),
		cmocka_unit_test_setup_teardown(a_table_of_the_file_is_not_changed, begin, end),
		cmocka_unit_test_setup_teardown(a_table_of_the_file_reads_as_it_was_written, begin, end),
		cmocka_unit_test_setup_teardown(what_the_file_makes_itself_lives_on, begin, end),
		cmocka_unit_test_setup_teardown(subjects_of_a_block_have_their_own_rows, begin, end),
		cmocka_unit_test_setup_teardown(a_condition_that_a_field_cannot_have_is_an_error_that_names_it, begin, end),
		cmocka_unit_test_setup_teardown(an_error_names_file_and_line, begin, end),
		cmocka_unit_test_setup_teardown(a_limit_run_over_names_file_and_line, begin, end),
		cmocka_unit_test_setup_teardown(the_weakest_figure_read_is_told, begin, end),
		cmocka_unit_test_setup_teardown(the_failing_rows_are_named_all, begin, end),
		cmocka_unit_test_setup_teardown(missing_fields_are_counted_by_rows, begin, end),
		cmocka_unit_test_setup_teardown(without_memory_a_check_is_an_error_and_the_engine_goes_on, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

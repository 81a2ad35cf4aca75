/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "script/source.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Equalities and what they become; the rest stays as it stands. */
static const struct { const char *from, *to; } rewrites[] = {
	{"return a == b", "return is(a , b)"},
	{"return a ~= b", "return not is(a , b)"},
	{"return a==b", "return is(a,b)"},
	{"return a~=b", "return not is(a,b)"},
	{"x = a == b", "x = is(a , b)"},
	{"local x, y = a == b, c ~= d", "local x, y = is(a , b), not is(c , d)"},
	{"if a == b then end", "if is(a , b) then end"},
	{"if a then elseif a ~= b then end", "if a then elseif not is(a , b) then end"},
	{"while a == b do end", "while is(a , b) do end"},
	{"repeat until a == b", "repeat until is(a , b)"},
	{"for i = 1, a == b do end", "for i = 1, is(a , b) do end"},
	{"for k in a == b do end", "for k in is(a , b) do end"},

	/* what binds weaker ends an operand, what binds stronger does not */
	{"return a == b and c == d or e", "return is(a , b) and is(c , d) or e"},
	{"return a or b ~= c", "return a or not is(b , c)"},
	{"return not a == b", "return is(not a , b)"},
	{"return -a == #b", "return is(-a , #b)"},
	{"return a + b * 2 == c .. d", "return is(a + b * 2 , c .. d)"},
	{"return a .. b ~= c", "return not is(a .. b , c)"},
	{"return a ^ 2 == b // 3 % 4", "return is(a ^ 2 , b // 3 % 4)"},
	{"return a & b == c | ~d", "return is(a & b , c | ~d)"},
	{"return a == -1", "return is(a , -1)"},
	{"return a == not b", "return is(a , not b)"},

	/* calls, indices, tables, brackets */
	{"f(a == b)", "f(is(a , b))"},
	{"f(a, b == c, d)", "f(a, is(b , c), d)"},
	{"return f(a) == g(b, c)", "return is(f(a) , g(b, c))"},
	{"return f(a)(b) == c", "return is(f(a)(b) , c)"},
	{"return a:m(b) == c:m()", "return is(a:m(b) , c:m())"},
	{"return f 'x' == f \"y\"", "return is(f 'x' , f \"y\")"},
	{"return f { x } == f { y = z }", "return is(f { x } , f { y = z })"},
	{"return a == date \"2016-01-01\"", "return is(a , date \"2016-01-01\")"},
	{"return a[b == c]", "return a[is(b , c)]"},
	{"return a[b] == c.d.e", "return is(a[b] , c.d.e)"},
	{"t = { a == b, x = c == d; [e == f] = g ~= h }", "t = { is(a , b), x = is(c , d); [is(e , f)] = not is(g , h) }"},
	{"return (a == b) == c", "return is((is(a , b)) , c)"},
	{"return a == (b == c)", "return is(a , (is(b , c)))"},
	{"return (a ~= b) ~= (c ~= d)", "return not is((not is(a , b)) , (not is(c , d)))"},
	{"return f(a == b) == c", "return is(f(is(a , b)) , c)"},
	{"return (a < b) == (c >= d)", "return is((a < b) , (c >= d))"},
	{"return {} == {}", "return is({} , {})"},
	{"return a == nil or b == true or c == false", "return is(a , nil) or is(b , true) or is(c , false)"},
	{"return 1 == 0x1F and .5 == 1e-3", "return is(1 , 0x1F) and is(.5 , 1e-3)"},
	{"return a == [[x]] and [=[y]] ]=] == b", "return is(a , [[x]]) and is([=[y]] ]=] , b)"},
	{"return a == ...", "return is(a , ...)"},
	{"return 0xe+a == b and 0x1p+2 == 1e+2", "return is(0xe+a , b) and is(0x1p+2 , 1e+2)"},
	{"-- a == b\rreturn c == d", "-- a == b\rreturn is(c , d)"},

	/* statements that follow each other without a mark */
	{"x = a == b y = c", "x = is(a , b) y = c"},
	{"x = a == 1 y = c", "x = is(a , 1) y = c"},
	{"x = a == 'b' y = c", "x = is(a , 'b') y = c"},
	{"x = a == {} y = c", "x = is(a , {}) y = c"},
	{"x = a == f() y = c", "x = is(a , f()) y = c"},
	{"x = a == nil y = c", "x = is(a , nil) y = c"},
	{"x = a == b f(c)", "x = is(a , b) f(c)"},
	{"x = a == b local y = c", "x = is(a , b) local y = c"},
	{"x = a == b if c then end", "x = is(a , b) if c then end"},
	{"x = a == b for i = 1, 2 do end", "x = is(a , b) for i = 1, 2 do end"},
	{"x = a == b while c do end", "x = is(a , b) while c do end"},
	{"x = a == b repeat until c", "x = is(a , b) repeat until c"},
	{"x = a == b do end", "x = is(a , b) do end"},
	{"x = a == b goto l ::l::", "x = is(a , b) goto l ::l::"},
	{"x = a == b ::l:: y = c", "x = is(a , b) ::l:: y = c"},
	{"x = a == b return c", "x = is(a , b) return c"},
	{"x = a == b; y = c", "x = is(a , b); y = c"},
	{"x = a == b local function f() end", "x = is(a , b) local function f() end"},
	{"x = a == b function t.f() end", "x = is(a , b) function t.f() end"},
	{"x = a == ... y = c", "x = is(a , ...) y = c"},
	{"while c do x = a == b break end", "while c do x = is(a , b) break end"},
	{"if c then x = a == b else y = c end", "if c then x = is(a , b) else y = c end"},
	{"if c then x = a == b elseif d then end", "if c then x = is(a , b) elseif d then end"},
	{"f() x = a == b", "f() x = is(a , b)"},
	{"do end x = a == b", "do end x = is(a , b)"},
	{"local x <const> = a == b", "local x <const> = is(a , b)"},

	/* functions within */
	{"rows:where(function(t) return t.a == 1 end)", "rows:where(function(t) return is(t.a , 1) end)"},
	{"f(function() if a == b then return c ~= d end end, e == g)", "f(function() if is(a , b) then return not is(c , d) end end, is(e , g))"},
	{"return f(function(x) return x end) == g", "return is(f(function(x) return x end) , g)"},
	{"return every(a, function(t) return t.b ~= c end) and d == e", "return every(a, function(t) return not is(t.b , c) end) and is(d , e)"},

	/* what is no equality */
	{"return a <= b, a >= b, a < b, a > b", "return a <= b, a >= b, a < b, a > b"},
	{"x = '==' y = \"a ~= b\"", "x = '==' y = \"a ~= b\""},
	{"x = 'a\\'== b'", "x = 'a\\'== b'"},
	{"x = [[a == b]] y = [==[ a ~= b ]] ]==]", "x = [[a == b]] y = [==[ a ~= b ]] ]==]"},
	{"-- a == b", "-- a == b"},
	{"--[[ a == b ]] x = y", "--[[ a == b ]] x = y"},
	{"--[==[ a == b ]] ]==] x = a == b", "--[==[ a == b ]] ]==] x = is(a , b)"},
	{"x = ~y", "x = ~y"},
	{"x = 'a\\\nb == c'", "x = 'a\\\nb == c'"},
	{"x = 'a\\\r\nb == c' == d", "x = is('a\\\r\nb == c' , d)"},
	{"x = 'a\\z \n\r\n\tb == c' == d", "x = is('a\\z \n\r\n\tb == c' , d)"},
	{"x = 'a\\\\z' == d", "x = is('a\\\\z' , d)"},
	{"", ""},

	/* comments and lines stay where they are */
	{"return a --[[ left ]] == --[[ right ]] b -- end\n", "return is(a --[[ left ]] , --[[ right ]] b) -- end\n"},
	{"return a\n  == -- why\n  b\nand c", "return is(a\n  , -- why\n  b)\nand c"},
	{"x = a ==\n\nb\ny = c", "x = is(a ,\n\nb)\ny = c"},
	{"x = a == b\r\ny = c", "x = is(a , b)\r\ny = c"},
};

typedef struct read {
	hc_arena arena;
	hc_error err;
	hc_text out;
	source_names names;
	hc_status status;
} read;

static void read_source(read *r, const char *source)
{
	hc_arena_init(&r->arena);
	hc_error_init(&r->err, HC_EN);
	hc_text_init(&r->out);
	r->status = source_read(&r->out, &r->names, source, strlen(source), "rules/a/b.lua", &r->arena, &r->err);
}

static void drop(read *r)
{
	hc_text_drop(&r->out);
	hc_error_drop(&r->err);
	hc_arena_drop(&r->arena);
}

static void equalities_ask_the_engine(void **state)
{
	size_t failed = 0;
	read r;

	(void)state;
	for (size_t i = 0; i < COUNT(rewrites); i++) {
		read_source(&r, rewrites[i].from);
		if (r.status || strcmp(hc_text_get(&r.out), rewrites[i].to) != 0) {
			print_error("%s\n    gives    %s\n    expected %s\n", rewrites[i].from,
			            r.status ? r.err.count ? r.err.problems[0].text : "an error" : hc_text_get(&r.out), rewrites[i].to);
			failed++;
		}
		drop(&r);
	}
	assert_int_equal(failed, 0);
}

static const struct { const char *source; unsigned line; const char *text; } refused[] = {
	{"return a == b == c", 1, "comparisons in a row: put one of them in brackets"},
	{"return\na < b == c", 2, "comparisons in a row: put one of them in brackets"},
	{"return a == b < c", 1, "comparisons in a row: put one of them in brackets"},
	{"return a ~= b >= c", 1, "comparisons in a row: put one of them in brackets"},
	{"x = 'a", 1, "a text or comment without end"},
	{"x = 'a\\\r\n\\z\n\n'\ny = 'a", 5, "a text or comment without end"},
	{"x = 'a\\\n\nb'", 1, "a text or comment without end"},
	{"x = 'a\\z", 1, "a text or comment without end"},
	{"\n\nx = \"a\ny = \"", 3, "a text or comment without end"},
	{"x = [[a", 1, "a text or comment without end"},
	{"x = y\n--[[ a\n", 2, "a text or comment without end"},
	{"x = 'a\\", 1, "a text or comment without end"},
};

static void what_cannot_be_read_is_told_with_its_line(void **state)
{
	size_t failed = 0;
	read r;

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		read_source(&r, refused[i].source);
		const hc_problem *p = r.err.problems;
		bool ok = r.status == HC_ERULE && r.err.count >= 1 && strcmp(p->file, "rules/a/b.lua") == 0 && p->line == refused[i].line &&
		          strcmp(p->text, refused[i].text) == 0;
		if (!ok)
			print_error("%s\n    gives %u: %s\n", refused[i].source, r.err.count ? p->line : 0, r.err.count ? p->text : "nothing");
		failed += !ok;
		drop(&r);
	}
	assert_int_equal(failed, 0);
}

static void all_chained_comparisons_are_told_at_once(void **state)
{
	read r;

	(void)state;
	read_source(&r, "x = a == b == c\ny = d\nz = e < f ~= g\n");
	assert_int_equal(r.status, HC_ERULE);
	assert_int_equal(r.err.problems[0].line, 1);
	assert_int_equal(r.err.problems[r.err.count - 1].line, 3);
	drop(&r);
}

static bool is_list(const char **list, size_t count, const char *wanted)
{
	hc_text text;
	hc_text_init(&text);
	for (size_t i = 0; i < count; i++)
		hc_text_addf(&text, "%s%s", i ? " " : "", list[i]);
	bool same = strcmp(hc_text_get(&text), wanted) == 0;
	if (!same)
		print_error("%s\n    expected %s\n", hc_text_get(&text), wanted);
	hc_text_drop(&text);
	return same;
}

/* What a source names, what it follows, and the limits it reads. */
static const struct { const char *source, *names, *follows, *limits; } lists[] = {
	{"return at_least(school.students, limits.min_students)", "at_least limits min_students school students", "min_students students",
	 "min_students"},
	{"x = school.teachers:where { ['course.level'] = 'high' }", "course high level school teachers where x", "course level teachers", ""},
	{"x = t:sum('hours') + t:sum 'course.weeks'", "course hours sum t weeks x", "course weeks", ""},
	{"-- school.students\nx = [[school.teachers]]", "school teachers x", "school teachers", ""},
	{"if a and not b then return nil end", "a b", "", ""},
	{"x = a.b.c x = a.b", "a b c x", "b c", ""},
	{"x = limits.a + limits.b\ny = limits.a", "a b limits x y", "a b", "a b a"},
	{"x = 'a..b' .. '.' .. ''", "a b x", "a b", ""},
	{"x = limits\n  .far", "far limits x", "far", "far"},
	/* The rule cannot read its examples; where `rule` is a word of the file's own, it could. */
	{"return rule { check = function(s) return s.a end, examples = { { 'b.c', d = { e = f(1) } } }, g = 1 }", "a check g rule s", "a", ""},
	{"local rule = rule return rule { check = h, examples = { { 'b.c' } } }", "b c check examples h rule", "b c", ""},
	{"local t = { examples = { 'b' } } return rule { check = h }", "b check examples h rule t", "", ""},
	{"return rule { check = { examples = { 'b' } } }", "b check examples rule", "", ""},
	{"", "", "", ""},
};

static void the_names_of_a_source_are_listed(void **state)
{
	read r;

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++) {
		read_source(&r, lists[i].source);
		assert_int_equal(r.status, HC_OK);
		bool ok = is_list(r.names.names, r.names.count, lists[i].names);
		ok = is_list(r.names.follows, r.names.follow_count, lists[i].follows) && ok;
		ok = is_list(r.names.limits, r.names.limit_count, lists[i].limits) && ok;
		if (!ok)
			fail_msg("%s", lists[i].source);
		drop(&r);
	}
}

/* Whether a source changes what is there already. */
static const struct { const char *source; bool assigns; } changes[] = {
	{"local a = 1", false},
	{"local a, b = 1, 2", false},
	{"local a <const> = 1", false},
	{"local a <const>, b = 1, 2", false},
	{"for i = 1, 3 do local x = i end", false},
	{"for _, a in ipairs(t) do f(a) end", false},
	{"return { a = 1, b = { c = 2 }, ['d'] = 3 }", false},
	{"return f { a = function(x) local y = x return y end, b = 2 }", false},
	{"return { a = function() if x then return 1 elseif y then return 2 else return 3 end end, b = 1 }", false},
	{"return { a = function() while x do repeat local y = 1 until z end end, b = 1 }", false},
	{"local function f() return a == b, a <= b end", false},
	{"return { f = function(x) return x end }", false},
	{"a = 1", true},
	{"local a\na = 1", true},
	{"local a <const>\nb = 1", true},
	{"f() a = 1", true},
	{"a, b = 1, 2", true},
	{"t.a = 1", true},
	{"t[1] = 1", true},
	{"f().a = 1", true},
	{"return { a = function() x = 1 end }", true},
	{"return { a = function() if x then y = 1 end end }", true},
	{"return { a = f(function() y = 1 end) }", true},
	{"return { a = { b = function() return {} end }, c = function() t.x = 1 end }", true},
	{"for i = 1, 3 do n = n + i end", true},
	{"function f() end", true},
	{"function t.f() end", true},
	{"insert(t, 1)", true},
	{"local push = insert", true},
};

static void a_source_that_changes_what_is_there_is_told_from_others(void **state)
{
	read r;

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++) {
		read_source(&r, changes[i].source);
		assert_int_equal(r.status, HC_OK);
		if (r.names.assigns != changes[i].assigns)
			fail_msg("%s", changes[i].source);
		drop(&r);
	}
}

static void limits_are_listed_with_their_lines(void **state)
{
	read r;

	(void)state;
	read_source(&r, "x = limits.a\n\ny = limits.\nb");
	assert_int_equal(r.names.limit_count, 2);
	assert_int_equal(r.names.limit_lines[0], 1);
	assert_int_equal(r.names.limit_lines[1], 4);
	drop(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(equalities_ask_the_engine),
		cmocka_unit_test(what_cannot_be_read_is_told_with_its_line),
		cmocka_unit_test(all_chained_comparisons_are_told_at_once),
		cmocka_unit_test(the_names_of_a_source_are_listed),
		cmocka_unit_test(limits_are_listed_with_their_lines),
		cmocka_unit_test(a_source_that_changes_what_is_there_is_told_from_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

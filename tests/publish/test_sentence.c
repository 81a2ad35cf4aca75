/* SPDX-License-Identifier: MIT */
/* What a result says, in both languages: the table is the specification. */

#include "publish/sentence.h"
#include "support/ledger_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#define EXACT(n, d) { { (n), (d) }, { (n), (d) } }
#define NOTHING { { 0, 0 }, { 0, 0 } }
#define RULE .rule = 4

static const hc_missing titles[] = { { "teacher.title", 3 } };
static const hc_missing one_title[] = { { "teacher.title", 1 } };
static const hc_missing own[] = { { "school.students", 1 } };
static const hc_missing register_[] = { { "teacher", 0 } };
static const hc_missing strange[] = { { "boat.flag", 2 }, { "school.students", 1 } };
static const hc_ref evidence[] = { { "internship", "I1" } };

static const struct {
	const char *name;
	hc_result result;
	const char *en, *zh;
} cases[] = {
	{ "a share below its line",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .actual = EXACT(1, 5), .required = EXACT(3, 10),
	    .actual_exact = "2/10", .required_exact = "3/10", .unit = "share", .has_shortfall = true, .shortfall = 1,
	    .shortfall_unit = "teacher" },
	  "2/10 (20 %), at least 30 % required: 1 teacher short", "实际 2/10（20%），要求不低于 30%，还差 1 名教师" },
	{ "a share that nearly meets its line",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .actual = EXACT(2997, 10000), .required = EXACT(3, 10),
	    .actual_exact = "2997/10000", .unit = "share", .has_shortfall = true, .shortfall = 3, .shortfall_unit = "teacher" },
	  "2,997/10,000 (29.97 %), at least 30 % required: 3 teachers short",
	  "实际 2,997/10,000（29.97%），要求不低于 30%，还差 3 名教师" },
	{ "a share just over its line is not printed as meeting it",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_MOST, .actual = EXACT(100001, 1000000), .required = EXACT(1, 10),
	    .unit = "share", .has_shortfall = true, .shortfall = 1, .shortfall_unit = "internship" },
	  "10.0001 %, at most 10 % allowed: 1 internship too many", "实际 10.0001%，要求不超过 10%，超出 1 条实习记录" },
	{ "a count that passes",
	  { RULE, .outcome = HC_PASS, .comparison = HC_AT_LEAST, .actual = EXACT(1300, 1), .required = EXACT(1200, 1),
	    .actual_exact = "1300", .unit = "student", .has_margin = true, .margin = 100 },
	  "1,300 students, at least 1,200 required", "实际 1,300 名学生，要求不少于 1,200 名学生" },
	{ "one of a thing",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .actual = EXACT(1, 1), .required = EXACT(2, 1), .unit = "teacher",
	    .has_shortfall = true, .shortfall = 1, .shortfall_unit = "teacher" },
	  "1 teacher, at least 2 required: 1 teacher short", "实际 1 名教师，要求不少于 2 名教师，还差 1 名教师" },
	{ "none of a thing",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .actual = EXACT(0, 1), .required = EXACT(1, 1), .unit = "item",
	    .has_shortfall = true, .shortfall = 1, .shortfall_unit = "item" },
	  "0 items, at least 1 required: 1 item short", "实际 0 项，要求不低于 1 项，还差 1 项" },
	{ "an amount with its unit, and the line that binds",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .actual = EXACT(76001, 2), .required = EXACT(40000, 1),
	    .unit = "m2", .has_shortfall = true, .shortfall = 2000, .shortfall_unit = "m2", .binding = "per_unit" },
	  "38,000.5 m², at least 40,000 required (the per-unit line): 2,000 m² short",
	  "实际 38,000.5 平方米，要求不低于 40,000 平方米（单位平均线），还差 2,000 平方米" },
	{ "so much for each, at most: the second is short",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_MOST, .actual = EXACT(230, 11), .required = EXACT(20, 1),
	    .actual_exact = "1150/55", .unit = "student/teacher", .has_shortfall = true, .shortfall = 3, .shortfall_unit = "teacher" },
	  "20.91 students per teacher (1,150/55), at most 20 allowed: 3 teachers short",
	  "实际每名教师 20.91 名学生（1,150/55），要求不超过 20，还差 3 名教师" },
	{ "so much for each hundred, at least: the first is short",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .actual = EXACT(25, 2), .required = EXACT(15, 1),
	    .actual_exact = "12.5", .unit = "computer/hundred_students", .has_shortfall = true, .shortfall = 30,
	    .shortfall_unit = "computer" },
	  "12.5 computers per 100 students, at least 15 required: 30 computers short",
	  "实际每百名学生 12.5 台，要求不低于 15，还差 30 台" },
	{ "something for each of nothing",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_MOST, .actual = { { 1, 0 }, { 1, 0 } }, .required = EXACT(20, 1),
	    .actual_exact = "1150/0", .unit = "student/teacher", .has_shortfall = true, .shortfall = 58, .shortfall_unit = "teacher" },
	  "1,150/0, at most 20 allowed: 58 teachers short", "实际 1,150/0，要求不超过 20，还差 58 名教师" },
	{ "too many",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_MOST, .actual = EXACT(1250, 1), .required = EXACT(1200, 1),
	    .unit = "student", .has_shortfall = true, .shortfall = 50, .shortfall_unit = "student" },
	  "1,250 students, at most 1,200 allowed: 50 students too many", "实际 1,250 名学生，要求不超过 1,200 名学生，超出 50 名学生" },
	{ "below a band",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_WITHIN, .actual = EXACT(1, 10), .required = { { 3, 20 }, { 3, 10 } },
	    .actual_exact = "1/10", .unit = "share", .has_shortfall = true, .shortfall = 1, .shortfall_unit = "teacher" },
	  "1/10 (10 %), 15 % to 30 % required: 1 teacher short", "实际 1/10（10%），要求在 15% 到 30% 之间，还差 1 名教师" },
	{ "above a band",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_WITHIN, .actual = EXACT(2, 5), .required = { { 3, 20 }, { 3, 10 } },
	    .actual_exact = "4/10", .unit = "share", .has_shortfall = true, .shortfall = 1, .shortfall_unit = "teacher" },
	  "4/10 (40 %), 15 % to 30 % required: 1 teacher too many", "实际 4/10（40%），要求在 15% 到 30% 之间，超出 1 名教师" },
	{ "not equal",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_EQUAL, .actual = EXACT(39, 1), .required = EXACT(40, 1), .has_shortfall = true,
	    .shortfall = 1 },
	  "39, exactly 40 required: 1 short", "实际 39，要求等于 40，还差 1" },
	{ "not yes",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_EQUAL, .kind = HC_KIND_BOOLEAN, .actual = NOTHING, .required = NOTHING,
	    .actual_exact = "false", .required_exact = "true" },
	  "no, must be yes", "实际为否，要求为是" },
	{ "another text, which tries to break the line",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_EQUAL, .kind = HC_KIND_TEXT, .actual = NOTHING, .required = NOTHING,
	    .actual_exact = "a\nb", .required_exact = "c" },
	  "a\\u{000A}b, must be c", "实际 a\\u{000A}b，要求为 c" },
	{ "too early",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .kind = HC_KIND_DATE, .actual = EXACT(17976, 1),
	    .required = EXACT(17977, 1), .actual_exact = "2019-03-21", .required_exact = "2019-03-22", .has_shortfall = true,
	    .shortfall = 1, .shortfall_unit = "day" },
	  "2019-03-21, 2019-03-22 or later required: 1 day too early", "实际 2019-03-21，要求不早于 2019-03-22，早了 1 天" },
	{ "too late",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_MOST, .kind = HC_KIND_DATE, .actual = EXACT(17979, 1),
	    .required = EXACT(17977, 1), .actual_exact = "2019-03-24", .required_exact = "2019-03-22", .has_shortfall = true,
	    .shortfall = 2, .shortfall_unit = "day" },
	  "2019-03-24, 2019-03-22 or earlier required: 2 days too late", "实际 2019-03-24，要求不晚于 2019-03-22，晚了 2 天" },
	{ "an act that is on no record",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_AT_MOST, .kind = HC_KIND_DATE, .actual = NOTHING, .required = EXACT(17977, 1),
	    .actual_exact = "none", .required_exact = "2019-03-22" },
	  "on no record, 2019-03-22 or earlier required", "实际没有记录，要求不晚于 2019-03-22" },
	{ "months that are not known exactly",
	  { RULE, .outcome = HC_UNKNOWN, .comparison = HC_AT_MOST, .kind = HC_KIND_DATE, .actual = { { 24228, 1 }, { 24231, 1 } },
	    .required = EXACT(24230, 1), .required_exact = "2019-03" },
	  "2019-01 to 2019-04, 2019-03 or earlier required; the records do not say",
	  "实际 2019-01 到 2019-04，要求不晚于 2019-03；记录不足以判定" },
	{ "rows that must not be",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_NONE_OF, .actual = EXACT(3, 1), .required = EXACT(0, 1), .unit = "internship",
	    .has_shortfall = true, .shortfall = 3, .shortfall_unit = "internship", .evidence_count = 3, .evidence_named = 1,
	    .evidence = evidence },
	  "3 internships do not comply", "有 3 条实习记录不符合要求" },
	{ "one row that falls short",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_EVERY, .actual = EXACT(1, 1), .required = EXACT(0, 1), .unit = "internship",
	    .has_shortfall = true, .shortfall = 1, .shortfall_unit = "internship" },
	  "1 internship does not comply", "有 1 条实习记录不符合要求" },
	{ "rows of no name",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_NONE_OF, .actual = EXACT(2, 1), .required = EXACT(0, 1), .has_shortfall = true,
	    .shortfall = 2 },
	  "2 records do not comply", "有 2 条记录不符合要求" },
	{ "no such rows", { RULE, .outcome = HC_PASS, .comparison = HC_NONE_OF, .actual = EXACT(0, 1), .required = EXACT(0, 1) },
	  "none found", "没有发现" },
	{ "all rows as they must be", { RULE, .outcome = HC_PASS, .comparison = HC_EVERY, .actual = EXACT(0, 1), .required = EXACT(0, 1) },
	  "all comply", "全部符合要求" },
	{ "rows that may be",
	  { RULE, .outcome = HC_UNKNOWN, .comparison = HC_NONE_OF, .actual = { { 0, 1 }, { 2, 1 } }, .required = EXACT(0, 1),
	    .unit = "teacher", .missing_count = 1, .missing = titles },
	  "up to 2 teachers may not comply; not known: title of 3 teachers", "可能有 2 名教师不符合要求；缺少 3 名教师的职称" },
	{ "members of a set",
	  { RULE, .outcome = HC_FAIL, .comparison = HC_INCLUDES, .actual = EXACT(7, 1), .required = EXACT(9, 1), .unit = "item",
	    .has_shortfall = true, .shortfall = 2, .shortfall_unit = "item", .reason = { "缺少：消防、宿舍", "lacking: fire, dormitory" } },
	  "7 of 9 items; lacking: fire, dormitory", "9 项中有 7 项；缺少：消防、宿舍" },
	{ "a number not known exactly",
	  { RULE, .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST, .actual = { { 16, 1 }, { 19, 1 } }, .required = EXACT(18, 1),
	    .unit = "teacher", .missing_count = 1, .missing = one_title },
	  "16 to 19 teachers, at least 18 required; not known: title of 1 teacher",
	  "实际 16 到 19 名教师，要求不少于 18 名教师；缺少 1 名教师的职称" },
	{ "a share not known exactly",
	  { RULE, .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST, .actual = { { 1, 3 }, { 2, 3 } }, .required = EXACT(1, 2),
	    .unit = "share", .missing_count = 1, .missing = titles },
	  "33.33 % to 66.67 %, at least 50 % required; not known: title of 3 teachers",
	  "实际 33.33% 到 66.67%，要求不低于 50%；缺少 3 名教师的职称" },
	{ "a number of which nothing is known",
	  { RULE, .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST, .actual = { { 0, 1 }, { INT64_C(1000000000000), 1 } },
	    .required = EXACT(1200, 1), .unit = "student", .missing_count = 1, .missing = own },
	  "at least 1,200 students required; not known: students", "要求不少于 1,200 名学生；缺少在校生数" },
	{ "a number known from below",
	  { RULE, .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST, .actual = { { 5, 1 }, { 1, 0 } }, .required = EXACT(9, 1),
	    .unit = "teacher", .missing_count = 1, .missing = register_ },
	  "5 teachers or more, at least 9 required; not known: teachers (no rows at all)",
	  "实际不少于 5 名教师，要求不少于 9 名教师；缺少教师（没有任何记录）" },
	{ "fields that have no words",
	  { RULE, .outcome = HC_UNKNOWN, .actual = NOTHING, .required = NOTHING, .missing_count = 2, .missing = strange },
	  "not known: flag of 2 boat, students", "缺少 2 boat的flag、在校生数" },
	{ "not applicable", { RULE, .outcome = HC_NOT_APPLICABLE, .actual = NOTHING, .required = NOTHING, .reason = { "没有专业", "no programmes" } },
	  "no programmes", "没有专业" },
	{ "not applicable, nobody knows why", { RULE, .outcome = HC_NOT_APPLICABLE, .actual = NOTHING, .required = NOTHING },
	  "not applicable", "不适用" },
	{ "waived",
	  { RULE, .outcome = HC_WAIVED, .comparison = HC_AT_LEAST, .actual = EXACT(1, 1), .required = EXACT(2, 1), .unit = "teacher",
	    .has_shortfall = true, .shortfall = 1, .shortfall_unit = "teacher", .reason = { "文件五", "order 5" } },
	  "1 teacher, at least 2 required: 1 teacher short; waived: order 5",
	  "实际 1 名教师，要求不少于 2 名教师，还差 1 名教师；已豁免：文件五" },
	{ "waived rows count as the failed ones do",
	  { RULE, .outcome = HC_WAIVED, .comparison = HC_NONE_OF, .actual = EXACT(2, 1), .required = EXACT(0, 1), .unit = "internship",
	    .has_shortfall = true, .shortfall = 2, .evidence_count = 3, .reason = { "文件五", "order 5" } },
	  "3 internships do not comply; waived: order 5", "有 3 条实习记录不符合要求；已豁免：文件五" },
	{ "broken",
	  { RULE, .outcome = HC_BROKEN, .actual = NOTHING, .required = NOTHING, .reason = { NULL, "a.lua:7: \x1b[31mtoo slow" } },
	  "the rule broke: a.lua:7: \\u{001B}[31mtoo slow", "规则出错：a.lua:7: \\u{001B}[31mtoo slow" },
	{ "a bare fail", { RULE, .outcome = HC_FAIL, .actual = NOTHING, .required = NOTHING }, "does not comply", "不符合要求" },
	{ "a bare pass", { RULE, .outcome = HC_PASS, .actual = NOTHING, .required = NOTHING }, "complies", "符合要求" },
};

static void every_kind_of_result_has_its_sentence_in_both_languages(void **state)
{
	hc_ledger *ledger = fixture_ledger(NULL, 0);
	hc_text out;
	size_t i;

	(void)state;
	assert_non_null(ledger);
	hc_text_init(&out);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		hc_text_clear(&out);
		hc_sentence_add(&out, ledger, &cases[i].result, HC_EN);
		if (strcmp(hc_text_get(&out), cases[i].en) != 0)
			fail_msg("%s:\nwant %s\ngot  %s", cases[i].name, cases[i].en, hc_text_get(&out));
		hc_text_clear(&out);
		hc_sentence_add(&out, ledger, &cases[i].result, HC_ZH);
		if (strcmp(hc_text_get(&out), cases[i].zh) != 0)
			fail_msg("%s:\nwant %s\ngot  %s", cases[i].name, cases[i].zh, hc_text_get(&out));
	}
	hc_text_drop(&out);
	hc_ledger_close(ledger);
}

static void an_amount_knows_its_plural_and_its_counter(void **state)
{
	static const struct { int64_t amount; const char *unit, *en, *zh; } amounts[] = {
		{ 1, "teacher", "1 teacher", "1 名教师" }, { 12, "teacher", "12 teachers", "12 名教师" },
		{ 0, "school", "0 schools", "0 所学校" },  { 12, "m2", "12 m²", "12 平方米" },
		{ 1, "day", "1 day", "1 天" },             { 2, "day", "2 days", "2 天" },
		{ 1234, "yuan", "1,234 yuan", "1,234 元" }, { -3, "day", "-3 days", "-3 天" },
		{ 7, NULL, "7", "7" },                     { 7, "boat", "7 boat", "7 boat" },
	};
	hc_ledger *ledger = fixture_ledger(NULL, 0);
	hc_text out;
	size_t i;

	(void)state;
	hc_text_init(&out);
	for (i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		hc_text_clear(&out);
		hc_sentence_add_amount(&out, ledger, amounts[i].amount, amounts[i].unit, HC_EN);
		assert_string_equal(hc_text_get(&out), amounts[i].en);
		hc_text_clear(&out);
		hc_sentence_add_amount(&out, ledger, amounts[i].amount, amounts[i].unit, HC_ZH);
		assert_string_equal(hc_text_get(&out), amounts[i].zh);
	}
	hc_text_drop(&out);
	hc_ledger_close(ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_result_has_its_sentence_in_both_languages),
		cmocka_unit_test(an_amount_knows_its_plural_and_its_counter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

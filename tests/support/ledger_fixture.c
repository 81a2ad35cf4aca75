/* SPDX-License-Identifier: MIT */
/*
 * Plain static tables: what a test expects can be read off beside what went
 * in. The names try to be markup, a formula, a table's end, a line's end and a
 * reversed text.
 */

#include "support/ledger_fixture.h"

#include <stdlib.h>
#include <string.h>

#define WHOLE(n) { (n), 1 }
#define EXACT(n, d) { { (n), (d) }, { (n), (d) } }
#define NOTHING { { 0, 0 }, { 0, 0 } }

#define MARKUP "<script>alert(1)</script>"
#define FORMULA "=HYPERLINK(\"http://x\",\"甲\")"
#define REVERSED "乙\xE2\x80\xAE校\n| 第二行"

static const hc_ledger_clause clauses[] = {
	{ "setup-2010:6", { "中等职业学校设置标准", "Set-up standard for vocational schools" }, "教职成〔2010〕12号",
	  { "学历教育在校生 1200 人以上", "At least 1200 diploma students" }, HC_TEXT_READ, 14796 /* 2010-07-06 */, HC_DATE_MAX },
	{ "setup-2010:7", { "中等职业学校设置标准", "Set-up standard for vocational schools" }, "教职成〔2010〕12号",
	  { "双师型教师不低于 30%", "At least 30 % dual-qualified" }, HC_TEXT_READ, 14796 /* 2010-07-06 */, HC_DATE_MAX },
	{ "plan-2019:11", { "2019 年工作要点", "Plan of work 2019" }, NULL, { "提高双师型比例", "Raise the share" }, HC_CITY, 17977, 18261 /* 2019-12-31 */ },
};

static const char *const scale_limits[] = { "min_students" };

static const hc_ledger_rule rules[FIXTURE_RULES] = {
	{ "campus.books", "campus", { "生均图书", "Books per student" }, HC_MINOR, "school", "runs", 1, &clauses[1], { 0 }, 0, NULL, false },
	{ "campus.future", "campus", { "以后的要求", "A later requirement" }, HC_NOTE, "school", "not_in_force", 1, &clauses[0], { 0 }, 0, NULL, false },
	{ "city.bases", "city", { "教学资源基地", "Resource bases" }, HC_MAJOR, "city", "runs", 1, &clauses[2], { 0 }, 0, NULL, false },
	{ "enrolment.guess", "enrolment", { "未核实的要求", "An unverified one" }, HC_MINOR, "school", "unverified", 1, &clauses[0], { 0 }, 0, NULL, false },
	{ "enrolment.scale", "enrolment", { "学历教育在校生数", "Full-time diploma students" }, HC_KEY, "school", "runs", 1, &clauses[0], { 0 }, 1, scale_limits, false },
	{ "staffing.dual", "staffing", { "双师型教师比例", "Dual-qualified share" }, HC_MAJOR, "school", "runs", 2, &clauses[1], { 0 }, 0, NULL, false },
	{ "training.hours", "training", { "实习时间", "Working hours of interns" }, HC_MAJOR, "programme", "runs", 1, &clauses[2], { 0 }, 0, NULL, true },
};

static const hc_ledger_term terms[] = {
	{ "school", { "学校", "school" }, { NULL, "schools" }, "所", false },
	{ "teacher", { "教师", "teacher" }, { NULL, "teachers" }, "名", true },
	{ "student", { "学生", "student" }, { NULL, "students" }, "名", true },
	{ "programme", { "专业", "programme" }, { NULL, "programmes" }, "个", false },
	{ "internship", { "实习记录", "internship" }, { NULL, "internships" }, "条", true },
	{ "city", { "城市", "city" }, { NULL, "cities" }, "个", false },
	{ "school.students", { "在校生数", "Students" }, { NULL, NULL }, NULL, false },
	{ "teacher.title", { "职称", "Title" }, { NULL, NULL }, NULL, true },
	{ "teacher.dual_qualified", { "是否双师型", "Dual-qualified" }, { NULL, NULL }, NULL, false },
	{ "share", { "比例", "share" }, { NULL, NULL }, NULL, false },
	{ "m2", { "平方米", "m²" }, { NULL, NULL }, NULL, false },
	{ "yuan", { "元", "yuan" }, { NULL, NULL }, NULL, false },
	{ "day", { "天", "days" }, { NULL, NULL }, NULL, false },
	{ "book", { "册", "books" }, { NULL, NULL }, NULL, false },
	{ "item", { "项", "items" }, { NULL, NULL }, NULL, false },
	{ "computer", { "台", "computers" }, { NULL, NULL }, NULL, false },
	{ "hundred_students", { "百名学生", "100 students" }, { NULL, NULL }, NULL, false },
};

static const hc_ledger_level levels[] = {
	{ "unqualified", { "不合格", "unqualified" }, 0 },
	{ "undetermined", { "待补充材料", "undetermined" }, 0 },
	{ "conditional", { "限期整改", "conditional" }, 0 },
	{ "qualified", { "合格", "qualified" }, 0 },
};

static const hc_ledger_limit limits[] = {
	{ "min_bases", { "基地数下限", "Fewest bases" }, HC_CITY, false, 0, { NULL, NULL } },
	{ "max_hours", { "实习时间上限", "Longest day" }, HC_TEXT_READ, true, 17166 /* 2016-12-31 */, { NULL, NULL } },
	{ "min_share", { "比例下限", "Lowest share" }, HC_CITY, false, 0, { "局务会|决定", "the board's | decision" } },
};

static const char *const indicators[] = { "campus.books", "enrolment.scale", "staffing.dual" };
static const char *const counted_by[] = { "setup-2010:6", "setup-2010:7" };

static hc_ledger_class classes[] = {
	{ "not_met", { "不达标|甲", "not met | <a>" }, 1, 0 },
	{ "nearly_met", { "基本达标", "nearly met" }, 0, 0 },
	{ "met", { "达标", "met" }, -1, 0 },
	{ "undetermined", { "待定", "undetermined" }, -1, 0 },
};

static const hc_ledger_goal goals[] = { { 19722 /* 2023-12-31 */, { 4, 5 }, "setup-2010:6" }, { 20453, { 9, 10 }, NULL } };

static const hc_ledger_project projects[] = {
	{ "standard", { "达标工程", "Standard <project>" }, 3, indicators, 2, counted_by, 4, classes, 2, goals, HC_CITY,
	  { NULL, NULL } },
};

static const hc_ledger_source sources[] = {
	{ "records", 0, "", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
	{ "rules", 0, "enrolment/scale.lua", "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
	{ "rules", 1, "limits.yaml", "2123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
	{ "schemas", 0, "school.yaml", "3123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
};

static const hc_ledger_choice choices[] = { { "skip-rule", "municipal.*" }, { "include-unverified", "" } };

static const hc_ledger_facet facets[FIXTURE_FACETS] = {
	{ "district_id", "district", { "区", "district" } },
	{ "kind", NULL, { "学校类别", "School kind" } },
};

static const hc_ledger_figure figures[] = {
	{ "min_students", { "最少在校生数", "Fewest students" }, "student", { "1200", "1200" },
	  { "学校类别：普通<中专>", "School kind: <general>" }, 14796, HC_DATE_MAX, "setup-2010:6", HC_TEXT_READ, { NULL, NULL },
	  HC_DATE_NEVER },
	{ "min_students", { "最少在校生数", "Fewest students" }, "student", { "960", "960" }, { NULL, NULL }, HC_DATE_MIN, 14795, NULL,
	  HC_CITY, { "办公会", "a meeting" }, 18261 },
};

static const char *const carries[] = { "enrolment.scale" };

static const hc_ledger_duty duties[] = {
	{ "setup-2010:5", "5", { "经费", "Funds" }, { "没有<数据>", "No <data>" }, HC_UNVERIFIED, 14796, HC_DATE_MAX, "unchecked", 0, NULL },
	{ "setup-2010:6", "6", { "规模", "Scale" }, { NULL, NULL }, HC_TEXT_READ, 14796, HC_DATE_MAX, "checked", 1, carries },
};

static const hc_ledger_document documents[] = {
	{ "setup-2010", "教职成〔2010〕12号", { "中等职业学校设置标准", "Set-up standard for vocational schools" }, 14796, HC_DATE_MAX, 2,
	  duties },
};

static const hc_ledger_facts facts = {
	.program = "hecha 0.1.0",
	.as_of = 17977, /* 2019-03-22 */
	.records_date = 17961, /* 2019-03-06 */
	.owner_entity = "school",
	.within = "district:D<1>",
	.verdicts_verified = HC_CITY,
	.rule_count = FIXTURE_RULES,
	.rules = rules,
	.level_count = sizeof levels / sizeof *levels,
	.levels = levels,
	.term_count = sizeof terms / sizeof *terms,
	.terms = terms,
	.limit_count = sizeof limits / sizeof *limits,
	.limits = limits,
	.project_count = 1,
	.projects = projects,
	.source_count = sizeof sources / sizeof *sources,
	.sources = sources,
	.choice_count = sizeof choices / sizeof *choices,
	.choices = choices,
	.facet_count = FIXTURE_FACETS,
	.facets = facets,
	.figure_count = sizeof figures / sizeof *figures,
	.figures = figures,
	.document_count = 1,
	.documents = documents,
	.deadlines = { [HC_KEY] = 30, [HC_MAJOR] = 90 },
	.earlier = HC_DATE_NEVER,
};

static const hc_missing missing_title[] = { { "teacher.dual_qualified", 3 }, { "teacher.title", 1 } };
static const hc_missing missing_students[] = { { "school.students", 1 } };
static const hc_ref interns[] = {
	{ "internship", "I1" }, { "internship", "=I2" }, { "internship", "I3" },
	{ "internship", "I4" }, { "internship", "I5" }, { "internship", "I6" },
};

static const hc_result results[FIXTURE_RESULTS] = {
	{ .rule = 0, .subject_id = "S1", .subject_name = MARKUP, .owner_id = "S1", .outcome = HC_PASS, .comparison = HC_AT_LEAST,
	  .actual = EXACT(100, 3), .required = EXACT(30, 1), .actual_exact = "40000/1200", .required_exact = "30",
	  .unit = "book/student", .has_margin = true, .margin = 4000, .verified = HC_TEXT_READ },
	{ .rule = 0, .subject_id = "S2", .subject_name = FORMULA, .owner_id = "S2", .outcome = HC_NOT_APPLICABLE,
	  .actual = NOTHING, .required = NOTHING, .verified = HC_TEXT_READ,
	  .reason = { "没有这一数值", "there is no value for it" } },
	{ .rule = 0, .subject_id = "S3", .subject_name = REVERSED, .owner_id = "S3", .outcome = HC_WAIVED, .comparison = HC_AT_LEAST,
	  .actual = EXACT(29, 1), .required = EXACT(30, 1), .actual_exact = "2900/100", .required_exact = "30",
	  .unit = "book/student", .has_shortfall = true, .shortfall = 100, .shortfall_unit = "book", .verified = HC_TEXT_READ,
	  .reason = { "市教育局〔2019〕5号", "order 5 of 2019" } },
	{ .rule = 2, .subject_id = "C1", .subject_name = "武汉", .owner_id = NULL, .outcome = HC_FAIL, .comparison = HC_AT_LEAST,
	  .actual = EXACT(6, 1), .required = EXACT(10, 1), .actual_exact = "6", .required_exact = "10", .has_shortfall = true,
	  .shortfall = 4, .verified = HC_CITY, .limit = "min_bases" },
	{ .rule = 4, .subject_id = "S1", .subject_name = MARKUP, .owner_id = "S1", .outcome = HC_FAIL, .comparison = HC_AT_LEAST,
	  .actual = EXACT(1150, 1), .required = EXACT(1200, 1), .actual_exact = "1150", .required_exact = "1200",
	  .unit = "student", .has_shortfall = true, .shortfall = 50, .shortfall_unit = "student", .binding = "absolute",
	  .verified = HC_TEXT_READ, .limit = "min_students" },
	{ .rule = 4, .subject_id = "S2", .subject_name = FORMULA, .owner_id = "S2", .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST,
	  .actual = { WHOLE(0), { 1, 0 } }, .required = EXACT(1200, 1), .required_exact = "1200", .unit = "student",
	  .verified = HC_TEXT_READ, .limit = "min_students", .missing_count = 1, .missing = missing_students },
	{ .rule = 4, .subject_id = "S3", .subject_name = REVERSED, .owner_id = "S3", .outcome = HC_PASS, .comparison = HC_AT_LEAST,
	  .actual = EXACT(1300, 1), .required = EXACT(1200, 1), .actual_exact = "1300", .required_exact = "1200",
	  .unit = "student", .has_margin = true, .margin = 100, .verified = HC_TEXT_READ, .limit = "min_students" },
	{ .rule = 5, .subject_id = "S1", .subject_name = MARKUP, .owner_id = "S1", .outcome = HC_FAIL, .comparison = HC_AT_LEAST,
	  .actual = EXACT(1, 5), .required = EXACT(3, 10), .actual_exact = "2/10", .required_exact = "3/10", .unit = "share",
	  .has_shortfall = true, .shortfall = 1, .shortfall_unit = "teacher", .verified = HC_TEXT_READ, .limit = "min_dual",
	  .evidence_count = 8 },
	{ .rule = 5, .subject_id = "S2", .subject_name = FORMULA, .owner_id = "S2", .outcome = HC_UNKNOWN, .comparison = HC_AT_LEAST,
	  .actual = { { 1, 5 }, { 1, 2 } }, .required = EXACT(3, 10), .required_exact = "3/10", .unit = "share",
	  .verified = HC_TEXT_READ, .limit = "min_dual", .missing_count = 2, .missing = missing_title },
	{ .rule = 5, .subject_id = "S3", .subject_name = REVERSED, .owner_id = "S3", .outcome = HC_BROKEN, .actual = NOTHING,
	  .required = NOTHING, .verified = HC_TEXT_READ,
	  .reason = { "rules/staffing/dual.lua:7: <超时>", "rules/staffing/dual.lua:7: <took too long>" } },
	{ .rule = 6, .subject_id = "P1", .subject_name = "数控", .owner_id = "S1", .outcome = HC_FAIL, .comparison = HC_NONE_OF,
	  .actual = EXACT(6, 1), .required = EXACT(0, 1), .actual_exact = "6", .required_exact = "0", .unit = "internship",
	  .has_shortfall = true, .shortfall = 6, .shortfall_unit = "internship", .verified = HC_SUMMARY, .limit = "max_hours",
	  .evidence_count = 6, .evidence_named = 6, .evidence = interns },
	{ .rule = 6, .subject_id = "P2", .owner_id = "S2", .outcome = HC_PASS, .comparison = HC_NONE_OF, .actual = EXACT(0, 1),
	  .required = EXACT(0, 1), .actual_exact = "0", .required_exact = "0", .unit = "internship", .verified = HC_SUMMARY },
	{ .rule = 6, .subject_id = "P3", .owner_id = "S2", .outcome = HC_FAIL, .comparison = HC_EQUAL, .kind = HC_KIND_BOOLEAN,
	  .actual = EXACT(0, 1), .required = EXACT(1, 1), .actual_exact = "false", .required_exact = "true",
	  .verified = HC_SUMMARY },
	{ .rule = 6, .subject_id = "P4", .owner_id = "S2", .outcome = HC_FAIL, .comparison = HC_AT_LEAST, .kind = HC_KIND_DATE,
	  .actual = EXACT(17956, 1), .required = EXACT(17977, 1), .actual_exact = "2019-03-01", .required_exact = "2019-03-22",
	  .has_shortfall = true, .shortfall = 21, .shortfall_unit = "day", .verified = HC_SUMMARY },
	{ .rule = 6, .subject_id = "P5", .owner_id = "S3", .outcome = HC_FAIL, .comparison = HC_INCLUDES, .actual = EXACT(7, 1),
	  .required = EXACT(9, 1), .actual_exact = "7", .required_exact = "9", .unit = "item", .has_shortfall = true,
	  .shortfall = 2, .shortfall_unit = "item", .verified = HC_SUMMARY,
	  .reason = { "缺少：消防、宿舍", "lacking: fire, dormitory" } },
	{ .rule = 6, .subject_id = "P6", .owner_id = "S3", .outcome = HC_FAIL, .comparison = HC_AT_MOST, .actual = EXACT(230, 11),
	  .required = EXACT(20, 1), .actual_exact = "1150/55", .required_exact = "20", .unit = "student/teacher",
	  .has_shortfall = true, .shortfall = 3, .shortfall_unit = "teacher", .verified = HC_TEXT_READ },
	{ .rule = 6, .subject_id = "P7", .owner_id = "S3", .outcome = HC_FAIL, .comparison = HC_WITHIN, .actual = EXACT(2, 5),
	  .required = { { 3, 20 }, { 3, 10 } }, .actual_exact = "4/10", .unit = "share", .has_shortfall = true, .shortfall = 1,
	  .shortfall_unit = "teacher", .verified = HC_CITY },
};

static const int64_t expected[FIXTURE_RULES] = { 3, 0, 1, 0, 3, 3, 7 };

static const hc_ledger_verdict verdicts[FIXTURE_VERDICTS] = {
	{ "S1", MARKUP, 0, { [HC_MINOR] = { [HC_PASS] = 1 }, [HC_MAJOR] = { [HC_FAIL] = 2 }, [HC_KEY] = { [HC_FAIL] = 1 } }, NULL },
	{ "S2", FORMULA, 1,
	  { [HC_MINOR] = { [HC_NOT_APPLICABLE] = 1 }, [HC_MAJOR] = { [HC_PASS] = 1, [HC_FAIL] = 2, [HC_UNKNOWN] = 1 },
	    [HC_KEY] = { [HC_UNKNOWN] = 1 } }, NULL },
	{ "S3", REVERSED, 2,
	  { [HC_MINOR] = { [HC_WAIVED] = 1 }, [HC_MAJOR] = { [HC_FAIL] = 3, [HC_BROKEN] = 1 }, [HC_KEY] = { [HC_PASS] = 1 } }, NULL },
};

/* The last has no verdict. */
static const struct {
	const char *owner;
	size_t facet;
	hc_ledger_facet_value value;
} owner_facets[] = {
	{ "S1", 0, { "D1", { "江<东>区", "江<东>区" } } },
	{ "S1", 1, { "general", { "普通中专", "general secondary" } } },
	{ "S2", 0, { "=D2", { NULL, NULL } } },
	{ "S3", 1, { "adult", { "成人中专", "adult secondary" } } },
	{ "S9", 1, { "adult", { "成人中专", "adult secondary" } } },
};

static const hc_ledger_problem problems[] = {
	{ "teacher", "T9", "hired_on", { "不是日期：“昨天”", "is no date: \"yesterday\"" } },
	{ "teacher", "T1", "degree", { "不在允许的取值中：“<b>”", "is none of the allowed values: \"<b>\"" } },
	{ "teacher", "T9", "hired_on", { "不是日期：“昨天”", "is no date: \"yesterday\"" } },
	{ "school", "S4", NULL, { "没有标识码", "has no id" } },
};

enum { PROBLEMS = sizeof problems / sizeof *problems };

/* In the order they are read. The first is over, the others are from 2019. */
static const hc_ledger_waiver waivers[FIXTURE_WAIVERS] = {
	{ "campus.books", "school", "S3", "旧文", "市教育局", "<b>已过期</b>", 17532, 17896, HC_WAIVER_EXPIRED, false },
	{ "campus.books", "school", "S3", "市教育局〔2019〕5号", "市教育局", "新书在途", 17897, 18006, HC_WAIVER_IN_FORCE, true },
	{ "campus.future", "school", "S1", "文件|1", "局长", "不适用", 17897, 18261, HC_WAIVER_MATCHES_NOTHING, false },
	{ "enrolment.scale", "school", "S3", "文件2", "=cmd()", "在校生已达标", 17897, 17977, HC_WAIVER_NOT_NEEDED, true },
	{ "training.hours", "programme", "P3", "文件3", "局长", "签约中", 17978, 18261, HC_WAIVER_NOT_YET_VALID, false },
	{ "training.hours", "programme", "P9", "文件4", "局长", "一切正常", 17897, 18261, HC_WAIVER_IN_FORCE, false },
};

const hc_ledger_facts *fixture_facts(void)
{
	return &facts;
}

const hc_result *fixture_result(size_t at)
{
	return &results[at];
}

const int64_t *fixture_expected(void)
{
	return expected;
}

const hc_ledger_verdict *fixture_verdict(size_t at)
{
	return &verdicts[at];
}

const hc_ledger_waiver *fixture_waiver(size_t at)
{
	return &waivers[at];
}

/* Fills `order` with 0 .. count-1, shuffled by `seed` unless it is 0. */
static void shuffle(size_t *order, size_t count, unsigned seed)
{
	size_t i, k, kept;

	for (i = 0; i < count; i++)
		order[i] = i;
	for (i = count; seed && i > 1; i--) {
		seed = seed * 1103515245u + 12345u;
		k = (seed >> 16) % i;
		kept = order[i - 1];
		order[i - 1] = order[k];
		order[k] = kept;
	}
}

/* Adds all results, shuffled by `seed`: one, then two at once, then three, up to the last. */
static hc_status add_results(hc_ledger *ledger, unsigned seed, hc_error *err)
{
	hc_result *shuffled = calloc(FIXTURE_RESULTS, sizeof *shuffled);
	size_t order[FIXTURE_RESULTS], i, count = 0, left;
	hc_status status = shuffled ? HC_OK : HC_ENOMEM;

	shuffle(order, FIXTURE_RESULTS, seed);
	for (i = 0; shuffled && i < FIXTURE_RESULTS; i++)
		shuffled[i] = results[order[i]];
	for (i = 0; status == HC_OK && i < FIXTURE_RESULTS; i += count) {
		left = FIXTURE_RESULTS - i;
		count = count < left ? count + 1 : left;
		status = hc_ledger_add(ledger, &shuffled[i], count, NULL, err);
	}
	free(shuffled);
	return status;
}

hc_ledger *fixture_filled(const char *path, unsigned seed)
{
	size_t order[FIXTURE_RESULTS], i;
	hc_ledger *ledger = NULL;
	hc_error err;
	hc_status status;

	hc_error_init(&err, HC_EN);
	status = hc_ledger_create(&ledger, path, &facts, &err);
	if (status == HC_OK)
		status = add_results(ledger, seed, &err);
	shuffle(order, FIXTURE_VERDICTS, seed);
	for (i = 0; status == HC_OK && i < FIXTURE_VERDICTS; i++)
		status = hc_ledger_add_verdict(ledger, &verdicts[order[i]], &err);
	for (i = 0; status == HC_OK && i < sizeof owner_facets / sizeof *owner_facets; i++)
		status = hc_ledger_add_facet(ledger, owner_facets[i].owner, owner_facets[i].facet, &owner_facets[i].value, &err);
	shuffle(order, PROBLEMS, seed);
	for (i = 0; status == HC_OK && i < PROBLEMS; i++)
		status = hc_ledger_add_problem(ledger, &problems[order[i]], &err);
	shuffle(order, FIXTURE_WAIVERS, seed);
	for (i = 0; status == HC_OK && i < FIXTURE_WAIVERS; i++)
		status = hc_ledger_add_waiver(ledger, &waivers[order[i]], &err);
	hc_error_drop(&err);
	if (status == HC_OK)
		return ledger;
	hc_ledger_close(ledger);
	return NULL;
}

hc_ledger *fixture_ledger(const char *path, unsigned seed)
{
	hc_ledger *ledger = fixture_filled(path, seed);

	if (ledger && hc_ledger_finish(ledger, expected, NULL, NULL) == HC_OK)
		return ledger;
	hc_ledger_close(ledger);
	return NULL;
}

static bool is_in(size_t at, hc_part part)
{
	return at % part.of == part.number - 1;
}

/* A part in which a waiver's subject is not knows no more of it than that nothing matched. */
static hc_status add_waiver(hc_ledger *ledger, size_t at, hc_part part)
{
	hc_ledger_waiver waiver = waivers[at];

	if (!is_in(at, part) && (waiver.state == HC_WAIVER_IN_FORCE || waiver.state == HC_WAIVER_NOT_NEEDED))
		waiver.state = HC_WAIVER_MATCHES_NOTHING;
	return hc_ledger_add_waiver(ledger, &waiver, NULL);
}

static hc_status fill_part(hc_ledger *ledger, hc_part part, int64_t here[FIXTURE_RULES])
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < FIXTURE_RESULTS; i++) {
		if (!is_in(i, part))
			continue;
		status = hc_ledger_add(ledger, &results[i], 1, NULL, NULL);
		here[results[i].rule]++;
	}
	for (i = 0; status == HC_OK && i < FIXTURE_VERDICTS; i++)
		status = is_in(i, part) ? hc_ledger_add_verdict(ledger, &verdicts[i], NULL) : HC_OK;
	for (i = 0; status == HC_OK && i < sizeof owner_facets / sizeof *owner_facets; i++)
		status = hc_ledger_add_facet(ledger, owner_facets[i].owner, owner_facets[i].facet, &owner_facets[i].value, NULL);
	for (i = 0; status == HC_OK && i < PROBLEMS; i++)
		status = hc_ledger_add_problem(ledger, &problems[i], NULL);
	for (i = 0; status == HC_OK && i < FIXTURE_WAIVERS; i++)
		status = add_waiver(ledger, i, part);
	return status;
}

hc_ledger *fixture_part(const char *path, unsigned number, unsigned of)
{
	hc_ledger_facts own = facts;
	int64_t here[FIXTURE_RULES] = { 0 };
	hc_ledger *ledger = NULL;
	hc_status status;

	own.part = (hc_part){ number, of };
	status = hc_ledger_create(&ledger, path, &own, NULL);
	if (status == HC_OK)
		status = fill_part(ledger, own.part, here);
	if (status == HC_OK)
		status = hc_ledger_add_shares(ledger, here, expected, NULL);
	if (status == HC_OK && hc_ledger_finish(ledger, here, NULL, NULL) == HC_OK)
		return ledger;
	hc_ledger_close(ledger);
	return NULL;
}

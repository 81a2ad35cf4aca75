-- Every full-time professional teacher has practised in enterprises for six months or more in five years.
local professional = filter { employment = "full_time", teaches = "professional" }
local six  = { employment = "full_time", teaches = "professional", enterprise_months_5y = 6 }
local five = { employment = "full_time", teaches = "professional", enterprise_months_5y = 5 }

return rule {
  id       = "staffing.enterprise_practice",
  title    = { zh = "专业教师五年内企业实践", en = "Enterprise practice of professional teachers" },
  clauses  = { "practice-2016:4" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local teachers = school.teachers:where(professional)
    return every(teachers, { enterprise_months_5y = at_least(limits.min_practice_months) })
  end,

  examples = {
    { "six months each", result = "pass", school = { teachers = { { 10, six } } } },
    { "one of seven months", result = "pass",
      school = { teachers = { { 9, six }, { 1, six, { enterprise_months_5y = 7 } } } } },
    { "one of five months", result = "fail", shortfall = 1, evidence_count = 1,
      school = { teachers = { { 9, six }, { 1, five } } } },
    { "one of five months and a half", result = "fail", shortfall = 1,
      school = { teachers = { { 9, six }, { 1, five, { enterprise_months_5y = 5.5 } } } } },
    { "a teacher of basic courses", result = "pass",
      school = { teachers = { { 9, six }, { 1, five, { teaches = "public_basic" } } } } },
    { "a part-time teacher", result = "pass",
      school = { teachers = { { 9, six }, { 1, five, { employment = "part_time" } } } } },
    { "months of one not known", result = "unknown", missing = { "teacher.enterprise_months_5y" },
      school = { teachers = { { 9, six }, { 1, six, { enterprise_months_5y = unknown } } } } },
    { "months of one not known, and another falls short", result = "fail", shortfall = 1,
      school = { teachers = { { 9, six }, { 1, five }, { 1, six, { enterprise_months_5y = unknown } } } } },
    { "not known what one of six months teaches", result = "pass",
      school = { teachers = { { 9, six }, { 1, six, { teaches = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "on the rule's first day", result = "fail", shortfall = 1, as_of = "2016-05-13",
      school = { teachers = { { 1, five } } } },
    { "the day before the rule", result = "notapplicable", as_of = "2016-05-12",
      school = { teachers = { { 1, five } } } },
  },
}

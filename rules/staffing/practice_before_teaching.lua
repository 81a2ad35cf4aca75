-- Nobody hired since the rule, and new to enterprises, has taught professional courses without practising first.
-- Practice is recorded for five years only, so those hired before that are left out.
local without = { teaches = "professional", enterprise_experience = false, enterprise_months_5y = 0,
                  hired_on = "2016-05-13", first_taught_on = "2016-09-01" }

return rule {
  id       = "staffing.practice_before_teaching",
  title    = { zh = "新任专业教师先实践再上岗", en = "Practice before teaching" },
  clauses  = { "practice-2016:4" },
  severity = "minor",
  subject  = "school",

  check = function(school, limits)
    local newcomers = school.teachers:where { teaches = "professional", enterprise_experience = false }
      :where { hired_on = at_least(date(limits.practice_rule_from[1])) }
      :where { hired_on = at_least(months_before(as_of, 60)) }
    return none(newcomers:where { enterprise_months_5y = 0, first_taught_on = at_most(as_of) })
  end,

  examples = {
    { "hired on the rule's day, taught and never practised", result = "fail", shortfall = 1, evidence_count = 1,
      school = { teachers = { { 1, without }, { 5, without, { enterprise_months_5y = 1 } } } } },
    { "hired the day after", result = "fail", shortfall = 1,
      school = { teachers = { { 1, without, { hired_on = "2016-05-14" } } } } },
    { "hired the day before", result = "pass",
      school = { teachers = { { 1, without, { hired_on = "2016-05-12" } } } } },
    { "practised", result = "pass", school = { teachers = { { 1, without, { enterprise_months_5y = 1 } } } } },
    { "had worked in an enterprise", result = "pass",
      school = { teachers = { { 1, without, { enterprise_experience = true } } } } },
    { "teaches basic courses", result = "pass",
      school = { teachers = { { 1, without, { teaches = "public_basic" } } } } },
    { "begins to teach today", result = "fail", shortfall = 1,
      school = { teachers = { { 1, without, { first_taught_on = "2019-03-22" } } } } },
    { "begins to teach tomorrow", result = "pass",
      school = { teachers = { { 1, without, { first_taught_on = "2019-03-23" } } } } },
    { "hired five years ago", result = "fail", shortfall = 1, as_of = "2021-05-13",
      school = { teachers = { { 1, without } } } },
    { "hired five years and a day ago", result = "pass", as_of = "2021-05-14",
      school = { teachers = { { 1, without } } } },
    { "experience not known", result = "unknown", missing = { "teacher.enterprise_experience" },
      school = { teachers = { { 1, without, { enterprise_experience = unknown } } } } },
    { "experience not known of one who practised", result = "pass",
      school = { teachers = { { 1, without, { enterprise_experience = unknown, enterprise_months_5y = 1 } } } } },
    { "day of hiring not known", result = "unknown", missing = { "teacher.hired_on" },
      school = { teachers = { { 1, without, { hired_on = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "the day before the rule", result = "notapplicable", as_of = "2016-05-12",
      school = { teachers = { { 1, without } } } },
  },
}

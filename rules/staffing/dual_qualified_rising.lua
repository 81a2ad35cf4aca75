-- The dual-qualified share of the full-time professional teachers is no smaller than last year.
local professional = filter { employment = "full_time", teaches = "professional" }
local dual   = { employment = "full_time", teaches = "professional", dual_qualified = true }
local single = { employment = "full_time", teaches = "professional", dual_qualified = false }

return rule {
  id       = "staffing.dual_qualified_rising",
  title    = { zh = "双师型教师比例不低于上年", en = "Dual-qualified share no smaller than last year" },
  clauses  = { "plan-2019:11" },
  severity = "note",
  subject  = "school",

  check = function(school)
    local teachers = school.teachers:where(professional)
    return at_least(share(teachers:where { dual_qualified = true }, teachers), school.dual_qualified_share_last_year)
  end,

  examples = {
    { "three of ten as last year", result = "pass",
      school = { dual_qualified_share_last_year = 0.3, teachers = { { 3, dual }, { 7, single } } } },
    { "four of ten after three", result = "pass",
      school = { dual_qualified_share_last_year = 0.3, teachers = { { 4, dual }, { 6, single } } } },
    { "two of ten after three", result = "fail", shortfall = 1,
      school = { dual_qualified_share_last_year = 0.3, teachers = { { 2, dual }, { 8, single } } } },
    { "299 of a thousand after three of ten", result = "fail", shortfall = 1,
      school = { dual_qualified_share_last_year = 0.3, teachers = { { 299, dual }, { 701, single } } } },
    { "last year not known", result = "unknown", missing = { "school.dual_qualified_share_last_year" },
      school = { teachers = { { 3, dual }, { 7, single } } } },
    { "last year not known, and all of them now", result = "pass", school = { teachers = { { 10, dual } } } },
    { "one not known", result = "unknown", missing = { "teacher.dual_qualified" },
      school = { dual_qualified_share_last_year = 0.3,
        teachers = { { 2, dual }, { 7, single }, { 1, single, { dual_qualified = unknown } } } } },
    { "none last year, and one not known", result = "pass",
      school = { dual_qualified_share_last_year = 0, teachers = { { 1, single, { dual_qualified = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" },
      school = { dual_qualified_share_last_year = 0.3, teachers = {} } },
    { "two of ten after three, after the plan's year", result = "notapplicable", as_of = "2020-01-01",
      school = { dual_qualified_share_last_year = 0.3, teachers = { { 2, dual }, { 8, single } } } },
    { "no professional teachers", result = "notapplicable",
      school = { dual_qualified_share_last_year = 0.3, teachers = { { 10, single, { teaches = "public_basic" } } } } },
  },
}

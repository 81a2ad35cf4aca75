-- At least 30 % of the full-time professional teachers are dual-qualified.
local professional = filter { employment = "full_time", teaches = "professional" }
local dual   = { employment = "full_time", teaches = "professional", dual_qualified = true }
local single = { employment = "full_time", teaches = "professional", dual_qualified = false }
local basic  = { employment = "full_time", teaches = "public_basic", dual_qualified = false }

return rule {
  id       = "staffing.dual_qualified_share",
  title    = { zh = "专业教师中双师型教师比例", en = "Dual-qualified share of professional teachers" },
  clauses  = { "setup-2010:7", "plan-2019:11" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local teachers = school.teachers:where(professional)
    return at_least(share(teachers:where { dual_qualified = true }, teachers), limits.min_dual_qualified_share)
  end,

  examples = {
    { "three of ten", result = "pass", actual = "3/10", school = { teachers = { { 3, dual }, { 7, single } } } },
    { "four of ten", result = "pass", school = { teachers = { { 4, dual }, { 6, single } } } },
    { "two of ten", result = "fail", shortfall = 1, actual = "2/10", evidence_count = 8,
      school = { teachers = { { 2, dual }, { 8, single } } } },
    { "2997 of ten thousand do not round up", result = "fail", shortfall = 3,
      school = { teachers = { { 2997, dual }, { 7003, single } } } },
    { "teachers of basic courses do not count", result = "pass",
      school = { teachers = { { 3, dual }, { 7, single }, { 10, basic } } } },
    { "part-time teachers do not count", result = "fail", shortfall = 1,
      school = { teachers = { { 2, dual }, { 8, single }, { 5, dual, { employment = "part_time" } } } } },
    { "one not known", result = "unknown", missing = { "teacher.dual_qualified" },
      school = { teachers = { { 2, dual }, { 7, single }, { 1, single, { dual_qualified = unknown } } } } },
    { "one not known who is not needed", result = "pass",
      school = { teachers = { { 3, dual }, { 6, single }, { 1, single, { dual_qualified = unknown } } } } },
    { "not known what one without teaches, which does not matter", result = "pass",
      school = { teachers = { { 3, dual }, { 6, single }, { 1, single, { teaches = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "no professional teachers", result = "notapplicable", school = { teachers = { { 10, basic } } } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { teachers = { { 2, dual }, { 8, single } } } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { teachers = { { 2, dual }, { 8, single } } } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", teachers = { { 10, single } } } },
  },
}

-- At least 20 % of the full-time teachers hold a senior title.
local full_time = filter { employment = "full_time" }
local senior    = { employment = "full_time", title = "senior" }
local junior    = { employment = "full_time", title = "junior" }

return rule {
  id       = "staffing.senior_title_share",
  title    = { zh = "专任教师高级职称比例", en = "Senior titles among full-time teachers" },
  clauses  = { "setup-2010:7" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local teachers = school.teachers:where(full_time)
    return at_least(share(teachers:where { title = "senior" }, teachers), limits.min_senior_title_share)
  end,

  examples = {
    { "two of ten", result = "pass", school = { teachers = { { 2, senior }, { 8, junior } } } },
    { "three of ten", result = "pass", school = { teachers = { { 3, senior }, { 7, junior } } } },
    { "one of ten", result = "fail", shortfall = 1, actual = "1/10",
      school = { teachers = { { 1, senior }, { 9, junior } } } },
    { "199 of a thousand", result = "fail", shortfall = 1,
      school = { teachers = { { 199, senior }, { 801, junior } } } },
    { "intermediate titles do not count", result = "fail", shortfall = 1,
      school = { teachers = { { 1, senior }, { 9, junior, { title = "intermediate" } } } } },
    { "part-time teachers do not count", result = "fail", shortfall = 1,
      school = { teachers = { { 1, senior }, { 9, junior }, { 5, senior, { employment = "part_time" } } } } },
    { "one not known", result = "unknown", missing = { "teacher.title" },
      school = { teachers = { { 1, senior }, { 8, junior }, { 1, junior, { title = unknown } } } } },
    { "one not known who is not needed", result = "pass",
      school = { teachers = { { 2, senior }, { 7, junior }, { 1, junior, { title = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "no full-time teacher", result = "notapplicable",
      school = { teachers = { { 5, senior, { employment = "part_time" } } } } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { teachers = { { 1, senior }, { 9, junior } } } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { teachers = { { 1, senior }, { 9, junior } } } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", teachers = { { 10, junior } } } },
  },
}

-- At least half of the full-time teachers teach professional courses.
local full_time    = filter { employment = "full_time" }
local professional = { employment = "full_time", teaches = "professional" }
local basic        = { employment = "full_time", teaches = "public_basic" }

return rule {
  id       = "staffing.professional_teacher_share",
  title    = { zh = "专业教师比例", en = "Professional teachers among full-time teachers" },
  clauses  = { "setup-2010:7", "setup-2001:6" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local teachers = school.teachers:where(full_time)
    return at_least(share(teachers:where { teaches = "professional" }, teachers), limits.min_professional_teacher_share)
  end,

  examples = {
    { "five of ten", result = "pass", school = { teachers = { { 5, professional }, { 5, basic } } } },
    { "six of ten", result = "pass", school = { teachers = { { 6, professional }, { 4, basic } } } },
    { "four of ten", result = "fail", shortfall = 1, school = { teachers = { { 4, professional }, { 6, basic } } } },
    { "499 of a thousand", result = "fail", shortfall = 1,
      school = { teachers = { { 499, professional }, { 501, basic } } } },
    { "part-time teachers do not count", result = "fail", shortfall = 1,
      school = { teachers = { { 4, professional }, { 6, basic },
        { 5, professional, { employment = "part_time" } } } } },
    { "one not known", result = "unknown", missing = { "teacher.teaches" },
      school = { teachers = { { 4, professional }, { 5, basic }, { 1, basic, { teaches = unknown } } } } },
    { "one not known who is not needed", result = "pass",
      school = { teachers = { { 5, professional }, { 4, basic }, { 1, basic, { teaches = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "no full-time teacher", result = "notapplicable",
      school = { teachers = { { 5, basic, { employment = "part_time" } } } } },
    { "on the first day of the standard of 2010", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { teachers = { { 4, professional }, { 6, basic } } } },
    { "five of ten under the standard of 2001", result = "pass", as_of = "2010-07-05",
      school = { teachers = { { 5, professional }, { 5, basic } } } },
    { "499 of a thousand under it", result = "fail", shortfall = 1, as_of = "2010-07-05",
      school = { teachers = { { 499, professional }, { 501, basic } } } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", teachers = { { 10, basic } } } },
  },
}

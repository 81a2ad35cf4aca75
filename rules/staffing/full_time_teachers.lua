-- The school has at least the number of full-time teachers that the standard asks for.
local full = { employment = "full_time" }
local part = { employment = "part_time" }

return rule {
  id       = "staffing.full_time_teachers",
  title    = { zh = "专任教师数", en = "Full-time teachers" },
  clauses  = { "setup-2010:7", "setup-2001:6", "standard-2022:2" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    return at_least(school.teachers:where { employment = "full_time" }, limits.min_full_time_teachers)
  end,

  examples = {
    { "sixty", result = "pass", school = { teachers = { { 60, full } } } },
    { "one more", result = "pass", school = { teachers = { { 61, full } } } },
    { "one fewer", result = "fail", shortfall = 1, school = { teachers = { { 59, full } } } },
    { "part-time teachers do not count", result = "fail", shortfall = 1,
      school = { teachers = { { 59, full }, { 20, part } } } },
    { "not known whether the sixtieth is full-time", result = "unknown", missing = { "teacher.employment" },
      school = { teachers = { { 59, full }, { 1, { employment = unknown } } } } },
    { "not known of one who is not needed", result = "pass",
      school = { teachers = { { 60, full }, { 1, { employment = unknown } } } } },
    { "not known of one who would not be enough", result = "fail", shortfall = 1,
      school = { teachers = { { 58, full }, { 1, { employment = unknown } } } } },
    { "teachers not known", result = "unknown", missing = { "teacher" }, school = { teachers = {} } },
    { "55 do not do since 2010", result = "fail", shortfall = 5, as_of = "2010-07-06",
      school = { teachers = { { 55, full } } } },
    { "55 did in a city until 2010", result = "pass", as_of = "2010-07-05", school = { teachers = { { 55, full } } } },
    { "54 did not", result = "fail", shortfall = 1, as_of = "2010-07-05", school = { teachers = { { 54, full } } } },
    { "35 did in the country until 2010", result = "pass", as_of = "2010-07-05",
      school = { site = "rural", teachers = { { 35, full } } } },
    { "34 did not", result = "fail", shortfall = 1, as_of = "2010-07-05",
      school = { site = "rural", teachers = { { 34, full } } } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", teachers = { { 20, full } } } },
    { "a remote poor area", result = "notapplicable",
      school = { remote_poor_area = true, teachers = { { 20, full } } } },
  },
}
